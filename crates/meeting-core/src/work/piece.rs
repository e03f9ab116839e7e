//! A piece of work on a day: its status, who leads, by when; with what newer directives make of it.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::record::{WorkPart, WorkRecord, WorkTies, WorkUpdate};
use super::series::Schedule;
use crate::model::{DirectiveStatus, Progress, TaskStatus, WorkStatus};

/// A task or directive, and its ties to the directives that were given by the day.
#[derive(Debug)]
pub(super) struct Piece<'l, 'r> {
    pub record: &'l WorkRecord<'r>,
    pub part: &'l WorkPart<'r>,
    /// The places of its record among those that were given, and of itself in its list.
    pub place: [usize; 2],
    /// The updates that count.
    pub updates: Cow<'l, [WorkUpdate<'r>]>,
    pub stored: Stored,
    /// The directive that it inherits from: that of a task, the one that a directive amends.
    pub source: Option<usize>,
    /// The directive that amends it.
    pub newer: Option<usize>,
    /// The first day from which a newer directive withdraws it, and the status that it has then.
    pub replaced: Option<(NaiveDate, WorkStatus)>,
    pub facts: Facts,
}

/// What a record stores of how far work is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stored {
    pub status: Option<WorkStatus>,
    pub completed: Option<NaiveDate>,
}

/// What follows from a piece of work and its source, and is asked for again and again.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts {
    /// Whether each of those who lead answers for itself.
    pub each: bool,
    pub repetition: Option<Repetition>,
    /// The first stored deadline.
    due: Option<NaiveDate>,
    /// The first day from which it is withdrawn, and the status that it has then.
    pub withdrawn: Option<(NaiveDate, WorkStatus)>,
    /// Whether the directive asks for work.
    pub asks: bool,
    /// Whether an update in effect names an occurrence.
    is_named: bool,
}

/// How work repeats.
#[derive(Debug, Clone, Copy)]
pub(super) struct Repetition {
    pub schedule: Schedule,
    /// Whether occurrences count that nobody has named.
    pub counts: bool,
    pub until: Option<NaiveDate>,
    /// Only what is planned after this day belongs to the series.
    pub after: Option<NaiveDate>,
}

impl Repetition {
    /// Whether the series reaches to a day.
    pub fn has(&self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| day <= until) && self.after.is_none_or(|after| day > after)
    }
}

/// The deadlines of work up to a day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Deadlines {
    pub first: Option<NaiveDate>,
    /// The one in force.
    pub last: Option<NaiveDate>,
    /// How often it was put off.
    pub extensions: usize,
    /// When it was last put off.
    pub put_off: Option<NaiveDate>,
}

/// A status that was said.
#[derive(Debug, Clone, Copy)]
struct Said {
    /// The day on which it takes effect.
    from: NaiveDate,
    status: WorkStatus,
    /// The day on which it was done, where that is known.
    done: Option<NaiveDate>,
}

impl Said {
    fn on(day: NaiveDate, status: WorkStatus) -> Self {
        Self { from: day, status, done: Some(day) }
    }
}

/// What was said of something in the course of time: the day of writing, none at the beginning.
type History<T> = Vec<(Option<NaiveDate>, T)>;

/// Who somebody is in a piece of work.
#[derive(Debug, Clone, Copy)]
enum Side {
    Lead,
    Support,
}

impl Side {
    fn stored<'a, 'r>(self, part: &'a WorkPart<'r>) -> &'a [&'r str] {
        match (self, &part.ties) {
            (Self::Support, _) => &part.support,
            // Where a directive has no lead, those whom it addresses lead.
            (Self::Lead, WorkTies::Directive { to, .. }) if part.lead.is_empty() => to,
            (Self::Lead, _) => &part.lead,
        }
    }

    fn said<'a, 'r>(self, update: &'a WorkUpdate<'r>) -> &'a [&'r str] {
        match self {
            Self::Lead => &update.lead,
            Self::Support => &update.support,
        }
    }
}

pub(super) fn is_done(status: WorkStatus) -> bool {
    status.progress() == Progress::Done
}

pub(super) fn is_open(status: WorkStatus) -> bool {
    status.progress() == Progress::Open
}

impl<'l, 'r> Piece<'l, 'r> {
    pub fn new(record: &'l WorkRecord<'r>, part: &'l WorkPart<'r>, place: [usize; 2]) -> Self {
        Self {
            record,
            part,
            place,
            updates: Cow::Borrowed(&part.updates),
            stored: Stored { status: part.status, completed: part.completed },
            source: None,
            newer: None,
            replaced: None,
            facts: Facts::default(),
        }
    }

    /// Notes that a newer directive withdraws it. Of two on one day the one whose name comes first counts.
    pub fn replace(&mut self, day: NaiveDate, status: DirectiveStatus) {
        let new = (day, WorkStatus::Directive(status));
        let key = |(day, status): (NaiveDate, WorkStatus)| (day, status.name());
        if self.replaced.is_none_or(|old| key(new) < key(old)) {
            self.replaced = Some(new);
        }
    }

    /// Leaves the updates that count once it is amended from a day on: those that were written by then, those about an
    /// occurrence that it keeps, and what was done by then and written later.
    pub fn cut(&mut self, from: NaiveDate) {
        let is_kept = |it: &WorkUpdate| it.date <= from || it.occurrence.is_some_and(|occurrence| occurrence <= from);
        if self.updates.iter().all(is_kept) {
            return;
        }
        let mut kept = Vec::with_capacity(self.updates.len());
        for update in self.updates.iter() {
            if is_kept(update) {
                kept.push(update.clone());
            } else if update.completed.is_some_and(|completed| completed <= from) {
                kept.push(WorkUpdate { due: None, lead: Vec::new(), support: Vec::new(), ..update.clone() });
            } else if update.status.is_some() {
                // The stored status is that of an update that does not count.
                self.stored = Stored::default();
            }
        }
        self.updates = Cow::Owned(kept);
    }

    pub fn is_task(&self) -> bool {
        matches!(self.part.ties, WorkTies::Task { .. })
    }
}

/// A piece of work on a day, among all directives of that day.
#[derive(Debug, Clone, Copy)]
pub(super) struct On<'a, 'r> {
    pub day: NaiveDate,
    pub directives: &'a [Piece<'a, 'r>],
    pub piece: &'a Piece<'a, 'r>,
}

impl<'a, 'r> On<'a, 'r> {
    pub fn source(self) -> Option<Self> {
        self.piece.source.map(|at| Self { piece: &self.directives[at], ..self })
    }

    /// Works out what follows from the piece and its source, whose facts must be known.
    pub fn facts(self) -> Facts {
        let part = self.piece.part;
        let is_task = self.piece.is_task();
        let theirs = self.source().map(|source| source.piece.facts).unwrap_or_default();
        let due = part.due.or(theirs.due);
        let facts = Facts {
            each: if self.has_own_each() { part.each == Some(true) } else { theirs.each },
            due,
            repetition: self.repetition(due, theirs),
            asks: self.asks() || theirs.asks,
            is_named: self.named().next().is_some(),
            withdrawn: theirs.withdrawn.map(|(from, _)| (from, WorkStatus::Task(TaskStatus::Cancelled))),
        };
        if is_task { facts } else { Facts { withdrawn: self.withdrawn(facts.repetition.is_some()), ..facts } }
    }

    /// Whether it says itself if each lead answers for itself, which comes with the leads.
    pub fn has_own_each(self) -> bool {
        let part = self.piece.part;
        part.each.is_some() || self.piece.is_task() && !part.lead.is_empty()
    }

    /// Who leads by the words of its own record.
    pub fn stored_leads(self) -> &'a [&'r str] {
        Side::Lead.stored(self.piece.part)
    }

    /// Whether its own record says who leads.
    pub fn says_leads(self) -> bool {
        !self.stored_leads().is_empty() || self.piece.updates.iter().any(|it| !it.lead.is_empty())
    }

    /// How the work repeats; repetition comes with the deadline.
    fn repetition(self, due: Option<NaiveDate>, theirs: Facts) -> Option<Repetition> {
        let own = self.piece.part;
        let is_task = self.piece.is_task();
        // A task with its own deadline and no repetition is done once.
        let inherited = theirs.repetition.filter(|_| !is_task || own.due.is_none() && own.repeats.is_none());
        let mut repetition = match (own.repeats, inherited) {
            (None, None) => return None,
            (Some(repeats), inherited) => Repetition {
                schedule: Schedule::from_period_of(self.piece.record.until, repeats),
                counts: false,
                until: inherited.and_then(|it| it.until),
                after: inherited.and_then(|it| it.after),
            },
            (None, Some(inherited)) => inherited,
        };
        if let Some(due) = due.filter(|_| own.repeats.is_some() || own.due.is_some()) {
            repetition.schedule.first = due;
        }
        repetition.counts |= due.is_some();
        repetition.until = own.repeats_until.or(repetition.until);
        if !is_task && inherited.is_some() {
            // An amended series goes on after the day of the session that amended it, tracked if the older one was.
            repetition.after = if own.due.is_some() { None } else { Some(self.piece.record.begin) };
            repetition.counts |= theirs.is_named;
        }
        Some(repetition)
    }

    /// Whether the directive itself asks for work, whatever it amends.
    fn asks(self) -> bool {
        let part = self.piece.part;
        let asks = matches!(part.ties, WorkTies::Directive { asks: true, .. });
        let is_said = |it: &WorkUpdate| {
            it.date <= self.day
                && it.occurrence.is_none()
                && (!it.lead.is_empty() || it.due.is_some() && it.about.is_empty())
        };
        asks || !part.lead.is_empty()
            || part.due.is_some()
            || part.repeats.is_some()
            || self.piece.updates.iter().any(is_said)
    }

    /// The first day from which a directive is withdrawn, by its own record or by a newer directive.
    fn withdrawn(self, repeats: bool) -> Option<(NaiveDate, WorkStatus)> {
        let updates = self.status_updates(repeats, None, None);
        let (status, _) = self.status_on(self.piece.stored, &updates);
        let own = (status.progress() == Progress::Withdrawn).then(|| {
            let mut saying = updates.iter().filter(|it| it.status == Some(status)).map(|it| it.effect());
            (saying.rfind(|effect| *effect <= self.day).unwrap_or(self.piece.record.begin), status)
        });
        let all = [self.piece.replaced, own];
        all.into_iter().flatten().min_by_key(|(day, status)| (*day, status.name()))
    }

    /// The occurrences that updates in effect name.
    pub fn named(self) -> impl Iterator<Item = NaiveDate> {
        let in_effect = self.piece.updates.iter().filter(move |it| it.effect() <= self.day);
        in_effect.filter_map(|it| it.occurrence)
    }

    /// The occurrences that any update is about, of the piece or of what it inherits from.
    pub fn mentioned(self) -> Vec<NaiveDate> {
        let pieces = std::iter::successors(Some(self), |on| on.source());
        let mut days: Vec<_> = pieces.flat_map(|on| on.piece.updates.iter().filter_map(|it| it.occurrence)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The status and the day of completion, of one lead or of the whole, of one occurrence or of the whole.
    pub fn state(self, lead: Option<&str>, occurrence: Option<NaiveDate>) -> (WorkStatus, Option<NaiveDate>) {
        let updates = self.status_updates(self.piece.facts.repetition.is_some(), lead, occurrence);
        // In older records a stored status without updates is said of all.
        let is_stored = occurrence.is_none() && (lead.is_none() || updates.is_empty());
        let stored = if is_stored { self.piece.stored } else { Stored::default() };
        let (status, done) = self.status_on(stored, &updates);
        match self.piece.facts.withdrawn {
            // What is done stays done.
            Some((_, withdrawn)) if occurrence.is_none() && is_open(status) => (withdrawn, done),
            _ => (status, done),
        }
    }

    /// When the series was ended as a whole; none where it goes on.
    pub fn end(self) -> Option<NaiveDate> {
        let (status, done) = self.state(None, None);
        if is_open(status) {
            return None;
        }
        let updates = self.status_updates(true, None, None);
        let said = || updates.iter().rfind(|it| it.status == Some(status)).map(|it| it.effect());
        let own = done.or_else(said);
        let withdrawn = self.piece.facts.withdrawn.map(|(from, _)| from);
        let ends = [own, withdrawn].into_iter().flatten().filter(|end| *end <= self.day);
        Some(ends.min().unwrap_or(self.piece.record.begin))
    }

    /// The updates that say a status of one lead or of the whole, of one occurrence or of the whole.
    fn status_updates(
        self,
        repeats: bool,
        lead: Option<&str>,
        occurrence: Option<NaiveDate>,
    ) -> Vec<&'a WorkUpdate<'r>> {
        let mut kept: Vec<&WorkUpdate> = Vec::new();
        for update in self.piece.updates.iter() {
            let Some(status) = update.status else { continue };
            // Stored as amended, with the newer one outside the archive, it is in force.
            if status == WorkStatus::Directive(DirectiveStatus::Amended)
                || repeats && update.occurrence != occurrence
                || !update.about.is_empty() && lead.is_none_or(|lead| !update.about.contains(&lead))
            {
                continue;
            }
            // What is said of all is said of those still open; that somebody works on it undoes nothing.
            let was_open = kept.last().and_then(|it| it.status).is_none_or(is_open);
            let is_for_open = !is_open(status) || status == WorkStatus::Task(TaskStatus::InProcess);
            if lead.is_some() && update.about.is_empty() && !was_open && is_for_open {
                continue;
            }
            kept.push(update);
        }
        kept
    }

    /// What the last statement that has taken effect by the day says, and the day of completion.
    fn status_on(self, stored: Stored, updates: &[&WorkUpdate]) -> (WorkStatus, Option<NaiveDate>) {
        let mut now = (self.first(), None);
        let mut take = |said: Option<Said>| {
            if let Some(said) = said.filter(|said| said.from <= self.day) {
                now = (said.status, said.done.filter(|_| is_done(said.status)));
            }
        };
        let mut said: Option<Said> = None;
        for update in updates {
            let Some(status) = update.status else { continue };
            match &mut said {
                // Done said again corrects the day, where it gives one.
                Some(before) if before.status == status && is_done(status) => {
                    if let Some(completed) = update.completed {
                        *before = Said::on(completed, status);
                    }
                }
                said => {
                    take(*said);
                    *said = Some(Said::on(update.effect(), status));
                }
            }
        }
        let is_stored_done = stored.status.is_some_and(is_done);
        let stored_day = stored.completed.filter(|_| is_stored_done);
        match (&mut said, stored.status, stored_day) {
            // Where nobody wrote down when it was done, it has been done since the session.
            (None, Some(status), done) if status != WorkStatus::Directive(DirectiveStatus::Amended) => {
                said = Some(Said { from: done.unwrap_or(self.piece.record.begin), status, done });
            }
            (Some(last), _, Some(done))
                if is_done(last.status) && updates.last().is_some_and(|it| it.completed.is_none()) =>
            {
                *last = Said::on(done, last.status);
            }
            _ => {}
        }
        take(said);
        now
    }

    /// The status before any other.
    pub fn first(self) -> WorkStatus {
        if self.piece.is_task() {
            WorkStatus::Task(TaskStatus::NeedsAction)
        } else {
            WorkStatus::Directive(DirectiveStatus::InForce)
        }
    }

    /// Until when what is written counts: done work is judged by what was written by the day it was done.
    fn limit(self, done: Option<NaiveDate>) -> NaiveDate {
        done.map_or(self.day, |done| done.min(self.day))
    }

    /// Who led, of one occurrence or of the whole.
    pub fn lead_history(self, done: Option<NaiveDate>, occurrence: Option<NaiveDate>) -> History<Cow<'a, [&'r str]>> {
        self.history(Side::Lead, done, occurrence)
    }

    /// Who leads in the end, each once.
    pub fn leads(self, done: Option<NaiveDate>, occurrence: Option<NaiveDate>) -> Vec<&'r str> {
        self.last(Side::Lead, done, occurrence)
    }

    /// Who supports in the end, each once.
    pub fn support(self, done: Option<NaiveDate>, occurrence: Option<NaiveDate>) -> Vec<&'r str> {
        self.last(Side::Support, done, occurrence)
    }

    fn last(self, side: Side, done: Option<NaiveDate>, occurrence: Option<NaiveDate>) -> Vec<&'r str> {
        let history = self.history(side, done, occurrence);
        history.last().map(|(_, who)| once(who)).unwrap_or_default()
    }

    fn history(
        self,
        side: Side,
        done: Option<NaiveDate>,
        occurrence: Option<NaiveDate>,
    ) -> History<Cow<'a, [&'r str]>> {
        let has_own = |on: &Self| !side.stored(on.piece.part).is_empty();
        let mut chain = vec![self];
        while let Some(source) = chain.last().filter(|on| !has_own(on)).and_then(|on| on.source()) {
            chain.push(source);
        }
        let limit = self.limit(done);
        let mut history: History<Cow<[&str]>> = Vec::new();
        for on in chain.into_iter().rev() {
            let stored = side.stored(on.piece.part);
            if !stored.is_empty() {
                history.push((None, Cow::Borrowed(stored)));
            }
            for update in on.piece.updates.iter() {
                let said = side.said(update);
                let is_about = update.occurrence.is_none() || update.occurrence == occurrence;
                if said.is_empty() || !is_about || update.date > limit {
                    continue;
                }
                history.retain(|(from, _)| from.is_none_or(|from| from <= update.date));
                let now = if update.about.is_empty() {
                    Cow::Borrowed(said)
                } else {
                    // It replaces those whom it is about.
                    let before = history.last().map_or(&[][..], |(_, who)| &**who);
                    let replaced = before
                        .iter()
                        .flat_map(|who| if update.about.contains(who) { said } else { std::slice::from_ref(who) });
                    Cow::Owned(replaced.copied().collect())
                };
                history.push((Some(update.date), now));
            }
        }
        history
    }

    /// The deadlines, for one lead or for all, of one occurrence or of the whole.
    pub fn deadlines(self, lead: Option<&str>, occurrence: Option<NaiveDate>, done: Option<NaiveDate>) -> Deadlines {
        let limit = self.limit(done);
        let is_about = |it: &&WorkUpdate| {
            it.date <= limit
                && it.occurrence == occurrence
                && (it.about.is_empty() || lead.is_some_and(|lead| it.about.contains(&lead)))
        };
        let said = |on: Self| {
            let updates = on.piece.updates.iter().filter(is_about);
            updates.filter_map(|it| Some((Some(it.date), it.due?)))
        };
        if let Some(planned) = occurrence {
            return Deadlines::of(std::iter::once((None, planned)).chain(said(self)));
        }
        let has_source = |on: Self| on.source().filter(|_| !(on.piece.is_task() && on.piece.part.due.is_some()));
        let Some(source) = has_source(self) else {
            return Deadlines::of(self.piece.part.due.map(|due| (None, due)).into_iter().chain(said(self)));
        };
        let mut chain = vec![self, source];
        while let Some(source) = chain.last().and_then(|on| has_source(*on)) {
            chain.push(source);
        }
        let mut history: History<NaiveDate> = Vec::new();
        let mut latest = None;
        for on in chain.into_iter().rev() {
            // Its own deadlines come after what was written before the first of them.
            let begin = on.source().map(|_| on.piece.record.begin);
            let stored = on.piece.part.due.map(|due| (begin, due));
            let mut own = stored.into_iter().chain(said(on)).peekable();
            let from = own.peek().and_then(|(from, _)| *from);
            if from.is_some() && from < latest {
                history.retain(|(at, _)| *at <= from);
                latest = from;
            }
            for (from, due) in own {
                latest = latest.max(from);
                history.push((from, due));
            }
        }
        Deadlines::of(history)
    }
}

impl Deadlines {
    fn of(history: impl IntoIterator<Item = (Option<NaiveDate>, NaiveDate)>) -> Self {
        let mut deadlines = Self::default();
        for (written, due) in history {
            if deadlines.last.is_some_and(|before| due > before) {
                deadlines.extensions += 1;
                deadlines.put_off = written.max(deadlines.put_off);
            }
            deadlines.first = deadlines.first.or(Some(due));
            deadlines.last = Some(due);
        }
        deadlines
    }
}

/// Each name once, in the order in which they come first.
pub(super) fn once<'r>(names: &[&'r str]) -> Vec<&'r str> {
    let mut once: Vec<&str> = Vec::with_capacity(names.len());
    for name in names {
        if !once.contains(name) {
            once.push(name);
        }
    }
    once
}
