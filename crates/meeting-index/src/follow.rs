//! The relations between the work of a record and other records: sessions that reviewed it, directives that it replaced or that
//! replaced it, and the work that the record's own session reviewed.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::codes::work_status;
use super::extract::{date_of, day};
use super::load::{FileRequest, load};
use super::row::{Columns, FromColumns, Selected, TIMELESS, query, read, selected};
use super::snapshot::{Place, Snapshot};
use super::{Index, IndexError, short};
use meeting_core::archive::Reference;
use meeting_core::model::field::Part;
use meeting_core::model::{Effect, WorkStatus};
use meeting_core::rows::{Attention, CurrentWork, Following, Link, Newer, Review, Reviewed, WorkId, compare_ids};

/// The work whose relations are looked up.
#[derive(Debug, Clone)]
pub struct FollowRequest<'a> {
    /// The record's id.
    pub record: &'a str,
    /// The id of one piece of work; none for the whole record.
    pub part: Option<&'a str>,
    /// The references to the work that the record's session reviewed, in the record's order.
    pub reviews: &'a [String],
    /// Ids of records that will be shown, to be shortened.
    pub mentioned: Vec<&'a str>,
    /// The day that counts as today: later sessions are ignored.
    pub as_of: NaiveDate,
}

/// Reads the id of a record and that of a part.
impl FromColumns for WorkId {
    fn read(columns: &mut Columns) -> Result<Self> {
        Ok(Self { record: columns.next()?, part: columns.next()? })
    }
}

/// The tables of a record, its work and the ids of the work.
const WORK: &str = "FROM record r CROSS JOIN work w ON w.id BETWEEN r.first AND r.last \
                    CROSS JOIN part p ON p.id = w.id CROSS JOIN word t ON t.id = p.name_word \
                    LEFT JOIN now n ON n.id = w.id";

selected! {
    /// A directive or task.
    struct IndexedWork(_as_of; []) {
        record: i64 = "r.id",
        id: String = "t.text",
        place: Place = "p.part, p.start, p.length",
        status: Option<i64> = "n.status",
        date: Option<i64> = "r.date",
        /// How much of it a report counts as open.
        open: i64 = "CASE WHEN n.listed THEN n.open_not_due + n.open_overdue ELSE 0 END",
    }
}

selected! {
    /// What is so of a directive or task on a day.
    struct WorkNow(_as_of; []) {
        id: String = "t.text",
        status: Option<i64> = "n.status",
        completed: Option<i64> = "n.completed",
        due: Option<i64> = "n.due",
        original_due: Option<i64> = "n.original_due",
        extensions: Option<i64> = "n.extensions",
        late: Option<i64> = "n.late",
        lead: Option<String> = "CASE WHEN n.lead_keys IS NOT NULL THEN n.lead END",
        support: Option<String> = "CASE WHEN n.support_keys IS NOT NULL THEN n.support END",
        each_done: Option<i64> = "n.each_done",
        each_all: Option<i64> = "n.each_all",
        occurrences: Option<i64> = "n.occurrences",
        missed: Option<i64> = "n.missed",
        overdue: Option<i64> = "n.open_overdue",
    }
}

impl WorkNow {
    /// None of what is asked for after the day.
    fn current(self) -> Option<(String, CurrentWork)> {
        let status = self.status.and_then(work_status)?;
        let date = |day: Option<i64>| day.and_then(date_of);
        let current = CurrentWork {
            status,
            attention: Attention::of_work(status, self.overdue.is_some_and(|count| count > 0)),
            completed: date(self.completed),
            due: date(self.due),
            original_due: date(self.original_due),
            extensions: self.extensions.unwrap_or_default(),
            late: self.late,
            lead: self.lead,
            support: self.support,
            each: self.each_done.zip(self.each_all),
            occurrences: self.occurrences.zip(self.missed),
        };
        Some((self.id, current))
    }
}

impl IndexedWork {
    fn status(&self) -> Option<WorkStatus> {
        self.status.and_then(work_status)
    }
}

selected! {
    /// A directive that amends, replaces or revokes an older one.
    struct Edge(_as_of; []) {
        older: WorkId = "e.record, e.target",
        newer: WorkId = "n.name, t.text",
        status: i64 = "e.status",
        date: Option<i64> = "n.date",
    }
}

impl Edge {
    fn effect(&self) -> Option<Effect> {
        work_status(self.status).and_then(Effect::of_status)
    }

    fn date(&self) -> Option<NaiveDate> {
        self.date.and_then(date_of)
    }
}

selected! {
    /// A session that reviewed work of another record.
    struct ReviewRow(_as_of; []) {
        part: String = "v.target",
        record: String = "r.name",
        date: Option<i64> = "r.date",
        title: Option<String> = "r.title",
    }
}

type Result<T> = rusqlite::Result<T>;

impl Index {
    /// The relations of a record's work.
    pub fn follow(&mut self, request: &FollowRequest) -> std::result::Result<Following, IndexError> {
        self.prepare_work(request.as_of)?;
        self.ask(|index, may_ask_again| {
            let snapshot = Snapshot::new(index)?;
            let follow = FollowQuery { index, snapshot: &snapshot, request, may_ask_again };
            let Some((mut following, last_day)) = follow.follow()? else { return Ok(None) };
            if let (Some(last_day), false) = (last_day, following.reviewed.is_empty()) {
                for reviewed in &mut following.reviewed {
                    reviewed.then = follow.find(&reviewed.work, last_day)?.and_then(|found| found.status());
                }
                let Some(left_out) = follow.left_out(&following.reviewed, last_day)? else { return Ok(None) };
                following.left_out = left_out;
            }
            Ok(Some(following))
        })
    }
}

struct FollowQuery<'a> {
    index: &'a Index,
    snapshot: &'a Snapshot<'a>,
    request: &'a FollowRequest<'a>,
    may_ask_again: bool,
}

impl FollowQuery<'_> {
    /// The relations, and the last day of the record's session; none where a file has changed.
    fn follow(&self) -> Result<Option<(Following, Option<NaiveDate>)>> {
        let own = self.request.record;
        let edges = self.edges()?;
        let mut following = Following { work: self.work()?, reviews: self.reviews()?, ..Following::default() };
        let newer = |edge: &Edge| {
            let part = edge.older.part.clone();
            Some(Newer { part, effect: edge.effect()?, by: edge.newer.clone(), date: edge.date() })
        };
        following.newer = edges.iter().filter(|edge| edge.older.record == own).filter_map(newer).collect();
        following.newer.sort_by(|one, other| (one.date, &one.by).cmp(&(other.date, &other.by)));
        let (last_day, works) = match self.request.part {
            Some(part) => (None, chain(&edges, &WorkId { record: own.to_owned(), part: part.to_owned() })),
            None => self.reviewed()?,
        };
        let Some(links) = self.links(works)? else { return Ok(None) };
        if self.request.part.is_some() {
            following.chain = links;
            following.chain.sort_by(|one, other| (one.date, &one.work).cmp(&(other.date, &other.work)));
        } else {
            let reviewed = links.into_iter().map(|Link { work, text, status, .. }| Reviewed {
                work,
                text,
                then: None,
                now: status,
            });
            following.reviewed = reviewed.collect();
        }
        following.short = self.short(&following)?;
        Ok(Some((following, last_day)))
    }

    /// What is so of the record's work.
    fn work(&self) -> Result<HashMap<String, CurrentWork>> {
        let rows: Vec<WorkNow> = self.work_of(self.request.record, self.request.as_of)?;
        Ok(rows.into_iter().filter_map(WorkNow::current).collect())
    }

    /// The directives and tasks of a record, as they are on a day.
    fn work_of<T: Selected>(&self, record: &str, on: NaiveDate) -> Result<Vec<T>> {
        self.snapshot.work_on(on)?;
        let from = format!("{WORK} WHERE r.name = ?1 AND w.part IN (?2, ?3)");
        let values = params![record, Part::Directive as i64, Part::Task as i64];
        query(self.snapshot.connection(), TIMELESS, &from, values)
    }

    /// All directives that amend, replace or revoke an older one, of sessions up to the day.
    fn edges(&self) -> Result<Vec<Edge>> {
        let from = "FROM edge e CROSS JOIN part p ON p.id = e.part CROSS JOIN word t ON t.id = p.name_word \
                    CROSS JOIN record n ON n.id = p.record WHERE e.status IS NOT NULL AND n.begin <= ?1";
        let mut edges: Vec<Edge> = query(self.snapshot.connection(), TIMELESS, from, [day(self.request.as_of)])?;
        edges.retain(|edge| edge.effect().is_some());
        Ok(edges)
    }

    /// The sessions of other records that reviewed the record's work.
    fn reviews(&self) -> Result<Vec<Review>> {
        let from = "FROM review v CROSS JOIN part p ON p.id = v.part CROSS JOIN record r ON r.id = p.record \
                    WHERE v.record = ?1 AND v.target <> '' AND r.name <> ?1 AND r.begin <= ?2";
        let values = params![self.request.record, day(self.request.as_of)];
        let mut reviews: Vec<ReviewRow> = query(self.snapshot.connection(), TIMELESS, from, values)?;
        reviews.sort_by(|one, other| {
            let session = (one.date, &one.record).cmp(&(other.date, &other.record));
            session.then_with(|| compare_ids(&one.part, &other.part))
        });
        let review =
            |ReviewRow { part, record, date, title }| Review { part, record, date: date.and_then(date_of), title };
        Ok(reviews.into_iter().map(review).collect())
    }

    /// The last day of the record's session, and the work that it reviewed: the reviews of the record in their order, then
    /// work whose updates name the session.
    fn reviewed(&self) -> Result<(Option<NaiveDate>, Vec<WorkId>)> {
        let connection = self.snapshot.connection();
        let sql = "SELECT first, IFNULL(until, date) FROM record WHERE name = ?1 ORDER BY id LIMIT 1";
        let record = connection.query_row(sql, [self.request.record], read::<(i64, Option<i64>)>);
        let Some((first, last_day)) = record.optional()? else { return Ok((None, Vec::new())) };
        let mut statement = connection.prepare("SELECT record, target FROM review WHERE part = ?1")?;
        let mut works: BTreeSet<WorkId> = statement.query_map([first], read)?.collect::<Result<_>>()?;
        let sql = "SELECT r.name, t.text FROM review v CROSS JOIN part p ON p.id = v.part \
                   CROSS JOIN record r ON r.id = p.record CROSS JOIN word t ON t.id = p.name_word \
                   WHERE v.record = ?1 AND v.target = ''";
        let mut statement = connection.prepare(sql)?;
        for work in statement.query_map([self.request.record], read)? {
            works.insert(work?);
        }
        let own = self.request.record;
        let mut places: HashMap<(&str, &str), usize> = HashMap::new();
        for (place, reference) in self.request.reviews.iter().enumerate() {
            let work = match Reference::parse(reference) {
                Reference::Part { record, part } => (record, part),
                Reference::Local(part) => (own, part),
                Reference::Record(_) => continue,
            };
            places.entry(work).or_insert(place);
        }
        let mut works: Vec<WorkId> = works.into_iter().collect();
        let place = |work: &WorkId| places.get(&(work.record.as_str(), work.part.as_str())).copied();
        works.sort_by_key(|work| place(work).unwrap_or(usize::MAX));
        Ok((last_day.and_then(date_of), works))
    }

    /// The sessions of the same kind whose work the record's session reviewed, directly or through the sessions between.
    fn earlier(&self) -> Result<BTreeSet<String>> {
        let sql = "SELECT earlier.name FROM record r CROSS JOIN review v ON v.part = r.first \
                   CROSS JOIN record earlier ON earlier.name = v.record WHERE r.name = ?1 AND earlier.kind = r.kind";
        let mut statement = self.snapshot.connection().prepare(sql)?;
        let mut waiting = vec![self.request.record.to_owned()];
        let mut met: BTreeSet<String> = BTreeSet::new();
        while let Some(record) = waiting.pop() {
            for earlier in statement.query_map([record], read::<String>)? {
                let earlier = earlier?;
                if met.insert(earlier.clone()) {
                    waiting.push(earlier);
                }
            }
        }
        Ok(met)
    }

    /// The work of earlier sessions that was open on the last day of the session and that it did not review; none where a
    /// file has changed.
    fn left_out(&self, reviewed: &[Reviewed], last_day: NaiveDate) -> Result<Option<Vec<Reviewed>>> {
        let records = self.earlier()?;
        let mut works = Vec::new();
        let mut then = HashMap::new();
        for record in records.iter().filter(|record| *record != self.request.record) {
            let found: Vec<IndexedWork> = self.work_of(record, last_day)?;
            for open in found.into_iter().filter(|work| work.open > 0) {
                let status = open.status();
                let work = WorkId { record: record.clone(), part: open.id };
                if !reviewed.iter().any(|reviewed| reviewed.work == work) {
                    works.push(work.clone());
                    then.insert(work, status);
                }
            }
        }
        let Some(links) = self.links(works)? else { return Ok(None) };
        let left_out = links.into_iter().map(|Link { work, text, .. }| {
            let then = then.remove(&work).flatten();
            Reviewed { work, text, then, now: None }
        });
        Ok(Some(left_out.collect()))
    }

    /// Each piece of work with its text; none where a file has changed.
    fn links(&self, works: Vec<WorkId>) -> Result<Option<Vec<Link>>> {
        let mut found = Vec::with_capacity(works.len());
        let mut requests = Vec::new();
        for work in &works {
            let it = self.find(work, self.request.as_of)?;
            if let Some(it) = &it {
                let file = self.snapshot.record(it.record)?.file.clone();
                requests.push(FileRequest { file, places: vec![it.place], whole: false });
            }
            found.push(it);
        }
        let mut loaded = load(self.index.archive.root(), &requests, self.may_ask_again).into_iter();
        let mut links = Vec::with_capacity(works.len());
        for (work, found) in works.into_iter().zip(found) {
            let Some(found) = found else {
                links.push(Link { work, date: None, status: None, text: None });
                continue;
            };
            let Some(Some(file)) = loaded.next() else {
                if self.may_ask_again {
                    continue;
                }
                return Ok(None);
            };
            let key = if found.place.part == Part::Directive { "text" } else { "title" };
            let text = file.parts.first().and_then(|(value, _)| value.get(key)?.as_str().map(str::to_owned));
            links.push(Link { work, date: found.date.and_then(date_of), status: found.status(), text });
        }
        Ok(Some(links))
    }

    fn find(&self, work: &WorkId, on: NaiveDate) -> Result<Option<IndexedWork>> {
        self.snapshot.work_on(on)?;
        let from = format!("{WORK} WHERE r.name = ?1 AND t.text = ?2 AND w.part IN (?3, ?4) LIMIT 1");
        let values = params![work.record, work.part, Part::Directive as i64, Part::Task as i64];
        Ok(query(self.snapshot.connection(), TIMELESS, &from, values)?.pop())
    }

    fn short(&self, following: &Following) -> Result<HashMap<String, String>> {
        let mut names: BTreeSet<&str> = self.request.mentioned.iter().copied().collect();
        names.extend(following.newer.iter().map(|newer| newer.by.record.as_str()));
        names.extend(following.reviews.iter().map(|review| review.record.as_str()));
        names.extend(following.reviewed.iter().map(|reviewed| reviewed.work.record.as_str()));
        names.extend(following.chain.iter().map(|link| link.work.record.as_str()));
        // Only records of the archive have a short reference.
        let connection = self.snapshot.connection();
        let mut exists = connection.prepare("SELECT 1 FROM record WHERE name = ?1")?;
        let mut known = Vec::with_capacity(names.len());
        for name in names {
            if exists.exists([name])? {
                known.push(name);
            }
        }
        let short = short::shortest(connection, &known)?;
        Ok(known.into_iter().map(str::to_owned).zip(short).collect())
    }
}

/// The directives that `work` replaces or amends, itself, and those that replace or amend it, over any number of steps; empty
/// where there are no others.
fn chain(edges: &[Edge], work: &WorkId) -> Vec<WorkId> {
    let mut all: BTreeSet<&WorkId> = BTreeSet::new();
    for is_older in [true, false] {
        let mut next: HashMap<&WorkId, Vec<&WorkId>> = HashMap::new();
        for edge in edges {
            let (from, to) = if is_older { (&edge.newer, &edge.older) } else { (&edge.older, &edge.newer) };
            next.entry(from).or_default().push(to);
        }
        let mut met: BTreeSet<&WorkId> = BTreeSet::from([work]);
        let mut waiting = vec![work];
        while let Some(one) = waiting.pop() {
            waiting.extend(next.get(one).into_iter().flatten().copied().filter(|to| met.insert(to)));
        }
        all.extend(met);
    }
    if all.len() > 1 { all.into_iter().cloned().collect() } else { Vec::new() }
}
