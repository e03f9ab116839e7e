//! What a record says of a person.

use std::collections::HashSet;

use rusqlite::Row;

use super::entities::{Entity, Met, Of};
use super::history::history;
use super::item::{lines, put};
use super::merged::Group;
use super::sort::Key;
use super::{Asker, Item, Result};
use crate::index::codes::{code, name, role_bit, roles};
use crate::model::field::Part;
use crate::model::{Attendance, RecordState, Role, SessionStatus};
use crate::text::name::sort_name;

/// A person at one session.
pub(super) struct Person {
    roles: i64,
    name: Option<i64>,
    /// One a line.
    pub positions: Option<i64>,
    sort: Option<i64>,
    /// The body's short form, else its name, else what the person's own row says.
    organization: Option<i64>,
    /// The part that describes the body.
    body: Option<i64>,
    /// Whether the person came; none of a session that was not held.
    was_there: Option<bool>,
}

impl Entity for Person {
    const PART: Part = Part::Participant;
    const COLUMNS: &'static str = "x.roles, x.name_word, x.positions_word, x.sort_word, \
                                   COALESCE(b.short_word, b.name_word, x.organization_word), x.organization, \
                                   x.attendance, r.status, r.state";
    const JOIN: &'static str = "LEFT JOIN organization b ON b.id = x.organization";
    const AT_HAND: &'static [&'static str] =
        &["name", "history", "positions", "organization", "roles", "sessions", "absences", "first", "last", "id"];
    const OF_ONE_SESSION: &'static [&'static str] =
        &["attendance", "reason", "delegated_to", "arrived", "left", "mode", "site"];

    fn read(row: &Row, at: usize) -> Result<Self> {
        let attendance: Option<i64> = row.get(at + 6)?;
        let was_there = attendance.and_then(name).and_then(Attendance::of_name).is_none_or(Attendance::was_there);
        let is = |column: usize, name: &str| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)? == code(name));
        let was_held = is(at + 7, SessionStatus::Passed.name())? && !is(at + 8, RecordState::Cancelled.name())?;
        Ok(Self {
            roles: row.get(at)?,
            name: row.get(at + 1)?,
            positions: row.get(at + 2)?,
            sort: row.get(at + 3)?,
            organization: row.get(at + 4)?,
            body: row.get(at + 5)?,
            was_there: was_held.then_some(was_there),
        })
    }

    fn is_named(&self) -> bool {
        self.name.is_some()
    }

    fn name(&self) -> Option<i64> {
        self.name
    }

    fn roles(&self) -> i64 {
        self.roles
    }

    fn complete(asker: &Asker, counted: Of<Self>, all: Of<Self>, item: &mut Item, _: bool) -> Result<()> {
        let (group, rows) = (all.group, all.rows);
        let positions = asker.snapshot.word(last_known(group, rows, |person| person.positions).positions)?;
        let last = last_known(group, rows, |person| person.organization);
        let organization = asker.snapshot.word(last.organization)?;
        let reference = last.body.map(|body| asker.snapshot.id(body)).transpose()?.flatten();
        let values = &mut item.values;
        put(values, "positions", lines(positions.as_deref()));
        put(values, "organization", reference.or(organization.clone()).as_deref());
        put(values, "roles", roles(counted.group.roles).map(Role::name).collect::<Vec<_>>());
        put(values, "history", history(asker, group, rows)?);
        values.insert("sessions".to_owned(), sessions(counted.group, counted.rows).into());
        values.insert("absences".to_owned(), absences(counted.group, counted.rows).into());
        item.show("organization", organization.as_deref());
        Ok(())
    }

    fn key(asker: &Asker, group: &Group, rows: &[Met<Self>], column: &str) -> Key {
        let person = &rows[group.latest].own;
        let word = |id| asker.snapshot.word(id).ok().flatten();
        let text = |text: Option<&str>| Key::text(&asker.index.collator, text);
        let count = |count: usize| Key::Number(i64::try_from(count).unwrap_or(i64::MAX));
        match column {
            "sessions" => count(sessions(group, rows)),
            "absences" => count(absences(group, rows)),
            // Who has presided before who has only been there.
            "roles" => Key::number(roles(group.roles).map(role_bit).min()),
            "positions" | "history" => {
                text(word(last_known(group, rows, |person| person.positions).positions).as_deref())
            }
            "organization" => text(word(last_known(group, rows, |person| person.organization).organization).as_deref()),
            _ => {
                let own = word(person.sort).map(|own| own.to_string());
                let by_given_name = || word(person.name).map(|name| sort_name(&name));
                text(own.or_else(by_given_name).as_deref())
            }
        }
    }
}

/// Returns what the latest of the records says that say something of this; else the latest of all.
fn last_known<'r>(group: &Group, rows: &'r [Met<Person>], of: impl Fn(&Person) -> Option<i64>) -> &'r Person {
    let latest = &rows[group.latest];
    let known = || group.rows.iter().map(|row| &rows[*row]).filter(|met| of(&met.own).is_some());
    let last = if of(&latest.own).is_some() { Some(latest) } else { known().max_by_key(|met| met.date) };
    &last.unwrap_or(latest).own
}

/// Returns how many sessions the person attended.
fn sessions(group: &Group, rows: &[Met<Person>]) -> usize {
    attended(group, rows).len()
}

/// Returns how many sessions were held without the person, who is named among those that should have come.
fn absences(group: &Group, rows: &[Met<Person>]) -> usize {
    let attended = attended(group, rows);
    let missed = group.rows.iter().map(|row| &rows[*row]).filter(|row| row.own.was_there == Some(false));
    missed.map(|row| row.record).filter(|record| !attended.contains(record)).collect::<HashSet<_>>().len()
}

fn attended(group: &Group, rows: &[Met<Person>]) -> HashSet<i64> {
    let came = group.rows.iter().map(|row| &rows[*row]).filter(|row| row.own.was_there == Some(true));
    came.map(|row| row.record).collect()
}
