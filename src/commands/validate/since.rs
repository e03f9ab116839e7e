//! What has changed since a commit.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::environment::Environment;
use crate::failure::Failure;
use meeting_core::archive::git::{Repository, Since};
use meeting_core::archive::shown_root;
use meeting_core::archive::{Archive, SETTINGS_FILE};
use meeting_core::check::{Report, check_changes};
use meeting_core::ops::Refusal;
use meeting_core::ops::workspace::no_archive;

/// Checks what has changed since `revision` in the archive that the command works in, and in those below its folder.
pub fn check(revision: &str, environment: &Environment) -> Result<Report, Failure> {
    let mut reports = Vec::new();
    let own = match environment.find_archive() {
        // Its settings may be invalid while those of others are valid.
        Err(Failure::Refused(Refusal::Unreadable(settings))) => {
            reports.push(Report::of(settings));
            None
        }
        found => found?.map(|archive| archive.root().to_owned()),
    };
    let repository = Repository::find(own.as_deref().unwrap_or(environment.directory()))?;
    let since = Since::read(&repository, revision)?;
    let folder = repository.inside(environment.directory());
    let roots = folder.map(|folder| since.roots(&folder)).transpose()?.unwrap_or_default();
    let mut roots: BTreeSet<PathBuf> = roots.iter().map(|root| repository.folder(root)).collect();
    if own.is_none() && roots.is_empty() && reports.is_empty() {
        return Err(no_archive(environment.directory()).into());
    }
    // A folder `records` of another program is none here, although a command in it would take it for one.
    let is_here = |root: &Path| environment.directory().canonicalize().is_ok_and(|here| here == root);
    roots.extend(own.filter(|root| !is_here(root) || root.join(SETTINGS_FILE).is_file()));
    for root in roots {
        match Archive::at(&root).map_err(Failure::from) {
            // Without its settings, nothing else of the archive can be checked.
            Err(Failure::Refused(Refusal::Unreadable(settings))) => reports.push(Report::of(settings)),
            archive => reports.push(check_archive(&since, &archive?, environment)?),
        }
    }
    Ok(Report::of_all(reports))
}

fn check_archive(since: &Since, archive: &Archive, environment: &Environment) -> Result<Report, Failure> {
    environment.settle(archive)?;
    let changes = since.changes(archive, archive.survey_committed()?)?;
    let checker = super::checker(archive.settings(), environment)?;
    let root = shown_root(archive.root());
    Ok(check_changes(&checker, changes, &|place| root.join(place).display().to_string())?)
}
