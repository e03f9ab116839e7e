//! Add: one more participant, organization, proceeding, directive or task in a record.

use serde_json::{Map, Value};

use super::field::{Field, Reader, value_of};
use super::frozen::refuse_final;
use super::input::{self, Fields, fields_may_be_one, named};
use super::names::KnownNames;
use super::target::{FoundPart, Target};
use super::{Changeset, Refusal, Workspace, deadline, ids};
use crate::archive::Write;
use crate::i18n::Message;
use crate::model::{self, Entity, Proceeding, ProceedingKind, fields_of};
use lossless_yaml::{Change, Step};

/// What is added to which record.
#[derive(Debug, Clone)]
pub struct AddRequest<'a> {
    /// The record, as typed.
    pub id: &'a str,
    /// What is added: a person, an organization, a proceeding, a directive or a task.
    pub what: Entity,
    /// Fields of unknown shape, below everything else.
    pub base: Fields,
    /// What it is, in the short form that people type: `Name; position`, `title; lead; due`.
    pub text: Option<&'a str>,
    /// Fields by their names, as typed: what to call each in an error, its name, its value.
    pub fields: Vec<(&'static str, &'static str, &'a str)>,
}

/// Plans one more item of a record. The changeset's name is the reference to it, where it has an id.
///
/// # Errors
/// Where the record is final, a field is not of that kind of item, or the record has a participant of that name
/// already.
pub fn add(workspace: &Workspace, request: &AddRequest) -> Result<Changeset, Refusal> {
    let target = Target::of(request.id, workspace)?;
    if target.part.is_some() {
        return Err(Refusal::new(Message::new("add-to-part").with("id", request.id)));
    }
    let settings = workspace.archive()?.settings();
    let mut opened = target.open()?;
    let Value::Object(record) = opened.value.clone() else {
        return Err(Refusal::new(Message::new("new-no-mapping").with("name", &target.name)));
    };
    let list = request.what.list();
    refuse_final(&opened, list, request.id)?;
    let mut understood = Vec::new();
    let names = KnownNames::of(&opened.record, Some(workspace));
    let reader = Reader { today: workspace.today(), settings, names: &names, understood: &mut understood };
    let mut item = request.item(&record, reader)?;
    let basis = deadline::basis(&opened.record, settings, workspace.today());
    understood.extend(deadline::understand(&mut item, &basis));
    let date = opened.record.session.as_ref().and_then(|session| session.date).unwrap_or_else(|| workspace.today());
    let (id, notes) = ids::give_id(&record, list, &mut item, (&settings.directory, date))?;
    let old = opened.text.clone();
    opened.change(&[Change::Append { place: vec![Step::Key(list)], item: item.into() }])?;
    let name = id.map(|id| format!("{}#{id}", opened.id())).unwrap_or_default();
    let writes = vec![Write::Replace { path: opened.path, old, new: opened.text }];
    Ok(Changeset { writes, understood, notes, name, ..Changeset::default() })
}

impl AddRequest<'_> {
    /// What is to be added, without an id: the base, over it the text, over that the fields.
    fn item(&self, record: &Map<String, Value>, mut reader: Reader) -> Result<Map<String, Value>, Refusal> {
        let mut item = self.base.clone();
        if let Some(text) = self.text {
            item.lay_over(Fields(self.of_text(text, &mut reader)?));
        }
        let schema = model::schema();
        let part = FoundPart { entity: Some(self.what), index: 0, called: self.id };
        for (flag, name, text) in &self.fields {
            let field = Field::find(name, &part, &schema, &[]).map_err(|_| {
                Refusal::new(Message::new("add-flag").with("flag", *flag).with("what", name_of(self.what)))
            })?;
            let value = value_of(&field, text, false, &mut reader)?;
            item.0.insert((*name).to_owned(), value);
        }
        if self.what == Entity::Proceeding && !item.0.contains_key("kind") {
            let names = ProceedingKind::NAMES.join(", ");
            return Err(
                Refusal::new(Message::new("add-no-kind")).with_help(Message::new("known-values").with("names", names))
            );
        }
        let mut item = item.composed().0;
        input::refuse_control_characters(&item)?;
        ids::references(record, &mut item);
        self.refuse_known(record, &item)?;
        Ok(item)
    }

    /// Fails if the record has an item of that name already, unless an id or other fields show that the new one is
    /// different.
    fn refuse_known(&self, record: &Map<String, Value>, item: &Map<String, Value>) -> Result<(), Refusal> {
        let items = record.get(self.what.list()).and_then(Value::as_array);
        let items = items.into_iter().flatten().filter_map(Value::as_object);
        let known = items.into_iter().find(|known| item.get("id").is_none() && fields_may_be_one(known, item));
        let Some(id) = known.and_then(|known| known.get("id")?.as_str()) else { return Ok(()) };
        let name = item.get("name").and_then(Value::as_str).unwrap_or_default();
        Err(Refusal::new(Message::new("add-known").with("name", name).with("id", id))
            .with_help(Message::new("add-known-help").with("id", format!("{}#{id}", self.id))))
    }

    fn of_text(&self, text: &str, reader: &mut Reader) -> Result<Map<String, Value>, Refusal> {
        Ok(match self.what {
            Entity::Organization => fields_of(&input::organization(named("TEXT", text)?)),
            Entity::Proceeding => fields_of(&Proceeding { text: Some(text.to_owned()), ..Proceeding::default() }),
            Entity::Directive => fields_of(&input::directive(None, text)),
            Entity::Task => {
                fields_of(&input::task(text, reader.names, reader.settings.date_order(), reader.understood)?)
            }
            Entity::Person | Entity::Group => fields_of(&input::person(named("TEXT", text)?, None, reader.understood)),
        })
    }
}

/// The name of the item's kind on the command line.
fn name_of(what: Entity) -> &'static str {
    match what {
        Entity::Organization => "organization",
        Entity::Person | Entity::Group => "participant",
        Entity::Proceeding => "proceeding",
        Entity::Directive => "directive",
        Entity::Task => "task",
    }
}
