//! An id stands for one thing of the record.

use crate::check::{Check, Context, Rule, explanation, place};
use crate::diagnostic::{Diagnostic, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "duplicate-id",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for named in &context.names.all {
        let Some(id) = named.id else { continue };
        if let Some(first) = context.names.with_id(id)
            && first != *named
        {
            let finding = RULE
                .breach(context, &named.place("id"), Message::new("duplicate-id").with("id", id))
                .related_to(
                    place::span(context.root, &first.place("id")),
                    Message::new("duplicate-id-first").with("kind", Message::new(first.entity.words())),
                )
                .helped(Message::new("duplicate-id-help"));
            findings.push(finding);
        }
    }
}
