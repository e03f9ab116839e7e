//! Who was there, and what they did.

use super::extraction::{Extraction, Group, Person};
use super::labels::Label;
use super::text::{begins, cut, find, first, has, lower, trimmed, without_mark};
use crate::recognize::person::people;
use crate::recognize::words;
use crate::recognize::{Certainty, Found, person};

/// What people are addressed with.
pub(super) const HONORIFICS: [&str; 8] = ["đồng chí", "đ/c", "ông", "bà", "mr", "ms", "mrs", "dr"];

/// Words right after a person that name a role.
const ROLES: [(&str, &str); 13] = [
    ("chủ trì", "chair"),
    ("chủ tọa", "chair"),
    ("làm trưởng đoàn", "head-of-delegation"),
    ("trưởng đoàn", "head-of-delegation"),
    ("thư ký", "secretary"),
    ("ghi biên bản", "secretary"),
    ("phát biểu", "speaker"),
    ("trình bày", "presenter"),
    ("báo cáo", "presenter"),
    ("chaired", "chair"),
    ("took the minutes", "secretary"),
    ("presented", "presenter"),
    ("spoke", "speaker"),
];

/// Words that begin the name of a group.
const GROUPS: [&str; 13] = [
    "các đồng chí",
    "các đ/c",
    "các ông",
    "các bà",
    "các đại biểu",
    "các thành viên",
    "đại diện",
    "toàn thể",
    "tập thể",
    "lãnh đạo các",
    "lãnh đạo",
    "cùng các",
    "representatives of",
];

/// What the context implies for the people in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Context {
    pub role: Option<&'static str>,
    pub attendance: Option<&'static str>,
    /// Whether it is a list of those who took part, which names each once.
    pub is_list: bool,
}

impl Context {
    pub fn of_role(role: &'static str) -> Self {
        Self { role: Some(role), ..Self::default() }
    }

    pub fn of_attendance(attendance: &'static str) -> Self {
        Self { attendance: Some(attendance), ..Self::default() }
    }

    /// What a label implies for the people after it.
    pub fn of(label: Label) -> Self {
        match label {
            Label::Chair => Self::of_role("chair"),
            Label::Secretary => Self::of_role("secretary"),
            Label::Absent => Self::of_attendance("absent"),
            _ => Self::default(),
        }
    }
}

/// Takes the people in a text, with their roles. Returns their full names with their spans.
pub(super) fn take(
    text: &str,
    line: usize,
    context: Context,
    extraction: &mut Extraction,
) -> Vec<(std::ops::Range<usize>, String)> {
    let found = people(text);
    let mut met = Vec::new();
    for (index, one) in found.iter().enumerate() {
        let next = found.get(index + 1).map_or(text.len(), |next| next.span.start);
        let mut person = person_of(one, text, line);
        if context.is_list && found.len() == 1 && person.positions.is_empty() {
            person.positions = listed_positions(&text[one.span.end..]);
            person.doubt = person.doubt.or_else(|| (!person.positions.is_empty()).then(|| text.to_owned()));
        }
        person.attendance = attendance(&text[one.span.end..next]).or(context.attendance);
        person.is_listed = context.is_list;
        person.roles.extend(context.role.map(|role| (role, line)));
        for role in roles(text, &one.span, next) {
            person.roles.push((role, line));
        }
        met.extend(extraction.add_person(person).map(|name| (one.span.clone(), name)));
    }
    met
}

/// The person that a finding is.
pub(super) fn person_of(found: &Found<person::Person>, text: &str, line: usize) -> Person {
    // "(Chair)" is a role in this session, not a position.
    let (roles, positions): (Vec<String>, Vec<String>) = found
        .value
        .positions
        .iter()
        .flat_map(|position| own_positions(position))
        .partition(|position| named_role(position).is_some());
    Person {
        name: found.value.name.clone(),
        honorific: found.value.honorific.clone(),
        positions,
        roles: roles.iter().filter_map(|role| Some((named_role(role)?, line))).collect(),
        line,
        doubt: (found.certainty == Certainty::Guessed).then(|| text[found.span.clone()].to_owned()),
        ..Person::default()
    }
}

/// What a position says: without its label ("Chức vụ: Hiệu trưởng"), and without what somebody is in this session only
/// ("Thanh tra viên - Thành viên").
fn own_positions(position: &str) -> Vec<String> {
    const HERE: [&str; 6] = ["thành viên", "trưởng đoàn", "phó đoàn", "ủy viên phản biện", "khách mời", "đại biểu"];
    let low = lower(position);
    let start = ["chức vụ:", "chức danh:", "chức vụ"]
        .iter()
        .find_map(|label| low.strip_prefix(label))
        .map_or(0, |rest| position.len() - rest.len());
    let mut parts: Vec<&str> = vec![trimmed(&position[start..])];
    if let Some((before, behind)) = parts[0].rsplit_once(" - ").or_else(|| parts[0].rsplit_once(" – "))
        && (HERE.contains(&lower(behind).as_str()) || named_role(behind).is_some())
    {
        parts = vec![before, behind];
    }
    parts.into_iter().filter(|part| lower(part) != "thành viên").map(str::to_owned).collect()
}

/// The roles that the words around a person imply.
fn roles(text: &str, span: &std::ops::Range<usize>, next: usize) -> Vec<&'static str> {
    let after = &text[span.end..next];
    let end = after.find(['.', ';']).unwrap_or(after.len());
    let near: String = lower(&after[..end]).chars().take(60).collect();
    let mut found: Vec<&str> = Vec::new();
    for (words, role) in ROLES {
        if has(&near, &[words]) && !found.contains(&role) {
            found.push(role);
        }
    }
    let before: String = lower(&text[..span.start]).chars().rev().take(40).collect();
    let before: String = before.chars().rev().collect();
    let is_said_before = ["chủ trì của", "chủ tọa của", "do", "chaired by"].iter().any(|words| {
        let before = before.trim_end();
        before.ends_with(words) && (*words != "do" || has(&near, &["chủ trì", "chủ tọa"]))
    });
    if is_said_before && !found.contains(&"chair") {
        found.push("chair");
    }
    found
}

fn attendance(after: &str) -> Option<&'static str> {
    // "…, ông A. Vắng: ông B" says nothing of A.
    let after = &after[..after.find(". ").unwrap_or(after.len())];
    let low = lower(after);
    if has(&low, &["không phép", "không có phép", "không lý do", "không có lý do", "không rõ lý do"]) {
        Some("absent")
    } else if has(&low, &["vắng có phép", "có lý do", "có phép", "xin phép vắng"]) {
        Some("excused")
    } else if has(&low, &["vắng mặt", "vắng"]) {
        Some("absent")
    } else {
        None
    }
}

/// Takes the people of a line of a list: `- Nguyễn Văn A - Chánh Văn phòng`, `Jane Doe (CFO), John Smith`. A line
/// without a name is a group.
pub(super) fn take_listed(text: &str, line: usize, context: Context, extraction: &mut Extraction) -> bool {
    let text = &plain_positions(trimmed(without_mark(text)));
    if let Some((position, names)) = shared_position(text) {
        for name in names {
            let positions = vec![position.to_owned()];
            let person = Person { name: name.to_owned(), positions, line, is_listed: true, ..Person::default() };
            let attendance = attendance(text).or(context.attendance);
            extraction.add_person(Person {
                attendance,
                roles: context.role.map(|role| (role, line)).into_iter().collect(),
                ..person
            });
        }
        return true;
    }
    let (text, remark) = remark(text);
    let (text, site) = tail(text, &["điểm cầu"]);
    // "Ông A, đại diện Sở B" says what A is there; behind a position, it is another body that A is there for.
    let (text, represents) = match tail(text, &["đại diện", "đại diện cho", "thay mặt"]) {
        (before, tail) if before.contains(", ") || before.ends_with(')') => (before, tail),
        _ => (text, None),
    };
    let represents = represents.map(|tail| behind_words(tail, &["đại diện cho", "đại diện", "thay mặt"]).to_owned());
    let site = site.map(str::to_owned);
    let is_for_another = represents.is_some();
    let (text, count) = counted(text);
    // Who chairs is named above the list, and often in it again.
    let is_list = context.role.is_none();
    let said = remark.and_then(attendance_of).or_else(|| attendance(text));
    let reason = remark.filter(|_| said.is_some()).and_then(|remark| Some(remark.split_once(", ")?.1.to_owned()));
    let context = Context { attendance: said.or(context.attendance), is_list, ..context };
    if text.is_empty() {
        return false;
    }
    // A list of bare names has no forms of address, and few positions.
    let bare = bare_names(text, line);
    let is_bare = bare.len() > people(text).len();
    let mut is_taken = !is_bare && !take(text, line, context, extraction).is_empty();
    if !is_taken {
        for person in bare {
            let mut person = Person { attendance: context.attendance, is_listed: context.is_list, ..person };
            person.roles.extend(context.role.map(|role| (role, line)));
            is_taken |= extraction.add_person(person).is_some();
        }
    }
    if !is_taken && context.role.is_none() && text.split_whitespace().count() >= 2 {
        let (text, attendance) = (text.to_owned(), context.attendance);
        extraction.groups.push(Group { text, count, attendance, reason, represents, site, line });
        is_taken = true;
    } else if let Some(person) = extraction.people.last_mut().filter(|last| is_taken && last.line == line) {
        person.reason = person.reason.take().or(reason);
        person.represents = person.represents.take().or(represents);
        person.site = person.site.take().or(site);
    }
    if is_taken && is_for_another {
        extraction.understand(line, "đại diện");
    }
    if let Some(remark) = remark.filter(|_| is_taken) {
        extraction.understand(line, remark);
    }
    is_taken
}

/// Parts a line of a list from the last of its words behind a comma, if it begins with one of these.
fn tail<'t>(text: &'t str, words: &[&str]) -> (&'t str, Option<&'t str>) {
    let found = text.rmatch_indices(", ").find(|(at, _)| begins(&lower(&text[at + 2..]), words));
    found.map_or((text, None), |(at, _)| (&text[..at], Some(&text[at + 2..])))
}

/// A text without the longest of the words that it begins with.
fn behind_words<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let low = lower(text);
    let length = words.iter().filter(|words| begins(&low, &[words])).map(|words| words.len()).max().unwrap_or_default();
    text[length..].trim_start()
}

/// Parts a line of a list from what is said in parentheses of how somebody attends: "(vắng có phép, đi học)".
fn remark(text: &str) -> (&str, Option<&str>) {
    let parts = text.strip_suffix(')').and_then(|inside| inside.rsplit_once('('));
    match parts.filter(|(before, inside)| !before.is_empty() && attendance_of(inside).is_some()) {
        Some((before, inside)) => (before.trim_end(), Some(inside)),
        None => (text, None),
    }
}

/// What a remark says of how somebody attends.
fn attendance_of(remark: &str) -> Option<&'static str> {
    let first = lower(remark.split(',').next().unwrap_or_default().trim());
    match first.as_str() {
        "cử người dự thay" | "cử người thay" | "dự thay" => Some("delegated"),
        "đến muộn" => Some("late"),
        "về sớm" => Some("left-early"),
        _ => attendance(&first).filter(|_| begins(&first, &["vắng", "có phép", "không phép", "có lý do"])),
    }
}

/// Parts a group from how many it is: "các đảng viên khác (22 người)".
fn counted(text: &str) -> (&str, Option<u32>) {
    const OF_PEOPLE: [&str; 6] = ["người", "đồng chí", "đại biểu", "đảng viên", "thành viên", "people"];
    let parts = text.strip_suffix(')').and_then(|inside| inside.rsplit_once(" ("));
    let count = parts.and_then(|(before, inside)| {
        let (number, unit) = inside.split_once(' ')?;
        Some((before, OF_PEOPLE.contains(&unit).then(|| number.parse().ok())??))
    });
    count.map_or((text, None), |(before, count)| (before, Some(count)))
}

/// The position before the names that share it: "các đồng chí Phó Chủ tịch UBND huyện: Trương Văn Khải, Lò Thị Ánh".
pub(super) fn shared_position(text: &str) -> Option<(&str, Vec<&str>)> {
    let low = lower(text);
    let words = GROUPS[..4].iter().find(|words| begins(&low, &[words]))?;
    let (position, names) = text[words.len()..].split_once(": ")?;
    let names: Vec<&str> =
        trimmed(names).split([',', ';']).flat_map(|names| names.split(" và ")).map(trimmed).collect();
    let is_shared = has_office(position) && names.iter().all(|name| is_name(name));
    is_shared.then_some((position.trim(), names))
}

/// A line of a list with a dash instead of "chức vụ:", so that what follows is a position like any other.
fn plain_positions(text: &str) -> String {
    const LABELS: [&str; 4] = ["cấp bậc, chức vụ", "chức vụ", "chức danh", "position"];
    let mut plain = text.to_owned();
    for label in LABELS {
        while let Some(at) = find(&lower(&plain), label)
            && let Some(rest) = plain[at + label.len()..].trim_start().strip_prefix(':')
        {
            let before =
                plain[..at].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '–' | '('));
            plain = format!("{before} - {}", rest.trim_start());
        }
    }
    plain
}

/// People without a form of address.
fn bare_names(text: &str, line: usize) -> Vec<Person> {
    let person = |name: &str, positions: Vec<String>| Person {
        name: name.to_owned(),
        positions,
        line,
        doubt: Some(text.to_owned()),
        ..Person::default()
    };
    let pieces: Vec<&str> =
        cut(text, |_, sign, _| matches!(sign, ',' | ';')).into_iter().map(|span| trimmed(&text[span])).collect();
    let pieces: Vec<&str> = pieces.iter().flat_map(|piece| piece.split(" and ")).map(trimmed).collect();
    let named: Vec<Person> = pieces
        .iter()
        .filter_map(|piece| {
            let (name, position) = match piece.split_once('(') {
                Some((name, position)) => (name.trim(), Some(position.trim_end_matches(')').trim().to_owned())),
                None => (*piece, None),
            };
            let role = position.as_deref().and_then(named_role);
            let positions = position.filter(|_| role.is_none()).into_iter().collect();
            let roles = role.map(|role| (role, line)).into_iter().collect();
            is_name(name).then(|| Person { roles, ..person(name, positions) })
        })
        .collect();
    if !named.is_empty() && named.len() == pieces.iter().filter(|piece| !piece.is_empty()).count() && !has_office(text)
    {
        return named;
    }
    // "Nguyễn Văn A - Chánh Văn phòng, Bí thư chi bộ": a name, then positions.
    let end = BEFORE_POSITIONS.iter().filter_map(|sign| text.find(sign)).min();
    let Some(end) = end.filter(|end| is_name(text[..*end].trim())) else { return Vec::new() };
    let rest = text[end..].trim_start_matches([' ', '-', '–', ':', ',', '(']);
    vec![person(text[..end].trim(), positions_in(rest).map(str::to_owned).collect())]
}

/// The text after the name on a line of a list, whether a known position or not: "- Lái xe". Text that does not begin
/// like a position is a remark.
fn listed_positions(after: &str) -> Vec<String> {
    let Some(rest) = BEFORE_POSITIONS.iter().find_map(|sign| after.strip_prefix(sign)) else { return Vec::new() };
    let is_position = |piece: &&str| {
        let is_role = ROLES.iter().any(|(words, _)| has(&lower(piece), &[words])) || named_role(piece).is_some();
        piece.starts_with(char::is_uppercase) && !is_role && attendance(piece).is_none()
    };
    positions_in(rest).take_while(is_position).map(str::to_owned).collect()
}

/// What may be between a name and a position.
const BEFORE_POSITIONS: [&str; 5] = [" - ", " – ", ": ", ", ", " ("];

/// The positions that are written one after the other.
fn positions_in(positions: &str) -> impl Iterator<Item = &str> {
    let end = positions.find(['(', ')']).unwrap_or(positions.len());
    positions[..end].split([',', ';']).map(trimmed).filter(|piece| !piece.is_empty())
}

/// The role that is in parentheses after a name: "Alice Brown (Chair)".
fn named_role(words: &str) -> Option<&'static str> {
    match lower(words).as_str() {
        "chair" | "chairperson" | "chủ trì" | "chủ tọa" | "chủ trì cuộc họp" => Some("chair"),
        "secretary" | "minutes" | "thư ký" | "thư ký cuộc họp" | "ghi biên bản" | "thư ký hội nghị" => {
            Some("secretary")
        }
        _ => None,
    }
}

/// Whether the words name a position that a person holds.
fn has_office(text: &str) -> bool {
    has(&lower(text.split_once('(').map_or(text, |(before, _)| before)), &words::OFFICES)
}

/// Whether the text is two to five words that all begin with a capital and are not all capitals.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
            && word.chars().any(char::is_lowercase)
    };
    (2..=5).contains(&words.len())
        && words.iter().all(is_word)
        && !has_office(text)
        && !words::FIELDS.contains(&lower(text).as_str())
        && super::organizations::organizations(text).is_empty()
}

/// Takes the groups of people in a text: `các đồng chí trong Ban Chấp hành Đảng bộ cùng tham gia`.
pub(super) fn take_groups(text: &str, line: usize, extraction: &mut Extraction) {
    const ENDS: [&str; 10] =
        ["cùng tham gia", "cùng tham dự", "cùng dự", "tham gia", "tham dự", "dự họp", "dự", "đã", "có mặt", "attended"];
    let low = lower(text);
    let Some((at, words)) = first(&low, &GROUPS[..7]) else { return };
    let rest = &low[at + words.len()..];
    let end = rest.find([',', '.', ';', '(']).unwrap_or(rest.len());
    let end = first(&rest[..end], &ENDS).map_or(end, |(at, _)| at);
    let group = trimmed(&text[at..at + words.len() + end]);
    let is_present = find(rest, "tham gia").or_else(|| find(rest, "dự")).or_else(|| find(rest, "tham dự")).is_some();
    let length = group.split_whitespace().count();
    if is_present && length > words.split(' ').count() && length <= 20 {
        extraction.groups.push(Group { text: group.to_owned(), line, ..Group::default() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(text: &str) -> Extraction {
        let mut extraction = Extraction::default();
        take_listed(text, 1, Context::default(), &mut extraction);
        extraction
    }

    #[test]
    fn names_without_a_word_of_address() {
        let names =
            |text| listed(text).people.into_iter().map(|person| (person.name, person.positions)).collect::<Vec<_>>();
        let person = |name: &str, positions: &[&str]| {
            (name.to_owned(), positions.iter().map(|position| (*position).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(
            names("- Nguyễn Văn An - Chánh Văn phòng, Bí thư chi bộ;"),
            [person("Nguyễn Văn An", &["Chánh Văn phòng", "Bí thư chi bộ"])]
        );
        assert_eq!(
            names("Jane Doe, John Smith and Mary Major"),
            [person("Jane Doe", &[]), person("John Smith", &[]), person("Mary Major", &[])]
        );
        let of_two = "- các đồng chí Phó Chủ tịch UBND huyện: Trương Văn Khải, Lò Thị Ánh";
        assert_eq!(shared_position(&of_two[2..]).unwrap().1, ["Trương Văn Khải", "Lò Thị Ánh"]);
        assert_eq!(
            names(of_two),
            ["Trương Văn Khải", "Lò Thị Ánh"].map(|name| person(name, &["Phó Chủ tịch UBND huyện"]))
        );
        assert_eq!(names("Jane Doe (CFO)"), [person("Jane Doe", &["CFO"])]);
        assert_eq!(names("Jane Doe, Chief Financial Officer"), [person("Jane Doe", &["Chief Financial Officer"])]);
        assert_eq!(listed("- Đại diện các phòng chuyên môn").groups[0].text, "Đại diện các phòng chuyên môn");
    }

    #[test]
    fn any_position_behind_a_name_with_a_word_of_address() {
        let positions =
            |text: &str| listed(text).people.into_iter().flat_map(|person| person.positions).collect::<Vec<_>>();
        assert_eq!(positions("- Ông Nguyễn Văn An - Lái xe;"), ["Lái xe"]);
        assert_eq!(positions("- Bà Lê Thị Hoa, Kế toán, ghi biên bản"), ["Kế toán"]);
        assert_eq!(positions("- Ông Nguyễn Văn An (Lái xe)"), ["Lái xe"]);
        for remark in ["có mặt từ 8 giờ", "Vắng có phép", "Thư ký", "chủ trì"] {
            let line = format!("- Ông Nguyễn Văn An - {remark}");
            assert!(positions(&line).is_empty(), "{remark}");
        }
        let mut extraction = Extraction::default();
        for (line, text) in ["- Ông Nguyễn Văn An - Giám đốc", "- Ông Nguyễn Văn An - Lái xe"].iter().enumerate()
        {
            take_listed(text, line, Context::default(), &mut extraction);
        }
        assert_eq!(extraction.people.len(), 2, "{:?}", extraction.people);
    }

    #[test]
    fn absences() {
        for (words, expected) in [
            ("vắng có phép", Some("excused")),
            ("vắng mặt có lý do", Some("excused")),
            ("vắng không phép", Some("absent")),
            ("vắng không có lý do", Some("absent")),
            ("vắng", Some("absent")),
            ("có mặt", None),
        ] {
            assert_eq!(attendance(words), expected, "{words}");
        }
    }

    #[test]
    fn groups_in_running_words() {
        let mut extraction = Extraction::default();
        take_groups("và các đồng chí trong Ban Chấp hành Đảng bộ cùng tham gia thành phần", 3, &mut extraction);
        assert_eq!(extraction.groups[0].text, "các đồng chí trong Ban Chấp hành Đảng bộ");
    }
}
