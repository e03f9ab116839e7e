//! The one table of the fields that lists show, queries ask for and `--sort` sorts by.

use super::{
    AttachmentKind, DirectiveKind, DirectiveStatus, Priority, ProceedingKind, RecordState, Role, SessionKind,
    SessionStatus, TaskStatus,
};

/// What `list` can list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One row a record.
    Sessions,
    /// One row a directive.
    Directives,
    /// One row a task.
    Tasks,
    /// One row a person, merged across records by id.
    People,
    /// One row an organization, merged across records by id.
    Organizations,
    /// One row a cited document.
    Documents,
}

impl Kind {
    /// Every kind, in the order of the docs.
    pub const ALL: [Self; 6] =
        [Self::Sessions, Self::Directives, Self::Tasks, Self::People, Self::Organizations, Self::Documents];

    /// Returns the name that the command line and JSON use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sessions => "sessions",
            Self::Directives => "directives",
            Self::Tasks => "tasks",
            Self::People => "people",
            Self::Organizations => "organizations",
            Self::Documents => "documents",
        }
    }

    /// Returns the kind of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A part of a record that a search can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The record itself: title, session, agenda, publication, source.
    Session,
    /// An organization.
    Organization,
    /// A person or group.
    Participant,
    /// A proceeding.
    Proceeding,
    /// A directive.
    Directive,
    /// A task.
    Task,
    /// An attachment.
    Attachment,
}

impl Part {
    /// Every part, in the order of the format.
    pub const ALL: [Self; 7] = [
        Self::Session,
        Self::Organization,
        Self::Participant,
        Self::Proceeding,
        Self::Directive,
        Self::Task,
        Self::Attachment,
    ];

    /// The names of the parts, in the same order.
    pub const NAMES: &'static [&'static str] =
        &["sessions", "organizations", "people", "proceedings", "directives", "tasks", "attachments"];

    /// Returns the name of the part's list, as `in:` takes it and JSON prints it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Returns the part of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// Returns the key of the record that holds the parts of this kind; none for the session itself.
    #[must_use]
    pub fn list_key(self) -> Option<&'static str> {
        match self {
            Self::Session => None,
            Self::Participant => Some("participants"),
            other => Some(other.name()),
        }
    }
}

/// What a field's values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// Words; a query matches folded words.
    Text,
    /// An id; a query matches it whole or by a prefix.
    Id,
    /// A day; a query matches a period.
    Date,
    /// One of a few names.
    Choice(&'static [&'static [&'static str]]),
    /// The number of a document; a query matches its comparison key.
    DocumentNumber,
    /// A count; lists show it at the right.
    Count,
}

/// A field, as lists show it and queries ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The column's name: the format's own field name where there is one.
    pub column: &'static str,
    /// The name that a query puts before the colon; none where a query cannot ask for it.
    pub query: Option<&'static str>,
    /// What its values are.
    pub value: FieldType,
    /// The lists that can show it.
    pub lists: &'static [Kind],
    /// The lists that show it without being asked.
    pub by_default: &'static [Kind],
    /// How soon a narrow window does without it: the highest goes first, 0 never.
    pub expendable: u8,
}

use FieldType::{Choice, Count, Date, DocumentNumber, Id, Text};
use Kind::{Directives, Documents, Organizations, People, Sessions, Tasks};

const KINDS: FieldType =
    Choice(&[SessionKind::NAMES, ProceedingKind::NAMES, DirectiveKind::NAMES, AttachmentKind::NAMES]);
const STATUSES: FieldType = Choice(&[SessionStatus::NAMES, DirectiveStatus::NAMES, TaskStatus::NAMES]);

/// Builds one row of the table.
const fn row(
    column: &'static str,
    query: Option<&'static str>,
    value: FieldType,
    lists: &'static [Kind],
    by_default: &'static [Kind],
) -> Field {
    Field { column, query, value, lists, by_default, expendable: 0 }
}

/// Every field, in the order in which lists show the columns.
#[rustfmt::skip]
pub const FIELDS: &[Field] = &[
    row("ref", None, Id, &[Directives, Tasks], &[Directives, Tasks]),
    row("type", None, Text, &[Documents], &[Documents]).expendable(1),
    row("number", Some("number"), DocumentNumber, &[Sessions, Directives, Documents], &[Documents]),
    row("date", Some("date"), Date, &[Sessions, Directives, Tasks, Documents], &[Sessions, Documents]).expendable(5),
    row("until", None, Date, &[Sessions], &[]),
    row("kind", Some("kind"), KINDS, &[Sessions, Directives], &[Sessions]).expendable(2),
    row("title", Some("title"), Text, &[Sessions, Tasks, Documents], &[Sessions, Tasks, Documents]),
    row("text", Some("text"), Text, &[Directives], &[Directives]),
    row("name", None, Text, &[People, Organizations], &[People, Organizations]),
    row("short", None, Text, &[Organizations], &[Organizations]).expendable(8),
    row("part_of", None, Text, &[Organizations], &[]),
    row("honorific", None, Text, &[People], &[]),
    row("positions", None, Text, &[People], &[]),
    row("history", None, Text, &[People], &[People]),
    row("organization", Some("org"), Text, &[People], &[People]).expendable(7),
    row("roles", Some("role"), Choice(&[Role::NAMES]), &[People], &[]),
    row("chair", Some("chair"), Text, &[Sessions], &[Sessions]),
    row("person", Some("person"), Text, &[], &[]),
    row("place", Some("place"), Text, &[Sessions], &[]),
    row("series", None, Text, &[Sessions], &[]),
    row("directive", None, Id, &[Tasks], &[]),
    row("by", Some("by"), Text, &[Directives], &[]),
    row("to", Some("to"), Text, &[Directives], &[]),
    row("lead", Some("lead"), Text, &[Directives, Tasks], &[Directives, Tasks]).expendable(4),
    row("support", Some("support"), Text, &[Directives, Tasks], &[]),
    row("cites", Some("cites"), DocumentNumber, &[Directives], &[]),
    row("issuer", None, Text, &[Documents], &[Documents]).expendable(9),
    row("due", Some("due"), Date, &[Directives, Tasks], &[Directives, Tasks]),
    row("next_due", None, Date, &[Directives], &[]),
    row("late", None, Count, &[Directives, Tasks], &[Directives, Tasks]).expendable(6),
    row("due_text", None, Text, &[Directives, Tasks], &[]),
    row("repeats", None, Text, &[Directives, Tasks], &[]),
    row("status", Some("status"), STATUSES, &[Sessions, Directives, Tasks], &[Directives, Tasks]),
    row("completed", Some("completed"), Date, &[Directives, Tasks], &[]),
    row("open", None, Count, &[Directives], &[]),
    row("done", None, Count, &[Directives], &[Directives]).expendable(7),
    row("overdue", None, Count, &[Directives], &[]),
    row("updated", None, Date, &[Directives, Tasks], &[]),
    row("priority", Some("priority"), Choice(&[Priority::NAMES]), &[Tasks], &[]),
    row("state", Some("state"), Choice(&[RecordState::NAMES]), &[Sessions], &[]),
    row("directives", None, Count, &[Sessions], &[]),
    row("tasks", None, Count, &[Sessions], &[]),
    row("sessions", None, Count, &[People, Organizations], &[People, Organizations]),
    row("absences", None, Count, &[People], &[People]).expendable(6),
    row("cited", None, Count, &[Documents], &[Documents]),
    row("cited_by", None, Id, &[Documents], &[]),
    row("first", None, Date, &[People, Organizations, Documents], &[]),
    row("last", None, Date, &[People, Organizations, Documents], &[People, Organizations, Documents]).expendable(3),
    row("id", Some("id"), Id, &[Sessions, Directives, Tasks, People, Organizations], &[]),
    row("record", None, Id, &[Directives, Tasks], &[]),
    row("file", None, Text, &[Sessions, Directives, Tasks], &[]),
];

impl Field {
    const fn expendable(self, expendable: u8) -> Self {
        Self { expendable, ..self }
    }

    /// Returns the field of a column's name.
    #[must_use]
    pub fn of_column(column: &str) -> Option<&'static Self> {
        FIELDS.iter().find(|field| field.column == column)
    }

    /// Returns the field that a query means by `name`.
    #[must_use]
    pub fn of_query(name: &str) -> Option<&'static Self> {
        FIELDS.iter().find(|field| field.query == Some(name))
    }

    /// Returns the names of the columns that a list can show, in order.
    pub fn columns(kind: Kind) -> impl Iterator<Item = &'static Self> {
        FIELDS.iter().filter(move |field| field.lists.contains(&kind))
    }
}
