//! Carry over: what a new session takes from an earlier one, and the work that earlier sessions left open.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::follow_up::SessionOf;
use super::ledger::conveners;
use super::target::Target;
use super::{HeldSession, OpenWork, Refusal, Workspace};
use crate::i18n::Message;
use crate::model::{KindOfSession, Participant, Record, Role, Session};
use viet_text::fold::fold;

/// The selection of the earlier session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Source {
    /// The session of this record.
    Record(String),
    /// The last one whose series or title has these words.
    Series(String),
}

/// The initial content of a new session's record.
#[derive(Debug)]
pub struct Carried {
    /// The fields of the new record.
    pub record: Record,
    /// The id of the record that they come from.
    pub from: String,
    /// The earlier session's series, where it counts and is not taken over: the next one has another number.
    pub series: Option<String>,
    /// The work that the earlier sessions left open, in the order in which it is dealt with.
    pub open: Vec<OpenWork>,
    /// The work that is open in other sessions.
    pub elsewhere: Vec<OpenWork>,
}

/// The maximum number of records that a note names.
const MOST_NAMED: usize = 5;

impl Carried {
    /// Notes for the user.
    #[must_use]
    pub fn notes(&self) -> Vec<Message> {
        let from = Message::new("carry-from").with("id", self.from.as_str());
        let series = self.series.as_deref().map(|series| Message::new("carry-series").with("series", series));
        [Some(from), series].into_iter().flatten().collect()
    }

    /// A note about the work that is open elsewhere; none where there is none.
    #[must_use]
    pub fn elsewhere(&self) -> Option<Message> {
        let mut records: Vec<&str> = self.elsewhere.iter().map(|work| work.record.as_str()).collect();
        records.sort_unstable();
        records.dedup();
        let named = &records[..records.len().min(MOST_NAMED)];
        (!named.is_empty()).then(|| {
            Message::new("carry-elsewhere")
                .with("count", self.elsewhere.len())
                .with("records", records.len())
                .with("ids", named.join(", "))
                .with("more", records.len() - named.len())
        })
    }
}

/// Computes what a session on `day` takes from earlier ones: people and bodies from the last, the open work from all of
/// them. Sessions that were not held count for nothing.
///
/// # Errors
/// Where there is no such session.
pub fn carry_over(workspace: &Workspace, from: &Source, day: NaiveDate) -> Result<Carried, Refusal> {
    let ledger = workspace.ledger()?;
    let mut held = ledger.held_sessions(workspace.today())?;
    held.retain(|session| session.date <= day);
    let (from, record) = match from {
        Source::Record(id) => {
            let from = SessionOf::find(id, workspace)?.id;
            let record = Target::of(&from, workspace)?.open()?.record;
            held.retain(|session| session.id == from || belongs_to(session, &record));
            (from, record)
        }
        Source::Series(words) => {
            let wanted = fold(words);
            let has_words = |text: &String| fold(text).contains(&wanted);
            held.retain(|session| [&session.series, &session.title].into_iter().flatten().any(has_words));
            let last = held.first().ok_or_else(|| {
                Refusal::new(Message::new("carry-no-series").with("words", words))
                    .with_help(Message::new("carry-no-series-help"))
            })?;
            let record = Target::of(&last.id, workspace)?.open()?.record;
            (last.id.clone(), record)
        }
    };
    let sessions: HashSet<&str> = held.iter().map(|session| session.id.as_str()).collect();
    // What they reviewed is theirs as well, wherever it was given.
    let reviewed: HashSet<&str> = held.iter().flat_map(|session| &session.reviews).map(String::as_str).collect();
    let is_theirs =
        |work: &OpenWork| sessions.contains(work.record.as_str()) || reviewed.contains(work.reference().as_str());
    let (open, elsewhere) = ledger.open_work(workspace.today())?.into_iter().partition(is_theirs);
    let (record, series) = beginning(record);
    Ok(Carried { record, from, series, open, elsewhere })
}

/// The open work of the whole archive, in the order in which it is dealt with.
///
/// # Errors
/// Where there is no archive.
pub fn all_open_work(workspace: &Workspace) -> Result<Vec<OpenWork>, Refusal> {
    workspace.ledger()?.open_work(workspace.today())
}

/// The wording of open work.
#[derive(Debug, Default)]
pub struct Wording {
    /// Its title or text.
    pub text: String,
    /// Its deadline in words, where no day is in force.
    pub due_text: Option<String>,
}

/// Reads the wording of open work in its record. A task without a deadline of its own has that of its directive.
///
/// # Errors
/// Where the record cannot be read.
pub fn wording(work: &OpenWork, workspace: &Workspace) -> Result<Wording, Refusal> {
    let reference = work.reference();
    let opened = Target::of(&reference, workspace)?.open()?;
    let part = opened.part(Some(&work.part), &reference)?;
    let task = part.task(&opened.record);
    let directive = match task {
        Some(task) => opened.record.directives.iter().find(|one| one.id.is_some() && one.id == task.directive),
        None => part.directive(&opened.record),
    };
    let text = task.map_or_else(|| directive.and_then(|it| it.text.clone()), |task| task.title.clone());
    let words = task.and_then(|task| task.due_text.clone()).or_else(|| directive?.due_text.clone());
    Ok(Wording { text: text.unwrap_or_default(), due_text: words.filter(|_| work.due.is_none()) })
}

/// Whether a session is one of those that the session of `record` goes on with: of its series; without a series, of the same
/// kind, called by the same body.
fn belongs_to(session: &HeldSession, record: &Record) -> bool {
    let own = record.session.as_ref();
    if let Some(series) = own.and_then(|own| own.series.as_deref()) {
        return session.series.as_deref().map(without_numbers) == Some(without_numbers(series));
    }
    let folded = |names: &[String]| names.iter().map(|name| fold(name)).collect::<HashSet<String>>();
    let (conveners, others) = (folded(&conveners(record)), folded(&session.conveners));
    let has_same = if conveners.is_empty() { others.is_empty() } else { !conveners.is_disjoint(&others) };
    has_same && own.and_then(|own| own.kind).map(KindOfSession::name) == session.kind.as_deref()
}

/// A series without the numbers that count its sessions: "kỳ họp thứ 13, khóa XII".
fn without_numbers(series: &str) -> String {
    let is_number = |word: &&str| word.contains(|letter: char| letter.is_ascii_digit());
    fold(series).split_whitespace().filter(|word| !is_number(word)).collect::<Vec<_>>().join(" ")
}

/// The fields of a participant that apply to one session only.
const OF_ONE_DAY: [Role; 2] = [Role::Presenter, Role::Speaker];

/// What the next session begins with, and the series that it does not take over. Attendance, speakers and counts are
/// not taken over.
fn beginning(record: Record) -> (Record, Option<String>) {
    let participants = people(&record);
    let session = record.session.unwrap_or_default();
    let counts = |series: &String| series.contains(|letter: char| letter.is_ascii_digit());
    let (left, series) =
        if session.series.as_ref().is_some_and(counts) { (session.series, None) } else { (None, session.series) };
    let session =
        Session { kind: session.kind, place: session.place, mode: session.mode, series, ..Session::default() };
    let organizations = record.organizations;
    let record =
        Record { session: Some(session), organizations, participants: participants.into(), ..Record::default() };
    (record, left)
}

/// The people and groups of a record as they would come again.
#[must_use]
pub fn people(record: &Record) -> Vec<Participant> {
    let again = record.participants.iter().map(|person| {
        let roles: Vec<Role> = person.roles.iter().copied().filter(|role| !OF_ONE_DAY.contains(role)).collect();
        Participant {
            id: person.id.clone(),
            name: person.name.clone(),
            sort_name: person.sort_name.clone(),
            honorific: person.honorific.clone(),
            positions: person.positions.clone(),
            group: person.group.clone(),
            organization: person.organization.clone(),
            represents: person.represents.clone(),
            roles: roles.into(),
            ..Participant::default()
        }
    });
    again.collect()
}
