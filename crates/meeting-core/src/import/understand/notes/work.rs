//! Who is asked to do what, in a clause of English notes: "ACTION - Dov / Mei - write …", "Bo will open …", "@a to …".

use super::roster::{self, Roster, is_name, is_office};
use crate::import::understand::text::{begins, cut, folded_words, has, lower, trimmed};
use viet_text::date::{english_month, english_weekday};

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

/// What a clause that decides begins with, and the kind of the decision.
const DECIDING: [(&str, &str); 20] = [
    ("agreed that", "agreement"),
    ("agreed to", "agreement"),
    ("agreed on", "agreement"),
    ("it was agreed that", "agreement"),
    ("it was agreed to", "agreement"),
    ("we agreed to", "agreement"),
    ("we agreed that", "agreement"),
    ("resolved that", "resolution"),
    ("resolved to", "resolution"),
    ("it was resolved that", "resolution"),
    ("it was resolved to", "resolution"),
    ("be it resolved that", "resolution"),
    ("decided that", "decision"),
    ("decided to", "decision"),
    ("it was decided that", "decision"),
    ("it was decided to", "decision"),
    ("we decided to", "decision"),
    ("accepted", "decision"),
    ("adopted", "decision"),
    ("approved", "decision"),
];

/// Bodies that agree, resolve and decide.
const BODIES: [&str; 12] = [
    "the board",
    "the committee",
    "the council",
    "the meeting",
    "members",
    "the group",
    "the team",
    "the trustees",
    "the directors",
    "the panel",
    "the working group",
    "the senate",
];

/// What may stand between who is asked and the work.
const ASKED: [&str; 38] = [
    "will",
    "shall",
    "must",
    "is to",
    "are to",
    "has to",
    "have to",
    "needs to",
    "need to",
    "is going to",
    "agreed to",
    "agrees to",
    "has agreed to",
    "have agreed to",
    "undertook to",
    "undertakes to",
    "was asked to",
    "were asked to",
    "is asked to",
    "are asked to",
    "was requested to",
    "were requested to",
    "is requested to",
    "was directed to",
    "is directed to",
    "was instructed to",
    "was tasked to",
    "offered to",
    "volunteered to",
    "volunteers to",
    "promised to",
    "committed to",
    "'ll",
    "’ll",
    "is tasked to",
    "was authorised to",
    "was authorized to",
    "is responsible to",
];

/// What is said of who will be somewhere, or is no work.
const NO_WORK: [&str; 16] = [
    "be",
    "have",
    "not",
    "never",
    "probably",
    "likely",
    "also be",
    "attend",
    "meet",
    "reconvene",
    "the",
    "a",
    "an",
    "our",
    "their",
    "remain",
];

/// Several who are not named.
const COLLECTIVES: [&str; 22] = [
    "everyone",
    "everybody",
    "all",
    "all members",
    "all partners",
    "all teams",
    "all staff",
    "all attendees",
    "all participants",
    "staff",
    "the secretariat",
    "each partner",
    "each team",
    "each member",
    "all leads",
    "all trustees",
    "all directors",
    "all councillors",
    "department chairs",
    "all departments",
    "the officers",
    "officers",
];

/// Verbs that ask when they stand first.
const IMPERATIVES: [&str; 96] = [
    "add",
    "agree",
    "announce",
    "apply",
    "arrange",
    "ask",
    "assign",
    "book",
    "bring",
    "buy",
    "call",
    "change",
    "chase",
    "check",
    "circulate",
    "clarify",
    "clean",
    "close",
    "collect",
    "complete",
    "confirm",
    "contact",
    "convene",
    "coordinate",
    "copy",
    "create",
    "decide",
    "deliver",
    "design",
    "discuss",
    "distribute",
    "document",
    "draft",
    "draw",
    "email",
    "ensure",
    "file",
    "finalise",
    "finalize",
    "find",
    "finish",
    "fix",
    "follow",
    "form",
    "get",
    "implement",
    "inform",
    "install",
    "interview",
    "investigate",
    "invite",
    "issue",
    "launch",
    "liaise",
    "make",
    "meet",
    "merge",
    "monitor",
    "move",
    "notify",
    "obtain",
    "open",
    "order",
    "organise",
    "organize",
    "pay",
    "plan",
    "post",
    "prepare",
    "present",
    "print",
    "propose",
    "provide",
    "publish",
    "purchase",
    "put",
    "raise",
    "read",
    "register",
    "remind",
    "remove",
    "reply",
    "report",
    "request",
    "research",
    "review",
    "revise",
    "schedule",
    "send",
    "set",
    "share",
    "sign",
    "split",
    "submit",
    "update",
    "write",
];

/// Where a clause is, which decides what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Among notes: what a speaker says asks for nothing.
    Notes,
    /// After a mark or in a list of actions: all of it is work.
    Actions,
    /// After the mark of a decision or in a list of decisions.
    Decisions,
}

/// Work of a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Work {
    pub lead: Vec<String>,
    /// Where the work itself begins.
    pub start: usize,
    /// The kind of the decision that it is; `None` for a task.
    pub kind: Option<&'static str>,
    /// Who asks for it.
    pub by: Option<String>,
}

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
        .or_else(|| rest.strip_prefix(['→', '➜']));
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

/// The pieces of a list of names, cut at commas, semicolons and words that join, never inside brackets.
pub(super) fn cut_list(text: &str) -> Vec<&str> {
    let spans = cut(text, |before, sign, after| {
        matches!(sign, ',' | ';' | '+' | '&') || (sign == '/' && before.ends_with(' ') && after.starts_with(' '))
    });
    let pieces = spans.into_iter().map(|span| text[span].trim_end_matches([',', ';', '+', '&', '/']).trim());
    let pieces = pieces.map(|piece| piece.strip_prefix("and ").unwrap_or(piece));
    pieces
        .flat_map(|piece| if piece.contains('(') { vec![piece] } else { piece.split(" and ").collect() })
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// The clauses of a text: sentences, cut at semicolons.
pub(super) fn clauses(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut clauses = Vec::new();
    for sentence in crate::import::understand::text::sentences(text) {
        let words = &text[sentence.clone()];
        let pieces = cut(words, |_, sign, _| sign == ';');
        clauses.extend(pieces.into_iter().map(|piece| sentence.start + piece.start..sentence.start + piece.end));
    }
    clauses
}

/// The names of a mark or a cell: known people by their whole names.
pub(super) fn names(text: &str, roster: &Roster) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for piece in cut_list(text) {
        let piece = trimmed(piece);
        // "UB (Saskia)": the person of the body.
        let inside = piece.split_once('(').and_then(|(_, behind)| behind.split_once(')')).map(|(inside, _)| inside);
        let known = inside.and_then(|inside| roster.resolve(inside)).or_else(|| roster.resolve(piece)).or_else(|| {
            let slashed: Vec<String> = piece.split('/').filter_map(|one| roster.resolve(one)).collect();
            if slashed.len() > 1 {
                found.extend(slashed[1..].iter().cloned());
            }
            slashed.first().cloned()
        });
        let bare = piece.split('(').next().unwrap_or_default().trim();
        let name = known.or_else(|| roster.holder(bare)).unwrap_or_else(|| bare.trim_start_matches('@').to_owned());
        if !name.is_empty() && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Who is named from a byte on, and where they end.
fn parties(text: &str, place: Place, roster: &Roster) -> Option<(Vec<String>, usize)> {
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    let mut end = 0;
    while found.len() < 8 {
        let rest = &text[at..];
        let Some((name, length)) = party(rest, place, roster) else { break };
        if !found.contains(&name) {
            found.push(name);
        }
        end = at + length;
        let rest = &text[end..];
        let joint = [", and ", " and ", ", ", " & ", " + ", " / ", "/"].iter().find_map(|sign| rest.strip_prefix(sign));
        match joint {
            Some(rest) => at = text.len() - rest.len(),
            None => break,
        }
    }
    (!found.is_empty()).then_some((found, end))
}

fn party(text: &str, place: Place, roster: &Roster) -> Option<(String, usize)> {
    if let Some(found) = roster.leading(text) {
        return Some(found);
    }
    let low = lower(text);
    if let Some(words) = COLLECTIVES.iter().filter(|words| begins(&low, &[words])).max_by_key(|words| words.len()) {
        return Some((text[..words.len()].to_owned(), words.len()));
    }
    if let Some(handle) = text.strip_prefix('@') {
        let length = handle.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(handle.len());
        return (length > 0).then(|| (handle[..length].to_owned(), length + 1));
    }
    // "The Business Manager", "the new Captain"
    let start = if low.starts_with("the ") { 4 } else { 0 };
    let start = if low[start..].starts_with("new ") { start + 4 } else { start };
    let mut end = start;
    let mut office = None;
    for word in text[start..].split_inclusive(' ').take(4) {
        let bare = word.trim_end();
        end += bare.len();
        if is_office(bare) && bare.starts_with(char::is_uppercase) {
            office = Some(end);
        } else if !bare.starts_with(char::is_uppercase) {
            break;
        }
        end += word.len() - bare.len();
    }
    let is_held = office.is_some_and(|end| roster.holder(&text[start..end]).is_some());
    if let Some(end) = office.filter(|_| start > 0 || place != Place::Notes || is_held) {
        let title = &text[start..end];
        return Some((roster.holder(title).unwrap_or_else(|| title.to_owned()), end));
    }
    if place == Place::Notes {
        return None;
    }
    // Somebody who is not known: a whole name before a sign or a verb of asking.
    let (bare, _) = roster::without_titles(text);
    let offset = text.len() - bare.len();
    let mut ends: Vec<usize> = bare
        .char_indices()
        .filter(|(_, c)| matches!(c, ' ' | ':' | ',' | '/' | '-'))
        .map(|(at, _)| at)
        .take(3)
        .collect();
    if ends.is_empty() {
        ends.push(bare.len());
    }
    ends.into_iter().rev().find_map(|end| {
        let name = &bare[..end];
        let is_whole = name.contains(' ') || roster.is_empty();
        let is_verb = name.split(' ').next().is_some_and(|word| IMPERATIVES.contains(&lower(word).as_str()));
        (is_whole && is_name(name) && !is_verb && !is_office(name)).then(|| (name.to_owned(), offset + end))
    })
}

/// Reads a clause: who is to do what. `None` if it asks for nothing.
pub(super) fn read(clause: &str, place: Place, roster: &Roster) -> Option<Work> {
    let low = lower(clause);
    let mut at = 0;
    let mut kind = None;
    // "Agreed, Bo will open …", "Agreed that Jonas will …"
    for (words, own) in
        DECIDING.iter().chain(&[("agreed,", "agreement"), ("agreed:", "agreement"), ("agreed -", "agreement")])
    {
        if low.starts_with(words) && !low[words.len()..].starts_with(char::is_alphanumeric) {
            kind = Some(*own);
            at = words.len();
            if *words == "approved" || *words == "accepted" || *words == "adopted" {
                at = 0;
            }
            break;
        }
    }
    if let Some(body) = BODIES.iter().find(|body| begins(&low, &[body])) {
        let rest = low[body.len()..].trim_start();
        let rest = rest.strip_prefix("also ").or_else(|| rest.strip_prefix("unanimously ")).unwrap_or(rest);
        if let Some((words, own)) = DECIDING.iter().find(|(words, _)| begins(rest, &[words]) && words.contains(' ')) {
            kind = Some(*own);
            at = clause.len() - rest.len() + words.len();
        }
    }
    for words in ["so ", "then ", "also ", "ok, ", "and ", "finally, ", "meanwhile, ", "that ", "open from "] {
        let skip = clause.len() - clause[at..].trim_start().len();
        if low[skip..].starts_with(words) && words != "open from " {
            at = skip + words.len();
        }
    }
    at = clause.len() - clause[at..].trim_start_matches([' ', ',', ':', '-']).len();
    let is_subjunctive = place == Place::Decisions || kind.is_some();
    if let Some(mut work) =
        asked(clause, at, if kind.is_some() { Place::Decisions } else { place }, is_subjunctive, roster)
    {
        // "agreed, Bo will open the PR" is Bo's task.
        work.kind = kind.filter(|_| work.kind.is_some());
        return Some(work);
    }
    if let Some(kind) = kind {
        let is_of_minutes = has(&low, &["minutes", "agenda", "apologies"]) && kind == "decision";
        return (!is_of_minutes && clause.split(' ').count() > 2).then(|| Work {
            start: at,
            kind: Some(kind),
            ..Work::default()
        });
    }
    // "Cruz-Reyes asks department chairs to send …"
    let (by, end) = roster.leading(&clause[at..])?;
    let rest = clause[at + end..].trim_start();
    let verb = [
        "asks",
        "asked",
        "requests",
        "requested",
        "directed",
        "directs",
        "instructed",
        "urged",
        "urges",
        "reminded",
        "told",
    ]
    .iter()
    .find(|verb| begins(rest, &[verb]))?;
    let whom = rest[verb.len()..].trim_start();
    let to = whom.find(" to ").filter(|to| whom[..*to].split(' ').count() <= 4)?;
    let is_question =
        begins(&lower(whom), &["about", "whether", "if", "for", "how", "what", "when", "who", "why", "that"]);
    let name = trimmed(&whom[..to]);
    let lead = roster.resolve(name).unwrap_or_else(|| name.strip_prefix("the ").unwrap_or(name).to_owned());
    let start = clause.len() - whom.len() + to + " to ".len();
    (!is_question).then(|| Work { lead: vec![lead], start, kind: None, by: Some(by) })
}

/// Where the work begins that the writer takes on: "I'll draft the letter".
pub(super) fn own(clause: &str) -> Option<usize> {
    let low = lower(clause);
    let words = ["i'll ", "i’ll ", "i will ", "i am going to ", "i'm going to "]
        .into_iter()
        .find(|words| low.starts_with(words))?;
    let rest = &low[words.len()..];
    (!begins(rest, &NO_WORK)).then_some(words.len())
}

/// Reads who is asked from a byte of a clause on.
fn asked(clause: &str, at: usize, place: Place, is_subjunctive: bool, roster: &Roster) -> Option<Work> {
    let (lead, end) = parties(&clause[at..], place, roster)?;
    let end = at + end;
    let mut rest = clause[end..].trim_start();
    // "D3.2 (Paola): …" is a remark.
    if rest.starts_with('(')
        && let Some((_, behind)) = rest.split_once(')')
    {
        rest = behind.trim_start();
    }
    let low = lower(rest);
    let start_at = |rest: &str| clause.len() - rest.trim_start().len();
    let work = |start: usize| Some(Work { lead: lead.clone(), start, ..Work::default() });
    let is_work = |behind: &str| {
        let behind = behind.trim_start();
        behind.starts_with(char::is_lowercase) && (!begins(behind, &NO_WORK) || begins(behind, &["meet with"]))
    };
    if let Some(behind) = low.strip_prefix("to ").filter(|behind| is_work(behind)) {
        return work(clause.len() - behind.len());
    }
    let verb = ASKED.iter().filter(|verb| begins(&low, &[verb])).max_by_key(|verb| verb.len());
    if let Some(verb) = verb.filter(|verb| is_work(&low[verb.len()..])) {
        return work(start_at(&rest[verb.len()..]));
    }
    if place == Place::Actions && begins(&low, &["should", "can", "could", "may"]) {
        let verb = rest.split(' ').next().map_or(0, str::len);
        return work(start_at(&rest[verb..]));
    }
    let signed = rest
        .strip_prefix(':')
        .or_else(|| rest.strip_prefix("- "))
        .or_else(|| rest.strip_prefix("– "))
        .or_else(|| rest.strip_prefix("— "));
    let first = |text: &str| lower(text.trim_start().split([' ', ',', '.', ';']).next().unwrap_or_default());
    if let Some(behind) = signed {
        let asks = IMPERATIVES.contains(&first(behind).as_str())
            && !clause.contains('?')
            && !has(&lower(behind), &["i", "we", "i'll", "we'll", "you"]);
        if place == Place::Actions || asks {
            return (!behind.trim().is_empty()).then(|| Work {
                lead: lead.clone(),
                start: start_at(behind),
                ..Work::default()
            });
        }
        return None;
    }
    // "That the Treasurer sign the contract"
    if is_subjunctive && IMPERATIVES.contains(&first(rest).as_str()) {
        return Some(Work { lead, start: start_at(rest), kind: Some("decision"), by: None });
    }
    None
}

/// The words that say when, where the reader of deadlines knows none: "before planning", "next meeting", "this week".
pub(super) fn when(text: &str) -> Option<&str> {
    const OPENINGS: [&str; 10] =
        ["no later than", "before", "by", "until", "in time for", "ahead of", "for", "due", "after", "to the"];
    const MOMENTS: [&str; 39] = [
        "meeting",
        "session",
        "plenary",
        "call",
        "sprint",
        "planning",
        "week",
        "weekend",
        "month",
        "quarter",
        "year",
        "end",
        "tomorrow",
        "tonight",
        "today",
        "noon",
        "eod",
        "eow",
        "release",
        "conference",
        "summit",
        "agm",
        "christmas",
        "easter",
        "summer",
        "winter",
        "spring",
        "autumn",
        "fall",
        "term",
        "semester",
        "retreat",
        "workshop",
        "days",
        "weeks",
        "months",
        "standup",
        "stand-up",
        "sync",
    ];
    let low = lower(text);
    let words = || low.char_indices().filter(|(at, _)| *at == 0 || low[..*at].ends_with([' ', '(']));
    let end_of = |at: usize| {
        let rest = &low[at..];
        at + rest.find([')', ';']).or_else(|| rest.find(". ")).unwrap_or_else(|| rest.trim_end_matches('.').len())
    };
    let mut found = words().filter_map(|(at, _)| {
        let opening = OPENINGS.iter().find(|opening| begins(&low[at..], &[opening]))?;
        // "bring it to the October meeting"
        let is_of_a_meeting = |inside: &str| has(inside, &["meeting", "session", "plenary", "call"]);
        let end = end_of(at);
        let inside = &low[at + opening.len()..end];
        let is_short = inside.split_whitespace().count() <= 7 && !inside.contains(", ");
        let names_day =
            || folded_words(inside).iter().any(|word| english_month(word).is_some() || english_weekday(word).is_some());
        let is_moment = ((has(inside, &MOMENTS) || names_day()) && (*opening != "to the" || is_of_a_meeting(inside)))
            || (*opening == "before" && inside.split_whitespace().count() <= 3);
        (is_short && is_moment).then(|| text[at..end].trim())
    });
    let this = ["this week", "next week", "this month", "next month", "next meeting", "next time", "today"]
        .iter()
        .find_map(|words| crate::import::understand::text::find(&low, words).map(|at| &text[at..at + words.len()]));
    found.next_back().or(this).filter(|words| !words.is_empty())
}

/// Whether two texts say the same.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    folded_words(one) == folded_words(other)
}

#[cfg(test)]
mod tests {
    use super::super::roster::list;
    use super::*;
    use crate::import::understand::extraction::Extraction;

    fn roster() -> Roster {
        let mut roster = Roster::default();
        let people = "Samir Haddad, Hui Ling Chow, Dov Katz, Mei Tan, Bo Lindqvist @bolin, Ann Ives (Treasurer)";
        for person in list(people) {
            roster.add(person, 1, &mut Extraction::default());
        }
        roster
    }

    #[test]
    fn marks() {
        for (text, expected) in [
            ("AI(Samir): fix it", Some((None, Some("Samir"), "fix it"))),
            ("ACTION - Dov / Mei - write it", Some((None, None, "Dov / Mei - write it"))),
            ("RESOLVED: That the Treasurer sign", Some((Some("resolution"), None, "That the Treasurer sign"))),
            ("[ ] Stefan: chase IT", Some((None, None, "Stefan: chase IT"))),
            ("TODO(alice): tidy up", Some((None, Some("alice"), "tidy up"))),
            ("Action on the fence was postponed", None),
            ("Agreed, Bo will open it", None),
        ] {
            let found = marked(text).map(|found| (found.kind, found.names, &text[found.start..]));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn who_does_what() {
        let roster = roster();
        let of = |text: &str, place| {
            read(text, place, &roster).map(|work| (work.lead.join(", "), text[work.start..].to_owned()))
        };
        let some = |lead: &str, work: &str| Some((lead.to_owned(), work.to_owned()));
        for (text, place, expected) in [
            ("Agreed, Bo will open the PR", Place::Notes, some("Bo Lindqvist", "open the PR")),
            (
                "@bolin to update the charter by 5 March",
                Place::Notes,
                some("Bo Lindqvist", "update the charter by 5 March"),
            ),
            ("Dov / Mei - write the procedure", Place::Actions, some("Dov Katz, Mei Tan", "write the procedure")),
            ("Samir: redirects are done", Place::Notes, None),
            ("Mei: ask the bakery about cakes", Place::Notes, some("Mei Tan", "ask the bakery about cakes")),
            ("That the Treasurer sign the contract", Place::Decisions, some("Ann Ives", "sign the contract")),
            ("The Treasurer shall apply for it", Place::Notes, some("Ann Ives", "apply for it")),
            ("Hui Ling asked whether to ship", Place::Notes, None),
            ("Hui Ling asks department chairs to send lists", Place::Notes, some("department chairs", "send lists")),
            ("Bo will be away", Place::Notes, None),
            ("Jane Doe: book a room", Place::Actions, some("Jane Doe", "book a room")),
            ("everyone: put estimates on tickets", Place::Actions, some("everyone", "put estimates on tickets")),
            ("Agreed to buy 20 folders", Place::Notes, some("", "buy 20 folders")),
        ] {
            assert_eq!(of(text, place), expected, "{text}");
        }
    }

    #[test]
    fn moments_without_a_day() {
        for (text, expected) in [
            ("split it (by end of sprint 43)", Some("by end of sprint 43")),
            ("interview two firms before the March board meeting", Some("before the March board meeting")),
            ("put estimates on tickets before planning", Some("before planning")),
            ("book the lab for Friday", Some("for Friday")),
            ("write to the council about the footpath", None),
            ("send letters for overnight parking", None),
        ] {
            assert_eq!(when(text), expected, "{text}");
        }
    }
}
