//! Why a text is not a YAML document that a record may be.

use granit_parser::ErrorKind;

use crate::Span;

/// A problem of a text, with its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The kind.
    pub kind: ProblemKind,
    /// Where, in bytes of the text.
    pub span: Span,
}

/// The kinds of problems of a text as YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// Larger than [`super::MAX_BYTES`].
    TooLarge,
    /// A byte that is not UTF-8.
    NotUtf8,
    /// UTF-16 text, by its byte order mark.
    Utf16,
    /// A NUL or another control character that YAML forbids.
    ControlCharacter(char),
    /// Nothing but spaces and comments.
    Empty,
    /// Nested deeper than [`super::MAX_DEPTH`].
    TooDeep,
    /// A second document after `---`.
    SeveralDocuments,
    /// A `%` directive.
    Directive,
    /// `&name`.
    Anchor,
    /// `*name`.
    Alias,
    /// `!tag`.
    Tag,
    /// `<<`.
    MergeKey,
    /// A key that is a list or a mapping.
    ComplexKey,
    /// A key that is twice in its mapping.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it was first.
        first: Span,
    },
    /// A tab where only spaces may indent.
    Tab,
    /// A quotation mark that is never closed, or text after a closed one.
    Quote,
    /// `[` or `{` that is not closed, or closed by another.
    Bracket,
    /// A second `: ` in a plain text.
    ColonInText,
    /// An invalid escape in a double-quoted text.
    Escape,
    /// `key:text` without a space.
    MissingSpace,
    /// A text that begins with a sign that means something else there.
    Sign(char),
    /// A line with which git marks a conflict.
    Conflict,
    /// A number that is none: `.nan`, `.inf`, `1e999`.
    NotFinite,
    /// An invalid indentation.
    Indentation,
    /// Anything else that the grammar forbids.
    Other,
}

impl ProblemKind {
    /// Whether the rest of the text keeps its meaning.
    #[must_use]
    pub fn is_local(&self) -> bool {
        matches!(self, Self::DuplicateKey { .. } | Self::NotFinite)
    }

    pub(super) fn of_scan_error(kind: &ErrorKind) -> Self {
        match kind {
            ErrorKind::RecursionLimitExceeded => Self::TooDeep,
            ErrorKind::UnknownAnchor => Self::Alias,
            ErrorKind::DirectiveDisallowed | ErrorKind::MissingDocumentEndBeforeDirective => Self::Directive,
            ErrorKind::UndeclaredTagHandle
            | ErrorKind::ExpectedTagBang
            | ErrorKind::InvalidTagTerminator
            | ErrorKind::MissingTagUri
            | ErrorKind::UnclosedVerbatimTag
            | ErrorKind::InvalidTagEscape => Self::Tag,
            ErrorKind::MissingAnchorOrAliasName => Self::Anchor,
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::InvalidBlockEntryWhitespace
            | ErrorKind::InvalidMappingValueWhitespace => Self::Tab,
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar => Self::Quote,
            ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::MisplacedFlowCollectionEnd
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::BlockEntryInFlowCollection => Self::Bracket,
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => Self::Escape,
            ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => Self::ColonInText,
            ErrorKind::InvalidIndentation
            | ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::BlockSequenceEntryNotAllowed
            | ErrorKind::MappingKeyNotAllowed
            | ErrorKind::InvalidBlockScalarIndent
            | ErrorKind::SimpleKeyExpected
            | ErrorKind::InvalidSimpleKey => Self::Indentation,
            _ => Self::Other,
        }
    }
}
