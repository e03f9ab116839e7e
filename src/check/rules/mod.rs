//! Every rule, each in a folder of its own: the check, its explanation in both languages, a bad and a good record.

/// Declares the rules' modules and the one table of them.
macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        /// Every rule, in the order of the docs.
        pub const ALL: &[&super::Rule] = &[$(&$module::RULE),+];
    };
}

pub(super) mod allowance_without_reason;
mod ambiguous_reference;
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
mod document_number;
mod due_before_session;
mod duplicate_id;
pub(super) mod duplicate_key;
mod duplicate_record;
pub(super) mod empty_file;
mod file_name;
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
mod not_nfc;
pub(super) mod not_text;
mod office_allow;
mod office_pattern;
mod office_require;
mod office_schema;
pub(super) mod outdated_schema;
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
pub(super) mod unknown_allowance;
pub(super) mod unknown_field;
pub(super) mod unknown_value;
pub(super) mod unreadable_file;
mod unresolved_link;
mod unresolved_reference;
pub(super) mod unsupported_yaml;
pub(super) mod unused_allowance;
mod vote_sum;
pub(super) mod wrong_type;
pub(super) mod yaml_syntax;

#[cfg(test)]
pub(super) mod tests;

rules![
    unreadable_file,
    not_text,
    too_large,
    empty_file,
    too_deep,
    several_documents,
    unsupported_yaml,
    duplicate_key,
    yaml_syntax,
    unknown_field,
    missing_field,
    wrong_type,
    unknown_value,
    bad_date,
    bad_time,
    bad_id,
    bad_count,
    misplaced_field,
    incomplete_citation,
    file_name,
    id_date,
    duplicate_id,
    unresolved_reference,
    ambiguous_reference,
    misspelled_name,
    self_reference,
    document_number,
    citation_dates,
    unresolved_link,
    supersedes_circle,
    duplicate_record,
    same_id_other_name,
    no_participants,
    no_chair,
    state_of_session,
    time_order,
    date_order,
    due_before_session,
    future_date,
    completed_status,
    status_of_updates,
    no_lead,
    task_contradicts_directive,
    vote_sum,
    attendance_counts,
    quorum,
    secret_text,
    placeholder,
    comment_in_text,
    attachment_path,
    not_nfc,
    invisible_character,
    legacy_font,
    office_require,
    office_allow,
    office_pattern,
    office_schema,
    late_deadline,
    allowance_without_reason,
    unknown_allowance,
    unused_allowance,
    outdated_schema,
    settings_syntax,
    settings_unknown_key,
    settings_wrong_value,
];
