//! An assignment or a task has no lead.

use crate::check::names::Target;
use crate::check::texts::is_written;
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{Directive, DirectiveKind, Progress, References};

pub(crate) const RULE: Rule = Rule {
    code: "no-lead",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for (i, directive) in context.record.directives.iter().enumerate() {
        if asks_nobody(directive) && !is_unread(context, "directives", i) {
            let finding = RULE.finding(context, &steps!["directives", i, "kind"], Message::new("no-lead-assignment"));
            findings.push(finding.with_help(Message::new("no-lead-assignment-help")));
        }
    }
    for (i, task) in context.record.tasks.iter().enumerate() {
        let is_open = task.stored_status().timeline().now().progress() == Progress::Open;
        if !is_open || names_somebody(&task.lead) || is_unread(context, "tasks", i) {
            continue;
        }
        let directive = match task.directive.as_deref() {
            None if is_written(context, &steps!["tasks", i, "directive"]) => continue,
            None => None,
            // A reference to nothing is the business of another rule.
            Some(id) => match context.names.the(id, Target::Directive) {
                Some(named) => Some(named.index),
                None => continue,
            },
        };
        if let Some(index) = directive {
            let directive = &context.record.directives[index];
            // A finding of the directive covers its tasks too.
            if has_addressee(directive) || asks_nobody(directive) || is_unread(context, "directives", index) {
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
fn asks_nobody(directive: &Directive) -> bool {
    directive.kind == Some(DirectiveKind::Assignment)
        && directive.stored_status().timeline().now().is_in_force()
        && !has_addressee(directive)
}

fn has_addressee(directive: &Directive) -> bool {
    names_somebody(&directive.lead) || names_somebody(&directive.to)
}

fn names_somebody(references: &References) -> bool {
    references.iter().any(|reference| !reference.trim().is_empty())
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
