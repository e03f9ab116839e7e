//! Format: texts get the canonical layout.

use crate::model::format;
use std::borrow::Cow;

use super::{FileLocks, Refusal};
use crate::archive::{self, Archive, ReadError, StoreError, Write};
use crate::check::{self, Checker, Input, LinkScope, Source};
use crate::i18n::Message;
use lossless_yaml::{FormatError, Problem};
use viet_text::lines::Lines;

/// What every text needs to be laid out.
pub struct Layouter<'a> {
    checker: &'a Checker,
    archive: Option<&'a Archive>,
}

/// A text whose layout is not canonical.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaid {
    /// As it is.
    pub old: String,
    /// As it would be.
    pub new: String,
}

/// Why a text is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// It is no YAML that a record may be, or no record.
    Broken {
        /// What is the matter.
        message: Message,
        /// What to do.
        help: Option<Message>,
    },
    /// It cannot be read or written, or its layout cannot be changed safely.
    Failed(Message),
}

impl Left {
    /// A file fails for a reason.
    #[must_use]
    pub fn failed(name: &str, reason: Message) -> Self {
        Self::Failed(Message::new("file-failure").with("name", name).with("reason", reason))
    }
}

impl<'a> Layouter<'a> {
    /// Lays out texts of an archive, or of none.
    #[must_use]
    pub fn new(checker: &'a Checker, archive: Option<&'a Archive>) -> Self {
        Self { checker, archive }
    }

    /// Plans the canonical layout of a text; none where it has it.
    ///
    /// # Errors
    /// Where the text is no record, or a comment would say another thing in the new layout.
    pub fn plan(&self, input: &Input) -> Result<Option<Relaid>, Left> {
        let old = self.read(input)?;
        let new = format::RECORD.lay_out(&old).map_err(|error| left(&input.name, &old, &error))?;
        // Other programs have YAML files too, in a layout of their own.
        if !is_record(&old) {
            return Err(no_record(&input.name));
        }
        if !self.means_the_same(input, &old, &new) {
            return Err(Left::Failed(Message::new("fmt-allowance").with("name", &*input.name)));
        }
        let new = match new {
            Cow::Borrowed(_) => return Ok(None),
            Cow::Owned(new) => new,
        };
        Ok(Some(Relaid { old, new }))
    }

    /// Writes a new layout. `false` if the file has the layout already: a command line may name it twice.
    ///
    /// # Errors
    /// Where the file is not what it was, or the system refuses.
    pub fn write(locks: &FileLocks, input: &Input, relaid: Relaid) -> Result<bool, Left> {
        let Source::File(path) = &input.source else { return Ok(false) };
        let write = Write::Replace { path: path.clone(), old: relaid.old, new: relaid.new };
        match locks.apply(input, &write) {
            Ok(()) => Ok(true),
            Err(Refusal::Store(StoreError::Changed { .. }))
                if archive::read(path).is_ok_and(|now| now == write.text()) =>
            {
                Ok(false)
            }
            Err(Refusal::Store(error)) => Err(Left::Failed(error.message())),
            Err(Refusal::Said { message, .. }) => Err(Left::Failed(message)),
            Err(_) => Err(Left::Failed(Message::new("fmt-unsafe").with("name", &*input.name))),
        }
    }

    fn read(&self, input: &Input) -> Result<String, Left> {
        let read = match (&input.source, self.archive) {
            (Source::File(path), Some(archive)) => archive.read(path),
            (Source::File(path), None) => archive::read(path),
            (Source::Bytes(bytes), _) => archive::text_of(bytes.clone()),
            (Source::Refused(refused), _) => return Err(Left::Failed(refused.message())),
        };
        read.map_err(|error| unreadable(&input.name, &error))
    }

    /// Whether the directives in comments mean the same in the new layout: a suppression applies to a line, which may
    /// have other content then.
    fn means_the_same(&self, input: &Input, old: &str, new: &str) -> bool {
        old == new || !old.contains(format::MARK) || self.found(input, old) == self.found(input, new)
    }

    /// The codes and fields of what is wrong with a text, in an order that does not depend on its layout.
    fn found(&self, input: &Input, text: &str) -> Vec<(&'static str, String)> {
        let input = Input { source: Source::Bytes(text.as_bytes().to_vec()), stat: None, ..input.clone() };
        let scope = self.archive.map_or(LinkScope::Nothing, LinkScope::Archive);
        let report = check::check_files(self.checker, vec![input], scope);
        let findings = report.files.into_iter().flat_map(|file| file.findings);
        let mut found: Vec<_> = findings.map(|finding| (finding.code, finding.path)).collect();
        found.sort_unstable();
        found
    }
}

fn left(name: &str, text: &str, error: &FormatError) -> Left {
    match error {
        FormatError::Unreadable(problems) => match problems.first() {
            Some(problem) => broken(name, text, problem),
            None => Left::Failed(Message::new("fmt-unsafe").with("name", name)),
        },
        FormatError::NoMapping => no_record(name),
        FormatError::Unsafe => Left::Failed(Message::new("fmt-unsafe").with("name", name)),
    }
}

/// Whether a text that is a mapping has the `format` key. A `format` with a number at the start of a line is found
/// without parsing; else the text is parsed.
fn is_record(text: &str) -> bool {
    let version = text.lines().find_map(|line| line.strip_prefix("format: "));
    version.is_some_and(|version| version.starts_with(|first: char| first.is_ascii_digit()))
        || lossless_yaml::has_keys(text, &["format"])
}

fn no_record(name: &str) -> Left {
    Left::Broken { message: Message::new("fmt-no-record").with("name", name), help: None }
}

fn unreadable(name: &str, error: &ReadError) -> Left {
    match error.problem() {
        Some(problem) => broken(name, "", &problem),
        None => Left::failed(name, error.message()),
    }
}

fn broken(name: &str, text: &str, problem: &Problem) -> Left {
    let line = Lines::of(text).number(problem.span.start);
    let reason = Checker::unreadable(problem).message;
    let message = Message::new("fmt-syntax").with("name", name).with("line", line).with("reason", reason);
    Left::Broken { message, help: Some(Message::new("fmt-syntax-help").with("name", name)) }
}
