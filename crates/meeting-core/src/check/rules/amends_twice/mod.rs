//! A directive amends or supersedes the same one twice.

use std::collections::HashMap;

use crate::archive;
use crate::check::{Check, Context, Rule, explanation, path};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use lossless_yaml::Step;

pub(crate) const RULE: Rule = Rule {
    code: "amends-twice",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// Said once more, it means the same.
const ODD: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut first: HashMap<(usize, &str, &str), (&'static str, &[Step])> = HashMap::new();
    let own = context.record.id.as_deref().or(context.stem).unwrap_or_default();
    for reference in &context.references {
        let [_, Step::Index(index), Step::Key(field @ ("amends" | "supersedes")), ..] = reference.path[..] else {
            continue;
        };
        let (record, part) = match archive::Reference::parse(reference.text) {
            archive::Reference::Local(part) => (own, part),
            archive::Reference::Part { record, part } => (record, part),
            archive::Reference::Record(_) => continue,
        };
        let Some((before, at)) = first.get(&(index, record, part)) else {
            first.insert((index, record, part), (field, &reference.path));
            continue;
        };
        let (rule, key) = if *before == field { (ODD, "amends-twice") } else { (RULE, "amends-twice-both") };
        let message = Message::new(key).with("name", reference.text.trim()).with("field", field);
        let finding = rule.finding(context, &reference.path, message);
        findings.push(finding.with_related(path::span(context.root, at), Message::new("amends-twice-first")));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record, severities};

    #[test]
    fn one_that_is_named_twice() {
        let newer = |fields: &str| {
            record(
                "",
                &format!(
                    "directives:\n  - {{id: d1, kind: decision, text: A}}\n  - id: d2\n    kind: decision\n    text: B\n{fields}  - {{id: d3, kind: decision, text: C, amends: d1}}\n"
                ),
            )
        };
        let code = "amends-twice";
        for (fields, expected, severity) in [
            ("    amends: [d1, d1]\n", &["d1"][..], &["warning"][..]),
            ("    amends: [d1, 2023-10-02-giao-ban#d1]\n", &["2023-10-02-giao-ban#d1"], &["warning"]),
            ("    amends: d1\n    supersedes: d1\n", &["d1"], &["error"]),
            ("    amends: [2023-09-04-a#d1, 2023-09-04-b#d1, d1]\n", &[], &[]),
        ] {
            assert_eq!(
                (found(code, &newer(fields)), severities(code, &newer(fields))),
                (expected.iter().map(ToString::to_string).collect(), severity.to_vec()),
                "{fields}"
            );
        }
    }
}
