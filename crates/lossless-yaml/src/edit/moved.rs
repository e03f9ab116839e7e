//! An item of a list that becomes the last one of another list, with its comments.

use serde_json::Value;

use super::lines::{begins_line, behind_comments, column, line_end, line_start, next_line};
use super::node_layout::{NodeLayout, Shape};
use super::verify::is_same;
use super::{Change, EditError, comments, edit, readable};
use crate::{Document, Step, path_name};

/// What is put where the item is to be, to see where that is and how far the list there is indented.
const STAND_IN: &str = "moved";

/// Moves the item at `index` of the list `from` to the end of the list `to`, which is made where it is missing. The lines of
/// the item are moved as they are; in brackets it is written anew, if there is no comment in it.
pub(super) fn moved(schema: &Value, text: &str, from: &str, index: usize, to: &str) -> Result<String, EditError> {
    let place = vec![Step::Key(from), Step::Index(index)];
    let unproven = || EditError::Unproven(path_name(&place));
    let old = readable(text)?;
    let items = old.value[from].as_array().ok_or_else(|| EditError::NoSuchPlace(path_name(&place)))?;
    let item = items.get(index).ok_or_else(|| EditError::NoSuchPlace(path_name(&place)))?;
    let gone = if items.len() == 1 { vec![Step::Key(from)] } else { place.clone() };
    let append = |item: &Value| Change::Append { place: vec![Step::Key(to)], item: item.clone() };
    let with = edit(schema, text, &[append(&STAND_IN.into())])?;
    let document = readable(&with)?;
    let new = match of_lines(&with, &document, from, index, to) {
        Some(new) => {
            let mut expected = document.value.clone();
            if let Some(last) = expected[to].as_array_mut().and_then(|list| list.last_mut()) {
                *last = item.clone();
            }
            match (expected.as_object_mut(), items.len()) {
                (Some(fields), 1) => drop(fields.shift_remove(from)),
                (Some(fields), _) => {
                    let list = fields.get_mut(from).and_then(Value::as_array_mut).ok_or_else(unproven)?;
                    list.remove(index);
                }
                _ => return Err(unproven()),
            }
            if !is_same(&readable(&new).map_err(|_| unproven())?.value, &expected) {
                return Err(unproven());
            }
            new
        }
        None => edit(schema, text, &[Change::Remove { place: gone }, append(item)])?,
    };
    let document = readable(&new).map_err(|_| unproven())?;
    let keeps_comments = sorted_comments(&new, &document) == sorted_comments(text, &old);
    if keeps_comments { Ok(new) } else { Err(unproven()) }
}

fn sorted_comments<'t>(text: &'t str, document: &Document) -> Vec<&'t str> {
    let mut all: Vec<&str> =
        comments(text, &document.root).into_iter().map(|span| &text[span.start..span.end]).collect();
    all.sort_unstable();
    all
}

/// The text with the item's lines in the place of the stand-in; none where one of them shares a line with something else.
fn of_lines(text: &str, document: &Document, from: &str, index: usize, to: &str) -> Option<String> {
    let root = NodeLayout::read(text, document);
    let list = root.part(Step::Key(from)).filter(|list| list.shape == Shape::Lines)?;
    let part = list.part(Step::Index(index))?;
    let goal = root.part(Step::Key(to)).filter(|list| list.shape == Shape::Lines)?.parts.last()?;
    if !begins_line(text, part.start) || !begins_line(text, goal.start) {
        return None;
    }
    let (column, goal_column) = (column(text, part.start)?, column(text, goal.start)?);
    let mut start = line_start(text, part.start);
    while let Some(above) = start.checked_sub(1).map(|end| line_start(text, end)) {
        let line = &text[above..line_end(text, above)];
        let words = line.trim_start_matches(' ');
        if !words.starts_with('#') || line.len() - words.len() != column {
            break;
        }
        start = above;
    }
    let end = behind_comments(text, line_end(text, part.end), column);
    let lines = text[start..end].split('\n').map(|line| indented(line, column, goal_column));
    let lines = lines.collect::<Option<Vec<_>>>()?.join("\n");
    let mut edits = vec![
        (start, without_blank_line(text, start, next_line(text, end)), String::new()),
        (line_start(text, goal.start), line_end(text, goal.end), lines),
    ];
    if list.parts.len() == 1 {
        let key = line_start(text, list.start);
        let comment = text[list.inside..line_end(text, list.inside)].trim_start();
        let rest = if comment.is_empty() { String::new() } else { format!("{comment}{}", line_break_at(text, key)) };
        edits.push((key, next_line(text, key), rest));
    }
    edits.sort_by_key(|(start, ..)| *start);
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    for (start, end, words) in edits {
        new += text.get(done..start)?;
        new += &words;
        done = end;
    }
    new += text.get(done..)?;
    Some(new)
}

/// The line end of the line of `at`.
fn line_break_at(text: &str, at: usize) -> &str {
    &text[line_end(text, at)..next_line(text, at)]
}

/// The end of what is taken out: with the blank line below where one is above as well.
fn without_blank_line(text: &str, start: usize, end: usize) -> usize {
    let is_blank = |at: usize| text[line_start(text, at)..line_end(text, at)].trim().is_empty();
    let is_between = start > 0 && is_blank(start - 1) && end < text.len() && is_blank(end);
    if is_between { next_line(text, end) } else { end }
}

/// A line that begins at another column; none where it begins further left than the item.
fn indented(line: &str, from: usize, to: usize) -> Option<String> {
    if line.trim().is_empty() {
        return Some(line.to_owned());
    }
    if to >= from {
        return Some(" ".repeat(to - from) + line);
    }
    let (spaces, rest) = line.split_at_checked(from - to)?;
    spaces.bytes().all(|byte| byte == b' ').then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{MINUTES, samples};
    use crate::{EditError, Format};

    fn moved(text: &str, index: usize) -> Result<String, EditError> {
        let item = json!({ "items": { "properties": { "id": {}, "text": {} } } });
        let format = Format::new(json!({ "properties": { "title": {}, "said": item, "asked": item, "end": {} } }));
        format.move_item(text, "said", index, "asked")
    }

    #[test]
    fn lines_with_their_comments() {
        for (text, index, expected) in [
            (
                "title: A\nsaid:\n  # one\n  - id: p1 # x\n    # in it\n    text: |\n      a\n\n      # b\n    # behind\n  # two\n  - id: p2\nasked:\n- id: d1\nend: 1\n",
                0,
                "title: A\nsaid:\n  # two\n  - id: p2\nasked:\n- id: d1\n# one\n- id: p1 # x\n  # in it\n  text: |\n    a\n\n    # b\n  # behind\nend: 1\n",
            ),
            // The list is made, and what is empty goes.
            (
                "# top\ntitle: A\nsaid: # all\n- id: p1\n  text: >\n    a\nend: 1 # last\n",
                0,
                "# top\ntitle: A\n# all\nasked:\n- id: p1\n  text: >\n    a\nend: 1 # last\n",
            ),
            ("said:\r\n  - id: p1\r\n  - id: p2 # x", 1, "said:\r\n  - id: p1\r\nasked:\r\n  - id: p2 # x"),
            // Blank lines between items.
            (
                "said:\n  - id: p1\n\n  - id: p2\n\n  - id: p3\nasked:\n  - id: d1\n\n  - id: d2\n",
                1,
                "said:\n  - id: p1\n\n  - id: p3\nasked:\n  - id: d1\n\n  - id: d2\n\n  - id: p2\n",
            ),
            (
                "said: [{id: p1}, {id: p2}]\nasked:\n  - id: d1\n",
                0,
                "said: [{id: p2}]\nasked:\n  - id: d1\n  - id: p1\n",
            ),
            ("said:\n  - id: p1\nasked: [{id: d1}]\n", 0, "asked: [{id: d1}, {id: p1}]\n"),
        ] {
            assert_eq!(moved(text, index).unwrap_or_else(|error| panic!("{error}: {text}")), expected, "{text:?}");
        }
    }

    /// Items of every sample, there and back: they are the last ones of their lists then.
    #[test]
    fn whatever_is_written() {
        let mut moves = 0;
        for text in samples() {
            for (from, to) in [("proceedings", "directives"), ("directives", "tasks"), ("tasks", "proceedings")] {
                let items = crate::parse(&text).unwrap().value[from].as_array().map_or(0, Vec::len);
                for index in [0, items / 2].into_iter().filter(|index| *index < items).take(1 + items / 2) {
                    let there =
                        MINUTES.move_item(&text, from, index, to).unwrap_or_else(|error| panic!("{error}\n{text}"));
                    let last = crate::parse(&there).unwrap().value[to].as_array().unwrap().len() - 1;
                    let back = MINUTES.move_item(&there, to, last, from).unwrap();
                    let value = crate::parse(&back).unwrap().value;
                    let mut expected = crate::parse(&text).unwrap().value;
                    let list = expected[from].as_array_mut().unwrap();
                    let item = list.remove(index);
                    list.push(item);
                    assert_eq!(value, expected, "{from}[{index}]\n{text}");
                    moves += 1;
                }
            }
        }
        assert!(moves > 10, "{moves}");
    }

    #[test]
    fn no_comment_is_lost() {
        let text = "said:\n  - id: p1\n    text: a # x\nasked: [{id: d1}]\n";
        assert!(matches!(moved(text, 0), Err(EditError::Unproven(_))));
        assert!(matches!(moved(text, 1), Err(EditError::NoSuchPlace(_))));
    }
}
