//! People and organizations: named in many records, listed once.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::merged::{self, Group, merge};
use super::sort::Key;
use super::{Asker, Result};
use crate::row::{Columns, FromColumns, Selected};
use crate::select::Subject;
use crate::snapshot::Place;
use meeting_core::model::field::{FieldId, Kind, Part};
use meeting_core::query::Query;
use meeting_core::rows::{Latest, Listing, is_empty};
use viet_text::fold::fold;

/// Where one record names a person or organization, and what it says of them.
pub(super) struct Met<T> {
    pub record: i64,
    pub date: Option<i64>,
    place: Place,
    pub id: Option<i64>,
    part: i64,
    pub own: T,
}

impl<T: Entity> FromColumns for Met<T> {
    fn read(columns: &mut Columns) -> Result<Self> {
        Ok(Self {
            record: columns.next()?,
            date: columns.next()?,
            place: columns.next()?,
            id: columns.next()?,
            part: columns.next()?,
            own: columns.next()?,
        })
    }
}

impl<T: Entity> Selected for Met<T> {
    const JOINS: &'static [&'static str] = T::JOINS;

    fn columns(as_of: NaiveDate) -> String {
        format!("p.record, r.date, p.part, p.start, p.length, p.name_word, p.id, {}", T::columns(as_of))
    }
}

/// One thing and where it was met.
pub(super) struct Of<'r, T> {
    pub group: &'r Group,
    pub rows: &'r [Met<T>],
}

/// Everything that was met, by thing.
struct Gathered<T> {
    rows: Vec<Met<T>>,
    groups: Vec<Group>,
    /// The place of each thing among the groups, by its key.
    places: HashMap<String, usize>,
}

/// What a record says of a person or of an organization.
pub(super) trait Entity: Selected {
    /// The row of a list.
    type Row;
    /// The part of a record that says it.
    const PART: Part;
    /// The list of them.
    const KIND: Kind;
    /// The fields that say what was so at one session only.
    const OF_ONE_SESSION: &'static [&'static str];

    /// Whether the record names somebody: groups of people have no names.
    fn is_named(&self) -> bool;

    /// The word that is the name.
    fn name(&self) -> Option<i64>;

    /// The bits of the roles.
    fn roles(&self) -> i64;

    /// The row: counts of the records that the query chose (`counted`), and what `all` records say; `written` is what the
    /// file of the latest one says, where it was read.
    fn row(
        asker: &Asker,
        counted: Of<Self>,
        all: Of<Self>,
        written: Option<Map<String, Value>>,
        latest: Latest,
    ) -> Result<Self::Row>;

    /// What a column that not both have is sorted by.
    fn key(asker: &Asker, group: &Group, rows: &[Met<Self>], field: FieldId) -> Key;
}

impl Asker<'_> {
    /// Lists people or organizations: those of one id are one, and so are those of one name without an id.
    pub(super) fn entities<T: Entity>(&self) -> Result<Option<Listing<T::Row>>> {
        let found = self.gathered::<T>()?;
        let (rows, groups) = (&found.rows, &found.groups);
        let order = self.order(groups.len(), &[(FieldId::Name, false), (FieldId::Id, false)], |row, field| {
            self.entity_key(&groups[row], rows, field)
        });
        let shown: Vec<_> = order[..self.limited(order.len())].iter().map(|row| &groups[*row]).collect();
        let mut parts = vec![Some((Value::Null, 0)); shown.len()];
        if self.needs_files(T::KIND) {
            let places: Vec<_> =
                shown.iter().map(|group| &rows[group.latest]).map(|row| (row.record, row.place)).collect();
            match self.read(&places)? {
                Some(read) => parts = read,
                None => return Ok(None),
            }
        }
        // A query chooses who is listed and which records count; what was held when is told by all of them.
        let everything = Query::default();
        let asker = Asker { query: &everything, ..*self };
        let all = if self.query.is_empty() { None } else { Some(asker.gathered::<T>()?) };
        let mut listing = Listing { total: groups.len(), rows: Vec::with_capacity(shown.len()) };
        for (group, part) in shown.into_iter().zip(parts) {
            let Some((value, line)) = part else {
                listing.total -= 1;
                continue;
            };
            let whole = all.as_ref().and_then(|all| {
                let place = *all.places.get(&self.entity_name(&rows[group.latest]))?;
                Some(Of { group: &all.groups[place], rows: &all.rows })
            });
            let counted = Of { group, rows };
            listing.rows.push(self.entity(counted, whole.unwrap_or(Of { group, rows }), value, line)?);
        }
        Ok(Some(listing))
    }

    /// Returns what makes one thing of what is met: the id, else the name.
    fn entity_name<T: Entity>(&self, row: &Met<T>) -> String {
        let text = |id| self.snapshot.word(id).ok().flatten().unwrap_or_else(|| Arc::from(""));
        row.id.map_or_else(|| fold(&text(row.own.name())), |id| format!("#{id}"))
    }

    /// Returns what the query finds, by thing.
    fn gathered<T: Entity>(&self) -> Result<Gathered<T>> {
        let mut rows: Vec<Met<T>> = self.rows(Subject::Part(T::PART))?;
        rows.retain(|row| row.own.is_named());
        self.snapshot.put_in_order(&mut rows, |row| (row.record, row.part))?;
        let met = |row: &Met<T>| (merged::Met { part: row.part, record: row.record, date: row.date }, row.own.roles());
        let groups = merge(&rows, |row| self.entity_name(row), met);
        let places = groups.iter().enumerate().map(|(place, group)| (self.entity_name(&rows[group.latest]), place));
        let places = places.collect();
        Ok(Gathered { rows, groups, places })
    }

    fn entity<T: Entity>(&self, counted: Of<T>, all: Of<T>, value: Value, line: usize) -> Result<T::Row> {
        let record = self.snapshot.record(counted.rows[counted.group.latest].record)?;
        let mut written = if let Value::Object(fields) = value { Some(fields) } else { None };
        if let Some(fields) = &mut written {
            fields.retain(|name, value| !T::OF_ONE_SESSION.contains(&name.as_str()) && !is_empty(value));
        }
        let written = written.filter(|fields| !fields.is_empty());
        let line = Some(line).filter(|line| *line > 0);
        let latest = Latest { record: record.name.clone(), file: record.file.path.clone(), line };
        T::row(self, counted, all, written, latest)
    }

    fn entity_key<T: Entity>(&self, group: &Group, rows: &[Met<T>], field: FieldId) -> Key {
        match field {
            FieldId::First => Key::number(group.first),
            FieldId::Last => Key::number(group.last),
            FieldId::Id => {
                Key::text(&self.index.collator, self.snapshot.word(rows[group.latest].id).ok().flatten().as_deref())
            }
            _ => T::key(self, group, rows, field),
        }
    }
}
