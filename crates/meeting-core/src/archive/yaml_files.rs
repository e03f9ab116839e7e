//! The YAML files below any folder, in an archive or not.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::ArchiveError;

/// The paths, relative to `folder`, of the `.yaml` files below it, sorted. Hidden files and those that git ignores are
/// skipped, links are not followed.
///
/// # Errors
/// If a folder cannot be listed.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, ArchiveError> {
    let mut files = Vec::new();
    for entry in WalkBuilder::new(folder).ignore(false).git_global(false).sort_by_file_name(Ord::cmp).build() {
        let entry = entry.map_err(|error| {
            let source = error.into_io_error().unwrap_or_else(|| std::io::Error::other("loop"));
            ArchiveError::Io { path: folder.to_owned(), source }
        })?;
        let is_yaml = entry.path().extension().is_some_and(|extension| extension == "yaml");
        if is_yaml && entry.file_type().is_some_and(|kind| kind.is_file()) {
            files.push(entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_owned());
        }
    }
    Ok(files)
}
