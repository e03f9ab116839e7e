//! The grammar: a query and its plainest spelling.

use super::{parse, read};
use crate::model::field::Kind;

/// Asserts the plainest spelling of each query, and that it reads back as the same query.
fn assert_all(table: &[(&str, &str)]) {
    for (text, expected) in table {
        let query = read(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!(query.to_string(), *expected, "{text}");
        assert_eq!(read(expected).as_ref(), Ok(&query), "{text}");
    }
}

#[test]
fn free_words() {
    assert_all(&[
        ("", ""),
        ("   ", ""),
        ("chuyển", "chuyển"),
        ("  chuyển   đổi số ", "chuyển đổi số"),
        ("\"chuyển đổi số\"", "\"chuyển đổi số\""),
        ("“chuyển đổi số”", "\"chuyển đổi số\""),
        ("\"chuyển đổi” số", "\"chuyển đổi\" số"),
        ("đảng*", "đảng*"),
        ("\"đảng ủy\"*", "\"đảng ủy\"*"),
        ("21-KL/TW", "21-KL/TW"),
        ("5.5%", "5.5%"),
        ("abc\"d e\"f", "abc \"d e\" f"),
        ("\"a - b\"", "\"a - b\""),
        ("\"OR\" or Or", "\"OR\" or Or"),
        ("ORa aOR OR-a", "ORa aOR OR-a"),
    ]);
}

#[test]
fn punctuation_is_passed_over() {
    assert_all(&[
        ("Phòng Kế hoạch - Tài chính", "Phòng Kế hoạch Tài chính"),
        ("đảng & bộ", "đảng bộ"),
        ("học bạ – số", "học bạ số"),
        ("- a", "a"),
        ("a -", "a"),
        ("--- a", "a"),
        ("* a ** b", "a b"),
        ("a -/ b", "a b"),
        ("a -> b", "a b"),
        ("\"a b\", \"c\".", "\"a b\" \"c\""),
        ("(a - b) / c", "a b c"),
        ("a - OR & b", "a OR b"),
        ("a - (b OR c)", "a (b OR c)"),
        ("a - \"b c\"", "a \"b c\""),
        ("a -(b - c)", "a -(b c)"),
        ("- -a", "-a"),
        ("lead:a & lead:b", "lead:a lead:b"),
        ("lead:a -", "lead:a"),
        ("a : b", "a b"),
    ]);
}

#[test]
fn words_with_a_colon() {
    assert_all(&[
        ("http://example.vn/a?b", "http://example.vn/a?b"),
        ("10:30", "10:30"),
        ("t1:abc", "t1:abc"),
        ("Kính gửi: Ủy ban", "Kính gửi: Ủy ban"),
        ("(gửi:)", "gửi:"),
        (":abc", ":abc"),
        ("\"foo:bar\"", "\"foo:bar\""),
        ("-10:30", "-10:30"),
    ]);
}

#[test]
fn exclusions() {
    assert_all(&[
        ("-khen", "-khen"),
        ("not:khen", "-khen"),
        ("–khen −thưởng", "-khen -thưởng"),
        ("-\"khen thưởng\"", "-\"khen thưởng\""),
        ("not:\"khen thưởng\"", "-\"khen thưởng\""),
        ("-(khen OR thưởng)", "-(khen OR thưởng)"),
        ("not:(khen thưởng)", "-(khen thưởng)"),
        ("-lead:a,b", "-lead:a,b"),
        ("not:lead:a", "-lead:a"),
        ("-not:khen", "khen"),
        ("not:-khen", "khen"),
        ("-(-khen)", "khen"),
        ("-21-KL/TW", "-21-KL/TW"),
        ("a-b", "a-b"),
        ("-is:open,done", "-(is:open OR is:done)"),
    ]);
}

#[test]
fn alternatives() {
    assert_all(&[
        ("a OR b", "a OR b"),
        ("a OR b OR c", "a OR b OR c"),
        ("a b OR c d", "(a b) OR (c d)"),
        ("a (b OR c) d", "a (b OR c) d"),
        ("(a)", "a"),
        ("((a b))", "a b"),
        ("(a b) c", "a b c"),
        ("(a OR b) OR c", "a OR b OR c"),
        ("(a(b)c)", "a b c"),
        ("\"a\"OR(b)", "\"a\" OR b"),
        ("a OR -b", "a OR -b"),
        ("a OR (b (c OR -(d e)))", "a OR (b (c OR -(d e)))"),
        ("(a OR lead:b) -(c OR is:open)", "(a OR lead:b) -(c OR is:open)"),
    ]);
}

#[test]
fn text_fields() {
    assert_all(&[
        ("lead:so", "lead:so"),
        ("Lead:so", "lead:so"),
        ("lead:\"so noi vu\"", "lead:\"so noi vu\""),
        ("lead:“Sở Nội vụ”", "lead:\"Sở Nội vụ\""),
        ("lead:a,b", "lead:a,b"),
        ("lead:\"so noi vu\",ubnd,\"so y te\"", "lead:\"so noi vu\",ubnd,\"so y te\""),
        ("lead:so*,\"ủy ban\"*", "lead:so*,\"ủy ban\"*"),
        ("title:a:b", "title:a:b"),
        ("text:https://a.vn", "text:https://a.vn"),
        ("title:-a", "title:-a"),
        ("title:OR", "title:OR"),
        ("title:a(b)", "title:a b"),
        (
            "person:trọng chair:bùi support:a to:b by:c org:d place:e",
            "person:trọng chair:bùi support:a to:b by:c org:d place:e",
        ),
    ]);
}

#[test]
fn other_fields() {
    assert_all(&[
        ("cites:21-KL/TW", "cites:21-KL/TW"),
        ("cites:\"2927 -TB/TU\",05-NQ*", "cites:\"2927 -TB/TU\",05-NQ*"),
        ("number:05-NQ/CB", "number:05-NQ/CB"),
        ("id:2023-05-08-lam", "id:2023-05-08-lam"),
        ("id:2023-05-08-Lam/t1", "id:2023-05-08-lam#t1"),
        ("id:2023*,\"a b\"", "id:2023,\"a b\""),
        ("kind:conference,vote,request", "kind:conference,vote,request"),
        ("status:In-Force", "status:in-force"),
        ("status:\"completed\"", "status:completed"),
        ("role:co-chair priority:high state:draft", "role:chair priority:high state:draft"),
        ("is:overdue", "is:overdue"),
        ("is:open,done", "is:open OR is:done"),
        ("is:draft is:final is:in-force", "is:draft is:final is:in-force"),
        ("has:due -has:cites", "has:due -has:cites"),
        ("has:lead,support", "has:lead OR has:support"),
        ("in:directives,tasks", "in:directives,tasks"),
        ("in:participants", "in:people"),
    ]);
}

#[test]
fn dates() {
    assert_all(&[
        ("date:2023", "date:2023-01-01..2023-12-31"),
        ("date:2023-05", "date:2023-05-01..2023-05-31"),
        ("date:2023-Q2", "date:2023-04-01..2023-06-30"),
        ("date:2023-05-08", "date:2023-05-08"),
        ("date:08/05/2023", "date:2023-05-08"),
        ("date:\"tháng 5/2023\"", "date:2023-05-01..2023-05-31"),
        ("date:\"quý II/2023\"", "date:2023-04-01..2023-06-30"),
        ("date:2023-01-01..2023-06-30", "date:2023-01-01..2023-06-30"),
        ("date:2022..2023-Q1", "date:2022-01-01..2023-03-31"),
        ("date:2023..", "date:2023-01-01.."),
        ("date:..2023", "date:..2023-12-31"),
        ("date:\"tháng 3/2023 .. 15/4/2023\"", "date:2023-03-01..2023-04-15"),
        ("date:\"2023-01\"..\"2023-03\"", "date:2023-01-01..2023-03-31"),
        ("date:“tháng 1”..“tháng 3” họp", "date:2023-01-01..2023-03-31 họp"),
        ("date:\"2023-01\"..2023-03,2021", "date:2023-01-01..2023-03-31,2021-01-01..2021-12-31"),
        ("date:2023-01..\"2023-03\"", "date:2023-01-01..2023-03-31"),
        ("(date:..\"2023-03\")", "date:..2023-03-31"),
        ("date:\"2023-03\"..", "date:2023-03-01.."),
        ("date:>\"tháng 3\"", "date:2023-04-01.."),
        ("date:>=2023-05-08", "date:2023-05-08.."),
        ("date:≥2023-05", "date:2023-05-01.."),
        ("date:>2023-05", "date:2023-06-01.."),
        ("date:<=2023-05", "date:..2023-05-31"),
        ("due:<2023-07-01", "due:..2023-06-30"),
        ("due:\"<= tháng 5/2023\"", "due:..2023-05-31"),
        ("date:2021,2023-05-08", "date:2021-01-01..2021-12-31,2023-05-08"),
        ("after:2023-05-08", "date:2023-05-09.."),
        ("before:2023", "date:..2022-12-31"),
        ("due-after:2023-06", "due:2023-07-01.."),
        ("due-before:01/07/2023", "due:..2023-06-30"),
        ("due:week", "due:2023-06-14..2023-06-18"),
        ("due:Month", "due:2023-06-14..2023-06-30"),
        // As people say it: what has been lies behind, deadlines ahead.
        ("date:\"hôm qua\"", "date:2023-06-13"),
        ("date:\"tuần này\"", "date:2023-06-12..2023-06-18"),
        ("date:\"tháng 12\"", "date:2022-12-01..2022-12-31"),
        ("due:\"tháng 12\"", "due:2023-12-01..2023-12-31"),
        ("due:\"this week\"", "due:2023-06-12..2023-06-18"),
        ("due:<=T6", "due:..2023-06-16"),
        ("date:T6", "date:2023-06-09"),
        ("date:8/5", "date:2023-05-08"),
        ("date:8/5/23", "date:2023-05-08"),
        ("after:8/5", "date:2023-05-09.."),
        ("due-before:8/7", "due:..2023-07-07"),
        ("date:\"8/5..hôm nay\"", "date:2023-05-08..2023-06-14"),
        ("-due:2023 completed:2023", "-due:2023-01-01..2023-12-31 completed:2023-01-01..2023-12-31"),
    ]);
}

#[test]
fn a_week_ends_on_sunday_and_a_month_on_its_last_day() {
    for (as_of, week, month) in [
        ("2023-06-12", "2023-06-18", "2023-06-30"),
        ("2023-06-18", "2023-06-18", "2023-06-30"),
        ("2024-02-29", "2024-03-03", "2024-02-29"),
        ("2023-12-31", "2023-12-31", "2023-12-31"),
        // The calendar ends before the week does.
        ("9999-12-29", "9999-12-31", "9999-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ] {
        let context = super::Context { as_of: as_of.parse().unwrap(), kind: None, settings: None };
        for (text, last) in [("due:week", week), ("due:month", month)] {
            let query = super::super::read(text.to_owned(), context).unwrap().0.to_string();
            let expected = if as_of == last { format!("due:{as_of}") } else { format!("due:{as_of}..{last}") };
            assert_eq!(query, expected);
        }
    }
}

#[test]
fn the_listed_kind_decides_which_names_are_known() {
    for (kind, text, known) in [
        (None, "status:needs-action", true),
        (None, "status:in-force", true),
        (None, "kind:finding", true),
        (Some(Kind::Tasks), "status:needs-action", true),
        (Some(Kind::Tasks), "status:in-force", true),
        (Some(Kind::Tasks), "status:held", false),
        (Some(Kind::Directives), "status:in-force", true),
        (Some(Kind::Directives), "status:needs-action", false),
        (Some(Kind::Directives), "kind:request", true),
        (Some(Kind::Directives), "kind:conference", false),
        (Some(Kind::Sessions), "kind:conference", true),
        (Some(Kind::Sessions), "kind:request", false),
        (Some(Kind::Sessions), "status:held", true),
        (Some(Kind::Tasks), "kind:conference", true),
        (Some(Kind::Tasks), "state:final", true),
    ] {
        assert_eq!(parse(&[text], kind).is_ok(), known, "{kind:?} {text}");
    }
}

#[test]
fn decomposed_letters_are_composed() {
    let query = parse(&["lead:So\u{31b}\u{309} \u{110}a\u{309}ng"], None).unwrap();
    assert_eq!(query.to_string(), "lead:\"Sở Đảng\"");
}
