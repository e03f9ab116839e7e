//! Updates of tasks and directives, planned over as many records as they stand in.

use std::collections::HashMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::entry::Entry;
use crate::archive::{Entity, Write};
use crate::cli::part::{Part, read_record};
use crate::cli::target::Target;
use crate::cli::{Environment, Failure};
use crate::diagnostic::FileFindings;
use crate::i18n::Message;
use crate::model::{self, Account, Effect, Progress, Step, TaskStatus, WorkStatus};
use crate::text::date::parse_date;
use crate::yaml::{self, Change, EditError, Step as At};

/// Changes of work in any number of records, not yet made.
#[derive(Default)]
pub(in crate::cli) struct FollowUps {
    files: Vec<File>,
}

/// A record that is being changed.
struct File {
    path: PathBuf,
    name: String,
    old: String,
    new: String,
    record: Value,
}

/// What has become of a task or directive.
pub(in crate::cli) struct Outcome {
    /// The whole reference to it.
    pub reference: String,
    /// Its title or its text.
    pub words: String,
    /// Its status before.
    pub before: WorkStatus,
    /// Its status afterwards; none where nothing is written because it is so already.
    pub after: Option<WorkStatus>,
    /// Whether nothing is written because the last update says the very same: the command has been run before.
    pub is_repeated: bool,
    /// What has to be looked at as well.
    pub notes: Vec<Message>,
}

impl Outcome {
    /// Adds this to others; not where nothing has changed that is not among them: several references may name one piece of
    /// work.
    pub fn join(self, others: &mut Vec<Self>) {
        if self.after.is_some() || others.iter().all(|other| other.reference != self.reference) {
            others.push(self);
        }
    }
}

/// How many pieces of work of one record a command follows up: each change of a text is proven by reading the whole text.
const MOST: usize = 500;

impl FollowUps {
    /// Fails where more work of one record is named than is followed up at once.
    pub fn refuse_too_many<'i>(
        ids: impl IntoIterator<Item = &'i str>,
        environment: &Environment,
    ) -> Result<(), Failure> {
        let ids: Vec<&str> = ids.into_iter().collect();
        if ids.len() <= MOST {
            return Ok(());
        }
        let mut counts: HashMap<PathBuf, usize> = HashMap::new();
        for id in ids {
            let target = Target::of(id, environment)?;
            let count = counts.entry(target.path).or_default();
            *count += 1;
            if *count > MOST {
                let message = Message::new("work-too-many").with("limit", MOST).with("name", target.name.as_str());
                return Err(Failure::new(message).helped(Message::new("work-too-many-help")));
            }
        }
        Ok(())
    }

    /// Writes an entry down for the work that `id` names; where a kind of work is wanted, for no other.
    pub fn add(
        &mut self,
        id: &str,
        wanted: Option<Entity>,
        entry: &Entry,
        environment: &Environment,
    ) -> Result<Outcome, Failure> {
        let target = Target::of(id, environment)?;
        let file = self.file(&target)?;
        file.follow(id, target.part.as_deref(), wanted, entry, environment.workspace.day()?.latest)
    }

    /// Returns the work that `id` names as it is.
    pub fn look(&mut self, id: &str, environment: &Environment) -> Result<Outcome, Failure> {
        let target = Target::of(id, environment)?;
        let file = self.file(&target)?;
        let part = Part::of(target.part.as_deref(), id, &file.record, &file.new)?;
        let entity = kind(&part, None, id, &file.record)?;
        Ok(file.outcome(&part, entity))
    }

    /// Lets a newer directive say that it changes or replaces the one of `older`, a whole reference. Returns whether it did
    /// not say so before.
    pub fn add_effect(
        &mut self,
        newer: &str,
        effect: Effect,
        older: &str,
        environment: &Environment,
    ) -> Result<bool, Failure> {
        let target = Target::of(newer, environment)?;
        let file = self.file(&target)?;
        let part = Part::of(target.part.as_deref(), newer, &file.record, &file.new)?;
        if part.entity != Some(Entity::Directive) {
            return Err(Failure::new(Message::new("work-no-directive").with("id", newer)));
        }
        let field = effect.field();
        if file.record["state"] == "final" {
            return Err(crate::cli::set::refuse_final(field, newer));
        }
        let own = file.record["id"].as_str().unwrap_or_default();
        let older = match older.split_once('#') {
            Some((record, part)) if record == own => part,
            _ => older,
        };
        let place = [&part.place[..], &[At::Key(field)]].concat();
        let known = value_at(&file.record, &place);
        let is_known = known.is_some_and(|known| {
            known == older || known.as_array().is_some_and(|known| known.iter().any(|known| known == older))
        });
        if !is_known {
            file.change(&[Change::Append { place, item: older.into() }])?;
        }
        Ok(!is_known)
    }

    /// Returns the changed files.
    pub fn writes(self) -> Vec<Write> {
        let changed = self.files.into_iter().filter(|file| file.old != file.new);
        changed.map(|File { path, old, new, .. }| Write::Replace { path, old, new }).collect()
    }

    fn file(&mut self, target: &Target) -> Result<&mut File, Failure> {
        let path = target.path.canonicalize().unwrap_or_else(|_| target.path.clone());
        let known = self.files.iter().position(|file| file.path == path);
        let index = if let Some(index) = known {
            index
        } else {
            let (old, record) = read_record(target)?;
            self.files.push(File { path, name: target.name.clone(), new: old.clone(), old, record });
            self.files.len() - 1
        };
        Ok(&mut self.files[index])
    }
}

impl File {
    /// Returns what a piece of work is now.
    fn outcome(&self, part: &Part, entity: Entity) -> Outcome {
        let work = value_at(&self.record, &part.place).unwrap_or(&Value::Null);
        let text = |field: &str| work[field].as_str().unwrap_or_default().to_owned();
        Outcome {
            reference: format!("{}#{}", self.record["id"].as_str().unwrap_or_default(), text("id")),
            words: text(if entity == Entity::Task { "title" } else { "text" }),
            before: account(entity, work).timeline().now(),
            after: None,
            is_repeated: false,
            notes: Vec::new(),
        }
    }

    fn follow(
        &mut self,
        id: &str,
        part: Option<&str>,
        wanted: Option<Entity>,
        entry: &Entry,
        latest: NaiveDate,
    ) -> Result<Outcome, Failure> {
        let part = Part::of(part, id, &self.record, &self.new)?;
        let entity = kind(&part, wanted, id, &self.record)?;
        let mut outcome = self.outcome(&part, entity);
        let before = outcome.before;
        if !entry.step.fits(before) {
            return Err(no_such_step(id, entity));
        }
        let work = value_at(&self.record, &part.place).unwrap_or(&Value::Null);
        let said = entry.step.says(before);
        // What is stored may be another status than the one that holds, and nothing that can be read.
        let stored = stored(work, before.first());
        let is_so = |said| stored.is_some_and(|stored| said == stored || said == before);
        if said.is_some_and(is_so) && entry.note.is_none() {
            return Ok(outcome);
        }
        let update = entry.update(said);
        let last = work["updates"].as_array().and_then(|updates| updates.last());
        if last == Some(&update) && said.is_none_or(|said| stored == Some(said)) {
            outcome.is_repeated = true;
            return Ok(outcome);
        }
        in_order(work, entry.on, id, latest)?;
        not_before(&self.record, entry.on, id)?;
        let at = |field| [&part.place[..], &[At::Key(field)]].concat();
        let mut changes = vec![Change::Append { place: at("updates"), item: update }];
        if let Some(said) = said.filter(|said| stored != Some(*said)) {
            changes.push(Change::Set { place: at("status"), value: said.name().into() });
            let has_day = !work["completed"].is_null();
            // Done once is done on that day, however often it is said.
            if entry.step == Step::Done && !(has_day && said == before) {
                changes.push(Change::Set { place: at("completed"), value: entry.on.to_string().into() });
            } else if entry.step.undoes() && has_day {
                changes.push(Change::Remove { place: at("completed") });
            }
        }
        let own = work["id"].as_str().unwrap_or_default().to_owned();
        self.change(&changes)?;
        outcome.after = Some(entry.step.leads_to(before));
        outcome.notes = self.notes(entity, &own, entry.step);
        Ok(outcome)
    }

    fn change(&mut self, changes: &[Change]) -> Result<(), Failure> {
        self.new = yaml::edit(&self.new, changes).map_err(|error| match error {
            EditError::Unreadable(problems) => Failure::Findings(FileFindings {
                file: self.name.clone(),
                text: self.new.clone(),
                findings: problems.iter().map(crate::check::Checker::unreadable).collect(),
            }),
            error => Failure::new(
                Message::new("file-failure").with("name", self.name.as_str()).with("reason", error.message()),
            ),
        })?;
        self.record = yaml::parse(&self.new).map(|document| document.value).unwrap_or_default();
        Ok(())
    }

    /// Returns what follows from a step: the last task of a directive, a directive with open tasks.
    fn notes(&self, entity: Entity, own: &str, step: Step) -> Vec<Message> {
        if step != Step::Done {
            return Vec::new();
        }
        let record = self.record["id"].as_str().unwrap_or_default();
        let open = |directive: &str| -> Vec<&str> {
            let tasks = self.record["tasks"].as_array().into_iter().flatten();
            let is_open = |task: &&Value| {
                let status = stored(task, WorkStatus::Task(TaskStatus::NeedsAction));
                status.is_some_and(|status| status.progress() == Progress::Open)
            };
            let of_it = tasks.filter(|task| task["directive"] == directive).filter(is_open);
            of_it.filter_map(|task| task["id"].as_str()).collect()
        };
        if entity == Entity::Directive {
            let open = open(own);
            if open.is_empty() {
                return Vec::new();
            }
            let ids = open.iter().map(|id| format!("{record}#{id}")).collect::<Vec<_>>().join(" ");
            return vec![Message::new("work-open-tasks").with("id", format!("{record}#{own}")).with("ids", ids)];
        }
        let tasks = self.record["tasks"].as_array().into_iter().flatten();
        let directive = tasks.filter(|task| task["id"] == own).find_map(|task| task["directive"].as_str());
        let Some(directive) = directive else { return Vec::new() };
        let directives = self.record["directives"].as_array().into_iter().flatten();
        let is_in_force = directives
            .filter(|one| one["id"] == directive)
            .any(|one| account(Entity::Directive, one).timeline().now().is_in_force());
        if is_in_force && open(directive).is_empty() {
            return vec![Message::new("work-all-done").with("id", format!("{record}#{directive}"))];
        }
        Vec::new()
    }
}

/// Returns what a part is, where it is what the command follows up.
fn kind(part: &Part, wanted: Option<Entity>, id: &str, record: &Value) -> Result<Entity, Failure> {
    let command = |entity| if entity == Entity::Task { "task" } else { "directive" };
    match part.entity {
        Some(entity @ (Entity::Task | Entity::Directive)) if wanted.is_none_or(|wanted| wanted == entity) => Ok(entity),
        Some(entity @ (Entity::Task | Entity::Directive)) => {
            Err(Failure::new(Message::new("work-other-kind").with("id", id).with("command", command(entity))))
        }
        _ => {
            let wanted = wanted.unwrap_or(Entity::Task);
            let failure = Failure::new(Message::new("work-no-work").with("id", id).with("what", command(wanted)));
            let items = record[wanted.list()].as_array().into_iter().flatten();
            let ids: Vec<&str> = items.filter_map(|item| item["id"].as_str()).collect();
            Err(if ids.is_empty() {
                failure
            } else {
                failure.helped(Message::new("known-values").with("names", ids.join(", ")))
            })
        }
    }
}

/// Returns what a record says of a piece of its work.
fn account(entity: Entity, work: &Value) -> Account {
    let record = model::read(&json!({ entity.list(): [work] })).record;
    match entity {
        Entity::Directive => record.directives.first().cloned().unwrap_or_default().account(),
        _ => record.tasks.first().cloned().unwrap_or_default().account(),
    }
}

/// Returns the status that is written down of work, `first` where none is; none where it cannot be read.
fn stored(work: &Value, first: WorkStatus) -> Option<WorkStatus> {
    work["status"].as_str().map_or(Some(first), WorkStatus::of_name)
}

fn no_such_step(id: &str, entity: Entity) -> Failure {
    let what = if entity == Entity::Task { "task" } else { "directive" };
    Failure::new(Message::new("work-no-such-step").with("id", id).with("what", what))
}

/// Returns the last day of a record's session.
pub(super) fn last_day(record: &Value) -> Option<NaiveDate> {
    let day = |key: &str| record["session"][key].as_str().and_then(parse_date);
    day("until").or_else(|| day("date"))
}

/// Fails where something is to have happened to work before the session that asked for it: a year has been mistyped. A
/// session without a stated day may have been earlier than the record says.
fn not_before(record: &Value, on: NaiveDate, id: &str) -> Result<(), Failure> {
    let first = record["session"]["date"].as_str().and_then(parse_date);
    match first.filter(|_| record["session"]["date_text"].is_null()) {
        Some(first) if on < first => {
            Err(Failure::new(Message::new("work-before").with("id", id).with("date", on).with("session", first)))
        }
        _ => Ok(()),
    }
}

/// Fails where the last update is of a later day: updates are told in the order of time. No update can follow one of a day
/// after `latest`, which has not come yet.
fn in_order(work: &Value, on: NaiveDate, id: &str, latest: NaiveDate) -> Result<(), Failure> {
    let days = work["updates"].as_array().into_iter().flatten().filter_map(|update| update["date"].as_str());
    match days.filter_map(|day| day.parse::<NaiveDate>().ok()).max() {
        Some(last) if last > on => {
            let help = if last > latest { "work-order-future-help" } else { "work-order-help" };
            Err(Failure::new(Message::new("work-order").with("id", id).with("date", on).with("last", last))
                .helped(Message::new(help).with("last", last).with("id", id.split(['#', '/']).next().unwrap_or(id))))
        }
        _ => Ok(()),
    }
}

fn value_at<'v>(value: &'v Value, place: &[At]) -> Option<&'v Value> {
    place.iter().try_fold(value, |value, step| match step {
        At::Key(key) => value.get(key),
        At::Index(index) => value.get(index),
    })
}
