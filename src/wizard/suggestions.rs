//! Suggestions from the archive: people, organizations and places, and the last session of a kind.

use chrono::NaiveDate;

use super::ask::Suggestion;
use crate::failure::Failure;
use meeting_core::model::{Entity, Record};
use meeting_core::ops::{
    Carried, HeldSession, KnownPerson, Name, OpenRecord, OpenWork, Source, Wording, Workspace, carry_over, wording,
};
use viet_text::partial::{Fit, Partial};
use viet_text::{fold, telex};

/// Most names that are suggested.
const MOST: usize = 50;

/// The source of suggestions.
#[derive(Default)]
pub struct Suggestions<'a> {
    /// `None` if there is no archive.
    pub workspace: Option<&'a Workspace<'a>>,
    people: Vec<KnownPerson>,
    organizations: Vec<Name>,
    places: Vec<Name>,
}

impl<'a> Suggestions<'a> {
    pub fn of(workspace: &'a Workspace<'a>) -> Result<Self, Failure> {
        let ledger = workspace.ledger()?;
        let (mut people, mut organizations, places) = (ledger.people()?, ledger.organizations()?, ledger.places()?);
        // Those of the directory whom no record names yet. What has ended is offered only where it was used.
        let today = workspace.today();
        for entry in workspace.office().entries().iter().filter(|entry| !entry.had_ended(today)) {
            if entry.entity == Entity::Organization && !organizations.iter().any(|known| known.text == entry.name) {
                organizations.push(Name { text: entry.name.clone(), note: entry.short.clone() });
            }
            if entry.entity == Entity::Person && !people.iter().any(|known| known.name == entry.name) {
                people.push(KnownPerson { name: entry.name.clone(), positions: entry.positions.clone() });
            }
        }
        Ok(Self { workspace: Some(workspace), people, organizations, places })
    }

    /// The people that fit what has been typed.
    pub fn people(&self, typed: &str) -> Vec<Suggestion> {
        fitting(typed, &self.people, |person| {
            let offer = Suggestion::new(person.name.as_str(), person.positions.join(", "));
            (vec![person.name.as_str()], offer)
        })
    }

    /// The organizations that fit what has been typed.
    pub fn organizations(&self, typed: &str) -> Vec<Suggestion> {
        fitting(typed, &self.organizations, |name| {
            let short = name.note.as_deref();
            let names = [Some(name.text.as_str()), short].into_iter().flatten().collect();
            (names, Suggestion::new(name.text.as_str(), short.unwrap_or_default()))
        })
    }

    /// The places that match what has been typed.
    pub fn places(&self, typed: &str) -> Vec<Suggestion> {
        fitting(typed, &self.places, |name| (vec![name.text.as_str()], Suggestion::new(name.text.as_str(), "")))
    }

    /// The last recorded positions of a person.
    pub fn positions(&self, name: &str) -> Vec<String> {
        let known = self.people.iter().find(|person| person.name == name);
        known.map(|person| person.positions.clone()).unwrap_or_default()
    }

    /// The short form of an organization's name.
    pub fn short(&self, name: &str) -> Option<String> {
        self.organizations.iter().find(|known| known.text == name).and_then(|known| known.note.clone())
    }

    /// What is known by a name, a short form or an id of the directory, and its name.
    pub fn entity(&self, name: &str) -> Option<(Entity, String)> {
        let folded = fold::fold(name);
        let is = |known: &str| fold::fold(known) == folded;
        let person = || self.people.iter().find(|known| is(&known.name)).map(|known| (Entity::Person, &known.name));
        let is_body = |known: &&Name| is(&known.text) || known.note.as_deref().is_some_and(is);
        let body = || self.organizations.iter().find(is_body).map(|known| (Entity::Organization, &known.text));
        let entries = self.workspace.map(|workspace| workspace.office().entries()).unwrap_or_default();
        let entry = || entries.iter().find(|entry| entry.id == name).map(|entry| (entry.entity, &entry.name));
        let (entity, name) = person().or_else(body).or_else(entry)?;
        Some((entity, name.clone()))
    }

    /// The record of the last session of a kind up to a date.
    pub fn last(&self, kind: &str, day: NaiveDate) -> Result<Option<Record>, Failure> {
        let Some(workspace) = self.workspace else { return Ok(None) };
        let archive = workspace.archive()?;
        let is_meant = |session: &HeldSession| session.date <= day && session.kind.as_deref() == Some(kind);
        let last = workspace.ledger()?.held_sessions(workspace.today())?.into_iter().find(is_meant);
        Ok(last.and_then(|HeldSession { file, .. }| {
            let path = archive.root().join(&file);
            let text = archive.read(&path).ok()?;
            Some(OpenRecord::parse(path, file, text).ok()?.record)
        }))
    }

    /// What a session on `day` takes from earlier ones; `None` if there is no archive.
    pub fn since(&self, session: &Source, day: NaiveDate) -> Result<Option<Carried>, Failure> {
        Ok(self.workspace.map(|workspace| carry_over(workspace, session, day)).transpose()?)
    }

    /// The wording of open work; empty if there is no archive.
    pub fn wording(&self, work: &OpenWork) -> Result<Wording, Failure> {
        Ok(self.workspace.map(|workspace| wording(work, workspace)).transpose()?.unwrap_or_default())
    }
}

/// What fits what has been typed, the best first. What fits within a word only is wanted where nothing fits better;
/// what was typed may be Telex, where nothing fits at all.
pub fn fitting<'t, T>(
    typed: &str,
    things: &'t [T],
    offer: impl Fn(&'t T) -> (Vec<&'t str>, Suggestion),
) -> Vec<Suggestion> {
    let fits = |typed: &str| {
        let partial = Partial::new(typed);
        let mut found: Vec<(Fit, Suggestion)> = things
            .iter()
            .filter_map(|thing| {
                let (names, offer) = offer(thing);
                Some((names.into_iter().filter_map(|name| partial.fit(name)).min()?, offer))
            })
            .collect();
        if found.iter().any(|(fit, _)| *fit < Fit::Within) {
            found.retain(|(fit, _)| *fit < Fit::Within);
        }
        found.sort_by_key(|(fit, _)| *fit);
        found.into_iter().map(|(_, offer)| offer).take(MOST).collect::<Vec<_>>()
    };
    let found = fits(typed);
    match telex::read(&fold::fold(typed)).filter(|_| found.is_empty()) {
        Some(read) => fits(&read),
        None => found,
    }
}

#[cfg(test)]
mod tests {
    use super::fitting;
    use crate::wizard::ask::Suggestion;

    #[test]
    fn names_are_found_however_they_are_typed() {
        let names = ["Bùi Thái Trọng", "Lê Văn An", "Trần Trọng Nghĩa"];
        let found = |typed: &str| {
            let offers = fitting(typed, &names, |name| (vec![*name], Suggestion::new(*name, "")));
            offers.into_iter().map(|offer| offer.value).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(found("trong"), "Bùi Thái Trọng, Trần Trọng Nghĩa");
        assert_eq!(found("TRO\u{323}NG N"), "Trần Trọng Nghĩa");
        assert_eq!(found("Trongj"), "Bùi Thái Trọng, Trần Trọng Nghĩa");
        assert_eq!(found("tran"), "Trần Trọng Nghĩa");
        assert_eq!(found(""), "Bùi Thái Trọng, Lê Văn An, Trần Trọng Nghĩa");
        assert_eq!(found("Hùng"), "");
    }
}
