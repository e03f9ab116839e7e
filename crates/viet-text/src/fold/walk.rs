//! The single pass of folding: passes every folded character with its offset to a sink.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::letters;
use crate::chars::{is_bidirectional, is_invisible};

/// Receives the folded characters. Offsets are bytes of the original text.
pub(super) trait Sink {
    /// A folded character that is ASCII; letters are lower case, white space is a space.
    fn ascii(&mut self, byte: u8, start: usize, end: usize);
    /// Any other folded character.
    fn other(&mut self, letter: char, start: usize, end: usize);
    /// A mark that was stripped; it belongs to the character before.
    fn mark(&mut self, end: usize);
}

/// ASCII in lower case with white space as a space.
static ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'\t'..=b'\r' => b' ',
            other => other.to_ascii_lowercase(),
        };
        byte += 1;
    }
    table
};

/// Folds `text` into `sink`, but for the rule of i and y, which needs to see the end of a syllable.
#[inline]
pub(super) fn walk(text: &str, sink: &mut impl Sink) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if let Some(&folded) = ASCII.get(usize::from(byte)) {
            sink.ascii(folded, at, at + 1);
            at += 1;
            continue;
        }
        let (code, length) = letters::decode(bytes, at);
        if let Some(letter) = letters::base(code) {
            sink.ascii(letter, at, at + length);
            at += length;
        } else if (0x300..0x34f).contains(&code) {
            // A mark after a letter that keeps its marks never gets here: `uncommon` takes both.
            at += length;
            sink.mark(at);
        } else {
            at = uncommon(text, at, sink);
        }
    }
}

/// Folds one character that is not in the tables, with its marks; returns the offset after it.
fn uncommon(text: &str, at: usize, sink: &mut impl Sink) -> usize {
    let Some(first) = text[at..].chars().next() else {
        return text.len();
    };
    let after = at + first.len_utf8();
    if is_dropped(first) {
        return after;
    }
    if first.is_whitespace() {
        sink.ascii(b' ', at, after);
        return after;
    }
    // Signs and punctuation that cannot change.
    if matches!(first, '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{205e}') {
        sink.other(first, at, after);
        return after;
    }
    if is_combining_mark(first) {
        sink.mark(after);
        return after;
    }
    let end = cluster_end(text, after);
    let mut kept = false;
    let folded = text[at..end]
        .chars()
        .filter(|&letter| !is_dropped(letter))
        .nfd()
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'ς' { 'σ' } else { letter })
        .filter(|&letter| {
            if is_combining_mark(letter) {
                return kept;
            }
            kept = letters::keeps_marks(letter);
            true
        })
        .nfc();
    for letter in folded {
        let code = u32::from(letter);
        if let Some(plain) = letters::base(code) {
            sink.ascii(plain, at, end);
        } else if let Ok(byte @ 0..0x80) = u8::try_from(code) {
            sink.ascii(byte, at, end);
        } else {
            sink.other(letter, at, end);
        }
    }
    end
}

/// The end of the marks (and the later parts of a Hangul syllable) that begin at `from`. Dropped
/// characters count only where a mark follows them.
fn cluster_end(text: &str, from: usize) -> usize {
    let mut end = from;
    for (offset, letter) in text[from..].char_indices() {
        if is_dropped(letter) {
            continue;
        }
        if !is_combining_mark(letter) && !('\u{1160}'..='\u{11ff}').contains(&letter) {
            break;
        }
        end = from + offset + letter.len_utf8();
    }
    end
}

/// Whether a search key omits this character.
pub(super) fn is_dropped(letter: char) -> bool {
    is_invisible(letter) || is_bidirectional(letter)
}
