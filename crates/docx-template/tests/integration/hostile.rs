//! Templates that want to harm: they are refused, or run into a limit, and nothing else happens.

use docx_template::{Engine, Fields, Format, Limits, ProblemKind as Kind, Template, TextTemplate, properties};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{W, document, fill, of_parts, p, package, table};

fn kinds(problems: Vec<docx_template::Problem>) -> Vec<Kind> {
    problems.into_iter().map(|problem| problem.kind).collect()
}

fn read(bytes: &[u8]) -> Vec<Kind> {
    kinds(Template::read(bytes, &Engine::default()).unwrap_err())
}

#[test]
fn no_file_is_read_and_nothing_is_run() {
    for statement in [
        "include '/etc/passwd'",
        "import 'a' as b",
        "from 'a' import b",
        "extends 'a'",
        "macro a()",
        "call a()",
        "block a",
        "filter upper",
        "autoescape false",
        "raw",
        "do debug()",
    ] {
        let kinds = kinds(fill(&p(&format!("{{% {statement} %}}")), &json!({})).unwrap_err());
        assert!(matches!(kinds[..], [Kind::NotAllowed { .. }]), "{statement}: {kinds:?}");
    }
    for code in ["debug()", "namespace()", "dict()", "lipsum()", "a|safe", "a|escape", "a|pprint", "a.b()", "self.a()"]
    {
        let kinds = kinds(fill(&p(&format!("{{{{ {code} }}}}")), &json!({})).unwrap_err());
        assert!(matches!(kinds[..], [Kind::UnknownFunction { .. } | Kind::UnknownFilter { .. }]), "{code}: {kinds:?}");
    }
}

#[test]
fn work_and_memory_are_limited() {
    let doubled = "{% set a = a ~ a %}".repeat(60);
    for text in [
        "{% for a in range(100000) %}{% for b in range(100000) %}{% for c in range(100000) %}{% endfor %}{% endfor %}{% endfor %}".to_owned(),
        "{{ 'abcdefgh' * 90000000 }}".to_owned(),
        "{% for a in range(90000) %}{{ range(90000)|list|reverse|length }}{% endfor %}".to_owned(),
        "{% for a in range(90000) %}{{ big|join(', ')|length }}{% endfor %}".to_owned(),
        "{{ big|join('x' * 100000) }}".to_owned(),
        "{{ (range(99999)|list * 900)|length }}".to_owned(),
        "{{ ('a' * 100000)|replace('a', 'b' * 100000) }}".to_owned(),
        format!("{{% set a = 'abcdefgh' %}}{doubled}{{{{ a }}}}"),
    ] {
        let values = json!({ "big": vec!["abcdefgh"; 10_000] });
        let problems = fill(&p(&text), &values).unwrap_err();
        assert_eq!(problems[0].place.paragraph, Some(1), "{text}");
        assert_eq!(kinds(problems), [Kind::TooMuchWork], "{text}");
    }
    let engine = Engine::new(Limits { result: 1000, ..Limits::default() });
    let template = Template::read(&document(&p("{{ a }}")), &engine).unwrap();
    assert_eq!(
        kinds(template.fill(&json!({ "a": "b".repeat(2000) })).unwrap_err()),
        [Kind::ResultTooLarge { limit: 1000 }]
    );
}

#[test]
fn nesting_is_limited() {
    let blocks = "{% if a %}".repeat(500) + &"{% endif %}".repeat(500);
    assert!(kinds(fill(&p(&blocks), &json!({})).unwrap_err()).contains(&Kind::TooManyBlocks { limit: 24 }));
    for code in [
        "(".repeat(1500) + "a" + &")".repeat(1500),
        "not ".repeat(900) + "a",
        "-".repeat(900) + "a",
        "[".repeat(1500) + &"]".repeat(1500),
        "a".to_owned() + &".a".repeat(1000),
        "a".to_owned() + &"[a".repeat(1000) + &"]".repeat(1000),
        "a".to_owned() + &"|upper".repeat(500),
    ] {
        assert_eq!(
            kinds(fill(&p(&format!("{{{{ {code} }}}}")), &json!({})).unwrap_err()),
            [Kind::TooDeep { limit: 100 }]
        );
    }
    let deep = "<w:p>".repeat(100_000) + &"</w:p>".repeat(100_000);
    assert_eq!(read(&document(&deep)), [Kind::TooDeep { limit: 256 }]);
    let tags = "{{ a }}".repeat(20_001);
    assert_eq!(read(&document(&p(&tags))), [Kind::TooManyTags { limit: 20_000 }]);
}

/// None of these takes longer than its length, though each could be searched from every beginning of a tag to the end.
#[test]
fn what_looks_like_many_tags_is_refused_soon() {
    let engine = Engine::default();
    for begin in ["{#", "{{\"", "{{'' ", "{{ (", "}}", "{{ ) ", "{% if '"] {
        let text = begin.repeat(200_000);
        assert_eq!(read(&document(&p(&text))), [Kind::TooManyTags { limit: 20_000 }], "{begin}");
        let problems = TextTemplate::read(text.as_bytes(), Format::Text, &engine);
        assert!(begin == "}}" || kinds(problems.unwrap_err()) == [Kind::TooManyTags { limit: 20_000 }], "{begin}");
    }
    let runs = "<w:p>".to_owned()
        + &"<w:r><w:t>a</w:t></w:r>".repeat(60_000)
        + &"<w:r><w:t>{{ a }}</w:t></w:r>".repeat(20_000)
        + "</w:p>";
    assert!(Template::read(&document(&runs), &engine).is_ok());
    let rows = "<w:tbl>".to_owned()
        + &table(&[&["{% if a %}"], &["{% endif %}"]]).replace("<w:tbl>", "").replace("</w:tbl>", "").repeat(10_000);
    let rows = rows + &"<w:tr><w:tc><w:p/></w:tc></w:tr>".repeat(40_000) + "</w:tbl>";
    assert!(Template::read(&document(&rows), &engine).is_ok());
    let line = "{% if a %}".repeat(10_000) + &" b".repeat(1_000_000) + &"{% endif %}".repeat(10_000);
    assert!(TextTemplate::read(line.as_bytes(), Format::Text, &engine).is_ok());
}

#[test]
fn xml_cannot_grow() {
    let with = |text: &str| {
        let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" \
                     ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
        package(&[("[Content_Types].xml", types), ("word/document.xml", text)])
    };
    let laughs = format!("<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><w:document {W}>&d;</w:document>");
    assert_eq!(read(&with(&laughs)), [Kind::DocumentType]);
    assert_eq!(read(&with("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>")), [Kind::DocumentType]);
    let attributes = (0..1000).fold(String::new(), |all, number| all + &format!(" a{number}='b'"));
    assert_eq!(read(&with(&format!("<a{attributes}/>"))), [Kind::TooManyAttributes { limit: 256 }]);
    assert!(matches!(read(&with("<a>"))[..], [Kind::Xml { .. }]));
    assert!(matches!(read(&with("<a>\u{1}</a>"))[..], [Kind::Xml { .. }]));
    assert!(matches!(read(&with(""))[..], [Kind::Xml { .. }]));
}

#[test]
fn zip_files_cannot_grow() {
    let bomb = "0".repeat(25 << 20);
    assert_eq!(read(&package(&[("a", &bomb)])), [Kind::TooLarge { limit: 24 << 20 }]);
    let many = "0".repeat(20 << 20);
    let names: Vec<String> = (0..7).map(|number| number.to_string()).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), many.as_str())).collect();
    assert_eq!(read(&package(&parts)), [Kind::TooLarge { limit: 128 << 20 }]);
    let names: Vec<String> = (0..2_001).map(|number| number.to_string()).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(read(&package(&parts)), [Kind::TooManyParts { limit: 2_000 }]);
    assert_eq!(read(&vec![0; (32 << 20) + 1]), [Kind::TooLarge { limit: 32 << 20 }]);
}

#[test]
fn what_is_no_document_is_refused() {
    assert_eq!(read(b""), [Kind::NotZip]);
    assert_eq!(read(b"PK\x03\x04 and no more"), [Kind::NotZip]);
    assert_eq!(read(&package(&[("a", "b")])), [Kind::NotDocument]);
    let types =
        |kind: &str| format!("<Types><Override PartName=\"/word/document.xml\" ContentType=\"{kind}\"/></Types>");
    let of = |kind: &str| package(&[("[Content_Types].xml", &types(kind))]);
    assert_eq!(read(&of("application/vnd.ms-word.document.macroEnabled.main+xml")), [Kind::Macros]);
    assert_eq!(
        read(&of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")),
        [Kind::NotDocument]
    );
    assert_eq!(
        read(&of("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")),
        [Kind::NotDocument]
    );
    assert_eq!(read(&of_parts(&[("header1", "header", "")])), [Kind::NotDocument]);
}

/// What a value holds is text, and stays in its element.
#[test]
fn values_are_no_markup() {
    for value in [
        "</w:t></w:r></w:p>",
        "{{ b }}",
        "{% for %}",
        "]]>",
        "<!--",
        "&#x0;",
        "\u{1} b \u{2}",
        "\u{3} include 'a' \u{4}",
        "\u{ffff}",
    ] {
        let filled = crate::support::filled(&p("a{{ a }}"), &json!({ "a": value, "b": "c" }));
        let expected: String = value.chars().filter(|c| !c.is_control() && *c != '\u{ffff}').collect();
        assert_eq!(filled, [format!("a{expected}")]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a template says, it is filled or refused; and what is filled is well-formed.
    #[test]
    fn nothing_makes_it_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "{{", "}}", "{%", "%}", "{#", "#}", " ", "a", ".b", "[0]", "['b']", "|join", "|upper", "(", ")", "\"", "“", "'", "–", "\u{ad}", "if", " for ",
        " in ", "else", "endif", "endfor", "set ", "=", "{% for x in a %}", "{% endfor %}", "{% if a %}", "{% endif %}", "{{ a }}", "{{ x.b }}",
        "</w:t></w:r></w:p><w:p><w:r><w:t>", "</w:t></w:r><w:r><w:t>", "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>",
        "</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>", "1", ",", "~", "\\", "ế", "&amp;",
    ]), 0..24)) {
        let body = format!("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", pieces.concat());
        let values = json!({ "a": [{ "b": "<c>" }, { "b": ["d", "e"] }] });
        let template = Template::read(&document(&body), &Engine::default()).unwrap();
        let problems = template.check(&Fields::of(&values));
        prop_assert!(problems.iter().all(|problem| problem.place.paragraph.is_some()));
        if let Ok(filled) = template.fill(&values) {
            let text = crate::support::part(&filled, "word/document.xml");
            prop_assert!(roxmltree::Document::parse(&text).is_ok());
        }
        let text = pieces.concat();
        let template = TextTemplate::read(text.as_bytes(), Format::Markdown, &Engine::default()).unwrap();
        let _ = template.check(&Fields::of(&values));
        let _ = template.fill(&values);
    }

    #[test]
    fn any_bytes_may_be_given(mut bytes in prop::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>()) {
        let _ = Template::read(&bytes, &Engine::default());
        let _ = TextTemplate::read(&bytes, Format::Html, &Engine::default());
        let _ = properties(&bytes, &Limits::default());
        // A document that is damaged.
        let mut document = document(&p("{{ a }}"));
        let at = at.index(document.len());
        bytes.truncate(document.len() - at);
        document.splice(at..at + bytes.len(), bytes);
        if let Ok(template) = Template::read(&document, &Engine::default()) {
            let _ = template.fill(&json!({ "a": 1 }));
        }
    }
}
