//! Splits a command line that is being typed: the words before the cursor, and the one under it, without their quotes.

/// Whose quotes they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoting {
    /// Within single quotes everything is what it is.
    Posix,
    /// Within single quotes a backslash counts before another one and before a quote.
    Fish,
}

/// A line up to the cursor.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words before the one under the cursor.
    pub words: Vec<String>,
    /// The one under the cursor, as far as it has been typed.
    pub current: String,
    /// The quote that is open at the cursor.
    pub open: Option<char>,
    /// How many bytes of `current` the shell keeps when it inserts a candidate: those up to the open quote, else up to
    /// the last word-break character.
    pub kept: usize,
}

impl Line {
    /// Parses `line`. `breaks` are the shell's word-break characters.
    pub fn read(line: &str, quoting: Quoting, breaks: &str) -> Self {
        let mut read = Self::default();
        let mut is_in_word = false;
        let (mut quote_at, mut break_at) = (0, 0);
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            match (read.open, letter) {
                (None, ' ' | '\t' | '\n') => {
                    if is_in_word {
                        read.words.push(std::mem::take(&mut read.current));
                        (is_in_word, break_at) = (false, 0);
                    }
                    continue;
                }
                (None, '\'' | '"') => {
                    read.open = Some(letter);
                    quote_at = read.current.len();
                }
                (Some(quote), _) if letter == quote => read.open = None,
                (open, '\\') if takes_backslash(open, quoting, letters.peek()) => match letters.next() {
                    // The line continues below.
                    Some('\n') => continue,
                    Some(escaped) => read.current.push(escaped),
                    None => {}
                },
                (open, _) => {
                    read.current.push(letter);
                    if open.is_none() && breaks.contains(letter) {
                        break_at = read.current.len();
                    }
                }
            }
            is_in_word = true;
        }
        read.kept = if read.open.is_some() { quote_at } else { break_at };
        read
    }
}

/// One word of a line without its quotes.
pub fn unquoted(word: &str, quoting: Quoting) -> String {
    let Line { mut words, current, .. } = Line::read(word, quoting, "");
    // Only what the shell would replace first, such as `$(date -d x)`, has spaces without quotes.
    words.push(current);
    words.join(" ")
}

fn takes_backslash(open: Option<char>, quoting: Quoting, next: Option<&char>) -> bool {
    match (open, quoting) {
        (None, _) => true,
        (Some('\''), Quoting::Posix) => false,
        (Some('\''), Quoting::Fish) => matches!(next, Some('\'' | '\\')),
        (Some(_), _) => matches!(next, Some('"' | '\\' | '$' | '`' | '\n')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let breaks = " \t\n\"'@><=;|&(:";
        for (line, words, current, open, kept) in [
            ("meeting ", &["meeting"][..], "", None, 0),
            ("meeting li", &["meeting"], "li", None, 0),
            ("m list lead:so", &["m", "list"], "lead:so", None, 5),
            (r"m list lead:S\ N", &["m", "list"], "lead:S N", None, 5),
            (r"m list lead:'S N", &["m", "list"], "lead:S N", Some('\''), 5),
            (r#"m list "lead:S N"#, &["m", "list"], "lead:S N", Some('"'), 0),
            (r#"m list lead:"S N" x"#, &["m", "list", "lead:S N"], "x", None, 0),
            (r#"m list lead:"a:b"c"#, &["m", "list"], "lead:a:bc", None, 5),
            (r#"m a"b\"c\d"#, &["m"], "ab\"c\\d", Some('"'), 1),
            (r"m a'b\'c", &["m"], "ab\\c", None, 0),
            ("m --format=js", &["m"], "--format=js", None, 9),
            ("m ''", &["m"], "", None, 0),
            ("m '' x", &["m", ""], "x", None, 0),
            ("m a\\\nb", &["m"], "ab", None, 0),
            ("m a\\", &["m"], "a", None, 0),
        ] {
            let words = words.iter().map(ToString::to_string).collect();
            let expected = Line { words, current: current.to_owned(), open, kept };
            assert_eq!(Line::read(line, Quoting::Posix, breaks), expected, "{line}");
        }
    }

    #[test]
    fn single_words() {
        assert_eq!(unquoted(r"a\ b", Quoting::Posix), "a b");
        assert_eq!(unquoted(r"'a\'b", Quoting::Posix), r"a\b");
        assert_eq!(unquoted(r"'a\'b", Quoting::Fish), "a'b");
        assert_eq!(unquoted("$(a  b)", Quoting::Posix), "$(a b)");
        assert_eq!(unquoted("", Quoting::Posix), "");
    }
}
