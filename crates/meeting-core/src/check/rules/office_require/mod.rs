//! A final record lacks a field that the settings require.

use serde_json::Value;

use crate::check::rules::unknown_field;
use crate::check::{Check, Context, Rule, explanation, path};
use crate::finding::{Finding, Fix, Group, Severity};
use crate::i18n::Message;
use crate::model::RecordState;

pub(crate) const RULE: Rule = Rule {
    code: "office-require",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(settings),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    // A draft is not complete yet, and a cancelled record never will be.
    if context.record.state != Some(RecordState::Final) {
        return;
    }
    for field in &context.settings.require {
        field.visit(context.value, &mut |path, value| {
            if value.is_none_or(is_empty) && !is_misspelled(&path::name(path), findings) {
                let message = Message::new("office-require").with("field", &field.name);
                findings.push(RULE.finding(context, path, message).with_help(Message::new("office-require-help")));
            }
        });
    }
}

/// Whether the field is there under a misspelled name: that is one error, not two.
fn is_misspelled(path: &str, findings: &[Finding]) -> bool {
    let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
    findings.iter().filter(|finding| finding.code == unknown_field::RULE.code).any(|finding| {
        let of_parent = finding.path.rsplit_once('.').map_or("", |(parent, _)| parent);
        let edits = finding.fix.iter().flat_map(Fix::edits);
        of_parent == parent && edits.map(|edit| edit.text.as_str()).eq([name])
    })
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}
