//! Syntax fixes: slips that make a file unreadable as YAML and are certain to fix, a second `: ` or a sign at the beginning of a
//! text that needs quotes (`title: A: B`, `title: @Họp`), and a missing space (`title:Họp`).

use std::collections::HashSet;

use lossless_yaml::{Edit, Span};
use lossless_yaml::{Problem, ProblemKind, in_place};

/// More slips than this are no slips.
const MOST: usize = 20;

/// Indicator characters that a text may begin with and that are certainly meant as text.
const SIGNS: [char; 4] = ['@', '%', '`', '['];

/// The edits after which the file can be read; `None` if they are not all certain. `fields` are the names of
/// all fields: what is before the colon has to be one, or else it may be a part of the text.
pub(in crate::check) fn edits(text: &str, problem: &Problem, fields: &HashSet<String>) -> Option<Vec<Edit>> {
    let mut text = text.to_owned();
    let mut problem = problem.clone();
    let mut edits: Vec<Edit> = Vec::new();
    // How far what follows the last edit has moved.
    let (mut gained, mut done) = (0, 0);
    while edits.len() < MOST {
        let Edit { span, text: written } = edit(&text, &problem, fields).filter(|edit| edit.span.start >= done)?;
        text.replace_range(span.start..span.end, &written);
        done = span.start + written.len();
        let old = Span::new(span.start - gained, span.end - gained);
        gained += written.len() - (span.end - span.start);
        edits.push(Edit { span: old, text: written });
        match lossless_yaml::parse(&text) {
            Ok(_) => return Some(edits),
            Err(mut problems) if problems.len() == 1 => problem = problems.remove(0),
            Err(_) => return None,
        }
    }
    None
}

fn edit(text: &str, problem: &Problem, fields: &HashSet<String>) -> Option<Edit> {
    let start = text[..problem.span.start].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?;
    let content = line.trim_start_matches([' ', '-', '\u{feff}']);
    let (key, rest) = content.split_once(':').filter(|(key, _)| fields.contains(*key))?;
    let value = rest.trim();
    // A comment may begin there, or belong to the text.
    if value.is_empty() || value.contains(" #") || value.contains("\t#") {
        return None;
    }
    let at = start + line.len() - content.len() + key.len() + 1;
    let behind_space = at + rest.len() - rest.trim_start().len();
    let written = match problem.kind {
        ProblemKind::MissingSpace if behind_space == at => format!(" {value}"),
        ProblemKind::ColonInText if value.starts_with(char::is_alphanumeric) && behind_space > at => {
            in_place::quoted(value)
        }
        ProblemKind::Sign(sign) if SIGNS.contains(&sign) && value.starts_with(sign) && behind_space > at => {
            in_place::quoted(value)
        }
        _ => return None,
    };
    Some(Edit { span: Span::new(behind_space, behind_space + value.len()), text: written })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::edits;
    use lossless_yaml::parse;

    fn fixed(text: &str) -> Option<String> {
        let fields: HashSet<String> = ["title", "place", "text", "format"].map(str::to_owned).into();
        let edits = edits(text, &parse(text).unwrap_err()[0], &fields)?;
        let mut text = text.to_owned();
        for edit in edits.iter().rev() {
            text.replace_range(edit.span.start..edit.span.end, &edit.text);
        }
        Some(text)
    }

    #[test]
    fn what_is_certain() {
        for (text, expected) in [
            ("title: A: B\n", Some("title: \"A: B\"\n")),
            ("\u{feff}title:  A \"x\": B  \r\nplace: x", Some("\u{feff}title:  \"A \\\"x\\\": B\"  \r\nplace: x")),
            (
                "title: A: B\nx: 1 # y\nd:\n  - text: C: D: E\n",
                Some("title: \"A: B\"\nx: 1 # y\nd:\n  - text: \"C: D: E\"\n"),
            ),
            ("format: 1\ntitle:Họp\nplace: x\n", Some("format: 1\ntitle: Họp\nplace: x\n")),
            ("title: @Họp\n", Some("title: \"@Họp\"\n")),
            ("title: [Họp] tháng 5\n", Some("title: \"[Họp] tháng 5\"\n")),
            // The rest may be a comment, or the next line a part of it.
            ("title: A: B # c\n", None),
            ("title: A: B\n  C\n", None),
            // The name of the field may be what is wrong.
            ("- Việc: A: B\n", None),
            ("- viec: A: B\n", None),
            ("title: - Họp\n", None),
            ("title: \"Họp\n", None),
            ("title: A: B\nx: \"y\n", None),
        ] {
            assert_eq!(fixed(text).as_deref(), expected, "{text:?}");
        }
    }
}
