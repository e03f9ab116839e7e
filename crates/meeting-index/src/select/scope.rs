//! Whose field a condition means: that of the listed item, of its session, or of any part of its record.

use std::borrow::Cow;

use meeting_core::model::field::{FieldId, Part};
use meeting_core::model::{OwnField, OwnPlace};
use meeting_core::query::{Condition, DateField, Has, Is};

/// What is listed or searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Whole records.
    Record,
    /// The parts of one kind.
    Part(Part),
    /// What counts as work: tasks, and directives.
    Work,
    /// The documents that parts cite.
    Document,
    /// The parts of every kind.
    Any,
}

/// Whose field a condition means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// That of the listed item.
    Own,
    /// That of its session.
    Session,
    /// That of any part of its record.
    Somewhere,
}

use Part::{Attachment, Directive, Organization, Participant, Proceeding, Session, Task};

/// The kinds of parts that have the field of a condition; a session has the fields of its record.
pub(super) fn owners(condition: &Condition) -> Cow<'static, [Part]> {
    Cow::Borrowed(match condition {
        Condition::Own { field, .. } => return Cow::Owned(own_owners(*field)),
        Condition::Words(_) | Condition::Id { .. } | Condition::In(_) => &Part::ALL,
        Condition::Text { field, .. }
        | Condition::Number { field, .. }
        | Condition::Choice { field, .. }
        | Condition::Count { field, .. } => field_owners(*field),
        Condition::Date { field: DateField::Date | DateField::Issued, .. }
        | Condition::Is(Is::Draft | Is::Final | Is::Unissued) => &[Session],
        Condition::Date { .. } | Condition::Is(Is::Overdue | Is::Open | Is::Done | Is::Extended) => &[Directive, Task],
        Condition::Is(Is::InForce) => &[Directive],
        Condition::Has(has) => match has {
            Has::Due | Has::Lead | Has::Support | Has::Completed | Has::Updates | Has::Reminder => &[Directive, Task],
            Has::Cites => field_owners(FieldId::Cites),
            Has::Number => field_owners(FieldId::Number),
            Has::Place | Has::Conclusions => &[Session],
            Has::Tasks => &[Session, Directive],
        },
    })
}

/// The kinds of parts that may have a field that the office has declared.
fn own_owners(field: OwnField) -> Vec<Part> {
    let part = |place| match place {
        OwnPlace::Record | OwnPlace::Session => Session,
        OwnPlace::Organization => Organization,
        OwnPlace::Participant => Participant,
        OwnPlace::Proceeding => Proceeding,
        OwnPlace::Directive => Directive,
        OwnPlace::Task => Task,
    };
    field.places().map(part).collect()
}

fn field_owners(field: FieldId) -> &'static [Part] {
    match field {
        FieldId::Kind => &[Session, Proceeding, Directive, Attachment],
        FieldId::Status => &[Session, Directive, Task],
        FieldId::Title => &[Session, Proceeding, Task, Attachment],
        FieldId::Text => &[Proceeding, Directive],
        FieldId::Number => &[Session, Directive],
        FieldId::Cites => &[Session, Proceeding, Directive, Task],
        FieldId::By => &[Proceeding, Directive, Attachment],
        FieldId::To => &[Directive],
        FieldId::Lead
        | FieldId::Support
        | FieldId::Due
        | FieldId::Late
        | FieldId::Completed
        | FieldId::Updated
        | FieldId::Reminded
        | FieldId::Type => &[Directive, Task],
        FieldId::Priority => &[Task],
        FieldId::Person | FieldId::Roles => &[Participant],
        FieldId::Organization => &[Organization, Participant],
        FieldId::State | FieldId::Chair | FieldId::Place | FieldId::Date | FieldId::Issued | FieldId::Id => &[Session],
        // No query asks for these.
        FieldId::Ref
        | FieldId::Until
        | FieldId::Name
        | FieldId::Short
        | FieldId::PartOf
        | FieldId::Honorific
        | FieldId::Positions
        | FieldId::History
        | FieldId::Series
        | FieldId::Directive
        | FieldId::Issuer
        | FieldId::NextDue
        | FieldId::OriginalDue
        | FieldId::Extensions
        | FieldId::Occurrences
        | FieldId::Missed
        | FieldId::Answered
        | FieldId::DueText
        | FieldId::Url
        | FieldId::Repeats
        | FieldId::Open
        | FieldId::Done
        | FieldId::Overdue
        | FieldId::Directives
        | FieldId::Tasks
        | FieldId::Sessions
        | FieldId::Absences
        | FieldId::Cited
        | FieldId::CitedBy
        | FieldId::First
        | FieldId::Last
        | FieldId::Record
        | FieldId::File
        | FieldId::Own(_) => &[],
    }
}

/// Whether a condition is about what is so on a day.
pub(crate) fn is_about_work(condition: &Condition) -> bool {
    match condition {
        Condition::Text { field, .. } => is_of_people(*field),
        Condition::Choice { field, .. } => *field == FieldId::Status,
        Condition::Date { field, .. } => !matches!(field, DateField::Date | DateField::Issued),
        Condition::Count { .. } => true,
        Condition::Is(is) => !matches!(is, Is::Draft | Is::Final | Is::Unissued),
        Condition::Has(has) => match has {
            Has::Due | Has::Lead | Has::Support | Has::Completed | Has::Updates | Has::Reminder | Has::Tasks => true,
            Has::Cites | Has::Number | Has::Place | Has::Conclusions => false,
        },
        Condition::Words(_)
        | Condition::Number { .. }
        | Condition::Id { .. }
        | Condition::In(_)
        | Condition::Own { .. } => false,
    }
}

/// Whether a field of work changes as it is handed over.
pub(super) fn is_of_people(field: FieldId) -> bool {
    matches!(field, FieldId::Lead | FieldId::Support)
}

/// Whether a condition of a search is about the record of the hit: only records, their people and their organizations have
/// the field.
fn is_of_record(condition: &Condition) -> bool {
    owners(condition).iter().all(|part| matches!(part, Session | Organization | Participant))
}

/// Whose field `condition` means when `subject` is listed.
pub(super) fn scope(condition: &Condition, subject: Subject) -> Scope {
    let owners = owners(condition);
    let of_record = if owners.contains(&Session) { Scope::Session } else { Scope::Somewhere };
    match subject {
        Subject::Any if is_of_record(condition) => of_record,
        Subject::Any => Scope::Own,
        Subject::Record if matches!(condition, Condition::Words(_)) => Scope::Somewhere,
        Subject::Part(part) if owners.contains(&part) => Scope::Own,
        // What a task does not have is that of its session, also for a directive among tasks.
        Subject::Work if owners.contains(&Task) => Scope::Own,
        Subject::Work if matches!(condition, Condition::Own { .. }) && owners.contains(&Directive) => Scope::Own,
        Subject::Record | Subject::Part(_) | Subject::Work => of_record,
        Subject::Document => match condition {
            Condition::Words(_) | Condition::Date { field: DateField::Date, .. } => Scope::Own,
            Condition::Text { field, .. } | Condition::Number { field, .. }
                if matches!(field, FieldId::Title | FieldId::Number | FieldId::Cites) =>
            {
                Scope::Own
            }
            _ => of_record,
        },
    }
}
