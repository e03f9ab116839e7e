//! Paths for people: as seen from the folder that the program was started in.

use std::env;
use std::path::{Path, PathBuf};

use super::Archive;

impl Archive {
    /// A path of the archive (from its root) for people; see [`shown_root`].
    #[must_use]
    pub fn shown(&self, path: &str) -> String {
        shown_root(self.root()).join(path).display().to_string()
    }

    /// The file of this archive at `path` for people; see [`shown_root`].
    #[must_use]
    pub fn shown_path(&self, path: &Path) -> String {
        self.shown(&self.relative(path))
    }
}

/// A folder, whose links are resolved, for people: below the current folder from there, else in full.
#[must_use]
pub fn shown_root(root: &Path) -> PathBuf {
    let below = env::current_dir()
        .and_then(|current| current.canonicalize())
        .ok()
        .and_then(|current| root.strip_prefix(current).map(Path::to_path_buf).ok());
    below.unwrap_or_else(|| root.to_path_buf())
}

/// The path of a file for people: below the current folder from there, else in full.
#[must_use]
pub fn shown_file(path: &Path) -> String {
    let current = env::current_dir().and_then(|current| current.canonicalize()).ok();
    let below = current.and_then(|current| path.strip_prefix(current).ok());
    below.unwrap_or(path).display().to_string()
}
