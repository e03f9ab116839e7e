//! A row as a JSON object: the fields of the record in the order of the format, with inherited values, then the computed fields.

use serde::ser::{Serialize, Serializer};

use super::cell::{Cell, Content};
use super::list::Row;
use super::written;
use crate::model::field::{FieldId, Kind, Part};

/// A row as a JSON object.
pub struct Item<'r>(Vec<(&'r str, Cell<'r>)>);

impl Row {
    /// The columns `fields` of the row; all fields if there are none.
    #[must_use]
    pub fn item_of(&self, fields: Option<&[FieldId]>) -> Item<'_> {
        fields.map_or_else(|| self.item(), |fields| Item::of_columns(self, fields))
    }

    /// All fields of the row.
    #[must_use]
    pub fn item(&self) -> Item<'_> {
        use FieldId::{
            Absences, Answered, Chair, Cited, CitedBy, Date, Directives, Done, Extensions, File, First, History, Id,
            Issuer, Last, Late, Missed, NextDue, Number, Occurrences, Open, Organization, OriginalDue, Overdue,
            Positions, Record, Ref, Reminded, Roles, Sessions, State, Tasks, Title, Type, Updated,
        };
        let mut item = Item(Vec::with_capacity(32));
        match self {
            Self::Session(row) => {
                item.columns(self, &[Id, Title, State]);
                item.written(self, Part::Session);
                item.columns(self, &[Number, Chair, Directives, Tasks, Record, Ref, File]);
                item.line(Some(row.line));
            }
            Self::Work(row) => {
                if row.list == Kind::Tasks {
                    item.columns(self, &[Type]);
                }
                item.written(self, row.part);
                if row.list == Kind::Tasks {
                    item.columns(self, &[Title]);
                }
                item.columns(self, &[Record, Ref, Date, File]);
                item.line(row.line);
                item.columns(self, &[Open, Done, Overdue, NextDue, OriginalDue, Extensions, Late]);
                item.columns(self, &[Occurrences, Missed, Answered, Updated, Reminded]);
            }
            Self::Person(row) => {
                item.written(self, Part::Participant);
                item.columns(self, &[Positions, Organization, Roles, History, Sessions, Absences, First, Last]);
                item.columns(self, &[Record, File]);
                item.line(row.latest.line);
            }
            Self::Organization(row) => {
                item.written(self, Part::Organization);
                item.columns(self, &[Sessions, First, Last, Record, File]);
                item.line(row.latest.line);
            }
            Self::Document(row) => {
                item.columns(self, &[Type, Number, Title, Date, Issuer, Cited, First, Last, CitedBy]);
                item.set("records", Cell::new(Content::Texts(&row.records)));
            }
        }
        item
    }
}

impl<'r> Item<'r> {
    /// An item of these fields; null where there is nothing.
    pub(super) fn new(fields: impl IntoIterator<Item = (&'r str, Cell<'r>)>) -> Self {
        Self(fields.into_iter().collect())
    }

    /// The columns of a row, each once; null where there is nothing.
    fn of_columns(row: &'r Row, columns: &[FieldId]) -> Self {
        let mut item = Self(Vec::with_capacity(columns.len()));
        for field in columns {
            if item.0.iter().all(|(known, _)| *known != field.name()) {
                item.0.push((field.name(), row.cell(*field)));
            }
        }
        item
    }

    /// Adds the fields of the record, with computed values in their places; fields that are not of the format come last.
    fn written(&mut self, row: &'r Row, part: Part) {
        let fields = written::fields(part);
        let own = row.written().map(|(_, own)| own);
        for (name, field) in fields {
            match (own.and_then(|own| own.get(*name)), field) {
                (Some(_), Some(field)) => self.set(name, row.cell(*field)),
                (Some(value), None) => self.set(name, Cell::stored(value)),
                // The computed fields of people and organizations follow those of the latest record.
                (None, Some(field)) if own.is_none() || *field == FieldId::Status => self.set(name, row.cell(*field)),
                (None, _) => {}
            }
        }
        for (name, value) in own.into_iter().flatten() {
            if fields.iter().all(|(known, _)| known != name) {
                self.set(name, Cell::stored(value));
            }
        }
    }

    fn columns(&mut self, row: &'r Row, fields: &[FieldId]) {
        for field in fields {
            self.set(field.name(), row.cell(*field));
        }
    }

    /// The line is known if the file has been read.
    fn line(&mut self, line: Option<usize>) {
        if let Some(line) = line {
            self.set("line", Cell::new(Content::Count(i64::try_from(line).unwrap_or(i64::MAX))));
        }
    }

    /// Adds or replaces a field, unless the cell is empty.
    pub(super) fn set(&mut self, name: &'r str, cell: Cell<'r>) {
        if cell.is_empty() {
            return;
        }
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = cell,
            None => self.0.push((name, cell)),
        }
    }

    /// Adds a field before all others, unless the item has one of that name, which is moved there.
    #[must_use]
    pub fn behind(mut self, name: &'r str, cell: Cell<'r>) -> Self {
        let own = self.0.iter().position(|(known, _)| *known == name);
        let first = own.map_or((name, cell), |own| self.0.remove(own));
        self.0.insert(0, first);
        self
    }
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, cell)| (name, cell)))
    }
}
