//! Edits of one span of a text, planned without looking at the rest: fixes consist of them. If the text does not have
//! the required shape, there is no edit. [`super::apply`] verifies the result.

use serde_json::Value;

use super::form::{Form, spaces};
use super::interpret::meaning;
use super::lines::{column, line_break, line_end};
use crate::{Data, Node};
use crate::{Edit, Span};

/// Plans to replace the scalar at `span` by `written`, verbatim.
#[must_use]
pub fn rewritten(text: &str, root: &Node, span: Span, written: impl Into<String>) -> Option<Edit> {
    is_rewritable(text, root, span).then(|| Edit::new(span, written))
}

/// Plans to replace the value of the scalar at `span` by `words`: in its quotes if it has some, else as `plain`.
#[must_use]
pub fn reworded(text: &str, root: &Node, span: Span, words: &str, plain: Option<String>) -> Option<Edit> {
    let there = text.get(span.start..span.end)?;
    let quoted = Form::quoted_like(there, &Value::from(words)).map(|form| form.beside);
    rewritten(text, root, span, quoted.or(plain)?)
}

/// Whether the scalar at `span` can be written again: it is in one line, and not in a block (`|`), whose
/// lines are the author's.
#[must_use]
pub fn is_rewritable(text: &str, root: &Node, span: Span) -> bool {
    let written = text.get(span.start..span.end).unwrap_or_default();
    let is_in_one_line = !written.is_empty() && !written.contains(['\n', '\r']);
    is_in_one_line
        && match style_at(root, span) {
            Some(Data::Scalar { plain: true }) => true,
            // The span of a block begins with its content: only what is quoted begins and ends with the same mark.
            Some(Data::Scalar { plain: false }) => {
                let (first, last) = (written.chars().next(), written.chars().next_back());
                written.len() > 1 && first == last && matches!(first, Some('"' | '\''))
            }
            _ => false,
        }
}

/// The style of a key: whether it is quoted shows in its text.
static KEY: Data = Data::Scalar { plain: true };

/// The source text at `span`: a value, or the key of one. (An empty value has the span of its key, and none of its own.)
fn style_at(node: &Node, span: Span) -> Option<&Data> {
    if node.span == span {
        return Some(&node.data);
    }
    let inside = |node: &&Node| node.span.start <= span.start && span.end <= node.span.end;
    match &node.data {
        Data::Scalar { .. } => None,
        Data::Sequence(items) => items.iter().filter(inside).find_map(|item| style_at(item, span)),
        Data::Mapping(entries) => {
            let mut written = entries.iter().filter(|entry| entry.node.span != entry.key_span);
            written.find_map(|entry| {
                if entry.key_span == span {
                    return Some(&KEY);
                }
                Some(&entry.node).filter(inside).and_then(|node| style_at(node, span))
            })
        }
    }
}

/// Plans that the text of `key` becomes a list with that text as its one item: on a line of its own, or in brackets within a
/// mapping that is in braces.
#[must_use]
pub fn as_list(text: &str, mapping: &Node, key: &str) -> Option<Edit> {
    let entry = mapping.entry(key)?;
    let span = entry.node.span;
    if span == entry.key_span || !is_rewritable(text, mapping, span) {
        return None;
    }
    let item = text.get(span.start..span.end)?;
    if is_flow(text, mapping) {
        return Some(Edit::new(span, format!("[{item}]")));
    }
    let column = column(text, entry.key_span.start)?;
    let gap = text.get(entry.key_span.end..span.start)?;
    let start = entry.key_span.end + gap.find(':')? + 1;
    let is_beside = gap.trim() == ":" && !gap.contains(['\n', '\r']);
    let line_break = line_break(text, span.end);
    is_beside.then(|| Edit::new(Span::new(start, span.end), format!("{line_break}{}  - {item}", spaces(column))))
}

/// Plans to insert `key: words` into `mapping` before its key `other`; not if the mapping has the key, even if empty.
#[must_use]
pub fn entry_before(text: &str, mapping: &Node, other: &str, key: &str, words: &str) -> Option<Edit> {
    let at = mapping.entry(other).filter(|_| mapping.entry(key).is_none())?.key_span.start;
    let end = if is_flow(text, mapping) {
        ", ".to_owned()
    } else {
        format!("{}{}", line_break(text, at), spaces(column(text, at)?))
    };
    Some(Edit::new(Span::new(at, at), format!("{key}: {words}{end}")))
}

/// Plans to insert `key: words` into `mapping` after its key `other`, whose value is a scalar on one line; not if the
/// mapping has the key, even if empty.
#[must_use]
pub fn entry_behind(text: &str, mapping: &Node, other: &str, key: &str, words: &str) -> Option<Edit> {
    let entry = mapping.entry(other).filter(|_| mapping.entry(key).is_none())?;
    let end = entry.node.span.end;
    if text.get(entry.key_span.start..end)?.contains(['\n', '\r']) {
        return None;
    }
    if is_flow(text, mapping) {
        return Some(Edit::new(Span::new(end, end), format!(", {key}: {words}")));
    }
    let column = column(text, entry.key_span.start)?;
    let at = line_end(text, end);
    Some(Edit::new(Span::new(at, at), format!("{}{}{key}: {words}", line_break(text, at), spaces(column))))
}

fn is_flow(text: &str, mapping: &Node) -> bool {
    text.get(mapping.span.start..).is_some_and(|rest| rest.starts_with('{'))
}

/// Words of small letters that some loaders take for true, false or nothing.
const SPECIAL: [&str; 7] = ["yes", "no", "on", "off", "true", "false", "null"];

/// `words` as a scalar with this value in block and flow context; `None` if that needs several lines.
#[must_use]
pub fn scalar(words: &str) -> Option<String> {
    let is_quiet = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '/' | '.' | '(' | ')' | '–');
    // Neither a number nor a special value such as `null`.
    let is_text = words.contains(char::is_alphabetic) && words.contains(|letter: char| !letter.is_ascii_alphabetic());
    let may_begin = words.starts_with(char::is_alphabetic)
        || (words.starts_with(|letter: char| letter.is_ascii_digit()) && words.contains('/'));
    let is_quiet_text = is_text && may_begin && words.trim() == words && words.chars().all(is_quiet);
    let is_word = words.len() > 1 && words.bytes().all(|byte| byte.is_ascii_lowercase()) && !SPECIAL.contains(&words);
    let text = if is_quiet_text || is_word { words.to_owned() } else { quoted(words) };
    (meaning(&text)? == words).then_some(text)
}

/// `words` in double quotes.
#[must_use]
pub fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::{as_list, entry_before, entry_behind, is_rewritable, scalar};
    use crate::Edit;
    use crate::{Step, parse};

    #[test]
    fn scalars() {
        for (words, expected) in [
            ("Sở GDĐT", Some("Sở GDĐT")),
            ("so-gddt", Some("so-gddt")),
            ("Văn phòng (cơ sở 2)", Some("Văn phòng (cơ sở 2)")),
            ("no", Some("\"no\"")),
            ("y", Some("\"y\"")),
            ("fulfilled", Some("fulfilled")),
            ("05-NQ/TW", Some("05-NQ/TW")),
            ("1e3", Some("\"1e3\"")),
            ("d1", Some("d1")),
            ("Ban: A", Some("\"Ban: A\"")),
            ("Ban #1", Some("\"Ban #1\"")),
            ("Kế hoạch, tài chính", Some("\"Kế hoạch, tài chính\"")),
            ("Ban \"A\"", Some("\"Ban \\\"A\\\"\"")),
            ("a\\b", Some("\"a\\\\b\"")),
            ("2023", Some("\"2023\"")),
            ("a\nb", None),
            ("a\u{7}", None),
        ] {
            assert_eq!(scalar(words).as_deref(), expected);
        }
    }

    #[test]
    fn what_can_be_written_anew() {
        for (text, expected) in [
            ("a: b c", true),
            ("a: b # c\n", true),
            ("a: 'b'\n", true),
            ("a: \"b\"\n", true),
            ("a:\n  b\n", true),
            ("a: |\n  b\n", false),
            ("a: |-\n  b", false),
            ("a: >-\n  b\n\n", false),
            ("a: b\n  c\n", false),
            ("a: \"b\n  c\"\n", false),
            ("a:\n", false),
            ("a: [b]\n", false),
        ] {
            let document = parse(text).unwrap_or_else(|_| parse("a: [b]\n").unwrap());
            let span = document.root.get("a").unwrap().span;
            assert_eq!(is_rewritable(text, &document.root, span), expected, "{text:?}");
        }
    }

    /// Applies an edit of the mapping in `t` (or the whole, where there is none).
    fn edited(text: &str, edit: impl Fn(&str, &crate::Node) -> Option<Edit>) -> Option<String> {
        let document = parse(text).unwrap();
        let edit = edit(text, document.root.nearest([Step::Key("t"), Step::Index(0)]))?;
        let mut text = text.to_owned();
        text.replace_range(edit.span.start..edit.span.end, &edit.text);
        Some(text)
    }

    #[test]
    fn new_lines_stand_as_the_others_do() {
        let after = |text: &str| edited(text, |text, node| entry_behind(text, node, "s", "c", "1"));
        for (text, expected) in [
            ("s: x\n", Some("s: x\nc: 1\n")),
            ("s: x", Some("s: x\nc: 1")),
            ("\u{feff}s: x # y\r\n", Some("\u{feff}s: x # y\r\nc: 1\r\n")),
            ("t:\n - s: x # y\n   z: 1", Some("t:\n - s: x # y\n   c: 1\n   z: 1")),
            ("t: [{s: x}]", Some("t: [{s: x, c: 1}]")),
            ("t: [{s: x # y\n}]", Some("t: [{s: x, c: 1 # y\n}]")),
            ("s: |\n  x\n", None),
            ("? s\n: x\n", None),
            ("z: 1\n", None),
        ] {
            assert_eq!(after(text).as_deref(), expected, "{text:?}");
        }
        let ahead = |text: &str| edited(text, |text, node| entry_before(text, node, "s", "c", "1"));
        for (text, expected) in [
            ("s: x\n", Some("c: 1\ns: x\n")),
            ("\u{feff}s: x", Some("\u{feff}c: 1\ns: x")),
            ("t:\r\n  -   s: x\r\n", Some("t:\r\n  -   c: 1\r\n      s: x\r\n")),
            ("t: [{z: 1, s: x}]", Some("t: [{z: 1, c: 1, s: x}]")),
            ("? s\n: x\n", None),
        ] {
            assert_eq!(ahead(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn one_text_becomes_a_list() {
        let list = |text: &str| edited(text, |text, node| as_list(text, node, "p"));
        for (text, expected) in [
            ("p: A b # c\n", Some("p:\n  - A b # c\n")),
            ("t:\r\n- p: 'A'\r\n", Some("t:\r\n- p:\r\n    - 'A'\r\n")),
            ("p: A", Some("p:\n  - A")),
            ("t: [{p: A, z: 1}]", Some("t: [{p: [A], z: 1}]")),
            ("p:\n  A\n", None),
            ("p: |\n  A\n", None),
            ("p:\n", None),
        ] {
            assert_eq!(list(text).as_deref(), expected, "{text:?}");
        }
    }
}
