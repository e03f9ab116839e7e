//! What a step is about, and what is so of that on the day: the whole, some leads of it, one occurrence.

use chrono::NaiveDate;

use super::actors::Actors;
use super::entry::Entry;
use super::work::Work;
use crate::i18n::Message;
use crate::model::{Progress, Step, WorkStatus};
use crate::ops::Refusal;
use crate::work::PartOnDay;

/// What a step is about, and what was so of that before.
#[derive(Debug)]
pub struct Scope {
    /// The planned day of the occurrence.
    pub occurrence: Option<NaiveDate>,
    /// The leads, as updates name them; empty for all.
    pub about: Vec<String>,
    /// Its status.
    pub before: WorkStatus,
    /// The status of each lead that answers for itself, or of the whole.
    pub each: Vec<WorkStatus>,
    /// Whether each of the leads answers for itself.
    pub is_each: bool,
    /// The day on which it was done.
    pub done: Option<NaiveDate>,
    /// The deadline in force.
    pub due: Option<NaiveDate>,
    /// The leads in force.
    pub lead: Vec<String>,
    /// Who supports.
    pub support: Vec<String>,
    /// Whether nothing of it is still to be done.
    pub is_closed: bool,
    /// The day from which a newer directive has amended it, and the newest one that has.
    pub amended: Option<(NaiveDate, String)>,
    /// How the step was understood.
    pub notes: Vec<Message>,
}

impl Scope {
    /// Finds what an entry is about. `now` is what is so of the work, none where its session has not been held.
    pub fn of(work: &Work, entry: &Entry, now: Option<PartOnDay>, actors: &Actors) -> Result<Self, Refusal> {
        let Some(now) = now else {
            // A note does no harm where the work does not count.
            if entry.step == Step::Note && entry.occurrence.is_none() && entry.about.is_empty() {
                return Ok(work.stored_scope());
            }
            return Err(work.not_held());
        };
        let mut notes = Vec::new();
        let occurrence = occurrence(work, entry, now, &mut notes)?;
        let about = about(work, entry, now, occurrence, actors)?;
        let is_whole = occurrence.is_none() && about.is_empty();
        let lead: Vec<&str> = now.leads(occurrence);
        let each: Vec<WorkStatus> = match &about[..] {
            [] if now.is_each() && !lead.is_empty() => {
                lead.iter().map(|lead| now.said(Some(lead), occurrence).0).collect()
            }
            [] if is_whole => vec![work.before],
            [] => vec![now.said(None, occurrence).0],
            about => about.iter().map(|lead| now.said(Some(lead), occurrence).0).collect(),
        };
        let before = match (&about[..], now.is_each()) {
            ([], true) => now.status(occurrence),
            _ => each.iter().copied().find(|status| is_open(*status)).or(each.first().copied()).unwrap_or(work.before),
        };
        let is_any_open = each.iter().any(|status| is_open(*status));
        let is_closed = if about.is_empty() { !is_open(now.status(occurrence)) } else { !is_any_open };
        let one = about.first().map(String::as_str);
        let (_, done) = now.said(one, occurrence);
        Ok(Self {
            occurrence,
            before,
            each,
            done: if is_whole { work.stored.done } else { done },
            due: now.due(one, occurrence),
            lead: lead.into_iter().map(str::to_owned).collect(),
            support: now.support().into_iter().map(str::to_owned).collect(),
            is_closed,
            is_each: now.is_each(),
            about,
            amended: now.amended().map(|(from, newest)| (from, newest.to_string())),
            notes,
        })
    }

    /// Whether it is about the whole work, whose status the record stores.
    pub fn is_whole(&self) -> bool {
        self.occurrence.is_none() && self.about.is_empty()
    }

    /// Whether it is the whole work, for which its leads answer together: it has the status that the record stores.
    pub fn is_stored(&self) -> bool {
        self.is_whole() && !self.is_each
    }

    /// How many leads, each for itself, have nothing to do any more.
    pub fn answers(&self) -> usize {
        if self.is_each { self.each.iter().filter(|status| !is_open(**status)).count() } else { 0 }
    }

    /// Whether a status is that of all of it already. Done and cancelled are said of those still open.
    pub fn is(&self, said: WorkStatus) -> bool {
        if is_open(said) {
            return self.each.iter().all(|status| *status == said);
        }
        self.each.contains(&said) && self.each.iter().all(|status| !is_open(*status))
    }
}

/// Whether work with this status is still to be done.
pub fn is_open(status: WorkStatus) -> bool {
    status.progress() == Progress::Open
}

fn occurrence(
    work: &Work,
    entry: &Entry,
    now: PartOnDay,
    notes: &mut Vec<Message>,
) -> Result<Option<NaiveDate>, Refusal> {
    let message = |key: &'static str| Message::new(key).with("id", work.called());
    let named = |day: NaiveDate| format!("{}@{day}", work.called());
    let help = |day: Option<NaiveDate>, refusal: Refusal| match day {
        Some(day) => refusal.with_help(Message::new("work-name-occurrence").with("example", named(day))),
        None => refusal,
    };
    if let Some(day) = entry.occurrence {
        if entry.step == Step::Assign {
            return Err(Refusal::new(message("work-assign-occurrence")));
        }
        if !now.repeats() {
            return Err(Refusal::new(message("work-no-series")));
        }
        if now.is_planned(day) {
            return Ok(Some(day));
        }
        let refusal = Refusal::new(message("work-not-planned").with("date", day));
        let near: Vec<String> = now.planned_around(day).into_iter().map(named).collect();
        return Err(if near.is_empty() {
            refusal
        } else {
            refusal.with_help(Message::new("work-planned-near").with("names", near.join(", ")))
        });
    }
    if !now.repeats() {
        return Ok(None);
    }
    let is_going_on = is_open(now.said(None, None).0);
    match entry.step {
        Step::Done => {
            let next = now.next_open(entry.day()).ok_or_else(|| Refusal::new(message("work-none-open")))?;
            notes.push(message("work-next-occurrence").with("date", next));
            Ok(Some(next))
        }
        Step::Extend => Err(help(now.next_open(entry.day()), Refusal::new(message("work-extend-series")))),
        Step::Reopen if is_going_on => Err(help(now.last_closed(), Refusal::new(message("work-reopen-series")))),
        Step::Cancel | Step::Revoke if is_going_on => {
            notes.push(message("work-ends-series"));
            Ok(None)
        }
        // It would end later, and what lies between would come back.
        Step::Cancel | Step::Revoke => {
            Err(help(now.next_open(entry.day()), Refusal::new(message("work-ended-series"))))
        }
        _ => Ok(None),
    }
}

/// The leads that an entry is about, as updates name them.
fn about(
    work: &Work,
    entry: &Entry,
    now: PartOnDay,
    occurrence: Option<NaiveDate>,
    actors: &Actors,
) -> Result<Vec<String>, Refusal> {
    if entry.about.is_empty() {
        return Ok(Vec::new());
    }
    if !now.is_each() {
        return Err(Refusal::new(Message::new("work-not-each").with("id", work.called()))
            .with_help(Message::new("work-not-each-help")));
    }
    let leads = now.leads(occurrence);
    let mut about = Vec::new();
    for typed in &entry.about {
        let is_meant = |lead: &&&str| actors.is(lead, typed);
        let Some(lead) = leads.iter().find(is_meant) else {
            let shown: Vec<&str> = leads.iter().map(|lead| actors.shown(lead)).collect();
            let message = Message::new("work-not-lead").with("id", work.called()).with("name", typed.as_str());
            return Err(Refusal::new(message).with_help(Message::new("known-values").with("names", shown.join(", "))));
        };
        if !about.iter().any(|known| known == lead) {
            about.push((*lead).to_owned());
        }
    }
    Ok(about)
}
