//! The errors that planned changes would cause, in the changed records and in those that refer to them.
//!
//! The changes are seen together: a record may refer to another one that is made at the same time, and one that nothing
//! refers to any more may go.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::{CheckedRecord, Checker, Links, Reach, cross_record, stem};
use crate::archive::{Archive, ArchiveError, DIRECTORY_FILE, LazyResolver, Outline, RecordResolver, Write};
use crate::finding::{FileFindings, Finding, Severity};

/// Checks records as they will be after `writes`: finds new errors, in the changed records and in those that refer to
/// them. An error of a changed record is new if the record has more of the same code than before. The record at
/// `authored` was written by the user as a whole, so all its findings count. Each file is named by its path from the
/// archive's root; a new file has no name.
///
/// # Errors
/// If the records that refer to the changed ones cannot be looked for.
pub(crate) fn planned_findings(
    checker: &Checker,
    archive: &Archive,
    writes: &[Write],
    authored: Option<&Path>,
) -> Result<Vec<FileFindings>, ArchiveError> {
    let now = LazyResolver::new(archive);
    let after = Planned::new(archive, writes, &now);
    let check = PlannedCheck { checker, archive };
    let (links_now, links_after) = (Links::new(&now), Links::new(&after));
    let mut files = Vec::new();
    // The directory is checked by those who change it.
    let is_record = |write: &&Write| place(archive, write.path()) != DIRECTORY_FILE;
    for write in writes.iter().filter(is_record) {
        let findings = if authored == Some(write.path()) {
            check.findings(write.text(), write.path(), &links_after)
        } else {
            let known = write.old().map(|(path, old)| check.errors(old, path, &links_now)).unwrap_or_default();
            beyond(known, check.errors(write.text(), write.path(), &links_after))
        };
        let file = write.old().map(|_| place(archive, write.path())).unwrap_or_default();
        files.push(FileFindings { file, text: write.text().to_owned(), findings });
    }
    let changed: HashSet<String> = writes.iter().flat_map(Write::paths).map(|path| place(archive, path)).collect();
    let lost = after.lost();
    for (path, text) in archive.naming(&lost)? {
        let file = archive.relative(&path);
        if changed.contains(&file) {
            continue;
        }
        let key = |finding: &Finding| (finding.code, finding.span);
        let known: HashSet<_> = check.errors(&text, &path, &links_now).iter().map(key).collect();
        let mut findings = check.errors(&text, &path, &links_after);
        findings.retain(|finding| !known.contains(&key(finding)));
        files.push(FileFindings { file, text, findings });
    }
    files.retain(|file| !file.findings.is_empty());
    Ok(files)
}

/// The findings beyond as many as `known` has of the same code.
fn beyond(known: Vec<Finding>, mut found: Vec<Finding>) -> Vec<Finding> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for finding in known {
        *counts.entry(finding.code).or_default() += 1;
    }
    found.retain(|finding| match counts.get_mut(finding.code) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    found
}

struct PlannedCheck<'a> {
    checker: &'a Checker,
    archive: &'a Archive,
}

impl PlannedCheck<'_> {
    fn findings(&self, text: &str, path: &Path, links: &Links) -> Vec<Finding> {
        let stem = stem(path);
        let CheckedRecord { mut findings, suppressions, read } = self.checker.check(text, stem);
        if let Some((document, _)) = &read {
            findings.extend(cross_record::links(&Outline::by_its_id(document, stem, ""), links));
        }
        self.checker.apply_policy(findings, &suppressions, Some(&place(self.archive, path)), Reach::Links)
    }

    fn errors(&self, text: &str, path: &Path, links: &Links) -> Vec<Finding> {
        let mut findings = self.findings(text, path, links);
        findings.retain(|finding| finding.severity == Severity::Error);
        findings
    }
}

/// The records as they will be.
struct Planned<'a> {
    /// What the changed records have been.
    before: Vec<Outline>,
    /// Their outlines after the change, by id; `None` for an id that disappears.
    changed: HashMap<String, Option<Arc<Outline>>>,
    rest: &'a LazyResolver<'a>,
}

impl<'a> Planned<'a> {
    fn new(archive: &Archive, writes: &[Write], rest: &'a LazyResolver<'a>) -> Self {
        let outline = |text: &str, path: &Path| {
            let (stem, file) = (stem(path), place(archive, path));
            match lossless_yaml::parse(text) {
                Ok(document) => Outline::by_its_id(&document, stem, &file),
                Err(_) => Outline::unreadable(stem.unwrap_or_default(), &file),
            }
        };
        let before: Vec<_> = writes.iter().filter_map(Write::old).map(|(path, old)| outline(old, path)).collect();
        let mut changed: HashMap<_, _> = before.iter().map(|outline| (outline.id.clone(), None)).collect();
        for write in writes {
            let outline = outline(write.text(), write.path());
            changed.insert(outline.id.clone(), Some(Arc::new(outline)));
        }
        Self { before, changed, rest }
    }

    /// The ids of the records that will not have all that others could refer to.
    fn lost(&self) -> Vec<&str> {
        let has_lost = |before: &&Outline| match self.outline(&before.id) {
            None => true,
            Some(after) => before.ids().any(|(id, kind)| after.is_readable && after.part(id) != Some(kind)),
        };
        self.before.iter().filter(has_lost).map(|before| before.id.as_str()).collect()
    }
}

impl RecordResolver for Planned<'_> {
    fn outline(&self, record_id: &str) -> Option<Arc<Outline>> {
        self.changed.get(record_id).cloned().unwrap_or_else(|| self.rest.outline(record_id))
    }

    fn ids_near(&self, record_id: &str) -> Vec<String> {
        let mut ids = self.rest.ids_near(record_id);
        ids.retain(|id| self.outline(id).is_some());
        ids
    }
}

/// The path of a file that may not be there yet from the archive's root on, with `/` between the names.
fn place(archive: &Archive, path: &Path) -> String {
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
    match (folder, path.file_name()) {
        (Some(folder), Some(name)) => archive.relative(&folder.join(name)),
        _ => archive.relative(path),
    }
}

#[cfg(test)]
mod tests {
    use super::planned_findings;
    use crate::archive::{Archive, Write};
    use crate::check::Checker;

    const OLD: &str = "format: 1\nid: 2024-01-08-a\ntitle: A\nstate: draft\nsession: {kind: other, date: 2024-01-08}\n\
                       tasks:\n  - {id: t1, title: Báo cáo}\n";
    const NEW: &str = "format: 1\nid: 2024-01-15-b\ntitle: B\nstate: draft\nsession: {kind: other, date: 2024-01-15}\n\
                       reviews: [2024-01-08-a#t1]\n";

    fn codes(archive: &Archive, writes: &[Write]) -> Vec<String> {
        let checker = Checker::new(archive.settings()).unwrap();
        let files = planned_findings(&checker, archive, writes, None).unwrap();
        files
            .iter()
            .flat_map(|file| file.findings.iter().map(move |finding| format!("{}: {}", file.file, finding.code)))
            .collect()
    }

    #[test]
    fn changes_are_seen_together_and_by_those_who_refer_to_them() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::at(folder.path()).unwrap();
        let (old, new) = (archive.path_of("2024-01-08-a"), archive.path_of("2024-01-15-b"));
        let making = |text: &str, id: &str| Write::Create { path: archive.path_of(id), text: text.to_owned() };
        // Each needs the other; neither is there.
        let looking_back = OLD.replace("Báo cáo", "Báo cáo, updates: [{date: 2024-01-15, session: 2024-01-15-b}]");
        let both = [making(&looking_back, "2024-01-08-a"), making(NEW, "2024-01-15-b")];
        assert!(codes(&archive, &both).is_empty());
        assert_eq!(codes(&archive, &both[1..]), [": unresolved-link"]);

        archive.create("2024-01-08-a", OLD).unwrap();
        archive.create("2024-01-15-b", NEW).unwrap();
        let away = Write::Move {
            from: old.clone(),
            to: archive.path_of("2024-01-09-a"),
            old: OLD.to_owned(),
            new: OLD.replace("2024-01-08", "2024-01-09"),
        };
        assert_eq!(codes(&archive, std::slice::from_ref(&away)), ["records/2024/2024-01-15-b.yaml: unresolved-link"]);
        let following =
            Write::Replace { path: new, old: NEW.to_owned(), new: NEW.replace("2024-01-08-a", "2024-01-09-a") };
        assert!(codes(&archive, &[away, following]).is_empty());
        // Removing a part that is referred to, and one that is not.
        let without = |new: &str| [Write::Replace { path: old.clone(), old: OLD.to_owned(), new: new.to_owned() }];
        let gone = without(&OLD.replace("id: t1", "id: t2"));
        assert_eq!(codes(&archive, &gone), ["records/2024/2024-01-15-b.yaml: unresolved-link"]);
        assert!(codes(&archive, &without(&OLD.replace("title: A", "title: C"))).is_empty());
    }
}
