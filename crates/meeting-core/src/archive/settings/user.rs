//! The settings of a user, for all archives: `config.yaml` in the user's own folder.

use std::io::ErrorKind;
use std::path::PathBuf;

use etcetera::BaseStrategy;
use schemars::JsonSchema;
use serde::Deserialize;

use super::check::{FileFormat, parse, written};
use super::raw::{language, schema_of};
use crate::archive::{ArchiveError, OwnFile, ReadError, read};
use crate::finding::Finding;
use crate::i18n::Language;
use crate::model::TEXT_PATTERN;

/// The settings of a user.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserSettings {
    /// Language of the messages, whatever the archive says.
    pub language: Option<Language>,
    /// The command that edits files.
    pub editor: Option<String>,
}

/// Settings of a user of meeting records, for all archives.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(title = "Meeting user settings", deny_unknown_fields)]
struct RawUserSettings {
    /// Language of messages: `vi` or `en`. The option `--lang` and `MEETING_LANG` take precedence.
    #[schemars(schema_with = "language")]
    #[serde(default)]
    language: Option<String>,
    /// Command that edits files, such as `code --wait`.
    #[schemars(extend("pattern" = TEXT_PATTERN))]
    editor: Option<String>,
}

impl UserSettings {
    /// The file that they are in: `$XDG_CONFIG_HOME/meeting/config.yaml`, or in the platform's folder. `None` if the system
    /// has none.
    #[must_use]
    pub fn file() -> Option<PathBuf> {
        Some(etcetera::choose_base_strategy().ok()?.config_dir().join("meeting").join("config.yaml"))
    }

    /// The settings in the user's file; without one, the default.
    ///
    /// # Errors
    /// Where it cannot be read, or has mistakes.
    pub fn read() -> Result<Self, ArchiveError> {
        let Some(path) = Self::file() else { return Ok(Self::default()) };
        let text = match read(&path) {
            Ok(text) => text,
            Err(ReadError::Io(error)) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(Self::default());
            }
            Err(source) => return Err(ArchiveError::Read { path, source }),
        };
        Self::of(&text).map_err(|findings| ArchiveError::Settings { path, text, findings })
    }

    /// The settings in `text`, or every finding in it, in its order.
    fn of(text: &str) -> Result<Self, Vec<Finding>> {
        let Some(document) = parse(text, OwnFile::Settings)? else { return Ok(Self::default()) };
        let mut findings = Vec::new();
        let format = FileFormat::of_settings(schema_of::<RawUserSettings>().to_value());
        let written: RawUserSettings = written(&document, &format, &mut findings);
        findings.sort_by_key(|finding| finding.span);
        let language = written.language.and_then(|code| Language::of_code(&code));
        let settings = Self { language, editor: written.editor };
        if findings.is_empty() { Ok(settings) } else { Err(findings) }
    }
}

#[cfg(test)]
mod tests {
    use super::UserSettings;
    use crate::i18n::{Catalog, Language};

    #[test]
    fn what_a_user_sets() {
        let set = |language, editor: Option<&str>| Ok(UserSettings { language, editor: editor.map(str::to_owned) });
        for (text, expected) in [
            ("", set(None, None)),
            ("# nothing\n", set(None, None)),
            ("language: vi\n", set(Some(Language::Vi), None)),
            ("editor: code --wait\nlanguage: en\n", set(Some(Language::En), Some("code --wait"))),
            ("editor:\nlanguage: ~\n", set(None, None)),
        ] {
            assert_eq!(UserSettings::of(text), expected, "{text:?}");
        }
    }

    #[test]
    fn mistakes_have_a_place_and_advice() {
        let text = "langauge: vi\nlanguage: fr\neditor: [vim]\nrecords: x\n";
        let words = Catalog::new(Language::En);
        let shown = UserSettings::of(text).unwrap_err().into_iter().map(|finding| {
            let place = &text[finding.span.start..finding.span.end];
            let help = finding.help.map_or_else(String::new, |help| format!(" ({})", words.say(&help)));
            format!("{} {place:?}: {}{help}", finding.code, words.say(&finding.message))
        });
        insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"), @r#"
        settings-unknown-key "langauge": unknown setting `langauge` (did you mean `language`?)
        settings-wrong-value "fr": `language` must be `vi` or `en`
        settings-wrong-value "[vim]": `editor` must be a command, such as `nano` or `code --wait`
        settings-unknown-key "records": unknown setting `records` (the settings are `language`, `editor`)
        "#);
        assert_eq!(UserSettings::of("language: [").unwrap_err()[0].code, "settings-syntax");
    }
}
