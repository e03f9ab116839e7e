//! Checks what is staged, or the changes between two commits.

use std::collections::BTreeSet;

use crate::environment::Environment;
use crate::failure::Failure;
use meeting_core::archive::git::{Comparison, Repository};
use meeting_core::archive::{ArchiveError, SETTINGS_FILE};
use meeting_core::archive::{shown_file, shown_root};
use meeting_core::check::{Report, check_changes};
use meeting_core::finding::FileFindings;
use meeting_core::ops::workspace::no_archive;

/// Checks what is staged in the archive that the command works in, and in those below its folder.
pub fn check(environment: &Environment) -> Result<Report, Failure> {
    let repository = Repository::find(environment.directory())?;
    let staged = Comparison::staged(&repository)?;
    let Some(folder) = repository.inside(environment.directory()) else {
        return Err(no_archive(environment.directory()).into());
    };
    let mut roots = staged.roots(&folder)?;
    match staged.root_of(&folder).filter(|root| *root != folder) {
        Some(root) => drop(roots.insert(root)),
        // Of an archive that git does not know yet, nothing is staged; what is in its files is not asked here.
        None if roots.is_empty() && !staged.has_archive(&folder)? && !is_archive(environment) => {
            return Err(no_archive(environment.directory()).into());
        }
        None => {}
    }
    check_archives(&repository, &staged, roots, environment)
}

/// Whether the command works in an archive with settings, be they as they may. Another program may have a folder `records`.
fn is_archive(environment: &Environment) -> bool {
    match environment.find_archive() {
        Ok(archive) => archive.is_some_and(|archive| archive.root().join(SETTINGS_FILE).is_file()),
        Err(_) => true,
    }
}

/// Checks what there is to check in all archives of the repository.
pub(crate) fn check_all(
    repository: &Repository,
    compared: &Comparison,
    environment: &Environment,
) -> Result<Report, Failure> {
    check_archives(repository, compared, compared.roots("")?, environment)
}

fn check_archives(
    repository: &Repository,
    compared: &Comparison,
    roots: BTreeSet<String>,
    environment: &Environment,
) -> Result<Report, Failure> {
    let reports = roots.into_iter().map(|root| check_archive(repository, compared, &root, environment));
    Ok(Report::of_all(reports.collect::<Result<_, _>>()?))
}

fn check_archive(
    repository: &Repository,
    compared: &Comparison,
    root: &str,
    environment: &Environment,
) -> Result<Report, Failure> {
    let folder = repository.folder(root);
    let shown_root = shown_root(&folder);
    let shown = |place: &str| shown_root.join(place).display().to_string();
    let archive = match compared.archive(root)? {
        Ok(archive) => archive,
        // Without its settings, nothing else of the archive can be checked.
        Err(ArchiveError::Settings { path, text, findings }) => {
            return Ok(Report::of(FileFindings { file: shown_file(&path), text, findings }));
        }
        Err(error) => return Err(error.into()),
    };
    environment.settle(&archive)?;
    let checker = super::checker(archive.settings(), environment)?;
    Ok(check_changes(&checker, compared.changes(archive, root)?, &shown)?)
}
