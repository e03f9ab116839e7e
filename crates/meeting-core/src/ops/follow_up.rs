//! Follow up: updates of tasks and directives, written to the records that contain them.

use std::collections::HashMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::frozen::refuse_final;
use super::input::refuse_control;
use super::target::{FoundPart, OpenRecord, Target, value_at};
use super::{Changeset, Outcome, Refusal, Workspace};
use crate::archive::{Reference, Write, is_record_id};
use crate::i18n::Message;
use crate::model::{DirectiveUpdate, Effect, Entity, Progress, Record, Step, TaskUpdate, WorkStatus, fields_of};
use lossless_yaml::{Change, Step as At};
use viet_text::nfc;

/// A step of tasks and directives.
#[derive(Debug, Clone)]
pub struct FollowUpRequest<'a> {
    /// References to the work, as typed.
    pub ids: &'a [String],
    /// The kind of work that all of them have to be; any where none is given.
    pub of: Option<Entity>,
    /// The step.
    pub step: Step,
    /// The day; by default the session's last day, else today.
    pub on: Option<NaiveDate>,
    /// The note.
    pub note: Option<&'a str>,
    /// Who reports it: references or names.
    pub by: &'a [String],
    /// The session that reviewed it, as typed.
    pub session: Option<&'a str>,
    /// The newer directive that amends or supersedes the work, as typed.
    pub with: Option<&'a str>,
}

/// Plans updates of all the work that is named, or of none.
///
/// # Errors
/// If a reference is not to work of that kind, the day contradicts the record, or a note is missing.
pub fn follow_up(workspace: &Workspace, request: &FollowUpRequest) -> Result<Changeset, Refusal> {
    let (mut entry, ids) = (entry(workspace, request)?, request.ids);
    FollowUps::refuse_too_many(ids.iter().map(String::as_str), workspace)?;
    let with = request.with.zip(request.step.effect());
    if let (Some((newer, _)), None) = (with, &entry.session) {
        entry.session = Some(SessionOf::find(newer, workspace)?.id);
    }
    if with.is_some() {
        // The status of the older one follows from the newer one: the format stores the relation once.
        entry.step = Step::Note;
    }
    let mut changes = FollowUps::default();
    for id in ids {
        let mut outcome = changes.add(id, request.of, &entry, workspace)?;
        if let Some((newer, effect)) = with {
            let is_new = changes.add_effect(newer, effect, &outcome.reference, workspace)?;
            if is_new || !outcome.is_repeated {
                outcome.after = Some(outcome.before.after_effect(effect));
            }
        }
        changes.join(outcome);
    }
    Ok(changes.changeset())
}

/// An update of work on one day.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The step.
    pub step: Step,
    /// The day.
    pub on: NaiveDate,
    /// The note.
    pub note: Option<String>,
    /// Who reported it: references or names.
    pub by: Vec<String>,
    /// The id of the record whose session reviewed it.
    pub session: Option<String>,
}

impl Entry {
    /// The update that is added to a kind of work, with the status that it gives.
    fn update(&self, status: Option<WorkStatus>, of: Entity) -> Map<String, Value> {
        let (date, note, by, session) =
            (Some(self.on), self.note.clone(), self.by.clone().into(), self.session.clone());
        match (of, status) {
            (Entity::Directive, status) => {
                let status = status.and_then(WorkStatus::of_directive);
                fields_of(&DirectiveUpdate { date, note, status, by, session, ..DirectiveUpdate::default() })
            }
            (_, status) => {
                let status = status.and_then(WorkStatus::of_task);
                fields_of(&TaskUpdate { date, note, status, by, session, ..TaskUpdate::default() })
            }
        }
    }
}

fn entry(workspace: &Workspace, request: &FollowUpRequest) -> Result<Entry, Refusal> {
    let step = request.step;
    let session = request.session.map(|id| SessionOf::find(id, workspace)).transpose()?;
    // A review has the day of its session unless a day is given.
    let on = request.on.or_else(|| session.as_ref()?.day).unwrap_or(workspace.today());
    refuse_future(on, workspace)?;
    let note = request.note.map(|note| nfc(note.trim())).filter(|note| !note.is_empty());
    if step == Step::Note && note.is_none() {
        return Err(Refusal::new(Message::new("work-no-note")));
    }
    if let Some(note) = &note {
        refuse_control("note", &Value::from(note.as_str()))?;
    }
    let by = request.by.iter().map(|who| nfc(who.trim())).collect();
    Ok(Entry { step, on, note, by, session: session.map(|session| session.id) })
}

/// Fails if the day is in the future.
pub(super) fn refuse_future(on: NaiveDate, workspace: &Workspace) -> Result<(), Refusal> {
    if on > workspace.latest_day() {
        return Err(Refusal::new(Message::new("work-future").with("date", on)));
    }
    Ok(())
}

/// The session that reviews work.
pub(super) struct SessionOf {
    /// The id of its record.
    pub id: String,
    /// Its last day.
    pub day: Option<NaiveDate>,
}

impl SessionOf {
    /// Finds the session of the record that `id` names.
    pub fn find(id: &str, workspace: &Workspace) -> Result<Self, Refusal> {
        let opened = Target::of(id, workspace)?.open()?;
        if !is_record_id(opened.id()) {
            return Err(Refusal::new(Message::new("work-no-session").with("id", id)));
        }
        Ok(Self { id: opened.id().to_owned(), day: last_day(&opened.record) })
    }
}

/// The last day of a record's session.
pub(super) fn last_day(record: &Record) -> Option<NaiveDate> {
    record.session.as_ref().and_then(|session| session.until.or(session.date))
}

/// Planned updates of work in any number of records.
#[derive(Default)]
pub(super) struct FollowUps {
    /// Each with its text before.
    files: Vec<(OpenRecord, String)>,
    outcomes: Vec<Outcome>,
}

/// The maximum number of updates in one record: each change is verified by reading the whole text again.
const MOST: usize = 500;

impl FollowUps {
    /// Fails if more than the maximum of updates are requested in one record.
    pub fn refuse_too_many<'i>(ids: impl IntoIterator<Item = &'i str>, workspace: &Workspace) -> Result<(), Refusal> {
        let ids: Vec<&str> = ids.into_iter().collect();
        if ids.len() <= MOST {
            return Ok(());
        }
        let mut counts: HashMap<PathBuf, usize> = HashMap::new();
        for id in ids {
            let target = Target::of(id, workspace)?;
            let count = counts.entry(target.path).or_default();
            *count += 1;
            if *count > MOST {
                let message = Message::new("work-too-many").with("limit", MOST).with("name", target.name.as_str());
                return Err(Refusal::new(message).with_help(Message::new("work-too-many-help")));
            }
        }
        Ok(())
    }

    /// Adds an entry to the work with the id `id`; fails if it is not of the kind `wanted`, where one is given.
    pub fn add(
        &mut self,
        id: &str,
        wanted: Option<Entity>,
        entry: &Entry,
        workspace: &Workspace,
    ) -> Result<Outcome, Refusal> {
        let target = Target::of(id, workspace)?;
        let file = self.file(&target)?;
        let work = Work::find(file, target.part.as_deref(), id, wanted)?;
        let mut outcome = work.outcome();
        if !work.follow(file, entry, workspace.latest_day(), &mut outcome)? {
            return Ok(outcome);
        }
        if entry.step == Step::Done {
            outcome.notes = follows(&file.record, &outcome);
        }
        Ok(outcome)
    }

    /// Looks at the work that `id` names.
    pub fn look(&mut self, id: &str, workspace: &Workspace) -> Result<Outcome, Refusal> {
        let target = Target::of(id, workspace)?;
        let file = self.file(&target)?;
        Ok(Work::find(file, target.part.as_deref(), id, None)?.outcome())
    }

    /// Adds an outcome, unless it changes nothing and the work has one already: several references may be to one piece
    /// of work.
    pub fn join(&mut self, outcome: Outcome) {
        if outcome.after.is_some() || self.outcomes.iter().all(|other| other.reference != outcome.reference) {
            self.outcomes.push(outcome);
        }
    }

    /// Adds `older`, a whole reference, to the directives that a newer one amends or supersedes; `false` if it is there
    /// already.
    fn add_effect(&mut self, newer: &str, effect: Effect, older: &str, workspace: &Workspace) -> Result<bool, Refusal> {
        let target = Target::of(newer, workspace)?;
        let file = self.file(&target)?;
        let part = file.part(target.part.as_deref(), newer)?;
        let directive = part
            .directive(&file.record)
            .ok_or_else(|| Refusal::new(Message::new("work-no-directive").with("id", newer)))?;
        refuse_final(file, effect.field(), newer)?;
        let older = match Reference::parse(older) {
            Reference::Part { record, part } if record == file.id() => part,
            _ => older,
        };
        if directive.effects().any(|(its, known)| its == effect && known == older) {
            return Ok(false);
        }
        let place = part.at(&[At::Key(effect.field())]);
        file.change(&[Change::Append { place, item: older.into() }])?;
        Ok(true)
    }

    /// What has been planned.
    pub fn changeset(self) -> Changeset {
        let changed = self.files.into_iter().filter(|(file, old)| file.text != *old);
        let writes = changed.map(|(OpenRecord { path, text: new, .. }, old)| Write::Replace { path, old, new });
        Changeset { writes: writes.collect(), outcomes: self.outcomes, ..Changeset::default() }
    }

    fn file(&mut self, target: &Target) -> Result<&mut OpenRecord, Refusal> {
        let path = target.path.canonicalize().unwrap_or_else(|_| target.path.clone());
        let known = self.files.iter().position(|(file, _)| file.path == path);
        let index = if let Some(index) = known {
            index
        } else {
            let opened = OpenRecord { path, ..target.open()? };
            let old = opened.text.clone();
            self.files.push((opened, old));
            self.files.len() - 1
        };
        Ok(&mut self.files[index].0)
    }
}

/// A task or directive that is followed up.
struct Work<'a> {
    part: FoundPart<'a>,
    entity: Entity,
    reference: String,
    words: String,
    before: WorkStatus,
}

impl<'a> Work<'a> {
    /// Finds work by its id; fails if the part is not work, or not of the wanted kind.
    fn find(opened: &OpenRecord, id: Option<&str>, called: &'a str, wanted: Option<Entity>) -> Result<Self, Refusal> {
        let part = opened.part(id, called)?;
        let found = opened.stored_status(&part).zip(part.entity);
        let Some((stored, entity)) = found else {
            return Err(no_work(opened, called, wanted.unwrap_or(Entity::Task)));
        };
        if wanted.is_some_and(|wanted| wanted != entity) {
            let message = Message::new("work-other-kind").with("id", called).with("command", command(entity));
            return Err(Refusal::new(message));
        }
        let (id, words) = match (part.task(&opened.record), part.directive(&opened.record)) {
            (Some(task), _) => (&task.id, &task.title),
            (_, Some(directive)) => (&directive.id, &directive.text),
            _ => (&None, &None),
        };
        let reference = format!("{}#{}", opened.id(), id.as_deref().unwrap_or_default());
        let words = words.clone().unwrap_or_default();
        Ok(Self { part, entity, reference, words, before: stored.timeline().now() })
    }

    fn outcome(&self) -> Outcome {
        Outcome {
            reference: self.reference.clone(),
            words: self.words.clone(),
            before: self.before,
            after: None,
            is_repeated: false,
            notes: Vec::new(),
        }
    }

    /// Plans an entry; `false` if nothing is to be written.
    fn follow(
        &self,
        opened: &mut OpenRecord,
        entry: &Entry,
        latest: NaiveDate,
        outcome: &mut Outcome,
    ) -> Result<bool, Refusal> {
        let (before, called) = (self.before, self.part.called);
        if !entry.step.fits(before) {
            let message = Message::new("work-no-such-step").with("id", called).with("what", command(self.entity));
            return Err(Refusal::new(message));
        }
        let written = value_at(&opened.value, &self.part.at(&[])).unwrap_or(&Value::Null);
        let said = entry.step.written_status(before);
        // The stored status may differ from the one that the updates give, or be unreadable.
        let stored = match written["status"].as_str() {
            Some(name) => WorkStatus::of_name(name),
            None => Some(before.first()),
        };
        let is_so = |said| stored.is_some_and(|stored| said == stored || said == before);
        if said.is_some_and(is_so) && entry.note.is_none() {
            return Ok(false);
        }
        let update = Value::Object(entry.update(said, self.entity));
        let last = written["updates"].as_array().and_then(|updates| updates.last());
        if last == Some(&update) && said.is_none_or(|said| stored == Some(said)) {
            outcome.is_repeated = true;
            return Ok(false);
        }
        self.refuse_disorder(opened, entry.on, latest)?;
        refuse_before(&opened.record, entry.on, called)?;
        let at = |field| self.part.at(&[At::Key(field)]);
        let mut changes = vec![Change::Append { place: at("updates"), item: update }];
        if let Some(said) = said.filter(|said| stored != Some(*said)) {
            changes.push(Change::Set { place: at("status"), value: said.name().into() });
            let has_day = !written["completed"].is_null();
            // The day of completion is that of the first completion: a repeated `done` keeps it.
            if entry.step == Step::Done && !(has_day && said == before) {
                changes.push(Change::Set { place: at("completed"), value: entry.on.to_string().into() });
            } else if entry.step.undoes() && has_day {
                changes.push(Change::Remove { place: at("completed") });
            }
        }
        opened.change(&changes)?;
        outcome.after = Some(entry.step.leads_to(before));
        Ok(true)
    }

    /// Fails if the last update has a later day: updates are in order of time. The advice differs if that day is in the
    /// future, later than `latest`.
    fn refuse_disorder(&self, opened: &OpenRecord, on: NaiveDate, latest: NaiveDate) -> Result<(), Refusal> {
        let called = self.part.called;
        let stored = opened.stored_status(&self.part);
        let days = stored.iter().flat_map(|stored| &stored.updates).filter_map(|update| update.date);
        match days.max() {
            Some(last) if last > on => {
                let help = if last > latest { "work-order-future-help" } else { "work-order-help" };
                let record = called.split(['#', '/']).next().unwrap_or(called);
                Err(Refusal::new(Message::new("work-order").with("id", called).with("date", on).with("last", last))
                    .with_help(Message::new(help).with("last", last).with("id", record)))
            }
            _ => Ok(()),
        }
    }
}

/// Fails if the day is before the session that gave the work: the year is probably mistyped. A session without a stated
/// day may have been earlier than the record says.
fn refuse_before(record: &Record, on: NaiveDate, called: &str) -> Result<(), Refusal> {
    let session = record.session.as_ref().filter(|session| session.date_text.is_none());
    match session.and_then(|session| session.date) {
        Some(first) if on < first => {
            let message = Message::new("work-before").with("id", called).with("date", on).with("session", first);
            Err(Refusal::new(message))
        }
        _ => Ok(()),
    }
}

/// The hints after completed work: the last task of a directive, a directive with open tasks.
fn follows(record: &Record, done: &Outcome) -> Vec<Message> {
    let (id, own) = done.reference.split_once('#').unwrap_or_default();
    let open = |directive: &str| -> Vec<&str> {
        let of_it = record.tasks.iter().filter(|task| task.directive.as_deref() == Some(directive));
        let is_open = of_it.filter(|task| task.stored_status().status.progress() == Progress::Open);
        is_open.filter_map(|task| task.id.as_deref()).collect()
    };
    let directive =
        |id: &str| record.directives.iter().filter(move |one| one.id.as_deref() == Some(id)).collect::<Vec<_>>();
    if matches!(done.before, WorkStatus::Directive(_)) {
        let open = open(own);
        if open.is_empty() {
            return Vec::new();
        }
        let ids = open.iter().map(|task| format!("{id}#{task}")).collect::<Vec<_>>().join(" ");
        return vec![Message::new("work-open-tasks").with("id", done.reference.as_str()).with("ids", ids)];
    }
    let mut tasks = record.tasks.iter().filter(|task| task.id.as_deref() == Some(own));
    let Some(of) = tasks.find_map(|task| task.directive.as_deref()) else { return Vec::new() };
    let is_in_force = directive(of).iter().any(|one| one.stored_status().timeline().now().is_in_force());
    if is_in_force && open(of).is_empty() {
        return vec![Message::new("work-all-done").with("id", format!("{id}#{of}"))];
    }
    Vec::new()
}

/// The command that follows a kind of work up.
fn command(entity: Entity) -> &'static str {
    if entity == Entity::Task { "task" } else { "directive" }
}

fn no_work(opened: &OpenRecord, called: &str, wanted: Entity) -> Refusal {
    let refusal = Refusal::new(Message::new("work-no-work").with("id", called).with("what", command(wanted)));
    let ids: Vec<&str> = opened.identified().filter(|(entity, ..)| *entity == wanted).map(|(.., id)| id).collect();
    if ids.is_empty() { refusal } else { refusal.with_help(Message::new("known-values").with("names", ids.join(", "))) }
}
