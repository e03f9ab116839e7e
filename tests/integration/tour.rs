//! The tour of `docs/query-language.md` in a real terminal: what tmux shows of each of its commands.

use std::cell::RefCell;
use std::fs;
use std::process::{Command, Stdio};

use insta::assert_snapshot;

use crate::support::{Office, is_installed, repository, wait_until};

/// The mark after the output of a command.
const END: &str = "=== end ===";

/// The commands of a page, in order.
fn commands(page: &str) -> Vec<String> {
    let text = fs::read_to_string(repository().join(page)).unwrap();
    let mut commands = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(first) = line.strip_prefix("$ ") else { continue };
        let mut command = first.to_owned();
        while command.ends_with('\\') {
            command = format!("{command}\n{}", lines.next().unwrap());
        }
        commands.push(command);
    }
    commands
}

/// A tmux server of its own, without the user's settings.
struct Tmux<'o> {
    office: &'o Office,
    language: &'static str,
    width: usize,
}

impl Tmux<'_> {
    fn command(&self) -> Command {
        let mut command = self.office.program("tmux");
        command.env("LC_ALL", "C.UTF-8").env("TERM", "xterm-256color").env("SHELL", "/bin/sh");
        command.env_remove("COLUMNS").env("MEETING_LANG", self.language);
        // Below the office's home, for the path of a socket must be short.
        command.args(["-u", "-f", "/dev/null", "-S"]).arg(self.office.home().join("tmux"));
        command.stderr(Stdio::null());
        command
    }

    /// The terminal's content after a command. Each command has a terminal of its own, called `name`.
    fn screen(&self, name: &str, line: &str) -> String {
        let script = self.office.write(&format!("{name}.sh"), format!("{line}\nprintf '{END}'\nsleep 600\n"));
        let run = format!("sh '{}'", script.display());
        let size = self.width.to_string();
        // So high that nothing scrolls away, and no pager is needed.
        let open = ["new-session", "-d", "-s", name, "-x", &size, "-y", "250", &run];
        assert!(self.command().args(open).status().unwrap().success(), "{line}");
        let seen = RefCell::new(String::new());
        let has_ended = || {
            let output = self.command().args(["capture-pane", "-p", "-t", name]).output().unwrap();
            assert!(output.status.success(), "{line}: the terminal has gone");
            seen.replace(String::from_utf8(output.stdout).unwrap());
            seen.borrow().contains(END)
        };
        wait_until(has_ended, || format!("{line}: {}", seen.borrow()));
        let screen = seen.into_inner();
        screen.split(END).next().unwrap().trim_end().to_owned()
    }
}

impl Drop for Tmux<'_> {
    fn drop(&mut self) {
        drop(self.command().arg("kill-server").status());
    }
}

fn has_tmux() -> bool {
    is_installed("tmux", "MEETING_REQUIRE_SHELLS")
}

fn tour(language: &'static str, width: usize) -> String {
    let office = Office::sample();
    let tmux = Tmux { office: &office, language, width };
    let shown = commands("docs/query-language.md").into_iter().enumerate().map(|(number, line)| {
        let screen = tmux.screen(&format!("tour-{number}"), &line);
        for row in screen.lines() {
            assert!(row.chars().count() <= width, "{row}");
        }
        format!("$ {line}\n{screen}\n")
    });
    shown.collect()
}

#[test]
fn the_tour_in_english() {
    if has_tmux() {
        assert_snapshot!(tour("en", 100));
    }
}

#[test]
fn the_tour_in_vietnamese_in_a_narrow_window() {
    if has_tmux() {
        assert_snapshot!(tour("vi", 64));
    }
}

#[test]
fn the_page_has_commands() {
    assert!(commands("docs/query-language.md").len() > 10);
}
