//! The zip files that word processors write: their parts, as XML that is safe to walk.

use std::io::{Cursor, Read};

use roxmltree::{Node, ParsingOptions};
use zip::ZipArchive;

use super::{Format, ReadError, letters};
use crate::import::document::Encoding;

/// The most bytes that one part of the file may unpack to: markup is many times longer than its text.
const MAX_PART: u64 = 24 << 20;
/// The most nodes that the XML may have.
const MAX_NODES: u32 = 2_000_000;
/// Most attributes of one element, and most namespaces in scope, those of its ancestors included: each is compared with
/// all others. Word itself declares about forty.
const MAX_ATTRIBUTES: usize = 256;
/// How deep elements that hold text are followed into each other.
pub(super) const MAX_DEPTH: usize = 64;

/// How a zip file begins.
pub(super) const ZIP: &[u8] = b"PK\x03\x04";

/// A zip file with parts.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    format: Format,
    /// What the letters of its parts were before they were read.
    pub encoding: Option<Encoding>,
}

impl<'b> Package<'b> {
    pub fn open(bytes: &'b [u8], format: Format) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| bad(format, &error))?;
        Ok(Self { archive, format, encoding: None })
    }

    /// Why the file is no document of its format.
    pub fn bad(&self, reason: impl std::fmt::Display) -> ReadError {
        bad(self.format, &reason)
    }

    /// The names of the parts that begin so, in order; at most a few.
    pub fn parts_beginning(&self, beginnings: &[&str]) -> Vec<String> {
        const MOST: usize = 16;
        let is_one = |name: &String| beginnings.iter().any(|beginning| name.starts_with(beginning));
        let names = self.archive.file_names().flatten().map(std::borrow::Cow::into_owned);
        let mut names: Vec<String> = names.filter(is_one).collect();
        names.sort_unstable();
        names.truncate(MOST);
        names
    }

    /// The text of a part of the file, where there is one.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Ok(file) = self.archive.by_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        // The declared size may be false.
        let read = file.take(MAX_PART + 1).read_to_end(&mut bytes);
        read.map_err(|error| self.bad(error))?;
        if bytes.len() as u64 > MAX_PART {
            return Err(ReadError::TooLarge { limit: usize::try_from(MAX_PART).unwrap_or(usize::MAX) });
        }
        let text = String::from_utf8(bytes).map_err(|error| self.bad(error))?;
        let (text, encoding) = letters::in_unicode(text);
        self.encoding = encoding.or(self.encoding);
        Ok(Some(text))
    }

    /// Parses a part. Entities are refused, for nothing here may grow.
    pub fn parse<'t>(&self, text: &'t str) -> Result<roxmltree::Document<'t>, ReadError> {
        if has_too_many_attributes(text) {
            return Err(ReadError::TooManyAttributes { format: self.format, limit: MAX_ATTRIBUTES });
        }
        let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
        roxmltree::Document::parse_with_options(text, options).map_err(|error| match error {
            roxmltree::Error::NodesLimitReached => ReadError::TooManyElements { format: self.format, limit: MAX_NODES },
            error => self.bad(error),
        })
    }
}

fn bad(format: Format, reason: &dyn std::fmt::Display) -> ReadError {
    ReadError::BadPackage { format, reason: reason.to_string() }
}

/// The format of a zip file by what is in it, whatever it is supposed to be; or why it is none that is read.
pub(super) fn format_of(bytes: &[u8], supposed: Format) -> Result<Format, ReadError> {
    let mut package = Package::open(bytes, supposed)?;
    let kind = package.part("mimetype").ok().flatten().unwrap_or_default();
    let has = |beginning: &str| !package.parts_beginning(&[beginning]).is_empty();
    if kind.contains("opendocument.text") {
        Ok(Format::Odt)
    } else if kind.contains("opendocument.spreadsheet") || has("xl/") {
        Err(ReadError::Spreadsheet)
    } else if kind.contains("opendocument.presentation") || has("ppt/") {
        Err(ReadError::Presentation)
    } else if has("word/") {
        Ok(Format::Docx)
    } else {
        Err(ReadError::Zip)
    }
}

/// Whether an element has more attributes, or more namespaces in force, than are read. What is no XML at all is
/// left to the parser.
fn has_too_many_attributes(text: &str) -> bool {
    // The numbers of namespaces that the open elements declare, and their sum.
    let (mut open, mut in_force) = (Vec::new(), 0);
    let mut rest = text;
    while let Some((_, tag)) = rest.split_once('<') {
        let end_of_what_is_no_element = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>"), ("!", ">")]
            .iter()
            .find(|(begin, _)| tag.starts_with(begin));
        if let Some((_, end)) = end_of_what_is_no_element {
            rest = tag.split_once(end).map_or("", |(_, after)| after);
        } else if tag.starts_with('/') {
            in_force -= open.pop().unwrap_or(0);
            rest = tag;
        } else {
            let Tag { attributes, namespaces, is_empty, length } = Tag::of(tag);
            if attributes > MAX_ATTRIBUTES || in_force + namespaces > MAX_ATTRIBUTES {
                return true;
            }
            if !is_empty {
                open.push(namespaces);
                in_force += namespaces;
            }
            rest = &tag[length..];
        }
    }
    false
}

/// The namespace and name of a tag.
struct Tag {
    attributes: usize,
    /// How many of the attributes declare a namespace.
    namespaces: usize,
    /// Whether the element ends with the tag.
    is_empty: bool,
    /// How long the tag is, from after its `<` to its end.
    length: usize,
}

impl Tag {
    /// Reads the tag that `text` begins with, after its `<`.
    fn of(text: &str) -> Self {
        let mut tag = Self { attributes: 0, namespaces: 0, is_empty: false, length: text.len() };
        let mut quote = None;
        let mut name = 0;
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                _ if quote.is_some() => quote = quote.filter(|open| *open != byte),
                b'"' | b'\'' => quote = Some(byte),
                b'>' => {
                    tag.is_empty = text[..at].ends_with('/');
                    tag.length = at + 1;
                    break;
                }
                b'=' => {
                    tag.attributes += 1;
                    tag.namespaces += usize::from(text[name..at].starts_with("xmlns"));
                }
                _ if byte.is_ascii_whitespace() => name = at + 1,
                _ => {}
            }
        }
        tag
    }
}

pub(super) fn is(node: Node, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// A package of parts, for tests.
#[cfg(test)]
pub(super) fn of_parts(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[cfg(test)]
mod tests {
    use super::{Format, MAX_ATTRIBUTES, ReadError, Tag, format_of, has_too_many_attributes, of_parts};

    #[test]
    fn a_zip_file_says_what_it_is() {
        for (parts, expected) in [
            (&[("word/document.xml", "")][..], Ok(Format::Docx)),
            (&[("mimetype", "application/vnd.oasis.opendocument.text")], Ok(Format::Odt)),
            (&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], Err(ReadError::Spreadsheet)),
            (&[("xl/workbook.xml", "")], Err(ReadError::Spreadsheet)),
            (&[("ppt/presentation.xml", "")], Err(ReadError::Presentation)),
            (&[("a.txt", "a")], Err(ReadError::Zip)),
        ] {
            assert_eq!(format_of(&of_parts(parts), Format::Docx), expected);
        }
    }

    #[test]
    fn attributes_are_counted_where_they_are_some() {
        let many =
            |count: usize, what: &str| (0..count).map(|at| what.replace('N', &at.to_string())).collect::<String>();
        let attributes = |count| many(count, " aN='b'");
        let namespaces = |count| many(count, " xmlns:aN='b'");
        let half = MAX_ATTRIBUTES / 2 + 1;
        for (text, expected) in [
            (format!("<a{}/>", attributes(MAX_ATTRIBUTES)), false),
            (format!("<a{}/>", attributes(MAX_ATTRIBUTES + 1)), true),
            (format!("<a b=\"{}\"/>", attributes(MAX_ATTRIBUTES + 1)), false),
            (format!("<!-- <a{} -->", attributes(MAX_ATTRIBUTES + 1)), false),
            (format!("<a><![CDATA[<a{}]]></a>", attributes(MAX_ATTRIBUTES + 1)), false),
            (format!("<?a <a{}?><a/>", attributes(MAX_ATTRIBUTES + 1)), false),
            // In each other, and next to each other.
            (format!("<a{0}><b{0}/></a>", namespaces(half)), true),
            (format!("<a><b{0}/><b{0}></b><b{0}/></a>", namespaces(half)), false),
            (many(MAX_ATTRIBUTES + 1, "<a xmlns:aN='b'>"), true),
            ("<".to_owned(), false),
            ("<a b='".to_owned(), false),
            ("</a></a>".to_owned(), false),
        ] {
            assert_eq!(has_too_many_attributes(&text), expected, "{text}");
        }
        let Tag { attributes, namespaces, is_empty, length } = Tag::of("a b = '>' xmlns='c'\n/> d='e'");
        assert_eq!((attributes, namespaces, is_empty, length), (2, 1, true, 22));
    }
}
