//! Plain text: blank lines separate paragraphs, lines in capitals are headings, a line that was broken continues in the
//! next.

use crate::import::document::{Document, Kind, one_line};

/// A line that is at least so long was broken because it was full.
const FULL_LINE: usize = 60;

/// Reads a plain text.
pub(super) fn read(text: &str) -> Document {
    let mut document = Document::default();
    let mut paragraph = Paragraph::default();
    for (index, line) in text.lines().enumerate() {
        let columns = columns(line);
        for words in &columns {
            if columns.len() > 1 || !paragraph.goes_on_with(words) {
                paragraph.close(&mut document);
            }
            paragraph.add(words, index + 1);
        }
        if columns.len() != 1 {
            paragraph.close(&mut document);
        }
    }
    paragraph.close(&mut document);
    document
}

/// The texts of a line: a letterhead has two, far apart.
fn columns(line: &str) -> Vec<String> {
    const GAPS: [&str; 2] = ["\t\t", "    "];
    let line = line.trim();
    let parts = GAPS.iter().find(|gap| line.contains(*gap)).map_or_else(|| vec![line], |gap| line.split(gap).collect());
    parts.into_iter().map(one_line).filter(|words| !words.is_empty()).collect()
}

/// A paragraph as far as it has been read.
#[derive(Default)]
struct Paragraph {
    text: String,
    line: usize,
    last_length: usize,
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
        if self.last_length >= FULL_LINE { !self.text.ends_with(':') || is_lower } else { is_lower && !is_closed }
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
        let paragraph = std::mem::take(self);
        let kind = if is_rule(&paragraph.text) {
            return;
        } else if is_item(&paragraph.text) && !is_capitals(&paragraph.text) {
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

/// Whether the line begins like an item of a list: `-`, `*`, `+`, `•`, `1.`, `a)`, `II.`.
fn is_item(line: &str) -> bool {
    let Some((mark, rest)) = line.split_once(' ') else { return false };
    let is_numbered = mark.strip_suffix(['.', ')']).is_some_and(|number| {
        !number.is_empty()
            && (number
                .split('.')
                .all(|part| !part.is_empty() && part.len() <= 3 && part.bytes().all(|c| c.is_ascii_digit()))
                || number.bytes().all(|c| b"IVXLC".contains(&c))
                || (number.chars().count() == 1 && number.chars().all(char::is_lowercase)))
    });
    !rest.is_empty() && (matches!(mark, "-" | "–" | "*" | "+" | "•" | "") || is_numbered)
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
