//! A text contains invisible or bidirectional control characters.

use crate::check::disallowed::{Holder, are_safe, escaped, holders};
use crate::check::{Check, Context, Entity, Rule, explanation};
use crate::finding::{Finding, Fix, Group, Severity};
use crate::i18n::Message;
use lossless_yaml::Span;
use viet_text::hygiene::{self, Disallowed};

pub(crate) const RULE: Rule = Rule {
    code: "invisible-character",
    group: Group::Meaning,
    // One that turns the writing around makes a text look like another; the rest only hinders the search.
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

const HARMLESS: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    broken_names(context, findings);
    for (path, span, disallowed) in escaped(context) {
        findings.extend(of_escapes(path, span, &disallowed));
    }
    if context.disallowed().is_empty() {
        return;
    }
    for holder in holders(context, is_turning) {
        let message = Message::new("invisible-character-turning").with("codes", codes(holder.letters()));
        let finding = counted(RULE.finding_at(holder.first(), holder.path.clone(), message), &holder);
        findings.push(finding.with_help(Message::new("invisible-character-turning-help")));
    }
    for holder in holders(context, |kind| matches!(kind, Disallowed::Control(_))) {
        let message = Message::new("invisible-character-control").with("codes", codes(holder.letters()));
        let finding = counted(HARMLESS.finding_at(holder.first(), holder.path.clone(), message), &holder);
        findings.push(finding.with_help(Message::new("invisible-character-control-help")));
    }
    let hidden = holders(context, is_hidden);
    let fixes: Vec<Fix> = hidden.iter().map(|holder| holder.fix(context.text, |_| String::new())).collect();
    let are_certain = are_safe(context, fixes.iter());
    for (holder, fix) in hidden.iter().zip(fixes) {
        let message = Message::new("invisible-character").with("codes", codes(holder.letters()));
        let finding = HARMLESS.finding_at(holder.first(), holder.path.clone(), message);
        let mut finding = counted(finding, holder).with_help(Message::new("invisible-character-help"));
        let has_work = holder.disallowed.iter().any(|(span, kind)| {
            matches!(kind, Disallowed::Bidirectional(_)) && is_beside_right_to_left(context.text, *span)
        });
        finding.fix = (are_certain && !has_work).then_some(fix);
        findings.push(finding);
    }
}

/// An escape may be intended: there is no fix.
fn of_escapes(path: String, span: Span, disallowed: &[Disallowed]) -> Option<Finding> {
    let is_control = |kind: &Disallowed| matches!(kind, Disallowed::Control(_));
    let is_hidden = |kind: &Disallowed| is_hidden(*kind);
    let (rule, key, help, of_kind): (&Rule, _, _, Vec<Disallowed>) = if disallowed.iter().copied().any(is_turning) {
        let turning = disallowed.iter().copied().filter(|kind| is_turning(*kind)).collect();
        (&RULE, "invisible-character-turning", "invisible-character-turning-help", turning)
    } else if disallowed.iter().any(is_control) {
        let controls = disallowed.iter().copied().filter(is_control).collect();
        (&HARMLESS, "invisible-character-control", "invisible-character-control-help", controls)
    } else {
        let hidden = disallowed.iter().copied().filter(is_hidden).collect();
        (&HARMLESS, "invisible-character", "invisible-character-help", hidden)
    };
    let letters = of_kind.iter().copied();
    let message = Message::new(key).with("codes", codes(letters));
    (!of_kind.is_empty()).then(|| rule.finding_at(span, path, message).with_help(Message::new(help)))
}

/// Characters that change the direction of what follows, unlike marks that only set the direction of the sign next to
/// them.
fn is_turning(kind: Disallowed) -> bool {
    matches!(kind, Disallowed::Bidirectional(letter) if !matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}'))
}

fn is_hidden(kind: Disallowed) -> bool {
    matches!(kind, Disallowed::Invisible(_) | Disallowed::Bidirectional(_)) && !is_turning(kind)
}

/// Hebrew and Arabic need their marks.
fn is_beside_right_to_left(text: &str, span: Span) -> bool {
    let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |length| span.end + length);
    let is_right_to_left = |letter| matches!(letter, '\u{590}'..='\u{61b}' | '\u{61d}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
    text[line..end].contains(is_right_to_left)
}

fn counted(finding: Finding, holder: &Holder) -> Finding {
    match holder.disallowed.len() {
        1 => finding,
        count => finding.with_label(Message::new("invisible-character-count").with("count", count)),
    }
}

/// The characters, each once: "U+200B, U+00AD".
fn codes(disallowed: impl Iterator<Item = Disallowed>) -> String {
    let mut letters: Vec<char> = Vec::new();
    for kind in disallowed {
        let (Disallowed::Invisible(letter) | Disallowed::Bidirectional(letter) | Disallowed::Control(letter)) = kind
        else {
            continue;
        };
        if !letters.contains(&letter) {
            letters.push(letter);
        }
    }
    hygiene::codes(letters)
}

/// A line break in a name is not seen in lists, and two names that look the same differ.
fn broken_names(context: &Context, findings: &mut Vec<Finding>) {
    for named in &context.names.all {
        let name = if named.entity == Entity::Group { "group" } else { "name" };
        for (field, text) in [(name, named.name), ("short", named.short)] {
            if text.is_some_and(|text| text.trim().contains(['\n', '\r'])) {
                let message = Message::new("invisible-character-line-break").with("field", field);
                let finding = RULE.finding(context, &named.path(field), message);
                findings.push(finding.with_help(Message::new("invisible-character-line-break-help")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{findings, fixed, found, record, severities};

    const CODE: &str = "invisible-character";

    #[test]
    fn one_finding_for_a_value_or_comment() {
        let text = record("  place: Phòng\u{200b} họp\u{ad} số\u{200b} 2\n  # ghi\u{200b} chú\n", "");
        assert_eq!(found(CODE, &text), ["\u{200b}", "\u{200b}"]);
        assert_eq!(severities(CODE, &text), ["warning", "warning"]);
        assert!(fixed(CODE, &text).contains("place: Phòng họp số 2\n  # ghi chú\n"));
    }

    #[test]
    fn what_turns_the_writing_is_an_error_without_a_certain_repair() {
        let text = record("  place: Phòng \u{202e}2\u{202c}\n", "");
        assert_eq!(severities(CODE, &text), ["error"]);
        assert!(findings(CODE, &text)[0].fix.is_none());
        // What Windows copies along with a file's name is only a nuisance.
        let text = record("  place: \u{200e}Phòng 2\n", "");
        assert_eq!(severities(CODE, &text), ["warning"]);
        assert!(findings(CODE, &text)[0].fix.is_some());
        let text = record("  place: שלום\u{200f} 2\n", "");
        assert!(findings(CODE, &text)[0].fix.is_none());
    }

    #[test]
    fn a_name_is_one_line() {
        let people =
            |name: &str| record("", &format!("participants:\n  - id: an\n    name: {name}\n    roles: [chair]\n"));
        let text = people("|-\n      Trần\n      An");
        assert_eq!(
            (severities(CODE, &text), findings(CODE, &text)[0].path.as_str()),
            (vec!["error"], "participants[0].name")
        );
        assert_eq!(severities(CODE, &people(r#""Trần\nAn""#)), ["error"]);
        assert!(found(CODE, &people("|\n      Trần An")).is_empty());
        let bodies = |field: &str| record("", &format!("organizations:\n  - {{id: a, name: A, {field}}}\n"));
        assert_eq!(severities(CODE, &bodies(r#"short: "A\nB""#)), ["error"]);
        let group = record("", "participants:\n  - {id: g, group: \"A\\nB\"}\n");
        assert_eq!(severities(CODE, &group), ["error"]);
    }

    #[test]
    fn escapes_hide_nothing() {
        for (words, severity) in [
            (r#""H\u202Eọp""#, "error"),
            (r#""H\u200bọp""#, "warning"),
            (r#""H\eọp""#, "warning"),
            (r#""H\x07ọp \u200b""#, "warning"),
            ("\"Họp \\L\n    tiếp\"", "warning"),
        ] {
            let text = record(&format!("  place: {words}\n"), "");
            assert_eq!(severities(CODE, &text), [severity], "{words}");
            assert_eq!(findings(CODE, &text)[0].path, "session.place");
            assert!(findings(CODE, &text)[0].fix.is_none());
        }
        for words in [r#""C:\\u200b \t \n \u0110ảng \" x""#, r"'\u200b'", r"\u200b"] {
            assert!(found(CODE, &record(&format!("  place: {words}\n"), "")).is_empty(), "{words}");
        }
        // An unescaped character is still one finding.
        assert_eq!(found(CODE, &record("  place: \"a\u{200b}b \\t\"\n", "")), ["\u{200b}"]);
    }

    #[test]
    fn no_repair_that_changes_the_shape() {
        let text = record("  place: a:\u{200b} b\n", "");
        assert_eq!(found(CODE, &text).len(), 1);
        assert!(findings(CODE, &text)[0].fix.is_none());
        assert!(found(CODE, &record("  place: \u{200b}2023\n", "")).len() == 1);
    }

    #[test]
    fn what_has_work_or_begins_the_file_is_none() {
        assert!(found(CODE, &record("  place: 👩\u{200d}💻 ❤\u{fe0f}\n", "")).is_empty());
        assert!(found(CODE, &format!("\u{feff}{}", record("", ""))).is_empty());
        assert_eq!(found(CODE, &format!("\u{feff}{}", record("  place: a\u{feff}b\n", ""))), ["\u{feff}"]);
    }
}
