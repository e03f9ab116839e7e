//! What a report counts once: a piece of work, or one occurrence of work that repeats.

use chrono::NaiveDate;

use super::piece::{On, is_done, is_open, once};
use crate::model::{Progress, Timeliness, WorkStatus};

/// Of what a report counts a unit: of all work, or of one lead; a lead of none stands for nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share<'r> {
    All,
    Lead(Option<&'r str>),
}

/// What is so of a piece of work or an occurrence.
#[derive(Debug, Clone)]
pub(super) struct Unit<'r> {
    pub status: WorkStatus,
    pub completed: Option<NaiveDate>,
    pub original_due: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub extensions: usize,
    pub put_off: Option<NaiveDate>,
    pub late: Option<i64>,
    /// None where it does not count.
    pub bucket: Option<Timeliness>,
    pub leads: Vec<&'r str>,
    /// The bucket in each lead's row of a report; none stands for nobody.
    pub shares: Vec<(Option<&'r str>, Timeliness)>,
    /// With `each`: how many of how many leads have done it.
    pub each: Option<(usize, usize)>,
}

impl Unit<'_> {
    pub fn is_done(&self) -> bool {
        matches!(self.bucket, Some(Timeliness::CompletedInTime | Timeliness::CompletedLate))
    }

    pub fn is_overdue(&self) -> bool {
        self.bucket == Some(Timeliness::OpenOverdue)
    }
}

/// What is so of the part of one lead, or of all.
#[derive(Debug, Clone, Copy)]
struct Answer<'r> {
    lead: Option<&'r str>,
    status: WorkStatus,
    done: Option<NaiveDate>,
    due: Option<NaiveDate>,
}

impl Answer<'_> {
    fn bucket(&self, day: NaiveDate) -> Option<Timeliness> {
        Timeliness::of(self.status.progress(), self.due, self.done, day)
    }

    fn late(&self, day: NaiveDate) -> Option<i64> {
        self.status.progress().late(self.due, self.done, day)
    }
}

impl<'r> On<'_, 'r> {
    /// What is so of the whole, or of one occurrence.
    pub fn unit(self, occurrence: Option<NaiveDate>) -> Unit<'r> {
        let day = self.day;
        let answers = self.answers(occurrence);
        // A lead that was let off is left out.
        let counted = || answers.iter().filter(|it| it.status.progress() != Progress::Withdrawn);
        let buckets = || counted().filter_map(|it| Some((it.lead, it.bucket(day)?)));
        let has = |bucket| buckets().any(|(_, its)| its == bucket);
        let is_still_open = counted().any(|it| is_open(it.status));
        let (status, bucket) = match (counted().next(), is_still_open) {
            (None, _) => (answers.first().map_or(self.first(), |it| it.status), None),
            (Some(_), true) => {
                let (status, _) = self.state(None, occurrence);
                let overdue = has(Timeliness::OpenOverdue);
                let bucket = if overdue { Timeliness::OpenOverdue } else { Timeliness::OpenInTime };
                (if is_open(status) { status } else { self.first() }, Some(bucket))
            }
            (Some(one), false) => {
                let late = has(Timeliness::CompletedLate);
                (one.status, Some(if late { Timeliness::CompletedLate } else { Timeliness::CompletedInTime }))
            }
        };
        // Done when all others have done it, on the last one's day.
        let is_dated = !is_still_open && counted().all(|it| it.done.is_some());
        let completed = counted().filter(|_| is_dated).filter_map(|it| it.done).max();
        let late = counted().filter(|it| !is_still_open || is_open(it.status)).filter_map(|it| it.late(day)).max();
        let deadlines = self.deadlines(None, occurrence, completed);
        let each = self.piece.facts.each;
        let is_shared = each && answers.iter().all(|it| it.lead.is_some());
        let leads = if is_shared {
            answers.iter().filter_map(|it| it.lead).collect()
        } else {
            self.leads(completed, occurrence)
        };
        let shares = match bucket {
            None => Vec::new(),
            Some(_) if is_shared => buckets().collect(),
            Some(bucket) if leads.is_empty() => vec![(None, bucket)],
            Some(bucket) => leads.iter().map(|lead| (Some(*lead), bucket)).collect(),
        };
        Unit {
            status,
            completed,
            original_due: deadlines.first,
            due: deadlines.last,
            extensions: deadlines.extensions,
            put_off: deadlines.put_off,
            late,
            bucket,
            leads,
            shares,
            each: each.then(|| (counted().filter(|it| is_done(it.status)).count(), counted().count())),
        }
    }

    /// What is so of each lead that answers for itself; of work without `each`, and without leads, of the whole.
    fn answers(self, occurrence: Option<NaiveDate>) -> Vec<Answer<'r>> {
        let mut leads = Vec::new();
        if self.piece.facts.each {
            for (from, who) in self.lead_history(None, occurrence) {
                // What was handed over after all had done it changes nothing.
                let is_over = |from: NaiveDate, lead: &&str| {
                    let (status, done) = self.state(Some(lead), occurrence);
                    !is_open(status) && done.is_none_or(|done| done < from)
                };
                if from.is_some_and(|from| !leads.is_empty() && leads.iter().all(|lead| is_over(from, lead))) {
                    break;
                }
                leads = once(&who);
            }
        }
        let answer = |lead: Option<&'r str>| {
            let (status, done) = self.state(lead, occurrence);
            Answer { lead, status, done, due: self.deadlines(lead, occurrence, done).last }
        };
        if leads.is_empty() { vec![answer(None)] } else { leads.into_iter().map(|it| answer(Some(it))).collect() }
    }
}
