//! Hints for queries without results.

use super::read;
use crate::i18n::{Catalog, Language};
use crate::query::hints;
use viet_text::date::{DateOrder, Direction, RelativeDates};

fn said(text: &str) -> Vec<String> {
    let catalog = Catalog::new(Language::En);
    hints(&read(text).unwrap()).iter().map(|hint| catalog.say(hint)).collect()
}

#[test]
fn words_of_other_search_languages() {
    for text in ["khen AND thưởng", "khen and thưởng", "khen VÀ thưởng", "x OR (khen And thưởng)"] {
        let [hint] = said(text).try_into().unwrap();
        assert!(hint.starts_with("words next to each other must all match; remove `"), "{text}: {hint}");
    }
    for text in ["khen or thưởng", "khen Or thưởng", "khen HOẶC thưởng", "a khen or thưởng is:open"] {
        assert_eq!(said(text), ["for one or the other, write OR in capitals: `khen OR thưởng`"], "{text}");
    }
    for text in ["NOT khen", "thưởng not khen", "a OR (b NOT khen)"] {
        assert_eq!(said(text), ["to exclude a word, write `-khen` or `not:khen`"], "{text}");
    }
    assert_eq!(said("a AND b AND c or d").len(), 2);
}

#[test]
fn nearness_of_other_search_languages() {
    for (text, word) in [
        ("NEAR(khen thưởng)", "NEAR"),
        ("NEAR(\"khen thưởng\" phù)", "NEAR"),
        ("khen NEAR thưởng", "NEAR"),
        ("khen NEAR/3 thưởng", "NEAR/3"),
        ("a OR (khen NEAR/12 thưởng)", "NEAR/12"),
    ] {
        let expected = format!("there is no operator `{word}`; to find adjacent words, quote them: `\"release date\"`");
        assert_eq!(said(text), [expected], "{text}");
    }
}

#[test]
fn days_that_were_looked_for_as_text() {
    for text in ["08/05/2023", "2023-05-08", "5/2023", "2023-05", "2023-Q2", "8.5.2023"] {
        let expected = format!("for a date or month of the meeting, write `date:{text}`");
        assert_eq!(said(&format!("giao ban {text}")), said(text), "{text}");
        assert_eq!(said(text), [expected], "{text}");
    }
}

#[test]
fn states_that_were_looked_for_as_words() {
    for (text, word, name) in [
        ("overdue", "overdue", "overdue"),
        ("overdue lead:so", "overdue", "overdue"),
        ("quá hạn", "quá hạn", "overdue"),
        ("qua han", "qua han", "overdue"),
        ("in force", "in force", "in-force"),
    ] {
        assert_eq!(said(text), [format!("for the status `{word}`, write `is:{name}`")], "{text}");
    }
    assert_eq!(said("overdue khen"), [] as [String; 0]);
}

#[test]
fn what_is_plainly_meant() {
    for text in [
        "",
        "khen thưởng",
        "giáo dục và đào tạo",
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "khen OR thưởng",
        "and khen",
        "NEAR",
        "near khen",
        "NEAR/a khen",
        "NEARBY khen",
        "\"NEAR\" khen",
        "-NEAR khen",
        "khen or",
        "khen \"or\" thưởng",
        "\"khen and thưởng\"",
        "khen is:open and thưởng",
        "2023",
        "năm 2023",
        "date:08/05/2023",
        "-08/05/2023",
        "\"08/05/2023\"",
        "21-KL/TW",
        "32/13/2023",
        "not",
        "khen not",
    ] {
        assert_eq!(said(text), [] as [String; 0], "{text}");
    }
}

#[test]
fn words_that_are_a_period() {
    let today = "2026-11-30".parse().unwrap();
    let said = RelativeDates { today, direction: Direction::Past, order: DateOrder::DayFirst };
    let is_said = |text: &str| super::super::period_hint(&read(text).unwrap(), said).is_some();
    for text in ["tháng 11", "tháng này", "November", "tháng 11/2026", "hôm qua", "8/5"] {
        assert!(is_said(text), "{text}");
    }
    for text in ["\"tháng 11\"", "2026", "học bạ số", "tháng 11 học bạ", "date:\"tháng 11\"", "is:open tháng 11", ""]
    {
        assert!(!is_said(text), "{text}");
    }
}
