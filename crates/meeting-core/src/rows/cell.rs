//! Cells of lists: typed values. Tables and machine formats may show different sides of one: a name or an id, a share or a
//! count.

#![expect(missing_docs, reason = "what is named as the format names it needs no words")]

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Number, Value};

use super::Document;
use super::hit::Snippet;
use super::list::{Attention, Reference, Row, Tenure};
use super::written;
use crate::model::field::{FieldId, Part};
use crate::model::{
    DirectiveKind, KindOfSession, OwnField, OwnType, Priority, RecordState, Repeats, Role, SessionKind, SessionStatus,
    WorkType,
};

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell<'r> {
    /// The value.
    pub content: Content<'r>,
    stored: Stored<'r>,
    /// The ids of those whom it names, each on a line.
    ids: Option<&'r str>,
    /// The emphasis.
    pub attention: Attention,
    /// The file, from the archive's root, to which the name of a row leads.
    pub file: Option<&'r str>,
}

/// The value of the field in the record; programs see it instead of the content.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stored<'r> {
    /// Programs see the content.
    Unused,
    /// The record does not have the field.
    Missing,
    /// As in the record.
    Value(&'r Value),
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Content<'r> {
    Nothing,
    Text(&'r str),
    /// Several texts, each on a line.
    Lines(&'r str),
    /// Names or words for tables only, each on a line.
    Shown(&'r str),
    /// Programs see the id, people the name.
    Named {
        id: &'r str,
        name: &'r str,
    },
    /// Programs see the text, people the label.
    Labelled {
        text: &'r str,
        label: &'r str,
    },
    Date(NaiveDate),
    Count(i64),
    /// A number as the record has it; what is none there is a text.
    Number(&'r str),
    /// A count whose zero is not shown in tables.
    Some(i64),
    /// Programs see `done` alone.
    Share {
        done: i64,
        all: i64,
    },
    /// How many of how many, for programs too.
    Fraction {
        done: i64,
        all: i64,
    },
    /// A value of a closed list: the catalogs' prefix for its words, and its name in the records.
    Choice {
        key: &'static str,
        name: &'static str,
    },
    Roles(&'r [Role]),
    Reference(&'r Reference),
    References(&'r [Reference]),
    Texts(&'r [Arc<str>]),
    History(&'r [Tenure]),
    /// A text that programs see even where it is empty.
    Verbatim(&'r str),
    /// A month, by any of its days.
    Month(NaiveDate),
    /// A cited document: programs see its number, else its title; people its full citation.
    Document(&'r Document),
    /// A cited document as its full citation, for programs too.
    Citation(&'r Document),
    /// How much `count` is of `all`; only people see it.
    Percentage {
        count: usize,
        all: usize,
    },
    Score(f64),
    /// Where the marks of a snippet are, in characters.
    Marks(&'r Snippet),
}

impl Row {
    /// The cell of a column, empty if rows of this kind do not have it.
    #[must_use]
    pub fn cell(&self, field: FieldId) -> Cell<'_> {
        let mut content = content(self, field);
        if let (Self::Work(row), Content::Nothing | Content::Shown(_)) = (self, &content) {
            content = row.unread(field).map_or(content, Content::Shown);
        }
        let stored = match self.written() {
            Some((part, fields)) if written::has(part, field) && !is_worked_out(field, &content) => fields
                .get(field.name())
                .filter(|value| !written::is_empty(value))
                .map_or(Stored::Missing, Stored::Value),
            _ => Stored::Unused,
        };
        let is_name = matches!(field, FieldId::Ref | FieldId::Title | FieldId::Name);
        let file = if is_name { self.file() } else { None };
        Cell { content, stored, ids: self.ids(field), attention: self.attention(field), file }
    }

    /// The ids of those whom a column names, where they were requested.
    fn ids(&self, field: FieldId) -> Option<&str> {
        let ids = match self {
            Self::Session(row) => &row.ids,
            Self::Work(row) => &row.ids,
            Self::Person(_) | Self::Organization(_) | Self::Document(_) => &None,
        };
        ids.as_ref().filter(|(known, _)| *known == field).map(|(_, ids)| &**ids)
    }

    /// The file of the record, from the archive's root.
    fn file(&self) -> Option<&str> {
        match self {
            Self::Session(row) => Some(&row.file),
            Self::Work(row) => Some(&row.file),
            Self::Person(row) => Some(&row.latest.file),
            Self::Organization(row) => Some(&row.latest.file),
            Self::Document(_) => None,
        }
    }

    /// The emphasis of a cell. Overdue work is emphasized in its deadline only.
    fn attention(&self, field: FieldId) -> Attention {
        let attention = match self {
            Self::Session(row) => row.status.map(Attention::of_session).unwrap_or_default(),
            Self::Work(row) => row.attention,
            Self::Person(_) | Self::Organization(_) | Self::Document(_) => Attention::Plain,
        };
        let is_deadline = matches!(field, FieldId::Due | FieldId::Late);
        if attention == Attention::Overdue && !is_deadline { Attention::Plain } else { attention }
    }
}

/// Whether the value of a field of the record is computed: from the day, or from all records of a person.
fn is_worked_out(field: FieldId, content: &Content) -> bool {
    match field {
        FieldId::Status => true,
        FieldId::Positions | FieldId::Organization | FieldId::Roles => !content.is_empty(),
        _ => false,
    }
}

/// The values of a field that the office has declared.
fn own(row: &Row, field: OwnField) -> Content<'_> {
    let own = match row {
        Row::Session(row) => &row.own,
        Row::Work(row) => &row.own,
        Row::Person(row) => &row.own,
        Row::Organization(row) => &row.own,
        Row::Document(_) => return Content::Nothing,
    };
    // What it holds in the part may differ from what is declared.
    let Some((field, values)) = own.iter().find(|(known, _)| known.name == field.name) else { return Content::Nothing };
    match (field.holds, &values[..]) {
        (_, []) => Content::Nothing,
        (OwnType::Date, [day]) => day.parse().map_or(Content::Text(day), Content::Date),
        (OwnType::Number, [number]) => Content::Number(number),
        (_, [one]) => Content::Text(one),
        (_, several) => Content::Texts(several),
    }
}

fn text(text: Option<&(impl AsRef<str> + ?Sized)>) -> Content<'_> {
    text.map_or(Content::Nothing, |text| Content::Text(text.as_ref()))
}

fn shown(names: Option<&(impl AsRef<str> + ?Sized)>) -> Content<'_> {
    names.map_or(Content::Nothing, |names| Content::Shown(names.as_ref()))
}

fn lines(text: Option<&(impl AsRef<str> + ?Sized)>) -> Content<'_> {
    text.map_or(Content::Nothing, |text| Content::Lines(text.as_ref()))
}

fn date<'r>(date: Option<NaiveDate>) -> Content<'r> {
    date.map_or(Content::Nothing, Content::Date)
}

fn count<'r>(count: Option<impl TryInto<i64>>) -> Content<'r> {
    count.map_or(Content::Nothing, |count| Content::Count(count.try_into().unwrap_or(i64::MAX)))
}

fn some<'r>(count: Option<i64>) -> Content<'r> {
    count.map_or(Content::Nothing, Content::Some)
}

fn choice<'r>(key: &'static str, name: Option<&'static str>) -> Content<'r> {
    name.map_or(Content::Nothing, |name| Content::Choice { key, name })
}

/// The value of a column. Without a lead the addressee is the lead; a deadline without a day is its words.
#[expect(clippy::too_many_lines, reason = "a line or two a field: no field compiles without a cell")]
fn content(row: &Row, field: FieldId) -> Content<'_> {
    let session = if let Row::Session(row) = row { Some(row) } else { None };
    let work = if let Row::Work(row) = row { Some(row) } else { None };
    let person = if let Row::Person(row) = row { Some(row) } else { None };
    let organization = if let Row::Organization(row) = row { Some(row) } else { None };
    let document = if let Row::Document(row) = row { Some(row) } else { None };
    let tasks = work.and_then(|row| row.tasks);
    match field {
        FieldId::Ref => match row {
            Row::Session(row) => Content::Reference(&row.reference),
            Row::Work(row) => Content::Reference(&row.reference),
            _ => Content::Nothing,
        },
        FieldId::Id => match row {
            Row::Session(row) => Content::Text(&row.reference.record),
            Row::Work(row) => text(row.reference.part.as_ref()),
            Row::Person(row) => text(row.id.as_ref()),
            Row::Organization(row) => text(row.id.as_ref()),
            Row::Document(_) => Content::Nothing,
        },
        FieldId::Record => match row {
            Row::Session(row) => Content::Text(&row.reference.record),
            Row::Work(row) => Content::Text(&row.reference.record),
            Row::Person(row) => Content::Text(&row.latest.record),
            Row::Organization(row) => Content::Text(&row.latest.record),
            Row::Document(_) => Content::Nothing,
        },
        FieldId::File => text(row.file()),
        FieldId::Date => date(match row {
            Row::Session(row) => row.date,
            Row::Work(row) => row.date,
            Row::Document(row) => row.document.date,
            _ => None,
        }),
        FieldId::Number => match row {
            Row::Session(row) => lines(row.number.as_ref()),
            Row::Work(row) => text(row.number.as_ref()),
            Row::Document(row) => text(row.document.number.as_ref()),
            _ => Content::Nothing,
        },
        FieldId::Issued => date(session.and_then(|row| row.issued)),
        FieldId::Title => match row {
            Row::Session(row) => text(row.title.as_ref()),
            Row::Work(row) => text(row.text.as_ref()),
            Row::Document(row) => text(row.document.title.as_ref()),
            _ => Content::Nothing,
        },
        FieldId::Kind => match row {
            Row::Session(row) => choice(SessionKind::KEY, row.kind.map(KindOfSession::name)),
            Row::Work(row) => choice(DirectiveKind::KEY, row.kind.map(DirectiveKind::name)),
            _ => Content::Nothing,
        },
        FieldId::Status => match row {
            Row::Session(row) => choice(SessionStatus::KEY, row.status.map(SessionStatus::name)),
            Row::Work(row) => {
                row.status.map_or(Content::Nothing, |it| Content::Choice { key: it.key(), name: it.name() })
            }
            _ => Content::Nothing,
        },
        FieldId::First => date(match row {
            Row::Person(row) => row.first,
            Row::Organization(row) => row.first,
            Row::Document(row) => row.first,
            _ => None,
        }),
        FieldId::Last => date(match row {
            Row::Person(row) => row.last,
            Row::Organization(row) => row.last,
            Row::Document(row) => row.last,
            _ => None,
        }),
        FieldId::Name => {
            let (name, label) = match row {
                Row::Person(row) => (&row.name, &row.label),
                Row::Organization(row) => (&row.name, &row.label),
                _ => (&None, &None),
            };
            match (name, label) {
                (Some(name), Some(label)) => Content::Labelled { text: name, label },
                _ => text(name.as_ref()),
            }
        }
        FieldId::Sessions => count(match row {
            Row::Person(row) => Some(row.sessions),
            Row::Organization(row) => Some(row.sessions),
            _ => None,
        }),
        FieldId::Until => date(session.and_then(|row| row.until)),
        FieldId::Chair => lines(session.and_then(|row| row.chair.as_ref())),
        FieldId::Place => text(session.and_then(|row| row.place.as_ref())),
        FieldId::Series => text(session.and_then(|row| row.series.as_ref())),
        FieldId::State => choice(RecordState::KEY, session.and_then(|row| row.state).map(RecordState::name)),
        FieldId::Directives => count(session.map(|row| row.directives)),
        FieldId::Tasks => count(session.map(|row| row.tasks)),
        FieldId::Text => text(work.filter(|row| row.part == Part::Directive).and_then(|row| row.text.as_ref())),
        FieldId::Directive => text(work.and_then(|row| row.directive.as_ref())),
        FieldId::By => shown(work.and_then(|row| row.by.as_ref())),
        FieldId::To => shown(work.and_then(|row| row.to.as_ref())),
        FieldId::Lead => shown(work.and_then(|row| row.lead.as_ref().or(row.to.as_ref()))),
        FieldId::Support => shown(work.and_then(|row| row.support.as_ref())),
        FieldId::Cites => shown(work.and_then(|row| row.cites.as_ref())),
        FieldId::Due => match work.and_then(|row| row.due) {
            Some(due) => Content::Date(due),
            None => shown(work.and_then(|row| row.due_text.as_ref())),
        },
        FieldId::DueText => text(work.and_then(|row| row.due_text.as_ref())),
        FieldId::Url => text(work.and_then(|row| row.url.as_ref())),
        FieldId::OriginalDue => date(work.and_then(|row| row.original_due)),
        FieldId::Extensions => some(work.and_then(|row| row.extensions)),
        FieldId::NextDue => date(work.and_then(|row| row.next_due)),
        FieldId::Late => some(work.and_then(|row| row.late)),
        FieldId::Occurrences => count(work.and_then(|row| row.occurrences)),
        FieldId::Missed => some(work.and_then(|row| row.missed)),
        FieldId::Answered => match work.and_then(|row| row.each) {
            Some((done, all)) => Content::Fraction { done, all },
            None => Content::Nothing,
        },
        FieldId::Updated => date(work.and_then(|row| row.updated)),
        FieldId::Reminded => date(work.and_then(|row| row.reminded)),
        FieldId::Open => some(tasks.map(|tasks| tasks.open)),
        FieldId::Done => {
            tasks.map_or(Content::Nothing, |tasks| Content::Share { done: tasks.done, all: tasks.open + tasks.done })
        }
        FieldId::Overdue => some(tasks.map(|tasks| tasks.overdue)),
        FieldId::Repeats => choice(Repeats::KEY, work.and_then(|row| row.repeats).map(Repeats::name)),
        FieldId::Completed => date(work.and_then(|row| row.completed)),
        FieldId::Priority => choice(Priority::KEY, work.and_then(|row| row.priority).map(Priority::name)),
        FieldId::Honorific => text(person.and_then(|row| row.honorific.as_ref())),
        FieldId::Positions => lines(person.and_then(|row| row.positions.as_ref())),
        FieldId::History => person.map_or(Content::Nothing, |row| Content::History(&row.history)),
        FieldId::Organization => {
            person.map_or(Content::Nothing, |row| match (&row.organization_id, &row.organization) {
                (Some(id), name) => Content::Named { id, name: name.as_ref().unwrap_or(id) },
                (None, name) => text(name.as_ref()),
            })
        }
        FieldId::Roles => person.map_or(Content::Nothing, |row| Content::Roles(&row.roles)),
        FieldId::Absences => count(person.map(|row| row.absences)),
        FieldId::Short => text(organization.and_then(|row| row.short.as_ref())),
        FieldId::PartOf => organization.map_or(Content::Nothing, |row| match (&row.part_of, &row.part_of_name) {
            (Some(id), Some(name)) => Content::Named { id, name },
            (id, None) => text(id.as_ref()),
            (None, name) => shown(name.as_ref()),
        }),
        FieldId::Type => match row {
            Row::Work(row) if row.part == Part::Task => choice(WorkType::KEY, Some(WorkType::Task.name())),
            Row::Work(_) => choice(WorkType::KEY, Some(WorkType::Directive.name())),
            _ => text(document.and_then(|row| row.document.kind.as_ref())),
        },
        FieldId::Issuer => text(document.and_then(|row| row.document.issuer.as_ref())),
        FieldId::Cited => count(document.map(|row| row.cited)),
        FieldId::CitedBy => document.map_or(Content::Nothing, |row| Content::References(&row.cited_by)),
        FieldId::Own(field) => own(row, field),
        // No list shows it.
        FieldId::Person => Content::Nothing,
    }
}

impl Content<'_> {
    /// Whether programs see nothing.
    fn is_empty(&self) -> bool {
        match self {
            Self::Nothing | Self::Shown(_) | Self::Percentage { .. } => true,
            Self::Text(text)
            | Self::Lines(text)
            | Self::Number(text)
            | Self::Named { id: text, .. }
            | Self::Labelled { text, .. } => text.is_empty(),
            Self::Roles(roles) => roles.is_empty(),
            Self::References(references) => references.is_empty(),
            Self::Texts(texts) => texts.is_empty(),
            Self::History(history) => history.is_empty(),
            Self::Document(document) => document.name().is_none(),
            Self::Verbatim(_)
            | Self::Month(_)
            | Self::Citation(_)
            | Self::Score(_)
            | Self::Marks(_)
            | Self::Date(_)
            | Self::Count(_)
            | Self::Some(_)
            | Self::Share { .. }
            | Self::Fraction { .. }
            | Self::Choice { .. }
            | Self::Reference(_) => false,
        }
    }

    /// The text that programs see.
    fn text(&self) -> Cow<'_, str> {
        let joined = |texts: &mut dyn Iterator<Item = String>| Cow::Owned(texts.collect::<Vec<_>>().join("; "));
        match self {
            Self::Nothing | Self::Shown(_) | Self::Percentage { .. } => Cow::Borrowed(""),
            Self::Text(text)
            | Self::Verbatim(text)
            | Self::Number(text)
            | Self::Named { id: text, .. }
            | Self::Labelled { text, .. } => Cow::Borrowed(text),
            Self::Lines(text) => joined(&mut text.lines().map(str::to_owned)),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Count(count) | Self::Some(count) | Self::Share { done: count, .. } => Cow::Owned(count.to_string()),
            Self::Fraction { done, all } => Cow::Owned(format!("{done}/{all}")),
            Self::Choice { name, .. } => Cow::Borrowed(name),
            Self::Roles(roles) => joined(&mut roles.iter().map(|role| role.name().to_owned())),
            Self::Reference(reference) => Cow::Owned(reference.to_string()),
            Self::References(references) => joined(&mut references.iter().map(Reference::to_string)),
            Self::Texts(texts) => joined(&mut texts.iter().map(ToString::to_string)),
            Self::History(history) => joined(&mut history.iter().map(period)),
            Self::Month(day) => Cow::Owned(day.format("%Y-%m").to_string()),
            Self::Document(document) => Cow::Borrowed(document.name().unwrap_or_default()),
            Self::Citation(document) => Cow::Owned(document.citation()),
            Self::Score(score) => Cow::Owned(score.to_string()),
            Self::Marks(snippet) => joined(&mut snippet.mark_columns().map(|[start, end]| format!("{start}..{end}"))),
        }
    }
}

/// `Deputy (2021-05-12..2023-03-01)`: the days as in queries.
fn period(held: &Tenure) -> String {
    match (held.first, held.last) {
        (None, _) => held.position.to_string(),
        (Some(first), last) => {
            format!("{} ({first}..{})", held.position, last.map(|last| last.to_string()).unwrap_or_default())
        }
    }
}

impl<'r> Cell<'r> {
    /// A cell without a stored value.
    pub(super) fn new(content: Content<'r>) -> Self {
        Self { content, stored: Stored::Unused, ids: None, attention: Attention::Plain, file: None }
    }

    /// What stands for each of those whom the cell names, where that is known.
    #[must_use]
    pub fn ids(&self) -> Vec<&'r str> {
        match self.content {
            Content::Named { id, .. } => vec![id],
            _ => self.ids.map(|ids| ids.lines().collect()).unwrap_or_default(),
        }
    }

    /// The cell with what it needs of the display.
    pub(super) fn with_attention(self, attention: Attention) -> Self {
        Self { attention, ..self }
    }

    /// A cell whose value for programs is that of the record.
    pub(super) fn stored(value: &'r Value) -> Self {
        Self { stored: Stored::Value(value), ..Self::new(Content::Nothing) }
    }

    /// Whether programs see a count.
    #[must_use]
    pub fn is_count(&self) -> bool {
        matches!(self.content, Content::Count(_) | Content::Some(_) | Content::Share { .. })
    }

    /// Whether programs see nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self.stored {
            Stored::Missing => true,
            Stored::Value(value) => written::is_empty(value),
            Stored::Unused => self.content.is_empty(),
        }
    }

    /// The text that programs see: values as in the records, lists joined by `; `.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self.stored {
            Stored::Missing => Cow::Borrowed(""),
            Stored::Value(value) => written::text(value),
            Stored::Unused => self.content.text(),
        }
    }

    /// The values by which programs group a row; null where there is none.
    pub(super) fn values(&self) -> Vec<Value> {
        let plain = |value: Value| match value {
            Value::Object(_) => Value::String(written::text(&value).into_owned()),
            other => other,
        };
        if let (Stored::Unused, Content::History(history)) = (self.stored, &self.content) {
            return history.iter().map(|held| Value::String(period(held))).collect();
        }
        match serde_json::to_value(self).unwrap_or_default() {
            Value::Array(values) if !values.is_empty() => values.into_iter().map(plain).collect(),
            Value::Array(_) => vec![Value::Null],
            value => vec![plain(value)],
        }
    }
}

/// What programs see; null where that is nothing.
impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let content = match self.stored {
            Stored::Value(value) => return value.serialize(serializer),
            Stored::Unused if !self.content.is_empty() => &self.content,
            _ => return serializer.serialize_none(),
        };
        match content {
            Content::Lines(text) => serializer.collect_seq(text.lines()),
            Content::Count(count) | Content::Some(count) | Content::Share { done: count, .. } => {
                serializer.serialize_i64(*count)
            }
            Content::Number(text) => match text.parse::<Number>() {
                Ok(number) => number.serialize(serializer),
                Err(_) => serializer.serialize_str(text),
            },
            Content::Date(date) => serializer.collect_str(date),
            Content::Roles(roles) => serializer.collect_seq(*roles),
            Content::Reference(reference) => serializer.collect_str(reference),
            Content::References(references) => serializer.collect_seq(references.iter().map(Reference::to_string)),
            Content::Texts(texts) => serializer.collect_seq(texts.iter().map(|text| &**text)),
            Content::History(history) => serializer.collect_seq(*history),
            Content::Score(score) => serializer.serialize_f64(*score),
            Content::Marks(snippet) => serializer.collect_seq(snippet.mark_columns()),
            other => serializer.serialize_str(&other.text()),
        }
    }
}

impl Serialize for Tenure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("position", &*self.position)?;
        for (key, day) in [("first", self.first), ("last", self.last)] {
            if let Some(day) = day {
                map.serialize_entry(key, &day)?;
            }
        }
        map.serialize_entry("sessions", &self.sessions)?;
        map.end()
    }
}
