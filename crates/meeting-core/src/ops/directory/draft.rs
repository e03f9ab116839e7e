//! A draft of the directory out of the records.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rayon::prelude::*;
use serde_json::{Value, json};

use super::described::{Described, Known, in_order_of_sessions, usual};
use super::probably_one::abbreviates;
use super::{FORMAT, Opened, item, list};
use crate::archive::{Archive, Directory, id_of_name, is_slug, spelling};
use crate::check::{Names, Reference, references};
use crate::i18n::Message;
use crate::model::{Entity, Target};
use crate::ops::stored::{Reading, Stored};
use crate::ops::{Changeset, Refusal, Workspace};
use crate::recognize::organizations::is_organization;
use crate::recognize::person;
use lossless_yaml::{Change, Step};
use viet_text::fold::tokens;
use viet_text::hygiene::{codes, unfit_for_a_name};

/// Most names that a note lists.
const MOST_NAMED: usize = 5;

/// People and bodies whom records only name in plain words, such as a lead who is no participant.
struct Plain {
    found: Vec<Described>,
    /// What else they are called, by their names.
    spoken: BTreeMap<String, BTreeSet<String>>,
    /// Names that may be anything: "các chi bộ".
    unclear: BTreeSet<String>,
    /// Names that no entry can have, and the place of a record that has each.
    unfit: BTreeMap<String, usize>,
}

impl Plain {
    fn of(records: &[Stored], directory: &Directory, all: &BTreeMap<(Entity, String), Described>) -> Self {
        let known: HashSet<String> =
            all.values().flat_map(|it| it.called().chain(it.id.as_deref())).map(spelling).collect();
        let is_plain = |names: &Names, it: &Reference| {
            it.target.may_be_plain()
                && names.find(it.text, it.target).is_empty()
                && directory.find(it.text, Target::Actor).is_empty()
        };
        let texts = records.par_iter().enumerate().flat_map_iter(|(at, it)| {
            let names = Names::of(&it.record, Directory::empty());
            let plain = references(&it.record).into_iter().filter(move |it| is_plain(&names, it));
            let texts = plain.map(|it| it.text.trim().to_owned()).filter(|text| !known.contains(&spelling(text)));
            texts.map(move |text| (text, at))
        });
        let texts: BTreeMap<String, usize> = texts.collect();
        let mut found: BTreeMap<(Entity, String), Described> = BTreeMap::new();
        let (unfit, texts): (BTreeMap<_, _>, BTreeMap<_, _>) = texts.into_iter().partition(|(text, _)| is_unfit(text));
        let mut plain = Self { found: Vec::new(), spoken: BTreeMap::new(), unclear: BTreeSet::new(), unfit };
        for text in texts.into_keys() {
            let person = person::named_person(&text).filter(|_| !is_organization(&text));
            let (entity, name, positions) = match person {
                Some(person) => (Entity::Person, person.name, person.positions),
                None if is_organization(&text) => (Entity::Organization, text.clone(), Vec::new()),
                // An id is no name.
                None if is_slug(&text) => continue,
                None => {
                    plain.unclear.insert(text);
                    continue;
                }
            };
            let it = found
                .entry((entity, spelling(&name)))
                .or_insert_with(|| Described { names: vec![(name.clone(), 1)], ..Described::new(entity, &name, None) });
            it.positions = if it.positions.is_empty() { positions } else { std::mem::take(&mut it.positions) };
            if spelling(&text) != spelling(&it.key) {
                plain.spoken.entry(it.key.clone()).or_default().insert(text);
            }
        }
        let is_found = |text: &str| Entity::LISTED.iter().any(|entity| found.contains_key(&(*entity, spelling(text))));
        plain.unclear.retain(|text| !is_found(text));
        // Who is described elsewhere gets no second entry.
        found.retain(|(_, name), _| !known.contains(name));
        plain.found = found.into_values().collect();
        plain
    }
}

/// Whether no entry can have a text.
fn is_unfit(text: &str) -> bool {
    !unfit_for_a_name(text).is_empty()
}

/// Takes the texts out of `it` that no entry can have.
fn take_unfit(it: &mut Described) -> Vec<String> {
    let names = it.names.extract_if(.., |(name, _)| is_unfit(name)).map(|(name, _)| name).collect::<Vec<_>>();
    let shorts = it.shorts.extract_if(.., |(short, _)| is_unfit(short)).map(|(short, _)| short).collect::<Vec<_>>();
    let positions = it.positions.extract_if(.., |position| is_unfit(position)).collect::<Vec<_>>();
    [names, shorts, positions].concat()
}

/// Takes the texts out of `it` that no entry can have, and says of each where it is.
fn without_unfit(it: &mut Described, known: &Known) -> Vec<Message> {
    let unfit = take_unfit(it);
    let said = |text: &String| {
        let says = |at: &&usize| known.mentions[**at].iter().any(|mention| mention.says(text));
        let at = it.places.iter().find(says).or(it.places.last())?;
        Some(left_out(text, &known.records[*at], known.archive))
    };
    unfit.iter().filter_map(said).collect()
}

/// What is said of a text that no entry can have.
fn left_out(text: &str, record: &Stored, archive: &Archive) -> Message {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = Message::new("directory-draft-unfit").with("name", name).with("file", archive.shown(&record.file));
    message.with("codes", codes(unfit_for_a_name(text)))
}

/// What is said of somebody who has several names in the records.
fn two_names(it: &Described) -> Option<Message> {
    let mut names: Vec<&str> = it.names.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_by_key(|name| Some(*name) != usual(&it.names));
    let mut known = BTreeSet::new();
    names.retain(|name| known.insert(spelling(name)));
    let all = names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    (names.len() > 1).then(|| Message::new("directory-two-names").with("id", &it.key).with("names", all))
}

/// The directory that records make.
#[derive(Debug)]
pub struct Draft {
    /// The planned change.
    pub changeset: Changeset,
    /// How many entries are new.
    pub count: usize,
    /// How many records cannot be read.
    pub unreadable: usize,
}

/// Plans the entries of everybody whom the records describe and who is not in the directory yet.
///
/// # Errors
/// If records cannot be read, or the directory would be too large.
pub fn draft_directory(workspace: &Workspace) -> Result<Draft, Refusal> {
    let mut opened = Opened::of(workspace)?;
    let Reading { records, unreadable } = in_order_of_sessions(workspace)?;
    let archive = workspace.archive()?;
    let known = Known::of(archive, &records);
    let all = known.described();
    let plain = Plain::of(&records, opened.directory, &all);
    let mut taken: BTreeSet<String> = opened.directory.entries().iter().map(|entry| entry.id.clone()).collect();
    let mut new: Vec<Described> = Vec::new();
    let mut notes: Vec<Message> = plain.unfit.iter().map(|(text, at)| left_out(text, &records[*at], archive)).collect();
    // Those with an id first: others make way for them.
    let (with_id, without): (Vec<_>, Vec<_>) = all.values().chain(&plain.found).partition(|it| it.id.is_some());
    for it in with_id.into_iter().chain(without) {
        let mut it = it.clone();
        notes.extend(without_unfit(&mut it, &known));
        if it.names.is_empty() {
            continue;
        }
        let id = it.id.clone().or_else(|| Some(id_of_name(usual(&it.names)?)).filter(|id| !id.is_empty()));
        let Some(id) = id.filter(|id| opened.directory.with_id(id).is_none_or(|entry| entry.entity != it.entity))
        else {
            continue;
        };
        if taken.insert(id.clone()) {
            new.push(Described { id: Some(id), ..it });
        } else {
            let name = usual(&it.names).unwrap_or(&it.key);
            notes.push(Message::new("directory-draft-taken").with("id", id).with("name", name));
        }
    }
    new.sort_by(|one, other| (one.entity, &one.id).cmp(&(other.entity, &other.id)));
    if !plain.unclear.is_empty() {
        let names =
            plain.unclear.iter().take(MOST_NAMED).map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
        notes.push(Message::new("directory-draft-unclear").with("count", plain.unclear.len()).with("names", names));
    }
    // An alias must mean one entry only.
    let mut owners: HashMap<String, usize> = HashMap::new();
    for it in &new {
        let names: BTreeSet<String> = it.called().map(spelling).chain(it.id.clone()).collect();
        for name in names {
            *owners.entry(name).or_default() += 1;
        }
    }
    let bodies: BTreeSet<&str> =
        new.iter().filter(|it| it.entity == Entity::Organization).filter_map(|it| it.id.as_deref()).collect();
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
            is_free && owners.get(&spelling(alias)) == Some(&1)
        };
        let aliases = it.called().filter(is_own);
        let spoken = plain.spoken.get(&it.key).into_iter().flatten().map(String::as_str);
        let aliases: Vec<&str> = aliases.chain(spoken).filter(|alias| taken.insert(spelling(alias))).collect();
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
    notes.extend(new.iter().filter_map(two_names));
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
    let changeset = if number == 0 { Changeset::default() } else { opened.changeset(String::new())? };
    Ok(Draft { changeset: Changeset { notes, ..changeset }, count: number, unreadable: unreadable.len() })
}
