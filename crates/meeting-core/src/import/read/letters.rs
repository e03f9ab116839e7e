//! Decodes bytes: UTF-8, or UTF-16 with a byte order mark.

use super::ReadError;

/// The text that the bytes are, without a byte order mark, with LF as line ends.
pub(super) fn text_of(bytes: &[u8], limit: usize) -> Result<String, ReadError> {
    if bytes.len() > limit * 2 {
        return Err(ReadError::TooLarge { limit });
    }
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            // A picture or a program is full of zero bytes.
            if bytes.contains(&0) {
                return Err(ReadError::Binary);
            }
            std::str::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 { offset: error.valid_up_to() })?.to_owned()
        }
    };
    if text.len() > limit {
        return Err(ReadError::TooLarge { limit });
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn utf16(bytes: &[u8], letter: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let units = bytes.chunks_exact(2).map(|pair| letter([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<_, _>>().map_err(|_| ReadError::Binary)
}

#[cfg(test)]
mod tests {
    use super::{ReadError, text_of};

    #[test]
    fn marks_and_line_ends() {
        assert_eq!(text_of("\u{feff}Đảng\r\nủy\rkhối".as_bytes(), 100).unwrap(), "Đảng\nủy\nkhối");
        let little: Vec<u8> = "\u{feff}Đảng".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}Đảng".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((text_of(&little, 100).unwrap(), text_of(&big, 100).unwrap()), ("Đảng".into(), "Đảng".into()));
    }

    #[test]
    fn no_text() {
        assert_eq!(text_of(b"ab\xffcd", 100), Err(ReadError::NotUtf8 { offset: 2 }));
        assert_eq!(text_of(b"\x89PNG\0\0", 100), Err(ReadError::Binary));
        assert_eq!(text_of(b"\xff\xfe\x00\xd8", 100), Err(ReadError::Binary));
        assert_eq!(text_of(&[b'a'; 11], 10), Err(ReadError::TooLarge { limit: 10 }));
    }
}
