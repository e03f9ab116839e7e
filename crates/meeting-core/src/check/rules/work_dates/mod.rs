//! Work is done after it was asked for, and written down when it is done.

use chrono::NaiveDate;

use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use lossless_yaml::Step;

pub(crate) const RULE: Rule = Rule {
    code: "work-dates",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// Work may be done before it is asked for.
const ODD: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let session = context.record.session.as_ref().filter(|session| session.date_text.is_none());
    let asked = session.and_then(|session| session.date);
    for work in context.work() {
        let mut is_told = None;
        let mut tell_early = |path: &[Step], key: &'static str, day: Option<NaiveDate>| {
            let Some((day, asked)) = day.zip(asked).filter(|(day, asked)| day < asked) else { return };
            // The same day in several places is one mistake.
            if is_told.replace(day) != Some(day) {
                let message = Message::new(key).with("date", day).with("asked", asked);
                let span = path::span(context.root, &steps!["session", "date"]);
                let finding = ODD.finding(context, path, message);
                findings.push(finding.with_related(span, Message::new("work-dates-session")));
            }
        };
        tell_early(&work.path("completed"), "work-dates-early", work.completed);
        for (place, update) in work.updates.iter().enumerate() {
            tell_early(&work.update_path(place, "date"), "work-dates-early-update", update.date);
            tell_early(&work.update_path(place, "completed"), "work-dates-early", update.completed);
        }
        // The day that counts is that of the last update that says it is done, or the stored one.
        let stored = work.last_done().filter(|last| work.updates[*last].completed.is_none());
        let stored = stored.map(|last| (last, work.path("completed").to_vec(), work.completed));
        let said = work.updates.iter().enumerate();
        let said = said.map(|(place, update)| (place, work.update_path(place, "completed").to_vec(), update.completed));
        for (place, path, day) in stored.into_iter().chain(said) {
            let written = work.updates[place].date;
            let Some((day, date)) = day.zip(written).filter(|(day, date)| day > date) else { continue };
            let message = Message::new("work-dates-late").with("completed", day).with("date", date);
            let span = path::span(context.root, &work.update_path(place, "date"));
            let finding = RULE.finding(context, &path, message);
            findings.push(finding.with_related(span, Message::new("work-dates-written")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record, severities};

    const CODE: &str = "work-dates";

    fn task(fields: &str) -> String {
        record("", &format!("tasks:\n  - id: t1\n    title: Báo cáo\n    lead: Văn phòng\n{fields}"))
    }

    #[test]
    fn before_the_session_is_odd() {
        let stored = task("    status: completed\n    completed: 2022-10-05\n");
        assert_eq!((found(CODE, &stored), severities(CODE, &stored)), (vec!["2022-10-05".to_owned()], vec!["warning"]));
        let update = |fields: &str| task(&format!("    updates:\n      - date: {fields}\n"));
        assert_eq!(found(CODE, &update("2023-10-01")), ["2023-10-01"]);
        assert!(found(CODE, &update("2023-10-02")).is_empty());
        assert_eq!(found(CODE, &update("2023-10-05\n        completed: 2023-10-01")), ["2023-10-01"]);
        let both = "    status: completed\n    completed: 2023-10-01\n    updates:\n      - date: 2023-10-05\n        status: completed\n        completed: 2023-10-01\n";
        assert_eq!(found(CODE, &task(both)), ["2023-10-01"]);
        let unknown = task(both).replace("  date: 2023-10-02\n", "  date: 2023-10-02\n  date_text: vừa qua\n");
        assert!(found(CODE, &unknown).is_empty());
    }

    #[test]
    fn nothing_is_written_before_it_is_done() {
        let done = |stored: &str, said: &str| {
            task(&format!(
                "    status: completed\n    completed: {stored}\n    updates:\n      - date: 2023-10-05\n        status: completed\n{said}"
            ))
        };
        let said = "        completed: 2023-10-06\n";
        assert_eq!(
            (found(CODE, &done("2023-10-06", said)), severities(CODE, &done("2023-10-06", said))),
            (vec!["2023-10-06".to_owned()], vec!["error"])
        );
        assert_eq!(found(CODE, &done("2023-10-06", "")), ["2023-10-06"]);
        assert!(found(CODE, &done("2023-10-04", "")).is_empty());
        assert!(found(CODE, &done("2023-10-04", "        completed: 2023-10-04\n")).is_empty());
    }
}
