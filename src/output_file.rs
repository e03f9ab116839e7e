//! Files that a command hands out: whole or not at all, and never over another one unless the user says so.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::environment::Environment;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::archive::{DIRECTORY_FILE, SETTINGS_FILE, shown_file};
use meeting_core::i18n::Message;
use viet_text::terminal::terminal_safe;

/// Where a result goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// To standard output.
    Output,
    /// To a file.
    File(PathBuf),
}

impl Destination {
    /// Where `-o` says: `-`, a folder that is there, in which the file gets `name`, or a file; without it, `name` in the folder
    /// of the command.
    pub fn of(given: Option<&Path>, name: &str, environment: &Environment) -> Self {
        match given {
            None => Self::File(environment.path(Path::new(name))),
            Some(path) if path.as_os_str() == "-" => Self::Output,
            Some(path) if is_folder(path, environment) => Self::File(environment.path(path).join(name)),
            Some(path) => Self::File(environment.path(path)),
        }
    }

    /// Fails where the file is there already, and the user has not said that it may be replaced; where it is none that can
    /// be replaced; and where it is one of the archive's own.
    ///
    /// # Errors
    /// If the settings cannot be read.
    pub fn refuse_existing(&self, may_replace: bool, environment: &Environment) -> Result<(), Failure> {
        let Self::File(path) = self else { return Ok(()) };
        let Ok(metadata) = path.symlink_metadata() else { return Ok(()) };
        let refused = |key| Err(Failure::new(Message::new(key).with("file", shown_file(path))));
        if !metadata.is_file() {
            return refused("export-no-file");
        }
        if let (Some(archive), Ok(path)) = (environment.find_archive()?, path.canonicalize())
            && let Ok(root) = archive.root().canonicalize()
            && (archive.records().canonicalize().is_ok_and(|records| path.starts_with(records))
                || [SETTINGS_FILE, DIRECTORY_FILE].iter().any(|name| path == root.join(name)))
        {
            return refused("export-own-file");
        }
        if may_replace { Ok(()) } else { Err(exists(path)) }
    }

    /// What it is called for people.
    pub fn shown(&self) -> String {
        match self {
            Self::Output => "-".to_owned(),
            Self::File(path) => shown_file(path),
        }
    }

    /// Fails where what no terminal can show would go to one.
    pub fn refuse_binary(&self, is_binary: bool, environment: &Environment) -> Result<(), Failure> {
        if is_binary && matches!(self, Self::Output) && environment.terminal.is_interactive {
            return Err(Failure::new(Message::new("export-to-terminal")));
        }
        Ok(())
    }

    /// Writes the bytes; prints the path of a file.
    pub fn write(&self, bytes: &[u8], may_replace: bool, output: &mut Output) -> Result<(), Failure> {
        self.prepare(bytes)?.give(may_replace, output)
    }

    /// Writes the bytes beside the file, so that nothing but its name is missing: what can fail has then failed.
    pub fn prepare<'b>(&self, bytes: &'b [u8]) -> Result<Prepared<'b>, Failure> {
        let Self::File(path) = self else { return Ok(Prepared::Output(bytes)) };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            let message = Message::new("export-no-folder").with("folder", shown_file(folder));
            return Err(Failure::new(message).with_help(Message::new("export-no-folder-help")));
        }
        let written = write_beside(folder, bytes).map_err(|error| Failure::io(&shown_file(path), &error))?;
        Ok(Prepared::File(path.clone(), written))
    }
}

/// Whether a path is a folder: one that is there, or one that is called so by a separator at its end, which is then made.
pub fn is_folder(path: &Path, environment: &Environment) -> bool {
    let whole = environment.path(path);
    let is_called = path.to_string_lossy().ends_with(std::path::is_separator);
    // What cannot be made is said when a file is to be written there.
    whole.is_dir() || is_called && fs::create_dir_all(&whole).is_ok()
}

/// What is written and not yet in its place; dropped, it is gone.
pub enum Prepared<'b> {
    /// For standard output.
    Output(&'b [u8]),
    /// For a file, in a temporary one beside it.
    File(PathBuf, NamedTempFile),
}

impl Prepared<'_> {
    /// Gives the file its name, and prints its path.
    pub fn give(self, may_replace: bool, output: &mut Output) -> Result<(), Failure> {
        match self {
            Self::Output(bytes) => {
                output.set_plain();
                output.write_all(bytes)?;
            }
            Self::File(path, file) => {
                let shown = shown_file(&path);
                let named = if may_replace { file.persist(&path) } else { file.persist_noclobber(&path) };
                named.map_err(|error| match error.error.kind() {
                    io::ErrorKind::AlreadyExists => exists(&path),
                    _ => Failure::io(&shown, &error.error),
                })?;
                writeln!(output, "{}", terminal_safe(&shown))?;
            }
        }
        Ok(())
    }
}

fn exists(path: &Path) -> Failure {
    Failure::new(Message::new("export-exists").with("file", shown_file(path)))
        .with_help(Message::new("export-exists-help"))
}

/// Writes a temporary file into a folder.
fn write_beside(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        // What the user's mask leaves of it, as for every new file.
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    #[cfg(not(unix))]
    let builder = &mut builder;
    let mut file = builder.prefix(".").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}
