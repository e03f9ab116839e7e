//! A draft of the directory out of the records.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Value, json};

use super::described::{Described, Known, in_order_of_sessions, usual};
use super::probably_one::abbreviates;
use super::{FORMAT, Opened, item, list};
use crate::archive::spelling;
use crate::i18n::Message;
use crate::model::{Entity, Target};
use crate::ops::{Changeset, Refusal, Workspace};
use lossless_yaml::{Change, Step};
use viet_text::fold::tokens;

/// Plans the entries of everybody whom the records describe and who is not in the directory yet, and counts them.
///
/// # Errors
/// If records cannot be read, or the directory would be too large.
pub fn draft_directory(workspace: &Workspace) -> Result<(Changeset, usize), Refusal> {
    let mut opened = Opened::of(workspace)?;
    let records = in_order_of_sessions(workspace)?;
    let all = Known::of(workspace.archive()?, &records).described();
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
