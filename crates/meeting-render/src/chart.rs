//! The months of a report as a plot of stacked columns.

use std::io::{self, Write};

use chrono::{Datelike, NaiveDate};

use super::Style;
use super::bar::{lengths, marks};
use super::report::legend;
use meeting_core::i18n::Catalog;
use meeting_core::model::Timeliness;
use meeting_core::rows::{Report, ReportValue};
use meeting_core::work::Counted;
use viet_text::terminal::width;

/// The height of the highest column in lines.
const HEIGHT: usize = 12;

/// The widest column.
const WIDEST: usize = 6;

/// How many months a column may cover.
const SPANS: [i32; 3] = [1, 3, 12];

/// Writes the months of a report as a plot. Where they are too many for the width, a column is a quarter or a year. The
/// result is how much work is not in the plot: work without a month, and work before the earliest column that fits.
///
/// # Errors
/// Those of `out`.
pub fn chart(out: &mut dyn Write, catalog: &Catalog, style: Style, report: &Report) -> io::Result<usize> {
    let months: Vec<(NaiveDate, Counted)> = report
        .rows
        .iter()
        .filter_map(|row| if let ReportValue::Month(month) = row.value { Some((month, row.counted)) } else { None })
        .collect();
    let axis = report.total.units.total().to_string().len();
    let room = style.width.saturating_sub(axis + 2).max(1);
    let columns_of = |span| spans(&months, span);
    let fitting = SPANS.into_iter().find(|span| columns_of(*span).len() * least(*span) <= room);
    let span = fitting.unwrap_or(SPANS[SPANS.len() - 1]);
    let all = columns_of(span);
    let last = &all[all.len().saturating_sub(room / least(span))..];
    let columns = &last[last.iter().take_while(|column| column.counted.units.total() == 0).count()..];
    let drawn: usize = columns.iter().map(|column| column.counted.units.total()).sum();
    if columns.is_empty() {
        return Ok(report.total.units.total());
    }
    let cell = (room / columns.len()).clamp(least(span), WIDEST + 1);
    let most = columns.iter().map(|column| column.counted.units.total()).max().unwrap_or_default();
    // Low counts need no tall columns.
    let height = HEIGHT.min(most * 3);
    let stacks: Vec<[usize; 4]> =
        columns.iter().map(|column| lengths(column.counted.units.each(), most, height)).collect();
    for line in (0..height).rev() {
        let label = match line {
            _ if line + 1 == height => most.to_string(),
            _ if 2 * (line + 1) == height && most % 2 == 0 => (most / 2).to_string(),
            _ => String::new(),
        };
        let mut text = format!("{label:>axis$} ┤");
        for stack in &stacks {
            let marks =
                bucket_at(stack, line).map_or_else(|| " ".repeat(cell - 1), |it| marks(it, cell - 1, style.color));
            text += &format!("{marks} ");
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    writeln!(out, "{:>axis$} └{}", 0, "─".repeat(cell * columns.len()))?;
    for labels in labels(columns, span, cell) {
        writeln!(out, "{}", format!("{:axis$}  {labels}", "").trim_end())?;
    }
    writeln!(out, "\n{}", legend(catalog, style))?;
    Ok(report.total.units.total() - drawn)
}

/// The least width of a column with its gap: the label of a month has two digits, that of a year four.
fn least(span: i32) -> usize {
    if span == 12 { 5 } else { 3 }
}

/// A column of the plot.
struct Column {
    /// Its first month, since the common era.
    first: i32,
    counted: Counted,
}

/// The work by spans of `span` months, with the empty ones in between.
fn spans(months: &[(NaiveDate, Counted)], span: i32) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (month, counted) in months {
        let month = month.year() * 12 + month.month0().cast_signed();
        let first = month - month.rem_euclid(span);
        // Rows leave out years without work. Fill them in, but no more of them than any window shows.
        let last = columns.last().map_or(first - span, |column| column.first);
        let from = (last + span).max(first - 1000 * span);
        let empty = (from..first).step_by(usize::try_from(span).unwrap_or(1));
        columns.extend(empty.map(|first| Column { first, counted: Counted::default() }));
        if columns.last().is_none_or(|column| column.first != first) {
            columns.push(Column { first, counted: Counted::default() });
        }
        if let Some(column) = columns.last_mut() {
            column.counted += *counted;
        }
    }
    columns
}

/// The bucket of a stack at a height.
fn bucket_at(stack: &[usize; 4], line: usize) -> Option<Timeliness> {
    let mut top = 0;
    Timeliness::ALL.into_iter().find(|bucket| {
        top += stack[*bucket as usize];
        line < top
    })
}

/// The lines below the axis: months or quarters, and the year below each January.
fn labels(columns: &[Column], span: i32, cell: usize) -> Vec<String> {
    let (mut numbers, mut years) = (String::new(), String::new());
    for (at, column) in columns.iter().enumerate() {
        let (year, month) = (column.first.div_euclid(12), column.first.rem_euclid(12));
        let number = match span {
            1 => format!("{:02}", month + 1),
            3 => ["I", "II", "III", "IV"].get(usize::try_from(month / 3).unwrap_or(0)).map_or("", |it| it).to_owned(),
            _ => String::new(),
        };
        numbers += &format!("{number:cell$}");
        let start = at * cell;
        if (at == 0 || month == 0) && width(&years) < start + usize::from(at == 0) {
            years += &format!("{}{year}", " ".repeat(start.saturating_sub(width(&years))));
        }
    }
    if span == 12 { vec![years] } else { vec![numbers, years] }
}
