//! A final record is about a session that has not taken place and was not cancelled.

use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{RecordState, SessionStatus};

pub(crate) const RULE: Rule = Rule {
    code: "state-of-session",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let record = context.record;
    let status = record.session.as_ref().and_then(|session| session.status);
    let (Some(RecordState::Final), Some(open @ (SessionStatus::Tentative | SessionStatus::Confirmed))) =
        (record.state, status)
    else {
        return;
    };
    let message = Message::new("state-of-session").with("status", open.name());
    let span = path::span(context.root, &steps!["state"]);
    findings.push(
        RULE.finding(context, &steps!["session", "status"], message)
            .with_related(span, Message::new("state-of-session-final"))
            .with_help(Message::new("state-of-session-help")),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record};

    #[test]
    fn a_draft_may_be_about_what_is_to_come() {
        let text = record("  status: confirmed\n", "");
        assert_eq!(found("state-of-session", &text), ["confirmed"]);
        assert!(found("state-of-session", &text.replace("final", "draft")).is_empty());
        assert!(found("state-of-session", &record("  status: cancelled\n", "")).is_empty());
    }
}
