//! Who is asked to do what, in a clause of English notes: "ACTION - Dov / Mei - write …", "Bo will open …", "@a to …".

use super::roster::{self, Roster, is_name, is_office};
use crate::import::understand::text::{begins, cut, find, folded_words, has, lower, trimmed};
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
const DECIDING: [(&str, &str); 25] = [
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
    ("be it resolved, that", "resolution"),
    ("be it further resolved that", "resolution"),
    ("be it further resolved, that", "resolution"),
    ("now, therefore, be it resolved that", "resolution"),
    ("now, therefore, be it resolved, that", "resolution"),
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
const ASKED: [&str; 50] = [
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
    "would",
    "volunteers",
    "to please",
    "please",
    "is expected to",
    "are expected to",
    "was directed by the board to",
    "is instructed to",
    "are instructed to",
    "is due to",
    "plans to",
    "intends to",
];

/// What follows who is spoken to, or who speaks of work of their own.
const ASKING: [&str; 13] = [
    ", could you ",
    ", can you ",
    ", would you ",
    ", please ",
    "said he would ",
    "said she would ",
    "said they would ",
    "said he will ",
    "said she will ",
    "said he'll ",
    "said she'll ",
    "promised he would ",
    "promised she would ",
];

/// What may stand between who is asked and a thing to do, which is no verb: "Ahmet responsible for tidying up".
const CHARGED: [&str; 15] = [
    "owns",
    "to own",
    "will own",
    "is responsible for",
    "are responsible for",
    "responsible for",
    "to be responsible for",
    "will be responsible for",
    "is in charge of",
    "in charge of",
    "takes over",
    "will take over",
    "takes care of",
    "will take care of",
    "takes on",
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

/// Words after a name and a colon that begin what somebody says, not what somebody is to do.
const NO_VERBS: [&str; 100] = [
    "i", "we", "it", "he", "she", "they", "you", "this", "that", "these", "those", "there", "the", "a", "an", "my",
    "our", "your", "their", "not", "no", "nothing", "none", "yes", "yeah", "yep", "ok", "okay", "so", "and", "but",
    "or", "maybe", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "can", "could", "should",
    "would", "may", "might", "need", "needs", "let's", "lets", "let", "please", "all", "everyone", "some", "more",
    "most", "many", "just", "already", "also", "still", "then", "if", "as", "at", "in", "on", "for", "of", "with",
    "without", "what", "who", "how", "when", "why", "where", "which", "good", "great", "nice", "fine", "agreed",
    "sure", "thanks", "happy", "sorry", "new", "finished", "done", "waiting", "working", "blocked", "one", "two",
    "three",
];

/// Several who are not named.
const COLLECTIVES: [&str; 33] = [
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
    "the committee",
    "committee",
    "the board",
    "the council",
    "management",
    "the team",
    "volunteers",
    "members",
    "parents",
    "residents",
    "the trustees",
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

/// The pieces of a list of names, cut at commas, semicolons and words that join, never inside brackets.
pub(super) fn cut_list(text: &str) -> Vec<&str> {
    let spans = cut(text, |before, sign, after| {
        matches!(sign, ',' | ';' | '+' | '&') || (sign == '/' && before.ends_with(' ') && after.starts_with(' '))
    });
    let pieces = spans.into_iter().map(|span| text[span].trim_end_matches([',', ';', '+', '&', '/']).trim());
    let pieces = pieces.map(|piece| piece.strip_prefix("and ").unwrap_or(piece));
    pieces.flat_map(parted_at_and).filter(|piece| !piece.is_empty()).collect()
}

/// The two halves of "A (Chair) and B", unless it stands in brackets.
fn parted_at_and(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 && at >= from && text[at..].starts_with(" and ") => {
                pieces.push(&text[from..at]);
                from = at + " and ".len();
            }
            _ => {}
        }
    }
    pieces.push(&text[from..]);
    pieces
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
    // "Mr Dace will write to the council": a form of address is before no other word.
    let (bare, honorific) = roster::without_titles(text);
    if honorific.is_some() {
        let name: Vec<&str> = bare.split(' ').take_while(|word| word.starts_with(char::is_uppercase)).take(3).collect();
        let name = name.join(" ");
        let name = name.trim_end_matches([',', ':', '.']);
        if is_name(name) {
            let end = text.len() - bare.len() + name.len();
            return Some((text[..end].to_owned(), end));
        }
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
        // "Approved by general consent." says of no thing that it is approved.
        let behind = low.split_once(' ').map_or("", |(_, behind)| behind);
        if at == 0 && begins(behind, &["by", "as", "with", "without", "unanimously", "nem"]) {
            return None;
        }
        let is_of_minutes =
            has(&low, &["minutes", "agenda", "apologies"]) && (kind == "decision" || signs_minutes(clause));
        return (!is_of_minutes && clause.split(' ').count() > 2).then(|| Work {
            start: at,
            kind: Some(kind),
            ..Work::default()
        });
    }
    told(clause, at, roster)
}

/// Whether a text decides nothing but that earlier minutes are right.
pub(super) fn signs_minutes(text: &str) -> bool {
    let low = lower(text);
    has(&low, &["minutes"]) && has(&low, &["signed", "true record", "correct record", "accurate record", "confirmed"])
}

/// Reads who asks whom: "Cruz-Reyes asks department chairs to send …", "Council directed staff to return …".
fn told(clause: &str, at: usize, roster: &Roster) -> Option<Work> {
    let low = lower(&clause[at..]);
    let body = BODIES.iter().flat_map(|body| [*body, body.strip_prefix("the ").unwrap_or(body)]);
    let body = body.filter(|body| begins(&low, &[body])).map(str::len).max();
    let (by, end) = match (roster.leading(&clause[at..]), body) {
        (Some((by, end)), _) => (Some(by), end),
        (None, Some(end)) => (None, end),
        (None, None) => return None,
    };
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
    let bare = name.strip_prefix("the ").unwrap_or(name);
    let lead = roster.resolve(name).or_else(|| roster.holder(bare)).unwrap_or_else(|| bare.to_owned());
    let start = clause.len() - whom.len() + to + " to ".len();
    (!is_question).then(|| Work { lead: vec![lead], start, kind: None, by })
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
        let meets = begins(behind, &["meet with", "meet the", "meet up with"]);
        behind.starts_with(char::is_lowercase) && (!begins(behind, &NO_WORK) || meets)
    };
    if let Some(behind) = low.strip_prefix("to ").filter(|behind| is_work(behind)) {
        return work(clause.len() - behind.len());
    }
    let verb = ASKED.iter().filter(|verb| begins(&low, &[verb])).max_by_key(|verb| verb.len());
    // "would" asks only where it was agreed.
    let verb = verb.filter(|verb| **verb != "would" || is_subjunctive);
    if let Some(charged) = CHARGED.iter().filter(|words| begins(&low, &[words])).max_by_key(|words| words.len()) {
        return work(start_at(&rest[charged.len()..]));
    }
    if let Some(verb) = verb.filter(|verb| is_work(&low[verb.len()..])) {
        return work(start_at(&rest[verb.len()..]));
    }
    if place == Place::Actions && begins(&low, &["should", "can", "could", "may"]) {
        let verb = rest.split(' ').next().map_or(0, str::len);
        return work(start_at(&rest[verb..]));
    }
    // "Rob, could you also confirm the size?", "Dylan said he would bring it"
    let behind = ASKING.iter().find_map(|words| low.strip_prefix(words)).map(|behind| {
        let behind =
            ["also ", "please ", "kindly "].into_iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
        ["also ", "please "].into_iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind)
    });
    if let Some(behind) = behind.filter(|behind| is_work(behind)) {
        return work(clause.len() - behind.len());
    }
    let signed = rest
        .strip_prefix(':')
        .or_else(|| rest.strip_prefix("- "))
        .or_else(|| rest.strip_prefix("– "))
        .or_else(|| rest.strip_prefix("— "))
        .or_else(|| ["→ ", "-> ", "=> "].into_iter().find_map(|sign| rest.strip_prefix(sign)));
    let first = |text: &str| lower(text.trim_start().split([' ', ',', '.', ';']).next().unwrap_or_default());
    if let Some(behind) = signed {
        let asks = IMPERATIVES.contains(&first(behind).as_str())
            && !clause.contains('?')
            && !has(&lower(behind), &["i", "we", "i'll", "we'll", "you"]);
        // "CB/AY: proofread it, by 27 May": two do not speak at once, and what is due is no speech.
        let is_verb = behind.trim_start().starts_with(char::is_lowercase) && !begins(&first(behind), &NO_VERBS);
        let is_due = is_verb && !clause.contains('?') && (lead.len() > 1 || when(behind).is_some());
        if place == Place::Actions || asks || is_due {
            return (!behind.trim().is_empty()).then(|| Work {
                lead: lead.clone(),
                start: start_at(behind),
                ..Work::default()
            });
        }
        return None;
    }
    // "Rob sends the drawings" in a list of actions
    let word = first(rest);
    let is_verb =
        rest.starts_with(char::is_lowercase) && !begins(&word, &NO_VERBS) && word.chars().all(char::is_alphabetic);
    if place == Place::Actions && is_verb && (word.ends_with('s') || IMPERATIVES.contains(&word.as_str())) {
        return work(start_at(rest));
    }
    // "That the Treasurer sign the contract"
    if is_subjunctive && IMPERATIVES.contains(&first(rest).as_str()) {
        return Some(Work { lead, start: start_at(rest), kind: Some("decision"), by: None });
    }
    None
}

/// The words that say when, where the reader of deadlines knows none: "before planning", "next meeting", "this week".
pub(super) fn when(text: &str) -> Option<&str> {
    const OPENINGS: [&str; 11] = [
        "no later than",
        "before",
        "by",
        "until",
        "in time for",
        "ahead of",
        "for",
        "due",
        "after",
        "to the",
        "at the",
    ];
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
        let fits = match *opening {
            "to the" => is_of_a_meeting(inside),
            "at the" => is_of_a_meeting(inside) && (names_day() || has(inside, &["next", "following", "coming"])),
            _ => true,
        };
        let is_moment = (fits && (has(inside, &MOMENTS) || names_day()))
            || (*opening == "before" && inside.split_whitespace().count() <= 3);
        (is_short && is_moment).then(|| text[at..end].trim())
    });
    let this = [
        "this week",
        "next week",
        "this month",
        "next month",
        "next meeting",
        "next time",
        "today",
        "eod",
        "eow",
        "eom",
        "asap",
    ]
    .iter()
    .find_map(|words| crate::import::understand::text::find(&low, words).map(|at| &text[at..at + words.len()]));
    found.next_back().or(this).filter(|words| !words.is_empty())
}

/// The words at the end of a text, or behind a word for it, that may be the day when work is due: "for 17 March", "Due: 4
/// March", "(Friday)", "- due 2024-05-08".
pub(super) fn moments(text: &str) -> Vec<&str> {
    const WORDS: [&str; 6] = ["due date", "due", "deadline", "eta", "target date", "target"];
    let low = lower(text);
    let end_of = |from: usize| from + text[from..].find([')', ']', ';', ',']).unwrap_or(text.len() - from);
    let mut found = Vec::new();
    if let Some(moment) = when(text).and_then(|moment| moment.strip_prefix("for ")) {
        found.push(moment);
    }
    // "before the November 12 meeting"
    let of_meeting = when(text).map(trimmed).and_then(|moment| moment.strip_suffix(" meeting"));
    let day = of_meeting.and_then(|moment| moment.split_once(" the ")).map(|(_, day)| day);
    found.extend(day.filter(|day| day.contains(|c: char| c.is_ascii_digit())));
    for word in WORDS {
        if let Some(at) = find(&low, word) {
            let behind = text[at + word.len()..].trim_start_matches([' ', ':', '-', '–']);
            let behind = ["is ", "by ", "on "].iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
            let start = text.len() - behind.len();
            found.push(&text[start..end_of(start).max(start)]);
        }
    }
    let last = text.trim_end_matches(['.', ' ']);
    if let Some(open) = last.rfind(['(', '[']).filter(|_| last.ends_with([')', ']'])) {
        found.push(&last[open + 1..last.len() - 1]);
    }
    for sign in [" - ", " – ", " — ", ", ", " → ", " | "] {
        found.extend(last.rsplit_once(sign).map(|(_, behind)| behind));
    }
    let is_short = |moment: &&str| (1..=5).contains(&moment.split(' ').count()) && !moment.is_empty();
    found.into_iter().map(trimmed).filter(is_short).collect()
}

/// A moment that stands behind a dash: "get three bids - August meeting".
pub(super) fn moment_behind_dash(text: &str) -> Option<&str> {
    let (_, behind) =
        [" - ", " – ", " — "].into_iter().find_map(|dash| text.trim_end_matches('.').rsplit_once(dash))?;
    (behind.split(' ').count() <= 3 && when(&format!("by {behind}")).is_some()).then_some(behind)
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
            ("Approved by general consent", Place::Notes, None),
            ("The board asked Samir to prepare a budget", Place::Notes, some("Samir Haddad", "prepare a budget")),
            ("Council directed staff to return with a plan", Place::Notes, some("staff", "return with a plan")),
            ("It was agreed that Mr Dace would write to them", Place::Notes, some("Mr Dace", "write to them")),
            ("Mr Dace would write to them", Place::Notes, None),
            ("Mei responsible for tidying the bench", Place::Notes, some("Mei Tan", "tidying the bench")),
            ("Dov/Mei: proofread it, by 27 May", Place::Notes, some("Dov Katz, Mei Tan", "proofread it, by 27 May")),
            ("Mei: please label all chemicals this week", Place::Notes, None),
            ("Bo, could you also confirm the size?", Place::Notes, some("Bo Lindqvist", "confirm the size?")),
            ("Bo said he would bring the tent", Place::Notes, some("Bo Lindqvist", "bring the tent")),
            ("Bo sends the drawings by Monday", Place::Actions, some("Bo Lindqvist", "sends the drawings by Monday")),
            ("Bo sends the drawings by Monday", Place::Notes, None),
            ("Bo → rollout plan, 21 March", Place::Actions, some("Bo Lindqvist", "rollout plan, 21 March")),
        ] {
            assert_eq!(of(text, place), expected, "{text}");
        }
    }

    #[test]
    fn where_a_day_may_stand() {
        for (text, expected) in [
            ("write up the runbook (Friday)", vec!["Friday"]),
            ("publish the guide. Due: 4 March", vec!["4 March"]),
            ("collect examples - due 2024-05-08", vec!["2024-05-08", "due 2024-05-08"]),
            ("report before the November 12 meeting", vec!["November 12"]),
            ("mail the notice - July 15, 2025", vec!["July 15, 2025", "2025"]),
            ("tidy up", vec![]),
        ] {
            assert_eq!(moments(text), expected, "{text}");
        }
    }

    #[test]
    fn moments_without_a_day() {
        for (text, expected) in [
            ("split it (by end of sprint 43)", Some("by end of sprint 43")),
            ("interview two firms before the March board meeting", Some("before the March board meeting")),
            ("put estimates on tickets before planning", Some("before planning")),
            ("book the lab for Friday", Some("for Friday")),
            ("report at the February meeting", Some("at the February meeting")),
            ("read it out at the meeting", None),
            ("write to the council about the footpath", None),
            ("send letters for overnight parking", None),
        ] {
            assert_eq!(when(text), expected, "{text}");
        }
    }
}
