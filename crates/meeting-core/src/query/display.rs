//! A query in its plainest spelling, which reads back as the same query.

use std::fmt::{self, Display, Formatter};

use super::{Condition, CountRange, DateRange, Expression, Keyword, NumberEnd, NumberRange, OwnTest, Query, Words};
use crate::model::field::{FieldId, Part};

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.expression {
            // At the top nothing needs parentheses around the whole.
            Expression::All(members) => joined(f, members, " "),
            Expression::Any(members) => joined(f, members, " OR "),
            other => other.fmt(f),
        }
    }
}

impl Display for Expression {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(members) => grouped(f, members, " "),
            Self::Any(members) => grouped(f, members, " OR "),
            Self::Not(inner) => write!(f, "-{inner}"),
            Self::Condition(condition) => condition.fmt(f),
        }
    }
}

fn grouped(f: &mut Formatter<'_>, members: &[Expression], separator: &str) -> fmt::Result {
    f.write_str("(")?;
    joined(f, members, separator)?;
    f.write_str(")")
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => words.fmt(f),
            Self::Text { field, values } => named(f, *field, values),
            Self::Number { field, values } => named(f, *field, values.iter().map(|value| &value.words)),
            Self::Id { field, values } => named(f, *field, values.iter().map(|value| Id(value))),
            Self::Choice { field, values } => named(f, *field, values),
            Self::Date { field, values } => list(f, field.name(), values),
            Self::Count { field, values } => named(f, *field, values),
            Self::Own { field, test } => match test {
                OwnTest::Present => write!(f, "{}:{}", Keyword::Has.name(), field.name),
                OwnTest::Words(values) => list(f, field.name, values),
                OwnTest::Dates(values) => list(f, field.name, values),
                OwnTest::Numbers(values) => list(f, field.name, values),
                OwnTest::Values(values) => list(f, field.name, values.iter().map(|value| format!("\"{value}\""))),
            },
            Self::Is(is) => write!(f, "{}:{}", Keyword::Is.name(), is.name()),
            Self::Has(has) => write!(f, "{}:{}", Keyword::Has.name(), has.name()),
            Self::In(parts) => list(f, Keyword::In.name(), parts.iter().copied().map(Part::name)),
        }
    }
}

impl Display for Words {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let quote = if self.quoted { "\"" } else { "" };
        let star = if self.prefix { "*" } else { "" };
        write!(f, "{quote}{}{quote}{star}", self.written)
    }
}

impl Display for DateRange {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (Some(first), Some(last)) if first == last => write!(f, "{first}"),
            (first, last) => {
                if let Some(first) = first {
                    write!(f, "{first}")?;
                }
                f.write_str("..")?;
                last.map_or(Ok(()), |last| write!(f, "{last}"))
            }
        }
    }
}

impl Display for CountRange {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let end = |end: Option<i64>| end.map(|end| end.to_string()).unwrap_or_default();
        if self.first == self.last {
            f.write_str(&end(self.first))
        } else {
            write!(f, "{}..{}", end(self.first), end(self.last))
        }
    }
}

impl Display for NumberRange {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (&self.first, &self.last) {
            (Some(first), Some(last)) if first == last => f.write_str(&first.written),
            (Some(first), None) if !first.is_included => write!(f, ">{}", first.written),
            (None, Some(last)) if !last.is_included => write!(f, "<{}", last.written),
            (first, last) => {
                let end = |end: &Option<NumberEnd>| end.as_ref().map(|end| end.written.clone()).unwrap_or_default();
                write!(f, "{}..{}", end(first), end(last))
            }
        }
    }
}

/// An id that was typed; what is not made like one needs quotes.
struct Id<'a>(&'a str);

impl Display for Id<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let plain = self.0.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'#'));
        let quote = if plain { "" } else { "\"" };
        write!(f, "{quote}{}{quote}", self.0)
    }
}

fn named<T: Display>(f: &mut Formatter<'_>, field: FieldId, values: impl IntoIterator<Item = T>) -> fmt::Result {
    list(f, field.asked(), values)
}

fn list<T: Display>(f: &mut Formatter<'_>, name: &str, values: impl IntoIterator<Item = T>) -> fmt::Result {
    write!(f, "{name}:")?;
    joined(f, values, ",")
}

fn joined<T: Display>(f: &mut Formatter<'_>, values: impl IntoIterator<Item = T>, separator: &str) -> fmt::Result {
    for (index, value) in values.into_iter().enumerate() {
        if index > 0 {
            f.write_str(separator)?;
        }
        value.fmt(f)?;
    }
    Ok(())
}
