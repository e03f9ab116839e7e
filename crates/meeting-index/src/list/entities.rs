//! People and organizations: many records mention them, a list has one row for each.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::rows::Rows;
use super::sort::Item;
use super::{ListQuery, Result};
use crate::extract::day;
use crate::row::{Columns, FromColumns, Selected};
use crate::select::Subject;
use crate::snapshot::Place;
use meeting_core::model::field::{FieldId, Kind, Part};
use meeting_core::query::Query;
use meeting_core::rows::{Latest, is_empty, with_id};
use viet_text::fold::fold;

/// What one record says of a person or of an organization.
pub(super) struct Mention<T> {
    pub record: i64,
    pub date: Option<i64>,
    place: Place,
    pub id: Option<i64>,
    pub part: i64,
    /// Whether the session had been held by the day.
    pub was_held: bool,
    pub own: T,
}

impl<T: Entity> FromColumns for Mention<T> {
    fn read(columns: &mut Columns) -> Result<Self> {
        Ok(Self {
            record: columns.next()?,
            date: columns.next()?,
            place: columns.next()?,
            id: columns.next()?,
            part: columns.next()?,
            was_held: columns.next()?,
            own: columns.next()?,
        })
    }
}

impl<T: Entity> Selected for Mention<T> {
    const JOINS: &'static [&'static str] = T::JOINS;

    fn columns(as_of: NaiveDate) -> String {
        let held = format!("IFNULL(r.begin <= {}, 0)", day(as_of));
        format!("p.record, r.date, p.part, p.start, p.length, {}, p.id, {held}, {}", T::KEY, T::columns(as_of))
    }
}

/// Mentions of one person or organization.
#[derive(Debug, Default)]
struct Group {
    /// The places of the mentions, in the order of the files.
    mentions: Vec<usize>,
    /// The place of the mention of the latest session.
    latest: usize,
    latest_date: Option<i64>,
    records: usize,
    last_record: Option<i64>,
    first: Option<i64>,
    last: Option<i64>,
}

impl Group {
    fn add<T>(&mut self, place: usize, mention: &Mention<T>) {
        if self.mentions.is_empty() || mention.date > self.latest_date {
            (self.latest, self.latest_date) = (place, mention.date);
        }
        self.mentions.push(place);
        if !mention.was_held {
            return;
        }
        // The mentions of one record follow each other.
        if self.last_record.replace(mention.record) != Some(mention.record) {
            self.records += 1;
        }
        self.first = [self.first, mention.date].into_iter().flatten().min();
        self.last = self.last.max(mention.date);
    }
}

/// The mentions of one person or organization.
pub(super) struct Mentions<'m, T> {
    group: &'m Group,
    all: &'m [Mention<T>],
}

impl<T> Clone for Mentions<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Mentions<'_, T> {}

impl<'m, T> Mentions<'m, T> {
    /// In the order of the files.
    pub fn iter(self) -> impl Iterator<Item = &'m Mention<T>> {
        self.group.mentions.iter().map(move |place| &self.all[*place])
    }

    /// That of the latest session.
    pub fn latest(self) -> &'m Mention<T> {
        &self.all[self.group.latest]
    }

    /// How many records of sessions that were held there are.
    pub fn records(self) -> usize {
        self.group.records
    }

    /// The day of the first session.
    pub fn first(self) -> Option<i64> {
        self.group.first
    }

    /// The day of the last session.
    pub fn last(self) -> Option<i64> {
        self.group.last
    }
}

/// All mentions, grouped by the person or organization.
struct MentionGroups<T> {
    mentions: Vec<Mention<T>>,
    groups: Vec<Group>,
    /// The places of the groups by their keys.
    places: HashMap<String, usize>,
}

impl<T> MentionGroups<T> {
    fn get(&self, place: usize) -> Mentions<'_, T> {
        Mentions { group: &self.groups[place], all: &self.mentions }
    }
}

/// A person or an organization.
pub(super) trait Entity: Selected + 'static {
    /// The row of a list.
    type Row: 'static;
    /// The part of a record that describes it.
    const PART: Part;
    /// The list of them.
    const KIND: Kind;
    /// The SQL of the word that stands for it in every record.
    const KEY: &'static str;
    /// The fields of the part that are about one session only.
    const OF_ONE_SESSION: &'static [&'static str];

    /// Whether it is listed: groups of people are not.
    fn is_listed(&self) -> bool;

    /// The word of the name.
    fn name(&self) -> Option<i64>;

    /// The row. `label` is what it is called where another has its name. `counted` are the mentions in the records that match the query, `all` those in every record; `written` has
    /// the fields of the latest part where its file was read.
    fn row(
        list: &ListQuery,
        counted: Mentions<Self>,
        all: Mentions<Self>,
        written: Option<Map<String, Value>>,
        latest: Latest,
        label: Option<String>,
    ) -> Result<Self::Row>;

    /// The item that is sorted.
    fn item(mentions: Mentions<'_, Self>) -> Item<'_>;
}

impl ListQuery<'_> {
    /// People or organizations. Mentions of one id are one row, and so are those of one name without an id.
    pub(super) fn entities<T: Entity>(&self) -> Result<Rows<'_, T::Row>> {
        let found = self.groups::<T>()?;
        let default = [(FieldId::Name, false), (FieldId::Id, false)];
        let mut order = self.order(found.groups.len(), &default, |row| T::item(found.get(row)));
        let total = order.len();
        let name = |found: &MentionGroups<T>, row: &usize| found.get(*row).latest().own.name();
        let mut named: HashMap<Option<i64>, usize> = HashMap::new();
        for row in &order {
            *named.entry(name(&found, row)).or_default() += 1;
        }
        order.truncate(self.limited(total));
        // The query selects who is listed and what is counted; positions and organizations are those of all records.
        let everything = Query::default();
        let unrestricted = ListQuery { query: &everything, ..*self };
        let all = if self.query.is_empty() { None } else { Some(unrestricted.groups::<T>()?) };
        let reads = self.needs_files(T::KIND);
        let record = |row: &usize| found.get(*row).latest().record;
        let records = if reads { order.iter().map(record).collect() } else { Vec::new() };
        let make = move |range: Range<usize>, may_ask_again| {
            let is_namesake = |row: &usize| named.get(&name(&found, row)) > Some(&1);
            let shown: Vec<_> = order[range].iter().map(|row| (found.get(*row), is_namesake(row))).collect();
            let mut parts = vec![Some((Value::Null, 0)); shown.len()];
            if reads {
                let places: Vec<_> = shown.iter().map(|(it, _)| (it.latest().record, it.latest().place)).collect();
                let Some(read) = self.read(&places, may_ask_again)? else { return Ok(None) };
                parts = read;
            }
            let mut rows = Vec::with_capacity(shown.len());
            for ((counted, is_namesake), part) in shown.into_iter().zip(parts) {
                let Some((value, line)) = part else { continue };
                let whole = all.as_ref().and_then(|all| {
                    let place = *all.places.get(&self.entity_key(counted.latest()))?;
                    Some(all.get(place))
                });
                let label = if is_namesake { self.label(counted)? } else { None };
                rows.push(self.entity(counted, whole.unwrap_or(counted), (value, line), label)?);
            }
            Ok(Some(rows))
        };
        Ok(Rows::new(total, self.limited(total), make).reading(records))
    }

    /// What mentions of one person or organization have in common: the id, else the name.
    fn entity_key<T: Entity>(&self, mention: &Mention<T>) -> String {
        let text = |id| self.snapshot.word(id).ok().flatten().unwrap_or_else(|| Arc::from(""));
        mention.id.map_or_else(|| fold(&text(mention.own.name())), |id| format!("#{id}"))
    }

    fn groups<T: Entity>(&self) -> Result<MentionGroups<T>> {
        let mut mentions: Vec<Mention<T>> = self.matches(Subject::Part(T::PART))?;
        mentions.retain(|mention| mention.own.is_listed());
        self.snapshot.put_in_order(&mut mentions, |mention| (mention.record, mention.part))?;
        let mut groups: Vec<Group> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (number, mention) in mentions.iter().enumerate() {
            let place = *places.entry(self.entity_key(mention)).or_insert_with(|| {
                groups.push(Group::default());
                groups.len() - 1
            });
            groups[place].add(number, mention);
        }
        Ok(MentionGroups { mentions, groups, places })
    }

    /// The fields with the id and the names of the directory.
    fn as_in_directory<T: Entity>(&self, counted: Mentions<T>, mut fields: Map<String, Value>) -> Map<String, Value> {
        let id = self.snapshot.word(counted.latest().id).ok().flatten();
        let entry = id.and_then(|id| self.snapshot.directory().with_id(&id));
        if let Some(entry) = entry {
            let short = (entry.short.as_ref(), "short");
            for (value, field) in [(Some(&entry.id), "id"), (Some(&entry.name), "name"), short] {
                match value {
                    Some(value) => drop(fields.insert(field.to_owned(), value.as_str().into())),
                    None => drop(fields.remove(field)),
                }
            }
        }
        fields
    }

    /// What somebody is called whose name others have.
    fn label<T: Entity>(&self, somebody: Mentions<T>) -> Result<Option<String>> {
        let latest = somebody.latest();
        let (name, id) = (self.snapshot.word(latest.own.name())?, self.snapshot.word(latest.id)?);
        Ok(name.zip(id).map(|(name, id)| with_id(&name, &id)))
    }

    fn entity<T: Entity>(
        &self,
        counted: Mentions<T>,
        all: Mentions<T>,
        (value, line): (Value, usize),
        label: Option<String>,
    ) -> Result<T::Row> {
        let record = self.snapshot.record(counted.latest().record)?;
        let mut written = if let Value::Object(fields) = value { Some(fields) } else { None };
        if let Some(fields) = &mut written {
            fields.retain(|name, value| !T::OF_ONE_SESSION.contains(&name.as_str()) && !is_empty(value));
        }
        let written = written.filter(|fields| !fields.is_empty()).map(|fields| self.as_in_directory(counted, fields));
        let line = Some(line).filter(|line| *line > 0);
        let latest = Latest { record: record.name.clone(), file: record.file.path.clone(), line };
        T::row(self, counted, all, written, latest, label)
    }
}
