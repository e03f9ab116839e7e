//! A value that is taken out of a text, and the comments on it, which stay.

use lossless_yaml::{Change, Document, EditError, Node, Span, Step, comments, parse, path_name};

/// The text without the value at `place`. The comments on it and right above it move above the line of the value that is at
/// `stays` then.
///
/// # Errors
/// Those of `edit`, or if the comments cannot be kept.
pub(super) fn taken_out(
    text: &str,
    place: &[Step],
    stays: &[Step],
    edit: impl Fn(&str, &[Change]) -> Result<String, EditError>,
) -> Result<String, EditError> {
    let unproven = || EditError::Unproven(path_name(place));
    let (document, all) = read(text).ok_or_else(unproven)?;
    let above = lines_above(text, &document.root, &all, place);
    let bare = [&text[..above.start], &text[above.end..]].concat();
    let (_, before) = read(&bare).filter(|(bare, _)| bare.value == document.value).ok_or_else(unproven)?;
    let removed = edit(&bare, &[Change::Remove { place: place.to_vec() }])?;
    let (left, after) = read(&removed).ok_or_else(unproven)?;
    let words = |text: &str, span: &Span| text[span.start..span.end].to_owned();
    // What is removed is one piece: the comments before and behind it are there as they were.
    let is_kept =
        |(one, other): &(&Span, &Span)| one.start == other.start && words(&bare, one) == words(&removed, other);
    let first = before.iter().zip(&after).take_while(is_kept).count();
    let lost = &before[first..first + before.len().saturating_sub(after.len())];
    let moved = all.iter().filter(|span| above.start <= span.start && span.start < above.end);
    let moved: Vec<String> =
        moved.map(|span| words(text, span)).chain(lost.iter().map(|span| words(&bare, span))).collect();
    if moved.is_empty() {
        return Ok(removed);
    }
    let line = line_of(&removed, start(&left.root, stays).ok_or_else(unproven)?);
    let indent: String = removed[line..].chars().take_while(|letter| *letter == ' ').collect();
    let end = if removed.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: Vec<String> = moved.iter().map(|comment| format!("{indent}{comment}{end}")).collect();
    let kept = [&removed[..line], &lines.concat(), &removed[line..]].concat();
    match read(&kept) {
        Some((with, of_all)) if with.value == left.value && of_all.len() == all.len() => Ok(kept),
        _ => Err(unproven()),
    }
}

fn read(text: &str) -> Option<(Document, Vec<Span>)> {
    let document = parse(text).ok()?;
    let comments = comments(text, &document.root);
    Some((document, comments))
}

/// The lines right above a value that has its own line: comments of its indentation.
fn lines_above(text: &str, root: &Node, comments: &[Span], place: &[Step]) -> Span {
    let Some(at) = start(root, place) else { return Span::default() };
    let line = line_of(text, at);
    let before = &text[line..at];
    let sign = if matches!(place.last(), Some(Step::Index(_))) { "-" } else { "" };
    if before.trim() != sign {
        return Span::new(line, line);
    }
    let indent = before.len() - before.trim_start_matches(' ').len();
    let mut top = line;
    while top > 0 {
        let above = line_of(text, top - 1);
        let is_comment = comments.iter().any(|comment| comment.start == above + indent);
        if !is_comment || !text[above..above + indent].trim().is_empty() {
            break;
        }
        top = above;
    }
    Span::new(top, line)
}

/// Where the line begins that has this place.
fn line_of(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Where a value begins: at its key, where it has one.
fn start(root: &Node, place: &[Step]) -> Option<usize> {
    let (last, way) = place.split_last()?;
    let holder = root.nearest(way.iter().copied());
    match last {
        Step::Key(key) => holder.entry(key).map(|entry| entry.key_span.start),
        Step::Index(index) => holder.item(*index).map(|item| item.span.start),
    }
}

#[cfg(test)]
mod tests {
    use super::taken_out;
    use crate::model::format;
    use lossless_yaml::Step;

    #[test]
    fn comments_go_to_the_value_that_stays() {
        let field = |field| [Step::Key("tasks"), Step::Index(0), Step::Key(field)];
        let item = |list, at| [Step::Key("tasks"), Step::Index(0), Step::Key(list), Step::Index(at)];
        for (text, place, stays, expected) in [
            (
                "tasks:\n  # one\n  - id: t1\n    lead: a # first\n    # helps\n    # a lot\n    support: # they\n      - a # him\n    # \
                 soon\n    due: 2024-01-01\n",
                &field("support")[..],
                &field("lead")[..],
                "tasks:\n  # one\n  - id: t1\n    # helps\n    # a lot\n    # they\n    # him\n    lead: a # first\n    # soon\n    due: \
                 2024-01-01\n",
            ),
            (
                "tasks:\n  - lead:\n      # one\n      - a\n      # two\n      - b # too\n      # three\n      - c\n",
                &item("lead", 1),
                &item("lead", 0),
                "tasks:\n  - lead:\n      # one\n      # two\n      # too\n      - a\n      # three\n      - c\n",
            ),
            (
                "tasks:\r\n  # all of it\r\n  - {lead: a, support: [a], due: 2024-01-01} # end\r\n",
                &field("support"),
                &field("lead"),
                "tasks:\r\n  # all of it\r\n  - {lead: a, due: 2024-01-01} # end\r\n",
            ),
            (
                "tasks:\n  - lead: a\n\n    # helps\n    support: a\n",
                &field("support"),
                &field("lead"),
                // The empty line stays too.
                "tasks:\n  # helps\n  - lead: a\n\n",
            ),
            (
                "tasks:\n  - lead: a\n    title: |\n      Một\n      # no comment\n    support: a\n",
                &field("support"),
                &field("lead"),
                "tasks:\n  - lead: a\n    title: |\n      Một\n      # no comment\n",
            ),
        ] {
            assert_eq!(taken_out(text, place, stays, format::edit).unwrap(), expected);
        }
    }
}
