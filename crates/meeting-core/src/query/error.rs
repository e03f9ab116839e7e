//! Errors in a query.

use super::date::Problem;
use super::keyword::{Name, Names, names};
use super::value::Value;
use crate::i18n::Message;
use crate::model::called::slip_of;
use lossless_yaml::Span;
use viet_text::suggest::nearest;

/// How many names are listed of which none is near.
const MOST_NAMES: usize = 5;

/// An error in a query, with the span that a caret shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// The message.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
    /// The whole query: the arguments with a space between, each one's bounds shown by quotes.
    pub text: String,
    /// The span in `text`, in bytes.
    pub span: Span,
}

/// An error that does not have the text of the query yet.
#[derive(Debug)]
pub(super) struct ParseError {
    message: Message,
    help: Option<Message>,
    span: Span,
}

impl ParseError {
    fn new(message: Message, span: Span) -> Self {
        Self { message, help: None, span }
    }

    fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// The error with the text of the query.
    pub(super) fn within(self, text: String) -> QueryError {
        QueryError { message: self.message, help: self.help, text, span: self.span }
    }

    /// `near`: the name that was probably meant, where it is known.
    pub(super) fn unknown_field(name: &str, near: Option<&str>, known: Names, span: Span) -> Self {
        let fault = Self::new(Message::new("query-unknown-field").with("name", name), span);
        let own = || known.own.iter().map(|declared| declared.field.name);
        let near = near.or_else(|| nearest(name, names())).or_else(|| nearest(name, own()));
        if let Some(near) = near.or_else(|| slip_of(name, known.all_called())) {
            return fault.help(did_you_mean(&format!("{near}:")));
        }
        let nearest = known.nearest(name, MOST_NAMES).into_iter().map(|name| known.shown(name));
        fault.help(Message::new("query-fields").with("names", nearest.collect::<Vec<_>>()))
    }

    /// What is called the same as something else.
    pub(super) fn ambiguous_field(typed: &str, meanings: &[Name], span: Span) -> Self {
        let names = meanings.iter().map(|name| format!("`{}:`", name.text())).collect::<Vec<_>>().join(", ");
        Self::new(Message::new("query-ambiguous-field").with("name", typed), span)
            .help(Message::new("query-ambiguous-field-help").with("names", names))
    }

    pub(super) fn no_value(name: Name, span: Span) -> Self {
        let message = Message::new("query-no-value").with("name", name.text());
        Self::new(message, span).help(Message::new("query-no-value-help").with("name", name.text()))
    }

    /// What is written `title:(a OR b)` elsewhere.
    pub(super) fn value_in_parentheses(name: Name, span: Span) -> Self {
        let message = Message::new("query-no-value").with("name", name.text());
        Self::new(message, span).help(Message::new("query-values-help").with("name", name.text()))
    }

    pub(super) fn open_list(span: Span) -> Self {
        Self::new(Message::new("query-open-list"), span).help(Message::new("query-open-list-help"))
    }

    /// `near`: the value that was probably meant, and of which name.
    pub(super) fn unknown_value(name: Name, value: &Value, known: &[&str], near: Option<(Name, &str)>) -> Self {
        let message = Message::new("query-unknown-value").with("name", name.text()).with("value", value.shown());
        Self::new(message, value.span).help(match near {
            Some((name, near)) => did_you_mean(&if near.contains(' ') {
                format!("{}:\"{near}\"", name.text())
            } else {
                format!("{}:{near}", name.text())
            }),
            None => Message::new("query-values").with("values", known.join(", ")),
        })
    }

    pub(super) fn date(value: &Value, problem: Problem) -> Self {
        let key = match problem {
            Problem::NotADate => "query-not-a-date",
            Problem::Reversed => "query-date-reversed",
            Problem::OutOfRange => "query-date-out-of-range",
        };
        let fault = Self::new(Message::new(key).with("value", value.shown()), value.span);
        match problem {
            Problem::NotADate => fault.help(Message::new("query-not-a-date-help")),
            Problem::Reversed | Problem::OutOfRange => fault,
        }
    }

    pub(super) fn count(name: Name, value: &Value) -> Self {
        let message = Message::new("query-not-a-count").with("value", value.shown());
        Self::new(message, value.span).help(Message::new("query-not-a-count-help").with("name", name.text()))
    }

    pub(super) fn number(name: Name, value: &Value) -> Self {
        let message = Message::new("query-not-a-count").with("value", value.shown());
        Self::new(message, value.span).help(Message::new("query-not-a-number-help").with("name", name.text()))
    }

    pub(super) fn no_word(value: &Value) -> Self {
        let message = Message::new("query-no-word").with("text", value.shown());
        Self::new(message, value.span).help(Message::new("query-no-word-help"))
    }

    pub(super) fn star_within(text: &str, span: Span) -> Self {
        Self::new(Message::new("query-star-within").with("text", text), span)
            .help(Message::new("query-star-within-help"))
    }

    pub(super) fn two_dashes(text: &str, span: Span) -> Self {
        Self::new(Message::new("query-two-dashes").with("text", text), span).help(Message::new("query-two-dashes-help"))
    }

    pub(super) fn open_quote(span: Span) -> Self {
        Self::new(Message::new("query-open-quote"), span)
    }

    pub(super) fn open_parenthesis(span: Span) -> Self {
        Self::new(Message::new("query-open-parenthesis"), span)
    }

    pub(super) fn stray_parenthesis(span: Span) -> Self {
        Self::new(Message::new("query-stray-parenthesis"), span).help(Message::new("query-quote-help"))
    }

    pub(super) fn empty_parentheses(span: Span) -> Self {
        Self::new(Message::new("query-empty-parentheses"), span)
    }

    pub(super) fn lone_or(span: Span) -> Self {
        Self::new(Message::new("query-lone-or"), span).help(Message::new("query-lone-or-help"))
    }

    pub(super) fn too_many(limit: usize, span: Span) -> Self {
        let message = Message::new("query-too-many").with("limit", limit);
        Self::new(message, span).help(Message::new("query-too-many-help"))
    }

    pub(super) fn too_deep(limit: usize, span: Span) -> Self {
        Self::new(Message::new("query-too-deep").with("limit", limit), span)
    }
}

fn did_you_mean(text: &str) -> Message {
    Message::new("query-did-you-mean").with("text", text)
}
