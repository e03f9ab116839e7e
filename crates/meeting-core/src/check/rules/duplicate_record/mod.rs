//! A record's id belongs to one file of the archive.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::archive::{Outline, Settings};
use crate::check::{Check, IndexedFinding, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "duplicate-record",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Archive(check),
    explanation: explanation!(),
};

fn check(outlines: &[Arc<Outline>], _: &Settings, findings: &mut Vec<IndexedFinding>) {
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(outlines.len());
    let mut told: HashSet<usize> = HashSet::new();
    for (index, outline) in outlines.iter().enumerate() {
        let earlier = *first.entry(&outline.id).or_insert(index);
        if earlier == index {
            continue;
        }
        // Only the author can say which of the two is wrong.
        if told.insert(earlier) {
            findings.push((earlier, finding(&outlines[earlier], outline)));
        }
        findings.push((index, finding(outline, &outlines[earlier])));
    }
}

fn finding(outline: &Outline, other: &Outline) -> Finding {
    let message = Message::new("duplicate-record").with("id", &outline.id).with("file", &other.file);
    let finding = RULE.finding_at(outline.id_span, "id".to_owned(), message);
    finding.with_help(Message::new("duplicate-record-help"))
}
