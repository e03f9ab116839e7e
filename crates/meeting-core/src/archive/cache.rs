//! Where an archive's derived files live: outside it, in the user's own cache.

use std::ffi::OsString;
use std::fs::DirBuilder;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::Archive;

/// Environment variable with the folder of all caches.
const CACHE_VARIABLE: &str = "MEETING_CACHE_DIR";

/// The cache folder of `archive`: `<user cache folder>/meeting/<hash of the root>`, or `$MEETING_CACHE_DIR/<hash of the
/// root>`. It need not exist. `None` if the system has no cache folder.
///
/// When the folder is emptied, the file `lock` must stay: another process may hold it.
#[must_use]
pub fn cache_path(archive: &Archive) -> Option<PathBuf> {
    Some(base(std::env::var_os(CACHE_VARIABLE))?.join(name_of(archive.root())))
}

/// The folder of [`cache_path`], made where it was missing; `None` if it cannot be made.
#[must_use]
pub fn cache_folder(archive: &Archive) -> Option<PathBuf> {
    let folder = cache_path(archive)?;
    make(&folder).ok()?;
    Some(folder)
}

fn base(chosen: Option<OsString>) -> Option<PathBuf> {
    match chosen {
        Some(folder) if !folder.is_empty() => Some(folder.into()),
        _ => Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("meeting")),
    }
}

/// A name for a root. Should another release of the compiler hash otherwise, the derived files are made
/// again under another name: nothing is lost.
pub(super) fn name_of(root: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(root.as_os_str().as_encoded_bytes());
    format!("{:016x}", hasher.finish())
}

/// Makes a folder that only its owner reads.
pub(super) fn make(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    // Derived data is as confidential as the records.
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::{base, make, name_of};
    use std::path::{Path, PathBuf};

    #[test]
    fn the_chosen_folder_goes_first() {
        assert_eq!(base(Some("/chosen".into())), Some(PathBuf::from("/chosen")));
        assert_eq!(base(Some("".into())), base(None));
    }

    #[test]
    fn each_root_has_its_name() {
        let name = name_of(Path::new("/srv/records"));
        assert_eq!(name.len(), 16);
        assert_eq!(name, name_of(Path::new("/srv/records")));
        assert_ne!(name, name_of(Path::new("/srv/records2")));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let made = folder.path().join("a/b");
        make(&made).unwrap();
        make(&made).unwrap();
        assert_eq!(made.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }
}
