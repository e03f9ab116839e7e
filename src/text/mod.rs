//! Words and what may be done with them, without knowing what a record is.
//!
//! | module | what it gives |
//! |---|---|
//! | [`fold`] | the search key, tokens, and the spelling that keeps its marks |
//! | [`slug`], [`name`], [`collate`] | ids, names by given name, and Vietnamese order |
//! | [`number`], [`date`] | document numbers and dates as people write them |
//! | [`abbreviation`], [`suggest`] | other spellings of the same thing, and the nearest spelling |
//! | [`grapheme`] | where a text may be cut |
//! | [`telex`] | what was meant with a Vietnamese keyboard switched off |
//! | [`partial`] | what is only begun, looked for in names |
//! | [`recognize`] | deadlines, documents, work and people in running words |
//! | [`hygiene`] | what should not be in a text at all |
//! | [`terminal`], [`csv`] | making text harmless where it is shown |

pub mod abbreviation;
mod chars;
pub mod collate;
pub mod csv;
pub mod date;
pub mod fold;
pub mod grapheme;
pub mod hygiene;
pub mod lines;
pub mod name;
pub mod number;
pub mod partial;
pub mod recognize;
pub mod slug;
pub mod suggest;
pub mod telex;
pub mod terminal;
pub mod time;

use unicode_normalization::UnicodeNormalization;

/// Returns the text in the composed form of Unicode (NFC).
#[must_use]
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}
