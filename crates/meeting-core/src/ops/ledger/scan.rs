//! A ledger that reads every record for each query.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{Due, KnownPerson, Ledger, Name, OpenWork};
use crate::archive::{Archive, Reference};
use crate::check::{Names, stem};
use crate::model::{
    self, Directive, Effect, Entity, Progress, Record, RecordState, References, SessionStatus, Task, Timeline,
};
use crate::ops::Refusal;
use viet_text::fold::fold;

/// A ledger that reads every record for each query: simple, and slow.
#[derive(Debug, Clone)]
pub struct ScanLedger {
    archive: Archive,
}

/// A record and its file.
struct Scanned {
    id: String,
    /// From the archive's root.
    file: String,
    record: Record,
}

impl Scanned {
    fn date(&self) -> Option<NaiveDate> {
        self.record.session.as_ref().and_then(|session| session.date)
    }
}

/// The name of work, by record and part.
type WorkKey = (String, String);

impl ScanLedger {
    /// The ledger of an archive.
    #[must_use]
    pub fn new(archive: &Archive) -> Self {
        Self { archive: archive.clone() }
    }

    /// Every record that can be read; of two files with one id the one at the path of its id, else the first.
    fn records(&self) -> Result<Vec<Scanned>, Refusal> {
        let files = self.archive.walk()?;
        let read = |path: String| {
            let file = self.archive.root().join(&path);
            let document = lossless_yaml::parse(&self.archive.read(&file).ok()?).ok()?;
            let record = model::read(&document.value).record;
            let id = record.id.clone().or_else(|| stem(&file).map(str::to_owned))?;
            Some(Scanned { id, file: path, record })
        };
        let mut records: Vec<Scanned> = files.into_par_iter().filter_map(|file| read(file.path)).collect();
        records.sort_by_cached_key(|it| {
            let is_at_home = self.archive.relative(&self.archive.path_of(&it.id)) == it.file;
            (it.id.clone(), !is_at_home, it.file.clone())
        });
        records.dedup_by(|later, first| later.id == first.id);
        Ok(records)
    }

    /// Every record, that of the last session first.
    fn latest_first(&self) -> Result<Vec<Scanned>, Refusal> {
        let mut records = self.records()?;
        records.sort_by(|one, other| other.date().cmp(&one.date()).then_with(|| one.id.cmp(&other.id)));
        Ok(records)
    }
}

impl Ledger for ScanLedger {
    fn file_of(&self, id: &str) -> Result<Option<String>, Refusal> {
        let mut found = self.records()?;
        found.retain(|it| it.id.starts_with(id));
        if let Some(exact) = found.iter().position(|it| it.id == id) {
            return Ok(Some(found.swap_remove(exact).file));
        }
        Ok(if found.len() == 1 { found.pop().map(|it| it.file) } else { None })
    }

    fn sessions_of(&self, words: &str, limit: usize) -> Result<Vec<String>, Refusal> {
        let wanted = fold(words);
        let is_of_it = |it: &Scanned| {
            let session = it.record.session.as_ref();
            let series = session.and_then(|session| session.series.as_ref());
            let is_cancelled = it.record.state == Some(RecordState::Cancelled)
                || session.and_then(|session| session.status) == Some(SessionStatus::Cancelled);
            let has_words = |text: &String| fold(text).contains(&wanted);
            !is_cancelled && [series, it.record.title.as_ref()].into_iter().flatten().any(has_words)
        };
        let records = self.latest_first()?;
        Ok(records.into_iter().filter(is_of_it).map(|it| it.id).take(limit).collect())
    }

    fn last_session(&self, kind: &str, day: NaiveDate) -> Result<Option<String>, Refusal> {
        let is_meant = |it: &Scanned| {
            let its = it.record.session.as_ref().and_then(|session| session.kind);
            its.is_some_and(|its| its.name() == kind) && it.date().is_some_and(|date| date <= day)
        };
        Ok(self.latest_first()?.into_iter().find(is_meant).map(|it| it.file))
    }

    fn open_work(&self, records: &BTreeSet<String>, day: NaiveDate) -> Result<Vec<OpenWork>, Refusal> {
        let all = self.records()?;
        let newer = newer(&all);
        let mut open = Vec::new();
        for it in all.iter().filter(|it| records.contains(&it.id)) {
            if it.record.counts_from().is_none_or(|from| from > day) {
                continue;
            }
            let names = Names::of(&it.record);
            let tasks = it.record.tasks.iter().map(|task| Piece::of_task(it, task));
            let directives = it.record.directives.iter().filter(|directive| !has_tasks(&it.record, directive, day));
            let pieces = tasks.chain(directives.map(|directive| Piece::of_directive(it, directive, &newer)));
            for piece in pieces.filter(|piece| piece.timeline.on(day).progress() == Progress::Open) {
                open.push((piece.due.is_none(), piece.due, it.date(), piece.shown(it, &names)));
            }
        }
        // Stable: within a record the parts stay in the order of the text.
        open.sort_by(|one, other| {
            let key = |(no_due, due, date, work): &(bool, Option<NaiveDate>, Option<NaiveDate>, OpenWork)| {
                let record = work.reference.split('#').next().unwrap_or_default().to_owned();
                (work.entity != Entity::Task, *no_due, *due, date.is_none(), *date, record)
            };
            key(one).cmp(&key(other))
        });
        Ok(open.into_iter().map(|(.., work)| work).collect())
    }

    fn people(&self) -> Result<Vec<KnownPerson>, Refusal> {
        let mut people = Counted::default();
        for it in self.latest_first()? {
            for person in &it.record.participants {
                let positions: Vec<String> = person.positions.iter().cloned().collect();
                people.add(person.name.clone(), (!positions.is_empty()).then_some(positions));
            }
        }
        let named = people.frequent_first();
        Ok(named.map(|(name, positions)| KnownPerson { name, positions: positions.unwrap_or_default() }).collect())
    }

    fn organizations(&self) -> Result<Vec<Name>, Refusal> {
        let mut organizations = Counted::default();
        for it in self.latest_first()? {
            for one in &it.record.organizations {
                organizations.add(one.name.clone().or_else(|| one.short.clone()), one.short.clone());
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

/// A task or directive of a record.
struct Piece<'r> {
    entity: Entity,
    id: &'r str,
    text: &'r str,
    lead: &'r References,
    due: Option<NaiveDate>,
    due_text: Option<&'r String>,
    timeline: Timeline,
}

impl<'r> Piece<'r> {
    /// A task without a lead or deadline has that of its directive.
    fn of_task(it: &'r Scanned, task: &'r Task) -> Self {
        let directive = it.record.directives.iter().find(|one| one.id.is_some() && one.id == task.directive);
        let due = task.due.or_else(|| directive.and_then(|it| it.due));
        let words = task.due_text.as_ref().or_else(|| directive.and_then(|it| it.due_text.as_ref()));
        Self {
            entity: Entity::Task,
            id: task.id.as_deref().unwrap_or_default(),
            text: task.title.as_deref().unwrap_or_default(),
            lead: directive.map(|it| &it.lead).filter(|_| task.lead.is_empty()).unwrap_or(&task.lead),
            due,
            due_text: words,
            timeline: task.stored_status().timeline(),
        }
    }

    fn of_directive(
        it: &Scanned,
        directive: &'r Directive,
        newer: &HashMap<WorkKey, Vec<(NaiveDate, Effect)>>,
    ) -> Self {
        let id = directive.id.as_deref().unwrap_or_default();
        let newer = newer.get(&(it.id.clone(), id.to_owned())).map_or(&[][..], Vec::as_slice);
        Self {
            entity: Entity::Directive,
            id,
            text: directive.text.as_deref().unwrap_or_default(),
            lead: &directive.lead,
            due: directive.due,
            due_text: directive.due_text.as_ref(),
            timeline: directive.stored_status().timeline().with_effects(newer),
        }
    }

    fn shown(&self, it: &Scanned, names: &Names) -> OpenWork {
        let shown = |reference: &String| {
            let named = names.called(reference.trim()).next();
            let words = named.and_then(|named| named.short.or(named.name).or(named.id));
            words.unwrap_or(reference.trim()).to_owned()
        };
        OpenWork {
            reference: format!("{}#{}", it.id, self.id),
            entity: self.entity,
            text: self.text.to_owned(),
            lead: self.lead.iter().map(shown).collect::<Vec<_>>().join("\n"),
            due: self.due.map(Due::Day).or_else(|| self.due_text.cloned().map(Due::Words)),
        }
    }
}

/// Whether a directive is followed up by tasks of its record: open or done ones on a day.
fn has_tasks(record: &Record, directive: &Directive, day: NaiveDate) -> bool {
    let mut tasks = record.tasks.iter().filter(|task| task.directive.is_some() && task.directive == directive.id);
    tasks.any(|task| task.stored_status().timeline().on(day).progress() != Progress::Withdrawn)
}

/// The effects of newer directives, by the older one.
fn newer(records: &[Scanned]) -> HashMap<WorkKey, Vec<(NaiveDate, Effect)>> {
    let mut newer: HashMap<WorkKey, Vec<_>> = HashMap::new();
    for it in records {
        let Some(from) = it.record.takes_effect_from() else { continue };
        for directive in &it.record.directives {
            for (effect, older) in directive.effects() {
                let (record, part) = match Reference::parse(older) {
                    Reference::Part { record, part } => (record, part),
                    Reference::Local(part) => (it.id.as_str(), part),
                    Reference::Record(_) => continue,
                };
                // A directive has no effect on itself.
                if record != it.id || directive.id.as_deref() != Some(part) {
                    newer.entry((record.to_owned(), part.to_owned())).or_default().push((from, effect));
                }
            }
        }
    }
    newer
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
