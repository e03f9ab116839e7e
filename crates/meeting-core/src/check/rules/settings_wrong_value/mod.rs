//! A setting has a value that it cannot have.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "settings-wrong-value",
    group: Group::Structure,
    severity: Severity::Error,
    check: Check::Settings,
    explanation: explanation!(),
};
