//! The status of work is that of its last update.

use std::collections::HashMap;

use crate::check::texts::is_written;
use crate::check::work::{Update, Work};
use crate::check::{Check, Context, Rule, explanation, fix, path};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{DirectiveStatus, WorkStatus};
use lossless_yaml::{Step, in_place};

pub(crate) const RULE: Rule = Rule {
    code: "status-of-updates",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// It may be that a day alone is wrong.
const ODD: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for work in context.work().iter().filter(|work| !work.updates.is_empty()) {
        let disorder = disorder(&work.updates);
        if let Some((before, place)) = disorder
            && let (Some(earlier), Some(day)) = (work.updates[before].effect(), work.updates[place].date)
        {
            let message = Message::new("status-of-updates-order").with("date", day).with("before", earlier);
            let span = path::span(context.root, &work.update_path(before, "date"));
            findings.push(
                ODD.finding(context, &work.update_path(place, "date"), message)
                    .with_related(span, Message::new("status-of-updates-before"))
                    .with_help(Message::new("status-of-updates-order-help")),
            );
        }
        check_status(context, work, disorder.is_some(), findings);
    }
}

/// The first update that takes effect before one that stands before it and decides something about the same. One with a
/// day of completion may be written at any time.
fn disorder(updates: &[Update]) -> Option<(usize, usize)> {
    let mut last = HashMap::new();
    for (place, update) in updates.iter().enumerate().filter(|(_, update)| update.decides()) {
        let before = last.insert((update.occurrence, &update.about[..]), place);
        let is_earlier = |before: &usize| update.date.is_some() && updates[*before].effect() > update.date;
        if let Some(before) = before.filter(|before| update.completed.is_none() && is_earlier(before)) {
            return Some((before, place));
        }
    }
    None
}

/// What was fulfilled stays so when it is amended: the amendment is work of its own.
fn is_amended_after_all(work: &Work, says: WorkStatus) -> bool {
    says == WorkStatus::Directive(DirectiveStatus::Amended)
        && work.status == work.status.done()
        && (work.completed.is_some() || work.last_done().is_some())
}

fn check_status(context: &Context, work: &Work, is_disordered: bool, findings: &mut Vec<Finding>) {
    let Work { entity, index, status, ref updates, .. } = *work;
    let Some((decisive, says)) = work.last_status() else { return };
    if says == status || is_amended_after_all(work, says) {
        return;
    }
    let path = work.path("status");
    let is_unread = |path: &[_], read: bool| !read && is_written(context, path);
    let written = context.value[entity.list()][index]["status"].as_str();
    if is_unread(&path, written == Some(status.name()))
        || (decisive + 1..updates.len())
            .any(|place| updates[place].status.is_none() && is_unread(&work.update_path(place, "status"), false))
    {
        return;
    }
    let message = Message::new("status-of-updates").with("status", status.name()).with("last", says.name());
    let shown = path::span(context.root, &work.update_path(decisive, "status"));
    let help = Message::new("status-of-updates-help").with("status", says.name());
    // A status that the work had before was left after when the update was added; any other may be news.
    let is_left_behind = !is_disordered
        && (says == says.done() || !is_written(context, &work.path("completed")))
        && (written.is_none()
            || status == status.first()
            || updates[..decisive].iter().any(|update| update.is_of_whole() && update.status == Some(status)));
    findings.push(if written.is_some() {
        let finding = RULE.finding(context, &path, message).with_help(help);
        let finding = finding.with_related(shown, Message::new("status-of-updates-last"));
        if is_left_behind { fix::by_words(finding, context, says.name()) } else { finding }
    } else {
        // No status is written: the update is what there is to show.
        let finding = RULE.finding(context, &work.update_path(decisive, "status"), message).with_help(help);
        let mapping = context.root.nearest([Step::Key(entity.list()), Step::Index(index)]);
        let edit = in_place::entry_before(context.text, mapping, "updates", "status", says.name());
        finding.with_fix(edit.filter(|_| is_left_behind))
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{fixed, found, record, severities};

    fn task(status: &str, updates: &[(&str, &str)]) -> String {
        let mut text = format!("tasks:\n  - id: t1\n    title: Báo cáo\n    lead: Văn phòng\n{status}    updates:\n");
        for (date, status) in updates {
            text.push_str("      - date: ");
            text.push_str(date);
            text.push('\n');
            text.push_str(status);
        }
        record("", &text)
    }

    const DONE: &str = "        status: completed\n";
    const BEGUN: &str = "        status: in-process\n";

    #[test]
    fn the_last_update_with_a_status_counts() {
        let updates = [("2023-10-03", BEGUN), ("2023-10-04", DONE), ("2023-10-05", "        note: Đã ghi nhận\n")];
        let status = "    status: completed\n    completed: 2023-10-04\n";
        assert!(found("status-of-updates", &task(status, &updates)).is_empty());
        assert_eq!(found("status-of-updates", &task("    status: in-process\n", &updates)), ["in-process"]);
        assert_eq!(found("status-of-updates", &task("", &updates)), ["completed"]);
        assert!(found("status-of-updates", &task("    status: complet\n", &updates)).is_empty());
        let unread = [("2023-10-03", BEGUN), ("2023-10-04", "        status: complet\n")];
        assert!(found("status-of-updates", &task("    status: completed\n", &unread)).is_empty());
    }

    #[test]
    fn a_status_that_was_left_behind_follows() {
        let code = "status-of-updates";
        let updates = [("2023-10-03", BEGUN), ("2023-10-04", DONE)];
        let day = "    completed: 2023-10-04\n";
        let done = format!("    status: completed\n{day}");
        for status in ["", "    status: needs-action\n", "    status: in-process\n"] {
            let after = if status.is_empty() { format!("{day}    status: completed\n") } else { done.clone() };
            let before = if status.is_empty() { day.to_owned() } else { format!("{status}{day}") };
            assert_eq!(fixed(code, &task(&before, &updates)), task(&after, &updates), "{status}");
        }
        // Cancelled without an update.
        let cancelled = task("    status: cancelled\n", &updates);
        assert_eq!(fixed(code, &cancelled), cancelled);
        // The date says done, the update says not done.
        let begun = [("2023-10-03", BEGUN)];
        assert_eq!(fixed(code, &task(day, &begun)), task(day, &begun));
        assert_eq!(fixed(code, &task("", &begun)), task("    status: in-process\n", &begun));
    }

    #[test]
    fn out_of_order() {
        let code = "status-of-updates";
        // The last in the list decides, whatever its day.
        let updates = [("2023-10-04", DONE), ("2023-10-03", BEGUN)];
        let text = task("    status: in-process\n", &updates);
        assert_eq!((found(code, &text), severities(code, &text)), (vec!["2023-10-03".to_owned()], vec!["warning"]));
        let text = task("    status: completed\n    completed: 2023-10-04\n", &updates);
        assert_eq!((severities(code, &text), fixed(code, &text)), (vec!["error", "warning"], text.clone()));
        let ordered = |updates: &[(&str, &str)]| found(code, &task("    status: in-process\n", updates)).is_empty();
        // What decides nothing, what says its day, and what is about something else.
        assert!(ordered(&[("2023-10-04", BEGUN), ("2023-10-03", "        note: Đã nhận\n")]));
        assert!(ordered(&[("2023-10-04", "        due: 2023-12-01\n"), ("2023-10-05", BEGUN)]));
        assert!(!ordered(&[("2023-10-04", "        due: 2023-12-01\n"), ("2023-10-03", BEGUN)]));
        let done_before = "        status: completed\n        completed: 2023-10-03\n";
        assert!(ordered(&[("2023-10-05", done_before), ("2023-10-04", BEGUN)]));
        let occurrence = "        status: completed\n        occurrence: 2023-10-31\n";
        assert!(ordered(&[("2023-11-01", occurrence), ("2023-10-20", BEGUN)]));
    }

    #[test]
    fn what_is_said_of_one_occurrence_or_lead_is_not_the_status_of_all() {
        let code = "status-of-updates";
        let occurrence = "        status: completed\n        occurrence: 2023-10-31\n";
        let one = "        status: completed\n        for: Văn phòng\n";
        assert!(found(code, &task("", &[("2023-11-01", occurrence), ("2023-11-02", one)])).is_empty());
        let updates = [("2023-10-20", BEGUN), ("2023-11-01", occurrence)];
        assert_eq!(found(code, &task("    status: completed\n", &updates)), ["completed"]);
    }

    #[test]
    fn what_was_fulfilled_stays_so_when_it_is_amended() {
        let directive = |status: &str| {
            let updates = "    updates:\n      - {date: 2023-10-05, status: fulfilled}\n      - {date: 2023-10-09, status: amended}\n";
            record(
                "",
                &format!(
                    "directives:\n  - id: d1\n    kind: decision\n    text: A\n    status: {status}\n    completed: 2023-10-05\n{updates}"
                ),
            )
        };
        assert!(found("status-of-updates", &directive("fulfilled")).is_empty());
        assert!(found("status-of-updates", &directive("amended")).is_empty());
        assert_eq!(found("status-of-updates", &directive("in-force")), ["in-force"]);
    }

    #[test]
    fn directives_too() {
        let text = "directives:\n  - id: d1\n    kind: request\n    text: Báo cáo\n    to: Văn phòng\n    updates:\n      - date: 2023-10-09\n        status: revoked\n";
        assert_eq!(found("status-of-updates", &record("", text)), ["revoked"]);
    }
}
