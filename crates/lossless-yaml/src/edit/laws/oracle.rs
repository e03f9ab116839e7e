//! What a change should do, worked out the slow way.

use std::ops::Range;

use serde_json::Value;

use super::Change;
use crate::{Data, Document, Node, Step, comments, parse};

/// Describes the error in a new text; empty if it is what the change asked for.
pub(super) fn verdict((old, before): (&str, &Document), change: &Change, new: &str) -> Result<(), String> {
    let after = parse(new).map_err(|problems| format!("the new text cannot be read: {problems:?}"))?;
    let mut expected = before.value.clone();
    apply(&mut expected, change);
    if expected != after.value {
        return Err(format!("the value is\n{}\nand not\n{expected}", after.value));
    }
    keys_stay_in_order(&before.value, &after.value)?;
    let place = ChangedRange::of(old, before, change);
    lines_stay(old, &place, new)?;
    comments_stay((old, before), &place, (new, &after))
}

fn apply(root: &mut Value, change: &Change) {
    let (Change::Set { place, .. } | Change::Remove { place } | Change::Append { place, .. }) = change;
    let (last, way) = place.split_last().unwrap();
    let parent = way.iter().fold(root, |value, step| match step {
        Step::Key(key) => &mut value[*key],
        Step::Index(index) => &mut value[*index],
    });
    match (change, last) {
        (Change::Set { value, .. }, Step::Key(key)) => parent[*key] = value.clone(),
        (Change::Set { value, .. }, Step::Index(index)) => parent[*index] = value.clone(),
        (Change::Remove { .. }, Step::Key(key)) => drop(parent.as_object_mut().unwrap().shift_remove(*key)),
        (Change::Remove { .. }, Step::Index(index)) => drop(parent.as_array_mut().unwrap().remove(*index)),
        (Change::Append { item, .. }, step) => {
            let list = match step {
                Step::Key(key) => &mut parent[*key],
                Step::Index(index) => &mut parent[*index],
            };
            let mut items = match list.take() {
                Value::Array(items) => items,
                Value::Null => Vec::new(),
                one => vec![one],
            };
            items.push(item.clone());
            *list = items.into();
        }
    }
}

/// The keys that both have are in the same order in both.
fn keys_stay_in_order(old: &Value, new: &Value) -> Result<(), String> {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let kept: Vec<_> = old.keys().filter(|key| new.contains_key(*key)).collect();
            let now: Vec<_> = new.keys().filter(|key| old.contains_key(*key)).collect();
            if kept != now {
                return Err(format!("the keys {kept:?} stand as {now:?}"));
            }
            kept.into_iter().try_for_each(|key| keys_stay_in_order(&old[key], &new[key]))
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            old.iter().zip(new).try_for_each(|(old, new)| keys_stay_in_order(old, new))
        }
        _ => Ok(()),
    }
}

/// What a change is about, in bytes of the old text.
struct ChangedRange {
    /// What may change.
    lines: Range<usize>,
    /// The bytes that are removed, with the comments in them.
    gone: Range<usize>,
}

impl ChangedRange {
    fn of(text: &str, document: &Document, change: &Change) -> Self {
        let (Change::Set { place, .. } | Change::Remove { place } | Change::Append { place, .. }) = change;
        let mut node = &document.root;
        // Where the part begins, and where at the latest what is before it ends.
        let mut own = 0..text.len();
        let mut flow: Option<Range<usize>> = None;
        let mut is_there = true;
        for (depth, step) in place.iter().enumerate() {
            if flow.is_none() && is_in_brackets(text, node) {
                flow = Some(node.span.start..node.span.end);
            }
            let Some((part, start, end)) = part(node, *step) else {
                is_there = false;
                break;
            };
            let parts = node.entries().len() + node.items().len();
            let is_last_step = depth + 1 == place.len();
            if !(is_last_step && parts == 1 && matches!(change, Change::Remove { .. })) {
                own = start.unwrap_or(own.start)..end.unwrap_or(own.end);
            }
            node = part;
        }
        let is_block = |node: &Node| {
            let has_parts = !node.entries().is_empty() || !node.items().is_empty();
            has_parts && !is_in_brackets(text, node)
        };
        if let Some(flow) = flow {
            return Self { gone: flow.clone(), lines: flow };
        }
        let adds = !is_there || matches!(change, Change::Append { .. });
        if adds && is_block(node) {
            // Nothing is removed, and at most the first line gets a prefix.
            let start = node.span.start;
            return Self { lines: start..start, gone: start..start };
        }
        let has_parts = !node.entries().is_empty() || !node.items().is_empty();
        let gone = match change {
            Change::Remove { .. } => own.clone(),
            _ if has_parts => own.clone(),
            // A comment next to a value stays next to the next one.
            _ => own.start..own.start,
        };
        Self { gone, lines: own }
    }
}

/// Whether a list or mapping is in brackets. The span of a list may begin with its first item, which may itself.
fn is_in_brackets(text: &str, node: &Node) -> bool {
    let first = node.entries().first().map(|entry| entry.key_span).or(node.items().first().map(|item| item.span));
    text[node.span.start..].starts_with(['{', '[']) && first.is_none_or(|first| first.start > node.span.start)
}

/// The part at a step, where it begins or what is before it ends, and where what is after it begins.
fn part<'n>(node: &'n Node, step: Step) -> Option<(&'n Node, Option<usize>, Option<usize>)> {
    match (&node.data, step) {
        (Data::Mapping(entries), Step::Key(key)) => {
            let index = entries.iter().position(|entry| entry.key == key)?;
            let next = entries.get(index + 1).map(|next| next.key_span.start);
            Some((&entries[index].node, Some(entries[index].key_span.start), next))
        }
        (Data::Sequence(items), Step::Index(index)) => {
            let before = index.checked_sub(1).map(|before| last_end(&items[before]));
            Some((items.get(index)?, before, items.get(index + 1).map(|next| next.span.start)))
        }
        _ => None,
    }
}

/// Where the last scalar of a node ends.
fn last_end(node: &Node) -> usize {
    let last = node.entries().last().map(|entry| last_end(&entry.node).max(entry.key_span.end));
    last.or_else(|| node.items().last().map(last_end)).unwrap_or(node.span.end)
}

/// Lines outside of the range are there, in order.
fn lines_stay(old: &str, place: &ChangedRange, new: &str) -> Result<(), String> {
    let split = |text: &str| -> Vec<String> {
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        // The last line has a line end or not, as the change requires.
        if let Some(last) = lines.last_mut() {
            let bare = last.trim_end_matches(['\r', '\n']).len();
            last.truncate(bare);
            last.push('\n');
        }
        lines
    };
    let line_of = |at: usize| old[..at].matches('\n').count();
    let (old_lines, new_lines) = (split(old), split(new));
    let bare = |line: &String| line.trim_end_matches(['\r', '\n']).to_owned();
    let same =
        |one: &String, other: &String, is_last: bool| if is_last { bare(one) == bare(other) } else { one == other };
    // What follows has a line of its own, unless the range itself shares one with a dash.
    let begins_line = |at: usize| {
        old[..at].rsplit('\n').next().is_some_and(|line| line.trim_matches([' ', '-', '\u{feff}']).is_empty())
    };
    let is_alone = old[..place.lines.start]
        .rsplit('\n')
        .next()
        .is_some_and(|line| line.trim_matches([' ', '\u{feff}']).is_empty());
    let shares = !(is_alone && place.lines.end < old.len() && begins_line(place.lines.end));
    let end = (line_of(place.lines.end) + usize::from(shares)).min(old_lines.len());
    let start = line_of(place.lines.start);
    let (count, new_count) = (old_lines.len(), new_lines.len());
    let is_same = |n: usize| same(&old_lines[n], &new_lines[n], n + 1 == count || n + 1 == new_count);
    let begin = (0..count.min(new_count)).take_while(|n| is_same(*n)).count();
    let is_same_end = |n: &usize| same(&old_lines[count - n], &new_lines[new_count - n], *n == 1);
    let ending = (1..=count.min(new_count)).take_while(is_same_end).count();
    if place.lines.is_empty() {
        let is_added = begin + ending >= count && new_count >= count;
        let is_in_front = begin >= start && ending + start + 1 >= count;
        return if is_added || is_in_front { Ok(()) } else { Err("lines have changed that should stay".to_owned()) };
    }
    let rest = count - end;
    // If the last line is removed and has no line end, the one before it loses its own, even if blank.
    let before: usize = old.split_inclusive('\n').take(start).map(str::len).sum();
    let bare = old[..before].strip_suffix('\n').map(|bare| bare.strip_suffix('\r').unwrap_or(bare));
    if rest == 0 && !old.ends_with('\n') && bare == Some(new) {
        return Ok(());
    }
    if new_count >= start + rest && begin >= start && ending >= rest {
        Ok(())
    } else {
        Err(format!("lines before {start} or behind {end} have changed"))
    }
}

fn comments_stay(old: (&str, &Document), place: &ChangedRange, new: (&str, &Document)) -> Result<(), String> {
    let texts = |(text, document): (&str, &Document), gone: Range<usize>| -> Vec<String> {
        let spans = comments(text, &document.root);
        let kept = spans.into_iter().filter(|span| !gone.contains(&span.start));
        kept.map(|span| text[span.start..span.end].to_owned()).collect()
    };
    let mut now = texts(new, 0..0);
    for comment in texts(old, place.gone.clone()) {
        match now.iter().position(|other| *other == comment) {
            Some(index) => drop(now.remove(index)),
            None => return Err(format!("the comment {comment:?} is lost")),
        }
    }
    Ok(())
}
