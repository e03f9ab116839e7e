//! Nothing is left of a template that was never filled in.

mod find;

use crate::check::texts::each_text;
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{Content, RecordState};
use lossless_yaml::Node;
use lossless_yaml::Span;

pub(crate) use find::blanks_in;

pub(crate) const RULE: Rule = Rule {
    code: "placeholder",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// A draft is there to be filled in.
const OPEN: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let rule = if context.record.state == Some(RecordState::Final) { &RULE } else { &OPEN };
    // A real person may have this name.
    for (i, person) in context.record.participants.iter().enumerate() {
        if let Some(name) = person.name.as_deref().filter(|name| find::is_everybody(name)) {
            let message = Message::new("placeholder-name").with("name", name);
            findings.push(OPEN.finding(context, &steps!["participants", i, "name"], message));
        }
    }
    if !find::may_be_in(context.text) {
        return;
    }
    each_text(context, |at, node, content, text| {
        let found = match content {
            Content::Text => find::placeholder(text),
            Content::Reference(target) if target.may_be_plain() => find::placeholder(text),
            Content::Quote => find::whole(text),
            _ => None,
        };
        if let Some(found) = found {
            let message = Message::new("placeholder").with("text", found);
            let finding = rule.finding_at(span(context, node, found), path::name(at), message);
            findings.push(finding.with_help(Message::new("placeholder-help")));
        }
    });
}

/// Where in the file the placeholder is.
fn span(context: &Context, node: &Node, found: &str) -> Span {
    let source = &context.text[node.span.start..node.span.end];
    source.find(found).map_or(node.span, |at| Span::new(node.span.start + at, node.span.start + at + found.len()))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record, severities};

    #[test]
    fn only_in_words_of_the_record() {
        let text = record("  place: Phòng họp <số phòng>\n", "source:\n  note: Trang có thẻ <tiêu đề>\n");
        assert_eq!(found("placeholder", &text), ["<số phòng>"]);
        assert_eq!(severities("placeholder", &text), ["error"]);
        assert_eq!(severities("placeholder", &text.replace("final", "draft")), ["warning"]);
        assert!(found("placeholder", &record("  date_text: vừa qua # <ngày>\n", "x-a: <tên>\n")).is_empty());
        assert_eq!(found("placeholder", &record("", "source:\n  title: \"...\"\n")), ["..."]);
    }

    #[test]
    fn the_name_of_everybody_may_be_somebody() {
        let text = record("", "").replace("Nguyễn Thị Hạnh", "Nguyễn Văn A");
        assert_eq!(severities("placeholder", &text), ["warning"]);
    }
}
