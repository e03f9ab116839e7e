//! `meeting report`: how much of the work is done, and in time.

use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Args, Command, ValueEnum};

use crate::empty_result::note_label_of_kind;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::input;
use crate::open_index::open_index;
use crate::output::Output;
use crate::output_file::Destination;
use crate::paper_template::{Chosen, Form};
use crate::wrap::wrapped;
use meeting_core::i18n::Message;
use meeting_core::model::Paper;
use meeting_core::model::field::Kind;
use meeting_core::query::Query;
use meeting_core::rows::{By, PeriodReport, Report};
use meeting_index::{Index, ListRequest};
use meeting_papers::Kind as PaperKind;
use meeting_papers::context::{PeriodInput, PeriodWork, period_values};
use meeting_render::Style;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "KIND|QUERY")]
    query: Vec<String>,
    #[arg(long, value_name = "WHAT", value_parser = ReadBy)]
    by: Option<By>,
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    #[arg(long)]
    chart: bool,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[arg(short, long, value_name = "FILE", requires = "period")]
    output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    force: bool,
    #[arg(long)]
    bom: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
    Docx,
    Md,
    Html,
}

impl Format {
    /// The form of a paper; none if it is a table or data.
    fn paper(self) -> Option<Form> {
        match self {
            Self::Docx => Some(Form::Docx),
            Self::Md => Some(Form::Md),
            Self::Html => Some(Form::Html),
            Self::Table | Self::Json | Self::Csv => None,
        }
    }
}

/// Reads `--by`: a name of the list, or what people call it.
#[derive(Clone)]
struct ReadBy;

impl TypedValueParser for ReadBy {
    type Value = By;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<By, clap::Error> {
        if let Some(by) = value.to_str().and_then(By::called) {
            return Ok(by);
        }
        let names = PossibleValuesParser::new(By::ALL.map(By::name));
        names.parse_ref(command, argument, value).map(|name| By::of_name(&name).unwrap_or(By::Lead))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(By::ALL.into_iter().map(|by| PossibleValue::new(by.name()))))
    }
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    refuse_what_does_nothing(arguments)?;
    let (kind, words) = counted(&arguments.query)?;
    let by = arguments.by.unwrap_or(if arguments.chart { By::Month } else { By::Lead });
    let as_of = environment.today()?;
    let archive = environment.archive()?;
    let query = environment.query(words, Some(kind), archive.settings())?;
    if let Some(text) = &arguments.period {
        return of_period(arguments, text, &query, environment, output);
    }
    let mut index = open_index(&archive, environment)?;
    if arguments.format.paper().is_some() {
        return Err(Failure::new(Message::new("report-paper-period")));
    }
    let report = index.report(kind, by, &query, as_of)?;
    if arguments.format != Format::Table {
        output.set_plain();
    }
    match arguments.format {
        Format::Json => meeting_render::report_json(output, &report, arguments.limit)?,
        Format::Csv => meeting_render::report_csv(output, &report, arguments.limit, arguments.bom)?,
        _ => {
            for_people(arguments, environment, &report, output)?;
            if !environment.terminal.is_quiet && words.len() == arguments.query.len() {
                note_label_of_kind("report", words, &[Kind::Tasks, Kind::Directives], environment);
            }
        }
    }
    Ok(Exit::Success)
}

/// The report of a period beside the period before.
fn of_period(
    arguments: &Arguments,
    text: &str,
    query: &Query,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let days = input::period("--period", text, environment)?;
    let as_of = environment.today()?;
    let archive = environment.archive()?;
    let mut index = open_index(&archive, environment)?;
    let form = arguments.format.paper();
    let Some(report) = index.period(days, arguments.by.is_some() || form.is_some(), query, as_of)? else {
        let later = Message::new("report-period-later").with("first", days.first).with("today", as_of);
        return Err(Failure::new(later));
    };
    if let Some(form) = form {
        return paper(arguments, form, &report, &mut index, (query, as_of), environment, output);
    }
    if arguments.output.is_some() {
        return Err(Failure::new(Message::new("report-output")));
    }
    if arguments.format != Format::Table {
        output.set_plain();
    }
    match arguments.format {
        Format::Json => meeting_render::period_json(output, &report, arguments.limit)?,
        Format::Csv => meeting_render::period_csv(output, &report, arguments.limit, arguments.bom)?,
        _ => {
            let catalog = &environment.terminal.catalog;
            meeting_render::period(output, catalog, style(environment), &report, arguments.limit)?;
            if !environment.terminal.is_quiet {
                let moved = Message::new("report-period-days").with("first", report.days.first);
                let moved = arguments.by.map(|_| moved.with("last", report.days.last));
                write_notes(moved.into_iter().chain([Message::new("report-period-sum")]), environment, output)?;
            }
        }
    }
    Ok(Exit::Success)
}

/// The report as a paper: of the template `report`, to a file.
fn paper(
    arguments: &Arguments,
    form: Form,
    report: &PeriodReport,
    index: &mut Index,
    (query, as_of): (&Query, NaiveDate),
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let template = match Chosen::of(PaperKind::Report, form, None, environment)? {
        Ok(template) => template,
        Err(exit) => return Ok(exit),
    };
    let (first, last) = (report.days.first, report.days.last);
    let name = format!("{}-{first}-{last}.{}", PaperKind::Report.name(), form.endings()[0]);
    let destination = Destination::of(arguments.output.as_deref(), &name, environment);
    destination.refuse_binary(form.text().is_none(), environment)?;
    destination.refuse_existing(arguments.force, environment)?;
    let request = ListRequest { as_of: as_of.min(last), ..ListRequest::default() };
    let work: Vec<PeriodWork> = index.work(Kind::Tasks, query, &request)?.rows.iter().map(PeriodWork::from).collect();
    let archive = environment.archive()?;
    let office = &archive.settings().office;
    let filter = counted(&arguments.query)?.1.join(" ");
    let input = PeriodInput { report, work: &work, office, paper: &Paper::default(), filter: &filter };
    let values = period_values(&input, &environment.terminal.catalog);
    match template.template.fill(&values) {
        Ok(bytes) => destination.write(&bytes, arguments.force, output).map(|()| Exit::Success),
        Err(problems) => template.refused(&problems, environment),
    }
}

fn style(environment: &Environment) -> Style {
    Style {
        color: environment.terminal.color(environment.terminal.is_interactive),
        width: environment.terminal.table_width,
    }
}

/// What is counted, and the query.
fn counted(words: &[String]) -> Result<(Kind, &[String]), Failure> {
    let Some((first, rest)) = words.split_first() else { return Ok((Kind::Tasks, words)) };
    match Kind::of_name(first) {
        Some(kind @ (Kind::Tasks | Kind::Directives)) => Ok((kind, rest)),
        Some(kind) => Err(Failure::new(Message::new("report-kind").with("kind", kind.name()))),
        None => Ok((Kind::Tasks, words)),
    }
}

fn refuse_what_does_nothing(arguments: &Arguments) -> Result<(), Failure> {
    let is_table = arguments.format == Format::Table;
    let mistake = match arguments {
        Arguments { bom: true, format, .. } if *format != Format::Csv => "usage-bom",
        Arguments { chart: true, .. } if !is_table => "usage-chart-format",
        Arguments { chart: true, by: Some(by), .. } if *by != By::Month => "usage-chart-by",
        Arguments { chart: true, limit: Some(_), .. } => "usage-chart-limit",
        Arguments { chart: true, period: Some(_), .. } => "usage-chart-period",
        Arguments { period: Some(_), by: Some(by), .. } if *by != By::Lead => "usage-period-by",
        _ => return Ok(()),
    };
    Err(Failure::new(Message::new(mistake)))
}

/// Writes the table or the chart, and notes for its readers.
fn for_people(
    arguments: &Arguments,
    environment: &Environment,
    report: &Report,
    output: &mut Output,
) -> Result<(), Failure> {
    let catalog = &environment.terminal.catalog;
    let what = || catalog.get(&format!("kind-{}", report.of.name())).unwrap_or_default();
    let count = |key, count: usize| Message::new(key).with("count", count);
    let style = style(environment);
    let mut notes = Vec::new();
    if report.total.pieces == 0 {
        // Nothing found is no result: it is a note.
        if !environment.terminal.is_quiet {
            let none = Message::new("list-none").with("shown", 0_usize).with("total", 0_usize).with("what", what());
            environment.terminal.print(&none);
        }
    } else {
        let day = report.as_of;
        if arguments.chart {
            let left_out = meeting_render::chart(output, catalog, style, report)?;
            notes.push(count("report-chart-total", report.total.units.total()).with("what", what()).with("day", day));
            if left_out > 0 {
                notes.push(count("report-chart-rest", left_out));
            }
        } else {
            let has_shares = meeting_render::report(output, catalog, style, report, arguments.limit)?;
            notes.push(Message::new("report-day").with("day", day));
            if has_shares {
                notes.push(Message::new("report-shares"));
            }
            if let Some(limit) = arguments.limit.filter(|limit| *limit < report.rows.len()) {
                notes.push(Message::new("report-rows").with("shown", limit).with("total", report.rows.len()));
            }
        }
    }
    if report.shared > 0 && !arguments.chart {
        notes.push(count("report-shared", report.shared));
    }
    if report.without_deadline > 0 {
        notes.push(count("report-without-deadline", report.without_deadline));
    }
    if report.withdrawn > 0 {
        notes.push(count("report-withdrawn", report.withdrawn));
    }
    if !environment.terminal.is_quiet && !notes.is_empty() {
        write_notes(notes, environment, output)?;
    }
    Ok(())
}

/// Writes notes for readers of a table below it.
fn write_notes(
    notes: impl IntoIterator<Item = Message>,
    environment: &Environment,
    output: &mut Output,
) -> Result<(), Failure> {
    writeln!(output)?;
    for note in notes {
        for line in wrapped(&environment.terminal.catalog.say(&note), environment.terminal.width, "  ") {
            writeln!(output, "{line}")?;
        }
    }
    Ok(())
}
