//! An interview: questions whose answers are stored.
//!
//! The steps are ordinary code that asks one question after another and fills the record. What has been answered once
//! is not asked again, so the steps can be run from their beginning at any time: to go back is to run them again and to
//! ask one of the questions again, and to resume a draft is to run them with its answers.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::ask::{Ask, Choice, Question, Reply, Suggestion, YES};
use super::draft::Draft;
use super::signals::Watch;
use super::stopped::stopped;
use super::suggestions::Suggestions;
use crate::failure::Failure;
use meeting_core::archive::Settings;
use meeting_core::i18n::{Catalog, Message};
use meeting_core::ops::Source;
use viet_text::date::{DateOrder, Direction, RelativeDates};
use viet_text::fold::fold;

/// Why an interview does not go on.
#[derive(Debug)]
pub enum Interrupt {
    /// The question before is wanted again.
    Back,
    /// The user stops and will continue later.
    Stop,
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for Interrupt {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Questions and what has been answered.
pub struct Interview<'i> {
    pub catalog: &'i Catalog,
    pub suggestions: &'i Suggestions<'i>,
    pub settings: &'i Settings,
    pub today: NaiveDate,
    pub draft: Draft,
    pub front: &'i mut dyn Ask,
    /// The session that this one follows.
    pub earlier: Option<Source>,
    /// The keys of the questions that have been asked or need not be asked again, in order.
    asked: Vec<String>,
    /// The questions that are to be asked although they have been answered: those that the user went back over.
    open: HashSet<String>,
    /// Whether the last question was really asked, not answered from the draft.
    is_live: bool,
    watch: Option<Watch>,
}

impl<'i> Interview<'i> {
    pub fn new(
        catalog: &'i Catalog,
        suggestions: &'i Suggestions<'i>,
        settings: &'i Settings,
        today: NaiveDate,
        draft: Draft,
        front: &'i mut dyn Ask,
    ) -> Self {
        Self {
            catalog,
            suggestions,
            settings,
            today,
            draft,
            front,
            earlier: None,
            asked: Vec::new(),
            open: HashSet::new(),
            is_live: false,
            watch: None,
        }
    }

    /// How the dates of answers are read.
    pub fn relative_dates(&self) -> RelativeDates {
        self.settings.relative_dates(self.today, Direction::Past)
    }

    /// A date as an answer: what is shown and accepted is read again.
    pub fn typed_day(&self) -> impl Fn(NaiveDate) -> String + use<'i> {
        let (catalog, order) = (self.catalog, self.settings.date_order());
        move |day| match order {
            DateOrder::DayFirst => catalog.day(day),
            DateOrder::MonthFirst => day.to_string(),
        }
    }

    /// Handles signals that end the program.
    pub fn watch(&mut self) {
        self.watch = Watch::begin(self.catalog.say(&stopped(&self.draft)));
    }

    /// Ignores signals, while another program has the terminal.
    pub fn look_away(&mut self) {
        self.watch = None;
    }

    /// Begins again with what has been answered.
    pub fn rewind(&mut self) {
        self.asked.clear();
        self.earlier.clone_from(&self.draft.beginning.from);
    }

    /// Requests the question before the last one again, or the last one if there is none before. From there the user goes
    /// forward question by question, over the answers that are there.
    pub fn back(&mut self) {
        let last = self.asked.pop();
        let before = self.asked.pop();
        self.open.extend(last.into_iter().chain(before));
    }

    /// Requests all questions of a step again; `false` if there are none.
    pub fn reopen(&mut self, step: &str) -> bool {
        let asked = self.asked.iter().filter(|key| step_of(key) == step).cloned();
        self.open = asked.collect();
        !self.open.is_empty()
    }

    /// Requests the last of all questions again.
    pub fn reopen_last(&mut self) {
        self.open.extend(self.asked.pop());
    }

    /// Whether a step has asked anything.
    pub fn has_asked(&self, step: &str) -> bool {
        self.asked.iter().any(|key| step_of(key) == step)
    }

    pub fn say(&self, key: &'static str) -> String {
        self.catalog.say(&Message::new(key))
    }

    /// Prints a note about the last answer, once.
    pub fn print(&mut self, message: &Message) -> Result<(), Interrupt> {
        if self.is_live {
            self.front.say(&self.catalog.say(message))?;
        }
        Ok(())
    }

    /// The answer to a question: the stored one, else the user's.
    pub fn ask(&mut self, key: &str, question: Question) -> Result<String, Interrupt> {
        self.asked.push(key.to_owned());
        let is_open = self.open.contains(key);
        let old = self.draft.get(key).map(str::to_owned);
        if let Some(old) = old.as_deref().filter(|old| !is_open && question.accepts(old)) {
            self.is_live = false;
            return Ok(old.to_owned());
        }
        self.is_live = true;
        let question = match (old.as_deref(), self.draft.former(key)) {
            (Some(old), _) => question.remembering(old),
            (None, Some(former)) => question.proposing(former),
            (None, None) => question,
        };
        match self.front.ask(&question)? {
            Reply::Given(answer) => {
                self.open.remove(key);
                self.draft.put(key, &answer);
                Ok(answer)
            }
            Reply::Back => Err(Interrupt::Back),
            Reply::Stop => Err(Interrupt::Stop),
        }
    }

    /// Stores an answer in a form that means the same on every day.
    pub fn settle(&mut self, key: &str, answer: &str) {
        self.draft.put(key, answer);
    }

    pub fn confirm(&mut self, key: &str, label: String, is_yes: bool) -> Result<bool, Interrupt> {
        Ok(self.ask(key, Question::confirm(label, is_yes))? == YES)
    }

    /// Asks for a name. A beginning or a part of several known names leads to a choice.
    pub fn name(
        &mut self,
        key: &str,
        question: Question,
        offer: impl Fn(&str) -> Vec<Suggestion>,
    ) -> Result<String, Interrupt> {
        let typed = self.ask(key, question.offering(&offer))?;
        let fitting = if typed.is_empty() || typed.contains(';') { Vec::new() } else { offer(&typed) };
        let same: Vec<&Suggestion> = fitting.iter().filter(|known| fold(&known.value) == fold(&typed)).collect();
        let is_without_marks = fold(&typed) == typed.to_lowercase();
        match &same[..] {
            // Typed diacritics count: "Lê Ân" is not "Lê An".
            [_, ..] if !is_without_marks || same.iter().any(|known| known.value == typed) => return Ok(typed),
            [known] => return Ok(known.value.clone()),
            [] if fitting.is_empty() => return Ok(typed),
            _ => {}
        }
        let new = self.catalog.say(&Message::new("wizard-as-typed").with("name", typed.as_str()));
        let mut options: Vec<Choice> =
            fitting.iter().take(8).map(|known| Choice::new(known.value.as_str(), known.label())).collect();
        options.push(Choice::new(typed.as_str(), new));
        let label = self.catalog.say(&Message::new("wizard-which").with("name", typed.as_str()));
        self.ask(&format!("{key}:which"), Question::choice(label, options, 0))
    }

    /// Whether an empty answer about this item ends the list: one in the middle leaves out that item alone.
    pub fn is_end(&self, list: &str, number: usize) -> bool {
        !self.draft.goes_on(list, number)
    }
}

/// The step that a key belongs to: `person:3:roles`.
fn step_of(key: &str) -> &str {
    key.split(':').next().unwrap_or(key)
}
