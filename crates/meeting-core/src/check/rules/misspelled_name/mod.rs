//! A name that nothing in the record has, but something nearly has.

use unicode_normalization::UnicodeNormalization;

use crate::archive::is_slug;
use crate::check::nearness::{Nearness, WrittenName};
use crate::check::{Check, Context, Reference, Rule, explanation, fix};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use lossless_yaml::Step;
use viet_text::suggest;

pub(crate) const RULE: Rule = Rule {
    code: "misspelled-name",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// Most plain names that are compared with those of the record; a record with more is not written by hand.
const COMPARED: usize = 300;

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut compared = 0;
    for reference in &context.references {
        // Most references are ids that are there; an id of another kind is the business of another rule.
        if !reference.target.may_be_plain()
            || context.names.has(reference.text, reference.target)
            || context.names.with_id(reference.text).is_some()
            // Which leads there are, and who is on a roll, is the business of other rules.
            || reference.path.iter().any(|step| matches!(step, Step::Key("for" | "roll")))
        {
            continue;
        }
        compared += 1;
        if compared > COMPARED {
            return;
        }
        let finding = if looks_like_id(reference.text.trim()) {
            Some(no_such_id(context, reference))
        } else {
            nearly_a_name(context, reference)
        };
        findings.extend(finding);
    }
}

/// A word of small letters alone is as likely a plain name ("press").
fn looks_like_id(text: &str) -> bool {
    is_slug(text) && text.contains(|letter: char| letter == '-' || letter.is_ascii_digit())
}

fn no_such_id(context: &Context, reference: &Reference) -> Finding {
    let message = Message::new("misspelled-name-id")
        .with("id", reference.text)
        .with("kind", Message::new(reference.target.words()));
    let finding = RULE.finding_of(context, reference, message).with_help(Message::new("misspelled-name-id-help"));
    let fitting = context.names.all.iter().filter(|named| reference.target.takes(named.entity));
    match suggest::nearest_all(reference.text, fitting.filter_map(|named| named.id))[..] {
        [near] => {
            let finding = finding.with_label(Message::new("did-you-mean").with("name", near));
            // `so-gd-dt` is `so-gddt`; `phong-gdtx` may well be another than `phong-gdth`.
            if near.replace('-', "") == reference.text.trim().replace('-', "") {
                fix::by_words(finding, context, near)
            } else {
                finding
            }
        }
        _ => finding,
    }
}

/// Something that is written nearly as the reference is.
struct NearName<'r> {
    /// Its place among the names of the record and, after them, those of the directory.
    position: usize,
    spelling: &'r str,
    nearness: Nearness,
}

fn nearly_a_name(context: &Context, reference: &Reference) -> Option<Finding> {
    let mut written = WrittenName::new(reference.text);
    // `So-GDDT` is an id in capitals; `Tran Thi Hoa` may be any person of that name.
    let may_be_id = reference.text.is_ascii() && !reference.text.trim().contains(' ');
    let mut near: Vec<NearName> = Vec::new();
    let own = context.names.all.iter().filter(|named| reference.target.takes(named.entity)).map(|named| {
        [named.name, named.short, named.id.filter(|_| may_be_id)].into_iter().flatten().collect::<Vec<_>>()
    });
    let entries = context.settings.directory.nearly(reference.text).into_iter();
    let others = entries.filter(|entry| reference.target.takes(entry.entity)).map(|entry| entry.names().collect());
    // A name of the record comes before the same one of the directory.
    for (position, spellings) in own.chain(others).enumerate() {
        for spelling in spellings {
            if let Some(nearness) = written.nearness(spelling) {
                near.push(NearName { position, spelling, nearness });
            }
        }
    }
    // The best match of each entity, best first.
    near.sort_by_key(|near| (near.nearness, near.position));
    let best = near.first()?;
    // The same letters in another encoding are the business of another rule.
    if reference.text.nfc().eq(best.spelling.nfc()) {
        return None;
    }
    let message = Message::new("misspelled-name")
        .with("name", reference.text)
        .with("kind", Message::new(reference.target.words()));
    let finding = RULE
        .finding_of(context, reference, message)
        .with_label(Message::new("did-you-mean").with("name", best.spelling))
        .with_help(Message::new("misspelled-name-help"));
    let is_same = |other: &NearName| other.position == best.position || other.spelling == best.spelling;
    let is_only = near.iter().all(is_same);
    let is_certain = match best.nearness {
        Nearness::Same => near.iter().all(|other| is_same(other) || other.nearness > Nearness::Same),
        Nearness::Unmarked => is_only,
        Nearness::NearName => false,
    };
    Some(if is_certain { fix::by_words(finding, context, best.spelling) } else { finding })
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::findings_of;

    /// The label's name and the text of the fix.
    fn result(reference: &str) -> Option<(String, Option<String>)> {
        let text = include_str!("good.yaml").replace("Sở Nội vụ", reference);
        assert!(text.contains(reference), "{reference}");
        let finding = findings_of(&text).into_iter().find(|finding| finding.code == "misspelled-name")?;
        let name = finding.label.map_or_else(String::new, |label| format!("{:?}", label.arguments[0].1));
        let name = name.trim_start_matches("Text(\"").trim_end_matches("\")").to_owned();
        Some((name, finding.fix.map(|fix| fix.edits()[0].text.clone())))
    }

    #[test]
    fn certain_and_uncertain() {
        for (reference, expected) in [
            // Plain names that nothing resembles.
            ("các chi bộ", None),
            ("Sở Tài chính", None),
            ("Trần Văn Minh", None),
            ("báo chí", None),
            // Case, tone placement, spaces, signs: the same name.
            ("Trần Thị Hoà", Some(("Trần Thị Hòa", Some("Trần Thị Hòa")))),
            ("TRẦN THỊ HÒA", Some(("Trần Thị Hòa", Some("Trần Thị Hòa")))),
            ("Tra\u{302}\u{300}n Thị Hòa", None),
            ("Sở GD&ĐT", Some(("Sở GDĐT", Some("Sở GDĐT")))),
            ("Sở GD-ĐT", Some(("Sở GDĐT", Some("Sở GDĐT")))),
            // Typed without marks.
            ("Tran Thi Hoa", Some(("Trần Thị Hòa", Some("Trần Thị Hòa")))),
            // Other marks may be another person.
            ("Trần Thị Hóa", Some(("Trần Thị Hòa", None))),
            // One letter differs.
            ("Sở Giiáo dục và Đào tạo", Some(("Sở Giáo dục và Đào tạo", None))),
            ("Sở Giáo dục à Đào tạo", None),
            // Another body by one letter of its abbreviation.
            ("Sở GDĐX", None),
            // Ids.
            ("So-GDDT", Some(("so-gddt", Some("so-gddt")))),
            ("so-gdt", Some(("so-gddt", None))),
            ("so-gd-dt", Some(("so-gddt", Some("so-gddt")))),
            ("phong-ke-toan", Some(("", None))),
            ("press", None),
        ] {
            let expected = expected.map(|(name, fix): (&str, Option<&str>)| (name.to_owned(), fix.map(str::to_owned)));
            assert_eq!(result(reference), expected, "{reference}");
        }
    }
}
