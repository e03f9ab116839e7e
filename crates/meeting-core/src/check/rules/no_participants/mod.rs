//! A final record has no participants.

use crate::check::texts::is_written;
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::RecordState;
use lossless_yaml::Data;

pub(crate) const RULE: Rule = Rule {
    code: "no-participants",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let record = context.record;
    if record.state != Some(RecordState::Final) || !record.participants.is_empty() {
        return;
    }
    let path = steps!["participants"];
    let is_empty_list = context.root.get("participants").is_some_and(|node| matches!(node.data, Data::Sequence(_)));
    // Something that is no list is the schema's business.
    if is_written(context, &path) && !is_empty_list {
        return;
    }
    let has_key = context.root.get("participants").is_some();
    let span = if has_key { path::span(context.root, &path) } else { path::span(context.root, &steps!["state"]) };
    let finding = RULE.finding_at(span, path::name(&path), Message::new("no-participants"));
    findings.push(finding.with_help(Message::new("no-participants-help")));
}

#[cfg(test)]
mod tests {
    use crate::check::testing::found;

    #[test]
    fn absent_empty_or_not_a_list() {
        let record = |state: &str, rest: &str| {
            format!(
                "format: 1\nid: 2023-10-02-hop\ntitle: Họp\nstate: {state}\nsession:\n  kind: other\n  date: 2023-10-02\n{rest}"
            )
        };
        assert_eq!(found("no-participants", &record("final", "")), ["final"]);
        assert_eq!(found("no-participants", &record("final", "participants: []\n")), ["participants"]);
        assert_eq!(found("no-participants", &record("final", "participants:\n")), ["participants"]);
        assert_eq!(found("no-participants", &record("final", "participants: cả phòng\n")), [""; 0]);
        assert_eq!(found("no-participants", &record("draft", "")), [""; 0]);
    }
}
