//! What the JSON Schema accepts, the typed reader accepts: a value that is valid for another validator is never
//! dropped.

use proptest::prelude::*;
use serde_json::json;

use super::Checker;
use super::structure::Structure;
use crate::archive::Settings;
use crate::finding::Group;
use crate::model;
use crate::model::admitted::admitted;
use viet_text::date::DateOrder;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nothing_that_the_schema_admits_is_refused(text in admitted(&model::schema())) {
        let schema = jsonschema::draft202012::new(&model::schema()).unwrap();
        let document = lossless_yaml::parse(&text).unwrap();
        prop_assert!(schema.is_valid(&document.value), "{}", text);
        prop_assert_eq!(model::read(&document.value).refused, Vec::<String>::new());
        let checked = Checker::new(&Settings::default()).unwrap().check(&text, None);
        prop_assert!(checked.read.is_some());
        prop_assert!(checked.findings.iter().all(|finding| finding.group == Group::Meaning), "{:?}", checked.findings);
    }
}

#[test]
fn what_only_the_schema_admits_is_an_error() {
    let lax = |text: &str| {
        let structure = Structure::new(json!({}), DateOrder::DayFirst).unwrap();
        Checker { structure, settings: Settings::default(), today: None }.check(text, None)
    };
    let told = |text: &str| -> Vec<String> {
        let error = |finding: crate::finding::Finding| {
            let place = &text[finding.span.start..finding.span.end];
            format!("{} {} {} {place}", finding.severity.name(), finding.code, finding.path)
        };
        lax(text).findings.into_iter().filter(|finding| finding.code == "wrong-type").map(error).collect()
    };
    let text = "id: 2024-01-08-a\nsession: {present: 2.5, date: today}\ntasks: [a, {id: t1, due: 3}]\n";
    assert_eq!(
        told(text),
        [
            "error wrong-type session.present 2.5",
            "error wrong-type session.date today",
            "error wrong-type tasks[0] a",
            "error wrong-type tasks[1].due 3",
        ]
    );
    let (_, record) = lax(text).read.unwrap();
    assert_eq!((record.id.as_deref(), record.tasks.len()), (Some("2024-01-08-a"), 2));
    // A file that is not a record has no other findings.
    assert_eq!(told("a text\n"), ["error wrong-type  a text"]);
    assert!(lax("a text\n").read.is_none());
}
