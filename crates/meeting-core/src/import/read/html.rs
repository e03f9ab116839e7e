//! A page of HTML: its text without what is around it.

use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer};

use super::furniture::{self, Outer};
use super::numbers::{letters, roman};
use crate::import::document::{Document, Kind, Row, one_line};
use viet_text::date::parse_date;
use viet_text::lines::Lines;

/// Elements that begin a block of their own.
const BLOCKS: [&[u8]; 24] = [
    b"p",
    b"div",
    b"details",
    b"form",
    b"section",
    b"article",
    b"header",
    b"main",
    b"ul",
    b"ol",
    b"dl",
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
const HEADINGS: [&[u8]; 6] = [b"h1", b"h2", b"h3", b"h4", b"h5", b"h6"];

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
    reading.leave_outside();
    reading.end_term();
    reading.close_tables();
    reading.document
}

#[derive(Default)]
struct Reading {
    document: Document,
    text: String,
    line: usize,
    /// The element whose content is left out.
    outside: Option<Outside>,
    /// What the text that is being read will be; it stays what the element is until there is text.
    kind: Option<Kind>,
    /// What comes in front of the next text: the number of an item, the term that is described.
    mark: String,
    /// Whether the text that is being read is a term.
    is_term: bool,
    is_title: bool,
    /// How many elements are open in which line ends count.
    preformatted: usize,
    lists: Vec<List>,
    rows: Vec<Row>,
    /// How many tables are open within each other, and whether a cell is.
    tables: usize,
    in_cell: bool,
}

/// An element whose content is left out.
struct Outside {
    name: Vec<u8>,
    /// How often it is open within itself.
    depth: usize,
    part: Outer,
    text: String,
    line: usize,
}

/// An open list; one without numbers has no next one.
#[derive(Default)]
struct List {
    next: Option<i64>,
    step: i64,
    format: u8,
}

impl Reading {
    fn start(&mut self, tag: &StartTag<usize>, line: usize) {
        let name: &[u8] = &tag.name;
        if self.goes_on_outside(name) {
            return;
        }
        if let Some(part) = furniture::of(tag) {
            if BLOCKS.contains(&name) || HEADINGS.contains(&name) || matches!(name, b"nav" | b"footer" | b"aside") {
                self.close();
            }
            self.outside = Some(Outside { name: name.to_vec(), depth: 1, part, text: String::new(), line });
            return;
        }
        match name {
            b"title" => self.is_title = true,
            b"meta" => self.meta(tag),
            b"img" => self.picture(tag, line),
            b"br" => self.break_line(),
            b"input" => self.checkbox(tag, line),
            name if HEADINGS.contains(&name) => self.open(Kind::Heading(name[1] - b'0')),
            b"figcaption" => self.open(Kind::Caption),
            b"ul" => self.open_list(List::default()),
            b"ol" => self.open_list(numbered(tag)),
            b"li" => self.item(tag, line),
            b"dt" => {
                self.end_term();
                self.is_term = true;
            }
            b"dd" => self.close(),
            b"pre" => {
                self.close();
                self.preformatted += 1;
            }
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
            name if BLOCKS.contains(&name) => self.close(),
            _ => {}
        }
    }

    /// Whether the element is within what is left out. The end of a paragraph need not be written.
    fn goes_on_outside(&mut self, name: &[u8]) -> bool {
        let Some(outside) = &mut self.outside else { return false };
        if outside.name == b"p" && (BLOCKS.contains(&name) || HEADINGS.contains(&name)) {
            self.leave_outside();
            return false;
        }
        outside.depth += usize::from(outside.name == name);
        outside.text.push(' ');
        true
    }

    fn end(&mut self, name: &[u8]) {
        if let Some(outside) = &mut self.outside {
            outside.depth -= usize::from(outside.name == name);
            if outside.depth == 0 {
                self.leave_outside();
            }
            return;
        }
        match name {
            b"title" => self.is_title = false,
            b"ul" | b"ol" => {
                self.end_block();
                self.lists.pop();
            }
            b"td" | b"th" => {
                self.end_block();
                self.in_cell = false;
            }
            b"table" => {
                self.end_block();
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.close_tables();
                }
            }
            b"pre" => {
                self.end_block();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            b"dt" => self.close(),
            b"dd" | b"dl" => self.end_term(),
            b"figcaption" | b"li" => self.end_block(),
            name if HEADINGS.contains(&name) => self.end_block(),
            name if BLOCKS.contains(&name) => self.close(),
            _ => {}
        }
    }

    fn leave_outside(&mut self) {
        if let Some(outside) = self.outside.take()
            && outside.part != Outer::Code
        {
            self.document.drop_text(&outside.text, outside.line);
        }
    }

    fn add(&mut self, text: &str, line: usize) {
        if self.is_title {
            let title = self.document.title.get_or_insert_default();
            *title = one_line(&format!("{title} {text}"));
        } else if let Some(outside) = &mut self.outside {
            outside.text += text;
        } else if self.preformatted > 0 {
            for (at, words) in text.split('\n').enumerate() {
                if at > 0 {
                    self.close();
                }
                self.add_words(words, line + at);
            }
        } else {
            self.add_words(text, line);
        }
    }

    fn add_words(&mut self, text: &str, line: usize) {
        if self.text.trim().is_empty() {
            // The text may begin with empty lines.
            let empty = text.len() - text.trim_start().len();
            self.line = line + text[..empty].matches('\n').count();
        }
        self.text += text;
    }

    fn open(&mut self, kind: Kind) {
        self.end_block();
        self.kind = Some(kind);
    }

    fn open_list(&mut self, list: List) {
        self.end_block();
        self.lists.push(list);
    }

    fn item(&mut self, tag: &StartTag<usize>, line: usize) {
        self.open(Kind::Item);
        self.line = line;
        let Some(list) = self.lists.last_mut() else { return };
        if let Some(number) = number_in(tag, b"value").filter(|_| list.next.is_some()) {
            list.next = Some(number);
        }
        if let Some(number) = list.next {
            self.mark = format!("{}. ", in_format(number, list.format));
            list.next = Some(number.saturating_add(list.step));
        }
    }

    /// A break parts lines; what goes on in a heading is one, too.
    fn break_line(&mut self) {
        let kind = self.kind.clone().filter(|kind| matches!(kind, Kind::Heading(_) | Kind::Caption));
        self.close();
        self.kind = self.kind.take().or(kind);
    }

    fn checkbox(&mut self, tag: &StartTag<usize>, line: usize) {
        if tag.attributes.get(&b"type"[..]).is_some_and(|kind| kind.eq_ignore_ascii_case(b"checkbox")) {
            let is_checked = tag.attributes.contains_key(&b"checked"[..]);
            self.add(if is_checked { "[x] " } else { "[ ] " }, line);
        }
    }

    /// Ends a description; a term without one is a text of its own.
    fn end_term(&mut self) {
        self.close();
        let term = std::mem::take(&mut self.mark);
        self.document.push(Kind::Paragraph, &term, self.line.max(1));
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

    /// Ends a text within an element, which may go on.
    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        if std::mem::take(&mut self.is_term) {
            let term = one_line(&text);
            self.mark = format!("{}: ", term.trim_end_matches([':', ' ']));
            return;
        }
        let text = std::mem::take(&mut self.mark) + &text;
        let kind = self.kind.take().unwrap_or(Kind::Paragraph);
        if self.in_cell {
            if let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
                cell.push(one_line(&text));
            }
        } else {
            let depth = if kind == Kind::Item { self.lists.len() } else { 0 };
            self.document.push_at(kind, &text, self.line.max(1), depth);
        }
    }

    /// Ends a text and what it was.
    fn end_block(&mut self) {
        self.close();
        self.kind = None;
        self.mark.clear();
    }

    fn close_tables(&mut self) {
        self.in_cell = false;
        self.document.push_table(std::mem::take(&mut self.rows));
    }
}

/// A list with numbers. One that counts down to 1 without saying from where has none.
fn numbered(tag: &StartTag<usize>) -> List {
    let start = number_in(tag, b"start");
    let is_reversed = tag.attributes.contains_key(&b"reversed"[..]);
    let next = if is_reversed { start } else { Some(start.unwrap_or(1)) };
    let format = tag.attributes.get(&b"type"[..]).and_then(|kind| kind.first().copied()).unwrap_or(b'1');
    List { next, step: if is_reversed { -1 } else { 1 }, format }
}

fn number_in(tag: &StartTag<usize>, name: &[u8]) -> Option<i64> {
    let text = tag.attributes.get(name)?;
    std::str::from_utf8(text).ok()?.trim().parse::<i32>().ok().map(i64::from)
}

fn in_format(number: i64, format: u8) -> String {
    match (usize::try_from(number), format) {
        (Ok(count @ 1..), b'a') => letters(count),
        (Ok(count @ 1..), b'A') => letters(count).to_uppercase(),
        (Ok(count @ 1..), b'i') => roman(count),
        (Ok(count @ 1..), b'I') => roman(count).to_uppercase(),
        _ => number.to_string(),
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

    fn texts(page: &str) -> Vec<(u8, String)> {
        read(page).blocks.into_iter().map(|block| (block.depth, block.text)).collect()
    }

    #[test]
    fn breaks_part_lines_everywhere() {
        let page = "<h2>Biên bản<br>họp</h2><p>Chủ trì: <b>A<br>Thư ký:</b> B</p><table><tr><td>X<br/>Y<td>Z</table>";
        let document = read(page);
        let seen: Vec<_> = document.blocks.iter().map(|block| (&block.kind, block.text.as_str())).collect();
        assert_eq!(seen[..2], [(&Kind::Heading(2), "Biên bản"), (&Kind::Heading(2), "họp")]);
        assert_eq!(seen[2..4], [(&Kind::Paragraph, "Chủ trì: A"), (&Kind::Paragraph, "Thư ký: B")]);
        let Kind::Table(rows) = seen[4].0 else { panic!("{document:?}") };
        assert_eq!(rows[0].cells, [vec!["X", "Y"], vec!["Z"]]);
    }

    #[test]
    fn what_is_struck_or_hidden_or_around_the_text_is_dropped() {
        let page = "<body class='has-sidebar'><p>Họp <del>ba</del><s>b<b>ố</b>n</s><ins>hai</ins> lần</p>\
            <p hidden>ẩn<p style='DISPLAY: none'>mật<p>Một</p><div class='box tin-lien-quan'><div>Tin</div></div>\
            <ul id=relatedNews><li>Bài</ul><section role=navigation>Mục lục</section><div class=shareholders>Cổ đông</div>\
            <span aria-hidden=true>*</span><div class='site-footer'>Cuối</div>";
        let document = read(page);
        let texts: Vec<_> = document.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["Họp hai lần", "Một", "Cổ đông"]);
        let dropped: Vec<_> = document.dropped.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(dropped, ["ba", "b ốn", "ẩn", "mật", "Tin", "Bài", "Mục lục", "*", "Cuối"]);
    }

    #[test]
    fn lists_of_all_kinds() {
        let page = "<ol start=3 type=a><li>X<ul><li><p>Y</p><p>y</p></ul><li value=9><div>Z</div></ol><ol reversed start=2><li>B<li>A</ol>\
            <ul><li><input type=checkbox checked> Xong<li><input type=checkbox>Chưa</ul>\
            <dl><dt>Present:</dt><dd><p>A, B</p></dd><dt>Chair<dd>C<dt>Nobody</dl>";
        let expected = [
            (1, "c. X"),
            (2, "Y"),
            (0, "y"),
            (1, "i. Z"),
            (1, "2. B"),
            (1, "1. A"),
            (1, "[x] Xong"),
            (1, "[ ] Chưa"),
            (0, "Present: A, B"),
            (0, "Chair: C"),
            (0, "Nobody:"),
        ];
        assert_eq!(texts(page), expected.map(|(depth, text)| (depth, text.to_owned())));
    }

    #[test]
    fn lines_of_preformatted_text() {
        assert_eq!(texts("<pre>Một\n\nHai</pre>ba").len(), 3);
    }

    #[test]
    fn what_is_never_closed_does_not_matter() {
        let deep = format!("{}x{}", "<div><table><tr><td><ul><li>".repeat(20_000), "</li>".repeat(5));
        let document = read(&deep);
        assert_eq!(document.blocks.len(), 1);
    }
}
