//! What lists, hits and reports hold: plain typed rows. The index fills them, and whoever shows them or plans an edit reads
//! them; they know neither.

mod cell;
mod document;
mod events;
mod following;
mod hit;
mod item;
mod list;
mod report;
mod view;
mod written;

pub use cell::{Cell, Content};
pub use document::Document;
pub use events::{CurrentStatus, Event, EventKind, Work};
pub use following::{Following, Link, Newer, Review, Reviewed, WorkId};
pub use hit::{Hit, Hits, Snippet};
pub use item::Item;
pub use list::{
    Attention, DocumentRow, Latest, Listing, Names, OrganizationRow, PersonRow, Reference, Row, SessionRow, Standing,
    TaskCounts, Tenure, WorkRow, Written,
};
pub use report::{By, Report, ReportColumn, ReportRow, ReportValue, Tally};
pub use view::{Group, Grouping, View, ViewRows};
pub use written::{is_empty, text};
