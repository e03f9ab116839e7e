//! The user's editor.

use std::env;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::process::Command;

use crate::environment::Environment;
use crate::failure::Failure;
use crate::terminal::error_stream;
use meeting_core::i18n::{Message, io_reason};

/// Opens a file in the editor, at a line where one is given, and waits until it ends.
pub fn open(path: &Path, line: Option<usize>, environment: &Environment) -> Result<(), Failure> {
    let editor = chosen(environment).map_or_else(|| found(environment), Ok)?;
    let status = command(&editor, path, line).status();
    let failure = |reason: Message| {
        Failure::new(Message::new("editor-failure").with("editor", editor.as_str()).with("reason", reason))
            .with_help(Message::new("editor-help"))
    };
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failure(Message::new("reason-other").with("text", status.to_string()))),
        Err(error) => Err(failure(io_reason(&error))),
    }
}

/// The editor of the user's settings, `$VISUAL` or `$EDITOR`, in this order, as git has it.
fn chosen(environment: &Environment) -> Option<String> {
    let variable = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    environment.user.editor.clone().or_else(|| variable("VISUAL")).or_else(|| variable("EDITOR"))
}

/// The editor where none is set: one that says its keys, else `vi`, which does not, so they are said before.
fn found(environment: &Environment) -> Result<String, Failure> {
    if cfg!(windows) {
        return Ok("notepad".to_owned());
    }
    let is_there = |name: &str| {
        let folders = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&folders).any(|folder| folder.join(name).is_file())
    };
    if is_there("nano") {
        return Ok("nano".to_owned());
    }
    environment.terminal.print(&Message::new("editor-vi"));
    if io::stdin().is_terminal() {
        // The words would be gone at once.
        environment.terminal.print(&Message::new("editor-vi-enter"));
        io::stdin().lock().read_line(&mut String::new()).map_err(|error| Failure::io("-", &error))?;
    }
    Ok("vi".to_owned())
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
    let words = words(editor, |program| Path::new(program).is_file());
    let mut words = words.iter();
    let mut command = Command::new(words.next().map_or("notepad", String::as_str));
    command.args(words);
    at_line(&mut command, editor, path, line);
    command
}

/// The words of a command as Windows has them: at spaces outside of double quotes, with backslashes as they are. A program
/// whose path has spaces need not be quoted.
#[cfg(any(not(unix), test))]
fn words(command: &str, is_program: impl Fn(&str) -> bool) -> Vec<String> {
    if is_program(command.trim()) {
        return vec![command.trim().to_owned()];
    }
    let (mut words, mut is_quoted, mut is_open) = (vec![String::new()], false, false);
    for letter in command.chars() {
        match letter {
            '"' => (is_quoted, is_open) = (!is_quoted, true),
            space if space.is_whitespace() && !is_quoted => {
                if is_open {
                    words.push(String::new());
                }
                is_open = false;
            }
            letter => {
                is_open = true;
                if let Some(word) = words.last_mut() {
                    word.push(letter);
                }
            }
        }
    }
    if !is_open {
        words.pop();
    }
    words
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

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn commands_as_windows_splits_them() {
        let notepad = r"C:\Program Files\Notepad++\notepad++.exe";
        for (command, expected) in [
            ("notepad", vec!["notepad"]),
            (r"C:\Windows\notepad.exe  -x ", vec![r"C:\Windows\notepad.exe", "-x"]),
            (notepad, vec![notepad]),
            (&format!("\"{notepad}\" -multiInst -nosession"), vec![notepad, "-multiInst", "-nosession"]),
            (r#"code --user-data-dir="D:\Tài liệu" --wait"#, vec!["code", r"--user-data-dir=D:\Tài liệu", "--wait"]),
            (r#"a "" b"#, vec!["a", "", "b"]),
            ("  ", vec![]),
        ] {
            assert_eq!(words(command, |program| program == notepad), expected, "{command}");
        }
    }
}
