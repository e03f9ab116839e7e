//! The catalogs: the same messages with the same blanks in both languages, none missing, none unused.

use std::collections::{BTreeMap, BTreeSet};

use meeting_core::i18n::{Catalog, Language};
use meeting_core::model::{Timeliness, Vocabulary, field};
use meeting_core::query;
use meeting_core::rows;

use crate::support::files;

/// The folders that speak, from left to right: each may say what stands in its own catalogs or in those of the folders left
/// of it.
const SPEAKERS: [&str; 5] = [
    "crates/meeting-core/src",
    "crates/meeting-index/src",
    "crates/meeting-papers/src",
    "crates/meeting-render/src",
    "src",
];

/// Key and blanks of every message that a folder has in a language.
fn messages(folder: &str, language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for (path, text) in files(&format!("{folder}/locales/{language}"), ".ftl") {
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if !line.starts_with([' ', '}']) {
                key = String::from(line.split(" =").next().unwrap());
                let is_new = messages.insert(key.clone(), BTreeSet::new()).is_none();
                assert!(is_new, "{key} stands twice ({})", path.display());
            }
            let blanks = line.split('$').skip(1).map(|rest| rest.split([' ', '}', ')']).next().unwrap().to_owned());
            messages.get_mut(&key).unwrap().extend(blanks);
        }
    }
    messages
}

#[test]
fn both_languages_say_the_same() {
    let mut all = BTreeSet::new();
    for folder in SPEAKERS {
        let (vi, en) = (messages(folder, "vi"), messages(folder, "en"));
        let keys = |messages: &BTreeMap<String, BTreeSet<String>>| messages.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&vi), keys(&en));
        for (key, blanks) in &en {
            assert_eq!(blanks, &vi[key], "the blanks of {key}");
            assert!(all.insert(key.clone()), "{key} stands in two catalogs");
        }
    }
}

/// Keys that are made from names. Each family has a test that it is complete.
fn is_made_from_names(key: &str) -> bool {
    let families = [
        "help-",
        "field-",
        "column-",
        "kind-",
        "part-",
        "ask-",
        "keyword-",
        "is-",
        "has-",
        "report-by-",
        "timeliness-",
        "flow-",
        "value-",
        "paper-verb-",
    ];
    families.iter().any(|family| key.starts_with(family))
        || Vocabulary::ALL.iter().any(|list| {
            let name = key.strip_prefix(list.key).and_then(|rest| rest.strip_prefix('-'));
            name.is_some_and(|name| list.names.contains(&name))
        })
}

#[test]
fn no_key_is_missing_and_none_unused() {
    let mut known = BTreeSet::new();
    for folder in SPEAKERS {
        let own = messages(folder, "en");
        known.extend(own.keys().cloned());
        let sources = files(folder, ".rs");
        let whole: String = sources.iter().map(|(_, source)| source.as_str()).collect();
        for key in own.keys().filter(|key| !is_made_from_names(key)) {
            assert!(whole.contains(&format!("\"{key}\"")), "{key} is unused in {folder}");
        }
        for (path, source) in &sources {
            for call in source.split("Message::new(\"").skip(1) {
                let key = call.split('"').next().unwrap();
                // Code that looks for such calls, as this does.
                if !key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
                    continue;
                }
                assert!(known.contains(key), "{key} is missing ({})", path.display());
            }
        }
    }
}

#[test]
fn names_have_words_in_both_languages() {
    for language in Language::ALL {
        let catalog = Catalog::new(language);
        let has = |key: String| assert!(catalog.get(&key).is_some(), "{key} in {}", language.code());
        for list in Vocabulary::ALL {
            for name in list.names {
                has(format!("{}-{name}", list.key));
            }
        }
        for name in query::names() {
            has(format!("ask-{name}"));
        }
        for field in field::FieldId::ALL {
            has(format!("field-{}", field.name()));
            has(format!("column-{}", field.name()));
        }
        for kind in field::Kind::ALL {
            has(format!("kind-{}", kind.name()));
        }
        for part in field::Part::ALL {
            has(format!("part-{}", part.name()));
        }
        for by in rows::By::ALL {
            has(format!("report-by-{}", by.name()));
        }
        for bucket in Timeliness::ALL {
            has(format!("timeliness-{}", bucket.name()));
        }
    }
}

/// Words of earlier texts, each with the one term that has replaced it in all of them.
const REPLACED: [(&str, &str); 24] = [
    ("bàn giao", "chuyển đơn vị chủ trì"),
    ("bản ghi", "biên bản"),
    ("bản thảo", "dự thảo"),
    ("bởi ", "theo, tại"),
    ("buổi họp", "cuộc họp"),
    ("cài đặt", "thiết lập"),
    ("chưa xong", "chưa hoàn thành"),
    ("công việc", "việc"),
    ("đã thu hồi", "đã bãi bỏ"),
    ("đã xong", "đã hoàn thành"),
    ("đầu vào chuẩn", "- để nhận nội dung từ lệnh khác"),
    ("địa chỉ mạng", "địa chỉ web"),
    ("loạt họp", "cuộc họp định kỳ"),
    ("một cách ", ""),
    ("phiên họp", "cuộc họp"),
    ("quan sát viên", "đại biểu dự thính"),
    ("rắc rối", "phức tạp"),
    ("tên tắt", "tên viết tắt"),
    ("tham chiếu", "dẫn chiếu"),
    ("thời hạn", "hạn hoàn thành"),
    ("trễ", "quá hạn"),
    ("truy vấn", "điều kiện tìm"),
    ("xem xét", "rà soát"),
    ("ý kiến chỉ đạo", "chỉ đạo"),
];

#[test]
fn one_concept_has_one_vietnamese_word() {
    let mut texts: Vec<_> = SPEAKERS.iter().flat_map(|folder| files(&format!("{folder}/locales/vi"), ".ftl")).collect();
    texts.extend(files("crates/meeting-core/src/check/rules", "vi.md"));
    texts.extend(files("crates/meeting-core/src/archive/starter", ".yaml"));
    for (path, text) in texts {
        let is_catalog = path.extension().is_some_and(|extension| extension == "ftl");
        for line in text.lines().filter(|line| !(is_catalog && line.starts_with('#'))) {
            let folded = line.to_lowercase();
            let replaced = REPLACED.iter().find(|(word, _)| folded.contains(word));
            assert_eq!(replaced, None, "{}: {line}", path.display());
        }
    }
}
