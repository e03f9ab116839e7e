//! A session took place with fewer members present than its quorum.

use crate::check::texts::is_written;
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::SessionStatus;

pub(crate) const RULE: Rule = Rule {
    code: "quorum",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let Some(session) = &context.record.session else { return };
    let Some(quorum) = session.quorum else { return };
    let span = path::span(context.root, &steps!["session", "quorum"]);
    let has_passed = match session.status {
        Some(status) => status == SessionStatus::Held,
        None => !is_written(context, &steps!["session", "status"]),
    };
    if let Some(present) = session.present.filter(|present| has_passed && *present < quorum) {
        let message = Message::new("quorum").with("present", present).with("quorum", quorum);
        findings.push(
            RULE.finding(context, &steps!["session", "present"], message)
                .with_related(span, Message::new("quorum-here"))
                .with_help(Message::new("quorum-help")),
        );
    }
    if let Some(entitled) = session.entitled.filter(|entitled| *entitled < quorum) {
        let message = Message::new("quorum-entitled").with("entitled", entitled).with("quorum", quorum);
        let entitled = path::span(context.root, &steps!["session", "entitled"]);
        let finding = RULE.finding(context, &steps!["session", "quorum"], message);
        findings.push(finding.with_related(entitled, Message::new("quorum-entitled-here")));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record};

    #[test]
    fn only_where_the_session_took_place() {
        assert_eq!(found("quorum", &record("  quorum: 18\n  present: 17\n", "")), ["17"]);
        assert!(found("quorum", &record("  quorum: 18\n  present: 18\n", "")).is_empty());
        assert!(found("quorum", &record("  status: cancelled\n  quorum: 18\n  present: 17\n", "")).is_empty());
        assert!(found("quorum", &record("  status: xong\n  quorum: 18\n  present: 17\n", "")).is_empty());
        assert_eq!(found("quorum", &record("  entitled: 12\n  quorum: 18\n", "")), ["18"]);
    }
}
