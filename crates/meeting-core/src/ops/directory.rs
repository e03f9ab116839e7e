//! The directory: new entries, a draft out of the records, two spellings that become one, and what is probably one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::LazyLock;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::{Changeset, Refusal, Workspace};
use crate::archive::{
    DIRECTORY_FILE, Directory, DirectoryEntry, NearNames, ReadError, Write, directory_of, directory_schema, id_of_name,
    is_slug, shown_file, spelling,
};
use crate::check::nearness::WrittenName;
use crate::check::{Renaming, stem};
use crate::finding::FileFindings;
use crate::i18n::Message;
use crate::model::{self, Entity, Record, RecordState, Target};
use lossless_yaml::{Change, Format, Step};
use viet_text::fold::{fold, tokens};

static FORMAT: LazyLock<Format> = LazyLock::new(|| Format::new(directory_schema()));

/// A new entry.
#[derive(Debug, Clone, Default)]
pub struct NewEntry {
    /// Whether it is a person, not a body.
    pub is_person: bool,
    /// Its id; by default the slug of the short form, else of the name.
    pub id: Option<String>,
    /// The full name.
    pub name: String,
    /// The other fields of the format, by their names. An empty text or list is left out.
    pub fields: Vec<(&'static str, Value)>,
}

/// The text of the directory, and what it says.
struct Opened<'a> {
    path: PathBuf,
    /// None where there is no file yet.
    old: Option<String>,
    text: String,
    directory: &'a Directory,
}

impl<'a> Opened<'a> {
    fn of(workspace: &'a Workspace) -> Result<Self, Refusal> {
        let archive = workspace.archive()?;
        let path = archive.root().join(DIRECTORY_FILE);
        let old = match archive.read(&path) {
            Ok(text) => Some(text),
            Err(ReadError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Refusal::read(&archive.shown_path(&path), &error)),
        };
        let text = old.clone().unwrap_or_else(|| archive.editor_line_of_directory());
        Ok(Self { path, old, text, directory: &archive.settings().directory })
    }

    fn change(&mut self, changes: &[Change]) -> Result<(), Refusal> {
        // A file of comments alone is no mapping yet.
        let is_empty = self.text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        let lists = if is_empty { "organizations: []\npeople: []\n" } else { "" };
        let text = format!("{}{lists}", self.text);
        let text = FORMAT.edit(&text, changes).map_err(|error| Refusal::new((&error).into()))?;
        self.text = if is_empty { text.replace("organizations: []\n", "").replace("people: []\n", "") } else { text };
        Ok(())
    }

    /// The changeset of the new text, which is refused if it is no directory.
    fn changeset(self, name: String) -> Result<Changeset, Refusal> {
        if let Err(findings) = directory_of(&self.text) {
            let file = shown_file(&self.path);
            let files = vec![FileFindings { file, text: self.text, findings }];
            return Err(Refusal::Findings { files, message: Message::new("directory-refused") });
        }
        let write = match self.old {
            Some(old) if old == self.text => return Ok(Changeset { name, ..Changeset::default() }),
            Some(old) => Write::Replace { path: self.path, old, new: self.text },
            None => Write::Create { path: self.path, text: self.text },
        };
        Ok(Changeset { writes: vec![write], name, ..Changeset::default() })
    }
}

/// The list of the file that has entries of a kind.
fn list(entity: Entity) -> &'static str {
    if entity == Entity::Person { "people" } else { "organizations" }
}

fn item(id: &str, name: &str, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut item = json!({ "id": id, "name": name });
    for (field, value) in fields {
        let is_empty = value.is_null() || value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty {
            item[field] = value;
        }
    }
    item
}

/// Plans a new entry. The changeset's name is its id.
///
/// # Errors
/// If one of that id or name is there already, or a field is not right.
pub fn add_entry(workspace: &Workspace, entry: &NewEntry) -> Result<Changeset, Refusal> {
    let mut opened = Opened::of(workspace)?;
    let entity = if entry.is_person { Entity::Person } else { Entity::Organization };
    let short = entry.fields.iter().find(|(field, _)| *field == "short").and_then(|(_, value)| value.as_str());
    let proposed = || id_of_name(short.unwrap_or(&entry.name));
    let id = entry.id.clone().unwrap_or_else(proposed);
    if !is_slug(&id) {
        return Err(Refusal::new(Message::new("rename-bad-part").with("id", id)));
    }
    let directory = opened.directory;
    let of_name = directory.entries().iter().filter(|it| it.entity == entity && entry.id.is_none());
    let known = directory.with_id(&id).or_else(|| {
        let mut same = of_name.filter(|it| it.is_called(&entry.name) || short.is_some_and(|short| it.is_called(short)));
        same.next()
    });
    if let Some(known) = known {
        let message = Message::new("directory-known").with("name", &known.name).with("id", &known.id);
        return Err(Refusal::new(message).with_help(Message::new("directory-known-help")));
    }
    let item = item(&id, &entry.name, entry.fields.clone());
    opened.change(&[Change::Append { place: vec![Step::Key(list(entity))], item }])?;
    opened.changeset(id)
}

/// A record that has been read for its names.
struct Scanned {
    path: PathBuf,
    text: String,
    id: String,
    record: Record,
}

impl Scanned {
    fn is_final(&self) -> bool {
        self.record.state == Some(RecordState::Final)
    }
}

/// Every record that can be read, in the order of the sessions.
fn scan(workspace: &Workspace) -> Result<Vec<Scanned>, Refusal> {
    let archive = workspace.archive()?;
    let read = |file: String| {
        let path = archive.root().join(file);
        let text = archive.read(&path).ok()?;
        let record = model::read(&lossless_yaml::parse(&text).ok()?.value).record;
        let id = record.id.clone().or_else(|| stem(&path).map(str::to_owned))?;
        Some(Scanned { path, text, id, record })
    };
    let mut all: Vec<Scanned> = archive.walk()?.into_par_iter().filter_map(|file| read(file.path)).collect();
    let date = |it: &Scanned| it.record.session.as_ref().and_then(|session| session.date);
    all.sort_by(|one, other| date(one).cmp(&date(other)).then_with(|| one.path.cmp(&other.path)));
    Ok(all)
}

/// A person or body as records describe it.
#[derive(Debug, Clone)]
struct Described {
    entity: Entity,
    /// The directory's id, else that of the records, else the name.
    key: String,
    id: Option<String>,
    /// Each name with the number of records that have it; the last one of the latest record.
    names: Vec<(String, usize)>,
    shorts: Vec<(String, usize)>,
    organization: Option<String>,
    positions: Vec<String>,
    records: usize,
}

/// A part of a record that has a name.
struct Mention<'r> {
    entity: Entity,
    id: Option<&'r str>,
    name: Option<&'r str>,
    short: Option<&'r str>,
    organization: Option<&'r str>,
    positions: &'r [String],
}

fn mentions(record: &Record) -> impl Iterator<Item = Mention<'_>> {
    let organizations = record.organizations.iter().map(|it| Mention {
        entity: Entity::Organization,
        id: it.id.as_deref(),
        name: it.name.as_deref(),
        short: it.short.as_deref(),
        organization: it.part_of.as_deref(),
        positions: &[],
    });
    let people = record.participants.iter().filter(|it| it.group.is_none()).map(|it| Mention {
        entity: Entity::Person,
        id: it.id.as_deref(),
        name: it.name.as_deref(),
        short: None,
        organization: it.organization.as_deref(),
        positions: &it.positions,
    });
    organizations.chain(people).filter(|it| it.name.is_some())
}

/// Everybody whom records describe, by kind and key.
fn described(records: &[Scanned], directory: &Directory) -> BTreeMap<(Entity, String), Described> {
    let mut all: BTreeMap<(Entity, String), Described> = BTreeMap::new();
    for it in records {
        for mention in mentions(&it.record) {
            let entry = directory.entry_of(mention.entity, mention.id, mention.name, mention.short);
            let id = entry.map(|entry| entry.id.as_str()).or(mention.id);
            let Some(key) = id.or(mention.name) else { continue };
            let known = all.entry((mention.entity, key.to_owned())).or_insert_with(|| Described {
                entity: mention.entity,
                key: key.to_owned(),
                id: id.map(str::to_owned),
                names: Vec::new(),
                shorts: Vec::new(),
                organization: None,
                positions: Vec::new(),
                records: 0,
            });
            known.records += 1;
            count(&mut known.names, mention.name);
            count(&mut known.shorts, mention.short);
            if let Some(organization) = mention.organization {
                known.organization = Some(organization.to_owned());
            }
            if !mention.positions.is_empty() {
                known.positions = mention.positions.to_vec();
            }
        }
    }
    all
}

/// Counts a name; the latest stands last.
fn count(names: &mut Vec<(String, usize)>, name: Option<&str>) {
    let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else { return };
    let known = names.iter().position(|(other, _)| other == name);
    let (_, before) = known.map_or_else(|| (String::new(), 0), |at| names.remove(at));
    names.push((name.to_owned(), before + 1));
}

/// The most frequent of several names; of equally frequent ones the latest.
fn usual(names: &[(String, usize)]) -> Option<&str> {
    names.iter().max_by_key(|(_, count)| *count).map(|(name, _)| name.as_str())
}

/// Plans the entries of everybody whom the records describe and who is not in the directory yet, and counts them.
///
/// # Errors
/// If records cannot be read, or the directory would be too large.
pub fn draft_directory(workspace: &Workspace) -> Result<(Changeset, usize), Refusal> {
    let mut opened = Opened::of(workspace)?;
    let all = described(&scan(workspace)?, opened.directory);
    let is_new = |it: &&Described| it.id.as_deref().is_some_and(|id| opened.directory.with_id(id).is_none());
    let new: Vec<&Described> = all.values().filter(is_new).collect();
    // An alias must mean one entry only.
    let mut owners: HashMap<(Entity, String), usize> = HashMap::new();
    for it in &new {
        let names: BTreeSet<String> = it.names.iter().chain(&it.shorts).map(|(name, _)| spelling(name)).collect();
        for name in names.into_iter().chain(it.id.clone()) {
            *owners.entry((it.entity, name)).or_default() += 1;
        }
    }
    let bodies: BTreeSet<&str> =
        all.values().filter(|it| it.entity == Entity::Organization).filter_map(|it| it.id.as_deref()).collect();
    let is_body = |id: &str| bodies.contains(id) || opened.directory.with_id(id).is_some();
    let entry = |it: &Described| {
        let id = it.id.as_deref()?;
        let (name, short) = (usual(&it.names)?, usual(&it.shorts));
        let mut taken: BTreeSet<String> = [Some(name), short].into_iter().flatten().map(spelling).collect();
        let is_own = |alias: &&str| {
            // Another name under one id may be somebody else: only abbreviations are certain.
            let words = |name: &str| tokens(name).into_iter().map(|token| token.text).collect::<Vec<_>>();
            let (alias_words, name_words) = (words(alias), words(name));
            let is_abbreviation = abbreviates(&alias_words, &name_words) || abbreviates(&name_words, &alias_words);
            if it.entity == Entity::Person || !is_abbreviation {
                return false;
            }
            let is_free = opened.directory.find(alias, Target::Actor).is_empty();
            is_free && owners.get(&(it.entity, spelling(alias))) == Some(&1)
        };
        let aliases = it.names.iter().chain(&it.shorts).map(|(alias, _)| alias.as_str()).filter(is_own);
        let aliases: Vec<&str> = aliases.filter(|alias| taken.insert(spelling(alias))).collect();
        let short = short.filter(|short| spelling(short) != spelling(name));
        let organization = it.organization.as_deref().filter(|body| is_body(body) && *body != id);
        let belongs = if it.entity == Entity::Person { "organization" } else { "part_of" };
        let fields = [
            ("short", json!(short)),
            ("aliases", json!(aliases)),
            (belongs, json!(organization)),
            ("positions", json!(it.positions)),
        ];
        Some(item(id, name, fields))
    };
    let mut notes = Vec::new();
    for it in &new {
        let mut names: Vec<&str> = it.names.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_by_key(|name| Some(*name) != usual(&it.names));
        let mut known = BTreeSet::new();
        names.retain(|name| known.insert(spelling(name)));
        if names.len() > 1 {
            let names = names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
            notes.push(Message::new("directory-two-names").with("id", &it.key).with("names", names));
        }
    }
    let mut lists: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for it in &new {
        lists.entry(list(it.entity)).or_default().extend(entry(it));
    }
    let number = lists.values().map(Vec::len).sum::<usize>();
    if opened.old.is_none() {
        let body = FORMAT.write(&json!(lists)).map_err(|error| Refusal::new((&error).into()))?;
        opened.text.push_str(if number == 0 { "" } else { &body });
    } else {
        let append = |(list, items): (&&'static str, &Vec<Value>)| {
            let place = vec![Step::Key(list)];
            items.iter().map(|item| Change::Append { place: place.clone(), item: item.clone() }).collect::<Vec<_>>()
        };
        let changes: Vec<Change> = lists.iter().flat_map(append).collect();
        opened.change(&changes)?;
    }
    if opened.text.len() > lossless_yaml::MAX_BYTES {
        return Err(Refusal::new(Message::new("directory-too-large").with("count", number)));
    }
    if number == 0 {
        return Ok((Changeset::default(), 0));
    }
    let changeset = opened.changeset(String::new())?;
    Ok((Changeset { notes, ..changeset }, number))
}

/// Plans that two spellings are one: `old` becomes another name of the entry `new`, and records that are not final get its id.
/// The changeset's name is the entry's id.
///
/// # Errors
/// Where one of them is unclear or unknown, where they are two bodies that followed each other or are in one record, or a
/// record cannot be changed.
pub fn merge_entries(workspace: &Workspace, old: &str, new: &str) -> Result<Changeset, Refusal> {
    let mut opened = Opened::of(workspace)?;
    let directory = opened.directory;
    let new = match directory.typed(new, Target::Actor)[..] {
        [entry] => entry,
        [] => return Err(no_entry(directory, new).with_help(Message::new("directory-merge-new-help"))),
        _ => return Err(several(directory, new)),
    };
    let records = scan(workspace)?;
    let merged = match directory.typed(old, Target::Actor)[..] {
        [entry] if entry.id == new.id => {
            let message = Message::new("directory-merge-same").with("old", old).with("new", &new.id);
            return Err(Refusal::new(message));
        }
        [entry] => Merged::of_entry(entry),
        // The name may be the entry's, and the id another one.
        [] => Merged::of_records(old, new, &records, directory)?,
        _ => return Err(several(directory, old)),
    };
    if merged.entity != new.entity {
        let message = Message::new("directory-merge-kinds").with("old", old).with("new", &new.id);
        return Err(Refusal::new(message));
    }
    if let Some(entry) = merged.entry.filter(|it| it.until.is_some() || !it.replaced_by.is_empty()) {
        let message = Message::new("directory-merge-ended").with("name", &entry.name);
        return Err(Refusal::new(message).with_help(Message::new("directory-merge-ended-help")));
    }
    merged.refuse_differences(new)?;
    opened.change(&merged.changes(new, directory))?;
    let mut changeset = opened.changeset(new.id.clone())?;
    let archive = workspace.archive()?;
    // A record that cannot be read would keep the old id unnoticed.
    let mentioned = merged.id.as_deref().map(|id| archive.naming(&[id])).transpose()?.unwrap_or_default();
    for (path, text) in mentioned {
        if lossless_yaml::parse(&text).is_err() {
            return Err(Refusal::of_file(&archive.shown_path(&path), Message::new("rename-unreadable")));
        }
    }
    let mut kept = 0_usize;
    for it in &records {
        let own = mentions(&it.record).filter(|mention| mention.entity == new.entity);
        let own: Vec<Mention> = own.collect();
        let is_new = |mention: &Mention| {
            directory.entry_of(mention.entity, mention.id, mention.name, mention.short) == Some(new)
        };
        let olds: Vec<&Mention> = own.iter().filter(|mention| merged.is(mention, directory)).collect();
        if olds.is_empty() {
            continue;
        }
        if let Some(both) = own.iter().find(|mention| !merged.is(mention, directory) && is_new(mention)) {
            let message = Message::new("directory-merge-both").with("file", archive.shown_path(&it.path));
            let message = message.with("old", olds[0].name.unwrap_or_default());
            let message = message.with("new", both.name.unwrap_or_default());
            return Err(Refusal::new(message).with_help(Message::new("directory-merge-both-help")));
        }
        let id = olds[0].id.filter(|id| *id != new.id);
        let Some(id) = id else { continue };
        if it.is_final() {
            kept += 1;
            continue;
        }
        let renaming = Renaming { record: &it.id, part: Some(id), new: &new.id, line: None };
        let text = renaming.of_itself(workspace.checker()?, &it.text, stem(&it.path));
        let text = text.map_err(|error| Refusal::of_file(&archive.shown_path(&it.path), error.message()))?;
        changeset.writes.push(Write::Replace { path: it.path.clone(), old: it.text.clone(), new: text });
    }
    if kept > 0 {
        changeset.notes.push(Message::new("directory-merge-kept").with("count", kept));
    }
    Ok(changeset)
}

fn no_entry(directory: &Directory, typed: &str) -> Refusal {
    let ids = directory.entries().iter().flat_map(|entry| entry.names().chain([entry.id.as_str()]));
    let refusal = Refusal::new(Message::new("directory-no-entry").with("name", typed));
    match viet_text::suggest::nearest(typed, ids) {
        Some(near) => refusal.with_help(Message::new("did-you-mean").with("name", near)),
        None => refusal,
    }
}

fn several(directory: &Directory, typed: &str) -> Refusal {
    let found = directory.typed(typed, Target::Actor);
    let ids: Vec<&str> = found.iter().map(|entry| entry.id.as_str()).collect();
    let message = Message::new("ambiguous-in-directory").with("name", typed).with("count", ids.len());
    Refusal::new(message).with_help(Message::new("ambiguous-reference-help").with("ids", ids.join(", ")))
}

/// What becomes another name of an entry.
struct Merged<'a> {
    entity: Entity,
    /// Its entry, where it has one.
    entry: Option<&'a DirectoryEntry>,
    /// The id that records have for it.
    id: Option<String>,
    /// All its names.
    names: Vec<String>,
}

impl<'a> Merged<'a> {
    fn of_entry(entry: &'a DirectoryEntry) -> Self {
        let names = entry.names().map(str::to_owned).collect();
        Self { entity: entry.entity, entry: Some(entry), id: Some(entry.id.clone()), names }
    }

    /// One that only records describe, by its id or name.
    fn of_records(
        typed: &str,
        new: &DirectoryEntry,
        records: &[Scanned],
        directory: &Directory,
    ) -> Result<Self, Refusal> {
        let all = described(records, Directory::empty());
        let wanted = spelling(typed);
        let is_called = |it: &&Described| {
            let mut names = it.names.iter().chain(&it.shorts);
            it.entity == new.entity
                && (it.id.as_deref() == Some(typed) || names.any(|(name, _)| spelling(name) == wanted))
        };
        let exact = all.values().find(|it| it.entity == new.entity && it.id.as_deref() == Some(typed));
        let found: Vec<&Described> = exact.map_or_else(|| all.values().filter(is_called).collect(), |it| vec![it]);
        let [one] = found[..] else {
            let Some(_) = found.first() else { return Err(no_entry(directory, typed)) };
            let keys: Vec<&str> = found.iter().map(|it| it.key.as_str()).collect();
            let message = Message::new("ambiguous-in-directory").with("name", typed).with("count", keys.len());
            return Err(
                Refusal::new(message).with_help(Message::new("ambiguous-reference-help").with("ids", keys.join(", ")))
            );
        };
        let names = one.names.iter().chain(&one.shorts).map(|(name, _)| name.clone()).collect();
        Ok(Self { entity: one.entity, entry: None, id: one.id.clone(), names })
    }

    /// Whether a part of a record is it.
    fn is(&self, mention: &Mention, directory: &Directory) -> bool {
        if mention.entity != self.entity {
            return false;
        }
        match self.entry {
            Some(own) => directory.entry_of(mention.entity, mention.id, mention.name, mention.short) == Some(own),
            None => match (mention.id, &self.id) {
                (Some(id), Some(own)) => id == own,
                (None, _) => {
                    mention.name.is_some_and(|name| self.names.iter().any(|own| spelling(own) == spelling(name)))
                }
                (Some(_), None) => false,
            },
        }
    }

    /// Fails if both entries say different things of one field: what is not a name would be lost.
    fn refuse_differences(&self, new: &DirectoryEntry) -> Result<(), Refusal> {
        let Some(old) = self.entry else { return Ok(()) };
        for ((field, before), (_, after)) in fields(old).into_iter().zip(fields(new)) {
            if !before.is_null() && !after.is_null() && before != after && field != "short" {
                let message = Message::new("directory-merge-differs").with("field", field);
                let message = message.with("old", before.to_string()).with("new", after.to_string());
                return Err(Refusal::new(message).with_help(Message::new("directory-merge-differs-help")));
            }
        }
        Ok(())
    }

    /// The changes of the directory.
    fn changes(&self, new: &DirectoryEntry, directory: &Directory) -> Vec<Change<'static>> {
        let place = |entry: &DirectoryEntry| {
            let same = directory.entries().iter().filter(|it| it.entity == entry.entity);
            same.enumerate().find(|(_, it)| it.id == entry.id).map_or(0, |(at, _)| at)
        };
        let list = list(new.entity);
        let mut changes = Vec::new();
        let mut known: BTreeSet<String> = new.names().chain([new.id.as_str()]).map(spelling).collect();
        for name in self.names.iter().chain(&self.id) {
            if known.insert(spelling(name)) {
                let place = vec![list.into(), place(new).into(), "aliases".into()];
                changes.push(Change::Append { place, item: json!(name) });
            }
        }
        let Some(old) = self.entry else { return changes };
        for ((field, before), (_, after)) in fields(old).into_iter().zip(fields(new)) {
            if after.is_null() && !before.is_null() && before.as_str() != Some(&new.id) && field != "short" {
                let place = vec![list.into(), place(new).into(), field.into()];
                changes.push(Change::Set { place, value: before });
            }
        }
        let mut counts: BTreeMap<Entity, usize> = BTreeMap::new();
        for entry in directory.entries() {
            let at = counts.entry(entry.entity).or_default();
            let index = *at;
            *at += 1;
            let own = self::list(entry.entity);
            if entry.organization.as_ref() == Some(&old.id) {
                let field = if entry.entity == Entity::Person { "organization" } else { "part_of" };
                let place = vec![own.into(), index.into(), field.into()];
                // What was part of the other spelling cannot be part of itself.
                let is_itself = entry.id == new.id;
                let value = json!(new.id);
                changes.push(if is_itself { Change::Remove { place } } else { Change::Set { place, value } });
            }
            if entry.replaced_by.contains(&old.id) {
                let ids = entry.replaced_by.iter().map(|id| if *id == old.id { &new.id } else { id });
                let mut ids: Vec<&String> = ids.filter(|id| **id != entry.id).collect();
                ids.dedup();
                let place = vec![own.into(), index.into(), "replaced_by".into()];
                changes.push(Change::Set { place, value: json!(ids) });
            }
        }
        // Last, because the places of the others are those before.
        changes.push(Change::Remove { place: vec![list.into(), place(old).into()] });
        changes
    }
}

/// The fields of an entry besides its id and aliases, null where it has none.
fn fields(entry: &DirectoryEntry) -> [(&'static str, Value); 5] {
    let belongs = if entry.entity == Entity::Person { "organization" } else { "part_of" };
    let positions = if entry.positions.is_empty() { Value::Null } else { json!(entry.positions) };
    [
        ("short", json!(entry.short)),
        (belongs, json!(entry.organization)),
        ("positions", positions),
        ("mail", json!(entry.mail)),
        ("from", json!(entry.from)),
    ]
}

/// Two that are probably one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProbablyOne {
    /// The one to be merged into the other: that of fewer records, or the one that is not in the directory.
    pub old: Called,
    /// The other.
    pub new: Called,
}

/// A person or body, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// What it is.
    pub entity: Entity,
    /// The id; none of somebody without one.
    pub id: Option<String>,
    /// The name.
    pub name: String,
    /// How many records describe it.
    pub records: usize,
    /// Whether it is in the directory.
    pub is_entry: bool,
}

/// Finds bodies and people that are probably one: whose names are nearly the same, or one of which is the abbreviation of the
/// other. Two people of one name and different ids were told apart.
///
/// # Errors
/// If records cannot be read.
pub fn probably_one(workspace: &Workspace) -> Result<Vec<ProbablyOne>, Refusal> {
    let directory = workspace.office();
    let mut all = described(&scan(workspace)?, directory);
    for entry in directory.entries() {
        let known = all.entry((entry.entity, entry.id.clone())).or_insert_with(|| Described {
            entity: entry.entity,
            key: entry.id.clone(),
            id: Some(entry.id.clone()),
            names: Vec::new(),
            shorts: Vec::new(),
            organization: None,
            positions: Vec::new(),
            records: 0,
        });
        known.names = entry.names().map(|name| (name.to_owned(), 1)).collect();
        known.shorts.clear();
    }
    let all: Vec<Described> = all.into_values().collect();
    let forms: Vec<Forms> = all.iter().map(Forms::of).collect();
    // Abbreviations are looked for among bodies alone, of which there are few; nearly the same names by what they have in common.
    let bodies: Vec<usize> = (0..all.len()).filter(|at| all[*at].entity == Entity::Organization).collect();
    let near = NearNames::of(forms.iter().map(Forms::names));
    let pairs = (0..all.len()).into_par_iter().flat_map_iter(|at| {
        let (all, forms) = (&all, &forms);
        let others = if all[at].entity == Entity::Organization { bodies.clone() } else { near.find(forms[at].names()) };
        let others = others.into_iter().filter(move |other| *other > at && all[at].entity == all[*other].entity);
        others.filter(move |other| forms[at].may_be(&forms[*other])).map(move |other| (at, other))
    });
    let mut found: Vec<ProbablyOne> = pairs
        .collect::<Vec<_>>()
        .into_iter()
        .filter(|(one, other)| !followed(directory, &all[*one].key, &all[*other].key))
        .map(|(one, other)| {
            let [one, other] = [one, other].map(|at| called(&all[at], directory));
            let rank = |it: &Called| (it.is_entry, it.records, it.id.is_some(), Reverse(it.name.clone()));
            let (old, new) = if rank(&one) <= rank(&other) { (one, other) } else { (other, one) };
            ProbablyOne { old, new }
        })
        .collect();
    found.sort_by(|one, other| {
        let key = |it: &ProbablyOne| (it.new.entity, it.new.name.clone(), it.old.name.clone());
        key(one).cmp(&key(other))
    });
    Ok(found)
}

/// Whether one body has taken the place of the other.
fn followed(directory: &Directory, one: &str, other: &str) -> bool {
    let replaced =
        |id: &str, by: &str| directory.with_id(id).is_some_and(|entry| entry.replaced_by.iter().any(|it| it == by));
    replaced(one, other) || replaced(other, one)
}

fn called(it: &Described, directory: &Directory) -> Called {
    let entry = it.id.as_deref().and_then(|id| directory.with_id(id));
    let name = entry.map(|entry| entry.name.as_str()).or_else(|| usual(&it.names)).unwrap_or(&it.key).to_owned();
    Called { entity: it.entity, id: it.id.clone(), name, records: it.records, is_entry: entry.is_some() }
}

/// What names are compared by.
struct Forms {
    entity: Entity,
    names: Vec<String>,
    spellings: Vec<String>,
    words: Vec<Vec<String>>,
}

impl Forms {
    fn of(it: &Described) -> Self {
        let names: Vec<String> = it.names.iter().chain(&it.shorts).map(|(name, _)| name.clone()).collect();
        let spellings = names.iter().map(|name| spelling(name)).collect();
        let words = names.iter().map(|name| tokens(name).into_iter().map(|token| token.text).collect()).collect();
        Self { entity: it.entity, names, spellings, words }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    fn may_be(&self, other: &Self) -> bool {
        let is_same = self.spellings.iter().any(|name| other.spellings.contains(name));
        if self.entity == Entity::Person && is_same {
            return false;
        }
        let is_body = self.entity == Entity::Organization;
        // People whose names differ in their marks are two.
        let differs_in_marks =
            |name: &str, other: &str| !is_body && fold(name) == fold(other) && !name.is_ascii() && !other.is_ascii();
        let is_near = |(name, other): (&String, &String)| {
            WrittenName::new(name).nearness(other).is_some() && !differs_in_marks(name, other)
        };
        let mut pairs = self.names.iter().flat_map(|name| other.names.iter().map(move |other| (name, other)));
        let mut words = self.words.iter().flat_map(|one| other.words.iter().map(move |other| (one, other)));
        is_same
            || pairs.any(is_near)
            || is_body && words.any(|(one, other)| abbreviates(one, other) || abbreviates(other, one))
    }
}

/// Whether the words `short` are `long` with initials in the place of its last words: "so gddt" and "so giao duc va dao tao".
fn abbreviates(short: &[String], long: &[String]) -> bool {
    /// Two letters are initials of too much.
    const LEAST: usize = 3;
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    // "GD&ĐT" is two words.
    let initials = short[same..].concat();
    let rest = &long[same..];
    let of = |skip: &str| {
        rest.iter().filter(|word| *word != skip).filter_map(|word| word.chars().next()).collect::<String>()
    };
    rest.len() > 1 && initials.len() >= LEAST && (of("va") == initials || of("") == initials)
}

#[cfg(test)]
mod tests {
    use super::abbreviates;
    use viet_text::fold::tokens;

    #[test]
    fn initials() {
        let words = |text: &str| tokens(text).into_iter().map(|token| token.text).collect::<Vec<_>>();
        for (short, long, expected) in [
            ("Sở GDĐT", "Sở Giáo dục và Đào tạo", true),
            ("UBND", "Ủy ban nhân dân", true),
            ("Sở GDVĐT", "Sở Giáo dục và Đào tạo", true),
            ("Phòng TCCB", "Phòng Tổ chức cán bộ", true),
            ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo", true),
            ("Sở YT", "Sở Y tế", false),
            ("Phòng TCCB", "Ban Tổ chức cán bộ", false),
            ("Sở GDĐT", "Sở Giáo dục", false),
            ("Sở Giáo dục và Đào tạo", "Sở GDĐT", false),
            ("", "Sở Y tế", false),
        ] {
            assert_eq!(abbreviates(&words(short), &words(long)), expected, "{short} | {long}");
        }
    }
}
