//! The table of all fields: columns of lists, names in queries, keys of `--sort`.

use super::{
    AttachmentKind, DirectiveKind, DirectiveStatus, OwnField, OwnPlace, OwnType, Priority, ProceedingKind, RecordState,
    Role, SessionKind, SessionStatus, TaskStatus, WorkType,
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

    /// As on the command line and in JSON.
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

    /// What people also call the kind, in both languages, besides its name and its labels.
    #[must_use]
    pub fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::Sessions => &["session", "meeting", "minutes", "records", "biên bản"],
            Self::Directives => &["directive", "decision", "decisions", "ý kiến chỉ đạo"],
            Self::Tasks => &["task", "todo", "todos", "action", "actions", "action items", "việc", "công việc"],
            Self::People => &["person", "participants", "attendees", "members", "người dự họp"],
            Self::Organizations => &["organization", "organisations", "bodies", "units", "tổ chức"],
            Self::Documents => &["document", "docs", "citations", "văn bản"],
        }
    }

    /// The kind with this name on the command line.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A part of a record that a search can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The record itself: title, session, agenda, papers, source.
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

    /// The name of the part's list, as in `in:` and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The part whose list has this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// The key of the record for the list of these parts; none for the session.
    #[must_use]
    pub fn list_key(self) -> Option<&'static str> {
        match self {
            Self::Session => None,
            Self::Participant => Some("participants"),
            other => Some(other.name()),
        }
    }
}

/// The type of a field's values.
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

/// An entry of the table.
struct Row {
    query: Option<&'static str>,
    holds: FieldType,
    lists: &'static [Kind],
    by_default: &'static [Kind],
}

/// Declares [`FieldId`] and the properties of each field: its name, its name before the colon of a query, its type, the
/// lists that can show it, and the lists that show it by default.
macro_rules! fields {
    ($($(#[$meta:meta])* $id:ident = $name:literal, $query:expr, $holds:expr, $lists:expr, $by_default:expr;)*) => {
        /// A field of lists, queries and `--sort`. A layer that treats fields differently has an exhaustive match on
        /// them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum FieldId {
            $($(#[$meta])* $id,)*
            /// One that the office has declared.
            Own(OwnField),
        }

        impl FieldId {
            /// Every field of the format, in the order in which lists show the columns.
            pub const ALL: &'static [Self] = &[$(Self::$id),*];

            /// The format's own name of the field, where there is one; the name of the column.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$id => $name,)* Self::Own(own) => own.name }
            }

            /// The field of a column's name.
            #[must_use]
            pub fn of_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$id),)* _ => None }
            }

            const fn row(self) -> Row {
                match self {
                    $(Self::$id => Row { query: $query, holds: $holds, lists: $lists, by_default: $by_default },)*
                    Self::Own(own) => Row {
                        query: Some(own.name),
                        holds: match own.holds {
                            OwnType::Text | OwnType::Choice => FieldType::Text,
                            OwnType::Date => FieldType::Date,
                            OwnType::Number => FieldType::Count,
                        },
                        lists: &[],
                        by_default: &[],
                    },
                }
            }
        }
    };
}

use FieldType::{Choice, Count, Date, DocumentNumber, Id, Text};
use Kind::{Directives, Documents, Organizations, People, Sessions, Tasks};

const KINDS: FieldType =
    Choice(&[SessionKind::NAMES, ProceedingKind::NAMES, DirectiveKind::NAMES, AttachmentKind::NAMES]);
const STATUSES: FieldType = Choice(&[SessionStatus::NAMES, DirectiveStatus::NAMES, TaskStatus::NAMES]);

fields! {
    /// The whole reference to a record or a piece of work.
    Ref = "ref", None, Id, &[Sessions, Directives, Tasks], &[Directives, Tasks];
    /// Whether work is a task or a directive; what type of document it is.
    Type = "type", Some("type"), Choice(&[WorkType::NAMES]), &[Tasks, Documents], &[Documents];
    /// The number of a document: those of a record's papers, that of a directive, or of one that is listed.
    Number = "number", Some("number"), DocumentNumber, &[Sessions, Directives, Documents], &[Documents];
    /// The date of the conclusions, else of the minutes.
    Issued = "issued", Some("issued"), Date, &[Sessions], &[];
    /// The day of the session, or of the document.
    Date = "date", Some("date"), Date, &[Sessions, Directives, Tasks, Documents], &[Sessions, Documents];
    /// The last day of a session of several.
    Until = "until", None, Date, &[Sessions], &[];
    /// What kind of session or directive it is.
    Kind = "kind", Some("kind"), KINDS, &[Sessions, Directives], &[Sessions];
    /// A title.
    Title = "title", Some("title"), Text, &[Sessions, Tasks, Documents], &[Sessions, Tasks, Documents];
    /// The text of a directive.
    Text = "text", Some("text"), Text, &[Directives], &[Directives];
    /// The name of a person or organization.
    Name = "name", None, Text, &[People, Organizations], &[People, Organizations];
    /// The short form of an organization's name.
    Short = "short", None, Text, &[Organizations], &[Organizations];
    /// The organization that it is part of.
    PartOf = "part_of", None, Text, &[Organizations], &[];
    /// How a person is addressed.
    Honorific = "honorific", None, Text, &[People], &[];
    /// The latest positions of a person.
    Positions = "positions", None, Text, &[People], &[];
    /// Which positions a person has held, and when.
    History = "history", None, Text, &[People], &[People];
    /// A person's organization.
    Organization = "organization", Some("org"), Text, &[People], &[People];
    /// What a person does at sessions.
    Roles = "roles", Some("role"), Choice(&[Role::NAMES]), &[People], &[];
    /// Who presides.
    Chair = "chair", Some("chair"), Text, &[Sessions], &[Sessions];
    /// The participants.
    Person = "person", Some("person"), Text, &[], &[];
    /// Where a session is held.
    Place = "place", Some("place"), Text, &[Sessions], &[];
    /// The series of a session.
    Series = "series", None, Text, &[Sessions], &[];
    /// The directive that a task carries out.
    Directive = "directive", None, Id, &[Tasks], &[];
    /// Who gives a directive.
    By = "by", Some("by"), Text, &[Directives], &[];
    /// Whom a directive addresses.
    To = "to", Some("to"), Text, &[Directives], &[];
    /// Who answers for the work.
    Lead = "lead", Some("lead"), Text, &[Directives, Tasks], &[Directives, Tasks];
    /// Who supports the work.
    Support = "support", Some("support"), Text, &[Directives, Tasks], &[];
    /// The cited documents.
    Cites = "cites", Some("cites"), DocumentNumber, &[Directives], &[];
    /// Who issued a document.
    Issuer = "issuer", None, Text, &[Documents], &[Documents];
    /// The deadline.
    Due = "due", Some("due"), Date, &[Directives, Tasks], &[Directives, Tasks];
    /// The first deadline.
    OriginalDue = "original_due", None, Date, &[Directives, Tasks], &[];
    /// How often the deadline was put off.
    Extensions = "extensions", None, Count, &[Directives, Tasks], &[];
    /// The earliest deadline of what is open.
    NextDue = "next_due", None, Date, &[Directives], &[];
    /// How many days late the work is.
    Late = "late", Some("late"), Count, &[Directives, Tasks], &[Directives, Tasks];
    /// The deadline in words.
    DueText = "due_text", None, Text, &[Directives, Tasks], &[];
    /// The web address of the work elsewhere.
    Url = "url", None, Text, &[Directives, Tasks], &[];
    /// How often the work comes again.
    Repeats = "repeats", None, Text, &[Directives, Tasks], &[];
    /// How many occurrences of work that repeats count.
    Occurrences = "occurrences", None, Count, &[Directives, Tasks], &[];
    /// How many occurrences are overdue.
    Missed = "missed", None, Count, &[Directives, Tasks], &[Tasks];
    /// How many leads have done work for which each of them answers.
    Answered = "answered", None, Count, &[Directives, Tasks], &[Tasks];
    /// The status on the requested day.
    Status = "status", Some("status"), STATUSES, &[Sessions, Directives, Tasks], &[Directives, Tasks];
    /// The day on which the work was done.
    Completed = "completed", Some("completed"), Date, &[Directives, Tasks], &[];
    /// How many tasks are open.
    Open = "open", None, Count, &[Directives], &[];
    /// How many tasks are done.
    Done = "done", None, Count, &[Directives], &[Directives];
    /// How many tasks are overdue.
    Overdue = "overdue", None, Count, &[Directives], &[];
    /// The day of the last update.
    Updated = "updated", Some("updated"), Date, &[Directives, Tasks], &[];
    /// The day of the last reminder.
    Reminded = "reminded", Some("reminded"), Date, &[Directives, Tasks], &[];
    /// The priority of a task.
    Priority = "priority", Some("priority"), Choice(&[Priority::NAMES]), &[Tasks], &[];
    /// The state of the record.
    State = "state", Some("state"), Choice(&[RecordState::NAMES]), &[Sessions], &[];
    /// How many directives a session gave.
    Directives = "directives", None, Count, &[Sessions], &[];
    /// How many tasks a session gave.
    Tasks = "tasks", None, Count, &[Sessions], &[];
    /// How many sessions a person attended.
    Sessions = "sessions", None, Count, &[People, Organizations], &[People, Organizations];
    /// How many sessions a person missed.
    Absences = "absences", None, Count, &[People], &[People];
    /// How many parts cite a document.
    Cited = "cited", None, Count, &[Documents], &[Documents];
    /// The directives that cite a document.
    CitedBy = "cited_by", None, Id, &[Documents], &[];
    /// The day of the first session.
    First = "first", None, Date, &[People, Organizations, Documents], &[];
    /// The day of the last session.
    Last = "last", None, Date, &[People, Organizations, Documents], &[People, Organizations, Documents];
    /// The id in the record.
    Id = "id", Some("id"), Id, &[Sessions, Directives, Tasks, People, Organizations], &[];
    /// The id of the record.
    Record = "record", None, Id, &[Directives, Tasks], &[];
    /// The record's file.
    File = "file", None, Text, &[Sessions, Directives, Tasks], &[];
}

impl FieldId {
    /// The name before the colon of a query; none if queries do not support the field.
    #[must_use]
    pub fn query(self) -> Option<&'static str> {
        self.row().query
    }

    /// The field with this name in queries.
    #[must_use]
    pub fn of_query(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.query() == Some(name))
    }

    /// What people also call the field, in both languages, besides its names and the headings of the catalogs. A word that
    /// several fields share belongs to each: where the listed kind does not decide, it is refused.
    #[must_use]
    pub fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::Type => &["loại việc", "loại văn bản"],
            Self::Number => &["số hiệu", "ký hiệu", "số ký hiệu"],
            Self::Issued => &["issue date", "issued on", "ngày ban hành"],
            Self::Date => &["day", "when", "held on", "ngày họp"],
            Self::Kind => &["category", "loại họp", "loại cuộc họp"],
            Self::Title => &["name", "subject", "topic", "tên cuộc họp", "tiêu đề"],
            Self::Text => &["content"],
            Self::Organization => &["organisation", "agency", "department", "unit", "đơn vị"],
            Self::Chair => &["chairman", "chairperson", "chủ trì", "chủ tọa", "người chủ tọa"],
            Self::Person => &["participant", "attendee", "who", "người", "người dự", "người dự họp"],
            Self::Place => &["location", "venue", "where", "nơi họp"],
            Self::By => &["given by", "speaker", "người phát biểu"],
            Self::To => &["addressee", "recipient", "nơi được giao"],
            Self::Lead => &["owner", "assignee", "assigned", "responsible", "phụ trách", "người phụ trách"],
            Self::Support => &["supporter", "helper", "hỗ trợ"],
            Self::Cites => &["citation", "viện dẫn"],
            Self::Due => &["due date"],
            Self::Late => &["overdue", "quá hạn", "số ngày quá hạn", "chậm", "trễ hạn"],
            Self::Status => &["progress", "tiến độ", "tình hình thực hiện"],
            Self::Completed => &["hoàn thành", "finished", "closed", "done on"],
            Self::Priority => &["prio", "mức ưu tiên"],
            Self::State => &["tình trạng"],
            Self::Id => &["mã"],
            _ => &[],
        }
    }

    /// The name in messages: that of queries, else that of the column.
    #[must_use]
    pub fn asked(self) -> &'static str {
        self.query().unwrap_or(self.name())
    }

    /// What its values are.
    #[must_use]
    pub fn holds(self) -> FieldType {
        self.row().holds
    }

    /// Whether its values are people and organizations, whose ids queries know.
    #[must_use]
    pub fn is_of_somebody(self) -> bool {
        matches!(
            self,
            Self::Lead | Self::Support | Self::To | Self::By | Self::Chair | Self::Person | Self::Organization
        )
    }

    /// The columns that a list can show, in order.
    pub fn columns(kind: Kind) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |field| field.row().lists.contains(&kind))
    }

    /// The columns that a list can show of the fields that the office has declared, in order.
    pub fn own_columns(kind: Kind, own: &[OwnField]) -> impl Iterator<Item = Self> {
        let places: &[OwnPlace] = match kind {
            Kind::Sessions => &[OwnPlace::Record, OwnPlace::Session],
            Kind::Directives => &[OwnPlace::Directive],
            // Directives are listed among the tasks.
            Kind::Tasks => &[OwnPlace::Task, OwnPlace::Directive],
            Kind::People => &[OwnPlace::Participant],
            Kind::Organizations => &[OwnPlace::Organization],
            Kind::Documents => &[],
        };
        own.iter().filter(move |field| places.iter().any(|place| field.is_of(*place))).copied().map(Self::Own)
    }

    /// Whether a list shows the column by default.
    #[must_use]
    pub fn is_default(self, kind: Kind) -> bool {
        self.row().by_default.contains(&kind)
    }

    /// Whether a table for people shows the column by default: one of sessions begins with what can be typed for them.
    #[must_use]
    pub fn is_default_in_table(self, kind: Kind) -> bool {
        self.is_default(kind) || (self, kind) == (Self::Ref, Kind::Sessions)
    }
}
