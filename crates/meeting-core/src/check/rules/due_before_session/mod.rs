//! A deadline is before the session that set it.

use chrono::{Datelike, NaiveDate};

use crate::check::deadlines::deadlines;
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "due-before-session",
    group: Group::Meaning,
    // A deadline that an earlier session set may be past already.
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let Some(session) = context.record.session.as_ref().filter(|session| session.date_text.is_none()) else { return };
    let Some(date) = session.date else { return };
    for due in deadlines(context).into_iter().filter(|due| due.day < date) {
        let message = Message::new("due-before-session").with("due", due.day).with("date", date);
        let span = path::span(context.root, &steps!["session", "date"]);
        let finding = RULE
            .finding(context, &steps![due.list, due.index, "due"], message)
            .with_related(span, Message::new("due-before-session-date"))
            .with_help(Message::new("due-before-session-help"));
        findings.push(match meant(due.day, date) {
            // What is to be written in the file.
            Some(day) => finding.with_label(Message::new("due-before-session-meant").with("date", day.to_string())),
            None => finding,
        });
    }
}

/// The date that was probably meant: the same day and month in the year of the session or the next.
fn meant(due: NaiveDate, date: NaiveDate) -> Option<NaiveDate> {
    let years = (due.year() < date.year()).then_some([date.year(), date.year() + 1])?;
    years.into_iter().filter_map(|year| due.with_year(year)).find(|day| *day >= date)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{findings, found, record};

    fn asked(due: &str) -> String {
        record(
            "",
            &format!(
                "directives:\n  - id: d1\n    kind: request\n    text: Báo cáo\n    to: Văn phòng\n    due: {due}\n"
            ),
        )
    }

    #[test]
    fn the_year_that_was_meant() {
        let label = |due| {
            let found = findings("due-before-session", &asked(due));
            found[0].label.as_ref().map(|label| format!("{:?}", label.arguments[0].1))
        };
        assert_eq!(label("2022-12-15").as_deref(), Some("Text(\"2023-12-15\")"));
        assert_eq!(label("2022-01-31").as_deref(), Some("Text(\"2024-01-31\")"));
        assert_eq!(label("2020-02-29").as_deref(), Some("Text(\"2024-02-29\")"));
        assert_eq!(label("2023-09-30"), None);
        assert!(found("due-before-session", &asked("2023-10-02")).is_empty());
    }

    #[test]
    fn one_mistake_is_reported_once() {
        let task = |due: &str| format!("tasks:\n  - id: t1\n    title: Báo cáo\n    directive: d1\n    due: {due}\n");
        assert_eq!(found("due-before-session", &(asked("2022-12-15") + &task("2022-12-15"))), ["2022-12-15"]);
        assert_eq!(found("due-before-session", &(asked("2023-12-15") + &task("2022-12-15"))), ["2022-12-15"]);
    }
}
