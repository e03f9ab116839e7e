//! The order of lists.

use std::cell::OnceCell;
use std::cmp::Ordering;

use super::documents::Document;
use super::entities::Mentions;
use super::organizations::Organization;
use super::people::Person;
use super::progress::{Tasks, WorkProgress};
use super::work::Work;
use super::{ListQuery, SortKey};
use crate::codes::{code, role_bit};
use crate::extract::day;
use crate::snapshot::RecordInfo;
use meeting_core::model::field::FieldId;
use meeting_core::model::{OwnType, Priority};
use meeting_core::rows::WorkRow;
use viet_text::collate::Collator;
use viet_text::decimal;
use viet_text::name::sort_name;

/// What an item is compared by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Number(i64),
    /// Bytes that compare as the text does in Vietnamese.
    Text(Vec<u8>),
    /// Last in either direction.
    Absent,
}

impl Key {
    fn number(number: Option<i64>) -> Self {
        number.map_or(Self::Absent, Self::Number)
    }

    fn count(count: Option<usize>) -> Self {
        Self::number(count.map(|count| i64::try_from(count).unwrap_or(i64::MAX)))
    }

    fn text(collator: &Collator, text: Option<&str>) -> Self {
        text.map_or(Self::Absent, |text| Self::Text(collator.sort_key(text)))
    }

    /// A text that is compared byte by byte.
    fn bytes(text: &str) -> Self {
        Self::Text(text.as_bytes().to_vec())
    }

    fn compare(&self, other: &Self, descending: bool) -> Ordering {
        match (self, other) {
            (Self::Absent, _) | (_, Self::Absent) => self.cmp(other),
            _ if descending => other.cmp(self),
            _ => self.cmp(other),
        }
    }
}

/// An item of a list, before its row is made.
#[derive(Clone, Copy)]
pub(super) enum Item<'i> {
    Session(&'i RecordInfo),
    Work(WorkItem<'i>),
    Person(Mentions<'i, Person>),
    Organization(Mentions<'i, Organization>),
    Document(&'i Document),
}

/// A directive or task.
#[derive(Clone, Copy)]
pub(super) struct WorkItem<'i> {
    pub work: &'i Work,
    /// Present where the list is sorted by it.
    pub progress: Option<&'i WorkProgress>,
    /// Present where the list is sorted by a field that only the file has.
    pub row: Option<&'i WorkRow>,
}

impl ListQuery<'_> {
    /// The numbers of `count` items in order. Items that are equal in the fields of the request are compared by `default`,
    /// then by their numbers.
    pub(super) fn order<'i>(
        &self,
        count: usize,
        default: &[(FieldId, bool)],
        item: impl Fn(usize) -> Item<'i>,
    ) -> Vec<usize> {
        let requested = self.request.sort.iter().map(|SortKey { field, descending }| (*field, *descending));
        let fields: Vec<_> = requested.chain(default.iter().copied()).collect();
        // Most items differ in the first field, so the keys of the others are computed when they are needed.
        let keys: Vec<OnceCell<Key>> = vec![OnceCell::new(); fields.len() * count];
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by(|one, other| {
            let compare = |(at, (field, descending)): (usize, &(FieldId, bool))| {
                let key =
                    |number: &usize| keys[number * fields.len() + at].get_or_init(|| self.key(item(*number), *field));
                key(one).compare(key(other), *descending)
            };
            fields.iter().enumerate().map(compare).find(|order| order.is_ne()).unwrap_or_else(|| one.cmp(other))
        });
        order
    }

    /// What an item is sorted by; absent where its list has no such column.
    #[expect(clippy::too_many_lines, reason = "a line or two a field: no field compiles without a sort key")]
    fn key(&self, item: Item, field: FieldId) -> Key {
        let session = if let Item::Session(record) = item { Some(record) } else { None };
        let work = if let Item::Work(item) = item { Some(item.work) } else { None };
        let progress = if let Item::Work(item) = item { item.progress } else { None };
        let row = if let Item::Work(item) = item { item.row } else { None };
        let person = if let Item::Person(person) = item { Some(person) } else { None };
        let organization = if let Item::Organization(organization) = item { Some(organization) } else { None };
        let document = if let Item::Document(document) = item { Some(document) } else { None };
        let record = || work.and_then(|work| self.snapshot.record(work.record).ok());
        let tasks = || progress.map(|progress| progress.tasks);
        let count = |count: fn(Tasks) -> i64| Key::number(tasks().map(count));
        let text = |text: Option<&str>| Key::text(&self.index.collator, text);
        let word_of = |id: Option<i64>| self.snapshot.word(id).ok().flatten();
        let word = |id: Option<i64>| text(word_of(id).as_deref());
        match field {
            FieldId::Ref | FieldId::Record => match work {
                // The parts of a record are in the order of its text.
                Some(work) => {
                    let mut bytes = record().map_or_else(Vec::new, |record| record.name.as_bytes().to_vec());
                    bytes.push(0);
                    bytes.extend(work.id.to_be_bytes());
                    Key::Text(bytes)
                }
                None => match item {
                    Item::Session(record) => Key::bytes(&record.name),
                    _ => Key::Absent,
                },
            },
            FieldId::Own(own) => {
                let part = match item {
                    Item::Session(record) => record.first,
                    Item::Work(item) => item.work.id,
                    Item::Person(person) => person.latest().part,
                    Item::Organization(organization) => organization.latest().part,
                    Item::Document(_) => return Key::Absent,
                };
                let values = self.own.values(part, own);
                match (own.holds, values.first()) {
                    (_, None) => Key::Absent,
                    (OwnType::Text | OwnType::Choice, Some(_)) => text(Some(&values.join(", "))),
                    (OwnType::Date, Some(day)) => Key::number(day.parse().ok().map(self::day)),
                    (OwnType::Number, Some(number)) => {
                        decimal::sort_key(number).map_or(Key::Absent, |key| Key::bytes(&key))
                    }
                }
            }
            FieldId::Id => match item {
                Item::Session(record) => Key::bytes(&record.name),
                Item::Work(item) => word(item.work.name),
                Item::Person(person) => word(person.latest().id),
                Item::Organization(organization) => word(organization.latest().id),
                Item::Document(_) => Key::Absent,
            },
            FieldId::File => match session {
                Some(record) => Key::bytes(&record.file.path),
                None => record().map_or(Key::Absent, |record| Key::bytes(&record.file.path)),
            },
            FieldId::Date => match item {
                Item::Session(record) => Key::number(record.date),
                Item::Work(_) => Key::number(record().and_then(|record| record.date)),
                Item::Document(document) => Key::number(document.citation.date),
                Item::Person(_) | Item::Organization(_) => Key::Absent,
            },
            FieldId::Issued => Key::number(session.and_then(|record| record.issued)),
            FieldId::Until => Key::number(session.and_then(|record| record.until.or(record.date))),
            FieldId::Number => match item {
                Item::Session(record) => text(record.number.as_deref()),
                Item::Work(item) => text(item.work.number.as_deref()),
                Item::Document(document) => text(document.citation.number.as_deref()),
                Item::Person(_) | Item::Organization(_) => Key::Absent,
            },
            FieldId::Title => match item {
                Item::Session(record) => text(record.title.as_deref()),
                Item::Work(item) => text(item.row.and_then(|row| row.text.as_deref())),
                Item::Document(document) => text(document.citation.title.as_deref()),
                Item::Person(_) | Item::Organization(_) => Key::Absent,
            },
            FieldId::Kind => match session {
                Some(record) => Key::number(record.kind),
                None => Key::number(work.and_then(|work| work.kind.get())),
            },
            FieldId::Status => match session {
                Some(record) => Key::number(record.status),
                None => Key::number(work.and_then(|work| work.status.get())),
            },
            FieldId::State => match session {
                Some(record) => Key::number(record.state),
                None => Key::number(record().and_then(|record| record.state)),
            },
            FieldId::Chair => word(session.and_then(|record| record.chair)),
            FieldId::Place => word(session.and_then(|record| record.place)),
            FieldId::Series => word(session.and_then(|record| record.series)),
            FieldId::Directives => Key::number(session.map(|record| record.directives)),
            FieldId::Tasks => Key::number(session.map(|record| record.tasks)),
            FieldId::Text => text(row.and_then(|row| row.text.as_deref())),
            FieldId::Directive => text(row.and_then(|row| row.directive.as_deref())),
            FieldId::DueText => text(row.and_then(|row| row.due_text.as_deref())),
            FieldId::Url => text(row.and_then(|row| row.url.as_deref())),
            FieldId::By => word(work.and_then(|work| work.by)),
            FieldId::To => word(work.and_then(|work| work.to)),
            FieldId::Lead => text(work.and_then(|work| work.lead.as_deref())),
            FieldId::Support => text(work.and_then(|work| work.support.as_deref())),
            FieldId::Cites => {
                let cited = work.and_then(|work| self.cited(work.id).ok().flatten());
                text(cited.map(|cited| cited.replace('\n', ", ")).as_deref())
            }
            FieldId::Due => Key::number(work.and_then(|work| work.due.get())),
            FieldId::Completed => Key::number(work.and_then(|work| work.completed.get())),
            FieldId::Repeats => Key::number(work.and_then(|work| work.repeats.get())),
            FieldId::Priority => {
                Key::number(work.and_then(|work| work.priority.get().or_else(|| code(Priority::Normal.name()))))
            }
            FieldId::Open => count(|tasks| tasks.open),
            FieldId::Done => count(|tasks| tasks.done),
            FieldId::Overdue => count(|tasks| tasks.overdue),
            FieldId::NextDue => Key::number(progress.and_then(|progress| progress.next_due)),
            FieldId::OriginalDue => Key::number(work.and_then(|work| work.original_due.get())),
            FieldId::Extensions => Key::number(work.and_then(|work| work.extensions.get())),
            FieldId::Late => Key::number(work.and_then(|work| work.late.get())),
            FieldId::Occurrences => Key::number(work.and_then(|work| work.occurrences.get())),
            FieldId::Missed => Key::number(work.and_then(|work| work.missed.get())),
            FieldId::Answered => Key::number(work.and_then(|work| work.each_done.get())),
            FieldId::Updated => Key::number(work.and_then(|work| work.updated.get())),
            FieldId::Reminded => Key::number(work.and_then(|work| work.reminded.get())),
            // Honorifics are in the files alone, which are not read for the order of people: they are sorted by name.
            FieldId::Name | FieldId::Honorific => match person.map(|person| &person.latest().own) {
                Some(person) => {
                    let own = word_of(person.sort).map(|own| own.to_string());
                    text(own.or_else(|| word_of(person.name).map(|name| sort_name(&name))).as_deref())
                }
                None => word(organization.and_then(|it| it.latest().own.name)),
            },
            FieldId::Positions | FieldId::History => word(person.and_then(Mentions::positions)),
            FieldId::Organization => word(person.and_then(Mentions::organization)),
            // The lowest bit is the first role of the format, the chair.
            FieldId::Roles => Key::number(person.and_then(|person| person.roles().map(role_bit).min())),
            FieldId::Sessions => match item {
                Item::Person(person) => Key::count(Some(person.sessions())),
                Item::Organization(organization) => Key::count(Some(organization.records())),
                Item::Session(_) | Item::Work(_) | Item::Document(_) => Key::Absent,
            },
            FieldId::Absences => Key::count(person.map(Mentions::absences)),
            FieldId::Short => word(organization.and_then(|it| it.latest().own.short)),
            FieldId::PartOf => word(organization.and_then(|it| it.latest().own.part_of_name)),
            FieldId::First => Key::number(match item {
                Item::Person(person) => person.first(),
                Item::Organization(organization) => organization.first(),
                Item::Document(document) => document.first,
                Item::Session(_) | Item::Work(_) => None,
            }),
            FieldId::Last => Key::number(match item {
                Item::Person(person) => person.last(),
                Item::Organization(organization) => organization.last(),
                Item::Document(document) => document.last,
                Item::Session(_) | Item::Work(_) => None,
            }),
            FieldId::Type => match work {
                Some(work) => Key::number(Some(work.part() as i64)),
                None => word(document.and_then(|document| document.citation.kind)),
            },
            FieldId::Issuer => word(document.and_then(|document| document.citation.issuer)),
            FieldId::Cited => Key::count(document.map(|document| document.parts)),
            FieldId::CitedBy => {
                let directives = document.and_then(|document| self.directives(document).ok()).unwrap_or_default();
                text(directives.first().map(ToString::to_string).as_deref())
            }
            // No list has this column.
            FieldId::Person => Key::Absent,
        }
    }
}
