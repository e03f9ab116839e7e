//! Links that a terminal opens (OSC 8).

use std::path::Path;

use viet_text::terminal::{is_own_link, terminal_safe};

/// A text, already in its colors, as a link to `url`.
pub(super) fn to(url: &str, text: &str) -> String {
    format!("\u{1b}]8;;{url}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
}

/// A text, already safe and in its colors, as a link to a file; the text alone if the terminal has no links (`host` is
/// none) or the path is relative.
#[must_use]
pub fn linked(text: &str, path: &Path, host: Option<&str>) -> String {
    match host.and_then(|host| url(host, path)) {
        Some(url) => to(&url, text),
        None => text.to_owned(),
    }
}

/// The URL of a file on the machine `host`, by which a terminal on another machine sees that the file is not local.
pub(super) fn url(host: &str, path: &Path) -> Option<String> {
    if !path.is_absolute() {
        return None;
    }
    let mut url = format!("file://{}", encoded(host));
    // On Windows `C:\a` is `/C:/a`.
    for part in path.to_str()?.split(std::path::MAIN_SEPARATOR).filter(|part| !part.is_empty()) {
        url.push('/');
        url.push_str(&encoded(part));
    }
    debug_assert!(is_own_link(&url), "{}", terminal_safe(&url));
    Some(url)
}

/// A text in percent-encoding, except ASCII letters, digits and safe punctuation.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::Path;

    use super::linked;

    #[test]
    fn a_link_names_the_machine_and_the_whole_path() {
        assert_eq!(
            linked("d1", Path::new("/kho/2023/Đảng ủy;%\u{1b}.yaml"), Some("may")),
            "\u{1b}]8;;file://may/kho/2023/%C4%90%E1%BA%A3ng%20%E1%BB%A7y%3B%25%1B.yaml\u{1b}\\d1\u{1b}]8;;\u{1b}\\"
        );
        assert_eq!(linked("d1", Path::new("/kho/a.yaml"), None), "d1");
        assert_eq!(linked("d1", Path::new("kho/a.yaml"), Some("may")), "d1");
    }
}
