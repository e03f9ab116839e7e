//! A ledger that reads every record for each query.

use std::collections::HashMap;
use std::hash::Hash;

use chrono::NaiveDate;

use super::{HeldSession, KnownPerson, Ledger, Name, OpenWork, conveners};
use crate::archive::{Archive, DirectoryEntry, Reference};
use crate::check::Names;
use crate::model::{Entity, Record};
use crate::ops::Refusal;
use crate::ops::stored::{Stored, read_each_id};
use crate::work::{WorkRecord, work_on};

/// A ledger that reads every record for each query: simple, and slow.
#[derive(Debug, Clone)]
pub struct ScanLedger {
    archive: Archive,
}

/// The session of a record, if that was held by a day.
fn held_by(it: Stored, day: NaiveDate) -> Option<HeldSession> {
    let Stored { id, file, record, .. } = it;
    let date = WorkRecord::of(&record, &id, |who| who).filter(|it| it.begin <= day)?.date;
    let conveners = conveners(&record);
    let reviews = record.reviews.iter().filter_map(|reference| match Reference::parse(reference) {
        Reference::Part { record, part } => Some(format!("{record}#{part}")),
        Reference::Record(_) | Reference::Local(_) => None,
    });
    let reviews = reviews.collect();
    let Record { session, title, .. } = record;
    let session = session?;
    let kind = session.kind.map(|kind| kind.name().to_owned());
    Some(HeldSession { id, file, date, kind, series: session.series, title, conveners, reviews })
}

impl ScanLedger {
    /// The ledger of an archive.
    #[must_use]
    pub fn new(archive: &Archive) -> Self {
        Self { archive: archive.clone() }
    }

    /// Every record, that of the last session first.
    fn latest_first(&self) -> Result<Vec<Stored>, Refusal> {
        let mut records = read_each_id(&self.archive)?;
        records.sort_by(|one, other| other.date().cmp(&one.date()).then_with(|| one.id.cmp(&other.id)));
        Ok(records)
    }
}

impl Ledger for ScanLedger {
    fn file_of(&self, id: &str) -> Result<Option<String>, Refusal> {
        let mut found = read_each_id(&self.archive)?;
        found.retain(|it| it.id.starts_with(id));
        if let Some(exact) = found.iter().position(|it| it.id == id) {
            return Ok(Some(found.swap_remove(exact).file));
        }
        Ok(if found.len() == 1 { found.pop().map(|it| it.file) } else { None })
    }

    fn held_sessions(&self, day: NaiveDate) -> Result<Vec<HeldSession>, Refusal> {
        let mut held: Vec<HeldSession> =
            read_each_id(&self.archive)?.into_iter().filter_map(|it| held_by(it, day)).collect();
        held.sort_by(|one, other| other.date.cmp(&one.date).then_with(|| one.id.cmp(&other.id)));
        Ok(held)
    }

    fn open_work(&self, day: NaiveDate) -> Result<Vec<OpenWork>, Refusal> {
        let records = self.latest_first()?;
        let directory = &*self.archive.settings().directory;
        let names: Vec<Names> = records.iter().map(|it| Names::of(&it.record, directory)).collect();
        let mut last_names: HashMap<&str, &str> = HashMap::new();
        for named in names.iter().flat_map(|names| &names.all) {
            if let (Some(key), Some(name)) = (named.key(), named.short.or(named.name)) {
                last_names.entry(key).or_insert(name);
            }
        }
        let mut held: Vec<(WorkRecord, &Names)> = Vec::new();
        for (it, names) in records.iter().zip(&names) {
            held.extend(WorkRecord::of(&it.record, &it.id, |who| names.key(who)).map(|record| (record, names)));
        }
        let (of_work, names): (Vec<WorkRecord>, Vec<&Names>) = held.into_iter().unzip();
        Ok(OpenWork::of_day(&work_on(&of_work, day), |record, lead| {
            let entry = directory.with_id(lead).map(DirectoryEntry::shown);
            let own = || names[record].called(lead).find_map(|named| named.short.or(named.name));
            entry.or_else(own).or_else(|| last_names.get(lead).copied()).unwrap_or(lead).to_owned()
        }))
    }

    fn people(&self) -> Result<Vec<KnownPerson>, Refusal> {
        let directory = &self.archive.settings().directory;
        let mut people = Counted::default();
        for it in self.latest_first()? {
            for person in &it.record.participants {
                let positions: Vec<String> = person.positions.iter().cloned().collect();
                let (id, name) = (person.id.as_deref(), person.name.as_deref());
                let entry = directory.entry_of(Entity::Person, id, name, None);
                let name = entry.filter(|_| name.is_some()).map(|entry| entry.name.clone());
                people.add(name.or_else(|| person.name.clone()), (!positions.is_empty()).then_some(positions));
            }
        }
        let named = people.frequent_first();
        Ok(named.map(|(name, positions)| KnownPerson { name, positions: positions.unwrap_or_default() }).collect())
    }

    fn organizations(&self) -> Result<Vec<Name>, Refusal> {
        let directory = &self.archive.settings().directory;
        let mut organizations = Counted::default();
        for it in self.latest_first()? {
            for one in &it.record.organizations {
                let [id, name, short] = [&one.id, &one.name, &one.short].map(|text| text.as_deref());
                let (name, short) = match directory.entry_of(Entity::Organization, id, name, short) {
                    Some(entry) => (Some(&entry.name), entry.short.as_ref()),
                    None => (one.name.as_ref(), one.short.as_ref()),
                };
                organizations.add(name.or(short).cloned(), short.cloned());
            }
        }
        let named = organizations.frequent_first();
        Ok(named.map(|(text, short)| Name { note: short.filter(|short| *short != text), text }).collect())
    }

    fn places(&self) -> Result<Vec<Name>, Refusal> {
        let mut places = Counted::<String, ()>::default();
        for it in self.latest_first()? {
            places.add(it.record.session.and_then(|session| session.place), None);
        }
        Ok(places.frequent_first().map(|(text, _)| Name { text, note: None }).collect())
    }
}

/// Names, each with its number of occurrences and its first note.
struct Counted<K, N> {
    places: HashMap<K, usize>,
    rows: Vec<(K, Option<N>, usize)>,
}

impl<K, N> Default for Counted<K, N> {
    fn default() -> Self {
        Self { places: HashMap::new(), rows: Vec::new() }
    }
}

impl<K: Hash + Eq + Clone, N> Counted<K, N> {
    fn add(&mut self, key: Option<K>, note: Option<N>) {
        let Some(key) = key else { return };
        let place = *self.places.entry(key.clone()).or_insert_with(|| {
            self.rows.push((key, None, 0));
            self.rows.len() - 1
        });
        let (_, known, count) = &mut self.rows[place];
        *count += 1;
        if known.is_none() {
            *known = note;
        }
    }

    fn frequent_first(mut self) -> impl Iterator<Item = (K, Option<N>)> {
        self.rows.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
        self.rows.into_iter().map(|(key, note, _)| (key, note))
    }
}
