//! The status of work is that of its last update.

use crate::check::texts::is_written;
use crate::check::{Check, Context, Rule, explanation, fix, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::StoredStatus;
use lossless_yaml::{Step, in_place};

pub(crate) const RULE: Rule = Rule {
    code: "status-of-updates",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// Updates may have been written down late.
const ODD: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for (i, directive) in context.record.directives.iter().enumerate() {
        check_item(context, "directives", i, &directive.stored_status(), findings);
    }
    for (i, task) in context.record.tasks.iter().enumerate() {
        check_item(context, "tasks", i, &task.stored_status(), findings);
    }
}

fn check_item(context: &Context, list: &'static str, i: usize, stored: &StoredStatus, findings: &mut Vec<Finding>) {
    let at = |j: usize, field: &'static str| steps![list, i, "updates", j, field];
    let (status, said) = (stored.status, |j: usize| stored.updates[j].status);
    let disorder = stored.disorder();
    let days = disorder.map(|j| (j, stored.updates[j - 1].date, stored.updates[j].date));
    if let Some((j, Some(before), Some(day))) = days {
        let message = Message::new("status-of-updates-order").with("date", day).with("before", before);
        let span = path::span(context.root, &at(j - 1, "date"));
        let finding = ODD.finding(context, &at(j, "date"), message);
        findings.push(
            finding
                .with_related(span, Message::new("status-of-updates-before"))
                .with_help(Message::new("status-of-updates-order-help")),
        );
    }
    let Some((decisive, says)) = stored.last().and_then(|j| Some((j, said(j)?))) else { return };
    // If the updates are not in order, the latest date may be the one that counts.
    if says == status || stored.latest().and_then(said) == Some(status) {
        return;
    }
    let path = steps![list, i, "status"];
    let is_unread = |path: &[_], read: bool| !read && is_written(context, path);
    let written = context.value[list][i]["status"].as_str();
    if is_unread(&path, written == Some(status.name()))
        || (decisive + 1..stored.updates.len()).any(|j| is_unread(&at(j, "status"), false))
    {
        return;
    }
    let message = Message::new("status-of-updates").with("status", status.name()).with("last", says.name());
    let shown = path::span(context.root, &at(decisive, "status"));
    let help = Message::new("status-of-updates-help").with("status", says.name());
    // A status that the work had before was left after when the update was added; any other may be news.
    let is_left_behind = disorder.is_none()
        && (says == says.done() || !is_written(context, &steps![list, i, "completed"]))
        && (written.is_none() || status == status.first() || (0..decisive).any(|j| said(j) == Some(status)));
    findings.push(if written.is_some() {
        let finding = RULE.finding(context, &path, message).with_help(help);
        let finding = finding.with_related(shown, Message::new("status-of-updates-last"));
        if is_left_behind { fix::by_words(finding, context, says.name()) } else { finding }
    } else {
        // No status is written: the update is what there is to show.
        let finding = RULE.finding(context, &at(decisive, "status"), message).with_help(help);
        let mapping = context.root.nearest([Step::Key(list), Step::Index(i)]);
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
        let updates = [("2023-10-04", DONE), ("2023-10-03", BEGUN)];
        let text = task("    status: completed\n    completed: 2023-10-04\n", &updates);
        assert_eq!(found("status-of-updates", &text), ["2023-10-03"]);
        assert_eq!(severities("status-of-updates", &text), ["warning"]);
        let text = task("    status: cancelled\n", &updates);
        assert_eq!(severities("status-of-updates", &text), ["error", "warning"]);
    }

    #[test]
    fn directives_too() {
        let text = "directives:\n  - id: d1\n    kind: request\n    text: Báo cáo\n    to: Văn phòng\n    updates:\n      - date: 2023-10-09\n        status: revoked\n";
        assert_eq!(found("status-of-updates", &record("", text)), ["revoked"]);
    }
}
