//! The rows of lists, hits and reports. The index makes them; renderers and operations read them.

mod cell;
mod document;
mod events;
mod following;
mod hit;
mod item;
mod label;
mod list;
mod period;
mod report;
mod view;
mod written;

pub use cell::{Cell, Content};
pub use document::Document;
pub use events::{Event, EventKind, Work};
pub use following::{CurrentWork, Following, Link, Newer, Review, Reviewed, WorkId, compare_ids};
pub use hit::{Hit, Hits, Snippet};
pub use item::Item;
pub use label::{labels, with_id};
pub use list::{
    Attention, DocumentRow, Latest, Listing, Names, OrganizationRow, OwnValues, PersonRow, Reference, Row, SessionRow,
    TaskCounts, Tenure, WorkRow, Written,
};
pub use period::{FlowColumn, PeriodReport, PeriodRow, previous};
pub use report::{By, Report, ReportColumn, ReportRow, ReportValue};
pub use view::{Group, Grouping, View, ViewRows};
pub use written::{is_empty, text};
