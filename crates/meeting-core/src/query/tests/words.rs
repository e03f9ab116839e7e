//! What the index gets to see.

use super::{parse, read};
use crate::model::field::FieldId;
use crate::query::{Condition, DocumentNumberValue, Expression, Words};

fn condition(text: &str) -> Condition {
    match read(text).unwrap().expression {
        Expression::Condition(condition) => condition,
        other => panic!("{other:?}"),
    }
}

fn words(tokens: &[&str], written: &str) -> Words {
    let tokens = tokens.iter().copied().map(str::to_owned).collect();
    Words { tokens, prefix: false, written: written.to_owned(), quoted: false }
}

#[test]
fn tokens_are_folded() {
    for (text, expected) in [
        ("Đảng", words(&["dang"], "Đảng")),
        ("21-KL/TW", words(&["21", "kl", "tw"], "21-KL/TW")),
        ("đảng*", Words { prefix: true, ..words(&["dang"], "đảng") }),
        ("\"Đảng Ủy - TW\"", Words { quoted: true, ..words(&["dang", "uy", "tw"], "Đảng Ủy - TW") }),
    ] {
        assert_eq!(condition(text), Condition::Words(expected));
    }
}

#[test]
fn numbers_have_the_key_of_comparison() {
    let Condition::Number { field, values } = condition("cites:05-NQ/TW") else { panic!() };
    assert_eq!(field, FieldId::Cites);
    let words = words(&["05", "nq", "tw"], "05-NQ/TW");
    assert_eq!(values, [DocumentNumberValue { key: viet_text::number::key("05-NQ/TW"), words }]);
}

#[test]
fn the_default_matches_everything() {
    let query = parse(&[], None).unwrap();
    assert!(query.is_empty());
    assert_eq!(query, crate::query::Query::default());
    assert_eq!(query.expression, Expression::All(Vec::new()));
    assert!(!read("-khen").unwrap().is_empty());
}

#[test]
fn excluded_words_are_not_marked() {
    let query = read("a (b* OR \"c d\") -e -(f g) lead:h,i cites:1-K/T is:open -(-k)").unwrap();
    let written = |words: Vec<&Words>| words.into_iter().map(|words| words.written.clone()).collect::<Vec<_>>();
    assert_eq!(written(query.free_words()), ["a", "b", "c d", "k"]);
    assert_eq!(written(query.all_words()), ["a", "b", "c d", "h", "i", "1-K/T", "k"]);
}
