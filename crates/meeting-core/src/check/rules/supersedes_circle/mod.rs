//! What replaces or changes something is newer than it: following the references never comes back.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::archive::Outline;
use crate::check::links::{Directive, Lineage, Links, target};
use crate::check::{Check, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "supersedes-circle",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Links(check),
    explanation: explanation!(),
};

/// Most directives that are visited to find a cycle: a cycle may be as long as the archive, and every record in it has
/// a finding.
const MOST: usize = 1_000;

/// Most directives that are named at the beginning and at the end of a longer cycle.
const NAMED: usize = 6;

fn check(outline: &Outline, links: &Links, findings: &mut Vec<Finding>) {
    if outline.edges.is_empty() {
        return;
    }
    links.lineage(outline, |lineage| {
        // A cycle within one record is reported once, where it begins.
        let mut told: HashSet<usize> = HashSet::new();
        let mut told_groups: HashSet<usize> = HashSet::new();
        for edge in &outline.edges {
            let Some(to) = target(outline, edge) else { continue };
            let (from, to) = (lineage.number(&(outline.id.clone(), edge.directive.clone())), lineage.number(&to));
            let group = lineage.group(from);
            // What refers to itself is the business of another rule.
            let is_new = from != to && !told.contains(&from) && group.is_none_or(|group| !told_groups.contains(&group));
            if !is_new || !lineage.is_circle(from, to) {
                continue;
            }
            let message = if let Some(way) = way(lineage, to, from) {
                told.extend(&way);
                Message::new("supersedes-circle").with("circle", shown(lineage, from, &way, &outline.id))
            } else {
                told_groups.extend(group);
                Message::new("supersedes-circle-long").with("limit", MOST)
            };
            let finding = RULE.finding_at(edge.span, edge.path.clone(), message);
            findings.push(finding.with_help(Message::new("supersedes-circle-help")));
        }
    });
}

/// The shortest way from one directive to another that it leads back to, both included; `None` if it is not
/// found among the nearest.
fn way(lineage: &Lineage, from: usize, to: usize) -> Option<Vec<usize>> {
    let mut reached_from: HashMap<usize, usize> = HashMap::from([(from, from)]);
    let mut open: VecDeque<usize> = VecDeque::from([from]);
    while let Some(number) = open.pop_front() {
        if number == to {
            return Some(steps(&reached_from, number));
        }
        for older in lineage.older(number) {
            if !reached_from.contains_key(&older) {
                if reached_from.len() == MOST {
                    return None;
                }
                reached_from.insert(older, number);
                open.push_back(older);
            }
        }
    }
    None
}

fn steps(reached_from: &HashMap<usize, usize>, last: usize) -> Vec<usize> {
    let mut steps = vec![last];
    let mut number = last;
    while let Some(before) = reached_from.get(&number).copied().filter(|before| *before != number) {
        steps.push(before);
        number = before;
    }
    steps.reverse();
    steps
}

/// The names of the directives of a circle, in its order; of a long one, those at both ends.
fn shown(lineage: &Lineage, from: usize, way: &[usize], own: &str) -> String {
    let mut names = vec![name(lineage.name(from), own)];
    if way.len() > 2 * NAMED {
        names.extend(way[..NAMED].iter().map(|number| name(lineage.name(*number), own)));
        names.push("…".to_owned());
        names.extend(way[way.len() - NAMED..].iter().map(|number| name(lineage.name(*number), own)));
    } else {
        names.extend(way.iter().map(|number| name(lineage.name(*number), own)));
    }
    names.join(" → ")
}

/// A directive of the same record is named by its own id alone.
fn name((record, id): &Directive, own: &str) -> String {
    if record == own { id.clone() } else { format!("{record}#{id}") }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{MOST, check};
    use crate::archive::{MapResolver, Outline};
    use crate::check::Links;
    use crate::check::rules::tests::findings_among;
    use crate::i18n::{Argument, Message};
    use lossless_yaml::parse;

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
            .map(|findings| {
                let circles = findings.iter().filter(|finding| finding.code == "supersedes-circle");
                circles.map(|finding| circle(&finding.message.arguments[0].1)).collect()
            })
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

    /// The messages of a chain of records, each of which supersedes the one before; closed to a circle where `is_circle`.
    fn of_chain(length: usize, is_circle: bool) -> Vec<Vec<Message>> {
        let id = |number: usize| format!("2025-03-03-a{number}");
        let outline = |number: usize| {
            let older = if number > 0 { number - 1 } else { length - 1 };
            let has_older = number > 0 || is_circle;
            let line = if has_older { format!(", supersedes: {}#d1", id(older)) } else { String::new() };
            let document = parse(&format!("directives: [{{id: d1{line}}}]")).unwrap();
            Arc::new(Outline::of(&id(number), "", &document))
        };
        let outlines: Vec<Arc<Outline>> = (0..length).map(outline).collect();
        let resolver = MapResolver::new(outlines.iter().cloned());
        let links = Links::new(&resolver);
        let found = |outline: &Arc<Outline>| {
            let mut findings = Vec::new();
            check(outline, &links, &mut findings);
            findings.into_iter().map(|finding| finding.message).collect()
        };
        outlines.iter().map(found).collect()
    }

    #[test]
    fn a_long_chain_is_followed_once() {
        // Followed again from each record, this takes hours.
        assert!(of_chain(50_000, false).iter().all(Vec::is_empty));
    }

    #[test]
    fn a_long_circle_is_told_by_its_ends() {
        let told = of_chain(200, true);
        assert!(told.iter().all(|messages| messages.len() == 1));
        let name = |number: usize| format!("2025-03-03-a{number}#d1");
        let circle = [
            "d1".to_owned(),
            name(2),
            name(1),
            name(0),
            name(199),
            name(198),
            name(197),
            "…".to_owned(),
            name(8),
            name(7),
            name(6),
            name(5),
            name(4),
            "d1".to_owned(),
        ];
        assert_eq!(told[3], [Message::new("supersedes-circle").with("circle", circle.join(" → "))]);
    }

    #[test]
    fn of_a_circle_that_is_too_long_to_follow_every_record_is_told() {
        let told = of_chain(20_000, true);
        let message = Message::new("supersedes-circle-long").with("limit", MOST);
        assert!(told.iter().all(|messages| *messages == [message.clone()]));
    }

    #[test]
    fn a_chain_is_no_circle() {
        let a = record("2025-03-03-a", &[("d1", "")]);
        let b = record("2025-03-10-b", &[("d1", "    amends: 2025-03-03-a#d1\n"), ("d2", "    supersedes: d1\n")]);
        let c = record("2025-03-17-c", &[("d1", "    supersedes: [2025-03-10-b#d1, 2025-03-10-b#d2]\n")]);
        assert_eq!(circles(&[a, b, c]), [[""; 0]; 3]);
    }
}
