//! The text of `meeting.yaml` to settings, or to everything that is wrong with it.

use std::fmt::Write;

use jsonschema::error::ValidationErrorKind;
use jsonschema::paths::{Location, LocationSegment};
use serde_json::Value;

use super::Settings;
use super::settings::{Written, settings_schema};
use crate::diagnostic::{Diagnostic, Group, Severity, Span};
use crate::i18n::Message;
use crate::text::suggest::nearest;
use crate::yaml::{self, Node, Problem, ProblemKind};

/// Returns the settings that `text` says.
///
/// # Errors
/// Every finding, in the order of the text.
pub fn settings_of(text: &str) -> Result<Settings, Vec<Diagnostic>> {
    let document = match yaml::parse(text) {
        Ok(document) if document.problems.is_empty() => document,
        Ok(document) => return Err(document.problems.iter().map(of_problem).collect()),
        // Comments alone: every setting has its default.
        Err(problems) if problems.iter().all(|problem| problem.kind == ProblemKind::Empty) => {
            return Ok(Settings::default());
        }
        Err(problems) => return Err(problems.iter().map(of_problem).collect()),
    };
    let mut findings = structure(&document.root, &document.value);
    if findings.is_empty() {
        match serde_json::from_value::<Written>(document.value) {
            Ok(written) => return Ok(written.into()),
            // The schema comes from the type, so this is a value that the schema should have refused.
            Err(_) => findings.push(finding(SYNTAX, Message::new("settings-expected-mapping"), document.root.span)),
        }
    }
    findings.sort_by_key(|finding| finding.span);
    Err(findings)
}

const SYNTAX: &str = "settings-syntax";
const UNKNOWN_KEY: &str = "settings-unknown-key";
const WRONG_VALUE: &str = "settings-wrong-value";

fn finding(code: &'static str, message: Message, span: Span) -> Diagnostic {
    Diagnostic {
        code,
        group: if code == SYNTAX { Group::Syntax } else { Group::Structure },
        severity: Severity::Error,
        message,
        span,
        path: String::new(),
        label: None,
        related: Vec::new(),
        help: None,
        fix: None,
    }
}

fn of_problem(problem: &Problem) -> Diagnostic {
    if let ProblemKind::DuplicateKey { key, first } = &problem.kind {
        let message = Message::new("settings-duplicate-key").with("key", key);
        return finding(SYNTAX, message, problem.span).related_to(*first, Message::new("settings-first-here"));
    }
    let (key, help) = match problem.kind {
        ProblemKind::Tab => ("settings-tab", Some("settings-tab-help")),
        ProblemKind::ColonInText => ("settings-colon", Some("settings-colon-help")),
        ProblemKind::Quote => ("settings-quote", None),
        ProblemKind::Bracket => ("settings-bracket", None),
        ProblemKind::Indentation => ("settings-indentation", None),
        _ => ("settings-not-yaml", None),
    };
    Diagnostic { help: help.map(Message::new), ..finding(SYNTAX, Message::new(key), problem.span) }
}

/// Returns what the schema finds wrong.
fn structure(root: &Node, value: &Value) -> Vec<Diagnostic> {
    // The schema is our own and compiles: a test of this module would fail first.
    let Ok(validator) = jsonschema::draft202012::new(&settings_schema()) else { return Vec::new() };
    let mut findings = Vec::new();
    for error in validator.iter_errors(value) {
        if let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() {
            findings.extend(unexpected.iter().map(|key| unknown_key(root, key)));
        } else {
            findings.push(wrong_value(root, error.instance_path()));
        }
    }
    findings.dedup_by(|one, other| one.span == other.span);
    findings
}

/// The settings that there are.
const KEYS: [&str; 4] = ["language", "records", "shared", "abbreviations"];

fn unknown_key(root: &Node, key: &str) -> Diagnostic {
    let span = root.entry(key).map_or(root.span, |entry| entry.key_span);
    let message = Message::new("settings-unknown-key").with("key", key);
    let help = match nearest(key, KEYS) {
        Some(nearest) => Message::new("settings-did-you-mean").with("key", nearest),
        None => Message::new("settings-keys").with("keys", KEYS.map(|key| format!("`{key}`")).join(", ")),
    };
    Diagnostic { path: key.to_owned(), help: Some(help), ..finding(UNKNOWN_KEY, message, span) }
}

fn wrong_value(root: &Node, location: &Location) -> Diagnostic {
    let (mut node, mut path) = (root, String::new());
    for segment in location {
        // A location does not tell the key `0` from the item 0; the tree does.
        let next = match &segment {
            LocationSegment::Index(index) if !node.items().is_empty() => {
                let _ = write!(path, "[{index}]");
                node.item(*index)
            }
            key => {
                let key = key.to_string();
                path.push_str(if path.is_empty() { "" } else { "." });
                path.push_str(&key);
                node.get(&key)
            }
        };
        node = next.unwrap_or(node);
    }
    let expected = match path.split(['.', '[']).next() {
        Some("language") => "settings-expected-language",
        Some("records") => "settings-expected-records",
        Some("shared") => "settings-expected-shared",
        Some("abbreviations") => "settings-expected-abbreviations",
        _ => "settings-expected-mapping",
    };
    Diagnostic { path, ..finding(WRONG_VALUE, Message::new(expected), node.span) }
}

#[cfg(test)]
mod tests {
    use super::settings_of;
    use crate::archive::Settings;
    use crate::i18n::{Catalog, Language};

    /// Returns each finding as `code path "text at its place": message (help)`.
    fn findings(text: &str) -> Vec<String> {
        let words = Catalog::new(Language::En);
        let show = |finding: crate::diagnostic::Diagnostic| {
            let place = &text[finding.span.start..finding.span.end];
            let help = finding.help.map_or_else(String::new, |help| format!(" ({})", words.say(&help)));
            format!("{} {} {place:?}: {}{help}", finding.code, finding.path, words.say(&finding.message))
        };
        settings_of(text).unwrap_err().into_iter().map(show).collect()
    }

    #[test]
    fn nothing_said_is_the_default() {
        for text in ["", "\n", "# only a comment\n", "{}", "language:\nabbreviations: ~\nrecords:\nshared: null\n"] {
            assert_eq!(settings_of(text), Ok(Settings::default()), "{text:?}");
        }
    }

    #[test]
    fn every_setting() {
        let text = "language: vi\nrecords: van-ban\nshared: false\nabbreviations:\n  GDĐT: [Giáo dục và Đào tạo, GD&ĐT]\n  SNV: Sở Nội vụ\n  XX:\n  0: Số không\n";
        let settings = settings_of(text).unwrap();
        assert_eq!(settings.language, Some(Language::Vi));
        assert_eq!(settings.records, "van-ban");
        assert!(!settings.shared);
        let abbreviations: Vec<_> =
            settings.abbreviations.iter().map(|(short, long)| (short.as_str(), long.join("|"))).collect();
        assert_eq!(
            abbreviations,
            [
                ("0", "Số không".to_owned()),
                ("GDĐT", "Giáo dục và Đào tạo|GD&ĐT".to_owned()),
                ("SNV", "Sở Nội vụ".to_owned()),
            ]
        );
    }

    #[test]
    fn all_mistakes_in_one_run() {
        let text = "langauge: vi\nlanguage: fr\nrecords: ../x\nviews: {}\nshared: \"no\"\nabbreviations:\n  A: [x, 1]\n  0: 2\n";
        insta::assert_snapshot!(findings(text).join("\n"), @r#"
        settings-unknown-key langauge "langauge": unknown setting `langauge` (did you mean `language`?)
        settings-wrong-value language "fr": `language` must be `vi` or `en`
        settings-wrong-value records "../x": `records` must be the name of a folder in the archive, such as `records`
        settings-unknown-key views "views": unknown setting `views` (the settings are `language`, `records`, `shared`, `abbreviations`)
        settings-wrong-value shared "\"no\"": `shared` must be `true` or `false`
        settings-wrong-value abbreviations.A[1] "1": `abbreviations` must give each short form one long form or a list of them
        settings-wrong-value abbreviations.0 "2": `abbreviations` must give each short form one long form or a list of them
        "#);
    }

    #[test]
    fn folders_that_leave_the_archive() {
        for folder in ["..", "../a", "a/../..", "/etc", "C:/a", "a\\\\b", ".git", "a/.b", "a//b", "a/", "' '"] {
            assert_eq!(findings(&format!("records: {folder}\n")).len(), 1, "{folder}");
        }
        for folder in ["records", "a/b", "biên bản/2023"] {
            assert!(settings_of(&format!("records: {folder}\n")).is_ok(), "{folder}");
        }
    }

    #[test]
    fn not_yaml() {
        for (text, found) in [
            (
                "language: vi\nlanguage: en\n",
                "settings-syntax  \"language\": the setting `language` stands here a second time",
            ),
            ("records:\n\t- a\n", "settings-syntax  \"\\t\": a tab cannot indent (indent with spaces)"),
            ("language: 'vi\n", "settings-syntax  \"'vi\": a quotation mark is not closed, or something follows it"),
            ("abbreviations: {A: B\n", "settings-syntax  \"{\": a bracket is not closed, or another one closes it"),
            (
                "records: a: b\n",
                "settings-syntax  \":\": a second `: ` in a text without quotes (put the text in quotes)",
            ),
            ("- a\n", "settings-wrong-value  \"- a\": settings must be lines of `name: value`"),
            ("text", "settings-wrong-value  \"text\": settings must be lines of `name: value`"),
            ("a: *b\n", "settings-syntax  \"*b\": this is not YAML of the kind that settings may use"),
        ] {
            assert_eq!(findings(text), [found]);
        }
    }
}
