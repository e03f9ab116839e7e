//! The shell's arguments keep their bounds.

use super::parse;

#[test]
fn bounds() {
    let table: &[(&[&str], &str)] = &[
        (&[], ""),
        (&["", "  "], ""),
        (&["chuyển", "đổi"], "chuyển đổi"),
        (&["chuyển đổi"], "chuyển đổi"),
        (&["lead:so noi vu"], "lead:\"so noi vu\""),
        (&["-lead:so noi vu"], "-lead:\"so noi vu\""),
        (&["not:lead:so noi vu"], "-lead:\"so noi vu\""),
        (&["not:-lead:so noi vu"], "lead:\"so noi vu\""),
        (&["not:so noi vu"], "-\"so noi vu\""),
        (&["lead: so noi vu "], "lead:\"so noi vu\""),
        (&["lead:so noi vu", "is:open"], "lead:\"so noi vu\" is:open"),
        (&["lead:so noi vu, so y te,ubnd"], "lead:\"so noi vu\",\"so y te\",ubnd"),
        (&["lead:so noi*"], "lead:\"so noi\"*"),
        (&["title:học tập - làm theo"], "title:\"học tập - làm theo\""),
        (&["title:Kính gửi: các sở"], "title:\"Kính gửi: các sở\""),
        (&["title:lúc 10:30 sáng"], "title:\"lúc 10:30 sáng\""),
        (&["cites:2927 -TB/TU"], "cites:\"2927 -TB/TU\""),
        (&["date:tháng 5/2023"], "date:2023-05-01..2023-05-31"),
        (&["date:>= tháng 5/2023"], "date:2023-05-01.."),
        (&["after:ngày 8 tháng 5 năm 2023"], "date:2023-05-09.."),
        (&["status:in-force, amended"], "status:in-force,amended"),
        // More than a value: a piece of query.
        (&["lead:so is:open"], "lead:so is:open"),
        (&["lead:so -is:open"], "lead:so -is:open"),
        (&["lead:so noi OR vu"], "(lead:so noi) OR vu"),
        (&["lead:so (noi OR vu)"], "lead:so (noi OR vu)"),
        (&["lead:\"so noi\" vu"], "lead:\"so noi\" vu"),
        (&["lead:“so noi” vu"], "lead:\"so noi\" vu"),
        (&["khen lead:so noi"], "khen lead:so noi"),
        (&["-khen thưởng"], "-khen thưởng"),
        // Names have no spaces: the rest is text.
        (&["is:open khen thưởng"], "is:open khen thưởng"),
        (&["id:2023-05-08 khen"], "id:2023-05-08 khen"),
        // Operators may be arguments of their own.
        (&["(", "a", "OR", "b", ")", "c"], "(a OR b) c"),
        (&["a\tb\nc\u{a0}d"], "a b c d"),
    ];
    for (arguments, expected) in table {
        let query = parse(arguments, None).unwrap_or_else(|error| panic!("{arguments:?}: {error:?}"));
        assert_eq!(query.to_string(), *expected, "{arguments:?}");
    }
}

#[test]
fn the_text_of_an_error_shows_the_bounds() {
    let error = parse(&["lead:so noi vu", "khen", "stauts:open"], None).unwrap_err();
    assert_eq!(error.text, "lead:\"so noi vu\" khen stauts:open");
    assert_eq!(&error.text[error.span.start..error.span.end], "stauts");
}
