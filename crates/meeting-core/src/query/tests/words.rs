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

/// What depends on whether a day lies ahead or back is said; what does not is not.
#[test]
fn days_whose_words_leave_room_are_said() {
    use crate::i18n::{Catalog, Language};
    let said = |text: &str| {
        let (_, understood) = crate::query::parse_said(&[text.to_owned()], &super::context(None)).unwrap();
        let catalog = Catalog::new(Language::En);
        understood.iter().map(|message| catalog.say(message)).collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("date:\"thứ Sáu\"", "date:: read \"thứ Sáu\" as 2023-06-09"),
        ("hạn:\"thứ Sáu\"", "due:: read \"thứ Sáu\" as 2023-06-16"),
        ("due:8/5", "due:: read \"8/5\" as 2024-05-08"),
        ("date:\"tháng 12\"", "date:: read \"tháng 12\" as 2022-12-01 to 2022-12-31"),
        ("after:Friday", "after:: read \"Friday\" as 2023-06-09"),
        ("due:<=8/5", "due:: read \"8/5\" as 2024-05-08"),
    ] {
        assert_eq!(said(text), [expected.replace("::", ":")], "{text}");
    }
    for text in ["date:2023", "date:\"hôm qua\"", "date:\"tuần này\"", "due:week", "late:30", "8/5", "date:8/5/23"]
    {
        assert_eq!(said(text), [] as [String; 0], "{text}");
    }
}
