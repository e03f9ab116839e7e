//! What a name and its values mean.

use super::choice::{self, Chosen};
use super::date::{self, Problem, Side};
use super::error::ParseError;
use super::keyword::{Keyword, Name};
use super::value::Value;
use super::{
    Condition, Context, CountRange, DateField, DateRange, DocumentNumberValue, Expression, Has, Is, NumberEnd,
    NumberRange, OwnTest, Words,
};
use crate::model::field::{FieldId, FieldType, Part};
use crate::model::{DeclaredField, OwnType};
use viet_text::decimal::sort_key;
use viet_text::number;
use viet_text::suggest::nearest;

pub(super) fn field(field: FieldId, values: &[Value], context: Context) -> Result<Expression, ParseError> {
    let name = Name::Field(field);
    Ok(match field.holds() {
        FieldType::Text => Condition::Text { field, values: each(values, Words::of)? }.into(),
        FieldType::DocumentNumber => Condition::Number { field, values: each(values, document_number)? }.into(),
        FieldType::Id => Condition::Id { field, values: each(values, id)? }.into(),
        FieldType::Choice(_) => choices(field, values, context)?,
        FieldType::Count => {
            let range = |value: &Value| count(&value.shown()).ok_or_else(|| ParseError::count(name, value));
            Condition::Count { field, values: each(values, range)? }.into()
        }
        FieldType::Date => {
            // A test proves that every date with a name for queries is one of these.
            let date = DateField::of_field(field).unwrap_or(DateField::Date);
            dates(date, values, |text| date::range(date, text, context.relative_dates()))?.into()
        }
    })
}

/// Any of the values of a closed field, and of the states among them.
fn choices(field: FieldId, values: &[Value], context: Context) -> Result<Expression, ParseError> {
    let (mut own, mut states): (Vec<String>, Vec<Is>) = (Vec::new(), Vec::new());
    for value in values {
        match choice::chosen(field, context, value)? {
            Chosen::Values(names) => {
                for name in names {
                    if !own.iter().any(|other| other == name) {
                        own.push(name.to_owned());
                    }
                }
            }
            Chosen::States(names) => states.extend(names.into_iter().filter_map(Is::of_name)),
        }
    }
    let own = (!own.is_empty()).then_some(Condition::Choice { field, values: own });
    let conditions = own.into_iter().chain(states.into_iter().map(Condition::Is));
    Ok(Expression::any(conditions.map(Expression::from).collect()))
}

/// What is asked of a field that the office has declared.
pub(super) fn own(
    declared: &DeclaredField,
    name: Name,
    values: &[Value],
    context: Context,
) -> Result<Condition, ParseError> {
    let field = declared.field;
    let test = match field.holds {
        OwnType::Text => OwnTest::Words(each(values, Words::of)?),
        OwnType::Choice => {
            let meant = each(values, |value| choice::declared(declared, name, value))?;
            OwnTest::Values(meant.into_iter().flatten().map(str::to_owned).collect())
        }
        OwnType::Number => {
            let range = |value: &Value| numbers(&value.shown()).ok_or_else(|| ParseError::number(name, value));
            OwnTest::Numbers(each(values, range)?)
        }
        OwnType::Date => {
            let range = |value: &Value| {
                date::range(DateField::Date, &value.shown(), context.relative_dates())
                    .map_err(|problem| ParseError::date(value, problem))
            };
            OwnTest::Dates(each(values, range)?)
        }
    };
    Ok(Condition::Own { field, test })
}

/// What a name that is not a field means.
pub(super) fn keyword(keyword: Keyword, values: &[Value], context: Context) -> Result<Expression, ParseError> {
    let name = Name::Keyword(keyword);
    Ok(match keyword {
        Keyword::Is => any(values, |value| states(name, value))?,
        Keyword::Has => any(values, |value| thing(name, value, context))?,
        Keyword::In => Condition::In(parts(name, values)?).into(),
        // What follows `not:` is a term, which the parser reads; of mere values it means this.
        Keyword::Not => any(values, |value| Words::of(value).map(|words| vec![Condition::Words(words)]))?.negated(),
        Keyword::After => half_open(DateField::Date, Side::After, values, context)?.into(),
        Keyword::Before => half_open(DateField::Date, Side::Before, values, context)?.into(),
        Keyword::DueAfter => half_open(DateField::Due, Side::After, values, context)?.into(),
        Keyword::DueBefore => half_open(DateField::Due, Side::Before, values, context)?.into(),
    })
}

fn each<T>(values: &[Value], read: impl Fn(&Value) -> Result<T, ParseError>) -> Result<Vec<T>, ParseError> {
    values.iter().map(read).collect()
}

fn any(
    values: &[Value],
    read: impl Fn(&Value) -> Result<Vec<Condition>, ParseError>,
) -> Result<Expression, ParseError> {
    let conditions = each(values, read)?;
    Ok(Expression::any(conditions.into_iter().flatten().map(Expression::from).collect()))
}

/// The states that a value of `is:` names.
fn states(name: Name, value: &Value) -> Result<Vec<Condition>, ParseError> {
    Ok(choice::states().chosen(name, value)?.into_iter().filter_map(Is::of_name).map(Condition::Is).collect())
}

/// The condition that a value of `has:` names: that a field of the office's own is there, by its name or its title, or something
/// of the format.
fn thing(name: Name, value: &Value, context: Context) -> Result<Vec<Condition>, ParseError> {
    let names = context.names();
    let present = |declared: &DeclaredField| vec![Condition::Own { field: declared.field, test: OwnTest::Present }];
    if let Some(declared) = names.declared(&value.shown()) {
        return Ok(present(declared));
    }
    let things = choice::things();
    let near = match things.meant(value) {
        Ok(things) => return Ok(things.into_iter().filter_map(Has::of_name).map(Condition::Has).collect()),
        Err(near) => near,
    };
    if let Some(declared) = names.titled(&value.written).filter(|_| !value.prefix) {
        return Ok(present(declared));
    }
    let own = names.own.iter().map(|declared| declared.field.name);
    let near = near.or_else(|| nearest(&value.written, own.clone())).map(|near| (name, near));
    let known: Vec<&str> = things.names().into_iter().chain(own).collect();
    Err(ParseError::unknown_value(name, value, &known, near))
}

/// The parts of the names, each once. A record's own key is as good: `participants` for people.
fn parts(name: Name, values: &[Value]) -> Result<Vec<Part>, ParseError> {
    let mut parts = Vec::new();
    for value in values {
        let typed = value.shown().to_ascii_lowercase();
        let of_key = Part::ALL.into_iter().find(|part| part.list_key() == Some(typed.as_str()));
        let named = match of_key {
            Some(part) => vec![part],
            None => choice::parts().chosen(name, value)?.into_iter().filter_map(Part::of_name).collect(),
        };
        parts.extend(named.into_iter().filter(|part| !parts.contains(part)).collect::<Vec<_>>());
    }
    Ok(parts)
}

/// The counts that `30`, `>30` or `10..20` means.
fn count(text: &str) -> Option<CountRange> {
    let number = |text: &str| text.trim().parse::<i64>().ok().filter(|number| *number >= 0);
    if let Some((side, rest)) = date::side(text.trim()) {
        let number = number(rest)?;
        let (first, last) = match side {
            Side::After => (Some(number.checked_add(1)?), None),
            Side::Since => (Some(number), None),
            Side::Until => (None, Some(number)),
            Side::Before => (None, Some(number - 1)),
        };
        return Some(CountRange { first, last });
    }
    let Some((from, to)) = text.split_once("..") else {
        return number(text).map(|number| CountRange { first: Some(number), last: Some(number) });
    };
    let end = |end: &str| if end.trim().is_empty() { Some(None) } else { number(end).map(Some) };
    let (first, last) = (end(from)?, end(to)?);
    let is_ordered = first.or(last).is_some() && first.zip(last).is_none_or(|(first, last)| first <= last);
    is_ordered.then_some(CountRange { first, last })
}

/// The numbers that `9.5`, `>-3` or `1.5..2.5` means.
fn numbers(text: &str) -> Option<NumberRange> {
    let end = |text: &str, is_included| {
        let written = text.trim().to_owned();
        sort_key(&written).map(|key| NumberEnd { written, key, is_included })
    };
    if let Some((side, rest)) = date::side(text.trim()) {
        let end = end(rest, matches!(side, Side::Since | Side::Until))?;
        return Some(match side {
            Side::After | Side::Since => NumberRange { first: Some(end), last: None },
            Side::Until | Side::Before => NumberRange { first: None, last: Some(end) },
        });
    }
    let Some((from, to)) = text.split_once("..") else {
        let number = end(text, true)?;
        return Some(NumberRange { first: Some(number.clone()), last: Some(number) });
    };
    let open = |text: &str| if text.trim().is_empty() { Some(None) } else { end(text, true).map(Some) };
    let (first, last) = (open(from)?, open(to)?);
    let is_ordered = match (&first, &last) {
        (Some(first), Some(last)) => first.key <= last.key,
        (first, last) => first.is_some() || last.is_some(),
    };
    is_ordered.then_some(NumberRange { first, last })
}

fn half_open(field: DateField, side: Side, values: &[Value], context: Context) -> Result<Condition, ParseError> {
    dates(field, values, |text| date::half_open(field, side, text, context.relative_dates()))
}

fn dates(
    field: DateField,
    values: &[Value],
    range: impl Fn(&str) -> Result<DateRange, Problem>,
) -> Result<Condition, ParseError> {
    let values = each(values, |value| range(&value.shown()).map_err(|problem| ParseError::date(value, problem)))?;
    Ok(Condition::Date { field, values })
}

fn document_number(value: &Value) -> Result<DocumentNumberValue, ParseError> {
    Ok(DocumentNumberValue { words: Words::of(value)?, key: number::key(&value.written) })
}

/// An id as the records write it; `ID/t1` is `ID#t1`.
fn id(value: &Value) -> Result<String, ParseError> {
    // Only to reject punctuation: an id is not made of words.
    Words::of(value)?;
    Ok(value.written.trim().to_ascii_lowercase().replace('/', "#"))
}
