//! What a name and its values mean.

use super::choice::{exact, names_of};
use super::date::{self, Problem, Side};
use super::error::Fault;
use super::keyword::{Keyword, Name};
use super::value::Value;
use super::{Condition, Context, DateField, DateRange, DocumentNumberValue, Expression, Has, Is, Words};
use crate::model::field::{Field, FieldType, Part};
use crate::text::number;

/// Returns the condition of a field.
pub(super) fn field(field: &'static Field, values: &[Value], context: Context) -> Result<Condition, Fault> {
    let name = Name::Field(field);
    Ok(match field.value {
        // Nothing asks for counts: a test proves that the table gives them no name for queries.
        FieldType::Text | FieldType::Count => Condition::Text { field, values: each(values, Words::of)? },
        FieldType::DocumentNumber => Condition::Number { field, values: each(values, document_number)? },
        FieldType::Id => Condition::Id { field, values: each(values, id)? },
        FieldType::Choice(_) => {
            let names = names_of(field, context.kind);
            let value = |value: &Value| exact(name, value, &names, |known| known).map(str::to_owned);
            Condition::Choice { field, values: each(values, value)? }
        }
        FieldType::Date => {
            // The same test proves that every date with a name for queries is one of these.
            let date = DateField::of_name(field.column).unwrap_or(DateField::Date);
            dates(date, values, |text| date::range(date, text, context.as_of))?
        }
    })
}

/// Returns what a name that is not a field means.
pub(super) fn keyword(keyword: Keyword, values: &[Value]) -> Result<Expression, Fault> {
    let name = Name::Keyword(keyword);
    Ok(match keyword {
        Keyword::Is => any(values, |value| exact(name, value, Is::ALL, Is::name).map(Condition::Is))?,
        Keyword::Has => any(values, |value| exact(name, value, Has::ALL, Has::name).map(Condition::Has))?,
        Keyword::In => Condition::In(each(values, |value| part(name, value))?).into(),
        // What stands behind `not:` is a term, which the parser reads; of mere values it means this.
        Keyword::Not => any(values, |value| Words::of(value).map(Condition::Words))?.negated(),
        Keyword::After => beside(DateField::Date, Side::After, values)?.into(),
        Keyword::Before => beside(DateField::Date, Side::Before, values)?.into(),
        Keyword::DueAfter => beside(DateField::Due, Side::After, values)?.into(),
        Keyword::DueBefore => beside(DateField::Due, Side::Before, values)?.into(),
    })
}

fn each<T>(values: &[Value], read: impl Fn(&Value) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    values.iter().map(read).collect()
}

fn any(values: &[Value], read: impl Fn(&Value) -> Result<Condition, Fault>) -> Result<Expression, Fault> {
    let conditions = each(values, read)?;
    Ok(Expression::any(conditions.into_iter().map(Expression::from).collect()))
}

/// Returns the part of a name. The record's own key is as good: `participants` for people.
fn part(name: Name, value: &Value) -> Result<Part, Fault> {
    let typed = value.shown().to_ascii_lowercase();
    let of_key = Part::ALL.into_iter().find(|part| part.list_key() == Some(typed.as_str()));
    of_key.map_or_else(|| exact(name, value, &Part::ALL, Part::name), Ok)
}

fn beside(field: DateField, side: Side, values: &[Value]) -> Result<Condition, Fault> {
    dates(field, values, |text| date::beside(side, text))
}

fn dates(
    field: DateField,
    values: &[Value],
    range: impl Fn(&str) -> Result<DateRange, Problem>,
) -> Result<Condition, Fault> {
    let values = each(values, |value| range(&value.shown()).map_err(|problem| Fault::date(value, problem)))?;
    Ok(Condition::Date { field, values })
}

fn document_number(value: &Value) -> Result<DocumentNumberValue, Fault> {
    Ok(DocumentNumberValue { words: Words::of(value)?, key: number::key(&value.written) })
}

/// Returns an id as the records write it; `ID/t1` is `ID#t1`.
fn id(value: &Value) -> Result<String, Fault> {
    // Only for the complaint about punctuation: an id is not made of words.
    Words::of(value)?;
    Ok(value.written.trim().to_ascii_lowercase().replace('/', "#"))
}
