//! Findings that need other records (references, duplicates, names) or today's date.

use std::sync::Arc;

use super::links::Links;
use super::{Check, IndexedFinding, ReadHash, Today, rules, sorted};
use crate::archive::{Outline, Settings};
use crate::finding::Finding;

/// The findings between a record and those that it refers to, in the order of its text.
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

/// The findings of a record that depend on `today`, in the order of its text.
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

/// The findings between a record and the files that it names, in the order of its text.
#[must_use]
pub fn files(outline: &Outline, hash: &ReadHash) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules::ALL {
        if let Check::Files(check) = rule.check {
            check(outline, hash, &mut findings);
        }
    }
    sorted(findings)
}

/// The findings between the records of an archive: the index of the record in `outlines` and the finding, in the order
/// of `outlines` and of each text.
#[must_use]
pub fn archive(outlines: &[Arc<Outline>], settings: &Settings) -> Vec<IndexedFinding> {
    let mut findings = Vec::new();
    for rule in rules::ALL {
        if let Check::Archive(check) = rule.check {
            check(outlines, settings, &mut findings);
        }
    }
    findings.sort_by(|(i, a), (j, b)| (i, a.span, a.code).cmp(&(j, b.span, b.code)));
    findings
}
