//! Set: fields of a record, or of a part of it, get new values, and the rest of the file does not change.

use serde_json::Value;

use super::assignment::{Assignment, Operation};
use super::field::{Field, Reader, add_once, value_of};
use super::frozen;
use super::names::KnownNames;
use super::paper::PaperField;
use super::target::{FoundPart, OpenRecord, Target, value_at};
use super::turn::{PartKind, Texts, Turn};
use super::{ChangedPart, Changeset, FieldChange, FieldValue, Refusal, TurnedInto, Workspace};
use crate::archive::Directory;
use crate::check::Names;
use crate::i18n::Message;
use crate::model::{self, Target as ReferenceTarget};
use lossless_yaml::Change;

/// Assignments to fields of records or parts.
#[derive(Debug, Clone)]
pub struct SetRequest<'a> {
    /// The records or parts: `ID`, `ID#PART`, or files.
    pub ids: Vec<&'a str>,
    /// What the parts become, if that is another kind than they are of.
    pub becomes: Option<PartKind>,
    /// Whether the parts lose the fields that their new kind does not have, instead of being refused.
    pub may_lose: bool,
    /// The assignments, the same to all of them.
    pub assignments: Vec<Assignment>,
}

/// The maximum number of assignments: each change is verified by reading the whole text again.
const MOST: usize = 500;

/// Plans the change of fields, of all or of none. Nothing is written if all fields have these values already.
///
/// # Errors
/// Where a field is unknown, has a command of its own or is frozen, where a value does not fit it, and where a part cannot
/// become of another kind without a loss.
pub fn set(workspace: &Workspace, request: &SetRequest) -> Result<Changeset, Refusal> {
    if request.assignments.len().max(1) * request.ids.len() > MOST {
        return Err(Refusal::new(Message::new("set-too-many").with("limit", MOST)));
    }
    refuse_twice(workspace, request)?;
    let mut texts = Texts::default();
    let mut changeset = Changeset::default();
    for id in &request.ids {
        let changed = one(workspace, id, request, &mut texts, &mut changeset)?;
        changeset.changed.extend((changed.turned.is_some() || !changed.fields.is_empty()).then_some(changed));
    }
    changeset.writes = texts.writes()?;
    Ok(changeset)
}

/// Fails where something is named twice that can be so once: an item, or a field that is to have a value.
fn refuse_twice(workspace: &Workspace, request: &SetRequest) -> Result<(), Refusal> {
    let twice = |what: &str| Err(Refusal::new(Message::new("set-twice").with("what", what)));
    let mut items = Vec::new();
    for id in &request.ids {
        let Target { path, part, .. } = Target::of(id, workspace)?;
        let item = (path.canonicalize().unwrap_or(path), part);
        if items.contains(&item) {
            return twice(id);
        }
        items.push(item);
    }
    let mut fields: Vec<&str> = Vec::new();
    // A final record is opened, corrected and closed in one command.
    let once = |it: &&Assignment| it.operation == Operation::Set && it.field != "state";
    for assignment in request.assignments.iter().filter(once) {
        if fields.contains(&assignment.field.as_str()) {
            return twice(&assignment.field);
        }
        fields.push(&assignment.field);
    }
    Ok(())
}

/// Changes one record or part in `texts`.
fn one(
    workspace: &Workspace,
    id: &str,
    request: &SetRequest,
    texts: &mut Texts,
    changeset: &mut Changeset,
) -> Result<ChangedPart, Refusal> {
    let target = Target::of(id, workspace)?;
    let mut opened = texts.open(&target)?;
    let old = opened.text.clone();
    let settings = target.archive.as_ref().map(|archive| archive.settings().clone()).unwrap_or_default();
    let name = match &target.part {
        Some(part) => format!("{}#{part}", opened.id()),
        None => opened.id().to_owned(),
    };
    let mut part = None;
    let mut changed = ChangedPart { name, turned: None, fields: Vec::new() };
    let mut assignments: Vec<&Assignment> = request.assignments.iter().collect();
    if let Some(kind) = request.becomes {
        let turn = Turn {
            workspace,
            target: &target,
            settings: &settings,
            kind,
            may_lose: request.may_lose,
            assignments: &request.assignments,
        };
        if let Some(turned) = turn.make(id, &mut opened, texts)? {
            if !turned.mentions.is_empty() {
                let places = turned.mentions.join(", ");
                let note = Message::new("rename-mentions").with("id", changed.name.as_str()).with("places", places);
                changeset.notes.push(note);
            }
            for (field, value) in &turned.removed {
                let part = FoundPart { entity: turned.was, index: 0, called: id };
                let was = Field::find(field, &part, &model::schema(), &settings.fields)?;
                let from = values(Some(value), &was);
                changed.fields.push(FieldChange { field: field.clone(), from, to: Vec::new() });
            }
            assignments.retain(|it| turned.removed.iter().all(|(field, _)| *field != it.field));
            changed.turned = Some(match turned.id {
                Some(id) => TurnedInto::Part(id),
                None if kind == PartKind::Left => TurnedInto::Left,
                None => TurnedInto::Agenda,
            });
            match turned.part {
                Some(turned) => part = Some(turned),
                None if assignments.is_empty() => {}
                None => return Err(Refusal::new(Message::new("turn-text-alone"))),
            }
        } else if kind == PartKind::Left {
            changeset.understood.push(Message::new("turn-left-already").with("id", changed.name.as_str()));
            return Ok(changed);
        }
    }
    let part = match part {
        Some(part) => part,
        None if changed.turned.is_some() => FoundPart { entity: None, index: 0, called: id },
        None => opened.part(target.part.as_deref(), id)?,
    };
    let names = KnownNames::of(&opened.record, Some(workspace));
    let understood = &mut changeset.understood;
    let mut reader = Reader { today: workspace.today(), settings: &settings, names: &names, understood };
    let schema = model::schema();
    for assignment in assignments {
        let paper = if part.entity.is_none() { PaperField::named(assignment, &opened.value)? } else { None };
        let field = match paper {
            Some(paper) => paper.find(assignment, &part, &mut opened, &schema)?,
            None => Field::find(&assignment.field, &part, &schema, &settings.fields)?,
        };
        frozen::refuse(&field, assignment, &part, &opened, &settings)?;
        if let Some(undeclared) = field.undeclared(&settings).filter(|_| !assignment.value.is_empty()) {
            reader.understood.push(undeclared.advice(field.name));
        }
        let Some(change) = change(assignment, &field, &part, &opened, &mut reader)? else { continue };
        let place = part.at(&field.steps);
        let from = values(value_at(&opened.value, &place), &field);
        opened.change_with(&[change], &settings.fields)?;
        let to = values(value_at(&opened.value, &place), &field);
        // A field that is named twice has changed once.
        match changed.fields.iter_mut().find(|known| known.field == field.name) {
            Some(known) => known.to = to,
            None => changed.fields.push(FieldChange { field: field.name.to_owned(), from, to }),
        }
    }
    changed.fields.retain(|change| change.from != change.to);
    texts.put(&opened.path, &old, opened.text);
    Ok(changed)
}

/// The values of a field for people.
fn values(value: Option<&Value>, field: &Field) -> Vec<FieldValue> {
    let one = |value: &Value| {
        if value.is_object() {
            return FieldValue::Fields;
        }
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match (field.kind.label(), text.parse()) {
            (Some(key), _) => FieldValue::Choice { key, name: text },
            (None, Ok(date)) => FieldValue::Date(date),
            (None, Err(_)) => FieldValue::Text(text),
        }
    };
    items_of(value).into_iter().map(one).collect()
}

/// The change of an assignment; none if the field has the value already.
fn change<'a>(
    assignment: &'a Assignment,
    field: &Field<'a>,
    part: &FoundPart,
    opened: &OpenRecord,
    reader: &mut Reader,
) -> Result<Option<Change<'a>>, Refusal> {
    let place = part.at(&field.steps);
    let now = value_at(&opened.value, &place);
    let names = References { opened, target: model::target_at(&place) };
    Ok(match assignment.operation {
        Operation::Set if assignment.value.is_empty() => now.map(|_| Change::Remove { place }),
        Operation::Set => {
            let value = value_of(field, &assignment.value, now.is_some_and(Value::is_array), reader)?;
            Some(Change::Set { value: names.by_id(value), place })
        }
        Operation::Add => {
            let more = field.items(&assignment.value, reader)?;
            let mut items = items(now);
            for item in more {
                add_once(&mut items, names.by_id(item));
            }
            // A single value does not become a list if nothing is added.
            let is_changed = items.len() > items_of(now).len();
            is_changed.then_some(Change::Set { place, value: items.into() })
        }
        Operation::Drop => {
            let fewer = field.items(&assignment.value, reader)?;
            let mut items = items(now);
            for item in fewer {
                let is_meant = |known: &Value| *known == item || *known == names.by_id(item.clone());
                match items.iter().position(is_meant) {
                    Some(index) => drop(items.remove(index)),
                    None => return Err(not_there(field, &item, &items)),
                }
            }
            Some(if items.is_empty() { Change::Remove { place } } else { Change::Set { place, value: items.into() } })
        }
    })
}

/// The references that a field may hold; none where it holds something else.
struct References<'r> {
    opened: &'r OpenRecord,
    target: Option<ReferenceTarget>,
}

impl References<'_> {
    /// A value with the ids of those in the record whose names or short forms it has, as `add` writes them.
    fn by_id(&self, value: Value) -> Value {
        let Some(target) = self.target.filter(|target| target.may_be_plain()) else { return value };
        let names = Names::of(&self.opened.record, Directory::empty());
        let one = |value: Value| {
            let named = value.as_str().and_then(|text| names.the(text, target)?.id);
            named.map_or_else(|| value.clone(), Value::from)
        };
        match value {
            Value::Array(several) => {
                let mut items = Vec::new();
                for value in several {
                    add_once(&mut items, one(value));
                }
                items.into()
            }
            value => one(value),
        }
    }
}

fn not_there(field: &Field, item: &Value, items: &[Value]) -> Refusal {
    let item = item.as_str().unwrap_or_default();
    let refusal = Refusal::new(Message::new("set-not-there").with("field", field.name).with("value", item));
    let known: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
    if known.is_empty() {
        refusal
    } else {
        refusal.with_help(Message::new("known-values").with("names", known.join(", ")))
    }
}

/// The items of a list, or the single value in place of a list.
fn items_of(value: Option<&Value>) -> Vec<&Value> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => items.iter().collect(),
        Some(one) => vec![one],
    }
}

fn items(value: Option<&Value>) -> Vec<Value> {
    items_of(value).into_iter().cloned().collect()
}
