//! A state secret is in a shared archive.

use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "secret-text",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let Some((secrecy, path)) = context.record.class_of_secrecy() else { return };
    if context.settings.shared {
        let message = Message::new("secret-text").with("secrecy", secrecy.name());
        let finding = RULE.finding(context, &path, message);
        findings.push(finding.with_help(Message::new("secret-text-help")));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{check, found, record};

    #[test]
    fn a_private_archive_may_hold_it() {
        for rest in ["secrecy: toi-mat\n", "publication:\n  classification: toi-mat\n"] {
            let text = record("", rest);
            assert_eq!(found("secret-text", &text), ["toi-mat"]);
            assert!(check(&text, false).iter().all(|finding| finding.code != "secret-text"));
        }
        for rest in ["audience: restricted\n", "publication:\n  classification: internal\n"] {
            assert!(found("secret-text", &record("", rest)).is_empty());
        }
    }
}
