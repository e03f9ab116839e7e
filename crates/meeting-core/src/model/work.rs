//! What was said and what is to be done: proceedings, directives, tasks, cited documents.

use chrono::NaiveDate;
use schemars::{Schema, SchemaGenerator};

use super::part::part;
use super::{
    Ballot, DirectiveKind, DirectiveStatus, List, Mapping, Priority, ProceedingKind, References, Repeats, TaskStatus,
    UpdateKind, VoteCount, VoteMethod, VoteResult, WorkStatus, scalar,
};
use crate::recognize::citation::Citation;
use crate::recognize::deadline::Recurrence;

part! {
    /// Something that was reported, said, observed, proposed or voted.
    pub struct Proceeding {
        /// Short id, unique in the record, such as `p1`.
        #[schemars(required, schema_with = "scalar::local_id")]
        pub id: Option<String> = Plain,
        /// Kind.
        #[schemars(required)]
        pub kind: Option<ProceedingKind> = Plain,
        /// Heading.
        pub title: Option<String> = Text,
        /// Who spoke: references or names.
        #[serde(default)]
        pub by: References = Reference(Target::Actor),
        /// For whom they spoke ("thay mặt"): references or names.
        #[serde(default)]
        pub on_behalf_of: References = Reference(Target::Actor),
        /// What was said, as worded by the record.
        pub text: Option<String> = Text,
        /// Cited documents.
        #[serde(default)]
        pub cites: List<CitedDocument> = Part(CitedDocument::FIELDS),
        /// Exact words of the source.
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
        /// Total of all votes: the sum of the others.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub total: Option<i64> = Plain,
        /// Ballots given out.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub issued: Option<i64> = Plain,
        /// Ballots returned.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub returned: Option<i64> = Plain,
        /// Votes by candidate or level, for elections and votes of confidence: each label with a number.
        #[serde(default)]
        pub tally: Mapping<VoteCount> = Labels,
        /// Method of voting.
        pub method: Option<VoteMethod> = Plain,
        /// What became of the proposal.
        pub result: Option<VoteResult> = Plain,
        /// Who moved the proposal: references or names.
        #[serde(default)]
        pub moved_by: References = Reference(Target::Actor),
        /// Who seconded it: references or names.
        #[serde(default)]
        pub seconded_by: References = Reference(Target::Actor),
        /// How each person voted: references or names, each with the vote.
        #[serde(default)]
        pub roll: Mapping<Ballot> = Each(Target::Actor),
    }
}

impl Vote {
    /// The sum of the votes that are stated by kind.
    #[must_use]
    pub fn given(&self) -> i64 {
        [self.in_favour, self.against, self.abstain, self.invalid].iter().flatten().sum()
    }

    /// How many voted: the stated total, or what is stated by kind if that is more.
    #[must_use]
    pub fn votes(&self) -> i64 {
        self.total.unwrap_or(0).max(self.given())
    }

    /// The field that says how many voted.
    #[must_use]
    pub fn field_of_votes(&self) -> &'static str {
        if self.total.is_some() { "total" } else { "for" }
    }
}

part! {
    /// Anything that a meeting decided or asked for.
    pub struct Directive {
        /// Short id, unique in the record, such as `d1`.
        #[schemars(required, schema_with = "scalar::local_id")]
        pub id: Option<String> = Plain,
        /// Kind.
        #[schemars(required)]
        pub kind: Option<DirectiveKind> = Plain,
        /// Its own number, such as "05-NQ/CB".
        pub number: Option<String> = Text,
        /// Text of the directive.
        #[schemars(required, schema_with = "scalar::text")]
        pub text: Option<String> = Text,
        /// Who gave it. Default: the chair, if there is only one.
        #[serde(default)]
        pub by: References = Reference(Target::Actor),
        /// Addressees: references or names.
        #[serde(default)]
        pub to: References = Reference(Target::Actor),
        /// Who is responsible (chủ trì): references or names.
        #[serde(default)]
        pub lead: References = Reference(Target::Actor),
        /// Who helps (phối hợp): references or names.
        #[serde(default)]
        pub support: References = Reference(Target::Actor),
        /// Cited documents.
        #[serde(default)]
        pub cites: List<CitedDocument> = Part(CitedDocument::FIELDS),
        /// Proceedings that it is based on, such as a vote or a proposal: references.
        #[serde(default)]
        pub follows: References = Reference(Target::Proceeding),
        /// Deadline: the last day on time.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub due: Option<NaiveDate> = Date(Day::Due),
        /// Clock time of the deadline on the day `due`, as "HH:MM".
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_time")]
        pub due_time: Option<String> = Plain,
        /// Wording of the deadline.
        pub due_text: Option<String> = Text,
        /// How often it recurs.
        pub repeats: Option<Repeats> = Plain,
        /// Last day on which an occurrence may be planned.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub repeats_until: Option<NaiveDate> = Date(Day::Due),
        /// Whether each lead answers for itself.
        pub each: Option<bool> = Plain,
        /// Status. Default: `in-force`.
        pub status: Option<DirectiveStatus> = Plain,
        /// Date of fulfillment.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub completed: Option<NaiveDate> = Date(Day::Done),
        /// What has happened since, oldest first. Append-only.
        #[serde(default)]
        pub updates: List<DirectiveUpdate> = Part(DirectiveUpdate::FIELDS),
        /// Web address of the same work elsewhere, such as a ticket.
        pub url: Option<String> = Text,
        /// Older directives that it amends: references.
        #[serde(default)]
        pub amends: References = Reference(Target::Directive),
        /// Older directives that it supersedes: references.
        #[serde(default)]
        pub supersedes: References = Reference(Target::Directive),
        /// Exact words of the source.
        pub quote: Option<String> = Quote,
    }
}

part! {
    /// A tracked task.
    pub struct Task {
        /// Short id, unique in the record, such as `t1`.
        #[schemars(required, schema_with = "scalar::local_id")]
        pub id: Option<String> = Plain,
        /// What is to be done.
        #[schemars(required, schema_with = "scalar::text")]
        pub title: Option<String> = Text,
        /// Directive that it carries out, of this record or an earlier one: a reference.
        pub directive: Option<String> = Reference(Target::Directive),
        /// Who is responsible. Default: that of the directive.
        #[serde(default)]
        pub lead: References = Reference(Target::Actor),
        /// Who helps. Default: that of the directive.
        #[serde(default)]
        pub support: References = Reference(Target::Actor),
        /// Deadline: the last day on time. Default: that of the directive.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub due: Option<NaiveDate> = Date(Day::Due),
        /// Clock time of the deadline on the day `due`, as "HH:MM".
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_time")]
        pub due_time: Option<String> = Plain,
        /// Wording of the deadline.
        pub due_text: Option<String> = Text,
        /// How often it recurs. Default: that of the directive.
        pub repeats: Option<Repeats> = Plain,
        /// Last day on which an occurrence may be planned. Default: that of the directive.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub repeats_until: Option<NaiveDate> = Date(Day::Due),
        /// Whether each lead answers for itself. Default: that of the directive, if `lead` is absent too.
        pub each: Option<bool> = Plain,
        /// Status. Default: `needs-action`.
        pub status: Option<TaskStatus> = Plain,
        /// Date of completion.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub completed: Option<NaiveDate> = Date(Day::Done),
        /// Priority. Default: `normal`.
        pub priority: Option<Priority> = Plain,
        /// What has happened since, oldest first. Append-only.
        #[serde(default)]
        pub updates: List<TaskUpdate> = Part(TaskUpdate::FIELDS),
        /// Web address of the same work elsewhere, such as a ticket.
        pub url: Option<String> = Text,
    }
}

/// Defines an update whose status is that of what it updates.
macro_rules! update {
    ($(#[$meta:meta])* $type:ident, $status:ty, $of:ident) => {
        part! {
            $(#[$meta])*
            pub struct $type {
                /// Day on which it was written.
                #[schemars(required, schema_with = "scalar::date")]
                pub date: Option<NaiveDate> = Date(Day::Done),
                /// Kind of update, if it is none of the usual ones.
                pub kind: Option<UpdateKind> = Plain,
                /// What happened.
                pub note: Option<String> = Text,
                /// New status.
                pub status: Option<$status> = Plain,
                /// Date of completion, where that is not `date`.
                #[serde(default)]
                #[schemars(schema_with = "scalar::optional_date")]
                pub completed: Option<NaiveDate> = Date(Day::Done),
                /// New deadline.
                #[serde(default)]
                #[schemars(schema_with = "scalar::optional_date")]
                pub due: Option<NaiveDate> = Date(Day::Due),
                /// Who is responsible from now on: references or names.
                #[serde(default)]
                pub lead: References = Reference(Target::Actor),
                /// Who helps from now on: references or names.
                #[serde(default)]
                pub support: References = Reference(Target::Actor),
                /// The leads of work with `each` that this is about. Default: all.
                #[serde(default)]
                pub about as "for": References = Reference(Target::Actor),
                /// The planned day of the occurrence that this is about. Default: all.
                #[serde(default)]
                #[schemars(schema_with = "scalar::optional_date")]
                pub occurrence: Option<NaiveDate> = Date(Day::Due),
                /// Document that decides or proves it.
                #[serde(default)]
                #[schemars(schema_with = "optional_document")]
                pub document: Option<CitedDocument> = Part(CitedDocument::FIELDS),
                /// Who reported it: references or names.
                #[serde(default)]
                pub by: References = Reference(Target::Actor),
                /// Meeting that reviewed it: the id of a record.
                pub session: Option<String> = Reference(Target::Record),
            }
        }

        impl $type {
            /// The fields, whatever the kind of work.
            #[must_use]
            pub fn fields(&self) -> Update<'_> {
                Update {
                    date: self.date,
                    is_reminder: self.kind == Some(UpdateKind::Reminder),
                    note: self.note.as_deref(),
                    status: self.status.map(WorkStatus::$of),
                    completed: self.completed,
                    due: self.due,
                    lead: &self.lead,
                    support: &self.support,
                    about: &self.about,
                    occurrence: self.occurrence,
                    document: self.document.as_ref(),
                    by: &self.by,
                    session: self.session.as_deref(),
                }
            }
        }
    };
}

/// The fields of an update of any kind of work.
#[derive(Debug, Clone, Copy)]
pub struct Update<'u> {
    /// The day on which it was written.
    pub date: Option<NaiveDate>,
    /// Whether somebody was reminded.
    pub is_reminder: bool,
    /// What happened.
    pub note: Option<&'u str>,
    /// The new status.
    pub status: Option<WorkStatus>,
    /// The date of completion, where that is not `date`.
    pub completed: Option<NaiveDate>,
    /// The new deadline.
    pub due: Option<NaiveDate>,
    /// Who leads from now on: references or names.
    pub lead: &'u References,
    /// Who supports from now on: references or names.
    pub support: &'u References,
    /// The leads that it is about; empty for all.
    pub about: &'u References,
    /// The planned day of the occurrence that it is about; none for all.
    pub occurrence: Option<NaiveDate>,
    /// The document that decides or proves it.
    pub document: Option<&'u CitedDocument>,
    /// Who reported it: references or names.
    pub by: &'u References,
    /// The record of the session that reviewed the work.
    pub session: Option<&'u str>,
}

update!(
    /// What was written about a directive on one day.
    DirectiveUpdate, DirectiveStatus, Directive
);
update!(
    /// What was written about a task on one day.
    TaskUpdate, TaskStatus, Task
);

part! {
    /// A cited document: at least a number or a title.
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
        /// Its title, if there is no number or to make it clear.
        #[schemars(extend("pattern" = scalar::TEXT_PATTERN))]
        pub title: Option<String> = Text,
        /// The day on which it was issued.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub date: Option<NaiveDate> = Date(Day::Issued),
        /// Who issued it.
        pub issuer: Option<String> = Text,
        /// Part of the document, such as "Điều 4".
        pub provision: Option<String> = Text,
        /// Web address.
        pub url: Option<String> = Text,
    }
}

/// Without the `anyOf` of an optional part, an error names the value that is wrong.
fn optional_document(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = generator.subschema_for::<CitedDocument>();
    schema.insert("type".to_owned(), serde_json::json!(["object", "null"]));
    schema
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
