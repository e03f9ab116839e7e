//! A suppression suppresses nothing.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unused-allowance",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Reading,
    explanation: explanation!(),
};
