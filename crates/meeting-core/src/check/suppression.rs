//! Suppressions: comments in a record that silence a rule, with the author's reason.
//!
//! `# meeting: allow no-chair: the source does not say` suppresses the rule `no-chair` on its own line; alone on a
//! line, on the next line that is not a comment; if that line begins an item of a list, in the whole item; among the
//! comments before the first field, in the whole file.

use super::Rule;
use super::rules::{self, allowance_without_reason, unknown_allowance, unused_allowance};
use crate::finding::{Finding, Group};
use crate::i18n::Message;
use crate::model::format::MARK;
use lossless_yaml::{Data, Document, Node};
use lossless_yaml::{Edit, Span};
use viet_text::suggest;

/// The word after the mark.
const ALLOW: &str = "allow";

/// A suppression in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suppression {
    /// The code of the rule that it suppresses.
    pub code: &'static str,
    /// Where the silenced findings begin: a line, an item of a list, or the whole file.
    pub covers: Span,
    /// The comment.
    pub span: Span,
}

impl Suppression {
    /// Whether it suppresses a finding.
    pub(super) fn suppresses(&self, finding: &Finding) -> bool {
        self.code == finding.code && self.covers.start <= finding.span.start && finding.span.start <= self.covers.end
    }

    /// The finding that it is unused.
    pub(super) fn unused(&self) -> Finding {
        let message = Message::new("unused-allowance").with("code", self.code);
        unused_allowance::RULE
            .finding_at(self.span, String::new(), message)
            .with_help(Message::new("unused-allowance-help"))
    }
}

/// The suppressions of a record; invalid ones are added to `findings`.
pub(super) fn suppressions(text: &str, document: &Document, findings: &mut Vec<Finding>) -> Vec<Suppression> {
    // Most records have none, and finding the comments is not free.
    if !text.contains(MARK) {
        return Vec::new();
    }
    let first_field = document.root.entries().first().map_or(text.len(), |entry| entry.key_span.start);
    let mut items = Vec::new();
    collect_items(&document.root, &mut items);
    let mut suppressions = Vec::new();
    let mut line = Span::default();
    for comment in lossless_yaml::comments(text, &document.root) {
        let Some(code) = allowed(text, comment, findings) else { continue };
        let covers = if comment.start < first_field {
            Span::new(0, text.len())
        } else {
            // All comments of one block apply to the line below it.
            line = if comment.start < line.start { line } else { line_of(text, comment.start) };
            covered(text, &items, line)
        };
        suppressions.push(Suppression { code, covers, span: comment });
    }
    suppressions
}

/// The code of the rule that a comment allows to break; `None` if it is no suppression, or an unknown one.
fn allowed(text: &str, comment: Span, findings: &mut Vec<Finding>) -> Option<&'static str> {
    let words = TextSlice::of(text, comment).after("#")?.after(MARK)?;
    let (verb, rest) = words.split_word();
    if verb.text != ALLOW {
        // Other comments may begin with the word "meeting" too: only a misspelled keyword is reported.
        if suggest::nearest(verb.text, [ALLOW]).is_some() {
            findings.push(unknown(verb, Message::new("unknown-allowance-verb").with("word", verb.text), ALLOW));
        }
        return None;
    }
    let (code, reason) = match rest.text.split_once(':') {
        Some((code, reason)) => (rest.first(code.len()).trimmed(), reason),
        None => (rest.split_word().0, ""),
    };
    let rule = rule(code, findings)?;
    if !reason.contains(char::is_alphanumeric) {
        let message = Message::new("allowance-without-reason").with("code", rule.code);
        let help = Message::new("allowance-without-reason-help").with("code", rule.code);
        findings.push(allowance_without_reason::RULE.finding_at(comment, String::new(), message).with_help(help));
    }
    Some(rule.code)
}

/// The rule of a code, if it can be suppressed.
fn rule(code: TextSlice, findings: &mut Vec<Finding>) -> Option<&'static Rule> {
    match rules::ALL.iter().copied().find(|rule| rule.code == code.text) {
        Some(rule) if rule.is_suppressible() => return Some(rule),
        Some(rule) => {
            let message = Message::new("unknown-allowance-fixed").with("code", rule.code);
            let finding = unknown_allowance::RULE.finding_at(code.span(), String::new(), message);
            findings.push(finding.with_help(Message::new("unknown-allowance-fixed-help")));
        }
        None => {
            let codes = || rules::ALL.iter().copied().filter(|rule| rule.is_suppressible()).map(|rule| rule.code);
            let message = Message::new("unknown-allowance").with("code", code.text);
            match suggest::nearest_all(code.text, codes())[..] {
                [near] => findings.push(unknown(code, message, near)),
                _ => findings.push(
                    unknown_allowance::RULE
                        .finding_at(code.span(), String::new(), message)
                        .with_help(Message::new("unknown-allowance-help")),
                ),
            }
        }
    }
    None
}

impl Rule {
    /// Whether a suppression in a record can silence it. Findings outside of records cannot be suppressed, nor can
    /// those about suppressions: otherwise none would need a reason.
    #[must_use]
    pub fn is_suppressible(&self) -> bool {
        let about_allowances = [allowance_without_reason::RULE, unknown_allowance::RULE, unused_allowance::RULE];
        let is_elsewhere = matches!(self.check, super::Check::Schemas);
        self.group == Group::Meaning && !is_elsewhere && about_allowances.iter().all(|rule| rule.code != self.code)
    }
}

/// The finding of a mistyped word, with its fix.
fn unknown(word: TextSlice, message: Message, near: &str) -> Finding {
    unknown_allowance::RULE
        .finding_at(word.span(), String::new(), message)
        .with_label(Message::new("did-you-mean").with("name", near))
        .with_fix(Edit::new(word.span(), near))
}

/// The range that a comment about `line` applies to: the line, and the item that begins with it.
fn covered(text: &str, items: &[Span], line: Span) -> Span {
    let item = item_of(text, items, line);
    Span::new(line.start, item.map_or(line.end, |item| item.end.max(line.end)))
}

/// The outermost item of a list whose dash or content is the first thing in `line`.
fn item_of(text: &str, items: &[Span], line: Span) -> Option<Span> {
    let words = TextSlice::of(text, line).trimmed();
    let content = match words.text.strip_prefix('-') {
        Some(rest) if rest.is_empty() || rest.starts_with([' ', '\t']) => {
            lossless_yaml::next_token(text, words.start + 1)
        }
        _ => words.start,
    };
    let first_from = |start: usize| items.get(items.partition_point(|item| item.start < start)).copied();
    let at = |start: usize| first_from(start).filter(|item| item.start == start);
    // What a block (`|`, `>`) holds begins after its sign.
    let is_block = content > words.start && text[content..].starts_with(['|', '>']);
    at(words.start).or_else(|| at(content)).or_else(|| first_from(content + 1).filter(|_| is_block))
}

/// Collects the items of all lists, in the order of the text, outer ones before inner ones.
fn collect_items(node: &Node, items: &mut Vec<Span>) {
    match &node.data {
        Data::Scalar { .. } => {}
        Data::Mapping(entries) => entries.iter().for_each(|entry| collect_items(&entry.node, items)),
        Data::Sequence(nodes) => {
            for node in nodes {
                // An empty item has no span of its own.
                if node.span.start < node.span.end {
                    items.push(node.span);
                }
                collect_items(node, items);
            }
        }
    }
}

/// The line of the comment at `at`; where it is there alone, the next line that is no comment.
fn line_of(text: &str, mut at: usize) -> Span {
    loop {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
        let is_alone = text[start..].trim_start_matches([' ', '\t']).starts_with('#');
        if !is_alone || end == text.len() {
            return Span::new(start, end);
        }
        at = end + 1;
    }
}

/// A part of the text.
#[derive(Clone, Copy)]
struct TextSlice<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> TextSlice<'t> {
    fn of(text: &'t str, span: Span) -> Self {
        Self { text: &text[span.start..span.end], start: span.start }
    }

    fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// The rest after `prefix`, without spaces around it; `None` if it does not begin so.
    fn after(self, prefix: &str) -> Option<Self> {
        let rest = self.text.strip_prefix(prefix)?;
        Some(Self { text: rest, start: self.start + prefix.len() }.trimmed())
    }

    fn first(self, length: usize) -> Self {
        Self { text: &self.text[..length], ..self }
    }

    fn trimmed(self) -> Self {
        let text = self.text.trim_start();
        Self { text: text.trim_end(), start: self.start + self.text.len() - text.len() }
    }

    fn split_word(self) -> (Self, Self) {
        let end = self.text.find(char::is_whitespace).unwrap_or(self.text.len());
        (self.first(end), Self { text: &self.text[end..], start: self.start + end }.trimmed())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check::testing::{findings_with, record};

    /// The findings of a record with these tasks as `code at line`.
    fn found(top: &str, tasks: &str) -> Vec<String> {
        let text = format!("{top}{}", record("", &format!("tasks:\n{tasks}")));
        let line = |offset: usize| text[..offset].matches('\n').count() + 1 - top.matches('\n').count();
        let findings = findings_with("{}", &text).into_iter();
        findings.map(|finding| format!("{} {}", finding.code, line(finding.span.start))).collect()
    }

    const NONE: [&str; 0] = [];

    proptest! {
        /// For any comment, every finding about it is inside it.
        #[test]
        fn any_comment(comment in "# ?meeting: ?(allow )?(no-lead|no-chair|x)?:? ?\\PC{0,12}") {
            let text = record("", &format!("tasks:\n  - id: t1\n    {comment}\n    title: Báo cáo\n    lead: A\n"));
            let at = text.find("# ").or_else(|| text.find("#m")).unwrap();
            for finding in findings_with("{}", &text).iter().filter(|finding| finding.code.contains("allowance")) {
                prop_assert!(text.get(finding.span.start..finding.span.end).is_some());
                prop_assert!(at <= finding.span.start && finding.span.end <= at + comment.len());
            }
        }
    }

    #[test]
    fn on_the_line_above_it_or_for_the_whole_file() {
        let task = |id: &str| format!("  - id: {id}\n    title: Báo cáo\n");
        assert_eq!(found("", &task("t1")), ["no-lead 15"]);
        let allowed = "# meeting: allow no-lead: cả phòng";
        assert_eq!(found("", &format!("  - id: t1\n    title: Báo cáo {allowed}\n")), NONE);
        assert_eq!(found("", &format!("  - id: t1\n    {allowed}\n    title: Báo cáo\n")), NONE);
        assert_eq!(found("", &format!("  - id: t1\n    {allowed}\n    # cũ\n    title: Báo cáo\n")), NONE);
        assert_eq!(
            found("", &format!("  - id: t1\n    {allowed}\n\n    title: Báo cáo\n")),
            ["unused-allowance 15", "no-lead 17"]
        );
        let two = format!("{}{}", task("t1"), task("t2"));
        assert_eq!(found(&format!("# Biên bản\n\n{allowed}\n"), &two), NONE);
        assert_eq!(found(&format!("\u{feff}{allowed}\r\n"), &two), NONE);
    }

    #[test]
    fn on_or_above_the_first_line_of_an_item_for_the_whole_item() {
        let allowed = "# meeting: allow no-lead: cả phòng";
        let other = "  - id: t2\n    title: Họp\n";
        for item in [
            format!("  - id: t1 {allowed}\n    title: A\n"),
            format!("  {allowed}\n  - id: t1\n    title: A\n"),
            format!("{allowed}\n  # cũ\n  - id: t1\n    title: A\n"),
            format!("  - {allowed}\n    id: t1\n    title: A\n"),
            format!("  -\n    {allowed}\n    id: t1\n    title: A\n"),
            format!("  -\n    id: t1 {allowed}\n    title: A\n"),
            format!("  - {{id: t1, {allowed}\n    title: A}}\n"),
            format!("  - id: t1 {allowed}\r\n    title: |\r\n      A\r\n"),
        ] {
            let line = 14 + item.matches('\n').count() + 1;
            assert_eq!(found("", &format!("{item}{other}")), [format!("no-lead {line}")], "{item}");
            // The item before is another.
            assert_eq!(found("", &format!("{other}{item}")), ["no-lead 15"], "{item}");
        }
        for item in [
            format!("  - title: A\n    id: t1 {allowed}\n"),
            format!("  - id: t1\n    x-a: [b, {allowed}\n      c]\n    title: A\n"),
            format!("  - id: t1\n    x-a: \"b\n      - c\" {allowed}\n    title: A\n"),
            format!("  {allowed}\n\n  - id: t1\n    title: A\n"),
        ] {
            let codes: Vec<String> =
                found("", &item).iter().map(|at| at.split(' ').next().unwrap().to_owned()).collect();
            assert!(codes.contains(&"unused-allowance".to_owned()) && codes.contains(&"no-lead".to_owned()), "{item}");
        }
        // An item within an item, a block, and an item without anything.
        let list = |items: &str| {
            let items = items.replace("ALLOWED", "# meeting: allow invisible-character: r").replace('_', "\u{200b}");
            found("", &format!("  - id: t1\n    lead: A\n    title: B\nx-a:\n{items}"))
        };
        assert_eq!(list("  - - a ALLOWED\n    - b_c\n  - b_c\n"), ["invisible-character 20"]);
        assert_eq!(list("  - | ALLOWED\n    a\n    b_c\n  - b_c\n"), ["invisible-character 21"]);
        assert_eq!(list("  - ALLOWED\n  - b_c\n"), ["unused-allowance 18", "invisible-character 19"]);
    }

    #[test]
    fn what_is_no_allowance() {
        let task =
            |comment: &str| found("", &format!("  - id: t1\n    lead: Văn phòng\n    title: Báo cáo {comment}\n"));
        for comment in ["# meeting: thứ Hai", "# meeting:", "# xem meeting: allow no-lead: x"] {
            assert_eq!(task(comment), NONE, "{comment}");
        }
        assert_eq!(found("", "  - id: t1\n    lead: A\n    title: 'a # meeting: allow no-lead: x'\n"), NONE);
        assert_eq!(found("", "  - id: t1\n    lead: A\n    title: |\n      # meeting: allow no-lead: x\n"), NONE);
    }

    #[test]
    fn mistakes_in_allowances() {
        let task = |comment: &str| found("", &format!("  - id: t1\n    title: Báo cáo {comment}\n"));
        for (comment, expected) in [
            ("# meeting:allow no-lead : cả phòng", &[][..]),
            ("# meeting: allow no-lead: 123", &[]),
            ("# meeting: allow no-lead", &["allowance-without-reason 15"]),
            ("# meeting: allow no-lead:", &["allowance-without-reason 15"]),
            ("# meeting: allow no-lead: …", &["allowance-without-reason 15"]),
            ("# meeting: allow no-lead cả phòng", &["allowance-without-reason 15"]),
            ("# meeting: alow no-lead: cả phòng", &["no-lead 15", "unknown-allowance 15"]),
            ("# meeting: allow no-laed: cả phòng", &["no-lead 15", "unknown-allowance 15"]),
            ("# meeting: allow no-lead, no-chair: cả phòng", &["no-lead 15", "unknown-allowance 15"]),
            ("# meeting: allow : cả phòng", &["no-lead 15", "unknown-allowance 15"]),
            ("# meeting: allow", &["no-lead 15", "unknown-allowance 15"]),
            ("# meeting: allow wrong-type: cả phòng", &["no-lead 15", "unknown-allowance 15"]),
            ("# meeting: allow unused-allowance: cả phòng", &["no-lead 15", "unknown-allowance 15"]),
        ] {
            assert_eq!(task(comment), expected, "{comment}");
        }
    }

    #[test]
    fn unused_is_said_only_where_it_is_certain() {
        let task = |code: &str, more: &str| {
            let comment = format!("# meeting: allow {code}: cả phòng");
            found("", &format!("  - id: t1\n    title: Báo cáo {comment}\n    lead: Văn phòng\n{more}"))
        };
        assert_eq!(task("no-chair", ""), ["unused-allowance 15"]);
        // Rules that have not run: no other records are available here.
        assert_eq!(task("unresolved-link", ""), NONE);
        assert_eq!(task("duplicate-record", ""), NONE);
        // A structural error may hide the reason.
        assert_eq!(task("no-chair", "    due: mai\n"), ["bad-date 17"]);
        let off = findings_with(
            "rules: {no-lead: off}\n",
            &record("", "tasks:\n  - id: t1\n    # meeting: allow no-lead: cũ\n    title: Báo cáo\n"),
        );
        assert_eq!(off, []);
    }
}
