//! Votes in words and tables: "3 in favour, 0 against", "Carried 4-1", "Ayes: A, B. Nays: C", "tán thành 15, không tán
//! thành 02", "31/33 đại biểu có mặt biểu quyết tán thành".

use std::ops::Range;

use super::extraction::{Extraction, Proceeding};
use super::text::{begins, first, has, has_blank, lower, sentences, trimmed, without_mark};
use crate::import::document::Row;

/// How a vote ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Vote {
    pub in_favour: Option<u32>,
    pub against: Option<u32>,
    pub abstain: Option<u32>,
    pub invalid: Option<u32>,
    pub total: Option<u32>,
    /// `pass` or `fail`.
    pub result: Option<&'static str>,
    /// How it was held: `secret`.
    pub method: Option<&'static str>,
    /// The votes for each candidate.
    pub tally: Vec<(String, u32)>,
    pub moved_by: Vec<String>,
    pub seconded_by: Vec<String>,
}

impl Vote {
    /// Whether any votes were counted.
    pub fn is_counted(&self) -> bool {
        [self.in_favour, self.against, self.abstain].iter().any(Option::is_some)
    }

    fn side(&mut self, side: Side) -> &mut Option<u32> {
        match side {
            Side::For => &mut self.in_favour,
            Side::Against => &mut self.against,
            Side::Abstain => &mut self.abstain,
            Side::Invalid => &mut self.invalid,
        }
    }

    /// Whether the same numbers were counted.
    pub fn is_same(&self, other: &Self) -> bool {
        let sides = |vote: &Self| [vote.in_favour, vote.against, vote.abstain].map(Option::unwrap_or_default);
        sides(self) == sides(other)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    For,
    Against,
    Abstain,
    Invalid,
}

/// What the sides are called. A weak word means a side only beside another side, or where a vote is spoken of.
const SIDES: [(&str, Side, bool); 46] = [
    ("in favour", Side::For, false),
    ("in favor", Side::For, false),
    ("for", Side::For, true),
    ("ayes", Side::For, false),
    ("aye", Side::For, false),
    ("yeas", Side::For, false),
    ("yea", Side::For, false),
    ("yes", Side::For, true),
    ("tán thành", Side::For, true),
    ("đồng ý", Side::For, true),
    ("nhất trí", Side::For, true),
    ("thống nhất", Side::For, true),
    ("thuận", Side::For, true),
    ("against", Side::Against, true),
    ("opposed", Side::Against, true),
    ("nays", Side::Against, false),
    ("nay", Side::Against, false),
    ("noes", Side::Against, false),
    ("no", Side::Against, true),
    ("không tán thành", Side::Against, true),
    ("không đồng ý", Side::Against, true),
    ("không nhất trí", Side::Against, true),
    ("chưa đồng ý", Side::Against, true),
    ("phản đối", Side::Against, true),
    ("chống", Side::Against, true),
    ("abstentions", Side::Abstain, false),
    ("abstention", Side::Abstain, false),
    ("abstained", Side::Abstain, false),
    ("abstaining", Side::Abstain, false),
    ("abstain", Side::Abstain, false),
    ("không có ý kiến", Side::Abstain, true),
    ("ý kiến khác", Side::Abstain, true),
    ("không biểu quyết", Side::Abstain, true),
    ("không bỏ phiếu", Side::Abstain, true),
    ("phiếu trắng", Side::Abstain, true),
    ("trắng", Side::Abstain, true),
    ("invalid", Side::Invalid, false),
    ("spoilt", Side::Invalid, true),
    ("spoiled", Side::Invalid, true),
    ("không hợp lệ", Side::Invalid, true),
    ("sf", Side::For, true),
    ("f", Side::For, true),
    ("n", Side::Abstain, true),
    ("neutral", Side::Abstain, true),
    ("a", Side::Against, true),
    ("sa", Side::Against, true),
];

/// The short names of a poll of five levels, which are words of their own anywhere else.
const OF_TABLES: [&str; 6] = ["sf", "f", "n", "a", "sa", "neutral"];

/// What stands between a number and its side.
const FILLERS: [&str; 44] = [
    "vote",
    "votes",
    "voted",
    "voting",
    "were",
    "was",
    "people",
    "members",
    "trustees",
    "directors",
    "delegates",
    "of",
    "the",
    "present",
    "ballots",
    "phiếu",
    "đại",
    "biểu",
    "đồng",
    "chí",
    "có",
    "mặt",
    "quyết",
    "ý",
    "kiến",
    "đảng",
    "viên",
    "thành",
    "hộ",
    "người",
    "tham",
    "dự",
    "họp",
    "hội",
    "ủy",
    "cử",
    "tri",
    "cổ",
    "đông",
    "giáo",
    "phụ",
    "huynh",
    "dân",
    "đoàn",
];

/// Most of them.
const MOST_FILLERS: usize = 8;

const SMALL: [&str; 13] =
    ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// What a vote is spoken of with.
const VOTING: [&str; 14] = [
    "biểu quyết",
    "phiếu",
    "bỏ phiếu",
    "vote",
    "votes",
    "voted",
    "ballot",
    "ballots",
    "motion",
    "carried",
    "passed",
    "lost",
    "defeated",
    "adopted",
];

/// What a result in numbers follows: "Carried 4-1".
const DECIDED: [&str; 16] = [
    "carried",
    "passed",
    "passes",
    "failed",
    "fails",
    "lost",
    "defeated",
    "rejected",
    "approved",
    "adopted",
    "vote",
    "voted",
    "votes",
    "unanimously",
    "result",
    "ratified",
];

/// The votes that a text counts, each with the sentences that do.
pub(super) fn counted(text: &str) -> Vec<(Range<usize>, Vote)> {
    let mut found: Vec<(Range<usize>, Vote, bool)> = Vec::new();
    for span in sentences(text) {
        let words = &text[span.clone()];
        let by_name = named(words);
        let (mut vote, is_named) = match by_name {
            Some(vote) => (vote, true),
            None => (in_numbers(words).or_else(|| in_a_pair(words)).unwrap_or_default(), false),
        };
        if !vote.is_counted() {
            // What became of it may be said in a sentence of its own.
            if let Some((whole, last, _)) = found.last_mut()
                && words.split(' ').count() <= 4
                && let Some(result) = result(words)
            {
                last.result.get_or_insert(result);
                whole.end = span.end;
            }
            continue;
        }
        vote.result = result(words);
        match found.last_mut() {
            // "Ayes: A, B. Opposed: C."
            Some((whole, last, true)) if is_named && last.against.is_none() && vote.in_favour.is_none() => {
                last.against = vote.against;
                last.abstain = last.abstain.or(vote.abstain);
                whole.end = span.end;
            }
            Some((whole, last, true)) if is_named && last.abstain.is_none() && vote.in_favour.is_none() => {
                last.abstain = vote.abstain;
                whole.end = span.end;
            }
            _ => found.push((span, vote, is_named)),
        }
    }
    found.into_iter().map(|(span, vote, _)| (span, vote)).collect()
}

/// How votes are held, by what papers call it.
const METHODS: [(&str, &str); 9] = [
    ("giơ tay", "show-of-hands"),
    ("bỏ phiếu kín", "secret"),
    ("biểu quyết điện tử", "electronic"),
    ("biểu quyết điểm danh", "roll-call"),
    ("show of hands", "show-of-hands"),
    ("secret ballot", "secret"),
    ("secret", "secret"),
    ("electronic", "electronic"),
    ("roll call", "roll-call"),
];

/// What becomes of a proposal, where nothing else is said of it.
const RESULTS: [(&str, &str); 11] = [
    ("thông qua", "pass"),
    ("được thông qua", "pass"),
    ("không thông qua", "fail"),
    ("không được thông qua", "fail"),
    ("hoãn biểu quyết", "deferred"),
    ("hoãn", "deferred"),
    ("rút", "withdrawn"),
    ("passed", "pass"),
    ("failed", "fail"),
    ("deferred", "deferred"),
    ("withdrawn", "withdrawn"),
];

/// The vote behind its label: "Kết quả biểu quyết: giơ tay; tán thành 24, không tán thành 0; thông qua." One that says
/// anything else is a text.
pub(super) fn told(text: &str) -> Option<Vote> {
    const LABELS: [&str; 6] =
        ["kết quả biểu quyết", "kết quả bỏ phiếu", "kết quả kiểm phiếu", "biểu quyết", "vote", "result of the vote"];
    let (label, value) = text.split_once(':')?;
    if !LABELS.contains(&lower(trimmed(label)).as_str()) {
        return None;
    }
    let mut vote = in_numbers(text).or_else(|| in_a_pair(text)).unwrap_or_default();
    let mut is_told = vote.is_counted() || has_blank(value);
    let mut named = None;
    for piece in value.split([';', ',']) {
        let piece = lower(trimmed(piece));
        let is_count = piece.split(|c: char| !c.is_alphanumeric()).all(|word| {
            let is_of_side = SIDES.iter().any(|(side, ..)| side.split(' ').any(|own| own == word));
            word.is_empty()
                || number(word).is_some()
                || is_of_side
                || FILLERS.contains(&word)
                || matches!(word, "hợp" | "lệ" | "abstained")
        });
        let of = |table: &[(&'static str, &'static str)]| {
            table.iter().find(|(words, _)| *words == piece).map(|(_, name)| *name)
        };
        vote.method = vote.method.or_else(|| of(&METHODS));
        named = named.or_else(|| of(&RESULTS));
        let invalid = piece.strip_prefix("không hợp lệ").or_else(|| piece.strip_suffix("invalid"));
        vote.invalid = vote.invalid.or_else(|| number(invalid?.trim_matches([' ', ':'])));
        if !(is_count || of(&METHODS).is_some() || of(&RESULTS).is_some() || has_blank(&piece)) {
            return None;
        }
    }
    vote.result = named.or_else(|| result(value));
    is_told |= vote.method.is_some() || vote.result.is_some() || vote.invalid.is_some();
    is_told.then_some(vote)
}

/// The votes for one of those who are elected: "- Lò Văn Thịnh: 88 phiếu".
pub(super) fn tallied(text: &str) -> Option<(String, u32)> {
    let (name, count) = without_mark(text).rsplit_once(':')?;
    let count = trimmed(count);
    let count = ["phiếu", "votes", "vote"].iter().find_map(|unit| count.strip_suffix(unit)).unwrap_or(count);
    Some((name.trim().to_owned(), number(count.trim())?))
}

/// What became of a proposal.
pub(super) fn result(text: &str) -> Option<&'static str> {
    let low = lower(text);
    let fails = has(
        &low,
        &["lost", "failed", "fails", "defeated", "rejected", "not carried", "không thông qua", "không được thông qua"],
    );
    let passes = has(
        &low,
        &["carried", "passed", "passes", "adopted", "approved", "ratified", "agreed", "thông qua", "được bầu"],
    );
    if fails { Some("fail") } else { passes.then_some("pass") }
}

/// A word of a text: where it is.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The number that a word is, in digits or letters.
pub(super) fn number(word: &str) -> Option<u32> {
    if word.len() <= 5 && word.bytes().all(|c| c.is_ascii_digit()) {
        return word.parse().ok();
    }
    if word == "nil" {
        return Some(0);
    }
    SMALL.iter().position(|small| *small == word).and_then(|number| u32::try_from(number).ok())
}

/// "3 in favour, 0 against", "tán thành: 15; không tán thành: 02", "by 50 votes to nil with 3 abstentions".
fn in_numbers(text: &str) -> Option<Vote> {
    let low = lower(text);
    let words = words(&low);
    let word = |at: usize| words.get(at).map(|span: &Range<usize>| &low[span.clone()]);
    let gap = |at: usize| words.get(at + 1).map_or("", |next| &low[words[at].end..next.start]);
    let mut vote = Vote::default();
    let mut has_strong = has(&low, &VOTING);
    let mut at = 0;
    while at < words.len() {
        let rest = &low[words[at].start..];
        let fits = SIDES.iter().filter(|(name, _, _)| !OF_TABLES.contains(name) && begins(rest, &[name]));
        let Some((name, side, is_weak)) = fits.max_by_key(|(name, _, _)| name.len()) else {
            at += 1;
            continue;
        };
        let end = at + name.split(' ').count();
        // "For: 3 Against: 1" has the numbers behind the sides.
        let has_sign = low[words[end - 1].end..].trim_start().starts_with([':', '=']);
        let behind = |is_told: bool| is_told.then(|| after(&words, &low, end)).flatten();
        let count = behind(has_sign).or_else(|| before(&words, &low, at, gap)).or_else(|| behind(!name.is_ascii()));
        // "17 for, 31 against", not "ready for use" or "no quorum".
        let is_word = matches!(*name, "for" | "no" | "yes" | "against" | "opposed")
            && !low[words[end - 1].end..].trim_start().is_empty()
            && !low[words[end - 1].end..].starts_with([',', ';', '.', ')', ':', '('])
            && word(end).is_none_or(|next| next != "and");
        if let Some((count, total)) = count.filter(|_| !is_word) {
            let own = vote.side(*side);
            *own = Some(own.unwrap_or(0).max(count));
            vote.total = vote.total.or(total);
            has_strong |= !is_weak || total.is_some();
        }
        at = end;
    }
    // "by 50 votes to nil"
    for at in 0..words.len() {
        let (Some("by"), Some(yes)) = (word(at), word(at + 1).and_then(number)) else { continue };
        let to = at + 2 + usize::from(matches!(word(at + 2), Some("vote" | "votes")));
        if let (Some("to"), Some(no)) = (word(to), word(to + 1).and_then(number))
            && has(&low, &DECIDED)
        {
            vote.in_favour = Some(yes);
            vote.against = Some(no);
        }
    }
    // "biểu quyết thông qua: 07/07 đồng chí"
    if !vote.is_counted() && has(&low, &["biểu quyết", "bỏ phiếu"]) {
        let whole = (0..words.len().saturating_sub(2)).find_map(|at| {
            let (yes, all) = (number(word(at)?)?, number(word(at + 1)?)?);
            let is_of_people = gap(at) == "/" && gap(at + 1) == " " && FILLERS[14..].contains(&word(at + 2)?);
            is_of_people.then_some((yes, all))
        });
        if let Some((yes, all)) = whole {
            vote.in_favour = Some(yes);
            vote.total = Some(all);
        }
    }
    let sides = [vote.in_favour, vote.against, vote.abstain].iter().flatten().count();
    (sides >= 2 || (sides == 1 && has_strong)).then_some(vote)
}

/// The number before a side, and of how many: "31/33 đại biểu có mặt biểu quyết".
fn before<'t>(
    words: &[Range<usize>],
    low: &str,
    at: usize,
    gap: impl Fn(usize) -> &'t str,
) -> Option<(u32, Option<u32>)> {
    let mut place = at;
    for _ in 0..=MOST_FILLERS {
        place = place.checked_sub(1)?;
        if !gap(place).trim().is_empty() {
            return None;
        }
        let word = &low[words[place].clone()];
        if let Some(count) = number(word) {
            let whole = place.checked_sub(1).filter(|before| gap(*before) == "/");
            return match whole.and_then(|before| number(&low[words[before].clone()])) {
                Some(part) => Some((part, Some(count))),
                None => Some((count, None)),
            };
        }
        if !FILLERS.contains(&word) {
            return None;
        }
    }
    None
}

/// The number behind a side: "tán thành: 03 phiếu", "đồng ý 10/11".
fn after(words: &[Range<usize>], low: &str, at: usize) -> Option<(u32, Option<u32>)> {
    for place in at..at + 3 {
        let span = words.get(place)?;
        let gap = &low[words[place - 1].end..span.start];
        if !gap.chars().all(|c| matches!(c, ' ' | ':' | '=' | '-' | '–')) {
            return None;
        }
        if let Some(count) = number(&low[span.clone()]) {
            let behind = &low[span.end..];
            let total = behind.strip_prefix('/').and(words.get(place + 1)).and_then(|next| number(&low[next.clone()]));
            return (!behind.starts_with('%')).then_some((count, total));
        }
        if !matches!(&low[span.clone()], "phiếu" | "là" | "có" | "votes") {
            return None;
        }
    }
    None
}

/// "Carried 4-1", "Passed (5-0)", "the vote was 3-0-1".
fn in_a_pair(text: &str) -> Option<Vote> {
    const BETWEEN: [&str; 9] = ["unanimously", "by", "a", "vote", "of", "with", "was", "on", "the"];
    let low = lower(text);
    let words = words(&low);
    let word = |at: usize| words.get(at).map(|span: &Range<usize>| &low[span.clone()]);
    for at in 0..words.len() {
        if !word(at).is_some_and(|word| DECIDED.contains(&word)) {
            continue;
        }
        let mut next = at + 1;
        while word(next).is_some_and(|word| BETWEEN.contains(&word)) && next < at + 6 {
            next += 1;
        }
        let mut counts = Vec::new();
        while let Some(count) = word(next).filter(|word| word.bytes().all(|c| c.is_ascii_digit())).and_then(number) {
            counts.push(count);
            let is_joined = words
                .get(next + 1)
                .is_some_and(|behind| matches!(&low[words[next].end..behind.start], "-" | "–" | "—"));
            next += 1;
            if !is_joined {
                break;
            }
        }
        if let [yes, no, rest @ ..] = &counts[..]
            && rest.len() <= 1
        {
            let abstain = rest.first().copied();
            return Some(Vote { in_favour: Some(*yes), against: Some(*no), abstain, ..Vote::default() });
        }
    }
    None
}

/// "Ayes: Castellan, Jennings, Iyer. Nays - none."
fn named(text: &str) -> Option<Vote> {
    let low = lower(text);
    // Where the names of each side begin, and where the word for it does.
    let mut sides: Vec<(Side, usize, usize)> = Vec::new();
    for (at, _) in low.char_indices().filter(|(at, _)| *at == 0 || low[..*at].ends_with([' ', '(', ';'])) {
        let rest = &low[at..];
        let names = SIDES.iter().filter(|(name, _, _)| name.is_ascii() && !OF_TABLES.contains(name));
        let side = names.filter(|(name, _, _)| begins(rest, &[name])).max_by_key(|(name, _, _)| name.len());
        let Some((name, side, _)) = side else { continue };
        let behind = &rest[name.len()..];
        let signed = [":", " -", " –"].iter().find_map(|sign| behind.strip_prefix(sign));
        if let Some(behind) = signed.filter(|behind| behind.starts_with(' ')) {
            sides.push((*side, at, low.len() - behind.len()));
        }
    }
    let mut vote = Vote::default();
    for (number, (side, _, start)) in sides.iter().enumerate() {
        let end = sides.get(number + 1).map_or(text.len(), |(_, next, _)| *next);
        let names = &text[*start..end];
        let names = trimmed(names.split(';').next().unwrap_or_default());
        if names.is_empty() || names.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let is_nobody = matches!(lower(names).as_str(), "none" | "nil" | "nobody" | "0");
        let pieces = names.split([',', '&']).flat_map(|piece| piece.split(" and ")).map(str::trim);
        let count = if is_nobody { 0 } else { pieces.filter(|name| name.starts_with(char::is_uppercase)).count() };
        if count > 0 || is_nobody {
            *vote.side(*side) = u32::try_from(count).ok();
        }
    }
    vote.is_counted().then_some(vote)
}

/// Whether a line names the votes of one side: "NAYS: none".
pub(super) fn names_a_side(text: &str) -> bool {
    let low = lower(text);
    let Some((name, _)) = low.split_once(':') else { return false };
    SIDES.iter().any(|(known, _, _)| *known == name.trim() && !OF_TABLES.contains(known))
}

/// The votes of a table: of sides and their numbers, of one row for each proposal, or of how each one voted. Each has its
/// line and what was voted on.
pub(super) fn of_table(rows: &[Row]) -> Vec<(usize, Option<String>, Vote)> {
    let cells: Vec<Vec<String>> =
        rows.iter().map(|row| row.cells.iter().map(|cell| cell.join(" ")).collect()).collect();
    let side = |text: &str| {
        let low = lower(trimmed(text));
        let name = low.strip_prefix("phiếu ").or_else(|| low.strip_prefix("số phiếu ")).unwrap_or(&low);
        SIDES.iter().find(|(known, _, _)| *known == name).map(|(_, side, _)| *side)
    };
    let count = |text: &str| {
        let digits: String = trimmed(text).chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok().filter(|_| digits.len() <= 5)
    };
    let line = rows.first().map_or(1, |row| row.line);
    // Each row a side.
    let pairs: Vec<_> = cells
        .iter()
        .filter_map(|row| match &row[..] {
            [name, number, ..] => Some((side(name)?, count(number)?)),
            _ => None,
        })
        .collect();
    if pairs.len() >= 2 && pairs.len() + 1 >= rows.len() {
        let mut vote = Vote::default();
        for (side, count) in pairs {
            let own = vote.side(side);
            *own = Some(own.unwrap_or(0) + count);
        }
        return vec![(line, None, vote)];
    }
    let Some((head, body)) = cells.split_first() else { return Vec::new() };
    // Each column a side.
    let columns: Vec<Option<Side>> = head.iter().map(|cell| side(cell)).collect();
    if columns.iter().flatten().count() >= 2 {
        return body
            .iter()
            .zip(rows.iter().skip(1))
            .filter_map(|(row, source)| {
                let mut vote = Vote::default();
                for (side, cell) in columns.iter().zip(row) {
                    if let (Some(side), Some(count)) = (side, count(cell)) {
                        *vote.side(*side) = Some(count);
                    }
                }
                let is_text = |(column, cell): &(usize, &String)| {
                    columns.get(*column).is_none_or(Option::is_none) && count(cell).is_none() && !cell.is_empty()
                };
                let title = row.iter().enumerate().find(is_text).map(|(_, cell)| cell.clone());
                vote.is_counted().then_some((source.line, title, vote))
            })
            .collect();
    }
    // Each row a voter.
    let Some(column) = head.iter().position(|cell| has(&lower(cell), &["vote", "voted", "biểu quyết"])) else {
        return Vec::new();
    };
    let sides: Vec<Side> = body.iter().filter_map(|row| side(row.get(column)?)).collect();
    if sides.is_empty() || sides.len() < body.len().div_ceil(2) {
        return Vec::new();
    }
    let mut vote = Vote { in_favour: Some(0), against: Some(0), ..Vote::default() };
    for side in sides {
        let own = vote.side(side);
        *own = Some(own.unwrap_or(0) + 1);
    }
    vec![(line, None, vote)]
}

/// Gives the parts of the draft the votes that their words count; a request or a passage that counts one brings a vote of
/// its own.
pub(super) fn take(extraction: &mut Extraction) {
    let mut added: Vec<Proceeding> = Vec::new();
    let mut known: Vec<(usize, Vote)> =
        extraction.proceedings.iter().filter_map(|one| Some((one.line, one.vote.clone()?))).collect();
    let vote_of = |line: usize, title: Option<&String>, text: &str, (span, vote): (Range<usize>, Vote)| Proceeding {
        kind: "vote",
        title: title.cloned(),
        text: Some(trimmed(&text[span]).to_owned()),
        vote: Some(vote),
        line,
        ..Proceeding::default()
    };
    for one in extraction.proceedings.iter_mut().filter(|one| one.vote.is_none()) {
        let Some(text) = one.text.clone() else { continue };
        let votes = counted(&text);
        if let [(_, vote)] = &votes[..] {
            known.push((one.line, vote.clone()));
            one.kind = "vote";
            one.vote = Some(vote.clone());
            one.doubt = None;
        } else {
            known.extend(votes.iter().map(|(_, vote)| (one.line, vote.clone())));
            added.extend(votes.into_iter().map(|vote| vote_of(one.line, one.title.as_ref(), &text, vote)));
        }
    }
    let asks = extraction.directives.iter().map(|one| (one.line, one.quote.as_ref().unwrap_or(&one.text)));
    let rest = extraction.left.iter().map(|(line, text)| (*line, text));
    for (line, text) in asks.chain(rest) {
        for (span, vote) in counted(text) {
            if !known.iter().any(|(at, known)| *at == line && known.is_same(&vote)) {
                known.push((line, vote.clone()));
                added.push(vote_of(line, None, text, (span, vote)));
            }
        }
    }
    // What stands on several lines is left over by none of them.
    let voted: Vec<String> =
        extraction.proceedings.iter().filter(|one| one.vote.is_some()).filter_map(|one| one.text.clone()).collect();
    added.retain(|one| one.text.as_ref().is_none_or(|text| !voted.iter().any(|voted| voted.contains(text.as_str()))));
    extraction.left.retain(|(_, text)| !voted.iter().any(|voted| voted.contains(text.as_str())));
    extraction.proceedings.extend(added);
    extraction.proceedings.sort_by_key(|one| one.line);
}

/// Who moved a proposal and who seconded it, as written.
pub(super) fn movers(text: &str) -> (Option<&str>, Option<&str>) {
    let low = lower(text);
    // "MOTION (Sykes/Desai)", "M/S/P (Mbeki/Quayle)"
    if begins(&low, &["motion", "m/s", "m/s/p", "m/s/c", "m/s/u", "m/s/f"])
        && let (Some(open), Some(close)) = (text.find('('), text.find(')'))
        && let Some((mover, seconder)) = text.get(open + 1..close).and_then(|inside| inside.split_once('/'))
    {
        return (Some(mover.trim()), Some(seconder.trim()));
    }
    // "M/S Pruitt/Abara to approve"
    if begins(&low, &["m/s", "m/s/p", "m/s/c", "m/s/u", "m/s/f"])
        && let Some(both) = text.split(' ').nth(1)
        && let Some((mover, seconder)) = trimmed(both).split_once('/')
        && [mover, seconder].iter().all(|name| name.starts_with(char::is_uppercase))
    {
        return (Some(mover), Some(seconder));
    }
    let named = |by: &[&str], verbs: &[&str]| {
        if let Some((at, words)) = first(&low, by) {
            return Some(name_at(&text[at + words.len()..]));
        }
        let (at, _) = first(&low, verbs)?;
        let start = text[..at]
            .rfind(['.', ';', ',', ':'])
            .filter(|sign| !is_abbreviation(&text[..*sign]))
            .map_or(0, |sign| sign + 1);
        let name = text[start..at].trim();
        let name = name.split(" and ").last().unwrap_or(name);
        // "Proposed Cllr O'Dowd, seconded Cllr Lee": the seconder stands behind the word.
        let is_before = !begins(&lower(name), &["proposed", "moved"]);
        (is_before && !name.is_empty() && name.split(' ').count() <= 5).then_some(name)
    };
    let by = [
        "moved by",
        "proposed by",
        "proposer:",
        "on a motion by",
        "on motion of",
        "on motion by",
        "motion made by",
        "motion was made by",
        "motion by",
        "mover:",
        "proposed:",
        "duly made by",
    ];
    // "Ticketing moves to phase 2" is no motion.
    let is_motion = has(&low, &["motion", "second", "seconds", "seconded"]);
    let mover = named(&by, &["moved", "made a motion", "makes a motion", "made the motion"])
        .or_else(|| named_before(text, &low, &["moves"]).filter(|_| is_motion))
        .or_else(|| named_before(text, &low, &["motions", "motioned"]))
        .or_else(|| Some(name_at(&text[find_proposed(&low)?..])));
    let seconder = named(&["seconded by", "second by", "seconder:", "seconded:", "second:"], &["seconded"])
        .or_else(|| named_before(text, &low, &["seconds"]))
        .or_else(|| Some(name_at(&text[super::text::find(&low, "seconded")? + "seconded".len()..])));
    let is_name = |name: &&str| name.starts_with(char::is_uppercase);
    (mover.filter(is_name), seconder.filter(is_name))
}

/// The name before a verb that is also another word: "Greta seconds", not "40 seconds".
fn named_before<'t>(text: &'t str, low: &str, verbs: &[&str]) -> Option<&'t str> {
    let (at, _) = first(low, verbs)?;
    let start = text[..at].rfind(['.', ';', ',', ':']).map_or(0, |sign| sign + 1);
    let name = text[start..at].trim();
    let is_name = name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (is_name && name.split(' ').count() <= 3).then_some(name)
}

/// Whether a short sentence says how the motion before it ended: "Motion carried unanimously.", "All in favor.".
pub(super) fn ends_a_motion(text: &str) -> bool {
    let low = lower(text);
    let says =
        has(&low, &["all in favor", "all in favour", "unanimous", "unanimously", "nem con", "all aye", "all ayes"]);
    low.split(' ').count() <= 8 && (says || result(text).is_some())
}

/// Behind "Proposed", where a seconder is named, too.
fn find_proposed(low: &str) -> Option<usize> {
    let at = super::text::find(low, "proposed")?;
    has(low, &["seconded"]).then_some(at + "proposed".len())
}

/// The name with which a text begins.
fn name_at(text: &str) -> &str {
    let text = text.trim_start_matches([' ', ':']);
    let low = lower(text);
    let signs = text
        .char_indices()
        .filter(|(at, sign)| matches!(sign, ',' | ';' | '(' | ')') || (*sign == '.' && !is_abbreviation(&text[..*at])));
    let words = [" that ", " to ", " and ", " seconded "].iter().filter_map(|word| low.find(word));
    let end = signs.map(|(at, _)| at).chain(words).min().unwrap_or(text.len());
    text[..end].trim()
}

/// Whether the word before a full stop is a short form: "Mr", "Dir", "T".
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.chars().count() <= 4 && word.starts_with(char::is_uppercase) && !word.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(text: &str) -> Vec<[Option<u32>; 4]> {
        counted(text).into_iter().map(|(_, vote)| [vote.in_favour, vote.against, vote.abstain, vote.total]).collect()
    }

    #[test]
    fn in_words() {
        let (none, some) = (None, Some);
        for (text, expected) in [
            ("Vote: 4 in favour, 1 against, 0 abstentions. Motion carried.", vec![[some(4), some(1), some(0), none]]),
            ("The motion carried unanimously (5-0).", vec![[some(5), some(0), none, none]]),
            ("PASSED 3-1 (Sykes opposed).", vec![[some(3), some(1), none, none]]),
            ("Ayes: Castellan, Jennings, Iyer. Opposed: Bright. Motion carried.", vec![[some(3), some(1), none, none]]),
            ("AYES: Ruiz, Ode NAYS: none ABSTAIN: Min-ji", vec![[some(2), some(0), some(1), none]]),
            ("Roll call: Ayes - Voss, Adeyemi; Nays - Ng.", vec![[some(2), some(1), none, none]]),
            ("Adopted by 50 votes to nil with 3 abstentions.", vec![[some(50), some(0), some(3), none]]),
            (
                "An amendment was lost (17 for, 31 against). It was then carried, 39 for, 12 against.",
                vec![[some(17), some(31), none, none], [some(39), some(12), none, none]],
            ),
            ("A second concert: 3 yes, 2 no.", vec![[some(3), some(2), none, none]]),
            ("For: 3 Against: 1 Abstentions: 0", vec![[some(3), some(1), some(0), none]]),
            ("7 ayes, 1 nay, 1 abstention.", vec![[some(7), some(1), some(1), none]]),
            (
                "Mức góp quỹ: tán thành 15, không tán thành 02, không có ý kiến 01.",
                vec![[some(15), some(2), some(1), none]],
            ),
            ("Số phiếu đồng ý: 05; không đồng ý: 01.", vec![[some(5), some(1), none, none]]),
            ("31/33 đại biểu có mặt biểu quyết tán thành.", vec![[some(31), none, none, some(33)]]),
            ("Chi bộ biểu quyết thông qua: 07/07 đồng chí, tỷ lệ 100%.", vec![[some(7), none, none, some(7)]]),
            ("Kết quả: 39/39 phiếu đồng ý.", vec![[some(39), none, none, some(39)]]),
            ("Two fields are ready for use; no quorum was needed in 3 of them.", vec![]),
            ("Số thành viên có quyền biểu quyết tham dự: 4/4, đủ điều kiện.", vec![]),
            ("Các đồng chí nhất trí 100% với dự thảo ngày 4/5.", vec![]),
        ] {
            assert_eq!(sides(text), expected, "{text}");
        }
    }

    #[test]
    fn who_moved_and_seconded() {
        for (text, expected) in [
            ("Moved by Ms Yusuf, seconded by Mr. Achebe, that the Trust", (Some("Ms Yusuf"), Some("Mr. Achebe"))),
            (
                "Dir. Iyer moved to buy two buses. Seconded by Dir. Jennings.",
                (Some("Dir. Iyer"), Some("Dir. Jennings")),
            ),
            ("MOTION (Sykes/Desai) to approve", (Some("Sykes"), Some("Desai"))),
            ("Proposed Mrs C. Dunstable, seconded Mr A. Ziegler.", (Some("Mrs C. Dunstable"), Some("Mr A. Ziegler"))),
            (
                "Commissioner Tanaka moved to award it; Commissioner Bowman seconded.",
                (Some("Commissioner Tanaka"), Some("Commissioner Bowman")),
            ),
            ("The office moved to Hanoi.", (Some("The office"), None)),
            ("Shauna motions to accept it. Greta seconds the motion.", (Some("Shauna"), Some("Greta"))),
            ("Builds now take 40 seconds.", (None, None)),
            ("A motion was made by Todd and seconded by Miriam to replace it", (Some("Todd"), Some("Miriam"))),
            ("Upon motion duly made by Fontaine and seconded by Tran", (Some("Fontaine"), Some("Tran"))),
            ("M/S Pruitt/Abara to approve it", (Some("Pruitt"), Some("Abara"))),
            (
                "Proposed Cllr O'Dowd, seconded Cllr Featherstonehaugh",
                (Some("Cllr O'Dowd"), Some("Cllr Featherstonehaugh")),
            ),
            ("Proposed: Dylan Price. Seconded: Liam Orr.", (Some("Dylan Price"), Some("Liam Orr."))),
        ] {
            assert_eq!(movers(text), expected, "{text}");
        }
    }
}
