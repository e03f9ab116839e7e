//! The file holds nothing but spaces and comments.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "empty-file",
    group: Group::Syntax,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
