//! Two parts of a record have the same id.

use std::collections::HashMap;

use crate::archive::next_number;
use crate::check::{Check, Context, Rule, explanation, path};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "duplicate-id",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut proposed: HashMap<char, String> = HashMap::new();
    let mut line_starts = Vec::new();
    for named in &context.names.all {
        let Some(id) = named.id else { continue };
        let Some(first) = context.names.with_id(id).filter(|first| first != named) else { continue };
        let message = Message::new("duplicate-id").with("id", id);
        let finding = RULE.finding(context, &named.path("id"), message).with_related(
            path::span(context.root, &first.path("id")),
            Message::new("duplicate-id-first").with("kind", Message::new(first.entity.words())),
        );
        let Some(record) = context.record.id.as_deref().or(context.stem) else {
            findings.push(finding.with_help(Message::new("duplicate-id-help-no-record")));
            continue;
        };
        if line_starts.is_empty() {
            line_starts = context.text.match_indices('\n').map(|(at, _)| at + 1).collect();
        }
        let line = line_starts.partition_point(|start| *start <= finding.span.start) + 1;
        // Of several that need a new number, each gets its own.
        let letter = id.chars().next().unwrap_or_default();
        let new = match proposed.get(&letter) {
            Some(last) => next_number(id, std::iter::once(last.as_str())),
            None => next_number(id, context.names.all.iter().filter_map(|named| named.id)),
        };
        proposed.extend(new.iter().map(|new| (letter, new.clone())));
        let help = Message::new("duplicate-id-help")
            .with("id", format!("{record}#{id}"))
            .with("new", new.unwrap_or_else(|| "NEW".to_owned()))
            .with("line", line);
        findings.push(finding.with_help(help));
    }
}
