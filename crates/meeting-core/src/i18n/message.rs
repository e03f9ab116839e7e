//! Messages, before the language is chosen.

/// A message: a key of the catalogs, and the values of its placeholders.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// Key in the catalogs.
    pub key: &'static str,
    /// Name and value of each blank (`{ $name }`).
    pub arguments: Vec<(&'static str, Argument)>,
}

/// The value of a placeholder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Argument {
    /// Text that is shown unchanged.
    Text(String),
    /// A count, which the language may use to choose a form.
    Number(i64),
    /// A date, which the language formats; a date that is to be typed or is in a file is a text.
    Day(chrono::NaiveDate),
    /// Several dates, separated by commas.
    Days(Vec<chrono::NaiveDate>),
    /// Another message, shown in the same language.
    Message(Box<Message>),
    /// Several of them, separated by commas.
    Messages(Vec<Message>),
}

impl Message {
    /// The message of `key`, with no blanks filled.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// The message with one more blank filled.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<chrono::NaiveDate> for Argument {
    fn from(date: chrono::NaiveDate) -> Self {
        Self::Day(date)
    }
}

impl From<Vec<chrono::NaiveDate>> for Argument {
    fn from(dates: Vec<chrono::NaiveDate>) -> Self {
        Self::Days(dates)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl From<Vec<Message>> for Argument {
    fn from(messages: Vec<Message>) -> Self {
        Self::Messages(messages)
    }
}
