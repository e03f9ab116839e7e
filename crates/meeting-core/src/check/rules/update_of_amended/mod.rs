//! An update of a directive is written after another directive has amended it: it counts for nothing.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::archive::{Edge, Effect, Outline, Settings};
use crate::check::links::{Directive, is_older, target};
use crate::check::{Check, IndexedFinding, Rule, explanation};
use crate::finding::{Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "update-of-amended",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Archive(check),
    explanation: explanation!(),
};

/// A directive that amends another one, and the first day on which it does.
struct Amendment<'o> {
    from: NaiveDate,
    newer: &'o Outline,
    edge: &'o Edge,
}

fn check(outlines: &[Arc<Outline>], _: &Settings, findings: &mut Vec<IndexedFinding>) {
    let mut amended: BTreeMap<Directive, Vec<Amendment>> = BTreeMap::new();
    for newer in outlines {
        let Some(session) = newer.session else { continue };
        for edge in newer.edges.iter().filter(|edge| edge.effect == Effect::Amends) {
            if let Some(older) = target(newer, edge) {
                amended.entry(older).or_default().push(Amendment { from: session.begin, newer, edge });
            }
        }
    }
    if amended.is_empty() {
        return;
    }
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (place, outline) in outlines.iter().enumerate() {
        places.entry(&outline.id).or_insert(place);
    }
    for ((record, id), amendments) in &amended {
        let Some(place) = places.get(record.as_str()).copied() else { continue };
        let older = &*outlines[place];
        let is_one = |it: &&Amendment| is_older((older, id), (it.newer, &it.edge.directive)) == Some(true);
        let Some(first) = amendments.iter().filter(is_one).min_by_key(|it| it.from) else { continue };
        for decision in older.decisions().filter(|it| it.directive == id && it.day > first.from) {
            let newer = format!("{}#{}", first.newer.id, first.edge.directive);
            let message = Message::new("update-of-amended").with("newer", newer).with("date", first.from);
            let finding = RULE.finding_at(decision.span, decision.path, message);
            findings.push((place, finding.with_help(Message::new("update-of-amended-help"))));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::archive_findings;

    /// The fields at which the rule points, for an update of the older directive.
    fn found(update: &str, session: &str) -> Vec<String> {
        let (older, newer) = include_str!("good.yaml").split_once("---\n").unwrap();
        let older = format!("{older}    updates:\n      - {update}\n");
        let newer = newer.split("    updates:").next().unwrap();
        let newer = newer.replace("participants:", &format!("{session}participants:"));
        let texts = [older.as_str(), newer.as_str()];
        archive_findings(&texts).into_iter().map(|(place, finding)| format!("{place} {}", finding.path)).collect()
    }

    #[test]
    fn what_counts_for_nothing() {
        let at = ["0 directives[0].updates[0].date"];
        assert_eq!(found("{date: 2023-11-07, due: 2023-12-15}", ""), at);
        assert_eq!(found("{date: 2023-11-07, status: fulfilled}", ""), at);
        for update in [
            "{date: 2023-11-06, due: 2023-12-15}",
            // Done by then and written later.
            "{date: 2023-11-07, status: fulfilled, completed: 2023-11-06}",
            // About an occurrence that it keeps.
            "{date: 2023-11-07, status: fulfilled, occurrence: 2023-10-31}",
            "{date: 2023-11-07, note: Đã ghi nhận}",
        ] {
            assert!(found(update, "").is_empty(), "{update}");
        }
        assert!(found("{date: 2023-11-07, due: 2023-12-15}", "  status: cancelled\n").is_empty());
    }
}
