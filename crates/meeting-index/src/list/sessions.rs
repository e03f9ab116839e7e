//! Sessions: everything that a list shows is in the index.

use serde_json::Value;

use super::sort::Key;
use super::{Asker, Result};
use crate::codes::decode;
use crate::extract::date_of;
use crate::load::{Wanted, load};
use crate::select::Subject;
use crate::snapshot::RecordInfo;
use meeting_core::model::field::{FieldId, Kind};
use meeting_core::model::{RecordState, SessionKind, SessionStatus};
use meeting_core::rows::{Listing, Reference, SessionRow};

impl Asker<'_> {
    /// The sessions; none where a file that is shown has changed since it was indexed.
    pub fn sessions(&self) -> Result<Option<Listing<SessionRow>>> {
        let mut records: Vec<RecordInfo> = self.rows(Subject::Record)?;
        records.sort_by(|one, other| one.file.path.cmp(&other.file.path));
        let default = [(FieldId::Date, true), (FieldId::Id, false)];
        let order = self.order(records.len(), &default, |row, field| self.session_key(&records[row], field));
        let shown = order[..self.limited(order.len())].iter().map(|row| &records[*row]);
        if !self.needs_files(Kind::Sessions) {
            let rows = shown.map(|record| self.session(record, Value::Null)).collect::<Result<_>>()?;
            return Ok(Some(Listing { total: records.len(), rows }));
        }
        let mut wanted = Vec::with_capacity(shown.len());
        for record in shown.clone() {
            let places = self.snapshot.place(record.first)?.into_iter().collect();
            wanted.push(Wanted { file: record.file.clone(), places, whole: false });
        }
        let loaded = load(self.index.archive.root(), &wanted, self.is_last);
        if !self.is_last && loaded.iter().any(Option::is_none) {
            return Ok(None);
        }
        let total = records.len() - loaded.iter().filter(|it| it.is_none()).count();
        let kept = shown.zip(loaded).filter_map(|(record, loaded)| Some((record, loaded?.parts.into_iter().next())));
        let rows = kept.map(|(record, part)| self.session(record, part.map_or(Value::Null, |(value, _)| value)));
        Ok(Some(Listing { total, rows: rows.collect::<Result<_>>()? }))
    }

    fn session(&self, record: &RecordInfo, session: Value) -> Result<SessionRow> {
        let word = |id| self.snapshot.word(id);
        Ok(SessionRow {
            reference: Reference::new(record.name.clone(), None),
            title: record.title.clone(),
            state: record.state.and_then(decode(RecordState::of_name)),
            kind: record.kind.and_then(decode(SessionKind::of_name)),
            status: record.status.and_then(decode(SessionStatus::of_name)),
            date: record.day(),
            until: record.until.and_then(date_of),
            place: word(record.place)?,
            series: word(record.series)?,
            number: record.number.clone(),
            chair: word(record.chair)?,
            directives: record.directives,
            tasks: record.tasks,
            file: record.file.path.clone(),
            line: usize::try_from(record.line).unwrap_or(1),
            written: if let Value::Object(session) = session { Some(session) } else { None },
        })
    }

    fn session_key(&self, record: &RecordInfo, field: FieldId) -> Key {
        let collator = &self.index.collator;
        let word = |id| Key::text(collator, self.snapshot.word(id).ok().flatten().as_deref());
        match field {
            FieldId::Date => Key::number(record.date),
            FieldId::Until => Key::number(record.until.or(record.date)),
            FieldId::Kind => Key::number(record.kind),
            FieldId::Status => Key::number(record.status),
            FieldId::State => Key::number(record.state),
            FieldId::Directives => Key::Number(record.directives),
            FieldId::Tasks => Key::Number(record.tasks),
            FieldId::Title => Key::text(collator, record.title.as_deref()),
            FieldId::Number => Key::text(collator, record.number.as_deref()),
            FieldId::Place => word(record.place),
            FieldId::Series => word(record.series),
            FieldId::Chair => word(record.chair),
            FieldId::File => Key::bytes(Some(record.file.path.clone())),
            _ => Key::bytes(Some(record.name.clone())),
        }
    }
}
