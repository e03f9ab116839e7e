//! Documents cited in a running text: `Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng`.

use chrono::NaiveDate;

use super::organizations;
use super::tokens::Tokens;
use super::{Certainty, Found};
use viet_text::{date, number};

/// A document that a text cites.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// What it is called: "Kết luận".
    pub kind: Option<String>,
    /// Its number as written: "21-KL/TW".
    pub number: Option<String>,
    /// Its title, where it has no number.
    pub title: Option<String>,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The part that is meant: "Điều 4".
    pub provision: Option<String>,
}

/// The documents that a text cites, in order.
#[must_use]
pub fn citations(text: &str) -> Vec<Found<Citation>> {
    let tokens = Tokens::of(text);
    let mut found: Vec<Reading> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let listed = found.last().filter(|last| last.is_listed_with(&tokens, at));
        match Reading::at(&tokens, at, listed) {
            Some(reading) => {
                at = reading.end;
                found.push(reading);
            }
            None => at += 1,
        }
    }
    share(&mut found);
    found.into_iter().map(|reading| reading.into_found(&tokens)).collect()
}

/// "Các Nghị quyết số 18-NQ/TW, 19-NQ/TW của Ban Chấp hành Trung ương": who issued the last issued them all.
fn share(found: &mut [Reading]) {
    for later in (1..found.len()).rev() {
        let (before, from) = found.split_at_mut(later);
        if let ([.., one], [other, ..]) = (before, from)
            && other.is_of_kind_before
            && other.value.issuer.is_some()
            && one.value.issuer.is_none()
            && one.value.date.is_none()
        {
            one.value.issuer.clone_from(&other.value.issuer);
            one.certainty = one.certainty.min(Certainty::Likely);
        }
    }
}

/// A citation that is being read.
struct Reading {
    value: Citation,
    certainty: Certainty,
    first: usize,
    end: usize,
    /// Whether it is in a list, and the citation before gives its kind.
    is_of_kind_before: bool,
}

impl Reading {
    /// Reads the document that is named at `at`, of the kind of the one before where the two are in a list.
    fn at(tokens: &Tokens<'_>, at: usize, listed: Option<&Self>) -> Option<Self> {
        let (provision, first) =
            super::provision::provision(tokens, at).map_or((None, at), |(it, end)| (Some(it), end));
        let mut reading = Self {
            value: Citation::default(),
            certainty: Certainty::Certain,
            first: at,
            end: first,
            is_of_kind_before: false,
        };
        reading.value.provision = provision;
        reading.document(tokens, listed)?;
        Some(reading)
    }

    fn document(&mut self, tokens: &Tokens<'_>, listed: Option<&Self>) -> Option<()> {
        let first = self.end;
        if let Some((kind, end)) = super::titles::law(tokens, first, self.value.provision.is_some()) {
            self.value.kind = Some(kind);
            self.value.title = Some(tokens.written(first, end).to_owned());
            self.end = end;
            return Some(());
        }
        let kind = super::titles::kind(tokens, first);
        let behind_kind = kind.as_ref().map_or(first, |(_, end)| *end);
        if let Some((written, end, certainty)) = numbered(tokens, behind_kind, kind.is_some() || listed.is_some()) {
            self.is_of_kind_before = kind.is_none() && listed.is_some();
            let of_list = || listed.and_then(|last| last.value.kind.clone());
            self.value.kind =
                kind.map(|(kind, _)| kind).or_else(of_list).or_else(|| super::titles::of_number(&written));
            self.value.number = Some(written);
            self.certainty = certainty;
            self.end = end;
            self.date(tokens);
            self.issuer(tokens);
            return self.is_enough().then_some(());
        }
        let (kind, end) = kind?;
        let (title, end) = super::titles::title(tokens, first, end)?;
        self.value.kind = Some(kind);
        self.value.title = Some(title);
        self.certainty = Certainty::Likely;
        self.end = end;
        self.date(tokens);
        self.issuer(tokens);
        Some(())
    }

    /// "ngày 25/10/2021", "(25/10/2021)", "of 5 May 2023".
    fn date(&mut self, tokens: &Tokens<'_>) {
        let at = self.end;
        let is_near = tokens.is_joined(at) || tokens.follows(at, &[",", "("]);
        let is_introduced = tokens.is_any(at, &["ngày", "dated"]) || tokens.follows(at, &["("]);
        let first = if tokens.is_any(at, &["of", "dated", "on"]) { at + 1 } else { at };
        if !is_near || !(is_introduced || first > at) {
            return;
        }
        // The longest: "ngày 18 tháng 5 năm 2021".
        let last = (first + 1..=first + 6).filter(|end| *end <= tokens.len()).rev();
        let mut read = last.filter_map(|end| Some((date::parse_date(tokens.written(first, end))?, end)));
        if let Some((day, end)) = read.next() {
            self.value.date = Some(day);
            self.end = end;
        }
    }

    /// "của Bộ Chính trị khóa XII", "of the Council".
    fn issuer(&mut self, tokens: &Tokens<'_>) {
        let of = self.end;
        if !tokens.is_any(of, &["của", "of"]) || !(tokens.is_joined(of) || tokens.follows(of, &[",", ")"])) {
            return;
        }
        let first = tokens.skip(of + 1, &["the"]);
        if !tokens.is_joined(first) || !tokens.get(first).is_some_and(|word| word.is_capital) {
            return;
        }
        let end = organizations::end_of_name(tokens, first);
        self.value.issuer = Some(tokens.written(first, end).to_owned());
        self.certainty = self.certainty.min(Certainty::Likely);
        self.end = end;
    }

    /// Whether what was read identifies a document.
    fn is_enough(&self) -> bool {
        let is_guess = self.certainty == Certainty::Guessed;
        !is_guess || self.value.date.is_some() || self.value.issuer.is_some()
    }

    /// Whether the word at `at` continues a list with this citation: ", 19-NQ/TW", "và số 19-NQ/TW".
    fn is_listed_with(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        if self.value.number.is_none() {
            return false;
        }
        let behind = |at: usize| at == self.end;
        let comma = behind(at) && tokens.follows(at, &[",", ";"]);
        let and = at > 0 && behind(at - 1) && tokens.is_any(at - 1, &["và", "and"]) && tokens.is_joined(at);
        comma || and
    }

    fn into_found(self, tokens: &Tokens<'_>) -> Found<Citation> {
        let mut span = tokens.span(self.first, self.end);
        span.end += closing(tokens.written(self.first, self.end), &tokens.text[span.end..]);
        Found { span, value: self.value, certainty: self.certainty }
    }
}

/// How long the sign is that closes what is open at the end of the citation: a quotation, a date in brackets.
fn closing(written: &str, behind: &str) -> usize {
    let pairs = [('"', '"'), ('“', '”'), ('«', '»'), ('‘', '’'), ('(', ')')];
    let is_open = |&&(open, close): &&(char, char)| {
        let opened = written.matches(open).count();
        let closed = if open == close { opened / 2 * 2 } else { written.matches(close).count() };
        behind.starts_with(close) && opened > closed
    };
    pairs.iter().find(is_open).map_or(0, |(_, close)| close.len_utf8())
}

/// The number that is here, with "số" before or without, where it ends, and how sure it is that it is one.
fn numbered(tokens: &Tokens<'_>, at: usize, is_of_kind: bool) -> Option<(String, usize, Certainty)> {
    let first = match tokens.says_any(at, &["số", "no", "number", "so"]) {
        Some(first) if tokens.is_joined(first) || tokens.follows(first, &[".", ":", ". :"]) => first,
        _ => at,
    };
    let is_near =
        first == at && !is_of_kind || tokens.is_joined(at) || tokens.follows(at, &[",", ";", ":"]) || first > at;
    let word = tokens.get(first).filter(|word| word.marked.starts_with(|letter: char| letter.is_ascii_digit()))?;
    if !is_near || word.marked.len() > 9 {
        return None;
    }
    let end = end_of_number(tokens, first);
    let written = tokens.written(first, end);
    let is_number = number::parse(written).is_some_and(|number| !number.codes.is_empty());
    let is_joined_up = !written.contains(char::is_whitespace);
    if is_number && (is_joined_up || number::tidied(written).is_some()) {
        return Some((written.to_owned(), end, Certainty::Certain));
    }
    let has_year = end == first + 2 && (first..end).any(|at| tokens.get(at).is_some_and(|word| word.year().is_some()));
    match is_of_kind {
        true if first > at && is_joined_up => Some((written.to_owned(), end, Certainty::Likely)),
        true if has_year && is_joined_up => Some((written.to_owned(), end, Certainty::Likely)),
        true if end == first + 1 && is_whole(tokens, first) => Some((written.to_owned(), end, Certainty::Guessed)),
        _ => None,
    }
}

/// Where the parts of a number end that begins here: `21-KL/TW`, `21 - KL/TW`, `123/QĐ-UBND`, `2023/45`.
fn end_of_number(tokens: &Tokens<'_>, first: usize) -> usize {
    let mut end = first + 1;
    while end < tokens.len().min(first + 9) && tokens.follows(end, &["-", "–", "‑", "‐", "/", "&"]) {
        let Some(word) = tokens.get(end) else { break };
        let is_code = word.marked.chars().count() <= 9;
        let has_space = tokens.written(end - 1, end + 1).contains(char::is_whitespace);
        if !is_code || (has_space && !word.is_upper) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether it is a running number by itself, not a count: "Báo cáo 5 năm".
fn is_whole(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|word| word.number().is_some_and(|number| number < 1000))
        && (tokens.is_any(at + 1, &["ngày", "của", "of"]) && tokens.is_joined(at + 1))
}
