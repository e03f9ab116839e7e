//! A record's id begins with the first date of the session.

use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "id-date",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let record = context.record;
    let (Some(id), Some(date)) = (&record.id, record.session.as_ref().and_then(|session| session.date)) else { return };
    let day = date.to_string();
    // An id in another form is the business of the schema.
    if let Some((_, slug)) = id.split_at_checked(day.len())
        && !id.starts_with(&day)
    {
        let span = path::span(context.root, &steps!["session", "date"]);
        let finding = RULE
            .finding(context, &steps!["id"], Message::new("id-date").with("id", id).with("date", date))
            .with_related(span, Message::new("id-date-session"))
            .with_help(Message::new("id-date-help").with("old", id).with("id", format!("{day}{slug}")));
        findings.push(finding);
    }
}
