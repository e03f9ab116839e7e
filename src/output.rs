//! Where results go: standard output, or a pager when they are longer than the terminal.

use std::env;
use std::io::{self, Write};
use std::process::{Child, Command, Stdio};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, is_closed_pipe};
use meeting_core::i18n::Message;
use viet_text::terminal::{is_own_link, terminal_safe_lines};

/// Prints a text, where there is no [`Output`].
pub fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}

/// What a command prints. On a terminal it is held back until the end, so that long output can be paged.
pub struct Output {
    buffer: Vec<u8>,
    is_terminal: bool,
    is_plain: bool,
}

impl Output {
    pub fn new(environment: &Environment) -> Self {
        Self { buffer: Vec::new(), is_terminal: environment.terminal.is_interactive, is_plain: false }
    }

    /// Notes that what is written is for programs, and has no color or link of ours in it: on a terminal, every escape in it
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
            Err(failure) => environment.terminal.failure(&failure),
        };
        match self.show(environment) {
            Err(error) if !is_closed_pipe(&error) => environment.terminal.failure(&error.into()),
            _ => exit,
        }
    }

    /// Flushes the output without a pager, before something goes to standard error.
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
            && environment.terminal.may_page
            && lines > environment.terminal.height
            && let Some(mut pager) = start_pager(environment)
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
        // A pipe gets its data immediately; the output on a terminal is buffered, because it fits in memory.
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

/// Makes data formats safe for a terminal: every escape sequence is made visible. Line ends become those of the
/// terminal, because CSV and records from Windows have carriage returns.
fn visible(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    terminal_safe_lines(&text).into_owned().into_bytes()
}

/// Makes output safe for a terminal: only our own colors and links reach it, whatever a record contains.
pub fn harmless(bytes: &[u8]) -> Vec<u8> {
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

/// The length of the color (`ESC [ 1 ; 33 m`) or link to a file (`ESC ] 8 ; ; file://… ESC \`) that a text
/// begins with; 0 where it begins with something else.
fn sequence(text: &str) -> usize {
    if let Some(color) = text.strip_prefix("\u{1b}[") {
        let end = color.find(|c: char| !c.is_ascii_digit() && c != ';');
        return end.filter(|end| color[*end..].starts_with('m')).map_or(0, |end| "\u{1b}[".len() + end + 1);
    }
    let link = text.strip_prefix("\u{1b}]8;;").and_then(|link| link.split_once("\u{1b}\\"));
    let link = link.filter(|(url, _)| url.is_empty() || is_own_link(url));
    link.map_or(0, |(_, behind)| text.len() - behind.len())
}

/// Starts `$PAGER`, else `less`, with a prompt that says its keys; `None` if it cannot be started or the user wants none.
fn start_pager(environment: &Environment) -> Option<Child> {
    let pager = env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let mut words = pager.split_whitespace();
    let program = words.next().filter(|program| *program != "cat")?;
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    // Output is UTF-8 in every locale.
    let keys = environment.terminal.catalog.say(&Message::new("pager-keys"));
    let options = format!("FRX -Ps{}$", prompt(&keys));
    for (name, value) in [("LESS", options.as_str()), ("LESSCHARSET", "utf-8")] {
        if env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    command.spawn().ok()
}

/// A text as the prompt of `less` has it, which gives a meaning to some signs, and ends at a dollar.
fn prompt(text: &str) -> String {
    let text = text.replace('$', "");
    text.chars().flat_map(|sign| "?:.%\\".contains(sign).then_some('\\').into_iter().chain([sign])).collect()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn only_our_own_colors_and_links_reach_the_terminal() {
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
