//! The proof that a new text says what it should and has kept everything else.

use serde_json::Value;

use super::plan::Plan;
use crate::yaml::{Document, comments};

/// Returns whether the new text has exactly the value expected, has changed nothing but the lines that the plan may touch,
/// and has kept every comment that does not stand in what has gone.
pub(super) fn holds(plan: &Plan, old: (&str, &Document), new: (&str, &Document), value: &Value) -> bool {
    is_same(value, &new.1.value) && keeps_lines(plan, old.0, new.0) && keeps_comments(plan, old, new)
}

/// Returns whether two values are the same, with the same order of keys.
pub(super) fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| one.0 == other.0 && is_same(one.1, other.1))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        _ => one == other,
    }
}

fn keeps_lines(plan: &Plan, old: &str, new: &str) -> bool {
    let Some(touched) = &plan.touched else {
        // All of the old text is there: it begins the new one up to some place, and ends it from there on.
        let same = old.bytes().zip(new.bytes()).take_while(|(one, other)| one == other).count();
        let same_end = old.bytes().rev().zip(new.bytes().rev()).take_while(|(one, other)| one == other).count();
        return new.len() >= old.len() && same + same_end >= old.len();
    };
    let (mut before, after) = (&old[..touched.start], &old[touched.end..]);
    if after.is_empty() && !old.ends_with('\n') && new.len() < touched.start {
        // The last line has gone, and the one before it is now the one without a line end.
        before = before.strip_suffix('\n').map_or(before, |line| line.strip_suffix('\r').unwrap_or(line));
    }
    new.len() >= before.len() + after.len() && new.starts_with(before) && new.ends_with(after)
}

fn keeps_comments(plan: &Plan, old: (&str, &Document), new: (&str, &Document)) -> bool {
    let mut kept: Vec<&str> = comments(new.0, &new.1.root).iter().map(|span| &new.0[span.start..span.end]).collect();
    let needed = comments(old.0, &old.1.root).into_iter().filter(|span| !plan.lost.contains(&span.start));
    for span in needed {
        let comment = &old.0[span.start..span.end];
        match kept.iter().position(|kept| *kept == comment) {
            Some(place) => drop(kept.swap_remove(place)),
            None => return false,
        }
    }
    true
}
