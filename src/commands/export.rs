//! `meeting export`: papers of records: minutes, conclusions, agendas, resolutions, actions, decisions, extracts.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use docx_template::Problem;

use crate::change::Mode;
use crate::environment::{Access, Environment};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::input::day;
use crate::made_paper::{self, Exported, Making, Origin};
use crate::output::Output;
use crate::output_file::{Destination, Prepared, is_folder};
use crate::paper_template::{Chosen, Form, ending};
use crate::shown::Shown;
use meeting_core::archive::{Archive, shown_file};
use meeting_core::i18n::Message;
use meeting_core::ops::{Changeset, IssueRequest, Staging, Target, issue};
use meeting_papers::Kind;
use viet_text::date::Direction;
use viet_text::slug::slug;

/// The most letters of a name in the name of a file.
const LONGEST_NAME: usize = 60;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(required = true, value_name = "ID[#PART]")]
    ids: Vec<String>,
    #[arg(long = "as", value_name = "KIND", value_parser = kinds(), default_value = "minutes")]
    kind: Kind,
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Option<Form>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    #[arg(long)]
    each_lead: bool,
    #[arg(long)]
    force: bool,
}

impl Arguments {
    /// A paper that gets its number or its date is written into the record.
    pub fn access(&self) -> Access {
        if self.is_issued() { Access::Write } else { Access::Read }
    }

    fn is_issued(&self) -> bool {
        self.number.is_some() || self.date.is_some()
    }
}

/// The kinds of papers of a record; the report is that of a period.
fn kinds() -> impl TypedValueParser<Value = Kind> {
    let of_records = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Report).map(Kind::name);
    PossibleValuesParser::new(of_records).try_map(|name| Kind::of_name(&name).ok_or(name))
}

/// A paper that is ready to be written.
struct Made {
    destination: Destination,
    bytes: Vec<u8>,
}

/// What is written into a record, and its papers.
type Planned = (Option<Changeset>, Vec<Made>);

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let form = form(arguments, environment)?;
    let to_output = arguments.output.as_deref().is_some_and(|path| path.as_os_str() == "-");
    if to_output && (arguments.ids.len() > 1 || arguments.each_lead) {
        return Err(Failure::new(Message::new("export-one-to-output")));
    }
    if to_output && form.text().is_none() && environment.terminal.is_interactive {
        return Err(Failure::new(Message::new("export-to-terminal")));
    }
    let is_folder = arguments.output.as_deref().is_none_or(|path| is_folder(path, environment));
    if (arguments.ids.len() > 1 || arguments.each_lead) && !is_folder {
        return Err(Failure::new(Message::new("export-folder")));
    }
    if arguments.each_lead && arguments.kind != Kind::Actions {
        return Err(Failure::new(Message::new("export-each-lead")));
    }
    if arguments.number.is_some() && arguments.ids.len() > 1 {
        return Err(Failure::new(Message::new("export-one-number")));
    }
    let template = match Chosen::of(arguments.kind, form, arguments.template.as_deref(), environment)? {
        Ok(template) => template,
        Err(exit) => return Ok(exit),
    };
    let workspace = environment.workspace()?;
    // A paper with a number or a date is written into the record, which nobody else changes meanwhile.
    let lock = arguments.is_issued().then(|| environment.lock(workspace.archive()?)).transpose()?;
    let mut all = Vec::new();
    for id in &arguments.ids {
        match make(arguments, id, form, &template, environment)? {
            Ok(made) => all.push(made),
            Err(problems) => return template.refused(&problems, environment),
        }
    }
    let papers: Vec<&Made> = all.iter().flat_map(|(_, made)| made).collect();
    for (at, Made { destination, .. }) in papers.iter().enumerate() {
        if papers[..at].iter().any(|other| other.destination == *destination) {
            return Err(Failure::new(Message::new("export-twice").with("file", destination.shown())));
        }
    }
    // A record says that a paper was issued only when nothing of the paper can fail any more.
    let prepared: Vec<Prepared<'_>> =
        papers.iter().map(|made| made.destination.prepare(&made.bytes)).collect::<Result<_, _>>()?;
    for (changeset, _) in &all {
        if let (Some(changeset), Some(lock)) = (changeset, &lock) {
            environment.carry_out(&workspace, changeset, Mode::Write(Staging::No), lock, output)?;
        }
    }
    prepared.into_iter().try_for_each(|paper| paper.give(arguments.force, output))?;
    Ok(Exit::Success)
}

/// The format: as asked for, else by the name of the file or of the template.
fn form(arguments: &Arguments, environment: &Environment) -> Result<Form, Failure> {
    let of_output = arguments.output.as_deref().and_then(Form::of);
    if let Some(path) =
        arguments.output.as_deref().filter(|path| path.extension().is_some() && !environment.path(path).is_dir())
        && (of_output.is_none() || arguments.to.is_some_and(|to| Some(to) != of_output))
    {
        let message = Message::new("export-ending").with("file", shown_file(path));
        let endings: Vec<&str> = Form::value_variants().iter().flat_map(|form| form.endings()).copied().collect();
        return Err(Failure::new(message).with_help(Message::new("known-values").with("names", endings.join(", "))));
    }
    let of_template = arguments.template.as_deref().and_then(Form::of);
    let form = arguments.to.or(of_output).or(of_template).unwrap_or(Form::Docx);
    let fits = arguments
        .template
        .as_deref()
        .is_none_or(|path| ending(path).is_some_and(|(ending, _)| form.template_endings().contains(&ending)));
    if fits {
        return Ok(form);
    }
    let file = arguments.template.as_deref().map(shown_file).unwrap_or_default();
    let endings = form.template_endings().join(", ");
    Err(Failure::new(Message::new("export-template-format").with("file", file).with("endings", endings)))
}

/// The papers of a record, and what is written into it.
fn make(
    arguments: &Arguments,
    id: &str,
    form: Form,
    template: &Chosen,
    environment: &Environment,
) -> Result<Result<Planned, Vec<Problem>>, Failure> {
    let workspace = environment.workspace()?;
    let target = Target::of(id, &workspace)?;
    match (&target.part, arguments.kind) {
        (None, Kind::Extract) => return Err(Failure::new(Message::new("export-extract").with("id", id))),
        (Some(_), kind) if kind != Kind::Extract => {
            return Err(Failure::new(Message::new("export-part").with("kind", kind.name())));
        }
        _ => {}
    }
    let shown = Shown::read(&target, id)?;
    let as_of = workspace.today();
    let following = shown.following(&target, as_of, environment);
    let record = id.split(['#']).next().unwrap_or(id);
    let date = arguments.date.as_deref().map(|text| day("--date", text, Direction::Past, environment)).transpose()?;
    let (changeset, record, value) = match arguments.kind.of_record() {
        Some(kind) if arguments.is_issued() => {
            let request = IssueRequest { id: record, kind, number: arguments.number.as_deref(), date };
            let (changeset, issued) = issue(&workspace, &request)?;
            (Some(changeset), issued.record, issued.value)
        }
        None if arguments.number.is_some() => {
            return Err(Failure::new(Message::new("export-no-number").with("kind", arguments.kind.name())));
        }
        _ => (None, shown.record.clone(), shown.document.value.clone()),
    };
    let archive = target.archive_of_record();
    let making = Making {
        kind: arguments.kind,
        template: &template.template,
        catalog: &environment.terminal.catalog,
        settings: archive.map(Archive::settings),
        following: &following,
        as_of,
        part: target.part.as_deref(),
        date,
    };
    let values = making.values(&record);
    if !values.is_enough_for(arguments.kind) {
        let message = Message::new("export-nothing").with("id", id).with("kind", arguments.kind.name());
        return Err(Failure::new(message));
    }
    let name = record.id.clone().unwrap_or_else(|| slug(id, LONGEST_NAME));
    let part = target.part.as_ref().map(|part| format!("-{part}")).unwrap_or_default();
    let name = format!("{name}{part}-{}", arguments.kind.name());
    let each = if arguments.each_lead { making.of_each_lead(&values) } else { vec![(String::new(), values)] };
    let mut made: Vec<Made> = Vec::new();
    for (number, (lead, values)) in each.iter().enumerate() {
        let of_lead = |beyond: &str| {
            let short = slug(lead, LONGEST_NAME);
            let name = if arguments.each_lead { format!("{name}-{short}{beyond}") } else { name.clone() };
            Destination::of(arguments.output.as_deref(), &format!("{name}.{}", form.endings()[0]), environment)
        };
        // Two leads may be called alike.
        let names = std::iter::once(String::new()).chain((2..=each.len()).map(|number| format!("-{number}")));
        let free = names.map(|beyond| of_lead(&beyond)).find(|it| made.iter().all(|known| known.destination != *it));
        let destination = free.unwrap_or_else(|| of_lead(""));
        destination.refuse_existing(arguments.force, environment)?;
        let bytes = match making.fill(values) {
            Ok(bytes) => bytes,
            Err(problems) => return Ok(Err(problems)),
        };
        let bytes = match made_paper::read(&bytes) {
            _ if form.text().is_some() => bytes,
            Ok(document) => {
                let lead = arguments.each_lead.then_some(number);
                let traced = making.trace(&document, &value, values, lead);
                let origin = Origin {
                    as_of,
                    language: environment.terminal.catalog.language().code().to_owned(),
                    part: target.part.clone(),
                    lead: lead.and_then(|lead| each.get(lead)).map(|(called, _)| called.clone()),
                    date: date.filter(|_| arguments.kind.of_record().is_none()),
                    template: template.own.clone(),
                    known: traced.known(&making.reading(&document, &value).values()),
                };
                Exported::write(&bytes, &values.id, arguments.kind, &document, &origin)?
            }
            // What is too long to be imported is a paper nevertheless.
            Err(_) => {
                environment.terminal.note(&Message::new("export-not-known-again").with("file", destination.shown()));
                bytes
            }
        };
        let bytes = if form == Form::Pdf { pdf(&bytes)? } else { bytes };
        made.push(Made { destination, bytes });
    }
    Ok(Ok((changeset, made)))
}

/// The programs that make a PDF of a .docx.
const CONVERTERS: [&str; 2] = ["soffice", "libreoffice"];

/// A .docx as a PDF, made by `LibreOffice` in a folder and with settings of its own.
fn pdf(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let failed = |reason: String| Failure::new(Message::new("export-pdf-failed").with("reason", reason));
    let folder = tempfile::tempdir().map_err(|error| Failure::io("PDF", &error))?;
    let (source, target) = (folder.path().join("paper.docx"), folder.path().join("paper.pdf"));
    std::fs::write(&source, bytes).map_err(|error| Failure::io("paper.docx", &error))?;
    let settings = format!("-env:UserInstallation=file://{}/settings", folder.path().display());
    for program in CONVERTERS {
        let run = Command::new(program)
            .args(["--headless", "--norestore", &settings, "--convert-to", "pdf", "--outdir"])
            .arg(folder.path())
            .arg(&source)
            .stdin(Stdio::null())
            .output();
        match run {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(error.to_string())),
            Ok(ran) => {
                return std::fs::read(&target)
                    .map_err(|_| failed(String::from_utf8_lossy(&ran.stderr).trim().to_owned()));
            }
        }
    }
    Err(Failure::new(Message::new("export-no-pdf")).with_help(Message::new("export-no-pdf-help")))
}
