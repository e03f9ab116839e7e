//! Sessions. The index has all their columns.

use std::ops::Range;

use serde_json::Value;

use super::rows::Rows;
use super::sort::Item;
use super::{ListQuery, Result};
use crate::codes::{decode, kind_of_session};
use crate::extract::date_of;
use crate::load::{FileRequest, load};
use crate::select::Subject;
use crate::short;
use crate::snapshot::RecordInfo;
use meeting_core::model::field::{FieldId, Kind};
use meeting_core::model::{RecordState, SessionStatus};
use meeting_core::rows::{Reference, SessionRow};

/// What stands for those who chaired a session.
const CHAIRS: &str = "SELECT t.text FROM chair h LEFT JOIN person x ON x.id = h.target \
                      CROSS JOIN word t ON t.id = IFNULL(x.key_word, h.word) WHERE h.part = ?1 ORDER BY h.ordinal";

impl ListQuery<'_> {
    pub fn sessions(&self) -> Result<Rows<'_, SessionRow>> {
        let mut sessions: Vec<RecordInfo> = self.matches(Subject::Record)?;
        sessions.sort_by(|one, other| one.file.path.cmp(&other.file.path));
        let default = [(FieldId::Date, true), (FieldId::Id, false)];
        let mut order = self.order(sessions.len(), &default, |row| Item::Session(&sessions[row]));
        order.truncate(self.limited(order.len()));
        let reads = self.needs_files(Kind::Sessions);
        let (total, shown) = (sessions.len(), order.len());
        let records = if reads { order.iter().map(|row| sessions[*row].id).collect() } else { Vec::new() };
        let make = move |range: Range<usize>, may_ask_again| {
            let shown = order[range].iter().map(|row| &sessions[*row]);
            if !reads {
                let mut rows: Vec<_> = shown.map(|record| self.session(record, Value::Null)).collect::<Result<_>>()?;
                if self.shows(FieldId::Ref) {
                    short::shorten(self.snapshot.connection(), rows.iter_mut().map(|row| &mut row.reference))?;
                }
                return Ok(Some(rows));
            }
            let mut requests = Vec::with_capacity(shown.len());
            for record in shown.clone() {
                let places = self.snapshot.place(record.first)?.into_iter().collect();
                requests.push(FileRequest { file: record.file.clone(), places, whole: false });
            }
            let loaded = load(self.index.archive.root(), &requests, may_ask_again);
            if may_ask_again && loaded.iter().any(Option::is_none) {
                return Ok(None);
            }
            let there = shown.zip(loaded).filter_map(|(record, file)| Some((record, file?.parts.into_iter().next())));
            let rows = there.map(|(record, part)| self.session(record, part.map_or(Value::Null, |(value, _)| value)));
            rows.collect::<Result<_>>().map(Some)
        };
        Ok(Rows::new(total, shown, make).reading(records))
    }

    fn session(&self, record: &RecordInfo, session: Value) -> Result<SessionRow> {
        let word = |id| self.snapshot.word(id);
        Ok(SessionRow {
            reference: Reference::new(record.name.clone(), None),
            title: record.title.clone(),
            state: record.state.and_then(decode(RecordState::of_name)),
            kind: record.kind.and_then(|code| kind_of_session(code, &self.index.archive.settings().kinds)),
            status: record.status.and_then(decode(SessionStatus::of_name)),
            date: record.day(),
            until: record.until.and_then(date_of),
            place: word(record.place)?,
            series: word(record.series)?,
            number: record.number.clone(),
            issued: record.issued.and_then(date_of),
            chair: word(record.chair)?,
            directives: record.directives,
            tasks: record.tasks,
            file: record.file.path.clone(),
            line: usize::try_from(record.line).unwrap_or(1),
            own: self.own_values(record.first),
            ids: self.ids(|field| match field {
                FieldId::Chair => self.lines(CHAIRS, record.first),
                _ => Ok(None),
            })?,
            written: if let Value::Object(session) = session { Some(session) } else { None },
        })
    }
}
