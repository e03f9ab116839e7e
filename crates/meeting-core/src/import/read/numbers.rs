//! Numbers of items that are letters or Roman.

/// "a" to "z", then "aa", "bb", as Word and Writer count.
pub(super) fn letters(count: usize) -> String {
    const MOST: usize = 8;
    let Some(at) = count.checked_sub(1) else { return "0".to_owned() };
    let letter = char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    std::iter::repeat_n(letter, (at / 26 + 1).min(MOST)).collect()
}

/// "i", "ii", "iii", "iv".
pub(super) fn roman(count: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&count) {
        return count.to_string();
    }
    let mut rest = count;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        text += &sign.repeat(rest / value);
        rest %= value;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{letters, roman};

    #[test]
    fn counted() {
        assert_eq!([1, 26, 27, 53].map(letters), ["a", "z", "aa", "aaa"]);
        assert_eq!([1, 4, 9, 14, 40, 1994, 0].map(roman), ["i", "iv", "ix", "xiv", "xl", "mcmxciv", "0"]);
    }
}
