//! The query language of `search`, `list` and `report`: arguments of the command line to a typed query.
//!
//! Arguments of the shell become a [`Query`], or a [`QueryError`] with a span. Nothing is looked up here:
//! abbreviations, ids and SQL belong to the index.
//!
//! ```text
//! query  = all { "OR" all }                  "and" binds tighter than OR
//! all    = { term }                          all of them, in any order
//! term   = ( "-" | "not:" ) term | "(" query ")" | name ":" values | words
//! values = value { "," value }               any of them, no spaces around the comma
//! value  = words                             for dates: 2023, 2023-05, 2023-Q2, a..b, >=a, "tháng 5/2023"
//! name   = the name of a field or keyword, or any of the words, one or several, that it is called in either language
//! words  = ( word | '"' words in a row '"' ) [ "*" ]
//! ```
//!
//! The names before a colon are those of the table of fields and those of [`Keyword`].

mod argument;
mod choice;
mod condition;
mod date;
mod display;
mod error;
mod expression;
mod hint;
mod interpret;
mod keyword;
mod names;
mod parser;
mod value;
mod words;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::archive::Settings;
use crate::i18n::Message;
use crate::model::OwnKind;
use crate::model::field::Kind;
use viet_text::date::{Direction, RelativeDates};

pub use choice::{choose, choose_kind, names_of, state_called};
pub use condition::{
    Condition, CountRange, DateField, DateRange, DocumentNumberValue, Has, Is, NumberEnd, NumberRange, OwnTest,
};
pub use error::QueryError;
pub use expression::Expression;
pub use hint::{hints, period_hint};
pub use keyword::{Keyword, Name, Names, names};
pub use words::Words;

/// What a query depends on besides its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context<'a> {
    /// What "today" means.
    pub as_of: NaiveDate,
    /// What is listed: decides which names `kind:` and `status:` take. None in `search`, which takes all.
    pub kind: Option<Kind>,
    /// The settings of the archive: what the office adds to the format.
    pub settings: Option<&'a Settings>,
}

impl<'a> Context<'a> {
    /// How dates are read that look back.
    #[must_use]
    pub fn relative_dates(&self) -> RelativeDates {
        let order = self.settings.map(Settings::date_order).unwrap_or_default();
        RelativeDates { today: self.as_of, direction: Direction::Past, order }
    }

    /// The office's own kinds of sessions.
    fn kinds(&self) -> &'a [OwnKind] {
        self.settings.map_or(&[], |settings| &settings.kinds)
    }

    /// The names that a query can put before a colon.
    #[must_use]
    pub fn names(&self) -> Names<'a> {
        Names { kind: self.kind, own: self.settings.map_or(&[], |settings| &settings.fields) }
    }
}

/// A query, understood. The default matches everything. Its `Display` is the query in its plainest
/// spelling, which reads back as the same query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// What must hold.
    pub expression: Expression,
}

impl Query {
    /// Whether the query is empty, and so matches everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&self.expression, Expression::All(all) if all.is_empty())
    }

    /// The free text that a match may contain, in order, for ranking and highlights. Excluded text is not included.
    #[must_use]
    pub fn free_words(&self) -> Vec<&Words> {
        self.wanted().into_iter().filter_map(Condition::free_words).collect()
    }

    /// All text that a match may contain, in order: the free text and that of fields.
    #[must_use]
    pub fn all_words(&self) -> Vec<&Words> {
        self.wanted().into_iter().flat_map(Condition::words).collect()
    }

    /// The conditions that are not excluded, in order.
    fn wanted(&self) -> Vec<&Condition> {
        let mut wanted = Vec::new();
        self.expression.collect_wanted(&mut wanted);
        wanted
    }
}

/// The values that a name before a colon takes in a search; empty if they are not from a closed list.
#[must_use]
pub fn values(name: &str) -> Vec<&'static str> {
    let choices = match Name::exact(name) {
        Some(Name::Field(field)) => choice::of_field(field, None),
        Some(Name::Keyword(Keyword::Is)) => choice::states(),
        Some(Name::Keyword(Keyword::Has)) => choice::things(),
        Some(Name::Keyword(Keyword::In)) => choice::parts(),
        _ => return Vec::new(),
    };
    choices.names()
}

/// The query that the arguments of a command spell.
pub fn parse(arguments: &[String], context: &Context) -> Result<Query, QueryError> {
    parse_said(arguments, context).map(|(query, _)| query)
}

/// The query that the arguments of a command spell, and what has been understood of days whose words leave room.
pub fn parse_said(arguments: &[String], context: &Context) -> Result<(Query, Vec<Message>), QueryError> {
    read(argument::join(arguments, context.names()), *context)
}

/// The query of one text.
fn read(text: String, context: Context<'_>) -> Result<(Query, Vec<Message>), QueryError> {
    match parser::Parser::new(&text, context).expression() {
        Ok((expression, understood)) => Ok((Query { expression }, understood)),
        Err(fault) => Err(fault.within(text)),
    }
}
