//! Review: a new session's decisions about earlier work, written to the records of that work.

use chrono::NaiveDate;

use super::follow_up::{Entry, FollowUps, last_day, refuse_future};
use super::input::pieces;
use super::{Changeset, OpenWork, Outcome, Refusal, Workspace};
use crate::i18n::Message;
use crate::model::{Record, Step};

/// The review of one piece of earlier work.
#[derive(Debug, Clone)]
pub struct Review {
    /// A reference to it, as typed.
    pub reference: String,
    /// The step; none if the session only reviewed it.
    pub step: Option<Step>,
    /// In words.
    pub note: Option<String>,
}

/// The steps as they are typed.
const STEPS: [(&str, Step); 7] = [
    ("start", Step::Start),
    ("done", Step::Done),
    ("fulfil", Step::Done),
    ("cancel", Step::Cancel),
    ("revoke", Step::Revoke),
    ("reopen", Step::Reopen),
    ("note", Step::Note),
];

impl Review {
    /// A session that only looked at work.
    fn look(reference: &str) -> Self {
        Self { reference: reference.trim().to_owned(), step: None, note: None }
    }

    /// Reads reviews as they are typed: `REF`, `REF=STEP`, `REF=STEP; NOTE`, and `all` for all work of `open` that none of
    /// the others is about.
    ///
    /// # Errors
    /// Where a step is unknown, or a note says nothing.
    pub fn parse_all(typed: &[String], open: &[OpenWork]) -> Result<Vec<Self>, Refusal> {
        let (all, single): (Vec<_>, Vec<_>) = typed.iter().partition(|typed| *typed == "all");
        let mut reviews: Vec<Self> = single.into_iter().map(|typed| Self::parse(typed)).collect::<Result<_, _>>()?;
        for work in open.iter().filter(|_| !all.is_empty()) {
            if !reviews.iter().any(|review| may_mean(&review.reference, &work.reference)) {
                reviews.push(Self::look(&work.reference));
            }
        }
        Ok(reviews)
    }

    fn parse(typed: &str) -> Result<Self, Refusal> {
        let Some((reference, rest)) = typed.split_once('=') else { return Ok(Self::look(typed)) };
        let mut pieces = pieces(rest).into_iter();
        let name = pieces.next().unwrap_or_default();
        let step = STEPS.iter().find(|(known, _)| *known == name).map(|(_, step)| *step);
        let step = step.ok_or_else(|| {
            let names = STEPS.map(|(name, _)| name).join(", ");
            Refusal::new(Message::new("carry-no-step").with("step", name.as_str()))
                .with_help(Message::new("known-values").with("names", names))
        })?;
        let note = Some(pieces.collect::<Vec<_>>().join("; ")).filter(|note| !note.is_empty());
        if step == Step::Note && note.is_none() {
            return Err(Refusal::new(Message::new("work-no-note")));
        }
        Ok(Self { step: Some(step), note, ..Self::look(reference) })
    }
}

/// Whether what was typed may mean the work of a whole reference.
fn may_mean(typed: &str, whole: &str) -> bool {
    match (typed.split_once(['#', '/']), whole.split_once('#')) {
        (Some((record, part)), Some((whole, own))) => part == own && whole.starts_with(record),
        _ => false,
    }
}

/// Plans the reviews of earlier work by the session of `record`, as of its last day.
///
/// # Errors
/// Where a reference means no work, a step is not for that kind, or the session has not taken place yet.
pub(super) fn review(workspace: &Workspace, reviews: &[Review], record: &Record) -> Result<Changeset, Refusal> {
    let on: NaiveDate = last_day(record).unwrap_or(workspace.today());
    let followed = reviews.iter().filter(|review| review.step.is_some());
    FollowUps::refuse_too_many(followed.map(|review| review.reference.as_str()), workspace)?;
    let mut changes = FollowUps::default();
    for review in reviews {
        let outcome = match review.step {
            None => changes.look(&review.reference, workspace)?,
            Some(step) => {
                refuse_future(on, workspace)?;
                let (note, session) = (review.note.clone(), record.id.clone());
                let entry = Entry { note, session, ..Entry::new(step, on) };
                changes.add(&review.reference, None, &entry, workspace)?
            }
        };
        changes.join(outcome);
    }
    Ok(changes.changeset())
}

/// What to say of open work that no review looks at; nothing where there is none.
pub(super) fn left_out(open: &[OpenWork], outcomes: &[Outcome]) -> Option<Message> {
    let is_left = |work: &&OpenWork| !outcomes.iter().any(|outcome| outcome.reference == work.reference);
    let left: Vec<&str> = open.iter().filter(is_left).map(|work| work.reference.as_str()).collect();
    (!left.is_empty()).then(|| Message::new("carry-left").with("count", left.len()).with("ids", left.join(" ")))
}
