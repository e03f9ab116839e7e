//! Fix: certain fixes, planned for all files and checked together, so that no fix in one file adds findings to another.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{FileLocks, Refusal};
use crate::archive::{Archive, SETTINGS_FILE, Write};
use crate::check::{self, CheckedFile, Checker, FixedText, Input, LinkScope, Report, Source};
use crate::finding::{Finding, Severity};

/// What files are checked and fixed with.
#[derive(Clone, Copy)]
pub struct Fixing<'a> {
    /// The archive of the files.
    pub archive: Option<&'a Archive>,
    /// What knows the rules.
    pub checker: &'a Checker,
    /// Where other records are found.
    pub scope: LinkScope<'a>,
}

/// The fixes of one file.
#[derive(Clone)]
pub struct FixedFile {
    /// Its place among the inputs.
    pub index: usize,
    /// Its text before.
    pub old: String,
    /// Its text afterwards.
    pub new: String,
    /// Another name for its file, where it has a wrong one.
    pub rename: Option<String>,
    /// How many findings are fixed, the name of the file included.
    pub count: usize,
}

impl FixedFile {
    /// A path of the file, or its name, with the name that it gets.
    #[must_use]
    pub fn renamed(&self, name: &str) -> String {
        match &self.rename {
            Some(rename) => {
                let folder = name.rfind(['/', std::path::MAIN_SEPARATOR]).map_or(0, |at| at + 1);
                format!("{}{rename}", &name[..folder])
            }
            None => name.to_owned(),
        }
    }

    /// Applies the fixes, and updates the path of the input where the file is renamed.
    ///
    /// # Errors
    /// If the file has changed meanwhile, the name is taken, or the system refuses.
    pub fn apply(&self, input: &mut Input, locks: &FileLocks) -> Result<(), Refusal> {
        input.stat = None;
        match &mut input.source {
            Source::Bytes(text) => *text = self.new.clone().into_bytes(),
            Source::Refused(_) => {}
            Source::File(path) => {
                let from = path.clone();
                let to = self.rename.as_ref().map_or_else(|| from.clone(), |name| from.with_file_name(name));
                let (old, new) = (self.old.clone(), self.new.clone());
                locks.apply(input, &Write::Move { from, to: to.clone(), old, new })?;
                input.stem = check::stem(&to).map(str::to_owned);
                input.place = input.place.as_deref().map(|place| self.renamed(place));
                input.name = self.renamed(&input.name);
                input.source = Source::File(to);
            }
        }
        Ok(())
    }
}

impl Fixing<'_> {
    /// Checks files with each other and with the records around them.
    #[must_use]
    pub fn check(&self, inputs: &[Input]) -> Report {
        check::check_inputs(self.checker, self.archive, inputs.to_vec(), self.scope)
    }

    /// Plans the certain fixes of files, whose findings are `report`: those after which no file has more findings or more
    /// errors than before, and neither have all files together.
    #[must_use]
    pub fn plan(&self, inputs: &[Input], report: &Report) -> Vec<FixedFile> {
        self.harmless(inputs, report, self.each(inputs, report))
    }

    /// The fixes of each file, checked alone.
    fn each(&self, inputs: &[Input], report: &Report) -> Vec<FixedFile> {
        // The report has the files in the order of the inputs, those without findings left out.
        let mut rest = inputs.iter().enumerate();
        let found: Vec<_> = (report.files.iter())
            .filter_map(|file| Some((rest.find(|(_, input)| input.name == file.input.name)?.0, file)))
            .filter(|(_, file)| file.findings.iter().any(|finding| finding.fix.is_some()))
            .filter(|(_, file)| self.is_ours(file))
            .collect();
        let mut jobs: Vec<FixedFile> = (found.par_iter())
            .map(|(index, file)| {
                let old = file.text();
                let FixedText { text: new, rename, count } =
                    self.checker.fix(&old, file.input.stem.as_deref(), file.input.place.as_deref());
                FixedFile { index: *index, old, new, rename, count }
            })
            .collect();
        // One file may have been named twice, and two files may want one name.
        let mut taken = HashSet::new();
        for job in &mut jobs {
            let source = &inputs[job.index].source;
            let is_first = path_of(source).is_none_or(|path| taken.insert(path.to_owned()));
            let is_free = |path: PathBuf| path.symlink_metadata().is_err() && taken.insert(path);
            if !is_first {
                job.count = 0;
            } else if job.rename.is_some() && !new_path(source, job).is_some_and(is_free) {
                job.rename = None;
                job.count -= 1;
            }
        }
        jobs.retain(|job| job.count > 0);
        jobs
    }

    /// Whether a file is the archive's copy of a schema, or a record, valid or not: it is among the records, or has
    /// the `format` key. Other programs have YAML files too.
    fn is_ours(&self, file: &CheckedFile) -> bool {
        let records = self.archive.map(|archive| archive.settings().records.as_str());
        let place = file.input.place.as_deref().map(Path::new);
        file.input.is_schema_copy()
            || place == Some(Path::new(SETTINGS_FILE))
            || place.zip(records).is_some_and(|(place, records)| place.starts_with(records))
            || lossless_yaml::has_keys(&file.text(), &["format"])
    }

    /// The fixes after which no fixed file has more findings or more errors than before, those that other
    /// files give rise to included, and neither have all files together.
    fn harmless(&self, inputs: &[Input], before: &Report, mut jobs: Vec<FixedFile>) -> Vec<FixedFile> {
        let all_before = total(before);
        let before = counts(before);
        while !jobs.is_empty() {
            let after = self.check(&trial(inputs, &jobs));
            let counts = counts(&after);
            let count = jobs.len();
            jobs.retain(|job| {
                let name = inputs[job.index].name.as_str();
                is_no_worse(
                    counts.get(name).copied().unwrap_or_default(),
                    before.get(name).copied().unwrap_or_default(),
                )
            });
            if jobs.len() < count {
                continue;
            }
            if is_no_worse(total(&after), all_before) {
                break;
            }
            // A record that can be read again may show what is wrong in many others.
            return check::most(&jobs, &mut |chosen| {
                is_no_worse(total(&self.check(&trial(inputs, chosen))), all_before)
            });
        }
        jobs
    }
}

/// The inputs as they would be after `jobs`, under their old names.
fn trial(inputs: &[Input], jobs: &[FixedFile]) -> Vec<Input> {
    let mut inputs = inputs.to_vec();
    for job in jobs {
        let input = &mut inputs[job.index];
        if let Some(path) = new_path(&input.source, job) {
            input.stem = check::stem(&path).map(str::to_owned);
        }
        input.source = Source::Bytes(job.new.clone().into_bytes());
        input.stat = None;
    }
    inputs
}

/// How many findings there are, and how many errors among them.
type Count = (usize, usize);

fn is_no_worse(after: Count, before: Count) -> bool {
    after.0 <= before.0 && after.1 <= before.1
}

fn total(report: &Report) -> Count {
    let errors = report.count(Severity::Error);
    (errors + report.count(Severity::Warning) + report.count(Severity::Note), errors)
}

/// How many findings each file has.
fn counts(report: &Report) -> HashMap<&str, Count> {
    let count = |findings: &[Finding]| {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        (findings.len(), errors)
    };
    report.files.iter().map(|file| (file.input.name.as_str(), count(&file.findings))).collect()
}

fn path_of(source: &Source) -> Option<&Path> {
    match source {
        Source::File(path) => Some(path),
        Source::Bytes(_) | Source::Refused(_) => None,
    }
}

/// Where a file is going to be, where it gets another name.
fn new_path(source: &Source, fixed: &FixedFile) -> Option<PathBuf> {
    Some(path_of(source)?.with_file_name(fixed.rename.as_ref()?))
}
