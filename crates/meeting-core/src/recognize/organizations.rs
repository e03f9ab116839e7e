//! Where the name of an organization or of a post ends: `của Ban Chấp hành Trung ương Đảng về …`, `Sở Giáo dục và Đào
//! tạo và Sở Y tế`.
//!
//! The names contain words in lower case ("Tổ chức cán bộ") and the word "và", so capitals do not show where they end.
//! The word after does: verbs and prepositions that no name contains in lower case.

use std::ops::Range;

use super::tokens::Tokens;
use super::{names, words};

/// Where the word ends that the name of an organization begins with, if one is here.
pub(super) fn end_of_head(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    tokens.says_any(at, &words::HEADS).max(tokens.says_any(at, &words::PARTS))
}

/// Whether the name of an organization begins here.
pub(super) fn begins_organization(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|word| word.is_capital) && end_of_head(tokens, at).is_some()
}

/// Whether a text is the name of an organization and nothing else, as far as its words show.
#[must_use]
pub fn is_organization(text: &str) -> bool {
    let tokens = Tokens::of(text);
    begins_organization(&tokens, 0) && end_of_name(&tokens, 0) == tokens.len()
}

/// What shows where the name of a body ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// Nothing: the next words could belong to it.
    Open,
    /// A word that no name contains there.
    Word,
    /// A sign, or the end of the text.
    Sign,
}

/// A body that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// As far as its words are certainly of the name: bytes of the text.
    pub span: Range<usize>,
    /// Where else the name may end; the most probable end is the first.
    pub ends: Vec<(usize, Ending)>,
}

/// The bodies that a text names with capitals, in order.
#[must_use]
pub fn bodies(text: &str) -> Vec<Range<usize>> {
    let tokens = Tokens::of(text);
    found(&tokens).into_iter().map(|(at, end)| tokens.span(at, end)).collect()
}

/// The same, with where each name may end.
#[must_use]
pub fn mentions(text: &str) -> Vec<Mention> {
    let tokens = Tokens::of(text);
    let mention = |(at, end)| {
        let ends = ends_of_name(&tokens, at).into_iter().map(|(end, ending)| (tokens.span(at, end).end, ending));
        Mention { span: tokens.span(at, end), ends: ends.collect() }
    };
    found(&tokens).into_iter().map(mention).collect()
}

/// Where the name of the body ends that a text begins with.
#[must_use]
pub fn leading_body(text: &str) -> Option<usize> {
    let tokens = Tokens::of(text);
    let end = end_of_body(&tokens, 0).filter(|_| tokens.span(0, 1).start == 0)?;
    Some(tokens.span(0, end).end)
}

fn found(tokens: &Tokens<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // "Phó Chủ tịch Thường trực UBND tỉnh" has one body.
        if let Some(end) = tokens.says(at, "thường trực")
            && tokens.is_joined(at)
            && (1..=3).any(|back| at >= back && is_post(tokens, at - back, at))
        {
            at = end;
            continue;
        }
        match end_of_body(tokens, at) {
            Some(end) => {
                if tokens.says_any(at, &words::NAMELESS) != Some(end) {
                    found.push((at, end));
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether these words are the name of a post.
fn is_post(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    words::POSTS.iter().any(|post| tokens.says(first, post) == Some(end))
}

/// Where the name ends that begins here, as far as its words are certainly of it: capitals, second syllables, and the
/// small words that names have.
fn end_of_body(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let first = tokens.get(at).filter(|word| word.is_capital)?;
    let head = tokens.says_any(at, &words::HEADS)?;
    // In capitals, a word says too little: "HỘI NGHỊ".
    if first.is_upper && !tokens.is_any(at, &words::SHORT_FORMS) {
        return None;
    }
    let is_of_level = tokens.says_any(at, &words::OF_A_LEVEL) == Some(head);
    let mut end = head;
    // "Tỉnh ủy" is a name, but "Tỉnh ủy viên" a person.
    let is_whole = tokens.says_any(at, &words::WHOLE) == Some(head) && !tokens.is(head, "viên");
    let mut named = is_whole.then_some(head);
    if tokens.says_any(at, &words::OF_FIELDS) == Some(head)
        && tokens.is_joined(head)
        && tokens.get(head).is_some_and(|word| word.is_capital)
        && let Some(field) = tokens.says_any(head, &words::FIELDS)
    {
        end = field;
        named = Some(field);
    }
    while end < tokens.len() {
        if named == Some(end)
            && tokens.follows(end, &["-", "–"])
            && let Some(behind) = tokens.says_any(end, &words::SECOND_FIELDS)
        {
            end = behind;
            named = Some(end);
            continue;
        }
        // "Văn phòng đăng ký đất đai": so long a phrase is no verb with what it is done to.
        if named == Some(end)
            && tokens.is_joined(end)
            && let Some(behind) = tokens.says_any(end, &words::PHRASES).filter(|behind| behind - end >= 4)
        {
            end = behind;
            named = Some(end);
            continue;
        }
        // "Ban Chấp hành và Ủy ban nhân dân xã" are two.
        let is_capital = tokens.get(end).is_some_and(|word| word.is_capital);
        let next = tokens.says_any(end, &words::HEADS).filter(|_| is_capital);
        let is_another =
            tokens.is(end - 1, "và") && next.is_some() || end > head && is_another_in_capitals(tokens, at, end);
        if !(tokens.is_joined(end) || tokens.follows(end, &["&"])) || is_another {
            break;
        }
        let is_second = named == Some(end) && tokens.says_any(end - 1, &words::PAIRS) == Some(end + 1);
        if is_capital || is_second {
            named = Some(end + 1);
        } else if tokens.is_any(end, &words::LAST_SMALL) {
            named = named.or(is_of_level.then_some(end)).map(|_| end + 1);
        } else if !tokens.is_any(end, &words::SMALL) {
            break;
        }
        end += 1;
    }
    named
}

/// Whether another body begins here after one in capitals: "UBND TỈNH A VĂN PHÒNG". A word of one syllable is too little.
fn is_another_in_capitals(tokens: &Tokens<'_>, first: usize, at: usize) -> bool {
    tokens.get(first).is_some_and(|word| word.is_upper)
        && tokens.get(at).is_some_and(|word| word.is_upper)
        && tokens.says_any(at, &words::HEADS).is_some_and(|end| end >= at + 2)
}

/// Where the name may end that begins at this token, and what shows it. The name of a person that follows is no part of
/// it: "UBND tỉnh Kiều Đức Thịnh".
fn ends_of_name(tokens: &Tokens<'_>, at: usize) -> Vec<(usize, Ending)> {
    let Some(head) = end_of_head(tokens, at) else { return Vec::new() };
    let mut found = Vec::new();
    // Whether a verb that may be a noun has been passed: then only a sign ends the name.
    let mut is_doubtful = false;
    let mut end = with_and(tokens, at).unwrap_or(head);
    // Where the words after such a verb begin.
    let mut doubted = 0;
    let mut add = |end: usize, ending: Ending, is_doubtful: bool, doubted: usize| {
        // After such a verb, a level or one word more may follow.
        if !is_doubtful || (ending == Ending::Sign && end <= doubted + 1) {
            found.push((end, ending));
        }
    };
    let is_of_field = tokens.says_any(at, &words::OF_FIELDS) == Some(head);
    let field = tokens
        .says_any(head, &words::FIELDS)
        .filter(|_| is_of_field && end == head && with_and(tokens, head).is_none());
    // "Đoàn kiểm tra", "Ban tổ chức": what it does is its name.
    if let Some(behind) = tokens.says_any(end, &words::NOUNS_TOO).filter(|_| tokens.is_joined(end)) {
        end = behind;
    } else if tokens.is_joined(end)
        && tokens.says_any(at, &words::OF_WORK) == Some(end)
        && tokens.get(end).is_some_and(|word| !word.is_capital)
        && let Some(behind) = tokens.says_any(end, &words::BEHIND_BODIES)
    {
        end = behind;
    }
    loop {
        if end >= tokens.len() {
            add(end, Ending::Sign, is_doubtful, doubted);
            break;
        }
        if end >= at + 18 {
            break;
        }
        let is_within =
            tokens.is_joined(end) || (tokens.follows(end, &["-", "–", "&"]) && is_hyphen_within(tokens, end));
        if !is_within {
            add(end, Ending::Sign, is_doubtful, doubted);
            break;
        }
        if is_another_in_capitals(tokens, at, end) {
            add(end, Ending::Word, is_doubtful, doubted);
            break;
        }
        let is_small = tokens.get(end).is_some_and(|word| !word.is_capital);
        if field == Some(end)
            && is_small
            && !tokens.is_any(end, &["và", "tổng"])
            && tokens.says_any(end, &words::LEVELS).is_none()
            && tokens.says_any(end, &words::NOUNS_TOO).is_none()
        {
            add(end, Ending::Word, is_doubtful, doubted);
            break;
        }
        let level = tokens.says_any(end, &words::LEVELS).filter(|_| is_small);
        // A place has two syllables, "UBND xã Nguyễn Huệ", a person three or more.
        let is_person = names::begins_name(tokens, end)
            && names::end_of_person(tokens, end).is_some_and(|last| {
                let is_of_head = |at| end_of_head(tokens, at).is_some_and(|end| end >= at + 2);
                (3..=4).contains(&(last - end))
                    && !names::is_no_person(tokens.written(end, last))
                    && !(tokens.get(end).is_some_and(|word| word.is_upper) && (end..last).any(is_of_head))
            });
        let is_small_at = |at: usize| tokens.get(at).is_some_and(|word| !word.is_capital);
        let is_behind_level = (end > at && tokens.is_any(end - 1, &words::LEVELS) && is_small_at(end - 1))
            || (end >= at + 2 && tokens.says_any(end - 2, &words::LEVELS) == Some(end) && is_small_at(end - 2));
        let is_proper = |at: usize| tokens.get(at).is_some_and(|word| word.is_capital && !word.is_upper);
        let is_behind_place =
            end >= head + 2 && is_proper(end - 1) && is_proper(end - 2) && end_of_head(tokens, end - 2).is_none();
        if is_person || (is_small && level.is_none() && (is_behind_level || is_behind_place)) {
            add(end, Ending::Word, is_doubtful, doubted);
            break;
        }
        if tokens.is_any(end, &["và", "and", "cùng"]) && !is_and_within(tokens, at, end) {
            add(end, Ending::Word, is_doubtful, doubted);
            break;
        }
        if let Some(behind) = tokens.says_any(end, &words::PHRASES).filter(|_| is_small) {
            end = behind;
            continue;
        }
        if follows_name(tokens, end) || is_behind_body(tokens, end) {
            match tokens.says_any(end, &words::NOUNS_TOO) {
                Some(behind) if level.is_none() => {
                    add(end, Ending::Open, is_doubtful, doubted);
                    is_doubtful = true;
                    end = behind;
                    doubted = end;
                    continue;
                }
                _ => add(end, Ending::Word, is_doubtful, doubted),
            }
            break;
        }
        let whole = field.filter(|_| end == head);
        end = whole.or(with_and(tokens, end)).or(level).or(end_of_head(tokens, end)).unwrap_or(end + 1);
    }
    found
}

/// Whether a word begins here that cannot be part of a name.
pub(super) fn follows_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(word) = tokens.get(at) else { return false };
    let verbs: &[&str] = if word.is_upper { &words::BEHIND_CAPITALS } else { &words::BEHIND };
    (word.is_upper || !word.is_capital) && tokens.says_any(at, verbs).is_some()
}

/// Whether a word begins here that is behind names of bodies and posts, but in names of other kinds.
fn is_behind_body(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|word| !word.is_capital)
        && tokens.says_any(at, &words::BEHIND_BODIES).is_some()
        && tokens.says_any(at, &words::PHRASES).is_none()
}

/// "Ban tổ chức", "Ủy ban kiểm tra": what an organization does is its name here.
fn is_head_alone(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    tokens.says_any(first, &["ban", "phòng", "ủy ban"]) == Some(end)
        && tokens.says_any(end, &["tổ chức", "kiểm tra", "tuyên truyền"]).is_some()
}

/// The end of the name that begins at `at`. No name is longer than fourteen words.
pub(super) fn end_of_name(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut end = at;
    while end < tokens.len().min(at + 14) {
        if end > at {
            // "Phòng Tổ chức - Hành chính"
            let is_within =
                tokens.is_joined(end) || (tokens.follows(end, &["-", "–", "&"]) && is_hyphen_within(tokens, end));
            // "Giám đốc vận hành" is a post.
            let is_of_post = tokens.says_any(at, &words::POSTS) == Some(end)
                && tokens.says_any(end, &words::BEHIND_BODIES).is_some_and(|behind| !tokens.is_joined(behind));
            let is_behind = follows_name(tokens, end) || (is_behind_body(tokens, end) && !is_of_post);
            if !is_within || (is_behind && !is_head_alone(tokens, at, end)) {
                break;
            }
            if tokens.is_any(end, &["và", "and"]) && !is_and_within(tokens, at, end) {
                break;
            }
        }
        // No verb is looked for within "giám đốc", which is "giam doc" where the marks are missing.
        let heads = [&words::POSTS, &words::HEADS, &words::PARTS, &words::PHRASES];
        let heads = heads.iter().filter_map(|heads| tokens.says_any(end, heads)).max();
        let offices = tokens.says_any(end, &words::OFFICES_WITH_AND).filter(|_| end > at);
        let is_field = end > at && tokens.says_any(end - 1, &words::OF_FIELDS) == Some(end);
        let field = tokens.says_any(end, &words::FIELDS).filter(|_| is_field);
        end = with_and(tokens, end).or(offices).or(field).or(heads).unwrap_or(end + 1);
    }
    end
}

/// Whether the hyphen before this word is part of the name. Positions and people have none.
fn is_hyphen_within(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|word| word.is_capital) && !begins_organization(tokens, at) && !begins_post(tokens, at)
}

/// Whether this "và" is part of a name: what follows must not be a name of its own, which begins with a capital.
fn is_and_within(tokens: &Tokens<'_>, first: usize, and: usize) -> bool {
    let is_english = tokens.is(and, "and");
    let next = and + 1;
    !is_english
        && tokens.is_joined(next)
        && tokens.get(next).is_some_and(|word| word.is_capital)
        && (begins_organization(tokens, first) || begins_post(tokens, first))
        && !begins_organization(tokens, next)
        && !begins_post(tokens, next)
        && !names::begins_name(tokens, next)
        // "Ban Chấp hành Trung ương và Kết luận số 1" names a document behind.
        && !(next + 1..=next + 3).any(|at| is_number_of_a_document(tokens, at))
        && (tokens.get(and - 1).is_some_and(|word| word.is_upper)
            || !tokens.get(next).is_some_and(|word| word.is_upper))
}

/// "số 21-KL/TW"
fn is_number_of_a_document(tokens: &Tokens<'_>, at: usize) -> bool {
    let behind = tokens.get(at + 1).filter(|_| tokens.is(at, "số") && tokens.is_joined(at + 1));
    behind.is_some_and(|_| tokens.written(at + 1, at + 2).starts_with(|c: char| c.is_ascii_digit()))
}

/// Where the name with "và" within it ends, commas and all.
fn with_and(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_capital = tokens.get(at).is_some_and(|word| word.is_capital);
    let mut found = words::WITH_AND.iter().filter(|_| is_capital);
    found.find_map(|name| {
        let mut end = at;
        for word in name.split([' ', ',', '-']).filter(|word| !word.is_empty()) {
            let is_near = end == at || tokens.is_joined(end) || tokens.follows(end, &[",", "-", "–"]);
            if !is_near || !tokens.is(end, word) {
                return None;
            }
            end += 1;
        }
        Some(end)
    })
}

/// Where the name of the post ends that begins at this byte of a text, with the body that it is in: "Hiệu trưởng", "Chủ
/// tịch UBND xã".
#[must_use]
pub fn end_of_post(text: &str, start: usize) -> Option<usize> {
    let tokens = Tokens::of(text.get(start..)?);
    let end = tokens.says_any(0, &words::POSTS)?;
    let is_of_body = tokens.is_joined(end) && begins_organization(&tokens, end);
    let ends = if is_of_body { ends_of_name(&tokens, end) } else { Vec::new() };
    let last = ends.first().map_or(end, |(end, _)| *end);
    Some(start + tokens.span(0, last).end)
}

/// Whether a field makes a body whole that is between these words: "Thứ trưởng Bộ Xây dựng".
pub(super) fn ends_with_field(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    (first..end).any(|at| {
        let head = tokens.says_any(at, &words::OF_FIELDS);
        head.is_some_and(|head| tokens.says_any(head, &words::FIELDS).or_else(|| with_and(tokens, head)) == Some(end))
    })
}

/// Whether the name of a position begins here.
pub(super) fn begins_post(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.says_any(at, &words::POSTS).is_some()
}

/// Whether the name of an organization begins here that is not the end of a person's name: "Công an tỉnh", but not
/// "Trần Công An".
pub(super) fn begins_separate_organization(tokens: &Tokens<'_>, at: usize) -> bool {
    let goes_on_small = tokens.is_joined(at + 1) && tokens.get(at + 1).is_some_and(|next| !next.is_capital);
    begins_organization(tokens, at) && goes_on_small
}

/// Whether the sentence continues here with a capitalized verb: "- Sở Y tế: Rà soát".
pub(super) fn begins_sentence_verb(tokens: &Tokens<'_>, at: usize) -> bool {
    !begins_organization(tokens, at) && tokens.says_any(at, &words::BEHIND).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Ending, Tokens, bodies, ends_of_name, mentions};

    #[test]
    fn bodies_of_a_text() {
        for (text, expected) in [
            ("UBND TỈNH ĐÔNG GIANG VĂN PHÒNG", vec!["UBND TỈNH ĐÔNG GIANG"]),
            ("HỘI NGHỊ TRIỂN KHAI NHIỆM VỤ", vec![]),
            ("Phó Chủ tịch Thường trực UBND tỉnh Lê An", vec!["UBND tỉnh Lê An"]),
            ("Thường trực Huyện ủy họp", vec!["Thường trực Huyện ủy"]),
            (
                "Phòng Kế hoạch tổng hợp, Phòng Cảnh sát PCCC và CNCH",
                vec!["Phòng Kế hoạch tổng hợp", "Phòng Cảnh sát PCCC và CNCH"],
            ),
            ("Ban Chấp hành và Ủy ban nhân dân xã", vec!["Ủy ban nhân dân xã"]),
        ] {
            let found: Vec<_> = bodies(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn where_names_may_end() {
        for (text, expected) in [
            ("Công ty Cổ phần Cấp nước Hương Giang hoàn trả mặt đường", "Công ty Cổ phần Cấp nước Hương Giang"),
            ("Chi bộ Phòng Tư pháp họp chuyên đề", "Chi bộ Phòng Tư pháp"),
            ("Đội thi công số 3", "Đội thi công số 3"),
            ("Văn phòng Trường Cao đẳng nghề Hương Giang, hai bên", "Văn phòng Trường Cao đẳng nghề Hương Giang"),
            ("UBND tỉnh Kiều Đức Thịnh kết luận", "UBND tỉnh"),
            ("UBND xã Nguyễn Huệ rà soát", "UBND xã Nguyễn Huệ"),
            ("Sở Tài chính xác định rõ nguồn vốn, bảo đảm", "Sở Tài chính"),
            ("Văn phòng HĐND và UBND huyện theo dõi", "Văn phòng HĐND và UBND huyện"),
            ("Ban Quản lý dự án công trình ven biển chủ trì", "Ban Quản lý dự án công trình ven biển"),
            ("Đoàn TNCS Hồ Chí Minh xã ra quân", "Đoàn TNCS Hồ Chí Minh xã"),
            ("Văn phòng Hiệp hội chậm nhất ngày 10", "Văn phòng Hiệp hội"),
        ] {
            let tokens = Tokens::of(text);
            let ends = ends_of_name(&tokens, 0);
            assert_eq!(ends.first().map(|(end, _)| tokens.written(0, *end)), Some(expected), "{text}");
        }
        // A verb that may be a noun leaves it open.
        let found = mentions("Phòng Điều dưỡng kiểm tra đột xuất");
        assert_eq!(found[0].ends, [("Phòng Điều dưỡng".len(), Ending::Open)]);
    }
}
