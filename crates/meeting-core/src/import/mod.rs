//! Documents to draft records: plain text, Markdown, HTML, .docx or .odt in, the fields of a record out.
//!
//! [`read`] turns bytes into a [`Document`]: blocks of text, each with its line. [`understand`] turns that into a
//! [`Draft`]. Nothing is invented: every field has the line of its source, and what was not understood is kept as text
//! and listed.

mod document;
mod draft;
mod read;
mod understand;

pub use document::{Block, Document, Encoding, Kind, Row};
pub use draft::{Draft, Passage, UncertainField};
pub use read::{Format, MAX_SOURCE, ReadError, read};
pub use understand::{
    ImportOptions, date_order, digest, kind_of_directive, kind_of_title, meetings, people, understand,
};
