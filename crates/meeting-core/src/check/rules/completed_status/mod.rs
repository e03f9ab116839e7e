//! Completed work has a date of completion, and only completed work has one.

use chrono::NaiveDate;

use crate::check::texts::is_written;
use crate::check::work::Work;
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use lossless_yaml::in_place;

pub(crate) const RULE: Rule = Rule {
    code: "completed-status",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for work in context.work() {
        if work.status == work.status.done() || work.completed.is_some() {
            check_work(context, work, findings);
        }
    }
}

fn check_work(context: &Context, work: &Work, findings: &mut Vec<Finding>) {
    let done = work.status.done();
    let (status, completed) = (work.path("status"), work.path("completed"));
    let has_status = is_written(context, &status);
    let last = work.last_status();
    let mapping = || context.root.nearest(steps![work.entity.list(), work.index]);
    match work.completed {
        None if !is_written(context, &completed) => {
            let message = Message::new("completed-status-no-date").with("status", work.status.name());
            let finding = RULE.finding(context, &status, message);
            let day = last.filter(|(_, said)| *said == done).and_then(|(last, _)| work.updates[last].effect());
            findings.push(match day {
                Some(day) => {
                    let finding = finding.with_help(Message::new("completed-status-updated").with("date", day));
                    let day = day.to_string();
                    finding.with_fix(in_place::entry_behind(context.text, mapping(), "status", "completed", &day))
                }
                None => finding.with_help(Message::new("completed-status-write-date")),
            });
        }
        // A status that cannot be read is the schema's business.
        Some(_)
            if has_status
                && context.value[work.entity.list()][work.index]["status"].as_str() != Some(work.status.name()) => {}
        Some(day) if !work.status.may_have_been_done() => {
            let message = Message::new("completed-status-other").with("date", day);
            let message = message.with("status", work.status.name());
            let finding = RULE.finding(context, &completed, message);
            let help = Message::new("completed-status-help").with("status", done.name());
            let finding = finding.with_help(help);
            findings.push(if has_status {
                finding.with_related(path::span(context.root, &status), Message::new("completed-status-here"))
            } else if last.is_none_or(|(_, said)| said == done) {
                finding.with_fix(in_place::entry_before(context.text, mapping(), "completed", "status", done.name()))
            } else {
                finding
            });
        }
        Some(day) => findings.extend(another_day(context, work, day)),
        None => {}
    }
}

/// The finding of a stored day that is not the one which the last update that says done gives.
fn another_day(context: &Context, work: &Work, day: NaiveDate) -> Option<Finding> {
    let last = work.last_done()?;
    let said = work.updates[last].completed.filter(|said| *said != day)?;
    let message = Message::new("completed-status-day").with("date", day).with("said", said);
    let span = path::span(context.root, &work.update_path(last, "completed"));
    let finding = RULE.finding(context, &work.path("completed"), message);
    let finding = finding.with_related(span, Message::new("completed-status-said"));
    // The day that an earlier update gave was left behind when this one was added; any other may be news.
    let mut earlier = work.updates[..last].iter().filter(|update| update.is_of_whole());
    let is_left_behind =
        earlier.any(|update| update.status == Some(work.status.done()) && update.effect() == Some(day));
    let edit = in_place::rewritten(context.text, context.root, finding.span, said.to_string());
    Some(finding.with_fix(edit.filter(|_| is_left_behind)))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{fixed, found, record};

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
    fn the_day_of_the_last_update_that_gives_one() {
        let code = "completed-status";
        let done = |stored: &str, updates: &str| {
            task(&format!("    status: completed\n    completed: {stored}\n    updates:\n{updates}"))
        };
        let first = "      - {date: 2023-10-09, status: completed, completed: 2023-10-06}\n";
        let both = format!("{first}      - {{date: 2023-10-16, status: completed, completed: 2023-10-05}}\n");
        assert!(found(code, &done("2023-10-05", &both)).is_empty());
        assert_eq!(found(code, &done("2023-10-06", &both)), ["2023-10-06"]);
        assert_eq!(fixed(code, &done("2023-10-06", &both)), done("2023-10-05", &both));
        assert_eq!(fixed(code, &done("2023-10-07", &both)), done("2023-10-07", &both));
        // Where it gives none, the stored day is its day; what is said of one lead is not the day of all.
        assert!(found(code, &done("2023-10-05", "      - {date: 2023-10-09, status: completed}\n")).is_empty());
        let one = "      - {date: 2023-10-09, status: completed, completed: 2023-10-06, for: Văn phòng}\n";
        assert!(found(code, &done("2023-10-05", one)).is_empty());
        let missing = task(&format!("    status: completed\n    updates:\n{first}"));
        assert_eq!(fixed(code, &missing), done("2023-10-06", first));
    }
}
