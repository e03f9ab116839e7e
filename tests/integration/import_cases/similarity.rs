//! How much two texts have in common, between 0 and 1, by the method of Ratcliff and Obershelp: the longest common piece,
//! and the same again on both sides of it. A copy of Python's `difflib.SequenceMatcher.ratio`, also in this: a letter that
//! is more than one in a hundred of a second text of 200 letters or more begins no piece.

use std::collections::HashMap;

pub fn similarity(one: &str, other: &str) -> f64 {
    let [one, other] = [one, other].map(|text| text.chars().collect::<Vec<_>>());
    let mut places: HashMap<char, Vec<usize>> = HashMap::new();
    for (place, letter) in other.iter().enumerate() {
        places.entry(*letter).or_default().push(place);
    }
    if other.len() >= 200 {
        places.retain(|_, all| all.len() <= other.len() / 100 + 1);
    }
    let both = one.len() + other.len();
    if both == 0 {
        return 1.0;
    }
    let mut common = 0;
    let mut left = vec![(0, one.len(), 0, other.len())];
    while let Some((from, to, other_from, other_to)) = left.pop() {
        let (start, other_start, length) = longest(&one, &other, &places, (from, to, other_from, other_to));
        if length > 0 {
            common += length;
            left.push((from, start, other_from, other_start));
            left.push((start + length, to, other_start + length, other_to));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "titles are short")]
    let ratio = 2.0 * common as f64 / both as f64;
    ratio
}

/// Where the longest common piece begins in both, and its length; the first of those.
fn longest(
    one: &[char],
    other: &[char],
    places: &HashMap<char, Vec<usize>>,
    (from, to, other_from, other_to): (usize, usize, usize, usize),
) -> (usize, usize, usize) {
    let (mut start, mut other_start, mut length) = (from, other_from, 0);
    // The length of the common piece that ends here, by its end in the other text.
    let mut ending: HashMap<usize, usize> = HashMap::new();
    for (here, letter) in one.iter().enumerate().take(to).skip(from) {
        let mut next = HashMap::new();
        for &there in places.get(letter).into_iter().flatten().filter(|there| (other_from..other_to).contains(there)) {
            let longer = 1 + there.checked_sub(1).and_then(|before| ending.get(&before)).unwrap_or(&0);
            next.insert(there, longer);
            if longer > length {
                (start, other_start, length) = (here + 1 - longer, there + 1 - longer, longer);
            }
        }
        ending = next;
    }
    while start > from && other_start > other_from && one[start - 1] == other[other_start - 1] {
        (start, other_start, length) = (start - 1, other_start - 1, length + 1);
    }
    while start + length < to && other_start + length < other_to && one[start + length] == other[other_start + length] {
        length += 1;
    }
    (start, other_start, length)
}

#[test]
fn as_python_has_it() {
    let ratio = |one: &str, other: &str| format!("{:.6}", similarity(one, other));
    assert_eq!(ratio("ket luan hoi nghi giao ban thang 3", "ket luan giao ban thang 03 nam 2024"), "0.724638");
    assert_eq!(ratio("", ""), "1.000000");
    let words: Vec<_> = "hop giao ban thang ubnd huyen ve cong tac phong chong thien tai nam".split(' ').collect();
    let turned = [&words[3..], &words[..3]].concat();
    let four = |words: &[&str]| vec![words.join(" "); 4].join(" ");
    assert_eq!(ratio(&four(&words), &four(&turned)), "0.000000");
    assert_eq!(ratio(&words.join(" "), &turned.join(" ")), "0.805970");
}
