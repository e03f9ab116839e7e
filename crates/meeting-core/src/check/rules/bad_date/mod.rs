//! A date is not a day of the calendar in the form `YYYY-MM-DD`.

use crate::check::{Check, Rule, explanation};
use crate::finding::{Group, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "bad-date",
    group: Group::Structure,
    severity: Severity::Error,
    check: Check::Reading,
    explanation: explanation!(),
};
