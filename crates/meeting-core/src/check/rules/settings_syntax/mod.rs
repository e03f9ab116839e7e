//! `meeting.yaml` is not YAML.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "settings-syntax",
    group: Group::Syntax,
    severity: Severity::Error,
    check: Check::Settings,
    explanation: explanation!(),
};
