//! The table of the rules. Their code is in `check`, which this module must not use, but settings name them.

/// Calls a macro with the rules, by their modules in `check::rules`, in the order of the docs: those that decide
/// whether a file is a record at all, those about its meaning, and those about settings. Settings can change only those
/// about meaning.
macro_rules! rule_table {
    ($use:ident) => {
        $use! {
            reading:
                unreadable_file, not_text, too_large, empty_file, too_deep, several_documents,
                unsupported_yaml, duplicate_key, yaml_syntax, unknown_field, missing_field,
                wrong_type, unknown_value, bad_date, bad_time, bad_id, bad_count, misplaced_field,
                incomplete_citation, old_form;
            meaning:
                file_name, id_date, duplicate_id, unresolved_reference, ambiguous_reference,
                misspelled_name, self_reference, document_number, citation_dates, unresolved_link,
                supersedes_circle, amends_younger, amends_twice, duplicate_record, duplicate_paper_number, same_id_other_name, directory_id, not_in_directory, no_participants, no_chair,
                state_of_session, time_order, date_order, due_before_session, future_date,
                completed_status, status_of_updates, work_dates, due_into_past, update_occurrence, for_no_lead,
                field_without_effect, update_of_amended, no_lead, ended_organization, task_contradicts_directive, vote_sum,
                vote_roll,
                attendance_counts, quorum, secret_text, placeholder, comment_in_text,
                attachment_path, paper_file, web_address, not_nfc, invisible_character, legacy_font, office_require,
                office_allow, office_pattern, office_schema, office_field, undeclared_field, late_deadline,
                allowance_without_reason, unknown_allowance, unused_allowance, outdated_schema;
            settings:
                settings_syntax, settings_unknown_key, settings_wrong_value;
        }
    };
}
pub(crate) use rule_table;

/// A rule's code: the name of its module, with `-`.
macro_rules! code {
    ($module:ident) => {{
        const CODE: [u8; stringify!($module).len()] = with_hyphens(stringify!($module));
        match std::str::from_utf8(&CODE) {
            Ok(code) => code,
            Err(_) => "",
        }
    }};
}

macro_rules! codes {
    (reading: $($reading:ident),+; meaning: $($meaning:ident),+; settings: $($settings:ident),+;) => {
        /// Rules about meaning: settings may switch them off or change their severity.
        pub const CHANGEABLE_RULES: &[&str] = &[$(code!($meaning)),+];
        /// Rules that decide whether a file can be read as a record (or as settings) at all: they always hold.
        pub const FIXED_RULES: &[&str] = &[$(code!($reading),)+ $(code!($settings)),+];
    };
}

rule_table!(codes);

const fn with_hyphens<const LENGTH: usize>(name: &str) -> [u8; LENGTH] {
    let mut code = [b'-'; LENGTH];
    let mut at = 0;
    while at < LENGTH {
        if name.as_bytes()[at] != b'_' {
            code[at] = name.as_bytes()[at];
        }
        at += 1;
    }
    code
}
