//! Signals that end the program while it waits for an answer: the terminal is given back first.

use std::sync::Mutex;

#[cfg(unix)]
pub use unix::Watch;

/// Whose turn it is to change how the terminal works. A signal that ends the program keeps it for good.
static TURN: Mutex<()> = Mutex::new(());

/// Changes how the terminal works, unless the program is about to end.
pub fn take_terminal<T>(take: impl FnOnce() -> T) -> T {
    let _turn = TURN.lock();
    take()
}

#[cfg(unix)]
mod unix {
    use crate::terminal::{error_stream, print_lines};

    use crossterm::cursor::Show;
    use crossterm::event::DisableBracketedPaste;
    use crossterm::terminal;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::{Handle, Signals};

    /// Handles signals until it is dropped; after that they are ignored, for an editor that runs in the same terminal.
    pub struct Watch(Handle);

    impl Watch {
        /// Watches for signals. `words` are printed before the program ends.
        pub fn begin(words: String) -> Option<Self> {
            let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).ok()?;
            let handle = signals.handle();
            std::thread::spawn(move || {
                if let Some(signal) = signals.forever().next() {
                    // No prompt may take the terminal after it has been given back.
                    let _turn = super::TURN.lock();
                    give_back();
                    // The terminal may be gone.
                    print_lines(&format!("\n{words}"));
                    std::process::exit(128 + signal);
                }
            });
            Some(Self(handle))
        }
    }

    impl Drop for Watch {
        fn drop(&mut self) {
            self.0.close();
        }
    }

    /// Restores the terminal's state from before a prompt.
    fn give_back() {
        if terminal::is_raw_mode_enabled().unwrap_or(false) {
            let _ = crossterm::execute!(error_stream(), DisableBracketedPaste, Show);
            let _ = terminal::disable_raw_mode();
        }
    }
}

/// On systems without signals there is nothing to handle.
#[cfg(not(unix))]
pub struct Watch;

#[cfg(not(unix))]
impl Watch {
    pub fn begin(_: String) -> Option<Self> {
        None
    }
}
