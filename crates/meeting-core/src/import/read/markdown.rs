//! Markdown (`CommonMark` with tables, lists of tasks, footnotes, what is struck out, and fields in front).

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use super::html;
use crate::import::document::{Block, Document, Kind, Row, one_line};
use viet_text::lines::Lines;

/// Reads a Markdown text.
pub(super) fn read(text: &str) -> Document {
    let lines = Lines::of(text);
    let mut reading = Reading::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        reading.take(event, lines.number(span.start));
    }
    reading.put_title();
    reading.document
}

#[derive(Default)]
struct Reading {
    document: Document,
    /// The title in the fields in front, and its line.
    title: Option<(String, usize)>,
    text: String,
    line: usize,
    /// Whether the text that is being read begins an item, and the item's number.
    is_item: bool,
    mark: String,
    /// What is read apart from the text.
    aside: Option<Aside>,
    /// Whether a line of the text has just ended.
    is_broken: bool,
    /// For each list that is open, the next number of a numbered one.
    lists: Vec<Option<u64>>,
    rows: Vec<Row>,
}

/// A text within the text.
struct Aside {
    part: Part,
    text: String,
    line: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The alternative text of a picture.
    Picture,
    Struck,
    Footnote,
    /// Fields in front of the text.
    Fields,
    Html,
}

impl Reading {
    fn take(&mut self, event: Event, line: usize) {
        // A line that begins in bold, or with a few words and a colon, stands for itself: "**Chair:** Jane Doe".
        let begins_label = match &event {
            Event::Start(Tag::Strong) => true,
            Event::Text(text) => is_labelled(text),
            _ => false,
        };
        if std::mem::take(&mut self.is_broken) && begins_label {
            self.close();
        }
        match event {
            Event::Start(tag) => self.start(&tag, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.add(&text, line),
            Event::TaskListMarker(is_done) => self.add(if is_done { "[x] " } else { "[ ] " }, line),
            Event::SoftBreak => {
                self.add(" ", line);
                self.is_broken = true;
            }
            Event::HardBreak => self.close(),
            Event::Html(markup) => self.add(&markup, line),
            Event::InlineHtml(markup) => self.inline_html(&markup),
            _ => {}
        }
    }

    /// Tags within a text: what is between `<del>` and `</del>` is struck out, `<br>` parts lines.
    fn inline_html(&mut self, tag: &str) {
        let name = tag.trim_start_matches('<').to_lowercase();
        let begins = |names: &[&str]| {
            names.iter().any(|one| {
                name.strip_prefix(one).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
            })
        };
        let is_struck = self.aside.as_ref().is_some_and(|aside| aside.part == Part::Struck);
        if begins(&["br"]) {
            self.close();
        } else if begins(&["del", "s", "strike"]) && self.aside.is_none() {
            self.open(Part::Struck, self.line);
        } else if begins(&["/del", "/s", "/strike"]) && is_struck {
            self.leave();
        }
    }

    fn add(&mut self, text: &str, line: usize) {
        if let Some(aside) = &mut self.aside {
            aside.text += text;
            return;
        }
        if self.text.is_empty() {
            self.line = line;
        }
        self.text += text;
    }

    fn open(&mut self, part: Part, line: usize) {
        if self.aside.is_none() {
            self.aside = Some(Aside { part, text: String::new(), line });
        }
    }

    fn start(&mut self, tag: &Tag, line: usize) {
        match tag {
            Tag::Heading { .. } | Tag::Paragraph | Tag::CodeBlock(_) if self.aside.is_none() => self.close(),
            Tag::List(first) => {
                self.close();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.close();
                self.is_item = true;
                if let Some(Some(number)) = self.lists.last_mut() {
                    self.mark = format!("{number}. ");
                    *number += 1;
                }
            }
            Tag::Image { .. } => self.open(Part::Picture, line),
            Tag::Strikethrough => self.open(Part::Struck, line),
            Tag::FootnoteDefinition(_) => self.open(Part::Footnote, line),
            Tag::MetadataBlock(_) => self.open(Part::Fields, line),
            Tag::HtmlBlock => {
                self.close();
                self.open(Part::Html, line);
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Row { line, cells: Vec::new() }),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let part = match tag {
            TagEnd::Image => Part::Picture,
            TagEnd::Strikethrough => Part::Struck,
            TagEnd::FootnoteDefinition => Part::Footnote,
            TagEnd::MetadataBlock(_) => Part::Fields,
            TagEnd::HtmlBlock => Part::Html,
            _ => return self.end_block(tag),
        };
        // What is struck out in a footnote is in the footnote.
        if self.aside.as_ref().is_some_and(|aside| aside.part == part) {
            self.leave();
        }
    }

    fn end_block(&mut self, tag: TagEnd) {
        if let Some(aside) = &mut self.aside {
            aside.text.push(' ');
            return;
        }
        match tag {
            TagEnd::Heading(level) => self.close_as(Kind::Heading(number(level))),
            TagEnd::Paragraph | TagEnd::CodeBlock => self.close(),
            TagEnd::Item => {
                self.close();
                self.is_item = false;
                self.mark.clear();
            }
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::TableCell => {
                let cell = one_line(&std::mem::take(&mut self.text));
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(if cell.is_empty() { Vec::new() } else { vec![cell] });
                }
            }
            TagEnd::Table => self.document.push_table(std::mem::take(&mut self.rows)),
            _ => {}
        }
    }

    /// Puts what was read apart where it belongs.
    fn leave(&mut self) {
        let Some(Aside { part, text, line }) = self.aside.take() else { return };
        match part {
            Part::Picture => self.document.push(Kind::Caption, &text, line),
            Part::Struck | Part::Footnote => self.document.drop_text(&text, line),
            Part::Fields => self.fields(&text, line),
            Part::Html => {
                let Document { blocks, dropped, .. } = html::read(&text);
                self.document.blocks.extend(blocks.into_iter().map(|mut block| {
                    block.line += line - 1;
                    if let Kind::Table(rows) = &mut block.kind {
                        for row in rows {
                            row.line += line - 1;
                        }
                    }
                    block
                }));
                self.document.dropped.extend(dropped.into_iter().map(|(own, text)| (own + line - 1, text)));
            }
        }
    }

    /// Reads the fields in front. What says nothing of a meeting is dropped; the rest is read like labelled lines.
    fn fields(&mut self, text: &str, line: usize) {
        const OF_PAGES: [&str; 12] = [
            "layout",
            "tags",
            "categories",
            "category",
            "slug",
            "permalink",
            "lang",
            "language",
            "draft",
            "weight",
            "toc",
            "aliases",
        ];
        let Ok(fields) = lossless_yaml::parse(text) else { return self.document.drop_text(text, line) };
        let lines = Lines::of(text);
        for entry in fields.root.entries() {
            let value = &fields.value[entry.key.as_str()];
            let words = match value {
                Value::String(words) => words.clone(),
                Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
                other => other.to_string(),
            };
            let own = line + lines.number(entry.key_span.start);
            let whole = format!("{}: {words}", entry.key);
            match entry.key.to_lowercase().as_str() {
                _ if words.is_empty() || value.is_null() => {}
                "title" => {
                    self.document.title = Some(one_line(&words));
                    self.title = Some((one_line(&words), own));
                }
                "author" => self.document.author = Some(one_line(&words)),
                key if OF_PAGES.contains(&key) => self.document.drop_text(&whole, own),
                _ => self.document.push(Kind::Paragraph, &whole, own),
            }
        }
    }

    /// Puts the title of the fields in front before the text, unless the text has a heading for it.
    fn put_title(&mut self) {
        let Some((text, line)) = self.title.take() else { return };
        if !self.document.blocks.iter().any(|block| matches!(block.kind, Kind::Heading(1))) {
            self.document.blocks.insert(0, Block { kind: Kind::Heading(1), text, line, depth: 0 });
        }
    }

    /// Ends a text. The first of an item is the item.
    fn close(&mut self) {
        let kind = if self.is_item { Kind::Item } else { Kind::Paragraph };
        self.close_as(kind);
    }

    fn close_as(&mut self, kind: Kind) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        self.is_item = false;
        let depth = if kind == Kind::Item { self.lists.len() } else { 0 };
        let text = std::mem::take(&mut self.mark) + &text;
        self.document.push_at(kind, &text, self.line, depth);
    }
}

/// Whether a line begins with a label or a speaker: "Chair: Jane Doe".
fn is_labelled(line: &str) -> bool {
    let Some((name, rest)) = line.split_once(':') else { return false };
    let is_name = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '.' | '(' | ')' | '-'));
    name.starts_with(char::is_uppercase)
        && is_name
        && name.split(' ').count() <= 4
        && (rest.is_empty() || rest.starts_with(' '))
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::Kind;

    #[test]
    fn headings_lists_and_tables() {
        let document = read(
            "# Team\nmeeting\n\n1. One\n2. **Two** and\n   more\n\n| A | B |\n|---|---|\n| x | |\n\n![Room](a.png)\n",
        );
        let seen: Vec<_> = document.blocks.iter().map(|block| (block.line, &block.kind, block.text.as_str())).collect();
        assert_eq!(seen[0], (1, &Kind::Heading(1), "Team"));
        assert_eq!(seen[1], (2, &Kind::Paragraph, "meeting"));
        assert_eq!(seen[2], (4, &Kind::Item, "1. One"));
        assert_eq!(seen[3], (5, &Kind::Item, "2. Two and more"));
        let Kind::Table(rows) = seen[4].1 else { panic!("{seen:?}") };
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1].cells, [vec!["x".to_owned()], vec![]]);
        assert_eq!(seen[5].1, &Kind::Caption);
    }

    fn texts(text: &str) -> Vec<(u8, String)> {
        read(text).blocks.into_iter().map(|block| (block.depth, block.text)).collect()
    }

    #[test]
    fn tasks_nested_lists_and_what_goes_on_in_them() {
        let text = "- [x] @bob: fix CI\n- [ ] Docs\n  - Write\n    on\n\n    Then\n1. One\\\n   two<br>three\n";
        let expected = [
            (1, "[x] @bob: fix CI"),
            (1, "[ ] Docs"),
            (2, "Write on"),
            (0, "Then"),
            (1, "1. One"),
            (0, "two"),
            (0, "three"),
        ];
        assert_eq!(texts(text), expected.map(|(depth, text)| (depth, text.to_owned())));
    }

    #[test]
    fn what_is_no_text_is_dropped() {
        let document = read(
            "A ~~b~~ [c](d) <del>e *f*</del> g[^1] <!-- h --> <https://i.example>\n\n<!--\nj\n\nk\n-->\n\n[^1]: Note\n\n<div>l</div>\n",
        );
        let texts: Vec<_> = document.blocks.iter().map(|block| (block.line, block.text.as_str())).collect();
        assert_eq!(texts, [(1, "A c g https://i.example"), (11, "l")]);
        let dropped: Vec<_> = document.dropped.iter().map(|(line, text)| (*line, text.as_str())).collect();
        assert_eq!(dropped, [(1, "b"), (1, "e f"), (9, "Note")]);
    }

    #[test]
    fn fields_in_front() {
        let document =
            read("---\ntitle: Weekly\ndate: 2025-03-04\nauthor: Jane\nattendees: [A, B]\ntags: [x]\n---\n\nText\n");
        assert_eq!((document.title.as_deref(), document.author.as_deref()), (Some("Weekly"), Some("Jane")));
        let texts: Vec<_> = document.blocks.iter().map(|block| (block.line, block.text.as_str())).collect();
        assert_eq!(texts, [(2, "Weekly"), (3, "date: 2025-03-04"), (5, "attendees: A, B"), (9, "Text")]);
        assert_eq!(document.dropped, [(6, "tags: x".to_owned())]);
    }
}
