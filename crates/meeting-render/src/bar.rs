//! Bars and columns of the four buckets, with marks that differ without colors too.

use meeting_core::model::Timeliness;
use meeting_core::rows::Attention;

/// The mark of each bucket.
pub(super) const MARKS: [char; 4] = ['█', '▓', '░', '!'];

/// The color of overdue work.
const RED: [&str; 2] = ["\u{1b}[31m", "\u{1b}[0m"];

/// The length of the piece of each bucket, where a count of `most` has the length `length`. Sums are rounded, not pieces, so
/// that bars of equal totals are equally long.
pub(super) fn lengths(counts: [usize; 4], most: usize, length: usize) -> [usize; 4] {
    let (mut sum, mut end) = (0, 0);
    counts.map(|count| {
        sum += count;
        let next = (sum * length + most / 2).checked_div(most).unwrap_or(0);
        next - std::mem::replace(&mut end, next)
    })
}

/// A bar. A total above `most` fills it; a total above 0 has at least one mark, that of its greatest bucket.
pub(super) fn bar(counts: [usize; 4], most: usize, length: usize, color: bool) -> String {
    let whole: usize = counts.iter().sum();
    let mut lengths = lengths(counts, most.max(whole), length);
    if whole > 0 && length > 0 && lengths == [0; 4] {
        let greatest = (0..counts.len()).max_by_key(|at| counts[*at]).unwrap_or_default();
        lengths[greatest] = 1;
    }
    Timeliness::ALL.iter().map(|bucket| marks(*bucket, lengths[*bucket as usize], color)).collect()
}

/// `count` marks of a bucket.
pub(super) fn marks(bucket: Timeliness, count: usize, color: bool) -> String {
    let marks = MARKS[bucket as usize].to_string().repeat(count);
    red(marks, color && Attention::of_bucket(bucket) == Attention::Overdue && count > 0)
}

/// The text, in red if `wanted`.
pub(super) fn red(text: String, wanted: bool) -> String {
    if wanted { format!("{}{text}{}", RED[0], RED[1]) } else { text }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{bar, lengths};

    #[test]
    fn pieces() {
        assert_eq!(bar([1, 1, 1, 1], 4, 8, false), "██▓▓░░!!");
        assert_eq!(bar([1, 0, 0, 1], 4, 8, true), "██\u{1b}[31m!!\u{1b}[0m");
        assert_eq!(bar([0; 4], 0, 8, false), "");
        assert_eq!(bar([0; 4], 9, 8, false), "");
        // A total above 0 has a mark, and one above `most` fills the bar.
        assert_eq!(bar([0, 0, 1, 0], 1000, 8, false), "░");
        assert_eq!(bar([1, 0, 2, 1], 1000, 8, false), "░");
        assert_eq!(bar([1, 0, 0, 1], 1, 8, false), "████!!!!");
        assert_eq!(bar([1, 0, 0, 1], 0, 0, false), "");
    }

    proptest! {
        #[test]
        fn a_bar_is_as_long_as_its_whole(counts: [u16; 4], more: u16, length in 0..300_usize) {
            let counts = counts.map(usize::from);
            let whole: usize = counts.iter().sum();
            let most = whole + usize::from(more);
            let pieces = lengths(counts, most, length);
            let expected = (whole * length + most / 2).checked_div(most).unwrap_or(0);
            prop_assert_eq!(pieces.iter().sum::<usize>(), expected);
            prop_assert!(expected <= length);
            // An empty bucket has no piece, and no piece is off by a cell or more.
            for (count, piece) in counts.iter().zip(pieces) {
                prop_assert!(*count > 0 || piece == 0);
                prop_assert!((piece * most).abs_diff(count * length) <= most);
            }
        }
    }
}
