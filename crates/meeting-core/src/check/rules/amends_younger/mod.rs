//! A directive amends or supersedes one that was given later.

use crate::archive::{Edge, Outline};
use crate::check::links::{Links, is_older, target};
use crate::check::{Check, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "amends-younger",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Links(check),
    explanation: explanation!(),
};

/// Of two sessions of one day nobody but their ids says which is the earlier one.
const ODD: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(outline: &Outline, links: &Links, findings: &mut Vec<Finding>) {
    let Some(session) = outline.session else { return };
    for edge in &outline.edges {
        let Some((record, part)) = target(outline, edge) else { continue };
        let other = if record == outline.id { None } else { Some(links.outline(&record)) };
        let older = match &other {
            None => outline,
            Some(Some(other)) => other,
            Some(None) => continue,
        };
        let is_itself = record == outline.id && part == edge.directive;
        if is_itself || is_older((older, &part), (outline, &edge.directive)) != Some(false) {
            continue;
        }
        // A circle is the business of another rule.
        if leads_back(outline, links, edge, &(record, part)) {
            continue;
        }
        let (rule, message) = match older.session.filter(|_| other.is_some()) {
            None => (RULE, Message::new("amends-younger-here")),
            Some(its) if its.date == session.date => (ODD, Message::new("amends-younger-day").with("id", &older.id)),
            Some(its) => (RULE, Message::new("amends-younger").with("date", its.date).with("own", session.date)),
        };
        let finding = rule.finding_at(edge.span, edge.path.clone(), message.with("name", edge.target.as_str()));
        findings.push(finding.with_help(Message::new("amends-younger-help")));
    }
}

fn leads_back(outline: &Outline, links: &Links, edge: &Edge, to: &(String, String)) -> bool {
    links.lineage(outline, |lineage| {
        let from = lineage.number(&(outline.id.clone(), edge.directive.clone()));
        let to = lineage.number(to);
        lineage.is_circle(from, to)
    })
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::findings_among;

    fn record(id: &str, session: &str, directives: &str) -> String {
        let head = include_str!("good.yaml").split("participants:").next().unwrap();
        let head = head.replace("2023-10-02-giao-ban-thang-10", id).replace("2023-10-02", &id[..10]);
        format!(
            "{head}{session}participants:\n  - {{id: a, name: Nguyễn Thị Hạnh, roles: [chair]}}\ndirectives:\n{directives}"
        )
    }

    fn directive(id: &str, older: &str) -> String {
        let amends = if older.is_empty() { String::new() } else { format!(", amends: {older}") };
        format!("  - {{id: {id}, kind: decision, text: A{amends}}}\n")
    }

    fn found(records: &[String]) -> Vec<&'static str> {
        let texts: Vec<&str> = records.iter().map(String::as_str).collect();
        findings_among(&texts).into_iter().flatten().map(|finding| finding.message.key).collect()
    }

    #[test]
    fn the_order_of_sessions() {
        let of = |id: &str, session: &str, older: &str| record(id, session, &directive("d1", older));
        let plain = |id: &str| of(id, "", "");
        assert_eq!(found(&[of("2023-10-02-a", "", "2023-10-03-b#d1"), plain("2023-10-03-b")]), ["amends-younger"]);
        assert!(found(&[plain("2023-10-02-a"), of("2023-10-03-b", "", "2023-10-02-a#d1")]).is_empty());
        assert_eq!(found(&[of("2023-10-02-a", "", "2023-10-02-b#d1"), plain("2023-10-02-b")]), ["amends-younger-day"]);
        // What a session that was not held says does nothing anyway.
        let cancelled = "  status: cancelled\n";
        assert!(found(&[of("2023-10-02-a", cancelled, "2023-10-03-b#d1"), plain("2023-10-03-b")]).is_empty());
        let circle = [of("2023-10-02-a", "", "2023-10-03-b#d1"), of("2023-10-03-b", "", "2023-10-02-a#d1")];
        assert_eq!(found(&circle), ["supersedes-circle"; 2]);
    }

    #[test]
    fn the_order_in_one_record() {
        let both = |first: &str, second: &str| {
            found(&[record("2023-10-02-a", "", &(directive("d1", first) + &directive("d2", second)))])
        };
        assert!(both("", "d1").is_empty());
        assert_eq!(both("d2", ""), ["amends-younger-here"]);
        assert_eq!(both("2023-10-02-a#d2", ""), ["amends-younger-here"]);
    }
}
