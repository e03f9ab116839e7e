//! A text by its lines.

/// Where the line of `at` begins. A byte order mark is before the first line.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    match text[..at].rfind('\n') {
        Some(before) => before + 1,
        None => text.len() - text.trim_start_matches('\u{feff}').len(),
    }
}

/// Where the line of `at` ends, before its line end.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    match text[at..].find('\n') {
        Some(length) => {
            let end = at + length;
            if text[..end].ends_with('\r') { end - 1 } else { end }
        }
        None => text.len(),
    }
}

/// Where the line after that of `at` begins.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length + 1)
}

/// The line end of the line of `at`; of the line before where it is the last.
pub(super) fn line_break(text: &str, at: usize) -> &'static str {
    let end = text[at..].find('\n').map(|length| at + length).or_else(|| text[..at].rfind('\n'));
    if end.is_some_and(|end| text[..end].ends_with('\r')) { "\r\n" } else { "\n" }
}

/// The column of `at`; `None` if more than spaces and list indicators precede it.
pub(super) fn column(text: &str, at: usize) -> Option<usize> {
    let before = &text[line_start(text, at)..at];
    before.bytes().all(|byte| matches!(byte, b' ' | b'-')).then_some(before.len())
}

/// Whether only spaces are before `at` in its line.
pub(super) fn begins_line(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at].bytes().all(|byte| byte == b' ')
}

/// Where the blank lines after the line that ends at `at` end, before the last line end.
pub(super) fn behind_blank_lines(text: &str, at: usize) -> usize {
    let mut end = line_end(text, at);
    loop {
        let next = next_line(text, end);
        let next_end = line_end(text, next);
        if next == end || next == text.len() || !text[next..next_end].trim().is_empty() {
            return end;
        }
        end = next_end;
    }
}

/// The end of the comments further right than `column` in the lines after `end`: they belong to what is above them.
pub(super) fn behind_comments(text: &str, end: usize, column: usize) -> usize {
    let mut end = end;
    let mut line = next_line(text, end);
    while line < text.len() {
        let line_end = line_end(text, line);
        let words = text[line..line_end].trim_start_matches(' ');
        if words.starts_with('#') && line_end - line - words.len() > column {
            end = line_end;
        } else if !words.trim().is_empty() {
            break;
        }
        let next = next_line(text, line);
        if next == line {
            break;
        }
        line = next;
    }
    end
}
