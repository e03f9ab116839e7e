//! Queries as typed, and how they are parsed.

mod arguments;
mod errors;
mod hints;
mod labels;
mod names;
mod properties;
mod queries;
mod tables;
mod words;

use chrono::NaiveDate;

use super::{Context, Query, QueryError};
use crate::model::field::Kind;

/// A Wednesday.
const AS_OF: Option<NaiveDate> = NaiveDate::from_ymd_opt(2023, 6, 14);

fn context(kind: Option<Kind>) -> Context<'static> {
    Context { as_of: AS_OF.unwrap(), kind, settings: None }
}

/// Parses one text unchanged, without the rule for arguments.
fn read(text: &str) -> Result<Query, QueryError> {
    super::read(text.to_owned(), context(None)).map(|(query, _)| query)
}

fn parse(arguments: &[&str], kind: Option<Kind>) -> Result<Query, QueryError> {
    let arguments: Vec<String> = arguments.iter().copied().map(str::to_owned).collect();
    super::parse(&arguments, &context(kind))
}
