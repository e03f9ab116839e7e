//! What the archive knows: people, bodies and places to offer, and the last session of a kind.

use std::cell::RefCell;

use chrono::NaiveDate;
use serde_json::Value;

use crate::archive::Archive;
use crate::cli::new::{Carried, Source, carried};
use crate::cli::open_index::open_index;
use crate::cli::{Environment, Failure};
use crate::index::{Index, Item, KnownPerson, ListRequest, Name, Names};
use crate::model::field::Kind;
use crate::model::{self, Record};
use crate::query::{self, Context};
use crate::text::partial::{Fit, Partial};
use crate::text::{fold, telex};
use crate::yaml;

use super::ask::Offer;

/// So many names are offered at most: more than that nobody reads.
const MOST: usize = 50;

/// What the archive knows.
pub(super) struct Known<'a> {
    archive: &'a Archive,
    /// None where there are no records.
    environment: Option<&'a Environment>,
    as_of: NaiveDate,
    /// None where there are no records to be asked for.
    index: Option<RefCell<Index>>,
    people: Vec<KnownPerson>,
    organizations: Vec<Name>,
    places: Vec<Name>,
}

/// An earlier session.
pub(super) struct Earlier {
    pub id: String,
    pub title: String,
    pub record: Record,
}

impl<'a> Known<'a> {
    pub fn of(archive: &'a Archive, environment: &'a Environment) -> Result<Self, Failure> {
        let index = open_index(archive, environment)?;
        let (mut people, mut organizations, mut places) = (Vec::new(), Vec::new(), Vec::new());
        // The index has just been brought up to the files; where it is in memory only, little is lost.
        if let Some(names) = Names::of(archive, usize::MAX) {
            people = names.everybody()?;
            organizations = names.organizations(&Partial::new(""))?;
            places = names.places(&Partial::new(""))?;
        }
        let as_of = environment.workspace.today()?;
        Ok(Self {
            archive,
            environment: Some(environment),
            as_of,
            index: Some(RefCell::new(index)),
            people,
            organizations,
            places,
        })
    }

    /// Returns what an archive knows that has no records.
    #[cfg(test)]
    pub fn nothing(archive: &'a Archive, as_of: NaiveDate) -> Self {
        Self {
            archive,
            environment: None,
            as_of,
            index: None,
            people: Vec::new(),
            organizations: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Returns the people that fit what has been typed.
    pub fn people(&self, typed: &str) -> Vec<Offer> {
        fitting(typed, &self.people, |person| {
            let offer = Offer::new(person.name.as_str(), person.positions.join(", "));
            (vec![person.name.as_str()], offer)
        })
    }

    /// Returns the bodies that fit what has been typed.
    pub fn organizations(&self, typed: &str) -> Vec<Offer> {
        fitting(typed, &self.organizations, |name| {
            let short = name.note.as_deref();
            let names = [Some(name.text.as_str()), short].into_iter().flatten().collect();
            (names, Offer::new(name.text.as_str(), short.unwrap_or_default()))
        })
    }

    /// Returns the places that fit what has been typed.
    pub fn places(&self, typed: &str) -> Vec<Offer> {
        fitting(typed, &self.places, |name| (vec![name.text.as_str()], Offer::new(name.text.as_str(), "")))
    }

    /// Returns the positions of somebody as last recorded.
    pub fn positions(&self, name: &str) -> Vec<String> {
        let known = self.people.iter().find(|person| person.name == name);
        known.map(|person| person.positions.clone()).unwrap_or_default()
    }

    /// Returns the short form of a body's name.
    pub fn short(&self, name: &str) -> Option<String> {
        self.organizations.iter().find(|known| known.text == name).and_then(|known| known.note.clone())
    }

    /// Returns the last session of a kind up to a day.
    pub fn last(&self, kind: &str, day: &str) -> Result<Option<Earlier>, Failure> {
        let found = self.list(Kind::Sessions, &format!("kind:{kind} date:<={day}"), Some(1))?;
        let earlier = found.into_iter().next().and_then(|item| {
            let text = |key: &str| item.values.get(key).and_then(Value::as_str).map(str::to_owned);
            let file = self.archive.root().join(text("file")?);
            let document = yaml::parse(&self.archive.read(&file).ok()?).ok()?;
            Some(Earlier {
                id: text("id")?,
                title: text("title").unwrap_or_default(),
                record: model::read(&document.value).record,
            })
        });
        Ok(earlier)
    }

    /// Returns what goes on since a session; none where there are no records.
    pub fn since(&self, session: &Source) -> Result<Option<Carried>, Failure> {
        self.environment.map(|environment| carried(session, self.archive, environment)).transpose()
    }

    fn list(&self, kind: Kind, query: &str, limit: Option<usize>) -> Result<Vec<Item>, Failure> {
        let Some(index) = &self.index else { return Ok(Vec::new()) };
        let words: Vec<String> = query.split(' ').map(str::to_owned).collect();
        let query = query::parse(&words, &Context { as_of: self.as_of, kind: Some(kind) })?;
        let request = ListRequest { as_of: self.as_of, limit, ..ListRequest::default() };
        Ok(index.borrow_mut().list(kind, &query, &request)?.items)
    }
}

/// Returns what fits what has been typed, the best first. What fits within a word only is wanted where nothing fits better;
/// what was typed may be Telex, where nothing fits at all.
fn fitting<'t, T>(typed: &str, things: &'t [T], offer: impl Fn(&'t T) -> (Vec<&'t str>, Offer)) -> Vec<Offer> {
    let fits = |typed: &str| {
        let partial = Partial::new(typed);
        let mut found: Vec<(Fit, Offer)> = things
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
    use crate::cli::wizard::ask::Offer;

    #[test]
    fn names_are_found_however_they_are_typed() {
        let names = ["Bùi Thái Trọng", "Lê Văn An", "Trần Trọng Nghĩa"];
        let found = |typed: &str| {
            let offers = fitting(typed, &names, |name| (vec![*name], Offer::new(*name, "")));
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
