//! What Word documents become.

use docx_template::{Engine, Fields, Template};
use serde_json::{Value, json};

use crate::support::{W, document, fill, filled, of_parts, p, part, table, texts};

fn values() -> Value {
    json!({
        "chair": { "name": "Nguyễn Văn An", "position": null },
        "recipients": ["Như trên", "Lưu: VT"],
        "tasks": [
            { "title": "Báo cáo <a> & \"b\"", "lead": [{ "name": "Sở Y tế" }, { "name": "Sở Nội vụ" }], "due": "30/6" },
            { "title": "Kế\nhoạch\tmới\u{1}", "lead": [] },
        ],
        "none": [],
    })
}

#[test]
fn values_take_the_place_of_their_tags() {
    for (paragraph, expected) in [
        ("Chủ trì: {{ chair.name }}.", "Chủ trì: Nguyễn Văn An."),
        ("{¦{ chair¦.na¦me|upper }¦}!", "NGUYỄN VĂN AN!"),
        ("{{ chair.position }}{{ chair.position.of.nothing|upper|join }}-", "-"),
        ("{{ tasks[0].title }}", "Báo cáo <a> & \"b\""),
        ("{{ tasks[1].title }}", "Kế/hoạch>mới"),
        ("{{ recipients }}", "Như trên, Lưu: VT"),
        ("{{ tasks[0].lead|join(“; ”, attribute=’name’, last=\" – \") }}", "Sở Y tế – Sở Nội vụ"),
        ("{{ tasks|length }}/{{ none|length }}/{{ missing|length }}", "2/0/0"),
        ("{# a ¦ comment #}a {{ \"{{\" }}{{ 'b}}' }} & < c", "a {{b}} & < c"),
        ("{% if none %}a{% elif chair.position %}b{% else %}c{% endif %}", "c"),
        ("{% for t in tasks if t.due %}{{ t.title|lower_first }}{% endfor %}", "báo cáo <a> & \"b\""),
        ("{% for t in none %}a{% else %}b{% endfor %}", "b"),
        ("{% for due, group in tasks|groupby('due') %}{{ due }}={{ group|length }};{% endfor %}", "=1;30/6=1;"),
        ("{% set n = tasks|length %}{% with m = n + 1 %}{{ n }}{{ m }}{% endwith %}", "23"),
        ("{{ chair.name|title }} {{ \"ấy\"|upper_first }}", "Nguyễn Văn An Ấy"),
    ] {
        assert_eq!(filled(&p(paragraph), &values()), [expected], "{paragraph}");
    }
}

#[test]
fn blocks_repeat_paragraphs() {
    let body = [
        p("Nhiệm vụ"),
        p("{% for t in tasks %}{% if t.due %}"),
        p("{{ loop.index }}. {{ t.title }}"),
        p(" {% else %} "),
        p("({{ t.title }})"),
        p("{% endif %}"),
        p("{% endfor %}{# the end #}"),
        p("{% for t in none %}"),
        p("a"),
        p("{% endfor %}"),
        p("{% set n = 1 %}"),
        p("{{ n }}"),
    ];
    let expected = ["Nhiệm vụ", "1. Báo cáo <a> & \"b\"", "(Kế/hoạch>mới)", "1"];
    assert_eq!(filled(&body.concat(), &values()), expected);
}

#[test]
fn blocks_repeat_rows() {
    let own_rows = table(&[
        &["STT", "Nội dung"],
        &["{% for t in tasks %}", ""],
        &["{{ loop.index }}", "{{ t.title }}"],
        &["", "{% endfor %}"],
    ]);
    let expected = ["row", "STT", "Nội dung", "row", "1", "Báo cáo <a> & \"b\"", "row", "2", "Kế/hoạch>mới"];
    assert_eq!(filled(&own_rows, &values()), expected);
    let in_the_row =
        table(&[&["STT", "Nội dung"], &["{% for t in tasks %}{{ loop.index }}", "{{ t.title }}{% endfor %}"]]);
    assert_eq!(filled(&in_the_row, &values()), expected);
    let nested = table(&[
        &["{% for t in tasks %}{{ t.due }}", "-"],
        &["{% for l in t.lead %}{{ l.name }}", "{% endfor %}"],
        &["{% if t.due %}có", "{% endif %}"],
        &["hết", "{% endfor %}"],
    ]);
    let rows = [["30/6", "-"], ["Sở Y tế", ""], ["Sở Nội vụ", ""], ["có", ""], ["hết", ""], ["", "-"], ["hết", ""]];
    let expected: Vec<_> = rows.iter().flat_map(|row| ["row", row[0], row[1]]).collect();
    assert_eq!(filled(&nested, &values()), expected);
    let divided = table(&[
        &["{% for t in none %}", ""],
        &["a", "b"],
        &["{% else %}", ""],
        &["không", "có"],
        &["{% endfor %}", ""],
    ]);
    assert_eq!(filled(&divided, &values()), ["row", "không", "có"]);
}

#[test]
fn what_repeats_nothing_leaves_what_word_can_open() {
    let cell = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        p("{% for t in none %}") + "<w:p/>" + &p("{% endfor %}")
    );
    let rows = table(&[&["{% for t in none %}", "{{ t }}{% endfor %}"]]);
    let in_cell = format!("<w:tbl><w:tr><w:tc>{}{rows}</w:tc></w:tr></w:tbl>", p("{% if none %}") + &p("{% endif %}"));
    for (body, expected) in [
        (&cell, "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
        (&rows, ""),
        (&in_cell, "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    ] {
        let filled = fill(body, &values()).unwrap();
        assert_eq!(
            part(&filled, "word/document.xml"),
            format!("<w:document {W}><w:body>{expected}</w:body></w:document>")
        );
    }
    let header = p("{% if none %}") + &p("a") + &p("{% endif %}");
    let template = of_parts(&[("document", "document", "<w:body/>"), ("header1", "header", &header)]);
    let filled = Template::read(&template, &Engine::default()).unwrap().fill(&values()).unwrap();
    assert_eq!(part(&filled, "word/header1.xml"), format!("<w:hdr {W}><w:p/></w:hdr>"));
}

#[test]
fn only_tags_change() {
    let before = "<w:p w:rsidR=\"00A1\"><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:proofErr w:type=\"spellStart\"/>\
                  <w:r><w:rPr><w:b/></w:rPr><w:t>a&#x42;</w:t></w:r><!-- {{ b }} --><w:r><w:t>{</w:t></w:r>";
    let tags =
        "<w:r><w:rPr><w:i/></w:rPr><w:t>&#x7b;c</w:t></w:r><w:proofErr w:type=\"gramEnd\"/><w:r><w:t>}} d </w:t></w:r>";
    let after = "<w:bookmarkStart w:id=\"1\" w:name=\"e\"/><w:r><w:t xml:space='preserve'> f </w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>";
    let body = before.to_owned() + tags + after;
    let filled = part(&fill(&body, &json!({ "c": "<C>" })).unwrap(), "word/document.xml");
    let expected = before.replace("<w:t>{</w:t>", "<w:t xml:space=\"preserve\">&lt;C&gt;</w:t>")
        + "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\"></w:t></w:r><w:proofErr w:type=\"gramEnd\"/>\
           <w:r><w:t xml:space=\"preserve\"> d </w:t></w:r>"
        + after;
    assert_eq!(filled, format!("<w:document {W}><w:body>{expected}</w:body></w:document>"));
}

#[test]
fn bookmarks_of_paragraphs_that_disappear_stay() {
    let mark = "<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>";
    let begin = format!("<w:p><w:r><w:t>{{% for t in tasks %}}</w:t></w:r>{mark}</w:p>");
    let end = format!("<w:p>{mark}<w:r><w:t>{{% endfor %}}</w:t></w:r></w:p>");
    let filled = part(&fill(&format!("{begin}<w:p/>{end}"), &values()).unwrap(), "word/document.xml");
    assert_eq!(filled, format!("<w:document {W}><w:body>{mark}<w:p/><w:p/>{mark}</w:body></w:document>"));
}

/// Text boxes are written twice: for new and for old programs.
#[test]
fn text_boxes_headers_and_notes_are_filled() {
    let shape = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:body><w:p><w:r><w:t>{{{{ a }}}}</w:t></w:r><w:r><w:pict>{}</w:pict></w:r><w:r><w:t>{{{{ b }}}}</w:t></w:r></w:p></w:body>",
        shape("[{{ a }}]")
    );
    let template = of_parts(&[
        ("document", "document", &body),
        ("header1", "header", &p("h {{ a }}")),
        ("footer2", "footer", &p("f {{ a }}")),
        ("footnotes", "footnotes", &format!("<w:footnote>{}</w:footnote>", p("n {{ a }}"))),
        ("endnotes", "endnotes", &format!("<w:endnote>{}</w:endnote>", p("e {{ a }}"))),
        ("styles", "styles", &p("s {{ a }}")),
    ]);
    let values = json!({ "a": 1, "b": true });
    let template = Template::read(&template, &Engine::default()).unwrap();
    assert_eq!(template.check(&Fields::of(&values)), []);
    let filled = template.fill(&values).unwrap();
    for (name, expected) in [
        ("document", &["1", "[1]true"][..]),
        ("header1", &["h 1"]),
        ("footer2", &["f 1"]),
        ("footnotes", &["n 1"]),
        ("endnotes", &["e 1"]),
        ("styles", &["s {{ a }}"]),
    ] {
        assert_eq!(texts(&filled, &format!("word/{name}.xml")), expected);
    }
}

#[test]
fn the_same_template_and_value_give_the_same_bytes() {
    let template = Template::read(&document(&p("{{ chair.name }}")), &Engine::default()).unwrap();
    assert_eq!(template.fill(&values()).unwrap(), template.fill(&values()).unwrap());
    // Also where the template was packed at another time.
    let again = Template::read(&template.fill(&values()).unwrap(), &Engine::default()).unwrap();
    assert_eq!(again.fill(&values()).unwrap(), template.fill(&values()).unwrap());
}

#[test]
fn callers_add_filters_and_functions() {
    let mut engine = Engine::default();
    engine.add_filter("roman", |number: u32| ["", "I", "II", "III"].get(number as usize).copied().unwrap_or("?"));
    engine.add_function("today", || "30/11/2026");
    let template = Template::read(&document(&p("{{ tasks|length|roman }} {{ today() }}")), &engine).unwrap();
    assert_eq!(template.check(&Fields::of(&values())), []);
    assert_eq!(texts(&template.fill(&values()).unwrap(), "word/document.xml"), ["II 30/11/2026"]);
}
