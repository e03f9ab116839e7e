//! `meeting add`: one more participant, organization, proceeding, directive or task in a record.

use std::io::Write as _;

use clap::{Args, ValueEnum};
use serde_json::{Map, Value};

use super::change::{Mode, carry_out};
use super::deadline;
use super::lock::lock;
use super::new::{fill, flags, input};
use super::part::{Part, read_record};
use super::set::{Field, refuse_final, value_of};
use super::target::Target;
use super::{Environment, Exit, Failure, Output};
use crate::archive::{Entity, Write};
use crate::i18n::Message;
use crate::model::{self, Proceeding, ProceedingKind, fields_of};
use crate::yaml::{self, Change, Step};

#[derive(Debug, Args)]
pub(super) struct Arguments {
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

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let target = Target::of(&arguments.id, environment)?;
    if target.part.is_some() {
        return Err(Failure::new(Message::new("add-to-part").with("id", arguments.id.as_str())));
    }
    let archive = environment.archive()?;
    let lock = lock(&archive, environment)?;
    let (old, record) = read_record(&target)?;
    let Value::Object(record) = record else {
        return Err(Failure::new(Message::new("new-no-mapping").with("name", &target.name)));
    };
    let list = arguments.what.entity().list();
    if record.get("state").is_some_and(|state| state == "final") {
        return Err(refuse_final(list, &arguments.id));
    }
    let mut item = arguments.item(&record, environment)?;
    let basis = deadline::basis(&record, archive.settings(), environment.workspace.today()?);
    if let Some(note) =
        deadline::understand(&mut item, basis, &environment.terminal.catalog).filter(|_| !environment.terminal.is_quiet)
    {
        environment.terminal.tell(&note);
    }
    let (id, notes) = fill::give_id(&record, list, &mut item)?;
    let reference = |id: &str| format!("{}#{id}", record.get("id").and_then(Value::as_str).unwrap_or_default());
    let change = Change::Append { place: vec![Step::Key(list)], item: item.into() };
    let new = yaml::edit(&old, &[change]).map_err(|error| Failure::new(error.message()))?;
    let writes = [Write::Replace { path: target.path.clone(), old, new }];
    let mode = Mode::of(arguments.dry_run);
    if !carry_out(&writes, mode, &lock, &archive, environment, output)? {
        return Ok(Exit::Findings);
    }
    for note in notes.iter().filter(|_| !environment.terminal.is_quiet) {
        environment.terminal.tell(note);
    }
    if let (Mode::Write, Some(id)) = (mode, id) {
        writeln!(output, "{}", reference(&id))?;
    }
    Ok(Exit::Success)
}

impl Arguments {
    /// Returns the flags that say something, each with the field that it is about.
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
            ("--directive", "directive", &self.directive),
        ];
        fields.into_iter().filter_map(|(flag, field, value)| Some((flag, field, value.as_deref()?)))
    }

    /// Returns what is to be added, without an id: standard input, over it the text, over that the flags.
    fn item(&self, record: &Map<String, Value>, environment: &Environment) -> Result<Map<String, Value>, Failure> {
        let mut item = if self.stdin { input::stdin()? } else { Map::new() };
        if let Some(text) = &self.text {
            input::lay_over(&mut item, self.of_text(text)?);
        }
        let schema = model::schema();
        let part = Part { place: Vec::new(), entity: Some(self.what.entity()), name: &self.id };
        for (flag, name, text) in self.fields() {
            let field = Field::find(name, &part, &schema).map_err(|_| {
                let what = self.what.to_possible_value().map(|value| value.get_name().to_owned());
                Failure::new(Message::new("add-flag").with("flag", flag).with("what", what.unwrap_or_default()))
            })?;
            item.insert(name.to_owned(), value_of(&field, text, environment)?);
        }
        if self.what == What::Proceeding && !item.contains_key("kind") {
            let names = ProceedingKind::NAMES.join(", ");
            return Err(
                Failure::new(Message::new("add-no-kind")).helped(Message::new("known-values").with("names", names))
            );
        }
        let mut item = input::composed(item);
        input::refuse_control_characters(&item)?;
        fill::references(record, &mut item);
        self.refuse_known(record, &item)?;
        Ok(item)
    }

    /// Fails where the record has somebody of that name already, unless an id of its own or what else is said of both tells
    /// that it is another.
    fn refuse_known(&self, record: &Map<String, Value>, item: &Map<String, Value>) -> Result<(), Failure> {
        let items = record.get(self.what.entity().list()).and_then(Value::as_array);
        let items = items.into_iter().flatten().filter_map(Value::as_object);
        let known = items.into_iter().find(|known| item.get("id").is_none() && flags::may_be_one(known, item));
        let Some(id) = known.and_then(|known| known.get("id")?.as_str()) else { return Ok(()) };
        let name = item.get("name").and_then(Value::as_str).unwrap_or_default();
        Err(Failure::new(Message::new("add-known").with("name", name).with("id", id))
            .helped(Message::new("add-known-help").with("id", format!("{}#{id}", self.id))))
    }

    fn of_text(&self, text: &str) -> Result<Map<String, Value>, Failure> {
        Ok(match self.what {
            What::Participant => fields_of(&flags::person(flags::named("TEXT", text)?, None)),
            What::Organization => fields_of(&flags::organization(flags::named("TEXT", text)?)),
            What::Proceeding => fields_of(&Proceeding { text: Some(text.to_owned()), ..Proceeding::default() }),
            What::Directive => fields_of(&flags::directive(None, text)),
            What::Task => fields_of(&flags::task(text)?),
        })
    }
}
