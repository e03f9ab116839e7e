//! Is a record right? Structure is what the JSON Schema alone decides; meaning is the rest.
//!
//! In comes the text of a file, out come its findings in the order of the text. A syntax error comes alone,
//! because nothing after it can be trusted; a structural mistake hides only the value it is about.

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

pub use batch::{CheckedFile, Input, LinkScope, Report, Source, check_archive, check_files, check_inputs, stem};
pub use changed::check_changes;
pub use context::Context;
pub use fix::FixedText;
pub(crate) use fix::most;
pub use links::Links;
pub use names::{Entity, Named, Names, Reference, Target, references};
pub(crate) use path::steps;
pub use planned::planned_findings;
pub use policy::Reach;
pub use renaming::{RenameError, Renaming, lines_with_id};
pub(crate) use rule::explanation;
pub use rule::{Check, Explanation, IndexedFinding, Rule, Today};
pub(crate) use rules::placeholder::blanks_in;
pub use suppression::Suppression;

use crate::archive::Settings;
use crate::finding::{Finding, Fix};
use crate::model::{self, Record};
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
    /// What is wrong, in the order of the text.
    pub findings: Vec<Finding>,
    /// What the record's author answers for. Applied by [`Checker::apply_policy`], once all findings are known.
    pub suppressions: Vec<Suppression>,
    /// The record, where the text could be read; what is wrong in it counts as absent.
    pub read: Option<(Document, Record)>,
}

impl Checker {
    /// A checker for an archive with these settings.
    ///
    /// # Errors
    /// Never in a program whose tests have passed: the schema is made from the types.
    pub fn new(settings: &Settings) -> Result<Self, Box<jsonschema::ValidationError<'static>>> {
        Ok(Self { structure: Structure::new(model::schema())?, settings: settings.clone(), today: None })
    }

    /// The checker with what "today" means. Without it, rules about the day are not looked at.
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
            // Most of such a record counts as absent: what the rules would say of it is of no use.
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

    /// Everything next to a file that its own findings go by, as text that tells it from anything else.
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
    /// What is wrong with a file that is no record.
    fn unread(findings: Vec<Finding>) -> Self {
        Self { findings: sorted(findings), suppressions: Vec::new(), read: None }
    }
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    findings
}
