//! The records whose work is tied to that of others: what a piece of work inherits, and what newer directives make of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::actors::Actors;
use crate::archive::{Archive, Directory, Reference};
use crate::model::Record;
use crate::ops::Refusal;
use crate::ops::stored::parse;
use crate::work::{AllWork, WorkRecord};

/// Records by their ids, and which of them are tied: a task to its directive, a directive to those that it changes.
#[derive(Default)]
pub struct Around {
    directory: Arc<Directory>,
    records: BTreeMap<String, Record>,
    /// The ids of those that are tied to a record, in either direction.
    ties: BTreeMap<String, BTreeSet<String>>,
    /// The ids whose mentions have been looked for.
    sought: BTreeSet<String>,
}

impl Around {
    /// No record yet of an archive with this directory.
    pub fn new(directory: &Arc<Directory>) -> Self {
        Self { directory: directory.clone(), ..Self::default() }
    }

    /// The people and bodies of a record.
    pub fn actors<'a>(&'a self, record: &'a Record) -> Actors<'a> {
        Actors::of(record, &self.directory)
    }

    /// Adds a record, or what it will be.
    pub fn add(&mut self, id: &str, record: Record) {
        for other in ties(&record) {
            self.tie(id, &other);
        }
        self.records.insert(id.to_owned(), record);
    }

    fn tie(&mut self, id: &str, other: &str) {
        self.ties.entry(id.to_owned()).or_default().insert(other.to_owned());
        self.ties.entry(other.to_owned()).or_default().insert(id.to_owned());
    }

    /// Reads the records that are tied to those with these ids, over any number of steps.
    pub fn read(&mut self, ids: impl IntoIterator<Item = String>, archive: &Archive) -> Result<(), Refusal> {
        let mut new: BTreeSet<String> = ids.into_iter().collect();
        loop {
            let tied = new.iter().filter_map(|id| self.ties.get(id)).flatten().cloned().collect::<BTreeSet<_>>();
            new.extend(tied);
            new.retain(|id| !self.sought.contains(id));
            if new.is_empty() {
                return Ok(());
            }
            // A record mentions its own id as well.
            let words: Vec<&str> = new.iter().map(String::as_str).collect();
            let texts = archive.naming(&words)?;
            self.sought.append(&mut new);
            for (path, text) in texts {
                let Some((id, record)) = parse(&path, &text).filter(|(id, _)| !self.records.contains_key(id)) else {
                    continue;
                };
                let is_tied =
                    self.sought.contains(&id) || ties(&record).iter().any(|other| self.sought.contains(other));
                if is_tied {
                    new.insert(id.clone());
                    self.add(&id, record);
                }
            }
        }
    }

    /// Shows `see` the work of a day of all records that are tied to the one with this id.
    pub fn see<T>(&self, id: &str, day: NaiveDate, see: impl FnOnce(&AllWork) -> T) -> T {
        let mut ids = vec![id];
        let mut next = 0;
        while let Some(id) = ids.get(next) {
            let tied = self.ties.get(*id).into_iter().flatten().map(String::as_str);
            let more: Vec<&str> = tied.filter(|id| !ids.contains(id)).collect();
            ids.extend(more);
            next += 1;
        }
        let records: Vec<(&str, &Record, Actors)> = ids
            .into_iter()
            .filter_map(|id| self.records.get(id).map(|record| (id, record, self.actors(record))))
            .collect();
        see_all(&records, day, see)
    }

    /// Shows `see` the work of a day of all records.
    pub fn see_all<T>(&self, day: NaiveDate, see: impl FnOnce(&AllWork) -> T) -> T {
        let records: Vec<_> =
            self.records.iter().map(|(id, record)| (id.as_str(), record, self.actors(record))).collect();
        see_all(&records, day, see)
    }

    /// The records.
    pub fn records(&self) -> impl Iterator<Item = (&str, &Record)> {
        self.records.iter().map(|(id, record)| (id.as_str(), record))
    }
}

fn see_all<T>(records: &[(&str, &Record, Actors)], day: NaiveDate, see: impl FnOnce(&AllWork) -> T) -> T {
    let work: Vec<WorkRecord> = records
        .iter()
        .filter_map(|(id, record, actors)| WorkRecord::of(record, id, |reference| actors.key(reference)))
        .collect();
    see(&AllWork::new(&work, day))
}

/// The ids of the other records to whose directives a record's work is tied.
fn ties(record: &Record) -> BTreeSet<String> {
    let older = record.directives.iter().flat_map(|it| it.effects().map(|(_, older)| older));
    let own = record.tasks.iter().filter_map(|it| it.directive.as_deref());
    older.chain(own).filter_map(|reference| Reference::parse(reference).record()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::Around;
    use crate::archive::Archive;
    use crate::ops::stored::parse;

    fn text(id: &str, parts: &str) -> String {
        let date = &id[..10];
        format!("format: 1\nid: {id}\ntitle: T\nstate: final\nsession: {{kind: other, date: {date}}}\n{parts}")
    }

    /// The records that were read around one of them.
    fn read(records: &[(&str, &str)], of: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::at(folder.path()).unwrap();
        for (id, parts) in records {
            archive.create(id, &text(id, parts)).unwrap();
        }
        let path = archive.path_of(of);
        let (id, record) = parse(&path, &archive.read(&path).unwrap()).unwrap();
        let mut around = Around::default();
        around.add(&id, record);
        around.read([id], &archive).unwrap();
        around.records().map(|(id, _)| id.to_owned()).collect()
    }

    const DIRECTIVE: &str = "directives:\n  - {id: d1, kind: request, text: D, lead: X";

    #[test]
    fn what_is_tied_over_several_steps_and_nothing_else() {
        let amends = |older: &str| format!("{DIRECTIVE}, amends: {older}#d1}}\n");
        let (first, second, third) = ("2024-01-01-a", "2024-02-01-b", "2024-03-01-c");
        let task = format!("tasks: [{{id: t1, title: T, directive: {third}#d1}}]\n");
        let records = [
            (first, &*format!("{DIRECTIVE}}}\n")),
            (second, &amends(first)),
            (third, &amends(second)),
            ("2024-03-02-d", &task),
            // It only looked at the work.
            ("2024-03-03-e", &format!("reviews: [{first}#d1]\n")),
            ("2024-03-04-f", &format!("{DIRECTIVE}}}\n")),
        ];
        let tied = ["2024-01-01-a", "2024-02-01-b", "2024-03-01-c", "2024-03-02-d"];
        for of in tied {
            assert_eq!(read(&records, of), tied, "{of}");
        }
        assert_eq!(read(&records, "2024-03-04-f"), ["2024-03-04-f"]);
        assert_eq!(read(&records, "2024-03-03-e"), ["2024-03-03-e"]);
    }

    #[test]
    fn the_last_that_was_added_counts() {
        let id = "2024-01-01-a";
        let mut around = Around::default();
        for status in ["needs-action", "completed"] {
            let text = text(id, &format!("tasks: [{{id: t1, title: T, lead: X, status: {status}}}]\n"));
            around.add(id, parse(format!("{id}.yaml").as_ref(), &text).unwrap().1);
            let now = around.see(id, "2024-02-01".parse().unwrap(), |all| {
                all.part(crate::model::Entity::Task, id, "t1").unwrap().status(None).name()
            });
            assert_eq!(now, status);
        }
    }
}
