//! What a rule sees of one record: its text, its tree and its typed form.

use std::cell::OnceCell;

use serde_json::Value;

use super::names::{Named, Names, Reference, Target, references};
use super::work::{self, Work};
use crate::archive::{self, Settings};
use crate::model::Record;
use crate::work::Plans;
use lossless_yaml::Span;
use lossless_yaml::{Document, Node, Step, pointer};
use viet_text::hygiene::{self, Disallowed};

/// One record and its file.
pub struct Context<'a> {
    /// The file's text.
    pub text: &'a str,
    /// The file's name without `.yaml`, where it has one.
    pub stem: Option<&'a str>,
    /// The parsed text, with its problems as YAML.
    pub document: &'a Document,
    /// Where everything is.
    pub root: &'a Node,
    /// What everything is.
    pub value: &'a Value,
    /// The typed record; invalid values are absent.
    pub record: &'a Record,
    /// What its ids, names and short forms mean.
    pub names: Names<'a>,
    /// Every reference in it.
    pub references: Vec<Reference<'a>>,
    /// The settings of the archive, from `meeting.yaml`.
    pub settings: &'a Settings,
    /// Pointers to the values that the schema refuses.
    unreadable: &'a [String],
    disallowed: OnceCell<Vec<(Span, Disallowed)>>,
    work: OnceCell<Vec<Work<'a>>>,
    plans: OnceCell<Plans<'a>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        text: &'a str,
        stem: Option<&'a str>,
        document: &'a Document,
        record: &'a Record,
        settings: &'a Settings,
        unreadable: &'a [String],
    ) -> Self {
        Self {
            text,
            stem,
            document,
            root: &document.root,
            value: &document.value,
            record,
            names: Names::of(record, &settings.directory),
            references: references(record),
            settings,
            unreadable,
            disallowed: OnceCell::new(),
            work: OnceCell::new(),
            plans: OnceCell::new(),
        }
    }

    /// Whether everything that is said of work can be read: what else follows from it is not known.
    pub(super) fn is_work_readable(&self) -> bool {
        let is_of_work = |pointer: &String| pointer.starts_with("/directives") || pointer.starts_with("/tasks");
        !self.unreadable.iter().any(is_of_work)
    }

    /// Whether the schema accepts the value at `path`; a rejected value already has a finding.
    pub(super) fn is_readable(&self, path: &[Step]) -> bool {
        self.unreadable.is_empty() || !self.unreadable.contains(&pointer(path))
    }

    /// The part of this record that `reference` means; none where it is of another record, or where there is not one.
    pub(super) fn own_part(&self, reference: &'a str, target: Target) -> Option<Named<'a>> {
        // The record's own id before the `#` means the same as no id.
        let text = match archive::Reference::parse(reference) {
            archive::Reference::Part { record, part } if self.record.id.as_deref() == Some(record) => part,
            _ => reference,
        };
        self.names.the(text, target)
    }

    /// The directives and tasks, with the fields that both have.
    pub(super) fn work(&self) -> &[Work<'a>] {
        self.work.get_or_init(|| work::of(self.record))
    }

    /// What follows of the work from all of the record, where it is work and a rule may ask.
    pub(super) fn plans(&self) -> &Plans<'a> {
        self.plans.get_or_init(|| work::plans(self))
    }

    /// What should not be in the text, in order. Text without any costs one pass, however often it is
    /// asked for. The byte order mark with which some editors begin a file is none.
    pub(super) fn disallowed(&self) -> &[(Span, Disallowed)] {
        self.disallowed.get_or_init(|| {
            let text = self.text.strip_prefix('\u{feff}').unwrap_or(self.text);
            if hygiene::is_clean(text) {
                return Vec::new();
            }
            let offset = self.text.len() - text.len();
            let spans = hygiene::disallowed(text).into_iter();
            spans.map(|(range, kind)| (Span::new(range.start + offset, range.end + offset), kind)).collect()
        })
    }
}
