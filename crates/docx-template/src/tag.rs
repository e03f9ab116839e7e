//! Finds tags in a text, and makes straight what word processors bend in them.

use std::ops::Range;

use crate::ProblemKind;

/// The most bytes of a tag.
const MAX_LENGTH: usize = 4096;

/// A tag, or what looks like a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    pub what: Result<Tag, ProblemKind>,
    pub suggestion: Option<String>,
}

/// A tag: what it is, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    pub mark: Mark,
    /// What stands between the marks, straightened and without spaces around it.
    pub code: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `{{ … }}`
    Value,
    /// `{% … %}`
    Statement,
    /// `{# … #}`
    Comment,
}

impl Mark {
    const ALL: [Self; 3] = [Self::Value, Self::Statement, Self::Comment];

    /// What begins and ends such a tag.
    pub const fn ends(self) -> (&'static str, &'static str) {
        match self {
            Self::Value => ("{{", "}}"),
            Self::Statement => ("{%", "%}"),
            Self::Comment => ("{#", "#}"),
        }
    }

    /// The kind of tag that begins here.
    fn beginning(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| text.starts_with(mark.ends().0))
    }
}

/// The tags of a text, in order, but one more than `most` at most; with `strays`, also ends that have no beginning.
pub(crate) fn find(text: &str, strays: bool, most: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    // No comment is looked for where none ends.
    let comments = text.rfind(Mark::Comment.ends().1).unwrap_or(0);
    while let (Some(step), true) = (text[at..].find(['{', '}', '%', '#']), found.len() <= most) {
        at += step;
        let rest = &text[at..];
        if let Some(mark) = Mark::beginning(rest) {
            let (length, what) = if mark == Mark::Comment { comment(rest, at < comments) } else { read(rest, mark) };
            let suggestion = match &what {
                Err(ProblemKind::UnclosedTag) => meant(&rest[..length], mark),
                _ => None,
            };
            found.push(Found { range: at..at + length, what, suggestion });
            at += length;
        } else if strays && Mark::ALL.iter().any(|mark| rest.starts_with(mark.ends().1)) {
            found.push(Found { range: at..at + 2, what: Err(ProblemKind::StrayEnd), suggestion: None });
            at += 2;
        } else {
            at += 1;
        }
    }
    found
}

/// The tag that was probably meant by one with a wrong end.
fn meant(typed: &str, mark: Mark) -> Option<String> {
    let (begin, end) = mark.ends();
    let content = typed[begin.len()..].trim_end_matches(['%', '#', '}']).trim();
    (typed.ends_with('}') && !content.is_empty()).then(|| format!("{begin} {content} {end}"))
}

/// Reads the comment that the text begins with.
fn comment(text: &str, is_closed: bool) -> (usize, Result<Tag, ProblemKind>) {
    let (mark, (begin, end)) = (Mark::Comment, Mark::Comment.ends());
    match is_closed.then(|| text.find(end)).flatten() {
        Some(at) => (at + end.len(), Ok(Tag { mark, code: String::new() })),
        None => (begin.len(), Err(ProblemKind::UnclosedTag)),
    }
}

/// Reads the value or statement that the text begins with: how long it is, and what it says.
fn read(text: &str, mark: Mark) -> (usize, Result<Tag, ProblemKind>) {
    let (begin, end) = mark.ends();
    let text = &text[..text.floor_char_boundary(MAX_LENGTH)];
    let mut code = String::new();
    // Whether a letter closes the text in quotation marks that is open, where it began, and the brackets that are open.
    let (mut quote, mut quoted_at, mut brackets): (Option<Quote>, _, _) = (None, 0, Vec::new());
    let mut letters = text.char_indices().skip(begin.len());
    while let Some((at, letter)) = letters.next() {
        if is_dropped(letter) {
            continue;
        }
        let straight = straightened(letter);
        if let Some(open) = quote {
            if letter == open.mark || !open.is_typed && straight == open.mark {
                quote = None;
                code.push(straight);
            } else {
                code.push(letter);
                if letter == '\\' {
                    code.extend(letters.next().map(|(_, escaped)| escaped));
                }
            }
            continue;
        }
        let rest = &text[at..];
        if brackets.is_empty() && rest.starts_with(end) {
            // The signs that take the spaces around a tag away: here nothing does that.
            let code = code.trim();
            let code = code.strip_prefix(['-', '+']).unwrap_or(code);
            let code = code.strip_suffix(['-', '+']).unwrap_or(code).trim();
            let length = at + end.len();
            return match code {
                "" => (length, Err(ProblemKind::EmptyTag)),
                code => (length, Ok(Tag { mark, code: code.to_owned() })),
            };
        }
        if Mark::beginning(rest).is_some() {
            return (at, Err(ProblemKind::UnclosedTag));
        }
        match straight {
            '"' | '\'' => {
                // A straight mark is closed by a straight one, if the tag has one.
                let more = &rest[letter.len_utf8()..];
                let is_typed = letter == straight && more[..more.find(end).unwrap_or(0)].contains(letter);
                (quote, quoted_at) = (Some(Quote { mark: straight, is_typed }), at);
            }
            '(' => brackets.push(')'),
            '[' => brackets.push(']'),
            '{' => brackets.push('}'),
            ')' | ']' | '}' if brackets.last() == Some(&straight) => drop(brackets.pop()),
            // The end of another tag, or half of this one's.
            '}' if brackets.is_empty() => return (at + 1, Err(ProblemKind::UnclosedTag)),
            ')' | ']' | '}' => {
                let length = rest.find(end).map_or(at + 1, |more| at + more + end.len());
                return (length, Err(ProblemKind::UnclosedBracket));
            }
            _ => {}
        }
        code.push(straight);
    }
    // The text is over. What is missing is found by where it should have ended.
    let (from, kind) = match quote {
        Some(_) => (quoted_at, ProblemKind::UnclosedQuote),
        None => (begin.len(), ProblemKind::UnclosedBracket),
    };
    match text[from..].find(end) {
        Some(more) => (from + more + end.len(), Err(kind)),
        None => (begin.len(), Err(ProblemKind::UnclosedTag)),
    }
}

/// An open quotation mark.
#[derive(Clone, Copy)]
struct Quote {
    /// The straight mark that closes it.
    mark: char,
    /// Whether only that mark closes it, so that curly ones inside are text.
    is_typed: bool,
}

/// The letter that was typed before the word processor made another of it.
fn straightened(letter: char) -> char {
    match letter {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}

/// Whether a letter is none, but says where a word may be broken, and such.
fn is_dropped(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{Found, Mark, ProblemKind, Tag, find};

    fn of(text: &str) -> Vec<(&str, Result<Tag, ProblemKind>)> {
        find(text, true, 9).into_iter().map(|Found { range, what, .. }| (&text[range], what)).collect()
    }

    #[test]
    fn tags_are_found_and_straightened() {
        for (text, typed, mark, code) in [
            ("a {{ b }} c", "{{ b }}", Mark::Value, "b"),
            ("{%- if a – 1 −%}", "{%- if a – 1 −%}", Mark::Statement, "if a - 1"),
            ("{{ a|join(“ – ”) }}", "{{ a|join(“ – ”) }}", Mark::Value, "a|join(\" – \")"),
            ("{{ ‘}}’ }}", "{{ ‘}}’ }}", Mark::Value, "'}}'"),
            ("{{ \"a “b”\"|join(\", ”) }}", "{{ \"a “b”\"|join(\", ”) }}", Mark::Value, "\"a “b”\"|join(\", \")"),
            ("{{ \"\\\"}}\" }}", "{{ \"\\\"}}\" }}", Mark::Value, "\"\\\"}}\""),
            ("{{ {'a': {'b': 1}}['a'] }}", "{{ {'a': {'b': 1}}['a'] }}", Mark::Value, "{'a': {'b': 1}}['a']"),
            (
                "{{\u{a0}ch\u{ad}air\u{200b}.name\u{202f}}}",
                "{{\u{a0}ch\u{ad}air\u{200b}.name\u{202f}}}",
                Mark::Value,
                "chair.name",
            ),
            ("{# {{ a }} #}", "{# {{ a }} #}", Mark::Comment, ""),
        ] {
            assert_eq!(of(text), [(typed, Ok(Tag { mark, code: code.to_owned() }))], "{text}");
        }
        assert_eq!(of("a { b } % c # {}"), []);
    }

    #[test]
    fn what_is_no_tag_does_not_hide_the_next() {
        let next = || ("{{ b }}", Ok(Tag { mark: Mark::Value, code: "b".to_owned() }));
        for (text, typed, kind) in [
            ("{{ a {{ b }}", "{{ a ", ProblemKind::UnclosedTag),
            ("{{ a } {{ b }}", "{{ a }", ProblemKind::UnclosedTag),
            ("{{ a %} {{ b }}", "{{ a %}", ProblemKind::UnclosedTag),
            ("{{ 'a }} {{ b }}", "{{ 'a }}", ProblemKind::UnclosedQuote),
            ("{{ a) }} {{ b }}", "{{ a) }}", ProblemKind::UnclosedBracket),
            ("{{ a[1) }} {{ b }}", "{{ a[1) }}", ProblemKind::UnclosedBracket),
            ("{{ }} {{ b }}", "{{ }}", ProblemKind::EmptyTag),
            ("{ { a }} {{ b }}", "}}", ProblemKind::StrayEnd),
            ("{# a {{ b }}", "{#", ProblemKind::UnclosedTag),
        ] {
            assert_eq!(of(text), [(typed, Err(kind)), next()], "{text}");
        }
        assert_eq!(of("{{ a"), [("{{", Err(ProblemKind::UnclosedTag))]);
        assert_eq!(find("}}", false, 9), []);
        assert_eq!(find("{{ a }}{{ b }}{{ c }}", false, 1).len(), 2);
        assert_eq!(of(&format!("{{{{ {} }}}}", "a".repeat(5000)))[0], ("{{", Err(ProblemKind::UnclosedTag)));
        let suggested = |text: &str| find(text, false, 9)[0].suggestion.clone();
        assert_eq!(suggested("{{ a %}").as_deref(), Some("{{ a }}"));
        assert_eq!(suggested("{% if a }}").as_deref(), Some("{% if a %}"));
    }
}
