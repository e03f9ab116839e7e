//! What can be asked of a part.

use chrono::NaiveDate;

use super::Words;
use super::names::names;
use crate::model::OwnField;
use crate::model::field::{FieldId, Part};

/// One condition. Several values of a field mean "any of them".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Free text.
    Words(Words),
    /// Words in a text field.
    Text {
        /// The field.
        field: FieldId,
        /// Any of these.
        values: Vec<Words>,
    },
    /// The number of a document: its own, or a cited one's.
    Number {
        /// The field.
        field: FieldId,
        /// Any of these.
        values: Vec<DocumentNumberValue>,
    },
    /// An id.
    Id {
        /// The field.
        field: FieldId,
        /// Any of these, or any id that begins so; lower case, with `#` before a part's id.
        values: Vec<String>,
    },
    /// A field with a closed list of names.
    Choice {
        /// The field.
        field: FieldId,
        /// Any of these: exact names of the list.
        values: Vec<String>,
    },
    /// A date or a period.
    Date {
        /// The field.
        field: DateField,
        /// Any of these.
        values: Vec<DateRange>,
    },
    /// A count.
    Count {
        /// The field.
        field: FieldId,
        /// Any of these.
        values: Vec<CountRange>,
    },
    /// A field that the office has declared.
    Own {
        /// The field.
        field: OwnField,
        /// What must hold of one of its values.
        test: OwnTest,
    },
    /// A state that follows from several fields.
    Is(Is),
    /// Something is there.
    Has(Has),
    /// The part is one of these.
    In(Vec<Part>),
}

/// What is asked of a field that the office has declared: any of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnTest {
    /// That it is there.
    Present,
    /// Words in it.
    Words(Vec<Words>),
    /// Its day.
    Dates(Vec<DateRange>),
    /// Its number.
    Numbers(Vec<NumberRange>),
    /// These of the values that the settings list.
    Values(Vec<String>),
}

impl Condition {
    pub(super) fn free_words(&self) -> Option<&Words> {
        match self {
            Self::Words(words) => Some(words),
            _ => None,
        }
    }

    /// All text to search for, free or of a field.
    pub(super) fn words(&self) -> Vec<&Words> {
        match self {
            Self::Words(words) => vec![words],
            Self::Text { values, .. } | Self::Own { test: OwnTest::Words(values), .. } => values.iter().collect(),
            Self::Number { values, .. } => values.iter().map(|value| &value.words).collect(),
            _ => Vec::new(),
        }
    }
}

/// The document number that a query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNumberValue {
    /// Its comparison key; where [`Words::prefix`] is set, only the beginning of one.
    pub key: String,
    /// Its tokens, for matching inside a longer text.
    pub words: Words,
}

/// A stretch of days, both ends included; an end that is missing is open. One end is there at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRange {
    /// The first date.
    pub first: Option<NaiveDate>,
    /// The last date.
    pub last: Option<NaiveDate>,
}

/// A stretch of counts, both ends included; an end that is missing is open. One end is there at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountRange {
    /// The lowest.
    pub first: Option<i64>,
    /// The highest.
    pub last: Option<i64>,
}

/// A stretch of numbers; an end that is missing is open. One end is there at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRange {
    /// The lower end.
    pub first: Option<NumberEnd>,
    /// The higher end.
    pub last: Option<NumberEnd>,
}

/// An end of a stretch of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberEnd {
    /// As typed.
    pub written: String,
    /// What numbers are compared by.
    pub key: String,
    /// Whether the number itself is meant as well.
    pub is_included: bool,
}

names!(
    /// A date that a query can ask for.
    DateField {
        /// Any date of the session, `date` to `until`.
        Date = "date",
        /// The date of the conclusions, else of the minutes.
        Issued = "issued",
        /// The deadline.
        Due = "due",
        /// The date of completion.
        Completed = "completed",
        /// The date of the last update.
        Updated = "updated",
        /// The date of the last reminder.
        Reminded = "reminded",
    }
);

impl DateField {
    /// The date of a field; `None` if a query cannot ask for it.
    #[must_use]
    pub fn of_field(field: FieldId) -> Option<Self> {
        match field {
            FieldId::Date => Some(Self::Date),
            FieldId::Issued => Some(Self::Issued),
            FieldId::Due => Some(Self::Due),
            FieldId::Completed => Some(Self::Completed),
            FieldId::Updated => Some(Self::Updated),
            FieldId::Reminded => Some(Self::Reminded),
            _ => None,
        }
    }
}

names!(
    /// A state that follows from several fields.
    Is {
        /// Open, and `due` is past.
        Overdue = "overdue",
        /// A directive in force, a task that is neither completed nor cancelled.
        Open = "open",
        /// A directive fulfilled, a task completed.
        Done = "done",
        /// Of a record that is still a draft.
        Draft = "draft",
        /// Of a record that is final.
        Final = "final",
        /// A directive in force.
        InForce = "in-force",
        /// Work whose deadline was put off.
        Extended = "extended",
        /// A meeting held whose conclusions have not gone out: no paper of theirs has a number or a date.
        Unissued = "unissued",
    }
);

names!(
    /// What a part can have or lack.
    Has {
        /// A deadline as a date.
        Due = "due",
        /// A cited document.
        Cites = "cites",
        /// A lead.
        Lead = "lead",
        /// A supporter.
        Support = "support",
        /// A number of its own.
        Number = "number",
        /// A place.
        Place = "place",
        /// A date of completion.
        Completed = "completed",
        /// Follow-up notes.
        Updates = "updates",
        /// A reminder.
        Reminder = "reminder",
        /// Tasks that belong to it.
        Tasks = "tasks",
        /// Something concluded: a directive, or a conclusion among the proceedings.
        Conclusions = "conclusions",
    }
);
