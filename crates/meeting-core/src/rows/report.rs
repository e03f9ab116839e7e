//! What a report holds: work counted by what it has in common.

use chrono::NaiveDate;

use super::Document;
use super::cell::{Cell, Content};
use super::item::Item;
use super::list::Attention;
use crate::i18n::{Catalog, Language};
use crate::model::Timeliness;
use crate::model::called::{self, folded};
use crate::model::field::Kind;
use crate::work::Counted;

/// What the rows of a report are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Who leads the work.
    Lead,
    /// Who supports it.
    Support,
    /// Who chaired the session that asked for it.
    Chair,
    /// The organization that leads it, or that of the person who does.
    Organization,
    /// The month of the session.
    Month,
    /// The documents that it cites.
    Document,
}

impl By {
    /// Every one, in the order of the docs.
    pub const ALL: [Self; 6] =
        [Self::Lead, Self::Support, Self::Chair, Self::Organization, Self::Month, Self::Document];

    /// The name that the command line and JSON use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Support => "support",
            Self::Chair => "chair",
            Self::Organization => "organization",
            Self::Month => "month",
            Self::Document => "document",
        }
    }

    /// The one of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.name() == name)
    }

    /// The one that is called so in either language: its name, its label, or what the field of its name is called.
    #[must_use]
    pub fn called(text: &str) -> Option<Self> {
        if let Some(by) = Self::of_name(text) {
            return Some(by);
        }
        let typed = folded(text);
        let catalogs = Language::ALL.map(Catalog::new);
        let is_called = |by: &Self| {
            let labels = catalogs.iter().filter_map(|catalog| catalog.get(&format!("report-by-{}", by.name())));
            let fields = called::fields().filter(|called| called.what.name() == by.name());
            labels
                .map(|label| folded(&label))
                .chain(fields.map(|called| called.folded.clone()))
                .any(|text| text == typed)
        };
        let mut found = Self::ALL.into_iter().filter(is_called);
        found.next().filter(|_| found.next().is_none())
    }
}

/// What the work of a row has in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportValue {
    /// A person or an organization: the id, and the name in the latest record.
    Known {
        /// The id.
        id: String,
        /// What people read.
        name: String,
    },
    /// A person or an organization without an id.
    Plain(String),
    /// A month, by its first day.
    Month(NaiveDate),
    /// A cited document.
    Document(Document),
    /// No value.
    None,
}

impl ReportValue {
    /// The id of a person or an organization.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        if let Self::Known { id, .. } = self { Some(id) } else { None }
    }

    /// What programs see of it, and the name that people read; the same in every language.
    #[must_use]
    pub fn cells(&self) -> [Cell<'_>; 2] {
        let (value, label) = match self {
            Self::Known { id, name } => (Content::Named { id, name }, Content::Verbatim(name)),
            Self::Plain(name) => (Content::Verbatim(name), Content::Nothing),
            Self::Month(month) => (Content::Month(*month), Content::Nothing),
            Self::Document(document) => (Content::Document(document), Content::Citation(document)),
            Self::None => (Content::Nothing, Content::Nothing),
        };
        [Cell::new(value), Cell::new(label)]
    }

    /// The words by which values are sorted.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Known { name, .. } | Self::Plain(name) => name.clone(),
            Self::Document(document) => {
                let date = document.date.map(|date| date.to_string());
                let Document { number, title, kind, issuer, .. } = document;
                let words = [number.as_deref(), title.as_deref(), kind.as_deref(), date.as_deref(), issuer.as_deref()];
                words.into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            Self::Month(_) | Self::None => String::new(),
        }
    }
}

/// A row of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// What its work has in common.
    pub value: ReportValue,
    /// How much it is.
    pub counted: Counted,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What is counted: tasks or directives.
    pub of: Kind,
    /// What the rows are.
    pub by: By,
    /// The day for which it is true.
    pub as_of: NaiveDate,
    /// All of the work, each unit once.
    pub total: Counted,
    /// How much was found that is not to be done any more, and is not counted.
    pub withdrawn: usize,
    /// How many of the units have no deadline: they are counted as done on time, or as not yet due.
    pub without_deadline: usize,
    /// How much work is counted in several rows.
    pub shared: usize,
    /// The rows: most work first, months by time; what lacks the value is last.
    pub rows: Vec<ReportRow>,
}

/// A column of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportColumn {
    /// What the work of the row has in common.
    Value,
    /// The name that people read where programs see an id; it is the same in every language.
    Label,
    /// How many pieces of work there are. Work that repeats is one, whatever its occurrences.
    Pieces,
    /// How much is counted: pieces of work, and of work that repeats each occurrence.
    Total,
    /// How much is in one bucket.
    Bucket(Timeliness),
    /// How much of the work is completed.
    CompletedShare,
    /// How much of the completed work was completed in time.
    InTimeShare,
}

impl ReportColumn {
    /// The columns of a table for people. Pieces are only shown where occurrences are counted.
    #[must_use]
    pub fn for_people(report: &Report) -> Vec<Self> {
        let buckets = Timeliness::ALL.map(Self::Bucket);
        let rest = [Self::CompletedShare, Self::InTimeShare];
        let pieces = Some(Self::Pieces).filter(|_| report.total.pieces != report.total.units.total());
        [Self::Value].into_iter().chain(pieces).chain([Self::Total]).chain(buckets).chain(rest).collect()
    }

    /// The columns that programs see of every row.
    #[must_use]
    pub fn for_programs() -> Vec<Self> {
        let buckets = Timeliness::ALL.map(Self::Bucket);
        [Self::Value, Self::Label].into_iter().chain(buckets).chain([Self::Total, Self::Pieces]).collect()
    }

    /// The name that CSV and JSON use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Label => "label",
            Self::Pieces => "pieces",
            Self::Total => "total",
            Self::Bucket(bucket) => bucket.name(),
            Self::CompletedShare => "completed-share",
            Self::InTimeShare => "in-time-share",
        }
    }

    /// Whether only a wide window has room for it.
    #[must_use]
    pub fn is_share(self) -> bool {
        matches!(self, Self::CompletedShare | Self::InTimeShare)
    }
}

impl Counted {
    /// The cell of a column that counts; nothing in the others.
    #[must_use]
    pub fn cell(self, column: ReportColumn) -> Cell<'static> {
        let units = self.units;
        let count = |count: usize| Content::Count(i64::try_from(count).unwrap_or(i64::MAX));
        let content = match column {
            ReportColumn::Value | ReportColumn::Label => Content::Nothing,
            ReportColumn::Pieces => count(self.pieces),
            ReportColumn::Total => count(units.total()),
            ReportColumn::Bucket(bucket) => count(units.of(bucket)),
            ReportColumn::CompletedShare => Content::Percentage { count: units.completed(), all: units.total() },
            ReportColumn::InTimeShare => {
                Content::Percentage { count: units.of(Timeliness::CompletedInTime), all: units.completed() }
            }
        };
        let attention = match column {
            ReportColumn::Bucket(bucket) if units.of(bucket) > 0 => Attention::of_bucket(bucket),
            _ => Attention::Plain,
        };
        Cell::new(content).with_attention(attention)
    }
}

impl ReportRow {
    /// The cell of a column.
    #[must_use]
    pub fn cell(&self, column: ReportColumn) -> Cell<'_> {
        let [value, label] = self.value.cells();
        match column {
            ReportColumn::Value => value,
            ReportColumn::Label => label,
            _ => self.counted.cell(column),
        }
    }

    /// What programs see of the row.
    #[must_use]
    pub fn item(&self) -> Item<'_> {
        let mut item = Item::new([("value", self.cell(ReportColumn::Value))]);
        let fields = ReportColumn::for_programs().into_iter().map(|column| (column.name(), self.cell(column)));
        for (name, cell) in fields {
            item.set(name, cell);
            if let (ReportValue::Document(document), "label") = (&self.value, name) {
                let text = |text: Option<_>| text.map_or(Content::Nothing, Content::Verbatim);
                item.set("type", Cell::new(text(document.kind.as_deref())));
                item.set("date", Cell::new(document.date.map_or(Content::Nothing, Content::Date)));
                item.set("issuer", Cell::new(text(document.issuer.as_deref())));
            }
        }
        item
    }
}

impl Report {
    /// What programs see of all the work.
    #[must_use]
    pub fn total_item(&self) -> Item<'_> {
        let columns = ReportColumn::for_programs().into_iter().map(|column| (column.name(), self.total.cell(column)));
        let counts = columns.filter(|(_, cell)| cell.is_count());
        let withdrawn = Content::Count(i64::try_from(self.withdrawn).unwrap_or(i64::MAX));
        Item::new(counts.chain([("withdrawn", Cell::new(withdrawn))]))
    }
}
