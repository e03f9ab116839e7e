//! A field of the office's own that the settings do not declare for the part that has it, but for others, or under a name that is
//! nearly the same.

use serde_json::Value;

use crate::archive::Undeclared;
use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::OwnPlace;
use lossless_yaml::Step;

pub(crate) const RULE: Rule = Rule {
    code: "undeclared-field",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(settings),
};

const OWN: &str = "x-";

fn check(context: &Context, findings: &mut Vec<Finding>) {
    if !context.settings.fields.is_empty() {
        visit(context, &mut Vec::new(), context.value, findings);
    }
}

/// Goes through every mapping of the format; what an own field holds is the office's affair.
fn visit<'v>(context: &Context, path: &mut Vec<Step<'v>>, value: &'v Value, findings: &mut Vec<Finding>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                path.push(Step::Key(key));
                if key.starts_with(OWN) {
                    findings.extend(finding(context, path, key));
                } else {
                    visit(context, path, value, findings);
                }
                path.pop();
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Step::Index(index));
                visit(context, path, item, findings);
                path.pop();
            }
        }
        _ => {}
    }
}

fn finding(context: &Context, path: &[Step], name: &str) -> Option<Finding> {
    let place = path.split_last().and_then(|(_, holder)| OwnPlace::at(holder));
    let undeclared = context.settings.undeclared(name, place)?;
    let finding = RULE.finding(context, path, undeclared.message(name));
    Some(match undeclared {
        Undeclared::Elsewhere(_) => finding.with_help(Message::new("undeclared-field-help").with("field", name)),
        Undeclared::Near(near) => finding.with_label(Message::new("did-you-mean").with("name", near.field.name)),
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{findings_with, record};

    const SETTINGS: &str =
        "fields:\n  x-officer: {where: [directive]}\n  x-pages: {type: number, where: [session, task]}\n";

    #[test]
    fn other_places_and_names_that_are_nearly_declared() {
        for (rest, expected) in [
            ("x-officer: Hoa\n", &["undeclared-field-elsewhere"][..]),
            ("directives:\n  - {id: d1, kind: decision, text: A, x-officer: Hoa, x-khac: 1}\n", &[]),
            ("directives:\n  - {id: d1, kind: decision, text: A, x-oficer: Hoa}\n", &["undeclared-field-near"]),
            ("tasks:\n  - {id: t1, title: A, lead: B, x-pages: 3, x-page: 3}\n", &["undeclared-field-near"]),
            (
                "tasks:\n  - {id: t1, title: A, lead: B, updates: [{date: 2023-05-09, note: C, x-pages: 3}]}\n",
                &["undeclared-field-elsewhere"],
            ),
            ("organizations:\n  - {id: a, name: A, x-officer: Hoa}\n", &["undeclared-field-elsewhere"]),
            ("x-ghi-chu: {x-officer: 1, x-oficer: 2}\n", &[]),
        ] {
            let found = findings_with(SETTINGS, &record("", rest)).into_iter();
            let found: Vec<_> =
                found.filter(|finding| finding.code == "undeclared-field").map(|finding| finding.message.key).collect();
            assert_eq!(found, expected, "{rest}");
        }
    }

    #[test]
    fn without_declared_fields_anything_goes() {
        let found = findings_with("", &record("", "x-officer: Hoa\nx-oficer: Hoa\n"));
        assert!(found.iter().all(|finding| finding.code != "undeclared-field"));
    }
}
