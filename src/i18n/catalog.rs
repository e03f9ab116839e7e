//! The words of one language.

use chrono::NaiveDate;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Argument, Language, Message};

/// Defines the table of the catalogs' files: each exists in every language.
macro_rules! catalogs {
    ($($area:literal),+ $(,)?) => {
        /// Returns the texts of a language's catalogs, one for each part of the house that speaks.
        pub(crate) fn sources(language: Language) -> &'static [&'static str] {
            match language {
                Language::Vi => &[$(include_str!(concat!("vi/", $area, ".ftl"))),+],
                Language::En => &[$(include_str!(concat!("en/", $area, ".ftl"))),+],
            }
        }
    };
}

catalogs!(
    "archive",
    "change",
    "check",
    "cli",
    "complete",
    "edit",
    "fields",
    "fix",
    "fmt",
    "following",
    "formats",
    "git",
    "help",
    "import",
    "index",
    "lists",
    "query",
    "recognition",
    "references",
    "render",
    "report",
    "rules",
    "search",
    "settings",
    "topics",
    "values",
    "wizard",
    "work"
);

/// The messages of one language, ready to be shown.
pub struct Catalog {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Catalog {
    /// Returns the catalog of `language`. The words are part of the program, so nothing can be missing
    /// or malformed that the tests have not seen.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let identifier = language.code().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks would be invisible characters in the output, which this tool reports in others.
        bundle.set_use_isolating(false);
        for source in sources(language) {
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// Returns the catalog's language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the words of `message`; its key where the catalog lacks it (a test proves that none does).
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        let mut arguments = FluentArgs::with_capacity(message.arguments.len());
        for (name, value) in &message.arguments {
            let value = match value {
                Argument::Text(text) => FluentValue::from(text.as_str()),
                Argument::Number(number) => FluentValue::from(*number),
                Argument::Day(date) => FluentValue::from(self.day(*date)),
                Argument::Message(inner) => FluentValue::from(self.say(inner)),
            };
            arguments.set(*name, value);
        }
        self.format(message.key, Some(&arguments)).unwrap_or_else(|| message.key.to_owned())
    }

    /// Writes a day as the language does: 08/05/2023 in Vietnamese, 2023-05-08 in English.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> String {
        match self.language {
            Language::Vi => date.format("%d/%m/%Y").to_string(),
            Language::En => date.to_string(),
        }
    }

    /// Returns the words of a key without blanks, if the catalog has it. Meant for keys that are made from
    /// names (of commands, fields, values); for all others see [`Catalog::say`].
    #[must_use]
    pub fn get(&self, key: &str) -> Option<String> {
        self.format(key, None)
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned())
    }
}
