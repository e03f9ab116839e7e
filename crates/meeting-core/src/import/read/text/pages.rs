//! What stands on the pages and in the mails around a text: page numbers, running heads and feet, quotations, signatures.

use std::collections::HashMap;

use crate::import::document::{Document, one_line};

/// A line of the text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its number, counted from 1.
    pub number: usize,
    /// What is on it, with spaces for tabs.
    pub text: String,
    /// Whether a page ends above.
    pub is_below_page_end: bool,
}

/// At which distance the stops of a tab are.
const TAB: usize = 8;
/// How many lines above and below on each page may be repeated on others.
const EDGE: usize = 3;
/// How far from the end of a text the signature of a mail may begin.
const SIGNATURE: usize = 12;

/// The lines of the text itself; what else is on its pages is dropped.
pub(super) fn lines(text: &str, document: &mut Document) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        let is_below_page_end = line.starts_with('\u{c}');
        let text = with_spaces(&line.replace('\u{c}', ""));
        lines.push(Line { number: index + 1, text, is_below_page_end });
    }
    leave_mail(&mut lines, document);
    leave_pages(&mut lines, document);
    lines
}

/// A line with spaces for its tabs. A tab is at least a gap between columns where there are two of them.
fn with_spaces(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut column = 0;
    for letter in line.chars() {
        if letter == '\t' {
            let width = TAB - column % TAB;
            text.extend(std::iter::repeat_n(' ', width));
            column += width;
        } else {
            text.push(letter);
            column += 1;
        }
    }
    text
}

/// Drops quotations and the signature of a mail. What is quoted as a whole is the text.
fn leave_mail(lines: &mut Vec<Line>, document: &mut Document) {
    let is_quoted = |line: &Line| line.text.starts_with('>');
    let said = lines.iter().filter(|line| !line.text.trim().is_empty()).count();
    let quoted = lines.iter().filter(|line| is_quoted(line)).count();
    // Mailers, and people who copy a mail, take the space behind the dashes away.
    let begins_signature = |line: &Line| line.text.trim_end() == "--";
    if quoted == 0 && !lines.iter().any(begins_signature) {
        return;
    }
    if quoted * 2 > said {
        for line in lines.iter_mut() {
            line.text = line.text.trim_start_matches(['>', ' ']).to_owned();
        }
        return;
    }
    let last = lines.iter().rposition(|line| !line.text.trim().is_empty()).unwrap_or(0);
    let signature = lines.iter().rposition(begins_signature).filter(|at| last - at.min(&last) <= SIGNATURE);
    let mut kept = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let low = line.text.to_lowercase();
        let announces = (low.trim_end().ends_with("wrote:") || low.trim_end().ends_with("đã viết:"))
            && lines[at + 1..].iter().find(|line| !line.text.trim().is_empty()).is_some_and(is_quoted);
        if is_quoted(line) || announces || signature.is_some_and(|signature| at >= signature) {
            document.drop_text(line.text.trim_start_matches('>'), line.number);
        } else {
            kept.push(line.clone());
        }
    }
    *lines = kept;
}

/// Drops the numbers of pages, and what stands above or below on several pages.
fn leave_pages(lines: &mut Vec<Line>, document: &mut Document) {
    let has_form_feeds = lines.iter().any(|line| line.is_below_page_end);
    // Where the pages begin and end, in lines with text.
    let said: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].text.trim().is_empty()).collect();
    let mut pages: Vec<Vec<usize>> = vec![Vec::new()];
    let mut is_new = false;
    for (at, line) in lines.iter().enumerate() {
        is_new |= line.is_below_page_end;
        if line.text.trim().is_empty() {
            continue;
        }
        if std::mem::take(&mut is_new) {
            pages.push(Vec::new());
        }
        if is_page_number(&line.text) {
            is_new = !has_form_feeds;
        } else if let Some(page) = pages.last_mut() {
            page.push(at);
        }
    }
    pages.retain(|page| !page.is_empty());
    let edges = |page: &[usize]| {
        let above = page.iter().take(EDGE);
        let below = page.iter().skip(EDGE.max(page.len().saturating_sub(EDGE)));
        above.chain(below).copied().collect::<Vec<_>>()
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in &pages {
        let mut seen: Vec<String> = edges(page).into_iter().map(|at| repeated(&lines[at].text)).collect();
        seen.sort_unstable();
        seen.dedup();
        for text in seen {
            *counts.entry(text).or_default() += 1;
        }
    }
    let is_running =
        |at: usize| counts.get(&repeated(&lines[at].text)).is_some_and(|count| *count > 1 && *count * 2 > pages.len());
    let mut running: Vec<usize> = pages.iter().flat_map(|page| edges(page)).filter(|at| is_running(*at)).collect();
    running.extend(said.iter().filter(|at| is_page_number(&lines[**at].text)));
    running.sort_unstable();
    running.dedup();
    let mut is_below = false;
    let mut kept = Vec::new();
    for (at, mut line) in std::mem::take(lines).into_iter().enumerate() {
        is_below |= line.is_below_page_end;
        if running.binary_search(&at).is_ok() {
            document.drop_text(&line.text, line.number);
            is_below = true;
        } else {
            line.is_below_page_end = is_below;
            is_below &= line.text.trim().is_empty();
            kept.push(line);
        }
    }
    *lines = kept;
}

/// A line as it is repeated: its digits may differ.
fn repeated(text: &str) -> String {
    one_line(text).chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// Whether the line is the number of a page: "2", "- 2 -", "Trang 1/2", "Page 1 of 3".
fn is_page_number(line: &str) -> bool {
    let line = line.trim().trim_matches(['-', '–', ' ']);
    let low = line.to_lowercase();
    let rest = ["trang", "page"].iter().find_map(|word| low.strip_prefix(word)).map(str::trim);
    let is_number = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|c| c.is_ascii_digit());
    match rest {
        Some(rest) => {
            rest.split(['/', ' ']).filter(|part| !matches!(*part, "" | "of")).all(is_number) && !rest.is_empty()
        }
        None => is_number(&low),
    }
}
