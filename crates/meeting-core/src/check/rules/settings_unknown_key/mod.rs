//! `meeting.yaml` has a setting that there is not.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "settings-unknown-key",
    group: Group::Structure,
    severity: Severity::Error,
    check: Check::Settings,
    explanation: explanation!(),
};
