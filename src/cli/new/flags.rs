//! What the flags say, laid over what the record begins with.

use serde_json::{Map, Value};

use super::{Archive, Arguments, Environment, Failure};
use crate::cli::deadline;
use crate::cli::work::day;
use crate::i18n::Message;
use crate::model::{Directive, DirectiveKind, Organization, Participant, References, Role, Task, fields_of};
use crate::text::date::parse_date;
use crate::text::fold::fold;

/// Lays what the flags say over `record`. Returns what the user should be told about it.
pub(super) fn lay_over(
    record: &mut Map<String, Value>,
    arguments: &Arguments,
    archive: &Archive,
    environment: &Environment,
) -> Result<Vec<Message>, Failure> {
    let mut notes = Vec::new();
    let today = environment.workspace.today()?;
    if let Some(title) = &arguments.title {
        record.insert("title".to_owned(), title.as_str().into());
    }
    let date = match &arguments.date {
        Some(text) => Some(day("--date", text, today, environment)?),
        None => None,
    };
    let Some(session) = mapping(record, "session") else { return Ok(notes) };
    for (key, value) in [("kind", &arguments.kind), ("place", &arguments.place)] {
        if let Some(value) = value {
            session.insert(key.to_owned(), value.as_str().into());
        }
    }
    match date {
        Some(date) => drop(session.insert("date".to_owned(), date.to_string().into())),
        None if session.get("date").is_none_or(Value::is_null) => {
            session.insert("date".to_owned(), today.to_string().into());
        }
        None => {}
    }
    let organizations = arguments.organization.iter();
    let organizations = organizations.map(|text| Ok(fields_of(&organization(named("--organization", text)?))));
    let organizations: Vec<_> = organizations.collect::<Result<_, Failure>>()?;
    let chairs = arguments.chair.iter().map(|text| Ok(person(named("--chair", text)?, Some(Role::Chair))));
    let others = arguments.participant.iter().map(|text| Ok(person(named("--participant", text)?, None)));
    let people = chairs.chain(others).map(|person| person.map(|person| fields_of(&person)));
    let people: Vec<_> = people.collect::<Result<_, Failure>>()?;
    join(record, "organizations", &organizations)?;
    join(record, "participants", &people)?;
    for text in &arguments.directive {
        append(record, "directives", fields_of(&directive(Some(DirectiveKind::Request), text)));
    }
    for text in &arguments.task {
        let mut task = fields_of(&task(text)?);
        let basis = deadline::basis(record, archive.settings(), today);
        notes.extend(deadline::understand(&mut task, basis, &environment.terminal.catalog));
        append(record, "tasks", task);
    }
    Ok(notes)
}

/// Returns a text whose first piece says something.
pub(in crate::cli) fn named<'t>(flag: &str, text: &'t str) -> Result<&'t str, Failure> {
    let is_named = pieces(text).first().is_some_and(|name| !name.is_empty());
    is_named.then_some(text).ok_or_else(|| Failure::new(Message::new("new-no-name").with("flag", flag)))
}

/// Adds items, or what they say to those that they mean: who is named twice is one person, unless the positions say that
/// these are two. Fails where a name alone may mean either.
fn join(record: &mut Map<String, Value>, key: &str, items: &[Map<String, Value>]) -> Result<(), Failure> {
    for item in items {
        let known = record.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten();
        let mut known = known.filter_map(Value::as_object_mut);
        match known.find(|known| may_be_one(known, item)) {
            Some(known) => add_to(known, item.clone()),
            None => append(record, key, item.clone()),
        }
    }
    for item in items {
        let known = record.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
        if known.filter(|known| may_be_one(known, item)).nth(1).is_some() {
            let name = item.get("name").and_then(Value::as_str).unwrap_or_default();
            return Err(Failure::new(Message::new("new-which").with("name", name))
                .helped(Message::new("new-which-help").with("name", name)));
        }
    }
    Ok(())
}

/// Adds what is said of somebody to what is known.
fn add_to(known: &mut Map<String, Value>, more: Map<String, Value>) {
    for (field, value) in more {
        match (known.get_mut(&field), value) {
            (Some(Value::Array(there)), Value::Array(more)) => {
                for one in more {
                    if !there.contains(&one) {
                        there.push(one);
                    }
                }
            }
            (Some(Value::Null) | None, value) => drop(known.insert(field, value)),
            _ => {}
        }
    }
}

/// Returns whether two items of one name may be one person or body: not where each has positions, or a short form, and they
/// have none in common.
pub(in crate::cli) fn may_be_one(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
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
    is_named_so && ["positions", "organization", "short"].into_iter().all(agree)
}

/// Returns the mapping of a key, made where it is missing or empty; none where something else stands there, which the
/// check will refuse.
pub(super) fn mapping<'r>(record: &'r mut Map<String, Value>, key: &str) -> Option<&'r mut Map<String, Value>> {
    let value = record.entry(key).or_insert(Value::Null);
    if value.is_null() {
        *value = Value::Object(Map::new());
    }
    value.as_object_mut()
}

fn append(record: &mut Map<String, Value>, key: &str, item: Map<String, Value>) {
    match record.get_mut(key) {
        Some(Value::Array(items)) => items.push(item.into()),
        None | Some(Value::Null) => drop(record.insert(key.to_owned(), Value::Array(vec![item.into()]))),
        // Something else stands there, which the check will refuse.
        Some(_) => {}
    }
}

/// Splits at semicolons; `\;` is a semicolon in the text.
pub(in crate::cli) fn pieces(text: &str) -> Vec<String> {
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

/// Returns the person that "Name; position; position" means.
pub(in crate::cli) fn person(text: &str, role: Option<Role>) -> Participant {
    let mut pieces = pieces(text).into_iter();
    let name = pieces.next();
    let positions: Vec<String> = pieces.filter(|piece| !piece.is_empty()).collect();
    let roles: Vec<Role> = role.into_iter().collect();
    Participant { name, positions: positions.into(), roles: roles.into(), ..Participant::default() }
}

/// Returns the organization that "Name; short form" means.
pub(in crate::cli) fn organization(text: &str) -> Organization {
    let mut pieces = pieces(text).into_iter();
    Organization { name: pieces.next(), short: pieces.next(), ..Organization::default() }
}

/// Returns the directive of a text.
pub(in crate::cli) fn directive(kind: Option<DirectiveKind>, text: &str) -> Directive {
    Directive { kind, text: Some(text.to_owned()), ..Directive::default() }
}

/// Returns the task that "title; lead; due" means.
pub(in crate::cli) fn task(text: &str) -> Result<Task, Failure> {
    let pieces = pieces(text);
    if pieces.len() > 3 {
        return Err(Failure::new(Message::new("new-task-pieces")).helped(Message::new("new-semicolon")));
    }
    let piece = |index: usize| pieces.get(index).filter(|piece| !piece.is_empty()).cloned();
    let due = piece(2).as_deref().and_then(parse_date);
    Ok(Task {
        title: piece(0),
        lead: piece(1).map(References::from).unwrap_or_default(),
        due,
        due_text: piece(2).filter(|_| due.is_none()),
        ..Task::default()
    })
}

#[cfg(test)]
mod tests {
    use super::{person, pieces, task};
    use crate::model::{Role, fields_of};
    use serde_json::{Value, json};

    #[test]
    fn semicolons() {
        assert_eq!(pieces(r"Rà soát\; báo cáo; Sở Y tế ;30/5/2023"), ["Rà soát; báo cáo", "Sở Y tế", "30/5/2023"]);
        assert_eq!(pieces(r"a\b"), [r"a\b"]);
        assert_eq!(pieces(""), [""]);
    }

    #[test]
    fn people_and_tasks() {
        let task_of = |text: &str| Value::from(fields_of(&task(text).unwrap()));
        assert_eq!(
            Value::from(fields_of(&person("Bùi Thái Trọng; Tỉnh ủy viên; ", Some(Role::Chair)))),
            json!({ "name": "Bùi Thái Trọng", "positions": ["Tỉnh ủy viên"], "roles": ["chair"] })
        );
        assert_eq!(
            task_of("Báo cáo; Sở Y tế; 30/5/2023"),
            json!({ "title": "Báo cáo", "lead": "Sở Y tế", "due": "2023-05-30" })
        );
        assert!(task("a;b;c;d").is_err());
        assert_eq!(task_of("Báo cáo;;hằng tháng"), json!({ "title": "Báo cáo", "due_text": "hằng tháng" }));
    }
}
