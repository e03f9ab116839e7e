//! Changes of a file for people and for `git apply`: a unified diff.

use std::io::{self, Write};

use similar::{ChangeTag, TextDiff};

use crate::text::terminal::terminal_safe;

/// A change of a file.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its name afterwards.
    pub new_name: &'a str,
    /// Its text.
    pub old: &'a str,
    /// Its text afterwards.
    pub new: &'a str,
}

const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const CYAN: &str = "\u{1b}[36m";
const RESET: &str = "\u{1b}[0m";

/// Lines around a change that show where it is.
const AROUND: usize = 3;

/// Writes a change as git does.
///
/// # Errors
/// Those of `out`.
pub fn diff(out: &mut dyn Write, has_colour: bool, change: Change) -> io::Result<()> {
    let paint = |colour: &str, line: &str| {
        if has_colour { format!("{colour}{line}{RESET}\n") } else { format!("{line}\n") }
    };
    let (name, new_name) = (slashed(change.name), slashed(change.new_name));
    let (old_side, new_side) = (quoted(&format!("a/{name}")), quoted(&format!("b/{new_name}")));
    // Always: behind a file that only gets another name, git could not tell where the next one begins.
    write!(out, "{}", paint(BOLD, &format!("diff --git {old_side} {new_side}")))?;
    if name != new_name {
        write!(out, "{}", paint(BOLD, &format!("rename from {}", quoted(&name))))?;
        write!(out, "{}", paint(BOLD, &format!("rename to {}", quoted(&new_name))))?;
    }
    if change.old == change.new {
        return Ok(());
    }
    write!(out, "{}", paint(BOLD, &format!("--- {old_side}")))?;
    write!(out, "{}", paint(BOLD, &format!("+++ {new_side}")))?;
    // As git, at line feeds alone: a carriage return is a part of its line.
    let (old, new): (Vec<&str>, Vec<&str>) =
        (change.old.split_inclusive('\n').collect(), change.new.split_inclusive('\n').collect());
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    for hunk in diff.unified_diff().context_radius(AROUND).iter_hunks() {
        write!(out, "{}", paint(CYAN, hunk.header().to_string().trim_end()))?;
        for change in hunk.iter_changes() {
            let (sign, colour) = match change.tag() {
                ChangeTag::Equal => (' ', ""),
                ChangeTag::Delete => ('-', RED),
                ChangeTag::Insert => ('+', GREEN),
            };
            let line = format!("{sign}{}", change.value().strip_suffix('\n').unwrap_or(change.value()));
            write!(out, "{}", if colour.is_empty() { line + "\n" } else { paint(colour, &line) })?;
            if !change.value().ends_with('\n') {
                writeln!(out, "\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}

/// Git's names have `/` on every system, and none at the beginning.
fn slashed(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_owned()
}

/// Returns a name as git writes it: where a terminal or a patch could not bear it, in quotes and with escape sequences.
fn quoted(name: &str) -> String {
    let is_plain = |letter: char| letter != '"' && terminal_safe(letter.encode_utf8(&mut [0; 4])).chars().eq([letter]);
    if name.chars().all(is_plain) {
        return name.to_owned();
    }
    let escaped = |letter: char| match letter {
        '"' => "\\\"".to_owned(),
        _ if is_plain(letter) => letter.to_string(),
        _ => {
            let bytes = letter.to_string().into_bytes().into_iter();
            bytes.map(|byte| format!("\\{byte:03o}")).collect::<Vec<_>>().concat()
        }
    };
    format!("\"{}\"", name.chars().map(escaped).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{Change, diff};

    fn shown(has_colour: bool, new_name: &str, old: &str, new: &str) -> String {
        let mut out = Vec::new();
        diff(&mut out, has_colour, Change { name: "a.yaml", new_name, old, new }).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn as_git_shows_it() {
        assert_eq!(
            shown(false, "a.yaml", "1\n2\r\n3\n4\n5\n6\n7", "1\n2\r\n3\n4\n5\nsáu\n7"),
            "diff --git a/a.yaml b/a.yaml\n--- a/a.yaml\n+++ b/a.yaml\n@@ -3,5 +3,5 @@\n 3\n 4\n 5\n-6\n+sáu\n 7\n\\ No newline at end of file\n"
        );
        assert_eq!(
            shown(false, "b.yaml", "1", "1"),
            "diff --git a/a.yaml b/b.yaml\nrename from a.yaml\nrename to b.yaml\n"
        );
        assert_eq!(
            shown(false, "a\u{1b}[2J\n\"đ\u{202e}.yaml", "1", "1"),
            "diff --git a/a.yaml \"b/a\\033[2J\\012\\\"đ\\342\\200\\256.yaml\"\nrename from a.yaml\nrename to \
             \"a\\033[2J\\012\\\"đ\\342\\200\\256.yaml\"\n"
        );
        assert!(shown(true, "a.yaml", "1\n", "2\n").contains("\u{1b}[31m-1\u{1b}[0m\n\u{1b}[32m+2\u{1b}[0m\n"));
    }
}
