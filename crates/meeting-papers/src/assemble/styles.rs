//! The styles of a profile.

use meeting_core::i18n::Language;

use super::{NAMESPACE, escaped, rounded, twips};
use crate::profile::{Element, Measures};
use crate::source::TAG_STYLE;

/// The space between a text and the rule below it, and the height of the empty paragraph that the rule is, in points.
const RULE_SPACE: f64 = 2.0;

/// The part with the styles: those of the profile, by their names in the language of the paper, and that of tags.
pub(super) fn styles(measures: &Measures, language: Language) -> String {
    let font = escaped(measures.element("page").and_then(|page| page.words("font")).unwrap_or_default());
    let (locale, tag) = match language {
        Language::Vi => ("vi-VN", "Thẻ của mẫu"),
        Language::En => ("en-GB", "Template tag"),
    };
    let mut xml = format!(
        "<w:styles xmlns:w=\"{NAMESPACE}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{font}\" w:eastAsia=\"{font}\" w:hAnsi=\"{font}\" w:cs=\"{font}\"/>\
         <w:lang w:val=\"{locale}\" w:eastAsia=\"{locale}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
    );
    for element in measures.styles() {
        xml += &style(&element.id, element.called(language), &paragraph(element), &letters(element));
    }
    xml += &style(
        TAG_STYLE,
        tag,
        "<w:keepNext/>",
        "<w:color w:val=\"808080\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    );
    xml + "</w:styles>"
}

fn style(id: &str, name: &str, paragraph: &str, letters: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{}\"/>\
         <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>",
        escaped(name)
    )
}

/// The properties of the paragraph, in the order that the standard demands.
fn paragraph(element: &Element) -> String {
    let mut xml = String::new();
    if element.words("keep") == Some("next") {
        xml += "<w:keepNext/>";
    }
    let line = |side: &str| {
        let color = element.words("color").unwrap_or("auto");
        format!("<w:{side} w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"{color}\"/>")
    };
    let is_rule = element.words("border") == Some("top");
    match element.words("border") {
        Some("box") => xml += &format!("<w:pBdr>{}</w:pBdr>", ["top", "left", "bottom", "right"].map(line).concat()),
        Some(side) => xml += &format!("<w:pBdr>{}</w:pBdr>", line(side)),
        None => {}
    }
    let mut spacing = String::new();
    for side in ["before", "after"] {
        let default = if is_rule && side == "before" { Some(RULE_SPACE) } else { None };
        if let Some(points) = element.number(side).or(default) {
            spacing += &format!(" w:{side}=\"{}\"", rounded(points * 20.0));
        }
    }
    spacing += &match element.measure("line").map(|line| line.unit.as_str()) {
        Some("pt") => exactly(element.number("line").unwrap_or_default()),
        Some(_) => {
            let lines = element.number("line").unwrap_or(1.0);
            format!(" w:line=\"{}\" w:lineRule=\"auto\"", rounded(lines * 240.0))
        }
        None if is_rule => exactly(RULE_SPACE),
        None => String::new(),
    };
    if !spacing.is_empty() {
        xml += &format!("<w:spacing{spacing}/>");
    }
    xml += &indent(element);
    if let Some(align) = element.words("align") {
        xml += &format!("<w:jc w:val=\"{align}\"/>");
    }
    xml
}

fn exactly(points: f64) -> String {
    format!(" w:line=\"{}\" w:lineRule=\"exact\"", rounded(points * 20.0))
}

fn indent(element: &Element) -> String {
    let first = element.number("first-line");
    first.map(|first| format!("<w:ind w:firstLine=\"{}\"/>", twips(first))).unwrap_or_default()
}

/// The properties of the letters, in the order that the standard demands.
fn letters(element: &Element) -> String {
    let mut xml = String::new();
    for (word, tags) in [("bold", "<w:b/><w:bCs/>"), ("italic", "<w:i/><w:iCs/>"), ("capitals", "<w:caps/>")] {
        if element.is_letters(word) {
            xml += tags;
        }
    }
    if let Some(color) = element.words("color") {
        xml += &format!("<w:color w:val=\"{color}\"/>");
    }
    let size = element.number("size").or((element.words("border") == Some("top")).then_some(RULE_SPACE));
    if let Some(size) = size {
        let half_points = rounded(size * 2.0);
        xml += &format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>");
    }
    if element.is_letters("underlined") {
        xml += "<w:u w:val=\"single\"/>";
    }
    xml
}
