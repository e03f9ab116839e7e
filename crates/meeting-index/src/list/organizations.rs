//! Organizations.

use serde_json::{Map, Value};

use super::entities::{Entity, Mentions};
use super::sort::Item;
use super::{ListQuery, Result};
use crate::extract::date_of;
use crate::row::selected;
use meeting_core::model::field::{Kind, Part};
use meeting_core::rows::{Latest, OrganizationRow};

selected! {
    /// An organization as one record describes it.
    pub(super) struct Organization(_as_of; []) {
        pub name: Option<i64> = "o.name_word",
        pub short: Option<i64> = "o.short_word",
        part_of: Option<i64> = "o.part_of_word",
        pub part_of_name: Option<i64> = "o.part_of_shown_word",
    }
}

impl Entity for Organization {
    type Row = OrganizationRow;
    const PART: Part = Part::Organization;
    const KIND: Kind = Kind::Organizations;
    const KEY: &'static str = "o.key_word";
    const OF_ONE_SESSION: &'static [&'static str] = &["side"];

    fn is_listed(&self) -> bool {
        true
    }

    fn name(&self) -> Option<i64> {
        self.name
    }

    fn row(
        list: &ListQuery,
        counted: Mentions<Self>,
        _: Mentions<Self>,
        written: Option<Map<String, Value>>,
        latest: Latest,
        label: Option<String>,
    ) -> Result<OrganizationRow> {
        let latest_mention = counted.latest();
        let own = &latest_mention.own;
        let word = |id| list.snapshot.word(id);
        Ok(OrganizationRow {
            own: list.own_values(latest_mention.part),
            id: word(latest_mention.id)?,
            name: word(own.name)?,
            label,
            short: word(own.short)?,
            part_of: word(own.part_of)?,
            part_of_name: word(own.part_of_name)?,
            sessions: counted.records(),
            first: counted.first().and_then(date_of),
            last: counted.last().and_then(date_of),
            latest,
            written: written.filter(|_| list.is_whole()),
        })
    }

    fn item(mentions: Mentions<'_, Self>) -> Item<'_> {
        Item::Organization(mentions)
    }
}
