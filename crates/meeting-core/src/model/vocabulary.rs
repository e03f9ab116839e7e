//! The closed lists of values that fields may have.

use crate::i18n::{Catalog, Language};
use viet_text::number;

/// A closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vocabulary {
    /// The catalogs' prefix for the labels of the values: `<key>-<name>`.
    pub key: &'static str,
    /// The names of the values, in the format's order.
    pub names: &'static [&'static str],
    /// Former names that are still read, each with its current name.
    pub old: &'static [(&'static str, &'static str)],
    /// What people also type for a value besides its labels, in both languages, each with the value's name.
    pub synonyms: &'static [(&'static str, &'static str)],
}

impl Vocabulary {
    /// What people read for each name, in every language, and what else they type for it. Of a label with a comma ("kiểm
    /// tra, khảo sát") each piece is one as well, and a name is one with spaces for its hyphens.
    #[must_use]
    pub fn labels(&self) -> Vec<(String, &'static str)> {
        let catalogs = Language::ALL.map(Catalog::new);
        let mut labels = Vec::new();
        for name in self.names.iter().copied() {
            labels.push((name.replace('-', " "), name));
            for label in catalogs.iter().filter_map(|catalog| catalog.get(&format!("{}-{name}", self.key))) {
                if label.contains(',') {
                    labels.extend(label.split(',').map(|piece| (piece.trim().to_owned(), name)));
                }
                labels.push((label, name));
            }
        }
        labels.extend(self.synonyms.iter().map(|(synonym, name)| ((*synonym).to_owned(), *name)));
        labels
    }

    /// Every closed list of the format.
    pub const ALL: &'static [Self] = &[
        RecordState::VOCABULARY,
        SessionKind::VOCABULARY,
        SessionStatus::VOCABULARY,
        PartOfDay::VOCABULARY,
        Mode::VOCABULARY,
        Side::VOCABULARY,
        Role::VOCABULARY,
        Attendance::VOCABULARY,
        ProceedingKind::VOCABULARY,
        VoteMethod::VOCABULARY,
        VoteResult::VOCABULARY,
        Ballot::VOCABULARY,
        DirectiveKind::VOCABULARY,
        DirectiveStatus::VOCABULARY,
        TaskStatus::VOCABULARY,
        Priority::VOCABULARY,
        Repeats::VOCABULARY,
        UpdateKind::VOCABULARY,
        WorkType::VOCABULARY,
        Audience::VOCABULARY,
        Secrecy::VOCABULARY,
        Classification::VOCABULARY,
        PaperKind::VOCABULARY,
        Urgency::VOCABULARY,
        AttachmentKind::VOCABULARY,
    ];

    /// The current name of a value.
    #[must_use]
    pub fn current<'n>(&self, name: &'n str) -> &'n str {
        self.old.iter().find(|(old, _)| *old == name).map_or(name, |(_, current)| current)
    }

    /// The list with exactly these names.
    #[must_use]
    pub fn of_names(names: &[&str]) -> Option<&'static Self> {
        Self::ALL.iter().find(|vocabulary| vocabulary.names == names)
    }
}

/// Defines an enum whose variants have fixed names in the records.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $type:ident, $key:literal { $($(#[$variant_meta:meta])* $variant:ident = $name:literal),+ $(,)? }
     $(old { $($old:literal = $current:literal),+ $(,)? })?
     $(also { $($synonym:literal = $meant:literal),+ $(,)? })?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $(#[doc = concat!("`", $name, "`")] $(#[$variant_meta])* $variant),+ }

        impl $type {
            /// The catalogs' prefix for the labels of the values: `<KEY>-<name>`.
            pub const KEY: &'static str = $key;
            /// Every value, in the format's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The names of the values, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
            /// The list itself.
            pub const VOCABULARY: Vocabulary = Vocabulary {
                key: Self::KEY,
                names: Self::NAMES,
                old: &[$($(($old, $current)),+)?],
                synonyms: &[$($(($synonym, $meant)),+)?],
            };

            /// As in records.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The value with this name or former name.
            #[must_use]
            pub fn of_name(name: &str) -> Option<Self> {
                let name = Self::VOCABULARY.current(name);
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::of_name(&name).ok_or_else(|| serde::de::Error::unknown_variant(&name, Self::NAMES))
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl super::part::FieldValue for $type {}

        // Written by hand: a derived schema turns described variants into `oneOf`, which ruins messages.
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": Self::NAMES })
            }
        }
    };
}

vocabulary!(
    /// State of the record itself (VJOURNAL's STATUS).
    RecordState, "record-state" { Draft = "draft", Final = "final", Cancelled = "cancelled" }
    also {
        "nháp" = "draft", "bản nháp" = "draft", "finalized" = "final", "finalised" = "final", "đã chốt" = "final",
        "canceled" = "cancelled",
    }
);

vocabulary!(
    /// What a session is; the first that fits.
    SessionKind, "session-kind" {
        CouncilSession = "council-session",
        PartyCellMeeting = "party-cell-meeting",
        CommitteeMeeting = "committee-meeting",
        GeneralMeeting = "general-meeting",
        BoardMeeting = "board-meeting",
        Inspection = "inspection",
        WorkingSession = "working-session",
        Conference = "conference",
        RegularMeeting = "regular-meeting",
        ThematicMeeting = "thematic-meeting",
        TeamMeeting = "team-meeting",
        StandUp = "stand-up",
        Other = "other",
    }
    also {
        "họp hội đồng" = "council-session", "họp chi bộ" = "party-cell-meeting", "họp giao ban" = "regular-meeting",
        "chuyên đề" = "thematic-meeting",
    }
);

vocabulary!(
    /// Whether a session has taken place (Open Civic Data's names).
    SessionStatus, "session-status" {
        Tentative = "tentative", Confirmed = "confirmed", Held = "held", Cancelled = "cancelled",
    }
    old { "passed" = "held" }
    also {
        "planned" = "tentative", "scheduled" = "confirmed", "canceled" = "cancelled",
    }
);

vocabulary!(
    /// Part of the day, where no clock time is known.
    PartOfDay, "part-of-day" { Morning = "morning", Noon = "noon", Afternoon = "afternoon", Evening = "evening" }
);

vocabulary!(
    /// How a session is held, or how a participant attends it.
    Mode, "mode" { InPerson = "in-person", Online = "online", Hybrid = "hybrid" }
);

vocabulary!(
    /// The side of an organization in a session.
    Side, "side" { Convener = "convener", Host = "host", Guest = "guest" }
);

vocabulary!(
    /// What a participant does in a session.
    #[derive(Default)]
    Role, "role" {
        Chair = "chair",
        DeputyChair = "deputy-chair",
        HeadOfDelegation = "head-of-delegation",
        Secretary = "secretary",
        Presenter = "presenter",
        Speaker = "speaker",
        #[default]
        Attendee = "attendee",
        Guest = "guest",
        Observer = "observer",
        Press = "press",
    }
    old { "co-chair" = "chair" }
    also {
        "chủ tọa" = "chair", "người chủ trì" = "chair", "minute taker" = "secretary", "participant" = "attendee",
    }
);

vocabulary!(
    /// Whether a participant was there.
    Attendance, "attendance" {
        Present = "present",
        Absent = "absent",
        Excused = "excused",
        Late = "late",
        LeftEarly = "left-early",
        Delegated = "delegated",
    }
);

impl Attendance {
    /// Whether it is the default for a participant without `attendance`.
    #[must_use]
    pub fn is_assumed(self) -> bool {
        self == Self::Present
    }

    /// Whether the participant attended in person, at least in part; a deputy does not count.
    #[must_use]
    pub fn was_there(self) -> bool {
        matches!(self, Self::Present | Self::Late | Self::LeftEarly)
    }
}

vocabulary!(
    /// What a proceeding is.
    ProceedingKind, "proceeding-kind" {
        Report = "report",
        Speech = "speech",
        Discussion = "discussion",
        Question = "question",
        Answer = "answer",
        Observation = "observation",
        Limitation = "limitation",
        Proposal = "proposal",
        Declaration = "declaration",
        Vote = "vote",
        Conclusion = "conclusion",
    }
    old { "finding" = "observation" }
);

vocabulary!(
    /// How votes are given.
    VoteMethod, "vote-method" {
        ShowOfHands = "show-of-hands", Secret = "secret", Electronic = "electronic", RollCall = "roll-call",
    }
);

vocabulary!(
    /// The result of a vote.
    VoteResult, "vote-result" { Pass = "pass", Fail = "fail", Deferred = "deferred", Withdrawn = "withdrawn" }
);

vocabulary!(
    /// How one person votes.
    Ballot, "ballot" {
        For = "for", Against = "against", Abstain = "abstain", Absent = "absent", Recused = "recused",
    }
);

vocabulary!(
    /// What a directive is.
    DirectiveKind, "directive-kind" {
        Request = "request",
        Assignment = "assignment",
        Recommendation = "recommendation",
        Resolution = "resolution",
        Decision = "decision",
        Agreement = "agreement",
    }
);

vocabulary!(
    /// Whether a directive binds.
    DirectiveStatus, "directive-status" {
        InForce = "in-force",
        Fulfilled = "fulfilled",
        Amended = "amended",
        Superseded = "superseded",
        Revoked = "revoked",
    }
);

vocabulary!(
    /// How far a task is (VTODO's names).
    TaskStatus, "task-status" {
        NeedsAction = "needs-action", InProcess = "in-process", Completed = "completed", Cancelled = "cancelled",
    }
    also {
        "todo" = "needs-action", "to do" = "needs-action", "chưa làm" = "needs-action", "chưa bắt đầu" = "needs-action",
        "doing" = "in-process", "started" = "in-process", "ongoing" = "in-process", "đang làm" = "in-process",
        "canceled" = "cancelled", "đã hủy" = "cancelled", "đã dừng" = "cancelled",
    }
);

vocabulary!(
    /// How pressing a task is.
    Priority, "priority" { High = "high", Normal = "normal", Low = "low" }
    also {
        "urgent" = "high", "important" = "high", "quan trọng" = "high", "medium" = "normal", "trung bình" = "normal",
    }
);

vocabulary!(
    /// How often work comes back.
    Repeats, "repeats" {
        Daily = "daily",
        Weekly = "weekly",
        Fortnightly = "fortnightly",
        Monthly = "monthly",
        Quarterly = "quarterly",
        HalfYearly = "half-yearly",
        Yearly = "yearly",
    }
);

vocabulary!(
    /// What an update is, where it is more than a note.
    UpdateKind, "update-kind" { Reminder = "reminder" }
);

vocabulary!(
    /// What a piece of work is, in the list of all work.
    WorkType, "work-type" { Task = "task", Directive = "directive" }
    also {
        "việc" = "task", "action" = "task", "decision" = "directive", "ý kiến chỉ đạo" = "directive",
    }
);

vocabulary!(
    /// Who may read a record or a paper.
    Audience, "audience" { Public = "public", Internal = "internal", Restricted = "restricted" }
);

vocabulary!(
    /// The classes of the law on state secrets.
    Secrecy, "secrecy" { Mat = "mat", ToiMat = "toi-mat", TuyetMat = "tuyet-mat" }
    also {
        "confidential" = "mat", "secret" = "toi-mat", "top secret" = "tuyet-mat",
    }
);

vocabulary!(
    /// What the `publication` of an older record says of both: two of the audiences, or a class of secrecy.
    Classification, "classification" {
        Public = "public", Internal = "internal", Mat = "mat", ToiMat = "toi-mat", TuyetMat = "tuyet-mat",
    }
);

impl Classification {
    /// The class of secrecy that it is.
    #[must_use]
    pub fn secrecy(self) -> Option<Secrecy> {
        Secrecy::of_name(self.name())
    }

    /// The audience that it is.
    #[must_use]
    pub fn audience(self) -> Option<Audience> {
        Audience::of_name(self.name())
    }
}

vocabulary!(
    /// What a paper of a meeting is.
    PaperKind, "paper-kind" {
        Invitation = "invitation",
        Agenda = "agenda",
        Minutes = "minutes",
        Conclusions = "conclusions",
        Resolution = "resolution",
        Report = "report",
        Other = "other",
    }
    also {
        "thông báo" = "conclusions", "kết luận" = "conclusions", "thư mời" = "invitation",
    }
);

impl PaperKind {
    /// The kind of paper that has such a number: minutes `05-BB/ĐU`, conclusions `12/TB-VP`.
    #[must_use]
    pub fn of_number(number: &str) -> Option<Self> {
        let number = number::parse(number)?;
        Some(match number.codes.first()?.as_str() {
            "BB" => Self::Minutes,
            "TB" | "KL" => Self::Conclusions,
            "NQ" => Self::Resolution,
            "GM" => Self::Invitation,
            "CTr" => Self::Agenda,
            "BC" => Self::Report,
            _ => return None,
        })
    }
}

vocabulary!(
    /// How urgently a paper is sent.
    Urgency, "urgency" { Khan = "khan", ThuongKhan = "thuong-khan", HoaToc = "hoa-toc" }
);

vocabulary!(
    /// What an attachment is.
    AttachmentKind, "attachment-kind" {
        Photo = "photo",
        Report = "report",
        Invitation = "invitation",
        Presentation = "presentation",
        Document = "document",
        Other = "other",
    }
);
