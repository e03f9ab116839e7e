//! Vietnamese order.
//!
//! ```
//! use viet_text::collate::Collator;
//!
//! let mut words = ["Đảng", "p10", "Dũng", "ăn", "p2", "An"];
//! let collator = Collator::new();
//! words.sort_by(|a, b| collator.compare(a, b));
//! assert_eq!(words, ["An", "ăn", "Dũng", "Đảng", "p2", "p10"]);
//! ```

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator as IcuCollator, CollatorBorrowed};
use icu_locale_core::locale;

use super::fold::fold;

/// Compares texts the way a Vietnamese dictionary does (a, ă, â … d, đ), numbers by their value.
pub struct Collator {
    /// Absent only if the collation data were not compiled in; folded text is then good enough.
    icu: Option<CollatorBorrowed<'static>>,
}

impl Collator {
    /// Makes a collator; the data is in the program, so this cannot fail and costs little.
    #[must_use]
    pub fn new() -> Self {
        // `kn`: runs of digits are compared as numbers, so p2 comes before p10.
        let icu = IcuCollator::try_new(locale!("vi-u-kn").into(), CollatorOptions::default()).ok();
        Self { icu }
    }

    /// The order of two texts. Texts that read the same are ordered by their bytes, so that every
    /// sort is stable from one run to the next.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let order = match &self.icu {
            Some(icu) => icu.compare(a, b),
            None => fold(a).cmp(&fold(b)),
        };
        order.then_with(|| a.cmp(b))
    }

    /// Bytes that compare as the text does: for sorting many texts, or sorting in a database. They
    /// mean nothing to another version of the program.
    #[must_use]
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        let Some(icu) = &self.icu else {
            return fold(text).into_bytes();
        };
        let mut key = Vec::with_capacity(text.len() * 2);
        let Ok(()) = icu.write_sort_key_to(text, &mut key);
        key
    }
}

impl Default for Collator {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_order() {
        let sorted = ["An", "ẩn", "ăn", "Bình", "Cường", "Dũng", "Đảng", "Hoa", "hoà", "p2", "p10", "Yến"];
        let collator = Collator::new();
        assert!(collator.icu.is_some());
        // ă comes before â: only its neighbours' order is fixed by the table above.
        let mut sorted = sorted.to_vec();
        sorted.swap(1, 2);
        for pair in sorted.windows(2) {
            assert_eq!(collator.compare(pair[0], pair[1]), Ordering::Less, "{pair:?}");
            assert!(collator.sort_key(pair[0]) < collator.sort_key(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn decomposed_text_sorts_beside_its_twin() {
        let collator = Collator::new();
        assert_eq!(collator.sort_key("Đảng"), collator.sort_key("Đa\u{309}ng"));
        assert_ne!(collator.compare("Đảng", "Đa\u{309}ng"), Ordering::Equal);
        assert_eq!(collator.compare("a", "a"), Ordering::Equal);
    }
}
