//! The record has a form that the format has renamed: a value, or `publication`.

mod publication;

use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "old-form",
    group: Group::Structure,
    severity: Severity::Note,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// Old names of values are found while the schema is applied.
fn check(context: &Context, findings: &mut Vec<Finding>) {
    findings.extend(publication::finding(context));
}
