//! The record: one YAML file, one meeting.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    AttachmentKind, CitedDocument, Classification, Directive, List, Mode, Organization, PartOfDay, Participant,
    Proceeding, RecordState, References, SessionKind, SessionStatus, Task, Urgency, scalar,
};

/// A meeting record: what was dealt with, who was there, what was said, what was asked for, and what became of it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[schemars(title = "Meeting record")]
pub struct Record {
    /// Version of this format: 1.
    #[schemars(required, schema_with = "scalar::format_version")]
    pub format: Option<i64>,
    /// The record's id: the session's first date and a slug, the same as the file's name without `.yaml`.
    #[schemars(required, schema_with = "scalar::record_id")]
    pub id: Option<String>,
    /// What the session was, in one line.
    #[schemars(required, schema_with = "scalar::text")]
    pub title: Option<String>,
    /// State of the record: `final` freezes everything but the follow-up.
    #[schemars(required)]
    pub state: Option<RecordState>,
    /// When, where and why the session took place.
    #[schemars(required)]
    pub session: Option<Session>,
    /// What was to be dealt with, item by item.
    #[serde(default)]
    pub agenda: List<String>,
    /// The sides of the session and every body that the record names.
    #[serde(default)]
    pub organizations: List<Organization>,
    /// People and groups; at least one when `state` is `final`.
    #[serde(default)]
    pub participants: List<Participant>,
    /// What was reported, said, found, proposed and voted, in order.
    #[serde(default)]
    pub proceedings: List<Proceeding>,
    /// What was concluded, asked for, assigned, decided.
    #[serde(default)]
    pub directives: List<Directive>,
    /// Work that is tracked: who does what by when.
    #[serde(default)]
    pub tasks: List<Task>,
    /// Earlier tasks or directives that this session looked at, as `<record id>#<id>`.
    #[schemars(inner(pattern(scalar::TEXT_PATTERN)))]
    #[serde(default)]
    pub reviews: List<String>,
    /// Number, secrecy, recipients and signatures of the record as a document.
    pub publication: Option<Publication>,
    /// Photos, reports and other files that belong to the session.
    #[serde(default)]
    pub attachments: List<Attachment>,
    /// Where the record was taken from.
    pub source: Option<Source>,
}

/// When, where and why a session took place.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Session {
    /// What the session is; the first that fits.
    #[schemars(required)]
    pub kind: Option<SessionKind>,
    /// Whether it has taken place; `passed` when absent.
    pub status: Option<SessionStatus>,
    /// The session's (first) day.
    #[schemars(required, schema_with = "scalar::date")]
    pub date: Option<NaiveDate>,
    /// The source's words for the day, where it gives none; `date` is then the source's own day.
    pub date_text: Option<String>,
    /// The last day of a session of several days.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_date")]
    pub until: Option<NaiveDate>,
    /// Part of the day, where no clock time is known.
    pub part_of_day: Option<PartOfDay>,
    /// When it began, as "HH:MM".
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_time")]
    pub start: Option<String>,
    /// When it ended, as "HH:MM".
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_time")]
    pub end: Option<String>,
    /// Where it was held.
    pub place: Option<String>,
    /// In person, online, or both.
    pub mode: Option<Mode>,
    /// The series it belongs to, such as "kỳ họp thứ 13, khóa XII".
    pub series: Option<String>,
    /// The programme or decision that it follows.
    pub basis: Option<String>,
    /// Documents that the session itself rests on.
    #[serde(default)]
    pub cites: List<CitedDocument>,
    /// What the session was for.
    pub purpose: Option<String>,
    /// How many may vote.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_count")]
    pub entitled: Option<i64>,
    /// How many must be present.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_count")]
    pub quorum: Option<i64>,
    /// How many were present, as stated.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_count")]
    pub present: Option<i64>,
    /// How many were absent, as stated.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_count")]
    pub absent: Option<i64>,
    /// How many of the absent had leave, as stated.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_count")]
    pub excused: Option<i64>,
}

/// The record as a document: number, secrecy, recipients, signatures.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Publication {
    /// The record's own number, such as "05-BB/ĐU".
    pub number: Option<String>,
    /// The day on which it was issued.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_date")]
    pub date: Option<NaiveDate>,
    /// Where it was issued.
    pub place: Option<String>,
    /// How secret it is.
    pub classification: Option<Classification>,
    /// How urgently it is sent.
    pub urgency: Option<Urgency>,
    /// Who receives it ("Nơi nhận").
    #[schemars(inner(pattern(scalar::TEXT_PATTERN)))]
    #[serde(default)]
    pub recipients: List<String>,
    /// Who signs it, and for whom.
    #[serde(default)]
    pub signatures: List<Signature>,
}

/// One signature under a record.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Signature {
    /// Who signs: a reference to a participant, or a name.
    #[serde(default)]
    pub by: References,
    /// In what capacity, such as "T/M BAN THƯỜNG VỤ".
    pub capacity: Option<String>,
}

/// A file or page that belongs to a session.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Attachment {
    /// What the attachment is.
    #[schemars(required)]
    pub kind: Option<AttachmentKind>,
    /// Path of the file from the archive's root.
    pub path: Option<String>,
    /// Address of the page or file.
    pub url: Option<String>,
    /// What stands under it.
    pub caption: Option<String>,
    /// Who made or presented it.
    #[serde(default)]
    pub by: References,
}

/// Where a record was taken from.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Source {
    /// Address of the source.
    pub url: Option<String>,
    /// The source's own title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_date")]
    pub published: Option<NaiveDate>,
    /// Remarks, such as what the source misspells.
    pub note: Option<String>,
}
