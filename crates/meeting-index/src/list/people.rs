//! People.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::entities::{Entity, Mention, Mentions};
use super::history::history;
use super::sort::Item;
use super::{ListQuery, Result, text_of};
use crate::codes::{self, decode};
use crate::extract::date_of;
use crate::row::selected;
use meeting_core::model::field::{Kind, Part};
use meeting_core::model::{Attendance, Role};
use meeting_core::rows::{Latest, PersonRow};

selected! {
    /// A person at one session.
    pub(super) struct Person(_as_of; ["LEFT JOIN organization b ON b.id = x.organization"]) {
        roles: i64 = "x.roles",
        pub name: Option<i64> = "x.name_word",
        /// One a line.
        pub positions: Option<i64> = "x.positions_word",
        pub sort: Option<i64> = "x.sort_word",
        /// The short form or the name of the organization that the record describes, or else a plain name.
        organization: Option<i64> = "COALESCE(b.short_word, b.name_word, x.organization_word)",
        organization_key: Option<i64> = "COALESCE(b.key_word, x.organization_key_word)",
        attendance: Option<i64> = "x.attendance",
    }
}

impl Person {
    fn was_there(&self) -> bool {
        self.attendance.and_then(decode(Attendance::of_name)).is_none_or(Attendance::was_there)
    }
}

impl Entity for Person {
    type Row = PersonRow;
    const PART: Part = Part::Participant;
    const KIND: Kind = Kind::People;
    const KEY: &'static str = "x.key_word";
    const OF_ONE_SESSION: &'static [&'static str] =
        &["attendance", "reason", "delegated_to", "arrived", "left", "mode", "site"];

    fn is_listed(&self) -> bool {
        self.name.is_some()
    }

    fn name(&self) -> Option<i64> {
        self.name
    }

    fn row(
        list: &ListQuery,
        counted: Mentions<Self>,
        all: Mentions<Self>,
        written: Option<Map<String, Value>>,
        latest: Latest,
        label: Option<String>,
    ) -> Result<PersonRow> {
        let word = |id| list.snapshot.word(id);
        let latest_mention = counted.latest();
        let positions = word(all.positions())?;
        let last = all.last_with(|person| person.organization);
        let history = history(list, all, positions.as_deref())?;
        let is_whole = list.is_whole();
        let mut written = written;
        Ok(PersonRow {
            own: list.own_values(latest_mention.part),
            id: word(latest_mention.id)?,
            name: word(latest_mention.own.name)?,
            label,
            honorific: written.as_mut().and_then(|written| text_of(written, "honorific", is_whole)),
            positions,
            history,
            organization: word(last.organization)?,
            organization_id: word(last.organization_key)?,
            roles: counted.roles().collect(),
            sessions: counted.sessions(),
            absences: counted.absences(),
            first: counted.first().and_then(date_of),
            last: counted.last().and_then(date_of),
            latest,
            written: written.filter(|_| is_whole),
        })
    }

    fn item(mentions: Mentions<'_, Self>) -> Item<'_> {
        Item::Person(mentions)
    }
}

impl<'m> Mentions<'m, Person> {
    /// The latest mention that has a field; without one, the latest of all.
    fn last_with(self, field: impl Fn(&Person) -> Option<i64>) -> &'m Person {
        let latest = self.latest();
        let with_field = || self.iter().filter(|mention| field(&mention.own).is_some());
        let last =
            if field(&latest.own).is_some() { Some(latest) } else { with_field().max_by_key(|mention| mention.date) };
        &last.unwrap_or(latest).own
    }

    /// The word of the last known positions.
    pub fn positions(self) -> Option<i64> {
        self.last_with(|person| person.positions).positions
    }

    /// The word of the last known organization.
    pub fn organization(self) -> Option<i64> {
        self.last_with(|person| person.organization).organization
    }

    pub fn roles(self) -> impl Iterator<Item = Role> {
        codes::roles(self.iter().fold(0, |bits, mention| bits | mention.own.roles))
    }

    /// How many sessions the person attended.
    pub fn sessions(self) -> usize {
        self.attended().len()
    }

    /// How many sessions were held at which the person was expected and did not attend.
    pub fn absences(self) -> usize {
        let attended = self.attended();
        let missed = self.with_presence(false).filter(|mention| !attended.contains(&mention.record));
        missed.map(|mention| mention.record).collect::<HashSet<_>>().len()
    }

    fn attended(self) -> HashSet<i64> {
        self.with_presence(true).map(|mention| mention.record).collect()
    }

    fn with_presence(self, was_present: bool) -> impl Iterator<Item = &'m Mention<Person>> {
        self.iter().filter(move |mention| mention.was_held && mention.own.was_there() == was_present)
    }
}
