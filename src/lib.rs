//! `meeting`: structured meeting records as plain YAML files in git.
//!
//! The map of the house, from the inside out. Each module uses only those above it; a test reads
//! the `use` lines and proves it. All of them may use the crates of the workspace, which know no module.
//!
//! | module | what it is about |
//! |---|---|
//! | [`text`] | words: the crate `viet-text`, and what is read out of running words |
//! | `i18n` | messages in Vietnamese and English; a message is a key and arguments until it is shown |
//! | `diagnostic` | what is wrong, where, and how to fix it: data only |
//! | `model` | a meeting record and its parts; the one table of fields |
//! | `yaml` | text to spanned tree and value; value to text |
//! | `schema` | what a JSON Schema says against a text: violations with their places |
//! | `archive` | where records live: root, settings, walk, locks, atomic writes, git |
//! | `check` | structure (the JSON Schema) and meaning (the rules) |
//! | `query` | the query language: text to typed query |
//! | `import` | documents of other kinds to draft records |
//! | `ops` | what may happen to records: requests in, changesets out |
//! | `rows` | what lists, hits and reports hold: typed rows |
//! | `index` | the derived SQLite index: refresh, query, rows |
//! | `render` | tables, JSON, CSV, diagnostics |
//! | `cli` | the commands; the only place that prints |

pub mod archive;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod i18n;
pub mod import;
pub mod index;
pub mod model;
pub mod ops;
pub mod query;
pub mod render;
pub mod rows;
pub mod schema;
pub mod text;
pub mod yaml;
