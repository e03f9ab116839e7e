//! The record as it would be, and what is to become of it.

use std::path::PathBuf;

use super::ask::{Choice, Question, Reply};
use super::interview::{Interrupt, Interview};
use super::steps::STEPS;
use crate::environment::Environment;
use crate::failure::Failure;
use crate::new_record::{Ending, make};
use crate::output::harmless;
use crate::terminal::error_width;
use meeting_core::model::{Record, RecordState};
use meeting_core::ops::{self, NewRequest, OpenRecord, Refusal, Workspace};
use meeting_core::rows::Following;
use meeting_render::Style;

/// How the wizard continues.
pub enum Next {
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
pub fn next(
    request: &NewRequest,
    state: Option<RecordState>,
    ending: Ending,
    interview: &mut Interview,
    workspace: &Workspace,
    environment: &Environment,
) -> Result<Next, Interrupt> {
    let request = with_state(request, state);
    show(&request, interview, workspace, environment)?;
    loop {
        let say = |key: &'static str| interview.say(key);
        let mut options = vec![
            // What Enter alone does can be changed later.
            Choice::new(DRAFT, say("wizard-write-draft")),
            Choice::new(WRITE, say("wizard-write")),
            Choice::new(EDIT, say("wizard-edit")),
            Choice::new(BACK, say("wizard-back")),
            Choice::new(KEEP, say("wizard-keep")),
        ];
        if state == Some(RecordState::Draft) {
            options.remove(1);
        }
        let chosen = match interview.front.ask(&Question::choice(interview.say("wizard-ending"), options, 0))? {
            Reply::Given(chosen) => chosen,
            Reply::Back => {
                interview.reopen_last();
                return Ok(Next::Again);
            }
            Reply::Stop => return Err(Interrupt::Stop),
        };
        let ending = Ending { edit: chosen == EDIT, ..ending };
        let state = match chosen.as_str() {
            WRITE => Some(RecordState::Final),
            DRAFT => Some(RecordState::Draft),
            EDIT => state,
            BACK if step(interview)? => return Ok(Next::Again),
            BACK => continue,
            _ => return Err(Interrupt::Stop),
        };
        // The keys are the editor's while it runs.
        interview.look_away();
        let mut request = with_state(&request, state);
        request.may_lack_title = ending.edit;
        let written = match make(&request, ending, workspace, environment) {
            // The findings are printed, and the question is asked again.
            Err(Failure::Refused(refusal @ Refusal::Findings { .. })) => {
                environment.terminal.failure(&refusal.into());
                None
            }
            written => written?,
        };
        interview.watch();
        if let Some(path) = written {
            return Ok(Next::Written(path));
        }
    }
}

/// Asks for the step to go back to; `false` if the user chooses none.
fn step(interview: &mut Interview) -> Result<bool, Interrupt> {
    let asked = STEPS.iter().filter(|step| interview.has_asked(step.name));
    let options: Vec<Choice> = asked.map(|step| Choice::new(step.name, interview.say(step.label))).collect();
    match interview.front.ask(&Question::choice(interview.say("wizard-back-to"), options, 0))? {
        Reply::Given(step) => Ok(interview.reopen(&step)),
        Reply::Back => Ok(false),
        Reply::Stop => Err(Interrupt::Stop),
    }
}

fn with_state(request: &NewRequest, state: Option<RecordState>) -> NewRequest {
    let record = Record { state, ..request.record.clone() };
    NewRequest { record, ..request.clone() }
}

/// Shows the record as `meeting show` would, with its findings.
fn show(
    request: &NewRequest,
    interview: &mut Interview,
    workspace: &Workspace,
    environment: &Environment,
) -> Result<(), Failure> {
    let style = Style {
        color: interview.front.has_color(),
        width: error_width().unwrap_or(environment.terminal.width).min(100),
    };
    let planned = ops::new(workspace, &NewRequest { reviews: Vec::new(), ..request.clone() })?;
    match planned.check(workspace) {
        Ok(files) => files.iter().for_each(|file| environment.terminal.findings(file)),
        Err(refusal) => drop(environment.terminal.failure(&refusal.into())),
    }
    let mut page = Vec::from(b"\n");
    for write in &planned.writes {
        let opened = OpenRecord::parse(write.path().to_owned(), planned.name.clone(), write.text().to_owned());
        if let Ok(opened) = opened {
            let following = Following::alone(&opened.record, interview.today);
            let record = (&opened.record, &**workspace.office());
            let own = interview.settings.own_fields();
            let doc = meeting_render::record(interview.catalog, record, &following, interview.today, &own);
            meeting_render::doc_text(&mut page, style, &doc)?;
            page.push(b'\n');
        }
    }
    interview.front.say(&String::from_utf8_lossy(&harmless(&page)))
}
