//! What git is about to commit.

use std::collections::HashMap;

use crate::archive::ArchiveError;
use crate::archive::git::{Repository, Staged};
use crate::check::{Report, check_changes};
use crate::cli::{Environment, Failure};
use crate::diagnostic::{Diagnostic, FileFindings};

/// Checks what is staged in the archive that the command works in.
pub(super) fn check(environment: &Environment) -> Result<Report, Failure> {
    let repository = Repository::find(environment.directory())?;
    let staged = Staged::read(&repository)?;
    let folder = repository.inside(environment.directory());
    match folder.and_then(|folder| staged.root_of(&folder)) {
        Some(root) => check_archive(&repository, &staged, &root, environment),
        None => Err(environment.no_archive()),
    }
}

/// Checks what is staged in the archives of the repository that the command works in.
pub(in crate::cli) fn check_all(environment: &Environment) -> Result<Report, Failure> {
    let repository = Repository::find(environment.directory())?;
    let staged = Staged::read(&repository)?;
    let mut whole = Report::default();
    let mut places: HashMap<String, usize> = HashMap::new();
    for root in staged.roots()? {
        let report = check_archive(&repository, &staged, &root, environment)?;
        whole.checked += report.checked;
        whole.clean.extend(report.clean);
        for file in report.files {
            // A file may be a record of two archives, one in the other.
            if let Some(known) = places.get(&file.input.name).and_then(|at| whole.files.get_mut(*at)) {
                let is_new = |finding: &Diagnostic| !known.findings.contains(finding);
                let new: Vec<_> = file.findings.into_iter().filter(is_new).collect();
                known.findings.extend(new);
            } else {
                places.insert(file.input.name.clone(), whole.files.len());
                whole.files.push(file);
            }
        }
    }
    Ok(whole)
}

fn check_archive(
    repository: &Repository,
    staged: &Staged,
    root: &str,
    environment: &Environment,
) -> Result<Report, Failure> {
    let folder = repository.folder(root);
    let shown_root = Environment::shown_root(&folder);
    let shown = |place: &str| shown_root.join(place).display().to_string();
    let archive = match staged.archive(root)? {
        Ok(archive) => archive,
        // Without its settings, nothing else of the archive can be judged.
        Err(ArchiveError::Settings { path, text, findings }) => {
            return Ok(Report::of(FileFindings { file: Environment::shown_file(&path), text, findings }));
        }
        Err(error) => return Err(error.into()),
    };
    environment.settle(&archive)?;
    let checker = super::checker(archive.settings(), environment)?;
    Ok(check_changes(&checker, staged.changes(archive, root)?, &shown)?)
}
