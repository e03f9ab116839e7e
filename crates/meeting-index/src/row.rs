//! Rows of a query: each column is read in its place, and its SQL is next to the field that it fills.

use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::types::FromSql;
use rusqlite::{Connection, Params, Row};

type Result<T> = rusqlite::Result<T>;

/// The columns of a row, read from left to right.
pub(crate) struct Columns<'r> {
    row: &'r Row<'r>,
    at: usize,
}

impl<'r> Columns<'r> {
    pub fn of(row: &'r Row<'r>) -> Self {
        Self { row, at: 0 }
    }

    /// Reads the next column, or as many as `T` has.
    pub fn next<T: FromColumns>(&mut self) -> Result<T> {
        T::read(self)
    }

    /// Reads the next column as a text without copying it; none where it is NULL.
    pub fn text(&mut self) -> Result<Option<&'r str>> {
        Ok(self.row.get_ref(self.advance())?.as_str_or_null()?)
    }

    fn column<T: FromSql>(&mut self) -> Result<T> {
        self.row.get(self.advance())
    }

    /// The place of the next column, which is taken as read.
    fn advance(&mut self) -> usize {
        self.at += 1;
        self.at - 1
    }
}

/// What is read from one column or several.
pub(crate) trait FromColumns: Sized {
    fn read(columns: &mut Columns) -> Result<Self>;
}

macro_rules! one_column {
    ($($type:ty),*) => {
        $(impl FromColumns for $type {
            fn read(columns: &mut Columns) -> Result<Self> {
                columns.column()
            }
        })*
    };
}

// A blanket implementation for `FromSql` would keep types of other crates, and pairs, from having their own.
one_column!(bool, i64, f64, String, Arc<str>, Vec<u8>);

impl<T: FromSql> FromColumns for Option<T> {
    fn read(columns: &mut Columns) -> Result<Self> {
        columns.column()
    }
}

impl<A: FromColumns, B: FromColumns> FromColumns for (A, B) {
    fn read(columns: &mut Columns) -> Result<Self> {
        Ok((columns.next()?, columns.next()?))
    }
}

/// A day, a code or a count that may be missing, in four bytes: a list of all work holds many of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Small(i32);

impl Small {
    /// Stands for nothing; no day, code or count is so low.
    const NOTHING: i32 = i32::MIN;

    pub fn get(self) -> Option<i64> {
        (self.0 != Self::NOTHING).then_some(i64::from(self.0))
    }
}

impl FromColumns for Small {
    fn read(columns: &mut Columns) -> Result<Self> {
        let value: Option<i64> = columns.next()?;
        let small = |value| i32::try_from(value).unwrap_or(if value < 0 { Self::NOTHING + 1 } else { i32::MAX });
        Ok(Self(value.map_or(Self::NOTHING, small)))
    }
}

/// A row that has the SQL of its columns.
pub(crate) trait Selected: FromColumns {
    /// The joins that the columns need, after the tables of the query.
    const JOINS: &'static [&'static str];

    /// The SQL of the columns. What changes with time is taken as of the day `as_of`.
    fn columns(as_of: NaiveDate) -> String;
}

/// The day for rows of which no column changes with time.
pub(crate) const TIMELESS: NaiveDate = NaiveDate::MAX;

/// Declares a row: for each field its type and the SQL of its column or columns, over the aliases of the query's tables.
macro_rules! selected {
    ($(#[$meta:meta])* $visibility:vis struct $name:ident($as_of:ident; $joins:expr) {
        $($(#[$field_meta:meta])* $field_visibility:vis $field:ident: $type:ty = $sql:expr,)*
    }) => {
        $(#[$meta])*
        $visibility struct $name { $($(#[$field_meta])* $field_visibility $field: $type),* }

        impl $crate::row::FromColumns for $name {
            fn read(columns: &mut $crate::row::Columns) -> rusqlite::Result<Self> {
                Ok(Self { $($field: columns.next()?),* })
            }
        }

        impl $crate::row::Selected for $name {
            const JOINS: &'static [&'static str] = &$joins;

            fn columns($as_of: chrono::NaiveDate) -> String {
                [$(String::from($sql)),*].join(", ")
            }
        }
    };
}

pub(crate) use selected;

/// Reads a whole row: for `query_row` and `query_map`.
pub(crate) fn read<T: FromColumns>(row: &Row) -> Result<T> {
    Columns::of(row).next()
}

/// The rows of a query whose columns are those of `T`; `from` is the SQL after them.
pub(crate) fn query<T: Selected>(
    connection: &Connection,
    as_of: NaiveDate,
    from: &str,
    values: impl Params,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {} {from}", T::columns(as_of)))?;
    statement.query_map(values, read)?.collect()
}
