//! A document as text for a terminal.

use std::io::{self, Write};

use viet_text::terminal::width;

use super::{Block, Doc, Field, Item, List, Markers, Text};
use crate::Style;
use crate::page::Page;

/// Where the text of items and of paragraphs in sections begins.
const INDENT: usize = 6;

/// Where the values of the document's own fields begin, unless a label is longer.
const VALUES: usize = 16;

/// The width of a day.
const DAY: usize = 10;

/// Writes a document as text, wrapped to the width.
///
/// # Errors
/// Those of `out`.
pub fn doc_text(out: &mut dyn Write, style: Style, doc: &Doc) -> io::Result<()> {
    let mut page = Page { out, width: style.width, color: style.color };
    doc.blocks.iter().try_for_each(|block| match block {
        Block::Heading { level: 1, text } | Block::Subtitle(text) => page.title(&text.to_string()),
        Block::Heading { text, .. } => {
            page.blank()?;
            page.bold(&text.to_string().to_uppercase())
        }
        Block::Paragraph(text) => below(&mut page, &text.to_string()),
        Block::Fields(fields) => {
            page.blank()?;
            let values = fields.iter().map(|field| width(&field.label) + 2).fold(VALUES, usize::max);
            fields.iter().try_for_each(|Field { label, value }| {
                let gap = " ".repeat(values - width(label));
                page.hanging(&format!("{label}{gap}"), &value.to_string())
            })
        }
        Block::List(list) => list_of_items(&mut page, list),
        Block::Table(rows) => rows.iter().try_for_each(|[day, text]| row(&mut page, day, text)),
    })
}

fn list_of_items(page: &mut Page, list: &List) -> io::Result<()> {
    for (index, Item { id, text, blocks }) in list.items.iter().enumerate() {
        let marker = match (list.markers, id) {
            (Markers::Numbers, _) => format!("{}.", index + 1),
            (Markers::Ids, Some(id)) => id.clone(),
            (Markers::Ids | Markers::Bullets, _) => "-".to_owned(),
        };
        let gap = " ".repeat(INDENT.saturating_sub(2 + width(&marker)).max(1));
        page.hanging(&format!("  {marker}{gap}"), &text.to_string())?;
        blocks.iter().try_for_each(|block| within_item(page, block))?;
    }
    Ok(())
}

/// Writes a block of an item.
fn within_item(page: &mut Page, block: &Block) -> io::Result<()> {
    match block {
        Block::Heading { text, .. } | Block::Subtitle(text) | Block::Paragraph(text) => below(page, &text.to_string()),
        Block::Fields(fields) => fields.iter().try_for_each(|it| below(page, &format!("{}: {}", it.label, it.value))),
        Block::List(list) => list.items.iter().try_for_each(|item| {
            below(page, &format!("• {}", item.text))?;
            item.blocks.iter().try_for_each(|block| within_item(page, block))
        }),
        Block::Table(rows) => rows.iter().try_for_each(|[day, text]| row(page, day, text)),
    }
}

fn row(page: &mut Page, day: &Text, text: &Text) -> io::Result<()> {
    page.row(&format!("  {:DAY$}  ", day.to_string()), 2 + DAY + 2, &text.to_string())
}

fn below(page: &mut Page, text: &str) -> io::Result<()> {
    page.hanging(&" ".repeat(INDENT), text)
}
