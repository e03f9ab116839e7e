//! How near two spellings of a name are.

use crate::archive::LEAST_OF_SLIP;
use viet_text::fold::{fold, marked, tokens};
use viet_text::suggest;

/// How a reference relates to a name that it is not; nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nearness {
    /// The same except for case, the position of a tone mark, spaces and signs.
    Same,
    /// The same, typed without any marks.
    Unmarked,
    /// The same letters with other diacritics, or one typing error.
    NearName,
}

/// A reference as written; costly forms of it are computed once and only if needed.
pub(crate) struct WrittenName<'t> {
    text: &'t str,
    letters: usize,
    forms: Option<Forms>,
}

/// What two spellings are compared by.
struct Forms {
    /// Letters and digits of the search key.
    folded: String,
    /// Letters and digits in lower case with their marks.
    marked: String,
}

impl Forms {
    fn of(text: &str) -> Self {
        Self { folded: squeezed(&fold(text)), marked: squeezed(&marked(text)) }
    }
}

impl<'t> WrittenName<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, letters: letters(text), forms: None }
    }

    /// How near `name` is, if it is near at all.
    pub fn nearness(&mut self, name: &str) -> Option<Nearness> {
        // Cheap to compute, and enough for nearly all names.
        if self.letters.abs_diff(letters(name)) > 1 {
            return None;
        }
        let this = self.forms.get_or_insert_with(|| Forms::of(self.text));
        let other = Forms::of(name);
        if this.folded.is_empty() || this.folded != other.folded {
            return is_slip(self.text, name).then_some(Nearness::NearName);
        }
        Some(if this.marked == other.marked {
            Nearness::Same
        } else if this.marked.is_ascii() {
            Nearness::Unmarked
        } else {
            Nearness::NearName
        })
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphanumeric()).count()
}

/// Letters and digits only; between two digits, one space replaces any separator.
fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        if !letter.is_alphanumeric() {
            gap = true;
            continue;
        }
        let digit = |letter: char| letter.is_ascii_digit();
        if gap && digit(letter) && out.ends_with(digit) {
            out.push(' ');
        }
        gap = false;
        out.push(letter);
    }
    out
}

/// Whether the names differ in one word, and in one letter of it. Short words, numbers and abbreviations do not count:
/// there one letter makes another name (Lan and Loan, GDTH and GDTX).
fn is_slip(text: &str, name: &str) -> bool {
    let (these, others) = (tokens(text), tokens(name));
    if these.len() != others.len() {
        return false;
    }
    let mut different = these.iter().zip(&others).filter(|(this, other)| this.text != other.text);
    let (Some((this, other)), None) = (different.next(), different.next()) else { return false };
    let (this, other) = (&text[this.start..this.end], &name[other.start..other.end]);
    // With marks: Trung and Tùng are two slips apart.
    let is_solid =
        |word: &str| letters(word) >= LEAST_OF_SLIP && word.chars().filter(|letter| letter.is_uppercase()).count() < 2;
    let (a, b) = (marked(this), marked(other));
    is_solid(this)
        && is_solid(other)
        && a.chars().next() == b.chars().next()
        && !a.contains(|letter: char| letter.is_numeric())
        && !b.contains(|letter: char| letter.is_numeric())
        && suggest::is_slip(&a, &b)
}

#[cfg(test)]
mod tests {
    use super::{Nearness, WrittenName};

    #[test]
    fn near_and_far() {
        for (text, name, expected) in [
            ("Đảng uỷ", "Đảng ủy", Some(Nearness::Same)),
            ("đảng ủy ", "Đảng ủy", Some(Nearness::Same)),
            ("Dang uy", "Đảng ủy", Some(Nearness::Unmarked)),
            ("Đang ủy", "Đảng ủy", Some(Nearness::NearName)),
            ("Nguyễn Văn Thanhh", "Nguyễn Văn Thanh", Some(Nearness::NearName)),
            ("Nguyễn Văn Thnah", "Nguyễn Văn Thanh", Some(Nearness::NearName)),
            ("Nguyễn Văn Trung", "Nguyễn Văn Tùng", None),
            ("Nguyễn Văn Minh", "Nguyễn Văn Linh", None),
            ("Nguyễn Thị Loan", "Nguyễn Thị Lan", None),
            ("Chi bộ 1", "Chi bộ 2", None),
            ("Chi bộ 1-2", "Chi bộ 12", None),
            ("Phòng GDTH", "Phòng GDTX", None),
            ("Phòng Kế hoạch", "Phòng Kế toán", None),
            ("Văn phòng Sở", "Văn phòng", None),
            ("…", "—", None),
        ] {
            assert_eq!(WrittenName::new(text).nearness(name), expected, "{text} | {name}");
        }
    }
}
