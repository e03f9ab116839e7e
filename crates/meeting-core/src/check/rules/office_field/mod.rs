//! A value does not have the type of the own field that the settings declare.

use chrono::NaiveDate;
use serde_json::Value;

use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{DeclaredField, OwnType};
use lossless_yaml::Step;
use viet_text::{nfc, suggest};

pub(crate) const RULE: Rule = Rule {
    code: "office-field",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(settings),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for declared in &context.settings.fields {
        let name = declared.field.name;
        for place in declared.field.places() {
            place.visit(context.value, &mut |path, fields| {
                let Some(value) = fields.get(name) else { return };
                let path = [path, &[Step::Key(name)]].concat();
                findings.extend(finding(context, &path, declared, value));
            });
        }
    }
}

fn finding(context: &Context, path: &[Step], declared: &DeclaredField, value: &Value) -> Option<Finding> {
    let name = declared.field.name;
    let wrong = |key: &'static str| {
        let finding = RULE.finding(context, path, Message::new(key).with("field", name));
        Some(finding.with_help(Message::new("office-field-help").with("field", name)))
    };
    match (declared.field.holds, value) {
        // An empty value counts as absent.
        (_, Value::Null) | (OwnType::Number, Value::Number(_)) | (OwnType::Text, Value::String(_)) => None,
        (_, Value::String(text)) if text.is_empty() => None,
        (OwnType::Date, Value::String(text)) if text.parse::<NaiveDate>().is_ok() => None,
        (OwnType::Date, value) => {
            let day = value.as_str().and_then(|text| context.settings.date_order().date(text));
            let help = day.map(|day| Message::new("write-the-date").with("date", day.to_string()));
            let finding = RULE.finding(context, path, Message::new("office-field-date").with("field", name));
            Some(finding.with_help(help.unwrap_or_else(|| Message::new("date-form"))))
        }
        (OwnType::Number, _) => wrong("office-field-number"),
        (OwnType::Text | OwnType::Choice, Value::Array(items)) if items.iter().all(Value::is_string) => {
            items.iter().find_map(|item| finding(context, path, declared, item))
        }
        (OwnType::Text, _) => wrong("office-field-text"),
        (OwnType::Choice, Value::String(text)) if declared.values.contains(&nfc(text)) => None,
        (OwnType::Choice, value) => {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let message = Message::new("office-field-choice").with("field", name).with("value", &text);
            let finding = RULE.finding(context, path, message);
            let values = declared.values.iter().map(String::as_str);
            Some(match suggest::nearest(&text, values) {
                Some(near) => finding.with_label(Message::new("did-you-mean").with("name", near)),
                None => finding.with_help(Message::new("known-values").with("names", declared.values.join(", "))),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{findings_with, record};

    const SETTINGS: &str = "fields:\n  x-officer: {title: Chuyên viên}\n  x-den: {type: date, where: [record, session]}\n  x-so: {type: number, where: [participant]}\n  x-muc: {type: choice, values: [cao, thấp], where: [task]}\n";

    fn keys(rest: &str) -> Vec<&'static str> {
        let found = findings_with(SETTINGS, &record("", rest)).into_iter();
        found.filter(|finding| finding.code == "office-field").map(|finding| finding.message.key).collect()
    }

    #[test]
    fn a_wrong_date_is_told_with_its_form() {
        for (written, expected) in [("2024-02-30", "date-form"), ("29/2/2024", "write-the-date"), ("[]", "date-form")] {
            let found = findings_with(SETTINGS, &record("", &format!("x-den: {written}\n")));
            let finding = found.iter().find(|finding| finding.code == "office-field").unwrap();
            assert_eq!(finding.help.as_ref().map(|help| help.key), Some(expected), "{written}");
        }
    }

    #[test]
    fn each_type() {
        for (rest, expected) in [
            ("x-den: 2024-02-29\n", &[][..]),
            ("x-den: 2024-02-30\n", &["office-field-date"]),
            ("x-den:\n", &[]),
            ("tasks:\n  - {id: t1, title: A, lead: B, x-officer: [Hoa, Lan], x-muc: cao}\n", &[]),
            (
                "tasks:\n  - {id: t1, title: A, lead: B, x-officer: 3, x-muc: vừa}\n",
                &["office-field-text", "office-field-choice"],
            ),
            ("tasks:\n  - {id: t1, title: A, lead: B, x-muc: [cao, tháp]}\n", &["office-field-choice"]),
            // Elsewhere it is not declared.
            ("x-officer: 3\nx-khac: {a: 1}\n", &[]),
            ("participants:\n  - {id: an, name: An, roles: [chair], x-so: 2.5}\n", &[]),
            ("participants:\n  - {id: an, name: An, roles: [chair], x-so: hai}\n", &["office-field-number"]),
        ] {
            let mut found = keys(rest);
            found.sort_unstable();
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(found, expected, "{rest}");
        }
    }
}
