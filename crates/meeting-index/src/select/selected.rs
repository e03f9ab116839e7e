//! Rows of a question, whose columns are said once: each field with its SQL, in the order in which they are read.

use chrono::NaiveDate;
use rusqlite::types::FromSql;
use rusqlite::{Connection, Row, params_from_iter};

use super::Selection;
use crate::snapshot::Place;
use meeting_core::model::field::Part;

type Result<T> = rusqlite::Result<T>;

/// The columns of a row, from left to right.
pub(crate) struct Columns<'r> {
    row: &'r Row<'r>,
    at: usize,
}

impl<'r> Columns<'r> {
    pub fn of(row: &'r Row<'r>) -> Self {
        Self { row, at: 0 }
    }

    /// Reads what stands in the next column or columns.
    pub fn next<T: FromColumns>(&mut self) -> Result<T> {
        T::read(self)
    }
}

/// What is read from one column or several.
pub(crate) trait FromColumns: Sized {
    fn read(columns: &mut Columns) -> Result<Self>;
}

impl<T: FromSql> FromColumns for T {
    fn read(columns: &mut Columns) -> Result<Self> {
        columns.at += 1;
        columns.row.get(columns.at - 1)
    }
}

/// Reads `part, start, length`.
impl FromColumns for Place {
    fn read(columns: &mut Columns) -> Result<Self> {
        let place = columns.at;
        let number = usize::try_from(columns.next::<i64>()?).unwrap_or(usize::MAX);
        let part = Part::ALL.get(number).copied().ok_or(rusqlite::Error::IntegralValueOutOfRange(place, -1))?;
        let mut size = || columns.next::<i64>().map(|value| usize::try_from(value).unwrap_or(0));
        Ok(Self { part, start: size()?, length: size()? })
    }
}

/// A row whose columns are known.
pub(crate) trait Selected: FromColumns {
    /// What is joined to the tables of the subject for these columns.
    const JOINS: &'static [&'static str];

    /// The SQL of its columns; what has changed since is as it was on the day `as_of`.
    fn columns(as_of: NaiveDate) -> String;
}

/// Declares a row: for each field the SQL of its column, or columns, over the aliases of the subject's tables.
macro_rules! selected {
    ($(#[$meta:meta])* $visibility:vis struct $name:ident($as_of:ident; $joins:expr) {
        $($(#[$field_meta:meta])* $field_visibility:vis $field:ident: $type:ty = $sql:expr,)*
    }) => {
        $(#[$meta])*
        $visibility struct $name { $($(#[$field_meta])* $field_visibility $field: $type),* }

        impl $crate::select::FromColumns for $name {
            fn read(columns: &mut $crate::select::Columns) -> rusqlite::Result<Self> {
                Ok(Self { $($field: columns.next()?),* })
            }
        }

        impl $crate::select::Selected for $name {
            const JOINS: &'static [&'static str] = &$joins;

            fn columns($as_of: chrono::NaiveDate) -> String {
                [$(String::from($sql)),*].join(", ")
            }
        }
    };
}

pub(crate) use selected;

/// Hands each row of a selection to `look`.
pub(crate) fn each(
    connection: &Connection,
    selection: &Selection,
    columns: &str,
    joins: &[&str],
    mut look: impl FnMut(&mut Columns) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare(&selection.sql(columns, joins))?;
    let mut rows = statement.query(params_from_iter(selection.values()))?;
    while let Some(row) = rows.next()? {
        look(&mut Columns::of(row))?;
    }
    Ok(())
}

/// The rows of a selection.
pub(crate) fn rows<T: Selected>(connection: &Connection, selection: &Selection, as_of: NaiveDate) -> Result<Vec<T>> {
    let mut all = Vec::new();
    each(connection, selection, &T::columns(as_of), T::JOINS, |columns| {
        all.push(columns.next()?);
        Ok(())
    })?;
    Ok(all)
}
