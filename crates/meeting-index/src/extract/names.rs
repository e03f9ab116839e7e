//! Resolves the references inside a record: an id, a name or a short form of a person or an organization, of the record or of
//! the directory.

use std::collections::HashMap;

use super::columns::Text;
use meeting_core::archive::{Directory, DirectoryEntry};
use meeting_core::model::{Entity, Record, Target};

/// The most bytes of a name that are stored: a thousand references of two letters must not become half a megabyte each.
const LONGEST: usize = 400;

/// The most bytes of names that a part inherits or a row shows, for the same reason.
pub(crate) const LONGEST_LIST: usize = 2_048;

/// A person or an organization in a record, or a plain name.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NamedEntity<'r> {
    id: Option<&'r str>,
    name: Option<&'r str>,
    short: Option<&'r str>,
    /// The entry of the directory that it is.
    entry: Option<&'r DirectoryEntry>,
    /// The place among the record's organizations.
    pub(super) organization: Option<usize>,
    /// The place among the record's participants.
    pub(super) person: Option<usize>,
}

impl<'r> NamedEntity<'r> {
    /// The short form, else the name, else the id.
    pub(super) fn shown(self) -> Option<&'r str> {
        self.short().or(self.name()).or(self.id).map(beginning)
    }

    /// The name, that of the directory if it is there.
    pub(super) fn name(self) -> Option<&'r str> {
        self.entry.map(|entry| entry.name.as_str()).or(self.name)
    }

    /// The short form, that of the directory if it is there.
    pub(super) fn short(self) -> Option<&'r str> {
        self.entry.map_or(self.short, |entry| entry.short.as_deref())
    }

    /// The directory's entry.
    pub(super) fn entry(self) -> Option<&'r DirectoryEntry> {
        self.entry
    }

    /// What stands for it in every record: its id, that of the directory if it is there; none of somebody without one.
    pub(super) fn id(self) -> Option<&'r str> {
        self.entry.map(|entry| entry.id.as_str()).or(self.id)
    }

    /// Adds all its names.
    pub(super) fn index(self, text: &mut Text) {
        let own = [self.name, self.short, self.id].into_iter().flatten();
        let others = self.entry.into_iter().flat_map(|entry| entry.names().chain([entry.id.as_str()]));
        // A plain name that is the id of somebody in another record means that one.
        let ids = [self.id().or(self.name), self.id].into_iter().flatten();
        text.somebody(own.chain(others).map(beginning), ids);
    }
}

/// The people and organizations of a record by each of their names.
pub(super) struct Names<'r> {
    by_key: HashMap<&'r str, NamedEntity<'r>>,
    organizations: Vec<NamedEntity<'r>>,
    people: Vec<NamedEntity<'r>>,
    directory: &'r Directory,
}

impl<'r> Names<'r> {
    pub(super) fn of(record: &'r Record, directory: &'r Directory) -> Self {
        let organizations = record.organizations.iter().enumerate().map(|(place, organization)| {
            let [id, name, short] =
                [&organization.id, &organization.name, &organization.short].map(|text| present(text.as_ref()));
            let entry = directory.entry_of(Entity::Organization, id, name, short);
            NamedEntity { organization: Some(place), id, name, short, entry, person: None }
        });
        let organizations: Vec<_> = organizations.collect();
        let people = record.participants.iter().enumerate().map(|(place, person)| {
            let (id, name) = (present(person.id.as_ref()), present(person.name.as_ref()));
            let is_person = person.group.is_none();
            let entry = if is_person { directory.entry_of(Entity::Person, id, name, None) } else { None };
            let name = name.or_else(|| present(person.group.as_ref()));
            NamedEntity { person: Some(place), id, name, entry, ..NamedEntity::default() }
        });
        let people: Vec<_> = people.collect();
        let everything: Vec<_> = organizations.iter().chain(&people).copied().collect();
        let mut by_key = HashMap::with_capacity(everything.len() * 2);
        // An id takes precedence over a name, and an earlier part over a later one.
        for named in &everything {
            if let Some(id) = named.id {
                by_key.entry(id).or_insert(*named);
            }
        }
        for named in &everything {
            for key in [named.name, named.short].into_iter().flatten() {
                by_key.entry(key).or_insert(*named);
            }
        }
        Self { by_key, organizations, people, directory }
    }

    /// The organization at a place.
    pub(super) fn organization(&self, place: usize) -> NamedEntity<'r> {
        self.organizations.get(place).copied().unwrap_or_default()
    }

    /// The participant at a place.
    pub(super) fn person(&self, place: usize) -> NamedEntity<'r> {
        self.people.get(place).copied().unwrap_or_default()
    }

    /// Resolves a reference: to a part of the record, else by the directory. Another name is a plain one.
    pub(super) fn resolve(&self, reference: &'r str) -> NamedEntity<'r> {
        let reference = reference.trim();
        if let Some(own) = self.by_key.get(reference) {
            return *own;
        }
        let [entry] = self.directory.find(reference, Target::Actor)[..] else {
            let name = Some(reference).filter(|name| !name.is_empty());
            return NamedEntity { name, ..NamedEntity::default() };
        };
        let mut described = self.organizations.iter().chain(&self.people).filter(|it| it.entry == Some(entry));
        let elsewhere = || NamedEntity { name: Some(reference), entry: Some(entry), ..NamedEntity::default() };
        described.next().copied().unwrap_or_else(elsewhere)
    }

    /// The first references, as many as a part inherits.
    pub(super) fn first(&self, references: &'r [String]) -> &'r [String] {
        let mut size = 0;
        let fits = |reference: &&String| {
            size += self.resolve(reference).shown().map_or(0, str::len);
            size <= LONGEST_LIST
        };
        let count = references.iter().take_while(fits).count();
        references.get(..count).unwrap_or_default()
    }

    /// What stands for a person or organization in every record: the id, or the name of somebody without one.
    pub(super) fn key(&self, reference: &'r str) -> &'r str {
        let named = self.resolve(reference);
        named.id().or(named.name).map_or("", beginning)
    }

    /// The names of the references, and what stands for them in every record where that is not the names, each on a line.
    pub(super) fn shown_with_ids(&self, references: &'r [String]) -> [Option<String>; 2] {
        let named = references.iter().map(|reference| (self.resolve(reference).shown(), self.key(reference)));
        let (shown, ids): (Vec<_>, Vec<_>) = named.filter_map(|(shown, id)| Some((shown?, id))).unzip();
        let lines = |texts: &[&str]| (!texts.is_empty()).then(|| texts.join("\n"));
        [lines(&shown), lines(&ids).filter(|_| ids != shown)]
    }

    /// Adds the names of the references.
    pub(super) fn index(&self, references: &'r [String], text: &mut Text) {
        for reference in references {
            self.resolve(reference).index(text);
        }
    }
}

/// The beginning of a name that is too long.
pub(super) fn beginning(name: &str) -> &str {
    &name[..name.floor_char_boundary(LONGEST)]
}

/// The text without the space around it; none if it is empty.
pub(crate) fn present(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}
