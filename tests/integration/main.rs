//! The tests that run the real program on real files.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails loudly is a good test")]

mod architecture;
mod carry;
mod catalogs;
#[cfg(unix)]
mod completion;
mod costs;
mod day_order;
mod desk;
mod directory;
mod docs;
#[cfg(unix)]
mod edit_command;
mod edits;
mod explain;
mod export;
#[cfg(unix)]
mod first_minutes;
mod fix;
mod fmt;
mod following;
mod formats;
mod freshness;
#[cfg(unix)]
mod git_office;
#[cfg(unix)]
mod gone;
mod help;
#[cfg(unix)]
mod hook;
mod hostile;
#[cfg(unix)]
mod identity;
mod import;
mod import_cases;
mod import_containers;
mod import_english;
mod import_laws;
#[cfg(unix)]
mod import_review;
mod import_twice;
#[cfg(unix)]
mod interrupted;
#[cfg(target_os = "linux")]
mod journal;
mod ledger;
mod list;
mod memory;
mod mutation;
mod namesakes;
mod new;
mod operations;
mod own;
mod papers;
#[cfg(unix)]
mod people;
mod pre_commit;
mod queries;
mod ranking;
#[cfg(unix)]
mod rename;
mod report;
mod returned;
mod robust;
mod round_trip;
mod schema;
mod search;
mod settings;
mod show;
#[cfg(unix)]
mod since;
#[cfg(unix)]
mod staged;
#[cfg(unix)]
mod staged_law;
mod steps;
mod story;
mod support;
mod tables;
mod template;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod together;
#[cfg(unix)]
mod tour;
#[cfg(target_os = "linux")]
mod transaction;
mod validate;
mod view;
#[cfg(unix)]
mod wizard;
mod work;
