//! Plain text: blank lines separate paragraphs, lines in capitals are headings, a line that was broken continues in the
//! next.

mod columns;
mod pages;

use self::columns::Shape;
use self::pages::Line;
use crate::import::document::{Document, Kind, one_line};
use crate::import::understand::text::marker;

/// A line that is at least so long was broken because it was full.
const FULL_LINE: usize = 60;

/// By how much a line may be shorter than the longest one, and be as long as it.
const NEARLY: usize = 12;

/// Reads a plain text.
pub(super) fn read(text: &str) -> Document {
    let mut document = Document::default();
    let lines = pages::lines(text, &mut document);
    let indent = |line: &Line| line.text.len() - line.text.trim_start().len();
    let margin = lines.iter().filter(|line| !line.text.trim().is_empty()).map(indent).min().unwrap_or(0);
    let mut paragraph = Paragraph { width: width(&lines), margin, ..Paragraph::default() };
    // An empty line ends a paragraph, but not where a page ends within a sentence.
    let mut is_gap = false;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if line.text.trim().is_empty() {
            is_gap = true;
            paragraph.is_at_page_end |= line.is_below_page_end;
            continue;
        }
        if let Some(region) = columns::region(&lines, at - 1) {
            paragraph.close(&mut document);
            at += region.length - 1;
            match region.shape {
                Shape::Table(rows) => document.push_table(rows),
                Shape::Columns(columns) => columns.iter().for_each(|lines| paragraph.read_column(lines, &mut document)),
            }
            continue;
        }
        paragraph.is_at_page_end |= line.is_below_page_end;
        let pieces = pieces(&line.text);
        for words in &pieces {
            let goes_on = pieces.len() == 1
                && if is_gap || paragraph.is_at_page_end {
                    paragraph.goes_on_behind_page(words)
                } else {
                    paragraph.goes_on_with(words, indent(line))
                };
            if !goes_on {
                paragraph.close(&mut document);
            }
            paragraph.add(words, line.number);
            paragraph.last_indent = indent(line);
        }
        if pieces.len() != 1 {
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
fn width(lines: &[Line]) -> Option<usize> {
    const WIDEST: usize = 130;
    let mut lengths: Vec<usize> =
        lines.iter().map(|line| line.text.trim_end().chars().count()).filter(|length| *length > 0).collect();
    lengths.sort_unstable();
    let longest = *lengths.last()?;
    if longest > WIDEST {
        return Some(usize::MAX);
    }
    // Several lines are about as long as the longest one.
    let full = lengths.iter().filter(|length| **length + NEARLY >= longest).count();
    ((FULL_LINE - 8..=WIDEST).contains(&longest) && full >= 3 && full * 12 >= lengths.len()).then_some(longest)
}

/// The texts of a line: some stand far apart.
fn pieces(line: &str) -> Vec<String> {
    // An item is one, however its parts are set: "- Ông: Nguyễn Văn A       Chức vụ: Giám đốc".
    if is_item(line.trim()) {
        return vec![one_line(line)];
    }
    line.trim().split("    ").map(one_line).filter(|words| !words.is_empty()).collect()
}

/// A paragraph as far as it has been read.
#[derive(Default)]
struct Paragraph {
    text: String,
    line: usize,
    last_length: usize,
    /// At which width the lines of the text were broken.
    width: Option<usize>,
    /// The least that a line of the text is indented.
    margin: usize,
    last_indent: usize,
    /// Whether a page ends below.
    is_at_page_end: bool,
}

impl Paragraph {
    /// Whether the next line belongs to this paragraph. After a full line any line may; after a short one only one in
    /// lower case.
    fn goes_on_with(&self, next: &str, indent: usize) -> bool {
        const INDENT: usize = 3;
        if self.text.is_empty() {
            return true;
        }
        // The first line of a paragraph is indented, the others are not.
        let begins = indent >= self.margin + INDENT && self.last_indent == self.margin;
        if begins && !is_item(&self.text) && !next.starts_with(char::is_lowercase) {
            return false;
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
            let is_full = self.last_indent + self.last_length + 1 + word > width;
            // A number may be kept together with the word behind it: "trước ngày" above "09 tháng 12".
            let is_nearly_full = (self.last_indent + self.last_length).saturating_add(NEARLY) >= width;
            let is_within = is_lower || (is_nearly_full && next.starts_with(|c: char| c.is_ascii_digit()));
            return if is_full { !self.text.ends_with(':') || is_lower } else { is_within && !is_closed };
        }
        if self.last_length >= FULL_LINE { !self.text.ends_with(':') || is_lower } else { is_lower && !is_closed }
    }

    /// Whether the next line belongs to this paragraph although a page ends between.
    fn goes_on_behind_page(&self, next: &str) -> bool {
        let is_open = !self.text.is_empty() && !self.text.ends_with(['.', ':', ';', '!', '?']);
        let begins_within = next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) && !is_item(next);
        self.is_at_page_end && is_open && begins_within && !is_capitals(&self.text)
    }

    /// Reads the lines of a column. They are short, so that what goes on is in lower case.
    fn read_column(&mut self, lines: &[(usize, String)], document: &mut Document) {
        for (number, words) in lines {
            let goes_on = words.starts_with(char::is_lowercase)
                && !self.text.ends_with(['.', ':', ';', '!', '?'])
                && !is_item(words)
                && !is_capitals(&self.text);
            if !goes_on {
                self.close(document);
            }
            if !words.is_empty() {
                self.add(words, *number);
            }
        }
        self.close(document);
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
        let paragraph = std::mem::replace(self, Self { width: self.width, margin: self.margin, ..Self::default() });
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

    fn texts(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|(_, _, text)| text).collect()
    }

    #[test]
    fn a_line_that_goes_on_with_a_number() {
        let text = "Biểu dương Ban Quản lý dự án đã nỗ lực khắc phục khó khăn về mặt bằng\n\
            nhưng khối lượng mới đạt 31% kế hoạch theo Nghị quyết số 12 ngày\n\
            09 tháng 12 năm 2023 của Hội đồng nhân dân tỉnh, các đơn vị cần rà\n\
            soát kế hoạch vốn của năm và điều chỉnh trước ngày ngày mùng chín\n\
            08:30 Khai mạc\n09:00 Báo cáo\n";
        let texts = texts(text);
        assert!(texts[0].contains("ngày 09 tháng 12 năm 2023"), "{texts:?}");
        assert_eq!(texts[texts.len() - 1], "09:00 Báo cáo");
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let text = "  UBND TỈNH A               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  SỞ NỘI VỤ                   Độc lập - Tự do - Hạnh phúc\n\n\
            Số: 5/TB-SNV             A, ngày 5 tháng 6\n                           năm 2024\n\n                    THÔNG BÁO\n\nGiao Văn phòng rà soát.\n\n\
            Nơi nhận:                      KT. GIÁM ĐỐC\n- Như trên;                    PHÓ GIÁM ĐỐC\n- Lưu: VT.\n\n\n                               Lê Văn An\n";
        let expected = [
            "UBND TỈNH A",
            "SỞ NỘI VỤ",
            "Số: 5/TB-SNV",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "A, ngày 5 tháng 6 năm 2024",
            "THÔNG BÁO",
            "Giao Văn phòng rà soát.",
            "Nơi nhận:",
            "- Như trên;",
            "- Lưu: VT.",
            "KT. GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC",
            "Lê Văn An",
        ];
        assert_eq!(texts(text), expected);
    }

    #[test]
    fn a_table_with_cells_of_several_lines() {
        let text = "Phân công:\n\nTT   Nhiệm vụ             Chủ trì       Thời hạn\n1    Lập dự toán          Phòng Tài     29/3/2024\n     chi tiết             chính\n2    Rà soát hồ sơ        Văn phòng\n\nHết.\n";
        let read = read(text);
        let Kind::Table(rows) = &read.blocks[1].kind else { panic!("{read:?}") };
        let rows: Vec<_> = rows.iter().map(|row| (row.line, row.cells.concat().join(" | "))).collect();
        let expected = [
            (3, "TT | Nhiệm vụ | Chủ trì | Thời hạn"),
            (4, "1 | Lập dự toán chi tiết | Phòng Tài chính | 29/3/2024"),
            (6, "2 | Rà soát hồ sơ | Văn phòng"),
        ];
        assert_eq!(rows, expected.map(|(line, text)| (line, text.to_owned())));
        assert_eq!(read.blocks.len(), 3);
    }

    #[test]
    fn what_is_on_every_page_is_dropped() {
        let text = "Sở A\nMột hai ba bốn\nbiên bản của năm\nTrang 1/2\n\u{c}Sở A\nhai nghìn\nkhông trăm.\nTrang 2/2\n";
        let document = read(text);
        let texts: Vec<_> = document.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["Một hai ba bốn biên bản của năm hai nghìn không trăm."]);
        let dropped: Vec<_> = document.dropped.iter().map(|(line, text)| (*line, text.as_str())).collect();
        assert_eq!(dropped, [(1, "Sở A"), (4, "Trang 1/2"), (5, "Sở A"), (8, "Trang 2/2")]);
    }

    #[test]
    fn quotations_and_the_signature_of_a_mail_are_dropped() {
        let text = "Minutes\n\nJane to book the room.\nShe agreed.\n\nOn Monday, Bob wrote:\n> Who books?\n\n-- \nJane Doe\n+44 1\n";
        let document = read(text);
        assert_eq!(document.blocks.len(), 3, "{document:?}");
        assert_eq!(document.dropped.len(), 5, "{document:?}");
        assert_eq!(texts("> Minutes\n>\n> Jane to book.\n"), ["Minutes", "Jane to book."]);
    }

    #[test]
    fn an_indented_line_begins_a_paragraph() {
        let text = "     Văn phòng theo dõi, đôn đốc các đơn vị thực hiện và báo cáo kết quả hằng quý\ncho Giám đốc theo quy định của Sở và Ủy ban nhân dân tỉnh đã ban hành từ năm 2023\n     Các phòng thực hiện nghiêm túc thông báo này và gửi báo cáo về Văn phòng của Sở\ntrước ngày 5.\n";
        assert_eq!(texts(text).len(), 2);
    }
}
