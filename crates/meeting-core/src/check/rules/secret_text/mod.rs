//! A state secret is in a shared archive.

use crate::check::{Check, Context, Rule, explanation, steps};
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
    let classification = context.record.publication.as_ref().and_then(|publication| publication.classification);
    let Some(secret) = classification.filter(|class| class.is_secret()) else { return };
    if context.settings.shared {
        let message = Message::new("secret-text").with("classification", secret.name());
        let finding = RULE.finding(context, &steps!["publication", "classification"], message);
        findings.push(finding.with_help(Message::new("secret-text-help")));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{check, found, record};

    #[test]
    fn a_private_archive_may_hold_it() {
        let text = record("", "publication:\n  classification: toi-mat\n");
        assert_eq!(found("secret-text", &text), ["toi-mat"]);
        assert!(check(&text, false).iter().all(|finding| finding.code != "secret-text"));
        assert!(found("secret-text", &record("", "publication:\n  classification: internal\n")).is_empty());
    }
}
