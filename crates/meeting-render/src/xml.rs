//! Text in XML: escaped, and characters that XML does not allow made visible.

use viet_text::terminal::{terminal_safe, terminal_safe_lines};

/// A text of one line as the value of an attribute.
pub(super) fn attribute(value: &str) -> String {
    escaped(&terminal_safe(value))
}

/// A text of several lines as the content of an element.
pub(super) fn text(content: &str) -> String {
    escaped(&terminal_safe_lines(content))
}

fn escaped(safe: &str) -> String {
    let mut out = String::with_capacity(safe.len());
    for letter in safe.chars() {
        match letter {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            // The two characters beside the control characters that XML 1.0 forbids.
            '\u{fffe}' | '\u{ffff}' => out += &letter.escape_unicode().to_string(),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{attribute, text};

    #[test]
    fn what_cannot_stand_is_seen() {
        assert_eq!(attribute("<a & \"b\">\n\0\u{ffff}"), "&lt;a &amp; &quot;b&quot;&gt;␊␀\\u{ffff}");
        assert_eq!(text("Đảng ủy\n]]>\u{1b}"), "Đảng ủy\n]]&gt;␛");
    }

    proptest! {
        #[test]
        fn a_parser_reads_what_is_seen(value in any::<String>()) {
            let page = format!("<a b=\"{}\">{}</a>", attribute(&value), text(&value));
            let document = roxmltree::Document::parse(&page).unwrap();
            let safe = viet_text::terminal::terminal_safe(&value).replace('\u{fffe}', "\\u{fffe}").replace('\u{ffff}', "\\u{ffff}");
            prop_assert_eq!(document.root_element().attribute("b"), Some(safe.as_str()));
        }
    }
}
