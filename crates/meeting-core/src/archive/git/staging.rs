//! What git's index learns of a change of files: their new names and, where nothing else in a file is unstaged, their new
//! texts.
//!
//! No program of the repository is run: a text whose way into git leads through a filter is not staged. Line ends are
//! converted by git itself.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::tree::Tree;
use super::{GitError, Repository, fed, run};
use crate::archive::StoreError;
use crate::i18n::Message;

/// A file that a change concerns.
#[derive(Debug, Clone)]
pub(in crate::archive) struct Changed<'c> {
    /// Its old path; `None` if it is new.
    pub from: Option<PathBuf>,
    /// Where it will be.
    pub to: PathBuf,
    /// The text that it had and the text that it gets, where that is to be staged too.
    pub texts: Option<(&'c str, &'c str)>,
}

/// A tracked file whose new text is not staged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotStaged {
    /// The file, under its new name.
    pub path: PathBuf,
    /// Why not.
    pub why: WhyNotStaged,
}

/// Why a new text is not staged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyNotStaged {
    /// Its way into git leads through a program of the repository.
    Filter,
    /// Something else in the file is not staged.
    OtherChanges,
}

impl WhyNotStaged {
    /// The message for such files.
    #[must_use]
    pub fn message(self, files: &str) -> Message {
        let key = match self {
            Self::Filter => "not-staged-filter",
            Self::OtherChanges => "not-staged-other-changes",
        };
        Message::new(key).with("files", files)
    }
}

/// What git's index is to learn of a change. It is planned before the change, and applied with it.
#[derive(Debug, Default)]
pub(in crate::archive) struct Staging {
    shares: Vec<Share>,
    /// The planned changes of the index, and what will not be staged.
    pub left: Vec<NotStaged>,
}

/// What the index of one repository is to learn.
#[derive(Debug)]
struct Share {
    repository: Repository,
    /// A file that it is about.
    file: PathBuf,
    forth: Update,
    back: Update,
}

/// A change of an index.
#[derive(Debug, Default)]
struct Update {
    /// What `git update-index --index-info` reads.
    lines: String,
    /// Paths that are announced (`git add -N`).
    announced: Vec<String>,
}

/// What the index and `.gitattributes` say about the files of one repository.
struct IndexedFiles<'r> {
    repository: &'r Repository,
    tree: Tree,
    modes: HashMap<String, String>,
    /// What `git add -N` has announced, and of which nothing is staged.
    announced: HashSet<String>,
    attributes: HashMap<String, Attributes>,
}

/// The attributes of a path in `.gitattributes`.
#[derive(Debug, Clone, Copy, Default)]
struct Attributes {
    /// A program is between the file and git.
    has_filter: bool,
    /// Its line ends are always converted.
    is_text: bool,
}

impl Staging {
    /// Plans how the index follows `changes`. Untracked files stay untracked, except new ones that are to be staged.
    ///
    /// # Errors
    /// If git cannot be asked, a merge has left a file in conflict, or a name is taken in the index.
    pub fn plan(changes: &[Changed]) -> Result<Self, StoreError> {
        let mut found: HashMap<PathBuf, Option<PathBuf>> = HashMap::new();
        let mut shares: BTreeMap<PathBuf, (Repository, Vec<&Changed>)> = BTreeMap::new();
        for change in changes {
            let file = change.from.as_ref().unwrap_or(&change.to);
            let folder = file.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
            let top = match found.get(folder) {
                Some(top) => top.clone(),
                None => match Repository::find(folder) {
                    Ok(repository) => {
                        let top = repository.top().to_owned();
                        shares.entry(top.clone()).or_insert((repository, Vec::new()));
                        Some(top)
                    }
                    // A request to stage a new file outside of a repository must fail.
                    Err(GitError::NoGit(_) | GitError::NotARepository) if change.from.is_some() => None,
                    Err(source) => return Err(StoreError::Git { path: file.clone(), source }),
                },
            };
            found.insert(folder.to_owned(), top.clone());
            if let Some((_, changes)) = top.and_then(|top| shares.get_mut(&top)) {
                changes.push(change);
            }
        }
        let mut staging = Self::default();
        for (repository, changes) in shares.into_values() {
            staging.add(repository, &changes)?;
        }
        Ok(staging)
    }

    /// Plans what one repository is to learn.
    fn add(&mut self, repository: Repository, changes: &[&Changed]) -> Result<(), StoreError> {
        let Some(file) = changes.first().map(|change| change.to.clone()) else { return Ok(()) };
        let refused = |path: &Path| {
            let path = path.to_owned();
            move |source| StoreError::Git { path, source }
        };
        let place = |file: &Path| repository.place(file).map_err(refused(file));
        let mut paths = Vec::new();
        for change in changes {
            paths.push((change.from.as_deref().map(place).transpose()?, place(&change.to)?));
        }
        let known = IndexedFiles::of(&repository, &paths).map_err(refused(&file))?;
        let (mut forth, mut back) = (Update::default(), Update::default());
        for (change, (from, to)) in changes.iter().zip(&paths) {
            let moves = from.as_ref().is_some_and(|from| from != to);
            let is_known = from.as_ref().is_some_and(|from| known.tree.has(from));
            if (moves && is_known || from.is_none()) && (known.tree.has(to) || known.tree.has_folder(to)) {
                return Err(StoreError::Exists { path: change.to.clone() });
            }
            match known.learns(change, from.as_deref(), to, &mut forth, &mut back) {
                Ok(None) => {}
                Ok(Some(why)) => self.left.push(NotStaged { path: change.to.clone(), why }),
                Err(source) => return Err(refused(change.from.as_ref().unwrap_or(&change.to))(source)),
            }
        }
        drop(known);
        self.shares.push(Share { repository, file, forth, back });
        Ok(())
    }

    /// Tells git: everything or nothing.
    ///
    /// # Errors
    /// If git refuses; its index is what it was.
    pub fn apply(&self) -> Result<(), StoreError> {
        for (number, share) in self.shares.iter().enumerate() {
            if let Err(source) = share.repository.update(&share.forth) {
                for done in self.shares[..number].iter().rev() {
                    let _ = done.repository.update(&done.back);
                }
                return Err(StoreError::Git { path: share.file.clone(), source });
            }
        }
        Ok(())
    }
}

impl<'r> IndexedFiles<'r> {
    fn of(repository: &'r Repository, paths: &[(Option<String>, String)]) -> Result<Self, GitError> {
        let list = run(repository.command().args(["ls-files", "--stage", "-z"]))?;
        let tree = Tree::parse(&list);
        let announced = tree.announced(repository, None)?.into_iter().collect();
        let paths: HashSet<&str> =
            paths.iter().flat_map(|(from, to)| from.iter().chain(std::iter::once(to))).map(String::as_str).collect();
        let attributes = attributes(repository, &paths)?;
        let mode = |line: &[u8]| {
            let line = std::str::from_utf8(line).ok()?;
            let (head, path) = line.split_once('\t')?;
            paths.contains(path).then(|| Some((path.to_owned(), head.split_once(' ')?.0.to_owned())))?
        };
        let modes = list.split(|byte| *byte == 0).filter_map(mode).collect();
        Ok(Self { repository, tree, modes, announced, attributes })
    }

    /// Adds what git is to learn of a change; returns why the text is not staged where it is not.
    fn learns(
        &self,
        change: &Changed,
        from: Option<&str>,
        to: &str,
        forth: &mut Update,
        back: &mut Update,
    ) -> Result<Option<WhyNotStaged>, GitError> {
        let has_filter = |path: &str| self.attributes.get(path).is_some_and(|attributes| attributes.has_filter);
        let Some(from) = from else {
            let Some((_, new)) = change.texts else { return Ok(None) };
            if has_filter(to) {
                return Ok(Some(WhyNotStaged::Filter));
            }
            self.refuse_ignored(to)?;
            let object = self.object(new, Some(to), true)?;
            forth.set("100644", &object, to);
            back.remove(&object, to);
            return Ok(None);
        };
        let moves = from != to;
        if self.tree.unmerged.contains(from) {
            let unmerged = || GitError::Unmerged(vec![from.to_owned()]);
            return if moves { Err(unmerged()) } else { Ok(Some(WhyNotStaged::OtherChanges)) };
        }
        let (Some(entry), Some(mode)) = (self.tree.get(from), self.modes.get(from)) else { return Ok(None) };
        if self.announced.contains(from) {
            if moves {
                forth.remove(&entry.object, from);
                forth.announced.push(to.to_owned());
                back.remove(&entry.object, to);
                back.announced.push(from.to_owned());
            }
            return Ok(None);
        }
        let (object, why) = match change.texts.filter(|(old, new)| old != new) {
            None => (entry.object.clone(), None),
            Some(_) if has_filter(from) || has_filter(to) => (entry.object.clone(), Some(WhyNotStaged::Filter)),
            Some((old, new)) => match self.new_object((from, old), (to, new), &entry.object)? {
                Some(object) => (object, None),
                None => (entry.object.clone(), Some(WhyNotStaged::OtherChanges)),
            },
        };
        if moves {
            forth.remove(&object, from);
            back.remove(&object, to);
        }
        if moves || object != entry.object {
            forth.set(mode, &object, to);
            back.set(mode, &entry.object, from);
        }
        Ok(why)
    }

    /// The object of the new text, where the index has the old one: `object`.
    fn new_object(
        &self,
        (from, old): (&str, &str),
        (to, new): (&str, &str),
        object: &str,
    ) -> Result<Option<String>, GitError> {
        if self.object(old, Some(from), false)? == object {
            return self.object(new, Some(to), true).map(Some);
        }
        // If the index has Windows line ends, git keeps them unless it must convert.
        let is_text = self.attributes.get(from).is_some_and(|attributes| attributes.is_text);
        if !is_text && self.object(old, None, false)? == object {
            return self.object(new, None, true).map(Some);
        }
        Ok(None)
    }

    /// The object name of a text: with git's conversions for the file at `path`, or of the text as it is.
    fn object(&self, text: &str, path: Option<&str>, is_written: bool) -> Result<String, GitError> {
        let mut command = self.repository.index_command()?;
        // What git warns of is its own business; where it may not convert, it must not fail half way.
        command.args(["-c", "core.safecrlf=false", "hash-object", "--stdin"]);
        command.args(is_written.then_some("-w"));
        command.arg(path.map_or_else(|| "--no-filters".to_owned(), |path| format!("--path={path}")));
        let name = fed(&mut command, text.as_bytes())?.unwrap_or_default();
        Ok(String::from_utf8_lossy(&name).trim().to_owned())
    }

    /// An error if git ignores a new file.
    fn refuse_ignored(&self, path: &str) -> Result<(), GitError> {
        let mut command = self.repository.index_command()?;
        // `git check-ignore` does not take paths literally.
        match run(command.args(["add", "--dry-run", "--ignore-missing", "--", path])) {
            Err(GitError::Refused(words)) if words.contains("are ignored by one of your .gitignore files") => {
                Err(GitError::Ignored(path.to_owned()))
            }
            asked => asked.map(drop),
        }
    }
}

/// The attributes of `paths`.
fn attributes(repository: &Repository, paths: &HashSet<&str>) -> Result<HashMap<String, Attributes>, GitError> {
    let list: String = paths.iter().flat_map(|path| [path, "\0"]).collect();
    let mut command = repository.command();
    let said = fed(command.args(["check-attr", "-z", "--stdin", "filter", "text"]), list.as_bytes())?;
    let said = String::from_utf8_lossy(&said.unwrap_or_default()).into_owned();
    let mut attributes: HashMap<String, Attributes> = HashMap::new();
    // `<path>\0<attribute>\0<value>\0` …
    let words: Vec<&str> = said.split('\0').collect();
    for triple in words.chunks_exact(3) {
        let of_path = attributes.entry(triple[0].to_owned()).or_default();
        match triple[1] {
            "filter" => of_path.has_filter = !["unspecified", "unset"].contains(&triple[2]),
            _ => of_path.is_text = triple[2] == "set",
        }
    }
    Ok(attributes)
}

impl Update {
    fn set(&mut self, mode: &str, object: &str, path: &str) {
        self.lines += &format!("{mode} {object}\t{path}\0");
    }

    /// Removes a path; `object` gives the length of object names in this repository.
    fn remove(&mut self, object: &str, path: &str) {
        self.lines += &format!("0 {}\t{path}\0", "0".repeat(object.len()));
    }
}

impl Repository {
    /// Changes the index.
    fn update(&self, update: &Update) -> Result<(), GitError> {
        if !update.lines.is_empty() {
            fed(self.index_command()?.args(["update-index", "-z", "--index-info"]), update.lines.as_bytes())?;
        }
        if !update.announced.is_empty() {
            let mut command = self.index_command()?;
            run(command.args(["add", "--intent-to-add", "--force", "--"]).args(&update.announced))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Changed, NotStaged, Staging, WhyNotStaged};
    use crate::archive::StoreError;
    use crate::archive::git::{GitError, command, run};
    use std::fs;
    use std::path::Path;

    fn git(root: &Path, arguments: &[&str]) -> String {
        String::from_utf8(run(command(root).args(arguments)).unwrap()).unwrap()
    }

    fn repository() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "-q"]);
        folder
    }

    /// Makes the change on disk and in the index.
    fn change(root: &Path, from: Option<&str>, to: &str, texts: (&str, &str)) -> Result<Vec<NotStaged>, StoreError> {
        let from = from.map(|from| root.join(from));
        let staging = Staging::plan(&[Changed { from: from.clone(), to: root.join(to), texts: Some(texts) }])?;
        if let Some(from) = from {
            fs::remove_file(from).unwrap();
        }
        fs::write(root.join(to), texts.1).unwrap();
        staging.apply()?;
        Ok(staging.left)
    }

    fn staged(root: &Path, path: &str) -> String {
        git(root, &["show", &format!(":{path}")])
    }

    #[test]
    fn paths_are_taken_literally_and_new_files_are_added() {
        let folder = repository();
        for name in ["-v", "*", ":(top)x", "biên bản.yaml"] {
            assert_eq!(change(folder.path(), None, name, ("", name)).unwrap(), []);
            assert_eq!(staged(folder.path(), name), name);
        }
        fs::write(folder.path().join("other"), "").unwrap();
        assert_eq!(git(folder.path(), &["status", "--porcelain", "-z"]).matches("A  ").count(), 4);
    }

    #[test]
    fn what_may_go_wrong() {
        let folder = repository();
        fs::write(folder.path().join(".gitignore"), "ignored\n").unwrap();
        let refused = change(folder.path(), None, "ignored", ("", "x"));
        assert!(matches!(refused, Err(StoreError::Git { source: GitError::Ignored(_), .. })), "{refused:?}");
        change(folder.path(), None, "a", ("", "x")).unwrap();
        let taken = change(folder.path(), None, "a", ("", "x"));
        assert!(matches!(taken, Err(StoreError::Exists { .. })), "{taken:?}");
        let plain = tempfile::tempdir().unwrap();
        let nowhere = change(plain.path(), None, "a", ("", "x"));
        assert!(matches!(nowhere, Err(StoreError::Git { source: GitError::NotARepository, .. })), "{nowhere:?}");
        fs::write(plain.path().join("b"), "x").unwrap();
        assert_eq!(change(plain.path(), Some("b"), "c", ("x", "y")).unwrap(), []);
    }

    #[test]
    fn line_ends_are_what_git_makes_of_them() {
        for (settings, has, stages) in [
            ("", "a\r\n", "b\r\n"),
            ("* text=auto", "a\n", "b\n"),
            ("* text eol=crlf", "a\n", "b\n"),
            ("* -text", "a\r\n", "b\r\n"),
        ] {
            let folder = repository();
            let root = folder.path();
            fs::write(root.join("x"), "a\r\n").unwrap();
            fs::write(root.join(".git/info/attributes"), settings).unwrap();
            git(root, &["add", "x"]);
            assert_eq!(staged(root, "x"), has, "{settings}");
            assert_eq!(change(root, Some("x"), "y", ("a\r\n", "b\r\n")).unwrap(), [], "{settings}");
            assert_eq!(staged(root, "y"), stages, "{settings}");
            assert_eq!(git(root, &["diff", "--stat"]), "", "{settings}");
        }
        // They are older than the attribute, and git keeps them.
        let folder = repository();
        let root = folder.path();
        fs::write(root.join("x"), "a\r\n").unwrap();
        git(root, &["add", "x"]);
        git(root, &["config", "core.autocrlf", "true"]);
        assert_eq!(change(root, Some("x"), "x", ("a\r\n", "b\r\n")).unwrap(), []);
        assert_eq!(staged(root, "x"), "b\r\n");
        assert_eq!(git(root, &["diff", "--stat"]), "");
    }

    #[test]
    fn what_else_is_unstaged_stays_so_and_what_git_does_not_know_too() {
        let folder = repository();
        let root = folder.path();
        fs::write(root.join("x"), "1").unwrap();
        git(root, &["add", "x"]);
        fs::write(root.join("x"), "1 and more").unwrap();
        let left = change(root, Some("x"), "y", ("1 and more", "2 and more")).unwrap();
        assert_eq!(left, [NotStaged { path: root.join("y"), why: WhyNotStaged::OtherChanges }]);
        assert_eq!(staged(root, "y"), "1");
        assert_eq!(git(root, &["status", "--porcelain"]), "AM y\n");
        fs::write(root.join("z"), "1").unwrap();
        assert_eq!(change(root, Some("z"), "z", ("1", "2")).unwrap(), []);
        assert_eq!(git(root, &["status", "--porcelain"]), "AM y\n?? z\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_repository_runs_no_program() {
        use std::os::unix::fs::PermissionsExt;

        let folder = repository();
        let root = folder.path();
        for name in ["x", "racy"] {
            fs::write(root.join(name), "1").unwrap();
        }
        git(root, &["add", "x", "racy"]);
        let trap = root.join(".git/trap");
        let program = format!("touch '{}'; false", trap.display());
        fs::write(root.join(".git/info/attributes"), "* filter=a=b\n* filter=evil\n").unwrap();
        for name in ["filter.evil.clean", "filter.evil.process", "filter.evil.smudge", "core.fsmonitor"] {
            git(root, &["config", name, &program]);
        }
        git(root, &["config", "filter.evil.required", "true"]);
        let hook = root.join(".git/hooks/post-index-change");
        fs::create_dir_all(hook.parent().unwrap()).unwrap();
        fs::write(&hook, format!("#!/bin/sh\n{program}\n")).unwrap();
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
        // The file may change in the instant after git read it: the next writer of the index looks again.
        fs::write(root.join("racy"), "2").unwrap();
        let index = root.join(".git/index").metadata().unwrap().modified().unwrap();
        fs::File::options().write(true).open(root.join("racy")).unwrap().set_modified(index).unwrap();

        let left = change(root, Some("x"), "y", ("1", "2")).unwrap();
        assert_eq!(left, [NotStaged { path: root.join("y"), why: WhyNotStaged::Filter }]);
        let left = change(root, None, "new", ("", "1")).unwrap();
        assert_eq!(left, [NotStaged { path: root.join("new"), why: WhyNotStaged::Filter }]);
        assert!(!trap.exists());
    }
}
