//! An update is about an occurrence that is not planned, or does not say about which one it is.

use chrono::NaiveDate;

use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "update-occurrence",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for work in context.work().iter().filter(|work| !work.updates.is_empty()) {
        let Some(planned) = context.plans().get(work.entity, work.index).and_then(|plan| plan.occurrences) else {
            continue;
        };
        for (place, update) in work.updates.iter().enumerate() {
            let at = |field| work.update_path(place, field);
            findings.extend(match (update.occurrence, update.due) {
                (Some(_), _) if !planned.repeats() => {
                    let message = Message::new("update-occurrence-once");
                    let finding = RULE.finding(context, &at("occurrence"), message);
                    Some(finding.with_help(Message::new("update-occurrence-once-help")))
                }
                (Some(day), _) if !planned.contains(day) => {
                    let message = Message::new("update-occurrence").with("date", day);
                    let finding = RULE.finding(context, &at("occurrence"), message);
                    let near: Vec<NaiveDate> = planned.around(day).into_iter().flatten().collect();
                    let is_any = !near.is_empty();
                    let help = Message::new("update-occurrence-near").with("dates", near);
                    Some(if is_any { finding.with_help(help) } else { finding })
                }
                (None, Some(due)) if planned.repeats() => {
                    let message = Message::new("update-occurrence-missing").with("due", due);
                    let finding = RULE.finding(context, &at("due"), message);
                    Some(finding.with_help(Message::new("update-occurrence-missing-help")))
                }
                _ => None,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{findings, found, record};

    const CODE: &str = "update-occurrence";

    fn task(fields: &str, update: &str) -> String {
        let update = format!("    updates:\n      - date: 2023-12-01\n        {update}\n");
        record("", &format!("tasks:\n  - id: t1\n    title: Báo cáo\n    lead: Văn phòng\n{fields}{update}"))
    }

    #[test]
    fn planned_days() {
        let monthly = "    due: 2023-10-31\n    repeats: monthly\n    repeats_until: 2023-12-31\n";
        for (day, is_planned) in [
            ("2023-10-31", true),
            ("2023-11-30", true),
            ("2023-12-31", true),
            ("2023-11-29", false),
            ("2023-09-30", false),
            ("2024-01-31", false),
        ] {
            let found = found(CODE, &task(monthly, &format!("occurrence: {day}")));
            assert_eq!(found.is_empty(), is_planned, "{day}");
        }
        let near = |day: &str| format!("{:?}", findings(CODE, &task(monthly, &format!("occurrence: {day}")))[0].help);
        assert!(near("2023-11-15").contains("[2023-10-31, 2023-11-30]"), "{}", near("2023-11-15"));
        for late in ["2024-01-31", "2024-05-01"] {
            assert!(near(late).contains("[2023-12-31]"), "{}", near(late));
        }
        assert!(near("2023-09-30").contains("[2023-10-31]"), "{}", near("2023-09-30"));
        // Without a deadline the first one is at the end of the period in which the session is.
        assert!(found(CODE, &task("    repeats: quarterly\n", "occurrence: 2023-12-31")).is_empty());
        assert_eq!(found(CODE, &task("    repeats: quarterly\n", "occurrence: 2023-10-31")), ["2023-10-31"]);
    }

    #[test]
    fn work_that_is_done_once_has_no_occurrences() {
        assert_eq!(found(CODE, &task("    due: 2023-10-31\n", "occurrence: 2023-10-31")), ["2023-10-31"]);
        assert!(found(CODE, &task("    due: 2023-10-31\n", "due: 2023-11-30")).is_empty());
        // What cannot be read may say how often it repeats.
        assert!(found(CODE, &task("    repeats: hằng tháng\n", "occurrence: 2023-10-31")).is_empty());
    }

    #[test]
    fn a_deadline_is_moved_of_one_occurrence() {
        let weekly = "    due: 2023-10-06\n    repeats: weekly\n";
        assert_eq!(found(CODE, &task(weekly, "due: 2023-12-08")), ["2023-12-08"]);
        assert!(found(CODE, &task(weekly, "due: 2023-12-08\n        occurrence: 2023-12-01")).is_empty());
    }

    #[test]
    fn repetition_comes_with_the_directive() {
        let directive = |fields: &str| {
            format!("directives:\n  - id: d1\n    kind: assignment\n    text: Báo cáo\n    lead: Văn phòng\n{fields}")
        };
        let task = |fields: &str| {
            format!(
                "tasks:\n  - id: t1\n    title: Báo cáo\n    directive: {fields}    updates:\n      - date: 2023-12-01\n        occurrence: 2023-11-30\n"
            )
        };
        let monthly = directive("    due: 2023-10-31\n    repeats: monthly\n");
        assert!(found(CODE, &record("", &(monthly.clone() + &task("d1\n")))).is_empty());
        assert!(found(CODE, &record("", &(monthly.clone() + &task("2023-10-02-giao-ban#d1\n")))).is_empty());
        // With a deadline of its own the task is done once.
        let own = "d1\n    due: 2023-10-31\n";
        assert_eq!(found(CODE, &record("", &(monthly + &task(own)))), ["2023-11-30"]);
        // What another record says is not known here.
        assert!(found(CODE, &record("", &task("2023-09-04-giao-ban#d1\n"))).is_empty());
        let amends = directive(
            "    amends: 2023-09-04-giao-ban#d1\n    updates:\n      - date: 2023-12-01\n        occurrence: 2023-11-30\n",
        );
        assert!(found(CODE, &record("", &amends)).is_empty());
    }
}
