//! The positions of a person, and the sessions at which they were held.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::entities::{Mention, Mentions};
use super::people::Person;
use super::{ListQuery, Result};
use crate::extract::date_of;
use meeting_core::rows::Tenure;
use viet_text::fold::fold;

/// The positions in the order in which they were first held. Spellings that fold alike are one position; `current` has the
/// present ones, each on a line.
pub(super) fn history(list: &ListQuery, mentions: Mentions<Person>, current: Option<&str>) -> Result<Vec<Tenure>> {
    let mut mentions: Vec<&Mention<Person>> = mentions.iter().collect();
    mentions.sort_by_key(|mention| mention.date);
    let current: Vec<String> = current.into_iter().flat_map(str::lines).map(fold).collect();
    let mut history: Vec<Tenure> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    // Most records have the same positions, so each string is split once.
    let mut places: HashMap<i64, Vec<(usize, Arc<str>)>> = HashMap::new();
    for mention in mentions {
        let Some(positions) = mention.own.positions else { continue };
        let places = match places.entry(positions) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(vacant) => {
                let text = list.snapshot.word(Some(positions))?.unwrap_or_else(|| Arc::from(""));
                let mut of_text: Vec<(usize, Arc<str>)> = Vec::new();
                for position in text.lines() {
                    let folded = fold(position);
                    let is_current = current.contains(&folded);
                    let place = *known.entry(folded).or_insert_with(|| {
                        history.push(Tenure {
                            position: Arc::from(position),
                            first: None,
                            last: None,
                            sessions: 0,
                            is_current,
                        });
                        history.len() - 1
                    });
                    if of_text.iter().all(|(known, _)| *known != place) {
                        of_text.push((place, Arc::from(position)));
                    }
                }
                vacant.insert(of_text)
            }
        };
        let date = mention.date.and_then(date_of);
        for (place, spelling) in places {
            let tenure = &mut history[*place];
            tenure.position = spelling.clone();
            tenure.first = tenure.first.or(date);
            tenure.last = date.or(tenure.last);
            tenure.sessions += 1;
        }
    }
    Ok(history)
}
