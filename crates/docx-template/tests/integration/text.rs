//! Templates in Markdown, HTML and text.

use docx_template::{Engine, Fields, Format, Part, Place, ProblemKind, TextTemplate};
use serde_json::json;

fn read(text: &str, format: Format) -> TextTemplate {
    TextTemplate::read(text.as_bytes(), format, &Engine::default()).unwrap()
}

#[test]
fn each_format_has_its_escaping() {
    let values = json!({ "a": [{ "b": "<i> & *c*", "d": 1 }, { "b": "1. e\nf" }] });
    let text = "{# notes #}\n{% for x in a %}\n- {{ x.b }}{% if x.d %} ({{ x.d }}){% endif %}\n{% endfor %}\nend";
    for (format, expected) in [
        (Format::Text, "- <i> & *c* (1)\n- 1. e\nf\nend"),
        (Format::Html, "- &lt;i&gt; &amp; *c* (1)\n- 1. e\nf\nend"),
        (Format::Markdown, "- \\<i\\> \\& \\*c\\* (1)\n- 1\\. e\\\nf\nend"),
    ] {
        let template = read(text, format);
        assert_eq!(template.check(&Fields::of(&values)), []);
        assert_eq!(template.fill(&values).unwrap(), expected);
    }
}

#[test]
fn lines_of_statements_disappear_and_no_others() {
    for (text, expected) in [
        ("a\n  {% if x %} {# b #} \r\nc\r\n{% endif %}", "a\nc\r\n"),
        ("a {% if x %}\nc{% endif %}\nd", "a \nc\nd"),
        ("{% if x %}{{ x }}{% endif %}\nd", "1\nd"),
        ("{% set\n y = 2 %}\n{{ y }}\n", "2\n"),
        ("<style>a{b:c}}</style>{{ x }}", "<style>a{b:c}}</style>1"),
        ("", ""),
    ] {
        assert_eq!(read(text, Format::Text).fill(&json!({ "x": 1 })).unwrap(), expected, "{text:?}");
    }
}

#[test]
fn mistakes_name_their_lines() {
    let template = read("a\n{{ b }}\n{% for c in d %}\n\n{{ c.e", Format::Text);
    let problems = template.check(&Fields::map([("b", Fields::Value), ("dd", Fields::list(Fields::Any))]));
    let place = |line| Place { part: Part::Text, paragraph: Some(line), cell: None };
    let found: Vec<_> = problems.into_iter().map(|problem| (problem.place, problem.tag, problem.kind)).collect();
    assert_eq!(
        found,
        [
            (place(3), "{% for c in d %}".to_owned(), ProblemKind::UnclosedBlock { end: "endfor".to_owned() }),
            (place(3), "{% for c in d %}".to_owned(), ProblemKind::UnknownField { name: "d".to_owned() }),
            (place(5), "{{".to_owned(), ProblemKind::UnclosedTag),
        ]
    );
    assert!(template.fill(&json!({})).is_err());
    for bytes in [&b"\xff"[..], b"a\x01"] {
        let problems = TextTemplate::read(bytes, Format::Text, &Engine::default()).unwrap_err();
        assert_eq!(problems[0].kind, ProblemKind::NotText);
    }
}
