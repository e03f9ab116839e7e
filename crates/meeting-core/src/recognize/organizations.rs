//! Where the name of an organization or of a post ends: `của Ban Chấp hành Trung ương Đảng về …`, `Sở Giáo dục và Đào
//! tạo và Sở Y tế`.
//!
//! The names contain words in lower case ("Tổ chức cán bộ") and the word "và", so capitals do not show where they end.
//! The word after does: verbs and prepositions that no name contains in lower case.

use super::tokens::Tokens;

/// With what the names of organizations begin.
pub(super) const ORGANIZATIONS: &[&str] = &[
    "ban",
    "ban chấp hành",
    "ban thường vụ",
    "bảo hiểm",
    "báo",
    "bệnh viện",
    "bộ",
    "bộ chỉ huy",
    "cảng vụ",
    "chi bộ",
    "chi cục",
    "chi hội",
    "chi nhánh",
    "chính phủ",
    "công an",
    "công đoàn",
    "công ty",
    "cục",
    "đảng",
    "đảng bộ",
    "đảng đoàn",
    "đảng ủy",
    "đài",
    "đoàn",
    "đoàn thanh niên",
    "đội",
    "hải quan",
    "hđnd",
    "học viện",
    "hội",
    "hội đồng",
    "hợp tác xã",
    "huyện",
    "huyện đoàn",
    "huyện ủy",
    "kho bạc",
    "khoa",
    "khối",
    "kiểm toán",
    "liên đoàn",
    "mặt trận",
    "ngân hàng",
    "ngành",
    "phòng",
    "quận ủy",
    "quân khu",
    "quốc hội",
    "quỹ",
    "hiệp hội",
    "câu lạc bộ",
    "sở",
    "tập đoàn",
    "thanh tra",
    "thành đoàn",
    "thành ủy",
    "thị ủy",
    "thuế",
    "thường trực",
    "tỉnh đoàn",
    "tỉnh ủy",
    "tòa án",
    "thư viện",
    "bảo tàng",
    "bưu điện",
    "điện lực",
    "đồn",
    "hạt",
    "nhà máy",
    "viễn thông",
    "vụ",
    "xí nghiệp",
    "tổ",
    "tổng cục",
    "tổng công ty",
    "trạm",
    "trung tâm",
    "trung ương",
    "trường",
    "ubnd",
    "ubmttq",
    "ủy ban",
    "văn phòng",
    "viện",
];

/// Words in lower case that are not part of a name: they begin what is said about it.
const BEHIND: &[&str] = &[
    "ban hành",
    "bám sát",
    "bàn giao",
    "báo cáo",
    "biểu dương",
    "bố trí",
    "cải thiện",
    "căn cứ",
    "cho",
    "cho biết",
    "cho rằng",
    "chịu trách nhiệm",
    "chỉ đạo",
    "chú trọng",
    "chủ động",
    "chủ trì",
    "chuẩn bị",
    "có",
    "cũng",
    "cùng",
    "cùng với",
    "cung cấp",
    "cần",
    "công bố",
    "cử",
    "đã",
    "đang",
    "đánh giá",
    "đề nghị",
    "đề xuất",
    "đến",
    "để",
    "đồng chủ trì",
    "đôn đốc",
    "được",
    "đọc",
    "đưa",
    "đẩy mạnh",
    "gồm",
    "gắn với",
    "giao",
    "giúp",
    "gửi",
    "hoàn thành",
    "hoàn thiện",
    "hỗ trợ",
    "hướng dẫn",
    "kết luận",
    "khai mạc",
    "khẩn trương",
    "không",
    "kiến nghị",
    "là",
    "làm",
    "làm việc",
    "lập",
    "nêu",
    "nghiên cứu",
    "nhấn mạnh",
    "nhằm",
    "như",
    "phải",
    "phát biểu",
    "phối hợp",
    "quan tâm",
    "rà soát",
    "nghiêm túc",
    "kịp thời",
    "nhanh chóng",
    "tích cực",
    "phê duyệt",
    "phê chuẩn",
    "sửa đổi",
    "sửa",
    "sửa chữa",
    "soạn",
    "bảo đảm",
    "đảm bảo",
    "bảo dưỡng",
    "bảo trì",
    "chấn chỉnh",
    "chỉnh sửa",
    "dọn dẹp",
    "duy trì",
    "duy tu",
    "gia hạn",
    "hoàn tất",
    "khảo sát",
    "khởi công",
    "kiện toàn",
    "làm rõ",
    "lắp đặt",
    "liên hệ",
    "mở rộng",
    "mua",
    "nâng cấp",
    "niêm yết",
    "nhắc nhở",
    "phát động",
    "phát hành",
    "phổ biến",
    "phụ trách",
    "rút",
    "tạm dừng",
    "tạm ứng",
    "thanh toán",
    "thi công",
    "trang bị",
    "tu sửa",
    "ưu tiên",
    "viết",
    "xong",
    "bổ sung",
    "thay thế",
    "ký",
    "sẽ",
    "sớm",
    "tại",
    "tập trung",
    "tăng cường",
    "tham gia",
    "tham dự",
    "tham mưu",
    "theo",
    "theo dõi",
    "thông báo",
    "thông qua",
    "thống nhất",
    "thực hiện",
    "tiếp tục",
    "tiếp thu",
    "tiến hành",
    "tổng hợp",
    "trả lời",
    "trình",
    "trình bày",
    "triển khai",
    "trong",
    "trước",
    "tuyên truyền",
    "từ",
    "vào",
    "với",
    "về",
    "xây dựng",
    "xem xét",
    "xử lý",
    "xin ý kiến",
    "yêu cầu",
    "khắc phục",
    "kiểm tra",
    "nắm",
    "rút kinh nghiệm",
    "giải quyết",
    "giải trình",
    "cập nhật",
    "công khai",
    "dự họp",
    "dự hội nghị",
    "cùng dự",
    "dự thảo",
    "điều hành",
    "đăng ký",
    "lãnh đạo",
    "lấy ý kiến",
    "nộp",
    "phân công",
    "phấn đấu",
    "quán triệt",
    "sắp xếp",
    "soạn thảo",
    "thẩm định",
    "thẩm tra",
    "xác minh",
    "tổ chức",
    "thành lập",
    "trao đổi",
    "vận động",
    "ghi nhận",
    "sau",
    "khi",
    "của",
    "nếu",
    "mà",
    "nên",
    "vì",
    "do",
    "on",
    "to",
    "is",
    "was",
    "are",
    "were",
    "has",
    "will",
    "with",
    "by",
    "that",
    "which",
    "adopted",
    "opened",
    "reported",
    "asked",
];

/// The names that have "và" within them.
const WITH_AND: &[&str] = &[
    "giáo dục và đào tạo",
    "kế hoạch và đầu tư",
    "tài nguyên và môi trường",
    "nông nghiệp và phát triển nông thôn",
    "nông nghiệp và môi trường",
    "khoa học và công nghệ",
    "thông tin và truyền thông",
    "văn hóa và thông tin",
    "văn hóa, thể thao và du lịch",
    "lao động, thương binh và xã hội",
    "lao động - thương binh và xã hội",
    "tuyên giáo và dân vận",
    "dân tộc và tôn giáo",
    "quản lý đô thị và môi trường",
    "kinh tế và hạ tầng",
    "kinh tế, hạ tầng và đô thị",
    "phát thanh và truyền hình",
    "văn hóa, khoa học và thông tin",
    "hỗ trợ và phát triển",
    "tổ chức và cán bộ",
    "hành chính và quản trị",
    "nghiên cứu và phát triển",
    "văn phòng hđnd và ubnd",
    "văn phòng hội đồng nhân dân và ủy ban nhân dân",
    "văn phòng đoàn đbqh và hđnd",
    "văn phòng đoàn đại biểu quốc hội và hội đồng nhân dân",
];

/// Whether the name of an organization begins here.
pub(super) fn begins_organization(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|word| word.is_capital) && tokens.says_any(at, ORGANIZATIONS).is_some()
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

/// Levels of the state and the party: after one, a name has only the name of a place.
const LEVELS: &[&str] = &[
    "tỉnh",
    "huyện",
    "xã",
    "phường",
    "thị xã",
    "thị trấn",
    "thành phố",
    "quận",
    "thôn",
    "bản",
    "khu vực",
    "trung ương",
    "cấp",
];

/// Verbs that are nouns within a name: "Phòng Kế hoạch tổng hợp", "Đoàn kiểm tra".
const NOUNS_TOO: &[&str] = &[
    "tổng hợp",
    "xây dựng",
    "kiểm tra",
    "tổ chức",
    "hỗ trợ",
    "trình",
    "lãnh đạo",
    "điều hành",
    "thẩm định",
    "giám sát",
    "hướng dẫn",
    "nghiên cứu",
    "cung cấp",
    "tuyên truyền",
    "phát triển",
    "chỉ đạo",
    "tham mưu",
    "sửa chữa",
    "bảo trì",
    "của",
];

/// Words behind the name of a body, which other names contain.
const BEHIND_BODIES: &[&str] = &[
    "bị",
    "chưa",
    "còn",
    "dự",
    "giám sát",
    "hạ ngầm",
    "hoàn trả",
    "họp",
    "kết quả",
    "khai thác",
    "mời",
    "nạo vét",
    "phản ánh",
    "rà",
    "tăng ca",
    "thay",
    "tháo dỡ",
    "vẫn",
    "trả",
    "mặc",
    "đạt",
    "hiệu chuẩn",
    "chuyển",
    "thống kê",
    "đóng",
    "tham vấn",
];

/// The fields of ministries, departments and offices: "Sở Tài chính" is whole, whatever small word is behind it.
const FIELDS: &[&str] = &[
    "công an",
    "công thương",
    "dân tộc",
    "du lịch",
    "giáo dục",
    "giao thông vận tải",
    "kế hoạch",
    "khoa học",
    "kinh tế",
    "lao động",
    "ngoại giao",
    "ngoại vụ",
    "nội vụ",
    "nông nghiệp",
    "quốc phòng",
    "tài chính",
    "tài nguyên",
    "tài vụ",
    "thống kê",
    "tổ chức",
    "hành chính",
    "thanh tra",
    "tư pháp",
    "văn hóa",
    "xây dựng",
    "y tế",
    "quản lý đô thị",
    "kỹ thuật",
    "đào tạo",
    "thí nghiệm",
    "điều dưỡng",
    "nghiệp vụ",
    "kinh doanh",
    "kế toán",
    "công tác sinh viên",
    "quản trị",
    "thiết bị",
];

/// Bodies that a field makes whole.
const OF_FIELDS: &[&str] = &["sở", "bộ", "phòng", "ban", "vụ", "cục", "chi cục"];

/// What names of bodies contain that would end them word by word.
const WITHIN: &[&str] = &[
    "cơ quan và doanh nghiệp",
    "công trình",
    "chương trình",
    "quy trình",
    "dự án",
    "đầu tư xây dựng",
    "dịch vụ công",
    "cải cách hành chính",
    "dự trữ",
    "thanh tra xây dựng",
    "thi công",
    "chuyển đổi số",
    "khai thác công trình",
    "giải phóng mặt bằng",
    "bảo vệ",
    "kinh tế tổng hợp",
    "theo dõi thi hành",
    "trợ giúp pháp lý",
    "tiếp công dân",
    "hỗ trợ nông dân",
    "dự báo",
];

/// Where the name of the body may end that begins at this byte of a text, and what shows it; the most probable end is
/// the first. The name of a person that follows is no part of it: "UBND tỉnh Kiều Đức Thịnh".
#[must_use]
pub fn ends_of_body(text: &str, start: usize) -> Vec<(usize, Ending)> {
    let Some(rest) = text.get(start..) else { return Vec::new() };
    let tokens = Tokens::of(rest);
    let Some(head) = tokens.says_any(0, ORGANIZATIONS) else { return Vec::new() };
    let mut found = Vec::new();
    // Whether a verb that may be a noun has been passed: then only a sign ends the name.
    let mut is_doubtful = false;
    let mut end = with_and(&tokens, 0).unwrap_or(head);
    // Where the words after such a verb begin.
    let mut doubted = 0;
    let mut add = |end: usize, ending: Ending, is_doubtful: bool, doubted: usize| {
        // After such a verb, a level or one word more may follow.
        if !is_doubtful || (ending == Ending::Sign && end <= doubted + 1) {
            found.push((start + tokens.span(0, end).end, ending));
        }
    };
    let is_of_field = tokens.says_any(0, OF_FIELDS) == Some(head);
    let field =
        tokens.says_any(head, FIELDS).filter(|_| is_of_field && end == head && with_and(&tokens, head).is_none());
    // "Đoàn kiểm tra", "Ban tổ chức": what it does is its name.
    if let Some(behind) = tokens.says_any(end, NOUNS_TOO).filter(|_| tokens.is_joined(end)) {
        end = behind;
    }
    loop {
        if end >= tokens.len() {
            add(end, Ending::Sign, is_doubtful, doubted);
            break;
        }
        if end >= 18 {
            break;
        }
        let is_within =
            tokens.is_joined(end) || (tokens.follows(end, &["-", "–", "&"]) && is_hyphen_within(&tokens, end));
        if !is_within {
            add(end, Ending::Sign, is_doubtful, doubted);
            break;
        }
        let is_small = tokens.get(end).is_some_and(|word| !word.is_capital);
        if field == Some(end)
            && is_small
            && !tokens.is_any(end, &["và", "tổng"])
            && tokens.says_any(end, LEVELS).is_none()
            && tokens.says_any(end, NOUNS_TOO).is_none()
        {
            add(end, Ending::Word, is_doubtful, doubted);
            break;
        }
        let level = tokens.says_any(end, LEVELS).filter(|_| is_small);
        // A place has two syllables, "UBND xã Nguyễn Huệ", a person three or more.
        let is_person = super::names::begins_name(&tokens, end)
            && super::names::end_of_person(&tokens, end).is_some_and(|last| (3..=4).contains(&(last - end)));
        let is_small_at = |at: usize| tokens.get(at).is_some_and(|word| !word.is_capital);
        let is_behind_level = (tokens.is_any(end - 1, LEVELS) && is_small_at(end - 1))
            || (end >= 2 && tokens.says_any(end - 2, LEVELS) == Some(end) && is_small_at(end - 2));
        let is_proper = |at: usize| tokens.get(at).is_some_and(|word| word.is_capital && !word.is_upper);
        let is_behind_place = end >= head + 2
            && is_proper(end - 1)
            && is_proper(end - 2)
            && tokens.says_any(end - 2, ORGANIZATIONS).is_none();
        if is_person || (is_small && level.is_none() && (is_behind_level || is_behind_place)) {
            add(end, Ending::Word, is_doubtful, doubted);
            break;
        }
        if tokens.is_any(end, &["và", "and", "cùng"]) && !is_and_within(&tokens, 0, end) {
            add(end, Ending::Word, is_doubtful, doubted);
            break;
        }
        if let Some(behind) = tokens.says_any(end, WITHIN).filter(|_| is_small) {
            end = behind;
            continue;
        }
        if follows_name(&tokens, end) || (is_small && tokens.says_any(end, BEHIND_BODIES).is_some()) {
            match tokens.says_any(end, NOUNS_TOO) {
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
        end = whole.or(with_and(&tokens, end)).or(level).or(tokens.says_any(end, ORGANIZATIONS)).unwrap_or(end + 1);
    }
    found
}

/// Those of them that occur in no name, so that they count also in text in capitals.
const BEHIND_CAPITALS: &[&str] =
    &["chủ trì", "chịu trách nhiệm", "phối hợp", "báo cáo", "thực hiện", "phát biểu", "triển khai", "tham mưu", "về"];

/// Whether a word begins here that cannot be part of a name.
pub(super) fn follows_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(word) = tokens.get(at) else { return false };
    let verbs = if word.is_upper { BEHIND_CAPITALS } else { BEHIND };
    (word.is_upper || !word.is_capital) && tokens.says_any(at, verbs).is_some()
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
            if !is_within || (follows_name(tokens, end) && !is_head_alone(tokens, at, end)) {
                break;
            }
            if tokens.is_any(end, &["và", "and"]) && !is_and_within(tokens, at, end) {
                break;
            }
        }
        // No verb is looked for within "giám đốc", which is "giam doc" where the marks are missing.
        let heads = [POSTS, ORGANIZATIONS, WITHIN].iter().filter_map(|heads| tokens.says_any(end, heads)).max();
        end = with_and(tokens, end).or(heads).unwrap_or(end + 1);
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
        && !super::names::begins_name(tokens, next)
        && !tokens.get(next).is_some_and(|word| word.is_upper)
}

/// Where the name with "và" within it ends, commas and all.
fn with_and(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_capital = tokens.get(at).is_some_and(|word| word.is_capital);
    let mut found = WITH_AND.iter().filter(|_| is_capital);
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

/// With what the names of posts begin.
const POSTS: &[&str] = &[
    "ủy viên",
    "bí thư",
    "phó bí thư",
    "chủ tịch",
    "phó chủ tịch",
    "giám đốc",
    "phó giám đốc",
    "phó trưởng",
    "trưởng ban",
    "trưởng phòng",
    "tổng bí thư",
    "thủ tướng",
    "phó thủ tướng",
    "phó thủ tướng thường trực",
    "phó bí thư thường trực",
    "phó chủ tịch thường trực",
    "phó giám đốc thường trực",
    "chủ nhiệm",
    "phó chủ nhiệm",
    "tổng thư ký",
    "điều dưỡng",
    "kỹ thuật viên",
    "bộ trưởng",
    "thứ trưởng",
    "chánh",
    "phó chánh",
    "chánh văn phòng",
    "chánh thanh tra",
    "hiệu trưởng",
    "phó hiệu trưởng",
    "viện trưởng",
    "phó viện trưởng",
    "cục trưởng",
    "phó cục trưởng",
    "vụ trưởng",
    "phó vụ trưởng",
    "chi cục trưởng",
    "phó chi cục trưởng",
    "hạt trưởng",
    "phó hạt trưởng",
    "trạm trưởng",
    "phó trạm trưởng",
    "tổng biên tập",
    "phó tổng biên tập",
    "tổng giám đốc",
    "phó tổng giám đốc",
    "thư ký",
    "tỉnh ủy viên",
    "huyện ủy viên",
    "thành ủy viên",
    "đảng ủy viên",
    "ủy viên ban thường vụ",
    "chi ủy viên",
    "chuyên viên",
    "đại biểu quốc hội",
    "đại biểu hđnd",
    "kế toán trưởng",
    "đội trưởng",
    "tổ trưởng",
    "tổ phó",
    "trưởng đoàn",
    "phó ban",
    "phó đoàn",
    "phó chánh thanh tra",
    "chỉ huy trưởng",
    "chính ủy",
    "phó chính ủy",
    "giảng viên",
    "trưởng khoa",
    "trưởng bộ phận",
    "trưởng thôn",
    "trưởng bản",
    "trưởng ấp",
    "tổ trưởng tổ dân phố",
];

/// Where the name of the post ends that begins at this byte of a text, with the body that it is in: "Hiệu trưởng", "Chủ
/// tịch UBND xã".
#[must_use]
pub fn end_of_post(text: &str, start: usize) -> Option<usize> {
    let tokens = Tokens::of(text.get(start..)?);
    let end = tokens.says_any(0, POSTS)?;
    let last = start + tokens.span(0, end).end;
    let body =
        (tokens.is_joined(end) && begins_organization(&tokens, end)).then(|| start + tokens.span(end, end + 1).start);
    let ends = body.map(|body| ends_of_body(text, body)).unwrap_or_default();
    Some(ends.first().map_or(last, |(end, _)| *end))
}

/// Whether the name of a position begins here.
pub(super) fn begins_post(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.says_any(at, POSTS).is_some()
}

/// Whether the name of an organization begins here that is not the end of a person's name: "Công an tỉnh", but not
/// "Trần Công An".
pub(super) fn begins_separate_organization(tokens: &Tokens<'_>, at: usize) -> bool {
    let goes_on_small = tokens.is_joined(at + 1) && tokens.get(at + 1).is_some_and(|next| !next.is_capital);
    begins_organization(tokens, at) && goes_on_small
}

/// Whether the sentence continues here with a capitalized verb: "- Sở Y tế: Rà soát".
pub(super) fn begins_sentence_verb(tokens: &Tokens<'_>, at: usize) -> bool {
    !begins_organization(tokens, at) && tokens.says_any(at, BEHIND).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Ending, ends_of_body};

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
        ] {
            let found = ends_of_body(text, 0);
            assert_eq!(found.first().map(|(end, _)| &text[..*end]), Some(expected), "{text}");
        }
        // A verb that may be a noun leaves it open.
        assert_eq!(ends_of_body("Phòng Điều dưỡng kiểm tra đột xuất", 0), [("Phòng Điều dưỡng".len(), Ending::Open)]);
    }
}
