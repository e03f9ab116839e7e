//! The body or person that the free words of a query are the name of.

use std::collections::HashMap;

use super::rank::Exact;
use super::{Candidate, Result};
use crate::select::Phrase;
use crate::snapshot::Snapshot;
use meeting_core::model::field::Part;
use meeting_core::query::Query;
use viet_text::fold::tokens;

/// Marks each body and person that is called exactly so: in the newest session that has it, because it is in many. `name`: the
/// free words of the query as one phrase, in all spellings.
pub(super) fn mark(snapshot: &Snapshot, query: &Query, name: &[Phrase], candidates: &mut [Candidate]) -> Result<()> {
    let name: Vec<&Phrase> = name.iter().filter(|phrase| !phrase.prefix).collect();
    let Some(typed) = name.first() else { return Ok(()) };
    let exact = Exact::of(query);
    let is_name = |text: &str| {
        let tokens: Vec<String> = tokens(text).into_iter().map(|token| token.text).collect();
        let is_spelt = exact.as_ref().is_none_or(|exact| tokens != typed.tokens || exact.is(text));
        is_spelt && name.iter().any(|phrase| phrase.tokens == tokens)
    };
    // A name comes again in many records.
    let mut judged: HashMap<i64, bool> = HashMap::new();
    // The same of the ids in the directory.
    let mut aliases: HashMap<i64, bool> = HashMap::new();
    let mut newest: HashMap<(bool, Option<i64>), usize> = HashMap::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let of_body = candidate.place.part == Part::Organization;
        if !of_body && candidate.place.part != Part::Participant {
            continue;
        }
        let [name, short, id] = names(snapshot, candidate)?;
        let mut is_named = false;
        for word in [name, short].into_iter().flatten() {
            let known = if let Some(known) = judged.get(&word) {
                *known
            } else {
                let known = snapshot.word(Some(word))?.is_some_and(|text| is_name(&text));
                judged.insert(word, known);
                known
            };
            is_named |= known;
        }
        if let Some(id) = id.filter(|_| !is_named && !snapshot.directory().is_empty()) {
            is_named = if let Some(known) = aliases.get(&id) {
                *known
            } else {
                let entry = snapshot.word(Some(id))?.and_then(|id| snapshot.directory().with_id(&id));
                let known = entry.is_some_and(|entry| entry.names().any(is_name));
                aliases.insert(id, known);
                known
            };
        }
        if is_named {
            // Without an id it is known by its name alone.
            let key = (of_body, id.or(name));
            let before = |other: usize| {
                let key = |candidate: &Candidate| (candidate.rank.date, -candidate.rank.record, -candidate.rank.part);
                key(&candidates[other]) < key(candidate)
            };
            if newest.get(&key).is_none_or(|other| before(*other)) {
                newest.insert(key, at);
            }
        }
    }
    for at in newest.into_values() {
        candidates[at].rank.is_named = true;
    }
    Ok(())
}

/// The name and the short form of a body or person, and what stands for it in every record.
fn names(snapshot: &Snapshot, candidate: &Candidate) -> Result<[Option<i64>; 3]> {
    let sql = match candidate.place.part {
        Part::Organization => "SELECT name_word, short_word, key_word FROM organization WHERE id = ?1",
        _ => "SELECT name_word, NULL, key_word FROM person WHERE id = ?1",
    };
    let read_all = |row: &rusqlite::Row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]);
    snapshot.connection().prepare_cached(sql)?.query_row([candidate.rank.part], read_all)
}
