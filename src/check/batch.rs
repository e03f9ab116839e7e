//! Many files at once, on all cores, with the findings in stable order.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;

use super::{Checker, across, rules};
use crate::archive::{self, Archive, LazyNeighbours, MapNeighbours, Neighbours, Outline, ReadError, Refused};
use crate::diagnostic::{Diagnostic, FileFindings, Severity, Span};
use crate::yaml::Document;

/// A file that is to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// How the user knows it.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// What checking some files yielded.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// How many files were looked at.
    pub checked: usize,
    /// Those with findings, in the order of the input.
    pub files: Vec<Finished>,
}

/// A file with findings. Its text is read again when it is shown: an archive of findings would not fit in memory.
#[derive(Debug, Clone)]
pub struct Finished {
    /// How the user knows it.
    pub name: String,
    /// Where its text is.
    pub source: Source,
    /// The findings, in the order of the text.
    pub findings: Vec<Diagnostic>,
}

/// Where the text of a file is.
#[derive(Debug, Clone)]
pub enum Source {
    /// In a file.
    File(PathBuf),
    /// Here.
    Text(String),
}

impl Finished {
    /// Returns the findings with the text that they are about; an empty one where it cannot be read (any more).
    #[must_use]
    pub fn with_text(&self) -> FileFindings {
        let text = match &self.source {
            Source::File(path) => archive::read(path).unwrap_or_default(),
            Source::Text(text) => text.clone(),
        };
        FileFindings { file: self.name.clone(), text, findings: self.findings.clone() }
    }
}

impl Report {
    /// Returns how many findings there are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.files.iter().flat_map(|file| &file.findings).filter(|finding| finding.severity == severity).count()
    }
}

/// Which other records the files are checked against.
#[derive(Clone, Copy)]
pub enum Around<'a> {
    /// None: a file outside of any archive.
    Nothing,
    /// Those that a file points to, read when they are needed.
    Archive(&'a Archive),
    /// Each other: the files are a whole archive.
    EachOther,
}

/// Checks `files`, each on its own and against what is `around` them.
#[must_use]
pub fn check_files(checker: &Checker, files: &[Input], around: Around) -> Report {
    let mut outcomes: Vec<Outcome> = files.par_iter().map(|file| check_file(checker, file, around)).collect();
    for (index, finding) in across(&outcomes, around) {
        outcomes[index].findings.push(finding);
    }
    let with_findings = files.iter().zip(outcomes).filter(|(_, outcome)| !outcome.findings.is_empty());
    let files_with_findings = with_findings.map(|(file, outcome)| outcome.finished(file)).collect();
    Report { checked: files.len(), files: files_with_findings }
}

/// Returns what is wrong between a text that is no file of the archive (yet) and the records that it points to.
#[must_use]
pub fn check_links(document: &Document, stem: Option<&str>, archive: &Archive) -> Vec<Diagnostic> {
    let outline = outline(document, stem, "");
    across::links(&outline, &LazyNeighbours::new(archive))
}

/// What checking one file yielded.
struct Outcome {
    findings: Vec<Diagnostic>,
    /// Whether the text may be shown: not that of a file which must not be read.
    has_text: bool,
    outline: Option<Arc<Outline>>,
}

impl Outcome {
    fn finished(self, file: &Input) -> Finished {
        let source = if self.has_text { Source::File(file.path.clone()) } else { Source::Text(String::new()) };
        Finished { name: file.name.clone(), source, findings: super::sorted(self.findings) }
    }
}

fn check_file(checker: &Checker, file: &Input, around: Around) -> Outcome {
    let stem = stem(&file.path);
    let read = match around {
        Around::Archive(archive) => archive.read(&file.path),
        Around::Nothing | Around::EachOther => archive::read(&file.path),
    };
    let text = match read {
        Ok(text) => text,
        Err(error) => {
            // It is there all the same: what refers to it is not wrong.
            let outline = stem.map(|stem| Arc::new(Outline::unreadable(stem, &file.name)));
            return Outcome { findings: vec![unreadable(&error)], has_text: false, outline };
        }
    };
    let checked = checker.check(&text, stem);
    let outline = match (around, &checked.read) {
        (Around::Nothing, _) => None,
        (_, Some((document, _))) => Some(outline(document, stem, &file.name)),
        (_, None) => stem.map(|stem| Outline::unreadable(stem, &file.name)),
    };
    Outcome { findings: checked.findings, has_text: true, outline: outline.map(Arc::new) }
}

/// A record's outline goes by the id that it says it has; without one by the file's name.
fn outline(document: &Document, stem: Option<&str>, file: &str) -> Outline {
    let id = document.value.get("id").and_then(Value::as_str).or(stem).unwrap_or_default();
    Outline::of(id, file, document)
}

/// Returns what is wrong between records: the place of the file and the finding.
fn across(outcomes: &[Outcome], around: Around) -> Vec<(usize, Diagnostic)> {
    let known = || outcomes.iter().enumerate().filter_map(|(index, outcome)| Some((index, outcome.outline.as_ref()?)));
    let mut findings = Vec::new();
    let mut links = |neighbours: &dyn Neighbours| {
        for (index, outline) in known() {
            findings.extend(across::links(outline, neighbours).into_iter().map(|finding| (index, finding)));
        }
    };
    match around {
        Around::Nothing => {}
        Around::Archive(archive) => links(&LazyNeighbours::new(archive)),
        Around::EachOther => {
            links(&MapNeighbours::new(known().map(|(_, outline)| outline.clone())));
            let (places, outlines): (Vec<usize>, Vec<Arc<Outline>>) =
                known().map(|(index, outline)| (index, outline.clone())).unzip();
            let placed = across::archive(&outlines).into_iter();
            findings.extend(placed.map(|(place, finding)| (places[place], finding)));
        }
    }
    findings
}

/// Returns the name of a file without `.yaml`.
#[must_use]
pub fn stem(path: &Path) -> Option<&str> {
    path.file_name()?.to_str().map(|name| name.strip_suffix(".yaml").unwrap_or(name))
}

/// Returns the finding of a file that a walk of the archive does not take.
#[must_use]
pub fn refused(refused: &Refused) -> Diagnostic {
    rules::unreadable_file::RULE.breach_at(Span::default(), String::new(), refused.message())
}

fn unreadable(error: &ReadError) -> Diagnostic {
    match error.problem() {
        Some(problem) => Checker::unreadable(&problem),
        None => rules::unreadable_file::RULE.breach_at(Span::default(), String::new(), error.message()),
    }
}
