//! A terminal for a test: a real pseudo-terminal with the real program in it, and what one would see on its screen.

use std::io::{Read, Write};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::support::Office;

/// How long the program may take to show something, on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long nothing comes from a program that waits for a key.
const QUIET: Duration = Duration::from_secs(1);

/// A terminal with the program in it.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Option<Box<dyn Write + Send>>,
    screen: Arc<(Mutex<Screen>, Condvar)>,
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
        let size = PtySize { rows: 40, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = settings(&*pair.master);
        let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin("meeting"));
        command.env_clear();
        let prepared = office.command();
        for (name, value) in prepared.get_envs() {
            if let Some(value) = value {
                command.env(name, value);
            }
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
        let screen = Arc::new((Mutex::new(Screen { parser, bytes: Vec::new(), is_closed: false }), Condvar::new()));
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

    /// Waits until the cursor stands behind a question, then presses keys.
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

    /// Waits until the screen shows `text` and nothing more comes: a frame is drawn in many small pieces. Returns what the
    /// screen shows.
    pub fn settled(&self, text: &str) -> String {
        self.wait_for(text);
        let (lock, changed) = &*self.screen;
        let mut screen = lock.lock().unwrap();
        loop {
            let count = screen.bytes.len();
            let quiet = changed.wait_timeout_while(screen, QUIET, |screen| screen.bytes.len() == count).unwrap();
            screen = quiet.0;
            if quiet.1.timed_out() {
                break;
            }
        }
        drop(screen);
        self.contents()
    }

    fn wait(&self, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        let (lock, changed) = &*self.screen;
        let end = Instant::now() + PATIENCE;
        let mut screen = lock.lock().unwrap();
        loop {
            if is_there(screen.parser.screen()) {
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            let shown = || screen.parser.screen().contents();
            assert!(!left.is_zero() && !screen.is_closed, "no {what:?} on the screen:\n{}", shown());
            screen = changed.wait_timeout(screen, left.min(Duration::from_millis(200))).unwrap().0;
        }
    }

    /// What the screen shows. Spaces at the ends of lines depend on what was drawn before, and nobody sees them.
    pub fn contents(&self) -> String {
        let contents = self.screen.0.lock().unwrap().parser.screen().contents();
        contents.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    /// Every byte that was shown.
    pub fn bytes(&self) -> Vec<u8> {
        self.screen.0.lock().unwrap().bytes.clone()
    }

    /// Waits until the program has ended; returns its exit code. The terminal must be as it was.
    pub fn end(&mut self) -> u32 {
        let status = self.wait_for_end();
        assert_eq!(settings(&*self.master), self.before, "the terminal is not as it was");
        let screen = self.screen.0.lock().unwrap();
        assert!(!screen.parser.screen().hide_cursor(), "the cursor is hidden");
        assert!(!screen.parser.screen().bracketed_paste(), "pasted text would be bracketed");
        status
    }

    fn wait_for_end(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                self.wait_for_the_last_words(end);
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the program does not end:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until everything that the program said has been shown.
    fn wait_for_the_last_words(&mut self, end: Instant) {
        self.keyboard = None;
        let (lock, changed) = &*self.screen;
        let mut screen = lock.lock().unwrap();
        while !screen.is_closed {
            assert!(Instant::now() < end, "the terminal stays open");
            screen = changed.wait_timeout(screen, Duration::from_millis(200)).unwrap().0;
        }
    }

    /// Sends a signal to the program: `-KILL`.
    pub fn signal(&mut self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// Closes the terminal's window; returns how the program ends.
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

fn watch(mut reader: Box<dyn Read + Send>, shown: &(Mutex<Screen>, Condvar)) {
    let mut buffer = [0; 4096];
    loop {
        let count = reader.read(&mut buffer).unwrap_or(0);
        // A test that has failed has poisoned it; its message is enough.
        let mut screen = shown.0.lock().unwrap_or_else(PoisonError::into_inner);
        screen.parser.process(&buffer[..count]);
        screen.bytes.extend_from_slice(&buffer[..count]);
        screen.is_closed = count == 0;
        drop(screen);
        shown.1.notify_all();
        if count == 0 {
            return;
        }
    }
}
