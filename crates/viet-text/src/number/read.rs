//! Reading a number that may be mistyped.

use unicode_normalization::UnicodeNormalization;

use super::DocumentNumber;
use super::known::{Style, is_kind, issuer_style};
use crate::fold::fold;

/// The longest number seen in print has five codes and sixty characters.
const MOST_CODES: usize = 6;
const MOST_CHARACTERS: usize = 80;

/// The number, and whether it was written as it should be.
pub(super) fn read(text: &str) -> Option<(DocumentNumber, bool)> {
    if text.len() > MOST_CHARACTERS * 4 {
        return None;
    }
    let text: String = text.nfc().collect();
    let (parts, signs) = lex(body(&text))?;
    let (ordinal, rest) = parts.split_first()?;
    let (year, codes) = match rest {
        [year, codes @ ..] if is_year(year) && !codes.is_empty() => (year.parse().ok(), codes),
        codes => (None, codes),
    };
    if codes.len() > MOST_CODES || !codes.iter().all(|code| is_code(code)) {
        return None;
    }
    let signs = if year.is_some() { &signs[1..] } else { &signs[..] };
    let style = style(year.is_some(), codes, signs)?;
    let number = DocumentNumber {
        ordinal: (*ordinal).to_owned(),
        year,
        codes: codes.iter().map(|&code| code.to_owned()).collect(),
        style,
    };
    let well_formed = number.to_string() == text;
    Some((number, well_formed))
}

/// The text without "Số:" before and punctuation after.
fn body(text: &str) -> &str {
    let text = text.trim().trim_end_matches(['.', ',', ';', ':', '-', '/', ' ']);
    let word = text.find(|c: char| !c.is_alphabetic()).map_or("", |end| &text[..end]);
    if fold(word) == "so" { text[word.len()..].trim_start_matches([' ', '\u{a0}', ':', '.']) } else { text }
}

/// What is between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Hyphen,
    Slash,
    /// Spaces alone, nothing at all, or signs that contradict each other.
    Unclear,
}

impl Sign {
    fn of(between: &str) -> Option<Self> {
        let mut sign = None;
        for letter in between.chars() {
            let this = match letter {
                '-' | '‐' | '‑' | '–' | '—' | '−' => Self::Hyphen,
                '/' => Self::Slash,
                '_' | '.' => Self::Unclear,
                space if space.is_whitespace() => continue,
                _ => return None,
            };
            sign = match sign {
                None => Some(this),
                Some(before) if before == this => sign,
                Some(_) => Some(Self::Unclear),
            };
        }
        Some(sign.unwrap_or(Self::Unclear))
    }
}

/// The parts and the signs between them; the first part begins with a digit.
fn lex(text: &str) -> Option<(Vec<&str>, Vec<Sign>)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let belongs = |c: char| c.is_alphanumeric() || c == '&';
    let mut parts = Vec::new();
    let mut signs = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        if parts.is_empty() {
            let (ordinal, code) = split_ordinal(part);
            if ordinal.len() > 6 {
                return None;
            }
            parts.push(ordinal);
            if !code.is_empty() {
                parts.push(code);
                signs.push(Sign::Unclear);
            }
        } else {
            parts.push(part);
        }
        if after.is_empty() {
            break;
        }
        let end = after.find(belongs)?;
        signs.push(Sign::of(&after[..end])?);
        rest = &after[end..];
    }
    Some((parts, signs))
}

/// Splits `21kl` into `21` and `kl`; one letter belongs to the running number (`1a`).
pub(super) fn split_ordinal(part: &str) -> (&str, &str) {
    let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    let (ordinal, code) = part.split_at(digits);
    if ordinal.is_empty() || code.chars().count() < 2 {
        return (part, "");
    }
    (ordinal, code)
}

pub(super) fn is_year(part: &str) -> bool {
    part.len() == 4 && part.parse().is_ok_and(|year| (1900..=2100).contains(&year))
}

fn is_code(part: &str) -> bool {
    part.starts_with(char::is_alphabetic) && part.chars().count() <= 12
}

/// The style that the number must have been meant in, or `None` where it may not be a number of
/// this country at all.
fn style(has_year: bool, codes: &[&str], signs: &[Sign]) -> Option<Style> {
    use Sign::{Hyphen, Slash, Unclear};
    let kind = codes.first().is_some_and(|code| is_kind(code));
    let issuer = codes.last().and_then(|code| issuer_style(bare(code)));
    let known = kind || issuer.is_some();
    if has_year {
        let clear = !signs.contains(&Unclear);
        let capitals = codes.iter().all(|code| code.starts_with(char::is_uppercase));
        return ((clear && capitals) || known).then_some(Style::State);
    }
    match (codes, signs) {
        ([_], [Slash]) => (issuer == Some(Style::State)).then_some(Style::State),
        ([_, _, ..], [Hyphen, Slash, ..]) => capital_or(known, codes).then_some(Style::Party),
        ([_, _, ..], [Slash, Hyphen, ..]) => capital_or(known, codes).then_some(Style::State),
        // `21 KL/TW`: the second separator alone implies the Party's style.
        ([_, _, ..], [Unclear, Slash, ..]) if kind => Some(Style::Party),
        // Anything else is certain only if both ends are known.
        ([_, _, ..], _) if kind => issuer,
        _ => None,
    }
}

fn capital_or(known: bool, codes: &[&str]) -> bool {
    known || codes.iter().all(|code| code.starts_with(char::is_uppercase))
}

/// An organization without the number of its term: QH13, UBTVQH14.
fn bare(code: &str) -> &str {
    code.trim_end_matches(|c: char| c.is_ascii_digit())
}
