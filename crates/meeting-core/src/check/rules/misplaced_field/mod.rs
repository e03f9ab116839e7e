//! A group has a person's field, or a person has a group's.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "misplaced-field",
    group: Group::Structure,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
