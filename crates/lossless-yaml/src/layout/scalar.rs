//! Single values, copied from the text line by line.

use std::borrow::Cow;

use serde_json::Value;

use super::members::Content;
use crate::write::{is_date, key_of, text_of};

/// A key as it is to be written; `raw` is the source.
pub(super) fn key<'t>(raw: &'t str, key: &str) -> Cow<'t, str> {
    if raw == key && is_certain(raw) {
        return raw.into();
    }
    key_of(key).map_or(raw.into(), Cow::Owned)
}

/// The content of a plain or quoted value; `raw` is what is in the text, `is_plain` whether it has no quotes,
/// `is_day` whether its field takes a date.
pub(super) fn text<'t>(raw: &'t str, is_plain: bool, value: &Value, is_day: bool) -> Content<'t> {
    if raw.contains('\n') {
        return several_lines(raw);
    }
    let Some(text) = value.as_str() else { return Content::Text(raw.into(), Vec::new()) };
    let line = if is_day && is_date(text) {
        Cow::Owned(text.to_owned())
    } else if !is_plain || is_certain(raw) {
        raw.into()
    } else {
        text_of(text).filter(|line| line.starts_with(['"', '\''])).map_or(raw.into(), Cow::Owned)
    };
    Content::Text(line, Vec::new())
}

/// Whether every loader reads a plain text as that text. Others are examined more closely.
fn is_certain(text: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    const BREAKS: [char; 4] = ['\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'];
    // Numbers and times of any loader consist of these characters.
    let may_count = |c: char| c.is_ascii_hexdigit() || "xobTtZz_.:,+- ".contains(c);
    let is_counted = text.starts_with(|first: char| first.is_ascii_digit());
    (if is_counted { !text.chars().all(may_count) } else { text.starts_with(char::is_alphabetic) })
        && !WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
        && (text.is_ascii() || !text.contains(BREAKS))
}

/// A scalar over several lines. Spaces around the line ends are not part of it.
fn several_lines(raw: &str) -> Content<'_> {
    const SPACES: [char; 3] = [' ', '\t', '\r'];
    let mut lines = raw.split('\n').map(|line| {
        let line = line.trim_start_matches(SPACES);
        let short = line.trim_end_matches(SPACES);
        // After a backslash a space is text.
        let backslashes = short.len() - short.trim_end_matches('\\').len();
        let is_escaped = raw.starts_with('"') && backslashes % 2 == 1 && line[short.len()..].starts_with([' ', '\t']);
        &line[..short.len() + usize::from(is_escaped)]
    });
    let first = lines.next().unwrap_or_default();
    Content::Text(first.into(), lines.collect())
}

/// A block scalar (`|`, `>`), unchanged.
pub(super) struct Block<'t> {
    /// What it holds.
    pub content: Content<'t>,
    /// Where the line of its sign ends.
    pub head_end: usize,
    /// Where its last line ends.
    pub end: usize,
}

/// The block whose sign is at `at`, and whose text is `value`.
pub(super) fn block<'t>(text: &'t str, at: usize, value: &str) -> Block<'t> {
    let head_end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let sign = text[at..head_end].split_whitespace().next().unwrap_or_default();
    let body = text.get(head_end + 1..).unwrap_or_default();
    let line_ends = value.len() - value.trim_end_matches('\n').len();
    let (lines, length) = if line_ends == value.len() {
        (Vec::new(), 0)
    } else if let Some(indentation) = indentation_of(body, value) {
        indented_lines(body, indentation)
    } else {
        // Spaces alone: where they begin cannot be seen.
        let line = text_of(value).unwrap_or_default();
        return Block { content: Content::Text(line.into(), Vec::new()), head_end, end: head_end };
    };
    let end = if length == 0 { head_end } else { head_end + 1 + length };
    let (chomping, blanks) = match line_ends {
        0 => ("-", 0),
        1 if !lines.is_empty() => ("", 0),
        _ => ("+", line_ends - usize::from(!lines.is_empty())),
    };
    let indicator = if sign.contains(|c: char| c.is_ascii_digit()) { "2" } else { "" };
    let sign = format!("{}{indicator}{chomping}", &sign[..1]);
    let lines = lines.into_iter().chain(std::iter::repeat_n("", blanks)).collect();
    Block { content: Content::Block { sign, lines, keeps_blanks: blanks > 0 }, head_end, end }
}

/// How far a block's lines are indented, by the first one that can be seen.
fn indentation_of(body: &str, value: &str) -> Option<usize> {
    let spaces = |text: &str| {
        let line = text.split('\n').find(|line| line.contains(|c| !matches!(c, ' ' | '\t' | '\r')))?;
        Some(leading_spaces(line))
    };
    spaces(body)?.checked_sub(spaces(value)?)
}

/// The lines of a block without their indentation, up to the last one that is not blank, and how many bytes of
/// `body` they take.
fn indented_lines(body: &str, indentation: usize) -> (Vec<&str>, usize) {
    let mut lines = Vec::new();
    let (mut length, mut count, mut at) = (0, 0, 0);
    for whole in body.split_inclusive('\n') {
        let line = whole.strip_suffix('\n').unwrap_or(whole);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let spaces = leading_spaces(line);
        if spaces < indentation && spaces < line.len() {
            break;
        }
        let line = line.get(indentation..).unwrap_or_default();
        lines.push(line);
        if !line.is_empty() {
            (length, count) = (at + indentation + line.len(), lines.len());
        }
        at += whole.len();
    }
    lines.truncate(count);
    (lines, length)
}

fn leading_spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
