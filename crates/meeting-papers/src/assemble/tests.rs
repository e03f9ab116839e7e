//! What is read back from the assembled papers.

use std::io::{Cursor, Read};

use meeting_core::archive::Profile;
use meeting_core::i18n::Language;
use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::NAMESPACE;
use crate::profile::{self, Content, Element, Measure};
use crate::{Kind, built_in};

/// The built-in papers.
pub(crate) fn papers() -> impl Iterator<Item = (Kind, Profile, Language)> {
    let forms = Profile::ALL.into_iter().flat_map(|profile| Language::ALL.map(|language| (profile, language)));
    let forms = forms.filter(|(profile, language)| profile::speaks(*profile, *language));
    forms.flat_map(|(profile, language)| Kind::ALL.map(|kind| (kind, profile, language)))
}

/// The parts of a .docx, by name.
pub(crate) fn parts(docx: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut part = |at: usize| {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..7).map(&mut part).collect()
}

fn part(docx: &[u8], name: &str) -> String {
    parts(docx).into_iter().find(|(other, _)| other == name).unwrap().1
}

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|child| child.has_tag_name((NAMESPACE, name)))
}

fn attribute<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.attribute((NAMESPACE, name))
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    attribute(node, name).unwrap().parse().unwrap()
}

/// Twentieths of a point as millimetres, to a tenth.
fn millimetres(twips: f64) -> f64 {
    (twips * 25.4 / 1440.0 * 10.0).round() / 10.0
}

#[test]
fn every_paper_is_well_formed_and_the_same_each_time() {
    assert_eq!(papers().count(), 32);
    for (kind, profile, language) in papers() {
        let docx = built_in(kind, profile, language).unwrap();
        assert_eq!(docx, built_in(kind, profile, language).unwrap());
        for (name, text) in parts(&docx) {
            let document =
                Document::parse(&text).unwrap_or_else(|error| panic!("{kind:?} {profile:?} {name}: {error}"));
            let fonts = document.descendants().flat_map(|node| node.attributes()).filter(|it| {
                ["ascii", "hAnsi", "cs", "eastAsia"].contains(&it.name()) && it.namespace() == Some(NAMESPACE)
            });
            assert!(
                fonts
                    .filter(|it| it.value() != "vi-VN" && it.value() != "en-GB")
                    .all(|it| it.value() == "Times New Roman")
            );
        }
    }
}

#[test]
fn papers_of_state_and_party_are_vietnamese() {
    for profile in [Profile::State, Profile::Party] {
        let refused = built_in(Kind::Minutes, profile, Language::En).unwrap_err();
        assert_eq!(refused.key, "paper-only-vietnamese");
    }
}

#[test]
fn every_paragraph_has_a_style_of_the_profile_and_tables_do_not_touch() {
    for (kind, profile, language) in papers() {
        let docx = built_in(kind, profile, language).unwrap();
        let text = part(&docx, "word/document.xml");
        let document = Document::parse(&text).unwrap();
        for style in document.descendants().filter(|node| node.has_tag_name((NAMESPACE, "pStyle"))) {
            let id = attribute(style, "val").unwrap();
            assert!(
                id == "tag" || profile::measures(profile).styles().any(|it| it.id == id),
                "{kind:?} {profile:?}: {id}"
            );
        }
        let is_table = |node: Option<Node<'_, '_>>| node.is_some_and(|node| node.has_tag_name((NAMESPACE, "tbl")));
        for table in document.descendants().filter(|node| is_table(Some(*node))) {
            assert!(!is_table(table.next_sibling_element()), "{kind:?} {profile:?}: two tables touch");
            let columns = child(table, "tblGrid").unwrap().children().count();
            for row in table.children().filter(|node| node.has_tag_name((NAMESPACE, "tr"))) {
                let span = |cell: Node<'_, '_>| {
                    let span = cell.descendants().find(|node| node.has_tag_name((NAMESPACE, "gridSpan")));
                    span.map_or(1, |span| attribute(span, "val").unwrap().parse().unwrap())
                };
                let cells = row.children().filter(|node| node.has_tag_name((NAMESPACE, "tc")));
                assert_eq!(cells.map(span).sum::<usize>(), columns, "{kind:?} {profile:?}: the cells of a row");
            }
        }
    }
}

/// What stands in the file for a measure of a style.
fn style_measure(style: Node<'_, '_>, measure: &Measure) -> Content {
    let paragraph = child(style, "pPr").unwrap();
    let letters = child(style, "rPr").unwrap();
    let has = |name: &str| child(letters, name).is_some();
    let spacing = child(paragraph, "spacing");
    let words = |text: &str| Content::Words(text.to_owned());
    match measure.name.as_str() {
        "size" => Content::Number(number(child(letters, "sz").unwrap(), "val") / 2.0),
        "letters" => {
            let all = [("caps", "capitals"), ("b", "bold"), ("i", "italic"), ("u", "underlined")];
            let found: Vec<&str> = all.iter().filter(|(tag, _)| has(tag)).map(|(_, word)| *word).collect();
            words(&if found.is_empty() { "upright".to_owned() } else { found.join(" ") })
        }
        "align" => words(attribute(child(paragraph, "jc").unwrap(), "val").unwrap()),
        name @ ("before" | "after") => Content::Number(number(spacing.unwrap(), name) / 20.0),
        "line" if measure.unit == "pt" => {
            assert_eq!(attribute(spacing.unwrap(), "lineRule"), Some("exact"));
            Content::Number(number(spacing.unwrap(), "line") / 20.0)
        }
        "line" => {
            assert_eq!(attribute(spacing.unwrap(), "lineRule"), Some("auto"));
            Content::Number(number(spacing.unwrap(), "line") / 240.0)
        }
        "first-line" => Content::Number(millimetres(number(child(paragraph, "ind").unwrap(), "firstLine"))),
        "keep" => words(if child(paragraph, "keepNext").is_some() { "next" } else { "" }),
        "color" => words(attribute(child(letters, "color").unwrap(), "val").unwrap()),
        "border" => {
            let sides = child(paragraph, "pBdr").unwrap().children().count();
            words(if sides == 4 {
                "box"
            } else {
                child(paragraph, "pBdr").unwrap().first_child().unwrap().tag_name().name()
            })
        }
        name => panic!("{name} is not read back"),
    }
}

/// The widths of the paragraphs with a style: of their columns, less the indents.
fn widths(document: &Document<'_>, text_width: f64, style: &str) -> Vec<f64> {
    let is_it = |node: &Node<'_, '_>| {
        node.has_tag_name((NAMESPACE, "pStyle")) && node.attribute((NAMESPACE, "val")) == Some(style)
    };
    let width = |node: Node<'_, '_>| {
        let indent = node.next_sibling_element().unwrap();
        let cell = node.ancestors().find(|node| node.has_tag_name((NAMESPACE, "tc")));
        let column = cell.map(|cell| {
            let width = cell.descendants().find(|node| node.has_tag_name((NAMESPACE, "tcW"))).unwrap();
            width.attribute((NAMESPACE, "w")).unwrap().parse::<f64>().unwrap()
        });
        let indents = |side| indent.attribute((NAMESPACE, side)).unwrap().parse::<f64>().unwrap();
        column.unwrap_or(text_width / 25.4 * 1440.0) - indents("left") - indents("right")
    };
    document.descendants().filter(is_it).map(|node| millimetres(width(node))).collect()
}

#[test]
fn every_measure_of_a_profile_is_in_its_papers() {
    for profile in Profile::ALL {
        let measures = profile::measures(profile);
        let all: Vec<Vec<u8>> = Kind::ALL.iter().map(|kind| built_in(*kind, profile, Language::Vi).unwrap()).collect();
        let styles = part(&all[0], "word/styles.xml");
        let styles = Document::parse(&styles).unwrap();
        let texts: Vec<String> = all.iter().map(|docx| part(docx, "word/document.xml")).collect();
        let documents: Vec<Document<'_>> = texts.iter().map(|text| Document::parse(text).unwrap()).collect();
        for element in &measures.elements {
            for measure in &element.measures {
                let place = format!("{} {} {}", profile.name(), element.id, measure.name);
                match (element.id.as_str(), measure.name.as_str()) {
                    ("page", _) => documents.iter().for_each(|document| page(document, &styles, measure, &place)),
                    (_, "columns") => columns(&documents, element, &place),
                    (_, "width") => {
                        let found: Vec<f64> =
                            documents.iter().flat_map(|it| widths(it, measures.text_width(), &element.id)).collect();
                        assert!(!found.is_empty(), "{place} is used");
                        assert!(
                            found.iter().all(|width| Content::Number(*width) == measure.value),
                            "{place}: {found:?}"
                        );
                    }
                    _ => {
                        let style = styles
                            .descendants()
                            .find(|node| node.attribute((NAMESPACE, "styleId")) == Some(&element.id));
                        assert_eq!(style_measure(style.unwrap(), measure), measure.value, "{place}");
                    }
                }
            }
        }
    }
}

fn page(document: &Document<'_>, styles: &Document<'_>, measure: &Measure, place: &str) {
    let section = document.descendants().find(|node| node.has_tag_name((NAMESPACE, "sectPr"))).unwrap();
    assert!(section.children().any(|node| node.has_tag_name((NAMESPACE, "titlePg"))), "no number on page 1");
    let attribute = |tag: &str, name: &str| {
        let node = section.children().find(|node| node.has_tag_name((NAMESPACE, tag))).unwrap();
        Content::Number(millimetres(node.attribute((NAMESPACE, name)).unwrap().parse().unwrap()))
    };
    let found = match measure.name.as_str() {
        "width" => attribute("pgSz", "w"),
        "height" => attribute("pgSz", "h"),
        "font" => {
            let fonts = styles.descendants().find(|node| node.has_tag_name((NAMESPACE, "rFonts"))).unwrap();
            Content::Words(fonts.attribute((NAMESPACE, "ascii")).unwrap().to_owned())
        }
        side => attribute("pgMar", side),
    };
    assert_eq!(found, measure.value, "{place}");
}

fn columns(documents: &[Document<'_>], element: &Element, place: &str) {
    let wanted = element.columns();
    let grids = documents
        .iter()
        .flat_map(|document| document.descendants())
        .filter(|node| node.has_tag_name((NAMESPACE, "tblGrid")));
    let columns = |grid: Node<'_, '_>| -> Vec<f64> {
        grid.children()
            .map(|column| millimetres(column.attribute((NAMESPACE, "w")).unwrap().parse().unwrap()))
            .collect()
    };
    assert!(grids.into_iter().any(|grid| columns(grid) == wanted), "{place} is used");
}
