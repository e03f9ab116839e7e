//! Messages in Vietnamese and English.
//!
//! A [`Message`] is a key and arguments, never words, until a [`Catalog`] shows it. The words live in
//! `vi/` and `en/` (Project Fluent's syntax); tests prove that both have the same keys and that
//! none is missing or unused.

mod catalog;
mod keys;
mod language;
mod message;

pub use catalog::Catalog;
#[cfg(test)]
pub(crate) use catalog::sources;
pub use keys::Keys;
pub use language::Language;
pub use message::{Argument, Day, Message};
