//! Whose field a condition means: the listed thing's own, its session's, or that of some part of its record.

use crate::model::field::Part;
use crate::query::{Condition, DateField, Has, Is};

/// What is listed or searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::index) enum Subject {
    /// Whole records.
    Record,
    /// The parts of one kind.
    Part(Part),
    /// The documents that parts cite.
    Document,
    /// The parts of every kind.
    Any,
}

/// Whose field a condition means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The listed thing's own.
    Own,
    /// Its session's.
    Session,
    /// That of some part of its record.
    Somewhere,
}

use Part::{Attachment, Directive, Organization, Participant, Proceeding, Session, Task};

/// Returns the parts that have what a condition asks for; the session stands for the record.
pub(super) fn owners(condition: &Condition) -> &'static [Part] {
    match condition {
        Condition::Words(_) | Condition::Id { .. } | Condition::In(_) => &Part::ALL,
        Condition::Text { field, .. } | Condition::Number { field, .. } | Condition::Choice { field, .. } => {
            field_owners(field.column)
        }
        Condition::Date { field: DateField::Date, .. } | Condition::Is(Is::Draft | Is::Final) => &[Session],
        Condition::Date { .. } | Condition::Is(Is::Overdue | Is::Open | Is::Done) => &[Directive, Task],
        Condition::Is(Is::InForce) => &[Directive],
        Condition::Has(has) => match has {
            Has::Due | Has::Lead | Has::Support | Has::Completed | Has::Updates => &[Directive, Task],
            Has::Cites => field_owners("cites"),
            Has::Number => field_owners("number"),
            Has::Place => &[Session],
            Has::Tasks => &[Session, Directive],
        },
    }
}

fn field_owners(column: &str) -> &'static [Part] {
    match column {
        "kind" => &[Session, Proceeding, Directive, Attachment],
        "status" => &[Session, Directive, Task],
        "title" => &[Session, Proceeding, Task, Attachment],
        "text" => &[Proceeding, Directive],
        "number" => &[Session, Directive],
        "cites" => &[Session, Proceeding, Directive, Task],
        "by" => &[Proceeding, Directive, Attachment],
        "to" => &[Directive],
        "lead" | "support" => &[Directive, Task],
        "priority" => &[Task],
        "person" | "roles" => &[Participant],
        "organization" => &[Organization, Participant],
        _ => &[Session],
    }
}

/// Returns whether a condition in a search is about the record of the hit and not about the hit itself.
fn is_of_record(condition: &Condition) -> bool {
    match condition {
        Condition::Text { field, .. } | Condition::Choice { field, .. } => {
            matches!(field.column, "state" | "chair" | "person" | "roles" | "organization" | "place")
        }
        Condition::Date { field, .. } => *field == DateField::Date,
        Condition::Is(is) => matches!(is, Is::Draft | Is::Final),
        Condition::Has(has) => *has == Has::Place,
        _ => false,
    }
}

/// Returns whose field `condition` means when `subject` is listed.
pub(super) fn scope(condition: &Condition, subject: Subject) -> Scope {
    let owners = owners(condition);
    let of_record = if owners.contains(&Session) { Scope::Session } else { Scope::Somewhere };
    match subject {
        Subject::Any if is_of_record(condition) => of_record,
        Subject::Any => Scope::Own,
        Subject::Record if matches!(condition, Condition::Words(_)) => Scope::Somewhere,
        Subject::Part(part) if owners.contains(&part) => Scope::Own,
        Subject::Record | Subject::Part(_) => of_record,
        Subject::Document => match condition {
            Condition::Words(_) | Condition::Date { field: DateField::Date, .. } => Scope::Own,
            Condition::Text { field, .. } | Condition::Number { field, .. }
                if matches!(field.column, "title" | "number" | "cites") =>
            {
                Scope::Own
            }
            _ => of_record,
        },
    }
}
