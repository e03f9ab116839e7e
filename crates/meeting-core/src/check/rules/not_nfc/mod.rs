//! Text is in the composed form of Unicode (NFC), so that the same word is always the same bytes.

use unicode_normalization::UnicodeNormalization;

use crate::check::disallowed::{are_safe, holders};
use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Fix, Group, Severity};
use crate::i18n::Message;
use viet_text::hygiene::Disallowed;

pub(crate) const RULE: Rule = Rule {
    code: "not-nfc",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let holders = holders(context, |kind| kind == Disallowed::NotNfc);
    if holders.is_empty() {
        return;
    }
    // A program that decomposes one word decomposes all: one finding per file is enough.
    let fixes: Vec<Fix> = holders.iter().map(|holder| holder.fix(context.text, |word| word.nfc().collect())).collect();
    let are_certain = are_safe(context, fixes.iter());
    let Some(first) = holders.iter().min_by_key(|holder| holder.first()) else { return };
    let span = first.first();
    let word = context.text[span.start..span.end].nfc().collect::<String>();
    let message = Message::new("not-nfc").with("text", word);
    let mut finding = RULE.finding_at(span, first.path.clone(), message).with_help(Message::new("not-nfc-help"));
    let count = holders.iter().map(|holder| holder.disallowed.len()).sum::<usize>();
    if count > 1 {
        finding = finding.with_label(Message::new("not-nfc-count").with("count", count));
    }
    if are_certain {
        let mut edits: Vec<_> = fixes.iter().flat_map(Fix::edits).cloned().collect();
        edits.sort_by_key(|edit| edit.span);
        finding.fix = Some(Fix::Edits(edits));
    }
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{findings, fixed, found, record};

    #[test]
    fn one_finding_for_a_file() {
        let text = record("  place: Đa\u{309}ng u\u{309}y Khô\u{301}i\n  purpose: \"Ho\u{323}p\"\n", "");
        assert_eq!(found("not-nfc", &text), ["Đa\u{309}ng"]);
        assert!(fixed("not-nfc", &text).contains("place: Đảng ủy Khối\n  purpose: \"Họp\"\n"));
    }

    #[test]
    fn comments_and_keys_too() {
        let text = record("  # Ho\u{323}p\n", "x-so\u{302}: 1\n");
        assert_eq!(findings("not-nfc", &text).len(), 1);
        assert!(fixed("not-nfc", &text).contains("# Họp\n"));
    }
}
