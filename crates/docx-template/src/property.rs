//! Custom properties of a document: a name and a text that word processors keep when they save it.

use std::collections::BTreeMap;

use crate::package::{CONTENT_TYPES, Package};
use crate::{Limits, ProblemKind, xml};

const PART: &str = "docProps/custom.xml";
const RELATIONSHIPS: &str = "_rels/.rels";
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";
const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const NAMESPACE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const VALUES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/// The set of properties that are the user's own.
const SET: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// The custom properties of a .docx that are texts, by their names.
///
/// # Errors
/// If it is no .docx, or larger than the limits.
pub fn properties(bytes: &[u8], limits: &Limits) -> Result<BTreeMap<String, String>, ProblemKind> {
    let package = Package::read(bytes, limits)?;
    let Some(text) = package.text(&part_name(&package, limits)?)? else { return Ok(BTreeMap::new()) };
    let document = xml::parse(text, limits)?;
    let property = |node: roxmltree::Node| {
        let (name, value) = (node.attribute("name")?, node.first_element_child()?);
        Some((name.to_owned(), value.text().unwrap_or_default().to_owned()))
    };
    Ok(document.root_element().children().filter_map(property).collect())
}

/// A .docx with custom properties of these names and texts; what it had under these names is replaced, and nothing else.
///
/// # Errors
/// If it is no .docx, or larger than the limits.
pub fn set_properties<N: AsRef<str>, V: AsRef<str>>(
    bytes: &[u8],
    properties: &[(N, V)],
    limits: &Limits,
) -> Result<Vec<u8>, ProblemKind> {
    let mut package = Package::read(bytes, limits)?;
    let part = part_name(&package, limits)?;
    if package.text(&part)?.is_none() {
        add_part(&mut package, &part, limits)?;
    }
    let mut text = package.text(&part)?.ok_or(ProblemKind::NotDocument)?.to_owned();
    for (name, value) in properties {
        text = with_property(&text, name.as_ref(), value.as_ref(), limits)?;
    }
    package.set(&part, text);
    package.write()
}

/// Adds the part for custom properties, and says of what kind it is and that the document has it.
fn add_part(package: &mut Package, part: &str, limits: &Limits) -> Result<(), ProblemKind> {
    let types = package.text(CONTENT_TYPES)?.ok_or(ProblemKind::NotDocument)?;
    let kind = format!("<Override xmlns=\"{TYPES}\" PartName=\"/{part}\" ContentType=\"{CONTENT_TYPE}\"/>");
    let types = appended(types, &kind, limits)?;
    let relationships = package.text(RELATIONSHIPS)?.ok_or(ProblemKind::NotDocument)?;
    if !relationships.contains(KIND) {
        // An identifier that no other relationship has.
        let mut id = "rIdCustom".to_owned();
        while relationships.contains(&format!("\"{id}\"")) {
            id.push('0');
        }
        let own = format!("<Relationship xmlns=\"{RELATIONS}\" Id=\"{id}\" Type=\"{KIND}\" Target=\"{part}\"/>");
        let relationships = appended(relationships, &own, limits)?;
        package.set(RELATIONSHIPS, relationships);
    }
    package.set(CONTENT_TYPES, types);
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    package.set(part, format!("{declaration}\n<Properties xmlns=\"{NAMESPACE}\"/>"));
    Ok(())
}

/// The name of the part that holds the custom properties, or would.
fn part_name(package: &Package, limits: &Limits) -> Result<String, ProblemKind> {
    let relationships = package.text(RELATIONSHIPS)?.ok_or(ProblemKind::NotDocument)?;
    let document = xml::parse(relationships, limits)?;
    let own = document.root_element().children().find(|node| node.attribute("Type") == Some(KIND));
    let target = own.and_then(|node| node.attribute("Target")).unwrap_or(PART);
    Ok(target.trim_start_matches('/').to_owned())
}

/// The text of the part with the property in it.
fn with_property(text: &str, name: &str, value: &str, limits: &Limits) -> Result<String, ProblemKind> {
    let document = xml::parse(text, limits)?;
    let properties = || document.root_element().children().filter(roxmltree::Node::is_element);
    let number = |node: roxmltree::Node| node.attribute("pid").and_then(|pid| pid.parse::<u32>().ok());
    let old = properties().find(|node| node.attribute("name") == Some(name));
    // The first two numbers are Windows' own.
    let next = properties().filter_map(number).max().unwrap_or(1).saturating_add(1).max(2);
    let (mut escaped_name, mut escaped_value) = (String::new(), String::new());
    xml::escape(&without_control(name), &mut escaped_name);
    xml::escape(&without_control(value), &mut escaped_value);
    let property = format!(
        "<property xmlns=\"{NAMESPACE}\" fmtid=\"{SET}\" pid=\"{}\" name=\"{escaped_name}\"><vt:lpwstr \
         xmlns:vt=\"{VALUES}\">{escaped_value}</vt:lpwstr></property>",
        old.and_then(number).unwrap_or(next)
    );
    match old {
        Some(old) => {
            let range = old.range();
            Ok([&text[..range.start], &property, &text[range.end..]].concat())
        }
        None => appended(text, &property, limits),
    }
}

fn without_control(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// The text of a part with an element more at the end of its root.
fn appended(text: &str, element: &str, limits: &Limits) -> Result<String, ProblemKind> {
    let document = xml::parse(text, limits)?;
    let root = document.root_element().range();
    let (before, after) = text.split_at(root.end);
    if let Some(begin) = before.strip_suffix("/>") {
        let name = &text[root.start + 1..];
        let name = &name[..name.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(0)];
        return Ok(format!("{begin}>{element}</{name}>{after}"));
    }
    let end = before.rfind("</").unwrap_or(before.len());
    Ok([&before[..end], element, &before[end..], after].concat())
}
