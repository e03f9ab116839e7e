//! Reports: as a table with bars, as JSON, as CSV.

use std::io::{self, Write};

use serde::Serialize;

use super::bar::{bar, marks, red};
use super::json::Stream;
use super::{Layout, Style, cell};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::Timeliness;
use meeting_core::rows::{Attention, Cell, Item, Report, ReportColumn, ReportRow, ReportValue, labels};
use meeting_core::work::Counted;
use viet_text::csv::csv_safe;
use viet_text::terminal::width;

/// Between two columns.
const GAP: usize = 2;

/// The narrowest that the column of names may become before other columns go.
const NARROW: usize = 16;

/// The widest that it becomes beside bars.
const WIDE: usize = 40;

/// The most lines of a heading where there is room.
const LINES: usize = 3;

/// The shortest and the longest bar.
const BARS: (usize, usize) = (8, 40);

/// Shown for a value that is missing.
const NOTHING: &str = "—";

/// Writes a report as a table: no more than `limit` of its rows, and the line of totals. The result is whether the window
/// has room for the shares.
///
/// # Errors
/// Those of `out`.
pub fn report(
    out: &mut dyn Write,
    catalog: &Catalog,
    style: Style,
    report: &Report,
    limit: Option<usize>,
) -> io::Result<bool> {
    let rows = shown(report, limit);
    let names = row_labels(rows.iter().map(|row| (&row.value, name_of(catalog, &row.value))));
    let total = catalog.say(&Message::new("report-total"));
    let first = catalog.get(&format!("report-by-{}", report.by.name())).unwrap_or_default();
    let words = first.split(' ').map(width);
    let longest = names.iter().map(|name| width(name)).chain([width(&total)]).chain(words).max().unwrap_or_default();
    let table = Table::new(catalog, report, longest, style);
    table.heading(out, report)?;
    // The work that lacks the value may be so much that no bar of another row could be seen beside it.
    let with_value = rows.iter().filter(|row| row.value != ReportValue::None);
    let most = with_value.map(|row| row.counted.units.total()).max().unwrap_or_default();
    for (row, name) in rows.iter().zip(&names) {
        table.row(out, name, row.counted, &bar(row.counted.units.each(), most, table.bar, style.color))?;
    }
    writeln!(out, "{}", "─".repeat(table.width()))?;
    table.row(out, &total, report.total, "")?;
    if table.bar > 0 {
        writeln!(out, "\n{}", legend(catalog, style))?;
    }
    Ok(table.has_shares())
}

/// What a row is called.
pub(super) fn name_of(catalog: &Catalog, value: &ReportValue) -> String {
    match value {
        ReportValue::None => catalog.say(&Message::new("report-none")),
        value => words_of(catalog, &value.cells()[0]),
    }
}

/// What rows are called, each by a name of its own: of two of one name, those with an id get it behind the name.
pub(super) fn row_labels<'r>(rows: impl Iterator<Item = (&'r ReportValue, String)>) -> Vec<String> {
    let rows: Vec<(&ReportValue, String)> = rows.collect();
    labels(&rows.iter().map(|(value, name)| (value.id(), name.as_str())).collect::<Vec<_>>())
}

fn shown(report: &Report, limit: Option<usize>) -> &[ReportRow] {
    &report.rows[..limit.map_or(report.rows.len(), |limit| limit.min(report.rows.len()))]
}

/// The columns of a table and their widths.
struct Table<'c> {
    catalog: &'c Catalog,
    color: bool,
    /// The width of the names.
    name: usize,
    numbers: Vec<Numbers>,
    /// The length of a bar; 0 where there is none.
    bar: usize,
}

/// A column of numbers.
struct Numbers {
    column: ReportColumn,
    /// The lines of its heading.
    heading: Vec<String>,
    width: usize,
}

impl<'c> Table<'c> {
    /// `longest`: the width of the longest name. In a narrow window the bars go first, the shares next.
    fn new(catalog: &'c Catalog, report: &Report, longest: usize, style: Style) -> Self {
        let columns = ReportColumn::for_people(report).into_iter().filter(|column| *column != ReportColumn::Value);
        let columns: Vec<ReportColumn> = columns.collect();
        // A heading is wrapped between its words, into no more than `lines` where it is not narrower than its longest word;
        // no number is wider than the total, no share than `100,0%`.
        let numbers = |lines: usize| {
            let numbers = columns.iter().map(|column| {
                let heading = heading(catalog, *column);
                let digits =
                    if column.is_share() { "100,0%".len() } else { report.total.units.total().to_string().len() };
                let word = heading.split(' ').map(width).max().unwrap_or_default().max(digits);
                let of_lines = |room: &usize| wrapped(&heading, *room).len() <= lines;
                let room = (word..width(&heading)).find(of_lines).unwrap_or(word);
                Numbers { column: *column, heading: wrapped(&heading, room), width: room }
            });
            numbers.collect()
        };
        let mut table = Self { catalog, color: style.color, name: 0, numbers: numbers(LINES), bar: 0 };
        let least = longest.min(NARROW);
        if table.width() + longest.min(WIDE) + BARS.0 + GAP > style.width {
            table.numbers = numbers(usize::MAX);
        }
        if table.width() + least > style.width {
            table.numbers.retain(|numbers| !numbers.column.is_share());
        }
        let left = style.width.saturating_sub(table.width()).max(least);
        table.name = longest.min(left);
        let wide = if left >= longest + BARS.1 + GAP { longest } else { longest.min(WIDE) };
        let beside_bar = wide.min(left.saturating_sub(BARS.0 + GAP));
        if beside_bar >= least {
            table.name = beside_bar;
            table.bar = (left - beside_bar - GAP).min(BARS.1);
        }
        table
    }

    fn has_shares(&self) -> bool {
        self.numbers.iter().any(|numbers| numbers.column.is_share())
    }

    /// The width of the names and numbers.
    fn width(&self) -> usize {
        self.name + self.numbers.iter().map(|numbers| numbers.width + GAP).sum::<usize>()
    }

    fn heading(&self, out: &mut dyn Write, report: &Report) -> io::Result<()> {
        let first = self.catalog.get(&format!("report-by-{}", report.by.name())).unwrap_or_default();
        let first = wrapped(&first, self.name);
        let heights = self.numbers.iter().map(|numbers| numbers.heading.len());
        let height = heights.chain([first.len()]).max().unwrap_or_default();
        for line in 0..height {
            // Headings are aligned at their last lines.
            let of = |lines: usize| (line + lines).checked_sub(height);
            let first = of(first.len()).and_then(|at| first.get(at)).map_or("", String::as_str);
            let mut text = padded(first, self.name);
            for Numbers { heading, width, .. } in &self.numbers {
                let words = of(heading.len()).and_then(|at| heading.get(at)).map_or("", String::as_str);
                text += &right(words, width + GAP);
            }
            let (bold, plain) = if self.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
            writeln!(out, "{bold}{}{plain}", text.trim_end())?;
        }
        writeln!(out, "{}", "─".repeat(self.width()))
    }

    fn row(&self, out: &mut dyn Write, name: &str, counted: Counted, bar: &str) -> io::Result<()> {
        let mut text = String::new();
        for Numbers { column, width, .. } in &self.numbers {
            let cell = counted.cell(*column);
            let is_red = self.color && cell.attention == Attention::Overdue;
            text += &red(right(&words_of(self.catalog, &cell), width + GAP), is_red);
        }
        if !bar.is_empty() {
            text += &format!("{}{bar}", " ".repeat(GAP));
        }
        let lines = wrapped(name, self.name);
        for (at, line) in lines.iter().enumerate() {
            let text = if at == 0 { text.as_str() } else { "" };
            writeln!(out, "{}", format!("{}{text}", padded(line, self.name)).trim_end())?;
        }
        Ok(())
    }
}

/// The lines of a text, broken between words; a longer word is broken too.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let options = textwrap::Options::new(room.max(1))
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(String::from).collect()
}

fn heading(catalog: &Catalog, column: ReportColumn) -> String {
    match column {
        ReportColumn::Value | ReportColumn::Label => String::new(),
        ReportColumn::Pieces => catalog.say(&Message::new("report-pieces")),
        ReportColumn::Total => catalog.say(&Message::new("report-count")),
        ReportColumn::Bucket(bucket) => bucket_name(catalog, bucket),
        ReportColumn::CompletedShare => catalog.say(&Message::new("report-share-completed")),
        ReportColumn::InTimeShare => catalog.say(&Message::new("report-share-in-time")),
    }
}

/// The words of a cell, with a dash for nothing.
fn words_of(catalog: &Catalog, cell: &Cell) -> String {
    let words = cell::each(catalog, cell);
    if words.is_empty() { NOTHING.to_owned() } else { words.join(", ") }
}

fn bucket_name(catalog: &Catalog, bucket: Timeliness) -> String {
    catalog.get(&format!("timeliness-{}", bucket.name())).unwrap_or_default()
}

/// What the marks of a bar mean.
pub(super) fn legend(catalog: &Catalog, style: Style) -> String {
    let one = |bucket| format!("{} {}", marks(bucket, 1, style.color), bucket_name(catalog, bucket).to_lowercase());
    let whole = Timeliness::ALL.map(one);
    let plain = Timeliness::ALL.map(|bucket| 2 + width(&bucket_name(catalog, bucket)));
    // A narrow window has room for two on a line.
    if plain.iter().sum::<usize>() + 9 <= style.width {
        whole.join("   ")
    } else {
        let first = " ".repeat((plain[0].max(plain[2])) - plain[0]);
        let second = " ".repeat((plain[0].max(plain[2])) - plain[2]);
        format!("{}{first}   {}\n{}{second}   {}", whole[0], whole[1], whole[2], whole[3])
    }
}

fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The document that `report --format json` prints.
#[derive(Serialize)]
struct Document<'r, I> {
    version: u8,
    kind: &'static str,
    of: &'static str,
    by: &'static str,
    as_of: String,
    total: Item<'r>,
    items: I,
}

/// Writes the report as one JSON document.
///
/// # Errors
/// Those of `out`.
pub fn report_json(out: &mut dyn Write, report: &Report, limit: Option<usize>) -> io::Result<()> {
    let document = Document {
        version: 1,
        kind: "report",
        of: report.of.name(),
        by: report.by.name(),
        as_of: report.as_of.to_string(),
        total: report.total_item(),
        items: Stream::of(shown(report, limit).iter().map(ReportRow::item)),
    };
    super::json(out, &document, Layout::Pretty)
}

/// Writes the report as CSV (RFC 4180), a line a row; with a byte order mark where a spreadsheet needs one to see
/// UTF-8.
///
/// # Errors
/// Those of `out`.
pub fn report_csv(out: &mut dyn Write, report: &Report, limit: Option<usize>, bom: bool) -> io::Result<()> {
    if bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let columns = ReportColumn::for_programs();
    writer.write_record(columns.iter().map(|column| column.name()))?;
    for row in shown(report, limit) {
        let cells = columns.iter().map(|column| row.cell(*column));
        writer.write_record(cells.map(|cell| {
            let text = cell.text();
            if cell.is_count() { text.into_owned() } else { csv_safe(&text).into_owned() }
        }))?;
    }
    writer.flush()
}
