//! Search: parts, best first, with the words in their surroundings.

mod rank;
mod snippet;
mod texts;

use std::collections::HashMap;
use std::rc::Rc;

use chrono::NaiveDate;
use rusqlite::params_from_iter;
use serde_json::Value;

use super::Index;
use super::load::{Wanted, load};
use super::select::{Compiler, Fragment, Phrase, Subject, Tree, any_of};
use super::snapshot::{Place, RecordInfo, Snapshot, place};
use crate::model::RecordState;
use crate::model::field::Part;
use crate::query::Query;
use rank::{Exact, score_of};
pub use snippet::Snippet;
use texts::{Names, texts};

/// What a search should be like.
#[derive(Debug, Clone, Default)]
pub struct SearchRequest {
    /// What "today" means.
    pub as_of: NaiveDate,
    /// The parts to look at; empty for all.
    pub parts: Vec<Part>,
    /// How many hits at most.
    pub limit: Option<usize>,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hits {
    /// How many there are, whatever the limit shows.
    pub total: usize,
    /// Those that are shown, best first.
    pub hits: Vec<Hit>,
}

/// A part that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it is.
    pub part: Part,
    /// Its record's id.
    pub record: String,
    /// Its own id, where it has one.
    pub id: Option<String>,
    /// `<record>#<id>`, or the record alone.
    pub reference: String,
    /// The session's day.
    pub date: Option<NaiveDate>,
    /// The record's title.
    pub title: String,
    /// The record's state.
    pub state: Option<RecordState>,
    /// Who is concerned: leads, speaks, presides.
    pub who: Option<String>,
    /// How well it fits: the higher the better, of no meaning beyond this search.
    pub score: f64,
    /// Whether the words stand there with the very marks that were typed.
    pub exact: bool,
    /// The words in their surroundings.
    pub snippet: Snippet,
    /// The record's file, from the archive's root.
    pub file: String,
    /// The line at which the part begins.
    pub line: usize,
}

/// So many of the best are read again to find those with the very marks that were typed.
const READ_AGAIN: usize = 200;

/// Of more hits than this only the latest are scored: the words are too common for a score to mean much.
const SCORED: usize = 20_000;

type Result<T> = rusqlite::Result<T>;

/// A hit, before its file is read.
struct Candidate {
    id: i64,
    record: i64,
    place: Place,
    name: Option<i64>,
    date: Option<i64>,
    score: f64,
}

/// Returns what the query finds; none where a file that is shown has changed since it was indexed.
pub(super) fn search(
    index: &Index,
    snapshot: &Snapshot,
    query: &Query,
    request: &SearchRequest,
    is_last: bool,
) -> Result<Option<Hits>> {
    let tree = Tree::of(&query.expression, &index.abbreviations);
    let (mut total, mut candidates) = candidates(snapshot, &tree, request)?;
    candidates.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then_with(|| other.date.cmp(&one.date)).then_with(|| one.id.cmp(&other.id))
    });
    let limit = request.limit.unwrap_or(candidates.len());
    let exact = Exact::of(query);
    candidates.truncate(if exact.is_some() { limit.max(READ_AGAIN) } else { limit });

    let records: Vec<Rc<RecordInfo>> = candidates.iter().map(|it| snapshot.record(it.record)).collect::<Result<_>>()?;
    let mut by_record: HashMap<i64, usize> = HashMap::new();
    let mut wanted: Vec<Wanted> = Vec::new();
    let mut found_at = Vec::with_capacity(candidates.len());
    for (candidate, record) in candidates.iter().zip(&records) {
        let file = *by_record.entry(candidate.record).or_insert_with(|| {
            wanted.push(Wanted { file: record.file.clone(), places: Vec::new(), whole: false });
            wanted.len() - 1
        });
        let of_session = candidate.place.part == Part::Session;
        wanted[file].whole |= of_session;
        found_at.push((file, wanted[file].places.len()));
        if !of_session {
            wanted[file].places.push(candidate.place);
        }
    }
    let loaded = load(index.archive.root(), &wanted);
    if !is_last && loaded.iter().any(Option::is_none) {
        return Ok(None);
    }
    let mut phrases: Vec<Phrase> = tree.wanted().into_iter().cloned().collect();
    for words in query.all_words() {
        let phrase = Phrase { tokens: words.tokens.clone(), prefix: words.prefix };
        if !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    let mut hits = Vec::with_capacity(candidates.len().min(limit));
    for ((candidate, record), (file, at)) in candidates.iter().zip(&records).zip(found_at) {
        let Some(loaded) = &loaded[file] else {
            total -= 1;
            continue;
        };
        let of_session = candidate.place.part == Part::Session;
        let line = usize::try_from(record.line).unwrap_or(1);
        let (value, line) = match loaded.parts.get(at) {
            _ if of_session => (&loaded.record, line),
            Some((value, line)) => (value, *line),
            None => (&Value::Null, line),
        };
        let names = Names::of(snapshot, candidate.id, candidate.place.part)?;
        let texts = texts(candidate.place.part, value, &names);
        let is_exact = exact.as_ref().is_some_and(|exact| exact.holds(&texts));
        hits.push((hit(snapshot, candidate, record, line, is_exact, names.who)?, texts));
    }
    hits.sort_by_key(|(hit, _)| !hit.exact);
    hits.truncate(limit);
    let hits = hits.into_iter().map(|(mut hit, texts)| {
        hit.snippet = snippet::of(&texts, &phrases);
        hit
    });
    Ok(Some(Hits { total, hits: hits.collect() }))
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
        None => record.name.clone(),
    };
    let chair = if of_session { snapshot.word(record.chair)? } else { None };
    Ok(Hit {
        part: candidate.place.part,
        record: record.name.clone(),
        id,
        reference,
        date: record.day(),
        title: record.title.clone().unwrap_or_default(),
        state: record.state.and_then(super::codes::name).and_then(RecordState::of_name),
        who: chair.map(|chair| chair.replace('\n', ", ")).or(who),
        score: candidate.score,
        exact,
        snippet: Snippet::default(),
        file: record.file.path.clone(),
        line,
    })
}

/// Returns how many hits there are, and those that are worth a score.
fn candidates(snapshot: &Snapshot, tree: &Tree, request: &SearchRequest) -> Result<(usize, Vec<Candidate>)> {
    let compiler = Compiler {
        subject: Subject::Any,
        as_of: request.as_of,
        has_replaced: snapshot.has_replaced,
        matchers: Vec::new(),
    };
    let selection = compiler.select(tree, &request.parts);
    let scored = selection.driver.is_some();
    let score = if scored { rank::BM25 } else { "0.0" };
    let columns = format!("p.id, p.record, p.part, p.start, p.length, p.name_word, r.date, {score}");
    let Fragment { text, values } = selection.from;
    // What is written last is most often the latest.
    let order = if scored { "ORDER BY f.rowid DESC" } else { "ORDER BY r.date DESC, p.id" };
    let read = |row: &rusqlite::Row| {
        let place = place(row, 2)?;
        let score = score_of(place.part, row.get(7)?);
        Ok(Candidate { id: row.get(0)?, record: row.get(1)?, place, name: row.get(5)?, date: row.get(6)?, score })
    };
    let ask = |order: &str, limit: Option<usize>| -> Result<Vec<Candidate>> {
        let limit = limit.map(|limit| format!("LIMIT {limit}")).unwrap_or_default();
        let sql = format!("SELECT {columns} {text} {order} {limit}");
        let mut statement = snapshot.connection().prepare(&sql)?;
        statement.query_map(params_from_iter(values.iter()), read)?.collect()
    };
    let mut candidates = ask("", Some(SCORED + 1))?;
    let mut total = candidates.len();
    if total > SCORED {
        let sql = format!("SELECT count(*) {text}");
        let count: i64 = snapshot.connection().query_row(&sql, params_from_iter(values.iter()), |row| row.get(0))?;
        total = usize::try_from(count).unwrap_or(0);
        candidates = match request.limit {
            Some(limit) if limit <= SCORED => ask(order, Some(SCORED))?,
            // All are wanted, so all are scored.
            _ => ask("", None)?,
        };
    }
    let phrases: Vec<_> = tree.wanted().into_iter().cloned().collect();
    if !scored && !phrases.is_empty() && !candidates.is_empty() {
        score_apart(snapshot, &phrases, &mut candidates)?;
    }
    Ok((total, candidates))
}

/// Scores hits of a query in which the words are not the whole condition.
fn score_apart(snapshot: &Snapshot, phrases: &[Phrase], candidates: &mut [Candidate]) -> Result<()> {
    let sql = format!("SELECT f.rowid, {} FROM words f WHERE f.words MATCH ?1", rank::BM25);
    let mut statement = snapshot.connection().prepare(&sql)?;
    let rows =
        statement.query_map([any_of(phrases, None)], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, f64>(1)?)))?;
    let scores: HashMap<i64, f64> = rows.collect::<Result<_>>()?;
    for candidate in candidates {
        if let Some(score) = scores.get(&candidate.id) {
            candidate.score = score_of(candidate.place.part, *score);
        }
    }
    Ok(())
}
