//! Turn: a part of a record becomes one of another kind. What was read as said was asked for, or the other way round.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::assignment::{Assignment, Operation};
use super::frozen;
use super::target::{FoundPart, OpenRecord, Target, value_at};
use super::{Refusal, Workspace, field, ids};
use crate::archive::{Settings, Write};
use crate::check::{self, Renaming};
use crate::i18n::Message;
use crate::import::kind_of_directive;
use crate::model::{self, DirectiveKind, Entity, OwnPlace, ProceedingKind, Vocabulary, format};
use lossless_yaml::{Change, Edit, EditError, Span, Step, in_place};

/// What a part may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// An item of the agenda, which is a text alone.
    Agenda,
    /// A proceeding.
    Proceeding,
    /// A directive.
    Directive,
    /// A task.
    Task,
    /// No part: what an import has left over. Words of the source become a part, and a part words of the source.
    Left,
    /// What it was before it was taken out of the record.
    Back,
}

impl PartKind {
    /// The kinds with their names on the command line.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Agenda, "agenda"),
        (Self::Proceeding, "proceeding"),
        (Self::Directive, "directive"),
        (Self::Task, "task"),
        (Self::Left, "left"),
        (Self::Back, "back"),
    ];

    /// The kind with this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == name).map(|(kind, _)| kind)
    }

    fn of_entity(entity: Entity) -> Option<Self> {
        match entity {
            Entity::Proceeding => Some(Self::Proceeding),
            Entity::Directive => Some(Self::Directive),
            Entity::Task => Some(Self::Task),
            Entity::Organization | Entity::Person | Entity::Group => None,
        }
    }

    /// What it is in a record; none where it has no id.
    fn entity(self) -> Option<Entity> {
        match self {
            Self::Agenda | Self::Left | Self::Back => None,
            Self::Proceeding => Some(Entity::Proceeding),
            Self::Directive => Some(Entity::Directive),
            Self::Task => Some(Entity::Task),
        }
    }

    /// The key of the words for one of it.
    fn words(self) -> &'static str {
        match self {
            Self::Agenda => "an-agenda-item",
            Self::Left | Self::Back => "words-left",
            Self::Proceeding | Self::Directive | Self::Task => self.entity().map_or("", Entity::words),
        }
    }

    /// The field that holds what it says.
    fn says(self) -> &'static str {
        if self == Self::Task { "title" } else { "text" }
    }

    /// The fields that it may have.
    fn fields(self) -> Map<String, Value> {
        let Some(entity) = self.entity() else { return Map::new() };
        let schema = &model::schema()["properties"][entity.list()]["items"]["properties"];
        schema.as_object().cloned().unwrap_or_default()
    }
}

/// The files of a change as they will be, in the order in which they were first changed.
#[derive(Debug, Default)]
pub(super) struct Texts {
    files: Vec<(PathBuf, String, String)>,
    /// The words that imports have left over and that become parts: they go last, so that their numbers stay what they are.
    taken_up: Vec<(PathBuf, usize)>,
}

impl Texts {
    /// The record that a reference means, as it will be.
    pub fn open(&self, target: &Target) -> Result<OpenRecord, Refusal> {
        match self.of(&target.path) {
            Some(text) => OpenRecord::parse(target.path.clone(), target.name.clone(), text.to_owned()),
            None => target.open(),
        }
    }

    fn of(&self, path: &Path) -> Option<&str> {
        let path = real(path);
        self.files.iter().find(|(known, ..)| real(known) == path).map(|(.., new)| new.as_str())
    }

    /// Notes the new text of a file that is `old` now, or has been changed already.
    pub fn put(&mut self, path: &Path, old: &str, new: String) {
        let same = real(path);
        match self.files.iter_mut().find(|(known, ..)| real(known) == same) {
            Some((.., text)) => *text = new,
            None => self.files.push((path.to_owned(), old.to_owned(), new)),
        }
    }

    /// The writes of what has changed.
    pub fn writes(mut self) -> Result<Vec<Write>, Refusal> {
        self.taken_up.sort();
        for (path, index) in self.taken_up.into_iter().rev() {
            let Some((.., text)) = self.files.iter_mut().find(|(known, ..)| *known == path) else { continue };
            let mut opened = OpenRecord::parse(path.clone(), path.display().to_string(), text.clone())?;
            let place = [Step::Key("x-import"), Step::Key("left"), Step::Index(index)];
            let is_only =
                value_at(&opened.value, &place[..2]).and_then(Value::as_array).is_some_and(|it| it.len() == 1);
            opened.change(&[Change::Remove { place: place[..if is_only { 2 } else { 3 }].to_vec() }])?;
            *text = opened.text;
        }
        let changed = self.files.into_iter().filter(|(_, old, new)| old != new);
        Ok(changed.map(|(path, old, new)| Write::Replace { path, old, new }).collect())
    }
}

/// A part that is to become one of another kind.
pub(super) struct Turn<'a> {
    pub workspace: &'a Workspace<'a>,
    pub target: &'a Target,
    pub settings: &'a Settings,
    pub kind: PartKind,
    /// Whether fields that the new kind does not have are removed.
    pub may_lose: bool,
    pub assignments: &'a [Assignment],
}

/// A part that has become one of another kind.
#[derive(Default)]
pub(super) struct Turned<'a> {
    /// Where it is; none of an item of the agenda, which cannot be referred to.
    pub part: Option<FoundPart<'a>>,
    /// Its id.
    pub id: Option<String>,
    /// What it was, where fields were removed before, and their values.
    pub was: Option<Entity>,
    pub removed: Vec<(String, Value)>,
    /// The places whose words still mention the old id.
    pub mentions: Vec<String>,
}

impl Turn<'_> {
    /// Makes the change in `opened`, and in the other records that refer to the part; none if it is of this kind already.
    ///
    /// # Errors
    /// Where the new kind does not have a field that the part has, or something refers to it that cannot refer to one of the
    /// new kind.
    pub fn make<'c>(
        &self,
        called: &'c str,
        opened: &mut OpenRecord,
        texts: &mut Texts,
    ) -> Result<Option<Turned<'c>>, Refusal> {
        let Some(part) = self.target.part.as_deref() else {
            return Err(Refusal::new(Message::new("turn-record").with("id", called))
                .with_help(Message::new("turn-record-help").with("id", called)));
        };
        if let Some(number) = number_of_left(part).filter(|_| opened.identified().all(|(.., id)| id != part)) {
            return self.take_up(called, number, opened, texts);
        }
        let found = opened.part(Some(part), called)?;
        let entity = found.entity.unwrap_or(Entity::Person);
        frozen::refuse_final(opened, entity.list(), called)?;
        match self.kind {
            PartKind::Left => {
                self.leave(part, &found, opened, texts)?;
                Ok(Some(Turned::default()))
            }
            PartKind::Back => Err(Refusal::new(Message::new("turn-not-out").with("id", called))),
            _ => self.move_part(part, called, opened, texts),
        }
    }

    /// Moves a part to the list of the new kind; none if it is there already.
    fn move_part<'c>(
        &self,
        part: &str,
        called: &'c str,
        opened: &mut OpenRecord,
        texts: &mut Texts,
    ) -> Result<Option<Turned<'c>>, Refusal> {
        let found = opened.part(Some(part), called)?;
        let entity = found.entity.unwrap_or(Entity::Person);
        let Some(old) = PartKind::of_entity(entity) else {
            let message = Message::new("turn-no-such").with("id", called);
            return Err(Refusal::new(message.with("kind", Message::new(entity.words()))));
        };
        if old == self.kind {
            return Ok(None);
        }
        let whole = item(opened, &found).clone();
        let mut removed = self.removed(opened, &found)?;
        opened.change(&removals(&removed, &found))?;
        let lost = self.lost(opened, &found, old, called)?;
        if !lost.is_empty() && !self.may_lose {
            return Err(self.would_lose(&lost, called));
        }
        opened.change(&removals(&lost, &found))?;
        removed.extend(lost);
        for field in &removed {
            import_without(&format!("{part}.{field}"), opened);
        }
        let value = |field: &String| whole.get(field).cloned().unwrap_or_default();
        let removed = removed.into_iter().map(|field| (field.clone(), value(&field))).collect();
        let was = Some(entity);
        let says = self.says(opened, &found, old)?;
        let fields = item(opened, &found);
        let said = ["quote", "text"].into_iter().filter_map(|field| fields.get(field)?.as_str());
        let kind = self.kind_field(said.filter(|_| old != PartKind::Task))?;
        let new = self.new_id(part, &opened.value);
        let mentions = self.refer_anew(part, new.as_deref(), opened, texts)?;
        let Some(new) = new else {
            let words = item(opened, &found).get(self.kind.says()).cloned().unwrap_or_default();
            take_out(opened, &found)?;
            opened.change(&[Change::Append { place: vec![Step::Key("agenda")], item: words }])?;
            self.import_anew(part, None, says, opened);
            return Ok(Some(Turned { was, removed, mentions, ..Turned::default() }));
        };
        let list = self.kind.entity().map_or("", Entity::list);
        let text = format::move_item(&opened.text, entity.list(), found.index, list);
        let text = text.map_err(|error| Refusal::of_file(&opened.name, (&error).into()))?;
        *opened = OpenRecord::parse(opened.path.clone(), opened.name.clone(), text)?;
        let index = opened.value[list].as_array().map_or(0, |items| items.len().saturating_sub(1));
        let place = vec![Step::Key(list), Step::Index(index), Step::Key("kind")];
        match kind {
            Some(kind) => opened.change(&[Change::Set { place, value: kind.into() }])?,
            None if old != PartKind::Task => opened.change(&[Change::Remove { place }])?,
            None => {}
        }
        self.import_anew(part, Some(&new), says, opened);
        let part = FoundPart { entity: self.kind.entity(), index, called };
        Ok(Some(Turned { part: Some(part), id: Some(new), was, removed, mentions }))
    }

    /// The fields of the part that are to be removed before.
    fn removed(&self, opened: &OpenRecord, part: &FoundPart) -> Result<Vec<String>, Refusal> {
        let item = item(opened, part);
        let emptied = self.assignments.iter().filter(|it| it.operation == Operation::Set && it.value.is_empty());
        let mut removed: Vec<String> = Vec::new();
        for Assignment { field, .. } in emptied {
            if matches!(field.as_str(), "id" | "updates") {
                return Err(Refusal::new(Message::new("turn-kept").with("field", field.as_str())));
            }
            if item.contains_key(field) && !removed.contains(field) {
                removed.push(field.clone());
            }
        }
        Ok(removed)
    }

    /// Gives the field that says what the part is about the name that it has in the new kind; the result is its old name, if
    /// that is another one.
    fn says(&self, opened: &mut OpenRecord, part: &FoundPart, old: PartKind) -> Result<Option<&'static str>, Refusal> {
        let new = self.kind.says();
        let Some(own) = said(item(opened, part), old).filter(|own| *own != new) else { return Ok(None) };
        let document = lossless_yaml::parse(&opened.text).map_err(|_| unproven(opened, part))?;
        let span = document.root.nearest(part.at(&[])).entry(own).map(|entry| entry.key_span);
        let span = span.ok_or_else(|| unproven(opened, part))?;
        let edited = lossless_yaml::apply(&opened.text, Some(&document), &[Edit::new(span, new)]);
        let text = edited.ok_or_else(|| unproven(opened, part))?.text;
        *opened = OpenRecord::parse(opened.path.clone(), opened.name.clone(), text)?;
        Ok(Some(own))
    }

    /// The fields of the part that the new kind does not have, or not with their values.
    fn lost(&self, opened: &OpenRecord, part: &FoundPart, old: PartKind, called: &str) -> Result<Vec<String>, Refusal> {
        let fields = item(opened, part);
        if fields.get("updates").is_some_and(|updates| updates.as_array().is_some_and(|it| !it.is_empty())) {
            return Err(Refusal::new(Message::new("turn-updates").with("id", called)));
        }
        let known = self.kind.fields();
        // What it says stays, under the name that this has in the new kind; a heading there gives way to it.
        let said = said(fields, old);
        let is_kept = |(field, value): &(&String, &Value)| match field.as_str() {
            "id" | "kind" => true,
            field if said.is_some_and(|said| field == said || field == self.kind.says()) => said == Some(field),
            field if field.starts_with("x-") => self.has_own(field, part),
            field => known.get(field).is_some_and(|schema| {
                let vocabulary = schema["enum"].as_array();
                vocabulary.is_none_or(|names| value.is_null() || names.contains(value))
            }),
        };
        Ok(fields.iter().filter(|field| !is_kept(field)).map(|(field, _)| field.clone()).collect())
    }

    /// The refusal that names what would be lost.
    fn would_lose(&self, lost: &[String], called: &str) -> Refusal {
        let named = lost.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
        let cleared = lost.iter().map(|field| format!("{field}=")).collect::<Vec<_>>().join(" ");
        let message = Message::new("turn-lost").with("id", called).with("fields", named);
        let message = message.with("kind", Message::new(self.kind.words()));
        Refusal::new(message).with_help(Message::new("turn-lost-help").with("cleared", cleared))
    }

    /// Whether the new kind may have a field of the office: one that is declared for the old kind alone is lost.
    fn has_own(&self, field: &str, part: &FoundPart) -> bool {
        let is_declared = |entity| self.settings.field_at(field, OwnPlace::of_entity(entity)).is_some();
        self.kind.entity().is_some_and(|new| is_declared(Some(new)) || !is_declared(part.entity))
    }

    /// What the part is among those of its new kind, by what is `said`; none where they are all of one.
    fn kind_field<'t>(&self, mut said: impl Iterator<Item = &'t str>) -> Result<Option<&'static str>, Refusal> {
        let given = self.assignments.iter().rev().find(|it| it.field == "kind" && !it.value.is_empty());
        let choose = |vocabulary: Vocabulary| given.map(|it| field::choice("kind", vocabulary, &it.value)).transpose();
        match self.kind {
            PartKind::Agenda | PartKind::Task | PartKind::Left | PartKind::Back => Ok(None),
            PartKind::Proceeding => choose(ProceedingKind::VOCABULARY)?.map(Some).ok_or_else(|| {
                let names = ProceedingKind::NAMES.join(", ");
                Refusal::new(Message::new("turn-no-kind")).with_help(Message::new("known-values").with("names", names))
            }),
            PartKind::Directive => {
                let read = || said.find_map(kind_of_directive).unwrap_or(DirectiveKind::Request).name();
                Ok(Some(choose(DirectiveKind::VOCABULARY)?.unwrap_or_else(read)))
            }
        }
    }

    /// Makes a part of words that an import has left over; `number` counts them from 1.
    fn take_up<'c>(
        &self,
        called: &'c str,
        number: usize,
        opened: &mut OpenRecord,
        texts: &mut Texts,
    ) -> Result<Option<Turned<'c>>, Refusal> {
        let left = opened.value["x-import"]["left"].as_array().map_or(&[][..], Vec::as_slice);
        // Whoever names a passage twice means another one the second time.
        let is_free = |index: &usize| !texts.taken_up.contains(&(opened.path.clone(), *index));
        let passage = number.checked_sub(1).filter(is_free).and_then(|index| left.get(index));
        let Some((text, passage)) = passage.and_then(|it| Some((it["text"].as_str()?.to_owned(), it.clone()))) else {
            return Err(Refusal::new(Message::new("turn-no-left").with("id", called).with("count", left.len())));
        };
        if self.kind == PartKind::Left {
            return Ok(None);
        }
        frozen::refuse_final(opened, "x-import", called)?;
        if let Some(out) = TakenOut::of(&passage).filter(|out| out.is_meant_by(self.kind)) {
            texts.taken_up.push((opened.path.clone(), number - 1));
            let (id, part) = out.put_back(opened, called)?;
            return match self.kind {
                PartKind::Back => Ok(Some(Turned { part: Some(part), id: Some(id), ..Turned::default() })),
                _ => match self.move_part(&id, called, opened, texts)? {
                    None => Ok(Some(Turned { part: Some(part), id: Some(id), ..Turned::default() })),
                    moved => Ok(moved),
                },
            };
        }
        if self.kind == PartKind::Back {
            return Err(Refusal::new(Message::new("turn-not-out").with("id", called)));
        }
        let (quote, line) = (text, passage["line"].clone());
        let words = without_mark(&quote).to_owned();
        texts.taken_up.push((opened.path.clone(), number - 1));
        let Some(entity) = self.kind.entity() else {
            opened.change(&[Change::Append { place: vec![Step::Key("agenda")], item: words.into() }])?;
            return Ok(Some(Turned::default()));
        };
        let mut item = Map::new();
        item.insert(self.kind.says().to_owned(), words.into());
        let kind = self.kind_field([quote.as_str()].into_iter())?;
        item.extend(kind.map(|kind| ("kind".to_owned(), kind.into())));
        if self.kind.fields().contains_key("quote") {
            item.insert("quote".to_owned(), quote.into());
        }
        let list = entity.list();
        let id = opened.value.as_object().and_then(|record| ids::next_id(record, list)).unwrap_or_default();
        item.insert("id".to_owned(), id.as_str().into());
        let lines = vec![Step::Key("x-import"), Step::Key("lines"), Step::Key(&id)];
        opened.change(&[
            Change::Append { place: vec![Step::Key(list)], item: item.into() },
            Change::Set { place: lines, value: line },
        ])?;
        let index = opened.value[list].as_array().map_or(0, |items| items.len().saturating_sub(1));
        let part = FoundPart { entity: Some(entity), index, called };
        Ok(Some(Turned { part: Some(part), id: Some(id), ..Turned::default() }))
    }

    /// Takes a part out of the record that an import has read: its words are left over, with what is needed to put it back.
    fn leave(&self, part: &str, found: &FoundPart, opened: &mut OpenRecord, texts: &mut Texts) -> Result<(), Refusal> {
        let line = match &opened.value["x-import"]["lines"][part] {
            Value::Array(several) => several.first().cloned(),
            Value::Null => None,
            line => Some(line.clone()),
        };
        let line = line.ok_or_else(|| {
            let key = if opened.value["x-import"].is_object() { "turn-not-imported" } else { "turn-no-import" };
            let message = Message::new(key).with("id", found.called);
            Refusal::new(message).with_help(Message::new("turn-not-imported-help").with("id", found.called))
        })?;
        self.refer_anew(part, None, opened, texts)?;
        let fields = item(opened, found);
        let own = ["quote", "text", "title", "name", "group"].into_iter().find_map(|field| fields.get(field)?.as_str());
        let positions =
            fields.get("positions").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let words = own.into_iter().chain(positions).collect::<Vec<_>>().join(", ");
        let was = TakenOut::new(part, found, opened).into_value();
        take_out(opened, found)?;
        let left = json!({ "line": line, "text": words, (TakenOut::KEY): was });
        let place = vec![Step::Key("x-import"), Step::Key("left")];
        opened.change(&[Change::Append { place, item: left }])?;
        self.import_anew(part, None, None, opened);
        Ok(())
    }

    /// The id of the part from now on: of a letter and a number the next one of the new kind, else the one that it has.
    fn new_id(&self, part: &str, record: &Value) -> Option<String> {
        let entity = self.kind.entity()?;
        let is_numbered = part
            .strip_prefix(['p', 'd', 't'])
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
        if !is_numbered {
            return Some(part.to_owned());
        }
        ids::next_id(record.as_object()?, entity.list())
    }

    /// Writes the new id, here and wherever something refers to the part; the result is the places whose words mention the old.
    fn refer_anew(
        &self,
        part: &str,
        new: Option<&str>,
        opened: &mut OpenRecord,
        texts: &mut Texts,
    ) -> Result<Vec<String>, Refusal> {
        let stem = check::stem(&opened.path).map(str::to_owned);
        let record = opened.record.id.clone().or_else(|| stem.clone()).unwrap_or_default();
        let renaming = Renaming { record: &record, part: Some(part), new: new.unwrap_or(part), line: None };
        let archive = self.target.archive_of_record();
        let others = match archive {
            Some(archive) => archive.naming(&[&record])?,
            None => Vec::new(),
        };
        let own = real(&opened.path);
        let others: Vec<(PathBuf, String)> = others.into_iter().filter(|(path, _)| real(path) != own).collect();
        let shown =
            |path: &Path| archive.map_or_else(|| path.display().to_string(), |archive| archive.shown_path(path));
        let entity = self.kind.entity();
        let places =
            |name: &str, lines: Vec<usize>| lines.iter().map(|line| format!("{name}:{line}")).collect::<Vec<_>>();
        let by = |name: &str, referring: Vec<(String, usize)>| {
            referring.into_iter().map(|(who, line)| format!("`{who}` ({name}:{line})")).collect::<Vec<_>>()
        };
        let mut refused = by(&opened.name, renaming.references_not_to(entity, &opened.text, stem.as_deref(), true));
        for (path, text) in &others {
            let text = texts.of(path).unwrap_or(text);
            refused.extend(by(&shown(path), renaming.references_not_to(entity, text, check::stem(path), false)));
        }
        if !refused.is_empty() {
            let key = if self.kind == PartKind::Left { "turn-referred-left" } else { "turn-referred" };
            let message = Message::new(key).with("id", format!("{record}#{part}"));
            let message = message.with("kind", Message::new(self.kind.words()));
            return Err(
                Refusal::new(message.with("places", refused.join(", "))).with_help(Message::new("turn-referred-help"))
            );
        }
        if new.is_none_or(|new| new == part) {
            return Ok(Vec::new());
        }
        let checker = self.workspace.checker()?;
        let text = renaming.of_itself(checker, &opened.text, stem.as_deref());
        let text = text.map_err(|error| Refusal::of_file(&opened.name, error.message()))?;
        let mut mentions = places(&opened.name, renaming.mentions_left(&text));
        *opened = OpenRecord::parse(opened.path.clone(), opened.name.clone(), text)?;
        for (path, old) in &others {
            let text = texts.of(path).unwrap_or(old).to_owned();
            let renamed = renaming.of_other(&text, check::stem(path));
            let renamed = renamed.map_err(|error| Refusal::of_file(&shown(path), error.message()))?;
            mentions.extend(places(&shown(path), renaming.mentions_left(renamed.as_ref().unwrap_or(&text))));
            if let Some(renamed) = renamed {
                texts.put(path, old, renamed);
            }
        }
        Ok(mentions)
    }

    /// Writes the new id where the import has noted what came from which line. What cannot be changed there stays as it is.
    fn import_anew(&self, part: &str, new: Option<&str>, says: Option<&str>, opened: &mut OpenRecord) {
        let Some(new) = new else { return import_without(part, opened) };
        let Ok(document) = lossless_yaml::parse(&opened.text) else { return };
        let anew = |field: &str| -> Option<String> {
            let rest = field.strip_prefix(part).filter(|rest| rest.is_empty() || rest.starts_with('.'))?;
            let said = says.filter(|says| rest.strip_prefix('.') == Some(*says));
            Some(match said {
                Some(_) => format!("{new}.{}", self.kind.says()),
                None => format!("{new}{rest}"),
            })
        };
        let root = &document.root;
        let import = |key| root.get("x-import").and_then(|import| import.get(key));
        let mut edits: Vec<Edit> = Vec::new();
        let mut put = |span: Span, new: String| {
            let plain = in_place::scalar(&new);
            edits.extend(in_place::reworded(&opened.text, root, span, &new, plain));
        };
        for entry in import("lines").map_or(&[][..], |lines| lines.entries()) {
            if let Some(new) = anew(&entry.key) {
                put(entry.key_span, new);
            }
        }
        let uncertain = import("uncertain").map_or(&[][..], |items| items.items());
        let values = opened.value["x-import"]["uncertain"].as_array().into_iter().flatten();
        for (node, value) in uncertain.iter().zip(values) {
            if let (Some(field), Some(new)) = (node.get("field"), value["field"].as_str().and_then(anew)) {
                put(field.span, new);
            }
        }
        let text = lossless_yaml::apply(&opened.text, Some(&document), &edits).map(|edited| edited.text);
        let anew = text.and_then(|text| OpenRecord::parse(opened.path.clone(), opened.name.clone(), text).ok());
        *opened = anew.unwrap_or_else(|| opened.clone());
    }
}

/// A part that was taken out of its record, as the passage that is left of it keeps it.
struct TakenOut<'r> {
    entity: Entity,
    /// The id of the part that it was before.
    before: Option<&'r str>,
    item: &'r Map<String, Value>,
    /// Where the import has read it and its fields, and which of them may be wrong, by their names in the record.
    lines: Map<String, Value>,
    uncertain: Vec<Value>,
}

impl<'r> TakenOut<'r> {
    /// The key in the passage.
    const KEY: &'static str = "was";

    /// What is to be kept of a part.
    fn new(part: &str, found: &FoundPart, opened: &'r OpenRecord) -> Self {
        let import = &opened.value["x-import"];
        let is_of_it = |field: &str| is_field_of(field, part);
        let lines = import["lines"].as_object().into_iter().flatten().filter(|(field, _)| is_of_it(field));
        let uncertain = import["uncertain"].as_array().into_iter().flatten();
        let entity = found.entity.unwrap_or(Entity::Person);
        Self {
            entity,
            before: opened.value[entity.list()][found.index + 1]["id"].as_str(),
            item: item(opened, found),
            lines: lines.map(|(field, line)| (field.clone(), line.clone())).collect(),
            uncertain: uncertain.filter(|it| it["field"].as_str().is_some_and(is_of_it)).cloned().collect(),
        }
    }

    fn into_value(self) -> Value {
        let mut value = Map::new();
        value.insert("list".to_owned(), self.entity.list().into());
        value.extend(self.before.map(|id| ("before".to_owned(), id.into())));
        value.insert("item".to_owned(), self.item.clone().into());
        value.insert("lines".to_owned(), self.lines.into());
        if !self.uncertain.is_empty() {
            value.insert("uncertain".to_owned(), self.uncertain.into());
        }
        value.into()
    }

    /// The part that a passage was; none where it never was one.
    fn of(passage: &'r Value) -> Option<Self> {
        let was = passage.get(Self::KEY)?;
        let list = was["list"].as_str()?;
        Some(Self {
            entity: Entity::LISTED.into_iter().find(|entity| entity.list() == list)?,
            before: was["before"].as_str(),
            item: was["item"].as_object()?,
            lines: was["lines"].as_object().cloned().unwrap_or_default(),
            uncertain: was["uncertain"].as_array().cloned().unwrap_or_default(),
        })
    }

    /// Whether the part itself becomes one of a kind, and not its words alone.
    fn is_meant_by(&self, kind: PartKind) -> bool {
        kind == PartKind::Back || PartKind::of_entity(self.entity).is_some()
    }

    /// Puts the part where it was, under the id that it had, or the next one where another has that now.
    fn put_back<'c>(self, opened: &mut OpenRecord, called: &'c str) -> Result<(String, FoundPart<'c>), Refusal> {
        let list = self.entity.list();
        let own = self.item["id"].as_str().unwrap_or_default();
        let is_taken = opened.identified().any(|(.., id)| id == own);
        let next = || ids::next_id(opened.value.as_object()?, list);
        let id = if is_taken { next() } else { Some(own.to_owned()) };
        let id = id.ok_or_else(|| Refusal::new(Message::new("rename-part-taken").with("id", own)))?;
        let mut item = self.item.clone();
        item.insert("id".to_owned(), id.as_str().into());
        let anew = |field: &str| format!("{id}{}", field.strip_prefix(own).unwrap_or_default());
        let place = |key| vec![Step::Key("x-import"), Step::Key(key)];
        let names: Vec<(String, &Value)> = self.lines.iter().map(|(field, line)| (anew(field), line)).collect();
        let mut changes = vec![Change::Append { place: vec![Step::Key(list)], item: item.into() }];
        changes.extend(names.iter().map(|(field, line)| {
            let place = [place("lines"), vec![Step::Key(field)]].concat();
            Change::Set { place, value: (*line).clone() }
        }));
        changes.extend(self.uncertain.iter().map(|it| {
            let mut item = it.clone();
            item["field"] = anew(it["field"].as_str().unwrap_or_default()).into();
            Change::Append { place: place("uncertain"), item }
        }));
        opened.change(&changes)?;
        let items = opened.value[list].as_array().map_or(&[][..], Vec::as_slice);
        let (end, at) = (items.len(), self.before.and_then(|before| items.iter().position(|it| it["id"] == before)));
        // What it was before goes behind it, one by one.
        for _ in at.map_or(0..0, |at| at..end - 1) {
            let text = format::move_item(&opened.text, list, at.unwrap_or_default(), list);
            let text = text.map_err(|error| Refusal::of_file(&opened.name, (&error).into()))?;
            *opened = OpenRecord::parse(opened.path.clone(), opened.name.clone(), text)?;
        }
        let index = opened.value[list].as_array().and_then(|items| items.iter().position(|it| it["id"] == id.as_str()));
        Ok((id, FoundPart { entity: Some(self.entity), index: index.unwrap_or_default(), called }))
    }
}

/// Whether a field of the import's notes is the part or one of its fields.
fn is_field_of(field: &str, part: &str) -> bool {
    field.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The field in which a part says what it is about: a heading is that where there is no text.
fn said(fields: &Map<String, Value>, kind: PartKind) -> Option<&'static str> {
    [kind.says(), "title"].into_iter().find(|field| fields.contains_key(*field))
}

/// A path by which a file is the same however it was named.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Removes a part that has no comments in it.
fn take_out(opened: &mut OpenRecord, part: &FoundPart) -> Result<(), Refusal> {
    let list = part.entity.map_or("", Entity::list);
    let document = lossless_yaml::parse(&opened.text).map_err(|_| unproven(opened, part))?;
    let span = document.root.nearest(part.at(&[])).span;
    let comments = lossless_yaml::comments(&opened.text, &document.root);
    if comments.iter().any(|comment| span.start <= comment.start && comment.end <= span.end) {
        return Err(unproven(opened, part));
    }
    let is_only = opened.value[list].as_array().is_some_and(|items| items.len() == 1);
    let place = if is_only { vec![Step::Key(list)] } else { part.at(&[]) };
    opened.change(&[Change::Remove { place }])
}

/// The removals of fields of a part.
fn removals<'f>(fields: &'f [String], part: &FoundPart) -> Vec<Change<'f>> {
    fields.iter().map(|field| Change::Remove { place: part.at(&[Step::Key(field)]) }).collect()
}

/// Forgets from which lines a part came that is none any more.
fn import_without(part: &str, opened: &mut OpenRecord) {
    let is_of_it = |field: &str| is_field_of(field, part);
    let import = opened.value["x-import"].clone();
    let lines = import["lines"].as_object().into_iter().flatten().map(|(field, _)| field.as_str());
    let place = |list, step| vec![Step::Key("x-import"), Step::Key(list), step];
    let mut changes: Vec<Change> = lines
        .filter(|field| is_of_it(field))
        .map(|field| Change::Remove { place: place("lines", Step::Key(field)) })
        .collect();
    let uncertain = import["uncertain"].as_array().into_iter().flatten().enumerate();
    let of_it: Vec<usize> =
        uncertain.filter(|(_, it)| it["field"].as_str().is_some_and(is_of_it)).map(|(index, _)| index).collect();
    if import["uncertain"].as_array().is_some_and(|all| all.len() == of_it.len() && !all.is_empty()) {
        changes.push(Change::Remove { place: vec![Step::Key("x-import"), Step::Key("uncertain")] });
    } else {
        let removals =
            of_it.into_iter().rev().map(|index| Change::Remove { place: place("uncertain", Step::Index(index)) });
        changes.extend(removals);
    }
    let mut without = opened.clone();
    if without.change(&changes).is_ok() {
        *opened = without;
    }
}

/// The number of `left3`, which names what an import has left over.
fn number_of_left(part: &str) -> Option<usize> {
    part.strip_prefix("left")?.parse().ok()
}

/// Words without the dash or number of the item that they were.
fn without_mark(words: &str) -> &str {
    let rest = words.trim_start_matches(['-', '–', '+', '*', '•', ' ']);
    let digits = rest.len() - rest.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let numbered = rest[digits..].strip_prefix(['.', ')', '/']).filter(|_| (1..=2).contains(&digits));
    let rest = numbered.and_then(|rest| rest.strip_prefix(' ')).unwrap_or(rest).trim();
    if rest.is_empty() { words } else { rest }
}

/// The fields of a part.
fn item<'r>(opened: &'r OpenRecord, part: &FoundPart) -> &'r Map<String, Value> {
    static NOTHING: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
    let list = part.entity.map_or("", Entity::list);
    opened.value[list][part.index].as_object().unwrap_or(&NOTHING)
}

fn unproven(opened: &OpenRecord, part: &FoundPart) -> Refusal {
    let error = EditError::Unproven(lossless_yaml::path_name(&part.at(&[])));
    Refusal::of_file(&opened.name, (&error).into())
}
