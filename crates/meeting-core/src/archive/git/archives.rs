//! Which folders of a repository are archives, where hooks and pipelines look for all of them.
//!
//! A folder with settings is an archive. A folder with `records/` alone is one if no folder of the repository has
//! settings, or if a file in `records/` is a record: other programs have folders of that name, too.

use std::collections::BTreeSet;

use super::GitError;
use super::changes::ancestors;
use super::tree::joined;
use crate::archive::SETTINGS_FILE;

/// What the search asks about a folder.
pub(super) trait Folders {
    /// Whether one of the records in `root`, an archive without settings, has the keys that make it one.
    fn has_record(&self, root: &str) -> Result<bool, GitError>;

    /// The folder of the records in the settings of `root`; `None` if the settings are invalid.
    fn records_of(&self, root: &str) -> Result<Option<String>, GitError>;
}

/// The roots among `wanted` that are archives, judging by the files at `paths`. A folder `records` inside the records
/// of an archive with settings is not an archive of its own.
pub(super) fn archives<'p>(
    paths: impl Iterator<Item = &'p str>,
    folders: &dyn Folders,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<BTreeSet<String>, GitError> {
    let (mut marked, mut plain) = (BTreeSet::new(), BTreeSet::new());
    for path in paths {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if name == SETTINGS_FILE {
            marked.insert(folder);
        }
        let is_records = |root: &&str| {
            let below = if root.is_empty() { Some(path) } else { path[root.len()..].strip_prefix('/') };
            below.is_some_and(|below| below.split('/').next() == Some("records"))
        };
        plain.extend(ancestors(folder).into_iter().filter(is_records));
    }
    let mut found: BTreeSet<String> =
        marked.iter().filter(|root| wanted(root)).map(|root| (*root).to_owned()).collect();
    for root in plain.difference(&marked).filter(|root| wanted(root)) {
        if (marked.is_empty() || folders.has_record(root)?) && !is_covered(root, &marked, folders)? {
            found.insert((*root).to_owned());
        }
    }
    Ok(found)
}

/// Whether the records of `root` are also those of an archive above, which has settings.
fn is_covered(root: &str, marked: &BTreeSet<&str>, folders: &dyn Folders) -> Result<bool, GitError> {
    let records = joined(root, "records");
    for above in ancestors(root).into_iter().filter(|above| *above != root && marked.contains(above)) {
        // Invalid settings decide nothing here; they are reported elsewhere.
        if let Some(folder) = folders.records_of(above)?
            && records.starts_with(&joined(&joined(above, &folder), ""))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a text has the keys that every record has.
pub(super) fn is_record(text: &str) -> bool {
    lossless_yaml::has_keys(text, &["format", "session"])
}
