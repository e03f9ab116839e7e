//! `meeting set`: changes fields of records or of their parts, or the kind of a part; the rest of the file stays unchanged.

use clap::Args;

use crate::change::{Mode, changed_message};
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::i18n::Message;
use meeting_core::ops::{Assignment, PartKind, Refusal, SetRequest, set};

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ID[#PART]")]
    id: String,
    #[arg(required_unless_present = "as", value_name = "FIELD=VALUE")]
    fields: Vec<String>,
    #[arg(long, value_name = "KIND", value_parser = PartKind::ALL.map(|(_, name)| name).to_vec())]
    r#as: Option<String>,
    #[arg(long)]
    dry_run: bool,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let (ids, fields) = arguments.ids_and_fields()?;
    let assignments = fields.iter().map(|text| Assignment::parse(text)).collect::<Result<_, _>>()?;
    let becomes = arguments.r#as.as_deref().and_then(PartKind::of_name);
    let workspace = environment.workspace()?;
    let lock = environment.lock(workspace.archive()?)?;
    let changeset = set(&workspace, &SetRequest { ids, becomes, may_lose: false, assignments })?;
    environment.carry_out(&workspace, &changeset, Mode::of(arguments.dry_run), &lock, output)?;
    if changeset.writes.is_empty() {
        environment.terminal.note(&Message::new("set-unchanged"));
    } else if !arguments.dry_run {
        for changed in &changeset.changed {
            environment.terminal.note(&changed_message(changed, &environment.terminal.catalog));
        }
    }
    for note in &changeset.notes {
        environment.terminal.note(note);
    }
    Ok(Exit::Success)
}

impl Arguments {
    /// The records and parts, and the assignments: further items are named before the first `FIELD=VALUE`.
    fn ids_and_fields(&self) -> Result<(Vec<&str>, &[String]), Refusal> {
        let is_item = |text: &String| text.contains(['#', '/']) && !text.contains('=');
        let items = self.fields.iter().take_while(|text| is_item(text)).count();
        let (items, fields) = self.fields.split_at(items);
        let items: Vec<&str> = [&self.id].into_iter().chain(items).map(String::as_str).collect();
        if let Some(late) = fields.iter().find(|text| is_item(text)) {
            let all = items.iter().copied().chain(fields.iter().filter(|text| is_item(text)).map(String::as_str));
            let message = Message::new("set-items-first").with("item", late.as_str());
            let help = Message::new("set-items-first-help").with("items", all.collect::<Vec<_>>().join(" "));
            return Err(Refusal::new(message).with_help(help));
        }
        Ok((items, fields))
    }
}
