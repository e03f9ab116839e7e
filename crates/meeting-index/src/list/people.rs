//! What a record says of a person.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::entities::{Entity, Met, Of};
use super::history::history;
use super::merged::Group;
use super::sort::Key;
use super::{Asker, Result, text_of};
use crate::codes::{code, decode, role_bit, roles};
use crate::extract::date_of;
use crate::row::{Columns, FromColumns, selected};
use meeting_core::model::field::{FieldId, Kind, Part};
use meeting_core::model::{Attendance, RecordState, SessionStatus};
use meeting_core::rows::{Latest, PersonRow};
use viet_text::name::sort_name;

selected! {
    /// A person at one session.
    pub(super) struct Person(_as_of; ["LEFT JOIN organization b ON b.id = x.organization"]) {
        roles: i64 = "x.roles",
        name: Option<i64> = "x.name_word",
        /// One a line.
        pub positions: Option<i64> = "x.positions_word",
        sort: Option<i64> = "x.sort_word",
        /// The organization's short form, else its name, else what the person's own row says.
        organization: Option<i64> = "COALESCE(b.short_word, b.name_word, x.organization_word)",
        /// The part that describes the organization.
        described: Option<i64> = "x.organization",
        presence: Presence = "x.attendance, r.status, r.state",
    }
}

/// Whether a person came; none of a session that was not held.
struct Presence(Option<bool>);

impl FromColumns for Presence {
    fn read(columns: &mut Columns) -> Result<Self> {
        let attendance: Option<i64> = columns.next()?;
        let was_there = attendance.and_then(decode(Attendance::of_name)).is_none_or(Attendance::was_there);
        let mut is = |name: &str| Ok::<_, rusqlite::Error>(columns.next::<Option<i64>>()? == code(name));
        let was_held = is(SessionStatus::Passed.name())? && !is(RecordState::Cancelled.name())?;
        Ok(Self(was_held.then_some(was_there)))
    }
}

impl Entity for Person {
    type Row = PersonRow;
    const PART: Part = Part::Participant;
    const KIND: Kind = Kind::People;
    const OF_ONE_SESSION: &'static [&'static str] =
        &["attendance", "reason", "delegated_to", "arrived", "left", "mode", "site"];

    fn is_named(&self) -> bool {
        self.name.is_some()
    }

    fn name(&self) -> Option<i64> {
        self.name
    }

    fn roles(&self) -> i64 {
        self.roles
    }

    fn row(
        asker: &Asker,
        counted: Of<Self>,
        all: Of<Self>,
        written: Option<Map<String, Value>>,
        latest: Latest,
    ) -> Result<PersonRow> {
        let word = |id| asker.snapshot.word(id);
        let Of { group, rows } = counted;
        let met = &rows[group.latest];
        let positions = word(last_known(all.group, all.rows, |person| person.positions).positions)?;
        let last = last_known(all.group, all.rows, |person| person.organization);
        let history = history(asker, all.group, all.rows, positions.as_deref())?;
        let is_whole = asker.is_whole();
        let mut written = written;
        Ok(PersonRow {
            id: word(met.id)?,
            name: word(met.own.name)?,
            honorific: written.as_mut().and_then(|written| text_of(written, "honorific", is_whole)),
            positions,
            history,
            organization: word(last.organization)?,
            organization_id: last.described.map(|part| asker.snapshot.id(part)).transpose()?.flatten(),
            roles: roles(group.roles).collect(),
            sessions: sessions(group, rows),
            absences: absences(group, rows),
            first: group.first.and_then(date_of),
            last: group.last.and_then(date_of),
            latest,
            written: written.filter(|_| is_whole),
        })
    }

    fn key(asker: &Asker, group: &Group, rows: &[Met<Self>], field: FieldId) -> Key {
        let person = &rows[group.latest].own;
        let word = |id| asker.snapshot.word(id).ok().flatten();
        let text = |text: Option<&str>| Key::text(&asker.index.collator, text);
        match field {
            FieldId::Sessions => Key::count(sessions(group, rows)),
            FieldId::Absences => Key::count(absences(group, rows)),
            // Who has presided before who has only been there.
            FieldId::Roles => Key::number(roles(group.roles).map(role_bit).min()),
            FieldId::Positions | FieldId::History => {
                text(word(last_known(group, rows, |person| person.positions).positions).as_deref())
            }
            FieldId::Organization => {
                text(word(last_known(group, rows, |person| person.organization).organization).as_deref())
            }
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
    let missed = group.rows.iter().map(|row| &rows[*row]).filter(|row| row.own.presence.0 == Some(false));
    missed.map(|row| row.record).filter(|record| !attended.contains(record)).collect::<HashSet<_>>().len()
}

fn attended(group: &Group, rows: &[Met<Person>]) -> HashSet<i64> {
    let came = group.rows.iter().map(|row| &rows[*row]).filter(|row| row.own.presence.0 == Some(true));
    came.map(|row| row.record).collect()
}
