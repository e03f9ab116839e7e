//! Where results go: standard output, or a pager when they are longer than the terminal.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Child, Command, Stdio};

use super::failure::Failure;
use super::{Environment, Exit};
use crate::diagnostic::FileFindings;
use crate::i18n::{Catalog, Message};
use crate::render::{self, Lines, Style};
use crate::text::terminal::{is_own_link, terminal_safe, terminal_safe_lines};

/// Standard error, for what people should know beside the results. Where it is gone nobody wants to know, and the work
/// goes on: a record must not stay unwritten because a note about it could not be shown.
pub(super) struct Notes;

impl Write for Notes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _ = io::stderr().lock().write_all(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a command prints. On a terminal it is held back until the end, so that long output can be paged.
pub(super) struct Output {
    buffer: Vec<u8>,
    is_terminal: bool,
    is_plain: bool,
}

impl Output {
    pub fn new(environment: &Environment) -> Self {
        Self { buffer: Vec::new(), is_terminal: environment.is_terminal, is_plain: false }
    }

    /// Notes that what is written is for programs, and has no colour or link of ours in it: on a terminal, every escape in it
    /// is a record's own and is only shown.
    pub fn set_plain(&mut self) {
        self.is_plain = true;
    }

    /// Makes what is held back for a terminal harmless.
    fn make_harmless(&mut self) {
        self.buffer = if self.is_plain { visible(&self.buffer) } else { harmless(&self.buffer) };
    }

    /// Shows what is left and the reason of a failure; returns how the program ends.
    pub fn finish(mut self, environment: &Environment, result: Result<Exit, Failure>) -> Exit {
        let exit = match result {
            Ok(exit) => exit,
            Err(failure) => show_failure(&failure, environment),
        };
        match self.show(environment) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => show_failure(&error.into(), environment),
            _ => exit,
        }
    }

    /// Shows what has been written so far, without a pager: what comes next goes to standard error, and behind it.
    pub fn show_now(&mut self) -> io::Result<()> {
        if self.is_terminal {
            self.make_harmless();
        }
        let mut stdout = io::stdout().lock();
        stdout.write_all(&self.buffer)?;
        self.buffer.clear();
        stdout.flush()
    }

    fn show(&mut self, environment: &Environment) -> io::Result<()> {
        let lines = self.buffer.split(|byte| *byte == b'\n').count();
        if self.is_terminal
            && environment.may_page
            && lines > environment.height
            && let Some(mut pager) = start_pager()
        {
            self.make_harmless();
            // A reader who leaves the pager early has seen enough.
            let written = pager.stdin.take().map_or(Ok(()), |mut input| input.write_all(&self.buffer));
            let status = pager.wait()?;
            if status.success() || written.is_ok() {
                return Ok(());
            }
        }
        self.show_now()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        // A pipe gets its data as it comes; what a terminal shows fits in memory.
        if !self.is_terminal && self.buffer.len() > 1 << 16 {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.is_terminal {
            let mut stdout = io::stdout().lock();
            stdout.write_all(&self.buffer)?;
            stdout.flush()?;
            self.buffer.clear();
        }
        Ok(())
    }
}

/// Returns what a terminal may be given of a text for programs: each escape in it is shown. Line ends are the terminal's own,
/// as those of CSV and of records from Windows have a carriage return that nobody wants to see.
fn visible(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    terminal_safe_lines(&text).into_owned().into_bytes()
}

/// Returns what a terminal may be given: whatever a record says, only our own colours and links speak to it.
pub(super) fn harmless(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut safe = String::with_capacity(text.len());
    let mut rest: &str = &text;
    while let Some(at) = rest.find('\u{1b}') {
        safe += &terminal_safe_lines(&rest[..at]);
        rest = &rest[at..];
        let ours = sequence(rest);
        if ours == 0 {
            safe.push('␛');
            rest = &rest[1..];
        } else {
            safe += &rest[..ours];
            rest = &rest[ours..];
        }
    }
    safe += &terminal_safe_lines(rest);
    safe.into_bytes()
}

/// Returns the length of the colour (`ESC [ 1 ; 33 m`) or link to a file (`ESC ] 8 ; ; file://… ESC \`) that a text
/// begins with; 0 where it begins with something else.
fn sequence(text: &str) -> usize {
    if let Some(colour) = text.strip_prefix("\u{1b}[") {
        let end = colour.find(|c: char| !c.is_ascii_digit() && c != ';');
        return end.filter(|end| colour[*end..].starts_with('m')).map_or(0, |end| "\u{1b}[".len() + end + 1);
    }
    let link = text.strip_prefix("\u{1b}]8;;").and_then(|link| link.split_once("\u{1b}\\"));
    let link = link.filter(|(url, _)| url.is_empty() || is_own_link(url));
    link.map_or(0, |(_, behind)| text.len() - behind.len())
}

/// Starts `$PAGER`, else `less`; none where it cannot be started or the user wants none.
fn start_pager() -> Option<Child> {
    let pager = env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let mut words = pager.split_whitespace();
    let program = words.next().filter(|program| *program != "cat")?;
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    // What is written is UTF-8, whatever the locale says.
    for (name, value) in [("LESS", "FRX"), ("LESSCHARSET", "utf-8")] {
        if env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    command.spawn().ok()
}

/// Says why a command failed, on standard error.
pub(super) fn show_failure(failure: &Failure, environment: &Environment) -> Exit {
    let colour = environment.colour(io::stderr().is_terminal());
    let mut stderr = io::stderr().lock();
    // Where standard error is gone too, nobody can be told.
    let _ = match failure {
        Failure::ClosedPipe => return Exit::Success,
        Failure::Said { message, help } => say(&mut stderr, &environment.catalog, colour, message, help.as_ref()),
        Failure::Findings(file) => show_findings(&mut stderr, environment, colour, file),
        Failure::Unexpected(error) => {
            let message = Message::new("internal-failure").with("reason", format!("{error:#}"));
            say(&mut stderr, &environment.catalog, colour, &message, None)
        }
        Failure::Query(error) => {
            let style = Style { colour, width: environment.width };
            let help = error.help.as_ref();
            render::mistake(&mut stderr, &environment.catalog, style, &error.message, help, &error.text, error.span)
        }
    };
    Exit::Failure
}

/// Writes `error: …` and the advice below it.
pub(super) fn say(
    out: &mut dyn Write,
    catalog: &Catalog,
    colour: bool,
    message: &Message,
    help: Option<&Message>,
) -> io::Result<()> {
    // In one piece: other processes may be talking as well.
    let mut text = String::new();
    let (red, reset) = if colour { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
    let name = catalog.say(&Message::new("severity-error"));
    text += &format!("{red}{name}{reset}: {}\n", terminal_safe(&catalog.say(message)));
    if let Some(help) = help {
        let name = catalog.say(&Message::new("severity-help"));
        text += &format!("  {name}: {}\n", terminal_safe(&catalog.say(help)));
    }
    out.write_all(text.as_bytes())
}

pub(super) fn show_findings(
    out: &mut dyn Write,
    environment: &Environment,
    colour: bool,
    file: &FileFindings,
) -> io::Result<()> {
    let style = Style { colour, width: environment.width };
    let lines = Lines::of(&file.text);
    for finding in &file.findings {
        render::one_finding(out, &environment.catalog, style, &file.file, &file.text, &lines, finding)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn only_our_own_colours_and_links_reach_the_terminal() {
        let safe = |text: &str| String::from_utf8(harmless(text.as_bytes())).unwrap();
        assert_eq!(safe("\u{1b}[1;33mĐảng\u{1b}[0m\n"), "\u{1b}[1;33mĐảng\u{1b}[0m\n");
        let link = "\u{1b}]8;;file://may/kho/%C4%90.yaml\u{1b}\\\u{1b}[2md1\u{1b}[0m\u{1b}]8;;\u{1b}\\";
        assert_eq!(safe(link), link);
        for hostile in [
            "\u{1b}]8;;https://x\u{1b}\\a",
            "\u{1b}]8;;file://x\n\u{1b}\\a",
            "\u{1b}]8;;file://x",
            "\u{1b}]8;;file://x\u{7}a",
            "\u{1b}]8;id=1;file://x\u{1b}\\a",
        ] {
            assert!(!safe(hostile).contains("]8;;file://x\u{1b}") && safe(hostile).starts_with('␛'), "{hostile:?}");
        }
        for hostile in ["\u{1b}]0;x\u{7}", "\u{1b}[2J", "\u{9b}31m", "\u{202e}a", "\u{1b}[31", "\u{1b}"] {
            let shown = safe(hostile);
            assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']), "{hostile:?} {shown:?}");
        }
    }
}
