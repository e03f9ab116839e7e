//! What has happened to directives and tasks, in order of time.

use std::io;

use chrono::NaiveDate;

use super::Show;
use super::work::join;
use crate::words::day;
use meeting_core::i18n::Message;
use meeting_core::model::{Account, Directive, Effect, Record, Task, WorkStatus};
use meeting_core::rows::{Following, Link, Newer, Review, Reviewed};

/// Something that happened to a piece of work.
pub(super) struct Event<'r> {
    /// The day; an update may lack it.
    pub date: Option<NaiveDate>,
    /// The id of the work.
    pub part: &'r str,
    /// What happened.
    pub what: What<'r>,
}

/// What happened to a piece of work.
pub(super) enum What<'r> {
    /// An update was written.
    Updated {
        status: Option<WorkStatus>,
        note: Option<&'r str>,
        by: &'r [String],
        /// The record of the session that looked at the work.
        session: Option<&'r str>,
    },
    /// A session looked at it.
    Reviewed(&'r Review),
    /// A newer directive changed or replaced it.
    Replaced(&'r Newer),
}

/// How far a piece of work is on a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub status: WorkStatus,
    /// How many days late; none where that cannot be said.
    pub late: Option<i64>,
}

/// Returns how far a directive is; newer directives come into it.
pub(super) fn directive_standing(directive: &Directive, following: &Following, as_of: NaiveDate) -> Standing {
    let status = status_of(directive.id.as_ref(), following);
    let status = status.unwrap_or_else(|| directive.account().timeline().on(as_of));
    Standing { status, late: status.progress().late(directive.due, directive.completed, as_of) }
}

/// Returns how far a task is; its deadline is that of its directive where it has none.
pub(super) fn task_standing(task: &Task, record: &Record, following: &Following, as_of: NaiveDate) -> Standing {
    let status = status_of(task.id.as_ref(), following).unwrap_or_else(|| task.account().timeline().on(as_of));
    let due = task.due.or_else(|| directive_of(task, record).and_then(|directive| directive.due));
    Standing { status, late: status.progress().late(due, task.completed, as_of) }
}

fn status_of(id: Option<&String>, following: &Following) -> Option<WorkStatus> {
    following.statuses.get(id?).copied()
}

/// Returns the directive that a task follows from.
pub(super) fn directive_of<'r>(task: &Task, record: &'r Record) -> Option<&'r Directive> {
    record.directives.iter().find(|directive| directive.id.is_some() && directive.id == task.directive)
}

/// Returns the tasks that follow from a directive.
pub(super) fn tasks_of<'r>(directive: &Directive, record: &'r Record) -> impl Iterator<Item = &'r Task> {
    let id = directive.id.clone();
    record.tasks.iter().filter(move |task| id.is_some() && task.directive == id)
}

/// Returns what has happened to the record's work, in order of time; what has no day comes first.
pub(super) fn events<'r>(directives: &[&'r Directive], tasks: &[&'r Task], following: &'r Following) -> Vec<Event<'r>> {
    let mut events = Vec::new();
    let mut parts = Vec::new();
    for directive in directives {
        let part = directive.id.as_deref().unwrap_or_default();
        parts.push(part);
        let first = events.len();
        events.extend(directive.updates.iter().map(|update| Event {
            date: update.date,
            part,
            what: What::Updated {
                status: update.status.map(WorkStatus::Directive),
                note: update.note.as_deref(),
                by: &update.by,
                session: update.session.as_deref(),
            },
        }));
        let completion = completion(&directive.account(), part, &events[first..]);
        events.extend(completion);
    }
    for task in tasks {
        let part = task.id.as_deref().unwrap_or_default();
        parts.push(part);
        let first = events.len();
        events.extend(task.updates.iter().map(|update| Event {
            date: update.date,
            part,
            what: What::Updated {
                status: update.status.map(WorkStatus::Task),
                note: update.note.as_deref(),
                by: &update.by,
                session: update.session.as_deref(),
            },
        }));
        let completion = completion(&task.account(), part, &events[first..]);
        events.extend(completion);
    }
    let told = |review: &&Review| {
        let is_same = |event: &Event| {
            event.part == review.part
                && matches!(event.what, What::Updated { session: Some(session), .. } if session == review.record)
        };
        !events.iter().any(is_same)
    };
    let of_these = |part: &str| parts.contains(&part);
    let reviews: Vec<_> = following.reviews.iter().filter(|it| of_these(&it.part)).filter(told).collect();
    events.extend(reviews.into_iter().map(|review| Event {
        date: review.date,
        part: &review.part,
        what: What::Reviewed(review),
    }));
    let newer = following.newer.iter().filter(|newer| of_these(&newer.part));
    events.extend(newer.map(|newer| Event { date: newer.date, part: &newer.part, what: What::Replaced(newer) }));
    events.sort_by_key(|event| event.date);
    events
}

/// Returns the event of completion, where no update of that day tells it.
fn completion<'r>(account: &Account, part: &'r str, updates: &[Event]) -> Option<Event<'r>> {
    let (day, done) = (account.completed, account.status.done());
    let is_told = |event: &Event| {
        event.date == day && matches!(event.what, What::Updated { status: Some(status), .. } if status == done)
    };
    let what = What::Updated { status: Some(done), note: None, by: &[], session: None };
    (day.is_some() && !updates.iter().any(is_told)).then_some(Event { date: day, part, what })
}

impl Show<'_> {
    /// Writes what has happened to the work by the day that is asked for.
    pub(super) fn history(&mut self, directives: &[&Directive], tasks: &[&Task]) -> io::Result<()> {
        let following = self.following;
        let events = events(directives, tasks, following);
        if events.is_empty() {
            return Ok(());
        }
        self.section("following-history")?;
        let is_told = |event: &&Event| event.date.is_none_or(|date| date <= self.as_of);
        let told: Vec<_> = events.iter().filter(is_told).collect();
        for event in &told {
            let date = event.date.map_or_else(|| "—".to_owned(), |date| day(self.catalog, date));
            let line = self.event(event);
            self.page.row(&format!("  {date:10}  "), 14, &line)?;
        }
        match events.len() - told.len() {
            0 => Ok(()),
            later => {
                let date = day(self.catalog, self.as_of);
                let words = Message::new("following-later").with("count", later).with("date", date);
                let words = self.catalog.say(&words);
                self.page.row("  …           ", 14, &words)
            }
        }
    }

    fn event(&self, event: &Event) -> String {
        let part = Some(event.part.to_owned());
        match &event.what {
            What::Updated { status, note, by, session } => {
                let status = status.map(|status| format!("[{}]", self.status(status)));
                let source = join("; ", [Some(self.called(*by)), session.map(|session| self.short(session))]);
                let source = (!source.is_empty()).then(|| format!("({source})"));
                join(" ", [part, status, note.map(str::to_owned), source])
            }
            What::Reviewed(review) => {
                let session = join(" · ", [Some(self.short(&review.record)), review.title.clone()]);
                let words = Message::new("following-reviewed").with("session", session);
                join(" ", [part, Some(self.catalog.say(&words))])
            }
            What::Replaced(newer) => {
                let status = format!("[{}]", self.status(WorkStatus::Directive(newer.effect.status())));
                let directive = self.short(&newer.by.to_string());
                let by = self.catalog.say(&Message::new("following-by").with("directive", directive));
                join(" ", [part, Some(status), Some(by)])
            }
        }
    }

    /// Returns the words of a status.
    pub(super) fn status(&self, status: WorkStatus) -> String {
        self.value(status.key(), status.name())
    }

    /// Returns a reference to another record as people need it: no longer than it must be.
    pub(super) fn short(&self, reference: &str) -> String {
        let (record, part) = reference.trim().split_once(['#', '/']).unwrap_or((reference.trim(), ""));
        match self.following.short.get(record) {
            Some(short) if part.is_empty() => short.clone(),
            Some(short) => format!("{short}#{part}"),
            None => reference.trim().to_owned(),
        }
    }

    /// Writes what newer directives have made of a directive.
    pub(super) fn newer(&mut self, id: Option<&str>) -> io::Result<()> {
        let keys = [("following-amended-by", Effect::Amends), ("following-superseded-by", Effect::Supersedes)];
        for (key, effect) in keys {
            let newer = self.following.newer.iter();
            let newer = newer.filter(|newer| Some(newer.part.as_str()) == id && newer.effect == effect);
            let shown: Vec<_> = newer.map(|newer| self.short(&newer.by.to_string())).collect();
            self.labelled(key, Some(shown.join(", ")))?;
        }
        Ok(())
    }

    /// Writes the directives from which one has come and that came from it.
    pub(super) fn chain(&mut self) -> io::Result<()> {
        let following = self.following;
        if !following.chain.is_empty() {
            self.section("following-chain")?;
        }
        for Link { work, status, text, .. } in &following.chain {
            let status = status.map(|status| format!("[{}]", self.status(status)));
            let reference = self.short(&work.to_string());
            let line = join(" ", [Some(reference), status, text.as_deref().map(one_line)]);
            self.page.item("-", &line)?;
        }
        Ok(())
    }

    /// Writes the work that the session looked at.
    pub(super) fn reviewed(&mut self) -> io::Result<()> {
        let (record, following) = (self.record, self.following);
        let is_known = |reference: &String| {
            following.reviewed.iter().any(|reviewed| reviewed.work.to_string() == reference.trim().replace('/', "#"))
        };
        let unknown: Vec<_> = record.reviews.iter().filter(|reference| !is_known(reference)).collect();
        if !unknown.is_empty() || !following.reviewed.is_empty() {
            self.section("show-reviews")?;
        }
        for reference in unknown {
            self.page.item("-", reference)?;
        }
        for Reviewed { work, text, then, now } in &following.reviewed {
            let words = |status: Option<WorkStatus>| status.map(|it| self.status(it));
            let status = match (words(*then), words(*now)) {
                (Some(then), Some(now)) if then != now => {
                    Some(self.catalog.say(&Message::new("following-changed").with("then", then).with("now", now)))
                }
                (then, now) => now.or(then),
            };
            let status = status.map(|status| format!("[{status}]"));
            let line = join(" ", [Some(self.short(&work.to_string())), status, text.as_deref().map(one_line)]);
            self.page.item("-", &line)?;
        }
        if !following.left_out.is_empty() {
            self.section("show-left-out")?;
        }
        for Reviewed { work, text, then, .. } in &following.left_out {
            let status = then.map(|status| format!("[{}]", self.status(status)));
            let line = join(" ", [Some(self.short(&work.to_string())), status, text.as_deref().map(one_line)]);
            self.page.item("-", &line)?;
        }
        Ok(())
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
