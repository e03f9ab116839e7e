//! The operations on records, independent of the user interface.
//!
//! An operation takes a [`Workspace`] and a request, and returns a [`Changeset`]: files from their old text to their
//! new one, outcomes and notes as data; or a [`Refusal`]. It writes nothing and knows no terminal. [`Changeset::apply`]
//! checks the records as they would be and makes all changes or none. The caller holds the lock of [`Workspace::lock`]
//! from the plan to its application, so that nothing changes in between.

mod add;
mod assignment;
mod carry;
mod changeset;
mod day;
mod deadline;
mod directory;
mod field;
mod files;
mod fix;
mod follow_up;
mod format;
mod frozen;
mod ids;
mod import;
mod input;
mod ledger;
mod names;
mod new;
mod paper;
mod refusal;
mod rename;
mod review;
mod rewrite;
mod set;
mod stored;
mod target;
mod turn;
pub mod workspace;

pub use add::{AddRequest, add};
pub use assignment::{Assignment, Operation};
pub use carry::{Carried, Source, Wording, all_open_work, carry_over, people, wording};
pub use changeset::{ChangedPart, Changeset, FieldChange, FieldValue, Outcome, Staging, TurnedInto, WorkChange};
pub use day::{parse_day, parse_days};
pub use deadline::{TypedDeadline, basis, parse_due};
pub use directory::{
    Advice, Called, Draft, NewEntry, ProbablyOne, add_entry, draft_directory, merge_entries, probably_one,
};
pub use field::{session_kind, takes_several};
pub use files::FileLocks;
pub use fix::{FixedFile, Fixing};
pub use follow_up::{FollowUpRequest, follow_up};
pub use format::{Layouter, Left, Relaid};
pub use import::{ImportRequest, Imported, import};
pub use input::{Answer, Fields, directive, may_be_one, named, organization, person, pieces, task};
pub use ledger::{HeldSession, KnownPerson, Ledger, Name, OpenWork, ScanLedger};
pub use names::KnownNames;
pub use new::{Absentee, NewRequest, new, new_of_text};
pub use paper::{AddPaperRequest, IssueRequest, add_paper, issue};
pub use refusal::Refusal;
pub use rename::{RenameRequest, Renamed, rename};
pub use review::{ALL, Review};
pub use rewrite::rewrite;
pub use set::{SetRequest, set, set_each};
pub use target::{FoundPart, OpenRecord, Target, no_part, refuse_two};
pub use turn::PartKind;
pub use workspace::Workspace;
