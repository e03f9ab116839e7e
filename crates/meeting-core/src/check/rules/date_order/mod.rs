//! Dates are in chronological order.

use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{PaperKind, SessionStatus};

pub(crate) const RULE: Rule = Rule {
    code: "date-order",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// A document can have an earlier date than the session, though rarely; a session cannot end before it begins.
const ODD: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let Some(session) = &context.record.session else { return };
    let Some(date) = session.date else { return };
    let began = || (path::span(context.root, &steps!["session", "date"]), Message::new("date-order-session"));
    if let Some(until) = session.until.filter(|until| *until < date) {
        let message = Message::new("date-order-until").with("until", until).with("date", date);
        let (span, label) = began();
        findings.push(RULE.finding(context, &steps!["session", "until"], message).with_related(span, label));
    }
    // If the date of the session is unknown, there is nothing to compare with.
    if session.date_text.is_some() {
        return;
    }
    for it in context.record.all_papers() {
        // An invitation and an agenda go out before the session.
        let reports =
            !matches!(it.paper.kind, None | Some(PaperKind::Invitation | PaperKind::Agenda | PaperKind::Other));
        if let Some(issued) = it.paper.date.filter(|issued| reports && *issued < date) {
            let message = Message::new("date-order-paper").with("issued", issued).with("date", date);
            let (span, label) = began();
            findings.push(ODD.finding(context, &it.at("date"), message).with_related(span, label));
        }
    }
    // An announcement made before the session cannot report what was said, but it can be the source of a session to
    // come.
    let has_passed = matches!(session.status, None | Some(SessionStatus::Held));
    let published = context.record.source.as_ref().and_then(|source| source.published);
    if let Some(published) = published.filter(|published| has_passed && *published < date) {
        let message = Message::new("date-order-source").with("published", published).with("date", date);
        let (span, label) = began();
        findings.push(ODD.finding(context, &steps!["source", "published"], message).with_related(span, label));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record, severities};

    #[test]
    fn papers_before_the_session_are_odd() {
        let papers = "publication:\n  date: 2023-10-01\nsource:\n  published: 2022-10-02\n";
        let text = record("", papers);
        assert_eq!(found("date-order", &text), ["2023-10-01", "2022-10-02"]);
        assert_eq!(severities("date-order", &text), ["warning", "warning"]);
        assert!(found("date-order", &record("  date_text: vừa qua\n", papers)).is_empty());
        assert_eq!(found("date-order", &record("  status: tentative\n", papers)), ["2023-10-01"]);
        assert!(found("date-order", &record("", "publication:\n  date: 2023-10-02\n")).is_empty());
        let papers =
            "papers:\n  - kind: invitation\n    date: 2023-09-20\n  - kind: conclusions\n    date: 2023-10-01\n";
        assert_eq!(found("date-order", &record("", papers)), ["2023-10-01"]);
    }

    #[test]
    fn a_session_ends_after_it_begins() {
        assert_eq!(severities("date-order", &record("  until: 2023-10-01\n", "")), ["error"]);
        assert!(found("date-order", &record("  until: 2023-10-02\n", "")).is_empty());
    }
}
