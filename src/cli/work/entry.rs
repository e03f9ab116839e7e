//! What is written down about work.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::model::{Step, WorkStatus};

/// What is written down about work on one day.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Entry {
    /// What happened.
    pub step: Step,
    /// When.
    pub on: NaiveDate,
    /// In words.
    pub note: Option<String>,
    /// Who reported it: references or names.
    pub by: Vec<String>,
    /// The id of the record whose session looked at it.
    pub session: Option<String>,
}

impl Entry {
    /// Returns the update that is added, with the status that it gives.
    pub fn update(&self, status: Option<WorkStatus>) -> Value {
        let mut update = Map::new();
        update.insert("date".to_owned(), self.on.to_string().into());
        if let Some(note) = &self.note {
            update.insert("note".to_owned(), note.as_str().into());
        }
        if let Some(status) = status {
            update.insert("status".to_owned(), status.name().into());
        }
        match &self.by[..] {
            [] => {}
            [one] => drop(update.insert("by".to_owned(), one.as_str().into())),
            several => drop(update.insert("by".to_owned(), json!(several))),
        }
        if let Some(session) = &self.session {
            update.insert("session".to_owned(), session.as_str().into());
        }
        update.into()
    }
}
