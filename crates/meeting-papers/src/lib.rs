//! The built-in papers of meeting records: how they look, what they say, and the values that fill them.
//!
//! ```
//! use docx_template::{Limits, Template};
//! use meeting_core::archive::{Directory, Office, Profile};
//! use meeting_core::i18n::{Catalog, Language};
//! use meeting_core::model::{Paper, Record};
//! use meeting_core::rows::Following;
//! use meeting_papers::context::{RecordInput, fields, record_values};
//! use meeting_papers::{Kind, built_in, words};
//!
//! let language = Language::Vi;
//! let record = Record { title: Some("Giao ban tháng 01".to_owned()), ..Record::default() };
//! let as_of = "2024-01-05".parse().unwrap();
//! let input = RecordInput {
//!     record: &record,
//!     directory: Directory::empty(),
//!     following: &Following::alone(&record, as_of),
//!     as_of,
//!     office: &Office { name: Some("Sở Nội vụ".to_owned()), ..Office::default() },
//!     paper: &Paper { number: Some("01/BB-SNV".to_owned()), ..Paper::default() },
//!     part: None,
//! };
//! let values = record_values(&input, &Catalog::new(language).with(&meeting_papers::TEXTS));
//! let template = built_in(Kind::Minutes, Profile::State, language).unwrap();
//! let template = Template::read(&template, &words::engine(language, Limits::default())).unwrap();
//! assert_eq!(template.check(&fields()), []);
//! let docx = template.fill(&values).unwrap();
//! assert!(docx.starts_with(b"PK"));
//! ```
//!
//! | module | what it is about |
//! |---|---|
//! | [`profile`] | profiles: the measures of papers, as data with sources |
//! | [`source`] | the readable sources of the papers, and their notation |
//! | [`assemble`] | a source as a .docx, the same bytes each time |
//! | [`context`] | what a template can name: the values of a record, and their description |
//! | [`words`] | dates, times and names in the words of papers: the filters of templates |

mod assemble;
pub mod context;
#[cfg(test)]
mod docs;
mod kind;
pub mod profile;
pub mod returned;
mod source;
#[cfg(test)]
mod tests;
pub mod words;

pub use kind::Kind;

use docx_template::Format;
use meeting_core::archive::Profile;
use meeting_core::i18n::{Language, Message};

/// The .docx of a built-in paper, with its tags.
///
/// # Errors
/// If the profile has no form in the language: the message says so.
pub fn built_in(kind: Kind, profile: Profile, language: Language) -> Result<Vec<u8>, Message> {
    let blocks = blocks(kind, profile, language)?;
    assemble::docx(&blocks, profile::measures(profile), language).map_err(|error| not_assembled(kind, &error))
}

/// The Markdown, HTML or text of a built-in paper, with its tags.
///
/// # Errors
/// If the profile has no form in the language: the message says so.
pub fn built_in_text(kind: Kind, profile: Profile, language: Language, format: Format) -> Result<String, Message> {
    blocks(kind, profile, language).map(|blocks| assemble::text(&blocks, format))
}

/// The blocks of a built-in paper.
fn blocks(kind: Kind, profile: Profile, language: Language) -> Result<Vec<source::Block>, Message> {
    if !profile::speaks(profile, language) {
        return Err(Message::new("paper-only-vietnamese").with("profile", profile.name()));
    }
    source::blocks(kind, profile, language).map_err(|error| not_assembled(kind, &error))
}

fn not_assembled(kind: Kind, error: &impl ToString) -> Message {
    Message::new("paper-not-assembled").with("kind", kind.name()).with("reason", error.to_string())
}

/// The texts of this crate's messages.
pub const TEXTS: meeting_core::i18n::Texts = meeting_core::texts!("papers", "values-of-papers");
