//! The organizations that a text names: a word for an organization, and the name that follows it.

use std::ops::Range;

use super::text::{begins, lower};
use viet_text::fold::fold;

/// What the name of an organization begins with.
const HEADS: [&str; 70] = [
    "Ban",
    "Bộ",
    "Sở",
    "Phòng",
    "Cục",
    "Chi cục",
    "Tổng cục",
    "Vụ",
    "Viện",
    "Văn phòng",
    "Ủy ban",
    "Uỷ ban",
    "UBND",
    "HĐND",
    "Hội đồng",
    "Đảng ủy",
    "Đảng uỷ",
    "Đảng bộ",
    "Chi bộ",
    "Chi ủy",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Thị ủy",
    "Đảng đoàn",
    "Công đoàn",
    "Liên đoàn",
    "Đoàn",
    "Hội",
    "Liên minh",
    "Mặt trận",
    "Trường",
    "Trung tâm",
    "Bệnh viện",
    "Công an",
    "Công ty",
    "Tòa án",
    "Viện kiểm sát",
    "Kho bạc",
    "Ngân hàng",
    "Thanh tra",
    "Bảo hiểm",
    "Tổ",
    "Đội",
    "Khối",
    "Trạm",
    "Hạt",
    "Khoa",
    "Đồn",
    "Điện lực",
    "Viễn thông",
    "Bưu điện",
    "Học viện",
    "Nhà máy",
    "Xí nghiệp",
    "Thường trực",
    "Hợp tác xã",
    "Tập đoàn",
    "Tổng công ty",
    "Hải quan",
    "Chi nhánh",
    "Đài",
    "Thuế",
    "Thư viện",
    "Bảo tàng",
    "Ban cán sự đảng",
    "Quỹ",
    "Hiệp hội",
    "Chi hội",
    "Câu lạc bộ",
];

/// Words of two syllables of which names write only the first with a capital.
const PAIRS: [&str; 88] = [
    "giáo dục",
    "đào tạo",
    "chấp hành",
    "bí thư",
    "thường vụ",
    "phổ thông",
    "trung ương",
    "chính trị",
    "nội vụ",
    "y tế",
    "tư pháp",
    "đầu tư",
    "kế hoạch",
    "tài chính",
    "tài nguyên",
    "môi trường",
    "nông nghiệp",
    "nông thôn",
    "phát triển",
    "khoa học",
    "công nghệ",
    "thông tin",
    "truyền thông",
    "văn hóa",
    "thể thao",
    "du lịch",
    "lao động",
    "thương binh",
    "xã hội",
    "xây dựng",
    "giao thông",
    "vận tải",
    "công thương",
    "ngoại vụ",
    "dân tộc",
    "tôn giáo",
    "thanh tra",
    "quân sự",
    "biên phòng",
    "tổ chức",
    "tuyên giáo",
    "dân vận",
    "kiểm tra",
    "nội chính",
    "nhân dân",
    "thanh niên",
    "phụ nữ",
    "cựu chiến",
    "tổ quốc",
    "hành chính",
    "sự nghiệp",
    "chỉ đạo",
    "chỉ huy",
    "quản lý",
    "tổng hợp",
    "quốc hội",
    "đối ngoại",
    "đoàn thể",
    "cộng sản",
    "kinh tế",
    "hạ tầng",
    "đô thị",
    "dịch vụ",
    "kiểm sát",
    "tiểu học",
    "trung học",
    "mầm non",
    "đại học",
    "cao đẳng",
    "việt nam",
    "dự án",
    "đoàn viên",
    "nông dân",
    "chữ thập",
    "cơ sở",
    "sở giao",
    "nghiệp vụ",
    "kỹ thuật",
    "chuyên môn",
    "hợp tác",
    "giám sát",
    "chuyển đổi",
    "tham mưu",
    "kiểm soát",
    "bệnh tật",
    "nhà nước",
    "văn phòng",
    "chương trình",
];

/// Small words inside a name. A name may end with those that are `true`.
const SMALL: [(&str, bool); 23] = [
    ("và", false),
    ("&", false),
    ("ngành", false),
    ("cơ", false),
    ("quan", true),
    ("doanh", false),
    ("nghiệp", true),
    ("tỉnh", true),
    ("huyện", true),
    ("xã", true),
    ("phường", true),
    ("quận", true),
    ("thành", false),
    ("phố", true),
    ("thị", false),
    ("trấn", true),
    ("nhân", false),
    ("dân", true),
    ("bộ", true),
    ("ủy", true),
    ("trực", false),
    ("thuộc", false),
    ("khối", false),
];

/// What many organizations have and none is called.
const NAMELESS: [&str; 9] = [
    "Ban Chấp hành",
    "Ban Thường vụ",
    "Ban Chỉ đạo",
    "Ban Giám đốc",
    "Ban Giám hiệu",
    "Ban Tổ chức",
    "Ủy ban nhân",
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
];

/// An organization that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OrganizationMention {
    pub span: Range<usize>,
    pub name: String,
    /// The short form that is in parentheses after it: "(GDĐT)".
    pub short: Option<String>,
}

/// The organizations that a text names, in order.
pub(super) fn organizations(text: &str) -> Vec<OrganizationMention> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match length_of_name(text, &words[at..]) {
            Some(length) => {
                let span = words[at].start..words[at + length - 1].start + bare(text, &words[at + length - 1]).len();
                let short = short_behind(&text[span.end..]);
                if !NAMELESS.contains(&&text[span.clone()]) {
                    found.push(OrganizationMention { name: text[span.clone()].to_owned(), span, short });
                }
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// The name of the organization with which a text begins.
pub(super) fn leading(text: &str) -> Option<OrganizationMention> {
    organizations(text).into_iter().next().filter(|organization| organization.span.start == 0)
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices() {
        let parts = sign.is_whitespace() || matches!(sign, '(' | '“' | '"' | '/');
        match (parts, start) {
            (true, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

/// A word without the signs after it.
fn bare<'t>(text: &'t str, word: &Range<usize>) -> &'t str {
    let word = &text[word.clone()];
    word.find(|c: char| !c.is_alphanumeric() && c != '&' && c != '.')
        .map_or(word, |end| &word[..end])
        .trim_end_matches('.')
}

/// The word for an organization at the beginning of the words.
fn word_for_organization(text: &str, words: &[Range<usize>]) -> Option<&'static &'static str> {
    let rest = &text[words.first()?.start..];
    HEADS.iter().filter(|head| begins(rest, &[head])).max_by_key(|head| head.len())
}

/// The length of the name at the beginning of the words; `None` if there is none.
fn length_of_name(text: &str, words: &[Range<usize>]) -> Option<usize> {
    let head = word_for_organization(text, words)?;
    let head_words = head.split(' ').count();
    let mut length = head_words;
    // Up to which word there is a name, and whether it is more than the word for an organization.
    let mut named = None;
    if matches!(*head, "Tỉnh ủy" | "Thành ủy" | "Huyện ủy" | "Thị ủy") {
        // "Tỉnh ủy viên" is a person.
        let is_member = words.get(length).is_some_and(|word| bare(text, word) == "viên");
        named = Some(length).filter(|_| !is_member);
    }
    while !is_closed(text, &words[length - 1]) && length < words.len() {
        if named == Some(length) && continues_after_dash(text, &words[length..]) {
            length += 3;
            named = Some(length);
            continue;
        }
        let word = bare(text, &words[length]);
        let is_joined = text[words[length - 1].end..words[length].start].trim().is_empty();
        if word.is_empty() || !is_joined {
            break;
        }
        // "Ban Chấp hành và Ủy ban nhân dân xã" are two.
        let is_another = matches!(bare(text, &words[length - 1]), "và" | "&")
            && word_for_organization(text, &words[length..]).is_some();
        if is_another {
            break;
        }
        let pair = lower(&format!("{} {word}", bare(text, &words[length - 1])));
        let is_second_syllable = PAIRS.contains(&pair.as_str()) && named == Some(length);
        if word.starts_with(char::is_uppercase) || is_second_syllable {
            named = Some(length + 1);
        } else if let Some((_, may_end)) = SMALL.iter().find(|(small, _)| *small == word) {
            let is_local = matches!(
                *head,
                "UBND"
                    | "HĐND"
                    | "Ủy ban"
                    | "Uỷ ban"
                    | "Hội đồng"
                    | "Công an"
                    | "Đảng ủy"
                    | "Đảng uỷ"
                    | "Đảng bộ"
                    | "Thanh tra"
                    | "Kho bạc"
            );
            if *may_end && (named.is_some() || is_local) {
                named = Some(length + 1);
            }
        } else {
            break;
        }
        length += 1;
    }
    named.map(|length| length.max(head_words))
}

/// Whether the words continue with the second field of an office, "- Quản trị", not with a person's next position.
fn continues_after_dash(text: &str, words: &[Range<usize>]) -> bool {
    const FIELDS: [&str; 10] = [
        "quản trị",
        "tổng hợp",
        "tài vụ",
        "tài chính",
        "kế toán",
        "kế hoạch",
        "hành chính",
        "tổ chức",
        "công nghệ",
        "xã hội",
    ];
    let [dash, first, second, ..] = words else { return false };
    let field = lower(&format!("{} {}", bare(text, first), bare(text, second)));
    matches!(&text[dash.clone()], "-" | "–") && FIELDS.contains(&field.as_str())
}

/// Whether punctuation after the word ends the name.
fn is_closed(text: &str, word: &Range<usize>) -> bool {
    bare(text, word).len() < word.len()
}

/// Whether a name may end with this small word.
pub(super) fn may_end(word: &str) -> bool {
    SMALL.contains(&(word, true))
}

/// Whether these two syllables are a word of a name, of which only the first has a capital.
pub(super) fn is_pair(first: &str, second: &str) -> bool {
    PAIRS.contains(&format!("{first} {second}").as_str()) || SMALL.iter().any(|(small, _)| *small == second)
}

pub(super) fn short_behind(rest: &str) -> Option<String> {
    let inside = rest.trim_start().strip_prefix('(')?.split_once(')')?.0.trim();
    let inside =
        inside.strip_prefix("gọi tắt là ").or_else(|| inside.strip_prefix("sau đây gọi tắt là ")).unwrap_or(inside);
    let inside = inside.trim_matches(['"', '“', '”']).trim();
    let capitals = inside.chars().filter(|c| c.is_uppercase()).count();
    let is_short = capitals >= 2 && inside.chars().count() <= 24 && !inside.contains([',', ';', ':']);
    (is_short && !inside.contains(|c: char| c.is_ascii_digit())).then(|| inside.to_owned())
}

/// The organizations of a whole document: each once, with its short form.
#[derive(Debug, Default)]
pub(super) struct OrganizationRegistry {
    pub known: Vec<KnownOrganization>,
}

/// One organization.
#[derive(Debug)]
pub(super) struct KnownOrganization {
    pub name: String,
    pub short: Option<String>,
    pub side: Option<&'static str>,
    pub line: usize,
    /// The folded name with the short form in it spelled out, by which two spellings are the same organization.
    key: String,
}

impl OrganizationRegistry {
    /// Adds an organization and returns its index. A second spelling of a known one becomes its short form.
    pub fn add(&mut self, name: &str, line: usize, abbreviations: &[(String, String)]) -> usize {
        let key = spelled_out(name, abbreviations);
        let same = self.known.iter().position(|known| known.key == key || is_cut_off(&known.key, &key));
        if let Some(place) = same {
            let known = &mut self.known[place];
            // A name in capitals is written as the text writes it elsewhere.
            if super::casing::is_capitals(&known.name)
                && !super::casing::is_capitals(name)
                && fold(&known.name) == fold(name)
            {
                name.clone_into(&mut known.name);
            }
            if fold(&known.name) != fold(name) {
                let (longer, shorter) = if known.key.len() > key.len() || known.name.len() >= name.len() {
                    (known.name.clone(), name.to_owned())
                } else {
                    (name.to_owned(), known.name.clone())
                };
                known.key = if known.key.len() >= key.len() { known.key.clone() } else { key };
                known.name = longer;
                known.short.get_or_insert(shorter);
            }
            return place;
        }
        self.known.push(KnownOrganization { name: name.to_owned(), short: None, side: None, line, key });
        self.known.len() - 1
    }

    /// The index of the organization that a text names.
    pub fn find(&self, name: &str, abbreviations: &[(String, String)]) -> Option<usize> {
        let key = spelled_out(name, abbreviations);
        let short = fold(name);
        let is = |known: &KnownOrganization| {
            known.key == key || known.short.as_deref().is_some_and(|known| fold(known) == short)
        };
        self.known.iter().position(is)
    }
}

/// Whether one key is the other one cut off after a word, and still names the same organization. `Đảng ủy Khối` is
/// `Đảng ủy Khối cơ quan và doanh nghiệp tỉnh`; but `Sở Y tế` is not `Sở Y tế tỉnh A` in a list of provinces.
fn is_cut_off(one: &str, other: &str) -> bool {
    let (shorter, longer) = if one.len() < other.len() { (one, other) } else { (other, one) };
    longer.strip_prefix(shorter).is_some_and(|rest| rest.starts_with(' ')) && shorter.split(' ').count() >= 3
}

fn spelled_out(name: &str, abbreviations: &[(String, String)]) -> String {
    let name = fold(name);
    let words = name
        .split(' ')
        .map(|word| abbreviations.iter().find(|(short, _)| short == word).map_or(word, |(_, long)| long.as_str()));
    words.collect::<Vec<_>>().join(" ")
}

/// The short forms that the text itself explains ("Sở Giáo dục và Đào tạo (GDĐT)"), folded, each with the last words of
/// the name that it abbreviates, folded too.
pub(super) fn abbreviations<'b>(organizations: impl Iterator<Item = &'b OrganizationMention>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for organization in organizations {
        let Some(short) = &organization.short else { continue };
        let words: Vec<&str> = organization.name.split(' ').filter(|word| !matches!(*word, "và" | "&" | "-")).collect();
        let initials = |count: usize| {
            let last = words[words.len() - count..].iter().filter_map(|word| word.chars().next());
            fold(&last.collect::<String>())
        };
        let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
        let count = letters.chars().count();
        // "GDĐT" takes the first letters of "Giáo dục Đào tạo".
        if count <= words.len() && initials(count) == fold(&letters) {
            let from = organization.name.find(words[words.len() - count]).unwrap_or(0);
            found.push((fold(short), fold(&organization.name[from..])));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        organizations(text).into_iter().map(|organization| organization.name).collect()
    }

    #[test]
    fn names_of_bodies() {
        for (text, expected) in [
            ("Ban Thường vụ Đảng ủy Khối do đồng chí", vec!["Ban Thường vụ Đảng ủy Khối"]),
            (
                "của Ban Thường vụ Đảng ủy Khối cơ quan và doanh nghiệp tỉnh, chiều",
                vec!["Ban Thường vụ Đảng ủy Khối cơ quan và doanh nghiệp tỉnh"],
            ),
            (
                "với Ban Chấp hành Đảng bộ Sở Giáo dục và Đào tạo (GDĐT) có",
                vec!["Ban Chấp hành Đảng bộ Sở Giáo dục và Đào tạo"],
            ),
            ("(Sở GDĐT, Công đoàn ngành Giáo dục) và 2", vec!["Sở GDĐT", "Công đoàn ngành Giáo dục"]),
            (
                "(Trường Phổ thông DTNT tỉnh, Trung tâm GDTX tỉnh Kon Tum)",
                vec!["Trường Phổ thông DTNT tỉnh", "Trung tâm GDTX tỉnh Kon Tum"],
            ),
            ("Đảng ủy cần quan tâm; Hội trường; Ban hành văn bản; Hội nghị", vec![]),
            ("Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các xã", vec!["Sở Nội vụ", "Sở Tài chính"]),
            ("UBND tỉnh giao UBND huyện Đăk Hà", vec!["UBND tỉnh", "UBND huyện Đăk Hà"]),
            ("Ban Chấp hành và Ủy ban nhân dân xã", vec!["Ủy ban nhân dân xã"]),
            ("Bộ Chính trị; Ban Chấp hành Trung ương Đảng.", vec!["Bộ Chính trị", "Ban Chấp hành Trung ương Đảng"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn one_body_in_two_spellings() {
        let organization = organizations("Sở Giáo dục và Đào tạo (GDĐT)");
        let short = abbreviations(organization.iter());
        assert_eq!(short, [("gddt".to_owned(), "giao duc va dao tao".to_owned())]);
        let mut register = OrganizationRegistry::default();
        assert_eq!(register.add("Sở Giáo dục và Đào tạo", 1, &short), 0);
        assert_eq!(register.add("Sở GDĐT", 2, &short), 0);
        assert_eq!(register.known[0].short.as_deref(), Some("Sở GDĐT"));
        assert_eq!(register.add("Sở Nội vụ", 2, &short), 1);
    }
}
