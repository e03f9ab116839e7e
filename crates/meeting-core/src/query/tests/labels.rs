//! Values as people read them in tables.

use super::{parse, read};
use crate::i18n::{Catalog, Language};
use crate::model::field::{FieldId, FieldType, Kind, Part};
use crate::query::choice::{beginnings, parts, states, things};
use crate::query::{Has, Is};

fn assert_all(kind: Option<Kind>, table: &[(&str, &str)]) {
    for (argument, expected) in table {
        let query = parse(&[argument], kind).unwrap_or_else(|error| panic!("{argument}: {error:?}"));
        assert_eq!(query.to_string(), *expected, "{argument}");
    }
}

#[test]
fn in_both_languages_folded() {
    assert_all(
        Some(Kind::Tasks),
        &[
            ("status:\"đang thực hiện\"", "status:in-process"),
            ("status:\"Dang  Thuc Hien\"", "status:in-process"),
            ("status:\"in progress\"", "status:in-process"),
            ("status:\"NOT STARTED\"", "status:needs-action"),
            ("status:\"needs action\"", "status:needs-action"),
            ("status:needs_action", "status:needs-action"),
            ("-status:\"đã hoàn thành\",\"in progress\"", "-status:completed,fulfilled,in-process"),
            ("priority:cao", "priority:high"),
            ("state:\"dự thảo\"", "state:draft"),
        ],
    );
    assert_all(
        None,
        &[
            ("kind:\"buổi làm việc\"", "kind:working-session"),
            ("kind:\"party cell meeting\"", "kind:party-cell-meeting"),
            ("kind:\"kiểm tra, khảo sát\"", "kind:inspection"),
            ("kind:\"khao sat\"", "kind:inspection"),
            ("role:\"phó chủ trì\",chair", "role:deputy-chair,chair"),
            ("is:\"quá hạn\"", "is:overdue"),
            ("has:\"hạn hoàn thành\"", "has:due"),
            ("in:\"chỉ đạo\",\"nhiệm vụ\",tasks", "in:directives,tasks"),
            ("in:participant,people", "in:people"),
        ],
    );
}

#[test]
fn an_exact_name_wins_and_a_label_of_several_means_any() {
    assert_all(
        None,
        &[
            // "completed" is a name for tasks; "hoàn thành" is only a label.
            ("status:completed", "status:completed"),
            ("kind:\"kiến nghị, đề xuất\"", "kind:proposal"),
            // An old name of a value, although a vote that passed is called so, too.
            ("status:passed", "status:held"),
            ("kind:finding", "kind:observation"),
            ("kind:\"báo cáo\"", "kind:report"),
        ],
    );
    assert_all(Some(Kind::Directives), &[("kind:\"khuyến nghị\"", "kind:recommendation")]);
}

#[test]
fn as_one_argument_of_the_shell() {
    assert_all(
        None,
        &[
            ("status:đang thực hiện", "status:in-process"),
            ("-status:đang thực hiện", "-status:in-process"),
            ("kind:kiểm tra, khảo sát", "kind:inspection"),
            ("status:in progress,completed", "status:in-process,completed"),
            ("is:còn hiệu lực", "is:in-force"),
            // A name, and words after it: query syntax.
            ("kind:conference số hóa", "kind:conference số hóa"),
            ("is:open khen thưởng", "is:open khen thưởng"),
            ("in:tasks,directives báo cáo", "in:tasks,directives báo cáo"),
        ],
    );
}

#[test]
fn labels_are_no_beginnings() {
    for text in ["status:\"đang thực\"", "status:\"đang thực hiện\"*", "kind:kiểm", "status:\"quá\"", "is:dự"]
    {
        assert!(read(text).is_err(), "{text}");
    }
}

/// No label begins with a name of its own list: the argument would be read as that name and words.
#[test]
fn a_label_does_not_begin_with_a_name() {
    let of_fields = FieldId::ALL.iter().filter(|field| matches!(field.holds(), FieldType::Choice(_)));
    let lists = of_fields.map(|field| beginnings(*field, None)).chain([states(), things(), parts()]);
    for choices in lists {
        for (label, name) in choices.labels() {
            assert!(!label.contains(' ') || !choices.begins(&label), "{label} ({name})");
        }
    }
}

#[test]
fn every_state_has_a_label() {
    for language in Language::ALL {
        let catalog = Catalog::new(language);
        let has = |key: String| assert!(catalog.get(&key).is_some(), "{key} in {}", language.code());
        for name in Is::NAMES {
            has(format!("is-{name}"));
        }
        for name in Has::NAMES {
            has(format!("has-{name}"));
        }
    }
}

#[test]
fn the_names_of_parts_are_in_the_order_of_the_parts() {
    assert_eq!(Part::NAMES.len(), Part::ALL.len());
    for part in Part::ALL {
        assert_eq!(Part::of_name(part.name()), Some(part));
    }
    assert_eq!(Part::Attachment.name(), "attachments");
    assert_eq!(Part::Participant.name(), "people");
}
