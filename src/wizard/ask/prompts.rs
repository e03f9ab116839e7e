//! Prompts that redraw while the user types, with suggestions from the archive below.

use std::cell::RefCell;
use std::io::Write;
use std::rc::Rc;

use inquire::autocompletion::Replacement;
use inquire::ui::{RenderConfig, Styled};
use inquire::{Autocomplete, CustomUserError, InquireError, Select};

use super::{Ask, Form, NO, Question, Reply, Suggestion, Text, YES, confirmed};
use crate::failure::Failure;
use crate::terminal::{error_stream, error_width};
use meeting_core::i18n::{Catalog, Message};
use viet_text::partial::Partial;
use viet_text::terminal::{terminal_safe, truncate, width};

/// Most lines of suggestions.
const PAGE: usize = 7;

/// Fewest columns for an answer.
const ROOM: usize = 20;

/// Asks with prompts, on standard error.
pub struct Prompts<'c> {
    catalog: &'c Catalog,
    look: RenderConfig<'static>,
    has_color: bool,
}

impl<'c> Prompts<'c> {
    pub fn new(catalog: &'c Catalog, has_color: bool) -> Self {
        let look = if has_color { RenderConfig::default_colored() } else { RenderConfig::empty() };
        Self { catalog, look: look.with_canceled_prompt_indicator(Styled::new("<")), has_color }
    }

    /// The line below a prompt: what may be typed, and the keys, where there is room for both.
    fn help(&self, question: &Question, key: &'static str) -> String {
        let keys = self.catalog.say(&Message::new(key));
        let own = &question.help;
        match width(own) {
            0 => keys,
            own_width if own_width + width(&keys) + 5 > columns() => own.clone(),
            _ => format!("{own} · {keys}"),
        }
    }

    /// The label of a question as the prompt has it. One that would leave no room for the answer is shown above.
    fn label(&mut self, question: &Question, hint: &str) -> Result<String, Failure> {
        let begun = match &question.form {
            Form::Text(text) => width(&text.initial),
            _ => 0,
        };
        if width(&question.label) + width(hint) + ROOM.max(begun + 4) <= columns() {
            return Ok(format!("{}{hint}:", question.label));
        }
        self.say(&question.label)?;
        // Without a hint the mark before the prompt is enough.
        Ok(if hint.is_empty() { String::new() } else { format!("{}:", hint.trim_start()) })
    }

    /// Says why an answer cannot be taken.
    fn refuse(&mut self, message: &Message) -> Result<(), Failure> {
        self.say(&format!("# {}", self.catalog.say(message)))
    }

    /// Asks for a line; `hint` says what may be typed if it is not free text.
    fn line(&mut self, question: &Question, text: &Text, hint: &str) -> Result<Reply, Failure> {
        let label = self.label(question, hint)?;
        let help = self.help(question, "wizard-keys-text");
        let shown = Rc::new(RefCell::new(Vec::new()));
        let meant = |line: &str| {
            let offers = shown.borrow();
            let known = offers.iter().find(|(label, _)| label == line).map(|(_, offer): &(String, Suggestion)| offer);
            known.map_or_else(|| line.to_owned(), |offer| offer.value.clone())
        };
        let mut initial = text.initial.as_str();
        loop {
            let prompt = inquire::Text::new(&label)
                .with_initial_value(initial)
                .with_help_message(&help)
                .with_page_size(PAGE)
                .with_render_config(self.look)
                .with_formatter(&meant)
                .with_autocomplete(Completer { offer: &*text.offer, shown: Rc::clone(&shown) });
            let prompt = match &text.default {
                Some(default) => prompt.with_default(default),
                None => prompt,
            };
            match prompt.prompt().map(|line| text.reply(&meant(&line))) {
                Ok(Ok(reply)) => return Ok(reply),
                Ok(Err(message)) => self.refuse(&message)?,
                Err(error) => return way_out(error),
            }
            // A rejected answer stays on the screen; the next one is typed into an empty line.
            initial = "";
        }
    }
}

impl Ask for Prompts<'_> {
    fn ask(&mut self, question: &Question) -> Result<Reply, Failure> {
        match &question.form {
            Form::Text(text) => self.line(question, text, ""),
            Form::Confirm { is_yes } => {
                let hint = if *is_yes { "wizard-hint-yes" } else { "wizard-hint-no" };
                let hint = format!(" ({})", self.catalog.say(&Message::new(hint)));
                let catalog = self.catalog;
                let read = |line: &str| confirmed(catalog, line, *is_yes);
                let check = |line: &str| match read(line) {
                    Some(_) => Ok(()),
                    None => Err(Message::new("wizard-yes-or-no")),
                };
                let text = Text {
                    initial: String::new(),
                    default: None,
                    offer: Box::new(|_| Vec::new()),
                    check: Box::new(check),
                };
                Ok(match self.line(question, &text, &hint)? {
                    Reply::Given(line) => Reply::Given(if read(&line) == Some(true) { YES } else { NO }.to_owned()),
                    other => other,
                })
            }
            Form::Choice { options, start } => {
                let label = self.label(question, "")?;
                let help = self.help(question, "wizard-keys-choice");
                let nothing = Message::new("wizard-no-fit");
                let mut labels: Vec<String> = options.iter().map(|option| fitted(&option.label)).collect();
                let fit = |typed: &str, label: &str| Partial::new(typed).fit(label).map(|fit| -(fit as i64));
                // The line after the options is shown if there are none: an empty list would be confusing.
                let known = labels.clone();
                let score = |typed: &str, _: &String, label: &str, index: usize| {
                    if index < known.len() {
                        return fit(typed, label);
                    }
                    known.iter().all(|label| fit(typed, label).is_none()).then_some(0)
                };
                // In a scrolled list, a line that appears and disappears would move the cursor to the top.
                if *start == 0 {
                    labels.push(fitted(&self.catalog.say(&nothing)));
                }
                loop {
                    let prompt = Select::new(&label, labels.clone())
                        .with_starting_cursor(*start)
                        .with_help_message(&help)
                        .with_page_size(10)
                        .with_render_config(self.look)
                        .with_scorer(&score);
                    match prompt.raw_prompt().map(|chosen| options.get(chosen.index)) {
                        Ok(Some(option)) => return Ok(Reply::Given(option.name.clone())),
                        // Enter on that line starts the choice again.
                        Ok(None) => {}
                        Err(error) => return way_out(error),
                    }
                }
            }
        }
    }

    fn say(&mut self, words: &str) -> Result<(), Failure> {
        let mut stderr = error_stream().lock();
        for line in words.lines() {
            // Text that is laid out already, with colors that have no width.
            if width(line) <= columns() || line.contains('\u{1b}') {
                writeln!(stderr, "{line}")?;
            } else {
                writeln!(stderr, "{}", textwrap::fill(line, columns()))?;
            }
        }
        Ok(())
    }

    fn has_color(&self) -> bool {
        self.has_color
    }
}

/// What a prompt that ended without an answer means.
fn way_out(error: InquireError) -> Result<Reply, Failure> {
    match error {
        InquireError::OperationCanceled => Ok(Reply::Back),
        InquireError::OperationInterrupted => Ok(Reply::Stop),
        InquireError::IO(error) => Err(Failure::io("-", &error)),
        other => Err(anyhow::Error::msg(other.to_string()).into()),
    }
}

/// A label that takes one line of the terminal and nothing of its control.
fn fitted(label: &str) -> String {
    // The mark before it, and the last column, which some terminals wrap at.
    truncate(&terminal_safe(label), columns().saturating_sub(4).max(20)).into_owned()
}

/// The current width of the terminal: the window may have been resized.
fn columns() -> usize {
    error_width().unwrap_or(80)
}

/// Shows suggestions, and puts a chosen one into the line.
#[derive(Clone)]
struct Completer<'q> {
    offer: &'q dyn Fn(&str) -> Vec<Suggestion>,
    /// What is shown, each with its line.
    shown: Rc<RefCell<Vec<(String, Suggestion)>>>,
}

impl Autocomplete for Completer<'_> {
    fn get_suggestions(&mut self, typed: &str) -> Result<Vec<String>, CustomUserError> {
        let offers = (self.offer)(&viet_text::nfc(typed)).into_iter();
        let shown: Vec<_> = offers.map(|offer| (fitted(&offer.label()), offer)).collect();
        let labels = shown.iter().map(|(label, _)| label.clone()).collect();
        *self.shown.borrow_mut() = shown;
        Ok(labels)
    }

    fn get_completion(&mut self, _: &str, highlighted: Option<String>) -> Result<Replacement, CustomUserError> {
        let shown = self.shown.borrow();
        let wanted = match highlighted {
            Some(line) => shown.iter().find(|(label, _)| *label == line),
            None => shown.first(),
        };
        Ok(wanted.map(|(_, offer)| offer.value.clone()))
    }
}
