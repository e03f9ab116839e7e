//! A record that is to be changed, and the part of it that an argument names.

use serde_json::Value;

use super::Failure;
use super::target::Target;
use crate::archive::{Entity, next_number};
use crate::check::{Checker, lines_with_id};
use crate::diagnostic::FileFindings;
use crate::i18n::Message;
use crate::text::suggest::nearest;
use crate::yaml::{self, Document, Step};

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
    /// Returns the part with an id of `record`, which `text` says; the record itself where no id is given. Fails where two
    /// parts have that id: which one is meant, only the user knows.
    pub fn of(id: Option<&str>, name: &'a str, record: &Value, text: &str) -> Result<Self, Failure> {
        let Some(id) = id else { return Ok(Self { place: Vec::new(), entity: None, name }) };
        let mut found = None;
        let mut known = Vec::new();
        for entity in ENTITIES {
            let items = record[entity.list()].as_array().into_iter().flatten();
            for (index, item) in items.enumerate().filter(|(_, item)| is(entity, item)) {
                let Some(own) = item["id"].as_str() else { continue };
                known.push(own);
                if own != id {
                    continue;
                }
                if found.is_some()
                    && let Ok(document) = yaml::parse(text)
                {
                    refuse_two(id, name, &document, text)?;
                }
                let place = vec![Step::Key(entity.list()), Step::Index(index)];
                found = Some(Self { place, entity: Some(entity), name });
            }
        }
        if let Some(found) = found {
            return Ok(found);
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

/// Fails where two parts of a record have the id that `name` calls one by, and says where both stand and how one gets another.
pub(super) fn refuse_two(id: &str, name: &str, document: &Document, text: &str) -> Result<(), Failure> {
    let lines = lines_with_id(document, text, id);
    let [.., last] = lines[..] else { return Ok(()) };
    if lines.len() < 2 {
        return Ok(());
    }
    let items =
        Entity::LISTED.into_iter().flat_map(|kind| document.value[kind.list()].as_array().into_iter().flatten());
    let new = next_number(id, items.filter_map(|item| item["id"].as_str())).unwrap_or_else(|| "NEW".to_owned());
    let record = document.value["id"].as_str().or_else(|| name.split(['#', '/']).next()).unwrap_or_default();
    let places = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let message = Message::new("part-twice").with("id", name).with("part", id).with("lines", places);
    let help = Message::new("part-twice-help").with("id", format!("{record}#{id}")).with("new", new).with("line", last);
    Err(Failure::new(message).helped(help))
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
