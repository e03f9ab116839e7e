//! A final record has no participant with the role `chair`.

use crate::check::{Check, Context, Rule, explanation, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{RecordState, Role};

pub(crate) const RULE: Rule = Rule {
    code: "no-chair",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let record = context.record;
    let has_chair = || record.participants.iter().any(|participant| participant.roles.contains(&Role::Chair));
    // A record without participants is the business of another rule.
    if record.state == Some(RecordState::Final) && !record.participants.is_empty() && !has_chair() {
        let finding = RULE.finding(context, &steps!["participants"], Message::new("no-chair"));
        findings.push(finding.with_help(Message::new("no-chair-help")));
    }
}
