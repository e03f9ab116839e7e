//! A field of work says nothing, because what it depends on is absent.

use chrono::NaiveDate;

use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "field-without-effect",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// It does no harm, and leads may be added.
const HARMLESS: Rule = Rule { severity: Severity::Note, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for work in context.work() {
        let Some(plan) = context.plans().get(work.entity, work.index) else { continue };
        if let (Some(until), Some(planned)) = (work.repeats_until, plan.occurrences) {
            let path = work.path("repeats_until");
            if !planned.repeats() {
                let finding = RULE.finding(context, &path, Message::new("field-without-effect-until"));
                findings.push(finding.with_help(Message::new("field-without-effect-until-help")));
            } else if let Some(first) = planned.first().filter(|first: &NaiveDate| until < *first) {
                let message = Message::new("field-without-effect-early").with("until", until).with("first", first);
                findings.push(RULE.finding(context, &path, message));
            }
        }
        if work.due_time.is_some() && plan.has_deadline == Some(false) {
            let finding = RULE.finding(context, &work.path("due_time"), Message::new("field-without-effect-time"));
            findings.push(finding.with_help(Message::new("field-without-effect-time-help")));
        }
        if work.each == Some(true) && context.plans().leads(plan).is_some_and(|leads| leads.len() < 2) {
            let finding = HARMLESS.finding(context, &work.path("each"), Message::new("field-without-effect-each"));
            findings.push(finding.with_help(Message::new("field-without-effect-each-help")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record, severities};

    const CODE: &str = "field-without-effect";

    fn work(directive: &str, task: &str) -> String {
        record(
            "",
            &format!(
                "directives:\n  - id: d1\n    kind: assignment\n    text: Báo cáo\n{directive}tasks:\n  - id: t1\n    title: Báo cáo\n    directive: d1\n{task}"
            ),
        )
    }

    #[test]
    fn the_end_of_a_repetition() {
        let who = "    lead: Văn phòng\n";
        let until = "    repeats_until: 2023-12-31\n";
        assert_eq!(found(CODE, &work(who, until)), ["2023-12-31"]);
        let weekly = format!("{who}    repeats: weekly\n");
        assert!(found(CODE, &work(&weekly, until)).is_empty());
        assert!(found(CODE, &work(&format!("{weekly}    due: 2023-12-31\n"), until)).is_empty());
        assert_eq!(found(CODE, &work(&format!("{weekly}    due: 2024-01-01\n"), until)), ["2023-12-31"]);
        // How often it repeats may stand in the other record.
        assert!(
            found(CODE, &work(who, until).replace("directive: d1", "directive: 2023-09-04-giao-ban#d1")).is_empty()
        );
    }

    #[test]
    fn the_clock_time_of_a_deadline() {
        let who = "    lead: Văn phòng\n";
        let time = "    due_time: \"17:00\"\n";
        assert_eq!(found(CODE, &work(who, time)), ["\"17:00\""]);
        assert_eq!(found(CODE, &work(&format!("{who}{time}"), "    due: 2023-10-31\n")), ["\"17:00\""]);
        assert!(found(CODE, &work(&format!("{who}    due: 2023-10-31\n"), time)).is_empty());
        let update = "    updates:\n      - date: 2023-10-05\n        due: 2023-10-31\n";
        assert!(found(CODE, &work(who, &format!("{time}{update}"))).is_empty());
    }

    #[test]
    fn each_of_one() {
        let each = |leads: &str| work(&format!("    lead: {leads}\n    each: true\n"), "");
        assert_eq!(
            (found(CODE, &each("xã A")), severities(CODE, &each("xã A"))),
            (vec!["true".to_owned()], vec!["note"])
        );
        assert!(found(CODE, &each("[xã A, xã B]")).is_empty());
        assert!(found(CODE, &work("    to: [xã A, xã B]\n    each: true\n", "")).is_empty());
        assert!(found(CODE, &work("    lead: [xã A, xã B]\n", "    each: true\n")).is_empty());
    }
}
