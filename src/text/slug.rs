//! ASCII ids out of titles and names.

use super::fold::plain;

/// The slug of a text: plain letters and digits in lower case, `-` between the words, at most
/// `max` characters, cut between words (within one only where the first is too long by itself).
///
/// It is empty only when the text has no Latin letter and no digit. "Kỷ" is `ky` here: the search
/// key's rule of i and y would spell people's names wrongly.
#[must_use]
pub fn slug(text: &str, max: usize) -> String {
    let mut out = String::with_capacity(text.len().min(max));
    let mut gap = false;
    plain(text, |byte| match byte {
        Some(byte) => {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(char::from(byte));
        }
        None => gap = true,
    });
    if out.len() > max {
        // The character after the last that fits may be the `-` that ends a whole word.
        let end = out[..=max].rfind('-').unwrap_or(max);
        out.truncate(end);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slugs() {
        for (text, max, expected) in [
            ("Bùi Thái Trọng", 60, "bui-thai-trong"),
            ("Kỷ niệm  60 năm", 60, "ky-niem-60-nam"),
            ("Sở GD&ĐT", 60, "so-gd-dt"),
            ("Ða\u{309}ng ủy (Khối)", 60, "dang-uy-khoi"),
            ("Lý Thường Kiệt", 10, "ly-thuong"),
            ("Lý Thường Kiệt", 9, "ly-thuong"),
            ("Lý Thường Kiệt", 8, "ly"),
            ("Nghiêng", 4, "nghi"),
            ("21-KL/TW", 60, "21-kl-tw"),
            ("中文 abc", 60, "abc"),
            ("…", 60, ""),
            ("a", 0, ""),
            ("Giao ban", usize::MAX, "giao-ban"),
        ] {
            assert_eq!(slug(text, max), expected, "{text} {max}");
        }
    }

    proptest! {
        #[test]
        fn always_a_slug(text in "[a-zA-ZĐđỷ0-9 &./\\-\u{300}-\u{303}字]{0,30}", max in 1_usize..20) {
            let slug = slug(&text, max);
            prop_assert!(slug.len() <= max);
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
            prop_assert!(slug.bytes().all(|b| b == b'-' || b.is_ascii_lowercase() || b.is_ascii_digit()));
            let some = text.chars().any(|c| c.is_alphanumeric() && c != '字');
            prop_assert_eq!(!slug.is_empty(), some);
        }
    }
}
