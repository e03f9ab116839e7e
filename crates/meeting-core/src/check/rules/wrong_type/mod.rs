//! A value is of another type than the field takes.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "wrong-type",
    group: Group::Structure,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
