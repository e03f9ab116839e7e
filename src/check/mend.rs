//! Edits of a record's text that repairs are made of. Where the text has not the shape that an edit needs, there is no
//! edit, and the finding keeps its advice alone.

use serde_json::Value;

use super::Context;
use crate::archive::Reference;
use crate::diagnostic::{Diagnostic, Edit, Span};
use crate::yaml::{self, Data, Node};

/// Returns `finding` with the repair that writes `words` in place of the scalar it points at.
pub(super) fn by_words(finding: Diagnostic, context: &Context, words: &str) -> Diagnostic {
    let span = finding.span;
    match scalar(words).filter(|_| is_replaceable(context.text, context.root, span)) {
        Some(text) => finding.mended_by(span, text),
        None => finding,
    }
}

/// Returns whether the scalar at `span` can be written anew: it stands in one line, and not in a block (`|`), whose
/// lines are the author's.
pub(super) fn is_replaceable(text: &str, root: &Node, span: Span) -> bool {
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

/// Returns what stands at `span`. (An empty value has the place of its key, and none of its own.)
fn style_at(node: &Node, span: Span) -> Option<&Data> {
    if node.span == span {
        return Some(&node.data);
    }
    let inside = |node: &&Node| node.span.start <= span.start && span.end <= node.span.end;
    match &node.data {
        Data::Scalar { .. } => None,
        Data::Sequence(items) => items.iter().filter(inside).find_map(|item| style_at(item, span)),
        Data::Mapping(entries) => {
            let written = entries.iter().filter(|entry| entry.node.span != entry.key_span);
            written.map(|entry| &entry.node).filter(inside).find_map(|node| style_at(node, span))
        }
    }
}

/// Returns the edit that makes the text of `key` a list with that text as its one item: on a line of its own, or in
/// brackets within a mapping that stands in braces.
pub(super) fn into_list(text: &str, mapping: &Node, key: &str) -> Option<Edit> {
    let entry = mapping.entry(key)?;
    let span = entry.node.span;
    if span == entry.key_span || !is_replaceable(text, mapping, span) {
        return None;
    }
    let item = text.get(span.start..span.end)?;
    if is_flow(text, mapping) {
        return Some(Edit { span, text: format!("[{item}]") });
    }
    let indentation = indentation(text, entry.key_span.start)?;
    let gap = text.get(entry.key_span.end..span.start)?;
    let start = entry.key_span.end + gap.find(':')? + 1;
    let is_beside = gap.trim() == ":" && !gap.contains(['\n', '\r']);
    let line_end = line_end(text, span.end);
    is_beside.then(|| Edit { span: Span::new(start, span.end), text: format!("{line_end}{indentation}  - {item}") })
}

/// Returns the edit that writes `key: words` into `mapping` before its `other`; none where it has the key, be it empty.
pub(super) fn before(text: &str, mapping: &Node, other: &str, key: &str, words: &str) -> Option<Edit> {
    let at = mapping.entry(other).filter(|_| mapping.entry(key).is_none())?.key_span.start;
    let end = if is_flow(text, mapping) {
        ", ".to_owned()
    } else {
        format!("{}{}", line_end(text, at), indentation(text, at)?)
    };
    Some(Edit { span: Span::new(at, at), text: format!("{key}: {words}{end}") })
}

/// Returns the edit that writes `key: words` into `mapping` behind its `other`, a scalar in one line; none where it
/// has the key, be it empty.
pub(super) fn after(text: &str, mapping: &Node, other: &str, key: &str, words: &str) -> Option<Edit> {
    let entry = mapping.entry(other).filter(|_| mapping.entry(key).is_none())?;
    let end = entry.node.span.end;
    if text.get(entry.key_span.start..end)?.contains(['\n', '\r']) {
        return None;
    }
    if is_flow(text, mapping) {
        return Some(Edit { span: Span::new(end, end), text: format!(", {key}: {words}") });
    }
    let indentation = indentation(text, entry.key_span.start)?;
    let rest = text.get(end..)?;
    let at = end + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let line_end = line_end(text, at);
    Some(Edit { span: Span::new(at, at), text: format!("{line_end}{indentation}{key}: {words}") })
}

fn is_flow(text: &str, mapping: &Node) -> bool {
    text.get(mapping.span.start..).is_some_and(|rest| rest.starts_with('{'))
}

/// Returns the spaces that bring a new line below the key at `at`; none where more than list signs stands before it.
fn indentation(text: &str, at: usize) -> Option<String> {
    let line = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let before = text[line..at].trim_start_matches('\u{feff}');
    before.bytes().all(|byte| matches!(byte, b' ' | b'-')).then(|| " ".repeat(before.len()))
}

/// Returns the line end of the line that `at` stands in; of the line before where it is the last.
fn line_end(text: &str, at: usize) -> &'static str {
    let end = text[at..].find('\n').map(|length| at + length).or_else(|| text[..at].rfind('\n'));
    if end.is_some_and(|end| text[..end].ends_with('\r')) { "\r\n" } else { "\n" }
}

/// Words of small letters that some loaders take for true, false or nothing.
const SPECIAL: [&str; 7] = ["yes", "no", "on", "off", "true", "false", "null"];

/// Returns `words` as a YAML scalar that means them in a block, a list and a flow; none where it cannot be had in one
/// line.
pub(super) fn scalar(words: &str) -> Option<String> {
    let is_quiet = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '/' | '.' | '(' | ')' | '–');
    // Neither a number nor one of the special words.
    let is_text = words.contains(char::is_alphabetic) && words.contains(|letter: char| !letter.is_ascii_alphabetic());
    let may_begin = words.starts_with(char::is_alphabetic)
        || (words.starts_with(|letter: char| letter.is_ascii_digit()) && words.contains('/'));
    let is_quiet_text = is_text && may_begin && words.trim() == words && words.chars().all(is_quiet);
    let is_word = words.len() > 1 && words.bytes().all(|byte| byte.is_ascii_lowercase()) && !SPECIAL.contains(&words);
    let is_plain = is_quiet_text || is_word || Reference::parse(words).record().is_some();
    let text = if is_plain { words.to_owned() } else { quoted(words) };
    (meaning(&text)? == words).then_some(text)
}

/// Returns `words` in double quotes.
pub(super) fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Returns what a piece of text means on its own, as the value of a key.
pub(super) fn meaning(text: &str) -> Option<Value> {
    let mut document = yaml::parse(&format!("x: {text}")).ok()?;
    document.value.get_mut("x").map(Value::take)
}

#[cfg(test)]
mod tests {
    use super::{after, before, into_list, is_replaceable, scalar};
    use crate::diagnostic::Edit;
    use crate::yaml::{Step, parse};

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
            ("2025-02-24-giao-ban#d1", Some("2025-02-24-giao-ban#d1")),
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
            assert_eq!(is_replaceable(text, &document.root, span), expected, "{text:?}");
        }
    }

    /// Applies an edit of the mapping in `t` (or the whole, where there is none).
    fn edited(text: &str, edit: impl Fn(&str, &crate::yaml::Node) -> Option<Edit>) -> Option<String> {
        let document = parse(text).unwrap();
        let edit = edit(text, document.root.nearest([Step::Key("t"), Step::Index(0)]))?;
        let mut text = text.to_owned();
        text.replace_range(edit.span.start..edit.span.end, &edit.text);
        Some(text)
    }

    #[test]
    fn new_lines_stand_as_the_others_do() {
        let behind = |text: &str| edited(text, |text, node| after(text, node, "s", "c", "1"));
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
            assert_eq!(behind(text).as_deref(), expected, "{text:?}");
        }
        let ahead = |text: &str| edited(text, |text, node| before(text, node, "s", "c", "1"));
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
        let list = |text: &str| edited(text, |text, node| into_list(text, node, "p"));
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
