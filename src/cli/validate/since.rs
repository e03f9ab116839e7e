//! What has changed since a commit.

use crate::archive::git::{self, Repository};
use crate::check::{Report, check_changes};
use crate::cli::{Environment, Failure};

/// Checks what has changed since `revision` in the archive that the command works in.
pub(super) fn check(revision: &str, environment: &Environment) -> Result<Report, Failure> {
    let archive = environment.archive()?;
    let repository = Repository::find(archive.root())?;
    let changes = git::since(&repository, &archive, archive.survey()?, revision)?;
    let checker = super::checker(archive.settings(), environment)?;
    let root = Environment::shown_root(archive.root());
    Ok(check_changes(&checker, changes, &|place| root.join(place).display().to_string())?)
}
