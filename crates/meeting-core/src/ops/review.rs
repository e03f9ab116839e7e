//! Review: a new session's decisions about earlier work, written to the records of that work.

use chrono::NaiveDate;

use super::day::parse_day;
use super::follow_up::{Entry, FollowUps, last_day, refuse_future};
use super::input::pieces;
use super::{Changeset, OpenWork, Outcome, Refusal, Workspace};
use crate::i18n::Message;
use crate::model::{Record, Step, WorkStatus};
use viet_text::date::RelativeDates;

/// The review of one piece of earlier work.
#[derive(Debug, Clone)]
pub struct Review {
    /// A reference to it, as typed.
    pub reference: String,
    /// The step; none if the session only reviewed it.
    pub step: Option<Step>,
    /// The day on which it was done; none if that is the session's last day.
    pub completed: Option<NaiveDate>,
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
        Self { reference: reference.trim().to_owned(), step: None, completed: None, note: None }
    }

    /// Reads reviews as they are typed: `REF`, `REF=STEP`, `REF=done DAY`, each with a note (`; NOTE`), and `all` for all work
    /// of `open` that none of the others is about. They stay in their order. `said` reads their days; how they
    /// were understood is added to `understood`.
    ///
    /// # Errors
    /// Where a step is unknown, a note says nothing, or what should be a day is none.
    pub fn parse_all(
        typed: &[String],
        open: &[OpenWork],
        said: RelativeDates,
        understood: &mut Vec<Message>,
    ) -> Result<Vec<Self>, Refusal> {
        let mut reviews = Vec::new();
        for typed in typed {
            let single = (typed != ALL).then(|| Self::parse(typed, said, understood)).transpose()?;
            reviews.push(single);
        }
        let named: Vec<String> = reviews.iter().flatten().map(|review| review.reference.clone()).collect();
        let others = || {
            let references = open.iter().map(OpenWork::reference);
            references.filter(|reference| !named.iter().any(|typed| may_mean(typed, reference)))
        };
        let mut all = Some(others().map(|reference| Self::look(&reference)).collect::<Vec<_>>());
        // Said twice, it means the same.
        Ok(reviews
            .into_iter()
            .flat_map(|one| one.map_or_else(|| all.take().unwrap_or_default(), |it| vec![it]))
            .collect())
    }

    fn parse(typed: &str, said: RelativeDates, understood: &mut Vec<Message>) -> Result<Self, Refusal> {
        let Some((reference, rest)) = typed.split_once('=') else { return Ok(Self::look(typed)) };
        let mut pieces = pieces(rest).into_iter();
        let first = pieces.next().unwrap_or_default();
        let (name, day) = first.split_once(char::is_whitespace).unwrap_or((&first, ""));
        let step = STEPS.iter().find(|(known, _)| *known == name).map(|(_, step)| *step);
        let step = step.ok_or_else(|| {
            let names = STEPS.map(|(name, _)| name).join(", ");
            Refusal::new(Message::new("carry-no-step").with("step", name))
                .with_help(Message::new("known-values").with("names", names))
        })?;
        let mut review = Self { step: Some(step), ..Self::look(reference) };
        let day = day.trim();
        if !day.is_empty() {
            if step != Step::Done {
                return Err(Refusal::new(Message::new("carry-no-day").with("step", name).with("text", day))
                    .with_help(Message::new("carry-no-day-help")));
            }
            let (day, read) = parse_day(&review.reference, day, said)?;
            review.completed = Some(day);
            understood.extend(read);
        }
        review.note = Some(pieces.collect::<Vec<_>>().join("; ")).filter(|note| !note.is_empty());
        if step == Step::Note && review.note.is_none() {
            return Err(Refusal::new(Message::new("work-no-note")));
        }
        Ok(review)
    }
}

/// What is typed for all open work.
pub const ALL: &str = "all";

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
    let mut changes = FollowUps::new(workspace);
    for review in reviews {
        let outcome = match review.step {
            None => changes.look(&review.reference, workspace)?,
            Some(step) => {
                refuse_future(on, workspace)?;
                if let Some(completed) = review.completed.filter(|day| *day > on) {
                    let message = Message::new("carry-day-after").with("id", review.reference.as_str());
                    return Err(Refusal::new(message.with("date", completed).with("session", on)));
                }
                let is_directive =
                    matches!(changes.look(&review.reference, workspace)?.before, WorkStatus::Directive(_));
                // A directive is given up by revoking it.
                let step = if is_directive && step == Step::Cancel { Step::Revoke } else { step };
                let (completed, note, session) = (review.completed, review.note.clone(), record.id.clone());
                let entry = Entry { done: completed, note, session, ..Entry::new(step, on) };
                changes.add(&review.reference, None, &entry, workspace)?
            }
        };
        changes.join(outcome);
    }
    Ok(changes.changeset())
}

/// What to say of open work that no review looks at; nothing where there is none.
pub(super) fn left_out(open: &[OpenWork], outcomes: &[Outcome]) -> Option<Message> {
    let is_left = |reference: &String| !outcomes.iter().any(|outcome| outcome.reference == *reference);
    let left: Vec<String> = open.iter().map(OpenWork::reference).filter(is_left).collect();
    (!left.is_empty()).then(|| Message::new("carry-left").with("count", left.len()).with("ids", left.join(" ")))
}
