//! Reports: as a table with bars, as JSON, as CSV.

use std::io::{self, Write};

use chrono::Datelike;
use serde::Serialize;

use super::bar::{bar, marks, red};
use super::cell::one_line;
use super::{Layout, Style, words};
use meeting_core::i18n::{Catalog, Language, Message};
use meeting_core::model::Timeliness;
use meeting_core::rows::{Document, Report, ReportRow, ReportValue, Tally};
use viet_text::csv::csv_safe;
use viet_text::terminal::width;

/// Between two columns.
const GAP: usize = 2;

/// The narrowest that the column of names may become before other columns go.
const NARROW: usize = 16;

/// The widest that it becomes beside bars.
const WIDE: usize = 40;

/// The shortest and the longest bar.
const BARS: (usize, usize) = (8, 40);

/// What stands for nobody and nothing.
const NOTHING: &str = "—";

/// Writes a report as a table: no more than `limit` of its rows, and the line of totals. Returns whether the window has
/// room for the shares.
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
    let names: Vec<String> = rows.iter().map(|row| name(catalog, &row.value)).collect();
    let total = catalog.say(&Message::new("report-total"));
    let longest = names.iter().map(|name| width(name)).chain([width(&total)]).max().unwrap_or_default();
    let columns = Columns::new(catalog, report, longest, style);
    columns.heading(out, catalog, report)?;
    // What belongs to nobody and nothing may be so much more than any other row that no bar could be compared.
    let named = rows.iter().filter(|row| row.value != ReportValue::None);
    let most = named.map(|row| row.tally.total()).max().unwrap_or_default();
    for (row, name) in rows.iter().zip(&names) {
        columns.row(out, name, row.tally, &bar(row.tally.counts(), most, columns.bar, style.colour))?;
    }
    writeln!(out, "{}", "─".repeat(columns.width()))?;
    columns.row(out, &total, report.total, "")?;
    if columns.bar > 0 {
        writeln!(out, "\n{}", legend(catalog, style))?;
    }
    Ok(columns.has_shares)
}

fn shown(report: &Report, limit: Option<usize>) -> &[ReportRow] {
    &report.rows[..limit.map_or(report.rows.len(), |limit| limit.min(report.rows.len()))]
}

/// The columns of a table and their widths.
struct Columns {
    catalog_language: Language,
    colour: bool,
    name: usize,
    /// The headings of the numbers, in lines, and the numbers' width.
    numbers: Vec<(Vec<String>, usize)>,
    has_shares: bool,
    /// The length of a bar; 0 where there is none.
    bar: usize,
}

/// Which numbers the table has: the total, the buckets, the shares.
const SHARES: usize = 2;

impl Columns {
    /// `longest`: the width of the longest name. In a narrow window the bars go first, the shares next.
    fn new(catalog: &Catalog, report: &Report, longest: usize, style: Style) -> Self {
        let numbers: Vec<_> = headings(catalog)
            .into_iter()
            .enumerate()
            .map(|(at, heading)| {
                // A heading is wrapped between its words; no number is wider than the total, no share than `100,0%`.
                let word = heading.split(' ').map(width).max().unwrap_or_default();
                let is_share = at > Timeliness::ALL.len();
                let digits = if is_share { "100,0%".len() } else { report.total.total().to_string().len() };
                (textwrap::wrap(&heading, word).into_iter().map(String::from).collect(), word.max(digits))
            })
            .collect();
        let needed = |numbers: &[(Vec<String>, usize)]| numbers.iter().map(|(_, width)| width + GAP).sum::<usize>();
        let mut columns = Self {
            catalog_language: catalog.language(),
            colour: style.colour,
            name: 0,
            numbers,
            has_shares: true,
            bar: 0,
        };
        let least = longest.min(NARROW);
        if needed(&columns.numbers) + least > style.width {
            columns.numbers.truncate(columns.numbers.len() - SHARES);
            columns.has_shares = false;
        }
        let left = style.width.saturating_sub(needed(&columns.numbers)).max(least);
        columns.name = longest.min(left);
        let beside_bar = longest.min(WIDE).min(left.saturating_sub(BARS.0 + GAP));
        if beside_bar >= least {
            columns.name = beside_bar;
            columns.bar = (left - beside_bar - GAP).min(BARS.1);
        }
        columns
    }

    /// Returns the width of the names and numbers.
    fn width(&self) -> usize {
        self.name + self.numbers.iter().map(|(_, width)| width + GAP).sum::<usize>()
    }

    fn heading(&self, out: &mut dyn Write, catalog: &Catalog, report: &Report) -> io::Result<()> {
        let first = catalog.get(&format!("report-by-{}", report.by.name())).unwrap_or_default();
        let first = textwrap::wrap(&first, self.name);
        let height = self.numbers.iter().map(|(lines, _)| lines.len()).chain([first.len()]).max().unwrap_or_default();
        for line in 0..height {
            // The last lines stand together, right above the numbers.
            let of = |lines: usize| (line + lines).checked_sub(height);
            let first = of(first.len()).and_then(|at| first.get(at)).map_or("", |line| line);
            let mut text = padded(first, self.name);
            for (lines, width) in &self.numbers {
                let words = of(lines.len()).and_then(|at| lines.get(at)).map_or("", String::as_str);
                text += &right(words, width + GAP);
            }
            let (bold, plain) = if self.colour { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
            writeln!(out, "{bold}{}{plain}", text.trim_end())?;
        }
        writeln!(out, "{}", "─".repeat(self.width()))
    }

    fn row(&self, out: &mut dyn Write, name: &str, tally: Tally, bar: &str) -> io::Result<()> {
        let overdue = tally.of(Timeliness::OpenOverdue);
        let mut numbers = vec![tally.total().to_string()];
        numbers.extend(tally.counts().map(|count| count.to_string()));
        if self.has_shares {
            numbers.push(share(self.catalog_language, tally.completed(), tally.total()));
            numbers.push(share(self.catalog_language, tally.of(Timeliness::CompletedInTime), tally.completed()));
        }
        let mut text = String::new();
        for (at, (number, (_, width))) in numbers.iter().zip(&self.numbers).enumerate() {
            let is_overdue = self.colour && overdue > 0 && at == 1 + Timeliness::OpenOverdue as usize;
            text += &red(right(number, width + GAP), is_overdue);
        }
        if !bar.is_empty() {
            text += &format!("{}{bar}", " ".repeat(GAP));
        }
        let options = textwrap::Options::new(self.name.max(1)).word_separator(textwrap::WordSeparator::AsciiSpace);
        let lines = textwrap::wrap(name, options);
        for (at, line) in lines.iter().enumerate() {
            let text = if at == 0 { text.as_str() } else { "" };
            writeln!(out, "{}", format!("{}{text}", padded(line, self.name)).trim_end())?;
        }
        Ok(())
    }
}

/// Returns the headings of the numbers.
fn headings(catalog: &Catalog) -> Vec<String> {
    let say = |key| catalog.say(&Message::new(key));
    let mut headings = vec![say("report-count")];
    headings.extend(Timeliness::ALL.map(|bucket| bucket_name(catalog, bucket)));
    headings.extend([say("report-share-completed"), say("report-share-in-time")]);
    headings
}

fn bucket_name(catalog: &Catalog, bucket: Timeliness) -> String {
    catalog.get(&format!("timeliness-{}", bucket.name())).unwrap_or_default()
}

/// Returns what the marks of a bar mean.
pub(super) fn legend(catalog: &Catalog, style: Style) -> String {
    let one = |bucket| format!("{} {}", marks(bucket, 1, style.colour), bucket_name(catalog, bucket).to_lowercase());
    let whole = Timeliness::ALL.map(one);
    let plain = Timeliness::ALL.map(|bucket| 2 + width(&bucket_name(catalog, bucket)));
    // In a narrow window two stand on a line.
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

/// Returns how much `count` is of `all`, in tenths of a percent. What is not everything never reads 100%, and what is
/// not nothing never 0%.
fn share(language: Language, count: usize, all: usize) -> String {
    let Some(rounded) = (count * 1000 + all / 2).checked_div(all) else { return NOTHING.to_owned() };
    let tenths = if count == all || count == 0 { rounded } else { rounded.clamp(1, 999) };
    let point = match language {
        Language::Vi => ',',
        Language::En => '.',
    };
    format!("{}{point}{}%", tenths / 10, tenths % 10)
}

/// Returns the words of a value for people.
fn name(catalog: &Catalog, value: &ReportValue) -> String {
    one_line(&match value {
        ReportValue::Known { name, .. } | ReportValue::Plain(name) => name.clone(),
        ReportValue::Month(month) => match catalog.language() {
            Language::Vi => format!("{:02}/{}", month.month(), month.year()),
            Language::En => month.format("%Y-%m").to_string(),
        },
        ReportValue::Document(document) => cited(document, |date| words::day(catalog, date)),
        ReportValue::None => NOTHING.to_owned(),
    })
}

/// Returns a document as people cite it.
fn cited(document: &Document, day: impl Fn(chrono::NaiveDate) -> String) -> String {
    let name = document.number.as_deref().or(document.title.as_deref());
    let call: Vec<_> = [document.kind.as_deref(), name].into_iter().flatten().collect();
    let rest = [document.date.map(day), document.issuer.as_deref().map(str::to_owned)];
    [Some(call.join(" "))].into_iter().chain(rest).flatten().collect::<Vec<_>>().join(", ")
}

/// A report as JSON; the shape is frozen.
#[derive(Serialize)]
struct Json<'r> {
    version: u8,
    kind: &'static str,
    of: &'static str,
    by: &'static str,
    as_of: String,
    total: JsonTotal,
    items: Vec<JsonItem<'r>>,
}

#[derive(Serialize)]
struct JsonTotal {
    #[serde(flatten)]
    counts: JsonCounts,
    withdrawn: usize,
}

#[derive(Serialize)]
struct JsonItem<'r> {
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(flatten)]
    document: Option<JsonDocument<'r>>,
    #[serde(flatten)]
    counts: JsonCounts,
}

#[derive(Serialize)]
struct JsonDocument<'r> {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'r str>,
}

impl<'r> JsonItem<'r> {
    fn of(row: &'r ReportRow) -> Self {
        let document = if let ReportValue::Document(document) = &row.value {
            let date = document.date.map(|date| date.to_string());
            Some(JsonDocument { kind: document.kind.as_deref(), date, issuer: document.issuer.as_deref() })
        } else {
            None
        };
        Self { value: machine(&row.value), label: label(&row.value), document, counts: JsonCounts::of(row.tally) }
    }
}

/// The names are those of [`Timeliness::name`].
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct JsonCounts {
    completed_in_time: usize,
    completed_late: usize,
    open_in_time: usize,
    open_overdue: usize,
    total: usize,
}

impl JsonCounts {
    fn of(tally: Tally) -> Self {
        let [completed_in_time, completed_late, open_in_time, open_overdue] = tally.counts();
        Self { completed_in_time, completed_late, open_in_time, open_overdue, total: tally.total() }
    }
}

/// Returns what a program compares a value by; none for nobody and nothing.
fn machine(value: &ReportValue) -> Option<String> {
    match value {
        ReportValue::Known { id, .. } => Some(id.clone()),
        ReportValue::Plain(name) => Some(name.clone()),
        ReportValue::Month(month) => Some(month.format("%Y-%m").to_string()),
        ReportValue::Document(document) => document.number.as_deref().or(document.title.as_deref()).map(str::to_owned),
        ReportValue::None => None,
    }
}

/// Returns the name that people read, where it is another one; it does not change with the language.
fn label(value: &ReportValue) -> Option<String> {
    match value {
        ReportValue::Known { name, .. } => Some(name.clone()),
        ReportValue::Document(document) => Some(cited(document, |date| date.to_string())),
        ReportValue::Plain(_) | ReportValue::Month(_) | ReportValue::None => None,
    }
}

/// Writes the report as one JSON document.
///
/// # Errors
/// Those of `out`.
pub fn report_json(out: &mut dyn Write, report: &Report, limit: Option<usize>) -> io::Result<()> {
    let document = Json {
        version: 1,
        kind: "report",
        of: report.of.name(),
        by: report.by.name(),
        as_of: report.as_of.to_string(),
        total: JsonTotal { counts: JsonCounts::of(report.total), withdrawn: report.withdrawn },
        items: shown(report, limit).iter().map(JsonItem::of).collect(),
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
    let buckets = Timeliness::ALL.map(Timeliness::name);
    writer.write_record(["value", "label"].into_iter().chain(buckets).chain(["total"]))?;
    for row in shown(report, limit) {
        let [value, label] = [machine(&row.value), label(&row.value)].map(Option::unwrap_or_default);
        let mut cells = vec![csv_safe(&value).into_owned(), csv_safe(&label).into_owned()];
        cells.extend(row.tally.counts().map(|count| count.to_string()));
        cells.push(row.tally.total().to_string());
        writer.write_record(cells)?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::share;
    use meeting_core::i18n::Language;

    #[test]
    fn shares() {
        for (count, all, text) in [
            (0, 0, "—"),
            (0, 3, "0,0%"),
            (1, 3, "33,3%"),
            (2, 3, "66,7%"),
            (3, 3, "100,0%"),
            (9_999, 10_000, "99,9%"),
            (1, 10_000, "0,1%"),
        ] {
            assert_eq!(share(Language::Vi, count, all), text);
        }
        assert_eq!(share(Language::En, 1, 2), "50.0%");
    }
}
