//! A copy of one of the program's schemas is another version of it.

use crate::archive::{Freshness, SchemaCopy, Settings};
use crate::check::{Check, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use lossless_yaml::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    code: "outdated-schema",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Schemas,
    explanation: explanation!(),
};

/// The findings of a copy of a schema. The fix replaces it if nothing of the user's is lost.
pub(in crate::check) fn findings(copy: &SchemaCopy, text: &str, settings: &Settings) -> Vec<Finding> {
    let said = |message: &'static str, help: &'static str| {
        let path = copy.span_of_id(text);
        let finding = RULE.finding_at(Span::new(path.start, path.end), String::new(), Message::new(message));
        finding.with_help(Message::new(help).with("command", copy.command).with("path", copy.path))
    };
    let finding = |help| said("outdated-schema", help);
    match copy.compare(text, settings) {
        Freshness::Same | Freshness::Foreign => Vec::new(),
        Freshness::Outdated => {
            vec![finding("outdated-schema-help").with_fix(Edit::new(Span::new(0, text.len()), copy.text(settings)))]
        }
        Freshness::Broken => vec![said("outdated-schema-broken", "outdated-schema-help")],
        Freshness::Extended => vec![finding("outdated-schema-extended")],
    }
}
