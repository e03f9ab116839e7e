//! The record: one YAML file, one meeting.

use chrono::NaiveDate;

use super::part::part;
use super::{
    AttachmentKind, CitedDocument, Classification, Directive, List, Mode, Organization, PartOfDay, Participant,
    Proceeding, RecordState, References, SessionKind, SessionStatus, Task, Urgency, scalar,
};

part! {
    /// A meeting record: what was dealt with, who was there, what was said, what was asked for, and what became of it.
    #[schemars(title = "Meeting record")]
    pub struct Record {
        /// Version of this format: 1.
        #[schemars(required, schema_with = "scalar::format_version")]
        pub format: Option<i64> = Plain,
        /// The record's id: the session's first date and a slug, the same as the file's name without `.yaml`.
        #[schemars(required, schema_with = "scalar::record_id")]
        pub id: Option<String> = Plain,
        /// What the session was, in one line.
        #[schemars(required, schema_with = "scalar::text")]
        pub title: Option<String> = Text,
        /// State of the record: `final` freezes everything but the follow-up.
        #[schemars(required)]
        pub state: Option<RecordState> = Plain,
        /// When, where and why the session took place.
        #[schemars(required)]
        pub session: Option<Session> = Part(Session::FIELDS),
        /// What was to be dealt with, item by item.
        #[serde(default)]
        pub agenda: List<String> = Text,
        /// The sides of the session and every body that the record names.
        #[serde(default)]
        pub organizations: List<Organization> = Part(Organization::FIELDS),
        /// People and groups; at least one when `state` is `final`.
        #[serde(default)]
        pub participants: List<Participant> = Part(Participant::FIELDS),
        /// What was reported, said, found, proposed and voted, in order.
        #[serde(default)]
        pub proceedings: List<Proceeding> = Part(Proceeding::FIELDS),
        /// What was concluded, asked for, assigned, decided.
        #[serde(default)]
        pub directives: List<Directive> = Part(Directive::FIELDS),
        /// Work that is tracked: who does what by when.
        #[serde(default)]
        pub tasks: List<Task> = Part(Task::FIELDS),
        /// Earlier tasks or directives that this session looked at, as `<record id>#<id>`.
        #[serde(default)]
        #[schemars(inner(pattern(scalar::TEXT_PATTERN)))]
        pub reviews: List<String> = Reference(Target::AnyWork),
        /// Number, secrecy, recipients and signatures of the record as a document.
        pub publication: Option<Publication> = Part(Publication::FIELDS),
        /// Photos, reports and other files that belong to the session.
        #[serde(default)]
        pub attachments: List<Attachment> = Part(Attachment::FIELDS),
        /// Where the record was taken from.
        pub source: Option<Source> = Part(Source::FIELDS),
    }
}

part! {
    /// When, where and why a session took place.
    pub struct Session {
        /// What the session is; the first that fits.
        #[schemars(required)]
        pub kind: Option<SessionKind> = Plain,
        /// Whether it has taken place; `passed` when absent.
        pub status: Option<SessionStatus> = Plain,
        /// The session's (first) day.
        #[schemars(required, schema_with = "scalar::date")]
        pub date: Option<NaiveDate> = Date(Day::Held),
        /// The source's words for the day, where it gives none; `date` is then the source's own day.
        pub date_text: Option<String> = Text,
        /// The last day of a session of several days.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub until: Option<NaiveDate> = Date(Day::Held),
        /// Part of the day, where no clock time is known.
        pub part_of_day: Option<PartOfDay> = Plain,
        /// When it began, as "HH:MM".
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_time")]
        pub start: Option<String> = Plain,
        /// When it ended, as "HH:MM".
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_time")]
        pub end: Option<String> = Plain,
        /// Where it was held.
        pub place: Option<String> = Text,
        /// In person, online, or both.
        pub mode: Option<Mode> = Plain,
        /// The series it belongs to, such as "kỳ họp thứ 13, khóa XII".
        pub series: Option<String> = Text,
        /// The programme or decision that it follows.
        pub basis: Option<String> = Text,
        /// Documents that the session itself rests on.
        #[serde(default)]
        pub cites: List<CitedDocument> = Part(CitedDocument::FIELDS),
        /// What the session was for.
        pub purpose: Option<String> = Text,
        /// How many may vote.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub entitled: Option<i64> = Plain,
        /// How many must be present.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub quorum: Option<i64> = Plain,
        /// How many were present, as stated.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub present: Option<i64> = Plain,
        /// How many were absent, as stated.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub absent: Option<i64> = Plain,
        /// How many of the absent had leave, as stated.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub excused: Option<i64> = Plain,
    }
}

part! {
    /// The record as a document: number, secrecy, recipients, signatures.
    pub struct Publication {
        /// The record's own number, such as "05-BB/ĐU".
        pub number: Option<String> = Text,
        /// The day on which it was issued.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub date: Option<NaiveDate> = Date(Day::Issued),
        /// Where it was issued.
        pub place: Option<String> = Text,
        /// How secret it is.
        pub classification: Option<Classification> = Plain,
        /// How urgently it is sent.
        pub urgency: Option<Urgency> = Plain,
        /// Who receives it ("Nơi nhận").
        #[serde(default)]
        #[schemars(inner(pattern(scalar::TEXT_PATTERN)))]
        pub recipients: List<String> = Text,
        /// Who signs it, and for whom.
        #[serde(default)]
        pub signatures: List<Signature> = Part(Signature::FIELDS),
    }
}

part! {
    /// One signature under a record.
    pub struct Signature {
        /// Who signs: a reference to a participant, or a name.
        #[serde(default)]
        pub by: References = Reference(Target::Actor),
        /// In what capacity, such as "T/M BAN THƯỜNG VỤ".
        pub capacity: Option<String> = Text,
    }
}

part! {
    /// A file or page that belongs to a session.
    pub struct Attachment {
        /// What the attachment is.
        #[schemars(required)]
        pub kind: Option<AttachmentKind> = Plain,
        /// Path of the file from the archive's root.
        pub path: Option<String> = Text,
        /// Address of the page or file.
        pub url: Option<String> = Text,
        /// What stands under it.
        pub caption: Option<String> = Text,
        /// Who made or presented it.
        #[serde(default)]
        pub by: References = Reference(Target::Actor),
    }
}

part! {
    /// Where a record was taken from.
    pub struct Source {
        /// Address of the source.
        pub url: Option<String> = Text,
        /// The source's own title.
        pub title: Option<String> = Quote,
        /// Who wrote it.
        pub author: Option<String> = Quote,
        /// When it was published.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub published: Option<NaiveDate> = Date(Day::Issued),
        /// Remarks, such as what the source misspells.
        pub note: Option<String> = Quote,
    }
}
