//! Meeting records and everything that may happen to them, without a terminal, a database or a layout.
//!
//! Each module uses only those above it; a test reads the `use` lines and proves it. What knows no meeting is in crates
//! of its own: `viet-text` (words) and `lossless-yaml` (texts with places).
//!
//! | module | what it is about |
//! |---|---|
//! | [`i18n`] | messages in Vietnamese and English; a message is a key and arguments until it is shown |
//! | [`finding`] | what is wrong, where, and how to fix it: data only |
//! | [`recognize`] | deadlines, documents, work and people, read out of running words |
//! | [`model`] | a meeting record and its parts; the one table of fields; the format of its text |
//! | [`schema`] | what a JSON Schema says against a text: violations with their places |
//! | [`archive`] | where records live: root, settings, walk, locks, atomic writes, git |
//! | [`check`] | structure (the JSON Schema) and meaning (the rules) |
//! | [`query`] | the query language: text to typed query |
//! | [`import`] | documents of other kinds to draft records |
//! | [`ops`] | what may happen to records: requests in, changesets out |
//! | [`rows`] | what lists, hits and reports hold: typed rows |

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
    "values",
    "work"
);
