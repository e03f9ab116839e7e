//! A record's file is named after its id.

use crate::check::{Check, Context, Rule, explanation, place};
use crate::diagnostic::{Diagnostic, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "file-name",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    if let (Some(stem), Some(id)) = (context.stem, &context.record.id)
        && stem != id
    {
        let message = Message::new("file-name").with("id", id).with("stem", stem);
        let finding = RULE.breach(context, &place!["id"], message);
        findings.push(finding.helped(Message::new("file-name-help").with("id", id).with("stem", stem)));
    }
}
