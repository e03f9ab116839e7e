//! A meeting record and its parts: plain types, no input or output.
//!
//! Every field may be absent in the types, required or not: a record with mistakes must still be examined, and
//! what is required is said once, in the schema that these types generate. The order of the fields is the
//! format's canonical order.

#[cfg(test)]
pub(crate) mod admitted;
pub mod called;
mod entity;
pub mod field;
pub mod format;
mod list;
mod mapping;
mod own;
mod papers;
mod part;
mod people;
mod reading;
mod record;
mod scalar;
mod schema;
mod visit;
mod vocabulary;
mod work;
mod work_status;

pub use entity::Entity;
pub use list::{List, References};
pub use mapping::{Mapping, VoteCount};
pub use own::{DeclaredField, KindOfSession, OwnField, OwnKind, OwnPlace, OwnType, Words, interned, number};
pub use papers::{Paper, PaperAt, Publication, Signature};
pub use part::{CustomFields, FieldValue, fields_of};
pub use people::{Organization, Participant};
pub use reading::{Reading, read};
pub use record::{Attachment, Record, Session, Source, in_effect_from};
pub use scalar::{DATE_PATTERN, LOCAL_ID_PATTERN, RECORD_ID_PATTERN, TEXT_PATTERN, TIME_PATTERN, explain_pattern};
pub use schema::{SCHEMA_ID, schema};
pub use visit::{Content, Day, Field, Item, Place, Target, target_at, visit, visit_value};
pub use vocabulary::{
    AttachmentKind, Attendance, Audience, Ballot, Classification, DirectiveKind, DirectiveStatus, Mode, PaperKind,
    PartOfDay, Priority, ProceedingKind, RecordState, Repeats, Role, Secrecy, SessionKind, SessionStatus, Side,
    TaskStatus, UpdateKind, Urgency, Vocabulary, VoteMethod, VoteResult, WorkType,
};
pub use work::{CitedDocument, Directive, DirectiveUpdate, Proceeding, Task, TaskUpdate, Update, Vote};
pub use work_status::{Effect, Progress, Step, Timeliness, WorkStatus};
