//! The texts of one language.

use chrono::NaiveDate;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Argument, Language, Message};

/// The texts of a crate's messages: the contents of its `.ftl` files (Project Fluent's syntax), by language. Made by [`texts!`].
#[derive(Debug)]
pub struct Texts {
    /// In Vietnamese.
    pub vi: &'static [&'static str],
    /// In English.
    pub en: &'static [&'static str],
}

impl Texts {
    /// The texts in `language`.
    #[must_use]
    pub fn of(&self, language: Language) -> &'static [&'static str] {
        match language {
            Language::Vi => self.vi,
            Language::En => self.en,
        }
    }
}

/// The [`Texts`] of the files `locales/<language>/<name>.ftl` next to the file that calls this.
#[macro_export]
macro_rules! texts {
    ($($name:literal),+ $(,)?) => {
        $crate::i18n::Texts {
            vi: &[$(include_str!(concat!("locales/vi/", $name, ".ftl"))),+],
            en: &[$(include_str!(concat!("locales/en/", $name, ".ftl"))),+],
        }
    };
}

/// The messages of one language, ready to be shown.
pub struct Catalog {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Catalog {
    /// The messages of this crate in `language`. They are part of the program, so nothing can be missing or malformed that
    /// the tests have not seen.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let identifier = language.code().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks would be invisible characters in the output, which this tool reports in others.
        bundle.set_use_isolating(false);
        Self { language, bundle }.with(&crate::TEXTS)
    }

    /// The catalog with the messages of another crate.
    #[must_use]
    pub fn with(mut self, texts: &Texts) -> Self {
        for text in texts.of(self.language) {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partial, _)| partial);
            self.bundle.add_resource_overriding(resource);
        }
        self
    }

    /// The catalog with a text of its own for each key, such as the words of an office.
    #[must_use]
    pub fn with_words<'w>(mut self, words: impl IntoIterator<Item = (String, &'w str)>) -> Self {
        let lines = words.into_iter().map(|(key, text)| {
            let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " ");
            format!("{key} = {{ \"{text}\" }}\n")
        });
        let resource = FluentResource::try_new(lines.collect()).unwrap_or_else(|(partial, _)| partial);
        self.bundle.add_resource_overriding(resource);
        self
    }

    /// The catalog's language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of `message`; its key if the catalog lacks it (a test proves that none is missing).
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        let mut arguments = FluentArgs::with_capacity(message.arguments.len());
        for (name, value) in &message.arguments {
            let value = match value {
                Argument::Text(text) => FluentValue::from(text.as_str()),
                Argument::Number(number) => FluentValue::from(*number),
                Argument::Day(date) => FluentValue::from(self.day(*date)),
                Argument::Days(dates) => {
                    let dates: Vec<String> = dates.iter().map(|date| self.day(*date)).collect();
                    FluentValue::from(dates.join(", "))
                }
                Argument::Message(inner) => FluentValue::from(self.say(inner)),
                Argument::Messages(all) => {
                    FluentValue::from(all.iter().map(|inner| self.say(inner)).collect::<Vec<_>>().join(", "))
                }
            };
            arguments.set(*name, value);
        }
        self.format(message.key, Some(&arguments)).unwrap_or_else(|| message.key.to_owned())
    }

    /// Formats a date: 08/05/2023 in Vietnamese, 2023-05-08 in English.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> String {
        match self.language {
            Language::Vi => date.format("%d/%m/%Y").to_string(),
            Language::En => date.to_string(),
        }
    }

    /// Formats a time (`HH:MM`): 8 giờ 30 in Vietnamese, 08:30 in English.
    #[must_use]
    pub fn time(&self, time: &str) -> String {
        match (self.language, time.split_once(':')) {
            (Language::Vi, Some((hour, minute))) => {
                let hour = hour.strip_prefix('0').unwrap_or(hour);
                format!("{hour} giờ {minute}")
            }
            _ => time.to_owned(),
        }
    }

    /// How much `count` is of `all`, in tenths of a percent; `None` of nothing. What is not everything never reads 100%, and
    /// what is not nothing never 0%.
    #[must_use]
    pub fn percentage(&self, count: usize, all: usize) -> Option<String> {
        let rounded = (count * 1000 + all / 2).checked_div(all)?;
        let tenths = if count == all || count == 0 { rounded } else { rounded.clamp(1, 999) };
        let point = match self.language {
            Language::Vi => ',',
            Language::En => '.',
        };
        Some(format!("{}{point}{}%", tenths / 10, tenths % 10))
    }

    /// The text of a key without placeholders, if the catalog has it. For keys that are built from names (of commands,
    /// fields, values); for all others see [`Catalog::say`].
    #[must_use]
    pub fn get(&self, key: &str) -> Option<String> {
        self.format(key, None)
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Catalog;
    use crate::i18n::{Language, Message};
    use chrono::NaiveDate;

    #[test]
    fn dates_and_times_follow_the_language() {
        let date = |day| NaiveDate::from_ymd_opt(2023, 5, day).unwrap();
        let [vi, en] = [Language::Vi, Language::En].map(Catalog::new);
        let message = Message::new("due-before-session").with("due", date(7)).with("date", date(8));
        assert_eq!(vi.say(&message), "hạn hoàn thành 07/05/2023 trước ngày họp 08/05/2023");
        assert_eq!(en.say(&message), "due on 2023-05-07, before the meeting on 2023-05-08");
        let several = Message::new("update-occurrence-near").with("dates", vec![date(7), date(8)]);
        assert_eq!(vi.say(&several), "các kỳ gần nhất: 07/05/2023, 08/05/2023");
        // What is to be typed into a file is a text.
        let typed = Message::new("due-before-session-meant").with("date", date(8).to_string());
        assert_eq!(vi.say(&typed), "có phải 2023-05-08?");
        assert_eq!((vi.time("08:30"), en.time("08:30")), ("8 giờ 30".to_owned(), "08:30".to_owned()));
    }
    #[test]
    fn percentages() {
        let catalog = Catalog::new(Language::Vi);
        for (count, all, text) in [
            (0, 0, None),
            (0, 3, Some("0,0%")),
            (1, 3, Some("33,3%")),
            (2, 3, Some("66,7%")),
            (3, 3, Some("100,0%")),
            (9_999, 10_000, Some("99,9%")),
            (1, 10_000, Some("0,1%")),
        ] {
            assert_eq!(catalog.percentage(count, all).as_deref(), text);
        }
        assert_eq!(Catalog::new(Language::En).percentage(1, 2).as_deref(), Some("50.0%"));
    }
}
