//! What was meant with a Vietnamese keyboard switched off: `ddaof taoj` is "đào tạo", `d9ao2 ta5o` too.
//!
//! Telex doubles letters (`dd aa ee oo`), adds `w` for horns and bows, and puts the tone (`s f r x j`, `z` for none)
//! anywhere after the vowel; VNI does the same with digits. A word is converted only if the result is a Vietnamese
//! syllable, so that other words are unchanged. A few English words are also keys of a syllable (`as` is "á"): convert
//! only text that finds nothing as typed.
//!
//! ```
//! use viet_text::telex::read;
//!
//! assert_eq!(read("Vieetj Nam").as_deref(), Some("Việt Nam"));
//! assert_eq!(read("d9ao2 ta5o").as_deref(), Some("đào tạo"));
//! assert_eq!(read("release 2023"), None);
//! ```

use crate::fold::fold;

/// Vowels without a tone, and the vowels with each of the five.
const VOWELS: [(char, [char; 5]); 12] = [
    ('a', ['á', 'à', 'ả', 'ã', 'ạ']),
    ('ă', ['ắ', 'ằ', 'ẳ', 'ẵ', 'ặ']),
    ('â', ['ấ', 'ầ', 'ẩ', 'ẫ', 'ậ']),
    ('e', ['é', 'è', 'ẻ', 'ẽ', 'ẹ']),
    ('ê', ['ế', 'ề', 'ể', 'ễ', 'ệ']),
    ('i', ['í', 'ì', 'ỉ', 'ĩ', 'ị']),
    ('o', ['ó', 'ò', 'ỏ', 'õ', 'ọ']),
    ('ô', ['ố', 'ồ', 'ổ', 'ỗ', 'ộ']),
    ('ơ', ['ớ', 'ờ', 'ở', 'ỡ', 'ợ']),
    ('u', ['ú', 'ù', 'ủ', 'ũ', 'ụ']),
    ('ư', ['ứ', 'ừ', 'ử', 'ữ', 'ự']),
    ('y', ['ý', 'ỳ', 'ỷ', 'ỹ', 'ỵ']),
];

/// What a syllable can begin and end with.
const BEGINNINGS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];
const ENDS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// The vowels that can be in a row.
const NUCLEI: [&str; 51] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iê", "iu", "oa", "oă", "oe", "oi", "ôi", "ơi", "oo", "ua", "uâ", "uê", "ui", "uô", "uơ", "uy", "ưa", "ưi", "ươ",
    "ưu", "yê", "iêu", "yêu", "oai", "oay", "oeo", "uôi", "uya", "uyê", "ươi",
];
const MORE_NUCLEI: [&str; 5] = ["ươu", "uây", "uyu", "oao", "uêu"];

/// The text with every word read that can be; `None` if that changes nothing.
#[must_use]
pub fn read(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut has_changed = false;
    for piece in text.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric()) {
        let word = piece.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
        let read = syllable(word);
        has_changed |= read.is_some();
        out.push_str(read.as_deref().unwrap_or(word));
        out.push_str(&piece[word.len()..]);
    }
    has_changed.then_some(out)
}

/// Whether a word of plain letters can be a Vietnamese syllable that is typed without diacritics: `hang`, but not `vote`.
#[must_use]
pub fn is_plain_syllable(word: &str) -> bool {
    // `gi` and `qu` leave the rest to the vowels: every beginning is tried.
    BEGINNINGS.iter().filter_map(|begin| word.strip_prefix(&fold(begin))).any(|rest| {
        ENDS.iter()
            .filter_map(|end| rest.strip_suffix(end))
            .any(|vowels| NUCLEI.iter().chain(&MORE_NUCLEI).any(|nucleus| fold(nucleus) == vowels))
    }) || word == "gi"
}

/// Whether a word, as it is written with its diacritics, is built like a Vietnamese syllable: `nghị`, but not `hôp`, whose
/// end takes other tones.
#[must_use]
pub fn is_vietnamese_syllable(word: &str) -> bool {
    const ABRUPT: [&str; 4] = ["c", "ch", "p", "t"];
    let mut tones = Vec::new();
    let mut plain = String::new();
    for letter in word.chars().flat_map(char::to_lowercase) {
        let row = VOWELS.iter().find_map(|(vowel, all)| Some((*vowel, all.iter().position(|one| *one == letter)?)));
        tones.extend(row.map(|(_, tone)| tone));
        plain.push(row.map_or(letter, |(vowel, _)| vowel));
    }
    let Some((_, _, end)) = split(&plain) else { return false };
    tones.len() <= 1 && (!ABRUPT.contains(&end) || matches!(tones[..], [0 | 4]))
}

/// A letter of the syllable, its mark but not its tone on it.
#[derive(Debug, Clone, Copy)]
struct Letter {
    plain: char,
    is_capital: bool,
}

/// No syllable takes more keys: `nghieengs` has nine, some people press a key twice.
const MOST_KEYS: usize = 16;

/// The syllable that the keys of one word give; `None` if they give none, or just what was typed.
fn syllable(word: &str) -> Option<String> {
    if word.len() > MOST_KEYS {
        return None;
    }
    let mut letters: Vec<Letter> = Vec::new();
    let mut tone = Tone::Taken;
    let mut has_keys = false;
    for key in word.chars() {
        let lower = key.to_ascii_lowercase();
        let has_vowel = letters.iter().any(|letter| is_vowel(letter.plain));
        let is_key = match (lower, tone_of(lower)) {
            (_, Some(key)) if has_vowel => {
                tone = key;
                true
            }
            _ => put_mark(&mut letters, lower, key.is_uppercase()),
        };
        if !is_key {
            if lower.is_ascii_digit() {
                return None;
            }
            letters.push(Letter { plain: lower, is_capital: key.is_uppercase() });
        }
        has_keys |= is_key;
    }
    let plain: String = letters.iter().map(|letter| letter.plain).collect();
    if !has_keys || !is_syllable(&plain) {
        return None;
    }
    if let Tone::Mark(tone) = tone {
        let at = tone_place(&plain);
        letters[at].plain = toned(letters[at].plain, tone);
    }
    let spelt = letters.iter().flat_map(|letter| {
        let lower = letter.plain.to_lowercase();
        if letter.is_capital { letter.plain.to_uppercase().collect::<Vec<_>>() } else { lower.collect() }
    });
    Some(spelt.collect())
}

/// What a key does to the tone.
enum Tone {
    /// One of the table's.
    Mark(usize),
    Taken,
}

fn tone_of(key: char) -> Option<Tone> {
    Some(match key {
        's' | '1' => Tone::Mark(0),
        'f' | '2' => Tone::Mark(1),
        'r' | '3' => Tone::Mark(2),
        'x' | '4' => Tone::Mark(3),
        'j' | '5' => Tone::Mark(4),
        'z' | '0' => Tone::Taken,
        _ => return None,
    })
}

/// Puts the mark of a key on the letters before it, if one can take it.
fn put_mark(letters: &mut Vec<Letter>, key: char, is_capital: bool) -> bool {
    let last = |letters: &[Letter], of: &[char]| letters.iter().rposition(|letter| of.contains(&letter.plain));
    match key {
        'd' | '9' => {
            let Some(first) = letters.first_mut().filter(|letter| letter.plain == 'd') else { return false };
            first.plain = 'đ';
            true
        }
        'a' | 'e' | 'o' | '6' => {
            let of: &[char] = match key {
                'a' => &['a'],
                'e' => &['e'],
                'o' => &['o'],
                _ => &['a', 'e', 'o'],
            };
            let Some(at) = last(letters, of) else { return false };
            // With another vowel between it is that vowel's neighbour: "oao" in ngoao.
            if letters[at + 1..].iter().any(|letter| is_vowel(letter.plain)) && key != '6' {
                return false;
            }
            letters[at].plain = with_roof(letters[at].plain);
            true
        }
        'w' | '7' | '8' => {
            let of: &[char] = match key {
                'w' => &['a', 'o', 'u'],
                '7' => &['o', 'u'],
                _ => &['a'],
            };
            let Some(mut at) = last(letters, of) else {
                let can_stand_alone = key == 'w' && !letters.iter().any(|letter| is_vowel(letter.plain));
                if can_stand_alone {
                    letters.push(Letter { plain: 'ư', is_capital });
                }
                return can_stand_alone;
            };
            let before = at.checked_sub(1).map(|before| letters[before].plain);
            let is_after_q = at >= 2 && letters[at - 2].plain == 'q';
            match (before, letters[at].plain) {
                // uo is ươ, ua is ưa, uu is ưu; but not after q, where the u belongs to the beginning.
                (Some('u' | 'ư'), 'o') if !is_after_q => letters[at - 1].plain = 'ư',
                (Some('u'), 'a' | 'u') if !is_after_q && key != '8' => at -= 1,
                _ => {}
            }
            letters[at].plain = with_horn(letters[at].plain);
            true
        }
        _ => false,
    }
}

fn with_roof(letter: char) -> char {
    match letter {
        'a' => 'â',
        'e' => 'ê',
        'o' => 'ô',
        other => other,
    }
}

fn with_horn(letter: char) -> char {
    match letter {
        'a' => 'ă',
        'o' => 'ơ',
        'u' => 'ư',
        other => other,
    }
}

fn toned(letter: char, tone: usize) -> char {
    let row = VOWELS.iter().find(|(plain, _)| *plain == letter);
    row.and_then(|(_, tones)| tones.get(tone)).copied().unwrap_or(letter)
}

fn is_vowel(letter: char) -> bool {
    VOWELS.iter().any(|(plain, _)| *plain == letter)
}

/// Splits a syllable into what it begins with, its vowels, and what it ends with.
fn split(plain: &str) -> Option<(&str, &str, &str)> {
    // The longest beginning first; the u of "qu" and the i of "gi" belong to it where a vowel follows.
    BEGINNINGS.iter().rev().filter_map(|begin| Some((begin.len(), plain.strip_prefix(begin)?))).find_map(
        |(begin, rest)| {
            let vowels = rest.find(|letter| !is_vowel(letter)).unwrap_or(rest.len());
            let (nucleus, end) = rest.split_at(vowels);
            let is_known = NUCLEI.contains(&nucleus) || MORE_NUCLEI.contains(&nucleus);
            (is_known && ENDS.contains(&end)).then_some((&plain[..begin], nucleus, end))
        },
    )
}

fn is_syllable(plain: &str) -> bool {
    split(plain).is_some()
}

/// Which letter of a syllable takes the tone.
fn tone_place(plain: &str) -> usize {
    let Some((begin, nucleus, end)) = split(plain) else { return 0 };
    let vowels: Vec<char> = nucleus.chars().collect();
    let marked = vowels.iter().rposition(|vowel| !vowel.is_ascii());
    let place = match (marked, vowels.len(), end.is_empty()) {
        (Some(marked), ..) => marked,
        // hoàn, toàn: before an end, the last vowel; hòa, mía, đào: without one, the first of two, the middle of three.
        (None, length, false) => length - 1,
        (None, 3, true) => 1,
        (None, ..) => 0,
    };
    begin.chars().count() + place
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn syllables_with_diacritics() {
        for word in ["Nghị", "quyết", "ỦY", "uỷ", "gì", "giặt", "quốc", "đường", "ở", "ban"] {
            assert!(is_vietnamese_syllable(word), "{word}");
        }
        for word in ["hôp", "été", "Núñez", "goût", "nghịt", "hợ́p", "vote"] {
            assert_eq!(is_vietnamese_syllable(word), word == "nghịt", "{word}");
        }
    }

    #[test]
    fn syllables_without_diacritics() {
        for word in ["hang", "nghieng", "giao", "quyet", "can", "uy", "gi", "thuong", "duong", "them", "chi", "ban"] {
            assert!(is_plain_syllable(word), "{word}");
        }
        for word in ["vote", "voted", "votes", "meeting", "plan", "task", "budget", "team", "share", "reports", "case"]
        {
            assert!(!is_plain_syllable(word), "{word}");
        }
    }

    /// What is typed and the syllable that is meant; empty if there is none.
    const TELEX: [(&str, &str); 73] = [
        ("ddaof taoj", "đào tạo"),
        ("dduwowngf", "đường"),
        ("DDaof Taoj", "Đào Tạo"),
        ("daof", "dào"),
        ("dangr", "dảng"),
        ("ddangr", "đảng"),
        ("DDangr", "Đảng"),
        ("uyr", "ủy"),
        ("uyrban", ""),
        ("uyr ban", "ủy ban"),
        ("nhaan daan", "nhân dân"),
        ("nhanad", ""),
        ("nhana", "nhân"),
        ("tieengs", "tiếng"),
        ("tieesng", "tiếng"),
        ("tiengse", "tiếng"),
        ("vieejt", "việt"),
        ("Vieetj Nam", "Việt Nam"),
        ("chuyeenr ddooir soos", "chuyển đổi số"),
        ("chuyeern", "chuyển"),
        ("truwowngf", "trường"),
        ("truongwf", "trường"),
        ("truowngf", "trường"),
        ("hoiwj", "hợi"),
        ("hoojp", "hộp"),
        ("hoijw", "hợi"),
        ("hop", ""),
        ("hopj", "họp"),
        ("nghij quyeets", "nghị quyết"),
        ("ngij", "ngị"),
        ("quyeets ddinhj", "quyết định"),
        ("quoocs", "quốc"),
        ("quas", "quá"),
        ("quys", "quý"),
        ("quaanr", "quẩn"),
        ("giaos", "giáo"),
        ("gias", "giá"),
        ("gif", "gì"),
        ("giamf", "giàm"),
        ("nhiemj", ""),
        ("nhieemj vuj", "nhiệm vụ"),
        ("thuwowngf vuj", "thường vụ"),
        ("thuwowngf", "thường"),
        ("wowngf", "ường"),
        ("uwr", "ử"),
        ("tw", "tư"),
        ("twf", "từ"),
        ("nuwowcs", "nước"),
        ("nuocws", "nước"),
        ("cuuws", "cứu"),
        ("muaw", "mưa"),
        ("muwa", "mưa"),
        ("huuw", "hưu"),
        ("khoois", "khối"),
        ("khoangr", "khoảng"),
        ("hoaf", "hòa"),
        ("hoanf", "hoàn"),
        ("thuys", "thúy"),
        ("khoer", "khỏe"),
        ("ngoafi", "ngoài"),
        ("ngoaif", "ngoài"),
        ("xoays", "xoáy"),
        ("khuyur", "khuỷu"),
        ("ruwowuj", "rượu"),
        ("nguwowif", "người"),
        ("yeeus", "yếu"),
        ("ys", "ý"),
        ("trungw", "trưng"),
        ("awn", "ăn"),
        ("hoawcj", "hoặc"),
        ("ddoongf chis", "đồng chí"),
        ("soz", "so"),
        ("banf-giao", "bàn-giao"),
    ];

    const VNI: [(&str, &str); 9] = [
        ("d9ao2 ta5o", "đào tạo"),
        ("d9u7o7ng2", "đường"),
        ("d9uong72", "đường"),
        ("tie6ng1", "tiếng"),
        ("quye6t1 d9inh5", "quyết định"),
        ("a8n", "ăn"),
        ("nu7o7c1", "nước"),
        ("ho5p", "họp"),
        ("nhan6 da6n", "nhân dân"),
    ];

    /// Words that are not Telex.
    const OTHERS: [&str; 14] =
        ["hop", "latency", "21kl", "d1", "t1", "2023", "", "KL", "release", "chi bo", "2023-05-08", "x", "s", "đào"];

    #[test]
    fn words() {
        for (keys, expected) in TELEX.into_iter().chain(VNI) {
            assert_eq!(read(keys).as_deref(), Some(expected).filter(|expected| !expected.is_empty()), "{keys}");
        }
        for text in OTHERS {
            assert_eq!(read(text), None, "{text}");
        }
    }

    /// The keys for a syllable: each mark right after its letter, the tone at the end.
    fn keys(syllable: &str) -> String {
        let mut keys = String::new();
        let mut tone = "";
        for letter in syllable.nfd() {
            match letter {
                '\u{301}' => tone = "s",
                '\u{300}' => tone = "f",
                '\u{309}' => tone = "r",
                '\u{303}' => tone = "x",
                '\u{323}' => tone = "j",
                '\u{302}' => keys.extend(keys.chars().last().into_iter().collect::<Vec<_>>()),
                '\u{306}' | '\u{31b}' => keys.push('w'),
                'đ' => keys.push_str("dd"),
                plain => keys.push(plain),
            }
        }
        keys + tone
    }

    proptest! {
        #[test]
        fn what_is_typed_is_read(
            begin in select(&BEGINNINGS[..]),
            nucleus in select(&NUCLEI[..]),
            end in select(&ENDS[..]),
            tone in 0..5_usize,
        ) {
            let plain = format!("{begin}{nucleus}{end}");
            // "giê" can be read as gi and ê; doubled o is how ô is typed.
            let is_clear = split(&plain) == Some((begin, nucleus, end)) && nucleus != "oo" && nucleus != "uơ";
            prop_assume!(is_clear);
            let mut letters: Vec<char> = plain.chars().collect();
            let at = tone_place(&plain);
            letters[at] = toned(letters[at], tone);
            let syllable: String = letters.into_iter().collect();
            let read = read(&keys(&syllable));
            prop_assert_eq!(read.as_deref(), Some(syllable.as_str()), "{}", keys(&syllable));
        }

        #[test]
        fn never_panics(text in "\\PC{0,12}|[a-z0-9 ]{0,12}") {
            let _ = read(&text);
        }
    }
}
