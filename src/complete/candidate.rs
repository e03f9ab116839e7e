//! What may be offered.

use viet_text::terminal::terminal_safe;

/// What the word under the cursor may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The whole word, as the program would get it from the shell.
    pub value: String,
    /// An equivalent word that begins as typed, for shells that offer nothing else.
    pub as_typed: Option<String>,
    /// Where in `value` begins what the candidates differ in.
    pub label_at: usize,
    /// The description for people.
    pub description: String,
    /// Whether the word ends there.
    pub is_finished: bool,
}

/// All candidates for one word.
#[derive(Debug, Default)]
pub struct Offer {
    /// The best first.
    pub candidates: Vec<Candidate>,
    /// Whether there are more than these.
    pub is_cut: bool,
    /// What the shell itself may offer where there is no candidate.
    pub otherwise: Option<Paths>,
}

/// Paths, which the shell completes itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paths {
    Files,
    Folders,
}

/// Most candidates that are shown.
pub const MOST: usize = 200;

impl Candidate {
    /// A word that ends there.
    pub fn new(value: impl Into<String>, description: impl Into<String>) -> Self {
        let (value, description) = (value.into(), description.into());
        Self { value, as_typed: None, label_at: 0, description, is_finished: true }
    }

    /// A word that continues.
    pub fn going_on(self) -> Self {
        Self { is_finished: false, ..self }
    }

    /// The word with `head` before it, of which people see no more than they must.
    pub fn with_prefix(self, head: &str) -> Self {
        let as_typed = self.as_typed.map(|word| format!("{head}{word}"));
        Self { value: format!("{head}{}", self.value), as_typed, label_at: head.len() + self.label_at, ..self }
    }

    /// What people see in a list.
    pub fn label(&self) -> &str {
        &self.value[self.label_at..]
    }
}

impl Offer {
    /// An offer of paths alone.
    pub fn of(paths: Paths) -> Self {
        Self { otherwise: Some(paths), ..Self::default() }
    }

    /// The offer without invisible characters and line ends, and with descriptions cut to a readable length.
    pub fn presentable(mut self) -> Self {
        self.candidates.retain(|candidate| terminal_safe(&candidate.value) == candidate.value);
        self.is_cut = self.candidates.len() > MOST;
        self.candidates.truncate(MOST);
        self
    }
}

impl From<Vec<Candidate>> for Offer {
    fn from(candidates: Vec<Candidate>) -> Self {
        Self { candidates, ..Self::default() }
    }
}
