//! What the references inside a record mean: an id, a name or a short form stands for a person or a body.

use std::collections::HashMap;

use super::columns::Text;
use meeting_core::model::Record;

/// So much of a name is kept: a reference of two letters must not stand for half a megabyte, a thousand times.
const LONGEST: usize = 400;

/// So many bytes of names does a part take over from another one, for the same reason.
const MOST_INHERITED: usize = 2_048;

/// Somebody or some body that a record names.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Named<'r> {
    id: Option<&'r str>,
    name: Option<&'r str>,
    short: Option<&'r str>,
    /// The place among the record's organizations.
    pub(super) body: Option<usize>,
    /// The place among the record's participants.
    pub(super) person: Option<usize>,
}

impl<'r> Named<'r> {
    /// Returns what people read: the short form, else the name, else the id.
    pub(super) fn shown(self) -> Option<&'r str> {
        self.short.or(self.name).or(self.id).map(beginning)
    }

    /// Adds every word by which people may ask for it.
    pub(super) fn index(self, text: &mut Text) {
        text.alternatives([self.name, self.short, self.id].into_iter().flatten().map(beginning));
    }
}

/// Everybody and every body that a record names, by each of their names.
pub(super) struct Names<'r> {
    by_key: HashMap<&'r str, Named<'r>>,
}

impl<'r> Names<'r> {
    pub(super) fn of(record: &'r Record) -> Self {
        let bodies = record.organizations.iter().enumerate().map(|(place, body)| Named {
            body: Some(place),
            id: present(body.id.as_ref()),
            name: present(body.name.as_ref()),
            short: present(body.short.as_ref()),
            person: None,
        });
        let people = record.participants.iter().enumerate().map(|(place, person)| Named {
            person: Some(place),
            id: present(person.id.as_ref()),
            name: present(person.name.as_ref()).or_else(|| present(person.group.as_ref())),
            ..Named::default()
        });
        let everything: Vec<_> = bodies.chain(people).collect();
        let mut by_key = HashMap::with_capacity(everything.len() * 2);
        // An id wins over a name, and what comes first over what comes later.
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

    /// Returns what `reference` means; a plain name that the record does not list means itself.
    pub(super) fn resolve(&self, reference: &'r str) -> Named<'r> {
        let reference = reference.trim();
        let plain = Named { name: Some(reference).filter(|name| !name.is_empty()), ..Named::default() };
        self.by_key.get(reference).copied().unwrap_or(plain)
    }

    /// Returns the first of the references, as many as are taken over from another part.
    pub(super) fn first(&self, references: &'r [String]) -> &'r [String] {
        let mut size = 0;
        let fits = |reference: &&String| {
            size += self.resolve(reference).shown().map_or(0, str::len);
            size <= MOST_INHERITED
        };
        let count = references.iter().take_while(fits).count();
        references.get(..count).unwrap_or_default()
    }

    /// Returns what people read instead of the references, each on a line.
    pub(super) fn shown(&self, references: &'r [String]) -> Option<String> {
        let shown: Vec<_> = references.iter().filter_map(|reference| self.resolve(reference).shown()).collect();
        (!shown.is_empty()).then(|| shown.join("\n"))
    }

    /// Adds the words of all the references.
    pub(super) fn index(&self, references: &'r [String], text: &mut Text) {
        for reference in references {
            self.resolve(reference).index(text);
        }
    }
}

/// Returns the beginning of a name that is too long for one.
pub(super) fn beginning(name: &str) -> &str {
    &name[..name.floor_char_boundary(LONGEST)]
}

/// Returns a text that is not empty.
pub(crate) fn present(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}
