//! `meeting task`: what happens to tasks and directives, written down where they live.

use clap::{Args, Subcommand};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::follow_up::{self, Said, Taken};
use crate::output::Output;
use meeting_core::model::Step;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Start(Scoped),
    Done(Scoped),
    Cancel(Scoped),
    Reopen(Scoped),
    Note(Note),
    Extend(Extend),
    Assign(Assign),
}

/// A step that may be about some leads or an occurrence.
#[derive(Debug, Args)]
struct Scoped {
    #[command(flatten)]
    arguments: follow_up::Arguments,
    #[arg(long = "for", id = "for", value_name = "LEAD")]
    about: Vec<String>,
    #[arg(long, value_name = "DATE")]
    occurrence: Option<String>,
}

#[derive(Debug, Args)]
struct Note {
    #[command(flatten)]
    scoped: Scoped,
    #[arg(long)]
    reminder: bool,
}

#[derive(Debug, Args)]
struct Extend {
    #[command(flatten)]
    scoped: Scoped,
    #[arg(long, required = true, value_name = "DATE")]
    due: String,
}

#[derive(Debug, Args)]
struct Assign {
    #[arg(required_unless_present = "from", value_name = "ID#PART")]
    ids: Vec<String>,
    #[command(flatten)]
    said: Said,
    #[arg(long, value_name = "WHO", required_unless_present_any = ["support", "from"])]
    lead: Vec<String>,
    #[arg(long, value_name = "WHO")]
    support: Vec<String>,
    #[arg(long = "for", id = "for", value_name = "LEAD")]
    about: Vec<String>,
    #[arg(long, value_name = "LEAD", requires = "to", conflicts_with_all = ["ids", "lead", "support", "for"])]
    from: Option<String>,
    #[arg(long, value_name = "WHO", requires = "from")]
    to: Vec<String>,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let (scoped, taken) = match &arguments.action {
        Action::Start(it) => (it, it.taken(Step::Start)),
        Action::Done(it) => (it, it.taken(Step::Done)),
        Action::Cancel(it) => (it, it.taken(Step::Cancel)),
        Action::Reopen(it) => (it, it.taken(Step::Reopen)),
        Action::Note(it) => (&it.scoped, Taken { is_reminder: it.reminder, ..it.scoped.taken(Step::Note) }),
        Action::Extend(it) => (&it.scoped, Taken { due: Some(&it.due), ..it.scoped.taken(Step::Extend) }),
        Action::Assign(it) => return follow_up::run(&it.ids, &it.said, &it.taken(), environment, output),
    };
    follow_up::run(&scoped.arguments.ids, &scoped.arguments.said, &taken, environment, output)
}

impl Scoped {
    fn taken(&self, step: Step) -> Taken<'_> {
        Taken { about: &self.about, occurrence: self.occurrence.as_deref(), ..Taken::new(step) }
    }
}

impl Assign {
    fn taken(&self) -> Taken<'_> {
        let lead = if self.from.is_some() { &self.to } else { &self.lead };
        let (support, about, from) = (&self.support, &self.about, self.from.as_deref());
        Taken { about, lead, support, from, ..Taken::new(Step::Assign) }
    }
}
