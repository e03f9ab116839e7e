//! Plain lines: no color, nothing is drawn again, a question is a line and so is its answer. For screen readers, simple
//! terminals and pipes.

use std::collections::HashSet;
use std::io::{self, BufRead, Write};

use super::{Ask, BACK, Choice, Form, NO, Question, Reply, STOP, YES, confirmed, wrapped};
use crate::failure::Failure;
use meeting_core::i18n::{Catalog, Message};
use viet_text::partial::{Fit, Partial};
use viet_text::terminal::terminal_safe;

/// Asks in plain lines.
pub struct Plain<'c, R, W> {
    catalog: &'c Catalog,
    input: R,
    output: W,
    /// Explanations that have been printed already: screen readers would read them again and again.
    explained: HashSet<String>,
    /// The width of the terminal, where it is one.
    columns: usize,
}

impl<'c, R: BufRead, W: Write> Plain<'c, R, W> {
    pub fn new(catalog: &'c Catalog, input: R, output: W, columns: Option<usize>) -> Self {
        Self { catalog, input, output, explained: HashSet::new(), columns: columns.unwrap_or(usize::MAX) }
    }

    fn print(&mut self, words: &str) -> io::Result<()> {
        writeln!(self.output, "{}", wrapped(words, self.columns))
    }

    /// Asks for one line; none at the end of the input.
    fn line(&mut self, question: &str) -> Result<Option<String>, Failure> {
        self.output.write_all(format!("{} ", wrapped(&terminal_safe(question), self.columns)).as_bytes())?;
        self.output.flush()?;
        let mut bytes = Vec::new();
        let count = self.input.read_until(b'\n', &mut bytes).map_err(|error| Failure::io("-", &error))?;
        Ok((count > 0).then(|| String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()))
    }

    /// Asks until there is an answer.
    fn until<T>(
        &mut self,
        question: &str,
        read: impl Fn(&str) -> Result<T, Message>,
        otherwise: impl Fn(&str) -> Option<T>,
        end: T,
    ) -> Result<T, Failure> {
        loop {
            let Some(line) = self.line(question)? else {
                writeln!(self.output)?;
                return Ok(end);
            };
            if let Some(reply) = otherwise(line.trim()) {
                return Ok(reply);
            }
            match read(&line) {
                Ok(reply) => return Ok(reply),
                Err(message) => self.print(&self.catalog.say(&message))?,
            }
        }
    }
}

/// What may be typed in place of any answer.
fn way_out(typed: &str) -> Option<Reply> {
    match typed {
        BACK => Some(Reply::Back),
        STOP => Some(Reply::Stop),
        _ => None,
    }
}

impl<R: BufRead, W: Write> Ask for Plain<'_, R, W> {
    fn ask(&mut self, question: &Question) -> Result<Reply, Failure> {
        if !question.help.is_empty() && self.explained.insert(question.help.clone()) {
            self.print(&format!("({})", question.help))?;
        }
        let label = &question.label;
        match &question.form {
            Form::Text(text) => {
                let initial = Some(text.initial.as_str()).filter(|initial| !initial.is_empty());
                let shown = initial.or(text.default.as_deref()).unwrap_or_default();
                let line = if shown.is_empty() { format!("{label}:") } else { format!("{label} [{shown}]:") };
                let read = |line: &str| {
                    // What a prompt would have put into the line is what an empty one means here.
                    let line = if line.trim().is_empty() { text.initial.as_str() } else { line };
                    text.reply(line)
                };
                self.until(&line, read, |_| None, Reply::Stop)
            }
            Form::Confirm { is_yes } => {
                let hint = if *is_yes { "wizard-hint-yes" } else { "wizard-hint-no" };
                let line = format!("{label} ({}):", self.catalog.say(&Message::new(hint)));
                let catalog = self.catalog;
                let read = |line: &str| {
                    let answer = confirmed(catalog, line, *is_yes).ok_or_else(|| Message::new("wizard-yes-or-no"))?;
                    Ok(Reply::Given(if answer { YES } else { NO }.to_owned()))
                };
                self.until(&line, read, way_out, Reply::Stop)
            }
            Form::Choice { options, start } => {
                self.print(&format!("{label}:"))?;
                for (number, option) in options.iter().enumerate() {
                    self.print(&format!("{}. {}", number + 1, terminal_safe(&option.label)))?;
                }
                let line = self.catalog.say(&Message::new("wizard-number").with("start", start + 1));
                let read = |line: &str| {
                    let chosen = chosen(options, *start, line.trim());
                    let name = chosen.map(|option| option.name.clone());
                    name.map(Reply::Given).ok_or_else(|| Message::new("wizard-no-option").with("count", options.len()))
                };
                self.until(&line, read, way_out, Reply::Stop)
            }
        }
    }

    fn say(&mut self, words: &str) -> Result<(), Failure> {
        Ok(self.print(words)?)
    }

    fn has_color(&self) -> bool {
        false
    }
}

/// The option with this number, or the only one that matches the text.
fn chosen<'o>(options: &'o [Choice], start: usize, typed: &str) -> Option<&'o Choice> {
    if typed.is_empty() {
        return options.get(start);
    }
    if let Ok(number) = typed.parse::<usize>() {
        return options.get(number.checked_sub(1)?);
    }
    let partial = Partial::new(typed);
    let is_meant = |option: &&Choice| partial.fit(&option.label).is_some_and(|fit| fit < Fit::Within);
    let mut meant = options.iter().filter(is_meant);
    meant.next().filter(|_| meant.next().is_none())
}
