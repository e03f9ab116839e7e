//! What git's index knows of one file, and another name for it there.

use std::path::Path;

use super::tree::{Tree, joined};
use super::{GitError, Repository, fed, run};

/// What git's index knows of a file.
#[derive(Debug)]
pub(in crate::archive) struct IndexEntry {
    repository: Repository,
    /// Path from the top.
    path: String,
    mode: String,
    object: String,
    /// Whether `git add -N` has announced the file, and nothing of it is staged.
    is_announced: bool,
}

impl IndexEntry {
    /// Returns what the index of the repository that `file` lies in knows of it; none where that is nothing.
    pub fn find(file: &Path) -> Result<Option<Self>, GitError> {
        let (Some(folder), Some(name)) = (file.parent(), file.file_name().and_then(|name| name.to_str())) else {
            return Ok(None);
        };
        let folder = if folder == Path::new("") { Path::new(".") } else { folder };
        let repository = Repository::find(folder)?;
        let Some(folder) = repository.inside(folder) else { return Ok(None) };
        let path = joined(&folder, name);
        let list = listed(&repository, &path)?;
        let tree = Tree::parse(&list);
        if tree.unmerged.contains(&path) {
            return Err(GitError::Unmerged(vec![path]));
        }
        let Some(object) = tree.get(&path).map(|entry| entry.object.clone()) else { return Ok(None) };
        // `<mode> <object> 0\t<path>\0`: the mode is kept as it is written.
        let mode = String::from_utf8_lossy(list.split(|byte| *byte == b' ').next().unwrap_or_default()).into_owned();
        let is_announced = tree.announced(&repository, None)?.contains(&path);
        Ok(Some(Self { repository, path, mode, object, is_announced }))
    }

    /// Returns whether the index has something under another name.
    pub fn is_taken(&self, to: &Path) -> Result<bool, GitError> {
        Ok(!listed(&self.repository, &self.place(to)?)?.is_empty())
    }

    /// Gives the entry another name. Its content is not looked at, so that no filter is run; where git refuses, the index
    /// is what it was.
    pub fn rename(&self, to: &Path) -> Result<(), GitError> {
        let to = self.place(to)?;
        let nothing = "0".repeat(self.object.len());
        let mut lines = format!("0 {nothing}\t{}\0", self.path);
        if !self.is_announced {
            lines += &format!("{} {}\t{to}\0", self.mode, self.object);
        }
        // A changed index would run a hook.
        let git = || {
            let mut command = self.repository.command();
            command.args(["-c", "core.hooksPath=/dev/null"]);
            command
        };
        fed(git().args(["update-index", "-z", "--index-info"]), lines.as_bytes())?;
        if self.is_announced {
            run(git().args(["add", "--intent-to-add", "--force", "--", &to]))?;
        }
        Ok(())
    }

    /// Returns a path from the top; its folder may not be there yet.
    fn place(&self, file: &Path) -> Result<String, GitError> {
        let refused = || GitError::Refused(file.display().to_string());
        let name = file.file_name().and_then(|name| name.to_str()).ok_or_else(refused)?;
        let mut names = vec![name];
        let mut folder = file.parent().unwrap_or(Path::new("."));
        let found = loop {
            let here = if folder == Path::new("") { Path::new(".") } else { folder };
            if let Some(found) = self.repository.inside(here) {
                break found;
            }
            names.push(folder.file_name().and_then(|name| name.to_str()).ok_or_else(refused)?);
            folder = folder.parent().ok_or_else(refused)?;
        };
        Ok(names.iter().rev().fold(found, |folder, name| joined(&folder, name)))
    }
}

/// Returns what the index has at `path` and below, as git prints it.
fn listed(repository: &Repository, path: &str) -> Result<Vec<u8>, GitError> {
    run(repository.command().args(["ls-files", "--stage", "-z", "--", path]))
}
