//! Plain text: blank lines separate paragraphs, lines in capitals are headings, a line that was broken continues in the
//! next.

use crate::import::document::{Document, Kind, one_line};
use crate::import::understand::text::marker;

/// A line that is at least so long was broken because it was full.
const FULL_LINE: usize = 60;

/// Reads a plain text.
pub(super) fn read(text: &str) -> Document {
    let mut document = Document::default();
    let width = width(text);
    let mut paragraph = Paragraph { width, ..Paragraph::default() };
    // An empty line ends a paragraph, but not where a page ends within a sentence.
    let mut is_gap = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{c}');
        if is_page_number(line) {
            document.drop_text(line, index + 1);
            is_gap = true;
            paragraph.is_at_page_end = true;
            continue;
        }
        let columns = columns(line);
        if columns.is_empty() {
            is_gap = true;
            continue;
        }
        for words in &columns {
            let goes_on = columns.len() == 1
                && if is_gap { paragraph.goes_on_behind_page(words) } else { paragraph.goes_on_with(words) };
            if !goes_on {
                paragraph.close(&mut document);
            }
            paragraph.add(words, index + 1);
        }
        if columns.len() != 1 {
            paragraph.close(&mut document);
        }
        is_gap = false;
        paragraph.is_at_page_end = false;
    }
    paragraph.close(&mut document);
    document
}

/// The width at which the lines of a text were broken: none where that is not to be seen, the largest where each
/// paragraph is one line.
fn width(text: &str) -> Option<usize> {
    const WIDEST: usize = 130;
    let mut lengths: Vec<usize> =
        text.lines().map(|line| line.trim_end().chars().count()).filter(|length| *length > 0).collect();
    lengths.sort_unstable();
    let longest = *lengths.last()?;
    if longest > WIDEST {
        return Some(usize::MAX);
    }
    // Several lines are about as long as the longest one.
    let full = lengths.iter().filter(|length| **length + 12 >= longest).count();
    (longest >= FULL_LINE - 8 && longest <= WIDEST && full >= 3 && full * 12 >= lengths.len()).then_some(longest)
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

/// The texts of a line: a letterhead has two, far apart.
fn columns(line: &str) -> Vec<String> {
    const GAPS: [&str; 2] = ["\t\t", "    "];
    let line = line.trim();
    // An item is one, however its parts are set: "- Ông: Nguyễn Văn A       Chức vụ: Giám đốc".
    if is_item(line) {
        return vec![one_line(line)];
    }
    let parts = GAPS.iter().find(|gap| line.contains(*gap)).map_or_else(|| vec![line], |gap| line.split(gap).collect());
    parts.into_iter().map(one_line).filter(|words| !words.is_empty()).collect()
}

/// A paragraph as far as it has been read.
#[derive(Default)]
struct Paragraph {
    text: String,
    line: usize,
    last_length: usize,
    /// At which width the lines of the text were broken.
    width: Option<usize>,
    /// Whether the number of a page stands below.
    is_at_page_end: bool,
}

impl Paragraph {
    /// Whether the next line belongs to this paragraph. After a full line any line may; after a short one only one in
    /// lower case.
    fn goes_on_with(&self, next: &str) -> bool {
        if self.text.is_empty() {
            return true;
        }
        if is_item(next) || is_rule(next) || is_rule(&self.text) || is_labelled(next) {
            return false;
        }
        if is_capitals(&self.text) || is_capitals(next) {
            return is_capitals(&self.text) && is_capitals(next);
        }
        let is_closed = self.text.ends_with(['.', ':', ';', '!', '?']);
        // Each speaker has a paragraph.
        if is_closed && ["Đồng chí ", "Đ/c ", "Ông ", "Bà "].iter().any(|word| next.starts_with(word)) {
            return false;
        }
        let is_lower = next.starts_with(char::is_lowercase);
        // The line was broken because the next word had no place in it.
        if let Some(width) = self.width {
            let word = next.split(' ').next().unwrap_or_default().chars().count();
            let is_full = self.last_length + 1 + word > width;
            return if is_full { !self.text.ends_with(':') || is_lower } else { is_lower && !is_closed };
        }
        if self.last_length >= FULL_LINE { !self.text.ends_with(':') || is_lower } else { is_lower && !is_closed }
    }

    /// Whether the next line belongs to this paragraph although a page ends between.
    fn goes_on_behind_page(&self, next: &str) -> bool {
        let is_open = !self.text.is_empty() && !self.text.ends_with(['.', ':', ';', '!', '?']);
        let begins_within = next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) && !is_item(next);
        self.is_at_page_end && is_open && begins_within && !is_capitals(&self.text)
    }

    fn add(&mut self, words: &str, line: usize) {
        if self.text.is_empty() {
            self.line = line;
        } else {
            self.text.push(' ');
        }
        self.text += words;
        self.last_length = words.chars().count();
    }

    fn close(&mut self, document: &mut Document) {
        let paragraph = std::mem::replace(self, Self { width: self.width, ..Self::default() });
        let kind = if is_rule(&paragraph.text) {
            return;
        } else if is_item(&paragraph.text) {
            Kind::Item
        } else if is_capitals(&paragraph.text) {
            Kind::Heading(1)
        } else {
            Kind::Paragraph
        };
        document.push(kind, &paragraph.text, paragraph.line);
    }
}

/// Whether the text is in capitals only. A number or an abbreviation is not a heading.
fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 6 && !text.chars().any(char::is_lowercase)
}

/// Whether the line begins like an item of a list: `-`, `*`, `+`, `•`, `1.`, `a)`, `II.`, `Điều 2.`
fn is_item(line: &str) -> bool {
    marker(line).is_some()
}

/// Whether the line begins with a few words and a colon: "Vắng: ", "Apologies: ".
fn is_labelled(line: &str) -> bool {
    let Some((label, rest)) = line.split_once(": ") else { return false };
    label.split(' ').count() <= 3 && label.starts_with(char::is_uppercase) && !rest.is_empty()
}

/// Whether the line is a rule drawn with punctuation.
fn is_rule(line: &str) -> bool {
    line.chars().count() >= 3 && line.chars().all(|c| matches!(c, '-' | '_' | '=' | '*' | '–' | '—' | '.' | '…'))
}

#[cfg(test)]
mod tests {
    use super::{Kind, read};

    fn blocks(text: &str) -> Vec<(usize, Kind, String)> {
        read(text).blocks.into_iter().map(|block| (block.line, block.kind, block.text)).collect()
    }

    #[test]
    fn paragraphs_headings_and_items() {
        let text = "ĐẢNG ỦY KHỐI\nLÀM VIỆC\n\nMột dòng ngắn\nMột dòng khác\n  - Mục một\n- Mục hai\n-----\n1. Chủ trì: ông A\n";
        assert_eq!(
            blocks(text),
            [
                (1, Kind::Heading(1), "ĐẢNG ỦY KHỐI LÀM VIỆC".to_owned()),
                (4, Kind::Paragraph, "Một dòng ngắn".to_owned()),
                (5, Kind::Paragraph, "Một dòng khác".to_owned()),
                (6, Kind::Item, "- Mục một".to_owned()),
                (7, Kind::Item, "- Mục hai".to_owned()),
                (9, Kind::Item, "1. Chủ trì: ông A".to_owned()),
            ]
        );
    }

    #[test]
    fn a_letterhead_and_speakers() {
        let text = "Số 07-BB/CB\t\tKon Tum, ngày 05/6/2023\nĐ/c An: nhất trí với dự thảo nghị quyết mà chi bộ đã chuẩn bị.\nĐ/c Mai: có ý kiến\n";
        let texts: Vec<_> = blocks(text).into_iter().map(|(_, _, text)| text).collect();
        assert_eq!(
            texts,
            [
                "Số 07-BB/CB",
                "Kon Tum, ngày 05/6/2023",
                "Đ/c An: nhất trí với dự thảo nghị quyết mà chi bộ đã chuẩn bị.",
                "Đ/c Mai: có ý kiến"
            ]
        );
    }

    #[test]
    fn broken_lines_are_joined() {
        let text =
            "Đồng chí Bùi Thái Trọng đề nghị các đơn vị tập trung thực hiện tốt nhiệm vụ\nđược giao.\nHết.\nA\nb";
        assert_eq!(
            blocks(text),
            [
                (1, Kind::Paragraph, format!("{}.", &text[..text.find(".\n").unwrap()].replace('\n', " "))),
                (3, Kind::Paragraph, "Hết.".to_owned()),
                (4, Kind::Paragraph, "A b".to_owned()),
            ]
        );
    }
}
