//! Files that a command hands out: whole or not at all, and never over another one unless the user says so.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::environment::Environment;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::archive::shown_file;
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
            Some(path) => {
                let path = environment.path(path);
                Self::File(if path.is_dir() { path.join(name) } else { path })
            }
        }
    }

    /// Fails where the file is there already, and the user has not said that it may be replaced.
    pub fn refuse_existing(&self, may_replace: bool) -> Result<(), Failure> {
        match self {
            Self::File(path) if !may_replace && path.symlink_metadata().is_ok() => Err(exists(path)),
            _ => Ok(()),
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
        let Self::File(path) = self else {
            output.set_plain();
            output.write_all(bytes)?;
            return Ok(());
        };
        let shown = shown_file(path);
        write_whole(path, bytes, may_replace).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => exists(path),
            _ => Failure::io(&shown, &error),
        })?;
        writeln!(output, "{}", terminal_safe(&shown))?;
        Ok(())
    }
}

fn exists(path: &Path) -> Failure {
    Failure::new(Message::new("export-exists").with("file", shown_file(path)))
        .with_help(Message::new("export-exists-help"))
}

/// Writes a file beside its place and gives it its name when it is whole.
fn write_whole(path: &Path, bytes: &[u8], may_replace: bool) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        // What the user's mask leaves of it, as for every new file.
        builder.permissions(std::fs::Permissions::from_mode(0o666))
    };
    #[cfg(not(unix))]
    let builder = &mut builder;
    let mut file = builder.prefix(".").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let named = if may_replace { file.persist(path) } else { file.persist_noclobber(path) };
    named.map(drop).map_err(|error| error.error)
}
