//! A text does not match the pattern in the settings.

use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use viet_text::nfc;

pub(crate) const RULE: Rule = Rule {
    code: "office-pattern",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(settings),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for (field, form) in &context.settings.patterns {
        field.visit_texts(context.value, &mut |path, text| {
            if !form.fits(&nfc(text)) && context.is_readable(path) {
                let message = Message::new("office-pattern").with("field", &field.name).with("value", text);
                let help = Message::new("office-pattern-help").with("form", form.source());
                findings.push(RULE.finding(context, path, message).with_help(help));
            }
        });
    }
}
