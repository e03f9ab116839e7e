//! The marks of actions and decisions: "ACTION:", "AI @owen", "[ ]", "TODO(owen):", "RESOLVED that".

use super::roster::is_name;
use super::work::cut_list;
use crate::import::understand::text::{begins, lower};

/// What marks an action, in lower case; a mark that is also a word counts in capitals or with brackets.
const ACTIONS: [&str; 12] = [
    "action item",
    "action point",
    "action",
    "next step",
    "follow-up",
    "follow up",
    "todo",
    "to do",
    "to-do",
    "task",
    "ai",
    "ap",
];

/// What marks a decision, and its kind.
const DECISIONS: [(&str, &str); 12] = [
    ("decision", "decision"),
    ("decisions", "decision"),
    ("decided", "decision"),
    ("resolved", "resolution"),
    ("resolution", "resolution"),
    ("it was resolved", "resolution"),
    ("agreed", "agreement"),
    ("agreement", "agreement"),
    ("consensus", "agreement"),
    ("outcome", "decision"),
    ("conclusion", "decision"),
    ("approved", "decision"),
];

/// The mark of an action or a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked<'t> {
    /// The kind of the decision; `None` for an action.
    pub kind: Option<&'static str>,
    /// Who is named in the mark: "AI(Samir):".
    pub names: Option<&'t str>,
    /// Where what it marks begins.
    pub start: usize,
    /// Whether the box is ticked.
    pub is_done: bool,
}

/// The mark with which a text begins.
pub(super) fn marked(text: &str) -> Option<Marked<'_>> {
    let behind = |at: usize| at + text[at..].len() - text[at..].trim_start_matches([' ', ':']).len();
    for (sign, is_done) in [("[ ]", false), ("[x]", true), ("[X]", true), ("☐", false), ("☑", true), ("✅", true)]
    {
        if text.starts_with(sign) {
            let start = behind(sign.len());
            // "[ ] ACTION: …"
            if let Some(inner) = marked(&text[start..]) {
                return Some(Marked { start: start + inner.start, is_done: is_done || inner.is_done, ..inner });
            }
            return Some(Marked { kind: None, names: None, start, is_done });
        }
    }
    // "#action …" of a log that a bot keeps
    if let Some((word, behind)) = text.strip_prefix('#').and_then(|rest| rest.split_once(' ')) {
        let kind = match word {
            "action" | "task" | "todo" => None,
            "agreed" | "accepted" => Some("agreement"),
            "decision" | "decided" => Some("decision"),
            _ => return None,
        };
        return Some(Marked { kind, names: None, start: text.len() - behind.len(), is_done: false });
    }
    // "[ACTION] …"
    if let Some((inside, behind)) = text.strip_prefix('[').and_then(|inside| inside.split_once("] ")) {
        let low = lower(inside);
        let decision = DECISIONS.iter().find(|(word, _)| *word == low).map(|(_, kind)| Some(*kind));
        let kind = decision.or_else(|| ACTIONS.contains(&low.as_str()).then_some(None))?;
        return Some(Marked { kind, names: None, start: text.len() - behind.len(), is_done: false });
    }
    let low = lower(text);
    let actions = ACTIONS.iter().map(|word| (*word, None));
    let decisions = DECISIONS.iter().map(|(word, kind)| (*word, Some(*kind)));
    let directions = [("direction to staff", None), ("direction", None), ("directive", None), ("request", None)];
    let (word, kind) = actions
        .chain(decisions)
        .chain(directions)
        .filter(|(word, _)| begins(&low, &[word]))
        .max_by_key(|(word, _)| word.len())?;
    let mut rest = &text[word.len()..];
    // "ACTION #12:", "Action 3.1:"
    let numbered = rest.trim_start().trim_start_matches('#');
    let digits = numbered.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(numbered.len());
    if digits > 0 && numbered[digits..].trim_start().starts_with([':', '-', '–', '—']) {
        rest = &numbered[digits..];
    }
    let mut names = None;
    let opened = rest.trim_start();
    if kind.is_none()
        && text.starts_with(char::is_uppercase)
        && let Some(length) = names_before_work(opened)
    {
        names = Some(opened[..length].trim_end_matches(':'));
        rest = &opened[length..];
        let start = text.len() - rest.trim_start().len();
        return (start < text.len()).then_some(Marked { kind, names, start, is_done: false });
    }
    if let Some(inner) = opened.strip_prefix(['(', '['])
        && let Some((inside, behind)) = inner.split_once([')', ']'])
    {
        names = Some(inside);
        rest = behind;
    }
    let rest = rest.trim_start();
    let is_capitals = text[..word.len()].chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    // "RESOLVED That …" has no sign behind it.
    let is_bare = is_capitals && kind.is_some() && begins(&lower(rest), &["that", "to"]);
    let signed = rest
        .strip_prefix([':', '–', '—'])
        .or_else(|| rest.strip_prefix("- "))
        .or_else(|| rest.strip_prefix(['→', '➜']))
        .or_else(|| rest.strip_prefix("->"));
    // "To do", "AI" and "task" are words of sentences as well.
    let may_be = text.starts_with(char::is_uppercase) || signed.is_some_and(|_| rest.starts_with(':'));
    let behind = match signed {
        Some(behind) if may_be => behind,
        None if is_bare => rest,
        _ => return None,
    };
    let start = text.len() - behind.trim_start().len();
    (start < text.len()).then_some(Marked { kind, names, start, is_done: false })
}

/// How long the names between a mark and the work are: "LF/HM: send it", "@sandeep update it".
fn names_before_work(text: &str) -> Option<usize> {
    if let Some(handle) = text.strip_prefix('@') {
        let length = handle.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))?;
        let colon = usize::from(handle[length..].starts_with(':'));
        return (length > 0).then_some(1 + length + colon);
    }
    let colon = text.find(": ")?;
    let is_one = |name: &str| {
        let name = name.trim();
        let is_initials = (2..=3).contains(&name.len()) && name.bytes().all(|c| c.is_ascii_uppercase());
        is_initials || is_name(name)
    };
    let pieces: Vec<&str> = cut_list(&text[..colon]).into_iter().flat_map(|piece| piece.split('/')).collect();
    (!pieces.is_empty() && pieces.iter().all(|piece| is_one(piece))).then_some(colon + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for (text, expected) in [
            ("AI(Samir): fix it", Some((None, Some("Samir"), "fix it"))),
            ("ACTION - Dov / Mei - write it", Some((None, None, "Dov / Mei - write it"))),
            ("RESOLVED: That the Treasurer sign", Some((Some("resolution"), None, "That the Treasurer sign"))),
            ("[ ] Stefan: chase IT", Some((None, None, "Stefan: chase IT"))),
            ("TODO(alice): tidy up", Some((None, Some("alice"), "tidy up"))),
            ("Action LF/HM: send the budget", Some((None, Some("LF/HM"), "send the budget"))),
            ("AI @mlle-d update it", Some((None, Some("@mlle-d"), "update it"))),
            ("[ACTION] Jutta R. collect usages", Some((None, None, "Jutta R. collect usages"))),
            ("[DECISION] keep it", Some((Some("decision"), None, "keep it"))),
            ("Action on the fence was postponed", None),
            ("Agreed, Bo will open it", None),
        ] {
            let found = marked(text).map(|found| (found.kind, found.names, &text[found.start..]));
            assert_eq!(found, expected, "{text}");
        }
    }
}
