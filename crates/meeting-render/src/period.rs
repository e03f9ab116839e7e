//! The report of a period: as a table beside the period before, as JSON, as CSV.

use std::io::{self, Write};

use serde::Serialize;

use super::grid::{self, Column, Grid, Look};
use super::json::Stream;
use super::report::{name_of, row_labels};
use super::{Layout, Style};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::rows::{Attention, FlowColumn, Item, PeriodReport, PeriodRow, ReportColumn};
use meeting_core::work::Flow;
use viet_text::csv::csv_safe;
use viet_text::date::Period;
use viet_text::terminal::width;

/// The columns of a table of leads; the others are in JSON and CSV.
const OF_LEADS: [FlowColumn; 7] = [
    FlowColumn::CarriedOver,
    FlowColumn::New,
    FlowColumn::Done,
    FlowColumn::DoneLate,
    FlowColumn::Left,
    FlowColumn::LeftOverdue,
    FlowColumn::PutOff,
];

/// Writes the report of a period beside that of the period before, or, where it has rows, with a row for each lead: no more
/// than `limit` of them.
///
/// # Errors
/// Those of `out`.
pub fn period(
    out: &mut dyn Write,
    catalog: &Catalog,
    style: Style,
    report: &PeriodReport,
    limit: Option<usize>,
) -> io::Result<()> {
    if report.rows.is_empty() {
        side_by_side(out, catalog, style, report)
    } else {
        leads(out, catalog, style, report, limit)
    }
}

fn side_by_side(out: &mut dyn Write, catalog: &Catalog, style: Style, report: &PeriodReport) -> io::Result<()> {
    let heading = |days| Column::new(in_words(catalog, days), 10).right(true);
    let columns = vec![Column::new(String::new(), 20), heading(report.days), heading(report.previous_days)];
    let row = |column: &FlowColumn| {
        let name = name(catalog, *column);
        let text = if column.is_part() { format!("  {name}") } else { name };
        let look = if column.is_part() || !style.color { Look::Plain } else { Look::Bold };
        let name = grid::Cell { text, look, link: None };
        vec![name, count(*column, report.total, style), count(*column, report.previous, style)]
    };
    let rows: Vec<Vec<grid::Cell>> = FlowColumn::ALL.iter().map(row).collect();
    write(out, columns, &rows, style)
}

fn leads(
    out: &mut dyn Write,
    catalog: &Catalog,
    style: Style,
    report: &PeriodReport,
    limit: Option<usize>,
) -> io::Result<()> {
    let lead = catalog.get("report-by-lead").unwrap_or_default();
    let counts = OF_LEADS.map(|column| {
        let name = name(catalog, column);
        let part = || catalog.say(&Message::new("flow-of-these").with("name", name.as_str()));
        let heading = if column.is_part() { part() } else { name.clone() };
        let word = heading.split(' ').map(width).max().unwrap_or_default();
        Column::new(heading, word).right(true)
    });
    let line = |name: String, flow: Flow, look: Look| {
        let name = grid::Cell { text: name, look, link: None };
        [name].into_iter().chain(OF_LEADS.map(|column| count(column, flow, style))).collect::<Vec<_>>()
    };
    let shown = limit.map_or(report.rows.len(), |limit| limit.min(report.rows.len()));
    let names: Vec<String> =
        row_labels(report.rows[..shown].iter().map(|row| (&row.value, name_of(catalog, &row.value))));
    // Ids behind names stay whole.
    let longest = names.iter().flat_map(|name| name.split(' ')).map(width).max().unwrap_or_default();
    let columns = [Column::new(lead, longest.clamp(16, 32))].into_iter().chain(counts).collect();
    let rows = report.rows.iter().zip(names).map(|(row, name)| line(name, row.flow, Look::Plain));
    let mut rows: Vec<Vec<grid::Cell>> = rows.collect();
    let look = if style.color { Look::Bold } else { Look::Plain };
    rows.push(line(catalog.say(&Message::new("report-total")), report.total, look));
    write(out, columns, &rows, style)
}

fn write(out: &mut dyn Write, columns: Vec<Column>, rows: &[Vec<grid::Cell>], style: Style) -> io::Result<()> {
    let grid = Grid::new(columns, rows, style.width);
    grid.headings(out, if style.color { Look::Bold } else { Look::Plain })?;
    rows.iter().try_for_each(|row| grid.row(out, row))
}

fn name(catalog: &Catalog, column: FlowColumn) -> String {
    catalog.get(&format!("flow-{}", column.name())).unwrap_or_default()
}

fn count(column: FlowColumn, flow: Flow, style: Style) -> grid::Cell {
    let cell = column.cell(flow);
    let look = if style.color && cell.attention == Attention::Overdue { Look::Red } else { Look::Plain };
    grid::Cell { text: column.of(flow).to_string(), look, link: None }
}

/// The days of a period: a whole month by its name.
fn in_words(catalog: &Catalog, days: Period) -> String {
    let key = if days.first == days.last { "period-day" } else { "period-days" };
    catalog.say(&Message::new(key).with("first", days.first).with("last", days.last))
}

/// The document that `report --period --format json` prints.
#[derive(Serialize)]
struct Document<'r, I> {
    version: u8,
    kind: &'static str,
    by: Option<&'static str>,
    first: String,
    last: String,
    total: Item<'r>,
    previous: Previous<'r>,
    items: I,
}

/// The period before.
#[derive(Serialize)]
struct Previous<'r> {
    first: String,
    last: String,
    total: Item<'r>,
}

/// Writes the report as one JSON document.
///
/// # Errors
/// Those of `out`.
pub fn period_json(out: &mut dyn Write, report: &PeriodReport, limit: Option<usize>) -> io::Result<()> {
    let shown = limit.unwrap_or(report.rows.len());
    let days = |days: Period| (days.first.to_string(), days.last.to_string());
    let ((first, last), (before_first, before_last)) = (days(report.days), days(report.previous_days));
    let document = Document {
        version: 1,
        kind: "period",
        by: (!report.rows.is_empty()).then_some("lead"),
        first,
        last,
        total: FlowColumn::item(report.total),
        previous: Previous { first: before_first, last: before_last, total: FlowColumn::item(report.previous) },
        items: Stream::of(report.rows.iter().take(shown).map(PeriodRow::item)),
    };
    super::json(out, &document, Layout::Pretty)
}

/// Writes the report as CSV (RFC 4180): a line for each lead, where it has rows, else one for the period and one for the
/// period before; with a byte order mark where a spreadsheet needs one to see UTF-8.
///
/// # Errors
/// Those of `out`.
pub fn period_csv(out: &mut dyn Write, report: &PeriodReport, limit: Option<usize>, bom: bool) -> io::Result<()> {
    if bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let names = FlowColumn::ALL.map(FlowColumn::name);
    let counts = |flow: Flow| FlowColumn::ALL.map(|column| column.of(flow).to_string());
    if report.rows.is_empty() {
        writer.write_record(["first", "last"].into_iter().chain(names))?;
        for (days, flow) in [(report.days, report.total), (report.previous_days, report.previous)] {
            writer.write_record([days.first.to_string(), days.last.to_string()].into_iter().chain(counts(flow)))?;
        }
    } else {
        let values = [ReportColumn::Value, ReportColumn::Label].map(ReportColumn::name);
        writer.write_record(values.into_iter().chain(names))?;
        for row in report.rows.iter().take(limit.unwrap_or(report.rows.len())) {
            let cells = row.value.cells();
            let texts = cells.iter().map(|cell| csv_safe(&cell.text()).into_owned());
            writer.write_record(texts.chain(counts(row.flow)))?;
        }
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::{Catalog, FlowColumn, name};
    use meeting_core::i18n::Language;

    #[test]
    fn every_count_has_a_name() {
        for catalog in Language::ALL.map(|language| Catalog::new(language).with(&crate::TEXTS)) {
            assert!(FlowColumn::ALL.iter().all(|column| !name(&catalog, *column).is_empty()));
        }
    }
}
