//! `publication` of an older record: the paper of kind `minutes`, with its audience or secrecy.

use serde_json::{Map, Value, json};

use super::RULE;
use crate::check::{Context, Rule};
use crate::finding::{Finding, Group};
use crate::i18n::Message;
use crate::model::{Classification, format};
use lossless_yaml::{Edit, Entry, Span};

const OLD: &str = "publication";
const CLASSIFICATION: &str = "classification";

/// The JSON Schema takes the old form.
const NOTE: Rule = Rule { group: Group::Meaning, ..RULE };

/// The note about a `publication` that says something.
pub(super) fn finding(context: &Context) -> Option<Finding> {
    let entry = context.root.entry(OLD)?;
    let fields = context.value.get(OLD)?.as_object().filter(|fields| !fields.is_empty())?;
    let finding = NOTE.finding_at(entry.key_span, OLD.to_owned(), Message::new("old-publication"));
    let is_merged = context.root.entry("papers").is_some();
    let help = if is_merged { "old-publication-and-papers" } else { "old-publication-help" };
    let fix = (!is_merged).then(|| edit(context, entry, fields)).flatten();
    Some(finding.with_help(Message::new(help)).with_fix(fix))
}

/// The entries of the record that say the same now.
fn converted(fields: &Map<String, Value>) -> Option<Map<String, Value>> {
    let mut paper = Map::from_iter([("kind".to_owned(), json!("minutes"))]);
    paper.extend(
        fields.iter().filter(|(key, _)| *key != CLASSIFICATION).map(|(key, value)| (key.clone(), value.clone())),
    );
    let mut entries = Map::new();
    if paper.len() > 1 {
        entries.insert("papers".to_owned(), json!([paper]));
    }
    if let Some(class) = fields.get(CLASSIFICATION) {
        entries.insert(class_key(class)?.to_owned(), class.clone());
    }
    Some(entries)
}

/// The field that has the classification now.
fn class_key(class: &Value) -> Option<&'static str> {
    let class = Classification::of_name(class.as_str()?)?;
    Some(if class.secrecy().is_some() { "secrecy" } else { "audience" })
}

fn edit(context: &Context, entry: &Entry, fields: &Map<String, Value>) -> Option<Edit> {
    let text = context.text;
    let expected = converted(fields)?;
    if expected.keys().any(|key| context.root.entry(key).is_some()) || column(text, entry.key_span.start) != 0 {
        return None;
    }
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let value = Span::new(entry.node.span.start, entry.node.content_end(text));
    let edit = if text.get(value.start..)?.starts_with('{') {
        // Comments between braces have no place in lines.
        let has_comments = text.get(entry.key_span.end..value.end)?.contains('#');
        let written = format::write(&Value::Object(expected.clone())).ok().filter(|_| !has_comments)?;
        Edit::new(Span::new(entry.key_span.start, value.end), written.trim_end().replace('\n', line_break))
    } else {
        let line = line_end(text, value.end);
        let line = if text.get(..line)?.ends_with('\r') { line - 1 } else { line };
        let end = if text.get(..value.end)?.ends_with('\n') { value.end } else { line };
        let written = in_lines(context, entry, end)?;
        let last = if text.get(..end)?.ends_with('\n') { line_break } else { "" };
        Edit::new(Span::new(entry.key_span.start, end), written.join(line_break) + last)
    };
    let meant = lossless_yaml::parse(&edit.text).ok()?.value;
    (meant == Value::Object(expected)).then_some(edit)
}

/// The lines of the new entries: those of the old one, further right, and the classification behind them. Comments stay where
/// they are, or go with the field below them.
fn in_lines(context: &Context, entry: &Entry, end: usize) -> Option<Vec<String>> {
    let text = context.text;
    let children = entry.node.entries();
    let indent = column(text, children.first()?.key_span.start);
    let mut start = line_end(text, entry.key_span.end) + 1;
    let head = text.get(entry.key_span.end..start)?.trim_end();
    let (mut paper, mut class) = (Vec::new(), Vec::new());
    for (at, child) in children.iter().enumerate() {
        let last = child.node.content_end(text).max(child.key_span.end);
        let next = if text.get(..last)?.ends_with('\n') { last } else { line_end(text, last) + 1 };
        let next = if at + 1 == children.len() { end } else { next };
        let key = child.key_span;
        if child.key == CLASSIFICATION {
            let name = class_key(context.value.get(OLD)?.get(CLASSIFICATION)?)?;
            let before = lines(text.get(start..key.start - indent)?).map(|line| dedented(line, indent));
            let own = lines(text.get(key.end..next)?);
            class.extend(before);
            let first = class.len();
            class.extend(own.map(|line| dedented(line, indent)));
            class.get_mut(first)?.insert_str(0, name);
        } else {
            paper.extend(lines(text.get(start..next)?).map(|line| match line {
                "" => String::new(),
                line => format!("  {line}"),
            }));
        }
        start = next;
    }
    if paper.is_empty() {
        let comment = head.trim_start_matches([':', ' ']);
        return Some((!comment.is_empty()).then(|| comment.to_owned()).into_iter().chain(class).collect());
    }
    let beginning = [format!("papers{head}"), format!("{}- kind: minutes", " ".repeat(indent))];
    Some(beginning.into_iter().chain(paper).chain(class).collect())
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// A line as many columns further left, or as far as it goes.
fn dedented(line: &str, columns: usize) -> String {
    let spaces = line.len() - line.trim_start_matches(' ').len();
    line[spaces.min(columns)..].to_owned()
}

fn column(text: &str, at: usize) -> usize {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    // A byte order mark is no column.
    text[line..at].trim_start_matches('\u{feff}').chars().count()
}

/// Where the line ends that contains `at`: before its line break.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

#[cfg(test)]
mod tests {
    use crate::archive::Settings;
    use crate::check::Checker;
    use crate::check::testing::{found, record, severities};

    #[test]
    fn the_fix_keeps_comments_and_says_the_same() {
        for (old, new) in [
            (
                "publication: # giấy tờ\n  # số\n  number: 05-BB/ĐU # sổ đi\n\n  date: 2023-10-03\n  # nội bộ thôi\n  classification: internal # theo quy chế\n  recipients:\n    - Như trên\n    # lưu\n    - Lưu VT # 02 bản\n# hết\nx-a: 1\n",
                "papers: # giấy tờ\n  - kind: minutes\n    # số\n    number: 05-BB/ĐU # sổ đi\n\n    date: 2023-10-03\n    recipients:\n      - Như trên\n      # lưu\n      - Lưu VT # 02 bản\n# nội bộ thôi\naudience: internal # theo quy chế\n# hết\nx-a: 1\n",
            ),
            (
                "publication: {number: 05-BB/ĐU, classification: mat}\n",
                "papers:\n  - kind: minutes\n    number: 05-BB/ĐU\nsecrecy: mat\n",
            ),
            ("publication: # a\n  classification: public # b\n", "# a\naudience: public # b\n"),
            (
                "publication:\n    place: |\n      Kon Tum\n      A\n",
                "papers:\n    - kind: minutes\n      place: |\n        Kon Tum\n        A\n",
            ),
            ("publication:\n- number: 1\n", "publication:\n- number: 1\n"),
            // What cannot be made certain stays.
            ("publication: {number: 05-BB/ĐU # a\n  }\n", "publication: {number: 05-BB/ĐU # a\n  }\n"),
            (
                "publication:\n  classification: mat\nsecrecy: mat\n",
                "publication:\n  classification: mat\nsecrecy: mat\n",
            ),
            (
                "publication:\n  number: 1/BB\npapers:\n  - kind: minutes\n",
                "publication:\n  number: 1/BB\npapers:\n  - kind: minutes\n",
            ),
        ] {
            let text = record("", old);
            let checker = Checker::new(&Settings { shared: false, ..Settings::default() }).unwrap();
            let fix = |text: &str| checker.fix(text, Some("2023-10-02-giao-ban"), None).text;
            assert_eq!(fix(&text), record("", new), "{old}");
            assert_eq!(fix(&text.replace('\n', "\r\n")), record("", new).replace('\n', "\r\n"), "{old}");
        }
    }

    #[test]
    fn what_says_nothing_is_no_old_form() {
        for rest in ["publication:\n", "publication: {}\n", "papers:\n  - kind: minutes\n"] {
            assert!(found("old-form", &record("", rest)).is_empty(), "{rest}");
        }
        let text = record("", "publication:\n  number: 05-BB/ĐU\n");
        assert_eq!(
            (found("old-form", &text), severities("old-form", &text)),
            (vec!["publication".to_owned()], vec!["note"])
        );
    }
}
