//! `--fix` and `--diff`: certain repairs, planned for all files, proven together, then shown or written.

use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Arguments, Format, exit, show};
use crate::archive::{self, Archive};
use crate::check::{self, Around, Checker, Finished, Input, Mended, Report, Source};
use crate::cli::lock::FileLocks;
use crate::cli::terminal::Notes;
use crate::cli::{Environment, Exit, Failure, Output};
use crate::diagnostic::{Diagnostic, Severity};
use crate::i18n::Message;
use crate::{render, yaml};

/// What to mend, and with what it is checked.
pub(super) struct Fixing<'a> {
    pub arguments: &'a Arguments,
    pub environment: &'a Environment,
    pub archive: Option<&'a Archive>,
    pub checker: &'a Checker,
    pub around: Around<'a>,
}

/// The repairs of one file.
#[derive(Clone)]
struct Job {
    /// Its place among the inputs.
    index: usize,
    old: String,
    mended: Mended,
}

impl Fixing<'_> {
    /// Mends `inputs`, or shows how, and returns how the program ends.
    pub fn run(&self, mut inputs: Vec<Input>, output: &mut Output) -> Result<Exit, Failure> {
        if self.arguments.diff && self.arguments.format != Format::Human {
            return Err(Failure::new(Message::new("fix-diff-format")));
        }
        let report = self.check(&inputs);
        let jobs = self.harmless(&inputs, &report, self.plan(&inputs, &report));
        if self.arguments.diff {
            self.show(&inputs, &jobs, output)?;
        }
        if !self.arguments.fix {
            // On a terminal, where the patch may be paged, what is said about it comes behind it.
            let mut stderr = Notes;
            output.flush()?;
            self.say(if self.environment.terminal.is_interactive { output } else { &mut stderr }, &jobs)?;
            return Ok(exit(self.arguments, &report));
        }
        let made = self.write(&mut inputs, jobs, output)?;
        let report = self.check(&inputs);
        let has_text = inputs.iter().any(|input| matches!(input.source, Source::Bytes(_)));
        // The mended text has standard output for itself.
        let mut stderr = Notes;
        let out: &mut dyn Write = if has_text { &mut stderr } else { output };
        // What could not be written has been told: it is not that nothing could be mended.
        let has_news = report.files.iter().any(|file| !file.findings.is_empty()) && !made.has_failed;
        if has_news || !made.jobs.is_empty() {
            if self.arguments.format == Format::Human {
                self.say(out, &made.jobs)?;
            } else {
                self.say(&mut Notes, &made.jobs)?;
            }
        }
        show::report(&report, self.arguments, self.environment, self.archive, out)?;
        Ok(if made.has_failed { Exit::Failure } else { exit(self.arguments, &report) })
    }

    fn check(&self, inputs: &[Input]) -> Report {
        super::check(self.checker, self.archive, inputs.to_vec(), self.around)
    }

    /// Returns the repairs that each file takes on its own.
    fn plan(&self, inputs: &[Input], report: &Report) -> Vec<Job> {
        // The report has the files in the order of the inputs, those without findings left out.
        let mut rest = inputs.iter().enumerate();
        let found: Vec<_> = (report.files.iter())
            .filter_map(|file| Some((rest.find(|(_, input)| input.name == file.input.name)?.0, file)))
            .filter(|(_, file)| file.findings.iter().any(|finding| finding.fix.is_some()))
            .filter(|(_, file)| self.is_ours(file))
            .collect();
        let mut jobs: Vec<Job> = (found.par_iter())
            .map(|(index, file)| {
                let old = file.text();
                Job {
                    index: *index,
                    mended: self.checker.mend(&old, file.input.stem.as_deref(), file.input.place.as_deref()),
                    old,
                }
            })
            .collect();
        // One file may have been named twice, and two files may want one name.
        let mut taken = HashSet::new();
        for job in &mut jobs {
            let source = &inputs[job.index].source;
            let is_first = path_of(source).is_none_or(|path| taken.insert(path.to_owned()));
            let is_free = |path: PathBuf| path.symlink_metadata().is_err() && taken.insert(path);
            if !is_first {
                job.mended = Mended { text: job.old.clone(), rename: None, count: 0 };
            } else if job.mended.rename.is_some() && !new_path(source, &job.mended).is_some_and(is_free) {
                job.mended.rename = None;
                job.mended.count -= 1;
            }
        }
        jobs.retain(|job| job.mended.count > 0);
        jobs
    }

    /// Returns whether a file is the archive's copy of a schema, or a record, however wrong: it lies among the records, or says
    /// that it is one. Other programs have YAML files too.
    fn is_ours(&self, file: &Finished) -> bool {
        let records = self.archive.map(|archive| archive.settings().records.as_str());
        let place = file.input.place.as_deref().map(Path::new);
        file.input.is_schema_copy()
            || place.zip(records).is_some_and(|(place, records)| place.starts_with(records))
            || yaml::has_keys(&file.text(), &["format"])
    }

    /// Returns the repairs after which no mended file has more findings or more errors than before, those that other
    /// files give rise to included, and neither have all files together.
    fn harmless(&self, inputs: &[Input], before: &Report, mut jobs: Vec<Job>) -> Vec<Job> {
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

    fn show(&self, inputs: &[Input], jobs: &[Job], output: &mut Output) -> Result<(), Failure> {
        let has_colour = self.environment.terminal.colour(self.environment.terminal.is_interactive);
        for job in jobs {
            let name = &inputs[job.index].name;
            let new_name = new_name(name, &job.mended);
            let change = render::Change { name, new_name: &new_name, old: &job.old, new: &job.mended.text };
            render::diff(output, has_colour, change)?;
        }
        Ok(())
    }

    fn say(&self, out: &mut dyn Write, jobs: &[Job]) -> Result<(), Failure> {
        if self.environment.terminal.is_quiet {
            return Ok(());
        }
        let count = jobs.iter().map(|job| job.mended.count).sum();
        Ok(render::fixed(out, &self.environment.terminal.catalog, self.arguments.fix, count, jobs.len())?)
    }

    /// Writes the mended texts, and lets the inputs say where they are now. A file that cannot be written is told, and
    /// the others go on.
    fn write(&self, inputs: &mut [Input], jobs: Vec<Job>, output: &mut Output) -> Result<Made, Failure> {
        let mut made = Made { jobs: Vec::new(), has_failed: false };
        let locks = FileLocks::new(self.archive.filter(|_| !jobs.is_empty()), self.environment)?;
        for job in jobs {
            let input = &mut inputs[job.index];
            match write_one(&locks, input, &job) {
                Ok(()) => made.jobs.push(job),
                Err(_) if input.is_gone() => {}
                Err(error) => {
                    self.environment.terminal.failure(&error);
                    made.has_failed = true;
                }
            }
        }
        if !self.arguments.diff {
            for input in inputs {
                if let Source::Bytes(text) = &input.source {
                    // What is said about it goes to standard error.
                    output.set_plain();
                    output.write_all(text)?;
                }
            }
        }
        Ok(made)
    }
}

fn write_one(locks: &FileLocks, input: &mut Input, job: &Job) -> Result<(), Failure> {
    input.stat = None;
    match &mut input.source {
        Source::Bytes(text) => *text = job.mended.text.clone().into_bytes(),
        Source::Refused(_) => {}
        Source::File(path) => {
            let path = path.clone();
            if job.old != job.mended.text {
                locks.replace(input, &path, &job.old, &job.mended.text)??;
            }
            if let Some(name) = &job.mended.rename {
                let new = path.with_file_name(name);
                locks.with(input, &path, |lock, archive| match archive {
                    Some(archive) => archive.rename(lock, &path, &new),
                    None => archive::rename(lock, &path, &new),
                })??;
                input.stem = check::stem(&new).map(str::to_owned);
                input.place = input.place.as_deref().map(|place| new_name(place, &job.mended));
                input.name = new_name(&input.name, &job.mended);
                input.source = Source::File(new);
            }
        }
    }
    Ok(())
}

/// What has been written.
struct Made {
    jobs: Vec<Job>,
    has_failed: bool,
}

/// Returns the inputs as they would be after `jobs`, under their old names.
fn trial(inputs: &[Input], jobs: &[Job]) -> Vec<Input> {
    let mut inputs = inputs.to_vec();
    for job in jobs {
        let input = &mut inputs[job.index];
        if let Some(path) = new_path(&input.source, &job.mended) {
            input.stem = check::stem(&path).map(str::to_owned);
        }
        input.source = Source::Bytes(job.mended.text.clone().into_bytes());
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
    (errors + report.count(Severity::Warning), errors)
}

/// Returns how many findings each file has.
fn counts(report: &Report) -> HashMap<&str, Count> {
    let count = |findings: &[Diagnostic]| {
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

/// Returns where a file is going to be, where it gets another name.
fn new_path(source: &Source, mended: &Mended) -> Option<PathBuf> {
    Some(path_of(source)?.with_file_name(mended.rename.as_ref()?))
}

/// Returns the name of a file, or its path with `/` between the names, after its repairs.
fn new_name(name: &str, mended: &Mended) -> String {
    match &mended.rename {
        Some(rename) => {
            let folder = name.rfind(['/', std::path::MAIN_SEPARATOR]).map_or(0, |at| at + 1);
            format!("{}{rename}", &name[..folder])
        }
        None => name.to_owned(),
    }
}
