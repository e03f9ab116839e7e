//! What lists, hits and reports hold: plain typed rows. The index fills them, and whoever shows them or plans an edit reads
//! them; they know neither.

mod document;
mod following;
mod hit;
mod report;

pub use document::Document;
pub use following::{Following, Link, Newer, Review, Reviewed, WorkId};
pub use hit::{Hit, Hits, Snippet};
pub use report::{By, Report, ReportRow, ReportValue, Tally};
