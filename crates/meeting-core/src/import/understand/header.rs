//! The header and footer of minutes: the national motto, the number, place and date, the signatures.

use chrono::NaiveDate;

use super::day_reader::DayReader;
use super::extraction::{Extraction, Value};
use super::text::{begins, has, has_blank, lower, trimmed};
use crate::model::Urgency;
use viet_text::number;

/// Lines of every official paper that say nothing about the session.
const MOTTOS: [&str; 8] = [
    "cộng hòa xã hội chủ nghĩa việt nam",
    "cộng hoà xã hội chủ nghĩa việt nam",
    "độc lập - tự do - hạnh phúc",
    "độc lập – tự do – hạnh phúc",
    "độc lập-tự do-hạnh phúc",
    "đảng cộng sản việt nam",
    "biên bản",
    "bien ban",
];

/// Takes what belongs to the head or the foot of a paper; returns whether the text did.
pub(super) fn take(text: &str, line: usize, extraction: &mut Extraction) -> bool {
    let low = lower(text);
    if MOTTOS.iter().any(|motto| trimmed(&low) == *motto) {
        extraction.dropped.push((line, text.to_owned()));
        return true;
    }
    if is_form(&low) {
        extraction.note_structure(line, text);
        return true;
    }
    take_number(text, &low, line, extraction)
        || take_urgency(&low, line, extraction)
        || take_place_and_day(text, line, extraction)
}

/// Whether a text is the number or the day of a paper, to be filled in by hand: "Số: ...../BB-.....", "…, ngày … tháng …".
fn is_form(low: &str) -> bool {
    let is_short = low.split(' ').count() <= 12 && has_blank(low);
    let is_number = low.strip_prefix("số").is_some_and(|rest| {
        rest.starts_with([':', ' ']) && !rest.contains(|c: char| c.is_ascii_digit()) && rest.contains(['/', '-'])
    });
    let is_day = ["ngày", "tháng", "năm"].iter().all(|word| has(low, &[word])) && !low.contains(':');
    is_short && (is_number || is_day && !has(low, &["kết thúc", "hồi"]))
}

/// "THƯỢNG KHẨN", below the number.
fn take_urgency(low: &str, line: usize, extraction: &mut Extraction) -> bool {
    const MARKS: [(&str, Urgency); 3] =
        [("khẩn", Urgency::Khan), ("thượng khẩn", Urgency::ThuongKhan), ("hỏa tốc", Urgency::HoaToc)];
    let mark = MARKS.iter().find(|(mark, _)| trimmed(low) == *mark);
    mark.is_some_and(|(_, urgency)| extraction.set("papers.urgency", Value::sure(urgency.name(), line)))
}

/// The day of a paper in a line of its own: "ngày 08 tháng 5 năm 2023".
pub(super) fn lone_day(text: &str) -> Option<NaiveDate> {
    let days = DayReader::default().days(text);
    let [day] = &days[..] else { return None };
    let is_around = |words: &str| matches!(lower(trimmed(words)).as_str(), "" | "ngày");
    (is_around(&text[..day.span.start]) && is_around(&text[day.span.end..])).then_some(day.date)
}

/// Takes the day of a letterhead that names no place. That of the session is no other one.
pub(super) fn take_lone_day(text: &str, line: usize, extraction: &mut Extraction) -> bool {
    let Some(day) = lone_day(text).map(|day| day.to_string()) else { return false };
    if extraction.get("session.date").is_some_and(|known| known.text == day) {
        extraction.understand(line, text);
        return true;
    }
    extraction.set("papers.date", Value::sure(day, line))
}

/// Whether the text belongs to the head or the foot of a paper.
pub(super) fn is_matter(text: &str) -> bool {
    take(text, 1, &mut Extraction::default())
}

/// `Số: 05-BB/ĐU`.
fn take_number(text: &str, low: &str, line: usize, extraction: &mut Extraction) -> bool {
    let Some(rest) = low.strip_prefix("số:").or_else(|| low.strip_prefix("số ")) else { return false };
    let written = text[text.len() - rest.len()..].trim();
    let Some(word) = written.split_whitespace().next().filter(|word| word.contains(['/', '-'])) else { return false };
    let is_alone = written.chars().count() <= 30;
    is_alone && number::parse(word).is_some() && extraction.set("papers.number", Value::sure(word, line))
}

fn take_place_and_day(text: &str, line: usize, extraction: &mut Extraction) -> bool {
    let Some((place, day)) = place_and_day(text) else { return false };
    extraction.set("papers.place", Value::sure(place, line));
    extraction.set("papers.date", Value::sure(day.to_string(), line))
}

/// Reads `Kon Tum, ngày 08 tháng 5 năm 2023`.
pub(super) fn place_and_day(text: &str) -> Option<(&str, NaiveDate)> {
    let (place, rest) = text.split_once(',')?;
    let days = DayReader::default().days(text);
    let [day] = &days[..] else { return None };
    let is_whole = text[day.span.end..].trim().trim_end_matches('.').is_empty();
    let between = rest.get(..day.span.start.checked_sub(place.len() + 1)?)?;
    let is_place = place.starts_with(char::is_uppercase)
        && place.split_whitespace().count() <= 5
        && !place.contains(['—', '–', '(', '"', '“'])
        && !place.contains(|c: char| c == ':' || c.is_ascii_digit())
        && !begins(&lower(place), &["sáng", "chiều", "hôm nay", "thứ", "ngày"]);
    let is_bare = matches!(lower(trimmed(between)).as_str(), "" | "ngày");
    (is_whole && is_place && is_bare).then_some((place, day.date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_papers() {
        let mut extraction = Extraction::default();
        for text in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 05-BB/ĐU",
            "Kon Tum, ngày 08 tháng 5 năm 2023",
        ] {
            assert!(take(text, 1, &mut extraction), "{text}");
        }
        assert_eq!(extraction.get("papers.number").unwrap().text, "05-BB/ĐU");
        assert_eq!(extraction.get("papers.place").unwrap().text, "Kon Tum");
        assert_eq!(extraction.get("papers.date").unwrap().text, "2023-05-08");
        for text in [
            "Số lượng: 20",
            "Sáng, ngày 08 tháng 5 năm 2023",
            "Sở A, B họp ngày 08/5/2023",
            "Thời gian: 8 giờ, ngày 8/5/2023",
        ] {
            assert!(!take(text, 1, &mut extraction), "{text}");
        }
    }
}
