//! A suppression names a rule that can be broken.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-allowance",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
