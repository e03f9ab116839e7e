//! The kind, date, time, place and purpose of the session.

use super::dates::{part_of_day, times};
use super::day_reader::DayReader;
use super::extraction::{Extraction, Value};
use super::organizations::organizations;
use super::text::{begins, capitalized, find, first, has, has_blank, lower, trimmed};
use crate::i18n::{Catalog, Language};
use crate::model::{KindOfSession, OwnKind, SessionKind};
use crate::recognize::Certainty;
use viet_text::fold::tokens;

/// Words that make a sentence one about the session.
const SESSION: [&str; 22] = [
    "buổi làm việc",
    "làm việc với",
    "tổ chức họp",
    "cuộc họp",
    "họp giao ban",
    "hội nghị",
    "kỳ họp",
    "phiên họp",
    "sinh hoạt",
    "tiến hành họp",
    "đã họp",
    "tổ chức hội nghị",
    "diễn ra",
    "khảo sát",
    "kiểm tra",
    "giám sát",
    "buổi họp",
    "chủ trì",
    "meeting",
    "met on",
    "held",
    "session",
];

/// The kinds of sessions by their words; the first match counts.
const KINDS: [(&str, &[&str]); 8] = [
    ("council-session", &["kỳ họp", "council session"]),
    ("party-cell-meeting", &["họp chi bộ", "sinh hoạt chi bộ", "chi bộ họp", "đại hội chi bộ"]),
    ("working-session", &["buổi làm việc", "làm việc với"]),
    (
        "inspection",
        &["đoàn kiểm tra", "đoàn khảo sát", "đoàn giám sát", "kiểm tra", "khảo sát", "giám sát", "inspection"],
    ),
    (
        "regular-meeting",
        &[
            "giao ban",
            "họp thường kỳ",
            "phiên họp thường kỳ",
            "họp định kỳ",
            "weekly",
            "monthly",
            "standup",
            "regular meeting",
        ],
    ),
    ("conference", &["hội nghị", "hội thảo", "conference"]),
    ("thematic-meeting", &["chuyên đề", "họp triển khai", "họp bàn", "thematic"]),
    ("other", &[]),
];

/// The kind of session that a title or a sentence names.
pub(super) fn kind(text: &str) -> Option<&'static str> {
    let low = lower(text);
    KINDS.iter().find(|(_, words)| has(&low, words)).map(|(kind, _)| *kind)
}

/// More words of titles, by kind, the special kinds before the general ones.
const OF_TITLES: [(SessionKind, &[&str]); 12] = [
    (SessionKind::CouncilSession, &[]),
    (SessionKind::PartyCellMeeting, &["sinh hoạt đảng"]),
    (SessionKind::CommitteeMeeting, &["ban chấp hành", "ban thường vụ", "họp ban cán sự", "committee"]),
    (SessionKind::GeneralMeeting, &["agm", "egm", "annual meeting", "general assembly"]),
    (SessionKind::BoardMeeting, &["hội đồng quản trị", "hđqt", "board of directors", "board"]),
    (SessionKind::StandUp, &["standup", "daily"]),
    (SessionKind::TeamMeeting, &["họp tổ", "sprint", "retrospective"]),
    (SessionKind::Inspection, &[]),
    (SessionKind::WorkingSession, &[]),
    (SessionKind::Conference, &[]),
    (SessionKind::RegularMeeting, &["họp tuần", "họp tháng", "họp quý", "fortnightly", "quarterly"]),
    (SessionKind::ThematicMeeting, &[]),
];

/// The kind of session that its title names, in the words of the office's own kinds and of those of the format.
#[must_use]
pub fn kind_of_title(title: &str, own: &[OwnKind]) -> Option<KindOfSession> {
    let title = spaced(title);
    let says =
        |words: &str| Some(spaced(words)).filter(|words| !words.trim().is_empty() && title.contains(words.as_str()));
    let longest = |kind: &OwnKind| [kind.words.vi, kind.words.en].into_iter().filter_map(says).map(|it| it.len()).max();
    let own = own.iter().filter_map(|kind| Some((longest(kind)?, kind.name))).max_by_key(|(length, _)| *length);
    if let Some((_, name)) = own {
        return KindOfSession::of_name(name);
    }
    let catalogs = [Language::Vi, Language::En].map(Catalog::new);
    let is_said = |kind: SessionKind, more: &[&str]| {
        let of_import = KINDS.iter().find(|(name, _)| *name == kind.name()).map_or(&[][..], |(_, words)| words);
        let labels =
            catalogs.iter().filter_map(|catalog| catalog.get(&format!("{}-{}", SessionKind::KEY, kind.name())));
        more.iter().chain(of_import).any(|words| says(words).is_some())
            || labels.into_iter().any(|label| label.split(", ").any(|words| says(words).is_some()))
    };
    OF_TITLES.iter().find(|(kind, more)| is_said(*kind, more)).map(|(kind, _)| (*kind).into())
}

/// The folded words of a text, each between spaces.
fn spaced(text: &str) -> String {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.text).collect();
    format!(" {} ", words.join(" "))
}

/// Whether the text is about the session itself.
pub(super) fn is_about_the_session(text: &str) -> bool {
    let low = lower(text);
    has(&low, &SESSION)
        || begins(&low, &["vào hồi", "vào lúc", "hôm nay", "hồi", "lúc", "sáng ngày", "chiều ngày", "tối ngày"])
}

/// Whether the text describes the session. If its date is known, a sentence about other work does not.
pub(super) fn describes_session(text: &str, extraction: &Extraction) -> bool {
    const OTHER_WORK: [&str; 7] = ["khảo sát", "kiểm tra", "giám sát", "chủ trì", "diễn ra", "held", "session"];
    let low = lower(text);
    let names_session = SESSION.iter().any(|word| !OTHER_WORK.contains(word) && has(&low, &[word]));
    let names_day = || {
        extraction
            .days
            .own_day(text)
            .is_some_and(|day| extraction.get("session.date").is_none_or(|known| known.text == day.date.to_string()))
    };
    is_about_the_session(text) && (names_session || extraction.get("session.date").is_none() || names_day())
}

/// Whether a line is a day and nothing else: "Ngày 8/5/2023", "Ngày: 3/2/2025", "Thứ Hai, 03/02/2025".
pub(super) fn is_bare_day(text: &str) -> bool {
    const BESIDE: [&str; 15] =
        ["ngày", "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "sáng", "chiều", "tối", "date", "họp"];
    let days = DayReader::default().days(text);
    let [day] = &days[..] else { return false };
    let is_beside = |words: &str| {
        lower(words).split(|c: char| !c.is_alphanumeric()).all(|word| word.is_empty() || BESIDE.contains(&word))
    };
    is_beside(&text[..day.span.start]) && is_beside(&text[day.span.end..])
}

/// Takes the date, the times and the part of the day from a text.
pub(super) fn take_time(text: &str, line: usize, extraction: &mut Extraction) -> bool {
    let mut is_taken = false;
    if let Some(day) = extraction.days.own_day(text) {
        let from = part_start(text, &day.span);
        let words = &text[from..day.span.end];
        let value = match day.certainty {
            Certainty::Certain => Value::sure(day.date.to_string(), line),
            _ => Value::doubtful(day.date.to_string(), line, words),
        };
        is_taken |= extraction.set("session.date", value);
        if let Some(part) = part_of_day(text, &day.span) {
            extraction.set("session.part_of_day", Value::sure(part, line));
        }
    }
    let times = times(text);
    if let Some((_, start)) = times.first() {
        is_taken |= extraction.set("session.start", Value::sure(start, line));
        if let [(first, _), (second, end)] = &times[..] {
            let between = lower(&text[first.end..second.start]);
            if between.contains(['-', '–']) || has(&between, &["đến", "to", "until"]) {
                extraction.set("session.end", Value::sure(end, line));
            }
        }
    }
    is_taken
}

/// Where the words of a date begin, including the part of the day.
fn part_start(text: &str, day: &std::ops::Range<usize>) -> usize {
    let before: Vec<(usize, char)> = text[..day.start].char_indices().rev().take(16).collect();
    let from = before.last().map_or(day.start, |(at, _)| *at);
    let near = lower(&text[from..day.start]);
    first(&near, &["sáng", "trưa", "chiều", "tối", "ngày"]).map_or(day.start, |(at, _)| from + at)
}

/// Takes the end of the session: `kết thúc lúc 11 giờ 30 phút`.
pub(super) fn take_end(text: &str, line: usize, extraction: &mut Extraction) -> bool {
    let low = lower(text);
    let Some((at, _)) = first(&low, &["kết thúc", "bế mạc", "adjourned", "ended"]) else { return false };
    // What lasts for days ends on the last one.
    let last = extraction.days.own_day(&text[at..]).map(|day| day.date.to_string());
    let is_later = |last: &String| extraction.get("session.date").is_some_and(|first| first.text < *last);
    let until = last.filter(is_later).filter(|_| !has(&low, &["trước ngày", "chậm nhất", "ký"]));
    let end = times(&text[at..]).into_iter().next();
    if let Some(until) = until.filter(|_| end.is_some() || has_blank(text)) {
        extraction.set("session.until", Value::sure(until, line));
    }
    if has_blank(text) && end.is_none() {
        extraction.note_structure(line, text);
        return true;
    }
    end.is_some_and(|(_, end)| extraction.set("session.end", Value::sure(end, line)))
}

/// Takes the series, the date, the place and the purpose from the opening sentence of an article or minutes.
pub(super) fn take_sentence(text: &str, line: usize, extraction: &mut Extraction) {
    take_time(text, line, extraction);
    take_basis(text, line, extraction);
    take_place(text, line, extraction);
    take_purpose(text, line, extraction);
}

/// Takes how many were there: `Tổng số đảng viên: 27; có mặt: 25, vắng: 02 (có phép: 01)`, `Có mặt: 25/27 đồng chí`.
pub(super) fn take_counts(text: &str, line: usize, extraction: &mut Extraction) -> bool {
    let low = lower(text);
    let number = |text: &str| -> Option<u32> {
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok().filter(|_| digits.len() < 6)
    };
    let behind = |words: &str| -> Option<(u32, usize)> {
        let at = find(&low, words)? + words.len();
        let start = at + low[at..].find(|c: char| !matches!(c, ':' | ' ' | ','))?;
        Some((number(&low[start..])?, start))
    };
    let mut is_taken = false;
    for (words, field) in [
        ("có mặt", "session.present"),
        ("vắng mặt", "session.absent"),
        ("vắng", "session.absent"),
        ("có phép", "session.excused"),
        ("present", "session.present"),
        ("absent", "session.absent"),
    ] {
        let Some((count, at)) = behind(words) else { continue };
        is_taken |= extraction.set(field, Value::sure(count.to_string(), line));
        extraction.understand(line, words);
        let rest = low[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        let all = rest.strip_prefix('/').and_then(number).filter(|_| field == "session.present");
        if let Some(all) = all {
            extraction.set("session.entitled", Value::sure(all.to_string(), line));
        }
    }
    is_taken
}

fn take_basis(text: &str, line: usize, extraction: &mut Extraction) {
    let low = lower(text);
    let verb = ["thực hiện ", "căn cứ ", "theo "].into_iter().find(|verb| low.starts_with(verb));
    let (Some(verb), Some(day)) = (verb, extraction.days.own_day(text)) else { return };
    let until = part_start(text, &day.span);
    if until > verb.len() && text[..until].trim_end().ends_with(',') {
        extraction.set("session.basis", Value::sure(capitalized(trimmed(&text[verb.len()..until])), line));
    }
}

/// `tại Hội trường Sở, ` as far as the next comma behind which no place goes on.
fn take_place(text: &str, line: usize, extraction: &mut Extraction) {
    /// What people do not meet in.
    const NO_PLACES: [&str; 18] = [
        "cuộc họp",
        "hội nghị",
        "phiên họp",
        "buổi",
        "kỳ họp",
        "báo cáo",
        "điều",
        "khoản",
        "công văn",
        "quyết định",
        "văn bản",
        "nghị quyết",
        "các",
        "địa phương",
        "thông báo",
        "đây",
        "đảng bộ",
        "chi bộ",
    ];
    /// How a place goes on after a comma.
    const GOES_ON: [&str; 20] = [
        "thôn",
        "bản",
        "xã",
        "phường",
        "thị trấn",
        "thị xã",
        "huyện",
        "quận",
        "tỉnh",
        "thành phố",
        "tổ dân phố",
        "ấp",
        "khu phố",
        "địa chỉ",
        "số",
        "đường",
        "tầng",
        "nhà",
        "khách sạn",
        "tòa nhà",
    ];
    let low = lower(text);
    let mut from = 0;
    while let Some(at) = find(&low[from..], "tại").map(|at| at + from) {
        let rest = low[at + "tại".len()..].trim_start();
        from = low.len() - rest.len();
        if begins(rest, &NO_PLACES) {
            continue;
        }
        let stop = |from: usize| rest[from..].find([',', ';']).map_or(rest.len(), |at| from + at);
        let mut end = stop(0);
        while end < rest.len() && begins(rest[end + 1..].trim_start(), &GOES_ON) {
            end = stop(end + 1);
        }
        let end = rest[..end].find(". ").unwrap_or(end);
        let verb = first(
            &rest[..end],
            &["đã diễn ra", "diễn ra", "đã tổ chức", "tổ chức", "tiến hành", "đã họp", "chủ trì", "dưới sự", "để"],
        );
        let end = verb.map_or(end, |(at, _)| at);
        let place = trimmed(&text[from..from + end]);
        if (1..=26).contains(&place.split_whitespace().count())
            && !place.is_empty()
            && !place.starts_with(|c: char| c.is_ascii_digit())
        {
            extraction.set("session.place", Value::sure(place, line));
            return;
        }
    }
}

fn take_purpose(text: &str, line: usize, extraction: &mut Extraction) {
    const WORDS: [&str; 6] = [
        "nội dung của buổi làm việc là",
        "nội dung của buổi làm việc",
        "nội dung buổi làm việc",
        "nội dung làm việc",
        "với nội dung",
        "nhằm",
    ];
    let low = lower(text);
    let Some((at, words)) = first(&low, &WORDS) else { return };
    let rest = text[at + words.len()..].trim_start_matches([':', ' ', ',']);
    let end = rest.find(". ").or_else(|| rest.find(';')).unwrap_or(rest.len());
    let purpose = trimmed(&rest[..end]);
    if purpose.split_whitespace().count() >= 3 {
        extraction.set("session.purpose", Value::sure(capitalized(purpose), line));
    }
}

/// Takes the two sides of `A … làm việc với B`, and the side of `Về phía C có …`.
pub(super) fn take_sides(text: &str, extraction: &mut Extraction, abbreviations: &[(String, String)]) {
    let low = lower(text);
    let organizations = organizations(text);
    if let Some(at) = find(&low, "làm việc với") {
        let behind = at + "làm việc với".len();
        let convener = organizations
            .iter()
            .rev()
            .find(|organization| organization.span.end <= at && !is_of_a_person(&low, organization.span.start));
        let host = organizations.iter().find(|organization| (behind..behind + 40).contains(&organization.span.start));
        for (organization, side) in [(convener, "convener"), (host, "host")] {
            if let Some(place) =
                organization.and_then(|organization| extraction.organizations.find(&organization.name, abbreviations))
            {
                extraction.organizations.known[place].side.get_or_insert(side);
            }
        }
    }
    if let Some(at) = find(&low, "về phía") {
        let named = organizations
            .iter()
            .find(|organization| (at..at + "về phía".len() + 12).contains(&organization.span.start));
        if let Some(place) =
            named.and_then(|organization| extraction.organizations.find(&organization.name, abbreviations))
        {
            let has_host = extraction.organizations.known.iter().any(|known| known.side == Some("host"));
            extraction.organizations.known[place].side.get_or_insert(if has_host { "guest" } else { "host" });
        }
    }
}

/// Whether the organization belongs to a person's position or to a program, not to the sentence: "Bí thư Đảng ủy Khối".
fn is_of_a_person(low: &str, start: usize) -> bool {
    let before = low[..start].trim_end();
    ["bí thư", "giám đốc", "chủ tịch", "trưởng", "phó", "ủy viên", "của", "tại", "viên"]
        .iter()
        .any(|word| before.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::kind_of_title;
    use crate::model::{KindOfSession, OwnKind, Words};

    #[test]
    fn the_title_says_the_kind() {
        let own = [
            OwnKind { name: "tiep-cong-dan", words: Words { vi: "tiếp công dân", en: "citizen reception" } },
            OwnKind { name: "giao-ban-tuan", words: Words { vi: "giao ban tuần", en: "giao-ban-tuan" } },
        ];
        for (title, expected) in [
            ("Họp giao ban tháng 11", Some("regular-meeting")),
            ("hop giao ban thang 11", Some("regular-meeting")),
            ("Giao ban tuần 48", Some("giao-ban-tuan")),
            ("Tiếp công dân tháng 3", Some("tiep-cong-dan")),
            ("Citizen reception in March", Some("tiep-cong-dan")),
            ("Sinh hoạt chi bộ tháng 6", Some("party-cell-meeting")),
            ("Đại hội chi bộ nhiệm kỳ 2025-2027", Some("party-cell-meeting")),
            ("Đại hội Hội Khuyến học huyện", Some("general-meeting")),
            ("Hội nghị Ban Chấp hành lần thứ 5", Some("committee-meeting")),
            ("Hội nghị tổng kết năm 2026", Some("conference")),
            ("Kỳ họp thứ 13", Some("council-session")),
            ("Họp Hội đồng quản trị quý IV", Some("board-meeting")),
            ("Làm việc với Sở GDĐT", Some("working-session")),
            ("Kiểm tra công tác cải cách hành chính", Some("inspection")),
            ("Họp chuyên đề chuyển đổi số", Some("thematic-meeting")),
            ("Board meeting, November", Some("board-meeting")),
            ("Weekly", Some("regular-meeting")),
            ("Daily stand-up", Some("stand-up")),
            ("Annual general meeting 2026", Some("general-meeting")),
            ("Họp", None),
            ("", None),
        ] {
            assert_eq!(kind_of_title(title, &own).map(KindOfSession::name), expected, "{title}");
        }
    }
}
