//! What is probably one.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::described::{Described, Known, in_order_of_sessions, usual};
use super::one::{One, apart};
use crate::archive::{NearNames, id_of_name, spelling};
use crate::check::nearness::WrittenName;
use crate::i18n::Message;
use crate::model::{Entity, Target};
use crate::ops::stored::Reading;
use crate::ops::{Refusal, Workspace};
use viet_text::fold::{fold, tokens};

/// Two that are probably one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProbablyOne {
    /// The one to be merged into the other: that of fewer records, or the one that is not in the directory.
    pub old: Called,
    /// The other.
    pub new: Called,
    /// What makes them one.
    pub advice: Advice,
}

/// What makes one of two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// To merge them.
    Merge,
    /// To add the other to the directory first.
    Add {
        /// Its id, where that is not the one that its name has.
        id: Option<String>,
    },
    /// No command does it as things are.
    None {
        /// Why not.
        reason: Message,
        /// What to do about it.
        help: Option<Message>,
    },
}

impl Called {
    /// What a command calls it by: its id, else its name.
    #[must_use]
    pub fn typed(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }
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
/// other. Two people of one name and different ids were told apart, and so were those of whom [`apart`] says it. Also counts the
/// records that cannot be read.
///
/// # Errors
/// If records cannot be read.
pub fn probably_one(workspace: &Workspace) -> Result<(Vec<ProbablyOne>, usize), Refusal> {
    let Reading { records, unreadable } = in_order_of_sessions(workspace)?;
    let known = Known::of(workspace.archive()?, &records);
    let mut all = known.described();
    for entry in known.directory.entries() {
        let new = || Described::new(entry.entity, &entry.id, Some(&entry.id));
        let described = all.entry((entry.entity, entry.id.clone())).or_insert_with(new);
        described.names = entry.names().map(|name| (name.to_owned(), 1)).collect();
        described.shorts.clear();
    }
    let all: Vec<Described> = all.into_values().collect();
    let forms: Vec<Forms> = all.par_iter().map(Forms::of).collect();
    let near = NearNames::of(forms.iter().map(Forms::names));
    // The long names by what abbreviates them, so that not all are compared with all.
    let mut abbreviated: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, form) in forms.iter().enumerate() {
        for key in form.long_keys() {
            abbreviated.entry(key).or_default().push(at);
        }
    }
    let pairs = (0..all.len()).into_par_iter().flat_map_iter(|at| {
        let mut others: BTreeSet<(usize, usize)> = BTreeSet::new();
        let pair = |other: usize| (at.min(other), at.max(other));
        others.extend(near.find(forms[at].names()).into_iter().filter(|other| *other > at).map(pair));
        let long = forms[at].short_keys().into_iter().filter_map(|key| abbreviated.get(&key)).flatten();
        others.extend(long.filter(|other| **other != at).map(|other| pair(*other)));
        let may_be = |(one, other): &(usize, usize)| {
            all[*one].entity == all[*other].entity && forms[*one].may_be(&forms[*other])
        };
        others.into_iter().filter(may_be).collect::<Vec<_>>()
    });
    // One may be found from both sides.
    let pairs: BTreeSet<(usize, usize)> = pairs.collect();
    let judged = pairs.into_par_iter().filter_map(|(one, other)| judged(&all[one], &all[other], &known));
    let mut found: Vec<ProbablyOne> = judged.collect();
    found.sort_by(|one, other| {
        let key = |it: &ProbablyOne| (it.new.entity, it.new.name.clone(), it.old.name.clone());
        key(one).cmp(&key(other))
    });
    Ok((found, unreadable.len()))
}

/// What to do about two that are probably one; none if they have been told apart.
fn judged(one: &Described, other: &Described, known: &Known) -> Option<ProbablyOne> {
    let sides = [one, other].map(|it| {
        let entry = known.directory.with_id(&it.key).filter(|entry| entry.entity == it.entity);
        let side = entry.map_or_else(|| One::of_records(it), |entry| One::of_entry(entry, known));
        (called(it, &side), side)
    });
    let rank = |it: &Called| (it.is_entry, it.records, it.id.is_some(), Reverse(it.name.clone()));
    let [one, other] = sides;
    let ((old, old_side), (new, new_side)) = if rank(&one.0) <= rank(&other.0) { (one, other) } else { (other, one) };
    let advice = match apart(&old_side, &new_side, known) {
        Some(apart) if apart.is_settled => return None,
        Some(apart) => Advice::None { reason: apart.message, help: Some(apart.help) },
        None if new.is_entry => match One::typed(old.typed(), old.entity, known) {
            Ok(found) if found.is_same(&old_side) => Advice::Merge,
            Ok(found) => {
                let message = Message::new("ambiguous-in-directory").with("name", old.typed()).with("count", 2_usize);
                let ids = [found.id, old_side.id].into_iter().flatten().collect::<Vec<_>>().join(", ");
                Advice::None { reason: message, help: Some(Message::new("ambiguous-reference-help").with("ids", ids)) }
            }
            Err(Refusal::Said { message, help }) => Advice::None { reason: message, help },
            Err(_) => return None,
        },
        None => addition(&new, known),
    };
    Some(ProbablyOne { old, new, advice })
}

/// How somebody gets into the directory.
fn addition(new: &Called, known: &Known) -> Advice {
    if let Some(taken) = new.id.as_deref().and_then(|id| known.directory.with_id(id)) {
        let message = Message::new("directory-known").with("name", &taken.name).with("id", &taken.id);
        return Advice::None { reason: message, help: None };
    }
    let is_proposed = new.id.as_deref().is_none_or(|id| id_of_name(&new.name) == id);
    let is_free = known.directory.find(&new.name, Target::Actor).is_empty();
    Advice::Add { id: new.id.clone().filter(|_| !is_proposed || !is_free) }
}

fn called(it: &Described, side: &One) -> Called {
    let name = side.entry.map(|entry| entry.name.as_str()).or_else(|| usual(&it.names)).unwrap_or(&it.key).to_owned();
    let records = it.places.len();
    Called { entity: it.entity, id: it.id.clone(), name, records, is_entry: side.entry.is_some() }
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

    /// What an abbreviation of one of the names of a body may be.
    fn long_keys(&self) -> BTreeSet<String> {
        let names = if self.entity == Entity::Organization { &self.words[..] } else { &[] };
        let of_name = |words: &Vec<String>| {
            let at = |same: usize| {
                let (same, rest) = words.split_at(same);
                let both = [true, false].map(|it| initials(rest, it)).into_iter();
                both.filter(|it| it.len() >= LEAST_INITIALS).map(|it| abbreviation(same, &it)).collect::<Vec<_>>()
            };
            (0..words.len().saturating_sub(1)).flat_map(at).collect::<Vec<_>>()
        };
        names.iter().flat_map(of_name).collect()
    }

    /// What a name of a body is an abbreviation of, if it is one.
    fn short_keys(&self) -> BTreeSet<String> {
        let names = if self.entity == Entity::Organization { &self.words[..] } else { &[] };
        let of_name = |words: &Vec<String>| {
            let at = |same: usize| abbreviation(&words[..same], &words[same..].concat());
            (0..words.len()).map(at).collect::<Vec<_>>()
        };
        names.iter().flat_map(of_name).collect()
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

/// Two letters are initials of too much.
const LEAST_INITIALS: usize = 3;

/// The first letters of words; without the word "va", where that is wanted.
fn initials(words: &[String], is_without_va: bool) -> String {
    words.iter().filter(|word| !is_without_va || *word != "va").filter_map(|word| word.chars().next()).collect()
}

/// Words, and initials that stand for the words behind them.
fn abbreviation(words: &[String], initials: &str) -> String {
    format!("{} {initials}", words.join(" "))
}

/// Whether the words `short` are `long` with initials in the place of its last words: "so gddt" and "so giao duc va dao tao".
pub(super) fn abbreviates(short: &[String], long: &[String]) -> bool {
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    // "GD&ĐT" is two words.
    let stated = short[same..].concat();
    let rest = &long[same..];
    rest.len() > 1 && stated.len() >= LEAST_INITIALS && [true, false].iter().any(|it| initials(rest, *it) == stated)
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
