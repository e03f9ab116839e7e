//! Many files at once, on all cores, with the findings in stable order.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::finding_cache::{self, CacheEntries, EncodedFile, FindingCache};
use super::{CheckedRecord, Checker, Links, Reach, ReadHash, Suppression, cross_record, rules};
use crate::archive::{
    self, Archive, LazyResolver, MapResolver, Outline, OwnFile, ReadError, RecordFile, RecordResolver, SchemaCopy,
    SkippedFile, Stat,
};
use crate::finding::{FileFindings, Finding, Severity};
use crate::i18n::Message;
use lossless_yaml::Span;

/// A text that is to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The name that findings show.
    pub name: String,
    /// Its path from the archive's root, with `/` between the names; none outside of an archive.
    pub place: Option<String>,
    /// The name of its file without `.yaml`, where it has one.
    pub stem: Option<String>,
    /// Where the text is.
    pub source: Source,
    /// The file's state on disk when the archive was walked; none for what is not part of a walk.
    pub stat: Option<Stat>,
    /// Whether a walk found it and the user did not name it: if it disappears before it is read, it is ignored.
    pub is_walked: bool,
}

/// Where a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// In a file. It is read again when its findings are shown: the texts of a whole archive would not fit in memory.
    File(PathBuf),
    /// Here: what standard input or git has.
    Bytes(Vec<u8>),
    /// Nowhere that may be read.
    Refused(SkippedFile),
}

impl Input {
    /// The file at `path`, shown as `name`.
    #[must_use]
    pub fn file(name: String, path: PathBuf) -> Self {
        Self {
            name,
            place: None,
            stem: stem(&path).map(str::to_owned),
            source: Source::File(path),
            stat: None,
            is_walked: false,
        }
    }

    /// A file that a walk of `archive` found, shown as `name`.
    #[must_use]
    pub fn of_walk(name: String, archive: &Archive, file: RecordFile) -> Self {
        let stat = Some(file.stat);
        Self { stat, ..Self::file(name, archive.root().join(&file.path)) }.walked().placed(file.path)
    }

    /// It as one that a walk met.
    #[must_use]
    pub fn walked(self) -> Self {
        Self { is_walked: true, ..self }
    }

    /// Whether it has been deleted since a walk found it.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        let is_missing =
            |path: &PathBuf| matches!(path.symlink_metadata(), Err(error) if error.kind() == io::ErrorKind::NotFound);
        self.is_walked && matches!(&self.source, Source::File(path) if is_missing(path))
    }

    /// The archive's copy of a schema, shown as `name`, in a check of the whole archive.
    #[must_use]
    pub fn of_schema(name: String, archive: &Archive, copy: &SchemaCopy) -> Self {
        Self::file(name, archive.root().join(copy.path)).walked().placed(copy.path.to_owned())
    }

    /// The same input as a file of an archive, at `place` (from the root, with `/` between the names).
    #[must_use]
    pub fn placed(self, place: String) -> Self {
        Self { place: Some(place), ..self }
    }

    /// The settings or the directory of an archive: what is called so, but not among the records.
    fn own_file(&self, checker: &Checker) -> Option<OwnFile> {
        let path = self.place.as_deref().unwrap_or(&self.name);
        let own = Path::new(path).file_name().and_then(OwnFile::of_name)?;
        let is_record = self.place.as_ref().is_some_and(|place| Path::new(place).starts_with(checker.records()));
        (!is_record).then_some(own)
    }

    /// What it is, where it is no record.
    fn other(&self, checker: &Checker) -> Option<OtherFile> {
        self.own_file(checker).map(OtherFile::from).or_else(|| self.is_schema_copy().then_some(OtherFile::Schema))
    }

    /// Whether it is the archive's copy of a schema.
    #[must_use]
    pub fn is_schema_copy(&self) -> bool {
        self.schema().is_some()
    }

    /// The schema that it is a copy of.
    fn schema(&self) -> Option<&'static SchemaCopy> {
        self.place.as_deref().and_then(SchemaCopy::at)
    }

    /// The folder that it is in; that of standard input is the archive's root, where there is one.
    fn folder<'a>(&'a self, archive: Option<&'a Archive>) -> &'a Path {
        let folder = match &self.source {
            Source::File(path) => path.parent(),
            _ => archive.map(Archive::root),
        };
        folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }
}

impl Source {
    /// The text, read within `archive` where there is one.
    fn text(&self, archive: Option<&Archive>) -> Result<String, Box<Finding>> {
        let read = match (self, archive) {
            (Self::File(path), Some(archive)) => archive.read(path),
            (Self::File(path), None) => archive::read(path),
            (Self::Bytes(bytes), _) => archive::text_of(bytes.clone()),
            (Self::Refused(refused), _) => return Err(Box::new(unreadable_file(refused.message()))),
        };
        read.map_err(|error| Box::new(unreadable(&error)))
    }
}

/// What checking some texts yielded.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Number of files that were checked, without the copies of schemas.
    pub checked: usize,
    /// How many of them are no records, by what they are.
    pub others: BTreeMap<OtherFile, usize>,
    /// Those with findings, in the order of the input.
    pub files: Vec<CheckedFile>,
    /// Those without, in the order of the input.
    pub clean: Vec<Input>,
}

/// A file of an archive that is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OtherFile {
    /// `meeting.yaml`.
    Settings,
    /// `directory.yaml`.
    Directory,
    /// A copy of a schema.
    Schema,
}

/// A text with findings.
#[derive(Debug, Clone)]
pub struct CheckedFile {
    /// What was checked.
    pub input: Input,
    /// The findings, in the order of the text.
    pub findings: Vec<Finding>,
}

impl CheckedFile {
    /// The text that the findings are about; an empty one where it cannot be read (any more).
    #[must_use]
    pub fn text(&self) -> String {
        self.input.source.text(None).unwrap_or_default()
    }
}

impl From<OwnFile> for OtherFile {
    fn from(own: OwnFile) -> Self {
        match own {
            OwnFile::Settings => Self::Settings,
            OwnFile::Directory => Self::Directory,
        }
    }
}

impl Report {
    /// The report of one file that is not a record and whose findings are known.
    #[must_use]
    pub fn of(file: FileFindings) -> Self {
        let own = Path::new(&file.file).file_name().and_then(OwnFile::of_name).map(OtherFile::from);
        let others: BTreeMap<_, _> = own.into_iter().map(|own| (own, 1)).collect();
        let source = Source::Bytes(file.text.into_bytes());
        let input = Input { name: file.file, place: None, stem: None, source, stat: None, is_walked: false };
        Self { checked: others.len(), others, ..finished(vec![(input, file.findings)]) }
    }

    /// Several reports as one. A file in two of them counts once: it may be a record of two archives, one inside the
    /// other.
    #[must_use]
    pub fn of_all(reports: Vec<Self>) -> Self {
        let mut whole = Self::default();
        let mut places: HashMap<String, usize> = HashMap::new();
        for report in reports {
            whole.checked += report.checked;
            for (other, count) in report.others {
                *whole.others.entry(other).or_default() += count;
            }
            whole.clean.extend(report.clean);
            for file in report.files {
                if let Some(known) = places.get(&file.input.name).and_then(|at| whole.files.get_mut(*at)) {
                    let is_new = |finding: &Finding| !known.findings.contains(finding);
                    let new: Vec<_> = file.findings.into_iter().filter(is_new).collect();
                    known.findings.extend(new);
                } else {
                    places.insert(file.input.name.clone(), whole.files.len());
                    whole.files.push(file);
                }
            }
        }
        whole
    }

    /// How many findings there are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.files.iter().flat_map(|file| &file.findings).filter(|finding| finding.severity == severity).count()
    }

    /// How many findings have one certain fix.
    #[must_use]
    pub fn count_fixable(&self) -> usize {
        self.files.iter().flat_map(|file| &file.findings).filter(|finding| finding.fix.is_some()).count()
    }
}

/// Which other records the texts are checked against.
#[derive(Clone, Copy)]
pub enum LinkScope<'a> {
    /// None: a file outside of any archive.
    Nothing,
    /// Those of an archive that a text points to, read when they are needed. Files that are in the archive by their
    /// path must not be links that leave it.
    Archive(&'a Archive),
    /// The records that this resolver finds, and the files that are hashed so.
    Resolver(&'a dyn RecordResolver, &'a ReadHash<'a>),
    /// Each other: the texts are a whole archive.
    EachOther,
}

impl LinkScope<'_> {
    fn reach(self) -> Reach {
        match self {
            Self::Nothing => Reach::Record,
            Self::Archive(_) | Self::Resolver(..) => Reach::Links,
            Self::EachOther => Reach::Archive,
        }
    }
}

/// Checks `inputs`. For a whole archive, files that have not changed since the last check are read from the cache.
#[must_use]
pub fn check_inputs(checker: &Checker, archive: Option<&Archive>, inputs: Vec<Input>, scope: LinkScope) -> Report {
    match (scope, archive) {
        (LinkScope::EachOther, Some(archive)) => check_archive(checker, archive, inputs),
        _ => check_files(checker, inputs, scope),
    }
}

/// Checks `inputs`, each on its own and against what is `around` them.
#[must_use]
pub(crate) fn check_files(checker: &Checker, inputs: Vec<Input>, scope: LinkScope) -> Report {
    let archive = if let LinkScope::Archive(archive) = scope { Some(archive) } else { None };
    let outcomes = inputs.par_iter().map(|input| check_input(checker, input, archive)).collect();
    report(checker, inputs, outcomes, scope, archive)
}

/// Checks a whole archive: `inputs` is everything that a walk of it found. What follows from a file alone is cached
/// until the file changes.
#[must_use]
pub fn check_archive(checker: &Checker, archive: &Archive, inputs: Vec<Input>) -> Report {
    let moment = archive::now();
    let cache = FindingCache::load(archive, checker);
    let known = cache.known();
    let mut writer = cache.writer();
    let mut outcomes = Vec::with_capacity(inputs.len());
    for some in inputs.chunks(AT_A_TIME) {
        let checked: Vec<_> = some.par_iter().map(|input| check_cached(checker, input, &known, moment)).collect();
        for (input, (outcome, stored)) in some.iter().zip(checked) {
            outcomes.push(outcome);
            match (input.place.as_deref().zip(input.stat), stored) {
                (Some((place, stat)), Some(Cow::Borrowed(stored))) => writer.keep(place, stat, stored),
                (Some((place, stat)), Some(Cow::Owned(stored))) => writer.add(place, stat, &stored),
                _ => {}
            }
        }
    }
    writer.finish(&known);
    report(checker, inputs, outcomes, LinkScope::EachOther, Some(archive))
}

/// Number of files that are checked between two writes to the cache.
const AT_A_TIME: usize = 1024;

/// What follows from a file alone, and its encoding for the cache: the cached bytes, new ones, or `None` if the file is
/// too young to be cached or has no text.
fn check_cached<'m>(
    checker: &Checker,
    input: &Input,
    known: &CacheEntries<'m>,
    moment: i64,
) -> (Outcome, Option<Cow<'m, [u8]>>) {
    let stored = input.place.as_ref().zip(input.stat).and_then(|(place, stat)| known.of(place, &stat));
    if let Some((stored, outcome)) = stored.and_then(|stored| Some((stored, outcome_of(stored, input, known)?))) {
        return (outcome, Some(Cow::Borrowed(stored)));
    }
    let outcome = check_input(checker, input, None);
    let is_lasting = outcome.has_text && input.stat.is_some_and(|stat| stat.is_settled(moment));
    let stored = is_lasting
        .then(|| EncodedFile::encode(&outcome.findings, &outcome.suppressions, outcome.outline.as_deref()))
        .flatten();
    (outcome, stored.map(Cow::Owned))
}

fn outcome_of(stored: &[u8], input: &Input, known: &CacheEntries) -> Option<Outcome> {
    let (findings, suppressions, outline) = finding_cache::decode(stored, || known.keys())?;
    let outline = outline.map(|mut outline| {
        outline.file.clone_from(&input.name);
        Arc::new(outline)
    });
    Some(Outcome { findings, suppressions, has_text: true, outline, is_gone: false })
}

fn report(
    checker: &Checker,
    inputs: Vec<Input>,
    mut outcomes: Vec<Outcome>,
    scope: LinkScope,
    archive: Option<&Archive>,
) -> Report {
    match (scope, archive) {
        (LinkScope::Resolver(_, hash), _) => add_files(&mut outcomes, hash),
        (_, Some(archive)) => add_files(&mut outcomes, &|path| archive.sha256(path)),
        (_, None) => {}
    }
    if let Some(today) = checker.today {
        for outcome in &mut outcomes {
            let findings = outcome.outline.as_ref().map(|outline| cross_record::day(outline, today));
            outcome.findings.extend(findings.unwrap_or_default());
        }
    }
    for (index, finding) in cross_record_findings(checker, &outcomes, scope) {
        outcomes[index].findings.push(finding);
    }
    let there = inputs.into_iter().zip(outcomes).filter(|(_, outcome)| !outcome.is_gone);
    let found: Vec<_> = there.map(|(input, outcome)| outcome.found(input, checker, scope)).collect();
    let mut others = BTreeMap::new();
    // Beside records, copies of schemas are counted where they were asked for.
    let are_all_copies = found.iter().all(|(input, _)| input.is_schema_copy());
    let is_counted = |input: &&Input| are_all_copies || !(input.is_walked && input.is_schema_copy());
    for other in found.iter().map(|(input, _)| input).filter(is_counted).filter_map(|input| input.other(checker)) {
        *others.entry(other).or_default() += 1;
    }
    Report { others, ..finished(found) }
}

/// The report on texts and what was found in them.
pub(super) fn finished(found: Vec<(Input, Vec<Finding>)>) -> Report {
    // A copy of a schema is no record.
    let checked = found.iter().filter(|(input, _)| input.schema().is_none()).count();
    let mut report = Report { checked, ..Report::default() };
    for (mut input, findings) in found {
        if !findings.is_empty() {
            report.files.push(CheckedFile { input, findings: super::sorted(findings) });
            continue;
        }
        // The text of a clean file is not shown.
        if let Source::Bytes(bytes) = &mut input.source {
            *bytes = Vec::new();
        }
        report.clean.push(input);
    }
    report
}

/// What checking one text yielded.
struct Outcome {
    findings: Vec<Finding>,
    suppressions: Vec<Suppression>,
    /// Whether the text may be shown: not that of a file which must not be read.
    has_text: bool,
    outline: Option<Arc<Outline>>,
    /// Whether there is no such text any more.
    is_gone: bool,
}

impl Outcome {
    fn found(self, mut input: Input, checker: &Checker, scope: LinkScope) -> (Input, Vec<Finding>) {
        if !self.has_text {
            input.source = Source::Bytes(Vec::new());
        }
        let findings = checker.apply_policy(self.findings, &self.suppressions, input.place.as_deref(), scope.reach());
        (input, findings)
    }
}

fn check_input(checker: &Checker, input: &Input, archive: Option<&Archive>) -> Outcome {
    let stem = input.stem.as_deref();
    // A file that cannot be read still exists: references to it are not reported.
    let unreadable = || stem.map(|stem| Outline::unreadable(stem, &input.name));
    match input.source.text(archive) {
        Ok(text) if let Some(own) = input.own_file(checker) => {
            let findings = own.findings(&text, input.folder(archive));
            Outcome { findings, suppressions: Vec::new(), has_text: true, outline: None, is_gone: false }
        }
        Ok(text) if let Some(copy) = input.schema() => {
            let findings = rules::outdated_schema::findings(copy, &text, &checker.settings);
            Outcome { findings, suppressions: Vec::new(), has_text: true, is_gone: false, outline: None }
        }
        Ok(text) => {
            let checked = checker.check(&text, stem);
            let outline = match &checked.read {
                Some((document, _)) => Some(Outline::by_its_id(document, stem, &input.name)),
                None => unreadable(),
            };
            let CheckedRecord { findings, suppressions, .. } = checked;
            Outcome { findings, suppressions, has_text: true, outline: outline.map(Arc::new), is_gone: false }
        }
        Err(_) if input.is_gone() => {
            Outcome { findings: Vec::new(), suppressions: Vec::new(), has_text: false, outline: None, is_gone: true }
        }
        Err(finding) => {
            let outline = unreadable().map(Arc::new);
            Outcome { findings: vec![*finding], suppressions: Vec::new(), has_text: false, outline, is_gone: false }
        }
    }
}

/// Adds what is found between records and the files that they name.
fn add_files(outcomes: &mut [Outcome], hash: &ReadHash) {
    for outcome in outcomes {
        let findings = outcome.outline.as_ref().map(|outline| cross_record::files(outline, hash));
        outcome.findings.extend(findings.unwrap_or_default());
    }
}

/// Checks the examples of a rule about files, all of which have the same content.
#[must_use]
pub(super) fn check_with_file(checker: &Checker, inputs: Vec<Input>, sha256: &str) -> Report {
    let mut outcomes: Vec<Outcome> = inputs.iter().map(|input| check_input(checker, input, None)).collect();
    add_files(&mut outcomes, &|_| Some(sha256.to_owned()));
    report(checker, inputs, outcomes, LinkScope::Nothing, None)
}

/// The findings between records, each with the index of its file.
fn cross_record_findings(checker: &Checker, outcomes: &[Outcome], scope: LinkScope) -> Vec<(usize, Finding)> {
    let known = || outcomes.iter().enumerate().filter_map(|(index, outcome)| Some((index, outcome.outline.as_ref()?)));
    let mut findings = Vec::new();
    let mut links = |resolver: &dyn RecordResolver| {
        let links = Links::new(resolver);
        for (index, outline) in known() {
            findings.extend(cross_record::links(outline, &links).into_iter().map(|finding| (index, finding)));
        }
    };
    match scope {
        LinkScope::Nothing => {}
        LinkScope::Archive(archive) => links(&LazyResolver::new(archive)),
        LinkScope::Resolver(resolver, _) => links(resolver),
        LinkScope::EachOther => {
            // Outlines are only collected if some record refers to another.
            if known().any(|(_, outline)| outline.points_anywhere()) {
                links(&MapResolver::new(known().map(|(_, outline)| outline.clone())));
            }
            let (places, outlines): (Vec<usize>, Vec<Arc<Outline>>) =
                known().map(|(index, outline)| (index, outline.clone())).unzip();
            let placed = cross_record::archive(&outlines, &checker.settings).into_iter();
            findings.extend(placed.map(|(place, finding)| (places[place], finding)));
        }
    }
    findings
}

/// The name of a file without `.yaml`.
#[must_use]
pub fn stem(path: &Path) -> Option<&str> {
    path.file_name()?.to_str().map(|name| name.strip_suffix(".yaml").unwrap_or(name))
}

fn unreadable(error: &ReadError) -> Finding {
    match error.problem() {
        Some(problem) => Checker::unreadable(&problem),
        None => unreadable_file(error.message()),
    }
}

fn unreadable_file(message: Message) -> Finding {
    rules::unreadable_file::RULE.finding_at(Span::default(), String::new(), message)
}
