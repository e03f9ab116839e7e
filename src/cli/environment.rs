//! What every command may know: where it runs, in which language, what "today" means, and what the terminal can.

use std::env;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use clap::{ArgAction, Args, ValueEnum};

use super::Failure;
use super::lock::{self, Access};
use crate::archive::Archive;
use crate::check::Today;
use crate::i18n::{Catalog, Message};
use crate::text::date::parse_date;

/// The flags that every command takes.
#[derive(Debug, Args)]
pub(super) struct GlobalArguments {
    #[arg(short = 'C', value_name = "DIR", global = true)]
    directory: Option<PathBuf>,
    // Read from the raw arguments, before anything is parsed; here so that it is known and documented.
    #[arg(long, value_name = "vi|en", global = true, value_parser = ["vi", "en"])]
    lang: Option<String>,
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    color: Colour,
    #[arg(long, value_name = "DATE", global = true)]
    as_of: Option<String>,
    #[arg(long, global = true)]
    no_pager: bool,
    #[arg(short, long, global = true)]
    quiet: bool,
    #[arg(short = 'h', global = true, action = ArgAction::HelpShort)]
    short_help: Option<bool>,
    #[arg(long, global = true, action = ArgAction::HelpLong)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// What every command may know.
pub(super) struct Environment {
    /// The words.
    pub catalog: Catalog,
    /// Whether notes that are not results are unwanted.
    pub is_quiet: bool,
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
    /// The width of a line in columns.
    pub width: usize,
    /// The height of the terminal in lines.
    pub height: usize,
    /// Whether long output may go through a pager.
    pub may_page: bool,
    directory: PathBuf,
    colour: Colour,
    as_of: Option<String>,
    access: Access,
    /// Whether a change that is half done has been looked after.
    is_settled: AtomicBool,
}

/// The width of output that goes to a file or another program.
const WIDTH_OFF_TERMINAL: usize = 120;

impl Environment {
    pub fn new(arguments: GlobalArguments, access: Access, catalog: Catalog) -> Self {
        let is_terminal = std::io::stdout().is_terminal();
        let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let size = if is_terminal { terminal_size::terminal_size() } else { None };
        let width = size.map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0);
        Self {
            catalog,
            is_quiet: arguments.quiet,
            is_terminal,
            width: width.or(columns).unwrap_or(WIDTH_OFF_TERMINAL),
            height: size.map_or(usize::MAX, |(_, height)| usize::from(height.0)),
            may_page: !arguments.no_pager,
            directory: arguments.directory.unwrap_or_else(|| PathBuf::from(".")),
            colour: arguments.color,
            as_of: arguments.as_of,
            access,
            is_settled: AtomicBool::new(false),
        }
    }

    /// Returns whether what goes to a stream that is (or is not) a terminal may have colours.
    pub fn colour(&self, stream_is_terminal: bool) -> bool {
        let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                stream_is_terminal && !is_set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        }
    }

    /// Returns the name of this machine, for links to its files, where standard output is a terminal that has links.
    /// `MEETING_HYPERLINKS` may say `always` or `never`.
    pub fn link_host(&self) -> Option<String> {
        let has_links = match env::var("MEETING_HYPERLINKS").as_deref() {
            Ok("always") => true,
            Ok("never") => false,
            _ => self.is_terminal && self.colour(true) && terminal_may_have_links(|name| env::var(name).ok()),
        };
        has_links.then(|| gethostname::gethostname().to_string_lossy().into_owned())
    }

    /// Returns the folder that the command works in, as given: `.` or that of `-C`.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Returns a path of the command line, as seen from the folder that the command works in.
    pub fn path(&self, path: &Path) -> PathBuf {
        self.directory.join(path)
    }

    /// Returns the date of [`Environment::day`].
    ///
    /// # Errors
    /// Where what was given is no date.
    pub fn today(&self) -> Result<NaiveDate, Failure> {
        Ok(self.day()?.date)
    }

    /// Returns what "today" means: `--as-of`, else `MEETING_TODAY`, else the local date.
    ///
    /// # Errors
    /// Where one of them is no date.
    pub fn day(&self) -> Result<Today, Failure> {
        let (name, text) = match (&self.as_of, env::var("MEETING_TODAY")) {
            (Some(text), _) => ("--as-of", text.clone()),
            (None, Ok(text)) => ("MEETING_TODAY", text),
            (None, Err(_)) => return Ok(Today::by_clock(chrono::Local::now().date_naive())),
        };
        parse_date(&text)
            .map(Today::named)
            .ok_or_else(|| Failure::new(Message::new("no-date").with("name", name).with("value", text.as_str())))
    }

    /// The archive that the command works in, where there is one. A change of it that is half done is looked after before,
    /// as the command's [`Access`] demands.
    ///
    /// # Errors
    /// Where its settings cannot be read, or a change is not finished.
    pub fn find_archive(&self) -> Result<Option<Archive>, Failure> {
        let found = Archive::find(&self.directory)?;
        if let Some(archive) = &found
            && !self.is_settled.swap(true, Ordering::Relaxed)
        {
            self.settle(archive)?;
        }
        Ok(found)
    }

    /// Looks after a change of an archive that is half done.
    ///
    /// # Errors
    /// Where it is not finished, and the command's [`Access`] demands that it is.
    pub fn settle(&self, archive: &Archive) -> Result<(), Failure> {
        lock::settle(archive, self.access, self)
    }

    /// Returns a path of the archive (from its root) as seen from where the user is; see [`Environment::shown_root`].
    pub fn shown_path(archive: &Archive, path: &str) -> String {
        Self::shown_root(archive.root()).join(path).display().to_string()
    }

    /// Returns a folder, whose links are resolved, as seen from where the user is: below the current folder from there,
    /// else in full.
    pub fn shown_root(root: &Path) -> PathBuf {
        let below = env::current_dir()
            .and_then(|current| current.canonicalize())
            .ok()
            .and_then(|current| root.strip_prefix(current).map(Path::to_path_buf).ok());
        below.unwrap_or_else(|| root.to_path_buf())
    }

    /// Returns the path of a file as seen from where the user is: below the current folder from there, else in full.
    pub fn shown_file(path: &Path) -> String {
        let current = env::current_dir().and_then(|current| current.canonicalize()).ok();
        let below = current.and_then(|current| path.strip_prefix(current).ok());
        below.unwrap_or(path).display().to_string()
    }

    /// Returns the archive that the command works in.
    ///
    /// # Errors
    /// Where there is none, or its settings cannot be read.
    pub fn archive(&self) -> Result<Archive, Failure> {
        self.find_archive()?.ok_or_else(|| self.no_archive())
    }

    /// Returns what to say where there is no archive.
    pub fn no_archive(&self) -> Failure {
        let folder = self.directory.canonicalize().unwrap_or_else(|_| self.directory.clone());
        Failure::new(Message::new("no-archive").with("folder", folder.display().to_string()))
            .helped(Message::new("no-archive-help"))
    }
}

/// Returns whether nothing says that the terminal does not know links (OSC 8): those that are not known to show them
/// wrongly either show them or take no notice.
fn terminal_may_have_links(variable: impl Fn(&str) -> Option<String>) -> bool {
    // Windows Terminal has links and sets no TERM.
    if variable("WT_SESSION").is_some() {
        return true;
    }
    let term = variable("TERM").unwrap_or_default();
    let is_old = ["dumb", "linux", "cons", "vt", "eterm", "emacs"].iter().any(|name| term.starts_with(name));
    // Terminals on VTE crashed on links before version 0.50.
    let vte = variable("VTE_VERSION").and_then(|version| version.parse::<u32>().ok());
    let is_bad = variable("INSIDE_EMACS").is_some()
        || variable("TERM_PROGRAM").is_some_and(|program| program == "Apple_Terminal")
        || vte.is_some_and(|version| version < 5000);
    !term.is_empty() && !is_old && !is_bad
}

#[cfg(test)]
mod tests {
    use super::terminal_may_have_links;

    #[test]
    fn terminals_with_links() {
        for (variables, expected) in [
            (&[("TERM", "xterm-256color")][..], true),
            (&[("TERM", "xterm-kitty")], true),
            (&[("TERM", "tmux-256color")], true),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7200")], true),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "4800")], false),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")], false),
            (&[("TERM", "xterm-256color"), ("INSIDE_EMACS", "29.1,vterm")], false),
            (&[("TERM", "dumb")], false),
            (&[("TERM", "linux")], false),
            (&[("TERM", "")], false),
            (&[], false),
            (&[("WT_SESSION", "1")], true),
        ] {
            let variable =
                |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(terminal_may_have_links(variable), expected, "{variables:?}");
        }
    }
}
