//! An assignment or a task has no lead.

use crate::check::names::Target;
use crate::check::texts::is_written;
use crate::check::work::{Work, names_somebody};
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{DirectiveKind, Progress};

pub(crate) const RULE: Rule = Rule {
    code: "no-lead",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for i in 0..context.record.directives.len() {
        if asks_nobody(context, i) && !is_unread(context, "directives", i) {
            let finding = RULE.finding(context, &steps!["directives", i, "kind"], Message::new("no-lead-assignment"));
            findings.push(finding.with_help(Message::new("no-lead-assignment-help")));
        }
    }
    for (i, task) in context.record.tasks.iter().enumerate() {
        let work = &context.work()[context.record.directives.len() + i];
        if !is_open(work) || names_somebody(&task.lead) || is_handed_over(work) || is_unread(context, "tasks", i) {
            continue;
        }
        let directive = match task.directive.as_deref() {
            None if is_written(context, &steps!["tasks", i, "directive"]) => continue,
            None => None,
            // A reference to nothing is the business of another rule.
            Some(id) => match context.own_part(id, Target::Directive) {
                Some(named) => Some(named.index),
                None => continue,
            },
        };
        if let Some(index) = directive {
            // A finding of the directive covers its tasks too.
            if has_addressee(context, index) || asks_nobody(context, index) || is_unread(context, "directives", index) {
                continue;
            }
        }
        let finding = RULE.finding(context, &steps!["tasks", i, "title"], Message::new("no-lead-task"));
        let finding = finding.with_help(Message::new("no-lead-task-help"));
        findings.push(match directive {
            Some(index) => {
                let span = path::span(context.root, &steps!["directives", index, "text"]);
                finding.with_related(span, Message::new("no-lead-directive"))
            }
            None => finding,
        });
    }
}

/// Whether this is an assignment in force without a lead or an addressee.
fn asks_nobody(context: &Context, i: usize) -> bool {
    let is_assignment = context.record.directives[i].kind == Some(DirectiveKind::Assignment);
    is_assignment && is_open(&context.work()[i]) && !has_addressee(context, i)
}

/// Whether somebody leads a directive; one that amends another has the leads of that one.
fn has_addressee(context: &Context, i: usize) -> bool {
    let directive = &context.record.directives[i];
    let references = [&directive.lead, &directive.to, &directive.amends];
    references.into_iter().any(names_somebody) || is_handed_over(&context.work()[i])
}

fn is_handed_over(work: &Work) -> bool {
    work.updates.iter().any(|update| names_somebody(update.lead))
}

/// Whether the last that is said of it is that it is open.
fn is_open(work: &Work) -> bool {
    work.last_status().map_or(work.status, |(_, status)| status).progress() == Progress::Open
}

/// Whether a name is written that cannot be read.
fn is_unread(context: &Context, list: &'static str, i: usize) -> bool {
    ["lead", "to"].into_iter().any(|field| is_written(context, &steps![list, i, field]))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record};

    fn directive(fields: &str) -> String {
        record("", &format!("directives:\n  - id: d1\n    text: Báo cáo\n{fields}"))
    }

    const TASK: &str = "tasks:\n  - id: t1\n    title: Viết báo cáo\n    directive: d1\n";

    #[test]
    fn assignments() {
        assert_eq!(found("no-lead", &directive("    kind: assignment\n")), ["assignment"]);
        assert!(found("no-lead", &directive("    kind: assignment\n    to: Văn phòng\n")).is_empty());
        assert!(found("no-lead", &directive("    kind: assignment\n    lead: Văn phòng\n")).is_empty());
        assert!(found("no-lead", &directive("    kind: assignment\n    status: revoked\n")).is_empty());
        assert!(found("no-lead", &directive("    kind: assignment\n    lead: 5\n")).is_empty());
        assert!(found("no-lead", &directive("    kind: decision\n")).is_empty());
        // Those of the older one lead, or those to whom it was handed over.
        assert!(found("no-lead", &directive("    kind: assignment\n    amends: 2023-09-04-a#d1\n")).is_empty());
        let handed = "    updates:\n      - {date: 2023-10-05, lead: Văn phòng}\n";
        assert!(found("no-lead", &directive(&format!("    kind: assignment\n{handed}"))).is_empty());
    }

    #[test]
    fn tasks() {
        assert_eq!(found("no-lead", &(directive("    kind: decision\n") + TASK)), ["Viết báo cáo"]);
        assert_eq!(found("no-lead", &(directive("    kind: assignment\n") + TASK)), ["assignment"]);
        assert!(found("no-lead", &(directive("    kind: request\n    to: Văn phòng\n") + TASK)).is_empty());
        assert!(found("no-lead", &(directive("    kind: decision\n") + TASK + "    lead: Văn phòng\n")).is_empty());
        assert!(found("no-lead", &(directive("    kind: decision\n") + TASK + "    status: cancelled\n")).is_empty());
        assert_eq!(found("no-lead", &record("", "tasks:\n  - id: t1\n    title: Báo cáo\n")), ["Báo cáo"]);
        assert!(found("no-lead", &record("", TASK)).is_empty());
    }
}
