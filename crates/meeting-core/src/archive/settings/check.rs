//! Parses and checks `meeting.yaml`: settings, or all findings.

mod own;

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::field::{Fields, NoField};
use super::policy::{DATE_ORDERS, LevelsByCode};
use super::raw::{RawDeadlines, RawLevels, RawOffice, RawRules, RawSettings, Texts, settings_schema};
use super::{Deadlines, FIXED_RULES, Field, Form, Levels, Office, OwnSchema, Settings, View};
use crate::archive::{OwnFile, ReadError};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::{Language, Message};
use crate::schema::{Schema, Violation, ViolationKind};
use lossless_yaml::Span;
use lossless_yaml::{Data, Document, Edit, Entry, Node, Problem, ProblemKind, Step, path_name, pointer};
use viet_text::date::DateOrder;
use viet_text::nfc;
use viet_text::suggest::nearest;

/// Reads a file of the archive, by its path from the root.
pub type ReadFile<'a> = dyn Fn(&str) -> Result<String, ReadError> + 'a;

/// The settings in `text`. `read` reads the files that they name.
///
/// # Errors
/// Every finding, in the order of the text.
pub(crate) fn settings_of(text: &str, read: &ReadFile) -> Result<Settings, Vec<Finding>> {
    let (settings, findings) = examine(text, read);
    let is_usable = findings.iter().all(|finding| finding.severity == Severity::Note);
    if is_usable { Ok(settings) } else { Err(findings) }
}

/// The settings that `text` says, and every finding in it, notes included, in the order of the text.
pub(crate) fn examine(text: &str, read: &ReadFile) -> (Settings, Vec<Finding>) {
    let mut document = match parse(text, OwnFile::Settings) {
        Ok(Some(document)) => document,
        // Every setting has its default.
        Ok(None) => return (Settings::default(), Vec::new()),
        Err(findings) => return (Settings::default(), findings),
    };
    let mut findings = rename_old_keys(&mut document);
    let written: RawSettings = written(&document, &FileFormat::of_settings(settings_schema()), &mut findings);
    let entries = HashMap::new();
    let mut reader =
        Reader { text, root: &document.root, read, entries, fields: OnceCell::new(), own_kinds: Vec::new(), findings };
    let settings = reader.settings(written);
    let mut findings = reader.findings;
    findings.sort_by_key(|finding| finding.span);
    (settings, findings)
}

/// The document of a file of settings or of a directory; none of comments alone.
///
/// # Errors
/// What is wrong with it as YAML.
pub(in crate::archive) fn parse(text: &str, own: OwnFile) -> Result<Option<Document>, Vec<Finding>> {
    let problems = match lossless_yaml::parse(text) {
        Ok(document) if document.problems.is_empty() => return Ok(Some(document)),
        Ok(document) => document.problems,
        Err(problems) if problems.iter().all(|problem| problem.kind == ProblemKind::Empty) => return Ok(None),
        Err(problems) => problems,
    };
    Err(problems.iter().map(|problem| of_problem(problem, own)).collect())
}

/// Settings that have been renamed: the old name, which is still read, and the current one.
const OLD_KEYS: [(&str, &str); 1] = [("allow", "values")];

/// Gives settings of `document` that have an old name the current one, with a note for each.
fn rename_old_keys(document: &mut Document) -> Vec<Finding> {
    let mut notes = Vec::new();
    let (Data::Mapping(entries), Value::Object(value)) = (&mut document.root.data, &mut document.value) else {
        return notes;
    };
    for (old, current) in OLD_KEYS {
        if entries.iter().any(|entry| entry.key == current) {
            continue;
        }
        let Some(entry) = entries.iter_mut().find(|entry| entry.key == old) else { continue };
        current.clone_into(&mut entry.key);
        if let Some(setting) = value.remove(old) {
            value.insert(current.to_owned(), setting);
        }
        let message = Message::new("settings-old-key").with("key", old).with("name", current);
        let rule = (OLD_FORM, Group::Structure, Severity::Note);
        let note = Finding::new(rule, entry.key_span, old.to_owned(), message);
        notes.push(note.with_fix(Edit::new(entry.key_span, current)));
    }
    notes
}

/// The notes about old names of settings in `text`, each with its fix, and the document.
#[must_use]
pub fn old_keys(text: &str) -> Option<(Document, Vec<Finding>)> {
    let document = lossless_yaml::parse(text).ok()?;
    let notes = rename_old_keys(&mut document.clone());
    Some((document, notes))
}

/// Most findings that are reported.
pub(in crate::archive) const MOST: usize = 100;

/// Most abbreviations, and most long forms of each: every search tries all of them.
const MOST_ABBREVIATIONS: usize = 1_000;
const MOST_LONG_FORMS: usize = 24;

const SYNTAX: &str = "settings-syntax";
const UNKNOWN_KEY: &str = "settings-unknown-key";
pub(in crate::archive) const WRONG_VALUE: &str = "settings-wrong-value";
const OLD_FORM: &str = "old-form";

/// A finding of one of the rules about settings.
pub(in crate::archive) fn finding(code: &'static str, message: Message, span: Span) -> Finding {
    let group = if code == SYNTAX { Group::Syntax } else { Group::Structure };
    Finding::new((code, group, Severity::Error), span, String::new(), message)
}

fn of_problem(problem: &Problem, own: OwnFile) -> Finding {
    let of = |settings, directory| if own == OwnFile::Settings { settings } else { directory };
    if let ProblemKind::DuplicateKey { key, first } = &problem.kind {
        let message = Message::new(of("settings-duplicate-key", "directory-duplicate-key")).with("key", key);
        return finding(SYNTAX, message, problem.span).with_related(*first, Message::new("settings-first-here"));
    }
    let (key, help) = match problem.kind {
        ProblemKind::Tab => ("settings-tab", Some("settings-tab-help")),
        ProblemKind::ColonInText => ("settings-colon", Some("settings-colon-help")),
        ProblemKind::Quote => ("settings-quote", None),
        ProblemKind::Bracket if own == OwnFile::Directory => ("settings-bracket", None),
        ProblemKind::Bracket => ("settings-bracket", Some("settings-bracket-help")),
        ProblemKind::Escape => ("settings-escape", Some(of("settings-escape-help", "directory-escape-help"))),
        ProblemKind::Indentation => ("settings-indentation", None),
        ProblemKind::Conflict => ("yaml-conflict", Some("conflict-help")),
        _ => (of("settings-not-yaml", "directory-not-yaml"), None),
    };
    Finding { help: help.map(Message::new), ..finding(SYNTAX, Message::new(key), problem.span) }
}

/// What a file of an archive that is no record may contain.
pub(in crate::archive) struct FileFormat {
    /// Its JSON Schema.
    pub schema: Value,
    /// The key of the message that says what a value should be, given the keys that lead to it.
    pub expected: fn(&[&str]) -> &'static str,
    /// The keys of the message about an unknown key, and of that which names the known ones.
    pub unknown_key: [&'static str; 2],
}

impl FileFormat {
    /// That of settings with this schema.
    pub(super) fn of_settings(schema: Value) -> Self {
        Self { schema, expected, unknown_key: ["settings-unknown-key", "settings-keys"] }
    }
}

/// The document's value without what the schema rejects; each rejected value is a finding.
pub(in crate::archive) fn written<T: DeserializeOwned + Default>(
    document: &Document,
    format: &FileFormat,
    findings: &mut Vec<Finding>,
) -> T {
    // The schema is our own and compiles: a test of each module would fail first.
    let Ok(schema) = Schema::new(format.schema.clone()) else { return T::default() };
    let mut value = document.value.clone();
    let mut forget = |place: &[Step]| drop(value.pointer_mut(&pointer(place)).map(Value::take));
    for violation in schema.violations(document, MOST).all {
        let node = document.root.nearest(violation.path.iter().copied());
        let refused = RefusedValue { node, violation: &violation, format };
        for key in violation.unknown_keys() {
            findings.push(refused.unknown_key(key));
            forget(&refused.place_of(key));
        }
        if let ViolationKind::MissingKey(key) = &violation.kind {
            let message = Message::new("settings-missing-key").with("key", key);
            findings.push(refused.finding(WRONG_VALUE, message, node.span, key));
        }
        if violation.is_about_value() {
            findings.push(refused.wrong_value());
            forget(&violation.path);
        }
    }
    serde_json::from_value(value).unwrap_or_else(|_| {
        // The schema comes from the types, so this is a value that the schema should have refused.
        if findings.is_empty() {
            findings.push(finding(SYNTAX, Message::new((format.expected)(&[])), document.root.span));
        }
        T::default()
    })
}

/// The message about a setting that the schema refuses, by the keys that lead to it.
fn expected(keys: &[&str]) -> &'static str {
    match keys {
        ["language"] => "settings-expected-language",
        ["editor"] => "settings-expected-editor",
        ["records"] => "settings-expected-records",
        ["shared"] => "settings-expected-shared",
        ["office"] => "settings-expected-office",
        ["office", "profile"] => "settings-expected-profile",
        ["office", "term_start"] => "settings-expected-term",
        ["office", ..] => "settings-expected-office-text",
        ["abbreviations", ..] => "settings-expected-abbreviations",
        ["deadlines"] => "settings-expected-deadlines",
        ["deadlines", "before"] => "settings-expected-before",
        ["deadlines", ..] => "settings-expected-longest",
        ["holidays" | "workdays", ..] => "settings-expected-dates",
        ["dates"] => "settings-expected-date-order",
        ["rules"] => "settings-expected-rules",
        ["rules", "paths"] | ["rules", "paths", _] => "settings-expected-paths",
        ["rules", ..] => "settings-expected-level",
        ["require", ..] => "settings-expected-require",
        ["values", ..] => "settings-expected-allow",
        ["patterns", ..] => "settings-expected-patterns",
        ["schemas", ..] => "settings-expected-schemas",
        ["views", ..] => "settings-expected-views",
        ["kinds", ..] => "settings-expected-kinds",
        ["fields", ..] => "settings-expected-fields",
        _ => "settings-expected-mapping",
    }
}

/// A value that the schema refuses.
struct RefusedValue<'n> {
    node: &'n Node,
    violation: &'n Violation<'n>,
    format: &'n FileFormat,
}

impl<'n> RefusedValue<'n> {
    fn unknown_key(&self, key: &str) -> Finding {
        let span = self.node.entry(key).map_or(self.node.span, |entry| entry.key_span);
        let known = self.violation.known_keys();
        let (message, otherwise) = match self.violation.keys()[..] {
            ["rules"] | ["rules", "paths", _] if FIXED_RULES.contains(&key) => {
                let message = Message::new("settings-fixed-rule").with("code", key);
                return self
                    .finding(UNKNOWN_KEY, message, span, key)
                    .with_help(Message::new("settings-fixed-rule-help"));
            }
            ["rules"] | ["rules", "paths", _] => ("settings-unknown-rule", Message::new("settings-rules")),
            ["rules", "paths"] => {
                let message = Message::new("settings-expected-folder").with("folder", key);
                return self.finding(WRONG_VALUE, message, span, key);
            }
            ["schemas"] => ("settings-not-own", Message::new("settings-own").with("key", key)),
            ["fields"] => {
                let message = Message::new("settings-field-name").with("name", key);
                return self.finding(WRONG_VALUE, message, span, key);
            }
            ["kinds"] => {
                let message = Message::new("settings-kind-name").with("name", key);
                return self.finding(WRONG_VALUE, message, span, key);
            }
            ["views"] => {
                let message = Message::new("settings-view-name").with("name", key);
                return self.finding(WRONG_VALUE, message, span, key);
            }
            _ => {
                let names: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
                let [unknown, known] = self.format.unknown_key;
                (unknown, Message::new(known).with("keys", names.join(", ")))
            }
        };
        let help = match nearest(key, known.iter().copied()) {
            Some(near) => Message::new("settings-did-you-mean").with("key", near),
            None => otherwise,
        };
        self.finding(UNKNOWN_KEY, Message::new(message).with("key", key), span, key).with_help(help)
    }

    fn wrong_value(&self) -> Finding {
        let expected = (self.format.expected)(&self.violation.keys());
        let path = path_name(&self.violation.path);
        let finding = Finding { path, ..finding(WRONG_VALUE, Message::new(expected), self.node.span) };
        match self.violation.nearest_option() {
            Some(near) => finding.with_help(Message::new("settings-did-you-mean").with("key", near)),
            None => finding,
        }
    }

    fn place_of<'k>(&self, key: &'k str) -> Vec<Step<'k>>
    where
        'n: 'k,
    {
        [&self.violation.path[..], &[Step::Key(key)]].concat()
    }

    fn finding(&self, code: &'static str, message: Message, span: Span, key: &str) -> Finding {
        Finding { path: path_name(&self.place_of(key)), ..finding(code, message, span) }
    }
}

/// Makes settings out of what is written, and finds what only their meaning shows.
struct Reader<'a> {
    text: &'a str,
    root: &'a Node,
    read: &'a ReadFile<'a>,
    /// The entries of the settings that are mappings, by setting and key, as far as they were asked for.
    entries: HashMap<&'static str, HashMap<&'a str, &'a Entry>>,
    fields: OnceCell<Fields>,
    /// The names of the office's own kinds of sessions.
    own_kinds: Vec<String>,
    findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    /// The entry `key` of the setting `setting`, a mapping.
    fn entry(&mut self, setting: &'static str, key: &str) -> Option<&'a Entry> {
        let root = self.root;
        let entries = self.entries.entry(setting).or_insert_with(|| {
            let mapping = setting.split('.').try_fold(root, |node, name| node.get(name));
            mapping.map(Node::entries).unwrap_or_default().iter().map(|entry| (entry.key.as_str(), entry)).collect()
        });
        entries.get(key).copied()
    }

    fn settings(&mut self, written: RawSettings) -> Settings {
        let default = Settings::default();
        let records = written.records.as_deref().unwrap_or(&default.records);
        let kinds = self.kinds(&written.kinds.unwrap_or_default());
        self.own_kinds = kinds.iter().map(|kind| kind.name.to_owned()).collect();
        Settings {
            language: written.language.and_then(|code| Language::of_code(&code)),
            records: records.to_owned(),
            shared: written.shared.unwrap_or(default.shared),
            office: office(written.office.unwrap_or_default()),
            abbreviations: self.abbreviations(written.abbreviations.unwrap_or_default()),
            deadlines: deadlines(&written.deadlines.unwrap_or_default()),
            holidays: dates(written.holidays),
            workdays: dates(written.workdays),
            dates: written.dates.and_then(|name| date_order(&name)),
            rules: self.levels(written.rules.unwrap_or_default(), records),
            require: self.require(written.require.unwrap_or_default()),
            allow: self.allow(written.values.unwrap_or_default()),
            patterns: self.patterns(written.patterns.unwrap_or_default()),
            schemas: self.schemas(written.schemas.unwrap_or_default()),
            views: self.views(written.views.unwrap_or_default()),
            kinds,
            fields: self.own_fields(&written.fields.unwrap_or_default()),
            ..default
        }
    }

    fn abbreviations(&mut self, written: BTreeMap<String, Option<Texts>>) -> BTreeMap<String, Vec<String>> {
        if written.len() > MOST_ABBREVIATIONS {
            let span = self.root.entry("abbreviations").map(|entry| entry.key_span);
            let message = Message::new("settings-too-many-abbreviations").with("limit", MOST_ABBREVIATIONS);
            self.find(message, span, "abbreviations".to_owned(), None);
            return BTreeMap::new();
        }
        let mut abbreviations = BTreeMap::new();
        for (short, long) in written.into_iter().filter_map(|(short, long)| Some((short, long?))) {
            if long.items.len() > MOST_LONG_FORMS {
                let message = Message::new("settings-too-many-forms").with("limit", MOST_LONG_FORMS);
                self.find_at("abbreviations", &short, message, None);
            } else {
                abbreviations.insert(short, long.items.into_iter().flatten().collect());
            }
        }
        abbreviations
    }

    fn levels(&mut self, written: RawRules, records: &str) -> Levels {
        let of = |levels: RawLevels| -> LevelsByCode {
            levels.into_iter().filter_map(|(code, level)| Some((code, level?))).collect()
        };
        let mut folders: Vec<(String, LevelsByCode)> = Vec::new();
        for (written, levels) in written.paths.unwrap_or_default() {
            let Some(levels) = levels else { continue };
            let folder = nfc(written.strip_suffix('/').unwrap_or(&written));
            // A folder without records would silently have no effect.
            let holds_some = lies_in(&folder, records) || lies_in(records, &folder);
            if !holds_some || folder.contains(['*', '?']) {
                let span = self.entry("rules.paths", &written).map(|entry| entry.key_span);
                let message = Message::new("settings-no-records").with("folder", &folder);
                let help = Message::new("settings-no-records-help").with("records", records);
                self.find(message, span, format!("rules.paths.{written}"), Some(help));
            }
            folders.push((folder, of(levels)));
        }
        folders.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.len()));
        Levels { everywhere: of(written.levels), folders }
    }

    fn require(&mut self, names: Vec<Option<String>>) -> Vec<Field> {
        let names = names.into_iter().enumerate().filter_map(|(index, name)| Some((index, name?)));
        names
            .filter_map(|(index, name)| {
                let span = self.root.get("require").and_then(|list| list.item(index)).map(|item| item.span);
                self.field(&name, span, &format!("require[{index}]"))
            })
            .collect()
    }

    fn allow(&mut self, written: BTreeMap<String, Option<Texts>>) -> Vec<(Field, Vec<String>)> {
        let mut allowed = Vec::new();
        for (name, texts) in written {
            let (Some(field), Some(texts)) = (self.text_field("values", &name), texts) else { continue };
            let mut values = Vec::new();
            for (index, text) in texts.items.iter().enumerate() {
                let Some(value) = text.as_deref().map(nfc) else { continue };
                let is_own_kind = field.name == "session.kind" && self.own_kinds.contains(&value);
                if field.values.is_empty() || field.values.contains(&value) || is_own_kind {
                    values.push(value);
                } else {
                    let index = (!texts.is_one).then_some(index);
                    self.no_value(&field, &value, index);
                }
            }
            // An empty list counts as absent, as everywhere.
            if !values.is_empty() {
                allowed.push((field, values));
            }
        }
        allowed
    }

    /// Notes that the format itself does not have this value for the field.
    fn no_value(&mut self, field: &Field, value: &str, index: Option<usize>) {
        let node = self.entry("values", &field.name).map(|entry| &entry.node);
        let node = index.map_or(node, |index| node.and_then(|list| list.item(index)));
        let message = Message::new("settings-no-value").with("field", &field.name).with("value", value);
        let help = match nearest(value, field.values.iter().map(String::as_str)) {
            Some(near) => Message::new("settings-did-you-mean").with("key", near),
            None => Message::new("settings-values").with("names", field.values.join(", ")),
        };
        let path = format!("values.{}{}", field.name, index.map_or_else(String::new, |index| format!("[{index}]")));
        self.find(message, node.map(|node| node.span), path, Some(help));
    }

    fn patterns(&mut self, written: BTreeMap<String, Option<String>>) -> Vec<(Field, Form)> {
        let mut patterns = Vec::new();
        for (name, expression) in written {
            let (Some(field), Some(expression)) = (self.text_field("patterns", &name), expression) else { continue };
            match Form::new(&nfc(&expression)) {
                Ok(form) => patterns.push((field, form)),
                Err(reason) => {
                    let message = Message::new("settings-no-expression").with("reason", reason);
                    self.find_at("patterns", &name, message, Some(Message::new("settings-no-expression-help")));
                }
            }
        }
        patterns
    }

    fn schemas(&mut self, written: BTreeMap<String, Option<String>>) -> BTreeMap<String, OwnSchema> {
        let mut schemas = BTreeMap::new();
        for (name, file) in written.into_iter().filter_map(|(name, file)| Some((name, file?))) {
            match (self.read)(&file) {
                Ok(text) => match OwnSchema::new(&file, &text) {
                    Ok(schema) => drop(schemas.insert(name, schema)),
                    Err(reason) => {
                        let message = Message::new("settings-no-schema").with("file", &file).with("reason", reason);
                        self.find_at("schemas", &name, message, Some(Message::new("settings-no-schema-help")));
                    }
                },
                Err(error) => {
                    let message =
                        Message::new("settings-unreadable").with("file", &file).with("reason", error.message());
                    self.find_at("schemas", &name, message, None);
                }
            }
        }
        schemas
    }

    fn views(&mut self, written: BTreeMap<String, Option<String>>) -> BTreeMap<String, View> {
        let mut views = BTreeMap::new();
        let line_ends: Vec<usize> = self.text.match_indices('\n').map(|(at, _)| at).collect();
        for (name, command) in written.into_iter().filter_map(|(name, command)| Some((name, command?))) {
            let start = self.entry("views", &name).map_or(0, |entry| entry.node.span.start);
            let line = line_ends.partition_point(|at| *at < start) + 1;
            if let Some((message, help)) = own::unfit("views", &name) {
                let span = self.entry("views", &name).map(|entry| entry.key_span);
                self.find(message, span, format!("views.{name}"), Some(help));
                continue;
            }
            match View::new(&command, line) {
                Ok(view) => drop(views.insert(nfc(&name), view)),
                Err((message, help)) => self.find_at("views", &name, message, Some(help)),
            }
        }
        views
    }

    /// The field of that name, which has to hold text, as a key of the setting `key`.
    fn text_field(&mut self, key: &'static str, name: &str) -> Option<Field> {
        let span = self.entry(key, name).map(|entry| entry.key_span);
        let path = format!("{key}.{name}");
        let field = self.field(name, span, &path)?;
        if !field.is_text {
            let message = Message::new("settings-no-text").with("field", name).with("setting", key);
            self.find(message, span, path, None);
            return None;
        }
        Some(field)
    }

    fn field(&mut self, name: &str, span: Option<Span>, path: &str) -> Option<Field> {
        if self.findings.len() >= MOST {
            return None;
        }
        let no_field = match self.fields.get_or_init(Fields::of_records).find(name) {
            Ok(field) => return Some(field),
            Err(no_field) => no_field,
        };
        let help = match no_field {
            NoField::Near(near) => Message::new("settings-did-you-mean").with("key", near),
            NoField::Elsewhere(names) => Message::new("settings-fields-elsewhere").with("names", names.join(", ")),
            NoField::Unknown => Message::new("settings-fields"),
        };
        self.find(Message::new("settings-no-field").with("field", name), span, path.to_owned(), Some(help));
        None
    }

    fn find_at(&mut self, setting: &'static str, key: &str, message: Message, help: Option<Message>) {
        let span = self.entry(setting, key).map(|entry| entry.node.span);
        self.find(message, span, format!("{setting}.{key}"), help);
    }

    fn find(&mut self, message: Message, span: Option<Span>, path: String, help: Option<Message>) {
        if self.findings.len() >= MOST {
            return;
        }
        let span = span.unwrap_or(self.root.span);
        self.findings.push(Finding { path, help, ..finding(WRONG_VALUE, message, span) });
    }
}

/// The dates of a list; the schema has refused what is none.
fn dates(written: Option<Vec<Option<String>>>) -> Vec<NaiveDate> {
    written.into_iter().flatten().flatten().filter_map(|date| date.parse().ok()).collect()
}

fn office(written: RawOffice) -> Office {
    let RawOffice { name, parent, place, profile, term_start } = written;
    Office { name, parent, place, profile, term_start: term_start.and_then(|day| day.parse().ok()) }
}

fn deadlines(written: &RawDeadlines) -> Deadlines {
    Deadlines { before: written.before.unwrap_or_default(), longest: written.longest }
}

fn date_order(name: &str) -> Option<DateOrder> {
    DATE_ORDERS.iter().find(|(known, _)| *known == name).map(|(_, order)| *order)
}

/// Whether a path is a folder or is in it.
fn lies_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::{FileFormat, RawSettings, settings_of, settings_schema};
    use crate::archive::{Before, Deadlines, Level, Profile, ReadError, Settings};
    use crate::finding::{Finding, Severity};
    use crate::i18n::{Catalog, Language};
    use crate::model::admitted::admitted;

    /// Reads the settings of an archive with one file, `schemas/x-a.json`.
    fn understood(text: &str) -> Result<Settings, Vec<Finding>> {
        settings_of(text, &|path| match path {
            "schemas/x-a.json" => Ok("{\"type\": \"string\"}".to_owned()),
            "schemas/broken.json" => Ok("{\"type\": \"text\"}".to_owned()),
            "schemas/half.json" => Ok("{\"type\":".to_owned()),
            "schemas/remote.json" => Ok("{\"$ref\": \"https://example.org/a.json\"}".to_owned()),
            "schemas/beside.json" => Ok("{\"$ref\": \"x-a.json\"}".to_owned()),
            _ => Err(ReadError::Outside),
        })
    }

    /// Each finding as `code path "text of its span": message (help)`.
    fn findings(text: &str) -> Vec<String> {
        let words = Catalog::new(Language::En);
        let show = |finding: Finding| {
            let place = &text[finding.span.start..finding.span.end];
            let help = finding.help.map_or_else(String::new, |help| format!(" ({})", words.say(&help)));
            format!("{} {} {place:?}: {}{help}", finding.code, finding.path, words.say(&finding.message))
        };
        understood(text).unwrap_err().into_iter().map(show).collect()
    }

    proptest! {
        /// What JSON Schema admits, the types admit.
        #[test]
        fn nothing_that_the_schema_admits_is_refused(text in admitted(&settings_schema())) {
            let document = lossless_yaml::parse(&text).unwrap();
            let mut findings = Vec::new();
            let format = FileFormat::of_settings(settings_schema());
            let written: RawSettings = super::written(&document, &format, &mut findings);
            prop_assert_eq!(&findings, &[]);
            let says = |key: &str| document.value.get(key).is_some_and(|value| !value.is_null());
            prop_assert_eq!(says("deadlines"), written.deadlines.is_some());
            prop_assert_eq!(says("views"), written.views.is_some());
        }
    }

    #[test]
    fn nothing_said_is_the_default() {
        for text in ["", "\n", "# only a comment\n", "{}", "language:\nabbreviations: ~\nrecords:\nshared: null\n"] {
            assert_eq!(understood(text), Ok(Settings::default()), "{text:?}");
        }
    }

    #[test]
    fn the_office() {
        let text = "office:\n  name: Chi bộ Văn phòng\n  parent: Đảng bộ Sở\n  place: Kon Tum\n  profile: party\n  term_start: 2025-05-20\n";
        let settings = understood(text).unwrap();
        let office = &settings.office;
        assert_eq!(
            [&office.name, &office.parent, &office.place].map(|it| it.as_deref().unwrap()),
            ["Chi bộ Văn phòng", "Đảng bộ Sở", "Kon Tum"]
        );
        assert_eq!((settings.profile(), office.term_start), (Profile::Party, "2025-05-20".parse().ok()));
        assert_eq!(understood("language: vi\n").unwrap().profile(), Profile::State);
        assert_eq!(understood("language: en\n").unwrap().profile(), Profile::Plain);
        assert_eq!(
            findings("office: {profile: parti, term_start: soon, name: [], plce: A}\n"),
            [
                "settings-wrong-value office.profile \"parti\": `profile` must be `state`, `party` or `plain` (did you mean `party`?)",
                "settings-wrong-value office.term_start \"soon\": `term_start` must be a date, such as `2025-05-20`",
                "settings-wrong-value office.name \"[]\": `name`, `parent` and `place` of `office` must be text",
                "settings-unknown-key office.plce \"plce\": unknown setting `plce` (did you mean `place`?)",
            ]
        );
    }

    #[test]
    fn every_setting() {
        let text = "language: vi\nrecords: van-ban\nshared: false\nabbreviations:\n  GDĐT: [Giáo dục và Đào tạo, GD&ĐT]\n  SNV: Sở Nội vụ\n  XX:\n  0: Số không\n";
        let settings = understood(text).unwrap();
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
    fn the_order_of_days_and_months() {
        use viet_text::date::DateOrder::{DayFirst, MonthFirst};
        for (text, expected) in [
            ("dates: month-first\n", Some(MonthFirst)),
            ("dates: day-first\n", Some(DayFirst)),
            ("dates:\n", None),
            ("", None),
        ] {
            assert_eq!(understood(text).unwrap().dates, expected, "{text}");
        }
        assert_eq!(
            findings("dates: month-frist\ndate: day-first\n"),
            [
                "settings-wrong-value dates \"month-frist\": `dates` must be `day-first` (03/04/2025 is 3 April) or `month-first` (4 March) (did you mean `month-first`?)",
                "settings-unknown-key date \"date\": unknown setting `date` (did you mean `dates`?)",
            ]
        );
    }

    #[test]
    fn all_mistakes_in_one_run() {
        let text = "langauge: vi\nlanguage: fr\nrecords: ../x\nview: {}\nshared: \"no\"\nabbreviations:\n  A: [x, 1]\n  0: 2\n";
        insta::assert_snapshot!(findings(text).join("\n"), @r#"
        settings-unknown-key langauge "langauge": unknown setting `langauge` (did you mean `language`?)
        settings-wrong-value language "fr": `language` must be `vi` or `en`
        settings-wrong-value records "../x": `records` must be the name of a folder in the archive, such as `records`
        settings-unknown-key view "view": unknown setting `view` (did you mean `views`?)
        settings-wrong-value shared "\"no\"": `shared` must be `true` or `false`
        settings-wrong-value abbreviations.A[1] "1": `abbreviations`: write a short form and its long forms on each line, such as `SLO: service level objective`
        settings-wrong-value abbreviations.0 "2": `abbreviations`: write a short form and its long forms on each line, such as `SLO: service level objective`
        "#);
    }

    #[test]
    fn an_office_of_its_own() {
        let text = "deadlines: {before: inclusive, longest: 365}
rules:
  no-lead: error
  quorum: off
  no-chair:
  paths:
    records/2019: {no-chair: warning}
    records/2019/cu/: {no-chair: off}
require: [session.place, 'directives[].lead', x-a]
values:
  session.place: Hội trường A
  session.kind: [regular-meeting, working-session]
patterns: {id: '\\d{4}-.*'}
schemas: {x-a: schemas/x-a.json}
";
        let settings = understood(text).unwrap();
        assert_eq!(settings.deadlines, Deadlines { before: Before::Inclusive, longest: Some(365) });
        let level = |code, place| settings.rules.level(code, Some(place));
        assert_eq!(level("no-lead", "records/2020/a.yaml"), Some(Level::Error));
        assert_eq!(level("no-chair", "records/2020/a.yaml"), None);
        assert_eq!(level("no-chair", "records/2019/a.yaml"), Some(Level::Warning));
        assert_eq!(level("no-chair", "records/2019/cu/a.yaml"), Some(Level::Off));
        let names: Vec<&str> = settings.require.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["session.place", "directives[].lead", "x-a"]);
        let allowed: Vec<_> = settings.allow.iter().map(|(field, values)| (&*field.name, values.join("|"))).collect();
        assert_eq!(
            allowed,
            [
                ("session.kind", "regular-meeting|working-session".to_owned()),
                ("session.place", "Hội trường A".to_owned())
            ]
        );
        let (field, form) = &settings.patterns[0];
        assert!(field.name == "id" && form.fits("2023-a") && !form.fits("12023-a") && !form.fits("2023-a\n"));
        assert_eq!(settings.schemas["x-a"].file, "schemas/x-a.json");
        assert_eq!(understood(text).unwrap(), settings);
    }

    #[test]
    fn all_mistakes_of_an_office_in_one_run() {
        let text = "deadlines: {befor: inclusive, before: exclusiv, longest: 0}
rules:
  no-laed: error
  bad-date: off
  no-lead: eror
  quorum: false
  paths:
    ../x: {}
    records/2019: {no-chiar: off, wrong-type: off}
    records/2020: off
    2019: {no-chair: off}
    records/*: {no-chair: off}
    recordsx: {}
require: [sesion.place, lead, 3, phòng]
values:
  session.entitled: '3'
  session.kind: [regular-meting, party]
  directives.lead: A
  title: []
patterns:
  id: '('
  title: 'a)|(b'
  tasks[].title: 'x{9999}{9999}'
schemas:
  phong: schemas/x-a.json
  x-a: ../x-a.json
  x-b: schemas/none.json
  x-c: schemas/broken.json
  x-d: schemas/half.json
  x-e: schemas/remote.json
  x-f: schemas/beside.json
";
        insta::assert_snapshot!(findings(text).join("\n"));
    }

    #[test]
    fn an_old_name_of_a_setting() {
        let old = "allow: {session.place: Hội trường A}\n";
        assert_eq!(understood(old).unwrap(), understood(&old.replace("allow", "values")).unwrap());
        let (_, notes) = super::old_keys(old).unwrap();
        assert_eq!(
            notes.iter().map(|note| (note.code, note.severity)).collect::<Vec<_>>(),
            [("old-form", Severity::Note)]
        );
        // What is wrong in it is found all the same; and both names together are one too many.
        assert!(understood("allow: {session.plce: A}\n").is_err());
        assert!(understood("allow: {title: A}\nvalues: {title: B}\n").is_err());
    }

    #[test]
    fn saved_views() {
        let text = "language: vi\nviews:\n  qua-han: list tasks is:overdue --group lead\n  'quá hạn': list\n  -x: list\n\
                    \u{20} a: \n  b: lits\n  c: view a\n  d: list \"so noi\n  e: ''\n  f: [list]\n  g: list -C ../x\n";
        insta::assert_snapshot!(findings(text).join("\n"));
        let text = "views:\n  a:\n    search \"chuyển đổi số\" -khen\n  trễ: report\n";
        let views = understood(text).unwrap().views;
        assert_eq!(views["a"].words, ["search", "chuyển đổi số", "-khen"]);
        assert_eq!(views.values().map(|view| view.line).collect::<Vec<_>>(), [3, 4]);
    }

    proptest! {
        /// Any text is accepted, or every finding has a span in it.
        #[test]
        fn any_settings(lines in vec(prop_oneof![
            // Keys and values of all kinds, where they belong and where they do not.
            "(language|records|shared|office|abbreviations|deadlines|holidays|workdays|dates|rules|require|values|allow|patterns|schemas|views): ?(vi|off|3|\\[\\]|\\{\\}|\\[title, a, 3\\]|\\{no-lead: off, x-a: schemas/x-a.json, title: \"\\(\", before: inclusive\\})?",
            "  (before|longest|name|profile|term_start|no-lead|bad-date|paths|title|session.kind|session.place|x-a|- title|- x): ?(error|365|\\.\\*|\\(|\\[regular-meeting, Hội trường\\]|schemas/x-a.json|\\.\\./a)?",
            "    (records/2019|\\.\\.|no-chair|- Phòng): ?(off|\\{no-lead: off\\}|\\{x: y\\})?",
            "\\PC{0,12}",
        ], 0..8)) {
            let text = lines.join("\n");
            match understood(&text) {
                Ok(settings) => prop_assert_eq!(understood(&text), Ok(settings)),
                Err(findings) => {
                    prop_assert!(!findings.is_empty());
                    prop_assert!(findings.iter().all(|finding| text.get(finding.span.start..finding.span.end).is_some()));
                }
            }
        }
    }

    #[test]
    fn folders_that_leave_the_archive() {
        for folder in ["..", "../a", "a/../..", "/etc", "C:/a", "a\\\\b", ".git", "a/.b", "a//b", "a/", "' '"] {
            assert_eq!(findings(&format!("records: {folder}\n")).len(), 1, "{folder}");
        }
        for folder in ["records", "a/b", "biên bản/2023"] {
            assert!(understood(&format!("records: {folder}\n")).is_ok(), "{folder}");
        }
    }

    #[test]
    fn not_yaml() {
        for (text, found) in [
            ("language: vi\nlanguage: en\n", "settings-syntax  \"language\": duplicate setting `language`"),
            (
                "records:\n\t- a\n",
                "settings-syntax  \"\\t\": tabs are not allowed for indentation (indent with spaces)",
            ),
            ("language: 'vi\n", "settings-syntax  \"'vi\": unclosed quotation mark, or text after a closing one"),
            (
                "require: [tasks[].lead]\n",
                "settings-syntax  \"[\": unclosed or mismatched bracket (quote a name that contains `[]`, such as `tasks[].lead`, or write it on its own line)",
            ),
            (
                "patterns: {id: \"\\d+\"}\n",
                "settings-syntax  \"\\\"\": unknown `\\` escape in a double-quoted text (write it in single quotes: '\\d+')",
            ),
            ("records: a: b\n", "settings-syntax  \":\": a second `: ` in an unquoted text (quote the text)"),
            ("- a\n", "settings-wrong-value  \"- a\": the settings must be lines of the form `name: value`"),
            ("text", "settings-wrong-value  \"text\": the settings must be lines of the form `name: value`"),
            ("a: *b\n", "settings-syntax  \"*b\": invalid YAML, or YAML that is not allowed in settings"),
        ] {
            assert_eq!(findings(text), [found]);
        }
    }

    #[test]
    fn what_is_called_can_be_shown_and_typed() {
        let unfit = |path: &str, text: &str, field: &str, code: &str| {
            format!(
                "settings-wrong-value {path} {text:?}: `{field}` has characters that a name cannot have: {code} (write it in one line, without tabs and invisible characters)"
            )
        };
        for (text, found) in [
            (
                "fields: {x-a: {title: \"Bad\\e[31m\"}}\n",
                unfit("fields.x-a.title", "\"Bad\\e[31m\"", "title", "U+001B"),
            ),
            ("kinds: {a: {vi: \"họp\\u202e\", en: a}}\n", unfit("kinds.a", "\"họp\\u202e\"", "kinds", "U+202E")),
            (
                "fields: {x-a: {type: choice, values: [a, \"b\\nc\"]}}\n",
                unfit("fields.x-a.values[1]", "\"b\\nc\"", "values", "U+000A"),
            ),
            ("views: {\"a\\e\": list}\n", unfit("views.a\u{1b}", "\"a\\e\"", "views", "U+001B")),
        ] {
            assert_eq!(findings(text), [found], "{text}");
        }
        for word in ["a:b", "-a", "OR", "(a"] {
            let found = format!(
                "settings-wrong-value fields.x-a.title \"'{word}'\": `{word}` cannot be typed as the name of a field (leave out `:`, quotation marks and a dash at the beginning, and do not use `OR`)"
            );
            assert_eq!(findings(&format!("fields: {{x-a: {{title: '{word}'}}}}\n")), [found]);
        }
    }

    #[test]
    fn what_is_called_has_one_meaning() {
        let taken = |path: &str, text: &str, word: &str, other: &str| {
            format!(
                "settings-wrong-value {path} {text:?}: `{word}` is already what `{other}` is called (choose other words, so that what is typed has one meaning)"
            )
        };
        let named = |path: &str, text: &str| {
            format!(
                "settings-wrong-value {path} {text:?}: `{text}` is already a name with another meaning (choose other words, so that what is typed has one meaning)"
            )
        };
        for (text, found) in [
            ("fields: {x-a: {title: x-b}, x-b: {}}\n", named("fields.x-a.title", "x-b")),
            ("fields: {x-a: {title: has}}\n", named("fields.x-a.title", "has")),
            ("kinds: {tiep-dan: hội nghị}\n", taken("kinds.tiep-dan", "hội nghị", "hội nghị", "conference")),
            ("kinds: {tiep-dan: {vi: tiếp dân, en: Working session}}\n", taken("kinds.tiep-dan", "Working session", "Working session", "working-session")),
            ("kinds: {a: họp A, b: Họp a}\n", taken("kinds.b", "Họp a", "Họp a", "a")),
            ("kinds: {hop-a: họp, b: hop-a}\n", named("kinds.b", "hop-a")),
            ("fields: {x-a: {title: Trạng thái}}\n", taken("fields.x-a.title", "Trạng thái", "Trạng thái", "status")),
            ("fields: {x-a: {title: {vi: Cấp, en: Owner}}}\n", taken("fields.x-a.title", "Owner", "Owner", "lead")),
            ("fields: {x-a: {title: Sau}}\n", taken("fields.x-a.title", "Sau", "Sau", "after")),
            ("fields: {x-a: {title: Cấp}, x-b: {title: cap}}\n", taken("fields.x-b.title", "cap", "cap", "x-a")),
            (
                "fields: {x-a: {type: choice, values: [cao, thấp, Cao]}}\n",
                "settings-wrong-value fields.x-a.values[2] \"Cao\": `Cao` is given twice".to_owned(),
            ),
            (
                "fields: {x-a: {type: choice, values: [Hòa, Hoà]}}\n",
                "settings-wrong-value fields.x-a.values[1] \"Hoà\": `Hoà` is given twice".to_owned(),
            ),
            (
                "fields: {x-a: {where: []}}\n",
                "settings-wrong-value fields.x-a.where \"[]\": `where` of `x-a` is empty: list the parts that may have the field, or leave `where` out".to_owned(),
            ),
        ] {
            assert_eq!(findings(text), [found], "{text}");
        }
        for text in [
            "kinds: {hop-phu-huynh: họp phụ huynh, tiep-dan: {vi: tiếp dân, en: reception}}\n",
            "fields: {x-a: {title: {vi: Cấp, en: Level}}, x-b: {type: choice, values: [cao, cáo]}, x-c: {where: }}\n",
        ] {
            assert!(understood(text).is_ok(), "{text}");
        }
    }
}
