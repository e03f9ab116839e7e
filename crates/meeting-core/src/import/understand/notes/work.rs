//! Who is asked to do what, in a clause of English notes: "ACTION - Dov / Mei - write …", "Bo will open …", "@a to …".

use super::moments::when;
use super::roster::{self, Roster, is_name, is_office};
use super::words::{ASKED, ASKING, BODIES, CHARGED, COLLECTIVES, DECIDING, IMPERATIVES, NO_VERBS, NO_WORK};
use crate::import::understand::text::{begins, cut, folded_words, has, lower, trimmed};

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
        let is_whole = name.contains(' ') || roster.is_empty() || roster.is_partial;
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
    if place == Place::Actions
        && is_verb
        && (word.ends_with('s') || IMPERATIVES.contains(&word.as_str()) || clause[at..].starts_with('@'))
    {
        return work(start_at(rest));
    }
    // "That the Treasurer sign the contract"
    if is_subjunctive && IMPERATIVES.contains(&first(rest).as_str()) {
        return Some(Work { lead, start: start_at(rest), kind: Some("decision"), by: None });
    }
    None
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
}
