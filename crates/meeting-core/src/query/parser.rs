//! The grammar: one text to one expression, by recursive descent.

use super::error::ParseError;
use super::keyword::{Keyword, LONGEST_NAME, Name, looks_like_name, near_of_several_words, several_words};
use super::value::{Value, is_minus, is_quote};
use super::{Condition, Context, DateField, Expression, Words, date, interpret};
use crate::i18n::Message;
use lossless_yaml::Span;
use viet_text::fold;

/// How deep parentheses and exclusions may be in each other: the stack is finite.
const MOST_LEVELS: usize = 64;

/// Most words and values of a query: each is looked up, and some are compared with every row.
const MOST_WORDS: usize = 1_000;

/// The text and how far it has been read.
pub(super) struct Parser<'a> {
    text: &'a str,
    at: usize,
    level: usize,
    words: usize,
    context: Context<'a>,
    understood: Vec<Message>,
}

impl<'a> Parser<'a> {
    /// The parser of a text in which the only space character is the space.
    pub(super) fn new(text: &'a str, context: Context<'a>) -> Self {
        Self { text, at: 0, level: 0, words: 0, context, understood: Vec::new() }
    }

    /// Reads the whole text, and says what has been understood of days whose words leave room.
    pub(super) fn expression(mut self) -> Result<(Expression, Vec<Message>), ParseError> {
        let expression = self.alternatives()?;
        if self.rest().is_empty() {
            Ok((expression, self.understood))
        } else {
            Err(ParseError::stray_parenthesis(self.letter_span()))
        }
    }

    /// Reads what OR joins, up to the end or a closing parenthesis.
    fn alternatives(&mut self) -> Result<Expression, ParseError> {
        let mut alternatives = Vec::new();
        let mut before = None;
        loop {
            let terms = self.terms()?;
            let after = self.take_or();
            if let (true, Some(or)) = (terms.is_empty(), before.or(after)) {
                return Err(ParseError::lone_or(or));
            }
            alternatives.push(Expression::all(terms));
            if after.is_none() {
                return Ok(Expression::any(alternatives));
            }
            before = after;
        }
    }

    /// Reads terms, up to OR, the end or a closing parenthesis. Punctuation between them is skipped; if there is
    /// nothing else, it is read as a term, which reports the error.
    fn terms(&mut self) -> Result<Vec<Expression>, ParseError> {
        let mut terms = Vec::new();
        let mut passed = None;
        loop {
            self.skip_spaces();
            if matches!(self.peek(), None | Some(')')) || self.run() == "OR" {
                let Some(punctuation) = passed.take().filter(|_| terms.is_empty()) else { return Ok(terms) };
                self.at = punctuation;
                terms.push(self.term()?);
            } else if self.is_at_punctuation() {
                passed.get_or_insert(self.at);
                self.at += self.run().len();
            } else {
                terms.push(self.term()?);
            }
        }
    }

    /// Whether punctuation without a meaning is here. A dash before what it excludes has one, and so has a `*` right
    /// after something that it cannot continue: that is an error.
    fn is_at_punctuation(&self) -> bool {
        let run = self.run();
        let excludes = run.starts_with(is_minus) && self.bounds_term(run);
        let continues =
            run.starts_with('*') && !matches!(self.text[..self.at].chars().next_back(), None | Some(' ' | '('));
        !run.is_empty() && !excludes && !continues && fold::tokens(run).is_empty()
    }

    /// Reads one term, which begins here.
    fn term(&mut self) -> Result<Expression, ParseError> {
        if self.level == MOST_LEVELS {
            return Err(ParseError::too_deep(MOST_LEVELS, self.letter_span()));
        }
        self.level += 1;
        let run = self.run();
        let term = match self.peek() {
            Some('(') => self.group(),
            Some(letter) if is_quote(letter) => self.words(),
            Some(letter) if is_minus(letter) && self.excludes(run) => self.exclusion(run, letter),
            _ => self.named_or_words(run),
        };
        self.level -= 1;
        term
    }

    fn group(&mut self) -> Result<Expression, ParseError> {
        let opening = self.letter_span();
        self.at = opening.end;
        let inner = self.alternatives()?;
        if self.peek() != Some(')') {
            return Err(ParseError::open_parenthesis(opening));
        }
        self.at += 1;
        if inner == Expression::default() {
            return Err(ParseError::empty_parentheses(Span::new(opening.start, self.at)));
        }
        Ok(inner)
    }

    /// Whether the dash at the beginning of `run` excludes something. Alone it is punctuation.
    fn excludes(&self, run: &str) -> bool {
        !run.chars().all(is_minus) || self.bounds_term(run)
    }

    /// Whether a parenthesis or a quote opens right after `run`.
    fn bounds_term(&self, run: &str) -> bool {
        self.text[self.at + run.len()..].starts_with(|next| next == '(' || is_quote(next))
    }

    fn exclusion(&mut self, run: &str, minus: char) -> Result<Expression, ParseError> {
        let excluded = &run[minus.len_utf8()..];
        if excluded.starts_with(is_minus) {
            return Err(ParseError::two_dashes(run, Span::new(self.at, self.at + run.len())));
        }
        self.at += minus.len_utf8();
        Ok(self.term()?.negated())
    }

    fn named_or_words(&mut self, run: &str) -> Result<Expression, ParseError> {
        let span = Span::new(self.at, self.at + run.len());
        if run == "OR" {
            return Err(ParseError::lone_or(span));
        }
        let names = self.context.names();
        let several = several_words(self.rest(), names);
        let Some(typed) = several.or_else(|| Some(run.split_once(':')?.0)) else { return self.words() };
        let name_span = Span::new(span.start, span.start + typed.len());
        let value_at = name_span.end + 1;
        let meanings = names.meanings(typed);
        let is_known = |name: &Name| match name {
            Name::Own(own) => names.declared(own).is_some(),
            _ => true,
        };
        match meanings.iter().copied().filter(is_known).collect::<Vec<_>>()[..] {
            [name] => {
                self.at = value_at;
                self.named(name, name_span)
            }
            [] if !looks_like_name(typed, &self.text[value_at..]) => self.words(),
            [] => Err(self.unknown_field(typed, name_span)),
            ref several => Err(ParseError::ambiguous_field(typed, several, name_span)),
        }
    }

    /// The error of a name that is none. What was meant may be a name of several words that began before.
    fn unknown_field(&self, typed: &str, span: Span) -> ParseError {
        let names = self.context.names();
        let before = self.text[..span.start].trim_end();
        let starts = before.rmatch_indices([' ', '(', ':', '-']).map(|(at, _)| at + 1).take(LONGEST_NAME - 1);
        for start in starts.chain([0]) {
            let longer = &self.text[start..span.end];
            if let Some(near) = near_of_several_words(longer, names) {
                return ParseError::unknown_field(longer, Some(near), names, Span::new(start, span.end));
            }
        }
        ParseError::unknown_field(typed, None, names, span)
    }

    fn words(&mut self) -> Result<Expression, ParseError> {
        let value = self.value(self.run())?;
        Ok(Condition::Words(Words::of(&value)?).into())
    }

    /// Reads what follows a name and its colon.
    fn named(&mut self, name: Name, span: Span) -> Result<Expression, ParseError> {
        match self.peek() {
            None | Some(' ' | ')') => return Err(ParseError::no_value(name, span)),
            Some('(') if name != Name::Keyword(Keyword::Not) => {
                return Err(ParseError::value_in_parentheses(name, span));
            }
            _ => {}
        }
        match name {
            Name::Field(field) => {
                let values = self.values(name, span)?;
                self.say_days(name, DateField::of_field(field), &values);
                interpret::field(field, &values, self.context)
            }
            Name::Own(own) => {
                let values = self.values(name, span)?;
                match self.context.names().declared(own) {
                    Some(declared) => Ok(interpret::own(declared, name, &values, self.context)?.into()),
                    None => Err(ParseError::unknown_field(own, None, self.context.names(), span)),
                }
            }
            Name::Keyword(Keyword::Not) => Ok(self.term()?.negated()),
            Name::Keyword(keyword) => {
                let values = self.values(name, span)?;
                let date = match keyword {
                    Keyword::After | Keyword::Before => Some(DateField::Date),
                    Keyword::DueAfter | Keyword::DueBefore => Some(DateField::Due),
                    Keyword::Is | Keyword::Has | Keyword::In | Keyword::Not => None,
                };
                self.say_days(name, date, &values);
                interpret::keyword(keyword, &values, self.context)
            }
        }
    }

    /// Says what is understood of the days among values, where their words leave room.
    fn say_days(&mut self, name: Name, field: Option<DateField>, values: &[Value]) {
        let Some(field) = field else { return };
        let days = values
            .iter()
            .filter_map(|it| date::understood(name.text(), field, &it.shown(), self.context.relative_dates()));
        self.understood.extend(days);
    }

    /// Reads values with commas between.
    fn values(&mut self, name: Name, span: Span) -> Result<Vec<Value>, ParseError> {
        let mut values = Vec::new();
        loop {
            let run = self.up_to(|letter| letter == ',' || ends_run(letter));
            if run.is_empty() && !self.peek().is_some_and(is_quote) {
                return Err(match (self.peek(), self.at.checked_sub(1)) {
                    (Some(','), _) => ParseError::open_list(self.letter_span()),
                    (_, Some(comma)) if !values.is_empty() => ParseError::open_list(Span::new(comma, self.at)),
                    _ => ParseError::no_value(name, span),
                });
            }
            let mut value = self.value(run)?;
            while name.takes_ranges(self.context.names()) && self.goes_on(&value) {
                let more = self.value(self.up_to(|letter| letter == ',' || ends_run(letter)))?;
                value = value.joined(&more);
            }
            values.push(value);
            if self.peek() != Some(',') {
                return self.refuse_comma_behind_space().map(|()| values);
            }
            self.at += 1;
        }
    }

    /// Whether a value has another piece right behind it: `"tháng 1".."tháng 3"`.
    fn goes_on(&self, value: &Value) -> bool {
        self.peek().is_some_and(|next| is_quote(next) || (value.quoted && !matches!(next, ' ' | ',' | '(' | ')')))
    }

    /// Rejects `a , b` after a name: with the comma skipped, `b` would be a free word.
    fn refuse_comma_behind_space(&mut self) -> Result<(), ParseError> {
        let behind_value = self.at;
        self.skip_spaces();
        let is_list = self.at > behind_value && self.peek() == Some(',');
        if is_list { Err(ParseError::open_list(self.letter_span())) } else { Ok(()) }
    }

    /// Reads one value, and counts its words.
    fn value(&mut self, run: &str) -> Result<Value, ParseError> {
        let value = self.next_value(run)?;
        self.words += fold::tokens(&value.written).len().max(1);
        if self.words > MOST_WORDS {
            return Err(ParseError::too_many(MOST_WORDS, value.span));
        }
        Ok(value)
    }

    /// Reads one value: what is in quotes, or else `run`; and a `*` after it.
    fn next_value(&mut self, run: &str) -> Result<Value, ParseError> {
        let start = self.at;
        if let Some(quote) = self.peek().filter(|&letter| is_quote(letter)) {
            let inside = start + quote.len_utf8();
            let closing = self.text[inside..].char_indices().find(|&(_, letter)| is_quote(letter));
            let Some((length, closing)) = closing else { return Err(ParseError::open_quote(self.letter_span())) };
            let written = self.text[inside..inside + length].to_owned();
            self.at = inside + length + closing.len_utf8();
            let prefix = self.peek() == Some('*');
            self.at += usize::from(prefix);
            return Ok(Value { written, quoted: true, prefix, span: Span::new(start, self.at) });
        }
        self.at += run.len();
        let span = Span::new(start, self.at);
        let (written, prefix) = run.strip_suffix('*').map_or((run, false), |beginning| (beginning, true));
        if written.contains('*') {
            return Err(ParseError::star_within(run, span));
        }
        Ok(Value { written: written.to_owned(), quoted: false, prefix, span })
    }

    fn skip_spaces(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// What is here up to a space, a quote or a parenthesis.
    fn run(&self) -> &'a str {
        self.up_to(ends_run)
    }

    fn up_to(&self, is_end: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        &rest[..rest.find(is_end).unwrap_or(rest.len())]
    }

    /// Takes an OR, if it is here.
    fn take_or(&mut self) -> Option<Span> {
        if self.run() != "OR" {
            return None;
        }
        let start = self.at;
        self.at += "OR".len();
        Some(Span::new(start, self.at))
    }

    /// The offset of the next letter.
    fn letter_span(&self) -> Span {
        Span::new(self.at, self.at + self.peek().map_or(0, char::len_utf8))
    }
}

fn ends_run(letter: char) -> bool {
    is_quote(letter) || matches!(letter, ' ' | '(' | ')')
}
