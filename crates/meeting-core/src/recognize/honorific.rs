//! How people are addressed: `đồng chí`, `đ/c`, `ông`, `PGS.TS`, `Đại tá`, `Ms`.

use super::tokens::Tokens;
use super::words;

/// What is before a name.
#[derive(Debug)]
pub(super) struct Honorific {
    /// As it is written within a sentence.
    pub text: String,
    /// The first word after it.
    pub end: usize,
    /// Whether it is plural, "các đồng chí" or "các ông", which applies to all names that follow.
    pub is_of_many: bool,
    /// Whether a given name alone may follow: "đ/c Ánh", "bà Mận", but "Bà Rịa" is a town.
    pub is_familiar: bool,
}

/// The form of address at the word `at`: "đồng chí PGS.TS".
pub(super) fn honorific(tokens: &Tokens<'_>, at: usize) -> Option<Honorific> {
    let small = small(tokens, at);
    let after = small.unwrap_or(at);
    let rank = tokens.says_any(after, &words::RANKS).filter(|_| tokens.get(after).is_some_and(|word| word.is_capital));
    let rank = rank.filter(|_| small.is_none() || tokens.is_joined(after));
    let first_degree = rank.unwrap_or(after);
    let degrees = degrees(tokens, first_degree);
    let end = degrees.or(rank).or(small)?;
    let mut text = tokens.written(at, end).to_owned();
    if let Some(after) = small {
        let length = tokens.written(at, after).len();
        text = text[..length].to_lowercase() + &text[length..];
    }
    let is_of_many = at > 0 && tokens.is_any(at - 1, &["các", "những", "hai", "ba"]) && tokens.is_joined(at);
    let is_small = tokens.get(at).is_some_and(|word| !word.is_capital);
    let is_familiar = small == Some(end) && (is_small || tokens.is_any(at, &["đồng", "đ", "đc"]));
    Some(Honorific { text: text.split_whitespace().collect::<Vec<_>>().join(" "), end, is_of_many, is_familiar })
}

/// The name behind a form of address: `Mười` in `Đ/c Mười`, `Smith` in `Mr Smith`; `None` where there is none of both.
#[must_use]
pub fn addressed(text: &str) -> Option<&str> {
    let tokens = Tokens::of(text);
    let address = honorific(&tokens, 0)?;
    (address.end < tokens.len()).then(|| tokens.written(address.end, tokens.len()))
}

fn small(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_abbreviated = tokens.is(at, "đ") && tokens.is(at + 1, "c") && tokens.follows(at + 1, &["/", "."]);
    if is_abbreviated {
        return Some(at + 2);
    }
    if tokens.is(at, "đc") {
        return Some(at + 1);
    }
    tokens.says_any(at, &words::ADDRESSES)
}

/// Where degrees end: `PGS.TS`, `ThS., BS`.
fn degrees(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_degree = |at: usize| {
        tokens.is_any(at, &words::DEGREES)
            && tokens
                .get(at)
                .is_some_and(|word| word.is_capital && tokens.written(at, at + 1).chars().any(char::is_uppercase))
    };
    let mut end = at;
    while is_degree(end) && (end == at || tokens.is_joined(end) || tokens.follows(end, &[".", ",", "-", "–", ".,"])) {
        end += 1;
    }
    (end > at).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::addressed;

    #[test]
    fn who_is_addressed() {
        for (text, name) in [
            ("Đ/c Mười", Some("Mười")),
            ("đ/c. Lê Thị An", Some("Lê Thị An")),
            ("Ông Mười", Some("Mười")),
            ("Chị Hoa", Some("Hoa")),
            ("Mr Smith", Some("Smith")),
            ("Mr. Smith", Some("Smith")),
            ("Dr. Jane Doe", Some("Jane Doe")),
            ("Mười", None),
            ("Ông", None),
            ("Kế hoạch", None),
        ] {
            assert_eq!(addressed(text), name, "{text}");
        }
    }
}
