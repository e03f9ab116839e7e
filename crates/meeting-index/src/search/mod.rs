//! Search: parts, best first, with snippets.

mod alternative;
mod named;
mod rank;
mod snippet;
mod texts;

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use chrono::NaiveDate;
use rusqlite::params_from_iter;
use serde_json::Value;

use super::Index;
use super::load::{FileRequest, load};
use super::row::{Columns, Selected, TIMELESS, read as read_row, selected};
use super::select::{Phrase, Selection, Spelling, Subject, Tree, any_of, select};
use super::snapshot::{Place, RecordInfo, Snapshot};
pub use alternative::Alternative;
pub(super) use alternative::alternative;
use meeting_core::model::RecordState;
use meeting_core::model::field::Part;
use meeting_core::query::Query;
use meeting_core::rows::{Hit, Hits, Snippet};
use rank::{Best, Exact, Rank, score_of};
use texts::{Names, Texts, texts};

/// What to search, and how.
#[derive(Debug, Clone, Default)]
pub struct SearchRequest {
    /// The day that counts as today.
    pub as_of: NaiveDate,
    /// The kinds of parts; empty for all.
    pub parts: Vec<Part>,
    /// How many hits at most.
    pub limit: Option<usize>,
}

/// How many of the best hits are read to find those with the same diacritics as the query, and how many at a time.
const READ_AGAIN: usize = 1_000;
const AT_A_TIME: usize = 200;

/// Of more hits than this only the latest are scored: scores of such frequent words mean little.
const SCORED: usize = 20_000;

type Result<T> = rusqlite::Result<T>;

/// A hit, before its file is read.
struct Candidate {
    record: i64,
    place: Place,
    name: Option<i64>,
    rank: Rank,
}

/// The hits of a query; none where a file that is shown has changed since it was indexed.
pub(super) fn search(
    index: &Index,
    snapshot: &Snapshot,
    query: &Query,
    request: &SearchRequest,
    may_ask_again: bool,
) -> Result<Option<Hits>> {
    // Hits say who leads the work.
    snapshot.work_on(request.as_of)?;
    let spelling = Spelling::of(&index.abbreviations, snapshot, query)?;
    let tree = Tree::of(&query.expression, &spelling);
    let typed = spelling.has_forms().then(|| Tree::of(&query.expression, &spelling.without_forms()));
    let row = Tree::in_a_row(query, &spelling);
    let (mut total, mut candidates) = candidates(snapshot, (query, &tree), typed.as_ref(), &row, request)?;
    named::mark(snapshot, query, &Tree::as_one(query, &spelling), &mut candidates)?;
    let best = Best::of(candidates.iter().map(|candidate| &candidate.rank));
    candidates.sort_by(|one, other| best.compare(&one.rank, &other.rank));

    let limit = request.limit.unwrap_or(candidates.len());
    let exact = Exact::of(query);
    let most = if exact.is_some() { limit.max(READ_AGAIN) } else { limit };
    let step = if exact.is_some() { limit.max(AT_A_TIME) } else { limit }.max(1);
    candidates.truncate(most);
    let mut found: Vec<(Rank, Hit, Texts)> = Vec::with_capacity(candidates.len().min(step));
    let mut unread = candidates.chunks(step).peekable();
    while let Some(candidates) = unread.next() {
        let read = read(index, snapshot, candidates, exact.as_ref(), may_ask_again)?;
        let gone = read.iter().filter(|hit| hit.is_none()).count();
        if gone > 0 && may_ask_again {
            return Ok(None);
        }
        total -= gone;
        found.extend(read.into_iter().flatten());
        let Some([next, ..]) = unread.peek() else { break };
        // Whether no unread candidate can rank before it.
        let settled = |rank: &Rank| {
            // They are in order: one that differs ranks before it.
            let known = |rank: &Rank| (rank.is_named, rank.as_typed, rank.in_a_row);
            rank.exact || known(rank) != known(&next.rank)
        };
        if found.iter().filter(|(rank, ..)| settled(rank)).count() >= limit {
            break;
        }
    }
    found.sort_by(|(one, ..), (other, ..)| best.compare(one, other));
    found.truncate(limit);
    let mut phrases: Vec<Phrase> = Vec::new();
    for phrase in tree.shown().into_iter().chain(row) {
        if !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    let hits = found.into_iter().map(|(_, mut hit, texts)| {
        hit.snippet = snippet::of(&texts, &phrases);
        hit
    });
    Ok(Some(Hits { total, hits: hits.collect() }))
}

/// Reads the hits from their files; none for a hit whose file has changed.
fn read(
    index: &Index,
    snapshot: &Snapshot,
    candidates: &[Candidate],
    exact: Option<&Exact>,
    may_ask_again: bool,
) -> Result<Vec<Option<(Rank, Hit, Texts)>>> {
    let records: Vec<Rc<RecordInfo>> = candidates.iter().map(|it| snapshot.record(it.record)).collect::<Result<_>>()?;
    let mut by_record: HashMap<i64, usize> = HashMap::new();
    let mut requests: Vec<FileRequest> = Vec::new();
    let mut found_at = Vec::with_capacity(candidates.len());
    for (candidate, record) in candidates.iter().zip(&records) {
        let file = *by_record.entry(candidate.record).or_insert_with(|| {
            requests.push(FileRequest { file: record.file.clone(), places: Vec::new(), whole: false });
            requests.len() - 1
        });
        let of_session = candidate.place.part == Part::Session;
        requests[file].whole |= of_session;
        found_at.push((file, requests[file].places.len()));
        if !of_session {
            requests[file].places.push(candidate.place);
        }
    }
    let loaded = load(index.archive.root(), &requests, may_ask_again);
    let mut hits = Vec::with_capacity(candidates.len());
    for ((candidate, record), (file, at)) in candidates.iter().zip(&records).zip(found_at) {
        let Some(loaded) = &loaded[file] else {
            hits.push(None);
            continue;
        };
        let of_session = candidate.place.part == Part::Session;
        let line = usize::try_from(record.line).unwrap_or(1);
        let (value, line) = match loaded.parts.get(at) {
            _ if of_session => (&loaded.record, line),
            Some((value, line)) => (value, *line),
            None => (&Value::Null, line),
        };
        let names = Names::of(snapshot, candidate.rank.part, candidate.place.part)?;
        let texts = texts(candidate.place.part, value, &names);
        let rank = Rank { exact: exact.is_some_and(|exact| exact.holds(&texts)), ..candidate.rank };
        let hit = hit(snapshot, candidate, record, line, rank.exact, names.who)?;
        hits.push(Some((rank, hit, texts)));
    }
    Ok(hits)
}

fn hit(
    snapshot: &Snapshot,
    candidate: &Candidate,
    record: &RecordInfo,
    line: usize,
    exact: bool,
    who: Option<String>,
) -> Result<Hit> {
    let of_session = candidate.place.part == Part::Session;
    let id = snapshot.word(candidate.name)?.map(|id| id.to_string());
    let reference = match &id {
        Some(id) => format!("{}#{id}", record.name),
        None => record.name.to_string(),
    };
    let chair = if of_session { snapshot.word(record.chair)? } else { None };
    Ok(Hit {
        part: candidate.place.part,
        record: record.name.to_string(),
        id,
        reference,
        date: record.day(),
        title: record.title.as_deref().unwrap_or_default().to_owned(),
        state: record.state.and_then(super::codes::name).and_then(RecordState::of_name),
        who: chair.map(|chair| chair.replace('\n', ", ")).or(who),
        score: candidate.rank.score,
        exact,
        snippet: Snippet::default(),
        file: record.file.path.to_string(),
        line,
    })
}

/// The number of all hits, and those that are scored. `typed`: the query without other forms of its words, where it has some;
/// `row`: the phrases of all free words in a row.
fn candidates(
    snapshot: &Snapshot,
    (query, tree): (&Query, &Tree),
    typed: Option<&Tree>,
    row: &[Phrase],
    request: &SearchRequest,
) -> Result<(usize, Vec<Candidate>)> {
    let question = Question::of(snapshot, (query, tree), request)?;
    let is_wanted_whole = request.limit.is_none_or(|limit| limit > SCORED);
    let (total, mut candidates) = question.latest(is_wanted_whole)?;
    if let Some(typed) = typed.filter(|_| !candidates.is_empty()) {
        let (_, typed) = Question::of(snapshot, (query, typed), request)?.latest(is_wanted_whole)?;
        let typed: HashSet<i64> = typed.iter().map(|candidate| candidate.rank.part).collect();
        for candidate in &mut candidates {
            candidate.rank.as_typed = typed.contains(&candidate.rank.part);
        }
    }
    if !row.is_empty() && !candidates.is_empty() {
        let (_, mut in_a_row) = Question::of(snapshot, (query, &tree.and(row)), request)?.latest(is_wanted_whole)?;
        let known: HashSet<i64> = in_a_row.iter().map(|candidate| candidate.rank.part).collect();
        for candidate in &mut in_a_row {
            candidate.rank.in_a_row = true;
        }
        in_a_row.extend(candidates.into_iter().filter(|candidate| !known.contains(&candidate.rank.part)));
        candidates = in_a_row;
    }
    let phrases: Vec<_> = tree.wanted().into_iter().cloned().collect();
    if !question.is_scored && !phrases.is_empty() && !candidates.is_empty() {
        score_apart(snapshot, &phrases, &mut candidates)?;
    }
    Ok((total, candidates))
}

/// A query as SQL.
struct Question<'s, 'c> {
    snapshot: &'s Snapshot<'c>,
    selection: Selection,
    /// Whether the rows come from the full-text index, with scores.
    is_scored: bool,
}

impl<'s, 'c> Question<'s, 'c> {
    fn of(snapshot: &'s Snapshot<'c>, query: (&Query, &Tree), request: &SearchRequest) -> Result<Self> {
        let selection = select(snapshot, query, Subject::Any, &request.parts, request.as_of)?;
        Ok(Self { snapshot, is_scored: selection.driver.is_some(), selection })
    }

    /// The number of hits, up to `most`.
    fn count_up_to(&self, most: i64) -> Result<usize> {
        let sql = format!("SELECT count(*) FROM ({} LIMIT {most})", self.selection.sql("1", &[]));
        let connection = self.snapshot.connection();
        let count: i64 = connection.query_row(&sql, params_from_iter(self.selection.values()), read_row)?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// The number of all hits, and those that are scored: if there are too many, those of the latest sessions.
    fn latest(&self, is_wanted_whole: bool) -> Result<(usize, Vec<Candidate>)> {
        let limit = if is_wanted_whole { String::new() } else { format!("LIMIT {}", SCORED + 1) };
        let all = self.ask(&limit)?;
        if is_wanted_whole || all.len() <= SCORED {
            return Ok((all.len(), all));
        }
        // The sessions are selected first, because scoring takes most of the time.
        let connection = self.snapshot.connection();
        let mut counts: HashMap<i64, (Option<i64>, usize)> = HashMap::new();
        self.selection.each(connection, "r.id, r.date", &[], |columns| {
            counts.entry(columns.next()?).or_insert((columns.next()?, 0)).1 += 1;
            Ok(())
        })?;
        let total = counts.values().map(|(_, count)| count).sum();
        let mut records: Vec<(i64, (Option<i64>, usize))> = counts.into_iter().collect();
        self.snapshot.put_in_order(&mut records, |(record, _)| (*record, 0))?;
        records.sort_by_key(|(_, (date, _))| Reverse(*date));
        connection
            .execute_batch("CREATE TEMP TABLE IF NOT EXISTS latest (id INTEGER PRIMARY KEY); DELETE FROM latest")?;
        let mut insert = connection.prepare("INSERT INTO latest (id) VALUES (?1)")?;
        let mut chosen = 0;
        for (record, (_, count)) in records {
            if chosen >= SCORED {
                break;
            }
            insert.execute([record])?;
            chosen += count;
        }
        Ok((total, self.ask("AND r.id IN (SELECT id FROM latest)")?))
    }

    /// Hits; `more` is SQL after the conditions.
    fn ask(&self, more: &str) -> Result<Vec<Candidate>> {
        let score = if self.is_scored { rank::BM25 } else { "0.0" };
        let columns = format!("{}, {score}", Match::columns(TIMELESS));
        let sql = format!("{} {more}", self.selection.sql(&columns, Match::JOINS));
        let mut statement = self.snapshot.connection().prepare(&sql)?;
        let read = |row: &rusqlite::Row| {
            let mut columns = Columns::of(row);
            let Match { part, record, place, name, date } = columns.next()?;
            let score = score_of(place.part, columns.next()?);
            let rank = Rank {
                is_named: false,
                as_typed: true,
                in_a_row: false,
                exact: false,
                score,
                date,
                record: self.snapshot.rank(record)?,
                part,
            };
            Ok(Candidate { record, place, name, rank })
        };
        statement.query_map(params_from_iter(self.selection.values()), read)?.collect()
    }
}

selected! {
    /// A part that a search finds.
    struct Match(_as_of; []) {
        part: i64 = "p.id",
        record: i64 = "p.record",
        place: Place = "p.part, p.start, p.length",
        name: Option<i64> = "p.name_word",
        date: Option<i64> = "r.date",
    }
}

/// Scores the hits of a query that has other conditions than words.
fn score_apart(snapshot: &Snapshot, phrases: &[Phrase], candidates: &mut [Candidate]) -> Result<()> {
    let sql = format!("SELECT f.rowid, {} FROM words f WHERE f.words MATCH ?1", rank::BM25);
    let mut statement = snapshot.connection().prepare(&sql)?;
    let rows = statement.query_map([any_of(phrases, None)], read_row)?;
    let scores: HashMap<i64, f64> = rows.collect::<Result<_>>()?;
    for candidate in candidates {
        if let Some(score) = scores.get(&candidate.rank.part) {
            candidate.rank.score = score_of(candidate.place.part, *score);
        }
    }
    Ok(())
}
