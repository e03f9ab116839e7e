//! Follow up: updates of tasks and directives, written to the records that contain them.

mod actors;
mod around;
mod entry;
mod hand_over;
mod scope;
mod work;

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use chrono::NaiveDate;

use super::frozen::refuse_final;
use super::target::{OpenRecord, Target};
use super::{Changeset, Outcome, Refusal, Workspace};
use crate::archive::{Reference, Write, is_record_id};
use crate::check::stem;
use crate::i18n::Message;
use crate::model::{Effect, Entity, Record, Step, WorkStatus};
use crate::work::{AllWork, PartOnDay, PartRef, WorkRecord};
use lossless_yaml::{Change, Step as At};
use viet_text::date::parse_date;

use actors::Actors;
use around::Around;
pub(super) use entry::Entry;
use scope::{Scope, is_open};
use work::Work;

/// A step of tasks and directives.
#[derive(Debug, Clone)]
pub struct FollowUpRequest<'a> {
    /// References to the work, as typed; `@` and a day after one name an occurrence.
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
    /// The new deadline.
    pub due: Option<NaiveDate>,
    /// Who leads from now on: references or names.
    pub lead: &'a [String],
    /// Who supports from now on: references or names.
    pub support: &'a [String],
    /// The lead whose open work of the whole archive is handed over; no ids then.
    pub from: Option<&'a str>,
    /// The leads that it is about: references or names.
    pub about: &'a [String],
    /// The planned day of the occurrence that it is about.
    pub occurrence: Option<NaiveDate>,
    /// The document that decides or proves it, in words.
    pub document: Option<&'a str>,
    /// Whether somebody was reminded.
    pub is_reminder: bool,
}

impl<'a> FollowUpRequest<'a> {
    /// A step that says nothing else.
    #[must_use]
    pub fn new(ids: &'a [String], step: Step) -> Self {
        Self {
            ids,
            of: None,
            step,
            on: None,
            note: None,
            by: &[],
            session: None,
            with: None,
            due: None,
            lead: &[],
            support: &[],
            from: None,
            about: &[],
            occurrence: None,
            document: None,
            is_reminder: false,
        }
    }
}

/// Plans updates of all the work that is named, or of none.
///
/// # Errors
/// If a reference is not to work of that kind, what is said of it contradicts the record, or something is missing.
pub fn follow_up(workspace: &Workspace, request: &FollowUpRequest) -> Result<Changeset, Refusal> {
    let (mut entry, ids) = (Entry::read(workspace, request)?, request.ids);
    if let Some(from) = request.from {
        return hand_over::hand_over(from, &entry, workspace);
    }
    FollowUps::refuse_too_many(ids.iter().map(String::as_str), workspace)?;
    let with = request.with.zip(request.step.effect());
    let session = with.map(|(newer, _)| SessionOf::find(newer, workspace)).transpose()?;
    if let Some(SessionOf { id, is_held: false, .. }) = &session {
        let refusal = Refusal::new(Message::new("work-newer-not-held").with("id", id.as_str()));
        return Err(refusal.with_help(Message::new("work-not-held-help").with("record", id.as_str())));
    }
    if let (Some(session), None) = (&session, &entry.session) {
        entry.session = Some(session.id.clone());
    }
    if with.is_some() {
        // The status of the older one follows from the newer one: the format stores the relation once.
        entry.step = Step::Note;
    }
    let mut changes = FollowUps::new(workspace);
    changes.read(ids, workspace)?;
    for id in ids {
        let mut outcome = changes.add(id, request.of, &entry, workspace)?;
        if let Some((newer, effect)) = with {
            if let Some(session) = &session {
                changes.refuse_amended(id, &outcome.reference, session, request.step, workspace)?;
            }
            let tasks = changes.open_tasks(&outcome.reference, workspace);
            let is_new = changes.add_effect(newer, effect, &outcome.reference, workspace)?;
            let after = outcome.before.after_effect(effect);
            if is_new || outcome.after.is_some() {
                outcome.after = Some(after);
            } else {
                outcome.before = after;
            }
            outcome.notes.extend(changes.become_of(&tasks, &outcome.reference, workspace));
        }
        changes.join(outcome);
    }
    Ok(changes.changeset())
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
    /// Whether it was held, or is confirmed to be.
    is_held: bool,
}

impl SessionOf {
    /// Finds the session of the record that `id` names.
    pub fn find(id: &str, workspace: &Workspace) -> Result<Self, Refusal> {
        let opened = Target::of(id, workspace)?.open()?;
        if !is_record_id(opened.id()) {
            return Err(Refusal::new(Message::new("work-no-session").with("id", id)));
        }
        let is_held = WorkRecord::of(&opened.record, opened.id(), |who| who).is_some();
        Ok(Self { id: opened.id().to_owned(), day: last_day(&opened.record), is_held })
    }
}

/// The last day of a record's session.
pub(super) fn last_day(record: &Record) -> Option<NaiveDate> {
    record.session.as_ref().and_then(|session| session.until.or(session.date))
}

/// A reference without the occurrence that it names, and that occurrence.
fn occurrence_of(id: &str) -> (&str, Option<NaiveDate>) {
    let named = id.rsplit_once('@').and_then(|(work, day)| Some((work, parse_date(day)?)));
    named.map_or((id, None), |(work, day)| (work, Some(day)))
}

/// Planned updates of work in any number of records.
#[derive(Default)]
pub(super) struct FollowUps {
    /// Each with its text before.
    files: Vec<(OpenRecord, String)>,
    /// The place of each file.
    places: HashMap<PathBuf, usize>,
    /// The records as they will be, and those that their work is tied to.
    around: Around,
    outcomes: Vec<Outcome>,
}

/// The maximum number of updates in one record: each change is verified by reading the whole text again.
const MOST: usize = 500;

impl FollowUps {
    /// No update yet.
    pub fn new(workspace: &Workspace) -> Self {
        Self { around: Around::new(workspace.office()), ..Self::default() }
    }

    /// Fails if more than the maximum of updates are requested in one record.
    pub fn refuse_too_many<'i>(ids: impl IntoIterator<Item = &'i str>, workspace: &Workspace) -> Result<(), Refusal> {
        let ids: Vec<&str> = ids.into_iter().collect();
        if ids.len() <= MOST {
            return Ok(());
        }
        let mut counts: HashMap<PathBuf, usize> = HashMap::new();
        for id in ids {
            let target = Target::of(occurrence_of(id).0, workspace)?;
            let count = counts.entry(target.path).or_default();
            *count += 1;
            if *count > MOST {
                let message = Message::new("work-too-many").with("limit", MOST).with("name", target.name.as_str());
                return Err(Refusal::new(message).with_help(Message::new("work-too-many-help")));
            }
        }
        Ok(())
    }

    /// Reads the records of references, and those that their work is tied to: faster at once than one by one.
    fn read(&mut self, ids: &[String], workspace: &Workspace) -> Result<(), Refusal> {
        let mut new = Vec::new();
        for id in ids {
            let target = Target::of(occurrence_of(id).0, workspace)?;
            let place = self.file(&target)?;
            if target.archive_of_record().is_some() {
                new.push(self.id(place));
            }
        }
        if new.is_empty() { Ok(()) } else { self.around.read(new, workspace.archive()?) }
    }

    /// Adds an entry to the work with the id `id`; fails if it is not of the kind `wanted`, where one is given.
    pub fn add(
        &mut self,
        id: &str,
        wanted: Option<Entity>,
        entry: &Entry,
        workspace: &Workspace,
    ) -> Result<Outcome, Refusal> {
        self.read(&[id.to_owned()], workspace)?;
        let (called, occurrence) = occurrence_of(id);
        let mut entry = entry.clone();
        if occurrence.is_some() && entry.occurrence.is_some_and(|other| Some(other) != occurrence) {
            return Err(Refusal::new(Message::new("work-two-occurrences").with("id", id)));
        }
        entry.occurrence = occurrence.or(entry.occurrence);
        let target = Target::of(called, workspace)?;
        let place = self.file(&target)?;
        self.put_around(place);
        let opened = &self.files[place].0;
        let work = Work::find(opened, target.part.as_deref(), called, wanted)?;
        work.refuse(&entry)?;
        let record_id = self.id(place);
        let today = workspace.today();
        let actors = Actors::of(&opened.record, workspace.office());
        let mut notes = entry.resolve(&actors);
        let scope = self.around.see(&record_id, today, |all| {
            Scope::of(&work, &entry, all.part(work.entity, &record_id, &work.id), &actors)
        })?;
        notes.extend(scope.notes.iter().cloned());
        let mut outcome = work.outcome();
        let withdraws = matches!(entry.step, Step::Supersede | Step::Revoke);
        let tasks = if withdraws { self.open_tasks(&outcome.reference, workspace) } else { Vec::new() };
        let Some(planned) = work.plan(opened, &entry, &scope, &mut outcome, &actors)? else { return Ok(outcome) };
        self.files[place].0.change(&planned)?;
        self.put_around(place);
        let record = &self.files[place].0.record;
        let (each, hints) = self.around.see(&record_id, today, |all| {
            let now = all.part(work.entity, &record_id, &work.id);
            let is_done = now.is_none_or(|now| !is_open(now.status(None)));
            let hints = entry.step == Step::Done && scope.occurrence.is_none() && is_done;
            let hints = if hints { follows(record, all, &outcome) } else { Vec::new() };
            (now.and_then(|now| now.each(scope.occurrence)), hints)
        });
        outcome.each = each.filter(|_| entry.step.written_status(work.before).is_some());
        outcome.notes = notes;
        outcome.notes.extend(hints);
        outcome.notes.extend(self.become_of(&tasks, &outcome.reference, workspace));
        Ok(outcome)
    }

    /// Adds entries to different pieces of work that are as `now` has them. Each record is changed once: every change is
    /// verified by reading the whole text again.
    fn add_all(
        &mut self,
        entries: Vec<(Entity, String, Entry, PartOnDay)>,
        workspace: &Workspace,
    ) -> Result<(), Refusal> {
        let mut planned: BTreeMap<usize, Vec<Change>> = BTreeMap::new();
        for (entity, reference, mut entry, now) in entries {
            let target = Target::of(&reference, workspace)?;
            let place = self.file(&target)?;
            let opened = &self.files[place].0;
            let work = Work::find(opened, target.part.as_deref(), &reference, Some(entity))?;
            let actors = Actors::of(&opened.record, workspace.office());
            let mut notes = entry.resolve(&actors);
            let scope = Scope::of(&work, &entry, Some(now), &actors)?;
            let mut outcome = work.outcome();
            if let Some(changes) = work.plan(opened, &entry, &scope, &mut outcome, &actors)? {
                planned.entry(place).or_default().extend(changes);
                notes.extend(scope.notes);
                outcome.notes = notes;
            }
            self.join(outcome);
        }
        for (place, changes) in planned {
            self.files[place].0.change(&changes)?;
            self.put_around(place);
        }
        Ok(())
    }

    /// Looks at the work that `id` names.
    pub fn look(&mut self, id: &str, workspace: &Workspace) -> Result<Outcome, Refusal> {
        let (id, _) = occurrence_of(id);
        let target = Target::of(id, workspace)?;
        let place = self.file(&target)?;
        Ok(Work::find(&self.files[place].0, target.part.as_deref(), id, None)?.outcome())
    }

    /// Adds an outcome, unless it changes nothing and the work has one already: several references may be to one piece
    /// of work.
    pub fn join(&mut self, outcome: Outcome) {
        let of = |outcome: &Outcome| (outcome.reference.clone(), outcome.occurrence);
        if outcome.after.is_some() || self.outcomes.iter().all(|other| of(other) != of(&outcome)) {
            self.outcomes.push(outcome);
        }
    }

    /// Fails if `older`, a whole reference, was amended before the day of the session that amends or supersedes it again.
    fn refuse_amended(
        &self,
        called: &str,
        older: &str,
        session: &SessionOf,
        step: Step,
        workspace: &Workspace,
    ) -> Result<(), Refusal> {
        let (record, part) = older.split_once('#').unwrap_or_default();
        let amended = self.around.see(record, workspace.today(), |all| {
            let (from, newest) = all.part(Entity::Directive, record, part)?.amended()?;
            // Said again, it changes nothing.
            let is_later = newest.record != session.id && session.day.is_some_and(|day| day > from);
            is_later.then(|| (from, newest.to_string()))
        });
        match amended {
            Some((from, newest)) => Err(work::amended(called, step, from, &newest)),
            None => Ok(()),
        }
    }

    /// The open tasks of a directive, by whole references.
    fn open_tasks(&self, directive: &str, workspace: &Workspace) -> Vec<String> {
        let (record, part) = directive.split_once('#').unwrap_or_default();
        self.around.see(record, workspace.today(), |all| {
            all.open_tasks(record, part).into_iter().map(|task| task.reference().to_string()).collect()
        })
    }

    /// The hints about tasks of a directive that were open: those that are withdrawn with it, and those that now stand for
    /// a newer one.
    fn become_of(&self, tasks: &[String], directive: &str, workspace: &Workspace) -> Vec<Message> {
        if tasks.is_empty() {
            return Vec::new();
        }
        let (record, part) = directive.split_once('#').unwrap_or_default();
        let (mut withdrawn, mut moved) = (Vec::new(), Vec::new());
        let newest = self.around.see(record, workspace.today(), |all| {
            let newest =
                all.part(Entity::Directive, record, part).and_then(PartOnDay::amended).map(|(_, newest)| newest);
            let standing = newest.map(|newest| all.open_tasks(newest.record, newest.part)).unwrap_or_default();
            for task in tasks {
                let (record, part) = task.split_once('#').unwrap_or_default();
                if standing.iter().any(|it| it.reference() == PartRef { record, part }) {
                    moved.push(task.as_str());
                } else if all.part(Entity::Task, record, part).is_some_and(|now| !is_open(now.status(None))) {
                    withdrawn.push(task.as_str());
                }
            }
            newest.map(|newest| newest.to_string())
        });
        let hint = |key, id: &str, tasks: Vec<&str>| {
            (!tasks.is_empty()).then(|| Message::new(key).with("id", id).with("ids", tasks.join(" ")))
        };
        let withdrawn = hint("work-tasks-withdrawn", directive, withdrawn);
        let moved = hint("work-tasks-moved", newest.as_deref().unwrap_or_default(), moved);
        withdrawn.into_iter().chain(moved).collect()
    }

    /// Adds `older`, a whole reference, to the directives that a newer one amends or supersedes; `false` if it is there
    /// already.
    fn add_effect(&mut self, newer: &str, effect: Effect, older: &str, workspace: &Workspace) -> Result<bool, Refusal> {
        let target = Target::of(newer, workspace)?;
        let place = self.file(&target)?;
        let file = &mut self.files[place].0;
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
        let field = part.at(&[At::Key(effect.field())]);
        file.change(&[Change::Append { place: field, item: older.into() }])?;
        self.put_around(place);
        Ok(true)
    }

    /// What has been planned.
    pub fn changeset(self) -> Changeset {
        let changed = self.files.into_iter().filter(|(file, old)| file.text != *old);
        let writes = changed.map(|(OpenRecord { path, text: new, .. }, old)| Write::Replace { path, old, new });
        Changeset { writes: writes.collect(), outcomes: self.outcomes, ..Changeset::default() }
    }

    /// The place of a file, which is opened unless it is open.
    fn file(&mut self, target: &Target) -> Result<usize, Refusal> {
        let path = target.path.canonicalize().unwrap_or_else(|_| target.path.clone());
        if let Some(known) = self.places.get(&path) {
            return Ok(*known);
        }
        let opened = OpenRecord { path: path.clone(), ..target.open()? };
        let old = opened.text.clone();
        let place = self.files.len();
        self.files.push((opened, old));
        self.places.insert(path, place);
        self.put_around(place);
        Ok(place)
    }

    /// Notes what a record will be. Of two files with one id, the last one counts.
    fn put_around(&mut self, place: usize) {
        self.around.add(&self.id(place), self.files[place].0.record.clone());
    }

    /// The id of an open record: that of its file where it has none.
    fn id(&self, place: usize) -> String {
        let file = &self.files[place].0;
        let id = if file.id().is_empty() { stem(&file.path).unwrap_or_default() } else { file.id() };
        id.to_owned()
    }
}

/// The hints after completed work: the last task of a directive, a directive with open tasks.
fn follows(record: &Record, all: &AllWork, done: &Outcome) -> Vec<Message> {
    let (id, own) = done.reference.split_once('#').unwrap_or_default();
    let status = |entity, part: Option<&str>, stored: WorkStatus| {
        let now = part.and_then(|part| all.part(entity, id, part));
        now.map_or(stored, |now| now.status(None))
    };
    let open = |directive: &str| -> Vec<&str> {
        let of_it = record.tasks.iter().filter(|task| task.directive.as_deref() == Some(directive));
        let is_task_open =
            |task: &&crate::model::Task| is_open(status(Entity::Task, task.id.as_deref(), task.stored_status()));
        of_it.filter(is_task_open).filter_map(|task| task.id.as_deref()).collect()
    };
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
    let mut directives = record.directives.iter().filter(|one| one.id.as_deref() == Some(of));
    let is_in_force = directives.any(|one| is_open(status(Entity::Directive, Some(of), one.stored_status())));
    if is_in_force && open(of).is_empty() {
        return vec![Message::new("work-all-done").with("id", format!("{id}#{of}"))];
    }
    Vec::new()
}
