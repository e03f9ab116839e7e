//! What `set` does not change, and which command does.

use serde_json::Value;

use super::assignment::Assignment;
use super::value::{Kind, choice};
use super::{Field, value_at};
use crate::archive::Entity;
use crate::cli::Failure;
use crate::cli::part::Part;
use crate::i18n::Message;
use crate::yaml::Step;

/// The fields that follow the work up, and may change in a record that is final.
const FOLLOW_UP: [&str; 2] = ["status", "completed"];

/// Fails where a field is not for `set` to change.
pub(super) fn check(field: &Field, assignment: &Assignment, part: &Part, record: &Value) -> Result<(), Failure> {
    let Some(Step::Key(first)) = field.steps.first() else { return Ok(()) };
    let refused = |key: &'static str, help: &'static str| {
        let message = Message::new(key).with("id", part.name).with("field", field.name);
        Err(Failure::new(message).helped(Message::new(help).with("id", part.name).with("command", command(part))))
    };
    match (*first, part.entity) {
        ("updates", Some(_)) => refused("set-updates", "set-updates-help"),
        ("id", None) => refused("set-record-id", "set-record-id-help"),
        ("id", Some(_)) => refused("set-part-id", "set-part-id-help"),
        ("status", Some(_)) if contradicts(field, assignment, part, record) => {
            refused("set-status", "set-updates-help")
        }
        ("state", None) => Ok(()),
        (name, Some(Entity::Directive | Entity::Task)) if FOLLOW_UP.contains(&name) => Ok(()),
        _ if record["state"] == "final" => Err(refuse_final(field.name, part.name)),
        _ => Ok(()),
    }
}

/// Returns the failure to change a field of a record that is final; `id` is what the record, or its part, was called by.
pub(in crate::cli) fn refuse_final(field: &str, id: &str) -> Failure {
    let record = id.split(['#', '/']).next().unwrap_or(id);
    Failure::new(Message::new("set-final").with("field", field))
        .helped(Message::new("set-final-help").with("id", record))
}

/// Returns the command that follows a part up.
fn command(part: &Part) -> &'static str {
    if part.entity == Some(Entity::Task) { "task" } else { "directive" }
}

/// Returns whether the updates of a part say another status than the one that it is to have.
fn contradicts(field: &Field, assignment: &Assignment, part: &Part, record: &Value) -> bool {
    let Kind::Choice(vocabulary) = field.kind else { return false };
    let wanted = choice(field.name, *vocabulary, &assignment.value).ok();
    let updates = value_at(record, &part.place).and_then(|part| part["updates"].as_array());
    let mut said = updates.into_iter().flatten().filter_map(|update| update["status"].as_str());
    said.next_back().is_some_and(|said| Some(said) != wanted)
}
