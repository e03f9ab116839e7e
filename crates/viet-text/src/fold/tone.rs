//! Normalizes the position of the tone mark: hòa and hoà, ủy and uỷ, thúy and thuý are the same word.

use unicode_normalization::char::is_combining_mark;

/// A plain vowel and its five tones, in one order.
const TONES: [(char, [char; 5]); 5] = [
    ('a', ['à', 'ả', 'ã', 'á', 'ạ']),
    ('e', ['è', 'ẻ', 'ẽ', 'é', 'ẹ']),
    ('o', ['ò', 'ỏ', 'õ', 'ó', 'ọ']),
    ('u', ['ù', 'ủ', 'ũ', 'ú', 'ụ']),
    ('y', ['ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ']),
];

/// The plain vowel and the number of its tone.
fn toned(letter: char) -> Option<(char, usize)> {
    TONES.iter().find_map(|(plain, row)| {
        let tone = row.iter().position(|&candidate| candidate == letter)?;
        Some((*plain, tone))
    })
}

fn with_tone(plain: char, tone: usize) -> Option<char> {
    let (_, row) = TONES.iter().find(|(letter, _)| *letter == plain)?;
    row.get(tone).copied()
}

/// Puts the tone of a final oa, oe, uy on the first vowel (as most people still type it), and of
/// quy on the y. `text` is lower case and NFC.
pub(super) fn one_placement(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for at in 1..letters.len() {
        // Neither letter has a tone.
        if letters[at - 1].is_ascii() && letters[at].is_ascii() {
            continue;
        }
        // A stray mark would combine with the vowel that has just lost its tone.
        let goes_on = |next: &char| next.is_alphabetic() || is_combining_mark(*next);
        if letters.get(at + 1).is_some_and(goes_on) {
            continue;
        }
        let after_q = at >= 2 && letters[at - 2] == 'q';
        if let Some((first, second)) = moved(letters[at - 1], letters[at], after_q) {
            letters[at - 1] = first;
            letters[at] = second;
        }
    }
    letters.into_iter().collect()
}

fn moved(first: char, second: char, after_q: bool) -> Option<(char, char)> {
    if after_q {
        let ('u', tone) = toned(first)? else {
            return None;
        };
        return Some(('u', with_tone(second, tone)?));
    }
    let (plain, tone) = toned(second)?;
    matches!((first, plain), ('o', 'a' | 'e') | ('u', 'y'))
        .then(|| with_tone(first, tone).map(|first| (first, plain)))?
}

#[cfg(test)]
mod tests {
    use super::one_placement;

    #[test]
    fn one_form() {
        for (from, to) in [
            ("hoà", "hòa"),
            ("hòa", "hòa"),
            ("uỷ ban", "ủy ban"),
            ("thuý", "thúy"),
            ("khoẻ, xoè", "khỏe, xòe"),
            ("quý", "quý"),
            ("qúy ii", "quý ii"),
            ("quà", "quà"),
            ("hoàn toàn", "hoàn toàn"),
            ("huỳnh", "huỳnh"),
            ("", ""),
            ("ý", "ý"),
        ] {
            assert_eq!(one_placement(from), to, "{from}");
        }
    }
}
