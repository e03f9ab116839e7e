//! `meeting add`: one more participant, organization, proceeding, directive or task in a record.

use std::io::Write as _;

use clap::{Args, ValueEnum};

use crate::change::Mode;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::input::fields_of_stdin;
use crate::output::Output;
use meeting_core::model::Entity;
use meeting_core::ops::{AddRequest, Fields, add};

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_enum)]
    what: What,
    #[arg(value_name = "TEXT", required_unless_present = "stdin")]
    text: Option<String>,
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
}

impl What {
    fn entity(self) -> Entity {
        match self {
            Self::Participant => Entity::Person,
            Self::Organization => Entity::Organization,
            Self::Proceeding => Entity::Proceeding,
            Self::Directive => Entity::Directive,
            Self::Task => Entity::Task,
        }
    }
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let workspace = environment.workspace()?;
    let request = AddRequest {
        id: &arguments.id,
        what: arguments.what.entity(),
        base: if arguments.stdin { fields_of_stdin()? } else { Fields::default() },
        text: arguments.text.as_deref(),
        fields: arguments.fields().collect(),
    };
    let lock = environment.lock(workspace.archive()?)?;
    let changeset = add(&workspace, &request)?;
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
