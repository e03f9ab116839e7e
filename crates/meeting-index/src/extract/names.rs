//! Resolves the references inside a record: an id, a name or a short form of a person or an organization.

use std::collections::HashMap;

use super::columns::Text;
use meeting_core::model::Record;

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
    /// The place among the record's organizations.
    pub(super) organization: Option<usize>,
    /// The place among the record's participants.
    pub(super) person: Option<usize>,
}

impl<'r> NamedEntity<'r> {
    /// The short form, else the name, else the id.
    pub(super) fn shown(self) -> Option<&'r str> {
        self.short.or(self.name).or(self.id).map(beginning)
    }

    /// Adds all its names.
    pub(super) fn index(self, text: &mut Text) {
        text.alternatives([self.name, self.short, self.id].into_iter().flatten().map(beginning));
    }
}

/// The people and organizations of a record by each of their names.
pub(super) struct Names<'r> {
    by_key: HashMap<&'r str, NamedEntity<'r>>,
}

impl<'r> Names<'r> {
    pub(super) fn of(record: &'r Record) -> Self {
        let organizations = record.organizations.iter().enumerate().map(|(place, organization)| NamedEntity {
            organization: Some(place),
            id: present(organization.id.as_ref()),
            name: present(organization.name.as_ref()),
            short: present(organization.short.as_ref()),
            person: None,
        });
        let people = record.participants.iter().enumerate().map(|(place, person)| NamedEntity {
            person: Some(place),
            id: present(person.id.as_ref()),
            name: present(person.name.as_ref()).or_else(|| present(person.group.as_ref())),
            ..NamedEntity::default()
        });
        let everything: Vec<_> = organizations.chain(people).collect();
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
        Self { by_key }
    }

    /// Resolves a reference. A name that the record does not describe is a plain name.
    pub(super) fn resolve(&self, reference: &'r str) -> NamedEntity<'r> {
        let reference = reference.trim();
        let plain = NamedEntity { name: Some(reference).filter(|name| !name.is_empty()), ..NamedEntity::default() };
        self.by_key.get(reference).copied().unwrap_or(plain)
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
        named.id.or(named.name).map_or("", beginning)
    }

    /// The names of the references, each on a line.
    pub(super) fn shown(&self, references: &'r [String]) -> Option<String> {
        let shown: Vec<_> = references.iter().filter_map(|reference| self.resolve(reference).shown()).collect();
        (!shown.is_empty()).then(|| shown.join("\n"))
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
