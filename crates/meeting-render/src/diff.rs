//! Changes of a file for people and for `git apply`: a unified diff.

use std::io::{self, Write};

use similar::udiff::UnifiedHunkHeader;
use similar::{Algorithm, ChangeTag, DiffOp, capture_diff, group_diff_ops};

use viet_text::terminal::terminal_safe;

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
pub fn diff(out: &mut dyn Write, has_color: bool, change: Change) -> io::Result<()> {
    let paint = |color: &str, line: &str| {
        if has_color { format!("{color}{line}{RESET}\n") } else { format!("{line}\n") }
    };
    let (name, new_name) = (slashed(change.name), slashed(change.new_name));
    let (old_side, new_side) = (quoted(&format!("a/{name}")), quoted(&format!("b/{new_name}")));
    // Always: after a file that is only renamed, git could not find where the next one begins.
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
    for hunk in group_diff_ops(operations(&old, &new), AROUND) {
        write!(out, "{}", paint(CYAN, UnifiedHunkHeader::new(&hunk).to_string().trim_end()))?;
        for change in hunk.iter().flat_map(|operation| operation.iter_changes(&old[..], &new[..])) {
            let (sign, color) = match change.tag() {
                ChangeTag::Equal => (' ', ""),
                ChangeTag::Delete => ('-', RED),
                ChangeTag::Insert => ('+', GREEN),
            };
            let line = format!("{sign}{}", change.value().strip_suffix('\n').unwrap_or(change.value()));
            write!(out, "{}", if color.is_empty() { line + "\n" } else { paint(color, &line) })?;
            if !change.value().ends_with('\n') {
                writeln!(out, "\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}

/// So many lines are compared at once: the cost of the shortest difference grows with the square of what has changed.
const WINDOW: usize = 2_000;

/// The edits from the old lines to the new ones: the fewest for texts of usual length, some for longer ones.
fn operations(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut operations: Vec<DiffOp> = Vec::new();
    let (mut old_done, mut new_done) = (0, 0);
    loop {
        let (old_end, new_end) = ((old_done + WINDOW).min(old.len()), (new_done + WINDOW).min(new.len()));
        let mut found = capture_diff(Algorithm::Myers, old, old_done..old_end, new, new_done..new_end);
        let is_last = (old_end, new_end) == (old.len(), new.len());
        // Lines after the last equal ones may be equal to lines beyond the window.
        let equal = found.iter().rposition(|operation| matches!(operation, DiffOp::Equal { .. }));
        if let Some(equal) = equal.filter(|equal| !is_last && found[*equal].old_range().end - old_done > WINDOW / 2) {
            found.truncate(equal + 1);
        }
        for operation in found {
            (old_done, new_done) = (operation.old_range().end, operation.new_range().end);
            match (operations.last_mut(), operation) {
                (Some(DiffOp::Equal { len, .. }), DiffOp::Equal { len: more, .. }) => *len += more,
                _ => operations.push(operation),
            }
        }
        if is_last {
            return operations;
        }
    }
}

/// Git's names have `/` on every system, and none at the beginning.
fn slashed(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_owned()
}

/// A name as git writes it: in quotes and with escape sequences if it has characters that are unsafe in a patch.
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

    fn shown(has_color: bool, new_name: &str, old: &str, new: &str) -> String {
        let mut out = Vec::new();
        diff(&mut out, has_color, Change { name: "a.yaml", new_name, old, new }).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn long_texts_are_compared_piece_by_piece() {
        let line = |number: usize| format!("{number}\n");
        let old: String = (0..100_000).map(line).collect();
        // A line goes and a line comes in each of a thousand places: compared at once, and with every line changed, this
        // takes hours.
        let new: String = (0..100_000)
            .map(|number| match number % 100 {
                7 => String::new(),
                50 => format!("{number}\nnew\n"),
                _ => line(number),
            })
            .collect();
        let shown = shown(false, "a.yaml", &old, &new);
        let changed = |sign: &str| shown.lines().skip(3).filter(|line| line.starts_with(sign)).count();
        assert_eq!((changed("@@"), changed("-"), changed("+")), (2_000, 1_000, 1_000));
        assert!(
            shown.contains("@@ -99949,6 +99948,7 @@\n 99948\n 99949\n 99950\n+new\n 99951\n"),
            "{}",
            &shown[shown.len() - 300..]
        );
        let other = old.replace('\n', " \n");
        let shown = super::tests::shown(false, "a.yaml", &old, &other);
        assert_eq!(shown.lines().count(), 3 + 200_000 + shown.matches("@@ -").count());
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
