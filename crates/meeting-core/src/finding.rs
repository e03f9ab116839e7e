//! A finding: the violation of a rule, its span, and its fix. Data only: a catalog turns messages into text.

use lossless_yaml::{Edit, Span};

use crate::i18n::Message;

/// Whether a finding stops a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Shown, but never fails a check.
    Note,
    /// Worth a look; exit code 0.
    Warning,
    /// Certainly wrong; exit code 1.
    Error,
}

impl Severity {
    /// The name that machine formats use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The name that people see.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Note => Message::new("severity-note"),
            Self::Warning => Message::new("severity-warning"),
            Self::Error => Message::new("severity-error"),
        }
    }
}

/// What kind of knowledge a finding needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// The file is not text, or its text is not YAML that a record may use.
    Syntax,
    /// The JSON Schema alone decides it.
    Structure,
    /// Everything else: references, dates, counts, other records.
    Meaning,
}

impl Group {
    /// The name that machine formats use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Structure => "structure",
            Self::Meaning => "meaning",
        }
    }
}

/// Another span that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where, in the same file.
    pub span: Span,
    /// What is there.
    pub text: Message,
}

/// The one certain fix of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fix {
    /// Changes of the text, in order and without overlap.
    Edits(Vec<Edit>),
    /// Another name for the file, in the same folder; `.yaml` included.
    Rename(String),
}

impl Fix {
    /// The changes of the text; empty if the file is renamed.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        match self {
            Self::Edits(edits) => edits,
            Self::Rename(_) => &[],
        }
    }
}

/// A finding in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Name of the rule, kebab-case, stable for ever.
    pub code: &'static str,
    /// What decides it.
    pub group: Group,
    /// Whether it stops a commit.
    pub severity: Severity,
    /// What is wrong.
    pub message: Message,
    /// The span that the caret shows.
    pub span: Span,
    /// The field, written as in `directives[2].lead`; empty for the whole record.
    pub path: String,
    /// Words next to the caret.
    pub label: Option<Message>,
    /// Other spans that explain it.
    pub related: Vec<Label>,
    /// What to do.
    pub help: Option<Message>,
    /// The one certain fix, where there is one.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding with a message and a span only.
    #[must_use]
    pub fn new(
        (code, group, severity): (&'static str, Group, Severity),
        span: Span,
        path: String,
        message: Message,
    ) -> Self {
        let (label, related, help, fix) = (None, Vec::new(), None, None);
        Self { code, group, severity, message, span, path, label, related, help, fix }
    }

    /// The finding with a label at its caret.
    #[must_use]
    pub fn with_label(mut self, label: Message) -> Self {
        self.label = Some(label);
        self
    }

    /// The finding with advice.
    #[must_use]
    pub fn with_help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// The finding with one more span that explains it.
    #[must_use]
    pub fn with_related(mut self, span: Span, text: Message) -> Self {
        self.related.push(Label { span, text });
        self
    }

    /// The finding with its one certain fix, where there is one.
    #[must_use]
    pub fn with_fix(mut self, edit: impl Into<Option<Edit>>) -> Self {
        self.fix = edit.into().map(|edit| Fix::Edits(vec![edit]));
        self
    }
}

/// The findings in one file, and the text that they are about.
#[derive(Debug, Clone)]
pub struct FileFindings {
    /// The name of the file, as shown to the user.
    pub file: String,
    /// The text that was checked.
    pub text: String,
    /// The findings, in the order of the text.
    pub findings: Vec<Finding>,
}
