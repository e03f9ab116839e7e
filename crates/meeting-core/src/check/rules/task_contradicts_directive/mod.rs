//! A task contradicts the lead or the deadline of its directive.
//!
//! Work may be split: some of the leads, a person of the leading organization, or an earlier deadline are no
//! contradiction.

use crate::check::names::{Entity, Target};
use crate::check::work::names_somebody;
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{References, Repeats};
use lossless_yaml::Step;
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
        let named = task.directive.as_deref().and_then(|id| context.own_part(id, Target::Directive));
        let Some(index) = named.map(|named| named.index) else { continue };
        let directive = &context.record.directives[index];
        let theirs = &context.work()[index].updates;
        let mut differs_from = |field: &'static str, there: &[Step], message: Message| {
            let span = path::span(context.root, there);
            findings.push(
                RULE.finding(context, &steps!["tasks", i, field], message)
                    .with_related(span, Message::new("task-contradicts-directive-here"))
                    .with_help(Message::new("task-contradicts-directive-help")),
            );
        };
        let mut differs = |field, message| differs_from(field, &steps!["directives", index, field], message);
        // Those who lead or support at any time are not reported.
        let later = || theirs.iter().flat_map(|update| update.lead);
        if !is_within(context, &task.lead, &directive.lead, later) {
            differs("lead", Message::new("task-contradicts-directive-lead"));
        }
        let later = || theirs.iter().flat_map(|update| update.support);
        if !is_within(context, &task.support, &directive.support, later) {
            differs("support", Message::new("task-contradicts-directive-support"));
        }
        if let (Some(repeats), Some(asked)) = (task.repeats, directive.repeats)
            && repeats != asked
        {
            let (repeats, asked) = (Repeats::name(repeats), Repeats::name(asked));
            let message = Message::new("task-contradicts-directive-repeats");
            differs("repeats", message.with("repeats", repeats).with("asked", asked));
        }
        // The last deadline of the directive is the one in force.
        let mut moved = theirs.iter().enumerate().rev().filter(|(_, update)| update.is_of_whole());
        let moved = moved.find_map(|(place, update)| Some((update.due?, Some(place))));
        if let (Some(due), Some((asked, update))) = (task.due, moved.or(directive.due.map(|due| (due, None))))
            && due > asked
        {
            let message = Message::new("task-contradicts-directive-due").with("due", due).with("asked", asked);
            match update {
                Some(update) => differs_from("due", &steps!["directives", index, "updates", update, "due"], message),
                None => differs_from("due", &steps!["directives", index, "due"], message),
            }
        }
    }
}

/// Whether `ours` are among `theirs`, in any order and spelling, or one of them names no one.
fn is_within<'r, I: Iterator<Item = &'r String>>(
    context: &Context,
    ours: &References,
    theirs: &'r References,
    later: impl Fn() -> I,
) -> bool {
    if ours.items == theirs.items || !names_somebody(ours) || !names_somebody(theirs) {
        return true;
    }
    let is_same = |one: &str, other: &str| is_one(context, one, other) || belongs_to(context, one, other);
    let mut said = ours.iter().filter(|one| !one.trim().is_empty());
    said.all(|one| theirs.iter().chain(later()).any(|other| is_same(one, other)))
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

    #[test]
    fn what_is_in_force() {
        let directive = |update: &str| {
            format!(
                "    lead: van-phong\n    due: 2023-12-31\n    updates:\n      - date: 2023-11-01\n        {update}\n"
            )
        };
        let due = "    due: 2024-01-31\n";
        assert!(found(CODE, &text(&directive("due: 2024-01-31"), due)).is_empty());
        assert_eq!(found(CODE, &text(&directive("due: 2024-01-30"), due)), ["2024-01-31"]);
        assert_eq!(found(CODE, &text(&directive("due: 2024-01-31\n        for: van-phong"), due)), ["2024-01-31"]);
        assert_eq!(found(CODE, &text(&directive("due: 2023-11-30"), "    due: 2023-12-31\n")), ["2023-12-31"]);
        assert!(found(CODE, &text(&directive("lead: so-y-te"), "    lead: so-y-te\n")).is_empty());
        assert!(found(CODE, &text(&directive("lead: so-y-te"), "    lead: van-phong\n")).is_empty());
        assert_eq!(found(CODE, &text(&directive("note: A"), "    lead: so-y-te\n")), ["so-y-te"]);
    }
}
