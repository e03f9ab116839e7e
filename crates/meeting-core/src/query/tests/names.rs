//! Names before a colon and values as people call them, in either language.

use std::collections::BTreeMap;

use super::{parse, read};
use crate::model::called::folded;
use crate::model::field::Kind;
use crate::query::Name;
use crate::query::keyword::{LONGEST_NAME, Names};

/// Those of a search, without fields of an office.
const NAMES: Names = Names { kind: None, own: &[] };

/// One argument for each `|`.
fn assert_all(kind: Option<Kind>, table: &[(&str, &str)]) {
    for (typed, expected) in table {
        let arguments: Vec<&str> = typed.split('|').collect();
        let query = parse(&arguments, kind).unwrap_or_else(|error| panic!("{typed}: {error:?}"));
        assert_eq!(query.to_string(), *expected, "{typed}");
    }
}

#[test]
fn fields_in_vietnamese() {
    assert_all(
        None,
        &[
            ("hạn:2023-07", "due:2023-07-01..2023-07-31"),
            ("Hạn:2023-07", "due:2023-07-01..2023-07-31"),
            ("han:2023-07", "due:2023-07-01..2023-07-31"),
            ("hạn hoàn thành:2023-07", "due:2023-07-01..2023-07-31"),
            ("trạng thái:quá hạn", "is:overdue"),
            ("trang-thai:quá hạn", "is:overdue"),
            ("trang_thai:qua-han", "is:overdue"),
            ("tình trạng:dự thảo", "state:draft"),
            ("phối hợp:so y te", "support:\"so y te\""),
            ("cơ quan:ubnd", "org:ubnd"),
            ("đơn vị:ubnd", "org:ubnd"),
            ("đơn vị chủ trì:ubnd", "lead:ubnd"),
            ("người chủ trì:trọng", "chair:trọng"),
            ("ngày:8/5/2023", "date:2023-05-08"),
            ("căn cứ:21-KL/TW", "cites:21-KL/TW"),
            ("giao cho:ubnd", "to:ubnd"),
            ("quá hạn:>30", "late:31.."),
            ("ưu tiên:cao", "priority:high"),
            ("mã:2023-05", "id:2023-05"),
        ],
    );
}

#[test]
fn fields_by_synonyms() {
    assert_all(
        None,
        &[
            ("owner:ubnd,vp", "lead:ubnd,vp"),
            ("-assignee:ubnd", "-lead:ubnd"),
            ("not:Assignee:ubnd", "-lead:ubnd"),
            ("deadline:2023-07-01", "due:2023-07-01"),
            ("due-date:2023-07-01", "due:2023-07-01"),
            ("organisation:ubnd", "org:ubnd"),
            ("organization:ubnd", "org:ubnd"),
            ("location:hội trường lớn", "place:\"hội trường lớn\""),
            ("chairperson:an", "chair:an"),
            ("roles:chair", "role:chair"),
        ],
    );
}

#[test]
fn keywords_in_vietnamese() {
    assert_all(
        None,
        &[
            ("là:quá hạn", "is:overdue"),
            ("có:đôn đốc", "has:reminder"),
            ("trong:chỉ đạo", "in:directives"),
            ("không:khen", "-khen"),
            ("không:có:hạn hoàn thành", "-has:due"),
            ("sau:2023-10", "date:2023-11-01.."),
            ("trước:2023-10", "date:..2023-09-30"),
            ("hạn sau:2023-10", "due:2023-11-01.."),
            ("hạn-trước:2023-10", "due:..2023-09-30"),
            ("due after:2023-10", "due:2023-11-01.."),
        ],
    );
}

/// `lead` and `chair` are both "chủ trì"; a list has only one of them.
#[test]
fn the_listed_kind_decides() {
    for kind in [Kind::Tasks, Kind::Directives] {
        assert_all(Some(kind), &[("chủ trì:ubnd", "lead:ubnd"), ("chu-tri:ubnd", "lead:ubnd")]);
    }
    assert_all(Some(Kind::Sessions), &[("chủ trì:trọng", "chair:trọng"), ("loại:hội nghị", "kind:conference")]);
    assert_all(Some(Kind::Tasks), &[("loại:chỉ đạo", "type:directive")]);
    for kind in [None, Some(Kind::People)] {
        assert!(parse(&["chu_tri:ubnd"], kind).is_err());
        assert!(parse(&["loại:hội nghị"], kind).is_err());
    }
}

/// The shell splits a name of several words; the longest name before the colon is meant.
#[test]
fn names_of_several_words() {
    assert_all(
        Some(Kind::Tasks),
        &[
            ("chủ|trì:Sở Nội vụ", "lead:\"Sở Nội vụ\""),
            ("khen|chủ|trì:Sở Nội vụ|thưởng", "khen lead:\"Sở Nội vụ\" thưởng"),
            ("not:chủ|trì:Sở Nội vụ", "-lead:\"Sở Nội vụ\""),
            ("-chủ trì:\"Sở Nội vụ\"", "-lead:\"Sở Nội vụ\""),
            ("người|chủ|trì:trọng", "chair:trọng"),
            ("đơn|vị|chủ|trì:ubnd", "lead:ubnd"),
            ("trạng|thái:đang thực hiện|hạn|sau:2023-10", "status:in-process due:2023-11-01.."),
            ("khen chủ trì:sở", "khen lead:sở"),
            ("(chủ trì:sở OR hạn:2023) khen", "(lead:sở OR due:2023-01-01..2023-12-31) khen"),
            // Only the last word is a name.
            ("khen|hạn:2023", "khen due:2023-01-01..2023-12-31"),
            ("nội|vụ|hạn:2023", "nội vụ due:2023-01-01..2023-12-31"),
            // Text, not names.
            ("báo cáo lúc 10:30", "báo cáo lúc 10:30"),
            ("\"chủ trì\":sở", "\"chủ trì\" :sở"),
        ],
    );
}

#[test]
fn states_are_values_of_status() {
    assert_all(
        Some(Kind::Tasks),
        &[
            ("status:overdue", "is:overdue"),
            ("status:done", "is:done"),
            ("-status:\"quá hạn\"", "-is:overdue"),
            ("status:open,cancelled", "status:cancelled OR is:open"),
            ("status:open khen", "is:open khen"),
            ("state:overdue", "is:overdue"),
            // What the field itself calls so comes first.
            ("status:completed", "status:completed"),
            ("status:\"đã hoàn thành\"", "status:completed,fulfilled"),
            ("status:\"còn hiệu lực\"", "status:in-force"),
        ],
    );
    assert_all(Some(Kind::Sessions), &[("status:draft", "is:draft"), ("trạng thái:đã họp", "status:held")]);
    assert_all(Some(Kind::Directives), &[("status:completed", "is:done")]);
}

#[test]
fn values_by_synonyms() {
    assert_all(
        Some(Kind::Tasks),
        &[
            ("status:todo", "status:needs-action"),
            ("status:đang làm", "status:in-process"),
            ("status:canceled", "status:cancelled"),
            ("status:xong", "is:done"),
            ("is:pending", "is:open"),
            ("is:pending khen", "is:open khen"),
            ("status:xong khen", "is:done khen"),
            ("is:chưa xong", "is:open"),
            ("priority:urgent", "priority:high"),
            ("priority:thấp", "priority:low"),
        ],
    );
    assert_all(
        None,
        &[
            ("kind:giao ban", "kind:regular-meeting"),
            ("kind:họp chi bộ", "kind:party-cell-meeting"),
            ("role:chủ tọa", "role:chair"),
            ("in:task,meetings", "in:tasks,sessions"),
            ("has:deadline", "has:due"),
            ("state:nháp", "state:draft"),
        ],
    );
}

/// What several names are called; every other word has one meaning.
#[test]
fn shared_names() {
    let mut meanings: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for text in NAMES.all_called() {
        let names = NAMES.meanings(text);
        meanings.insert(folded(text), names.into_iter().map(Name::text).collect());
    }
    let shared: Vec<_> = meanings.iter().filter(|(_, names)| names.len() != 1).collect();
    let expected = [("chu tri", vec!["chair", "lead"]), ("loai", vec!["type", "kind"])];
    let expected: Vec<_> = expected.iter().map(|(text, names)| ((*text).to_owned(), names.clone())).collect();
    assert_eq!(shared, expected.iter().map(|(text, names)| (text, names)).collect::<Vec<_>>());
}

#[test]
fn no_name_is_longer_than_is_looked_for() {
    assert!(NAMES.all_called().all(|text| text.split(' ').count() <= LONGEST_NAME));
}

#[test]
fn a_name_needs_its_value_at_once() {
    for text in ["hạn: 2023", "chủ trì:", "là: quá hạn"] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn the_model_knows_the_names_that_are_no_fields() {
    assert_eq!(crate::model::called::KEYWORDS[..], *crate::query::Keyword::NAMES);
}
