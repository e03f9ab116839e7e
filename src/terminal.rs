//! Messages for people, and what the terminal supports. All notes and errors go through it; results go through
//! [`Output`](super::Output).

use std::env;
use std::io::{self, IsTerminal, Stderr, Write};

use indicatif::ProgressDrawTarget;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::global::{Color, GlobalArguments};
use meeting_core::finding::FileFindings;
use meeting_core::i18n::{Catalog, Message};
use meeting_core::ops::Refusal;
use meeting_render::{Lines, Style};
use viet_text::terminal::{terminal_safe, terminal_safe_lines};

/// The catalog, and what the terminal supports.
pub struct Terminal {
    /// The texts.
    pub catalog: Catalog,
    /// Whether notes that are not results are unwanted.
    pub is_quiet: bool,
    /// Whether standard output is a terminal.
    pub is_interactive: bool,
    /// The width of a line in columns.
    pub width: usize,
    /// The width of a table: in a pipe or a file, where nobody has asked for another one, that of its contents.
    pub table_width: usize,
    /// The height of the terminal in lines.
    pub height: usize,
    /// Whether long output may go through a pager.
    pub may_page: bool,
    color: Color,
}

/// The width of output to a file or another program.
const WIDTH_OFF_TERMINAL: usize = 120;

/// The width of a table that is as wide as it gets: the greatest that a column can have.
const WIDTH_OF_CONTENTS: usize = u16::MAX as usize;

/// The width of help, as clap has it: that of the terminal on any stream, that of `COLUMNS`, or 100.
pub fn help_width() -> usize {
    let of_terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let columns = || env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    of_terminal.or_else(columns).filter(|width| *width > 0).unwrap_or(100)
}

impl Terminal {
    pub fn new(arguments: &GlobalArguments, catalog: Catalog) -> Self {
        let is_interactive = is_output_terminal();
        let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let size = if is_interactive { terminal_size::terminal_size() } else { None };
        let width = size.map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0);
        Self {
            catalog,
            is_quiet: arguments.quiet,
            is_interactive,
            width: width.or(columns).unwrap_or(WIDTH_OFF_TERMINAL),
            table_width: width.or(columns).unwrap_or(if is_interactive {
                WIDTH_OFF_TERMINAL
            } else {
                WIDTH_OF_CONTENTS
            }),
            height: size.map_or(usize::MAX, |(_, height)| usize::from(height.0)),
            may_page: !arguments.no_pager,
            color: arguments.color,
        }
    }

    /// Whether output to a stream that is (or is not) a terminal may have colors, as <https://no-color.org> and
    /// <https://bixense.com/clicolors> have it; the variable against colors goes first.
    pub fn color(&self, stream_is_terminal: bool) -> bool {
        let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_forced = |name: &str| is_set(name) && env::var_os(name).is_some_and(|value| value != "0");
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let can_show = stream_is_terminal && env::var_os("TERM").is_none_or(|term| term != "dumb");
                !is_set("NO_COLOR") && (is_forced("FORCE_COLOR") || is_forced("CLICOLOR_FORCE") || can_show)
            }
        }
    }

    /// Whether notes and errors may have colors.
    pub fn error_color(&self) -> bool {
        self.color(is_error_terminal())
    }

    /// The host name for links to files, if standard output is a terminal with links. `MEETING_HYPERLINKS` may say
    /// `always` or `never`.
    pub fn link_host(&self) -> Option<String> {
        let has_links = match env::var("MEETING_HYPERLINKS").as_deref() {
            Ok("always") => true,
            Ok("never") => false,
            _ => self.is_interactive && self.color(true) && terminal_may_have_links(|name| env::var(name).ok()),
        };
        has_links.then(|| gethostname::gethostname().to_string_lossy().into_owned())
    }

    /// Prints a note, unless `--quiet` is given.
    pub fn note(&self, message: &Message) {
        if !self.is_quiet {
            self.print(message);
        }
    }

    /// Prints a message that `--quiet` does not suppress.
    pub fn print(&self, message: &Message) {
        print_lines(&self.catalog.say(message));
    }

    /// Shows `error: …` and the advice below it.
    pub fn error(&self, message: &Message, help: Option<&Message>) {
        error(&self.catalog, self.error_color(), message, help);
    }

    /// Prints the findings of a file as an error. A file without a name is a record that does not exist yet: a name
    /// would send the user looking for it.
    pub fn findings(&self, file: &FileFindings) {
        let style = Style { color: self.error_color(), width: self.width };
        let lines = Lines::of(&file.text);
        let unsaved = || self.catalog.say(&Message::new("new-unsaved"));
        let name = if file.file.is_empty() { &unsaved() } else { &file.file };
        for finding in &file.findings {
            // `Notes` cannot fail.
            let _ = meeting_render::one_finding(&mut Notes, &self.catalog, style, name, &file.text, &lines, finding);
        }
    }

    /// Shows why a command failed, and returns how the program ends.
    pub fn failure(&self, failure: &Failure) -> Exit {
        match failure {
            Failure::ClosedPipe => return Exit::Success,
            Failure::Refused(refusal) => return self.refusal(refusal),
            Failure::Unexpected(error) => {
                self.error(&Message::new("internal-failure").with("reason", format!("{error:#}")), None);
            }
            Failure::Query(error) => {
                let style = Style { color: self.error_color(), width: self.width };
                let help = error.help.as_ref();
                let (message, text) = (&error.message, &error.text);
                let _ = meeting_render::mistake(&mut Notes, &self.catalog, style, message, help, text, error.span);
            }
        }
        Exit::Failure
    }

    /// Shows why an operation is refused, and returns how the program ends.
    pub fn refusal(&self, refusal: &Refusal) -> Exit {
        match refusal {
            Refusal::Said { message, help } => self.error(message, help.as_ref()),
            Refusal::Unreadable(file) => self.findings(file),
            Refusal::Store(error) => self.error(&error.message(), error.help().as_ref()),
            Refusal::Findings { files, message } => {
                for file in files {
                    self.findings(file);
                }
                self.error(message, None);
                return Exit::Findings;
            }
        }
        Exit::Failure
    }
}

/// Standard error, for messages next to the results. If it is closed, errors are ignored: a record must not stay
/// unwritten because a note about it could not be shown.
pub struct Notes;

impl Write for Notes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _ = io::stderr().lock().write_all(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Standard error, for what draws on a terminal: prompts and bars.
pub fn error_stream() -> Stderr {
    io::stderr()
}

/// Where a progress bar is drawn.
pub fn bar_target() -> ProgressDrawTarget {
    ProgressDrawTarget::stderr()
}

/// Whether standard output is a terminal.
pub fn is_output_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether standard error is a terminal.
pub fn is_error_terminal() -> bool {
    io::stderr().is_terminal()
}

/// The width of the terminal of standard error; `None` if it is none.
pub fn error_width() -> Option<usize> {
    terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0))
}

/// The columns and lines of the terminal of standard error, as they are now; the smallest usual ones if it is none.
pub fn error_size() -> (usize, usize) {
    let size = terminal_size::terminal_size_of(io::stderr());
    size.map_or((80, 24), |(width, height)| (usize::from(width.0), usize::from(height.0)))
}

/// Prints lines in one write, because other processes may write to the same stream.
pub fn print_lines(words: &str) {
    let _ = Notes.write_all(format!("{}\n", terminal_safe_lines(words)).as_bytes());
}

/// Shows `error: …` and the advice below it, where there is no [`Terminal`] yet.
pub fn error(catalog: &Catalog, color: bool, message: &Message, help: Option<&Message>) {
    let mut text = String::new();
    let (red, reset) = if color { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
    let name = catalog.say(&Message::new("severity-error"));
    text += &format!("{red}{name}{reset}: {}\n", terminal_safe(&catalog.say(message)));
    if let Some(help) = help {
        let name = catalog.say(&Message::new("severity-help"));
        text += &format!("  {name}: {}\n", terminal_safe(&catalog.say(help)));
    }
    let _ = Notes.write_all(text.as_bytes());
}

/// Whether to assume support for links (OSC 8): terminals that are not known to display them wrongly either support or
/// ignore them.
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
