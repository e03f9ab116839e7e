//! Directives and tasks.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::mem;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::sort::Key;
use super::standing::{self, Known};
use super::{Asker, Result, is_in_file_alone, text_of};
use crate::codes::{code, decode, work_status};
use crate::extract::date_of;
use crate::load::{Wanted, load};
use crate::row::{read, selected};
use crate::select::{Subject, status, updated};
use crate::snapshot::Place;
use meeting_core::model::field::{FieldId, Kind, Part};
use meeting_core::model::{DirectiveKind, Priority, Repeats};
use meeting_core::rows::{Attention, Listing, Reference, WorkRow};

selected! {
    /// A directive or task, as the index knows it.
    pub(super) struct Work(as_of; []) {
        pub id: i64 = "p.id",
        pub record: i64 = "p.record",
        place: Place = "p.part, p.start, p.length",
        name: Option<i64> = "p.name_word",
        kind: Option<i64> = "w.kind",
        pub status: Option<i64> = status("w", as_of),
        pub due: Option<i64> = "w.due",
        pub completed: Option<i64> = "w.completed",
        lead: Option<i64> = "w.lead_word",
        by: Option<i64> = "w.by_word",
        inherits: Option<i64> = "w.inherits",
        support: Option<i64> = "w.support_word",
        to: Option<i64> = "w.to_word",
        priority: Option<i64> = "w.priority",
        repeats: Option<i64> = "w.repeats",
        number: Option<Arc<str>> = "w.number",
        /// The day of the last update.
        pub updated: Option<i64> = updated("w", as_of),
    }
}

/// What the file says of a piece of work, and its line; nothing where it has changed since it was indexed.
type Said = Option<(Map<String, Value>, usize)>;

/// The order of rows that are equal in what was asked for.
const ORDER: [(FieldId, bool); 3] = [(FieldId::Due, false), (FieldId::Date, false), (FieldId::Ref, false)];

impl Asker<'_> {
    /// The directives, or the tasks; none where a file that is shown has changed since it was indexed.
    pub fn work(&self, part: Part) -> Result<Option<Listing<WorkRow>>> {
        let kind = if part == Part::Directive { Kind::Directives } else { Kind::Tasks };
        let mut found: Vec<Work> = self.rows(Subject::Part(part))?;
        self.snapshot.put_in_order(&mut found, |work| (work.record, work.id))?;
        let mut standings = HashMap::new();
        if self.request.sort.iter().any(|key| standing::is_known_by(key.field)) {
            standings = self.standings(part, &found.iter().collect::<Vec<_>>())?;
        }
        // What is not in the index must be read before it can be sorted by.
        if self.request.sort.iter().any(|key| is_in_file_alone(kind, key.field)) {
            let Some(rows) = self.read_work(found.iter().collect(), true)? else { return Ok(None) };
            let collator = &self.index.collator;
            let order = self.order(rows.len(), &ORDER, |row, field| {
                let (work, row) = &rows[row];
                let text = match field {
                    FieldId::Title | FieldId::Text => &row.text,
                    FieldId::Directive => &row.directive,
                    FieldId::DueText => &row.due_text,
                    _ => return self.work_key(work, &standings, field),
                };
                Key::text(collator, text.as_deref())
            });
            let (total, shown) = (rows.len(), self.limited(rows.len()));
            let mut rows: Vec<_> = rows.into_iter().map(Some).collect();
            let rows = order[..shown].iter().filter_map(|row| rows[*row].take()).collect();
            return Ok(Some(Listing { total, rows: self.with_standings(part, rows, standings)? }));
        }
        let order = self.order(found.len(), &ORDER, |row, field| self.work_key(&found[row], &standings, field));
        let shown: Vec<_> = order[..self.limited(order.len())].iter().map(|row| &found[*row]).collect();
        let left = found.len() - shown.len();
        let Some(rows) = self.read_work(shown, self.needs_files(kind))? else { return Ok(None) };
        Ok(Some(Listing { total: left + rows.len(), rows: self.with_standings(part, rows, standings)? }))
    }

    /// Adds how far the work is, where that is asked for.
    fn with_standings(
        &self,
        part: Part,
        rows: Vec<(&Work, WorkRow)>,
        mut standings: HashMap<i64, Known>,
    ) -> Result<Vec<WorkRow>> {
        if self.is_whole() || standing::COLUMNS.iter().any(|field| self.shows(*field)) {
            if standings.is_empty() {
                standings = self.standings(part, &rows.iter().map(|(work, _)| *work).collect::<Vec<_>>())?;
            }
        } else {
            standings.clear();
        }
        let with_standing = |(work, row): (&Work, WorkRow)| {
            let standing = standings.get(&work.id).map(|known| known.standing());
            WorkRow { standing, ..row }
        };
        Ok(rows.into_iter().map(with_standing).collect())
    }

    /// The rows of the work, with what their files say where these are read; none where a file has changed.
    fn read_work<'w>(&self, works: Vec<&'w Work>, read: bool) -> Result<Option<Vec<(&'w Work, WorkRow)>>> {
        let mut rows = Vec::with_capacity(works.len());
        if !read {
            for work in works {
                rows.push((work, self.work_row(work, None)?));
            }
            return Ok(Some(rows));
        }
        // Each file is read once, however many of its parts are shown.
        let mut wanted: Vec<Wanted> = Vec::new();
        let mut of_record = HashMap::new();
        let mut known: HashMap<i64, Option<usize>> = HashMap::new();
        let mut where_to_find = Vec::with_capacity(works.len());
        for work in &works {
            let record = self.snapshot.record(work.record)?;
            let file = *of_record.entry(work.record).or_insert_with(|| {
                wanted.push(Wanted { file: record.file.clone(), places: Vec::new(), whole: false });
                wanted.len() - 1
            });
            let places = &mut wanted[file].places;
            let own = places.len();
            places.push(work.place);
            // Several tasks may follow one directive.
            let directive = match work.inherits {
                Some(id) => match known.entry(id) {
                    Entry::Occupied(known) => *known.get(),
                    Entry::Vacant(vacant) => {
                        let place = self.snapshot.place(id)?;
                        places.extend(place);
                        *vacant.insert(place.map(|_| own + 1))
                    }
                },
                None => None,
            };
            where_to_find.push((file, own, directive));
        }
        let mut loaded = load(self.index.archive.root(), &wanted, self.is_last);
        if !self.is_last && loaded.iter().any(Option::is_none) {
            return Ok(None);
        }
        for (work, (file, own, directive)) in works.into_iter().zip(where_to_find) {
            let Some(loaded) = &mut loaded[file] else { continue };
            let said = match loaded.parts.get_mut(own).map(|(value, line)| (mem::take(value), *line)) {
                Some((Value::Object(mut fields), line)) => {
                    if let Some((directive, _)) = directive.and_then(|at| loaded.parts.get(at)) {
                        inherit(&mut fields, directive, self.is_whole());
                    }
                    Some((fields, line))
                }
                _ => None,
            };
            rows.push((work, self.work_row(work, said)?));
        }
        Ok(Some(rows))
    }

    fn work_row(&self, work: &Work, said: Said) -> Result<WorkRow> {
        let record = self.snapshot.record(work.record)?;
        let word = |id| self.snapshot.word(id);
        let part = work.place.part;
        let is_whole = self.is_whole();
        let due = work.due.and_then(date_of);
        let status = work.status.and_then(work_status);
        let mut row = WorkRow {
            part,
            reference: Reference::new(record.name.clone(), word(work.name)?),
            date: record.day(),
            kind: work.kind.and_then(decode(DirectiveKind::of_name)),
            number: work.number.clone(),
            text: None,
            directive: None,
            by: word(work.by)?,
            to: word(work.to)?,
            lead: word(work.lead)?,
            support: word(work.support)?,
            cites: None,
            due,
            due_text: None,
            repeats: work.repeats.and_then(decode(Repeats::of_name)),
            status,
            completed: work.completed.and_then(date_of),
            priority: work.priority.and_then(decode(Priority::of_name)),
            attention: status.map_or(Attention::Plain, |status| Attention::of_work(status, due, self.request.as_of)),
            standing: None,
            file: record.file.path.clone(),
            line: None,
            unread: Vec::new(),
            written: None,
        };
        match said {
            Some((mut fields, line)) => {
                row.line = Some(line);
                row.cites = fields.get("cites").and_then(cited).map(Arc::from);
                row.text = text_of(&mut fields, if part == Part::Task { "title" } else { "text" }, is_whole);
                row.directive = text_of(&mut fields, "directive", is_whole);
                row.due_text = text_of(&mut fields, "due_text", is_whole);
                let absent = [
                    (FieldId::Kind, row.kind.is_none()),
                    (FieldId::Due, due.is_none()),
                    (FieldId::Repeats, row.repeats.is_none()),
                    (FieldId::Completed, row.completed.is_none()),
                    (FieldId::Priority, row.priority.is_none()),
                ];
                for (field, _) in absent.into_iter().filter(|(_, is_absent)| *is_absent) {
                    row.unread.extend(text_of(&mut fields, field.name(), is_whole).map(|text| (field, text)));
                }
                row.written = is_whole.then_some(fields);
            }
            None if self.shows(FieldId::Cites) => row.cites = self.cited(work.id)?.map(Arc::from),
            None => {}
        }
        Ok(row)
    }

    /// The numbers, or else the titles, of the documents that a part cites, each on a line.
    fn cited(&self, part: i64) -> Result<Option<String>> {
        let sql = "SELECT IFNULL(number, title) FROM cite WHERE part = ?1 ORDER BY ordinal";
        let mut statement = self.snapshot.connection().prepare_cached(sql)?;
        let names: Vec<String> = statement.query_map([part], read)?.collect::<Result<_>>()?;
        Ok((!names.is_empty()).then(|| names.join("\n")))
    }

    fn work_key(&self, work: &Work, standings: &HashMap<i64, Known>, field: FieldId) -> Key {
        let collator = &self.index.collator;
        let word = |id| Key::text(collator, self.snapshot.word(id).ok().flatten().as_deref());
        let record = || self.snapshot.record(work.record).ok();
        match field {
            field if standing::is_known_by(field) => {
                standings.get(&work.id).map_or(Key::Absent, |known| known.key(field))
            }
            FieldId::Cites => {
                let cited = self.cited(work.id).ok().flatten().map(|cited| cited.replace('\n', ", "));
                Key::text(collator, cited.as_deref())
            }
            FieldId::Date => Key::number(record().and_then(|record| record.date)),
            FieldId::State => Key::number(record().and_then(|record| record.state)),
            FieldId::Kind => Key::number(work.kind),
            FieldId::Status => Key::number(work.status),
            FieldId::Due => Key::number(work.due),
            FieldId::Completed => Key::number(work.completed),
            FieldId::Repeats => Key::number(work.repeats),
            FieldId::Priority => Key::number(work.priority.or_else(|| code(Priority::Normal.name()))),
            FieldId::Number => Key::text(collator, work.number.as_deref()),
            FieldId::Lead => word(work.lead),
            FieldId::Support => word(work.support),
            FieldId::By => word(work.by),
            FieldId::To => word(work.to),
            FieldId::Id => word(work.name),
            FieldId::File => Key::bytes(record().map(|record| record.file.path.clone())),
            // In a record its parts are in the order of the text.
            _ => {
                let mut bytes = record().map_or_else(Vec::new, |record| record.name.as_bytes().to_vec());
                bytes.push(0);
                bytes.extend(work.id.to_be_bytes());
                Key::Text(bytes)
            }
        }
    }
}

/// The cited documents as people name them, each on a line.
fn cited(cites: &Value) -> Option<String> {
    let name = |cite: &Value| {
        let text = |key: &str| cite.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
        text("number").or_else(|| text("title")).map(str::to_owned)
    };
    let names: Vec<_> = cites.as_array()?.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join("\n"))
}

/// Fills in what the directive says and the task does not; of a row that is not whole what the index may not have.
fn inherit(fields: &mut Map<String, Value>, directive: &Value, is_whole: bool) {
    let keys = ["lead", "support", "cites", "due", "due_text", "repeats"];
    for key in keys.into_iter().filter(|key| is_whole || ["due", "due_text", "repeats"].contains(key)) {
        let is_absent = fields.get(key).is_none_or(|value| match value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        });
        // Words for a deadline go with their date.
        let has_own_due = key == "due_text" && fields.get("due").is_some_and(|due| !due.is_null());
        let inherited = directive.get(key).filter(|value| fits_within(value, &mut { MOST_INHERITED }));
        if let (true, false, Some(value)) = (is_absent, has_own_due, inherited) {
            fields.insert(key.to_owned(), value.clone());
        }
    }
}

/// So many bytes does a task take over: a thousand tasks must not repeat half a megabyte.
const MOST_INHERITED: usize = 4_096;

/// Whether a value has no more than `left` bytes; looks at no more of it than that.
fn fits_within(value: &Value, left: &mut usize) -> bool {
    let own = if let Value::String(text) = value { text.len() } else { 8 };
    let Some(rest) = left.checked_sub(own) else { return false };
    *left = rest;
    match value {
        Value::Array(items) => items.iter().all(|item| fits_within(item, left)),
        Value::Object(fields) => fields.values().all(|field| fits_within(field, left)),
        _ => true,
    }
}
