//! Directives and tasks.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::mem;
use std::ops::Range;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::progress::{self, WorkProgress};
use super::rows::Rows;
use super::sort::{Item, WorkItem};
use super::{ListQuery, Result, is_in_file_alone, text_of};
use crate::codes::{decode, work_status};
use crate::extract::date_of;
use crate::load::{FileRequest, load};
use crate::row::{read, selected};
use crate::select::{Subject, status, updated};
use crate::short;
use crate::snapshot::Place;
use meeting_core::model::field::{FieldId, Kind, Part};
use meeting_core::model::{DirectiveKind, Priority, Repeats};
use meeting_core::rows::{Attention, Reference, WorkRow};

selected! {
    /// A directive or task in the index.
    pub(super) struct Work(as_of; []) {
        pub id: i64 = "p.id",
        pub record: i64 = "p.record",
        place: Place = "p.part, p.start, p.length",
        pub name: Option<i64> = "p.name_word",
        pub kind: Option<i64> = "w.kind",
        pub status: Option<i64> = status("w", as_of),
        pub due: Option<i64> = "w.due",
        pub completed: Option<i64> = "w.completed",
        pub lead: Option<i64> = "w.lead_word",
        pub by: Option<i64> = "w.by_word",
        inherits: Option<i64> = "w.inherits",
        pub support: Option<i64> = "w.support_word",
        pub to: Option<i64> = "w.to_word",
        pub priority: Option<i64> = "w.priority",
        pub repeats: Option<i64> = "w.repeats",
        pub number: Option<Arc<str>> = "w.number",
        /// The day of the last update.
        pub updated: Option<i64> = updated("w", as_of),
    }
}

/// The fields of a piece of work in its file, and its line; none where the file has changed since it was indexed.
type FileFields = Option<(Map<String, Value>, usize)>;

/// The order of rows that are equal in the fields of the request.
const ORDER: [(FieldId, bool); 3] = [(FieldId::Due, false), (FieldId::Date, false), (FieldId::Ref, false)];

impl ListQuery<'_> {
    /// The directives or the tasks; none where a file that decides their order has changed.
    pub fn work(&self, part: Part) -> Result<Option<Rows<'_, WorkRow>>> {
        let kind = if part == Part::Directive { Kind::Directives } else { Kind::Tasks };
        let mut found: Vec<Work> = self.matches(Subject::Part(part))?;
        self.snapshot.put_in_order(&mut found, |work| (work.record, work.id))?;
        let sorts_by = |is: &dyn Fn(FieldId) -> bool| self.request.sort.iter().any(|key| is(key.field));
        let is_sorted_by_progress = sorts_by(&|field| progress::COLUMNS.contains(&field));
        let mut progress = HashMap::new();
        if is_sorted_by_progress {
            progress = self.progress(part, &found.iter().collect::<Vec<_>>())?;
        }
        // The rows have to be made before they can be sorted by what only their files have.
        if sorts_by(&|field| is_in_file_alone(kind, field)) {
            let works: Vec<&Work> = found.iter().collect();
            let Some(rows) = self.read_work(&works, true, self.may_ask_again)? else { return Ok(None) };
            let item = |at: usize| {
                let (work, row): &(&Work, WorkRow) = &rows[at];
                Item::Work(WorkItem { work, progress: progress.get(&work.id), row: Some(row) })
            };
            let order = self.order(rows.len(), &ORDER, item);
            let (total, shown) = (rows.len(), self.limited(rows.len()));
            let mut rows: Vec<_> = rows.into_iter().map(Some).collect();
            let rows: Vec<_> = order[..shown].iter().filter_map(|row| rows[*row].take()).collect();
            if !is_sorted_by_progress {
                progress = self.shown_progress(part, &rows.iter().map(|(work, _)| *work).collect::<Vec<_>>())?;
            }
            return Ok(Some(Rows::ready(total, self.complete(rows, &progress)?)));
        }
        let item = |at: usize| {
            let work: &Work = &found[at];
            Item::Work(WorkItem { work, progress: progress.get(&work.id), row: None })
        };
        let mut order = self.order(found.len(), &ORDER, item);
        order.truncate(self.limited(order.len()));
        let (total, shown) = (found.len(), order.len());
        if !is_sorted_by_progress {
            progress = self.shown_progress(part, &order.iter().map(|row| &found[*row]).collect::<Vec<_>>())?;
        }
        let reads = self.needs_files(kind);
        let records = if reads { order.iter().map(|row| found[*row].record).collect() } else { Vec::new() };
        let make = move |range: Range<usize>, may_ask_again| {
            let works: Vec<&Work> = order[range].iter().map(|row| &found[*row]).collect();
            let rows = self.read_work(&works, reads, may_ask_again)?;
            rows.map(|rows| self.complete(rows, &progress)).transpose()
        };
        Ok(Some(Rows::new(total, shown, make).reading(records)))
    }

    fn shows_progress(&self) -> bool {
        self.is_whole() || progress::COLUMNS.iter().any(|field| self.shows(*field))
    }

    /// The progress of the rows where it is shown.
    fn shown_progress(&self, part: Part, works: &[&Work]) -> Result<HashMap<i64, WorkProgress>> {
        if self.shows_progress() { self.progress(part, works) } else { Ok(HashMap::new()) }
    }

    /// Adds the progress and, for people, the short references.
    fn complete(&self, rows: Vec<(&Work, WorkRow)>, progress: &HashMap<i64, WorkProgress>) -> Result<Vec<WorkRow>> {
        let is_shown = self.shows_progress();
        let with_progress = |(work, row): (&Work, WorkRow)| {
            let standing = progress.get(&work.id).filter(|_| is_shown).map(|progress| progress.standing());
            WorkRow { standing, ..row }
        };
        let mut rows: Vec<WorkRow> = rows.into_iter().map(with_progress).collect();
        if self.shows(FieldId::Ref) {
            let records: Vec<_> = rows.iter().map(|row| row.reference.record.clone()).collect();
            let records: Vec<&str> = records.iter().map(|record| &**record).collect();
            let short = short::shortest(self.snapshot.connection(), &records)?;
            for (row, short) in rows.iter_mut().zip(short) {
                row.reference.short = Some(short);
            }
        }
        Ok(rows)
    }

    /// The rows of the work, with the fields of their files where these are read; none where a file has changed and the query
    /// can be repeated.
    fn read_work<'w>(
        &self,
        works: &[&'w Work],
        read: bool,
        may_ask_again: bool,
    ) -> Result<Option<Vec<(&'w Work, WorkRow)>>> {
        let mut rows = Vec::with_capacity(works.len());
        if !read {
            for work in works {
                rows.push((*work, self.work_row(work, None)?));
            }
            return Ok(Some(rows));
        }
        // Each file is read once, however many of its parts are shown.
        let mut requests: Vec<FileRequest> = Vec::new();
        let mut of_record = HashMap::new();
        let mut known: HashMap<i64, Option<usize>> = HashMap::new();
        let mut found_at = Vec::with_capacity(works.len());
        for work in works {
            let record = self.snapshot.record(work.record)?;
            let file = *of_record.entry(work.record).or_insert_with(|| {
                requests.push(FileRequest { file: record.file.clone(), places: Vec::new(), whole: false });
                requests.len() - 1
            });
            let places = &mut requests[file].places;
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
            found_at.push((file, own, directive));
        }
        let mut loaded = load(self.index.archive.root(), &requests, may_ask_again);
        if may_ask_again && loaded.iter().any(Option::is_none) {
            return Ok(None);
        }
        for (work, (file, own, directive)) in works.iter().zip(found_at) {
            let Some(loaded) = &mut loaded[file] else { continue };
            let fields = match loaded.parts.get_mut(own).map(|(value, line)| (mem::take(value), *line)) {
                Some((Value::Object(mut fields), line)) => {
                    if let Some((directive, _)) = directive.and_then(|at| loaded.parts.get(at)) {
                        inherit(&mut fields, directive, self.is_whole());
                    }
                    Some((fields, line))
                }
                _ => None,
            };
            rows.push((*work, self.work_row(work, fields)?));
        }
        Ok(Some(rows))
    }

    fn work_row(&self, work: &Work, fields: FileFields) -> Result<WorkRow> {
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
        match fields {
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
    pub(super) fn cited(&self, part: i64) -> Result<Option<String>> {
        let sql = "SELECT IFNULL(number, title) FROM cite WHERE part = ?1 ORDER BY ordinal";
        let mut statement = self.snapshot.connection().prepare_cached(sql)?;
        let names: Vec<String> = statement.query_map([part], read)?.collect::<Result<_>>()?;
        Ok((!names.is_empty()).then(|| names.join("\n")))
    }
}

/// The numbers, or else the titles, of cited documents, each on a line.
fn cited(cites: &Value) -> Option<String> {
    let name = |cite: &Value| {
        let text = |key: &str| cite.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
        text("number").or_else(|| text("title")).map(str::to_owned)
    };
    let names: Vec<_> = cites.as_array()?.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join("\n"))
}

/// Adds the fields of the directive that the task does not have itself; for columns only those that the index may not have.
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

/// The most bytes of a field that a task inherits: a thousand tasks must not repeat half a megabyte.
const MOST_INHERITED: usize = 4_096;

/// Whether a value has no more than `left` bytes. Stops counting there.
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
