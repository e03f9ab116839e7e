//! Set: fields of a record, or of a part of it, get new values, and the rest of the file does not change.

use serde_json::Value;

use super::assignment::{Assignment, Operation};
use super::field::{Field, Reader, add_once, value_of};
use super::frozen;
use super::names::KnownNames;
use super::paper::PaperField;
use super::target::{FoundPart, OpenRecord, Target, value_at};
use super::{Changeset, FieldChange, FieldValue, Refusal, Workspace};
use crate::archive::Write;
use crate::i18n::Message;
use crate::model;
use lossless_yaml::Change;

/// Assignments to fields of a record or part.
#[derive(Debug, Clone)]
pub struct SetRequest<'a> {
    /// The record or part: `ID`, `ID#PART`, or a file.
    pub id: &'a str,
    /// The assignments.
    pub assignments: Vec<Assignment>,
}

/// The maximum number of assignments: each change is verified by reading the whole text again.
const MOST: usize = 500;

/// Plans the change of fields. Nothing is written if all fields have these values already.
///
/// # Errors
/// Where a field is unknown, has a command of its own or is frozen, and where a value does not fit it.
pub fn set(workspace: &Workspace, request: &SetRequest) -> Result<Changeset, Refusal> {
    if request.assignments.len() > MOST {
        return Err(Refusal::new(Message::new("set-too-many").with("limit", MOST)));
    }
    let target = Target::of(request.id, workspace)?;
    let mut opened = target.open()?;
    let old = opened.text.clone();
    let part = opened.part(target.part.as_deref(), request.id)?;
    let mut understood = Vec::new();
    let names = KnownNames::of(&opened.record, Some(workspace));
    let settings = target.archive.as_ref().map(|archive| archive.settings().clone()).unwrap_or_default();
    let mut reader =
        Reader { today: workspace.today(), settings: &settings, names: &names, understood: &mut understood };
    let schema = model::schema();
    let mut fields: Vec<FieldChange> = Vec::new();
    for assignment in &request.assignments {
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
        match fields.iter_mut().find(|known| known.field == field.name) {
            Some(known) => known.to = to,
            None => fields.push(FieldChange { field: field.name.to_owned(), from, to }),
        }
    }
    fields.retain(|change| change.from != change.to);
    let name = match &target.part {
        Some(part) => format!("{}#{part}", opened.id()),
        None => opened.id().to_owned(),
    };
    let OpenRecord { path, text: new, .. } = opened;
    let writes = if new == old { Vec::new() } else { vec![Write::Replace { path, old, new }] };
    Ok(Changeset { writes, fields, understood, name, ..Changeset::default() })
}

/// The values of a field for people.
fn values(value: Option<&Value>, field: &Field) -> Vec<FieldValue> {
    let one = |value: &Value| {
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
    Ok(match assignment.operation {
        Operation::Set if assignment.value.is_empty() => now.map(|_| Change::Remove { place }),
        Operation::Set => Some(Change::Set {
            place,
            value: value_of(field, &assignment.value, now.is_some_and(Value::is_array), reader)?,
        }),
        Operation::Add => {
            let more = field.items(&assignment.value, reader)?;
            let mut items = items(now);
            for item in more {
                add_once(&mut items, item);
            }
            // A single value does not become a list if nothing is added.
            let is_changed = items.len() > items_of(now).len();
            is_changed.then_some(Change::Set { place, value: items.into() })
        }
        Operation::Drop => {
            let fewer = field.items(&assignment.value, reader)?;
            let mut items = items(now);
            for item in fewer {
                match items.iter().position(|known| *known == item) {
                    Some(index) => drop(items.remove(index)),
                    None => return Err(not_there(field, &item, &items)),
                }
            }
            Some(if items.is_empty() { Change::Remove { place } } else { Change::Set { place, value: items.into() } })
        }
    })
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
