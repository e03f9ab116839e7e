//! `meeting set`: changes fields of a record, or of a part of it, and leaves the rest of the file as it is.

mod assignment;
mod field;
mod refusal;
mod value;

use clap::Args;
use serde_json::Value;

use super::change::{Mode, carry_out};
use super::lock::lock;
use super::part::{Part, read_record};
use super::target::Target;
use super::{Environment, Exit, Failure, Output};
use crate::archive::Write;
use crate::i18n::Message;
use crate::model;
use crate::yaml::{self, Change, Step};

use assignment::{Assignment, Operation};
pub(super) use field::Field;
pub(super) use refusal::refuse_final;
pub(super) use value::value_of;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_name = "ID[#PART]")]
    id: String,
    #[arg(required = true, value_name = "FIELD=VALUE")]
    fields: Vec<String>,
    #[arg(long)]
    dry_run: bool,
}

/// How many fields one command changes: each change of a text is proven by reading the whole text.
const MOST: usize = 500;

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    if arguments.fields.len() > MOST {
        return Err(Failure::new(Message::new("set-too-many").with("limit", MOST)));
    }
    let assignments: Vec<Assignment> =
        arguments.fields.iter().map(|text| Assignment::parse(text)).collect::<Result<_, _>>()?;
    let target = Target::of(&arguments.id, environment)?;
    let archive = environment.archive()?;
    let lock = lock(&archive, environment)?;
    let (old, mut record) = read_record(&target)?;
    let part = Part::of(target.part.as_deref(), &arguments.id, &record, &old)?;
    let schema = model::schema();
    let mut text = old.clone();
    for assignment in &assignments {
        let field = Field::find(&assignment.field, &part, &schema)?;
        refusal::check(&field, assignment, &part, &record)?;
        if let Some(change) = change(assignment, &field, &part, &record, environment)? {
            text = yaml::edit(&text, &[change]).map_err(|error| Failure::new(error.message()))?;
            record = yaml::parse(&text).map(|document| document.value).unwrap_or_default();
        }
    }
    if text == old {
        environment.terminal.note(&Message::new("set-unchanged"));
        return Ok(Exit::Success);
    }
    let writes = [Write::Replace { path: target.path.clone(), old, new: text }];
    let is_done = carry_out(&writes, Mode::of(arguments.dry_run), &lock, &archive, environment, output)?;
    Ok(if is_done { Exit::Success } else { Exit::Findings })
}

/// Returns the change that an assignment asks for; none where nothing is to be changed.
fn change<'a>(
    assignment: &'a Assignment,
    field: &Field<'a>,
    part: &Part<'a>,
    record: &Value,
    environment: &Environment,
) -> Result<Option<Change<'a>>, Failure> {
    let place = [&part.place[..], &field.steps[..]].concat();
    let now = value_at(record, &place);
    Ok(match assignment.operation {
        Operation::Set if assignment.value.is_empty() => now.map(|_| Change::Remove { place }),
        Operation::Set => Some(Change::Set { place, value: value_of(field, &assignment.value, environment)? }),
        Operation::Add => {
            let more = field.items(&assignment.value, environment)?;
            let mut items = items(now);
            for item in more {
                if !items.contains(&item) {
                    items.push(item);
                }
            }
            // One that stands alone stays alone where nothing is added.
            let is_changed = items.len() > items_of(now).len();
            is_changed.then_some(Change::Set { place, value: items.into() })
        }
        Operation::Drop => {
            let fewer = field.items(&assignment.value, environment)?;
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

fn not_there(field: &Field, item: &Value, items: &[Value]) -> Failure {
    let item = item.as_str().unwrap_or_default();
    let failure = Failure::new(Message::new("set-not-there").with("field", field.name).with("value", item));
    let known: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
    if known.is_empty() {
        failure
    } else {
        failure.helped(Message::new("known-values").with("names", known.join(", ")))
    }
}

/// Returns the items of a list, or the one value that stands for a list.
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

fn value_at<'v>(value: &'v Value, place: &[Step]) -> Option<&'v Value> {
    place.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    })
}
