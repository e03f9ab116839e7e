//! The file cannot be opened, or is no file.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unreadable-file",
    group: Group::Syntax,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
