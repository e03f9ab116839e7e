//! The work of a day: which pieces there are, and what is so of each.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::count::Counts;
use super::part::PartOnDay;
use super::piece::{On, Piece, is_done, is_open};
use super::record::{PartRef, WorkRecord, WorkTies};
use super::unit::Unit;
use crate::model::{DirectiveStatus, Entity, Repeats, Timeliness, WorkStatus};

/// What is so of a piece of work on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkOnDay<'r> {
    /// The place of its record among those that were given.
    pub record: usize,
    /// What it is: a directive or a task.
    pub entity: Entity,
    /// Its place in its list.
    pub place: usize,
    /// Its name.
    pub reference: PartRef<'r>,
    /// The status; of work that repeats, of the series while it goes on.
    pub status: WorkStatus,
    /// The day of completion, where it is done.
    pub completed: Option<NaiveDate>,
    /// The first deadline.
    pub original_due: Option<NaiveDate>,
    /// The deadline in force, or that by which it was judged; of work that repeats, that of the occurrence that is shown.
    pub due: Option<NaiveDate>,
    /// How often the deadline was put off.
    pub extensions: usize,
    /// When the deadline was last put off.
    pub put_off: Option<NaiveDate>,
    /// How many days late it is or was done.
    pub late: Option<i64>,
    /// The bucket; none where it is not counted, or by occurrences.
    pub bucket: Option<Timeliness>,
    /// Who leads.
    pub leads: Vec<&'r str>,
    /// Who supports.
    pub support: Vec<&'r str>,
    /// With `each`: how many of how many leads have done it.
    pub each: Option<(usize, usize)>,
    /// Whether it counts as work, or is work that was withdrawn: a row of the list of tasks. A directive may be none, or
    /// one for which tasks stand.
    pub is_listed: bool,
    /// The directive for which a task stands: its own, or the newest that amends it.
    pub directive: Option<PartRef<'r>>,
    /// The places of the other records from whose directives it inherits, the nearest first.
    pub inherits_from: Vec<usize>,
    /// How often it repeats.
    pub repeats: Option<Repeats>,
    /// Of work that repeats.
    pub series: Option<Series>,
    /// The day of the last update.
    pub updated: Option<NaiveDate>,
    /// The day of the last reminder.
    pub reminded: Option<NaiveDate>,
    /// The units that a report counts.
    pub counts: Counts,
    /// The same in each lead's row of a report; none stands for nobody.
    pub by_lead: Vec<(Option<&'r str>, Counts)>,
}

/// What is so of work that repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Series {
    /// Whether its occurrences are counted one by one.
    pub is_tracked: bool,
    /// How many count.
    pub occurrences: usize,
    /// How many of them are overdue.
    pub missed: usize,
}

impl WorkOnDay<'_> {
    /// Whether something of it is open past its deadline.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        self.counts.of(Timeliness::OpenOverdue) > 0
    }
}

/// The tasks and directives of the records, as they are on `day`: of each record the directives, then the tasks, in the order
/// of sessions. What is asked for after that day has no row.
#[must_use]
pub fn work_on<'r>(records: &[WorkRecord<'r>], day: NaiveDate) -> Vec<WorkOnDay<'r>> {
    AllWork::new(records, day).rows()
}

/// All work of a day, each piece with its ties to the others.
#[derive(Debug)]
pub struct AllWork<'l, 'r> {
    day: NaiveDate,
    directives: Vec<Piece<'l, 'r>>,
    tasks: Vec<Piece<'l, 'r>>,
    /// The rows of the tasks that have a directive.
    task_rows: Vec<Option<WorkOnDay<'r>>>,
    /// Every piece, in order.
    order: Vec<(Entity, usize)>,
    /// Of each directive whether a task stands for it.
    is_stood_for: Vec<bool>,
}

impl<'l, 'r> AllWork<'l, 'r> {
    /// The work of the records, as it is on `day`.
    #[must_use]
    pub fn new(records: &'l [WorkRecord<'r>], day: NaiveDate) -> Self {
        let mut held: Vec<usize> = (0..records.len()).filter(|at| records[*at].begin <= day).collect();
        held.sort_by_key(|at| (records[*at].date, records[*at].id));
        let mut ledger = Self {
            day,
            directives: Vec::new(),
            tasks: Vec::new(),
            task_rows: Vec::new(),
            order: Vec::new(),
            is_stood_for: Vec::new(),
        };
        let mut known = HashMap::new();
        for at in held {
            let record = &records[at];
            for (place, part) in record.directives.iter().enumerate() {
                ledger.order.push((Entity::Directive, ledger.directives.len()));
                ledger.directives.push(Piece::new(record, part, [at, place]));
                ledger.overtake(&known);
                let reference = PartRef { record: record.id, part: part.id };
                known.entry(reference).or_insert(ledger.directives.len() - 1);
            }
            for (place, part) in record.tasks.iter().enumerate() {
                ledger.order.push((Entity::Task, ledger.tasks.len()));
                ledger.tasks.push(Piece::new(record, part, [at, place]));
            }
        }
        // What a directive amends stands before it.
        for at in 0..ledger.directives.len() {
            ledger.directives[at].facts = ledger.on(&ledger.directives[at]).facts();
        }
        ledger.is_stood_for = vec![false; ledger.directives.len()];
        for at in 0..ledger.tasks.len() {
            let row = ledger.settle(at, &known);
            ledger.task_rows.push(row);
        }
        ledger
    }

    /// A task or directive, whether it is listed or not; none where its session has not been held by the day.
    #[must_use]
    pub fn part(&self, entity: Entity, record: &str, id: &str) -> Option<PartOnDay<'_, 'r>> {
        let pieces = if entity == Entity::Task { &self.tasks } else { &self.directives };
        let piece = pieces.iter().find(|piece| piece.record.id == record && piece.part.id == id)?;
        Some(PartOnDay(self.on(piece)))
    }

    /// The open tasks that stand for a directive, in order.
    #[must_use]
    pub fn open_tasks(&self, record: &str, id: &str) -> Vec<PartOnDay<'_, 'r>> {
        let is_of = |piece: &&Piece| {
            let directive = piece.source.map(|at| &self.directives[at]);
            directive.is_some_and(|directive| directive.record.id == record && directive.part.id == id)
        };
        let tasks = self.tasks.iter().filter(is_of).map(|piece| PartOnDay(self.on(piece)));
        tasks.filter(|task| is_open(task.status(None))).collect()
    }

    /// The pieces that count as work or are listed as withdrawn, in order.
    pub fn parts(&self) -> impl Iterator<Item = (Entity, PartOnDay<'_, 'r>)> {
        self.listed().map(|on| (on.entity(), PartOnDay(on)))
    }

    fn on<'a>(&'a self, piece: &'a Piece<'a, 'r>) -> On<'a, 'r> {
        On { day: self.day, directives: &self.directives, piece }
    }

    /// Notes what the last directive makes of older ones. To amend or supersede one that was amended already is to amend
    /// or supersede the newest.
    fn overtake(&mut self, known: &HashMap<PartRef<'r>, usize>) {
        let at = self.directives.len() - 1;
        let Piece { part, record, .. } = &self.directives[at];
        let (part, from) = (*part, record.begin);
        let WorkTies::Directive { supersedes, amends, .. } = &part.ties else { return };
        for older in supersedes {
            if let Some(older) = self.newest(known.get(older).copied()) {
                self.directives[older].replace(from, DirectiveStatus::Superseded);
            }
        }
        for older in amends {
            // One that is named twice has been amended by this one already.
            let Some(older) = self.newest(known.get(older).copied()).filter(|older| *older != at) else { continue };
            self.directives[at].source.get_or_insert(older);
            let older = &mut self.directives[older];
            older.newer = Some(at);
            older.replace(from, DirectiveStatus::Amended);
            older.cut(from);
        }
    }

    fn newest(&self, mut directive: Option<usize>) -> Option<usize> {
        while let Some(newer) = directive.and_then(|at| self.directives[at].newer) {
            directive = Some(newer);
        }
        directive
    }

    /// Finds the directive that a task stands for: its own, or what has become of it. Tasks that were done by the day on
    /// which theirs was amended stay with it, and so do those that have their repetition from it. Gives the row of a task
    /// that has a directive.
    fn settle(&mut self, at: usize, known: &HashMap<PartRef<'r>, usize>) -> Option<WorkOnDay<'r>> {
        if let WorkTies::Task { directive: Some(directive) } = &self.tasks[at].part.ties {
            self.tasks[at].source = known.get(directive).copied();
        }
        loop {
            self.tasks[at].facts = self.on(&self.tasks[at]).facts();
            let task = &self.tasks[at];
            let Some(newer) = task.source.and_then(|source| self.directives[source].newer) else { break };
            let unit = self.on(task).unit(None);
            let from = self.directives[newer].record.begin;
            let was_done = is_done(unit.status) && unit.completed.unwrap_or(task.record.begin) <= from;
            if was_done || task.facts.repetition.is_some() && task.part.repeats.is_none() {
                break;
            }
            self.tasks[at].source = Some(newer);
        }
        let source = self.tasks[at].source?;
        let task = &self.tasks[at];
        let row = self.on(task).row();
        let repeats = |piece: &Piece| piece.facts.repetition.is_some();
        if !repeats(&self.directives[source]) || repeats(task) {
            self.is_stood_for[source] |= is_done(row.status) || row.counts.open() > 0;
        }
        Some(row)
    }

    /// Every piece.
    fn rows(mut self) -> Vec<WorkOnDay<'r>> {
        let mut rows = Vec::with_capacity(self.order.len());
        for (entity, at) in std::mem::take(&mut self.order) {
            rows.push(if entity == Entity::Task {
                let known = self.task_rows[at].take();
                WorkOnDay { is_listed: true, ..known.unwrap_or_else(|| self.on(&self.tasks[at]).row()) }
            } else {
                let row = self.on(&self.directives[at]).row();
                WorkOnDay { is_listed: self.is_listed(at, row.counts), ..row }
            });
        }
        rows
    }

    /// Whether a directive counts as work. What was withdrawn does not, save a series with what it keeps.
    fn is_listed(&self, directive: usize, counts: Counts) -> bool {
        self.directives[directive].facts.asks && !self.is_stood_for[directive] && counts.total() > 0
    }

    /// Every piece: of each record the directives, then the tasks.
    pub(super) fn all(&self) -> impl Iterator<Item = On<'_, 'r>> {
        self.order.iter().map(|(entity, at)| {
            let pieces = if *entity == Entity::Task { &self.tasks } else { &self.directives };
            self.on(&pieces[*at])
        })
    }

    /// The pieces that count as work or are listed as withdrawn.
    pub(super) fn listed(&self) -> impl Iterator<Item = On<'_, 'r>> {
        self.order.iter().filter_map(|(entity, at)| {
            if *entity == Entity::Task {
                return Some(self.on(&self.tasks[*at]));
            }
            let on = self.on(&self.directives[*at]);
            self.is_listed(*at, on.row().counts).then_some(on)
        })
    }
}

impl<'r> On<'_, 'r> {
    /// Its row, whether it is listed or not.
    pub fn row(self) -> WorkOnDay<'r> {
        let [record, place] = self.piece.place;
        let entity = self.entity();
        let updates = || self.piece.part.updates.iter().filter(|it| it.date <= self.day);
        let repetition = self.piece.facts.repetition;
        let reference = self.reference();
        let of = |unit: Unit<'r>| {
            let mut row = WorkOnDay {
                record,
                entity,
                place,
                reference,
                status: unit.status,
                completed: unit.completed,
                original_due: unit.original_due,
                due: unit.due,
                extensions: unit.extensions,
                put_off: unit.put_off,
                late: unit.late,
                bucket: unit.bucket,
                support: self.support(unit.completed, None),
                leads: unit.leads,
                each: unit.each,
                is_listed: false,
                directive: self.directive(),
                inherits_from: self.inherits_from(),
                repeats: repetition.map(|repetition| repetition.schedule.repeats),
                series: None,
                updated: updates().map(|it| it.date).max(),
                reminded: updates().filter(|it| it.is_reminder).map(|it| it.date).max(),
                counts: Counts::default(),
                by_lead: Vec::with_capacity(unit.shares.len()),
            };
            if let Some(bucket) = unit.bucket {
                row.count(bucket, 1);
            }
            row.share(&unit.shares, 1);
            row
        };
        let Some(repetition) = repetition else { return of(self.once()) };
        let Some(occurrences) = self.occurrences(&repetition) else {
            let mut row = of(self.once());
            row.bucket = None;
            row.series = Some(Series { is_tracked: false, occurrences: row.counts.total(), missed: 0 });
            return row;
        };
        let (status, _) = self.state(None, None);
        let named = || occurrences.named.iter().map(|(_, unit)| unit);
        let mut row = if let Some((_, unit)) = occurrences.first_open() {
            let missed = named().filter(|unit| unit.is_overdue()).filter_map(|unit| unit.late);
            let other = occurrences.first.as_ref().map(|(planned, _)| (self.day - *planned).num_days().max(0));
            let shown = WorkOnDay { late: Some(missed.chain(other).max().unwrap_or(0)), ..of(unit.clone()) };
            let status = if is_open(status) { status } else { self.first() };
            WorkOnDay { status, leads: self.leads(None, None), ..shown }
        } else if let Some((_, last)) = occurrences.named.last() {
            let late = named().map(|unit| unit.late.unwrap_or(0)).max();
            WorkOnDay { late, completed: named().filter_map(|unit| unit.completed).max(), ..of(last.clone()) }
        } else {
            WorkOnDay { status, ..of(self.unit(None)) }
        };
        row.bucket = None;
        (row.counts, row.by_lead) = (Counts::default(), Vec::new());
        for unit in named() {
            if let Some(bucket) = unit.bucket {
                row.count(bucket, 1);
            }
            row.share(&unit.shares, 1);
        }
        if let Some((_, unit)) = &occurrences.first {
            for bucket in [Timeliness::OpenInTime, Timeliness::OpenOverdue] {
                let count = occurrences.others(bucket);
                row.count(bucket, count);
                let shares: Vec<_> = unit.shares.iter().map(|(lead, _)| (*lead, bucket)).collect();
                row.share(&shares, count);
            }
        }
        let (occurrences, missed) = (row.counts.total(), row.counts.of(Timeliness::OpenOverdue));
        row.series = Some(Series { is_tracked: true, occurrences, missed });
        row
    }

    /// Its name.
    pub fn reference(self) -> PartRef<'r> {
        PartRef { record: self.piece.record.id, part: self.piece.part.id }
    }

    fn entity(self) -> Entity {
        if matches!(self.piece.part.ties, WorkTies::Task { .. }) { Entity::Task } else { Entity::Directive }
    }

    /// The directive for which a task stands.
    fn directive(self) -> Option<PartRef<'r>> {
        let source = self.piece.source.filter(|_| self.entity() == Entity::Task)?;
        Some(Self { piece: &self.directives[source], ..self }.reference())
    }

    /// The places of the other records from whose directives it inherits.
    fn inherits_from(self) -> Vec<usize> {
        let sources = std::iter::successors(self.source(), |on| on.source());
        let mut records: Vec<_> = sources.map(|on| on.piece.place[0]).filter(|at| *at != self.piece.place[0]).collect();
        records.dedup();
        records
    }

    /// What is so of work that is counted once. Work that repeats and is not tracked is never overdue.
    pub fn once(self) -> Unit<'r> {
        let unit = self.unit(None);
        if self.piece.facts.repetition.is_none() || is_done(self.state(None, None).0) {
            return unit;
        }
        let calm = |bucket| if bucket == Timeliness::OpenOverdue { Timeliness::OpenInTime } else { bucket };
        Unit {
            original_due: None,
            due: None,
            extensions: 0,
            put_off: None,
            late: None,
            bucket: unit.bucket.map(calm),
            shares: unit.shares.into_iter().map(|(lead, bucket)| (lead, calm(bucket))).collect(),
            ..unit
        }
    }
}

impl<'r> WorkOnDay<'r> {
    fn count(&mut self, bucket: Timeliness, count: usize) {
        self.counts.add(bucket, count);
    }

    fn share(&mut self, shares: &[(Option<&'r str>, Timeliness)], count: usize) {
        for (lead, bucket) in shares {
            let known = self.by_lead.iter().position(|(known, _)| known == lead);
            let at = known.unwrap_or_else(|| {
                self.by_lead.push((*lead, Counts::default()));
                self.by_lead.len() - 1
            });
            self.by_lead[at].1.add(*bucket, count);
        }
    }
}
