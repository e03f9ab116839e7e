//! What holds for every text.

use proptest::prelude::*;

use super::{context, read};

/// Pieces that a query is likely made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "(",
        ")",
        " ",
        " ",
        "OR",
        " OR ",
        "-",
        "–",
        "not:",
        "\"",
        "“",
        "”",
        "*",
        ",",
        ":",
        "lead:",
        "date:",
        "due:",
        "is:",
        "has:",
        "in:",
        "id:",
        "cites:",
        "status:",
        "kind:",
        "after:",
        "due-before:",
        "foo:",
        "chủ trì:",
        "trạng ",
        "thái:",
        "hạn sau:",
        "là:",
        "không:",
        "loại:",
        "quá hạn",
        "so",
        "Đảng",
        "u\u{309}y",
        "21-KL/TW",
        "2023",
        "2023-05-08",
        "..",
        ">=",
        "<",
        "9999",
        "1000",
        "week",
        "month",
        "open",
        "in-force",
        "tasks",
        "tháng 5/2023",
        "10:30",
        "http://a",
        "\u{200b}",
        "\u{301}",
        "#",
        "/",
        "\n",
        "a-b",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// Reads the text both ways, and its plainest spelling again.
fn check(text: &str) -> Result<(), TestCaseError> {
    let as_argument = crate::query::parse(&[text.to_owned()], &context(None));
    // The parser is promised a text without any other space character.
    let as_text = read(&text.replace(char::is_whitespace, " "));
    for result in [as_text, as_argument] {
        match result {
            Ok(query) => {
                let plain = query.to_string();
                prop_assert_eq!(read(&plain), Ok(query), "{}", plain);
            }
            Err(error) => {
                prop_assert!(error.text.get(error.span.start..error.span.end).is_some(), "{:?}", error);
                prop_assert!(error.span.start < error.span.end, "{:?}", error);
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,60}") {
        check(&text)?;
    }

    #[test]
    fn any_pieces(text in pieces()) {
        check(&text)?;
    }

    #[test]
    fn any_arguments(arguments in prop::collection::vec(pieces(), 0..4)) {
        let _ = crate::query::parse(&arguments, &context(None));
    }
}

#[test]
fn depth_is_bounded() {
    for opening in ["(", "-(", "not:", "not:("] {
        for count in [10, 64, 65, 100_000] {
            let _ = read(&opening.repeat(count));
            let _ = read(&format!("{}a", opening.repeat(count)));
        }
    }
    let nested = |count: usize| format!("{}a{}", "-(b ".repeat(count), ")".repeat(count));
    assert!(read(&nested(31)).is_ok());
    assert!(read(&nested(64)).is_err());
    assert!(read(&"(a) ".repeat(1000)).is_ok());
}
