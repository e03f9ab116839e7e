//! Who is meant by what a record writes and by what people type: ids, names, short forms.

use crate::archive::Directory;
use crate::check::{Named, Names, Target};
use crate::model::Record;
use viet_text::fold::fold;

/// The people and bodies of a record.
pub struct Actors<'r> {
    names: Names<'r>,
    directory: &'r Directory,
}

impl<'r> Actors<'r> {
    pub fn of(record: &'r Record, directory: &'r Directory) -> Self {
        Self { names: Names::of(record, directory), directory }
    }

    /// What stands for somebody in every record: the id; of a plain name the name itself.
    pub fn key(&self, reference: &'r str) -> &'r str {
        self.names.key(reference)
    }

    /// What the record itself writes for the one for whom a key stands: its own id, where it describes them.
    pub fn written<'s>(&self, key: &'s str) -> &'s str
    where
        'r: 's,
    {
        let own = self.actors().find(|it| it.key() == Some(key));
        own.and_then(|it| it.id).unwrap_or(key)
    }

    fn actors(&self) -> impl Iterator<Item = &Named<'r>> {
        self.names.all.iter().filter(|it| Target::Actor.takes(it.entity))
    }

    /// The id of the one whom a text means by id or name, as written or without marks: of those whom the record describes, else
    /// of those in the directory; none of a plain name.
    pub fn id(&self, typed: &str) -> Option<&'r str> {
        if let Some(exact) = self.names.the(typed, Target::Actor) {
            return exact.id;
        }
        let wanted = fold(typed);
        let is_meant = |text: Option<&str>| text.is_some_and(|text| fold(text) == wanted);
        let mut found = self.actors().filter(|it| is_meant(it.id) || is_meant(it.name) || is_meant(it.short));
        match (found.next(), found.next()) {
            (Some(one), None) => one.id,
            (Some(_), Some(_)) => None,
            (None, _) => match self.directory.typed(typed, Target::Actor)[..] {
                [entry] => Some(self.written(&entry.id)),
                _ => None,
            },
        }
    }

    /// Everybody whom the record describes and for whom something stands in every record, with the name and the short form.
    pub fn all(&self) -> impl Iterator<Item = (&'r str, Option<&'r str>, Option<&'r str>)> {
        self.actors().filter(|it| it.id.is_some()).filter_map(|it| Some((it.key()?, it.name, it.short)))
    }

    /// Whether a text means the one for whom a key stands. Who has an id is never meant by that of a namesake.
    pub fn is(&self, key: &str, typed: &str) -> bool {
        key == typed
            || match self.id(typed) {
                Some(id) => self.key(id) == key,
                None => fold(self.shown(key)) == fold(typed),
            }
    }

    /// What somebody is called in messages: the short form, else the name.
    pub fn shown<'s>(&self, reference: &'s str) -> &'s str
    where
        'r: 's,
    {
        self.names.shown(reference)
    }
}
