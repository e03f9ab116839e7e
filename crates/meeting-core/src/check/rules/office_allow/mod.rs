//! A text is not one of the values that the settings list.

use crate::check::{Check, Context, Rule, explanation, fix};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use lossless_yaml::Step;
use viet_text::fold::fold;
use viet_text::{nfc, suggest};

pub(crate) const RULE: Rule = Rule {
    code: "office-allow",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(settings),
};

/// More values than this are no help.
const MOST_VALUES: usize = 12;

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for (field, values) in &context.settings.allow {
        field.visit_texts(context.value, &mut |place, text| {
            let text = nfc(text);
            if !values.contains(&text) && context.is_readable(place) {
                findings.push(finding(context, place, &field.name, &text, values));
            }
        });
    }
}

fn finding(context: &Context, place: &[Step], field: &str, text: &str, values: &[String]) -> Finding {
    let message = Message::new("office-allow").with("field", field).with("value", text);
    let finding = RULE.finding(context, place, message);
    let near = suggest::nearest_all(text, values.iter().map(String::as_str));
    match near[..] {
        [near] => {
            let finding = finding.with_label(Message::new("did-you-mean").with("name", near));
            // "Phòng họp số 1" is near "Phòng họp số 2" and not meant: only marks, case and spaces are certain.
            if key(text) == key(near) { fix::by_words(finding, context, near) } else { finding }
        }
        [] if values.len() <= MOST_VALUES => {
            finding.with_help(Message::new("office-allow-help").with("values", values.join(", ")))
        }
        [] => finding,
        ref several => finding.with_help(Message::new("office-allow-help").with("values", several.join(", "))),
    }
}

/// The text without case, marks and superfluous spaces.
fn key(text: &str) -> String {
    fold(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{findings_with, fixed_with, record};

    const SETTINGS: &str = "values: {session.place: [Hội trường A, Phòng họp số 2, \"Trụ sở: tầng 2\"]}\n";

    fn fixed(place: &str) -> Option<String> {
        let text = record(&format!("  place: {place}\n"), "");
        if !findings_with(SETTINGS, &text).iter().any(|finding| finding.code == "office-allow") {
            return None;
        }
        let text = fixed_with(SETTINGS, &text);
        text.lines().find_map(|line| line.strip_prefix("  place: ")).map(str::to_owned)
    }

    #[test]
    fn only_marks_case_and_spaces_are_certain() {
        for (place, expected) in [
            ("Hội trường A", None),
            ("\"Ho\u{302}\u{323}i trường A\"", None),
            ("hội  trường a", Some("Hội trường A")),
            ("Hoi truong A", Some("Hội trường A")),
            ("Hội trường B", Some("Hội trường B")),
            ("Phòng họp số 3", Some("Phòng họp số 3")),
            ("\"Trụ Sở: Tầng 2\"", Some("\"Trụ sở: tầng 2\"")),
            ("Sân vận động", Some("Sân vận động")),
        ] {
            assert_eq!(fixed(place).as_deref(), expected, "{place}");
        }
    }
}
