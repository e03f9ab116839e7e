//! Completed work has a date of completion, and only completed work has one.

use chrono::NaiveDate;

use crate::check::texts::is_written;
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{StatusUpdate, StoredStatus};
use lossless_yaml::in_place;

pub(crate) const RULE: Rule = Rule {
    code: "completed-status",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// Work may be completed before it is assigned.
const ODD: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for (index, directive) in context.record.directives.iter().enumerate() {
        check_item(context, "directives", index, &directive.stored_status(), findings);
    }
    for (index, task) in context.record.tasks.iter().enumerate() {
        check_item(context, "tasks", index, &task.stored_status(), findings);
    }
}

fn check_item(context: &Context, list: &'static str, index: usize, stored: &StoredStatus, findings: &mut Vec<Finding>) {
    let done = stored.status.done();
    if stored.status != done && stored.completed.is_none() {
        return;
    }
    let at = |field: &'static str| steps![list, index, field];
    let (status, completed) = (at("status"), at("completed"));
    let has_status = is_written(context, &status);
    let updated = stored.last().map(|last| stored.updates[last]);
    match stored.completed {
        None if !is_written(context, &completed) => {
            let message = Message::new("completed-status-no-date").with("status", stored.status.name());
            let finding = RULE.finding(context, &status, message);
            findings.push(match updated {
                Some(StatusUpdate { date: Some(day), status }) if status == Some(done) => {
                    let finding = finding.with_help(Message::new("completed-status-updated").with("date", day));
                    let mapping = context.root.nearest(steps![list, index]);
                    let day = day.to_string();
                    finding.with_fix(in_place::entry_behind(context.text, mapping, "status", "completed", &day))
                }
                _ => finding.with_help(Message::new("completed-status-write-date")),
            });
        }
        // A status that cannot be read is the schema's business.
        Some(_) if has_status && context.value[list][index]["status"].as_str() != Some(stored.status.name()) => {}
        Some(day) if !stored.status.may_have_been_done() => {
            let message = Message::new("completed-status-other").with("date", day);
            let message = message.with("status", stored.status.name());
            let finding = RULE.finding(context, &completed, message);
            let help = Message::new("completed-status-help").with("status", done.name());
            let finding = finding.with_help(help);
            findings.push(if has_status {
                finding.with_related(path::span(context.root, &status), Message::new("completed-status-here"))
            } else if updated.is_none_or(|said| said.status == Some(done)) {
                let mapping = context.root.nearest(steps![list, index]);
                finding.with_fix(in_place::entry_before(context.text, mapping, "completed", "status", done.name()))
            } else {
                finding
            });
        }
        Some(day) => early(context, &completed, day, findings),
        None => {}
    }
}

fn early(context: &Context, completed: &[lossless_yaml::Step], day: NaiveDate, findings: &mut Vec<Finding>) {
    let session = context.record.session.as_ref().filter(|session| session.date_text.is_none());
    if let Some(date) = session.and_then(|session| session.date).filter(|date| day < *date) {
        let message = Message::new("completed-status-early").with("completed", day).with("date", date);
        let span = path::span(context.root, &steps!["session", "date"]);
        let finding = ODD.finding(context, completed, message);
        findings.push(finding.with_related(span, Message::new("completed-status-session")));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{fixed, found, record, severities};

    fn task(fields: &str) -> String {
        record("", &format!("tasks:\n  - id: t1\n    title: Báo cáo\n    lead: Văn phòng\n{fields}"))
    }

    fn directive(fields: &str) -> String {
        record("", &format!("directives:\n  - id: d1\n    kind: decision\n    text: Cử người\n{fields}"))
    }

    #[test]
    fn status_and_day_go_together() {
        let code = "completed-status";
        assert_eq!(found(code, &task("    status: completed\n")), ["completed"]);
        assert_eq!(found(code, &task("    completed: 2023-10-05\n")), ["2023-10-05"]);
        assert_eq!(found(code, &task("    status: cancelled\n    completed: 2023-10-05\n")), ["2023-10-05"]);
        assert_eq!(found(code, &directive("    status: fulfilled\n")), ["fulfilled"]);
        assert_eq!(found(code, &directive("    completed: 2023-10-05\n")), ["2023-10-05"]);
        assert!(found(code, &task("    status: completed\n    completed: 2023-10-05\n")).is_empty());
        assert!(found(code, &task("    status: in-process\n")).is_empty());
    }

    #[test]
    fn what_is_certain_is_written_down() {
        let code = "completed-status";
        let update = "    updates:\n      - date: 2023-10-05\n        status: ";
        let day = "    completed: 2023-10-06 # xong\n";
        for (fields, expected) in [
            (day.to_owned(), format!("    status: completed\n{day}")),
            (format!("{day}{update}completed\n"), format!("    status: completed\n{day}{update}completed\n")),
            // The update contradicts it.
            (format!("{day}{update}in-process\n"), format!("{day}{update}in-process\n")),
            (format!("    status: cancelled\n{day}"), format!("    status: cancelled\n{day}")),
            (
                format!("    status: completed # xong\n{update}completed\n"),
                format!("    status: completed # xong\n    completed: 2023-10-05\n{update}completed\n"),
            ),
            // There is no date.
            ("    status: completed\n".to_owned(), "    status: completed\n".to_owned()),
        ] {
            assert_eq!(fixed(code, &task(&fields)), task(&expected));
        }
        // An empty status is in the way.
        let empty = task(&format!("    status:\n{day}"));
        assert_eq!(fixed(code, &empty), empty);
        assert_eq!(
            fixed(code, &directive("    completed: 2023-10-06\n")),
            directive("    status: fulfilled\n    completed: 2023-10-06\n")
        );
    }

    #[test]
    fn what_was_fulfilled_may_be_superseded() {
        assert!(
            found("completed-status", &directive("    status: superseded\n    completed: 2023-10-05\n")).is_empty()
        );
    }

    #[test]
    fn what_cannot_be_read_is_not_spoken_of_twice() {
        let code = "completed-status";
        assert!(found(code, &task("    status: complet\n    completed: 2023-10-05\n")).is_empty());
        assert!(found(code, &task("    status: completed\n    completed: hôm qua\n")).is_empty());
    }

    #[test]
    fn before_the_session_is_odd() {
        let text = task("    status: completed\n    completed: 2022-10-05\n");
        assert_eq!(severities("completed-status", &text), ["warning"]);
    }
}
