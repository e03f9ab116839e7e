//! `meeting add`: one more participant, organization, proceeding, directive, task or paper in a record.

use std::io::Write as _;

use clap::{Args, ValueEnum};

use crate::change::Mode;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::input::fields_of_stdin;
use crate::output::Output;
use meeting_core::i18n::Message;
use meeting_core::model::Entity;
use meeting_core::ops::{AddPaperRequest, AddRequest, Assignment, Fields, Refusal, add, add_paper};

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_enum)]
    what: What,
    #[arg(value_name = "TEXT", required_unless_present = "stdin")]
    text: Vec<String>,
    #[arg(long)]
    role: Option<String>,
    #[arg(long, value_name = "NAME")]
    organization: Option<String>,
    #[arg(long)]
    attendance: Option<String>,
    #[arg(long)]
    side: Option<String>,
    #[arg(long)]
    kind: Option<String>,
    #[arg(long)]
    title: Option<String>,
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    #[arg(long, value_name = "NAME")]
    lead: Option<String>,
    #[arg(long, value_name = "NAME")]
    support: Option<String>,
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    #[arg(long, value_name = "WORDS")]
    due_text: Option<String>,
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    #[arg(long, value_name = "ID")]
    directive: Option<String>,
    #[arg(long)]
    stdin: bool,
    #[arg(long)]
    dry_run: bool,
}

/// What is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    Participant,
    Organization,
    Proceeding,
    Directive,
    Task,
    Paper,
}

impl What {
    /// What has an id; a paper has none.
    fn entity(self) -> Option<Entity> {
        match self {
            Self::Participant => Some(Entity::Person),
            Self::Organization => Some(Entity::Organization),
            Self::Proceeding => Some(Entity::Proceeding),
            Self::Directive => Some(Entity::Directive),
            Self::Task => Some(Entity::Task),
            Self::Paper => None,
        }
    }
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let workspace = environment.workspace()?;
    let base = if arguments.stdin { fields_of_stdin()? } else { Fields::default() };
    let lock = environment.lock(workspace.archive()?)?;
    let changeset = match arguments.what.entity() {
        Some(what) => {
            let (id, text, fields) = (&arguments.id, arguments.one_text()?, arguments.fields().collect());
            add(&workspace, &AddRequest { id, what, base, text, fields })?
        }
        None => {
            add_paper(&workspace, &AddPaperRequest { id: &arguments.id, base, assignments: arguments.assignments()? })?
        }
    };
    environment.carry_out(&workspace, &changeset, Mode::of(arguments.dry_run), &lock, output)?;
    for note in &changeset.notes {
        environment.terminal.note(note);
    }
    if !arguments.dry_run && !changeset.name.is_empty() {
        writeln!(output, "{}", changeset.name)?;
    }
    Ok(Exit::Success)
}

impl Arguments {
    fn one_text(&self) -> Result<Option<&str>, Failure> {
        if self.text.len() > 1 {
            let what = self.what.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
            return Err(Failure::from(Refusal::new(
                Message::new("add-one-text").with("what", what).with("count", self.text.len()),
            )));
        }
        Ok(self.text.first().map(String::as_str))
    }

    /// The fields of a paper: `number=05-BB/ĐU`, or flags of the same name.
    fn assignments(&self) -> Result<Vec<Assignment>, Failure> {
        let typed = self.text.iter().map(|text| Assignment::parse(text));
        let flags = self.fields().map(|(_, field, value)| Assignment::parse(&format!("{field}={value}")));
        Ok(flags.chain(typed).collect::<Result<_, _>>()?)
    }

    /// The flags with a value, each with its field.
    fn fields(&self) -> impl Iterator<Item = (&'static str, &'static str, &str)> {
        let fields = [
            ("--role", "roles", &self.role),
            ("--organization", "organization", &self.organization),
            ("--attendance", "attendance", &self.attendance),
            ("--side", "side", &self.side),
            ("--kind", "kind", &self.kind),
            ("--title", "title", &self.title),
            ("--by", "by", &self.by),
            ("--to", "to", &self.to),
            ("--lead", "lead", &self.lead),
            ("--support", "support", &self.support),
            ("--due", "due", &self.due),
            ("--due-text", "due_text", &self.due_text),
            ("--url", "url", &self.url),
            ("--directive", "directive", &self.directive),
        ];
        fields.into_iter().filter_map(|(flag, field, value)| Some((flag, field, value.as_deref()?)))
    }
}
