//! A deadline is later after the session than the settings allow.

use crate::check::deadlines::deadlines;
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "late-deadline",
    group: Group::Meaning,
    // A long deadline may be intended.
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(settings),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let Some(longest) = context.settings.deadlines.longest else { return };
    let Some(session) = context.record.session.as_ref().filter(|session| session.date_text.is_none()) else { return };
    let Some(last_day) = session.until.max(session.date) else { return };
    let field = if session.until == Some(last_day) { "until" } else { "date" };
    for due in deadlines(context) {
        let days = (due.day - last_day).num_days();
        if days > i64::from(longest) {
            let message = Message::new("late-deadline")
                .with("due", due.day)
                .with("days", days)
                .with("longest", i64::from(longest));
            let span = path::span(context.root, &steps!["session", field]);
            findings.push(
                RULE.finding(context, &steps![due.list, due.index, "due"], message)
                    .with_related(span, Message::new("late-deadline-session"))
                    .with_help(Message::new("late-deadline-help")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{findings_with, record};

    fn found(session: &str, due: &str) -> Vec<&'static str> {
        let task = format!("tasks:\n  - id: t1\n    title: Báo cáo\n    lead: Văn phòng\n    due: {due}\n");
        let findings = findings_with("deadlines: {longest: 90}\n", &record(session, &task));
        findings.into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn days_count_from_the_last_day_of_the_session() {
        assert!(found("", "2023-12-31").is_empty());
        assert_eq!(found("", "2024-01-01"), ["late-deadline"]);
        assert!(found("  until: 2023-10-03\n", "2024-01-01").is_empty());
        assert!(found("  date_text: vừa thông báo\n", "2024-01-01").is_empty());
    }

    #[test]
    fn one_mistake_is_reported_once() {
        let work = "directives:\n  - id: d1\n    kind: request\n    text: Báo cáo\n    lead: Văn phòng\n    due: 2025-01-01\ntasks:\n  - id: t1\n    title: Báo cáo\n    directive: d1\n    due: 2025-01-01\n";
        let findings = findings_with("deadlines: {longest: 90}\n", &record("", work));
        let paths: Vec<&str> = findings.iter().map(|finding| finding.path.as_str()).collect();
        assert_eq!(paths, ["directives[0].due"]);
    }
}
