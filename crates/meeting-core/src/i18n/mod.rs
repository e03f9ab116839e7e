//! Messages in Vietnamese and English.
//!
//! A [`Message`] is a key and arguments until a [`Catalog`] turns it into text. The texts are in `locales/` of each
//! crate (Project Fluent's syntax) and are joined into one catalog; tests prove that both languages have the same keys
//! and that none is missing or unused.

mod catalog;
mod io_reason;
mod keys;
mod language;
mod message;

pub use catalog::{Catalog, Texts};
pub use io_reason::io_reason;
pub use keys::Keys;
pub use language::Language;
pub use message::{Argument, Message};
