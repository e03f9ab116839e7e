//! The zip file that a Word document is.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::{Limits, Part, ProblemKind, xml};

/// The part that says what the others are.
pub(crate) const CONTENT_TYPES: &str = "[Content_Types].xml";

/// The parts of a document, in the order of its file.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// Unpacks a file, within limits.
    pub fn read(bytes: &[u8], limits: &Limits) -> Result<Self, ProblemKind> {
        if bytes.len() > limits.file {
            return Err(ProblemKind::TooLarge { limit: limits.file });
        }
        let bad = |_| ProblemKind::NotZip;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(bad)?;
        if archive.len() > limits.parts {
            return Err(ProblemKind::TooManyParts { limit: limits.parts });
        }
        let (mut parts, mut names, mut unpacked) = (Vec::new(), BTreeSet::new(), 0);
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(bad)?;
            if file.encrypted() {
                return Err(ProblemKind::Encrypted);
            }
            let name = file.name().map_err(bad)?.into_owned();
            drop(file);
            if name.ends_with('/') {
                continue;
            }
            // Which of two is meant depends on the reader.
            if !names.insert(name.clone()) {
                return Err(ProblemKind::NotZip);
            }
            let limit = limits.part.min(limits.unpacked - unpacked);
            let mut content = Vec::new();
            // The declared size may be false.
            let file = archive.by_index(index).map_err(bad)?;
            file.take(limit as u64 + 1).read_to_end(&mut content).map_err(|_| ProblemKind::NotZip)?;
            if content.len() > limit {
                let limit = if limit == limits.part { limits.part } else { limits.unpacked };
                return Err(ProblemKind::TooLarge { limit });
            }
            unpacked += content.len();
            parts.push((name, content));
        }
        Ok(Self { parts })
    }

    /// Packs the parts. The same parts are the same bytes.
    pub fn write(&self) -> Result<Vec<u8>, ProblemKind> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let failed = |error: &dyn std::fmt::Display| ProblemKind::Failed { detail: error.to_string() };
        for (name, content) in &self.parts {
            zip.start_file(name.as_str(), options).map_err(|error| failed(&error))?;
            zip.write_all(content).map_err(|error| failed(&error))?;
        }
        zip.finish().map(Cursor::into_inner).map_err(|error| failed(&error))
    }

    /// The text of a part, where there is one.
    pub fn text(&self, name: &str) -> Result<Option<&str>, ProblemKind> {
        let Some((_, content)) = self.parts.iter().find(|(own, _)| own == name) else { return Ok(None) };
        let text = std::str::from_utf8(content).map_err(|_| ProblemKind::NotText)?;
        Ok(Some(text.trim_start_matches('\u{feff}')))
    }

    /// Replaces a part, or adds one.
    pub fn set(&mut self, name: &str, text: String) {
        let content = text.into_bytes();
        match self.parts.iter_mut().find(|(own, _)| own == name) {
            Some((_, old)) => *old = content,
            None => self.parts.push((name.to_owned(), content)),
        }
    }

    /// The parts that hold text, in a fixed order, with their names.
    pub fn text_parts(&self, limits: &Limits) -> Result<Vec<(Part, String)>, ProblemKind> {
        let types = self.text(CONTENT_TYPES)?.ok_or(ProblemKind::NotDocument)?;
        let types = xml::parse(types, limits)?;
        let mut parts = Vec::new();
        for node in types.root_element().children().filter(|node| node.tag_name().name() == "Override") {
            let (Some(name), Some(kind)) = (node.attribute("PartName"), node.attribute("ContentType")) else {
                continue;
            };
            if kind.contains("macroEnabled") || kind.contains("vbaProject") {
                return Err(ProblemKind::Macros);
            }
            let Some(kind) = kind.strip_prefix("application/vnd.openxmlformats-officedocument.wordprocessingml.")
            else {
                continue;
            };
            let name = name.trim_start_matches('/').to_owned();
            let number: String = name.chars().filter(char::is_ascii_digit).collect();
            let number = number.parse().unwrap_or(1);
            let part = match kind {
                "document.main+xml" => Part::Document,
                "header+xml" => Part::Header(number),
                "footer+xml" => Part::Footer(number),
                "footnotes+xml" => Part::Footnotes,
                "endnotes+xml" => Part::Endnotes,
                _ => continue,
            };
            parts.push((part, name));
        }
        let rank = |part: &Part| match part {
            Part::Document | Part::File | Part::Text => (0, 0),
            Part::Header(number) => (1, *number),
            Part::Footer(number) => (2, *number),
            Part::Footnotes => (3, 0),
            Part::Endnotes => (4, 0),
        };
        parts.sort_by_key(|(part, name)| (rank(part), name.clone()));
        if parts.first().is_none_or(|(part, _)| *part != Part::Document) {
            return Err(ProblemKind::NotDocument);
        }
        Ok(parts)
    }
}
