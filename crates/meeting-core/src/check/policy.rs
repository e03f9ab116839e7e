//! Applies suppressions and the severities of the settings, once all findings are known.

use super::{Check, Checker, Suppression, rules, sorted, structure};
use crate::archive::Level;
use crate::finding::{Finding, Group, Severity};
use viet_text::nfc;

/// Which rules have run on a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Those that need the record alone.
    Record,
    /// Those that need the records that it points to as well.
    Links,
    /// All of them.
    Archive,
}

impl Checker {
    /// Applies the suppressions of the record and the severities of the settings to the findings of the file at `place`
    /// (from the archive's root, with `/` between the names).
    #[must_use]
    pub fn apply_policy(
        &self,
        mut findings: Vec<Finding>,
        suppressions: &[Suppression],
        place: Option<&str>,
        reach: Reach,
    ) -> Vec<Finding> {
        if findings.is_empty() && suppressions.is_empty() {
            return findings;
        }
        // Some systems give the letters of a file's name in pieces.
        let place = place.map(nfc);
        let place = place.as_deref();
        if !suppressions.is_empty() {
            self.apply_suppressions(&mut findings, suppressions, place, reach);
        }
        if !self.settings.rules.is_empty() {
            findings.retain_mut(|finding| self.apply_severity(finding, place));
        }
        sorted(findings)
    }

    /// Removes suppressed findings, and adds a finding for each unused suppression.
    fn apply_suppressions(
        &self,
        findings: &mut Vec<Finding>,
        suppressions: &[Suppression],
        place: Option<&str>,
        reach: Reach,
    ) {
        let unused = self.unused(findings, suppressions, place, reach);
        findings.retain(|finding| !suppressions.iter().any(|suppression| suppression.suppresses(finding)));
        findings.extend(unused);
    }

    /// Sets the severity that the settings give a finding; `false` if they switch it off.
    fn apply_severity(&self, finding: &mut Finding, place: Option<&str>) -> bool {
        let Some(level) = self.settings.rules.level(finding.code, place) else { return true };
        match level.severity() {
            Some(severity) => finding.severity = severity,
            None => return false,
        }
        true
    }

    /// The findings about suppressions that are certainly unused.
    fn unused(
        &self,
        findings: &[Finding],
        suppressions: &[Suppression],
        place: Option<&str>,
        reach: Reach,
    ) -> Vec<Finding> {
        // A structural error hides a value from the rules, and findings beyond the limit are cut off.
        let is_whole =
            findings.iter().all(|finding| finding.group == Group::Meaning || finding.severity == Severity::Note);
        if !is_whole || findings.len() >= structure::MOST {
            return Vec::new();
        }
        let has_run = |suppression: &Suppression| {
            let rule = rules::ALL.iter().find(|rule| rule.code == suppression.code);
            rule.is_some_and(|rule| self.has_run(rule.check, reach))
                && self.settings.rules.level(suppression.code, place) != Some(Level::Off)
        };
        let is_unused = |suppression: &&Suppression| {
            has_run(suppression) && !findings.iter().any(|finding| suppression.suppresses(finding))
        };
        suppressions.iter().filter(is_unused).map(Suppression::unused).collect()
    }

    fn has_run(&self, check: Check, reach: Reach) -> bool {
        match check {
            Check::Reading | Check::Settings | Check::Schemas | Check::Record(_) => true,
            Check::Day(_) => self.today.is_some(),
            Check::Links(_) => reach >= Reach::Links,
            Check::Archive(_) | Check::Files(_) => reach >= Reach::Archive,
        }
    }

    /// The folder of the records.
    pub(super) fn records(&self) -> &str {
        &self.settings.records
    }
}
