//! A record that is to be changed, and the part of it that an argument names.

use serde_json::Value;

use super::Failure;
use super::target::Target;
use crate::archive::Entity;
use crate::check::Checker;
use crate::diagnostic::FileFindings;
use crate::i18n::Message;
use crate::text::suggest::nearest;
use crate::yaml::{self, Step};

/// The record itself, or something in it that has an id.
pub(super) struct Part<'a> {
    /// Where it stands; nowhere further in for the record itself.
    pub place: Vec<Step<'a>>,
    /// What it is; none for the record itself.
    pub entity: Option<Entity>,
    /// What it was called by: the argument.
    pub name: &'a str,
}

/// Everything that has an id.
const ENTITIES: [Entity; 6] =
    [Entity::Organization, Entity::Person, Entity::Group, Entity::Proceeding, Entity::Directive, Entity::Task];

impl<'a> Part<'a> {
    /// Returns the part of `record` with an id; the record itself where none is given.
    pub fn of(id: Option<&str>, name: &'a str, record: &Value) -> Result<Self, Failure> {
        let Some(id) = id else { return Ok(Self { place: Vec::new(), entity: None, name }) };
        let mut known = Vec::new();
        for entity in ENTITIES {
            let items = record[entity.list()].as_array().into_iter().flatten();
            for (index, item) in items.enumerate().filter(|(_, item)| is(entity, item)) {
                let Some(own) = item["id"].as_str() else { continue };
                if own == id {
                    let place = vec![Step::Key(entity.list()), Step::Index(index)];
                    return Ok(Self { place, entity: Some(entity), name });
                }
                known.push(own);
            }
        }
        let help = match nearest(id, known.iter().copied()) {
            Some(near) => Message::new("did-you-mean").with("name", near),
            None => Message::new("known-values").with("names", known.join(", ")),
        };
        Err(Failure::new(Message::new("no-part").with("id", name).with("part", id)).helped(help))
    }
}

/// Returns whether an item of the participants is a person or a group, whichever is asked for.
fn is(entity: Entity, item: &Value) -> bool {
    match entity {
        Entity::Group => !item["group"].is_null(),
        Entity::Person => item["group"].is_null(),
        _ => true,
    }
}

/// Returns a record's text and what it says.
pub(super) fn read_record(target: &Target) -> Result<(String, Value), Failure> {
    let text = target.read().map_err(|error| {
        Failure::new(Message::new("file-failure").with("name", &target.name).with("reason", error.message()))
    })?;
    let problems = match yaml::parse(&text) {
        Ok(document) if document.problems.is_empty() => return Ok((text, document.value)),
        Ok(document) => document.problems,
        Err(problems) => problems,
    };
    let findings = problems.iter().map(Checker::unreadable).collect();
    Err(Failure::Findings(FileFindings { file: target.name.clone(), text, findings }))
}
