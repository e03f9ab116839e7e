//! The file is larger than a record may be (1 MiB).

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "too-large",
    group: Group::Syntax,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
