//! The user's editor.

use std::env;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::process::Command;

use crate::environment::Environment;
use crate::failure::Failure;
use crate::terminal::error_stream;
use meeting_core::i18n::Message;

/// Opens a file in `$VISUAL`, else `$EDITOR`, else `vi` (`notepad` on Windows), at a line where one is given, and
/// waits until the editor ends.
pub fn open(path: &Path, line: Option<usize>) -> Result<(), Failure> {
    let set = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = set("VISUAL")
        .or_else(|| set("EDITOR"))
        .unwrap_or_else(|| if cfg!(windows) { "notepad".to_owned() } else { "vi".to_owned() });
    let status = command(&editor, path, line).status();
    let failure = |reason: String| {
        Failure::new(Message::new("editor-failure").with("editor", editor.as_str()).with("reason", reason))
            .with_help(Message::new("editor-help"))
    };
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failure(status.to_string())),
        Err(error) => Err(failure(error.to_string())),
    }
}

/// Asks a question that yes answers unless something else is typed; the end of the input is a no.
pub fn ask(question: &Message, environment: &Environment) -> Result<bool, Failure> {
    write!(error_stream().lock(), "{} ", environment.terminal.catalog.say(question))?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(|error| Failure::io("-", &error))?;
    Ok(!matches!(answer.trim().to_lowercase().chars().next(), Some('n' | 'k')) && !answer.is_empty())
}

/// The shell reads the variable, as git has it: it may hold flags and quotes.
#[cfg(unix)]
fn command(editor: &str, path: &Path, line: Option<usize>) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{editor} \"$@\"")).arg(editor);
    at_line(&mut command, editor, path, line);
    command
}

#[cfg(not(unix))]
fn command(editor: &str, path: &Path, line: Option<usize>) -> Command {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or("notepad"));
    command.args(words);
    at_line(&mut command, editor, path, line);
    command
}

/// Editors with `+LINE`; others would open a file named `+7`.
const KNOWS_PLUS: [&str; 8] = ["vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "joe"];
/// Editors with `--goto FILE:LINE`.
const KNOWS_GOTO: [&str; 3] = ["code", "codium", "cursor"];

fn at_line(command: &mut Command, editor: &str, path: &Path, line: Option<usize>) {
    let program = editor.split_whitespace().next().unwrap_or_default();
    let name = Path::new(program).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    match line {
        Some(line) if KNOWS_PLUS.contains(&name) => {
            command.arg(format!("+{line}")).arg(path);
        }
        Some(line) if KNOWS_GOTO.contains(&name) => {
            command.arg("--goto").arg(format!("{}:{line}", path.display()));
        }
        _ => {
            command.arg(path);
        }
    }
}
