//! The record as it would be, and what is to become of it.

use std::path::PathBuf;

use serde_json::json;

use super::ask::{Choice, Question, Reply};
use super::interview::{Interview, Turn};
use super::steps::{Record, STEPS};
use crate::archive::Archive;
use crate::cli::new::{self, Earlier, Ending};
use crate::cli::output::harmless;
use crate::cli::terminal::error_width;
use crate::cli::{Environment, Failure};
use crate::index::Following;
use crate::render::{self, View};

/// How it goes on.
pub(super) enum Next {
    /// The record is there.
    Written(PathBuf),
    /// Something is to be asked again.
    Again,
}

const WRITE: &str = "write";
const DRAFT: &str = "draft";
const EDIT: &str = "edit";
const BACK: &str = "back";
const KEEP: &str = "keep";

/// Shows the record and asks what is to become of it.
pub(super) fn next(
    record: &Record,
    ending: Ending,
    interview: &mut Interview,
    archive: &Archive,
    environment: &Environment,
) -> Result<Next, Turn> {
    show(record.clone(), ending, interview, archive, environment)?;
    loop {
        let say = |key: &'static str| interview.say(key);
        let mut options = vec![
            Choice::new(WRITE, say("wizard-write")),
            Choice::new(DRAFT, say("wizard-write-draft")),
            Choice::new(EDIT, say("wizard-edit")),
            Choice::new(BACK, say("wizard-back")),
            Choice::new(KEEP, say("wizard-keep")),
        ];
        if ending.is_draft {
            options.remove(0);
        }
        let chosen = match interview.front.ask(&Question::choice(interview.say("wizard-ending"), options, 0))? {
            Reply::Given(chosen) => chosen,
            Reply::Back => {
                interview.reopen_last();
                return Ok(Next::Again);
            }
            Reply::Stop => return Err(Turn::Stop),
        };
        let mut record = record.clone();
        let ending = Ending { edit: chosen == EDIT, ..ending };
        match chosen.as_str() {
            WRITE => drop(record.insert("state".to_owned(), json!("final"))),
            DRAFT => drop(record.insert("state".to_owned(), json!("draft"))),
            EDIT => {}
            BACK if step(interview)? => return Ok(Next::Again),
            BACK => continue,
            _ => return Err(Turn::Stop),
        }
        // The keys are the editor's while it runs.
        interview.look_away();
        let reviews = interview.reviews.clone();
        let earlier = Earlier { reviews: &reviews, open: &interview.open_work };
        let written = new::write(record, Vec::new(), earlier, ending, archive, environment)?;
        interview.watch();
        if let Some(path) = written {
            return Ok(Next::Written(path));
        }
    }
}

/// Asks for the step to go back to; returns whether there is one.
fn step(interview: &mut Interview) -> Result<bool, Turn> {
    let asked = STEPS.iter().filter(|step| interview.has_asked(step.name));
    let options: Vec<Choice> = asked.map(|step| Choice::new(step.name, interview.say(step.label))).collect();
    match interview.front.ask(&Question::choice(interview.say("wizard-back-to"), options, 0))? {
        Reply::Given(step) => Ok(interview.reopen(&step)),
        Reply::Back => Ok(false),
        Reply::Stop => Err(Turn::Stop),
    }
}

/// Shows the record as `meeting show` would, and what is wrong with it.
fn show(
    record: Record,
    ending: Ending,
    interview: &mut Interview,
    archive: &Archive,
    environment: &Environment,
) -> Result<(), Failure> {
    let view = View {
        colour: interview.front.has_colour(),
        width: error_width().unwrap_or(environment.terminal.width).min(100),
        as_of: interview.today,
    };
    let mut page = Vec::from(b"\n");
    if let Some(record) = new::preview(record, ending, archive, environment)? {
        render::record(&mut page, interview.catalog, view, &record, &Following::default())?;
        page.push(b'\n');
    }
    interview.front.say(&String::from_utf8_lossy(&harmless(&page)))
}
