//! Which positions a person has held, and at which sessions.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::entities::Met;
use super::item::{day_value, put};
use super::merged::Group;
use super::people::Person;
use super::{Asker, Result};
use crate::text::fold::fold;

/// A position that some records give a person.
struct Held {
    /// As the latest of them writes it.
    position: Rc<str>,
    first: Option<i64>,
    last: Option<i64>,
    sessions: usize,
}

/// Returns the positions in the order in which they were first held: `position`, `first`, `last`, `sessions`. Spellings
/// that fold alike are one position.
pub(super) fn history(asker: &Asker, group: &Group, rows: &[Met<Person>]) -> Result<Value> {
    let mut met: Vec<&Met<Person>> = group.rows.iter().map(|row| &rows[*row]).collect();
    met.sort_by_key(|met| met.date);
    let mut history: Vec<Held> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    // Most records give the same positions, so these are told apart by the number of the string.
    let mut places: HashMap<i64, Vec<(usize, Rc<str>)>> = HashMap::new();
    for met in met {
        let Some(positions) = met.own.positions else { continue };
        let places = match places.entry(positions) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(vacant) => {
                let text = asker.snapshot.word(Some(positions))?.unwrap_or_else(|| Rc::from(""));
                let mut of_text: Vec<(usize, Rc<str>)> = Vec::new();
                for position in text.lines() {
                    let place = *known.entry(fold(position)).or_insert_with(|| {
                        history.push(Held { position: Rc::from(position), first: None, last: None, sessions: 0 });
                        history.len() - 1
                    });
                    if of_text.iter().all(|(known, _)| *known != place) {
                        of_text.push((place, Rc::from(position)));
                    }
                }
                vacant.insert(of_text)
            }
        };
        for (place, spelling) in places {
            let held = &mut history[*place];
            held.position = spelling.clone();
            held.first = held.first.or(met.date);
            held.last = met.date.or(held.last);
            held.sessions += 1;
        }
    }
    Ok(history.iter().map(value).collect())
}

fn value(held: &Held) -> Value {
    let mut value = Map::new();
    put(&mut value, "position", &*held.position);
    put(&mut value, "first", day_value(held.first));
    put(&mut value, "last", day_value(held.last));
    put(&mut value, "sessions", held.sessions);
    Value::Object(value)
}
