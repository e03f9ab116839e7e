//! A change of a list or mapping as changes of its parts, so that comments in it stay where nothing changes.

use std::iter::zip;

use serde_json::Value;

use super::Change;
use crate::Step;

/// The smallest changes that make `change`; `old` and `new` are the record before and after it.
pub(super) fn smaller<'a>(change: &Change<'a>, old: &'a Value, new: &'a Value) -> Vec<Change<'a>> {
    let Change::Set { place, .. } = change else { return vec![change.clone()] };
    let pair = place.iter().try_fold((old, new), |(old, new), step| Some((at(old, *step)?, at(new, *step)?)));
    let Some((old, new)) = pair else { return vec![change.clone()] };
    let mut changes = Vec::new();
    compare(place, old, new, &mut changes);
    changes
}

fn at<'v>(value: &'v Value, step: Step) -> Option<&'v Value> {
    match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    }
}

fn compare<'a>(place: &[Step<'a>], old: &'a Value, new: &'a Value, changes: &mut Vec<Change<'a>>) {
    let below = |step| [place, &[step]].concat();
    match (old, new) {
        _ if old == new => {}
        (Value::Object(before), Value::Object(after)) if before.keys().any(|key| after.contains_key(key)) => {
            let gone = before.keys().filter(|key| !after.contains_key(*key));
            changes.extend(gone.map(|key| Change::Remove { place: below(Step::Key(key)) }));
            for (key, value) in after {
                match before.get(key) {
                    Some(before) => compare(&below(Step::Key(key)), before, value, changes),
                    None => changes.push(Change::Set { place: below(Step::Key(key)), value: value.clone() }),
                }
            }
        }
        (Value::Array(before), Value::Array(after)) if !before.is_empty() && !after.is_empty() => {
            let same = zip(before, after).take_while(|(one, other)| one == other).count();
            let rest = before.len().min(after.len()) - same;
            let same_end = zip(before.iter().rev(), after.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
            let (gone, come) = (&before[same..before.len() - same_end], &after[same..after.len() - same_end]);
            if come.is_empty() {
                changes.extend(gone.iter().map(|_| Change::Remove { place: below(Step::Index(same)) }));
            } else if gone.len() == come.len() || (same_end == 0 && gone.len() < come.len()) {
                for (index, (before, after)) in zip(gone, come).enumerate() {
                    compare(&below(Step::Index(same + index)), before, after, changes);
                }
                let more = come.iter().skip(gone.len());
                changes.extend(more.map(|item| Change::Append { place: place.to_vec(), item: item.clone() }));
            } else {
                changes.push(Change::Set { place: place.to_vec(), value: Value::Array(after.clone()) });
            }
        }
        _ => changes.push(Change::Set { place: place.to_vec(), value: new.clone() }),
    }
}
