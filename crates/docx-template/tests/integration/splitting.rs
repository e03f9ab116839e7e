//! However a word processor spreads a paragraph over runs, it becomes the same text.

use docx_template::{Engine, Fields, Template};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{document, texts};

const PARAGRAPHS: [&str; 6] = [
    "Số: {{ number }}-BB/{{ office|upper }} – ngày {{ date }}",
    "{% for t in tasks %}",
    "{{ loop.index }}. {{ t.title }}{% if t.lead %} ({{ t.lead|join(\", \", attribute=\"name\") }}){% else %} – chưa rõ{% endif %};",
    "{% endfor %}",
    "{# nhắc #}Nơi nhận: {{ recipients|join(\"; \") }}.",
    "{{ \"đ – “e”\" }}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn runs_do_not_matter(cuts in prop::collection::vec(prop::collection::vec(0usize..120, 0..30), PARAGRAPHS.len())) {
        let mut body = String::new();
        for (paragraph, cuts) in PARAGRAPHS.iter().zip(&cuts) {
            body += "<w:p w:rsidR=\"00B2\">";
            let letters: Vec<char> = paragraph.chars().collect();
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (letters.len() + 1)).collect();
            cuts.extend([0, letters.len()]);
            cuts.sort_unstable();
            for pair in cuts.windows(2) {
                let run: String = letters[pair[0]..pair[1]].iter().collect();
                body += "<w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">";
                body += &run.replace('&', "&amp;").replace('<', "&lt;");
                body += "</w:t></w:r><w:bookmarkStart w:id=\"3\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"3\"/>";
            }
            body += "</w:p>";
        }
        let values = json!({
            "number": 5, "office": "đu", "date": "30/11/2026", "recipients": ["a", "b & c"],
            "tasks": [{ "title": "x < y", "lead": [{ "name": "Sở Y tế" }, { "name": "Sở Nội vụ" }] }, { "title": "z" }],
        });
        let template = Template::read(&document(&body), &Engine::default()).unwrap();
        prop_assert_eq!(template.check(&Fields::of(&values)), []);
        prop_assert_eq!(texts(&template.fill(&values).unwrap(), "word/document.xml"), [
            "Số: 5-BB/ĐU – ngày 30/11/2026",
            "1. x < y (Sở Y tế, Sở Nội vụ);",
            "2. z – chưa rõ;",
            "Nơi nhận: a; b & c.",
            "đ – “e”",
        ]);
    }
}
