//! The readable sources of the built-in papers, and the notation in which they are written.
//!
//! A line is a paragraph, part of a table, or an include. Spaces at its ends do not count, empty lines and lines that begin
//! with `#` are left out.
//!
//! | line | meaning |
//! |---|---|
//! | `include NAME` | the lines of another source: of the same profile, else of the language |
//! | `STYLE: TEXT` | a paragraph; `STYLE` is the id of an element of the profile. Without a text it is an empty paragraph, such as a rule |
//! | `{% … %}` | a tag of a template on its own: the paragraphs from it to the tag that ends it are repeated, or left out |
//! | `table NAME` | begins a table without borders, with the columns of that element of the profile |
//! | `table 10 40 …` | begins a table with borders, whose columns have these shares of the width of the text, in percent |
//! | `row`, `head` | begins a row; `head` one that is repeated on every page |
//! | `row {% … %}` | a row with nothing but a tag: the rows from it to the row that ends it are repeated, or left out |
//! | `\| STYLE: TEXT` | begins a cell with a paragraph, or with none; paragraphs that follow are in the cell |
//! | `end` | ends the table |
//!
//! In a text, `**bold**` is bold and `{{ … }}` and `{% … %}` are tags, as in the .docx that is made of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use meeting_core::archive::Profile;
use meeting_core::i18n::Language;

use crate::Kind;

/// A block of a paper.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paragraph {
    /// The id of its style.
    pub style: String,
    /// The text, with the marks of bold words.
    pub text: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub columns: Columns,
    pub rows: Vec<Row>,
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Columns {
    /// Those of an element of the profile; without borders.
    Of(String),
    /// Shares of the width of the text, in percent; with borders.
    Shares(Vec<f64>),
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// Whether it is repeated on every page.
    pub is_head: bool,
    pub cells: Vec<Vec<Paragraph>>,
}

/// The style of a paragraph that holds nothing but a tag.
pub(crate) const TAG_STYLE: &str = "tag";

/// Declares the sources: each by its path without the ending.
macro_rules! sources {
    ($($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("sources/", $path, ".txt")))),+]
    };
}

/// Every source by its path.
const SOURCES: &[(&str, &str)] = sources![
    "en/action-table",
    "en/actions",
    "en/agenda",
    "en/conclusions",
    "en/decisions",
    "en/directive-list",
    "en/distribution",
    "en/extract",
    "en/facts",
    "en/letterhead",
    "en/minutes",
    "en/proceedings",
    "en/report",
    "en/resolution",
    "en/signed",
    "en/signed-minutes",
    "en/when",
    "vi/action-table",
    "vi/attendees",
    "vi/by-lead",
    "vi/decision-table",
    "vi/lead-table",
    "vi/open",
    "vi/overdue",
    "vi/part",
    "vi/party/actions",
    "vi/party/agenda",
    "vi/party/conclusions",
    "vi/party/dated",
    "vi/party/decisions",
    "vi/party/extract",
    "vi/party/minutes",
    "vi/party/names",
    "vi/party/report",
    "vi/party/resolution",
    "vi/party/signed",
    "vi/party/undated",
    "vi/period-table",
    "vi/plain/actions",
    "vi/plain/agenda",
    "vi/plain/conclusions",
    "vi/plain/decisions",
    "vi/plain/extract",
    "vi/plain/facts",
    "vi/plain/letterhead",
    "vi/plain/minutes",
    "vi/plain/recipients",
    "vi/plain/report",
    "vi/plain/resolution",
    "vi/plain/signed",
    "vi/plain/signed-minutes",
    "vi/plain/when",
    "vi/proceedings",
    "vi/report-summary",
    "vi/state/actions",
    "vi/state/agenda",
    "vi/state/conclusions",
    "vi/state/dated",
    "vi/state/decisions",
    "vi/state/extract",
    "vi/state/minutes",
    "vi/state/names",
    "vi/state/report",
    "vi/state/resolution",
    "vi/state/signed",
    "vi/state/subject-rule",
    "vi/urgency",
];

static BY_PATH: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| SOURCES.iter().copied().collect());

/// The source `name` of a profile in a language: its own, else what the profiles of the language share.
fn find(profile: Profile, language: Language, name: &str) -> Option<&'static str> {
    let code = language.code();
    let paths = [format!("{code}/{}/{name}", profile.name()), format!("{code}/{name}")];
    paths.iter().find_map(|path| BY_PATH.get(path.as_str()).copied())
}

/// What is wrong with a source.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{line}: {problem}")]
pub(crate) struct SourceError {
    line: String,
    problem: &'static str,
}

/// The blocks of a built-in paper.
///
/// # Errors
/// If a line is not of the notation; a test reads all sources.
pub(crate) fn blocks(kind: Kind, profile: Profile, language: Language) -> Result<Vec<Block>, SourceError> {
    parse(&lines(profile, language, kind.name(), 0)?)
}

/// How deep sources include others.
const DEEPEST: usize = 4;

/// The lines of a source, includes replaced by what they name.
fn lines(profile: Profile, language: Language, name: &str, depth: usize) -> Result<Vec<&'static str>, SourceError> {
    let text =
        find(profile, language, name).filter(|_| depth < DEEPEST).ok_or_else(|| error(name, "no such source"))?;
    let mut all = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("include ") {
            Some(name) => all.extend(lines(profile, language, name, depth + 1)?),
            None => all.push(line),
        }
    }
    Ok(all)
}

fn error(line: &str, problem: &'static str) -> SourceError {
    SourceError { line: line.to_owned(), problem }
}

/// Reads lines of the notation.
pub(crate) fn parse(lines: &[impl AsRef<str>]) -> Result<Vec<Block>, SourceError> {
    let mut blocks = Vec::new();
    let mut table: Option<Table> = None;
    for line in lines.iter().map(AsRef::as_ref) {
        let outside = || error(line, "not in a table");
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "table" => {
                let shares: Option<Vec<f64>> = rest.split(' ').map(|share| share.parse().ok()).collect();
                let columns = shares.map_or_else(|| Columns::Of(rest.to_owned()), Columns::Shares);
                table = Some(Table { columns, rows: Vec::new() });
            }
            "end" => blocks.push(Block::Table(table.take().ok_or_else(outside)?)),
            "row" | "head" => {
                let rows = &mut table.as_mut().ok_or_else(outside)?.rows;
                let cells = if rest.is_empty() { Vec::new() } else { vec![vec![paragraph(rest)?]] };
                rows.push(Row { is_head: word == "head", cells });
            }
            "|" => {
                let row = table.as_mut().and_then(|table| table.rows.last_mut()).ok_or_else(outside)?;
                let first = (!rest.is_empty()).then(|| paragraph(rest)).transpose()?;
                row.cells.push(first.into_iter().collect());
            }
            _ => match &mut table {
                None => blocks.push(Block::Paragraph(paragraph(line)?)),
                Some(table) => {
                    let cell = table.rows.last_mut().and_then(|row| row.cells.last_mut());
                    cell.ok_or_else(|| error(line, "not in a cell"))?.push(paragraph(line)?);
                }
            },
        }
    }
    match table {
        Some(_) => Err(error("table", "without an end")),
        None => Ok(blocks),
    }
}

fn paragraph(line: &str) -> Result<Paragraph, SourceError> {
    if line.starts_with("{%") && line.find("%}") == Some(line.len() - 2) {
        return Ok(Paragraph { style: TAG_STYLE.to_owned(), text: line.to_owned() });
    }
    let (style, text) = line.split_once(':').ok_or_else(|| error(line, "no style"))?;
    Ok(Paragraph { style: style.to_owned(), text: text.trim_start().to_owned() })
}
