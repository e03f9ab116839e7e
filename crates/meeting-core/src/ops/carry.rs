//! Carry over: what a new session takes from an earlier one, and the work that has been open since.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::follow_up::SessionOf;
use super::target::Target;
use super::{OpenWork, Refusal, Workspace};
use crate::archive::{Archive, Reference};
use crate::i18n::Message;
use crate::model::{self, Participant, Record, Role, Session};

/// The maximum number of earlier sessions in a chain.
const MOST_SESSIONS: usize = 200;

/// The selection of the earlier session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Source {
    /// The session of this record.
    Record(String),
    /// The last one whose series or title has these words; the open work of all of them is included.
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
    /// The open work: tasks, then directives without tasks; each by deadline.
    pub open: Vec<OpenWork>,
}

impl Carried {
    /// Notes for the user.
    #[must_use]
    pub fn notes(&self) -> Vec<Message> {
        let series = self.series.as_deref().map(|series| Message::new("carry-series").with("series", series));
        [Message::new("carry-from").with("id", self.from.as_str())].into_iter().chain(series).collect()
    }
}

/// Computes what a new session takes from an earlier one.
///
/// # Errors
/// Where there is no such session.
pub fn carry_over(workspace: &Workspace, from: &Source) -> Result<Carried, Refusal> {
    let archive = workspace.archive()?;
    let mut sessions = match from {
        Source::Record(id) => vec![SessionOf::find(id, workspace)?.id],
        Source::Series(words) => workspace.ledger()?.sessions_of(words, MOST_SESSIONS)?,
    };
    let Some(from) = sessions.first().cloned() else {
        let Source::Series(words) = from else { return Err(Refusal::new(Message::new("no-id"))) };
        return Err(Refusal::new(Message::new("carry-no-series").with("words", words))
            .with_help(Message::new("carry-no-series-help")));
    };
    let record = Target::of(&from, workspace)?.open()?.record;
    let kind = kind(&record);
    let mut looked_at = BTreeSet::new();
    let mut next = 0;
    while let Some(id) = sessions.get(next).cloned().filter(|_| next < MOST_SESSIONS) {
        for (earlier, part) in reviewed(&read(&id, archive)) {
            // A session of another kind has its own successors: only the work that was reviewed counts here.
            if !sessions.contains(&earlier) && self::kind(&read(&earlier, archive)) == kind {
                sessions.push(earlier.clone());
            }
            looked_at.extend(part.map(|part| format!("{earlier}#{part}")));
        }
        next += 1;
    }
    let sessions: BTreeSet<String> = sessions.into_iter().collect();
    let others = looked_at.iter().filter_map(|reference| Reference::parse(reference).record().map(str::to_owned));
    let records: BTreeSet<String> = others.chain(sessions.iter().cloned()).collect();
    let mut open = workspace.ledger()?.open_work(&records, workspace.today())?;
    open.retain(|work| {
        let record = work.reference.split('#').next().unwrap_or_default();
        sessions.contains(record) || looked_at.contains(&work.reference)
    });
    let (record, series) = beginning(record);
    Ok(Carried { record, from, series, open })
}

fn kind(record: &Record) -> Option<model::SessionKind> {
    record.session.as_ref().and_then(|session| session.kind)
}

/// The record of a file; an empty one if it cannot be read.
fn read(id: &str, archive: &Archive) -> Record {
    let text = archive.read(&archive.path_of(id)).ok();
    let document = text.and_then(|text| lossless_yaml::parse(&text).ok());
    document.map(|document| model::read(&document.value).record).unwrap_or_default()
}

/// The records, and their parts, that the session of `record` reviewed.
fn reviewed(record: &Record) -> Vec<(String, Option<String>)> {
    let parts = record.reviews.iter().filter_map(|text| match Reference::parse(text) {
        Reference::Part { record, part } => Some((record.to_owned(), Some(part.to_owned()))),
        Reference::Record(record) => Some((record.to_owned(), None)),
        Reference::Local(_) => None,
    });
    parts.collect()
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
            roles: roles.into(),
            ..Participant::default()
        }
    });
    again.collect()
}
