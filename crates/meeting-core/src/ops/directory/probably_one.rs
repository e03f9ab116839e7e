//! What is probably one.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::described::{Described, described, in_order_of_sessions, usual};
use crate::archive::{Directory, NearNames, spelling};
use crate::check::nearness::WrittenName;
use crate::model::Entity;
use crate::ops::{Refusal, Workspace};
use viet_text::fold::{fold, tokens};

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
    let mut all = described(&in_order_of_sessions(workspace)?, directory);
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
pub(super) fn abbreviates(short: &[String], long: &[String]) -> bool {
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
