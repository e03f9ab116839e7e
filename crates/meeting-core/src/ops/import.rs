//! Import's end: a draft of what a document says becomes a record without errors; what the rules refuse is no field but words
//! that are left over.

use crate::model::format;
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::new::text_of;
use super::{Changeset, Refusal, Workspace, ids};
use crate::archive::{self, Archive, Write};
use crate::check::{self, Checker};
use crate::i18n::Message;
use crate::import::{Draft, Format, Passage};
use lossless_yaml::{Data, Document, Node};
use viet_text::date::parse_date;
use viet_text::fold::fold;

/// How often a field is taken out; a draft that is still wrong then is not written.
const MOST: usize = 200;

/// The drafts out of a document, and where they come from.
#[derive(Debug)]
pub struct ImportRequest<'a> {
    /// What the document says: a draft of each meeting.
    pub drafts: Vec<Draft>,
    /// Whether the user says that it is a meeting, by giving its title, day or kind.
    pub is_meeting: bool,
    /// Whether the user says that a paper that the archive has is to be imported once more.
    pub is_again: bool,
    /// The document's name, without folders of this machine.
    pub file: &'a str,
    /// Its format.
    pub format: Format,
}

/// The records out of a document, not yet made.
#[derive(Debug)]
pub struct Imported {
    /// What is to be made.
    pub changeset: Changeset,
    /// What each record says, and what of the document it does not say.
    pub drafts: Vec<Draft>,
}

/// Plans the records of the drafts, each under the next id that is free; the changeset has the name of the first.
///
/// # Errors
/// Where a draft has no title or no day, which only the user can know, where the document is of no meeting, and where the
/// archive has the paper already.
pub fn import(workspace: &Workspace, request: ImportRequest) -> Result<Imported, Refusal> {
    let archive = workspace.archive()?;
    let ImportRequest { mut drafts, is_meeting, is_again, file, format } = request;
    let mut changeset = Changeset::default();
    if !is_again {
        refuse_known_texts(archive, &drafts)?;
    }
    for draft in &mut drafts {
        if draft.is_no_minutes {
            let message = Message::new("import-no-minutes");
            if !is_meeting {
                return Err(Refusal::new(message).with_help(Message::new("import-no-minutes-help")));
            }
            changeset.understood.push(message);
        }
        ids::adopt_directory(&mut draft.record, &archive.settings().directory);
        let (proposed, date) = proposed_id(draft)?;
        let paper = Paper::of(&Value::Object(draft.record.clone()));
        let namesakes = papers_of_day(archive, date);
        let mut known = namesakes.iter().filter(|_| !is_again);
        if let Some((id, number)) = known.find_map(|(id, known)| Some((id, paper.number_of(known)?))) {
            let message = Message::new("import-known-number").with("path", archive.shown_path(&archive.path_of(id)));
            let message = message.with("date", date).with("number", number);
            return Err(Refusal::new(message).with_help(Message::new("import-known-help").with("id", id.as_str())));
        }
        let is_taken = |id: &str| changeset.writes.iter().any(|write| *write.path() == archive.path_of(id));
        let mut id = archive::free_id(archive, &proposed);
        let mut number = 2;
        while is_taken(&id) {
            id = archive::free_id(archive, &format!("{proposed}-{number}"));
            number += 1;
        }
        make_valid(draft, &id, archive, workspace.checker()?)?;
        let mut record = whole(draft, &id);
        record.insert("x-import".to_owned(), draft.provenance(file, format));
        let text = text_of(&record, &id, archive)?;
        let namesake = namesakes.iter().find(|(_, known)| paper.title == known.title).map(|(id, _)| id.as_str());
        if let Some(namesake) = namesake.or((id != proposed).then_some(proposed.as_str())) {
            changeset.understood.push(Message::new("import-again").with("id", namesake));
        }
        changeset.writes.push(Write::Create { path: archive.path_of(&id), text });
        if changeset.name.is_empty() {
            changeset.name = id;
        }
    }
    Ok(Imported { changeset, drafts })
}

/// Refuses a text that a record of the archive has been made of.
fn refuse_known_texts(archive: &Archive, drafts: &[Draft]) -> Result<(), Refusal> {
    // What cannot be read is no paper; a check of the archive says why.
    for file in archive.walk().unwrap_or_default() {
        let path = archive.root().join(&file.path);
        let Ok(text) = archive.read(&path) else { continue };
        if drafts.iter().any(|draft| text.contains(&draft.digest)) {
            let id = file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".yaml");
            let message = Message::new("import-known").with("path", archive.shown_path(&path));
            let is_draft = lossless_yaml::parse(&text).is_ok_and(|record| record.value["state"] == "draft");
            let help = if is_draft { "import-known-draft-help" } else { "import-known-help" };
            return Err(Refusal::new(message).with_help(Message::new(help).with("id", id)));
        }
    }
    Ok(())
}

/// What a paper is known by where its text is not: a record that was checked need not keep where it came from.
struct Paper {
    title: String,
    /// The numbers of its papers; `publication` of an older record is one.
    numbers: Vec<String>,
}

impl Paper {
    fn of(record: &Value) -> Self {
        let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().trim().to_owned();
        let papers = record.get("papers").and_then(Value::as_array).into_iter().flatten();
        let papers = papers.chain(record.get("publication"));
        let numbers = papers.map(|paper| text(paper.get("number"))).filter(|number| !number.is_empty()).collect();
        Self { title: fold(&text(record.get("title"))), numbers }
    }

    /// The number that both have.
    fn number_of(&self, known: &Self) -> Option<&str> {
        self.numbers.iter().find(|number| known.numbers.contains(number)).map(String::as_str)
    }
}

/// The papers of the records of a day, with their ids.
fn papers_of_day(archive: &Archive, day: NaiveDate) -> Vec<(String, Paper)> {
    let day = day.to_string();
    let ids = archive::ids_by_name(archive).into_iter().filter(|id| id.starts_with(&day));
    let paper = |id: String| {
        let text = archive.read(&archive.path_of(&id)).ok()?;
        Some((id, Paper::of(&lossless_yaml::parse(&text).ok()?.value)))
    };
    ids.filter_map(paper).collect()
}

/// The id that the draft asks for, and its day. It must have a title and a day, which only the user can know.
fn proposed_id(draft: &Draft) -> Result<(String, NaiveDate), Refusal> {
    let missing = |key, help| Refusal::new(Message::new(key)).with_help(Message::new(help));
    let title = draft.record.get("title").and_then(Value::as_str);
    let title = title.ok_or_else(|| missing("import-no-title", "import-no-title-help"))?;
    let date = draft.record.get("session").and_then(|session| session.get("date")).and_then(Value::as_str);
    let date = date.and_then(parse_date).ok_or_else(|| missing("import-no-date", "import-no-date-help"))?;
    Ok((archive::proposed_id(date, title), date))
}

/// The draft's fields, with `format`, `id` and `state`.
fn whole(draft: &Draft, id: &str) -> Map<String, Value> {
    let mut record = Map::new();
    record.insert("format".to_owned(), json!(1));
    record.insert("id".to_owned(), id.into());
    record.extend(draft.record.get("title").map(|title| ("title".to_owned(), title.clone())));
    record.insert("state".to_owned(), json!("draft"));
    record.extend(draft.record.clone());
    record
}

/// Moves every field that would be an error to what is left over.
fn make_valid(draft: &mut Draft, id: &str, archive: &Archive, checker: &Checker) -> Result<(), Refusal> {
    let path = archive.path_of(id);
    for _ in 0..MOST {
        let record = Value::Object(whole(draft, id));
        let text = format::write(&record).map_err(|error| Refusal::new((&error).into()))?;
        let document = lossless_yaml::parse(&text);
        let files = check::planned_findings(checker, archive, &[Write::Create { path: path.clone(), text }], None)?;
        let error = files.iter().flat_map(|file| &file.findings).next();
        let (Some(error), Ok(document)) = (error, document) else { break };
        if !take_out(draft, &document, error.span.start) {
            break;
        }
    }
    Ok(())
}

/// Removes the field that contains a byte of the text: a field of a part, else the part. `false` if there is none.
fn take_out(draft: &mut Draft, document: &Document, at: usize) -> bool {
    const NEEDED: [&str; 5] = ["id", "kind", "name", "text", "title"];
    let lies_in = |node: &Node| node.span.start <= at && at <= node.span.end;
    let entries = document.root.entries();
    let Some(entry) = entries.iter().find(|entry| entry.key_span.start <= at && at <= entry.node.span.end) else {
        return false;
    };
    let list = entry.key.as_str();
    if matches!(list, "format" | "id" | "title" | "state") {
        return false;
    }
    let Some(value) = draft.record.get_mut(list) else { return false };
    let index = match &entry.node.data {
        Data::Sequence(items) => items.iter().position(lies_in),
        _ => None,
    };
    let node = index.and_then(|index| entry.node.item(index)).unwrap_or(&entry.node);
    let field = node.entries().iter().find(|field| field.key_span.start <= at && at <= field.node.span.end);
    let field = field.map(|field| field.key.clone()).filter(|field| !NEEDED.contains(&field.as_str()));
    let part = match index {
        Some(index) => value.get(index).and_then(|item| item.get("id")).and_then(Value::as_str).map(str::to_owned),
        None => Some(list.to_owned()),
    };
    let name = [part.clone().unwrap_or_else(|| list.to_owned())]
        .into_iter()
        .chain(field.clone())
        .collect::<Vec<_>>()
        .join(".");
    let target = match index {
        Some(index) => value.get_mut(index),
        None => Some(value),
    };
    let taken = match (&field, target) {
        (Some(field), Some(Value::Object(fields))) => fields.shift_remove(field),
        _ => match (index, draft.record.get_mut(list)) {
            (Some(index), Some(Value::Array(items))) => Some(items.remove(index)),
            _ => draft.record.shift_remove(list),
        },
    };
    let line = draft.line_of(&name).unwrap_or(1);
    draft.forget(&name);
    let text = taken.as_ref().map(words).unwrap_or_default();
    draft.left.push(Passage { line, text });
    taken.is_some()
}

/// The words of a value, its ids aside.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => {
            let said = fields.iter().filter(|(key, _)| !matches!(key.as_str(), "id" | "kind"));
            said.map(|(_, value)| words(value)).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}
