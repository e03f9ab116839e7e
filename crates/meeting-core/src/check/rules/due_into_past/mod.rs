//! An update moves a deadline into the past.

use crate::check::{Check, Context, Rule, explanation, path};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "due-into-past",
    group: Group::Meaning,
    // A decision may be written down after the deadline that it set.
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for work in context.work() {
        for (place, update) in work.updates.iter().enumerate() {
            let days = update.due.zip(update.date);
            let Some((due, date)) = days.filter(|(due, date)| due < date) else { continue };
            let message = Message::new("due-into-past").with("due", due).with("date", date);
            let span = path::span(context.root, &work.update_path(place, "date"));
            findings.push(
                RULE.finding(context, &work.update_path(place, "due"), message)
                    .with_related(span, Message::new("due-into-past-date"))
                    .with_help(Message::new("due-into-past-help")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record};

    #[test]
    fn a_deadline_is_not_past_on_its_day() {
        let moved = |due: &str| {
            let update = format!("    updates:\n      - date: 2023-11-03\n        due: {due}\n");
            let directive = "directives:\n  - id: d1\n    kind: request\n    text: Báo cáo\n    to: Văn phòng\n";
            found("due-into-past", &record("", &format!("{directive}{update}")))
        };
        assert_eq!(moved("2023-11-02"), ["2023-11-02"]);
        assert!(moved("2023-11-03").is_empty());
    }
}
