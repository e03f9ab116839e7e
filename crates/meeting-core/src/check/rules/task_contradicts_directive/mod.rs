//! A task contradicts the lead or the deadline of its directive.
//!
//! Work may be split: some of the leads, a person of the leading organization, or an earlier deadline are no
//! contradiction.

use crate::check::names::{Entity, Target};
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{References, Repeats};
use viet_text::fold::fold;

pub(crate) const RULE: Rule = Rule {
    code: "task-contradicts-directive",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for (i, task) in context.record.tasks.iter().enumerate() {
        let named = task.directive.as_deref().and_then(|id| context.names.the(id, Target::Directive));
        let Some(index) = named.map(|named| named.index) else { continue };
        let directive = &context.record.directives[index];
        let mut differs = |field: &'static str, message: Message| {
            let span = path::span(context.root, &steps!["directives", index, field]);
            findings.push(
                RULE.finding(context, &steps!["tasks", i, field], message)
                    .with_related(span, Message::new("task-contradicts-directive-here"))
                    .with_help(Message::new("task-contradicts-directive-help")),
            );
        };
        if !is_within(context, &task.lead, &directive.lead) {
            differs("lead", Message::new("task-contradicts-directive-lead"));
        }
        if !is_within(context, &task.support, &directive.support) {
            differs("support", Message::new("task-contradicts-directive-support"));
        }
        if let (Some(due), Some(asked)) = (task.due, directive.due)
            && due > asked
        {
            let message = Message::new("task-contradicts-directive-due").with("due", due).with("asked", asked);
            differs("due", message);
        }
        if let (Some(repeats), Some(asked)) = (task.repeats, directive.repeats)
            && repeats != asked
        {
            let (repeats, asked) = (Repeats::name(repeats), Repeats::name(asked));
            let message = Message::new("task-contradicts-directive-repeats");
            differs("repeats", message.with("repeats", repeats).with("asked", asked));
        }
    }
}

/// Whether `ours` are among `theirs`, in any order and spelling, or one of them names no one.
fn is_within(context: &Context, ours: &References, theirs: &References) -> bool {
    let names_nobody = |references: &References| references.iter().all(|reference| reference.trim().is_empty());
    if ours.items == theirs.items || names_nobody(ours) || names_nobody(theirs) {
        return true;
    }
    let mut said = ours.iter().filter(|one| !one.trim().is_empty());
    said.all(|one| theirs.iter().any(|other| is_one(context, one, other) || belongs_to(context, one, other)))
}

fn is_one(context: &Context, one: &str, other: &str) -> bool {
    let named = |text| context.names.the(text, Target::Actor).map(|named| (named.entity, named.index));
    match (named(one), named(other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one == other || fold(one.trim()) == fold(other.trim()),
        _ => false,
    }
}

/// Whether `person` is a participant of `organization`.
fn belongs_to(context: &Context, person: &str, organization: &str) -> bool {
    let Some(named) = context.names.the(person, Target::Actor) else { return false };
    let is_somebody = matches!(named.entity, Entity::Person | Entity::Group);
    let own = context.record.participants.get(named.index).and_then(|person| person.organization.as_deref());
    is_somebody && own.is_some_and(|own| is_one(context, own, organization))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record};

    fn text(directive: &str, task: &str) -> String {
        record(
            "",
            &format!(
                "organizations:\n  - id: van-phong\n    name: Văn phòng Sở\n    short: Văn phòng\n  - id: so-y-te\n    name: Sở Y tế\ndirectives:\n  - id: d1\n    kind: assignment\n    text: Báo cáo\n{directive}tasks:\n  - id: t1\n    title: Báo cáo\n    directive: d1\n{task}"
            ),
        )
    }

    const CODE: &str = "task-contradicts-directive";

    #[test]
    fn the_same_in_other_words() {
        assert!(found(CODE, &text("    lead: van-phong\n", "    lead: Văn phòng Sở\n")).is_empty());
        assert!(found(CODE, &text("    lead: [van-phong, so-y-te]\n", "    lead: [Sở Y tế, Văn phòng]\n")).is_empty());
        assert!(found(CODE, &text("    lead: các Chi bộ\n", "    lead: Các chi bộ\n")).is_empty());
        assert!(found(CODE, &text("    lead: so-y-te\n", "    support: van-phong\n")).is_empty());
        assert!(found(CODE, &text("    to: so-y-te\n", "    lead: van-phong\n")).is_empty());
    }

    #[test]
    fn another() {
        assert_eq!(found(CODE, &text("    lead: so-y-te\n", "    lead: van-phong\n")), ["van-phong"]);
        let (both, one) = ("    lead: [van-phong, so-y-te]\n", "    lead: [so-y-te]\n");
        assert!(found(CODE, &text(both, one)).is_empty());
        assert_eq!(found(CODE, &text(one, both)), ["lead"]);
        let who = "    lead: van-phong\n";
        let directive = format!("{who}    due: 2023-12-31\n    repeats: yearly\n");
        let task = format!("{who}    due: 2024-01-01\n    repeats: monthly\n");
        assert_eq!(found(CODE, &text(&directive, &task)), ["2024-01-01", "monthly"]);
    }
}
