//! A suppression has no reason.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "allowance-without-reason",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
