//! A record's file is named after its id.

use crate::archive::is_record_id;
use crate::check::{Check, Context, Rule, explanation, steps};
use crate::finding::{Finding, Fix, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "file-name",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    if let (Some(stem), Some(id)) = (context.stem, &context.record.id)
        && stem != id
    {
        let message = Message::new("file-name").with("id", id).with("stem", stem);
        let finding = RULE.finding(context, &steps!["id"], message);
        let mut finding = finding.with_help(Message::new("file-name-help").with("id", id).with("stem", stem));
        // If the id itself is doubtful, the file name may be the right one.
        let day = context.record.session.as_ref().and_then(|session| session.date);
        if is_record_id(id) && day.is_some_and(|day| id.starts_with(&day.to_string())) {
            finding.fix = Some(Fix::Rename(format!("{id}.yaml")));
        }
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::archive::Settings;
    use crate::check::Checker;
    use crate::check::testing::record;
    use crate::finding::Fix;

    #[test]
    fn the_file_follows_an_id_that_is_right_in_itself() {
        let checker = Checker::new(&Settings::default()).unwrap();
        let fix = |text: &str, stem: &str| {
            let finding = checker.check(text, Some(stem)).findings.into_iter().find(|f| f.code == "file-name");
            finding.and_then(|finding| finding.fix)
        };
        let text = record("", "");
        assert_eq!(fix(&text, "giao-ban"), Some(Fix::Rename("2023-10-02-giao-ban.yaml".to_owned())));
        assert_eq!(fix(&text, "2023-10-02-giao-ban"), None);
        assert_eq!(fix(&text.replace("  date: 2023-10-02", "  date: 2023-10-03"), "2023-10-03-giao-ban"), None);
    }
}
