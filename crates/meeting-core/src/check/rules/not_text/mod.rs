//! The file is not UTF-8 text: it is in another encoding, or holds a character that YAML forbids.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "not-text",
    group: Group::Syntax,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
