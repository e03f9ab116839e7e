//! What replaces or changes something is newer than it: following the references never comes back.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use crate::archive::{Edge, Neighbours, Outline, Reference};
use crate::check::{Check, Rule, explanation};
use crate::diagnostic::{Diagnostic, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "supersedes-circle",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Links(check),
    explanation: explanation!(),
};

/// A directive: the ids of its record and of itself.
type Directive = (String, String);

fn check(outline: &Outline, neighbours: &dyn Neighbours, findings: &mut Vec<Diagnostic>) {
    // A circle within one record is told once, where it begins.
    let mut told: HashSet<Directive> = HashSet::new();
    for edge in &outline.edges {
        let from = (outline.id.clone(), edge.directive.clone());
        let Some(to) = target(outline, edge) else { continue };
        // What refers to itself is the business of another rule.
        if from == to || told.contains(&from) {
            continue;
        }
        let Some(way) = way(outline, neighbours, to, &from) else { continue };
        let circle = [&from].into_iter().chain(&way).map(|directive| name(directive, &outline.id));
        let message = Message::new("supersedes-circle").with("circle", circle.collect::<Vec<_>>().join(" → "));
        let finding = RULE.breach_at(edge.span, edge.path.clone(), message);
        findings.push(finding.helped(Message::new("supersedes-circle-help")));
        told.extend(way);
    }
}

/// The directive that an edge leads to.
fn target(outline: &Outline, edge: &Edge) -> Option<Directive> {
    match Reference::parse(&edge.target) {
        Reference::Local(part) => Some((outline.id.clone(), part.to_owned())),
        Reference::Part { record, part } => Some((record.to_owned(), part.to_owned())),
        Reference::Record(_) => None,
    }
}

/// Returns the shortest way from one directive to another, both included, if there is one.
fn way(outline: &Outline, neighbours: &dyn Neighbours, from: Directive, to: &Directive) -> Option<Vec<Directive>> {
    let mut seen: HashSet<Directive> = HashSet::from([from.clone()]);
    let mut open: VecDeque<usize> = VecDeque::from([0]);
    // What has been reached, and the place here of what it was reached from.
    let mut reached: Vec<(Directive, usize)> = vec![(from, 0)];
    while let Some(place) = open.pop_front() {
        let (record, id) = reached[place].0.clone();
        if (&record, &id) == (&to.0, &to.1) {
            return Some(steps(&reached, place));
        }
        let other: Arc<Outline>;
        let holder = if outline.id == record {
            outline
        } else if let Some(found) = neighbours.outline(&record) {
            other = found;
            &*other
        } else {
            continue;
        };
        for edge in holder.edges.iter().filter(|edge| edge.directive == id) {
            if let Some(next) = target(holder, edge)
                && seen.insert(next.clone())
            {
                reached.push((next, place));
                open.push_back(reached.len() - 1);
            }
        }
    }
    None
}

fn steps(reached: &[(Directive, usize)], last: usize) -> Vec<Directive> {
    let (mut steps, mut place) = (vec![reached[last].0.clone()], last);
    while place != 0 {
        place = reached[place].1;
        steps.push(reached[place].0.clone());
    }
    steps.reverse();
    steps
}

/// A directive of the record at hand goes by its own id alone.
fn name((record, id): &Directive, own: &str) -> String {
    if record == own { id.clone() } else { format!("{record}#{id}") }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::findings_among;
    use crate::i18n::Argument;

    fn record(id: &str, directives: &[(&str, &str)]) -> String {
        let head = include_str!("good.yaml").split("directives:").next().unwrap();
        let mut text = head.replace("2025-02-24-giao-ban-tuan-9", id).replace("2025-02-24", &id[..10]);
        text.push_str("directives:\n");
        for (id, line) in directives {
            text.push_str(&format!("  - id: {id}\n    kind: decision\n    text: Giao ban sáng thứ Hai.\n{line}"));
        }
        text
    }

    fn circles(records: &[String]) -> Vec<Vec<String>> {
        let texts: Vec<&str> = records.iter().map(String::as_str).collect();
        let circle = |argument: &Argument| match argument {
            Argument::Text(text) => text.clone(),
            _ => String::new(),
        };
        findings_among(&texts)
            .iter()
            .map(|findings| findings.iter().map(|finding| circle(&finding.message.arguments[0].1)).collect())
            .collect()
    }

    #[test]
    fn within_one_record_it_is_told_once() {
        let one = record(
            "2025-03-03-a",
            &[
                ("d1", "    supersedes: d2\n"),
                ("d2", "    amends: [d3, d4]\n"),
                ("d3", ""),
                ("d4", "    supersedes: 2025-03-03-a#d1\n"),
            ],
        );
        assert_eq!(circles(&[one]), [["d1 → d2 → d4 → d1"]]);
    }

    #[test]
    fn across_records_every_one_is_told() {
        let a = record("2025-03-03-a", &[("d1", "    supersedes: 2025-03-10-b#d1\n")]);
        let b = record("2025-03-10-b", &[("d1", "    amends: 2025-03-17-c#d1\n")]);
        let c = record("2025-03-17-c", &[("d1", "    amends: 2025-03-03-a#d1\n")]);
        let d = record("2025-03-24-d", &[("d1", "    amends: 2025-03-03-a#d1\n")]);
        assert_eq!(
            circles(&[a, b, c, d]),
            [
                vec!["d1 → 2025-03-10-b#d1 → 2025-03-17-c#d1 → d1"],
                vec!["d1 → 2025-03-17-c#d1 → 2025-03-03-a#d1 → d1"],
                vec!["d1 → 2025-03-03-a#d1 → 2025-03-10-b#d1 → d1"],
                vec![],
            ]
        );
    }

    #[test]
    fn a_chain_is_no_circle() {
        let a = record("2025-03-03-a", &[("d1", "")]);
        let b = record("2025-03-10-b", &[("d1", "    amends: 2025-03-03-a#d1\n"), ("d2", "    supersedes: d1\n")]);
        let c = record("2025-03-17-c", &[("d1", "    supersedes: [2025-03-10-b#d1, 2025-03-10-b#d2]\n")]);
        assert_eq!(circles(&[a, b, c]), [[""; 0]; 3]);
    }
}
