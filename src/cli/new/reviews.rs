//! What a new session makes of earlier work: `--review REF[=STEP[; NOTE]]`.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::carry::OpenWork;
use super::flags::pieces;
use crate::archive::Write;
use crate::cli::work::{Entry, FollowUps, Outcome};
use crate::cli::{Environment, Failure};
use crate::i18n::Message;
use crate::model::Step;
use crate::text::date::parse_date;

/// What a session makes of one piece of earlier work.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Review {
    /// A reference to it.
    pub reference: String,
    /// What has happened; none where the session only looked at it.
    pub step: Option<Step>,
    /// In words.
    pub note: Option<String>,
}

/// The steps as they are called on the command line.
const STEPS: [(&str, Step); 7] = [
    ("start", Step::Start),
    ("done", Step::Done),
    ("fulfil", Step::Done),
    ("cancel", Step::Cancel),
    ("revoke", Step::Revoke),
    ("reopen", Step::Reopen),
    ("note", Step::Note),
];

/// Returns what the flags say. `all` stands for all work that is open.
pub(super) fn of_flags(flags: &[String], open: &[OpenWork]) -> Result<Vec<Review>, Failure> {
    let mut reviews: Vec<Review> = Vec::new();
    let mut has_all = false;
    for flag in flags {
        if flag == "all" {
            has_all = true;
        } else {
            reviews.push(of_flag(flag)?);
        }
    }
    for work in open.iter().filter(|_| has_all) {
        if !reviews.iter().any(|review| is_the_same(&review.reference, &work.reference)) {
            reviews.push(Review { reference: work.reference.clone(), step: None, note: None });
        }
    }
    Ok(reviews)
}

fn of_flag(flag: &str) -> Result<Review, Failure> {
    let Some((reference, rest)) = flag.split_once('=') else {
        return Ok(Review { reference: flag.trim().to_owned(), step: None, note: None });
    };
    let mut pieces = pieces(rest).into_iter();
    let name = pieces.next().unwrap_or_default();
    let step = STEPS.iter().find(|(known, _)| *known == name).map(|(_, step)| *step);
    let step = step.ok_or_else(|| {
        let names = STEPS.map(|(name, _)| name).join(", ");
        Failure::new(Message::new("carry-no-step").with("step", name.as_str()))
            .helped(Message::new("known-values").with("names", names))
    })?;
    let note = Some(pieces.collect::<Vec<_>>().join("; ")).filter(|note| !note.is_empty());
    if step == Step::Note && note.is_none() {
        return Err(Failure::new(Message::new("work-no-note")));
    }
    Ok(Review { reference: reference.trim().to_owned(), step: Some(step), note })
}

/// Returns whether what was typed may mean this reference.
fn is_the_same(typed: &str, whole: &str) -> bool {
    let parts = |text: &str| text.split_once(['#', '/']).map(|(record, part)| (record.to_owned(), part.to_owned()));
    match (parts(typed), parts(whole)) {
        (Some((record, part)), Some((whole, own))) => part == own && whole.starts_with(&record),
        _ => false,
    }
}

/// Returns what has become of the work, and the changes that write it down, as of the session of `record`. The work is
/// listed in the record's `reviews`.
pub(super) fn written_down(
    reviews: &[Review],
    record: &mut Map<String, Value>,
    today: NaiveDate,
    environment: &Environment,
) -> Result<(Vec<Outcome>, Vec<Write>), Failure> {
    if reviews.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let id = record.get("id").and_then(Value::as_str).map(str::to_owned);
    let session = record.get("session");
    let day = |key| session.and_then(|session| session.get(key)).and_then(Value::as_str).and_then(parse_date);
    let on = day("until").or_else(|| day("date")).unwrap_or(today);
    let latest = environment.workspace.day()?.latest;
    let followed = reviews.iter().filter(|review| review.step.is_some());
    FollowUps::refuse_too_many(followed.map(|review| review.reference.as_str()), environment)?;
    let mut changes = FollowUps::default();
    let mut outcomes = Vec::new();
    for review in reviews {
        let outcome = match review.step {
            None => changes.look(&review.reference, environment)?,
            Some(_) if on > latest => return Err(Failure::new(Message::new("work-future").with("date", on))),
            Some(step) => {
                let entry = Entry { step, on, note: review.note.clone(), by: Vec::new(), session: id.clone() };
                changes.add(&review.reference, None, &entry, environment)?
            }
        };
        outcome.join(&mut outcomes);
    }
    let mut listed = match record.remove("reviews") {
        Some(Value::Array(listed)) => listed,
        Some(Value::Null) | None => Vec::new(),
        Some(one) => vec![one],
    };
    for outcome in &outcomes {
        let reference = Value::from(outcome.reference.as_str());
        if !listed.contains(&reference) {
            listed.push(reference);
        }
    }
    record.insert("reviews".to_owned(), listed.into());
    Ok((outcomes, changes.writes()))
}

/// Returns the open work that no review looks at.
pub(super) fn left_out<'w>(open: &'w [OpenWork], outcomes: &[Outcome]) -> Vec<&'w OpenWork> {
    open.iter().filter(|work| !outcomes.iter().any(|outcome| outcome.reference == work.reference)).collect()
}
