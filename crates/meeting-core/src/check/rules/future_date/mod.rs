//! A date of something that has happened is in the future.

use crate::archive::Outline;
use crate::check::{Check, Rule, Today, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "future-date",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Day(check),
    explanation: explanation!(),
};

fn check(outline: &Outline, today: Today, findings: &mut Vec<Finding>) {
    for past in outline.past.iter().filter(|past| past.date > today.latest) {
        let message = Message::new("future-date").with("date", past.date).with("today", today.date);
        findings.push(RULE.finding_at(past.span, past.path(), message).with_help(Message::new("future-date-help")));
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::archive::Outline;
    use crate::check::Today;
    use lossless_yaml::parse;

    fn found(text: &str, today: &str) -> Vec<String> {
        let mut findings = Vec::new();
        let outline = Outline::of("2023-10-02-a", "", &parse(text).unwrap());
        check(&outline, Today::named(today.parse().unwrap()), &mut findings);
        findings
            .iter()
            .map(|finding| format!("{} {}", finding.path, &text[finding.span.start..finding.span.end]))
            .collect()
    }

    #[test]
    fn only_what_says_that_it_has_happened() {
        let text = "state: final\nsession:\n  date: 2023-10-02\n  until: \"2023-10-04\"\ndirectives:\n  - id: d1\n    due: 2029-01-01\n    completed: 2023-10-20\n    updates:\n      - date: 2023-10-21\n      - date: soon\ntasks:\n  - id: t1\n    due: 2029-01-01\n    updates: [{date: 2023-10-05}, {date: 2023-11-05}]\n";
        assert_eq!(
            found(text, "2023-10-03"),
            [
                "session.until \"2023-10-04\"",
                "directives[0].completed 2023-10-20",
                "directives[0].updates[0].date 2023-10-21",
                "tasks[0].updates[0].date 2023-10-05",
                "tasks[0].updates[1].date 2023-11-05",
            ]
        );
        assert_eq!(found(text, "2023-11-04"), ["tasks[0].updates[1].date 2023-11-05"]);
        assert!(found(text, "2023-11-05").is_empty());
    }

    #[test]
    fn by_the_clock_the_next_day_may_have_begun_elsewhere() {
        let text = "tasks:\n  - id: t1\n    updates: [{date: 2023-10-05}, {date: 2023-10-06}]\n";
        let mut findings = Vec::new();
        let outline = Outline::of("2023-10-02-a", "", &parse(text).unwrap());
        check(&outline, Today::by_clock("2023-10-04".parse().unwrap()), &mut findings);
        let paths: Vec<_> = findings.iter().map(|finding| finding.path.as_str()).collect();
        assert_eq!(paths, ["tasks[0].updates[1].date"]);
    }

    #[test]
    fn a_session_that_is_still_to_come() {
        let session = "session:\n  date: 2023-10-02\n";
        assert!(found(&format!("state: draft\n{session}"), "2023-01-01").is_empty());
        assert!(found(&format!("state: cancelled\n{session}"), "2023-01-01").is_empty());
        assert_eq!(found(&format!("state: final\n{session}"), "2023-01-01"), ["session.date 2023-10-02"]);
        assert!(found(&format!("state: final\n{session}  status: confirmed\n"), "2023-01-01").is_empty());
        assert_eq!(found(&format!("state: final\n{session}  status: passed\n"), "2023-01-01").len(), 1);
    }
}
