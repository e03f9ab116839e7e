//! Papers as Markdown, HTML and text: the blocks of a source without the measures of a page.

use docx_template::Format;

use super::escaped;
use crate::source::{Block, Columns, Paragraph, Row, TAG_STYLE, Table};

/// The styles of headings, with their levels.
const HEADINGS: [(&str, usize); 3] = [("kind", 1), ("heading", 2), ("subheading", 3)];

/// The text of a template in `format`, with its tags.
pub(crate) fn text(blocks: &[Block], format: Format) -> String {
    let mut text = match format {
        Format::Html => "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n".to_owned(),
        Format::Markdown | Format::Text => String::new(),
    };
    for block in blocks {
        match block {
            Block::Paragraph(it) => text += &paragraph(it, format),
            Block::Table(it @ Table { columns: Columns::Of(_), .. }) => {
                let cells = it.rows.iter().flat_map(|row| &row.cells).flatten();
                cells.for_each(|it| text += &paragraph(it, format));
            }
            Block::Table(it) => text += &table(it, format),
        }
    }
    text
}

/// A paragraph with the empty line behind it; a tag of its own is a line of its own. What only draws a line says nothing.
fn paragraph(paragraph: &Paragraph, format: Format) -> String {
    if paragraph.style == TAG_STYLE {
        return format!("{}\n", paragraph.text);
    }
    if paragraph.text.is_empty() {
        return String::new();
    }
    let level = HEADINGS.iter().find(|(style, _)| *style == paragraph.style).map(|(_, level)| *level);
    let inside = inline(&paragraph.text, format);
    match (format, level) {
        (Format::Markdown, Some(level)) => format!("{} {inside}\n\n", "#".repeat(level)),
        (Format::Html, Some(level)) => format!("<h{level}>{inside}</h{level}>\n"),
        (Format::Html, None) => format!("<p>{inside}</p>\n"),
        (Format::Markdown | Format::Text, _) => format!("{inside}\n\n"),
    }
}

/// The text of a paragraph: bold words in the way of the format, and what stands outside of tags escaped.
fn inline(text: &str, format: Format) -> String {
    match format {
        Format::Markdown => text.to_owned(),
        Format::Text => text.replace("**", ""),
        Format::Html => {
            let mut html = String::new();
            for (at, piece) in text.split("**").enumerate() {
                let inside = outside_tags(piece);
                html += &if at % 2 == 1 { format!("<strong>{inside}</strong>") } else { inside };
            }
            html
        }
    }
}

/// The text with the characters that HTML reserves escaped, but for what is in tags.
fn outside_tags(text: &str) -> String {
    let mut escaped_text = String::new();
    let mut rest = text;
    while let Some(start) = ["{{", "{%"].iter().filter_map(|open| rest.find(open)).min() {
        let close = if rest[start..].starts_with("{{") { "}}" } else { "%}" };
        let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + close.len());
        escaped_text += &escaped(&rest[..start]);
        escaped_text += &rest[start..end];
        rest = &rest[end..];
    }
    escaped_text + &escaped(rest)
}

/// A table with borders.
fn table(table: &Table, format: Format) -> String {
    let rows: String = table.rows.iter().map(|it| row(it, format)).collect();
    match format {
        Format::Html => format!("<table>\n{rows}</table>\n"),
        Format::Markdown | Format::Text => format!("{rows}\n"),
    }
}

fn row(row: &Row, format: Format) -> String {
    if let [cell] = &row.cells[..]
        && let [only] = &cell[..]
        && only.style == TAG_STYLE
    {
        return format!("{}\n", only.text);
    }
    let cells = row.cells.iter().map(|cell| {
        let is_tag = |it: &Paragraph| it.style == TAG_STYLE;
        let mut inside = String::new();
        for (at, it) in cell.iter().enumerate() {
            let follows_text = at > 0 && !is_tag(it) && cell[..at].iter().any(|before| !is_tag(before));
            if follows_text {
                inside += match format {
                    Format::Markdown | Format::Html => "<br>",
                    Format::Text => "; ",
                };
            }
            inside += &inline(&it.text, format);
        }
        inside
    });
    let cells: Vec<String> = cells.collect();
    match format {
        Format::Html => {
            let tag = if row.is_head { "th" } else { "td" };
            let between = format!("</{tag}><{tag}>");
            format!("<tr><{tag}>{}</{tag}></tr>\n", cells.join(&between))
        }
        Format::Markdown if row.is_head => {
            format!("| {} |\n|{}\n", cells.join(" | "), "---|".repeat(cells.len()))
        }
        Format::Markdown => format!("| {} |\n", cells.join(" | ")),
        Format::Text => format!("{}\n", cells.join(" | ")),
    }
}
