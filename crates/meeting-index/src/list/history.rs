//! Which positions a person has held, and at which sessions.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::entities::Met;
use super::merged::Group;
use super::people::Person;
use super::{Asker, Result};
use crate::extract::date_of;
use meeting_core::rows::Held;
use viet_text::fold::fold;

/// The positions in the order in which they were first held. Spellings that fold alike are one position; `current` has those
/// that the person holds still.
pub(super) fn history(asker: &Asker, group: &Group, rows: &[Met<Person>], current: Option<&str>) -> Result<Vec<Held>> {
    let mut met: Vec<&Met<Person>> = group.rows.iter().map(|row| &rows[*row]).collect();
    met.sort_by_key(|met| met.date);
    let current: Vec<String> = current.into_iter().flat_map(str::lines).map(fold).collect();
    let mut history: Vec<Held> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    // Most records give the same positions, so these are told apart by the number of the string.
    let mut places: HashMap<i64, Vec<(usize, Arc<str>)>> = HashMap::new();
    for met in met {
        let Some(positions) = met.own.positions else { continue };
        let places = match places.entry(positions) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(vacant) => {
                let text = asker.snapshot.word(Some(positions))?.unwrap_or_else(|| Arc::from(""));
                let mut of_text: Vec<(usize, Arc<str>)> = Vec::new();
                for position in text.lines() {
                    let folded = fold(position);
                    let is_current = current.contains(&folded);
                    let place = *known.entry(folded).or_insert_with(|| {
                        history.push(Held {
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
        let date = met.date.and_then(date_of);
        for (place, spelling) in places {
            let held = &mut history[*place];
            held.position = spelling.clone();
            held.first = held.first.or(date);
            held.last = date.or(held.last);
            held.sessions += 1;
        }
    }
    Ok(history)
}
