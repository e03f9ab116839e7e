//! Paths as a hosting service knows them: from the root of the repository.

use std::cell::RefCell;
use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};

use crate::environment::Environment;
use meeting_core::archive::Archive;
use meeting_core::check::{Input, Source};

/// Where the repository is, and the folders that have been looked up.
pub struct ReportedPaths<'e> {
    root: PathBuf,
    archive: Option<&'e Archive>,
    environment: &'e Environment,
    folders: RefCell<HashMap<PathBuf, Option<PathBuf>>>,
}

impl<'e> ReportedPaths<'e> {
    /// Paths relative to the first that applies: `GITHUB_WORKSPACE`, if it is set and contains the files; the root of
    /// the git work tree; the archive; the current folder.
    pub fn new(environment: &'e Environment, archive: Option<&'e Archive>) -> Self {
        let directory = canonical(environment.directory());
        let own = archive.map(Archive::root).filter(|root| directory.starts_with(root));
        let here = own.map_or_else(|| directory.clone(), Path::to_path_buf);
        let workspace = env::var_os("GITHUB_WORKSPACE").map(|folder| canonical(Path::new(&folder)));
        let root = workspace
            .filter(|workspace| here.starts_with(workspace))
            .or_else(|| here.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_path_buf))
            .unwrap_or(here);
        Self { root, archive, environment, folders: RefCell::default() }
    }

    /// The path of a file from the root, with `/` between the names. What is elsewhere has its whole path,
    /// what is no file its name.
    pub fn of(&self, input: &Input) -> String {
        let path = match (&input.place, self.archive) {
            (Some(place), Some(archive)) => Some(archive.root().join(place)),
            // There are several archives. Files from git are named relative to the current folder.
            (Some(_), None) => match &input.source {
                Source::File(path) => self.resolved(path),
                _ => Some(canonical(Path::new(".")).join(&input.name)),
            },
            // Standard input without a name is no file of any folder.
            _ if input.name == "-" => None,
            _ => self.resolved(&self.environment.path(Path::new(&input.name))),
        };
        let Some(path) = path else { return input.name.clone() };
        let inside = path.strip_prefix(&self.root).unwrap_or(&path);
        let shown = inside.display().to_string();
        if cfg!(windows) { shown.replace('\\', "/") } else { shown }
    }

    /// The path with every link in its folder resolved; `None` if there is no such folder.
    fn resolved(&self, path: &Path) -> Option<PathBuf> {
        let (folder, name) = (path.parent()?, path.file_name()?);
        let mut folders = self.folders.borrow_mut();
        let resolved = folders.entry(folder.to_path_buf()).or_insert_with(|| folder.canonicalize().ok());
        Some(resolved.as_ref()?.join(name))
    }
}

fn canonical(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf())
}
