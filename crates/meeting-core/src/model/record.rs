//! The record: one YAML file, one meeting.

use chrono::NaiveDate;

use super::part::part;
use super::{
    AttachmentKind, Audience, CitedDocument, Directive, KindOfSession, List, Mode, Organization, Paper, PartOfDay,
    Participant, Proceeding, Publication, RecordState, References, Secrecy, SessionStatus, Task, scalar,
};

part! {
    /// A meeting record: agenda, participants, proceedings, directives, tasks and their follow-up.
    #[schemars(title = "Meeting record")]
    pub struct Record {
        /// Version of this format: 1.
        #[schemars(required, schema_with = "scalar::format_version")]
        pub format: Option<i64> = Plain,
        /// Id of the record: the first day of the meeting and a slug. Also the file name without `.yaml`.
        #[schemars(required, schema_with = "scalar::record_id")]
        pub id: Option<String> = Plain,
        /// Title of the meeting.
        #[schemars(required, schema_with = "scalar::text")]
        pub title: Option<String> = Text,
        /// State of the record. `final` freezes everything except the follow-up.
        #[schemars(required)]
        pub state: Option<RecordState> = Plain,
        /// When, where and why the meeting took place.
        #[schemars(required)]
        pub session: Option<Session> = Part(Session::FIELDS),
        /// Items of the agenda.
        #[serde(default)]
        pub agenda: List<String> = Text,
        /// The sides of the meeting, and every organization that the record names.
        #[serde(default)]
        pub organizations: List<Organization> = Part(Organization::FIELDS),
        /// People and groups. At least one if `state` is `final`.
        #[serde(default)]
        pub participants: List<Participant> = Part(Participant::FIELDS),
        /// What was reported, said, observed, proposed and voted, in order.
        #[serde(default)]
        pub proceedings: List<Proceeding> = Part(Proceeding::FIELDS),
        /// What the meeting decided or asked for.
        #[serde(default)]
        pub directives: List<Directive> = Part(Directive::FIELDS),
        /// Tracked tasks: who does what by when.
        #[serde(default)]
        pub tasks: List<Task> = Part(Task::FIELDS),
        /// Earlier tasks or directives that this meeting reviewed, as `<record id>#<id>`.
        #[serde(default)]
        #[schemars(inner(pattern(scalar::TEXT_PATTERN)))]
        pub reviews: List<String> = Reference(Target::AnyWork),
        /// The papers that were made of the record, each with its own number.
        #[serde(default)]
        pub papers: List<Paper> = Part(Paper::FIELDS),
        /// Older form of the paper of kind `minutes`. Write `papers`, `audience` and `secrecy` instead.
        #[schemars(extend("deprecated" = true))]
        pub publication: Option<Publication> = Part(Publication::FIELDS),
        /// Who may read the record. Default: `internal`.
        pub audience: Option<Audience> = Plain,
        /// State secret of the whole record.
        pub secrecy: Option<Secrecy> = Plain,
        /// Photos, reports and other files of the meeting.
        #[serde(default)]
        pub attachments: List<Attachment> = Part(Attachment::FIELDS),
        /// Source of the record.
        pub source: Option<Source> = Part(Source::FIELDS),
    }
}

/// The first day on which what a session says is so; none where it was not held and will not have been.
#[must_use]
pub fn in_effect_from(
    state: Option<RecordState>,
    status: Option<SessionStatus>,
    date: NaiveDate,
    until: NaiveDate,
) -> Option<NaiveDate> {
    match status {
        _ if state == Some(RecordState::Cancelled) => None,
        None | Some(SessionStatus::Held) => Some(date),
        Some(SessionStatus::Confirmed) => until.succ_opt(),
        Some(SessionStatus::Tentative | SessionStatus::Cancelled) => None,
    }
}

part! {
    /// When, where and why a meeting took place.
    pub struct Session {
        /// Kind of meeting: the first that fits.
        #[schemars(required)]
        pub kind: Option<KindOfSession> = Plain,
        /// Whether the meeting has taken place. Default: `held`.
        pub status: Option<SessionStatus> = Plain,
        /// First day of the meeting.
        #[schemars(required, schema_with = "scalar::date")]
        pub date: Option<NaiveDate> = Date(Day::Held),
        /// The source's words for the date, if it gives none. `date` is then the date of the source.
        pub date_text: Option<String> = Text,
        /// Last day of a meeting of several days.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub until: Option<NaiveDate> = Date(Day::Held),
        /// Part of the day, if no clock time is known.
        pub part_of_day: Option<PartOfDay> = Plain,
        /// Start time, as "HH:MM".
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_time")]
        pub start: Option<String> = Plain,
        /// End time, as "HH:MM".
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_time")]
        pub end: Option<String> = Plain,
        /// Place of the meeting.
        pub place: Option<String> = Text,
        /// In person, online, or both.
        pub mode: Option<Mode> = Plain,
        /// The series it belongs to, such as "kỳ họp thứ 13, khóa XII".
        pub series: Option<String> = Text,
        /// The program or decision that it follows.
        pub basis: Option<String> = Text,
        /// Documents that the meeting itself is based on.
        #[serde(default)]
        pub cites: List<CitedDocument> = Part(CitedDocument::FIELDS),
        /// Purpose of the meeting.
        pub purpose: Option<String> = Text,
        /// Number of people who may vote.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub entitled: Option<i64> = Plain,
        /// Quorum: number of people who must be present.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub quorum: Option<i64> = Plain,
        /// Stated number of people present.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub present: Option<i64> = Plain,
        /// Stated number of absent people.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub absent: Option<i64> = Plain,
        /// Stated number of excused people among the absent.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub excused: Option<i64> = Plain,
    }
}

impl Session {
    /// How many were present; none over several days, on which the number changes.
    #[must_use]
    pub fn present_throughout(&self) -> Option<i64> {
        self.present.filter(|_| self.until.is_none())
    }
}

part! {
    /// A file or web page of a meeting.
    pub struct Attachment {
        /// Kind of attachment.
        #[schemars(required)]
        pub kind: Option<AttachmentKind> = Plain,
        /// Path of the file, relative to the archive's root.
        pub path: Option<String> = Text,
        /// Web address of the page or file.
        pub url: Option<String> = Text,
        /// Caption.
        pub caption: Option<String> = Text,
        /// Who made or presented it.
        #[serde(default)]
        pub by: References = Reference(Target::Actor),
    }
}

part! {
    /// Source of a record.
    pub struct Source {
        /// Web address of the source.
        pub url: Option<String> = Text,
        /// Title of the source.
        pub title: Option<String> = Quote,
        /// Author of the source.
        pub author: Option<String> = Quote,
        /// Date of publication.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub published: Option<NaiveDate> = Date(Day::Issued),
        /// Remarks, such as what the source misspells.
        pub note: Option<String> = Quote,
    }
}
