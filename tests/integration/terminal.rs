//! A terminal for a test: a real pseudo-terminal with the real program in it, and what one would see on its screen.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::support::{Office, meeting, program, wait_until};

/// A terminal with the program in it.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Option<Box<dyn Write + Send>>,
    screen: Arc<Mutex<Screen>>,
    /// The settings of the terminal before the program ran.
    before: String,
}

/// What has been shown.
struct Screen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    is_closed: bool,
}

pub const ENTER: &str = "\r";
pub const DOWN: &str = "\u{1b}[B";
pub const TAB: &str = "\t";
pub const ESCAPE: &str = "\u{1b}";
pub const CONTROL_C: &str = "\u{3}";

impl Terminal {
    /// Starts the program in a terminal of 40 lines.
    pub fn start(office: &Office, columns: u16, variables: &[(&str, &str)], arguments: &[&str]) -> Self {
        Self::sized(office, (columns, 40), variables, arguments)
    }

    /// Starts the program in the smallest terminal that people have.
    pub fn small(office: &Office, variables: &[(&str, &str)], arguments: &[&str]) -> Self {
        Self::sized(office, (80, 24), variables, arguments)
    }

    fn sized(office: &Office, (columns, rows): (u16, u16), variables: &[(&str, &str)], arguments: &[&str]) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = settings(&*pair.master);
        let mut command = CommandBuilder::new(meeting());
        command.env_clear();
        for (name, value) in office.environment() {
            command.env(name, value);
        }
        command.env_remove("COLUMNS");
        command.env("TERM", "xterm-256color");
        for (name, value) in variables {
            command.env(name, value);
        }
        command.args(arguments);
        command.cwd(office.root());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let keyboard = pair.master.take_writer().unwrap();
        let reader = pair.master.try_clone_reader().unwrap();
        let parser = vt100::Parser::new(size.rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        let screen = Arc::new(Mutex::new(Screen { parser, bytes: Vec::new(), is_closed: false }));
        let shown = Arc::clone(&screen);
        std::thread::spawn(move || watch(reader, &shown));
        Self { master: pair.master, child, keyboard: Some(keyboard), screen, before }
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Waits until the cursor is after a question, then presses keys.
    pub fn answer(&mut self, question: &str, keys: &str) {
        self.wait(question, |screen| {
            let (row, _) = screen.cursor_position();
            let mut rows = screen.rows(0, screen.size().1.get());
            rows.nth(usize::from(row)).is_some_and(|line| line.contains(question))
        });
        self.press(keys);
    }

    /// Waits until the screen shows `text`.
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits until what the screen shows is as wanted; `what` names that.
    pub fn wait_until(&self, what: &str, is_so: impl Fn(&str) -> bool) {
        self.wait(what, |screen| is_so(&screen.contents()));
    }

    /// Waits until the screen shows `text` and has been drawn to its end: the cursor is hidden until then. The result
    /// is what the screen shows.
    pub fn settled(&self, text: &str) -> String {
        self.wait(text, |screen| !screen.hide_cursor() && screen.contents().contains(text));
        self.contents()
    }

    fn wait(&self, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        let is_so = || {
            let screen = self.screen.lock().unwrap();
            // What has ended shows nothing new.
            let is_there = is_there(screen.parser.screen());
            assert!(is_there || !screen.is_closed, "no {what:?} on the screen:\n{}", screen.parser.screen().contents());
            is_there
        };
        wait_until(is_so, || format!("no {what:?} on the screen:\n{}", self.contents()));
    }

    /// What the screen shows. Spaces at the ends of lines depend on what was drawn before, and are invisible.
    pub fn contents(&self) -> String {
        let contents = self.screen.lock().unwrap().parser.screen().contents();
        contents.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    /// Every byte that was shown.
    pub fn bytes(&self) -> Vec<u8> {
        self.screen.lock().unwrap().bytes.clone()
    }

    /// Waits until the program has ended; the result is its exit code. The terminal must be as it was.
    pub fn end(&mut self) -> u32 {
        let status = self.wait_for_end();
        assert_eq!(settings(&*self.master), self.before, "the terminal is not as it was");
        let screen = self.screen.lock().unwrap();
        assert!(!screen.parser.screen().hide_cursor(), "the cursor is hidden");
        assert!(!screen.parser.screen().bracketed_paste(), "pasted text would be bracketed");
        status
    }

    fn wait_for_end(&mut self) -> u32 {
        let mut status = None;
        let screen = Arc::clone(&self.screen);
        let child = &mut self.child;
        let has_ended = || {
            status = child.try_wait().unwrap();
            status.is_some()
        };
        let shown = || screen.lock().unwrap().parser.screen().contents();
        wait_until(has_ended, || format!("the program does not end:\n{}", shown()));
        // Until everything that the program said has been shown.
        self.keyboard = None;
        wait_until(|| screen.lock().unwrap().is_closed, || "the terminal stays open".to_owned());
        status.unwrap().exit_code()
    }

    /// Sends a signal to the program: `-KILL`.
    pub fn signal(&mut self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = program("sh").args(["-c", "kill \"$1\" \"$2\"", "sh", signal, &id]).status();
        assert!(sent.unwrap().success());
    }

    /// Closes the terminal's window; the result is its exit code.
    pub fn hang_up(&mut self) -> u32 {
        self.signal("-HUP");
        self.wait_for_end()
    }

    /// Kills the program and waits until it has gone.
    pub fn kill(mut self) {
        self.signal("-KILL");
        self.wait_for_end();
    }
}

/// The settings of a terminal.
fn settings(terminal: &dyn MasterPty) -> String {
    format!("{:?}", terminal.get_termios().unwrap())
}

fn watch(mut reader: Box<dyn Read + Send>, shown: &Mutex<Screen>) {
    let mut buffer = [0; 4096];
    loop {
        let count = reader.read(&mut buffer).unwrap_or(0);
        // A test that has failed has poisoned it; its message is enough.
        let mut screen = shown.lock().unwrap_or_else(PoisonError::into_inner);
        screen.parser.process(&buffer[..count]);
        screen.bytes.extend_from_slice(&buffer[..count]);
        screen.is_closed = count == 0;
        drop(screen);
        if count == 0 {
            return;
        }
    }
}
