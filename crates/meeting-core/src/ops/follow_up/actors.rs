//! Who is meant by what a record writes and by what people type: ids, names, short forms.

use crate::check::{Names, Target};
use crate::model::Record;
use viet_text::fold::fold;

/// The people and bodies of a record.
pub struct Actors<'r>(Names<'r>);

impl<'r> Actors<'r> {
    pub fn of(record: &'r Record) -> Self {
        Self(Names::of(record))
    }

    /// What stands for somebody in every record: the id; of a plain name the name itself.
    pub fn key(&self, reference: &'r str) -> &'r str {
        self.0.the(reference, Target::Actor).and_then(|it| it.id).unwrap_or(reference)
    }

    /// The id of the one whom a text means by id, name or short form, as written or without marks; none of a plain name.
    pub fn id(&self, typed: &str) -> Option<&'r str> {
        if let Some(exact) = self.0.the(typed, Target::Actor) {
            return exact.id;
        }
        let wanted = fold(typed);
        let is_meant = |text: Option<&str>| text.is_some_and(|text| fold(text) == wanted);
        let actors = self.0.all.iter().filter(|it| Target::Actor.takes(it.entity));
        let mut found = actors.filter(|it| is_meant(it.id) || is_meant(it.name) || is_meant(it.short));
        match (found.next(), found.next()) {
            (Some(one), None) => one.id,
            _ => None,
        }
    }

    /// Everybody who has an id, with the name and the short form.
    pub fn all(&self) -> impl Iterator<Item = (&'r str, Option<&'r str>, Option<&'r str>)> {
        let actors = self.0.all.iter().filter(|it| Target::Actor.takes(it.entity));
        actors.filter_map(|it| Some((it.id?, it.name, it.short)))
    }

    /// Whether a text means the one for whom a key stands.
    pub fn is(&self, key: &str, typed: &str) -> bool {
        key == typed || self.id(typed) == Some(key) || fold(self.shown(key)) == fold(typed)
    }

    /// What somebody is called in messages: the short form, else the name.
    pub fn shown<'s>(&self, reference: &'s str) -> &'s str
    where
        'r: 's,
    {
        self.0.the(reference, Target::Actor).and_then(|it| it.short.or(it.name)).unwrap_or(reference)
    }
}
