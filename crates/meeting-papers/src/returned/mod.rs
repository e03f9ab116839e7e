//! Papers that come back: which words of an exported paper are those of which field, and what of them has been changed.
//!
//! An exported .docx holds, besides its text, the digests of its lines and of the fields in them ([`Traced::known`]); no
//! text, so that what is taken out of a paper before it is sent is not in it. When it comes back, the paper is made again of
//! the record as it is now ([`trace`]) and compared with the one that came ([`compare`]): a field that differs was changed
//! in the paper, in the record, or in both, and the digests say which.

mod compare;
mod lines;
mod marks;
mod replaced;
#[cfg(test)]
mod tests;

pub use compare::{Comparison, Difference, NotTaken, Now, Reading, Reason, compare, text_of, with_day};
pub use lines::{Line, Span, Traced, trace};
pub use marks::{DEADLINE, Marks, Place, mark};

use sha2::{Digest, Sha256};

/// Bytes of a digest: enough that two of the few thousand lines of a paper never have the same one by chance.
const BYTES: usize = 5;

/// The digest of some words, in hexadecimal.
fn digest(pieces: &[&str]) -> String {
    let mut whole = format!("{:x}", Sha256::digest(pieces.join("\u{1f}").as_bytes()));
    whole.truncate(2 * BYTES);
    whole
}
