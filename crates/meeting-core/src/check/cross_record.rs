//! What only other records can tell (do references meet, and is everything there once and under one name?), or the day.

use std::sync::Arc;

use super::links::Links;
use super::{Check, IndexedFinding, Today, rules, sorted};
use crate::archive::Outline;
use crate::finding::Finding;

/// What is wrong between a record and those that it points to, in the order of its text.
#[must_use]
pub fn links(outline: &Outline, links: &Links) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Most records of most archives point nowhere.
    if !outline.points_anywhere() {
        return findings;
    }
    for rule in rules::ALL {
        if let Check::Links(check) = rule.check {
            check(outline, links, &mut findings);
        }
    }
    sorted(findings)
}

/// What is wrong with a record as of `today`, in the order of its text.
#[must_use]
pub fn day(outline: &Outline, today: Today) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules::ALL {
        if let Check::Day(check) = rule.check {
            check(outline, today, &mut findings);
        }
    }
    sorted(findings)
}

/// What is wrong between the records of an archive: the place of the record in `outlines` and the finding,
/// in the order of `outlines` and of each text.
#[must_use]
pub fn archive(outlines: &[Arc<Outline>]) -> Vec<IndexedFinding> {
    let mut findings = Vec::new();
    for rule in rules::ALL {
        if let Check::Archive(check) = rule.check {
            check(outlines, &mut findings);
        }
    }
    findings.sort_by(|(i, a), (j, b)| (i, a.span, a.code).cmp(&(j, b.span, b.code)));
    findings
}
