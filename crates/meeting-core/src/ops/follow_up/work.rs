//! One task or directive that is followed up.

use chrono::NaiveDate;
use serde_json::Value;

use super::actors::Actors;
use super::entry::Entry;
use super::scope::{Scope, is_open};
use crate::i18n::Message;
use crate::model::{Directive, Entity, Progress, Record, RecordState, SessionStatus, Step, Task, WorkStatus};
use crate::ops::Refusal;
use crate::ops::changeset::{Outcome, WorkChange};
use crate::ops::target::{FoundPart, OpenRecord, no_part, value_at};
use lossless_yaml::{Change, Step as At};

/// A task or directive that is followed up.
pub struct Work<'a> {
    part: FoundPart<'a>,
    pub entity: Entity,
    /// Its id in the record.
    pub id: String,
    reference: String,
    words: String,
    /// What is to be done first if the session was held after all.
    not_held_help: Option<Message>,
    /// The status that the updates give.
    pub before: WorkStatus,
    pub stored: Stored,
}

/// What the record stores of it.
pub struct Stored {
    pub done: Option<NaiveDate>,
    due: Option<NaiveDate>,
    lead: Vec<String>,
    support: Vec<String>,
}

impl<'a> Work<'a> {
    /// Finds work by its id; fails if the part is not work, or not of the wanted kind.
    pub fn find(
        opened: &OpenRecord,
        id: Option<&str>,
        called: &'a str,
        wanted: Option<Entity>,
    ) -> Result<Self, Refusal> {
        if let Some(id) = id
            && opened.identified().all(|(.., own)| own != id)
        {
            return Err(no_part(called, id, &work_ids(opened, wanted.unwrap_or(Entity::Task))));
        }
        let part = opened.part(id, called)?;
        let found = opened.stored_status(&part).zip(part.entity);
        let Some((status, entity)) = found else {
            return Err(no_work(opened, called, wanted.unwrap_or(Entity::Task)));
        };
        if wanted.is_some_and(|wanted| wanted != entity) {
            return Err(Refusal::new(Message::new("work-no-directive-step").with("id", called)));
        }
        macro_rules! stored {
            ($it:ident, $words:ident) => {
                (
                    $it.id.clone(),
                    $it.$words.clone(),
                    Stored {
                        done: $it.completed,
                        due: $it.due,
                        lead: $it.lead.to_vec(),
                        support: $it.support.to_vec(),
                    },
                )
            };
        }
        let of_task = part.task(&opened.record).map(|it: &Task| stored!(it, title));
        let of_directive = || part.directive(&opened.record).map(|it: &Directive| stored!(it, text));
        let Some((id, words, stored)) = of_task.or_else(of_directive) else {
            return Err(no_work(opened, called, Entity::Task));
        };
        let id = id.unwrap_or_default();
        Ok(Self {
            part,
            entity,
            reference: format!("{}#{id}", opened.id()),
            id,
            not_held_help: not_held_help(opened),
            words: words.unwrap_or_default(),
            before: status,
            stored,
        })
    }

    /// What it was called by.
    pub fn called(&self) -> &'a str {
        self.part.called
    }

    pub fn outcome(&self) -> Outcome {
        Outcome {
            reference: self.reference.clone(),
            words: self.words.clone(),
            occurrence: None,
            about: Vec::new(),
            before: self.before,
            after: None,
            changes: Vec::new(),
            each: None,
            is_repeated: false,
            notes: Vec::new(),
        }
    }

    /// The whole work, as its record alone has it.
    pub fn stored_scope(&self) -> Scope {
        let Stored { done, due, lead, support } = &self.stored;
        Scope {
            occurrence: None,
            about: Vec::new(),
            before: self.before,
            each: vec![self.before],
            done: *done,
            due: *due,
            lead: lead.clone(),
            support: support.clone(),
            is_each: false,
            is_closed: !is_open(self.before),
            amended: None,
            notes: Vec::new(),
        }
    }

    /// Fails if the step is not for this kind of work.
    pub fn refuse(&self, entry: &Entry) -> Result<(), Refusal> {
        if entry.step.fits(self.before) {
            return Ok(());
        }
        let message = |key: &'static str| Message::new(key).with("id", self.called());
        Err(match entry.step {
            Step::Start => Refusal::new(message("work-no-start")).with_help(message("work-no-start-help")),
            Step::Cancel => Refusal::new(message("work-no-cancel")).with_help(message("work-no-cancel-help")),
            _ => Refusal::new(message("work-no-directive-step")),
        })
    }

    /// Plans the changes of an entry; none if nothing is to be written.
    pub fn plan(
        &self,
        opened: &OpenRecord,
        entry: &Entry,
        scope: &Scope,
        outcome: &mut Outcome,
        actors: &Actors,
    ) -> Result<Option<Vec<Change<'static>>>, Refusal> {
        let step = entry.step;
        let written = value_at(&opened.value, &self.part.at(&[])).unwrap_or(&Value::Null);
        let said = step.written_status(self.before);
        let mut entry = Entry { occurrence: scope.occurrence, ..entry.clone() };
        entry.about = scope.about.iter().map(|lead| actors.written(lead).to_owned()).collect();
        let shown = |names: &[String]| names.iter().map(|name| actors.shown(name).to_owned()).collect::<Vec<_>>();
        outcome.occurrence = scope.occurrence;
        outcome.about = shown(&scope.about);
        outcome.before = scope.before;
        outcome.changes = changes(&entry, scope, shown);
        // The stored status may differ from the one that the updates give, or be unreadable.
        let stored = match written["status"].as_str() {
            Some(name) => WorkStatus::of_name(name),
            None => Some(self.before.first()),
        };
        let is_stored = |said| !scope.is_whole() || stored == Some(said);
        let is_so = said.is_some_and(|said| {
            // The stored status of a directive that was fulfilled before it was amended is not the one that it has.
            scope.is(said) && (!scope.is_whole() || stored.is_some()) || scope.is_stored() && stored == Some(said)
        });
        let is_corrected = is_so && step == Step::Done && entry.done.is_some() && entry.done != scope.done;
        let is_nothing_new = match step {
            Step::Extend | Step::Assign => outcome.changes.iter().all(WorkChange::is_nothing),
            // A newer directive says it, and nobody says more.
            Step::Note => outcome.changes.is_empty() && entry.by.is_empty(),
            _ => is_so && !is_corrected,
        };
        if is_nothing_new && !entry.says_more() {
            return Ok(None);
        }
        if let Some((from, newest)) = &scope.amended
            && !is_before_amended(&entry, *from)
        {
            return Err(amended(self.called(), step, *from, newest));
        }
        // What was granted before it was amended is still written down.
        let is_late = scope.amended.is_some() && is_open(self.before);
        if matches!(step, Step::Extend | Step::Assign) && scope.is_closed && !is_late {
            return Err(self.closed(scope, &outcome.about));
        }
        self.refuse_lead_twice(&entry, scope, actors)?;
        // Done said again without a day changes nothing.
        let done = entry.done;
        entry.done = done.filter(|done| is_so || *done != entry.date);
        let update = Value::Object(entry.update(said, self.entity));
        let last = written["updates"].as_array().and_then(|updates| updates.last());
        if last == Some(&update) && said.is_none_or(is_stored) {
            outcome.is_repeated = true;
            return Ok(None);
        }
        refuse_before(&opened.record, entry.day(), self.called())?;
        let at = |field: &'static str| self.part.at(&[At::Key(field)]);
        let mut planned = Vec::new();
        if let Some(kept) = said.filter(|said| scope.is_whole() && stored != Some(*said)).and(stored) {
            let kept = self.kept(written, kept, &entry, &opened.record);
            planned.extend(kept.map(|item| Change::Append { place: at("updates"), item }));
        }
        planned.push(Change::Append { place: at("updates"), item: update });
        if let Some(said) = said.filter(|_| scope.is_whole()) {
            let is_new = stored != Some(said);
            if is_new {
                planned.push(Change::Set { place: at("status"), value: said.name().into() });
            }
            let has_day = !written["completed"].is_null();
            if step == Step::Done {
                // The day of completion is that of the first completion: a repeated `done` without a day keeps it.
                let is_first = is_new && !(has_day && said == scope.before);
                if let Some(day) = done.or(is_first.then_some(entry.date)) {
                    planned.push(Change::Set { place: at("completed"), value: day.to_string().into() });
                }
            } else if is_new && step.undoes() && has_day {
                planned.push(Change::Remove { place: at("completed") });
            }
        }
        if is_corrected && let Some(to) = done {
            outcome.changes.push(WorkChange::Done { from: scope.done, to });
        }
        if step == Step::Reopen && scope.about.is_empty() && scope.answers() > 0 {
            outcome.changes.push(WorkChange::Undone { answers: scope.answers() });
        }
        outcome.after = Some(match said {
            Some(_) if scope.is_stored() => step.leads_to(scope.before),
            Some(said) => said,
            None => scope.before,
        });
        Ok(Some(planned))
    }

    /// The update that says what only the stored fields say of a status that is about to be replaced: for earlier days it is so
    /// as before. None where the updates say it already.
    fn kept(&self, written: &Value, stored: WorkStatus, entry: &Entry, record: &Record) -> Option<Value> {
        let updates = written["updates"].as_array().map_or(&[][..], Vec::as_slice);
        let of_whole = |it: &&Value| it["status"].is_string() && it["occurrence"].is_null() && it["for"].is_null();
        let last = updates.iter().rfind(of_whole);
        let is_done = stored == stored.done();
        let day = |value: &Value| value.as_str().and_then(|day| day.parse().ok());
        let kept = match (last, self.stored.done.filter(|_| is_done)) {
            // The stored day is that of a last update that gives none.
            (Some(last), Some(done)) => {
                let says = last["status"] == stored.name() && last["completed"].is_null();
                (says && day(&last["date"]) != Some(done)).then_some((entry.date.max(done), Some(done)))
            }
            (Some(_), None) => None,
            (None, Some(done)) => Some((entry.date.max(done), Some(done))),
            (None, None) if stored == self.before.first() => None,
            // It has been so since the session.
            (None, None) => record.session.as_ref().and_then(|session| session.date).map(|date| (date, None)),
        };
        let (date, done) = kept?;
        let done = done.filter(|done| *done != date);
        Some(Value::Object(Entry { done, ..Entry::new(entry.step, date) }.update(Some(stored), self.entity)))
    }

    /// Fails if somebody is to lead in the place of another who leads already and answers for itself: it would answer once
    /// for both.
    fn refuse_lead_twice(&self, entry: &Entry, scope: &Scope, actors: &Actors) -> Result<(), Refusal> {
        if scope.about.is_empty() {
            return Ok(());
        }
        let mut others = scope.lead.iter().filter(|lead| !scope.about.contains(lead));
        let Some(twice) = others.find(|lead| entry.lead.iter().any(|new| actors.is(lead, new))) else { return Ok(()) };
        let flags = for_flags(scope.about.iter().map(|lead| actors.shown(lead)));
        let message = Message::new("work-lead-twice").with("id", self.called()).with("name", actors.shown(twice));
        let help = Message::new("work-lead-twice-help").with("id", self.called()).with("flags", flags);
        Err(Refusal::new(message).with_help(help))
    }

    /// The refusal of work whose session has not been held: it does not count.
    pub fn not_held(&self) -> Refusal {
        let refusal = Refusal::new(Message::new("work-not-held").with("id", self.called()));
        match &self.not_held_help {
            Some(help) => refusal.with_help(help.clone()),
            None => refusal,
        }
    }

    /// The refusal of a new deadline or lead where nothing is to be done any more. `about` are the leads that it is about,
    /// as messages name them.
    fn closed(&self, scope: &Scope, about: &[String]) -> Refusal {
        let status = scope.before;
        let id = scope.occurrence.map_or_else(|| self.called().to_owned(), |day| format!("{}@{day}", self.called()));
        let message = |key: &'static str| Message::new(key).with("id", id.as_str());
        let closed = if about.is_empty() {
            message("work-closed")
        } else {
            message("work-closed-for").with("leads", about.join(", "))
        };
        let refusal = Refusal::new(closed.with("done", if status == status.done() { "yes" } else { "no" }));
        // What a newer directive withdrew is not reopened here.
        if is_open(self.before) && scope.is_whole() && status.progress() != Progress::Done {
            return refusal.with_help(message("work-closed-elsewhere"));
        }
        refusal.with_help(match about {
            [] if scope.is_each => message("work-closed-each-help"),
            [] => message("work-closed-help"),
            about => {
                let flags = for_flags(about.iter().map(String::as_str));
                message("work-closed-for-help").with("flags", flags)
            }
        })
    }
}

/// The flags that name leads.
fn for_flags<'s>(leads: impl Iterator<Item = &'s str>) -> String {
    leads.map(|lead| format!("--for \"{lead}\"")).collect::<Vec<_>>().join(" ")
}

/// How to say that a session was held which the record has as planned or cancelled.
fn not_held_help(opened: &OpenRecord) -> Option<Message> {
    let status = opened.record.session.as_ref().and_then(|session| session.status);
    let is_said = status.is_none_or(|status| status == SessionStatus::Held);
    let key = match opened.record.state {
        Some(RecordState::Cancelled) => "work-not-held-cancelled",
        _ if is_said => return None,
        _ => "work-not-held-help",
    };
    Some(Message::new(key).with("record", opened.id()))
}

/// Whether an entry counts for a directive that is amended from a day on. A note says nothing that could count.
fn is_before_amended(entry: &Entry, from: NaiveDate) -> bool {
    let days = [Some(entry.date), entry.done, entry.occurrence];
    entry.step == Step::Note || days.into_iter().flatten().any(|day| day <= from)
}

/// The refusal of a step that would change nothing because a newer directive has taken over from a day on.
pub fn amended(called: &str, step: Step, from: NaiveDate, newest: &str) -> Refusal {
    let message = Message::new("work-amended").with("id", called).with("newest", newest).with("date", from);
    let help = Message::new("work-amended-help").with("newest", newest).with("date", from);
    Refusal::new(message).with_help(help.with("command", step.command()))
}

/// What a step changes besides the status.
fn changes(entry: &Entry, scope: &Scope, shown: impl Fn(&[String]) -> Vec<String>) -> Vec<WorkChange> {
    let mut changes = Vec::new();
    if let Some(to) = entry.due {
        changes.push(WorkChange::Due { from: scope.due, to });
    }
    if !entry.lead.is_empty() {
        // Of some leads: those in their place.
        let before = if scope.about.is_empty() { &scope.lead } else { &scope.about };
        changes.push(WorkChange::Lead { from: shown(before), to: shown(&entry.lead) });
    }
    if !entry.support.is_empty() {
        changes.push(WorkChange::Support { from: shown(&scope.support), to: shown(&entry.support) });
    }
    if entry.is_reminder {
        changes.push(WorkChange::Reminder);
    }
    changes
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

fn no_work(opened: &OpenRecord, called: &str, wanted: Entity) -> Refusal {
    let is_task = wanted == Entity::Task;
    let refusal = Refusal::new(
        Message::new("work-no-work").with("id", called).with("what", if is_task { "task" } else { "directive" }),
    );
    let ids = work_ids(opened, wanted);
    if ids.is_empty() { refusal } else { refusal.with_help(Message::new("known-values").with("names", ids.join(", "))) }
}

/// The ids of the work of a record; those of directives alone where a directive is wanted.
fn work_ids(opened: &OpenRecord, wanted: Entity) -> Vec<&str> {
    let is_wanted = |entity: Entity| entity == Entity::Directive || entity == Entity::Task && wanted == Entity::Task;
    opened.identified().filter(|(entity, ..)| is_wanted(*entity)).map(|(.., id)| id).collect()
}
