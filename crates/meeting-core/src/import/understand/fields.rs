//! What labels and sentences say of the session as a whole.

use super::extraction::{Extraction, Value};
use super::labels::Label;
use super::people::{self, Context};
use super::session;
use super::text::{capitalized, first, lower, sentences, trimmed};

/// Takes the value behind a label; `None` where the label announces more than one value.
pub(super) fn take(label: Label, rest: &str, text: &str, line: usize, extraction: &mut Extraction) -> Option<bool> {
    let is_taken = match label {
        Label::Time => {
            let is_taken = session::take_time(rest, line, extraction) || extraction.get("session.date").is_some();
            session::take_end(text, line, extraction);
            // "Thời gian: vừa qua"
            let is_vague = !rest.contains(|c: char| c.is_ascii_digit());
            is_vague && extraction.set("session.date_text", Value::sure(trimmed(rest), line)) || is_taken
        }
        Label::End => session::take_end(text, line, extraction),
        Label::Place => extraction.set("session.place", Value::sure(place(rest), line)),
        Label::Purpose => extraction.set("session.purpose", Value::sure(capitalized(trimmed(rest)), line)),
        Label::Basis => extraction.set("session.basis", Value::sure(capitalized(trimmed(rest)), line)),
        Label::Origin if rest.starts_with("http") => extraction.set("source.url", Value::sure(rest, line)),
        Label::Author | Label::Origin => extraction.set("source.author", Value::sure(trimmed(rest), line)),
        Label::Published => extraction
            .days
            .own_day(rest)
            .is_some_and(|day| extraction.set("source.published", Value::sure(day.date.to_string(), line))),
        _ => return None,
    };
    Some(is_taken)
}

/// The place that a text begins with, without the sentences behind it: "Phòng 2. Cấm hút thuốc."; "Tx. Kon Tum" is one.
fn place(text: &str) -> &str {
    /// Shorter words before a full stop are short forms.
    const SHORT: usize = 3;
    let is_end = |at: &usize| {
        let word = text[..*at].rsplit(' ').next().unwrap_or_default();
        let is_whole = word.chars().count() > SHORT || word.chars().all(|c| c.is_ascii_digit());
        is_whole && text[at + 1..].trim_start().starts_with(char::is_uppercase)
    };
    let end = text.match_indices(". ").map(|(at, _)| at).find(is_end);
    trimmed(&text[..end.unwrap_or(text.len())])
}

/// Takes how many were there, and who was not: `vắng: 02 (đ/c A ốm, đ/c B đi công tác)`.
pub(super) fn take_counts(text: &str, line: usize, extraction: &mut Extraction) -> bool {
    let is_taken = session::take_counts(text, line, extraction);
    if let (true, Some((at, _))) = (is_taken, first(&lower(text), &["vắng", "absent"])) {
        people::take(&text[at..], line, Context::of(Label::Absent), extraction);
    }
    is_taken
}

/// Takes what a paragraph before the discussion says: of the session, of its people. Returns whether it is about the
/// session.
pub(super) fn take_opening(
    text: &str,
    line: usize,
    short_forms: &[(String, String)],
    extraction: &mut Extraction,
) -> bool {
    // The line of the day was read before.
    if session::is_bare_day(text)
        && extraction.get("session.date").is_some_and(|known| known.line == line && known.doubt.is_none())
    {
        return false;
    }
    let fields = extraction.fields.len();
    take_counts(text, line, extraction);
    let is_told = session::describes_session(text, extraction);
    if is_told {
        session::take_sentence(text, line, extraction);
        session::take_sides(text, extraction, short_forms);
        if let Some(kind) = session::kind(text) {
            extraction.set("session.kind", Value::sure(kind, line));
        }
    }
    let met = people::take(text, line, Context::default(), extraction);
    let groups = extraction.groups.len();
    for sentence in sentences(text) {
        people::take_groups(&text[sentence], line, extraction);
    }
    if extraction.fields.len() == fields && met.is_empty() && extraction.groups.len() == groups {
        extraction.leave(line, text);
    }
    is_told
}
