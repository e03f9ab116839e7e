//! The directory in `directory.yaml`: the bodies and people of an office, each with one id and all its names.
//!
//! A part of a record is an entry of the directory by its id, or by its name where its id is only made of that name; a
//! reference in a record is one by its id or any of its names. Names are compared without regard to case, spaces and the
//! position of tone marks; other diacritics count, because "An" and "Ân" are two people.

mod check;
mod raw;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use viet_text::fold::{fold, marked, tokens};

use super::id_of_name;
use crate::i18n::Message;
use crate::model::{Entity, Target};

pub(crate) use check::directory_of;
pub(super) use check::examine;
pub use raw::{DIRECTORY_SCHEMA_ID, directory_schema};

/// Name of the directory's file, in the archive's root.
pub const DIRECTORY_FILE: &str = "directory.yaml";

/// The bodies and people of an office; empty where there is no `directory.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    entries: Vec<DirectoryEntry>,
    /// The places of the entries by each of their ids and names, as compared.
    by_name: BTreeMap<String, Vec<usize>>,
    near: NearNames,
    /// The first day on which one ended.
    first_end: Option<NaiveDate>,
}

/// A body or a person of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryEntry {
    /// What it is: [`Entity::Organization`] or [`Entity::Person`].
    pub entity: Entity,
    /// Its id, unique in the directory.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// The short form of a body's name.
    pub short: Option<String>,
    /// Other names and former ids.
    pub aliases: Vec<String>,
    /// The id of the body that a body is part of, or to which a person belongs.
    pub organization: Option<String>,
    /// The positions of a person, highest rank first.
    pub positions: Vec<String>,
    /// An address for mail.
    pub mail: Option<String>,
    /// The first day on which a body exists.
    pub from: Option<NaiveDate>,
    /// The last day on which a body exists, or on which a person is with the office.
    pub until: Option<NaiveDate>,
    /// The ids of the bodies that have taken the place of this one.
    pub replaced_by: Vec<String>,
}

impl DirectoryEntry {
    /// What lists show: the short form, else the name.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }

    /// The name, the short form and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [Some(&self.name), self.short.as_ref()].into_iter().flatten().chain(&self.aliases).map(String::as_str)
    }

    /// Whether a text is its id or one of its names.
    #[must_use]
    pub fn is_called(&self, text: &str) -> bool {
        let wanted = spelling(text);
        self.id == text || self.names().any(|name| spelling(name) == wanted)
    }

    /// Whether an id is a former one of it.
    fn had_id(&self, id: &str) -> bool {
        self.aliases.iter().any(|alias| alias == id)
    }

    /// Whether it had ended before a day.
    #[must_use]
    pub fn had_ended(&self, day: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < day)
    }

    /// What is to be said where it had ended before a day.
    #[must_use]
    pub fn said_to_have_ended(&self, day: NaiveDate) -> Option<Message> {
        let until = self.until.filter(|until| *until < day)?;
        let is_person = self.entity == Entity::Person;
        let key = if is_person { "ended-organization-person" } else { "ended-organization" };
        Some(Message::new(key).with("name", &self.name).with("until", until))
    }
}

static EMPTY: LazyLock<Arc<Directory>> = LazyLock::new(Arc::default);

impl Directory {
    /// The directory of records outside of an archive.
    #[must_use]
    pub fn empty() -> &'static Arc<Self> {
        &EMPTY
    }

    /// The directory of these entries.
    pub(super) fn new(entries: Vec<DirectoryEntry>) -> Self {
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, entry) in entries.iter().enumerate() {
            for name in entry.names().chain([entry.id.as_str()]) {
                let places = by_name.entry(spelling(name)).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        let near = NearNames::of(entries.iter().map(DirectoryEntry::names));
        let first_end = entries.iter().filter_map(|entry| entry.until).min();
        Self { entries, by_name, near, first_end }
    }

    /// Whether any entry had ended before a day.
    #[must_use]
    pub fn has_ended_before(&self, day: NaiveDate) -> bool {
        self.first_end.is_some_and(|until| until < day)
    }

    /// The entries whose names may be nearly a text; see [`NearNames`].
    #[must_use]
    pub fn nearly(&self, text: &str) -> Vec<&DirectoryEntry> {
        if self.is_empty() {
            return Vec::new();
        }
        self.near.find([text]).into_iter().map(|place| &self.entries[place]).collect()
    }

    /// All entries: bodies, then people, in the order of the file.
    #[must_use]
    pub fn entries(&self) -> &[DirectoryEntry] {
        &self.entries
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry with this id.
    #[must_use]
    pub fn with_id(&self, id: &str) -> Option<&DirectoryEntry> {
        self.named(id).find(|entry| entry.id == id)
    }

    /// The entry that has this id, or had it: a former id is one of its aliases.
    #[must_use]
    pub fn with_former_id(&self, id: &str) -> Option<&DirectoryEntry> {
        self.with_id(id).or_else(|| self.named(id).find(|entry| entry.had_id(id)))
    }

    fn named(&self, text: &str) -> impl Iterator<Item = &DirectoryEntry> {
        // Most archives have no directory, and references are many.
        let places = if self.is_empty() { None } else { self.by_name.get(&spelling(text)) };
        places.into_iter().flatten().map(|place| &self.entries[*place])
    }

    /// The entries that a reference to `target` means: the one with this id, else all with this name.
    #[must_use]
    pub fn find(&self, text: &str, target: Target) -> Vec<&DirectoryEntry> {
        let found: Vec<_> = self.named(text).filter(|entry| target.takes(entry.entity)).collect();
        match found.iter().find(|entry| entry.id == text.trim()) {
            Some(exact) => vec![exact],
            None => found,
        }
    }

    /// The entries that people mean who type a text: as in [`Self::find`], else those whose names are the same without
    /// diacritics.
    #[must_use]
    pub fn typed(&self, text: &str, target: Target) -> Vec<&DirectoryEntry> {
        let found = self.find(text, target);
        if !found.is_empty() {
            return found;
        }
        let wanted = fold(text);
        let is_meant = |entry: &&DirectoryEntry| entry.names().any(|name| fold(name) == wanted);
        self.entries.iter().filter(|entry| target.takes(entry.entity)).filter(is_meant).collect()
    }

    /// The entry that a part of a record is: by its id, else by its names. An id that is not made of the names was given to
    /// tell somebody apart, so the names do not decide then.
    #[must_use]
    pub fn entry_of(
        &self,
        entity: Entity,
        id: Option<&str>,
        name: Option<&str>,
        short: Option<&str>,
    ) -> Option<&DirectoryEntry> {
        if self.is_empty() {
            return None;
        }
        let is_of_kind = |entry: &&DirectoryEntry| entry.entity == entity;
        let mut names = [name, short].into_iter().flatten();
        if let Some(id) = id {
            let mut by_id = self.named(id).filter(is_of_kind).filter(|entry| entry.id == id || entry.had_id(id));
            if let Some(entry) = by_id.next() {
                return Some(entry);
            }
            if !names.clone().any(|name| id_of_name(name) == id) {
                return None;
            }
        }
        names.find_map(|name| {
            let mut found = self.named(name).filter(is_of_kind);
            found.next().filter(|_| found.next().is_none())
        })
    }
}

/// Finds what may be nearly a name without comparing all with all: names of the same letters, and those with another word in one
/// place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NearNames {
    /// The places of the things by what their names have in common with such names.
    places: BTreeMap<String, Vec<usize>>,
}

impl NearNames {
    /// The names of things, each thing with all of its names.
    pub(crate) fn of<'n>(things: impl Iterator<Item = impl Iterator<Item = &'n str>>) -> Self {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, names) in things.enumerate() {
            for key in names.flat_map(in_common) {
                let known = places.entry(key).or_default();
                if known.last() != Some(&place) {
                    known.push(place);
                }
            }
        }
        Self { places }
    }

    /// The places of the things that may be nearly one of these names, each once, in order.
    pub(crate) fn find<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<usize> {
        let keys = names.into_iter().flat_map(in_common);
        let mut found: Vec<usize> = keys.filter_map(|key| self.places.get(&key)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Letters that a word needs so that one of them may be a slip: in shorter ones it makes another name.
pub(crate) const LEAST_OF_SLIP: usize = 4;

/// What a name has in common with those of the same letters, and with those that have a slip in one word: the letters, and the
/// words without each of those in which a slip may be, but for its first letter.
fn in_common(name: &str) -> Vec<String> {
    let words: Vec<String> = tokens(name).into_iter().map(|token| token.text).collect();
    let without = |left_out: usize| {
        let others = words.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, word)| word.as_str());
        let first = words[left_out].chars().next().unwrap_or_default();
        format!("{left_out}/{}/{first}/{}", words.len(), others.collect::<Vec<_>>().join(" "))
    };
    // Of one word, everything of one word would be near.
    let several = if words.len() > 1 { words.len() } else { 0 };
    let is_long = |at: &usize| words[*at].chars().count() >= LEAST_OF_SLIP;
    (0..several).filter(is_long).map(without).chain([words.concat()]).collect()
}

/// The form in which names are compared.
#[must_use]
pub(crate) fn spelling(name: &str) -> String {
    marked(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Directory, directory_of};
    use crate::model::{Entity, Target};

    const TEXT: &str = "\
organizations:
  - id: so-noi-vu
    name: Sở Nội vụ
    short: Sở NV
    aliases: [Sở Nội vụ tỉnh, snv]
  - {id: so-khdt, name: Sở Kế hoạch và Đầu tư, short: Sở KH&ĐT, until: 2025-02-28, replaced_by: so-tai-chinh}
  - {id: so-tai-chinh, name: Sở Tài chính}
people:
  - {id: nguyen-an, name: Nguyễn An, organization: so-noi-vu}
  - {id: nguyen-an-lai-xe, name: Nguyễn An, aliases: [Anh An lái xe]}
  - {id: tran-thi-hoa, name: Trần Thị Hòa}
";

    fn directory() -> Directory {
        directory_of(TEXT).unwrap()
    }

    #[test]
    fn what_a_reference_means() {
        let directory = directory();
        for (text, target, expected) in [
            ("so-noi-vu", Target::Organization, "so-noi-vu"),
            ("snv", Target::Organization, "so-noi-vu"),
            ("SỞ  NỘI VỤ", Target::Actor, "so-noi-vu"),
            ("Sở NV", Target::Actor, "so-noi-vu"),
            ("Sở Nội vụ", Target::Directive, ""),
            ("Trần Thị Hoà", Target::Actor, "tran-thi-hoa"),
            ("Trần Thị Hoa", Target::Actor, ""),
            ("tran-thi-hoa", Target::Organization, ""),
            ("Nguyễn An", Target::Actor, "nguyen-an nguyen-an-lai-xe"),
            ("nguyen-an", Target::Actor, "nguyen-an"),
            ("các chi bộ", Target::Actor, ""),
        ] {
            let found: Vec<&str> = directory.find(text, target).into_iter().map(|it| it.id.as_str()).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
        let typed =
            |text| directory.typed(text, Target::Actor).into_iter().map(|it| it.id.as_str()).collect::<Vec<_>>();
        assert_eq!(typed("so noi vu tinh"), ["so-noi-vu"]);
        assert_eq!(typed("Tran Thi Hoa"), ["tran-thi-hoa"]);
        assert_eq!(typed("nguyen an"), ["nguyen-an", "nguyen-an-lai-xe"]);
    }

    #[test]
    fn what_may_be_nearly_a_name() {
        let directory = directory();
        let near = |text| directory.nearly(text).into_iter().map(|it| it.id.as_str()).collect::<Vec<_>>();
        for text in ["Sở Nội  Vụ", "so noi vu", "Sở Nôi vụ", "Sở-Nội-vụ"] {
            assert!(near(text).contains(&"so-noi-vu"), "{text}");
        }
        assert_eq!(near("Sở Tài chínhh"), ["so-tai-chinh"]);
        // In a short word, a letter makes another name.
        assert_eq!(near("Trần Thị Hoàa"), [""; 0]);
        assert_eq!(near("các chi bộ"), [""; 0]);
    }

    #[test]
    fn which_entry_a_part_is() {
        let directory = directory();
        let of = |entity, id, name, short| {
            directory
                .entry_of(entity, Some(id).filter(|id: &&str| !id.is_empty()), name, short)
                .map(|it| it.id.as_str())
        };
        let body = |id, name, short| of(Entity::Organization, id, Some(name), short);
        let person = |id, name| of(Entity::Person, id, Some(name), None);
        assert_eq!(body("so-noi-vu", "Sở nội vụ (cũ)", None), Some("so-noi-vu"));
        assert_eq!(body("snv", "Sở Nội vụ", None), Some("so-noi-vu"), "an alias that is a former id");
        assert_eq!(
            body("so-nv", "Sở Nội vụ tỉnh A", Some("Sở NV")),
            Some("so-noi-vu"),
            "the id is that of the short form"
        );
        assert_eq!(body("", "SỞ NỘI VỤ", None), Some("so-noi-vu"));
        assert_eq!(body("so-noi-vu-tinh-b", "Sở Nội vụ", None), None, "an id that tells it apart");
        assert_eq!(person("nguyen-an", "Nguyễn An"), Some("nguyen-an"));
        assert_eq!(person("nguyen-an-lai-xe", "An"), Some("nguyen-an-lai-xe"));
        assert_eq!(person("", "Nguyễn An"), None, "two have this name");
        assert_eq!(person("nguyen-an-ke-toan", "Nguyễn An"), None);
        assert_eq!(person("tran-thi-hoa", "Trần Thị Hòa"), Some("tran-thi-hoa"));
        assert_eq!(of(Entity::Organization, "nguyen-an", None, None), None);
    }
}
