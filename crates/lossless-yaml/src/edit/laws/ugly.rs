//! Untidy records: the same values in another layout.

/// Which of the ways to spoil a text are taken, as bits.
pub(super) const MASKS: std::ops::Range<u64> = 0..64;

/// Ways to spoil a text that leave its value.
const WAYS: [fn(&str) -> String; 6] = [deeper, dashes_left, comments, blank_lines, markers, line_ends];

/// The text, spoiled in the ways of a mask.
pub(super) fn text(text: &str, mask: u64) -> String {
    let taken = WAYS.iter().enumerate().filter(|(index, _)| mask >> index & 1 == 1);
    taken.fold(text.to_owned(), |text, (_, way)| way(&text))
}

/// Lines, with whether each is inside a block of text.
fn lines(text: &str) -> Vec<(&str, bool)> {
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut block: Option<usize> = None;
    let mut found = Vec::new();
    for line in text.lines() {
        if block.is_some_and(|head| !line.trim().is_empty() && indentation(line) <= head) {
            block = None;
        }
        found.push((line, block.is_some()));
        if block.is_none() && (line.ends_with(": |") || line.ends_with(": |-")) {
            block = Some(indentation(line) + if line.trim_start().starts_with("- ") { 2 } else { 0 });
        }
    }
    found
}

fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| line + "\n").collect()
}

/// Every level is indented by four columns.
fn deeper(text: &str) -> String {
    joined(lines(text).into_iter().map(|(line, is_text)| {
        let content = line.trim_start_matches(' ');
        let spaces = line.len() - content.len();
        // An item's entries follow its dash, which takes two columns.
        let dash = if content.starts_with("- ") && !is_text { "-   " } else { "" };
        let content = if dash.is_empty() { content } else { &content[2..] };
        format!("{}{dash}{content}", " ".repeat(2 * spaces))
    }))
}

/// The dashes of the lists at the top are below their keys.
fn dashes_left(text: &str) -> String {
    let is_below_key =
        |pair: &&[&str]| pair[0].ends_with(':') && !pair[0].starts_with(' ') && pair[1].trim_start().starts_with("- ");
    let all: Vec<&str> = text.lines().collect();
    let Some(pair) = all.windows(2).find(is_below_key) else { return text.to_owned() };
    let step = pair[1].len() - pair[1].trim_start_matches(' ').len();
    let dash = format!("{}- ", " ".repeat(step));
    let mut in_list = false;
    joined(text.lines().map(|line| {
        if !line.starts_with(' ') && !line.is_empty() {
            in_list = false;
        } else if line.starts_with(&dash) {
            in_list = true;
        }
        if in_list { line.get(step..).unwrap_or_default().to_owned() } else { line.to_owned() }
    }))
}

/// Comments with tabs in them, above lines and next to keys.
fn comments(text: &str) -> String {
    let mut number = 0;
    joined(lines(text).into_iter().flat_map(|(line, is_text)| {
        number += 1;
        let content = line.trim_start_matches(' ');
        let spaces = " ".repeat(line.len() - content.len());
        let is_head = content.ends_with(':') && !is_text;
        let above = (!is_text && number % 5 == 0).then(|| format!("{spaces}#\tghi chú\t{number}"));
        let line = if is_head { format!("{line}\t# bên cạnh {number}") } else { line.to_owned() };
        above.into_iter().chain([line])
    }))
}

/// Blank lines between everything that is not a block of text.
fn blank_lines(text: &str) -> String {
    let mut number = 0;
    joined(lines(text).into_iter().flat_map(|(line, is_text)| {
        number += 1;
        let blank = (!is_text && number % 7 == 0).then(|| ["", "  ", ""][number % 3].to_owned());
        blank.into_iter().chain([line.to_owned()])
    }))
}

/// A byte order mark and the markers of a document.
fn markers(text: &str) -> String {
    format!("\u{feff}---\n{text}...\n")
}

/// The line ends of Windows, and none at the end, unless it is one of a block of text.
fn line_ends(text: &str) -> String {
    let ends_in_text = lines(text).last().is_some_and(|(_, is_text)| *is_text);
    let text = if ends_in_text { text } else { text.trim_end_matches('\n') };
    text.replace('\n', "\r\n")
}
