//! The file is nested deeper than a record may be (64 levels).

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "too-deep",
    group: Group::Syntax,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
