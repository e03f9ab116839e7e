//! ASCII ids out of titles and names.

use super::fold::plain;

/// The slug of a text: plain letters and digits in lower case, `-` between the words, at most `max` characters, cut
/// between words (within the first one only if it is too long by itself).
///
/// It is empty only when the text has no Latin letter and no digit. "Kỷ" is `ky` here: the search key's rule of i and y
/// would spell people's names wrongly.
#[must_use]
pub fn slug(text: &str, max: usize) -> String {
    let mut out = String::with_capacity(text.len().min(max));
    let mut gap = false;
    plain(text, |letter| match letter.filter(char::is_ascii) {
        Some(letter) => {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(letter);
        }
        None => gap = true,
    });
    cut(out, max)
}

/// The slug of a name, which must be unique: letters without a Latin form become their Unicode code points, as in
/// `u738b-5c0f`. It is never cut, because two names could become equal.
#[must_use]
pub fn name_slug(name: &str, max: usize) -> String {
    let mut out = String::with_capacity(name.len());
    let (mut gap, mut is_foreign) = (false, false);
    let mut has_foreign = false;
    plain(name, |letter| match letter {
        Some(letter) => {
            let begins = gap || is_foreign || !letter.is_ascii();
            if begins && !out.is_empty() {
                out.push('-');
            }
            if letter.is_ascii() {
                out.push(letter);
            } else {
                out += if is_foreign && !gap { "" } else { "u" };
                out += &format!("{:04x}", u32::from(letter));
            }
            (gap, is_foreign) = (false, !letter.is_ascii());
            has_foreign |= is_foreign;
        }
        None => gap = true,
    });
    if has_foreign { out } else { cut(out, max) }
}

/// Cuts a slug between words.
fn cut(mut out: String, max: usize) -> String {
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
    fn names_of_every_script() {
        for (name, expected) in [
            ("Bùi Thái Trọng", "bui-thai-trong"),
            ("王小", "u738b-5c0f"),
            ("王 小", "u738b-u5c0f"),
            ("王Anna", "u738b-anna"),
            ("Anna 王!", "anna-u738b"),
            ("ສົມ", "u0eaa-0ebb-0ea1"),
            ("Иванов", "u0438-0432-0430-043d-043e-0432"),
            ("ИВАНОВ", "u0438-0432-0430-043d-043e-0432"),
            ("…", ""),
        ] {
            assert_eq!(name_slug(name, 60), expected, "{name}");
        }
        // A tone is part of the name.
        assert_ne!(name_slug("ຄຳ", 60), name_slug("ຄ່ຳ", 60));
        assert_eq!(name_slug(&"họp ".repeat(40), 60).len(), 59);
        assert_eq!(name_slug(&"会".repeat(40), 60).len(), 1 + 40 * 4 + 39);
    }

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
