//! What was said and what is to be done: proceedings, directives, tasks, cited documents.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    DirectiveKind, DirectiveStatus, List, Priority, ProceedingKind, References, Repeats, TaskStatus, VoteMethod,
    VoteResult, scalar,
};

/// One thing that was reported, said, found, proposed or voted.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Proceeding {
    /// Short id, unique in the record, such as `p1`.
    #[schemars(required, schema_with = "scalar::local_id")]
    pub id: Option<String>,
    /// What it is.
    #[schemars(required)]
    pub kind: Option<ProceedingKind>,
    /// A heading.
    pub title: Option<String>,
    /// Who spoke: references or names.
    #[serde(default)]
    pub by: References,
    /// For whom they spoke ("thay mặt"): references or names.
    #[serde(default)]
    pub on_behalf_of: References,
    /// What was said, in the record's words.
    pub text: Option<String>,
    /// Documents that were cited.
    #[serde(default)]
    pub cites: List<CitedDocument>,
    /// The source's own words.
    pub quote: Option<String>,
    /// The result of a vote.
    pub vote: Option<Vote>,
}

/// The result of a vote.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Vote {
    /// Votes for.
    #[serde(rename = "for")]
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_count")]
    pub in_favour: Option<i64>,
    /// Votes against.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_count")]
    pub against: Option<i64>,
    /// Abstentions.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_count")]
    pub abstain: Option<i64>,
    /// Invalid votes.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_count")]
    pub invalid: Option<i64>,
    /// All votes: the sum of the others.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_count")]
    pub total: Option<i64>,
    /// How the votes were given.
    pub method: Option<VoteMethod>,
    /// Whether the proposal passed.
    pub result: Option<VoteResult>,
}

/// Something that was concluded, asked for, assigned or decided.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Directive {
    /// Short id, unique in the record, such as `d1`.
    #[schemars(required, schema_with = "scalar::local_id")]
    pub id: Option<String>,
    /// What it is.
    #[schemars(required)]
    pub kind: Option<DirectiveKind>,
    /// Its own number, such as "05-NQ/CB".
    pub number: Option<String>,
    /// What is to be done or was decided.
    #[schemars(required, schema_with = "scalar::text")]
    pub text: Option<String>,
    /// Who gave it; the only chair when absent.
    #[serde(default)]
    pub by: References,
    /// Whom it addresses: references or names.
    #[serde(default)]
    pub to: References,
    /// Who answers for the work (chủ trì): references or names.
    #[serde(default)]
    pub lead: References,
    /// Who supports the work (phối hợp): references or names.
    #[serde(default)]
    pub support: References,
    /// Documents that it cites.
    #[serde(default)]
    pub cites: List<CitedDocument>,
    /// Proceedings that it rests on, such as a vote or a proposal: references.
    #[serde(default)]
    pub follows: References,
    /// The last day on which the work is still in time.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_date")]
    pub due: Option<NaiveDate>,
    /// The deadline's own words.
    pub due_text: Option<String>,
    /// How often the work comes back.
    pub repeats: Option<Repeats>,
    /// Whether it binds; `in-force` when absent.
    pub status: Option<DirectiveStatus>,
    /// The day on which it was fulfilled.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_date")]
    pub completed: Option<NaiveDate>,
    /// What has happened since, oldest first; only ever added to.
    #[serde(default)]
    pub updates: List<DirectiveUpdate>,
    /// Older directives that this one changes: references.
    #[serde(default)]
    pub amends: References,
    /// Older directives that this one replaces: references.
    #[serde(default)]
    pub supersedes: References,
    /// The source's own words.
    pub quote: Option<String>,
}

/// Work that is tracked.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Task {
    /// Short id, unique in the record, such as `t1`.
    #[schemars(required, schema_with = "scalar::local_id")]
    pub id: Option<String>,
    /// What is to be done.
    #[schemars(required, schema_with = "scalar::text")]
    pub title: Option<String>,
    /// The directive that it follows from: a reference.
    pub directive: Option<String>,
    /// Who answers for the work; the directive's when absent.
    #[serde(default)]
    pub lead: References,
    /// Who supports the work; the directive's when absent.
    #[serde(default)]
    pub support: References,
    /// The last day on which the work is still in time; the directive's when absent.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_date")]
    pub due: Option<NaiveDate>,
    /// The deadline's own words.
    pub due_text: Option<String>,
    /// How often the work comes back; the directive's when absent.
    pub repeats: Option<Repeats>,
    /// How far the work is; `needs-action` when absent.
    pub status: Option<TaskStatus>,
    /// The day on which it was completed.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_date")]
    pub completed: Option<NaiveDate>,
    /// How pressing it is; `normal` when absent.
    pub priority: Option<Priority>,
    /// What has happened since, oldest first; only ever added to.
    #[serde(default)]
    pub updates: List<TaskUpdate>,
}

/// Defines an update whose status is that of what it updates.
macro_rules! update {
    ($(#[$meta:meta])* $type:ident, $status:ty) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
                pub struct $type {
            /// The day of the update.
            #[schemars(required, schema_with = "scalar::date")]
            pub date: Option<NaiveDate>,
            /// What happened.
            pub note: Option<String>,
            /// The status from this day on.
            pub status: Option<$status>,
            /// Who reported it: references or names.
            #[serde(default)]
            pub by: References,
            /// The session that looked at it: a record's id.
            pub session: Option<String>,
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

/// A document that is cited: a number or a title at least.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("anyOf" = serde_json::json!([
    { "required": ["number"], "properties": { "number": { "type": "string" } } },
    { "required": ["title"], "properties": { "title": { "type": "string" } } }
])))]
pub struct CitedDocument {
    /// Type of the document: "Kết luận", "Nghị quyết", "Quyết định".
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Its number, such as "21-KL/TW" or "30/2020/NĐ-CP".
    #[schemars(extend("pattern" = scalar::TEXT_PATTERN))]
    pub number: Option<String>,
    /// Its title, where there is no number or to make it clear.
    #[schemars(extend("pattern" = scalar::TEXT_PATTERN))]
    pub title: Option<String>,
    /// The day on which it was issued.
    #[serde(default)]
    #[schemars(schema_with = "scalar::optional_date")]
    pub date: Option<NaiveDate>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The part that is meant, such as "Điều 4".
    pub provision: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}
