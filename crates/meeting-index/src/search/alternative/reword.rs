//! Replaces words of a query.

use super::Result;
use meeting_core::query::{Condition, Expression, Query, Words};

/// The query with the words that `change` gives: it gets the free words and those of text fields, in order, except excluded
/// ones. None if nothing is changed.
pub(super) fn reworded(
    query: &Query,
    change: &mut dyn FnMut(&Words) -> Result<Option<Words>>,
) -> Result<Option<Query>> {
    let expression = expression(&query.expression, change)?;
    Ok((expression != query.expression).then_some(Query { expression }))
}

fn expression(whole: &Expression, change: &mut dyn FnMut(&Words) -> Result<Option<Words>>) -> Result<Expression> {
    let mut each = |members: &[Expression]| -> Result<Vec<Expression>> {
        members.iter().map(|member| expression(member, change)).collect()
    };
    Ok(match whole {
        Expression::All(members) => Expression::All(each(members)?),
        Expression::Any(members) => Expression::Any(each(members)?),
        Expression::Condition(Condition::Words(words)) => {
            Expression::Condition(Condition::Words(change(words)?.unwrap_or_else(|| words.clone())))
        }
        Expression::Condition(Condition::Text { field, values }) => {
            let values = values.iter().map(|words| Ok(change(words)?.unwrap_or_else(|| words.clone())));
            Expression::Condition(Condition::Text { field: *field, values: values.collect::<Result<_>>()? })
        }
        Expression::Not(_) | Expression::Condition(_) => whole.clone(),
    })
}
