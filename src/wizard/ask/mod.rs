//! Questions, and who puts them: prompts that redraw the screen, or plain lines for a screen reader.

mod line;
mod plain;
mod prompts;
mod screen;

use crate::failure::Failure;
use meeting_core::i18n::{Catalog, Message};

pub use plain::Plain;
pub use prompts::Prompts;

/// A front end that asks the user.
pub trait Ask {
    /// Puts a question and waits for the answer.
    fn ask(&mut self, question: &Question) -> Result<Reply, Failure>;

    /// Says something between the questions.
    fn say(&mut self, words: &str) -> Result<(), Failure>;

    /// Whether messages may have colors.
    fn has_color(&self) -> bool;
}

/// A question.
pub struct Question<'q> {
    pub label: String,
    /// What may be typed; empty if the label says it.
    pub help: String,
    pub form: Form<'q>,
}

/// What an answer looks like.
pub enum Form<'q> {
    /// A line of text.
    Text(Text<'q>),
    /// The name of an option.
    Choice { options: Vec<Choice>, start: usize },
    /// [`YES`] or [`NO`].
    Confirm { is_yes: bool },
}

/// The suggestions of the archive for what has been typed.
type Offering<'q> = Box<dyn Fn(&str) -> Vec<Suggestion> + 'q>;

/// How an answer of another time is written into the line.
type Rewriting<'q> = Box<dyn Fn(&str) -> String + 'q>;

/// Prints the error in an answer.
type Check<'q> = Box<dyn Fn(&str) -> Result<(), Message> + 'q>;

/// A question for a line of text.
pub struct Text<'q> {
    /// What is in the line already, to be accepted or corrected.
    pub initial: String,
    /// What an empty line means, where it means something.
    pub default: Option<String>,
    pub offer: Offering<'q>,
    pub check: Check<'q>,
    pub rewrite: Rewriting<'q>,
}

/// An option.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What the answer is.
    pub name: String,
    /// What people see.
    pub label: String,
}

/// A suggestion from the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The answer that it would be.
    pub value: String,
    /// Its description.
    pub note: String,
}

/// What the user does with a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    Given(String),
    /// Wants the question before this one again.
    Back,
    /// Wants to go on another time.
    Stop,
}

pub const YES: &str = "yes";
pub const NO: &str = "no";

/// What is typed for the question before, where there is no Esc.
const BACK: &str = "<";
/// What is typed to stop.
const STOP: &str = ".";
/// What is typed for nothing, where an empty line means something.
const NOTHING: &str = "-";

impl<'q> Question<'q> {
    /// A question for a line of text; an empty one is an answer too.
    pub fn text(label: String) -> Self {
        Self { label, help: String::new(), form: Form::Text(Text::new()) }
    }

    pub fn choice(label: String, options: Vec<Choice>, start: usize) -> Self {
        Self { label, help: String::new(), form: Form::Choice { options, start } }
    }

    pub fn confirm(label: String, is_yes: bool) -> Self {
        Self { label, help: String::new(), form: Form::Confirm { is_yes } }
    }

    pub fn with_help(self, help: String) -> Self {
        Self { help, ..self }
    }

    /// Puts something into the line, to be accepted or corrected.
    pub fn beginning(self, initial: String) -> Self {
        self.with_text(|text| text.initial = initial)
    }

    /// Says what an empty line means.
    pub fn or(self, default: String) -> Self {
        self.with_text(|text| text.default = Some(default))
    }

    pub fn offering(self, offer: impl Fn(&str) -> Vec<Suggestion> + 'q) -> Self {
        self.with_text(|text| text.offer = Box::new(offer))
    }

    pub fn checked(self, check: impl Fn(&str) -> Result<(), Message> + 'q) -> Self {
        self.with_text(|text| text.check = Box::new(check))
    }

    /// Says how an answer that was stored in another form is written into the line, to be corrected.
    pub fn rewritten(self, rewrite: impl Fn(&str) -> String + 'q) -> Self {
        self.with_text(|text| text.rewrite = Box::new(rewrite))
    }

    /// Rejects a blank answer.
    pub fn required(self) -> Self {
        self.checked(|typed| if typed.is_empty() { Err(Message::new("wizard-required")) } else { Ok(()) })
    }

    fn with_text(mut self, change: impl FnOnce(&mut Text<'q>)) -> Self {
        if let Form::Text(text) = &mut self.form {
            change(text);
        }
        self
    }

    /// Puts the answer of another time into the question.
    pub fn remembering(mut self, old: &str) -> Self {
        match &mut self.form {
            Form::Text(text) => text.initial = (text.rewrite)(old),
            Form::Choice { options, start } => {
                *start = options.iter().position(|option| option.name == old).unwrap_or(*start);
            }
            Form::Confirm { is_yes } => *is_yes = old == YES,
        }
        self
    }

    /// Proposes an answer that was given before the question followed from another one. A yes is not carried over.
    pub fn proposing(self, former: &str) -> Self {
        if matches!(self.form, Form::Confirm { .. }) { self } else { self.remembering(former) }
    }

    /// Whether this could be the answer.
    pub fn accepts(&self, answer: &str) -> bool {
        match &self.form {
            Form::Text(text) => (text.check)(answer).is_ok(),
            Form::Choice { options, .. } => options.iter().any(|option| option.name == answer),
            Form::Confirm { .. } => matches!(answer, YES | NO),
        }
    }
}

impl Text<'_> {
    /// An empty line, in which everything may be typed.
    fn new() -> Self {
        Self {
            initial: String::new(),
            default: None,
            offer: Box::new(|_| Vec::new()),
            check: Box::new(|_| Ok(())),
            rewrite: Box::new(str::to_owned),
        }
    }

    /// The answer in a typed line, or the error in it.
    fn reply(&self, line: &str) -> Result<Reply, Message> {
        // What is pasted may have several lines; an answer is one.
        let line = viet_text::nfc(line).replace(['\n', '\r', '\t'], " ");
        let typed = match self.behind_initial(line.trim()) {
            BACK => return Ok(Reply::Back),
            STOP if line.trim() == STOP => return Ok(Reply::Stop),
            NOTHING => "",
            "" => self.default.as_deref().unwrap_or_default(),
            typed => typed,
        };
        if let Some(control) = typed.chars().find(|letter| letter.is_control()) {
            let code = format!("U+{:04X}", u32::from(control));
            return Err(Message::new("wizard-control").with("character", code));
        }
        (self.check)(typed)?;
        Ok(Reply::Given(typed.to_owned()))
    }

    /// What is typed behind what was in the line already, where it is a sign that means something; else all of it.
    fn behind_initial<'l>(&self, line: &'l str) -> &'l str {
        let behind = Some(self.initial.trim()).filter(|initial| !initial.is_empty());
        let behind = behind.and_then(|initial| line.strip_prefix(initial)).map(str::trim);
        behind.filter(|behind| matches!(*behind, BACK | NOTHING)).unwrap_or(line)
    }
}

impl Suggestion {
    pub fn new(value: impl Into<String>, note: impl Into<String>) -> Self {
        Self { value: value.into(), note: note.into() }
    }

    pub fn label(&self) -> String {
        if self.note.is_empty() { self.value.clone() } else { format!("{} · {}", self.value, self.note) }
    }
}

impl Choice {
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into() }
    }
}

/// Lines that are broken between words where they are longer than the terminal. A word that is longer itself, such as a
/// path, stays whole, so that it can be copied; so does text that is laid out already, with colors that have no width.
fn wrapped(words: &str, columns: usize) -> String {
    let options = textwrap::Options::new(columns)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(false);
    let lines = words.lines().map(|line| {
        let is_laid_out = viet_text::terminal::width(line) <= columns || line.contains('\u{1b}');
        if is_laid_out { line.to_owned() } else { textwrap::fill(line, &options) }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The answer to a confirmation; `None` if it is neither yes nor no.
fn confirmed(catalog: &Catalog, typed: &str, is_yes: bool) -> Option<bool> {
    let typed = viet_text::fold::fold(typed.trim());
    let is = |key: &'static str| {
        let words = catalog.say(&Message::new(key));
        words.split(' ').any(|word| viet_text::fold::fold(word) == typed)
    };
    match typed.as_str() {
        "" => Some(is_yes),
        _ if is("wizard-yes-words") => Some(true),
        _ if is("wizard-no-words") => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use meeting_core::i18n::Language;

    use super::confirmed;

    #[test]
    fn yes_and_no_in_whole_words_and_letters() {
        let catalog = crate::language::catalog(Language::Vi);
        for (typed, expected) in [
            ("có", Some(true)),
            ("Có", Some(true)),
            ("co", Some(true)),
            ("c", Some(true)),
            ("không", Some(false)),
            ("khong", Some(false)),
            ("K", Some(false)),
            ("", Some(true)),
            ("có lẽ", None),
        ] {
            assert_eq!(confirmed(&catalog, typed, true), expected, "{typed}");
        }
    }
}
