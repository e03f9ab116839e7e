//! How values are written into each kind of template.

use minijinja::value::Value;
use minijinja::{Error, ErrorKind, Output};

use crate::{filters, xml};

/// What kind of text a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Values are text, whatever signs of Markdown they hold.
    Markdown,
    /// Values are text between tags, or attributes in quotation marks; not addresses of scripts, nor scripts.
    Html,
    /// Values are written as they are, without control characters.
    Text,
}

/// How values are written.
#[derive(Debug, Clone)]
pub(crate) enum Escaping {
    /// Into an element of text of a Word document, whose elements begin so.
    Word {
        prefix: String,
    },
    Text(Format),
}

impl Escaping {
    /// Writes a value.
    pub fn write(&self, out: &mut Output, value: &Value) -> Result<(), Error> {
        let text = filters::text(value)?;
        let mut escaped = String::with_capacity(text.len());
        self.escape(&text, &mut escaped);
        out.write_str(&escaped).map_err(|_| ErrorKind::WriteFailure.into())
    }

    fn escape(&self, text: &str, into: &mut String) {
        let text = plain(text);
        match self {
            Self::Word { prefix } => {
                let mut letters = [0; 4];
                for letter in text.chars() {
                    let element = match letter {
                        '\n' => "br",
                        '\t' => "tab",
                        letter => {
                            xml::escape(letter.encode_utf8(&mut letters), into);
                            continue;
                        }
                    };
                    *into += &format!("</{prefix}t><{prefix}{element}/><{prefix}t xml:space=\"preserve\">");
                }
            }
            Self::Text(Format::Html) => xml::escape(&text, into),
            Self::Text(Format::Text) => *into += &text,
            Self::Text(Format::Markdown) => {
                for (number, line) in text.split('\n').enumerate() {
                    // A line end that is meant, as in Word.
                    *into += if number == 0 { "" } else { "\\\n" };
                    markdown(line, number == 0, into);
                }
            }
        }
    }
}

/// A text without control characters, with line ends of one kind.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                plain.push('\n');
            }
            '\n' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            '\t' => plain.push('\t'),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => plain.push(letter),
        }
    }
    plain
}

/// Appends a line so that it means itself in Markdown. Only the first may stand behind something else.
fn markdown(line: &str, is_first: bool, into: &mut String) {
    let line = if is_first { line } else { line.trim_start() };
    // What would begin a list or a heading, or underline one, does so at the beginning alone.
    let text = line.trim_start();
    *into += &line[..line.len() - text.len()];
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut rest = text;
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        *into += &text[..digits];
        into.push('\\');
        into.push_str(&text[digits..=digits]);
        rest = &text[digits + 1..];
    } else if text.starts_with(['-', '+', '#', '=', '~']) {
        into.push('\\');
        into.push_str(&text[..1]);
        rest = &text[1..];
    }
    for letter in rest.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!' | '$') {
            into.push('\\');
        }
        into.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::{Escaping, Format};

    #[test]
    fn values_are_text_in_every_format() {
        let text = "1. <a> & \"b\"\r\n# *c*\t\u{1}d\u{2028}- e\u{ffff}_f_";
        for (escaping, expected) in [
            (
                Escaping::Word { prefix: "w:".to_owned() },
                "1. &lt;a&gt; &amp; &quot;b&quot;</w:t><w:br/><w:t xml:space=\"preserve\"># *c*</w:t><w:tab/><w:t \
                 xml:space=\"preserve\">d</w:t><w:br/><w:t xml:space=\"preserve\">- e_f_",
            ),
            (Escaping::Text(Format::Html), "1. &lt;a&gt; &amp; &quot;b&quot;\n# *c*\td\n- e_f_"),
            (Escaping::Text(Format::Markdown), "1\\. \\<a\\> \\& \"b\"\\\n\\# \\*c\\*\td\\\n\\- e\\_f\\_"),
            (Escaping::Text(Format::Text), "1. <a> & \"b\"\n# *c*\td\n- e_f_"),
        ] {
            let mut escaped = String::new();
            escaping.escape(text, &mut escaped);
            assert_eq!(escaped, expected);
        }
    }
}
