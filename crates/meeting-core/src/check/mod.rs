//! Checks records: their structure (what the JSON Schema decides alone) and their meaning (the rules).
//!
//! The text of a file becomes its findings, in the order of the text. A syntax error is the only finding, because
//! nothing after it can be trusted; a structural error hides only the value that it is about.

mod batch;
mod changed;
mod citations;
mod context;
pub mod cross_record;
mod deadlines;
mod disallowed;
pub mod example;
mod finding_cache;
mod fix;
#[cfg(test)]
mod laws;
mod links;
mod names;
pub(crate) mod nearness;
mod path;
mod planned;
mod policy;
mod renaming;
mod rule;
pub mod rules;
mod structure;
mod suppression;
mod syntax;
#[cfg(test)]
mod testing;
mod texts;
mod work;

pub(crate) use batch::check_files;
pub use batch::{CheckedFile, Input, LinkScope, OtherFile, Report, Source, check_archive, check_inputs, stem};
pub use changed::check_changes;
pub use context::Context;
pub use fix::FixedText;
pub(crate) use fix::most;
pub use links::Links;
pub use names::{Entity, Named, Names, Reference, Target, references};
pub(crate) use path::steps;
pub(crate) use planned::planned_findings;
pub use policy::Reach;
pub(crate) use renaming::lines_with_id;
pub use renaming::{RenameError, Renaming};
pub(crate) use rule::explanation;
pub use rule::{Check, Explanation, IndexedFinding, ReadHash, Rule, Today};
pub(crate) use rules::placeholder::blanks_in;
pub use suppression::Suppression;

use crate::archive::Settings;
use crate::finding::{Finding, Fix};
use crate::model::Record;
use lossless_yaml::{Document, Problem};

use structure::Structure;

/// Checks records. Compiling the schema takes longer than checking a record: make one and keep it.
pub struct Checker {
    structure: Structure,
    settings: Settings,
    today: Option<Today>,
}

/// A file that has been read and checked on its own.
#[derive(Debug)]
pub struct CheckedRecord {
    /// The findings, in the order of the text.
    pub findings: Vec<Finding>,
    /// The suppressions in the record. [`Checker::apply_policy`] applies them, once all findings are known.
    pub suppressions: Vec<Suppression>,
    /// The document and the typed record, if the text can be read; invalid values are absent in the record.
    pub read: Option<(Document, Record)>,
}

impl Checker {
    /// A checker for an archive with these settings.
    ///
    /// # Errors
    /// Never in a program whose tests have passed: the schema is made from the types.
    pub fn new(settings: &Settings) -> Result<Self, Box<jsonschema::ValidationError<'static>>> {
        let structure = Structure::new(settings.record_schema(), settings.date_order())?;
        Ok(Self { structure, settings: settings.clone(), today: None })
    }

    /// The checker with today's date. Without it, the rules that depend on the date do not run.
    #[must_use]
    pub fn as_of(self, today: Today) -> Self {
        Self { today: Some(today), ..self }
    }

    /// Checks the text of one file. `stem` is the file's name without `.yaml`, where it has one.
    #[must_use]
    pub fn check(&self, text: &str, stem: Option<&str>) -> CheckedRecord {
        let document = match lossless_yaml::parse(text) {
            Ok(document) => document,
            Err(problems) => {
                return CheckedRecord::unread(self.of_problems(text, &problems));
            }
        };
        let mut structure = self.structure.check(text, &document);
        let record = structure::read(&document, &mut structure);
        if structure.is_cut_short {
            // Most of such a record is absent: the rules would report things that are there.
            return CheckedRecord::unread(structure.findings);
        }
        let mut findings = structure.findings;
        findings.extend(document.problems.iter().map(syntax::finding));
        let suppressions = suppression::suppressions(text, &document, &mut findings);
        let context = Context::new(text, stem, &document, &record, &self.settings, &structure.unreadable);
        for rule in rules::ALL {
            if let Check::Record(check) = rule.check {
                check(&context, &mut findings);
            }
        }
        let mut findings = sorted(findings);
        findings.truncate(structure::MOST);
        CheckedRecord { findings, suppressions, read: Some((document, record)) }
    }

    /// Everything except the file itself that its findings depend on, as a key of the cache.
    fn cache_key(&self) -> String {
        format!("{:?}\n{}", self.settings, self.structure.schema())
    }

    /// The findings of a text that cannot be read.
    fn of_problems(&self, text: &str, problems: &[Problem]) -> Vec<Finding> {
        let mut findings: Vec<Finding> = problems.iter().map(syntax::finding).collect();
        if let ([problem], [finding]) = (problems, &mut findings[..]) {
            finding.fix = fix::syntax::edits(text, problem, self.structure.fields()).map(Fix::Edits);
        }
        sorted(findings)
    }

    /// The findings of a file that is no text.
    #[must_use]
    pub fn unreadable(problem: &Problem) -> Finding {
        syntax::finding(problem)
    }
}

impl CheckedRecord {
    /// A file that is not a record, with its findings.
    fn unread(findings: Vec<Finding>) -> Self {
        Self { findings: sorted(findings), suppressions: Vec::new(), read: None }
    }
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    findings
}
