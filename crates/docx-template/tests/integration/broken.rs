//! Broken templates: each mistake names its place, all of one template at once, and nothing is filled.

use docx_template::{Engine, Fields, Part, Problem, ProblemKind as Kind, Template};
use serde_json::json;

use crate::support::{document, of_parts, p, table};

fn fields() -> Fields {
    Fields::of(&json!({
        "title": "", "chair": { "name": "", "position": "" }, "recipients": [""],
        "tasks": [{ "title": "", "due": "", "lead": [{ "name": "" }] }],
    }))
}

/// A place as a reader says it: `document 3 [1:2,1]` is a cell of the first table, second row, first column.
fn place(problem: &Problem) -> String {
    let mut place = problem.place.part.to_string();
    place += &problem.place.paragraph.map_or(String::new(), |number| format!(" {number}"));
    let cell = problem.place.cell.map(|cell| format!(" [{}:{},{}]", cell.table, cell.row, cell.column));
    place + &cell.unwrap_or_default()
}

fn found(template: &[u8]) -> Vec<(String, String, Kind, Option<String>)> {
    let template = Template::read(template, &Engine::default()).unwrap();
    let problems = template.check(&fields());
    problems.into_iter().map(|problem| (place(&problem), problem.tag, problem.kind, problem.suggestion)).collect()
}

fn named(kind: fn(String) -> Kind, name: &str) -> Kind {
    kind(name.to_owned())
}

fn field(name: &str) -> Kind {
    named(|name| Kind::UnknownField { name }, name)
}

fn syntax(near: &str) -> Kind {
    Kind::Syntax { near: near.to_owned(), detail: String::new() }
}

/// What is wrong, the body of the document, and what is said: the place, the tag, the kind, and what is meant.
type Case = (&'static str, String, &'static str, &'static str, Kind, Option<&'static str>);

#[test]
#[allow(clippy::too_many_lines, reason = "one table")]
fn each_mistake_names_its_place() {
    let head = p("first");
    let in_cell = |text: &str| table(&[&["a", "b"], &["c", text]]);
    let changed = |change: &str, text: &str| {
        format!("<w:p><w:r><w:t>{{{{ title</w:t></w:r><w:{change}><w:r><w:t>{text}</w:t></w:r></w:{change}></w:p>")
    };
    let deleted = "<w:p><w:del><w:r><w:delText>{{ title }}</w:delText></w:r></w:del></w:p>".to_owned();
    let picture = "<w:p><w:r><w:t>{% if title %}</w:t><w:drawing/></w:r></w:p>".to_owned();
    let field_code = "<w:p><w:r><w:instrText>MERGEFIELD {{ title }}</w:instrText></w:r></w:p>".to_owned();
    let section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{% endif %}</w:t></w:r></w:p>".to_owned();
    let unclosed = |end: &str| Kind::UnclosedBlock { end: end.to_owned() };
    let cases: Vec<Case> = vec![
        ("a tag without its end", p("a {{ title"), "document 2", "{{", Kind::UnclosedTag, None),
        ("a tag over two paragraphs", p("{{ ti") + &p("tle"), "document 2", "{{", Kind::UnclosedTag, None),
        ("half of its end", p("{{ title }"), "document 2", "{{ title }", Kind::UnclosedTag, Some("{{ title }}")),
        (
            "the end of another kind",
            p("{% if title }}a{% endif %}"),
            "document 2",
            "{% if title }",
            Kind::UnclosedTag,
            Some("{% if title %}"),
        ),
        ("an end alone", p("{ { title }}"), "document 2", "}}", Kind::StrayEnd, None),
        (
            "an open quotation mark",
            p("{{ recipients|join(\", ) }}"),
            "document 2",
            "{{ recipients|join(\", ) }}",
            Kind::UnclosedQuote,
            None,
        ),
        ("an open bracket", p("{{ recipients[0 }}"), "document 2", "{{ recipients[0 }}", Kind::UnclosedBracket, None),
        ("nothing", p("{{ }}"), "document 2", "{{ }}", Kind::EmptyTag, None),
        ("two words", p("{{ chair name }}"), "document 2", "{{ chair name }}", syntax("name"), None),
        ("one equals sign", p("{% if title = 1 %}{% endif %}"), "document 2", "{% if title = 1 %}", syntax("="), None),
        ("a loop without a list", p("{% for t %}{% endfor %}"), "document 2", "{% for t %}", syntax(""), None),
        (
            "a statement of another language",
            p("{% foreach t in tasks %}{{ t.due }}{% endfor %}"),
            "document 2",
            "{% foreach t in tasks %}",
            named(|name| Kind::UnknownStatement { name }, "foreach"),
            Some("{% for %}"),
        ),
        (
            "a space in the end",
            p("{% if title %}a{% end if %}"),
            "document 2",
            "{% end if %}",
            named(|name| Kind::UnknownStatement { name }, "end"),
            Some("{% endif %}"),
        ),
        (
            "another file",
            in_cell("{% include 'a' %}"),
            "document 5 [1:2,2]",
            "{% include 'a' %}",
            named(|name| Kind::NotAllowed { name }, "include"),
            None,
        ),
        (
            "a block without its end",
            in_cell("{% if title %}a"),
            "document 5 [1:2,2]",
            "{% if title %}",
            unclosed("endif"),
            None,
        ),
        ("an end without its block", p("{% endfor %}"), "document 2", "{% endfor %}", Kind::UnmatchedEnd, None),
        (
            "the end of another block",
            p("{% if title %}a{% endfor %}"),
            "document 2",
            "{% endfor %}",
            Kind::UnmatchedEnd,
            Some("{% endif %}"),
        ),
        (
            "blocks into each other",
            p("{% for t in tasks %}{% if t.due %}a{% endfor %}{% endif %}"),
            "document 2",
            "{% if t.due %}",
            unclosed("endif"),
            None,
        ),
        (
            "a second else",
            p("{% if title %}{% else %}{% else %}{% endif %}"),
            "document 2",
            "{% else %}",
            Kind::UnmatchedEnd,
            None,
        ),
        (
            "a misspelled field",
            in_cell("{{ titel }}"),
            "document 5 [1:2,2]",
            "{{ titel }}",
            field("titel"),
            Some("title"),
        ),
        (
            "a misspelled field of a field",
            p("{{ chair.nmae }}"),
            "document 2",
            "{{ chair.nmae }}",
            field("chair.nmae"),
            Some("chair.name"),
        ),
        (
            "a misspelled field of an item",
            p("{% for t in tasks %}{{ t.lead[0].nam }}{% endfor %}"),
            "document 2",
            "{{ t.lead[0].nam }}",
            field("t.lead[0].nam"),
            Some("t.lead[0].name"),
        ),
        (
            "a field of a list",
            p("{% for t in tasks %}{{ t.lead.name }}{% endfor %}"),
            "document 2",
            "{{ t.lead.name }}",
            field("t.lead.name"),
            Some("t.lead[0].name"),
        ),
        ("a field of a text", p("{{ title.name }}"), "document 2", "{{ title.name }}", field("title.name"), None),
        (
            "a misspelled field in a filter",
            p("{{ tasks|map(attribute='tilte')|join }}"),
            "document 2",
            "{{ tasks|map(attribute='tilte')|join }}",
            field("tasks[…].tilte"),
            Some("tasks[…].title"),
        ),
        (
            "a variable after its loop",
            p("{% for t in tasks %}{% endfor %}{{ t.due }}"),
            "document 2",
            "{{ t.due }}",
            field("t"),
            None,
        ),
        (
            "a misspelled filter",
            p("{{ title|uper }}"),
            "document 2",
            "{{ title|uper }}",
            named(|name| Kind::UnknownFilter { name }, "uper"),
            Some("upper"),
        ),
        (
            "a test that is none",
            p("{% if title is defned %}{% endif %}"),
            "document 2",
            "{% if title is defned %}",
            named(|name| Kind::UnknownTest { name }, "defned"),
            Some("defined"),
        ),
        (
            "a function that is none",
            p("{{ rage(3) }}"),
            "document 2",
            "{{ rage(3) }}",
            named(|name| Kind::UnknownFunction { name }, "rage"),
            Some("range"),
        ),
        (
            "a method",
            p("{{ title.upper() }}"),
            "document 2",
            "{{ title.upper() }}",
            named(|name| Kind::UnknownFunction { name }, "title.upper"),
            None,
        ),
        (
            "a person as a text",
            p("{{ chair }}"),
            "document 2",
            "{{ chair }}",
            named(|name| Kind::NotAText { name }, "chair"),
            Some("chair.name"),
        ),
        (
            "a text as a list",
            p("{% for t in title %}{% endfor %}"),
            "document 2",
            "{% for t in title %}",
            named(|name| Kind::NotAList { name }, "title"),
            None,
        ),
        ("an insertion", changed("ins", " }}"), "document 2", "{{ title }}", Kind::TrackedChange, None),
        ("a removal", deleted, "document 2", "{{ title }}", Kind::TrackedChange, None),
        (
            "text beside a block",
            p("{% for t in tasks %} a") + &p("{% endfor %}"),
            "document 2",
            "{% for t in tasks %}",
            Kind::NotAlone,
            None,
        ),
        ("a picture beside a block", picture + &p("{% endif %}"), "document 2", "{% if title %}", Kind::NotAlone, None),
        ("the end of a section", p("{% if title %}") + &section, "document 3", "{% endif %}", Kind::NotAlone, None),
        ("a field code", field_code, "document 2", "{{ title }}", Kind::NotInText, None),
        (
            "recursion",
            p("{% for t in tasks recursive %}{% endfor %}"),
            "document 2",
            "{% for t in tasks recursive %}",
            named(|name| Kind::NotAllowed { name }, "recursive"),
            None,
        ),
    ];
    assert!(cases.len() >= 20);
    for (what, body, place, tag, kind, suggestion) in cases {
        let template = document(&(head.clone() + &body));
        let mut found = found(&template);
        for (_, _, kind, _) in &mut found {
            if let Kind::Syntax { detail, .. } = kind {
                assert!(!std::mem::take(detail).is_empty(), "{what}");
            }
        }
        let expected = (place.to_owned(), tag.to_owned(), kind, suggestion.map(str::to_owned));
        assert_eq!(found.first(), Some(&expected), "{what}");
        let is_alone = found.len() == 1 || what == "blocks into each other";
        assert!(is_alone, "{what}: {found:?}");
    }
}

#[test]
fn blocks_that_cannot_repeat_name_both_ends() {
    let out_of_a_cell = table(&[&["{% if title %}"]]) + &p("{% endif %}");
    let over_two_tables = table(&[&["{% if title %}"]]) + &table(&[&["a"], &["{% endif %}"]]);
    let two_paragraphs = |text: &str, end: &str| format!("<w:tc>{}{}</w:tc>", p(text), p(end));
    let in_one_cell = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", two_paragraphs("{% if title %}a", "{% endif %}"));
    let else_in_the_row = table(&[&["{% if title %}", "{% else %}", "{% endif %}"]]);
    let across =
        table(&[&["{% for t in tasks %}", "a"], &["{% for u in tasks %}", "b{% endfor %}"], &["c", "{% endfor %}"]]);
    assert_eq!(found(&document(&across)), []);
    let crossing = table(&[
        &["{% if title %}{% for t in tasks %}", "a"],
        &["x{% endfor %}", "{% for u in tasks %}"],
        &["b", "{% endfor %}{% endif %}"],
    ]);
    for (body, tag, place, other) in [
        (out_of_a_cell, "{% if title %}", "document 1 [1:1,1]", "document 2"),
        (over_two_tables, "{% if title %}", "document 1 [1:1,1]", "document 3 [2:2,1]"),
        (else_in_the_row, "{% if title %}", "document 1 [1:1,1]", "document 3 [1:1,3]"),
        (crossing, "{% endfor %}", "document 3 [1:2,1]", "document 4 [1:2,2]"),
    ] {
        let found = found(&document(&body));
        let Kind::Unrepeatable { other: end } = &found[0].2 else { panic!("{found:?}") };
        let end = self::place(&Problem { place: *end, tag: String::new(), kind: Kind::EmptyTag, suggestion: None });
        assert_eq!((found[0].1.as_str(), found[0].0.as_str(), end.as_str(), found.len()), (tag, place, other, 1));
    }
    assert_eq!(found(&document(&in_one_cell))[0].2, Kind::NotAlone);
}

#[test]
fn all_mistakes_of_all_parts_are_found_at_once() {
    let body = format!("<w:body>{}{}</w:body>", p("{{ a }}{{ b"), p("{% for t in tsks %}{{ t.anything }}{% endfor %}"));
    let template = of_parts(&[
        ("footer1", "footer", &p("{{ c }}")),
        ("document", "document", &body),
        ("header3", "header", &table(&[&["{{ d|e }}"]])),
        ("footnotes", "footnotes", &p("{% f %}")),
    ]);
    let places: Vec<_> = found(&template).into_iter().map(|(place, tag, _, _)| (place, tag)).collect();
    let expected = [
        ("document 1", "{{"),
        ("document 1", "{{ a }}"),
        ("document 2", "{% for t in tsks %}"),
        ("header3 1 [1:1,1]", "{{ d|e }}"),
        ("header3 1 [1:1,1]", "{{ d|e }}"),
        ("footer1 1", "{{ c }}"),
        ("footnotes 1", "{% f %}"),
    ];
    assert_eq!(places, expected.map(|(place, tag)| (place.to_owned(), tag.to_owned())));
    let refused = Template::read(&template, &Engine::default()).unwrap().fill(&json!({})).unwrap_err();
    assert!(refused.iter().all(|problem| !matches!(problem.kind, Kind::UnknownField { .. })));
    assert_eq!(refused[0].place.part, Part::Document);
}
