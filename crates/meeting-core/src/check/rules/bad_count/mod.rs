//! A count is below 0 or above 1,000,000.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "bad-count",
    group: Group::Structure,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
