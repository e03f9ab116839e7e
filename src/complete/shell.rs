//! What each shell's script hands over, and what it is given. The scripts themselves are in `completions/`.
//!
//! The first line of the answer names the kind of the others: `words`, `menu` (candidates whose common prefix must not
//! be inserted, because it is shorter than what was typed), `files` or `folders` (the shell's own completion).

use super::candidate::{Candidate, Offer, Paths};
use super::line::{Line, Quoting, unquoted};
use viet_text::fold::fold;
use viet_text::terminal::{terminal_safe, truncate, width};

/// A shell's question.
pub struct Request {
    shell: Shell,
    pub line: Line,
}

/// The shells that ask.
enum Shell {
    /// Inserts candidates unchanged. `lists`: it only shows them.
    Bash { lists: bool },
    /// Quotes what it puts in.
    Zsh,
    /// Quotes what it inserts. `token`: the word under the cursor, which a candidate must contain to be offered.
    Fish { token: String },
}

/// The value of `COMP_TYPE` with which bash only shows the candidates.
const LISTS: &str = "63";

/// The width of the list of candidates if the terminal has none.
const WIDTH: usize = 80;

impl Request {
    /// The arguments of a script: `bash COMP_TYPE COMP_WORDBREAKS LINE`, `zsh WORD…` or `fish WORD…`.
    pub fn of(arguments: &[String]) -> Option<Self> {
        let (shell, rest) = arguments.split_first()?;
        match (shell.as_str(), rest) {
            ("bash", [kind, breaks, line]) => {
                let mut line = Line::read(line, Quoting::Posix, breaks);
                // The program's own name, after variables that are set for it.
                let own = line.words.iter().position(|word| !is_assignment(word))?;
                line.words.drain(..=own);
                Some(Self { shell: Shell::Bash { lists: kind == LISTS }, line })
            }
            ("zsh", [words @ .., current]) => {
                let words = words.iter().map(|word| unquoted(word, Quoting::Posix)).collect();
                let current = unquoted(current, Quoting::Posix);
                Some(Self { shell: Shell::Zsh, line: Line { words, current, ..Line::default() } })
            }
            ("fish", [words @ .., current]) => {
                let current = unquoted(current, Quoting::Fish);
                let shell = Shell::Fish { token: current.clone() };
                Some(Self { shell, line: Line { words: words.to_vec(), current, ..Line::default() } })
            }
            _ => None,
        }
    }

    /// The answer for the script.
    pub fn answer(&self, offer: &Offer) -> String {
        if offer.candidates.is_empty() {
            return match offer.otherwise {
                Some(Paths::Files) => "files\n".to_owned(),
                Some(Paths::Folders) => "folders\n".to_owned(),
                None => "words\n".to_owned(),
            };
        }
        let kind = if self.may_put_in_what_is_common(offer) { "words" } else { "menu" };
        let lines = match &self.shell {
            Shell::Bash { lists } => self.bash(offer, *lists),
            Shell::Zsh => zsh(offer),
            Shell::Fish { token } => offer.candidates.iter().map(|candidate| fish(candidate, token)).collect(),
        };
        format!("{kind}\n{}", lines.concat())
    }

    /// Whether the common beginning of the candidates is no step back from what has been typed.
    fn may_put_in_what_is_common(&self, offer: &Offer) -> bool {
        let mut values = offer.candidates.iter().map(|candidate| candidate.value.as_str());
        let first = values.next().unwrap_or_default();
        let common = values.fold(first, |common, value| &common[..common_length(common, value)]);
        offer.candidates.len() == 1 || (!offer.is_cut && fold(common).starts_with(&fold(&self.line.current)))
    }

    /// A line for each candidate: what bash puts in for the part of the word that it does not keep.
    fn bash(&self, offer: &Offer, lists: bool) -> Vec<String> {
        if lists && offer.candidates.len() > 1 {
            return described(offer).map(|shown| format!("{shown}\n")).collect();
        }
        let Line { current, open, kept, .. } = &self.line;
        let head = &current[..*kept];
        let rest = |candidate: &Candidate| candidate.value.strip_prefix(head).map(|rest| bash_quoted(rest, *open));
        // Bash does not close a quote that is already at the end.
        let end = open.map_or_else(|| " ".to_owned(), String::from);
        let one = |candidate: &Candidate| {
            let end = if candidate.is_finished { &end } else { "" };
            Some(format!("{}{end}\n", rest(candidate)?))
        };
        offer.candidates.iter().filter_map(one).collect()
    }
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

/// How many bytes two texts have in common at their beginnings, not to be cut within a letter and its marks.
fn common_length(a: &str, b: &str) -> usize {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    same.map(|(letter, _)| letter.len_utf8()).sum()
}

/// `text` so that bash takes it as one word, or as more of the quotes that are open.
fn bash_quoted(text: &str, open: Option<char>) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./:,@%+=".contains(letter) || !letter.is_ascii();
    let quoted = |letter: char| match open {
        // History is looked for within double quotes too, and no backslash there keeps it out.
        Some('"') if letter == '!' => "\"\\!\"".to_owned(),
        Some('"') if "\"\\$`".contains(letter) => format!("\\{letter}"),
        Some('\'') if letter == '\'' => "'\\''".to_owned(),
        None if !is_plain(letter) => format!("\\{letter}"),
        _ => letter.to_string(),
    };
    text.chars().map(quoted).collect()
}

/// A line for each candidate: the word, `.` if it is complete or `-` if it continues, and the description.
fn zsh(offer: &Offer) -> Vec<String> {
    let end = |candidate: &Candidate| if candidate.is_finished { '.' } else { '-' };
    let lines = offer.candidates.iter().zip(described(offer));
    lines.map(|(candidate, shown)| format!("{}\t{}\t{shown}\n", candidate.value, end(candidate))).collect()
}

/// What people see of each candidate, with the descriptions below each other.
fn described(offer: &Offer) -> impl Iterator<Item = String> {
    let screen = screen_width();
    let label = |candidate: &Candidate| terminal_safe(candidate.label()).into_owned();
    let widest = offer.candidates.iter().map(|candidate| width(&label(candidate))).max().unwrap_or_default();
    let column = widest.min(screen / 2);
    offer.candidates.iter().map(move |candidate| {
        let label = label(candidate);
        let gap = " ".repeat(column.saturating_sub(width(&label)));
        let shown = match terminal_safe(&candidate.description) {
            none if none.is_empty() => label,
            words => format!("{label}{gap}  -- {words}"),
        };
        truncate(&shown, screen - 2).into_owned()
    })
}

/// The line of a candidate. Fish drops what does not contain the word as it was typed.
fn fish(candidate: &Candidate, token: &str) -> String {
    let is_kept = |value: &str| value.to_lowercase().starts_with(&token.to_lowercase()) || value.contains(token);
    let as_typed = candidate.as_typed.as_ref().filter(|_| !is_kept(&candidate.value));
    let description = match (as_typed, candidate.description.as_str()) {
        (None, words) => words.to_owned(),
        (Some(_), "") => candidate.label().to_owned(),
        (Some(_), words) => format!("{}, {words}", candidate.label()),
    };
    let description = terminal_safe(&description).into_owned();
    format!("{}\t{}\n", as_typed.unwrap_or(&candidate.value), truncate(&description, screen_width() / 2))
}

fn screen_width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))).unwrap_or(WIDTH).max(40)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_bash_gets_reads_back(text in "[ -~àĐủ\u{301}字]{0,20}", head in "[a-z:]{0,4}") {
            for open in [None, Some('\''), Some('"')] {
                let begun = format!("meeting {head}{}", open.map(String::from).unwrap_or_default());
                let line = format!("{begun}{}{}", bash_quoted(&text, open), open.map(String::from).unwrap_or_default());
                let read = Line::read(&line, Quoting::Posix, "");
                prop_assert_eq!((read.words.len(), read.current), (1, format!("{head}{text}")), "{}", line);
                prop_assert_eq!(read.open, None);
            }
        }
    }

    #[test]
    fn a_common_beginning_may_not_be_a_step_back() {
        let may = |typed: &str, values: &[&str]| {
            let line = Line { current: typed.to_owned(), ..Line::default() };
            let candidates = values.iter().map(|value| Candidate::new(*value, "")).collect::<Vec<_>>();
            Request { shell: Shell::Zsh, line }.may_put_in_what_is_common(&candidates.into())
        };
        assert!(may("so", &["Sở Nội vụ", "Sở Tài chính"]));
        assert!(may("noi", &["Sở Nội vụ"]));
        assert!(!may("noi", &["Sở Nội vụ", "Phòng Nội chính"]));
        assert!(!may("giao", &["2023-a-giao-ban", "2023-b-giao-ban"]));
        assert!(may("s\u{1a1}", &["Sở Nội vụ", "Sở Tài chính"]));
    }
}
