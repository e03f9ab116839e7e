//! A document as data: blocks of text whose spans say what they mean. It knows neither the width of a line nor colors;
//! each format has a writer.

mod terminal;

use std::fmt;

use chrono::NaiveDate;

use meeting_core::archive::Reference;
use meeting_core::i18n::{Catalog, Message};
use meeting_core::rows::Attention;

pub use terminal::doc_text;

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doc {
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading: of the document at level 1, of a section at level 2.
    Heading {
        /// The level, from 1.
        level: u8,
        /// The heading.
        text: Text,
    },
    /// The line below the heading of the document.
    Subtitle(Text),
    /// A paragraph; it may have line breaks.
    Paragraph(Text),
    /// Labels and their values.
    Fields(Vec<Field>),
    /// A list.
    List(List),
    /// Rows of two columns, the first of which holds days.
    Table(Vec<[Text; 2]>),
}

/// A value and its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The label, without a colon.
    pub label: String,
    /// The value.
    pub value: Text,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What comes before each item.
    pub markers: Markers,
    /// The items, in order.
    pub items: Vec<Item>,
}

/// What comes before the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markers {
    /// Bullets.
    Bullets,
    /// Numbers from 1.
    Numbers,
    /// The ids of the items.
    Ids,
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// The id of the part that it shows, to which links lead.
    pub id: Option<String>,
    /// Its first paragraph.
    pub text: Text,
    /// What follows its first paragraph.
    pub blocks: Vec<Block>,
}

/// Text as a sequence of spans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(Vec<Span>);

/// A piece of text with one meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// What they are.
    pub meaning: Meaning,
}

/// What a span is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Plain words.
    Plain,
    /// A day.
    Day(NaiveDate),
    /// A status, or how late work is, with what it means for the display.
    Status(Attention),
    /// A link.
    Link(Target),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A part of the record that the document shows, by its id.
    Part(String),
    /// A record, or a part of it.
    Record {
        /// The id of the record.
        record: String,
        /// The id of the part.
        part: Option<String>,
    },
    /// A file, by its path from the archive's root.
    File(String),
    /// A web address.
    Url(String),
}

impl Target {
    /// The target of a reference as records write it.
    pub(super) fn of(reference: &str) -> Self {
        match Reference::parse(reference) {
            Reference::Local(part) => Self::Part(part.to_owned()),
            Reference::Record(record) => Self::Record { record: record.to_owned(), part: None },
            Reference::Part { record, part } => Self::Record { record: record.to_owned(), part: Some(part.to_owned()) },
        }
    }
}

impl Item {
    /// An item of one paragraph.
    pub(super) fn new(text: impl Into<Text>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The item with its id.
    pub(super) fn with_id(self, id: Option<&String>) -> Self {
        Self { id: id.cloned(), ..self }
    }
}

impl Text {
    /// A text of one span.
    pub(super) fn new(text: impl Into<String>, meaning: Meaning) -> Self {
        Self(vec![Span { text: text.into(), meaning }])
    }

    /// A link.
    pub(super) fn link(text: impl Into<String>, target: Target) -> Self {
        Self::new(text, Meaning::Link(target))
    }

    /// The spans, in order.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|span| span.text.trim().is_empty())
    }

    /// The text with another one after it.
    pub(super) fn then(mut self, next: impl Into<Self>) -> Self {
        self.0.extend(next.into().0);
        self
    }

    /// The text in brackets of some kind.
    pub(super) fn within(self, open: &str, close: &str) -> Self {
        Self::from(open).then(self).then(close)
    }

    /// The texts that are not blank, with `separator` between them.
    pub(super) fn join(separator: &str, texts: impl IntoIterator<Item = Option<Self>>) -> Self {
        let mut joined = Self::default();
        for text in texts.into_iter().flatten().filter(|text| !text.is_blank()) {
            if !joined.0.is_empty() {
                joined = joined.then(separator);
            }
            joined = joined.then(text);
        }
        joined
    }

    /// The words of a message whose arguments are texts: their spans keep their meanings.
    pub(super) fn message(catalog: &Catalog, key: &'static str, arguments: &[(&'static str, Self)]) -> Self {
        // The message is made with a private character for each argument, which no words of a catalog have.
        let names = arguments.iter().map(|(name, _)| *name).zip(FIRST_ARGUMENT..);
        let message = names.fold(Message::new(key), |message, (name, place)| message.with(name, String::from(place)));
        let argument = |c: char| arguments.get((c as usize).checked_sub(FIRST_ARGUMENT as usize)?);
        let mut text = Self::default();
        for piece in catalog.say(&message).split_inclusive(|c| argument(c).is_some()) {
            let (words, argument) = match piece.chars().next_back().and_then(argument) {
                Some((_, argument)) => (&piece[..piece.len() - FIRST_ARGUMENT.len_utf8()], argument.clone()),
                None => (piece, Self::default()),
            };
            text = text.then(words).then(argument);
        }
        text
    }
}

/// What stands for the first argument of a message until its text takes its place.
const FIRST_ARGUMENT: char = '\u{e000}';

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::default() } else { Self::new(text, Meaning::Plain) }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::default() } else { Self::new(text, Meaning::Plain) }
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

/// The words alone.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|span| f.write_str(&span.text))
    }
}
