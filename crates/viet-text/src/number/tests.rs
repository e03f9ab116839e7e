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
        ("21-KL/TƯ", "21-kl-tw"),
        ("21-KL/TU", "21-kl-tu"),
        ("21KLTW", "21-kl-tw"),
        ("21KLTƯ", "21-kl-tw"),
        ("12TTrTW", "12-ttr-tw"),
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

fn list(text: &str) -> Vec<String> {
    tokens(text)
}

#[test]
fn the_centre_is_no_province() {
    for (text, expected) in [
        ("21-KL/TƯ", "21 kl tw"),
        ("21-kl/tư", "21 kl tw"),
        ("21-KL/TU\u{31b}", "21 kl tw"),
        ("21KL/TƯ", "21kl tw"),
        ("21KLTƯ", "21kltw"),
        ("15-TB/BCĐTƯ", "15 tb bcdtw"),
        ("KL21-TƯ", "kl21 tw"),
        ("KL 21-TƯ", "kl 21 tw"),
        ("21-KL/TU", "21 kl tu"),
        ("21-KL/TỪ", "21 kl tu"),
        ("hợp tác công/tư", "hop tac cong tu"),
        ("TƯ", "tu"),
        ("21 đầu tư", "21 dau tu"),
        ("tháng tư", "thang tu"),
    ] {
        assert_eq!(tokens(text).join(" "), expected, "{text}");
    }
}

#[test]
fn mentions_among_words() {
    for (text, expected) in [
        ("21-KL/TW", "[21 kl tw]"),
        ("21 kl tw", "[21 kl tw]"),
        ("21kl/tw", "[21kl tw]"),
        ("theo Kết luận số 21-KL/TW của Bộ Chính trị", "[ket luan so 21 kl tw]"),
        ("kết luận 21", "ket luan 21"),
        ("KL số 21 và NQ 05", "kl so 21|nq 05"),
        ("nghị định 30/2020", "nghi dinh 30 2020"),
        ("30/2020/NĐ-CP", "[30 2020 nd cp]"),
        ("luật 80/2015/QH13", "[80 2015 qh13]"),
        ("số 21", "so 21"),
        ("KL21", "kl21"),
        ("theo KL21-TW", "kl21"),
        ("NĐ30/2020", "nd30 2020"),
        ("NĐ30/2020/NĐ-CP", "[nd30 2020 nd cp]"),
        ("21KLTW", "[21kltw]"),
        ("12TTrTW", "[12ttrtw]"),
        ("21-KL/TƯ", "[21 kl tw]"),
        ("số 05-NQ/ĐU", "[so 05 nq du]"),
        ("Quyết định 21-KL/TW", "[21 kl tw]"),
        ("Quy định 66-QĐ/TW", "[quy dinh 66 qd tw]"),
        ("thông tư liên tịch 01/2021/TTLT-BGDĐT-BNV", "[thong tu lien tich 01 2021 ttlt bgddt bnv]"),
        // No numbers of documents.
        ("đã 5 năm", ""),
        ("5 năm", ""),
        ("ngày 21 tháng 10", ""),
        ("21", ""),
        ("3GPP", ""),
        ("Q2", ""),
        ("đã5", ""),
        ("KL21a", ""),
        ("KL2023010", ""),
        ("kết luận", ""),
        ("sở nội vụ", ""),
        ("12345678 KL", ""),
        ("", ""),
    ] {
        let tokens = list(text);
        let shown = mentions(&tokens).into_iter().map(|found| {
            let words = tokens[found.range].join(" ");
            if found.is_certain { format!("[{words}]") } else { words }
        });
        assert_eq!(shown.collect::<Vec<_>>().join("|"), expected, "{text}");
    }
}

#[test]
fn how_texts_write_a_number() {
    let has = |text: &str, form: &str| {
        let found = mention(&list(text)).unwrap();
        found.forms.contains(&list(form))
    };
    for (asked, form, expected) in [
        ("21-KL/TW", "21-KL/TW", true),
        ("21-KL/TW", "21kl/tw", true),
        ("kết luận số 21-KL/TW", "21-KL/TW", true),
        ("5-NQ/TW", "05-NQ/TW", true),
        ("05-NQ/TW", "5-NQ/TW", true),
        ("kết luận 21", "21-KL", true),
        ("kết luận 21", "Kết luận số 21", true),
        ("KL 21", "Kết luận 21", true),
        ("NĐ 30", "30/2020/NĐ", true),
        ("NĐ30", "30/2020/NĐ", true),
        ("NQ18", "18-NQ", true),
        ("NQ18", "Nghị quyết số 18", true),
        ("KL 21", "KL21", true),
        ("21KLTW", "21-KL/TW", true),
        ("21-KL/TW", "21KLTW", true),
        ("21-KL/TƯ", "21-KL/TW", true),
        ("21-KL/TƯ", "21-KL/TU", false),
        ("NĐ 30", "Nghị định số 30", true),
        ("nghị định 30/2020", "30/2020/NĐ", true),
        ("số 21", "21-NQ", true),
        // Not these.
        ("21-KL/TW", "21-KL/TU", false),
        ("21-KL/TW", "21-KL", false),
        ("kết luận 21", "21-NQ", false),
        ("KL 21", "30/2020/KL", false),
        ("quyết định 123", "Quy định 123", false),
        ("số 21", "21 da", false),
    ] {
        assert_eq!(has(asked, form), expected, "{asked} {form}");
    }
}

proptest! {
    #[test]
    fn a_mention_is_a_part_of_the_tokens(text in "(số |kết luận |NĐ |từ |21|05|/|-|KL|TW|2020| ){0,8}") {
        let tokens = list(&text);
        let mut end = 0;
        for found in mentions(&tokens) {
            prop_assert!(found.range.start >= end && found.range.end <= tokens.len() && !found.range.is_empty());
            prop_assert!(!found.forms.is_empty() && found.forms.iter().all(|form| !form.is_empty()));
            end = found.range.end;
        }
    }
}
