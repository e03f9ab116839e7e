//! The probable cause of a syntax error: the parser reports where it stopped, people need the error itself.

use super::ProblemKind;
use crate::Span;

/// Signs that have a meaning of their own at the beginning of a value.
const SIGNS: [char; 13] = ['[', '{', '@', '%', '`', '>', '|', '&', '*', '!', '-', '?', ','];

/// The probable problem at `offset`, with its span.
pub(super) fn refined(text: &str, kind: ProblemKind, offset: usize) -> (ProblemKind, Span) {
    if let Some(marker) = conflict(text) {
        return (ProblemKind::Conflict, marker);
    }
    let here = Line::at(text, offset);
    let before = here.start.checked_sub(1).map(|end| Line::at(text, end));
    let lines = || std::iter::once(&here).chain(&before);
    let plain = Span::new(offset, offset + text[offset..].chars().next().map_or(0, char::len_utf8));
    match kind {
        ProblemKind::Quote => (kind, opening_quote(text, offset).unwrap_or(plain)),
        ProblemKind::Tab => (kind, indenting_tab(text, here.start).unwrap_or(plain)),
        ProblemKind::Indentation | ProblemKind::Other | ProblemKind::ColonInText => {
            if let Some(span) = lines().find_map(Line::missing_space) {
                return (ProblemKind::MissingSpace, span);
            }
            if kind == ProblemKind::ColonInText {
                // The first colon of a line is not inside a text: the line is indented too far.
                let is_first = !text[here.start..offset].contains(": ");
                return (if is_first { ProblemKind::Indentation } else { kind }, plain);
            }
            match lines().find_map(|line| line.sign().filter(|(_, span)| span.start <= offset)) {
                Some((sign, span)) => (ProblemKind::Sign(sign), span),
                None => (kind, plain),
            }
        }
        _ => (kind, plain),
    }
}

/// Length of a conflict marker, unless the attribute `conflict-marker-size` changes it or conflicts are nested.
const MARKER_SIZE: usize = 7;

/// The first line with a conflict marker of git.
fn conflict(text: &str) -> Option<Span> {
    let mut at = 0;
    let mut markers: Vec<(char, usize, Span)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        markers.extend(marker(content).map(|(sign, size)| (sign, size, Span::new(at, at + content.len()))));
        at += line.len();
    }
    let has = |sign, size| markers.iter().any(|marker| (marker.0, marker.1) == (sign, size));
    // A line of equals signs may be anything; next to one of the others it is a conflict.
    let is_conflict = |size| {
        if size >= MARKER_SIZE {
            has('<', size) || has('>', size)
        } else {
            ['<', '=', '>'].iter().all(|sign| has(*sign, size))
        }
    };
    markers.iter().find(|(_, size, _)| is_conflict(*size)).map(|(.., span)| *span)
}

/// The sign of which a line of a conflict is made, and how often it is there: before nothing, or before a space
/// and the name of a version.
fn marker(line: &str) -> Option<(char, usize)> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '<' | '|' | '=' | '>'))?;
    let rest = line.trim_start_matches(sign);
    (rest.is_empty() || rest.starts_with(' ')).then(|| (sign, line.len() - rest.len()))
}

/// One line of a text.
struct Line<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn at(text: &'t str, offset: usize) -> Self {
        let start = text[..offset].rfind('\n').map_or(0, |end| end + 1);
        let end = text[offset..].find('\n').map_or(text.len(), |length| offset + length);
        Self { start, text: text[start..end].trim_end() }
    }

    /// The key at the beginning of the line and what follows its colon.
    fn entry(&self) -> Option<(&'t str, &'t str)> {
        let content = self.text.trim_start_matches([' ', '-']);
        let (key, rest) = content.split_once(':')?;
        let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        is_key.then_some((key, rest))
    }

    /// `title:Họp`.
    fn missing_space(&self) -> Option<Span> {
        let (_, rest) = self.entry()?;
        let is_stuck = rest.starts_with(|c: char| !c.is_whitespace() && c != '/') && !self.text.contains(": ");
        let at = self.start + self.text.len() - rest.len();
        is_stuck.then(|| Span::new(at - 1, at + rest.chars().next().map_or(0, char::len_utf8)))
    }

    /// `title: [Họp] tháng 5`.
    fn sign(&self) -> Option<(char, Span)> {
        let (_, rest) = self.entry()?;
        let value = rest.strip_prefix(' ')?.trim_start();
        let sign = value.chars().next().filter(|sign| SIGNS.contains(sign))?;
        // A bracket or block that ends as it should is none of it.
        let is_whole = matches!((sign, value.chars().last()), ('[', Some(']')) | ('{', Some('}'))) || value.len() < 3;
        let at = self.start + self.text.len() - value.len();
        (!is_whole).then(|| (sign, Span::new(at, self.start + self.text.len())))
    }
}

/// The first quotation mark before `offset` that begins a value and is not closed in its line.
fn opening_quote(text: &str, offset: usize) -> Option<Span> {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let begun = end;
        end += line.len();
        if begun > offset {
            break;
        }
        let content = line.trim_end();
        let value = content.rsplit_once(": ").map_or(content, |(_, value)| value).trim_start_matches([' ', '-']);
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
        let closes = value[1..].replace("\\\\", "").replace("\\\"", "").replace("''", "").contains(quote);
        if !closes {
            let at = begun + content.len() - value.len();
            return Some(Span::new(at, begun + content.len()));
        }
    }
    None
}

/// The first tab that indents a line, from the line at `start` on.
fn indenting_tab(text: &str, start: usize) -> Option<Span> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n').take(3) {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t') {
            return Some(Span::new(at + tab, at + tab + 1));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::{ProblemKind, parse};

    /// The problem, and the text of its span.
    fn problem(text: &str) -> (ProblemKind, &str) {
        let problem = parse(text).unwrap_err().remove(0);
        (problem.kind, &text[problem.span.start..problem.span.end])
    }

    #[test]
    fn what_people_do() {
        for (text, kind, place) in [
            ("format: 1\ntitle:Họp\nstate: draft\n", ProblemKind::MissingSpace, ":H"),
            ("title: A: B\n", ProblemKind::ColonInText, ":"),
            ("organizations:\n  - id: a\n     name: A\n", ProblemKind::Indentation, ":"),
            ("title: [Họp] tháng 5\n", ProblemKind::Sign('['), "[Họp] tháng 5"),
            ("title: - Họp\n", ProblemKind::Sign('-'), "- Họp"),
            ("title: @Họp\n", ProblemKind::Sign('@'), "@Họp"),
            ("title: %Họp\n", ProblemKind::Sign('%'), "%Họp"),
            ("title: > Họp\n", ProblemKind::Sign('>'), "> Họp"),
            ("a: 1\ntitle: \"Họp\nstate: draft\nx: y\n", ProblemKind::Quote, "\"Họp"),
            ("title: Họp\nsession:\n\tkind: other\n", ProblemKind::Tab, "\t"),
            ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> khac\nc: 4\n", ProblemKind::Conflict, "<<<<<<< HEAD"),
            // In a file that both sides have renamed, and with the attribute `conflict-marker-size`.
            ("a: 1\n<<<<<<<< HEAD:a\nb: 2\n========\nb: 3\n>>>>>>>> x:b\n", ProblemKind::Conflict, "<<<<<<<< HEAD:a"),
            ("a: 1\r\n|||||||||| 1a2b3c\r\n>>>>>>>>>> x\r\n", ProblemKind::Conflict, "|||||||||| 1a2b3c"),
            ("a: 1\n<<< a\nb: 2\n===\nb: 3\n>>>\n", ProblemKind::Conflict, "<<< a"),
            ("a: 1\n>>>>>>> x\n", ProblemKind::Conflict, ">>>>>>> x"),
            ("a: b: c\n=======\n", ProblemKind::ColonInText, ":"),
            ("a: b: c\n<<<\n========\n", ProblemKind::ColonInText, ":"),
        ] {
            assert_eq!(problem(text), (kind, place), "{text:?}");
        }
    }
}
