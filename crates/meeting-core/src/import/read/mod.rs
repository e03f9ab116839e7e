//! Bytes to a document: which format they are, which letters, and what they hold.

mod docx;
mod furniture;
mod html;
mod letters;
mod markdown;
mod numbers;
mod odt;
mod package;
mod text;

use thiserror::Error;

use super::document::Document;
use crate::i18n::Message;
use viet_text::hygiene::{Disallowed, disallowed};

/// The largest file that is read: minutes with photographs have some MiB.
pub const MAX_SOURCE: usize = 32 << 20;

/// The longest text that is understood: a record has at most 1 MiB.
const MAX_TEXT: usize = 1 << 20;

/// The largest page of HTML: pages carry much that is no text.
const MAX_PAGE: usize = 8 << 20;

/// What a document was written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A page of HTML.
    Html,
    /// A text document of Word.
    Docx,
    /// A text document of `LibreOffice` and others (`OpenDocument`).
    Odt,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Text, Self::Markdown, Self::Html, Self::Docx, Self::Odt];
    /// The names of the formats, in the same order.
    pub const NAMES: [&'static str; 5] = ["text", "markdown", "html", "docx", "odt"];

    /// The format's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Odt => "odt",
        }
    }

    /// The format of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format of a file, by the ending of its name, else by how it begins. A zip file says what it is itself.
    fn of(name: &str, bytes: &[u8]) -> Result<Self, ReadError> {
        let format = Self::of_text(name, bytes);
        if !bytes.starts_with(package::ZIP) {
            return Ok(format);
        }
        package::format_of(bytes, if format == Self::Odt { format } else { Self::Docx })
    }

    fn of_text(name: &str, bytes: &[u8]) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("docx") => return Self::Docx,
            Some("odt") => return Self::Odt,
            Some("html" | "htm" | "xhtml") => return Self::Html,
            Some("md" | "markdown") => return Self::Markdown,
            Some("txt" | "text") => return Self::Text,
            _ => {}
        }
        let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
        let beginning = beginning.trim_start_matches('\u{feff}').trim_start();
        if ["<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<article", "<table"]
            .iter()
            .any(|tag| beginning.starts_with(tag))
        {
            Self::Html
        } else if beginning.starts_with("# ") || beginning.lines().any(|line| line.starts_with("## ")) {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}

/// How the files of Word before 2007 begin.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// How a file in the Rich Text Format begins.
const RTF: &[u8] = b"{\\rtf";

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("an empty document")]
    Empty,
    /// More than a record can hold.
    #[error("the text is larger than {limit} bytes")]
    TooLarge {
        /// What can be read.
        limit: usize,
    },
    /// Word before 2007.
    #[error("a .doc file")]
    OldWord,
    /// A text document in the format that `WordPad` writes.
    #[error("an .rtf file")]
    Rtf,
    /// A table of Excel or Calc.
    #[error("a spreadsheet")]
    Spreadsheet,
    /// The slides of a talk.
    #[error("a presentation")]
    Presentation,
    /// A zip file without a document in it.
    #[error("a zip file")]
    Zip,
    /// A PDF.
    #[error("a PDF file")]
    Pdf,
    /// No text at all.
    #[error("not a text")]
    Binary,
    /// Text in an unknown encoding.
    #[error("not UTF-8 from byte {offset} on")]
    NotUtf8 {
        /// Where the first of them is.
        offset: usize,
    },
    /// A font from before Unicode.
    #[error("a legacy font: {word}")]
    LegacyFont {
        /// A word typed in it.
        word: String,
    },
    /// A .docx or .odt with an element that no program writes.
    #[error("more than {limit} attributes of one element")]
    TooManyAttributes {
        /// What it should be.
        format: Format,
        /// What can be read.
        limit: usize,
    },
    /// A .docx or .odt with more elements than any text needs.
    #[error("more than {limit} elements")]
    TooManyElements {
        /// What it should be.
        format: Format,
        /// What can be read.
        limit: u32,
    },
    /// A .docx or .odt with tables within tables that nobody reads.
    #[error("more than {limit} levels")]
    TooDeep {
        /// What it should be.
        format: Format,
        /// What can be read.
        limit: usize,
    },
    /// A document with a password.
    #[error("encrypted")]
    Encrypted,
    /// A .docx or .odt that is none, or is damaged.
    #[error("not a .{}: {reason}", format.name())]
    BadPackage {
        /// What it should be.
        format: Format,
        /// The message of the library.
        reason: String,
    },
}

impl ReadError {
    /// The message for the user.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("import-empty"),
            Self::TooLarge { limit } => Message::new("import-too-large").with("limit", limit >> 20),
            Self::OldWord => Message::new("import-old-word"),
            Self::Pdf => Message::new("import-pdf"),
            Self::Binary => Message::new("import-binary"),
            Self::NotUtf8 { offset } => Message::new("import-not-utf8").with("offset", *offset),
            Self::LegacyFont { word } => Message::new("import-legacy-font").with("word", word.as_str()),
            Self::Rtf => Message::new("import-rtf"),
            Self::Spreadsheet => Message::new("import-spreadsheet"),
            Self::Presentation => Message::new("import-presentation"),
            Self::Zip => Message::new("import-zip"),
            Self::TooManyAttributes { format, limit } => {
                Message::new("import-too-many-attributes").with("format", format.name()).with("limit", *limit)
            }
            Self::TooManyElements { format, limit } => Message::new("import-too-many-elements")
                .with("format", format.name())
                .with("limit", usize::try_from(*limit).unwrap_or(usize::MAX)),
            Self::TooDeep { format, limit } => {
                Message::new("import-too-deep").with("format", format.name()).with("limit", *limit)
            }
            Self::Encrypted => Message::new("import-encrypted"),
            Self::BadPackage { format, reason } => {
                Message::new("import-bad-package").with("format", format.name()).with("reason", reason.as_str())
            }
        }
    }

    /// What to do about it; `None` if there is nothing.
    #[must_use]
    pub fn help(&self) -> Option<Message> {
        let key = match self {
            Self::Empty => return None,
            Self::TooLarge { .. } | Self::TooManyElements { .. } => "import-too-large-help",
            Self::OldWord
            | Self::Rtf
            | Self::BadPackage { .. }
            | Self::TooManyAttributes { .. }
            | Self::TooDeep { .. } => "import-old-word-help",
            Self::Encrypted => "import-encrypted-help",
            Self::Spreadsheet => "import-spreadsheet-help",
            Self::Presentation => "import-presentation-help",
            Self::Zip => "import-zip-help",
            Self::Pdf => "import-pdf-help",
            Self::Binary => "import-binary-help",
            Self::NotUtf8 { .. } => "import-not-utf8-help",
            Self::LegacyFont { .. } => "import-legacy-font-help",
        };
        Some(Message::new(key))
    }
}

/// Whether a file of streams holds a document with a password: the name of its stream is in the directory, in UTF-16.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// Reads a document. Without a format, the extension of the name decides, else the content.
///
/// # Errors
/// If it is not text, has an unknown format, or is larger than a record can hold.
pub fn read(name: &str, bytes: &[u8], format: Option<Format>) -> Result<(Document, Format), ReadError> {
    if bytes.len() > MAX_SOURCE {
        return Err(ReadError::TooLarge { limit: MAX_SOURCE });
    }
    if bytes.starts_with(OLE) {
        return Err(if is_encrypted(bytes) { ReadError::Encrypted } else { ReadError::OldWord });
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(ReadError::Pdf);
    }
    if bytes.starts_with(RTF) {
        return Err(ReadError::Rtf);
    }
    let format = match format {
        Some(format) => format,
        None => Format::of(name, bytes)?,
    };
    let in_letters = |limit, read: fn(&str) -> Document| {
        let (text, encoding) = letters::text_of(bytes, limit)?;
        Ok(Document { encoding, ..read(&text) })
    };
    let document = match format {
        Format::Docx => docx::read(bytes)?,
        Format::Odt => odt::read(bytes)?,
        Format::Html => in_letters(MAX_PAGE, html::read)?,
        Format::Markdown => in_letters(MAX_TEXT, markdown::read)?,
        Format::Text => in_letters(MAX_TEXT, text::read)?,
    };
    let texts = || document.blocks.iter().map(|block| block.text.as_str());
    if document.blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    if texts().map(str::len).sum::<usize>() > MAX_TEXT {
        return Err(ReadError::TooLarge { limit: MAX_TEXT });
    }
    for text in texts() {
        let found = disallowed(text).into_iter().find(|(_, kind)| *kind == Disallowed::LegacyFont);
        if let Some((span, _)) = found {
            return Err(ReadError::LegacyFont { word: text[span].to_owned() });
        }
    }
    Ok((document, format))
}
