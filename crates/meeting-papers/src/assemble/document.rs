//! The text of a paper, and the header with the page number.

use super::{NAMESPACE, escaped, twips};
use crate::profile::{Element, Measures};
use crate::source::{Block, Columns, Paragraph, Row, Table};

/// The space between a border and the text of its cell, in millimetres.
const CELL_MARGIN: f64 = 1.5;

/// The part with the text.
pub(super) fn document(blocks: &[Block], measures: &Measures) -> String {
    let width = measures.text_width();
    let mut body = String::new();
    for block in blocks {
        body += &match block {
            Block::Paragraph(it) => paragraph(it, width, measures),
            Block::Table(it) => table(it, measures),
        };
    }
    if matches!(blocks.last(), Some(Block::Table(_))) {
        // A table is followed by a paragraph, always.
        body += "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>";
    }
    format!(
        "<w:document xmlns:w=\"{NAMESPACE}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <w:body>{body}{}</w:body></w:document>",
        section(measures)
    )
}

/// The page: its size, its margins, and a number on all but the first.
fn section(measures: &Measures) -> String {
    let [width, height, top, right, bottom, left, header] =
        ["width", "height", "top", "right", "bottom", "left", "header"].map(|name| twips(measures.page(name)));
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>\
         <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"{header}\" \
         w:footer=\"{header}\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>"
    )
}

/// The part with the page number.
pub(super) fn header() -> String {
    format!(
        "<w:hdr xmlns:w=\"{NAMESPACE}\"><w:p><w:pPr><w:pStyle w:val=\"page-number\"/></w:pPr>\
         <w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>"
    )
}

/// A paragraph in a column. What has a width of its own is in the middle of the column.
fn paragraph(paragraph: &Paragraph, column: f64, measures: &Measures) -> String {
    let width = measures.element(&paragraph.style).and_then(|element| element.number("width"));
    let indent = width.map(|width| twips((column - width) / 2.0));
    let indent = indent.map(|it| format!("<w:ind w:left=\"{it}\" w:right=\"{it}\"/>")).unwrap_or_default();
    let runs: String = paragraph.text.split("**").enumerate().map(|(at, text)| run(text, at % 2 == 1)).collect();
    format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{indent}</w:pPr>{runs}</w:p>", escaped(&paragraph.style))
}

fn run(text: &str, is_bold: bool) -> String {
    if text.is_empty() {
        return String::new();
    }
    let bold = if is_bold { "<w:rPr><w:b/><w:bCs/></w:rPr>" } else { "" };
    format!("<w:r>{bold}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

fn table(table: &Table, measures: &Measures) -> String {
    let (widths, has_borders) = match &table.columns {
        Columns::Of(element) => (measures.element(element).map(Element::columns).unwrap_or_default(), false),
        Columns::Shares(shares) => {
            (shares.iter().map(|share| share * measures.text_width() / 100.0).collect::<Vec<_>>(), true)
        }
    };
    let grid =
        widths.iter().map(|width| format!("<w:gridCol w:w=\"{}\"/>", twips(*width))).collect::<Vec<_>>().concat();
    let borders = if has_borders {
        let line = |side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).concat()
    } else {
        String::new()
    };
    let margin = if has_borders { CELL_MARGIN } else { 0.0 };
    let rows: String = table.rows.iter().map(|it| row(it, &widths, margin, measures)).collect();
    let margin = twips(margin);
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         <w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>\
         <w:left w:w=\"{margin}\" w:type=\"dxa\"/><w:right w:w=\"{margin}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>",
        twips(widths.iter().sum())
    )
}

fn row(row: &Row, widths: &[f64], margin: f64, measures: &Measures) -> String {
    let head = if row.is_head { "<w:tblHeader/>" } else { "" };
    let is_tag = row.cells.len() == 1 && widths.len() > 1;
    let cells: String = if is_tag {
        cell(&row.cells[0], widths.iter().sum(), margin, widths.len(), measures)
    } else {
        row.cells.iter().zip(widths).map(|(it, width)| cell(it, *width, margin, 1, measures)).collect()
    };
    format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>")
}

fn cell(paragraphs: &[Paragraph], width: f64, margin: f64, columns: usize, measures: &Measures) -> String {
    let span = if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
    let inside: String = paragraphs.iter().map(|it| paragraph(it, width - 2.0 * margin, measures)).collect();
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{span}</w:tcPr>{inside}</w:tc>", twips(width))
}
