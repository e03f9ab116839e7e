use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

#[test]
fn keys() {
    for (text, key) in [
        ("Đảng uỷ", "dang uy"),
        ("ĐẢNG ỦY", "dang uy"),
        ("Ðảng ủy", "dang uy"), // U+00D0
        ("Đa\u{309}ng u\u{309}y", "dang uy"),
        ("kỹ năng, kĩ năng", "ki nang, ki nang"),
        ("Lý lẽ; lí lẽ", "li le; li le"),
        ("hy vọng", "hi vong"),
        ("tỷ lệ 5 tỷ", "ti le 5 ti"),
        ("thuý quý huỳnh huy", "thuy quy huynh huy"),
        ("sytem kyoto y tế", "sytem kyoto y te"),
        ("Sở\u{a0}Giáo\u{2009}dục\tvà\nĐào tạo", "so giao duc va dao tao"),
        ("\u{feff}tr\u{ad}ường\u{200b} học", "truong hoc"),
        ("GD&ĐT", "gd&dt"),
        ("Malmö, Łódź, İzmir, Ærø", "malmo, lodz, izmir, æro"),
        ("Москва Й й И\u{306}", "москва й й й"),
        ("ΟΔΟΣ οδός", "οδοσ οδόσ"),
        ("한국 \u{1112}\u{1161}\u{11ab}", "한국 한"),
        ("ไทย हिन्दी", "ไทย हिन्दी"),
        ("“Điều 4” – 1\u{301}", "“dieu 4” – 1"),
        ("", ""),
    ] {
        assert_eq!(fold(text), key, "{text}");
    }
}

#[test]
fn words_and_places() {
    let text = "Sở GD&ĐT_2 u\u{309}y «Kỹ»";
    let seen: Vec<(&str, &str)> = Vec::new();
    let list = tokens(text);
    let seen = list.iter().fold(seen, |mut seen, token| {
        seen.push((&text[token.start..token.end], token.text.as_str()));
        seen
    });
    assert_eq!(seen, [("Sở", "so"), ("GD", "gd"), ("ĐT", "dt"), ("2", "2"), ("u\u{309}y", "uy"), ("Kỹ", "ki"),]);
    let list = tokens("ky\u{301}");
    assert_eq!(list[0].end, 4);
    assert_eq!(list[0].text, "ki");
    assert_eq!(tokens("ky2hy").first().map(|t| t.text.as_str()), Some("ki2hi"));
    assert_eq!(tokens("हिन्दी x").len(), 2);
    assert!(tokens("— … _ \u{200b}").is_empty());
}

#[test]
fn what_is_there_stays_apart() {
    let mut out = String::from("mot");
    fold_tokens_into("Hai, ba", &mut out);
    assert_eq!(out, "mot hai ba");
    fold_tokens_into("--", &mut out);
    assert_eq!(out, "mot hai ba");
}

#[test]
fn marks_kept() {
    for (text, form) in [
        ("ĐẢNG UỶ", "đảng ủy"),
        ("Đảng ủy", "đảng ủy"),
        ("Hoà bình", "hòa bình"),
        ("Kỹ năng kĩ", "kỹ năng kĩ"),
        ("tr\u{ad}ường\u{a0}học", "trường học"),
    ] {
        assert_eq!(marked(text), form, "{text}");
    }
}

/// Text as in records: Vietnamese words, numbers and punctuation.
fn vietnamese() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Đảng",
        "uỷ",
        "ủy",
        "Khối",
        "cơ",
        "quan",
        "doanh",
        "nghiệp",
        "kỹ",
        "lý",
        "Hoà",
        "hòa",
        "quý",
        "II/2023",
        "21-KL/TW",
        "Nguyễn",
        "Thị",
        "Thuý",
        "trưởng,",
        "đồng",
        "chí.",
        "ỷ",
        "“Điều",
        "4”",
        "–",
        "_",
        "ngày",
        "08/5/2023",
        "GD&ĐT",
        "tỷ",
        "hy",
        "ĐƯỜNG",
        "ẵm",
        "ỡ",
    ]);
    prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
}

/// Anything, with what is awkward made frequent.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(|c| c.to_string()),
        "[hklmstHKy][yỳỹiY]",
        "[\u{300}-\u{36f}\u{200b}-\u{200f}\u{fe0f}]",
        "[ийกाकि한각\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11a8}-\u{11c2}]",
        "[ _.,0-9ß²½ǿİſK]",
        vietnamese(),
    ];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in anything()) {
        let once = fold(&text);
        prop_assert_eq!(&fold(&once), &once);
        let marked_once = marked(&text);
        prop_assert_eq!(&marked(&marked_once), &marked_once);
    }

    #[test]
    fn one_key_for_every_way_of_typing(text in vietnamese()) {
        let key = fold(&text);
        let nfd: String = text.nfd().collect();
        prop_assert_eq!(&fold(&nfd), &key);
        prop_assert_eq!(&fold(&text.to_uppercase()), &key);
        prop_assert_eq!(&fold(&nfd.to_uppercase()), &key);
        prop_assert_eq!(&fold(&marked(&text)), &key);
        prop_assert_eq!(marked(&nfd.to_uppercase()), marked(&text));
    }

    #[test]
    fn tokens_have_places_in_order(text in anything()) {
        let mut last = 0;
        for token in tokens(&text) {
            prop_assert!(last <= token.start && token.start < token.end);
            prop_assert!(text.is_char_boundary(token.start) && text.is_char_boundary(token.end));
            prop_assert!(!token.text.is_empty());
            prop_assert!(token.text.chars().all(|c| !c.is_ascii() || c.is_ascii_alphanumeric()));
            last = token.end;
        }
    }

    #[test]
    fn joined_is_the_list_joined(text in anything()) {
        let list: Vec<String> = tokens(&text).into_iter().map(|token| token.text).collect();
        let mut joined = String::new();
        fold_tokens_into(&text, &mut joined);
        prop_assert_eq!(&joined, &list.join(" "));
        let mut again = String::new();
        fold_tokens_into(&joined, &mut again);
        prop_assert_eq!(again, joined);
    }
}
