//! A `#` after a space cuts off the rest of a text that is not in quotes.

use crate::check::texts::each_text;
use crate::check::{Check, Context, Rule, explanation, path};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::Content;
use lossless_yaml::{Data, in_place};
use lossless_yaml::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    code: "comment-in-text",
    group: Group::Meaning,
    // It may be a comment after all.
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// The longest text, in bytes, that the advice repeats.
const LONGEST_SHOWN: usize = 120;

fn check(context: &Context, findings: &mut Vec<Finding>) {
    if !context.text.contains(" #") && !context.text.contains("\t#") {
        return;
    }
    each_text(context, |at, node, content, text| {
        if node.data != (Data::Scalar { plain: true }) {
            return;
        }
        let is_text = match content {
            Content::Text | Content::Quote => true,
            // After an id a comment is natural; after a name it is not.
            Content::Reference(target) if target.may_be_plain() => {
                text.bytes().any(|b| !matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            }
            _ => false,
        };
        let Some(span) = cut_off(context.text, node.span).filter(|_| is_text) else { return };
        let cut = &context.text[span.start..span.end];
        let message = Message::new("comment-in-text").with("text", cut);
        let quoted = format!("\"{text} {cut}\"");
        let finding = RULE.finding_at(span, path::name(at), message);
        let is_simple = quoted.len() <= LONGEST_SHOWN && !text.contains(['\\', '"']) && !cut.contains(['\\', '"']);
        let finding = if is_simple {
            finding.with_help(Message::new("comment-in-text-quote").with("text", quoted))
        } else {
            finding.with_help(Message::new("comment-in-text-help"))
        };
        let is_certain = is_number(cut) && in_place::is_rewritable(context.text, context.root, node.span);
        findings.push(if is_certain {
            let whole = Span::new(node.span.start, span.end);
            finding.with_fix(Edit::new(whole, in_place::quoted(&context.text[whole.start..whole.end])))
        } else {
            finding
        });
    });
}

/// A bare number is never a comment: `#2` is the end of "Phòng họp #2".
fn is_number(cut: &str) -> bool {
    cut.strip_prefix('#').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Where the rest of the line is, if it is a comment whose sign is close to a word.
fn cut_off(text: &str, value: Span) -> Option<Span> {
    let rest = text.get(value.end..)?;
    let line = rest.lines().next()?;
    let comment = line.trim_start_matches([' ', '\t']);
    comment.strip_prefix('#').filter(|words| words.starts_with(char::is_alphanumeric))?;
    let start = value.end + line.len() - comment.len();
    Some(Span::new(start, start + comment.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{fixed, found, record};

    const CODE: &str = "comment-in-text";

    #[test]
    fn the_rest_of_a_text() {
        assert_eq!(found(CODE, &record("  place: Phòng họp #2\n", "")), ["#2"]);
        assert_eq!(found(CODE, &record("  place: Phòng họp #2, tầng 3  \r\n", "")), ["#2, tầng 3"]);
        assert_eq!(found(CODE, &record("  series: sprint #14\n", "")), ["#14"]);
        assert_eq!(found(CODE, &record("", "agenda:\n  - Việc #1\n  - Việc\n    dài #2\n")), ["#1", "#2"]);
        let directive = "directives:\n  - id: d1\n    kind: request\n    text: Báo cáo\n";
        assert_eq!(found(CODE, &record("", &format!("{directive}    to: Tổ #2\n"))), ["#2"]);
        assert!(found(CODE, &record("", &format!("{directive}    to: to-hai #tổ 2\n"))).is_empty());
    }

    #[test]
    fn a_bare_number_belongs_to_the_text() {
        let quoted = record("  place: \"Phòng \\\"A\\\"  #2\"  \n", "");
        assert_eq!(fixed(CODE, &record("  place: Phòng \"A\"  #2  \n", "")), quoted);
        for text in ["  place: Phòng họp #tạm\n", "  place: Phòng họp #2, tầng 3\n", "  place: Phòng\n    họp #2\n"]
        {
            let text = record(text, "");
            assert_eq!(fixed(CODE, &text), text);
        }
    }

    #[test]
    fn comments_and_quoted_texts() {
        assert!(found(CODE, &record("  place: Phòng họp # tầng 2\n", "")).is_empty());
        assert!(found(CODE, &record("  place: Phòng họp ####\n", "")).is_empty());
        assert!(found(CODE, &record("  place: \"Phòng họp\" #2\n", "")).is_empty());
        assert!(found(CODE, &record("  place: \"Phòng họp #2\"\n", "")).is_empty());
        assert!(found(CODE, &record("  place: Phòng họp#2\n", "")).is_empty());
        assert!(found(CODE, &record("  purpose: |\n    Phòng #2\n", "")).is_empty());
        assert!(found(CODE, &record("  status: passed #đã họp\n", "")).is_empty());
    }
}
