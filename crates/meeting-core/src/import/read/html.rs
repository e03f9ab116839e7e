//! A page of HTML: its text without scripts, menus and feet.

use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer};

use crate::import::document::{Document, Kind, Row, one_line};
use viet_text::date::parse_date;
use viet_text::lines::Lines;

/// Elements whose content is no text of the page.
const HIDDEN: [&[u8]; 9] =
    [b"script", b"style", b"noscript", b"template", b"svg", b"iframe", b"select", b"textarea", b"object"];
/// Elements that are around the text of the page.
const FURNITURE: [&[u8]; 5] = [b"nav", b"footer", b"aside", b"form", b"button"];
/// Elements that begin a block of their own.
const BLOCKS: [&[u8]; 25] = [
    b"p",
    b"div",
    b"br",
    b"section",
    b"article",
    b"header",
    b"main",
    b"ul",
    b"ol",
    b"dl",
    b"dt",
    b"dd",
    b"blockquote",
    b"pre",
    b"hr",
    b"figure",
    b"body",
    b"center",
    b"address",
    b"fieldset",
    b"caption",
    b"thead",
    b"tbody",
    b"tfoot",
    b"summary",
];

/// Reads a page.
pub(super) fn read(text: &str) -> Document {
    let lines = Lines::of(text);
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reading = Reading::default();
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        match token {
            Token::StartTag(tag) => reading.start(&tag, lines.number(tag.span.start)),
            Token::EndTag(tag) => reading.end(&tag.name),
            Token::String(text) => reading.add(&String::from_utf8_lossy(&text), lines.number(text.span.start)),
            _ => {}
        }
    }
    reading.close();
    reading.close_tables();
    reading.document
}

#[derive(Default)]
struct Reading {
    document: Document,
    text: String,
    line: usize,
    /// The element whose content is left out, and how often it is open within itself.
    outside: Option<(Vec<u8>, usize)>,
    /// What the text that is being read will be.
    kind: Option<Kind>,
    is_title: bool,
    /// For each list that is open, the next number of a numbered one.
    lists: Vec<Option<usize>>,
    rows: Vec<Row>,
    /// How many tables are open within each other, and whether a cell is.
    tables: usize,
    in_cell: bool,
}

impl Reading {
    fn start(&mut self, tag: &StartTag<usize>, line: usize) {
        let name: &[u8] = &tag.name;
        if let Some((outside, depth)) = &mut self.outside {
            if outside == name {
                *depth += 1;
            }
            self.text.push(' ');
            return;
        }
        match name {
            b"title" => self.is_title = true,
            b"meta" => self.meta(tag),
            b"img" => self.picture(tag, line),
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => self.open(Kind::Heading(name[1] - b'0')),
            b"figcaption" => self.open(Kind::Caption),
            b"ul" => self.open_list(None),
            b"ol" => self.open_list(Some(1)),
            b"li" => self.item(line),
            b"table" => {
                self.close();
                self.tables += 1;
            }
            b"tr" if self.tables > 0 => {
                self.close();
                self.rows.push(Row { line, cells: Vec::new() });
            }
            b"td" | b"th" if !self.rows.is_empty() => {
                self.close();
                self.in_cell = true;
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(Vec::new());
                }
            }
            name if HIDDEN.contains(&name) || FURNITURE.contains(&name) => {
                self.close();
                self.outside = Some((name.to_vec(), 1));
                self.line = line;
            }
            name if BLOCKS.contains(&name) => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some((outside, depth)) = &mut self.outside {
            if outside == name {
                *depth -= 1;
                if *depth == 0 {
                    self.leave_outside();
                }
            }
            return;
        }
        match name {
            b"title" => self.is_title = false,
            b"ul" | b"ol" => {
                self.close();
                self.lists.pop();
            }
            b"td" | b"th" => {
                self.close();
                self.in_cell = false;
            }
            b"table" => {
                self.close();
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.close_tables();
                }
            }
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"figcaption" | b"li" => self.close(),
            name if BLOCKS.contains(&name) => self.close(),
            _ => {}
        }
    }

    fn leave_outside(&mut self) {
        let text = std::mem::take(&mut self.text);
        let is_furniture = self.outside.take().is_some_and(|(name, _)| FURNITURE.contains(&&name[..]));
        if is_furniture {
            self.document.drop_text(&text, self.line);
        }
    }

    fn add(&mut self, text: &str, line: usize) {
        if self.is_title {
            let title = self.document.title.get_or_insert_default();
            *title = one_line(&format!("{title} {text}"));
            return;
        }
        if self.text.trim().is_empty() && self.outside.is_none() {
            // The text may begin with empty lines.
            let empty = text.len() - text.trim_start().len();
            self.line = line + text[..empty].matches('\n').count();
        }
        self.text += text;
    }

    fn open(&mut self, kind: Kind) {
        self.close();
        self.kind = Some(kind);
    }

    fn open_list(&mut self, first: Option<usize>) {
        self.close();
        self.lists.push(first);
    }

    fn item(&mut self, line: usize) {
        self.open(Kind::Item);
        if let Some(Some(number)) = self.lists.last_mut() {
            self.text = format!("{number}. ");
            *number += 1;
            self.line = line;
        }
    }

    fn meta(&mut self, tag: &StartTag<usize>) {
        let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned());
        let name = attribute(b"name").or_else(|| attribute(b"property")).unwrap_or_default().to_lowercase();
        let Some(content) = attribute(b"content").map(|content| one_line(&content)) else { return };
        match name.as_str() {
            "author" | "article:author" if !content.is_empty() => self.document.author = Some(content),
            "date" | "article:published_time" | "pubdate" | "dc.date" => {
                let day = content.get(..10).and_then(parse_date).or_else(|| parse_date(&content));
                self.document.published = day.or(self.document.published);
            }
            _ => {}
        }
    }

    fn picture(&mut self, tag: &StartTag<usize>, line: usize) {
        let text = tag.attributes.get(&b"alt"[..]).map(|alt| String::from_utf8_lossy(alt).into_owned());
        // A word or two name a file or an icon, not what is seen.
        if let Some(text) = text.filter(|text| text.split_whitespace().count() > 3) {
            self.close();
            self.document.push(Kind::Caption, &text, line);
        }
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let kind = self.kind.take().unwrap_or(Kind::Paragraph);
        if self.in_cell {
            let text = one_line(&text);
            if let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut())
                && !text.is_empty()
            {
                cell.push(text);
            }
        } else {
            let depth = if kind == Kind::Item { self.lists.len() } else { 0 };
            self.document.push_at(kind, &text, self.line.max(1), depth);
        }
    }

    fn close_tables(&mut self) {
        self.in_cell = false;
        self.document.push_table(std::mem::take(&mut self.rows));
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::Kind;

    #[test]
    fn a_page_without_its_furniture() {
        let page = "<!doctype html><html><head><title>Họp &amp; bàn</title>\n<meta name=author content='Sở Y tế'>\
            <meta property='article:published_time' content='2023-05-09T10:00:00+07:00'><script>if (a < b) {}</script></head>\
            <body><nav><a>Trang chủ</a></nav>\n<h1>Giao&nbsp;ban</h1><p>Một<br>Hai <b>ba</b></p><ol><li>X</li><li>Y</li></ol>\
            <table><tr><td>A<td><p>B</p><p>C</p></tr></table><figure><img alt='ảnh'><figcaption>Ông A</figcaption></figure>\
            <footer>Chân trang</footer></body>";
        let document = read(page);
        assert_eq!(document.title.as_deref(), Some("Họp & bàn"));
        assert_eq!(document.author.as_deref(), Some("Sở Y tế"));
        assert_eq!(document.published.unwrap().to_string(), "2023-05-09");
        let texts: Vec<_> = document.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["Giao ban", "Một", "Hai ba", "1. X", "2. Y", "", "Ông A"]);
        let Kind::Table(rows) = &document.blocks[5].kind else { panic!("{document:?}") };
        assert_eq!(rows[0].cells, [vec!["A"], vec!["B", "C"]]);
        assert_eq!(document.dropped, [(2, "Trang chủ".to_owned()), (3, "Chân trang".to_owned())]);
        assert_eq!(document.blocks[0].line, 3);
    }

    #[test]
    fn what_is_never_closed_does_not_matter() {
        let deep = format!("{}x{}", "<div><table><tr><td><ul><li>".repeat(20_000), "</li>".repeat(5));
        let document = read(&deep);
        assert_eq!(document.blocks.len(), 1);
    }
}
