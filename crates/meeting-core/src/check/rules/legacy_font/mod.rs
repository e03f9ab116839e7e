//! Text is Unicode, not the bytes of a TCVN3 or VNI font.

use crate::check::disallowed::holders;
use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use viet_text::hygiene::Disallowed;

pub(crate) const RULE: Rule = Rule {
    code: "legacy-font",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for holder in holders(context, |kind| kind == Disallowed::LegacyFont) {
        let span = holder.first();
        let message = Message::new("legacy-font").with("text", &context.text[span.start..span.end]);
        let finding = RULE.finding_at(span, holder.path.clone(), message).with_help(Message::new("legacy-font-help"));
        findings.push(match holder.disallowed.len() {
            1 => finding,
            count => finding.with_label(Message::new("legacy-font-count").with("count", count)),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record};

    #[test]
    fn one_finding_for_a_value() {
        let text = record("  place: Uû ban nh©n d©n\n  purpose: Ñaûng boä\n", "");
        assert_eq!(found("legacy-font", &text), ["nh©n", "Ñaûng"]);
        assert!(found("legacy-font", &record("  place: Château © 2023\n", "")).is_empty());
    }
}
