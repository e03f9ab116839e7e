//! What minutes call their parts: "Chủ trì:", "II. NỘI DUNG", "Action items".

use super::text::{begins, lower, trimmed, without_mark};

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

use Label::{
    Absent, Actions, Agenda, Author, Basis, Body, Chair, Conclusion, Decisions, End, Origin, Place, Present, Published,
    Purpose, Recipients, Secretary, Time,
};

/// What the labels begin with, in lower case; the longest that fits counts.
const LABELS: [(&str, Label); 110] = [
    ("chủ trì", Chair),
    ("chủ tọa", Chair),
    ("người chủ trì", Chair),
    ("đồng chủ trì", Chair),
    ("chair", Chair),
    ("chaired by", Chair),
    ("chairperson", Chair),
    ("facilitator", Chair),
    ("điều hành", Chair),
    ("chủ tọa cuộc họp", Chair),
    ("người điều hành", Chair),
    ("chủ trì phiên họp", Chair),
    ("ghi biên bản", Secretary),
    ("người ghi", Secretary),
    ("thư ký", Secretary),
    ("người ghi biên bản", Secretary),
    ("secretary", Secretary),
    ("minutes by", Secretary),
    ("minutes taken by", Secretary),
    ("note taker", Secretary),
    ("notes by", Secretary),
    ("scribe", Secretary),
    ("thành phần", Present),
    ("thành phần tham dự", Present),
    ("tham dự", Present),
    ("dự họp", Present),
    ("có mặt", Present),
    ("khách mời", Present),
    ("thành viên", Present),
    ("đại biểu cấp trên", Present),
    ("cùng dự", Present),
    ("đại biểu", Present),
    ("attendees", Present),
    ("attendance", Present),
    ("present", Present),
    ("participants", Present),
    ("in attendance", Present),
    ("vắng", Absent),
    ("vắng mặt", Absent),
    ("absent", Absent),
    ("apologies", Absent),
    ("regrets", Absent),
    ("khai mạc", Time),
    ("thời gian", Time),
    ("thời gian bắt đầu", Time),
    ("thời gian, địa điểm", Time),
    ("ngày họp", Time),
    ("time", Time),
    ("date", Time),
    ("when", Time),
    ("thời gian kết thúc", End),
    ("địa điểm", Place),
    ("location", Place),
    ("place", Place),
    ("venue", Place),
    ("where", Place),
    ("chương trình họp", Agenda),
    ("chương trình làm việc", Agenda),
    ("chương trình cuộc họp", Agenda),
    ("chương trình", Agenda),
    ("nội dung chương trình", Agenda),
    ("agenda", Agenda),
    ("mục đích", Purpose),
    ("purpose", Purpose),
    ("căn cứ", Basis),
    ("nội dung", Body),
    ("diễn biến", Body),
    ("ý kiến", Body),
    ("thảo luận", Body),
    ("phần thảo luận", Body),
    ("báo cáo", Body),
    ("đánh giá", Body),
    ("tình hình", Body),
    ("kết quả", Body),
    ("minutes", Body),
    ("discussion", Body),
    ("notes", Body),
    ("kết luận", Conclusion),
    ("ý kiến kết luận", Conclusion),
    ("phần kết luận", Conclusion),
    ("nội dung kết luận", Conclusion),
    ("phương hướng", Conclusion),
    ("nhiệm vụ trọng tâm", Conclusion),
    ("conclusions", Conclusion),
    ("conclusion", Conclusion),
    ("decisions", Decisions),
    ("decisions made", Decisions),
    ("resolutions", Decisions),
    ("quyết nghị", Decisions),
    ("nghị quyết", Decisions),
    ("kiến nghị", Conclusion),
    ("các yêu cầu", Conclusion),
    ("phân công", Conclusion),
    ("phân công nhiệm vụ", Conclusion),
    ("nhiệm vụ", Conclusion),
    ("các nội dung thống nhất", Conclusion),
    ("nội dung thống nhất", Conclusion),
    ("những nội dung thống nhất", Conclusion),
    ("kiến nghị của đoàn", Conclusion),
    ("tổ chức thực hiện", Conclusion),
    ("action items", Actions),
    ("actions", Actions),
    ("next steps", Actions),
    ("nơi nhận", Recipients),
    ("tác giả", Author),
    ("tác giả bài viết", Author),
    ("author", Author),
    ("nguồn", Origin),
    ("nguồn tin", Origin),
    ("ngày đăng", Published),
];

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
    fits.max_by_key(|(words, _)| words.len()).map(|(_, label)| *label)
}

/// Words anywhere in a heading that make what stands under it conclusions.
const CONCLUDING: [&str; 22] = [
    "kết luận",
    "thống nhất",
    "quyết nghị",
    "quyết định",
    "phân công",
    "chỉ đạo",
    "nhiệm vụ",
    "giao việc",
    "yêu cầu",
    "giải pháp",
    "phương hướng",
    "trọng tâm",
    "việc cần làm",
    "công việc",
    "cam kết",
    "biện pháp",
    "triển khai",
    "trách nhiệm",
    "nghị quyết",
    "tổ chức thực hiện",
    "kế hoạch tuần",
    "kế hoạch tháng",
];

/// Words with which a heading tells what was, or what others say.
const TELLING: [&str; 18] = [
    "báo cáo",
    "đánh giá",
    "kết quả",
    "tình hình",
    "ý kiến",
    "thảo luận",
    "phần thảo luận",
    "phát biểu",
    "biểu quyết",
    "tồn tại",
    "hạn chế",
    "ưu điểm",
    "kiểm điểm",
    "việc thực hiện",
    "công tác chuẩn bị",
    "nội dung",
    "diễn biến",
    "đề xuất",
];

/// What a heading announces whose words are no label: "IV. HAI BÊN ĐI ĐẾN THỐNG NHẤT".
pub(super) fn heading(text: &str) -> Option<Label> {
    let own = label(text);
    let low = lower(trimmed(without_mark(text)));
    let concludes = low.split(' ').count() <= 14 && super::text::has(&low, &CONCLUDING);
    match own {
        None | Some(Body) if concludes && !begins(&low, &TELLING) => Some(Conclusion),
        Some(Body) if super::text::has(&low, &["ý kiến chỉ đạo", "phát biểu chỉ đạo", "kết luận"]) => {
            Some(Conclusion)
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
