//! The status of work is that of its last update.

use chrono::NaiveDate;

use crate::check::scalars::is_written;
use crate::check::{Check, Context, Rule, explanation, mend, place};
use crate::diagnostic::{Diagnostic, Group, Severity};
use crate::i18n::Message;
use crate::model::{DirectiveStatus, TaskStatus};
use crate::yaml::Step;

pub(crate) const RULE: Rule = Rule {
    code: "status-of-updates",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// Updates may have been written down late.
const ODD: Rule = Rule { severity: Severity::Warning, ..RULE };

/// Day and status of an update.
type Update = (Option<NaiveDate>, Option<&'static str>);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    for (i, directive) in context.record.directives.iter().enumerate() {
        let status = directive.status.unwrap_or(DirectiveStatus::InForce).name();
        let update = |j: usize| {
            let update = &directive.updates[j];
            (update.date, update.status.map(DirectiveStatus::name))
        };
        judge(context, "directives", i, status, directive.updates.len(), update, findings);
    }
    for (i, task) in context.record.tasks.iter().enumerate() {
        let status = task.status.unwrap_or(TaskStatus::NeedsAction).name();
        let update = |j: usize| (task.updates[j].date, task.updates[j].status.map(TaskStatus::name));
        judge(context, "tasks", i, status, task.updates.len(), update, findings);
    }
}

fn judge(
    context: &Context,
    list: &'static str,
    i: usize,
    status: &'static str,
    count: usize,
    update: impl Fn(usize) -> Update,
    findings: &mut Vec<Diagnostic>,
) {
    let at = |j: usize, field: &'static str| place![list, i, "updates", j, field];
    let in_order = |j: usize| update(j - 1).0 <= update(j).0 || update(j).0.is_none();
    let disorder = (1..count).find(|j| !in_order(*j));
    if let Some((j, (Some(before), Some(day)))) = disorder.map(|j| (j, (update(j - 1).0, update(j).0))) {
        let message = Message::new("status-of-updates-order").with("date", day).with("before", before);
        let span = place::span(context.root, &at(j - 1, "date"));
        let finding = ODD.breach(context, &at(j, "date"), message);
        findings.push(
            finding
                .related_to(span, Message::new("status-of-updates-before"))
                .helped(Message::new("status-of-updates-order-help")),
        );
    }
    let with_status = || (0..count).filter(|j| update(*j).1.is_some());
    let Some(decisive) = with_status().next_back() else { return };
    // Where the updates are not in order, the latest day may be the one that counts.
    let newest = with_status().max_by_key(|j| update(*j).0).unwrap_or(decisive);
    let says = update(decisive).1.unwrap_or_default();
    if says == status || update(newest).1 == Some(status) {
        return;
    }
    let place = place![list, i, "status"];
    let is_unread = |place: &[_], read: bool| !read && is_written(context, place);
    let written = context.value[list][i]["status"].as_str();
    if is_unread(&place, written == Some(status)) || (decisive + 1..count).any(|j| is_unread(&at(j, "status"), false)) {
        return;
    }
    let message = Message::new("status-of-updates").with("status", status).with("last", says);
    let shown = place::span(context.root, &at(decisive, "status"));
    let help = Message::new("status-of-updates-help").with("status", says);
    // A status that the work had before was left behind when the update was added; any other may be news.
    let beginning = if list == "tasks" { TaskStatus::NeedsAction.name() } else { DirectiveStatus::InForce.name() };
    let is_done = matches!(says, "completed" | "fulfilled");
    let is_left_behind = disorder.is_none()
        && (is_done || !is_written(context, &place![list, i, "completed"]))
        && (written.is_none() || status == beginning || (0..decisive).any(|j| update(j).1 == Some(status)));
    findings.push(if written.is_some() {
        let finding = RULE.breach(context, &place, message).helped(help);
        let finding = finding.related_to(shown, Message::new("status-of-updates-last"));
        if is_left_behind { mend::by_words(finding, context, says) } else { finding }
    } else {
        // No status is written: the update is what there is to show.
        let finding = RULE.breach(context, &at(decisive, "status"), message).helped(help);
        let mapping = context.root.nearest([Step::Key(list), Step::Index(i)]);
        match mend::before(context.text, mapping, "updates", "status", says).filter(|_| is_left_behind) {
            Some(edit) => finding.mended_by(edit.span, edit.text),
            None => finding,
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, mended, record, severities};

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
            assert_eq!(mended(code, &task(&before, &updates)), task(&after, &updates), "{status}");
        }
        // Somebody has called it off without an update.
        let cancelled = task("    status: cancelled\n", &updates);
        assert_eq!(mended(code, &cancelled), cancelled);
        // Done, says the day; not done, says the update.
        let begun = [("2023-10-03", BEGUN)];
        assert_eq!(mended(code, &task(day, &begun)), task(day, &begun));
        assert_eq!(mended(code, &task("", &begun)), task("    status: in-process\n", &begun));
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
