//! When two names or texts are the same: without marks and case, names also without an address in front and with the
//! usual short forms.
//!
//! `viet_text::fold` is not used: it writes i and y as one letter and leaves out invisible characters, and a phrase that
//! ends inside a word would be found in other places.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// An address before a name. It has to be followed by something, which the last group is the beginning of.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^(?:các\s+)?(?:đồng chí|đ/c|đc|ông|bà|thầy giáo|cô giáo|thầy|cô|anh|chị|bạn|em|bác|",
        r"pgs\.?\s*ts\.?|gs\.?\s*ts\.?|ts\.|ths\.?|bs\.?|",
        r"đại diện lãnh đạo|đại diện|lãnh đạo|mr\.?|mrs\.?|ms\.?|dr\.?|prof\.?|the)[\s:]+(\S)"
    ))
    .unwrap()
});

/// A remark in brackets at the end of a name.
static BRACKET: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s*\([^()]*\)\s*$").unwrap());

/// Long forms and their usual short ones, folded.
static SHORT: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        ("uy ban nhan dan", "ubnd"),
        ("hoi dong nhan dan", "hdnd"),
        ("mat tran to quoc", "mttq"),
        ("ban chap hanh", "bch"),
        ("ban thuong vu", "btv"),
        ("van phong chinh phu", "vpcp"),
        ("giao duc va dao tao", "gddt"),
        ("thanh pho", "tp"),
        ("trach nhiem huu han", "tnhh"),
    ]
    .map(|(long, short)| (Regex::new(&format!(r"\b{long}\b")).unwrap(), short))
    .into()
});

/// Words of letters, digits, `@` and `/`, without marks and case.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text.chars().map(|c| if matches!(c, 'đ' | 'Đ') { 'd' } else { c });
    for letter in letters.nfd().filter(|&c| canonical_combining_class(c) == 0).flat_map(char::to_lowercase) {
        match letter {
            'ß' => folded.push_str("ss"),
            'ς' => folded.push('σ'),
            // Ligatures, which PDF has.
            '\u{fb00}'..='\u{fb06}' => folded.extend(letter.nfkd()),
            '@' | '/' => folded.push(letter),
            _ => folded.push(if letter.is_alphanumeric() { letter } else { ' ' }),
        }
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name of a person or body as it is compared.
pub fn name(text: &str) -> String {
    let text: String = text.nfc().collect();
    let text = text.trim();
    let without = BRACKET.replace(text, "");
    let whole = if without.is_empty() { text } else { &*without };
    let mut folded = fold(&ADDRESS.replace(whole, "$1"));
    for (long, short) in SHORT.iter() {
        folded = long.replace_all(&folded, *short).into_owned();
    }
    folded.trim_start_matches('@').to_owned()
}

/// Whether a name is one of these, with its address or without.
pub fn is_one_of(text: &str, alternatives: &[String]) -> bool {
    let handle = |text: &str| fold(text).trim_start_matches('@').to_owned();
    let forms = [name(text), handle(text)];
    alternatives.iter().any(|other| forms.contains(&name(other)) || forms.contains(&handle(other)))
}

/// A number of a document: without the word for it, and without white space.
pub fn number(text: &str) -> String {
    static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)^\s*(?:số|no\.?)\s*:?\s*").unwrap());
    fold(&WORD.replace(text, "")).replace(' ', "")
}

#[test]
fn names_and_texts() {
    assert_eq!(fold("Họp: Tổ 3_b, @an/ĐẶNG"), "hop to 3 b @an/dang");
    assert_eq!(fold("ﬁle ẞ ΣΑΣ"), "file ss σασ");
    assert_eq!(name("Đồng chí Vàng Seo Lử (thư ký)"), "vang seo lu");
    assert_eq!(name("Ủy ban nhân dân thành phố"), "ubnd tp");
    assert_eq!(name("ông"), "ong");
    assert_eq!(name("@bob"), "bob");
    assert_eq!(number("Số: 12 / TB-UBND"), "12/tbubnd");
    assert!(is_one_of("The Board", &["board".to_owned()]));
    assert!(!is_one_of("Kỳ", &["Kì".to_owned()]));
}
