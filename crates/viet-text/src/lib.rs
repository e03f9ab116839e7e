//! Vietnamese text: found however it is typed, sorted as a dictionary sorts it, and safe to show.
//!
//! Vietnamese has one sound and many spellings: diacritics typed or left out, composed or decomposed (NFC, NFD), `hòa`
//! or `hoà`, `kỹ` or `kĩ`, Đ or the Icelandic Ð that looks like it, `UBND` or "Ủy ban nhân dân", `21-KL/TW` or `21 kl
//! tw`. This crate finds out which of them are the same, and reads text typed with the input method switched off.
//!
//! ```
//! use viet_text::{collate::Collator, fold::fold, name::sort_name, number, slug::slug, telex};
//!
//! // One search key for every spelling.
//! assert_eq!(fold("Đảng uỷ"), fold("dang ủy"));
//! assert_eq!(fold("kỹ năng"), "ki nang");
//!
//! // Ids that people can read.
//! assert_eq!(slug("Sở GD&ĐT: Kỷ niệm 60 năm", 60), "so-gd-dt-ky-niem-60-nam");
//!
//! // People by their given names, in the order of a Vietnamese dictionary.
//! let mut names = ["Bùi Thái Trọng", "Lê Đức", "Phạm Dũng"].map(sort_name);
//! let collator = Collator::new();
//! names.sort_by(|a, b| collator.compare(a, b));
//! assert_eq!(names, ["Dũng Phạm", "Đức Lê", "Trọng Bùi Thái"]);
//!
//! // What was meant with the keyboard switched off: Telex and VNI.
//! assert_eq!(telex::read("ddaof taoj").as_deref(), Some("đào tạo"));
//! assert_eq!(telex::read("latency"), None);
//!
//! // Document numbers, clean or mistyped.
//! assert_eq!(number::tidied("Số 18/2016/QĐ/UBND").as_deref(), Some("18/2016/QĐ-UBND"));
//! assert_eq!(number::key("01 kl tw"), number::key("1-KL/TW"));
//! ```
//!
//! | module | what it gives |
//! |---|---|
//! | [`fold`] | the search key of a text, its tokens with their places, and the spelling that keeps its marks |
//! | [`slug`], [`name`], [`collate`] | ids, names by given name, and Vietnamese order |
//! | [`number`] | numbers of documents as offices and the people in them write them |
//! | [`decimal`] | the order of numbers of any length |
//! | [`date`], [`time`] | days, periods and clock times as people write them |
//! | [`abbreviation`] | other spellings of the same thing: `UBND`, "Ủy ban nhân dân" |
//! | [`suggest`], [`partial`], [`telex`] | what was meant by a mistyped word, by one that is only begun, and by bare keys |
//! | [`grapheme`], [`lines`] | where a text may be cut, and lines and columns for byte offsets |
//! | [`hygiene`] | what should not be in a text: letters taken apart, invisible characters, fonts from before Unicode |
//! | [`terminal`], [`csv`] | text that a terminal does not obey and a spreadsheet does not calculate |
//!
//! # Contract
//!
//! - Functions are pure: no locale, clock, environment or file is asked; tables are compiled in.
//! - Any text may be given; none makes a function panic. Folding, hygiene and terminal safety are made for long texts and
//!   pass over them once; a distance of [`suggest`] costs the product of the lengths of two words.
//! - What cannot be read for certain is `None`, or the text as it was; nothing is guessed. There are no error types,
//!   because there is nothing to explain but that.
//! - Ranges and offsets are bytes of the text that was given, at boundaries of characters.
//! - Text in any normalisation form may come in. [`fold::marked`] and [`nfc`] give NFC.
//! - [`fold::fold`] is a key to compare by, not for display. It and [`collate::Collator::sort_key`] may change from one
//!   version to another: store the version with the keys.
//!
//! # Limits
//!
//! - There is no dictionary: syllables are judged by their letters, words that differ by their marks alone have one search
//!   key, and [`telex`] reads whatever gives a syllable.
//! - Letters of other scripts keep their marks and sort by the root collation; [`slug::name_slug`] writes them as numbers.
//! - Days are those of the Gregorian calendar, the day before the month; the lunar calendar is not read.
//! - Texts of TCVN3 and VNI fonts are found ([`hygiene`]), not converted.
//! - [`abbreviation`] and [`number`] know what state and Party offices use; an office's own abbreviations can be added, its
//!   own codes of documents are read where their capitals and signs leave no doubt.

pub mod abbreviation;
mod chars;
pub mod collate;
pub mod csv;
pub mod date;
pub mod decimal;
pub mod fold;
pub mod grapheme;
pub mod hygiene;
pub mod lines;
pub mod name;
pub mod number;
pub mod partial;
pub mod slug;
pub mod suggest;
pub mod telex;
pub mod terminal;
pub mod time;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in the composed form of Unicode (NFC).
///
/// ```
/// assert_eq!(viet_text::nfc("Đa\u{309}ng"), "Đảng");
/// ```
#[must_use]
pub fn nfc(text: &str) -> String {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text.to_owned();
    }
    text.nfc().collect()
}
