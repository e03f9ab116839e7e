//! Markdown (`CommonMark` with tables).

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html;
use crate::import::document::{Document, Kind, Row, one_line};
use viet_text::date::parse_date;
use viet_text::lines::Lines;

/// Reads a Markdown text.
pub(super) fn read(text: &str) -> Document {
    let lines = Lines::of(text);
    let mut reading = Reading::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        reading.take(event, lines.number(span.start));
    }
    reading.document
}

#[derive(Default)]
struct Reading {
    document: Document,
    text: String,
    line: usize,
    /// The alternative text of the picture that is being read.
    picture: Option<String>,
    /// Whether a line of the text has just ended.
    is_broken: bool,
    /// For each list that is open, the next number of a numbered one.
    lists: Vec<Option<u64>>,
    rows: Vec<Row>,
    /// Whether this is the metadata before the text.
    is_metadata: bool,
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
            self.close(if self.lists.is_empty() { Kind::Paragraph } else { Kind::Item });
        }
        match event {
            Event::Start(Tag::MetadataBlock(_)) => self.is_metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.is_metadata = false,
            Event::Text(text) if self.is_metadata => self.metadata(&text, line),
            Event::Start(tag) => self.start(&tag, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => match &mut self.picture {
                Some(caption) => *caption += &text,
                None => self.add(&text, line),
            },
            Event::SoftBreak => {
                self.text.push(' ');
                self.is_broken = true;
            }
            Event::HardBreak => self.close(Kind::Paragraph),
            Event::Html(markup) | Event::InlineHtml(markup) => {
                for block in html::read(&markup).blocks {
                    self.add(&block.text, line);
                }
            }
            _ => {}
        }
    }

    /// `title: Steering call` before the text.
    fn metadata(&mut self, text: &str, line: usize) {
        for (number, entry) in text.lines().enumerate() {
            let value = |key: &str| Some(entry.strip_prefix(key)?.trim().trim_matches(['"', '\'']));
            if let Some(title) = value("title:") {
                self.document.title.get_or_insert(one_line(title));
            } else if let Some(day) = value("date:").and_then(parse_date) {
                self.document.published.get_or_insert(day);
            }
            self.document.drop_text(entry, line + number);
        }
    }

    fn add(&mut self, text: &str, line: usize) {
        if self.text.is_empty() {
            self.line = line;
        }
        self.text += text;
    }

    fn start(&mut self, tag: &Tag, line: usize) {
        match tag {
            Tag::Heading { .. } | Tag::Paragraph | Tag::CodeBlock(_) => self.close(Kind::Paragraph),
            Tag::List(first) => {
                self.close(Kind::Item);
                self.lists.push(*first);
            }
            Tag::Item => {
                if let Some(Some(number)) = self.lists.last_mut() {
                    let mark = format!("{number}. ");
                    *number += 1;
                    self.add(&mark, line);
                }
            }
            Tag::Image { .. } => self.picture = Some(String::new()),
            Tag::TableHead | Tag::TableRow => self.rows.push(Row { line, cells: Vec::new() }),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.close(Kind::Heading(number(level))),
            TagEnd::Paragraph | TagEnd::Item => {
                self.close(if self.lists.is_empty() { Kind::Paragraph } else { Kind::Item });
            }
            TagEnd::CodeBlock => self.close(Kind::Paragraph),
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::Image => {
                if let Some(caption) = self.picture.take() {
                    self.document.push(Kind::Caption, &caption, self.line.max(1));
                }
            }
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

    fn close(&mut self, kind: Kind) {
        let text = std::mem::take(&mut self.text);
        let depth = if kind == Kind::Item { self.lists.len() } else { 0 };
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
}
