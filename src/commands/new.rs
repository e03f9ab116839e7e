//! `meeting new`: makes a record out of flags, a template, standard input or answers (`wizard`); never writes one that is
//! not valid.

use std::io::{self, IsTerminal};

use clap::Args;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::input::{day, fields_of_stdin};
use crate::new_record::{Ending, make, print_path};
use crate::output::Output;
use crate::terminal::is_error_terminal;
use crate::wizard;
use meeting_core::archive::Settings;
use meeting_core::model::{DirectiveKind, Record, RecordState, Role, Session, Task};
use meeting_core::ops::{
    ALL, Fields, KnownNames, NewRequest, Refusal, Review, Source, Staging, Workspace, all_open_work, carry_over,
    directive, named, organization, person, session_kind, task,
};
use viet_text::date::Direction;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long)]
    title: Option<String>,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[arg(long)]
    place: Option<String>,
    #[arg(long, value_name = "PERSON")]
    chair: Vec<String>,
    #[arg(long, value_name = "PERSON")]
    participant: Vec<String>,
    #[arg(long, value_name = "NAME")]
    organization: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    directive: Vec<String>,
    #[arg(long, value_name = "TASK")]
    task: Vec<String>,
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
    #[arg(long, value_name = "ID")]
    from: Option<String>,
    #[arg(long, value_name = "WORDS", conflicts_with = "from")]
    series: Option<String>,
    #[arg(long, value_name = "REF[=STEP]")]
    review: Vec<String>,
    #[arg(long)]
    stdin: bool,
    #[arg(long)]
    edit: bool,
    #[arg(long)]
    draft: bool,
    #[arg(long)]
    add: bool,
    #[arg(long)]
    plain: bool,
}

impl Arguments {
    fn from(&self) -> Option<Source> {
        let record = self.from.clone().map(Source::Record);
        record.or_else(|| self.series.clone().map(Source::Series))
    }

    fn ending(&self) -> Ending {
        Ending { edit: self.edit, staging: if self.add { Staging::Yes } else { Staging::No } }
    }

    /// Whether to start the wizard: no flag gives content, and there is a terminal to ask on.
    fn is_to_be_asked_for(&self) -> bool {
        let texts = [&self.title, &self.date, &self.kind, &self.place];
        let lists = [&self.chair, &self.participant, &self.organization, &self.directive, &self.task];
        let says_nothing = texts.iter().all(|text| text.is_none()) && lists.iter().all(|list| list.is_empty());
        let is_there = self.plain || (io::stdin().is_terminal() && is_error_terminal());
        says_nothing && self.review.is_empty() && !self.stdin && !self.edit && is_there
    }

    /// The tasks of the flags; their leads are those of the record and the archive.
    fn tasks(
        &self,
        request: &NewRequest,
        workspace: &Workspace,
        environment: &Environment,
    ) -> Result<Vec<Task>, Failure> {
        let names = KnownNames::of(&request.known(), Some(workspace));
        let mut understood = Vec::new();
        let tasks = self
            .task
            .iter()
            .map(|text| task(text, &names, workspace.date_order(), &mut understood))
            .collect::<Result<Vec<_>, _>>()?;
        for note in &understood {
            environment.terminal.note(note);
        }
        Ok(tasks)
    }

    /// The values of the flags, but for the tasks.
    fn record(&self, environment: &Environment, settings: &Settings) -> Result<Record, Failure> {
        let mut understood = Vec::new();
        let session = Session {
            kind: self.kind.as_deref().map(|kind| session_kind("--kind", settings, kind)).transpose()?,
            date: self.date.as_deref().map(|text| day("--date", text, Direction::Past, environment)).transpose()?,
            place: self.place.clone(),
            ..Session::default()
        };
        let organizations = self.organization.iter().map(|text| Ok(organization(named("--organization", text)?)));
        let flags = [("--chair", &self.chair, Some(Role::Chair)), ("--participant", &self.participant, None)];
        let mut participants = Vec::new();
        for (flag, texts, role) in flags {
            for text in texts {
                participants.push(person(named(flag, text)?, role, &mut understood));
            }
        }
        for note in &understood {
            environment.terminal.note(note);
        }
        let directives = self.directive.iter().map(|text| directive(Some(DirectiveKind::Request), text));
        Ok(Record {
            title: self.title.clone(),
            state: self.draft.then_some(RecordState::Draft),
            session: Some(session),
            organizations: organizations.collect::<Result<Vec<_>, Refusal>>()?.into(),
            participants: participants.into(),
            directives: directives.collect::<Vec<_>>().into(),
            ..Record::default()
        })
    }
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let workspace = environment.workspace()?;
    let archive = workspace.archive()?;
    let from = arguments.from();
    let record = arguments.record(environment, archive.settings())?;
    let given = if arguments.stdin { Some(fields_of_stdin()?) } else { None };
    let day = record.session.as_ref().and_then(|session| session.date);
    let day = day.or_else(|| given.as_ref()?.day()).unwrap_or(workspace.today());
    let carried = from.as_ref().map(|from| carry_over(&workspace, from, day)).transpose()?;
    let mut base = Fields::default();
    if let Some(carried) = &carried {
        base = Fields::of(&carried.record);
        for note in &carried.notes() {
            environment.terminal.note(note);
        }
    }
    if let Some(name) = &arguments.template {
        base.lay_over(Fields::of_template(archive, name)?);
    }
    let ending = arguments.ending();
    if arguments.is_to_be_asked_for() {
        let state = arguments.draft.then_some(RecordState::Draft);
        let (record, is_plain) = (base.composed(), arguments.plain);
        let asked = wizard::Asked { record, from, state, is_plain, ending, workspace: &workspace };
        return wizard::run(asked, environment, output);
    }
    if let Some(given) = given {
        base.lay_over(given);
    }
    let open = match carried {
        Some(carried) => {
            if let Some(note) = &carried.elsewhere() {
                environment.terminal.note(note);
            }
            carried.open
        }
        None if arguments.review.iter().any(|review| review == ALL) => all_open_work(&workspace)?,
        None => Vec::new(),
    };
    let mut understood = Vec::new();
    let reviews =
        Review::parse_all(&arguments.review, &open, workspace.relative_dates(Direction::Past), &mut understood)?;
    for note in &understood {
        environment.terminal.note(note);
    }
    let mut request = NewRequest {
        base,
        record,
        default_date: Some(workspace.today()),
        reads_deadlines: true,
        reviews,
        open,
        may_lack_title: arguments.edit,
        ..NewRequest::default()
    };
    request.record.tasks = arguments.tasks(&request, &workspace, environment)?.into();
    match make(&request, ending, &workspace, environment)? {
        Some(path) => print_path(&path, &workspace, output),
        None => Ok(Exit::Findings),
    }
}
