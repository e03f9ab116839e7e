//! Prompts that redraw while the user types, with suggestions from the archive below.

use std::io::Write;

use super::line::Line;
use super::screen::{Frame, Key, Look, Screen};
use super::{Ask, Choice, Form, NO, Question, Reply, Suggestion, Text, YES, confirmed, wrapped};
use crate::failure::Failure;
use crate::terminal::{error_size, error_stream};
use meeting_core::i18n::{Catalog, Message};
use viet_text::partial::Partial;
use viet_text::terminal::{terminal_safe, truncate, width};

/// Most suggestions and options that are shown at a time.
const SUGGESTIONS: usize = 7;
const OPTIONS: usize = 10;

/// Most lines of a label.
const LABEL_LINES: usize = 4;

/// Asks with prompts, on standard error.
pub struct Prompts<'c> {
    catalog: &'c Catalog,
    has_color: bool,
}

/// What is the same in every frame of a question.
struct Shown {
    label: String,
    default: Option<String>,
    /// What the answer is shown as where nothing is typed.
    blank: String,
    help: String,
}

/// How a prompt ends without an answer.
const CANCELED: &str = "<";

impl<'c> Prompts<'c> {
    pub fn new(catalog: &'c Catalog, has_color: bool) -> Self {
        Self { catalog, has_color }
    }

    /// The line below a prompt: what may be typed, and the keys, as far as there is room.
    fn help(&self, question: &Question) -> String {
        let keys: &[&str] = match &question.form {
            Form::Choice { .. } => &["wizard-keys-choice"],
            Form::Text(text) if !text.initial.is_empty() => &["wizard-keys-filled", "wizard-key-clear"],
            Form::Text(_) | Form::Confirm { .. } => &["wizard-keys-text"],
        };
        let own = &question.help;
        let mut keys = keys.iter().map(|key| self.catalog.say(&Message::new(key)));
        if own.is_empty() {
            return keys.next().unwrap_or_default();
        }
        let fitting = keys.find(|keys| width(own) + width(keys) + 5 <= columns());
        fitting.map_or_else(|| own.clone(), |keys| format!("{own} · {keys}"))
    }

    /// The label of a question as the prompt has it. A very long one is shown above, and its beginning in the prompt.
    fn label(&mut self, question: &Question, hint: &str) -> Result<String, Failure> {
        let most = LABEL_LINES * columns();
        if width(&question.label) + width(hint) <= most {
            return Ok(format!("{}{hint}:", question.label));
        }
        self.say(&question.label)?;
        Ok(format!("{}{hint}:", fitted(&question.label)))
    }

    /// Says why an answer cannot be taken.
    fn refuse(&mut self, message: &Message) -> Result<(), Failure> {
        self.say(&format!("# {}", self.catalog.say(message)))
    }

    /// Asks for a line; `hint` says what may be typed if it is not free text, `blank` what is shown where nothing is.
    fn line(&mut self, question: &Question, text: &Text, hint: &str, blank: String) -> Result<Reply, Failure> {
        let label = self.label(question, hint)?;
        let shown = Shown { label, default: text.default.clone(), blank, help: self.help(question) };
        let mut line = Line::of(&text.initial);
        loop {
            let answer = match self.typed(&shown, &mut line, text)? {
                Ok(typed) => typed,
                Err(reply) => return Ok(reply),
            };
            match text.reply(&answer) {
                Ok(reply) => return Ok(reply),
                Err(message) => self.refuse(&message)?,
            }
            // A rejected answer stays in the line, to be corrected; a yes or no is typed again.
            line = if hint.is_empty() { Line::of(&answer) } else { Line::default() };
        }
    }

    /// What is typed or chosen, or how the prompt ended without an answer.
    fn typed(&self, shown: &Shown, line: &mut Line, text: &Text) -> Result<Result<String, Reply>, Failure> {
        let mut screen = Screen::begin(self.has_color)?;
        let mut offers = (text.offer)(&line.text());
        let mut chosen: Option<usize> = None;
        loop {
            let labels: Vec<String> = offers.iter().map(Suggestion::label).collect();
            screen.draw(&self.frame(shown, line, &labels, chosen, SUGGESTIONS))?;
            let last = offers.len().checked_sub(1);
            match Screen::key()? {
                Key::Enter => {
                    let offer = chosen.and_then(|chosen| offers.get(chosen));
                    let typed = offer.map_or_else(|| line.text(), |offer| offer.value.clone());
                    let answer = if typed.is_empty() { &shown.blank } else { &typed };
                    screen.finish(&self.answered(shown, answer))?;
                    return Ok(Ok(typed));
                }
                Key::Escape => {
                    screen.finish(&self.canceled(shown))?;
                    return Ok(Err(Reply::Back));
                }
                Key::Interrupt => {
                    screen.finish(&self.frame(shown, line, &[], None, 0))?;
                    return Ok(Err(Reply::Stop));
                }
                Key::Tab => {
                    let Some(offer) = offers.get(chosen.unwrap_or_default()) else { continue };
                    *line = Line::of(&offer.value);
                    (offers, chosen) = ((text.offer)(&line.text()), None);
                }
                Key::Up => chosen = chosen.and_then(|chosen| chosen.checked_sub(1)),
                Key::PageUp => chosen = chosen.and_then(|chosen| chosen.checked_sub(SUGGESTIONS)),
                Key::Down => chosen = last.map(|last| chosen.map_or(0, |chosen| chosen + 1).min(last)),
                Key::PageDown => {
                    chosen = last.map(|last| chosen.map_or(SUGGESTIONS - 1, |chosen| chosen + SUGGESTIONS).min(last));
                }
                Key::Resized => {}
                key => {
                    let before = line.text();
                    apply(line, &key);
                    if line.text() != before {
                        (offers, chosen) = ((text.offer)(&line.text()), None);
                    }
                }
            }
        }
    }

    /// Asks for one of several options; what is typed filters them.
    fn choose(&mut self, question: &Question, options: &[Choice], start: usize) -> Result<Reply, Failure> {
        let label = self.label(question, "")?;
        let help = self.help(question);
        let shown = Shown { label, default: None, blank: String::new(), help };
        let none = self.catalog.say(&Message::new("wizard-no-fit"));
        let labels: Vec<&str> = options.iter().map(|option| option.label.as_str()).collect();
        let mut screen = Screen::begin(self.has_color)?;
        let mut line = Line::default();
        let mut fit = fitting(&labels, "");
        let mut at = start;
        loop {
            let mut listed: Vec<String> = fit.iter().map(|index| labels[*index].to_owned()).collect();
            let chosen = (!listed.is_empty()).then_some(at);
            // Why there is nothing: an empty list would be confusing.
            if listed.is_empty() {
                listed.push(none.clone());
            }
            screen.draw(&self.frame(&shown, &line, &listed, chosen, OPTIONS))?;
            let count = fit.len().max(1);
            match Screen::key()? {
                // Where nothing fits, nothing is chosen.
                Key::Enter => {
                    if let Some(option) = fit.get(at).and_then(|index| options.get(*index)) {
                        screen.finish(&self.answered(&shown, &fitted(&option.label)))?;
                        return Ok(Reply::Given(option.name.clone()));
                    }
                }
                Key::Escape => {
                    screen.finish(&self.canceled(&shown))?;
                    return Ok(Reply::Back);
                }
                Key::Interrupt => {
                    screen.finish(&self.frame(&shown, &line, &[], None, 0))?;
                    return Ok(Reply::Stop);
                }
                Key::Up => at = (at + count - 1) % count,
                Key::Down => at = (at + 1) % count,
                Key::PageUp => at = at.saturating_sub(OPTIONS),
                Key::PageDown => at = (at + OPTIONS).min(count - 1),
                Key::Tab | Key::Resized => {}
                key => {
                    apply(&mut line, &key);
                    let now = fitting(&labels, &line.text());
                    if now != fit {
                        // An emptied line offers what it did at first.
                        at = if line.text().is_empty() { start } else { 0 };
                        fit = now;
                    }
                }
            }
        }
    }

    /// The mark and label of a question.
    fn prompt(&self, shown: &Shown, is_answered: bool) -> Frame {
        let mut frame = Frame::default();
        // Without colors the mark stays what it is, so that nothing seems to be asked again.
        let mark = if is_answered && self.has_color { ">" } else { "?" };
        frame.line().put(mark, Look::Mark).put(" ", Look::Plain);
        if !shown.label.is_empty() {
            frame.put(&shown.label, Look::Plain).put(" ", Look::Plain);
        }
        frame
    }

    fn frame(&self, shown: &Shown, line: &Line, labels: &[String], chosen: Option<usize>, most: usize) -> Frame {
        let mut frame = self.prompt(shown, false);
        if let Some(default) = &shown.default {
            frame.put(&format!("({default}) "), Look::Plain);
        }
        let (before, after) = line.parts();
        frame.put(before, Look::Plain).cursor().put(after, Look::Plain);
        if most == 0 {
            return frame;
        }
        // Room for the question and the help, which may take two lines.
        let question = (width(&shown.label) + width(&line.text())) / columns().max(1) + 1;
        let most = most.min(error_size().1.saturating_sub(question + 3)).max(1);
        let first = chosen.map_or(0, |chosen| chosen.saturating_sub(most / 2)).min(labels.len().saturating_sub(most));
        let last = (first + most).min(labels.len());
        for (number, label) in labels.iter().enumerate().take(last).skip(first) {
            let is_chosen = chosen == Some(number);
            let mark = match () {
                () if is_chosen => ">",
                () if number == first && first > 0 => "^",
                () if number + 1 == last && last < labels.len() => "v",
                () => " ",
            };
            let look = if is_chosen { Look::Bright } else { Look::Plain };
            frame.line().put(mark, look).put(" ", Look::Plain).put(&fitted(label), look);
        }
        frame.line().put(&format!("[{}]", shown.help), Look::Bright);
        frame
    }

    fn answered(&self, shown: &Shown, answer: &str) -> Frame {
        let mut frame = self.prompt(shown, true);
        frame.put(answer, Look::Bright).cursor();
        frame
    }

    fn canceled(&self, shown: &Shown) -> Frame {
        let mut frame = self.prompt(shown, false);
        frame.put(CANCELED, Look::Plain).cursor();
        frame
    }
}

impl Ask for Prompts<'_> {
    fn ask(&mut self, question: &Question) -> Result<Reply, Failure> {
        match &question.form {
            Form::Text(text) => self.line(question, text, "", text.default.clone().unwrap_or_default()),
            Form::Confirm { is_yes } => {
                let hint = if *is_yes { "wizard-hint-yes" } else { "wizard-hint-no" };
                let hint = format!(" ({})", self.catalog.say(&Message::new(hint)));
                let catalog = self.catalog;
                let read = |line: &str| confirmed(catalog, line, *is_yes);
                let check = |line: &str| match read(line) {
                    Some(_) => Ok(()),
                    None => Err(Message::new("wizard-yes-or-no")),
                };
                let text = Text { check: Box::new(check), ..Text::new() };
                let blank = self.catalog.say(&Message::new(if *is_yes { "wizard-yes" } else { "wizard-no" }));
                Ok(match self.line(question, &text, &hint, blank)? {
                    Reply::Given(line) => Reply::Given(if read(&line) == Some(true) { YES } else { NO }.to_owned()),
                    other => other,
                })
            }
            Form::Choice { options, start } => self.choose(question, options, *start),
        }
    }

    fn say(&mut self, words: &str) -> Result<(), Failure> {
        Ok(writeln!(error_stream().lock(), "{}", wrapped(words, columns()))?)
    }

    fn has_color(&self) -> bool {
        self.has_color
    }
}

/// Does to the line what a key does.
fn apply(line: &mut Line, key: &Key) {
    match key {
        Key::Edit(edit) => line.edit(*edit),
        Key::Pasted(text) => line.insert(text),
        _ => {}
    }
}

/// The options that fit what has been typed, the best first.
fn fitting(labels: &[&str], typed: &str) -> Vec<usize> {
    let partial = Partial::new(typed);
    let mut found: Vec<_> =
        labels.iter().enumerate().filter_map(|(index, label)| Some((partial.fit(label)?, index))).collect();
    found.sort_by_key(|(fit, _)| *fit);
    found.into_iter().map(|(_, index)| index).collect()
}

/// A label that takes one line of the terminal and nothing of its control.
fn fitted(label: &str) -> String {
    let label = terminal_safe(label);
    // The mark before it, and the last column, which some terminals wrap at.
    let room = columns().saturating_sub(4).max(20);
    if width(&label) <= room {
        return label.into_owned();
    }
    // No word is cut.
    let cut = truncate(&label, room).into_owned();
    let words = cut.rfind(char::is_whitespace).filter(|end| *end > 0);
    words.map_or_else(|| cut.clone(), |end| format!("{} …", cut[..end].trim_end()))
}

/// The current width of the terminal: the window may have been resized.
fn columns() -> usize {
    error_size().0
}
