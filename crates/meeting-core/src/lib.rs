//! Meeting records and all operations on them, without a terminal, a database or an output format.
//!
//! Each module uses only those above it; a test reads the `use` lines and proves it. General code is in crates of its
//! own: `viet-text` (Vietnamese text) and `lossless-yaml` (YAML with spans).
//!
//! | module | what it is about |
//! |---|---|
//! | [`i18n`] | messages in Vietnamese and English; a message is a key and arguments until it is shown |
//! | [`finding`] | findings: rule, span, message and fix, as data |
//! | [`recognize`] | deadlines, citations, assignments and people in text |
//! | [`model`] | a meeting record and its parts; the one table of fields; the format of its text |
//! | [`schema`] | violations of a JSON Schema, with their paths |
//! | [`archive`] | files of records: root, settings, walk, locks, atomic writes, git |
//! | [`work`] | the work of an archive on a day: status, lead, deadline |
//! | [`check`] | structure (the JSON Schema) and meaning (the rules) |
//! | [`query`] | the query language: text to typed query |
//! | [`import`] | documents of other kinds to draft records |
//! | [`ops`] | operations on records: a request becomes a changeset |
//! | [`rows`] | the typed rows of lists, searches and reports |

pub mod archive;
pub mod check;
pub mod finding;
pub mod i18n;
pub mod import;
pub mod model;
pub mod ops;
pub mod query;
pub mod recognize;
pub mod rows;
pub mod schema;
pub mod work;

/// The texts of this crate's messages.
pub const TEXTS: i18n::Texts = texts!(
    "archive",
    "change",
    "check",
    "edit",
    "fields",
    "git",
    "import",
    "operations",
    "query",
    "references",
    "rules",
    "settings",
    "directory",
    "values",
    "work"
);
