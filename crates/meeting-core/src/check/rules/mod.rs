//! Every rule, each in a folder of its own: the check, its explanation in both languages, a bad and a good record.
//! [`crate::archive::rule_table`] lists them; the compiler ensures that each has a module here.

use crate::archive::rule_table;

pub(super) mod allowance_without_reason;
mod ambiguous_reference;
mod amends_twice;
mod amends_younger;
mod attachment_path;
mod attendance_counts;
pub(super) mod bad_count;
pub(super) mod bad_date;
pub(super) mod bad_id;
pub(super) mod bad_time;
mod citation_dates;
mod comment_in_text;
mod completed_status;
mod date_order;
mod directory_id;
mod document_number;
mod due_before_session;
mod due_into_past;
mod duplicate_id;
pub(super) mod duplicate_key;
mod duplicate_paper_number;
mod duplicate_record;
pub(super) mod empty_file;
mod ended_organization;
mod field_without_effect;
mod file_name;
mod for_no_lead;
mod future_date;
mod id_date;
pub(super) mod incomplete_citation;
mod invisible_character;
mod late_deadline;
mod legacy_font;
pub(super) mod misplaced_field;
pub(super) mod missing_field;
mod misspelled_name;
mod no_chair;
mod no_lead;
mod no_participants;
mod not_in_directory;
mod not_nfc;
pub(super) mod not_text;
mod office_allow;
mod office_field;
mod office_pattern;
mod office_require;
mod office_schema;
pub(super) mod old_form;
pub(super) mod outdated_schema;
mod paper_file;
pub(super) mod placeholder;
mod quorum;
mod same_id_other_name;
mod secret_text;
mod self_reference;
mod settings_syntax;
mod settings_unknown_key;
mod settings_wrong_value;
pub(super) mod several_documents;
mod state_of_session;
mod status_of_updates;
mod supersedes_circle;
mod task_contradicts_directive;
mod time_order;
pub(super) mod too_deep;
pub(super) mod too_large;
mod undeclared_field;
pub(super) mod unknown_allowance;
pub(super) mod unknown_field;
pub(super) mod unknown_value;
pub(super) mod unreadable_file;
mod unresolved_link;
mod unresolved_reference;
pub(super) mod unsupported_yaml;
pub(super) mod unused_allowance;
mod update_occurrence;
mod update_of_amended;
mod vote_roll;
mod vote_sum;
mod web_address;
mod work_dates;
pub(super) mod wrong_type;
pub(super) mod yaml_syntax;

#[cfg(test)]
pub(super) mod tests;

macro_rules! all {
    (reading: $($reading:ident),+; meaning: $($meaning:ident),+; settings: $($settings:ident),+;) => {
        /// Every rule, in the order of the docs.
        pub const ALL: &[&super::Rule] = &[$(&$reading::RULE,)+ $(&$meaning::RULE,)+ $(&$settings::RULE),+];
    };
}

rule_table!(all);
