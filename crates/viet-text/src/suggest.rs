//! Suggestions for misspelled words.
//!
//! ```
//! use viet_text::suggest::{certain, nearest};
//!
//! assert_eq!(nearest("sumary", ["title", "summary"]), Some("summary"));
//! assert_eq!(nearest("dnag uy", ["Đảng ủy", "Ủy ban"]), Some("Đảng ủy"));
//! assert_eq!(certain("lefd", ["left", "lead"]), None);
//! ```

use strsim::damerau_levenshtein;

use super::fold::fold;

/// The candidate nearest to a mistyped word, if one is near enough; of several, the first.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_all(word, candidates).into_iter().next()
}

/// All candidates at the smallest distance, in their order; empty if all are too far.
///
/// Case, diacritics and spaces do not count; two transposed letters count as one error.
#[must_use]
pub fn nearest_all<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = fold(word.trim());
    let length = word.chars().count();
    let mut best = allowed(length);
    let mut found = Vec::new();
    for candidate in candidates {
        let folded = fold(candidate.trim());
        let other = folded.chars().count();
        // The distance is at least the difference, which is cheap to compute.
        if other.abs_diff(length) > best {
            continue;
        }
        let distance = damerau_levenshtein(&word, &folded);
        // A word of which nothing is left is no suggestion.
        if distance > best || (distance > 0 && distance >= length.min(other)) {
            continue;
        }
        if distance < best {
            found.clear();
        }
        best = distance;
        found.push(candidate);
    }
    found
}

/// The one candidate that a misspelled word certainly means: near, and no other equally near. In a short word one error
/// already makes another word, so it has to be longer than three letters.
#[must_use]
pub fn certain<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word.trim());
    let slips = match word.chars().count() {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    };
    let distance = |candidate: &&str| damerau_levenshtein(&word, &fold(candidate.trim()));
    let mut by_distance: Vec<(usize, &str)> =
        candidates.into_iter().map(|candidate| (distance(&candidate), candidate)).collect();
    by_distance.sort_by_key(|(distance, _)| *distance);
    let (best, near) = *by_distance.first()?;
    let is_alone = by_distance.get(1).is_none_or(|(second, _)| *second > best + 1);
    (best <= slips && is_alone).then_some(near)
}

/// How many typing errors lead from one word to another.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    damerau_levenshtein(a, b)
}

/// Whether the words differ by one typing error: a letter added, dropped, replaced, or transposed.
#[must_use]
pub fn is_slip(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) <= 4 && damerau_levenshtein(a, b) == 1
}

/// Most errors in a word of this length.
fn allowed(length: usize) -> usize {
    match length {
        0..=4 => 1,
        5..=8 => 2,
        longer => longer / 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [&str; 6] = ["summary", "title", "session", "sessions", "lead", "Đảng ủy"];

    #[test]
    fn suggestions() {
        for (word, expected) in [
            ("sumary", Some("summary")),
            ("titel", Some("title")),
            ("Session", Some("session")),
            ("sesions", Some("sessions")),
            ("laed", Some("lead")),
            ("dang uy", Some("Đảng ủy")),
            ("dnag uỷ", Some("Đảng ủy")),
            ("purpose", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, FIELDS), expected, "{word}");
        }
    }

    #[test]
    fn certainty() {
        for (word, candidates, expected) in [
            ("sumary", &["summary", "title"][..], Some("summary")),
            ("Final", &["draft", "final"], Some("final")),
            ("due-text", &["due", "due_text"], Some("due_text")),
            // Two slips are too many for a short word, not for a long one.
            ("start", &["state", "title"], None),
            ("organistaoins", &["organizations"], None),
            ("organisatons", &["organizations"], Some("organizations")),
            // Two that are about equally near.
            ("lefd", &["left", "lead"], None),
            ("titles", &["title", "titled"], None),
            // Too short.
            ("du", &["due"], None),
            ("", &["due"], None),
            ("word", &[], None),
        ] {
            assert_eq!(certain(word, candidates.iter().copied()), expected, "{word}");
        }
    }

    #[test]
    fn slips() {
        for (a, b, expected) in [
            ("phòng", "phog", false),
            ("phòng", "phòg", true),
            ("phòng", "phòngf", true),
            ("phòng", "phònh", true),
            ("phòng", "pòhng", true),
            ("phòng", "phòng", false),
            ("", "ò", true),
        ] {
            assert_eq!(is_slip(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn all_that_are_equally_near() {
        assert_eq!(nearest_all("p3", ["p1", "q3x", "p2"]), ["p1", "p2"]);
        assert_eq!(nearest_all("p1", ["p2", "p1"]), ["p1"]);
        assert_eq!(nearest_all("a", ["b", "c"]), [""; 0]);
    }
}
