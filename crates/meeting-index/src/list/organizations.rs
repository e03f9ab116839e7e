//! What a record says of an organization.

use serde_json::{Map, Value};

use super::entities::{Entity, Met, Of};
use super::merged::Group;
use super::sort::Key;
use super::{Asker, Result};
use crate::extract::date_of;
use crate::row::selected;
use meeting_core::model::field::{FieldId, Kind, Part};
use meeting_core::rows::{Latest, OrganizationRow};

selected! {
    /// An organization in one record.
    pub(super) struct Organization(_as_of; []) {
        name: Option<i64> = "o.name_word",
        short: Option<i64> = "o.short_word",
        part_of: Option<i64> = "o.part_of_word",
        part_of_name: Option<i64> = "o.part_of_shown_word",
    }
}

impl Entity for Organization {
    type Row = OrganizationRow;
    const PART: Part = Part::Organization;
    const KIND: Kind = Kind::Organizations;
    const OF_ONE_SESSION: &'static [&'static str] = &["side"];

    fn is_named(&self) -> bool {
        true
    }

    fn name(&self) -> Option<i64> {
        self.name
    }

    fn roles(&self) -> i64 {
        0
    }

    fn row(
        asker: &Asker,
        counted: Of<Self>,
        _: Of<Self>,
        written: Option<Map<String, Value>>,
        latest: Latest,
    ) -> Result<OrganizationRow> {
        let Of { group, rows } = counted;
        let met = &rows[group.latest];
        let word = |id| asker.snapshot.word(id);
        Ok(OrganizationRow {
            id: word(met.id)?,
            name: word(met.own.name)?,
            short: word(met.own.short)?,
            part_of: word(met.own.part_of)?,
            part_of_name: word(met.own.part_of_name)?,
            sessions: group.records.len(),
            first: group.first.and_then(date_of),
            last: group.last.and_then(date_of),
            latest,
            written: written.filter(|_| asker.is_whole()),
        })
    }

    fn key(asker: &Asker, group: &Group, rows: &[Met<Self>], field: FieldId) -> Key {
        let own = &rows[group.latest].own;
        let word = match field {
            FieldId::Sessions => return Key::count(group.records.len()),
            FieldId::Short => own.short,
            FieldId::PartOf => own.part_of_name,
            _ => own.name,
        };
        Key::text(&asker.index.collator, asker.snapshot.word(word).ok().flatten().as_deref())
    }
}
