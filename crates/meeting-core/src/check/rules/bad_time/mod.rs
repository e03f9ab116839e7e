//! A clock time is not in the form `"HH:MM"`.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "bad-time",
    group: Group::Structure,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
