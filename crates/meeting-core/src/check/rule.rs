//! What a rule is.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::archive::{Outline, Settings};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::{Language, Message};
use lossless_yaml::Span;
use lossless_yaml::Step;

use super::links::Links;
use super::{Context, Reference, path};

/// A rule: its code, its severity, its check, and its explanation.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name, kebab-case, stable for ever.
    pub code: &'static str,
    /// What decides it.
    pub group: Group,
    /// Whether breaking it stops a commit.
    pub severity: Severity,
    /// Who looks for it.
    pub check: Check,
    /// The text of `meeting explain`.
    pub explanation: Explanation,
}

/// Who looks for the findings of a rule.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Reading the text, or applying the schema, finds them.
    Reading,
    /// Reading `meeting.yaml` finds them.
    Settings,
    /// Comparing the archive's copies of the program's schemas finds them.
    Schemas,
    /// They follow from the record alone.
    Record(fn(&Context, &mut Vec<Finding>)),
    /// They follow from the record and those that it points to.
    Links(fn(&Outline, &Links, &mut Vec<Finding>)),
    /// A check of the record and today's date.
    Day(fn(&Outline, Today, &mut Vec<Finding>)),
    /// A check of all records of the archive together; the number in a finding is the index of its record.
    Archive(fn(&[Arc<Outline>], &Settings, &mut Vec<IndexedFinding>)),
    /// A check of the record and the files that it names.
    Files(fn(&Outline, &ReadHash, &mut Vec<Finding>)),
}

/// The SHA-256, in hexadecimal, of the file at a path from the archive's root; none if there is no such file in it.
pub type ReadHash<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// What "today" means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today {
    /// The date.
    pub date: NaiveDate,
    /// The latest date that is not in the future in any time zone.
    pub latest: NaiveDate,
}

impl Today {
    /// A date that the user gave: it is exact.
    #[must_use]
    pub fn named(date: NaiveDate) -> Self {
        Self { date, latest: date }
    }

    /// The date by the clock of this machine. East of it the next day may have begun: a record written in Asia in the
    /// morning may be checked in Europe the evening before.
    #[must_use]
    pub fn by_clock(date: NaiveDate) -> Self {
        Self { date, latest: date.succ_opt().unwrap_or(date) }
    }
}

/// A finding, and the index of its record among those of the archive.
pub type IndexedFinding = (usize, Finding);

/// The explanation of a rule, and the examples that its test runs.
#[derive(Debug, Clone, Copy)]
pub struct Explanation {
    /// In English (Markdown; the first line is the title).
    pub en: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
    /// A record that breaks the rule.
    pub bad: &'static str,
    /// The same record, fixed.
    pub good: &'static str,
    /// The `meeting.yaml` that a custom rule needs.
    pub settings: Option<&'static str>,
    /// The `directory.yaml` that a rule about names needs.
    pub directory: Option<&'static str>,
}

impl Explanation {
    /// The text in `language`.
    #[must_use]
    pub fn words(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Vi => self.vi,
        }
    }

    /// The title in `language`: the first line, without its mark.
    #[must_use]
    pub fn title(&self, language: Language) -> &'static str {
        self.words(language).lines().next().unwrap_or_default().trim_start_matches('#').trim()
    }

    /// The paragraphs below the title in `language`.
    #[must_use]
    pub fn body(&self, language: Language) -> &'static str {
        self.words(language).split_once('\n').map_or("", |(_, body)| body.trim())
    }
}

/// Reads the explanation that is next to the rule that calls this; with `settings` or `directory`, those of its examples too.
macro_rules! explanation {
    () => {
        $crate::check::explanation!(@ None, None)
    };
    (settings) => {
        $crate::check::explanation!(@ Some(include_str!("settings.yaml")), None)
    };
    (directory) => {
        $crate::check::explanation!(@ None, Some(include_str!("directory.yaml")))
    };
    (@ $settings:expr, $directory:expr) => {
        $crate::check::Explanation {
            en: include_str!("en.md"),
            vi: include_str!("vi.md"),
            bad: include_str!("bad.yaml"),
            good: include_str!("good.yaml"),
            settings: $settings,
            directory: $directory,
        }
    };
}
pub(crate) use explanation;

impl Rule {
    /// A finding of this rule at `path` in the record.
    pub(crate) fn finding(&self, context: &Context, path: &[Step], message: Message) -> Finding {
        self.finding_at(path::span(context.root, path), path::name(path), message)
    }

    /// A finding of this rule about a reference of the record.
    pub(crate) fn finding_of(&self, context: &Context, reference: &Reference, message: Message) -> Finding {
        self.finding_at(reference.span(context.root), path::name(&reference.path), message)
    }

    /// A finding of this rule at `span`, in the field `path`.
    pub(crate) fn finding_at(&self, span: Span, path: String, message: Message) -> Finding {
        Finding::new((self.code, self.group, self.severity), span, path, message)
    }
}
