//! Typed text, templates and standard input as parts of a record.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{KnownNames, Refusal};
use crate::archive::{self, Archive};
use crate::check::{Checker, blanks_in};
use crate::finding::FileFindings;
use crate::i18n::Message;
use crate::model::{Directive, DirectiveKind, Organization, Participant, Role, Task, fields_of};
use crate::recognize::{self, person::Person};
use viet_text::date::{DateOrder, parse_date};
use viet_text::fold::fold;
use viet_text::hygiene::{codes, unfit_for_a_name};
use viet_text::suggest;

/// Fields of unknown shape: from outside, valid or not. They are the base of an operation's own fields, and the check
/// of the plan reports their errors.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Fields(pub(super) Map<String, Value>);

impl Fields {
    /// Reads the fields of `templates/<name>.yaml`.
    ///
    /// # Errors
    /// Where there is no such template, or it cannot be read.
    pub fn of_template(archive: &Archive, name: &str) -> Result<Self, Refusal> {
        template(archive, name).map(Self)
    }

    /// Reads YAML or JSON; `name` is what its findings call it.
    ///
    /// # Errors
    /// Where it is no text, or no mapping in YAML or JSON.
    pub fn parse(name: &str, bytes: Vec<u8>) -> Result<Self, Refusal> {
        let text = archive::text_of(bytes).map_err(|error| Refusal::read(name, &error))?;
        // JSON is YAML, unless tabs indent it.
        let parsed = fields(name.to_owned(), text.clone());
        let parsed = parsed.or_else(|refusal| match serde_json::from_str::<Value>(&text) {
            Ok(value) if text.contains('\t') => fields(name.to_owned(), format!("{value:#}")),
            _ => Err(refusal),
        });
        parsed.map(Self)
    }

    /// The fields of a part.
    pub fn of(part: &impl serde::Serialize) -> Self {
        Self(fields_of(part))
    }

    /// Merges others into these: mappings are merged, other values are replaced.
    pub fn lay_over(&mut self, over: Self) {
        lay_over(&mut self.0, over.0);
    }

    /// The fields with all text in the composed form of Unicode (NFC): keyboards and clipboards give letters in pieces.
    #[must_use]
    pub fn composed(self) -> Self {
        Self(composed(self.0))
    }

    /// Fills the blanks of all texts (`<nội dung>`): `answer` is called for each with its name, the text around it, and
    /// whether the record needs it. A field with an unfilled blank is removed, and so is an item of a list that lacks a
    /// field for this reason.
    ///
    /// # Errors
    /// Those of `answer`.
    pub fn fill_blanks<E>(&mut self, answer: &mut Answer<E>) -> Result<(), E> {
        for (key, value) in &mut self.0 {
            // A record must have a title.
            fill(value, key == "title", answer)?;
        }
        self.0.retain(|_, value| !value.is_null());
        Ok(())
    }

    /// Whether a field of the session holds words.
    #[must_use]
    pub fn says_of_session(&self, key: &str) -> bool {
        let value = self.0.get("session").and_then(|session| session.get(key)).and_then(Value::as_str);
        value.is_some_and(|text| !text.trim().is_empty())
    }

    /// The session's first day.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.0.get("session")?.get("date")?.as_str().and_then(parse_date)
    }

    /// The text of a field; none where it holds another value.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }
}

/// The answer to a blank, given its name, the text around it, and whether the record needs it. An empty answer leaves
/// the blank open.
pub type Answer<'a, E> = dyn FnMut(&str, &str, bool) -> Result<String, E> + 'a;

/// Fills the blanks of a value; `true` if one of them stays open.
fn fill<E>(value: &mut Value, is_required: bool, answer: &mut Answer<E>) -> Result<bool, E> {
    match value {
        Value::String(text) => {
            let filled = filled(text, is_required, answer)?;
            let is_open = filled.is_none();
            *value = filled.into();
            return Ok(is_open);
        }
        Value::Array(items) => {
            let mut kept = Vec::new();
            for mut item in items.drain(..) {
                if !fill(&mut item, false, answer)? {
                    kept.push(item);
                }
            }
            *value = if kept.is_empty() { Value::Null } else { kept.into() };
        }
        Value::Object(fields) => {
            let mut is_open = false;
            for field in fields.values_mut() {
                is_open |= fill(field, false, answer)?;
            }
            fields.retain(|_, field| !field.is_null());
            return Ok(is_open);
        }
        _ => {}
    }
    Ok(false)
}

/// A text with its blanks filled; none where one stays open.
fn filled<E>(text: &str, is_required: bool, answer: &mut Answer<E>) -> Result<Option<String>, E> {
    let mut filled = String::new();
    let mut rest = text;
    for blank in blanks_in(text) {
        let answer = answer(blank.trim_matches(['<', '>']), text, is_required)?;
        if answer.is_empty() {
            return Ok(None);
        }
        let (before, behind) = rest.split_once(blank).unwrap_or((rest, ""));
        filled += before;
        filled += &answer;
        rest = behind;
    }
    Ok(Some(filled + rest))
}

/// The fields of `templates/<name>.yaml`.
fn template(archive: &Archive, name: &str) -> Result<Map<String, Value>, Refusal> {
    let known = names(archive);
    // A name, not a path: a template is in the folder of the templates.
    if !known.iter().any(|known| known == name) {
        let failure = Refusal::new(Message::new("new-no-template").with("name", name));
        return Err(match suggest::nearest(name, known.iter().map(String::as_str)) {
            Some(near) => failure.with_help(Message::new("did-you-mean").with("name", near)),
            None if known.is_empty() => failure.with_help(Message::new("new-no-templates")),
            None => failure.with_help(Message::new("known-values").with("names", known.join(", "))),
        });
    }
    let path = archive.root().join("templates").join(format!("{name}.yaml"));
    let file = archive.relative(&path);
    let text = archive.read(&path).map_err(|error| Refusal::read(&file, &error))?;
    fields(file, text)
}

fn names(archive: &Archive) -> Vec<String> {
    let files = archive::files_below(&archive.root().join("templates")).unwrap_or_default();
    let mut names: Vec<String> =
        files.iter().filter_map(|file| Some(file.to_str()?.strip_suffix(".yaml")?.to_owned())).collect();
    names.sort();
    names
}

fn fields(file: String, text: String) -> Result<Map<String, Value>, Refusal> {
    match lossless_yaml::parse(&text) {
        Ok(document) if document.problems.is_empty() => match document.value {
            Value::Object(fields) => Ok(fields),
            _ => Err(Refusal::new(Message::new("new-no-mapping").with("name", file))),
        },
        Ok(document) => Err(problems(file, text, &document.problems)),
        Err(problems_found) => Err(problems(file, text, &problems_found)),
    }
}

fn problems(file: String, text: String, problems: &[lossless_yaml::Problem]) -> Refusal {
    let findings = problems.iter().map(Checker::unreadable).collect();
    Refusal::Unreadable(FileFindings { file, text, findings })
}

/// The fields with all text in the composed form of Unicode (NFC).
fn composed(fields: Map<String, Value>) -> Map<String, Value> {
    fields.into_iter().map(|(key, value)| (viet_text::nfc(&key), composed_value(value))).collect()
}

/// Fails where a text has a control character: most often a terminal's escape sequence, pasted by accident.
pub(super) fn refuse_control_characters(fields: &Map<String, Value>) -> Result<(), Refusal> {
    fields.iter().try_for_each(|(key, value)| refuse_control(key, value))
}

/// Fails where a value has a control character; `key` is its field.
pub(super) fn refuse_control(key: &str, value: &Value) -> Result<(), Refusal> {
    match value {
        Value::String(text) => match text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
            Some(c) => {
                let code = format!("U+{:04X}", u32::from(c));
                Err(Refusal::new(Message::new("new-control").with("field", key).with("character", code)))
            }
            None => Ok(()),
        },
        Value::Array(items) => items.iter().try_for_each(|item| refuse_control(key, item)),
        Value::Object(fields) => refuse_control_characters(fields),
        _ => Ok(()),
    }
}

fn composed_value(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(viet_text::nfc(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(composed_value).collect()),
        Value::Object(fields) => Value::Object(composed(fields)),
        other => other,
    }
}

/// Merges `given` into `record`: mappings are merged, other values are replaced.
pub(super) fn lay_over(record: &mut Map<String, Value>, given: Map<String, Value>) {
    for (key, value) in given {
        match (record.get_mut(&key), value) {
            (Some(Value::Object(below)), Value::Object(above)) => lay_over(below, above),
            (_, value) => drop(record.insert(key, value)),
        }
    }
}

/// A text in one line whose first piece is not blank.
pub fn named<'t>(flag: &str, text: &'t str) -> Result<&'t str, Refusal> {
    let unfit = unfit_for_a_name(text.trim());
    if !unfit.is_empty() {
        return Err(Refusal::new(Message::new("name-unfit").with("flag", flag).with("codes", codes(unfit))));
    }
    let is_named = pieces(text).first().is_some_and(|name| !name.is_empty());
    is_named.then_some(text).ok_or_else(|| Refusal::new(Message::new("new-no-name").with("flag", flag)))
}

/// Whether two people or organizations of one name may be one: not where each has positions, or a short form, and they have
/// none in common.
#[must_use]
pub fn may_be_one<T: serde::Serialize>(one: &T, other: &T) -> bool {
    fields_may_be_one(&fields_of(one), &fields_of(other))
}

/// Whether two items of one name may be one person or body: not where each has positions, or a short form, and they
/// have none in common.
pub(super) fn fields_may_be_one(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    let values = |item: &Map<String, Value>, key: &str| match item.get(key) {
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).map(fold).collect::<Vec<_>>(),
        Some(Value::String(one)) => vec![fold(one)],
        _ => Vec::new(),
    };
    let agree = |key: &str| {
        let (one, other) = (values(one, key), values(other, key));
        one.is_empty() || other.is_empty() || one.iter().any(|value| other.contains(value))
    };
    let is_named_so = one.get("name").is_some_and(|name| Some(name) == other.get("name"));
    let ids = [one, other].map(|item| item.get("id").and_then(Value::as_str));
    let is_another = matches!(ids, [Some(one), Some(other)] if one != other);
    is_named_so && !is_another && ["positions", "organization", "short"].into_iter().all(agree)
}

/// Splits at semicolons; `\;` is a semicolon in the text.
#[must_use]
pub fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&';') => {
                letters.next();
                push(&mut pieces, ';');
            }
            ';' => pieces.push(String::new()),
            other => push(&mut pieces, other),
        }
    }
    pieces.iter().map(|piece| piece.trim().to_owned()).collect()
}

fn push(pieces: &mut [String], letter: char) {
    if let Some(last) = pieces.last_mut() {
        last.push(letter);
    }
}

/// The person that "Name; position; position" means, or "Name, position". How a name with more was understood is added to
/// `understood`.
#[must_use]
pub fn person(text: &str, role: Option<Role>, understood: &mut Vec<Message>) -> Participant {
    let mut pieces = pieces(text).into_iter();
    let first = pieces.next().unwrap_or_default();
    let told = recognize::person::person(&first);
    if let Some(told) = &told {
        understood.extend(person_understood(&first, told));
    }
    let Person { honorific, name, mut positions } = told.unwrap_or_else(|| Person { name: first, ..Person::default() });
    positions.extend(pieces.filter(|piece| !piece.is_empty()));
    let roles: Vec<Role> = role.into_iter().collect();
    Participant {
        name: Some(name),
        honorific,
        positions: positions.into(),
        roles: roles.into(),
        ..Participant::default()
    }
}

/// How the words of a person were understood, where there are positions in them.
pub(super) fn person_understood(words: &str, person: &Person) -> Option<Message> {
    let message = Message::new("person-understood").with("value", words).with("name", person.name.as_str());
    (!person.positions.is_empty()).then(|| message.with("positions", person.positions.join("; ")))
}

/// The organization that "Name; short form" means.
#[must_use]
pub fn organization(text: &str) -> Organization {
    let mut pieces = pieces(text).into_iter();
    Organization { name: pieces.next(), short: pieces.next(), ..Organization::default() }
}

/// The directive of a text.
#[must_use]
pub fn directive(kind: Option<DirectiveKind>, text: &str) -> Directive {
    Directive { kind, text: Some(text.to_owned()), ..Directive::default() }
}

/// The task that "title; lead, lead; due" means. How the leads were understood is added to `understood`.
pub fn task(text: &str, names: &KnownNames, dates: DateOrder, understood: &mut Vec<Message>) -> Result<Task, Refusal> {
    let pieces = pieces(text);
    if pieces.len() > 3 {
        return Err(Refusal::new(Message::new("new-task-pieces")).with_help(Message::new("new-semicolon")));
    }
    let piece = |index: usize| pieces.get(index).filter(|piece| !piece.is_empty()).cloned();
    let due = piece(2).as_deref().and_then(|due| dates.date(due));
    Ok(Task {
        title: piece(0),
        lead: piece(1).map(|lead| names.at_commas(&lead, understood).into()).unwrap_or_default(),
        due,
        due_text: piece(2).filter(|_| due.is_none()),
        ..Task::default()
    })
}

#[cfg(test)]
mod tests {
    use viet_text::date::DateOrder;

    use super::{person, pieces, task};
    use crate::model::{Record, Role, fields_of};
    use crate::ops::KnownNames;
    use serde_json::{Value, json};

    #[test]
    fn semicolons() {
        assert_eq!(pieces(r"Rà soát\; báo cáo; Sở Y tế ;30/5/2023"), ["Rà soát; báo cáo", "Sở Y tế", "30/5/2023"]);
        assert_eq!(pieces(r"a\b"), [r"a\b"]);
        assert_eq!(pieces(""), [""]);
    }

    #[test]
    fn people_and_tasks() {
        let names = KnownNames::of(&Record::default(), None);
        let task = |text: &str| task(text, &names, DateOrder::DayFirst, &mut Vec::new());
        let task_of = |text: &str| Value::from(fields_of(&task(text).unwrap()));
        assert_eq!(
            Value::from(fields_of(&person("Bùi Thái Trọng; Tỉnh ủy viên; ", Some(Role::Chair), &mut Vec::new()))),
            json!({ "name": "Bùi Thái Trọng", "positions": ["Tỉnh ủy viên"], "roles": ["chair"] })
        );
        assert_eq!(
            task_of("Báo cáo; Sở Y tế; 30/5/2023"),
            json!({ "title": "Báo cáo", "lead": "Sở Y tế", "due": "2023-05-30" })
        );
        assert!(task("a;b;c;d").is_err());
        assert_eq!(
            task_of(r"Báo cáo; Sở Y tế, Sở Nội vụ\; 2"),
            json!({ "title": "Báo cáo", "lead": r"Sở Y tế, Sở Nội vụ; 2" })
        );
        assert_eq!(
            task_of("Báo cáo; Sở Y tế, Sở Nội vụ"),
            json!({ "title": "Báo cáo", "lead": ["Sở Y tế", "Sở Nội vụ"] })
        );
        assert_eq!(task_of("Báo cáo;;hằng tháng"), json!({ "title": "Báo cáo", "due_text": "hằng tháng" }));
    }

    #[test]
    fn a_position_behind_a_comma() {
        for (text, expected, is_said) in [
            (
                "Trần Văn Mười, Phó Chi cục trưởng Chi cục Thủy lợi",
                json!({ "name": "Trần Văn Mười", "positions": ["Phó Chi cục trưởng Chi cục Thủy lợi"] }),
                true,
            ),
            (
                "Trần Văn Mười - Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch, Trưởng ban",
                json!({
                    "name": "Trần Văn Mười",
                    "positions": ["Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch", "Trưởng ban"],
                }),
                true,
            ),
            ("Trần Văn Mười, văn thư", json!({ "name": "Trần Văn Mười", "positions": ["văn thư"] }), true),
            (
                "đồng chí Trần Văn Mười (Chi cục Thủy lợi)",
                json!({ "name": "Trần Văn Mười", "honorific": "đồng chí", "positions": ["Chi cục Thủy lợi"] }),
                true,
            ),
            (
                "Trần Văn Mười, Chi cục trưởng; Bí thư Chi bộ",
                json!({ "name": "Trần Văn Mười", "positions": ["Chi cục trưởng", "Bí thư Chi bộ"] }),
                true,
            ),
            (
                "Jane Doe, Chief Financial Officer",
                json!({ "name": "Jane Doe", "positions": ["Chief Financial Officer"] }),
                true,
            ),
            ("Jane Doe (treasurer)", json!({ "name": "Jane Doe", "positions": ["treasurer"] }), true),
            ("Trần Văn Mười", json!({ "name": "Trần Văn Mười" }), false),
            ("Trần Văn Mười, Lê Thị An", json!({ "name": "Trần Văn Mười, Lê Thị An" }), false),
            ("Jane Doe, John Smith", json!({ "name": "Jane Doe, John Smith" }), false),
            ("Sở Nội vụ, Sở Tài chính", json!({ "name": "Sở Nội vụ, Sở Tài chính" }), false),
        ] {
            let mut understood = Vec::new();
            let person = person(text, None, &mut understood);
            assert_eq!((Value::from(fields_of(&person)), understood.len()), (expected, usize::from(is_said)), "{text}");
        }
    }
}
