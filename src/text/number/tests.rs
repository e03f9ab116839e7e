use proptest::prelude::*;

use super::*;

/// Clean spellings and what people make of them.
const DIRTY: [(&str, &str); 19] = [
    ("2927 -TB/TU", "2927-TB/TU"),
    ("05-NQ-TW", "05-NQ/TW"),
    ("05/NQ/TW", "05-NQ/TW"),
    ("Số: 18/2016/QĐ-UBND", "18/2016/QĐ-UBND"),
    ("số 18/2016/QĐ-UBND", "18/2016/QĐ-UBND"),
    ("18/2016/QĐ/UBND", "18/2016/QĐ-UBND"),
    ("21 KL TW", "21-KL/TW"),
    ("21kl/tw", "21-KL/TW"),
    ("21 - KL / TW", "21-KL/TW"),
    ("21–KL/TW", "21-KL/TW"),
    ("21-KL/TW.", "21-KL/TW"),
    ("21--KL/TW", "21-KL/TW"),
    ("21-KL//TW;", "21-KL/TW"),
    ("123/QĐ/UBND", "123/QĐ-UBND"),
    ("123-QĐ-UBND", "123/QĐ-UBND"),
    ("123 /QĐ- UBND", "123/QĐ-UBND"),
    ("6202 /UBND-KT", "6202/UBND-KT"),
    ("15-TB-BCĐTW", "15-TB/BCĐTW"),
    ("30/2020/NĐ - CP", "30/2020/NĐ-CP"),
];

const CLEAN: [&str; 18] = [
    "21-KL/TW",
    "15-TB/BCĐTW",
    "05-NQ/CB",
    "66-QĐ/TW",
    "05-BB/ĐU",
    "123/QĐ-UBND",
    "30/2020/NĐ-CP",
    "80/2015/QH13",
    "6202/UBND-KT",
    "12/NQ-HĐND",
    "1a/2020/NQ-HĐND",
    "1234/SGDĐT-VP",
    "01/2021/TTLT-BGDĐT-BNV",
    "123-CV/VPTW-TH",
    "99/QĐ-TTg",
    "123/SGD&ĐT-VP",
    "7-ABC/XYZ",
    "2927-TB/TU",
];

const FOREIGN: [&str; 24] = [
    "RFC-12",
    "ADR-0007",
    "ISO 9001",
    "2024-15",
    "ISO/IEC 27001:2022",
    "08/5/2023",
    "24/7/365",
    "5",
    "Số 5",
    "",
    "10 - a/b",
    "3 CT scans",
    "12 KH",
    "v1.2.3",
    "2023-05-08",
    "GDĐT",
    "3GPP TS 23.501",
    "2023/C 12/01",
    "COM(2021) 206",
    "1/2",
    "4-5 TB",
    "12 angry men",
    "-",
    "ngày 8/5/2023 KL TW",
];

#[test]
fn mistyped_numbers_have_one_certain_spelling_and_one_key() {
    for (dirty, clean) in DIRTY {
        assert!(!is_well_formed(dirty), "{dirty}");
        assert_eq!(tidied(dirty).as_deref(), Some(clean), "{dirty}");
        assert_eq!(key(dirty), key(clean), "{dirty}");
    }
}

#[test]
fn clean_numbers_stay() {
    for text in CLEAN {
        assert!(is_well_formed(text), "{text}");
        assert_eq!(tidied(text), None, "{text}");
        assert_eq!(parse(text).map(|n| n.to_string()).as_deref(), Some(text));
    }
}

#[test]
fn other_systems_are_left_in_peace() {
    for text in FOREIGN {
        assert!(is_well_formed(text), "{text}");
        assert_eq!(tidied(text), None, "{text}");
    }
}

#[test]
fn keys() {
    for (text, expected) in [
        ("21-KL/TW", "21-kl-tw"),
        ("01-KL/TW", "1-kl-tw"),
        ("1-KL/TW", "1-kl-tw"),
        ("30/2020/NĐ-CP", "30-2020-nd-cp"),
        ("1a/2020/NQ-HĐND", "1a-2020-nq-hdnd"),
        ("123/SGD&ĐT-VP", "123-sgddt-vp"),
        ("ADR-0007", "adr-0007"),
        ("ISO 9001", "iso-9001"),
        ("0", "0"),
        ("000", "0"),
        ("00a", "0a"),
        ("Sở 5", "5"),
        ("", ""),
    ] {
        assert_eq!(key(text), expected, "{text}");
    }
    assert_ne!(key("21-KL/TW"), key("21-KL/TU"));
    assert_ne!(key("S1.2"), key("S12"));
}

#[test]
fn parts() {
    let number = parse("Số: 18/2016/QĐ-UBND");
    assert_eq!(
        number,
        Some(DocumentNumber {
            ordinal: "18".to_owned(),
            year: Some(2016),
            codes: vec!["QĐ".to_owned(), "UBND".to_owned()],
            style: Style::State,
        })
    );
    assert_eq!(parse("08/5/2023"), None);
    assert_eq!(parse("RFC-12"), None);
}

proptest! {
    #[test]
    fn what_is_tidied_is_clean(text in "(Số:? )?[0-9]{1,4}[a-b]?[ /–-]{0,3}(20[0-9]{2}[/ -])?(KL|qđ|NQ|XY|TB)[ /-]{0,3}(TW|UBND|hđnd|ABC)[. ]?") {
        if let Some(clean) = tidied(&text) {
            prop_assert!(is_well_formed(&clean));
            prop_assert_eq!(key(&clean), key(&text));
        }
    }

    #[test]
    fn never_panics(text in "\\PC{0,20}|[0-9KLTW /&.Số-]{0,20}") {
        let _ = (parse(&text), is_well_formed(&text), tidied(&text));
        let once = key(&text);
        prop_assert_eq!(key(&once), once);
    }
}
