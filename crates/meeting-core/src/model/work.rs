//! What was said and what is to be done: proceedings, directives, tasks, cited documents.

use chrono::NaiveDate;

use super::part::part;
use super::{
    DirectiveKind, DirectiveStatus, List, Priority, ProceedingKind, References, Repeats, TaskStatus, VoteMethod,
    VoteResult, scalar,
};
use crate::recognize::citation::Citation;
use crate::recognize::deadline::Recurrence;

part! {
    /// One thing that was reported, said, found, proposed or voted.
    pub struct Proceeding {
        /// Short id, unique in the record, such as `p1`.
        #[schemars(required, schema_with = "scalar::local_id")]
        pub id: Option<String> = Plain,
        /// What it is.
        #[schemars(required)]
        pub kind: Option<ProceedingKind> = Plain,
        /// A heading.
        pub title: Option<String> = Text,
        /// Who spoke: references or names.
        #[serde(default)]
        pub by: References = Reference(Target::Actor),
        /// For whom they spoke ("thay mặt"): references or names.
        #[serde(default)]
        pub on_behalf_of: References = Reference(Target::Actor),
        /// What was said, in the record's words.
        pub text: Option<String> = Text,
        /// Documents that were cited.
        #[serde(default)]
        pub cites: List<CitedDocument> = Part(CitedDocument::FIELDS),
        /// The source's own words.
        pub quote: Option<String> = Quote,
        /// The result of a vote.
        pub vote: Option<Vote> = Part(Vote::FIELDS),
    }
}

part! {
    /// The result of a vote.
    pub struct Vote {
        /// Votes for.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub in_favour as "for": Option<i64> = Plain,
        /// Votes against.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub against: Option<i64> = Plain,
        /// Abstentions.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub abstain: Option<i64> = Plain,
        /// Invalid votes.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub invalid: Option<i64> = Plain,
        /// All votes: the sum of the others.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub total: Option<i64> = Plain,
        /// How the votes were given.
        pub method: Option<VoteMethod> = Plain,
        /// Whether the proposal passed.
        pub result: Option<VoteResult> = Plain,
    }
}

part! {
    /// Something that was concluded, asked for, assigned or decided.
    pub struct Directive {
        /// Short id, unique in the record, such as `d1`.
        #[schemars(required, schema_with = "scalar::local_id")]
        pub id: Option<String> = Plain,
        /// What it is.
        #[schemars(required)]
        pub kind: Option<DirectiveKind> = Plain,
        /// Its own number, such as "05-NQ/CB".
        pub number: Option<String> = Text,
        /// What is to be done or was decided.
        #[schemars(required, schema_with = "scalar::text")]
        pub text: Option<String> = Text,
        /// Who gave it; the only chair when absent.
        #[serde(default)]
        pub by: References = Reference(Target::Actor),
        /// Whom it addresses: references or names.
        #[serde(default)]
        pub to: References = Reference(Target::Actor),
        /// Who answers for the work (chủ trì): references or names.
        #[serde(default)]
        pub lead: References = Reference(Target::Actor),
        /// Who supports the work (phối hợp): references or names.
        #[serde(default)]
        pub support: References = Reference(Target::Actor),
        /// Documents that it cites.
        #[serde(default)]
        pub cites: List<CitedDocument> = Part(CitedDocument::FIELDS),
        /// Proceedings that it rests on, such as a vote or a proposal: references.
        #[serde(default)]
        pub follows: References = Reference(Target::Proceeding),
        /// The last day on which the work is still in time.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub due: Option<NaiveDate> = Date(Day::Due),
        /// The deadline's own words.
        pub due_text: Option<String> = Text,
        /// How often the work comes back.
        pub repeats: Option<Repeats> = Plain,
        /// Whether it binds; `in-force` when absent.
        pub status: Option<DirectiveStatus> = Plain,
        /// The day on which it was fulfilled.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub completed: Option<NaiveDate> = Date(Day::Done),
        /// What has happened since, oldest first; only ever added to.
        #[serde(default)]
        pub updates: List<DirectiveUpdate> = Part(DirectiveUpdate::FIELDS),
        /// Older directives that this one changes: references.
        #[serde(default)]
        pub amends: References = Reference(Target::AnyDirective),
        /// Older directives that this one replaces: references.
        #[serde(default)]
        pub supersedes: References = Reference(Target::AnyDirective),
        /// The source's own words.
        pub quote: Option<String> = Quote,
    }
}

part! {
    /// Work that is tracked.
    pub struct Task {
        /// Short id, unique in the record, such as `t1`.
        #[schemars(required, schema_with = "scalar::local_id")]
        pub id: Option<String> = Plain,
        /// What is to be done.
        #[schemars(required, schema_with = "scalar::text")]
        pub title: Option<String> = Text,
        /// The directive that it follows from: a reference.
        pub directive: Option<String> = Reference(Target::Directive),
        /// Who answers for the work; the directive's when absent.
        #[serde(default)]
        pub lead: References = Reference(Target::Actor),
        /// Who supports the work; the directive's when absent.
        #[serde(default)]
        pub support: References = Reference(Target::Actor),
        /// The last day on which the work is still in time; the directive's when absent.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub due: Option<NaiveDate> = Date(Day::Due),
        /// The deadline's own words.
        pub due_text: Option<String> = Text,
        /// How often the work comes back; the directive's when absent.
        pub repeats: Option<Repeats> = Plain,
        /// How far the work is; `needs-action` when absent.
        pub status: Option<TaskStatus> = Plain,
        /// The day on which it was completed.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub completed: Option<NaiveDate> = Date(Day::Done),
        /// How pressing it is; `normal` when absent.
        pub priority: Option<Priority> = Plain,
        /// What has happened since, oldest first; only ever added to.
        #[serde(default)]
        pub updates: List<TaskUpdate> = Part(TaskUpdate::FIELDS),
    }
}

/// Defines an update whose status is that of what it updates.
macro_rules! update {
    ($(#[$meta:meta])* $type:ident, $status:ty) => {
        part! {
            $(#[$meta])*
        pub struct $type {
                /// The day of the update.
                #[schemars(required, schema_with = "scalar::date")]
                pub date: Option<NaiveDate> = Date(Day::Done),
                /// What happened.
                pub note: Option<String> = Text,
                /// The status from this day on.
                pub status: Option<$status> = Plain,
                /// Who reported it: references or names.
                #[serde(default)]
                pub by: References = Reference(Target::Actor),
                /// The session that looked at it: a record's id.
                pub session: Option<String> = Reference(Target::Record),
            }
        }
    };
}

update!(
    /// What happened to a directive on one day.
    DirectiveUpdate, DirectiveStatus
);
update!(
    /// What happened to a task on one day.
    TaskUpdate, TaskStatus
);

part! {
    /// A document that is cited: a number or a title at least.
    #[schemars(extend("anyOf" = serde_json::json!([
        { "required": ["number"], "properties": { "number": { "type": "string" } } },
        { "required": ["title"], "properties": { "title": { "type": "string" } } }
    ])))]
    pub struct CitedDocument => Citation {
        /// Type of the document: "Kết luận", "Nghị quyết", "Quyết định".
        pub kind as "type": Option<String> = Text,
        /// Its number, such as "21-KL/TW" or "30/2020/NĐ-CP".
        #[schemars(extend("pattern" = scalar::TEXT_PATTERN))]
        pub number: Option<String> = Text,
        /// Its title, where there is no number or to make it clear.
        #[schemars(extend("pattern" = scalar::TEXT_PATTERN))]
        pub title: Option<String> = Text,
        /// The day on which it was issued.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub date: Option<NaiveDate> = Date(Day::Issued),
        /// Who issued it.
        pub issuer: Option<String> = Text,
        /// The part that is meant, such as "Điều 4".
        pub provision: Option<String> = Text,
        /// Where it can be read.
        pub url: Option<String> = Text,
    }
}

impl From<&Citation> for CitedDocument {
    fn from(citation: &Citation) -> Self {
        let Citation { kind, number, title, date, issuer, provision } = citation.clone();
        Self { kind, number, title, date, issuer, provision, ..Self::default() }
    }
}

impl From<Recurrence> for Repeats {
    fn from(recurrence: Recurrence) -> Self {
        match recurrence {
            Recurrence::Weekly => Self::Weekly,
            Recurrence::Monthly => Self::Monthly,
            Recurrence::Quarterly => Self::Quarterly,
            Recurrence::HalfYearly => Self::HalfYearly,
            Recurrence::Yearly => Self::Yearly,
        }
    }
}
