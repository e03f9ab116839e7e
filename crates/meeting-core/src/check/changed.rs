//! The records that have changed, and what their change, or that of an issued file, does to those that refer to them.
//!
//! Finds every error that a check of the whole archive would find because of the change, but reads only few records.
//! Two cases need a whole check, and in both an unchanged file has had an error already: a file whose name is not its id
//! and whose id a new record now has too; and a reference to a record that was not there and now is, but is not what the
//! reference needs (it is younger than what amends it). To find the latter, every commit with a new record would search
//! all files.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::{Check, CheckedFile, Checker, Input, LinkScope, Report, Source, check_files, rules};
use crate::archive::git::{Change, Changes, Content, FilesBefore, GitError, Version};
use crate::archive::{Outline, RecordResolver};
use crate::finding::Finding;

/// Checks the changed records completely, and the records that refer to them for what the change has broken. `shown`
/// maps a path in the archive to the name that findings show.
///
/// # Errors
/// If git cannot be asked.
pub fn check_changes(checker: &Checker, changes: Changes, shown: &dyn Fn(&str) -> String) -> Result<Report, GitError> {
    let Changes { now, changed, files } = changes;
    let changed_places: BTreeSet<String> = changed.iter().map(|change| change.place.clone()).collect();
    let inputs = inputs(&now, &changed_places, shown)?;
    let Report { files: mut found, clean, .. } =
        check_files(checker, inputs, LinkScope::Resolver(&now, &|file| now.sha256(file)));
    let mut naming: BTreeSet<String> = now.naming(files.changed())?.into_iter().collect();
    let before = Before::new(changed, files, &now);
    naming.extend(now.naming(&before.changed_for_others())?);
    let referring = self::inputs(&now, &(&naming - &changed_places), shown)?;
    // Deleted records count as checked: their references are.
    let checked = changed_places.len() + referring.len();
    found.extend(caused(checker, &referring, &before));

    let namesakes = self::inputs(&now, &with_namesakes(&now, &changed_places), shown)?;
    let between = between(checker, namesakes);
    found.extend(between.into_iter().filter(|file| is_at(&file.input, &changed_places)));

    if let Some(error) = now.failure() {
        return Err(error);
    }
    let files = merged(found);
    let told: BTreeSet<_> = files.iter().map(|file| &file.input.place).collect();
    let clean = clean.into_iter().filter(|input| !told.contains(&input.place)).collect();
    Ok(Report { checked, files, clean, ..Report::default() })
}

/// The inputs for the files at `places`; deleted files are skipped.
fn inputs(now: &Version, places: &BTreeSet<String>, shown: &dyn Fn(&str) -> String) -> Result<Vec<Input>, GitError> {
    let mut inputs = Vec::with_capacity(places.len());
    for place in places {
        let source = match now.content(place)? {
            None => continue,
            Some(Content::Bytes(bytes)) => Source::Bytes(bytes),
            Some(Content::File(path)) => Source::File(path),
            Some(Content::Refused(refused)) => Source::Refused(refused),
        };
        let stem = super::stem(place.as_ref()).map(str::to_owned);
        inputs.push(Input {
            name: shown(place),
            place: Some(place.clone()),
            stem,
            source,
            stat: None,
            is_walked: true,
        });
    }
    Ok(inputs)
}

/// The records and files as they were before the change; unchanged ones as they are now.
struct Before<'a> {
    changed: HashMap<String, Arc<Outline>>,
    files: FilesBefore<'a>,
    now: &'a Version<'a>,
}

impl<'a> Before<'a> {
    fn new(changes: Vec<Change>, files: FilesBefore<'a>, now: &'a Version<'a>) -> Self {
        let outlines = changes.into_iter().filter_map(|change| change.before);
        Self { changed: outlines.map(|outline| (outline.id.clone(), Arc::new(outline))).collect(), files, now }
    }

    fn sha256(&self, file: &str) -> Option<String> {
        self.now.sha256_before(&self.files, file)
    }

    /// The ids of the records that no longer have all that others could refer to, or whose session is another day or no
    /// longer held: what amends them may be too old now.
    fn changed_for_others(&self) -> Vec<String> {
        // If its file is deleted, another file may have the id: the records that name it decide.
        let is_gone = |before: &Outline| self.now.named(&before.id).is_empty();
        let has_lost = |before: &Outline| match self.now.outline(&before.id) {
            None => true,
            // The parts of a record that cannot be read are unknown, so none is reported as lost until it can be read.
            Some(now) if !now.is_readable => false,
            Some(now) => {
                !before.is_readable
                    || before.session != now.session
                    || before.ids().any(|(id, kind)| now.part(id) != Some(kind))
            }
        };
        self.changed
            .values()
            .filter(|before| is_gone(before) || has_lost(before))
            .map(|before| before.id.clone())
            .collect()
    }
}

impl RecordResolver for Before<'_> {
    fn outline(&self, record_id: &str) -> Option<Arc<Outline>> {
        self.changed.get(record_id).cloned().or_else(|| self.now.outline(record_id))
    }

    fn ids_near(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

/// The findings of `records`, which have not changed themselves, that were not there before the change.
fn caused(checker: &Checker, records: &[Input], before: &Before) -> Vec<CheckedFile> {
    if records.is_empty() {
        return Vec::new();
    }
    let check = |scope| check_files(checker, records.to_vec(), scope).files;
    // A file may have been missing, and be another one now.
    let key = |file: &CheckedFile, finding: &Finding| {
        (file.input.place.clone(), finding.code, finding.span, finding.message.key)
    };
    let (hash_before, hash_now) = (|file: &str| before.sha256(file), |file: &str| before.now.sha256(file));
    let earlier = check(LinkScope::Resolver(before, &hash_before));
    let known: BTreeSet<_> =
        earlier.iter().flat_map(|file| file.findings.iter().map(|finding| key(file, finding))).collect();
    let mut files = check(LinkScope::Resolver(before.now, &hash_now));
    for file in &mut files {
        let findings = std::mem::take(&mut file.findings);
        file.findings = findings.into_iter().filter(|finding| !known.contains(&key(file, finding))).collect();
    }
    files
}

/// The paths of the changed records whose file name another record's file has too, and the paths of those others.
fn with_namesakes(now: &Version, changed: &BTreeSet<String>) -> BTreeSet<String> {
    let stems = changed.iter().filter_map(|place| super::stem(place.as_ref()));
    stems.map(|stem| now.named(stem)).filter(|places| places.len() > 1).flatten().cloned().collect()
}

/// The findings between `records` of one archive.
fn between(checker: &Checker, records: Vec<Input>) -> Vec<CheckedFile> {
    let is_between = |finding: &Finding| {
        rules::ALL.iter().any(|rule| rule.code == finding.code && matches!(rule.check, Check::Archive(_)))
    };
    let mut files = check_files(checker, records, LinkScope::EachOther).files;
    for file in &mut files {
        file.findings.retain(is_between);
    }
    files
}

fn is_at(input: &Input, places: &BTreeSet<String>) -> bool {
    input.place.as_ref().is_some_and(|place| places.contains(place))
}

/// Each file once with all its findings, in the order of the paths.
fn merged(files: Vec<CheckedFile>) -> Vec<CheckedFile> {
    let mut merged: BTreeMap<Option<String>, CheckedFile> = BTreeMap::new();
    for file in files.into_iter().filter(|file| !file.findings.is_empty()) {
        match merged.get_mut(&file.input.place) {
            Some(known) => known.findings.extend(file.findings),
            None => {
                merged.insert(file.input.place.clone(), file);
            }
        }
    }
    merged.into_values().map(|file| CheckedFile { findings: super::sorted(file.findings), ..file }).collect()
}
