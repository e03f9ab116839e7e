//! What of a record decides which work there is: the typed input, out of a record.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::archive::Reference;
use crate::model::{
    Directive, DirectiveKind, DirectiveUpdate, Record, References, Repeats, Task, TaskUpdate, Update, WorkStatus,
    in_effect_from,
};

/// What a record says of its work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkRecord<'r> {
    /// The record's id.
    pub id: &'r str,
    /// The session's first day.
    pub date: NaiveDate,
    /// The session's last day.
    pub until: NaiveDate,
    /// The first day on which what the session says is so.
    pub begin: NaiveDate,
    /// The directives, in the order of the record.
    #[serde(borrow)]
    pub directives: Vec<WorkPart<'r>>,
    /// The tasks, in the order of the record.
    #[serde(borrow)]
    pub tasks: Vec<WorkPart<'r>>,
}

/// What a record says of a task or a directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkPart<'r> {
    /// Its id; empty where it has none.
    pub id: &'r str,
    /// What it has to do with others.
    #[serde(borrow)]
    pub ties: WorkTies<'r>,
    /// Who leads, by the record's own words.
    #[serde(borrow)]
    pub lead: Vec<&'r str>,
    /// Who supports.
    #[serde(borrow)]
    pub support: Vec<&'r str>,
    /// The first deadline.
    pub due: Option<NaiveDate>,
    /// How often it comes back.
    pub repeats: Option<Repeats>,
    /// Its last day.
    pub repeats_until: Option<NaiveDate>,
    /// Whether each of those who lead answers for itself.
    pub each: Option<bool>,
    /// The stored status.
    pub status: Option<WorkStatus>,
    /// The stored day of completion.
    pub completed: Option<NaiveDate>,
    /// The updates, in the order of the record.
    #[serde(borrow)]
    pub updates: Vec<WorkUpdate<'r>>,
}

/// What work has to do with other work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorkTies<'r> {
    /// A directive.
    Directive {
        /// Whether something is to be done by its kind alone.
        asks: bool,
        /// Whom it addresses.
        #[serde(borrow)]
        to: Vec<&'r str>,
        /// Older directives that it replaces.
        #[serde(borrow)]
        supersedes: Vec<PartRef<'r>>,
        /// Older directives that it changes.
        #[serde(borrow)]
        amends: Vec<PartRef<'r>>,
    },
    /// A task.
    Task {
        /// The directive that it follows from.
        #[serde(borrow)]
        directive: Option<PartRef<'r>>,
    },
}

/// A part of some record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PartRef<'r> {
    /// The record's id.
    pub record: &'r str,
    /// The part's id in it.
    pub part: &'r str,
}

impl fmt::Display for PartRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}#{}", self.record, self.part)
    }
}

/// What an update says that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkUpdate<'r> {
    /// The day of writing.
    pub date: NaiveDate,
    /// The new status.
    pub status: Option<WorkStatus>,
    /// The day on which it was done, where that is not `date`.
    pub completed: Option<NaiveDate>,
    /// The new deadline.
    pub due: Option<NaiveDate>,
    /// Who leads from now on.
    #[serde(borrow)]
    pub lead: Vec<&'r str>,
    /// Who supports from now on.
    #[serde(borrow)]
    pub support: Vec<&'r str>,
    /// The leads that it is about; empty for all.
    #[serde(borrow)]
    pub about: Vec<&'r str>,
    /// The planned day of the occurrence that it is about; none for all.
    pub occurrence: Option<NaiveDate>,
    /// Whether somebody was reminded.
    pub is_reminder: bool,
}

impl WorkUpdate<'_> {
    /// The day on which its status takes effect.
    pub(super) fn effect(&self) -> NaiveDate {
        self.completed.unwrap_or(self.date)
    }
}

impl<'r> WorkRecord<'r> {
    /// What the record that is called `id` says of its work; none where its session was not held and will not have been.
    /// `key` makes of a reference to somebody what stands for them in every record, or of a plain name the name itself.
    #[must_use]
    pub fn of(record: &'r Record, id: &'r str, key: impl Fn(&'r str) -> &'r str) -> Option<Self> {
        let session = record.session.as_ref();
        // A record without a day is a mistake that a rule reports, and hides no work: its id begins with one.
        let date = session.and_then(|session| session.date).or_else(|| id.get(..10)?.parse().ok());
        let date = date.unwrap_or(NaiveDate::MIN);
        let until = session.and_then(|session| session.until).unwrap_or(date);
        let begin = in_effect_from(record.state, session.and_then(|session| session.status), date, until)?;
        let reader = Reader { record: id, key };
        Some(Self {
            id,
            date,
            until,
            begin,
            directives: record.directives.iter().map(|directive| reader.directive(directive)).collect(),
            tasks: record.tasks.iter().map(|task| reader.task(task)).collect(),
        })
    }
}

/// Reads the parts of one record.
struct Reader<'r, F> {
    record: &'r str,
    key: F,
}

impl<'r, F: Fn(&'r str) -> &'r str> Reader<'r, F> {
    fn directive(&self, it: &'r Directive) -> WorkPart<'r> {
        let asks =
            matches!(it.kind, Some(DirectiveKind::Request | DirectiveKind::Assignment | DirectiveKind::Recommendation));
        WorkPart {
            id: present(it.id.as_ref()).unwrap_or_default(),
            ties: WorkTies::Directive {
                asks,
                to: self.who(&it.to),
                supersedes: it.supersedes.iter().filter_map(|reference| self.part(reference)).collect(),
                amends: it.amends.iter().filter_map(|reference| self.part(reference)).collect(),
            },
            lead: self.who(&it.lead),
            support: self.who(&it.support),
            due: it.due,
            repeats: it.repeats,
            repeats_until: it.repeats_until,
            each: it.each,
            status: it.status.map(WorkStatus::Directive),
            completed: it.completed,
            updates: self.updates(it.updates.iter().map(DirectiveUpdate::fields)),
        }
    }

    fn task(&self, it: &'r Task) -> WorkPart<'r> {
        WorkPart {
            id: present(it.id.as_ref()).unwrap_or_default(),
            ties: WorkTies::Task { directive: present(it.directive.as_ref()).and_then(|it| self.part(it)) },
            lead: self.who(&it.lead),
            support: self.who(&it.support),
            due: it.due,
            repeats: it.repeats,
            repeats_until: it.repeats_until,
            each: it.each,
            status: it.status.map(WorkStatus::Task),
            completed: it.completed,
            updates: self.updates(it.updates.iter().map(TaskUpdate::fields)),
        }
    }

    /// Those that have a day; a rule reports the others.
    fn updates(&self, updates: impl Iterator<Item = Update<'r>>) -> Vec<WorkUpdate<'r>> {
        let update = |it: Update<'r>| {
            Some(WorkUpdate {
                date: it.date?,
                status: it.status,
                completed: it.completed,
                due: it.due,
                lead: self.who(it.lead),
                support: self.who(it.support),
                about: self.who(it.about),
                occurrence: it.occurrence,
                is_reminder: it.is_reminder,
            })
        };
        updates.filter_map(update).collect()
    }

    fn who(&self, references: &'r References) -> Vec<&'r str> {
        references.iter().filter_map(|reference| present(Some(reference))).map(&self.key).collect()
    }

    fn part(&self, reference: &'r str) -> Option<PartRef<'r>> {
        match Reference::parse(reference) {
            Reference::Local(part) => Some(PartRef { record: self.record, part }),
            Reference::Part { record, part } => Some(PartRef { record, part }),
            Reference::Record(_) => None,
        }
    }
}

fn present(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}
