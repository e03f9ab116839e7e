//! Word documents for tests.

use std::io::{Cursor, Read as _, Write as _};

use docx_template::{Engine, Problem, Template};
use serde_json::Value;

pub const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A zip file with these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document of parts such as `("header1", "header", "<w:p/>")`: name, kind and content.
pub fn of_parts(parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">".to_owned();
    let mut files = Vec::new();
    for (name, kind, content) in parts {
        let main = if *kind == "document" { ".main" } else { "" };
        types += &format!(
            "<Override PartName=\"/word/{name}.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}{main}+xml\"/>"
        );
        let root = match *kind {
            "header" => "hdr",
            "footer" => "ftr",
            kind => kind,
        };
        files.push((format!("word/{name}.xml"), format!("<w:{root} {W}>{content}</w:{root}>")));
    }
    types += "</Types>";
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
    let mut parts = vec![("[Content_Types].xml", types.as_str()), ("_rels/.rels", rels)];
    parts.extend(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    package(&parts)
}

/// A document with this body.
pub fn document(body: &str) -> Vec<u8> {
    of_parts(&[("document", "document", &format!("<w:body>{body}</w:body>"))])
}

/// A paragraph of runs: `¦` divides them.
pub fn p(text: &str) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escape(text).replace('¦', "</w:t></w:r><w:r><w:t>"))
}

/// A table of rows of cells.
pub fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", p(text));
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A part of a document.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The texts of the paragraphs of a part; line breaks as `/`, tabs as `>`, the cells of a row in brackets.
pub fn texts(bytes: &[u8], name: &str) -> Vec<String> {
    let text = part(bytes, name);
    let document = roxmltree::Document::parse(&text).unwrap();
    let mut texts = Vec::new();
    for node in document.descendants() {
        match node.tag_name().name() {
            "tr" => texts.push("row".to_owned()),
            "p" => texts.push(String::new()),
            _ => {}
        }
        let Some(last) = texts.last_mut() else { continue };
        match node.tag_name().name() {
            "t" => *last += node.text().unwrap_or_default(),
            "br" => last.push('/'),
            "tab" => last.push('>'),
            _ => {}
        }
    }
    texts
}

/// What a document with this body becomes.
pub fn filled(body: &str, values: &Value) -> Vec<String> {
    texts(&fill(body, values).unwrap(), "word/document.xml")
}

pub fn fill(body: &str, values: &Value) -> Result<Vec<u8>, Vec<Problem>> {
    Template::read(&document(body), &Engine::default())?.fill(values)
}
