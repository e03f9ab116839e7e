//! Directives and tasks.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::mem;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::progress::{self, WorkProgress};
use super::rows::Rows;
use super::sort::{Item, WorkItem};
use super::{ListQuery, Result, is_in_file_alone, text_of};
use crate::codes::{decode, work_status};
use crate::extract::date_of;
use crate::load::{FileRequest, load};
use crate::row::{Small, selected};
use crate::select::Subject;
use crate::short;
use crate::snapshot::Place;
use meeting_core::model::field::{FieldId, Kind, Part};
use meeting_core::model::{DirectiveKind, Priority, Repeats};
use meeting_core::rows::{Attention, Reference, WorkRow};

selected! {
    /// A directive or task in the index, and what is so of it on the day; without work on that day, nothing is.
    pub(super) struct Work(_as_of; []) {
        pub id: i64 = "p.id",
        pub record: i64 = "p.record",
        place: Place = "p.part, p.start, p.length",
        pub name: Option<i64> = "p.name_word",
        pub kind: Small = "w.kind",
        pub by: Option<i64> = "w.by_word",
        by_ids: Option<i64> = "w.by_ids_word",
        inherits: Option<i64> = "w.inherits",
        pub to: Option<i64> = "w.to_word",
        to_ids: Option<i64> = "w.to_ids_word",
        pub priority: Small = "w.priority",
        pub number: Option<Arc<str>> = "w.number",
        pub status: Small = "n.status",
        pub due: Small = "n.due",
        pub original_due: Small = "n.original_due",
        pub extensions: Small = "n.extensions",
        pub completed: Small = "n.completed",
        pub late: Small = "n.late",
        pub repeats: Small = "n.repeats",
        pub occurrences: Small = "n.occurrences",
        pub missed: Small = "n.missed",
        pub each_done: Small = "n.each_done",
        each_all: Small = "n.each_all",
        pub lead: Option<Arc<str>> = "n.lead",
        /// Ids, each on a line, where they are not those of the record.
        lead_keys: Option<Arc<str>> = "n.lead_keys",
        pub support: Option<Arc<str>> = "n.support",
        support_keys: Option<Arc<str>> = "n.support_keys",
        pub updated: Small = "n.updated",
        pub reminded: Small = "n.reminded",
        overdue: Small = "n.open_overdue",
    }
}

impl Work {
    /// A directive or a task.
    pub fn part(&self) -> Part {
        self.place.part
    }

    /// How many leads have done it, of how many.
    fn each(&self) -> Option<(i64, i64)> {
        self.each_done.get().zip(self.each_all.get())
    }
}

/// The fields of a piece of work in its file, and its line; none where the file has changed since it was indexed.
type FileFields = Option<(Map<String, Value>, usize)>;

/// The order of rows that are equal in the fields of the request.
const ORDER: [(FieldId, bool); 3] = [(FieldId::Due, false), (FieldId::Date, false), (FieldId::Ref, false)];

impl ListQuery<'_> {
    /// The directives, or the tasks with the directives that are work; none where a file that decides their order has
    /// changed.
    pub fn work(&self, kind: Kind) -> Result<Option<Rows<'_, WorkRow>>> {
        let subject = if kind == Kind::Directives { Subject::Part(Part::Directive) } else { Subject::Work };
        let mut found: Vec<Work> = self.matches(subject)?;
        self.snapshot.put_in_order(&mut found, |work| (work.record, work.id))?;
        let sorts_by = |is: &dyn Fn(FieldId) -> bool| self.request.sort.iter().any(|key| is(key.field));
        let is_sorted_by_progress = sorts_by(&|field| progress::COLUMNS.contains(&field));
        let mut progress = HashMap::new();
        if is_sorted_by_progress {
            progress = self.progress(&found.iter().collect::<Vec<_>>())?;
        }
        // The rows have to be made before they can be sorted by what only their files have.
        if sorts_by(&|field| is_in_file_alone(kind, field)) {
            let works: Vec<&Work> = found.iter().collect();
            let Some(rows) = self.read_work(kind, &works, true, self.may_ask_again)? else { return Ok(None) };
            let item = |at: usize| {
                let (work, row): &(&Work, WorkRow) = &rows[at];
                Item::Work(WorkItem { work, progress: progress.get(&work.id), row: Some(row) })
            };
            let order = self.order(rows.len(), &ORDER, item);
            let (total, shown) = (rows.len(), self.limited(rows.len()));
            let mut rows: Vec<_> = rows.into_iter().map(Some).collect();
            let rows: Vec<_> = order[..shown].iter().filter_map(|row| rows[*row].take()).collect();
            if !is_sorted_by_progress {
                progress = self.shown_progress(kind, &rows.iter().map(|(work, _)| *work).collect::<Vec<_>>())?;
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
            progress = self.shown_progress(kind, &order.iter().map(|row| &found[*row]).collect::<Vec<_>>())?;
        }
        let reads = self.needs_files(kind);
        let records = if reads { order.iter().map(|row| found[*row].record).collect() } else { Vec::new() };
        let make = move |range: Range<usize>, may_ask_again| {
            let works: Vec<&Work> = order[range].iter().map(|row| &found[*row]).collect();
            let rows = self.read_work(kind, &works, reads, may_ask_again)?;
            rows.map(|rows| self.complete(rows, &progress)).transpose()
        };
        Ok(Some(Rows::new(total, shown, make).reading(records)))
    }

    /// The progress of the rows where it is shown.
    fn shown_progress(&self, kind: Kind, works: &[&Work]) -> Result<HashMap<i64, WorkProgress>> {
        let is_shown = self.is_whole() || progress::COLUMNS.iter().any(|field| self.shows(*field));
        if kind == Kind::Directives && is_shown { self.progress(works) } else { Ok(HashMap::new()) }
    }

    /// Adds the progress and, for people, the short references.
    fn complete(&self, rows: Vec<(&Work, WorkRow)>, progress: &HashMap<i64, WorkProgress>) -> Result<Vec<WorkRow>> {
        let with_progress = |(work, row): (&Work, WorkRow)| {
            let progress = progress.get(&work.id);
            let tasks = progress.map(|progress| progress.tasks.counts());
            WorkRow { tasks, next_due: progress.and_then(|progress| progress.next_due.and_then(date_of)), ..row }
        };
        let mut rows: Vec<WorkRow> = rows.into_iter().map(with_progress).collect();
        if self.shows(FieldId::Ref) {
            short::shorten(self.snapshot.connection(), rows.iter_mut().map(|row| &mut row.reference))?;
        }
        Ok(rows)
    }

    /// The rows of the work, with the fields of their files where these are read; none where a file has changed and the query
    /// can be repeated.
    fn read_work<'w>(
        &self,
        kind: Kind,
        works: &[&'w Work],
        read: bool,
        may_ask_again: bool,
    ) -> Result<Option<Vec<(&'w Work, WorkRow)>>> {
        let mut rows = Vec::with_capacity(works.len());
        if !read {
            for work in works {
                rows.push((*work, self.work_row(kind, work, None)?));
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
                    if self.is_whole() {
                        put_in_force(&mut fields, work);
                    }
                    Some((fields, line))
                }
                _ => None,
            };
            rows.push((*work, self.work_row(kind, work, fields)?));
        }
        Ok(Some(rows))
    }

    fn work_row(&self, kind: Kind, work: &Work, fields: FileFields) -> Result<WorkRow> {
        let record = self.snapshot.record(work.record)?;
        let word = |id| self.snapshot.word(id);
        let part = work.place.part;
        let is_whole = self.is_whole();
        let date = |day: Option<i64>| day.and_then(date_of);
        let status = work.status.get().and_then(work_status);
        let attention = |status| Attention::of_work(status, work.overdue.get().is_some_and(|count| count > 0));
        let mut row = WorkRow {
            list: kind,
            part,
            reference: Reference::new(record.name.clone(), word(work.name)?),
            date: record.day(),
            kind: work.kind.get().and_then(decode(DirectiveKind::of_name)),
            number: work.number.clone(),
            text: None,
            directive: None,
            by: word(work.by)?,
            to: word(work.to)?,
            lead: work.lead.clone(),
            support: work.support.clone(),
            cites: None,
            due: date(work.due.get()),
            original_due: date(work.original_due.get()),
            extensions: work.extensions.get(),
            late: work.late.get(),
            due_text: None,
            url: None,
            repeats: work.repeats.get().and_then(decode(Repeats::of_name)),
            occurrences: work.occurrences.get(),
            missed: work.missed.get(),
            each: work.each(),
            status,
            completed: date(work.completed.get()),
            priority: work.priority.get().and_then(decode(Priority::of_name)),
            attention: status.map(attention).unwrap_or_default(),
            updated: date(work.updated.get()),
            reminded: date(work.reminded.get()),
            tasks: None,
            next_due: None,
            file: record.file.path.clone(),
            line: None,
            unread: Vec::new(),
            written: None,
            own: self.own_values(work.id),
            ids: self.ids(|field| self.ids_of(work, field))?,
        };
        match fields {
            Some((mut fields, line)) => {
                row.line = Some(line);
                row.cites = fields.get("cites").and_then(cited).map(Arc::from);
                row.text = text_of(&mut fields, if part == Part::Task { "title" } else { "text" }, is_whole);
                row.directive = text_of(&mut fields, "directive", is_whole);
                row.due_text = text_of(&mut fields, "due_text", is_whole);
                row.url = text_of(&mut fields, "url", is_whole);
                let absent = [
                    (FieldId::Kind, row.kind.is_none()),
                    (FieldId::Due, row.due.is_none()),
                    (FieldId::Repeats, row.repeats.is_none()),
                    (FieldId::Completed, row.completed.is_none()),
                    (FieldId::Priority, row.priority.is_none()),
                ];
                for (field, _) in absent.into_iter().filter(|(_, is_absent)| *is_absent) {
                    row.unread.extend(text_of(&mut fields, field.name(), is_whole).map(|text| (field, text)));
                }
                row.written = is_whole.then_some(fields);
            }
            None if self.shows(FieldId::Cites) => row.cites = self.cited(work.id)?,
            None => {}
        }
        Ok(row)
    }

    /// The numbers, or else the titles, of the documents that a part cites, each on a line.
    pub(super) fn cited(&self, part: i64) -> Result<Option<Arc<str>>> {
        self.lines("SELECT IFNULL(number, title) FROM cite WHERE part = ?1 ORDER BY ordinal", part)
    }

    /// What stands for those whom a column names.
    fn ids_of(&self, work: &Work, field: FieldId) -> Result<Option<Arc<str>>> {
        let who = |role: i64| {
            let who = "SELECT t.text FROM now_who h CROSS JOIN word t ON t.id = h.key_word";
            self.lines(&format!("{who} WHERE h.part = ?1 AND h.role = {role} ORDER BY h.ordinal"), work.id)
        };
        match field {
            FieldId::Lead if work.lead.is_some() => who(0),
            FieldId::Support => who(1),
            // Whom a directive addresses leads where nobody else does.
            FieldId::Lead | FieldId::To => self.snapshot.word(work.to_ids.or(work.to)),
            FieldId::By => self.snapshot.word(work.by_ids.or(work.by)),
            _ => Ok(None),
        }
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
    // Those whom a directive addresses lead where nobody else does.
    let keys = [("lead", "lead"), ("lead", "to"), ("support", "support"), ("cites", "cites"), ("due", "due")];
    let keys = keys.into_iter().filter(|(key, _)| is_whole || *key == "due").chain([("due_text", "due_text")]);
    for (key, theirs) in keys {
        // Words for a deadline go with their date.
        let has_own_due = key == "due_text" && fields.get("due").is_some_and(|due| !due.is_null());
        let inherited = directive.get(theirs).filter(|value| fits_within(value, &mut { MOST_INHERITED }));
        if let (true, false, Some(value)) = (is_absent(fields.get(key)), has_own_due, inherited) {
            fields.insert(key.to_owned(), value.clone());
        }
    }
}

fn is_absent(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Array(list)) => list.is_empty(),
        Some(_) => false,
    }
}

/// Puts what is in force on the day in the place of what the record says first. A value that is not of the format stays.
fn put_in_force(fields: &mut Map<String, Value>, work: &Work) {
    if work.place.part == Part::Directive && is_absent(fields.get("lead")) {
        let to = fields.get("to").filter(|to| !is_absent(Some(to))).cloned();
        if let Some(to) = to {
            fields.insert("lead".to_owned(), to);
        }
    }
    // Nothing is in force of what is not work on the day.
    if work.status.get().is_none() {
        return;
    }
    let mut put = |key: &str, value: Option<Value>, is_of_format: &dyn Fn(&str) -> bool| match value {
        Some(value) => drop(fields.insert(key.to_owned(), value)),
        None if fields.get(key).and_then(Value::as_str).is_some_and(is_of_format) => drop(fields.remove(key)),
        None => {}
    };
    let is_date = |text: &str| text.parse::<NaiveDate>().is_ok();
    let date = |day: Option<i64>| day.and_then(date_of).map(|day| Value::from(day.to_string()));
    put("due", date(work.due.get()), &is_date);
    put("completed", date(work.completed.get()), &is_date);
    let repeats = work.repeats.get().and_then(decode(Repeats::of_name));
    put("repeats", repeats.map(|repeats| repeats.name().into()), &|text| Repeats::of_name(text).is_some());
    for (key, keys) in [("lead", &work.lead_keys), ("support", &work.support_keys)] {
        put(key, keys.as_ref().map(|keys| keys.lines().collect()), &|_| false);
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
