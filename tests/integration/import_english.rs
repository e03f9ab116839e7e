//! `meeting import` of English minutes and notes of many kinds: whole drafts. The documents are made up, their layouts are
//! those of public papers.

use std::fs;

use insta::assert_snapshot;

use crate::support::{Office, repository};

/// What the import of a document prints without writing anything.
fn shown(name: &str) -> String {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    office.write(name, fs::read(repository().join("tests/data/import/english").join(name)).unwrap());
    office.run(&["import", "--dry-run", "--lang", "en", name]).transcript()
}

macro_rules! drafts {
    ($($test:ident: $name:literal),+ $(,)?) => {
        $(
            #[test]
            fn $test() {
                assert_snapshot!(shown($name));
            }
        )+
    };
}

drafts! {
    minutes_of_a_board: "board.txt",
    a_stand_up: "standup.md",
    a_log_of_a_call: "log-of-a-call.txt",
    minutes_of_a_foundation: "foundation.txt",
    minutes_of_a_council: "council.txt",
    minutes_of_parents: "parents.md",
    notes_of_a_research_group: "research-group.md",
    the_review_of_an_incident: "incident.md",
    minutes_of_a_condominium: "condominium.txt",
    minutes_of_an_annual_meeting: "annual-meeting.txt",
    a_steering_committee_with_tables_of_fields: "steering-committee.md",
    a_technical_committee_with_boxes_to_tick: "technical-committee.md",
    a_weekly_sync: "sync.md",
    minutes_of_school_governors: "school-governors.txt",
    notes_of_a_guild_with_marks: "guild.md",
    minutes_of_homeowners: "homeowners.txt",
    a_table_of_minutes: "working-party.md",
    a_recap_by_mail: "recap.txt",
    minutes_of_students: "students.txt",
    minutes_of_a_parish: "parish.txt",
}
