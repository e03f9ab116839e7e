//! What `set` does not change, and which command does.

use super::Refusal;
use super::assignment::Assignment;
use super::field::{Field, Kind, choice};
use super::paper;
use super::target::{FoundPart, OpenRecord};
use crate::archive::Settings;
use crate::i18n::Message;
use crate::model::{Audience, Directive, Entity, RecordState, Step, Task, WorkStatus};
use lossless_yaml::Step as At;

/// The fields that follow the work up, and may change in a record that is final.
const FOLLOW_UP: [&str; 2] = ["status", "completed"];

/// Fails where a field is not for `set` to change.
pub(super) fn refuse(
    field: &Field,
    assignment: &Assignment,
    part: &FoundPart,
    opened: &OpenRecord,
    settings: &Settings,
) -> Result<(), Refusal> {
    let Some(At::Key(first)) = field.steps.first() else { return Ok(()) };
    let refused = |key: &'static str, help: &'static str| {
        let message = Message::new(key).with("id", part.called).with("field", field.name);
        let command = wanted(field, assignment).map_or(Step::Note, Step::to).command();
        Err(Refusal::new(message).with_help(Message::new(help).with("id", part.called).with("command", command)))
    };
    match (*first, part.entity) {
        ("updates", Some(_)) => refused("set-updates", "set-updates-help"),
        ("id", None) => refused("set-record-id", "set-record-id-help"),
        ("id", Some(_)) => {
            let new = Some(assignment.value.as_str()).filter(|new| !new.is_empty()).unwrap_or("…");
            let help = Message::new("set-part-id-help").with("id", part.called).with("new", new);
            Err(Refusal::new(Message::new("set-part-id")).with_help(help))
        }
        ("status", Some(_)) if contradicts(field, assignment, part, opened) => {
            refused("set-status", "set-updates-help")
        }
        // What is issued of a record is no part of what was said.
        ("state" | paper::LIST, None) => Ok(()),
        ("audience", None) if is_narrower(assignment, opened) => Ok(()),
        (name, Some(Entity::Directive | Entity::Task)) if FOLLOW_UP.contains(&name) => Ok(()),
        _ if field.declared(settings).is_some_and(|declared| declared.is_changeable) => Ok(()),
        _ => match (refuse_final(opened, field.name, part.called), field.undeclared(settings)) {
            (Err(refusal), Some(undeclared)) => Err(refusal.with_help(undeclared.advice(field.name))),
            (refused, _) => refused,
        },
    }
}

/// Fails where the record is final, whose `field` does not change; `called` is what the record, or its part, was called by.
pub(super) fn refuse_final(opened: &OpenRecord, field: &str, called: &str) -> Result<(), Refusal> {
    if opened.record.state != Some(RecordState::Final) {
        return Ok(());
    }
    // Work has commands of its own for what is agreed after the meeting.
    let is_item = called.contains(['#', '/']);
    let help = match field {
        "due" if is_item => Message::new("set-final-due-help").with("id", called),
        "lead" | "support" if is_item => Message::new("set-final-lead-help").with("id", called).with("field", field),
        _ => {
            let record = called.split(['#', '/']).next().unwrap_or(called);
            Message::new("set-final-help").with("id", record)
        }
    };
    Err(Refusal::new(Message::new("set-final").with("field", field)).with_help(help))
}

/// Whether fewer people may read the record than before.
fn is_narrower(assignment: &Assignment, opened: &OpenRecord) -> bool {
    let wanted = choice("audience", Audience::VOCABULARY, &assignment.value).ok().and_then(Audience::of_name);
    wanted.is_some_and(|wanted| wanted >= opened.record.readers().unwrap_or(Audience::Internal))
}

/// The status that a field of statuses is to have.
fn wanted(field: &Field, assignment: &Assignment) -> Option<WorkStatus> {
    let Kind::Choice(vocabulary) = field.kind else { return None };
    WorkStatus::of_name(choice(field.name, *vocabulary, &assignment.value).ok()?)
}

/// Whether the updates of a part say another status than the one that it is to have.
fn contradicts(field: &Field, assignment: &Assignment, part: &FoundPart, opened: &OpenRecord) -> bool {
    let Kind::Choice(_) = field.kind else { return false };
    let of_task = part.task(&opened.record).and_then(Task::said_status);
    let said = of_task.or_else(|| part.directive(&opened.record).and_then(Directive::said_status));
    said.is_some_and(|said| Some(said) != wanted(field, assignment))
}
