//! Custom properties.

use docx_template::{Limits, ProblemKind, properties, set_properties};

use crate::support::{document, p, package, part};

fn property(bytes: &[u8], name: &str, limits: &Limits) -> Result<Option<String>, ProblemKind> {
    properties(bytes, limits).map(|mut all| all.remove(name))
}

fn set_property(bytes: &[u8], name: &str, value: &str, limits: &Limits) -> Result<Vec<u8>, ProblemKind> {
    set_properties(bytes, &[(name, value)], limits)
}

#[test]
fn a_property_is_written_and_read() {
    let limits = Limits::default();
    let without = document(&p("a"));
    assert_eq!(property(&without, "record", &limits), Ok(None));
    let one = set_property(&without, "record", "r1 \"<&\u{1}", &limits).unwrap();
    let two = set_property(&one, "seal", "Đã ký", &limits).unwrap();
    let three = set_property(&two, "record", "r2", &limits).unwrap();
    assert_eq!(property(&one, "record", &limits), Ok(Some("r1 \"<&".to_owned())));
    assert_eq!(property(&three, "record", &limits), Ok(Some("r2".to_owned())));
    assert_eq!(property(&three, "seal", &limits), Ok(Some("Đã ký".to_owned())));
    assert_eq!(three, set_property(&two, "record", "r2", &limits).unwrap());
    assert_eq!(part(&three, "word/document.xml"), part(&without, "word/document.xml"));
    // Numbers begin with 2 and are not used twice.
    let properties = part(&three, "docProps/custom.xml");
    assert_eq!(properties.matches("pid=\"2\"").count() + properties.matches("pid=\"3\"").count(), 2);
    assert_eq!(part(&three, "_rels/.rels").matches("custom-properties").count(), 1);
    assert_eq!(part(&three, "[Content_Types].xml").matches("custom-properties").count(), 1);
}

/// `saved.docx` got its property from this crate, and was opened and saved by `LibreOffice` after that.
#[test]
fn a_word_processor_keeps_the_property() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/saved.docx");
    let (saved, limits) = (std::fs::read(path).unwrap(), Limits::default());
    assert_eq!(property(&saved, "meeting-record", &limits), Ok(Some("2024-a#sha256:ộ".to_owned())));
    let changed = set_property(&saved, "meeting-record", "b", &limits).unwrap();
    assert_eq!(property(&changed, "meeting-record", &limits), Ok(Some("b".to_owned())));
    assert_eq!(part(&changed, "_rels/.rels"), part(&saved, "_rels/.rels"));
}

#[test]
fn what_is_no_document_has_no_property() {
    let limits = Limits::default();
    assert_eq!(property(b"a", "b", &limits).unwrap_err(), ProblemKind::NotZip);
    assert_eq!(set_property(&package(&[("a", "b")]), "c", "d", &limits).unwrap_err(), ProblemKind::NotDocument);
}
