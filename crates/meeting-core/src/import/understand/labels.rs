//! What minutes call their parts: "Chủ trì:", "II. NỘI DUNG", "Action items".

use std::sync::LazyLock;

use super::text::{begins, has, lower, trimmed, without_mark};
use crate::recognize::words;

/// What a label or a heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Chair,
    Secretary,
    Present,
    Absent,
    Time,
    End,
    Place,
    Agenda,
    Purpose,
    Basis,
    Body,
    Conclusion,
    Decisions,
    Actions,
    Recipients,
    Author,
    Origin,
    Published,
}

impl Label {
    /// The label whose words are in this section.
    fn of_section(section: &str) -> Option<Self> {
        Some(match section {
            "chair" => Self::Chair,
            "secretary" => Self::Secretary,
            "present" => Self::Present,
            "absent" => Self::Absent,
            "time" => Self::Time,
            "end" => Self::End,
            "place" => Self::Place,
            "agenda" => Self::Agenda,
            "purpose" => Self::Purpose,
            "basis" => Self::Basis,
            "body" => Self::Body,
            "conclusion" => Self::Conclusion,
            "decisions" => Self::Decisions,
            "actions" => Self::Actions,
            "recipients" => Self::Recipients,
            "author" => Self::Author,
            "origin" => Self::Origin,
            "published" => Self::Published,
            _ => return None,
        })
    }
}

/// What the labels begin with; the longest that fits counts.
static LABELS: LazyLock<Vec<(&str, Label)>> = LazyLock::new(|| {
    words::labels().filter_map(|(phrase, section)| Some((phrase, Label::of_section(section)?))).collect()
});

/// Most words of a label or a heading.
const MOST_WORDS: usize = 10;

/// What a text before a colon, or a heading, announces.
pub(super) fn label(text: &str) -> Option<Label> {
    let text = lower(trimmed(without_mark(text))).replace("thư kí", "thư ký");
    // "Kết luận số 21-KL/TW" is a document, not a part of the minutes.
    if text.split_whitespace().count() > MOST_WORDS || text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let fits = LABELS.iter().filter(|(words, _)| begins(&text, &[words]));
    let found = fits.max_by_key(|(words, _)| words.len()).map(|(_, label)| *label);
    // "Chủ tọa kết luận:" says what somebody does, not who does it.
    if matches!(found, Some(Label::Chair | Label::Secretary)) && has(&text, &SPEAKING) {
        return has(&text, &["kết luận", "chỉ đạo", "phân công"]).then_some(Label::Conclusion);
    }
    found
}

/// Whether a heading is made of nothing but labels, and words that add nothing to them: "NHIỆM VỤ, GIẢI PHÁP".
pub(super) fn is_plain(text: &str) -> bool {
    let low = lower(trimmed(without_mark(text))).replace("thư kí", "thư ký");
    let known = || LABELS.iter().map(|(words, _)| *words).chain(words::CONCLUDING_HEADINGS.iter().copied());
    let mut rest = low.as_str();
    while !rest.is_empty() {
        let fits = known().chain(words::PLAIN_IN_HEADINGS.iter().copied()).filter(|words| begins(rest, &[words]));
        let Some(length) = fits.map(str::len).max() else { return false };
        rest = rest[length..].trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    true
}

/// What the chair does.
const SPEAKING: [&str; 6] = ["kết luận", "chỉ đạo", "phân công", "phát biểu", "nêu", "thông báo"];

/// What a heading announces whose words are no label: "IV. HAI BÊN ĐI ĐẾN THỐNG NHẤT".
pub(super) fn heading(text: &str) -> Option<Label> {
    let own = label(text);
    let low = lower(trimmed(without_mark(text)));
    let concludes = low.split(' ').count() <= 14 && has(&low, &words::CONCLUDING_HEADINGS);
    match own {
        None | Some(Label::Body) if concludes && !begins(&low, &words::TELLING_HEADINGS) => Some(Label::Conclusion),
        Some(Label::Body) if has(&low, &["ý kiến chỉ đạo", "phát biểu chỉ đạo", "kết luận"]) => {
            Some(Label::Conclusion)
        }
        own => own,
    }
}

/// Parts `Chủ trì: đồng chí A` into what is announced and where its text begins.
pub(super) fn labelled(text: &str) -> Option<(Label, usize)> {
    let colon = text.find(':')?;
    // "10:00" is a time.
    let is_time = text[colon + 1..].starts_with(|c: char| c.is_ascii_digit())
        && text[..colon].ends_with(|c: char| c.is_ascii_digit());
    let label = label(&text[..colon]).filter(|_| !is_time)?;
    let rest = &text[colon + 1..];
    Some((label, colon + 1 + rest.len() - rest.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::Label::{Actions, Author, Chair, Conclusion, End, Present, Secretary};
    use super::*;

    #[test]
    fn parts_of_minutes() {
        for (text, expected) in [
            ("I. THÀNH PHẦN THAM DỰ", Some(Present)),
            ("2. Thư ký cuộc họp", Some(Secretary)),
            ("III. Ý KIẾN KẾT LUẬN CỦA CHỦ TRÌ", Some(Conclusion)),
            ("Kết luận số 21-KL/TW", None),
            ("Action items", Some(Actions)),
            ("Tác giả bài viết", Some(Author)),
            ("Thời gian kết thúc", Some(End)),
            ("Đồng chí Bùi Thái Trọng", None),
        ] {
            assert_eq!(label(text), expected, "{text}");
        }
        assert_eq!(labelled("1. Chủ trì: ông A"), Some((Chair, "1. Chủ trì: ".len())));
        assert_eq!(labelled("Time 10:30"), None);
    }
}
