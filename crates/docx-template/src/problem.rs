//! What is wrong with a template, and where.

use std::fmt;

/// A mistake of a template, or what kept it from being filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub place: Place,
    /// The tag as it was typed; empty where the problem is no tag's.
    pub tag: String,
    /// The kind.
    pub kind: ProblemKind,
    /// What is probably meant: a name, or a whole tag.
    pub suggestion: Option<String>,
}

/// Where something is in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The part of the file.
    pub part: Part,
    /// The number of the paragraph in its part, in the order of the file and from 1, those in tables and text boxes
    /// included; of a text, the line. Absent where the problem is of the whole part.
    pub paragraph: Option<usize>,
    /// The cell that the paragraph is in.
    pub cell: Option<Cell>,
}

/// A cell of a table. All numbers are from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The number of the table in its part, in the order in which tables begin.
    pub table: usize,
    /// The number of the row.
    pub row: usize,
    /// The number of the cell in its row; merged cells are one.
    pub column: usize,
}

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The file as a whole.
    File,
    /// The document itself.
    Document,
    /// A header, by the number in its name.
    Header(u32),
    /// A footer, by the number in its name.
    Footer(u32),
    /// The footnotes.
    Footnotes,
    /// The endnotes.
    Endnotes,
    /// A template that is a text.
    Text,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("file"),
            Self::Document => f.write_str("document"),
            Self::Header(number) => write!(f, "header{number}"),
            Self::Footer(number) => write!(f, "footer{number}"),
            Self::Footnotes => f.write_str("footnotes"),
            Self::Endnotes => f.write_str("endnotes"),
            Self::Text => f.write_str("text"),
        }
    }
}

/// The kinds of problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file, a part of it, or all parts together are larger than a limit, in bytes.
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// More parts than a limit.
    TooManyParts {
        /// The limit.
        limit: usize,
    },
    /// No zip file, or a damaged one.
    NotZip,
    /// A part is encrypted.
    Encrypted,
    /// A zip file that is no Word document.
    NotDocument,
    /// The document holds macros.
    Macros,
    /// A text with a byte that is not UTF-8, or with a control character.
    NotText,
    /// A part that is no well-formed XML.
    Xml {
        /// What the parser says, in English.
        detail: String,
    },
    /// A part with a document type, which may declare entities.
    DocumentType,
    /// More elements in a part than a limit.
    TooManyElements {
        /// The limit.
        limit: usize,
    },
    /// An element with more attributes, or namespaces in force, than a limit.
    TooManyAttributes {
        /// The limit.
        limit: usize,
    },
    /// Elements nested deeper than a limit.
    TooDeep {
        /// The limit.
        limit: usize,
    },

    /// More tags in a part than a limit.
    TooManyTags {
        /// The limit.
        limit: usize,
    },
    /// A tag that does not end, or ends with the sign of another kind of tag.
    UnclosedTag,
    /// A quotation mark in a tag that is not closed.
    UnclosedQuote,
    /// A bracket in a tag that is not closed, or closed by another.
    UnclosedBracket,
    /// The end of a tag without a beginning.
    StrayEnd,
    /// A tag without content.
    EmptyTag,
    /// A tag that the grammar forbids.
    Syntax {
        /// The word or sign at which it cannot be read.
        near: String,
        /// What the engine says, in English.
        detail: String,
    },
    /// A statement that does not exist.
    UnknownStatement {
        /// Its name.
        name: String,
    },
    /// A statement that templates may not have here: other files, programs, whatever escapes.
    NotAllowed {
        /// Its name.
        name: String,
    },
    /// A block that is not closed.
    UnclosedBlock {
        /// The statement that is missing.
        end: String,
    },
    /// The end of a block, or `else` and `elif`, where no such block is open.
    UnmatchedEnd,
    /// Blocks nested deeper than a limit.
    TooManyBlocks {
        /// The limit.
        limit: usize,
    },
    /// A tag in a tracked change: accept or reject it first.
    TrackedChange,
    /// A tag where no text is filled in: a field code, an equation, a chart.
    NotInText,
    /// A block over several paragraphs, one of whose tags shares its paragraph with text, a picture, or the end of a
    /// section.
    NotAlone,
    /// A block whose ends stand where nothing can repeat: neither in one paragraph, nor alone in paragraphs beside each
    /// other, nor in rows of one table.
    Unrepeatable {
        /// Where the block begins or ends otherwise.
        other: Place,
    },

    /// A field that does not exist.
    UnknownField {
        /// Its name as it was typed, with what it is of.
        name: String,
    },
    /// A field that holds others is printed as if it were a text.
    NotAText {
        /// Its name.
        name: String,
    },
    /// A field that is one value is repeated as if it were a list.
    NotAList {
        /// Its name.
        name: String,
    },
    /// A filter that does not exist.
    UnknownFilter {
        /// Its name.
        name: String,
    },
    /// A test that does not exist.
    UnknownTest {
        /// Its name.
        name: String,
    },
    /// A function that does not exist.
    UnknownFunction {
        /// Its name.
        name: String,
    },

    /// The value that was to be filled in cannot be written down.
    Value {
        /// Why, in English.
        detail: String,
    },
    /// Filling took more work or memory than a limit.
    TooMuchWork,
    /// A part of the result is larger than a limit, in bytes.
    ResultTooLarge {
        /// The limit.
        limit: usize,
    },
    /// A tag that cannot be evaluated with these values.
    Failed {
        /// What the engine says, in English.
        detail: String,
    },
}

impl ProblemKind {
    /// The name of the kind, for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::TooManyParts { .. } => "too-many-parts",
            Self::NotZip => "not-zip",
            Self::Encrypted => "encrypted",
            Self::NotDocument => "not-document",
            Self::Macros => "macros",
            Self::NotText => "not-text",
            Self::Xml { .. } => "xml",
            Self::DocumentType => "document-type",
            Self::TooManyElements { .. } => "too-many-elements",
            Self::TooManyAttributes { .. } => "too-many-attributes",
            Self::TooDeep { .. } => "too-deep",
            Self::TooManyTags { .. } => "too-many-tags",
            Self::UnclosedTag => "unclosed-tag",
            Self::UnclosedQuote => "unclosed-quote",
            Self::UnclosedBracket => "unclosed-bracket",
            Self::StrayEnd => "stray-end",
            Self::EmptyTag => "empty-tag",
            Self::Syntax { .. } => "syntax",
            Self::UnknownStatement { .. } => "unknown-statement",
            Self::NotAllowed { .. } => "not-allowed",
            Self::UnclosedBlock { .. } => "unclosed-block",
            Self::UnmatchedEnd => "unmatched-end",
            Self::TooManyBlocks { .. } => "too-many-blocks",
            Self::TrackedChange => "tracked-change",
            Self::NotInText => "not-in-text",
            Self::NotAlone => "not-alone",
            Self::Unrepeatable { .. } => "unrepeatable",
            Self::UnknownField { .. } => "unknown-field",
            Self::NotAText { .. } => "not-a-text",
            Self::NotAList { .. } => "not-a-list",
            Self::UnknownFilter { .. } => "unknown-filter",
            Self::UnknownTest { .. } => "unknown-test",
            Self::UnknownFunction { .. } => "unknown-function",
            Self::Value { .. } => "value",
            Self::TooMuchWork => "too-much-work",
            Self::ResultTooLarge { .. } => "result-too-large",
            Self::Failed { .. } => "failed",
        }
    }
}

impl Problem {
    /// A problem of a whole part.
    pub(crate) fn of_part(part: Part, kind: ProblemKind) -> Self {
        Self { place: Place { part, paragraph: None, cell: None }, tag: String::new(), kind, suggestion: None }
    }
}
