//! The letters of Vietnamese and the plain letter that each folds to.

/// A plain letter and all that folds to it. Other letters go through Unicode's decomposition; the table is for speed,
/// and for letters whose bar or dot is not a combining mark in Unicode.
const ROWS: [(u8, &str); 11] = [
    (b'a', "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬàáảãạăằắẳẵặâầấẩẫậ"),
    (b'e', "ÈÉẺẼẸÊỀẾỂỄỆèéẻẽẹêềếểễệ"),
    (b'i', "ÌÍỈĨỊìíỉĩị"),
    (b'o', "ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢòóỏõọôồốổỗộơờớởỡợ"),
    (b'u', "ÙÚỦŨỤƯỪỨỬỮỰùúủũụưừứửữự"),
    (b'y', "ỲÝỶỸỴỳýỷỹỵ"),
    // The second pair is the Icelandic eth, which looks the same in capitals and gets typed for Đ.
    (b'd', "ĐđÐð"),
    (b'i', "ıİ"),
    (b'l', "Łł"),
    (b'o', "Øø"),
    (b'h', "Ħħ"),
];

const LOW_FIRST: u32 = 0xc0;
const LOW_LAST: u32 = 0x1b0;
const HIGH_FIRST: u32 = 0x1ea0;
const HIGH_LAST: u32 = 0x1ef9;

/// The table spread out by code point, once, by the compiler; 0 is "not here".
static LOW: [u8; (LOW_LAST - LOW_FIRST + 1) as usize] = spread(LOW_FIRST);
static HIGH: [u8; (HIGH_LAST - HIGH_FIRST + 1) as usize] = spread(HIGH_FIRST);

const fn spread<const N: usize>(first: u32) -> [u8; N] {
    let mut table = [0; N];
    let mut row = 0;
    while row < ROWS.len() {
        let bytes = ROWS[row].1.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = decode(bytes, at);
            if code >= first && ((code - first) as usize) < N {
                table[(code - first) as usize] = ROWS[row].0;
            }
            at += length;
        }
        row += 1;
    }
    table
}

/// The code point that begins at `at` and its length, for sequences of two and three bytes (those
/// of four give nonsense above every letter of the table).
pub(super) const fn decode(bytes: &[u8], at: usize) -> (u32, usize) {
    let lead = bytes[at] as u32;
    if lead < 0xe0 && at + 1 < bytes.len() {
        (((lead & 0x1f) << 6) | (bytes[at + 1] as u32 & 0x3f), 2)
    } else if lead < 0xf0 && at + 2 < bytes.len() {
        let tail = ((bytes[at + 1] as u32 & 0x3f) << 6) | (bytes[at + 2] as u32 & 0x3f);
        (((lead & 0xf) << 12) | tail, 3)
    } else {
        (u32::MAX, 4)
    }
}

/// The plain letter of a letter in the table.
#[inline]
pub(super) fn base(code: u32) -> Option<u8> {
    let found = if code >= HIGH_FIRST {
        HIGH.get((code - HIGH_FIRST) as usize)
    } else {
        LOW.get(code.wrapping_sub(LOW_FIRST) as usize)
    };
    found.copied().filter(|&letter| letter != 0)
}

/// The lower case of ASCII and of the letters of Vietnamese.
#[inline]
pub(super) fn lower(letter: char) -> Option<char> {
    let code = u32::from(letter);
    match letter {
        '\0'..='\u{7f}' => Some(letter.to_ascii_lowercase()),
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{de}' => char::from_u32(code + 0x20),
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => char::from_u32(code + 1),
        '\u{df}'..='\u{ff}' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => Some(letter),
        '\u{1ea0}'..='\u{1ef9}' => char::from_u32(code | 1),
        _ => None,
    }
}

/// Whether a character is one of nearly all in Vietnamese texts: it is composed, and [`lower`] has its lower case; of ASCII, all
/// that is no white space but the space.
#[inline]
pub(super) fn is_common(letter: char) -> bool {
    match letter {
        ' '..='~' => true,
        _ => base(u32::from(letter)).is_some() && lower(letter).is_some(),
    }
}

/// Blocks of Latin letters beyond ASCII, whose marks are stripped; first and last of each.
const LATIN: [(char, char); 9] = [
    ('\u{aa}', '\u{aa}'),
    ('\u{ba}', '\u{ba}'),
    ('\u{c0}', '\u{2af}'),
    ('\u{1d00}', '\u{1dbf}'),
    ('\u{1e00}', '\u{1eff}'),
    ('\u{2c60}', '\u{2c7f}'),
    ('\u{a720}', '\u{a7ff}'),
    ('\u{ab30}', '\u{ab6f}'),
    ('\u{ff21}', '\u{ff5a}'),
];

/// Whether this letter belongs to a script whose marks are kept.
pub(super) fn keeps_marks(letter: char) -> bool {
    !letter.is_ascii() && letter.is_alphabetic() && !LATIN.iter().any(|&(first, last)| (first..=last).contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn the_table_agrees_with_unicode() {
        for (plain, row) in ROWS.iter().take(6) {
            for letter in row.chars() {
                assert_eq!(base(u32::from(letter)), Some(*plain));
                let first = letter.nfd().next().map(|c| c.to_ascii_lowercase());
                assert_eq!(first, Some(char::from(*plain)), "{letter}");
            }
        }
    }

    #[test]
    fn lower_case_is_that_of_unicode() {
        let all = (0..0x3000).filter_map(char::from_u32);
        for (letter, known) in all.filter_map(|letter| Some((letter, lower(letter)?))) {
            assert_eq!(letter.to_lowercase().collect::<String>(), known.to_string(), "{letter}");
            assert!(!is_common(letter) || known.nfc().eq([known]), "{letter}");
        }
        assert!(ROWS.iter().take(6).flat_map(|(_, row)| row.chars()).all(is_common));
        assert_eq!(lower('İ'), None);
    }

    #[test]
    fn every_letter_of_the_high_block_is_there() {
        for code in HIGH_FIRST..=HIGH_LAST {
            assert!(base(code).is_some(), "{code:x}");
        }
        for code in [0x0, 0x41, 0xbf, 0xd7, 0xf7, 0x1b1, 0x1e9f, 0x1efa, u32::MAX] {
            assert_eq!(base(code), None, "{code:x}");
        }
    }
}
