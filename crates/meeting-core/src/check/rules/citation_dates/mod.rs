//! One document has one date.

use chrono::{Datelike, NaiveDate};

use crate::check::citations::{LocatedCitation, citations};
use crate::check::{Check, Context, Rule, explanation, path};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use viet_text::fold::fold;
use viet_text::number::{self, Style};

pub(crate) const RULE: Rule = Rule {
    code: "citation-dates",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// A citation with a number and a date.
struct DatedCitation<'r> {
    cited: LocatedCitation<'r>,
    number: &'r str,
    date: NaiveDate,
}

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut seen: Vec<DatedCitation> = Vec::new();
    for cited in citations(context.record) {
        let (Some(number), Some(date)) = (cited.document.number.as_deref(), cited.document.date) else { continue };
        let this = DatedCitation { cited, number, date };
        // Different dates are common, equal running numbers are not: texts are folded only for those.
        let is_other_date = |first: &&DatedCitation| {
            first.date != date && running(first.number).eq(running(number)) && is_one_document(first, &this)
        };
        if let Some(first) = seen.iter().find(is_other_date) {
            let message = Message::new("citation-dates").with("number", number).with("date", date);
            let finding = RULE
                .finding(context, &this.cited.path("date"), message)
                .with_related(
                    path::span(context.root, &first.cited.path("date")),
                    Message::new("citation-dates-first").with("date", first.date),
                )
                .with_help(Message::new("citation-dates-help"));
            findings.push(finding);
        } else {
            seen.push(this);
        }
    }
}

/// The first digits, without the zeros that fill them up.
fn running(number: &str) -> impl Iterator<Item = u8> {
    let digits = number.bytes().skip_while(|byte| !byte.is_ascii_digit()).take_while(u8::is_ascii_digit);
    digits.skip_while(|byte| *byte == b'0')
}

/// Whether both cite the same document.
fn is_one_document(a: &DatedCitation, b: &DatedCitation) -> bool {
    let words = |dated: &DatedCitation| {
        let document = dated.cited.document;
        let [kind, issuer] =
            [&document.kind, &document.issuer].map(|text| text.as_deref().map(|text| fold(text.trim())));
        (kind, issuer, number::key(dated.number))
    };
    a.date.year().abs_diff(b.date.year()) <= years_of(b.number) && words(a) == words(b)
}

/// How many years apart one number still means one document: organizations of the state begin again at 1 each year,
/// those of the Party with each term of five years, and a number that holds its year never comes back.
fn years_of(number: &str) -> u32 {
    match number::parse(number) {
        Some(number) if number.year.is_some() => u32::MAX,
        Some(number) if number.style == Style::Party => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::codes_of;

    #[test]
    fn which_dates_contradict_each_other() {
        let other = |number: &str, date: &str, issuer: &str| {
            let text = include_str!("bad.yaml");
            let at = text.rfind("      - type").unwrap_or_default();
            let cited = |date: &str, issuer: &str| {
                format!(
                    "      - type: Văn bản\n        number: {number}\n        date: {date}\n        issuer: {issuer}\n"
                )
            };
            format!("{}{}{}", &text[..at], cited("2021-05-18", "Bộ Chính trị"), cited(date, issuer))
        };
        for (number, date, issuer, warned) in [
            ("01-KL/TW", "2021-05-18", "Bộ Chính trị", false),
            ("01-KL/TW", "2021-05-19", "Bộ Chính trị", true),
            ("01-KL/TW", "2021-05-19", "BỘ CHÍNH TRỊ", true),
            ("01-KL/TW", "2021-05-19", "Ban Bí thư", false),
            ("01-KL/TW", "2022-05-18", "Bộ Chính trị", true),
            ("01-KL/TW", "2016-05-18", "Bộ Chính trị", false),
            ("15/UBND-VX", "2021-05-19", "Bộ Chính trị", true),
            ("15/UBND-VX", "2022-05-18", "Bộ Chính trị", false),
            ("30/2020/NĐ-CP", "2012-05-18", "Bộ Chính trị", true),
        ] {
            let expected = if warned { vec!["citation-dates"] } else { vec![] };
            assert_eq!(codes_of(&other(number, date, issuer)), expected, "{number} {date} {issuer}");
        }
    }
}
