//! A value has the name that it had in older records.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "old-form",
    group: Group::Structure,
    severity: Severity::Note,
    check: Check::Reading,
    explanation: explanation!(),
};
