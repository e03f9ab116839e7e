//! Decodes bytes: UTF-8, UTF-16 with a byte order mark, windows-1258, and what is typed in the fonts of TCVN3.

use super::ReadError;
use crate::import::document::Encoding;
use viet_text::hygiene::{Disallowed, disallowed};
use viet_text::nfc;
use viet_text::telex::is_vietnamese_syllable;

/// The letters of TCVN3 where they are in Latin-1. It has no capitals with tones: they are typed in a font of their own.
const TCVN3: [(char, char); 74] = [
    ('¡', 'Ă'),
    ('¢', 'Â'),
    ('£', 'Ê'),
    ('¤', 'Ô'),
    ('¥', 'Ơ'),
    ('¦', 'Ư'),
    ('§', 'Đ'),
    ('¨', 'ă'),
    ('©', 'â'),
    ('ª', 'ê'),
    ('«', 'ô'),
    ('¬', 'ơ'),
    ('\u{ad}', 'ư'),
    ('®', 'đ'),
    ('µ', 'à'),
    ('¶', 'ả'),
    ('·', 'ã'),
    ('¸', 'á'),
    ('¹', 'ạ'),
    ('»', 'ằ'),
    ('¼', 'ẳ'),
    ('½', 'ẵ'),
    ('¾', 'ắ'),
    ('Æ', 'ặ'),
    ('Ç', 'ầ'),
    ('È', 'ẩ'),
    ('É', 'ẫ'),
    ('Ê', 'ấ'),
    ('Ë', 'ậ'),
    ('Ì', 'è'),
    ('Î', 'ẻ'),
    ('Ï', 'ẽ'),
    ('Ð', 'é'),
    ('Ñ', 'ẹ'),
    ('Ò', 'ề'),
    ('Ó', 'ể'),
    ('Ô', 'ễ'),
    ('Õ', 'ế'),
    ('Ö', 'ệ'),
    ('×', 'ì'),
    ('Ø', 'ỉ'),
    ('Ü', 'ĩ'),
    ('Ý', 'í'),
    ('Þ', 'ị'),
    ('ß', 'ò'),
    ('á', 'ỏ'),
    ('â', 'õ'),
    ('ã', 'ó'),
    ('ä', 'ọ'),
    ('å', 'ồ'),
    ('æ', 'ổ'),
    ('ç', 'ỗ'),
    ('è', 'ố'),
    ('é', 'ộ'),
    ('ê', 'ờ'),
    ('ë', 'ở'),
    ('ì', 'ỡ'),
    ('í', 'ớ'),
    ('î', 'ợ'),
    ('ï', 'ù'),
    ('ñ', 'ủ'),
    ('ò', 'ũ'),
    ('ó', 'ú'),
    ('ô', 'ụ'),
    ('õ', 'ừ'),
    ('ö', 'ử'),
    ('÷', 'ữ'),
    ('ø', 'ứ'),
    ('ù', 'ự'),
    ('ú', 'ỳ'),
    ('û', 'ỷ'),
    ('ü', 'ỹ'),
    ('ý', 'ý'),
    ('þ', 'ỵ'),
];

/// What windows-1258 has otherwise than windows-1252.
const WINDOWS_1258: [(u8, char); 16] = [
    (0xC3, 'Ă'),
    (0xCC, '\u{300}'),
    (0xD0, 'Đ'),
    (0xD2, '\u{309}'),
    (0xD5, 'Ơ'),
    (0xDD, 'Ư'),
    (0xDE, '\u{303}'),
    (0xE3, 'ă'),
    (0xEC, '\u{301}'),
    (0xF0, 'đ'),
    (0xF2, '\u{323}'),
    (0xF5, 'ơ'),
    (0xFD, 'ư'),
    (0xFE, '₫'),
    (0x8A, '\u{fffd}'),
    (0x9A, '\u{fffd}'),
];

/// What windows-1252 has from 0x80 to 0x9F.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// At least so many words must be Vietnamese before letters are taken for something else than they say.
const FEW: usize = 4;

/// The text that the bytes are, without a byte order mark, with LF as line ends, and what it was before.
pub(super) fn text_of(bytes: &[u8], limit: usize) -> Result<(String, Option<Encoding>), ReadError> {
    if bytes.len() > limit * 2 {
        return Err(ReadError::TooLarge { limit });
    }
    let (text, encoding) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, None),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, None),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            // A picture or a program is full of zero bytes.
            if bytes.contains(&0) {
                return Err(ReadError::Binary);
            }
            match std::str::from_utf8(bytes) {
                Ok(text) => in_unicode(text.to_owned()),
                Err(error) => of_code_page(bytes).ok_or(ReadError::NotUtf8 { offset: error.valid_up_to() })?,
            }
        }
    };
    if text.len() > limit {
        return Err(ReadError::TooLarge { limit });
    }
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), encoding))
}

/// Converts a text that is typed in the fonts of TCVN3; another one stays as it is. A text that has Vietnamese letters,
/// too, is left alone: both share letters, which only the fonts would tell apart.
pub(super) fn in_unicode(text: String) -> (String, Option<Encoding>) {
    let is_vietnamese = |c: char| matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}');
    let is_latin = |c: char| matches!(c, '\u{a1}'..='\u{fe}');
    if !text.contains(is_latin) || text.contains(is_vietnamese) {
        return (text, None);
    }
    let is_certain = disallowed(&text).iter().any(|(_, kind)| *kind == Disallowed::LegacyFont);
    if !is_certain {
        return (text, None);
    }
    let converted: String = text.chars().map(of_tcvn3).collect();
    if is_in_vietnamese(&text, &converted) { (converted, Some(Encoding::Tcvn3)) } else { (text, None) }
}

/// The text of bytes in windows-1258 or TCVN3; `None` if it makes no Vietnamese in either.
fn of_code_page(bytes: &[u8]) -> Option<(String, Option<Encoding>)> {
    let latin: String = bytes.iter().map(|byte| windows_1252(*byte)).collect();
    let windows = bytes.iter().map(|byte| {
        WINDOWS_1258.iter().find(|(code, _)| code == byte).map_or_else(|| windows_1252(*byte), |(_, letter)| *letter)
    });
    let windows = nfc(&windows.collect::<String>());
    let tcvn3: String = latin.chars().map(of_tcvn3).collect();
    [(windows, Encoding::Windows1258), (tcvn3, Encoding::Tcvn3)]
        .into_iter()
        .find(|(converted, _)| is_in_vietnamese(&latin, converted))
        .map(|(text, encoding)| (text, Some(encoding)))
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn of_tcvn3(letter: char) -> char {
    TCVN3.iter().find(|(code, _)| *code == letter).map_or(letter, |(_, letter)| *letter)
}

/// Whether nearly all words that have other letters than ASCII are Vietnamese once they are converted, and there are some.
fn is_in_vietnamese(before: &str, converted: &str) -> bool {
    const NEARLY: usize = 5;
    if before == converted {
        return false;
    }
    let words = || converted.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
    let (all, good) = (words().count(), words().filter(|word| is_vietnamese_syllable(word)).count());
    good >= FEW && (all - good) * NEARLY <= all && !converted.contains('\u{fffd}')
}

fn utf16(bytes: &[u8], letter: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let units = bytes.chunks_exact(2).map(|pair| letter([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<_, _>>().map_err(|_| ReadError::Binary)
}

#[cfg(test)]
mod tests {
    use super::{Encoding, ReadError, in_unicode, text_of};

    const TEXT: &str =
        "Ủy ban nhân dân tỉnh giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính; báo cáo trước ngày 20/11.";

    fn read(bytes: &[u8]) -> String {
        text_of(bytes, 100).unwrap().0
    }

    #[test]
    fn marks_and_line_ends() {
        assert_eq!(read("\u{feff}Đảng\r\nủy\rkhối".as_bytes()), "Đảng\nủy\nkhối");
        let little: Vec<u8> = "\u{feff}Đảng".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}Đảng".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((read(&little), read(&big)), ("Đảng".into(), "Đảng".into()));
    }

    #[test]
    fn no_text() {
        assert_eq!(text_of(b"ab\xffcd", 100), Err(ReadError::NotUtf8 { offset: 2 }));
        assert_eq!(text_of(b"\x89PNG\0\0", 100), Err(ReadError::Binary));
        assert_eq!(text_of(b"\xff\xfe\x00\xd8", 100), Err(ReadError::Binary));
        assert_eq!(text_of(&[b'a'; 11], 10), Err(ReadError::TooLarge { limit: 10 }));
    }

    #[test]
    fn windows_1258() {
        // The tone marks stand behind their letters.
        let bytes = b"U\xD2y ban nh\xE2n d\xE2n ti\xD2nh \xD0\xE3\xECk L\xE3\xECk; Chu\xD2 tri\xCC, \xF0\xF4\xF2c l\xE2\xF2p, h\xF4\xF2i nghi\xF2";
        let (text, encoding) = text_of(bytes, 100).unwrap();
        assert_eq!(encoding, Some(Encoding::Windows1258), "{text}");
        assert!(text.starts_with("Ủy ban nhân dân") && text.ends_with("độc lập, hội nghị"), "{text}");
    }

    #[test]
    fn tcvn3() {
        let text =
            "Uû ban nh©n d©n tØnh giao Së Néi vô chñ tr×, phèi hîp víi Së Tµi chÝnh; b¸o c¸o tr\u{ad}íc ngµy 20/11.";
        let expected = (TEXT.replace("Ủy", "Uỷ"), Some(Encoding::Tcvn3));
        assert_eq!(in_unicode(text.to_owned()), expected);
        let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        assert_eq!(text_of(&bytes, 200).unwrap(), expected);
    }

    #[test]
    fn other_languages_stay_as_they_are() {
        for text in
            [TEXT, "Le goût du château, © 2023, «été», Noël à Pâques", "nh©n d©n và Đảng ủy", "Señor Núñez, 50 µm"]
        {
            assert_eq!(in_unicode(text.to_owned()), (text.to_owned(), None));
        }
        let latin: Vec<u8> = "Réunion du comité à Orléans, été 2024, présenté par François Lefèvre"
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect();
        assert!(matches!(text_of(&latin, 200), Err(ReadError::NotUtf8 { .. })));
    }
}
