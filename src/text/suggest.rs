//! Did you mean …?

use strsim::damerau_levenshtein;

use super::fold::fold;

/// The candidate nearest to a mistyped word, if one is near enough; of several, the first.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_all(word, candidates).into_iter().next()
}

/// All candidates at the smallest distance, in their order; none where all are too far.
///
/// Case, marks and spaces are no mistakes; two letters in the wrong order are one.
#[must_use]
pub fn nearest_all<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = fold(word.trim());
    let length = word.chars().count();
    let mut best = allowed(length);
    let mut found = Vec::new();
    for candidate in candidates {
        let folded = fold(candidate.trim());
        let other = folded.chars().count();
        // The distance is at least the difference, which is cheap to know.
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

/// Are the words one slip of the finger apart: a letter too many, too few, another, or two in the wrong order?
#[must_use]
pub fn is_slip(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) <= 4 && damerau_levenshtein(a, b) == 1
}

/// How many mistakes a word of this length may have.
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
