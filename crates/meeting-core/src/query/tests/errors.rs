//! Errors, as shown in both languages.

use super::parse;
use crate::i18n::{Catalog, Language};
use crate::model::field::Kind;
use crate::query::QueryError;

/// The query with carets under the error, and the message in both languages.
fn shown(error: &QueryError) -> String {
    let before = error.text[..error.span.start].chars().count();
    let width = error.text[error.span.start..error.span.end].chars().count();
    let mut lines = vec![error.text.clone(), format!("{}{}", " ".repeat(before), "^".repeat(width))];
    for language in Language::ALL {
        let catalog = Catalog::new(language);
        lines.push(catalog.say(&error.message));
        lines.extend(error.help.as_ref().map(|help| format!("  {}", catalog.say(help))));
    }
    lines.join("\n")
}

fn assert_error(arguments: &[&str], kind: Option<Kind>, expected: &str) {
    match parse(arguments, kind) {
        Err(error) => assert_eq!(shown(&error), expected.trim_matches('\n')),
        Ok(query) => panic!("{arguments:?}: {query}"),
    }
}

#[test]
fn unknown_field() {
    assert_error(
        &["khen thưởng", "stauts:open"],
        None,
        r"
khen thưởng stauts:open
            ^^^^^^
không có trường `stauts`
  có phải `status:`?
unknown field `stauts`
  did you mean `status:`?
",
    );
}

#[test]
fn unknown_field_of_several_words() {
    assert_error(
        &["khen", "trạng", "thía:quá hạn"],
        None,
        r"
khen trạng thía:quá hạn
     ^^^^^^^^^^
không có trường `trạng thía`
  có phải `trạng thái:`?
unknown field `trạng thía`
  did you mean `trạng thái:`?
",
    );
}

#[test]
fn unknown_field_near_a_synonym() {
    assert_error(
        &["asignee:ubnd"],
        None,
        r"
asignee:ubnd
^^^^^^^
không có trường `asignee`
  có phải `assignee:`?
unknown field `asignee`
  did you mean `assignee:`?
",
    );
}

#[test]
fn name_of_several_fields() {
    assert_error(
        &["khen", "chủ", "trì:Sở Nội vụ"],
        None,
        r#"
khen chủ trì:"Sở Nội vụ"
     ^^^^^^^
`chủ trì:` có nhiều nghĩa
  ghi rõ một trong: `chair:`, `lead:`
`chủ trì:` has several meanings
  write one of: `chair:`, `lead:`
"#,
    );
}

#[test]
fn value_of_another_field() {
    assert_error(
        &["type:conference"],
        None,
        r"
type:conference
     ^^^^^^^^^^
`type:` không có giá trị `conference`
  có phải `kind:conference`?
`conference` is not a value of `type:`
  did you mean `kind:conference`?
",
    );
}

#[test]
fn value_near_a_state() {
    assert_error(
        &["status:ovedue"],
        Some(Kind::Tasks),
        r"
status:ovedue
       ^^^^^^
`status:` không có giá trị `ovedue`
  có phải `status:overdue`?
`ovedue` is not a value of `status:`
  did you mean `status:overdue`?
",
    );
}

#[test]
fn field_that_is_like_no_other() {
    assert_error(
        &["giờgiấc:8"],
        None,
        r"
giờgiấc:8
^^^^^^^
không có trường `giờgiấc`
  các tên gần giống: tên:, type:, số:, ngày:, kind:; xem mọi tên bằng `meeting help fields`; muốn tìm đúng chữ này thì đặt trong dấu ngoặc kép
unknown field `giờgiấc`
  names like it: title:, type:, number:, date:, kind:; for all, run `meeting help fields`; to search for the text itself, quote it
",
    );
}

#[test]
fn unknown_value() {
    assert_error(
        &["is:ovedue"],
        None,
        r"
is:ovedue
   ^^^^^^
`is:` không có giá trị `ovedue`
  có phải `is:overdue`?
`ovedue` is not a value of `is:`
  did you mean `is:overdue`?
",
    );
}

#[test]
fn unknown_value_of_the_listed_kind() {
    assert_error(
        &["-status:in-process"],
        Some(Kind::Directives),
        r"
-status:in-process
        ^^^^^^^^^^
`status:` không có giá trị `in-process`
  chọn một trong: in-force, fulfilled, amended, superseded, revoked
`in-process` is not a value of `status:`
  one of: in-force, fulfilled, amended, superseded, revoked
",
    );
}

#[test]
fn not_a_count() {
    assert_error(
        &["late:soon"],
        Some(Kind::Tasks),
        r"
late:soon
     ^^^^
`soon` không phải là số
  ví dụ: late:30, late:>30, late:10..20
`soon` is not a number
  examples: late:30, late:>30, late:10..20
",
    );
}

#[test]
fn no_value() {
    assert_error(
        &["đảng", "lead:", "so"],
        None,
        r"
đảng lead: so
     ^^^^
`lead:` còn thiếu giá trị
  viết giá trị liền sau dấu hai chấm, không có dấu cách: `lead:…`
`lead:` needs a value
  write it directly after the colon, without a space: `lead:…`
",
    );
}

#[test]
fn values_in_parentheses() {
    assert_error(
        &["đảng", "title:(a OR b)"],
        None,
        r"
đảng title:(a OR b)
     ^^^^^
`title:` còn thiếu giá trị
  nhiều giá trị cách nhau bằng dấu phẩy, không có dấu cách: `title:a,b`
`title:` needs a value
  separate several values with commas, without spaces: `title:a,b`
",
    );
}

#[test]
fn a_space_beside_a_comma() {
    assert_error(
        &["lead:a, b khen (c)"],
        None,
        r"
lead:a, b khen (c)
      ^
thiếu giá trị bên cạnh dấu phẩy
  các giá trị cách nhau bằng dấu phẩy, không có dấu cách: `lead:a,b`
missing value next to the comma
  separate values with commas, without spaces: `lead:a,b`
",
    );
}

#[test]
fn not_a_date() {
    assert_error(
        &["date:tháng 13/2023"],
        None,
        r#"
date:"tháng 13/2023"
     ^^^^^^^^^^^^^^^
`tháng 13/2023` không phải là ngày, tháng
  ví dụ: 2023, 5/2023, quý II/2023, 08/05/2023, 8/5, "hôm qua", "tuần này", "tháng 5", 2023-01..2023-06, >=2023-05-08; riêng `due:` còn nhận week (đến hết tuần) và month (đến hết tháng)
`tháng 13/2023` is not a date
  examples: 2023, 2023-05, 2023-Q2, 2023-05-08, 08/05/2023, 8/5, yesterday, "this week", "May 2023", 2023-01..2023-06, >=2023-05-08; for `due:` also week and month
"#,
    );
}

#[test]
fn pieces_that_are_no_range() {
    let error = parse(&["after:\"tháng 1\"..\"tháng 3\""], None).unwrap_err();
    assert_eq!((error.message.key, &error.text[error.span.start..]), ("query-not-a-date", "\"tháng 1\"..\"tháng 3\""));
}

#[test]
fn reversed_dates() {
    assert_error(
        &["date:2023-06..2023-01"],
        None,
        r"
date:2023-06..2023-01
     ^^^^^^^^^^^^^^^^
`2023-06..2023-01` có ngày kết thúc trước ngày bắt đầu
`2023-06..2023-01` ends before it begins
",
    );
}

#[test]
fn beyond_the_calendar() {
    assert_error(
        &["after:9999"],
        None,
        r"
after:9999
      ^^^^
`9999` nằm ngoài lịch: chỉ dùng các năm từ 1000 đến 9999
`9999` is out of range: years run from 1000 to 9999
",
    );
}

#[test]
fn punctuation_alone() {
    assert_error(
        &["học tập", "OR", "-"],
        None,
        r"
học tập OR -
           ^
`-` không có chữ cái hay chữ số nào để tìm
  không tìm theo dấu câu được; bỏ dấu câu
`-` contains no letter or digit to search for
  punctuation cannot be searched for; remove it
",
    );
}

#[test]
fn star_within() {
    assert_error(
        &["đ*ng"],
        None,
        r"
đ*ng
^^^^
`đ*ng`: dấu `*` chỉ được đứng ở cuối từ
  dấu `*` thay cho phần còn lại của một từ: `đảng*`
`đ*ng`: `*` is only allowed at the end of a word
  `*` stands for the rest of a word: `pilot*`
",
    );
}

#[test]
fn two_dashes() {
    assert_error(
        &["khen", "--limt"],
        None,
        r"
khen --limt
     ^^^^^^
`--limt` không phải là tùy chọn, cũng không phải là điều kiện loại trừ
  điều kiện loại trừ chỉ có một dấu gạch: `-khen`
`--limt` is not an option and not an exclusion
  write an exclusion with one dash: `-khen`
",
    );
}

#[test]
fn open_quote() {
    assert_error(
        &["khen \"Đảng ủy"],
        None,
        r#"
khen "Đảng ủy
     ^
dấu ngoặc kép này chưa đóng
unclosed quotation mark
"#,
    );
}

#[test]
fn open_parenthesis() {
    assert_error(
        &["(a OR b"],
        None,
        r"
(a OR b
^
dấu ngoặc đơn này chưa đóng
unclosed parenthesis
",
    );
}

#[test]
fn stray_parenthesis() {
    assert_error(
        &["a) b"],
        None,
        r"
a) b
 ^
thừa dấu ngoặc đơn đóng
  muốn tìm đúng chữ này thì đặt trong dấu ngoặc kép
unmatched closing parenthesis
  to search for the text itself, quote it
",
    );
}

#[test]
fn empty_parentheses() {
    assert_error(
        &["a ( )"],
        None,
        r"
a ( )
  ^^^
giữa hai dấu ngoặc đơn chưa có điều kiện nào
empty parentheses
",
    );
}

#[test]
fn lone_or() {
    assert_error(
        &["a", "OR"],
        None,
        r#"
a OR
  ^^
OR cần có điều kiện ở cả hai bên
  muốn tìm chính từ này thì viết `"OR"` hoặc `or`
OR needs a term on both sides
  to search for the word itself, write `"OR"` or `or`
"#,
    );
}

#[test]
fn too_deep() {
    let text = "(".repeat(65);
    let carets = format!("{}^", " ".repeat(64));
    let vi = "dấu ngoặc đơn và điều kiện loại trừ lồng nhau quá 64 lớp";
    let en = "query nested too deeply (more than 64 levels)";
    assert_error(&[&text], None, &format!("{text}\n{carets}\n{vi}\n{en}"));
}

#[test]
fn every_other_mistake_has_its_place() {
    for (text, place) in [
        ("foo:bar", "foo"),
        ("foo:\"b c\"", "foo"),
        ("foo:(b OR c)", "foo"),
        ("-stauts:open", "stauts"),
        ("laed:so noi vu is:open", "laed"),
        ("lead:", "lead"),
        ("(lead:)", "lead"),
        ("lead:(a OR b)", "lead"),
        ("not: khen", "not"),
        ("lead:a,,b", ","),
        ("lead:,a", ","),
        ("lead:*", "*"),
        ("lead:\"-\"", "\"-\""),
        ("\"\"", "\"\""),
        ("has:du", "du"),
        ("in:directiv", "directiv"),
        ("in:tasks*", "tasks*"),
        ("kind:confrence,vote", "confrence"),
        ("date:week", "week"),
        ("date:..", ".."),
        ("date:>=2023..", ">=2023.."),
        ("after:2022..2023", "2022..2023"),
        ("before:1000", "1000"),
        ("date:2023,abc", "abc"),
        ("date:2023*", "2023*"),
        ("khen date:tháng 5/2023", "tháng"),
        ("OR a", "OR"),
        ("a OR OR b", "OR"),
        ("(a OR)", "OR"),
        ("-OR", "OR"),
        ("( a", "("),
        (")", ")"),
        ("-(", "("),
        ("is:(open OR done)", "is"),
        ("lead:a , b", ","),
        ("lead:\"a b\"  ,b", ","),
        (" -", "-"),
        ("- & .", "-"),
        ("a OR -", "-"),
        ("- OR a", "-"),
        ("a OR - OR b", "-"),
        ("a (-)", "-"),
        ("a -(/)", "/"),
        ("a not:-", "-"),
        ("a not:/", "/"),
        ("a --(b)", "--"),
        ("a -/\"b\"", "/"),
        ("a -\"/\"", "\"/\""),
        ("(a)*", "*"),
        ("\"a\"**", "*"),
        ("**", "**"),
        ("đảng**", "đảng**"),
        ("“Đảng", "“"),
    ] {
        match super::read(text) {
            Err(error) => assert_eq!(&error.text[error.span.start..error.span.end], place, "{text}"),
            Ok(query) => panic!("{text}: {query}"),
        }
    }
}
