//! Work that is tracked: what, for which directive, who, by when.

use super::deadline::Deadline;
use super::{add, deadline, directives, numbered, own};
use crate::wizard::ask::{Choice, Question};
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::model::{OwnPlace, Task};
use meeting_core::ops::NewRequest;
use meeting_core::recognize::assignment::assignments;

/// What the keys of the questions begin with.
pub const LIST: &str = "task";

/// The answer that a task belongs to no directive.
const NONE: &str = "none";

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    for number in 1.. {
        let key = format!("{LIST}:{number}");
        let label = numbered(interview.catalog, "wizard-task", request.known().tasks.len() + 1);
        let question = Question::text(label).with_help(interview.say("wizard-task-help"));
        let title = interview.ask(&key, question)?;
        if title.is_empty() {
            if interview.is_end(LIST, number) {
                break;
            }
            continue;
        }
        let mut task = Task { title: Some(title.clone()), ..Task::default() };
        // Lead and deadline are the directive's, where the task belongs to one.
        task.directive = directive(interview, request, &key)?;
        if task.directive.is_none() {
            let found = assignments(&title).into_iter().next();
            let lead = found.map(|found| found.value.lead).unwrap_or_default();
            let lead = directives::actors(interview, request, &key, "lead", directives::in_line(&lead))?;
            let words = lead.deadline.unwrap_or_else(|| deadline::in_text(interview, &title, request));
            let Deadline { due, due_time, due_text, repeats } = deadline::ask(interview, &key, words, request)?;
            task = Task { lead: lead.names, due, due_time, due_text, repeats, ..task };
        }
        task.custom = own::ask(interview, &key, OwnPlace::Task)?;
        add(&mut request.record.tasks, task);
    }
    Ok(())
}

/// Asks which directive a task belongs to.
fn directive(interview: &mut Interview, request: &NewRequest, key: &str) -> Result<Option<String>, Interrupt> {
    let mut options = vec![Choice::new(NONE, interview.say("wizard-no-directive"))];
    options.extend(request.known().directives.iter().enumerate().map(|(index, directive)| {
        // Those that have no id yet will be numbered in this order.
        let id = directive.id.clone().unwrap_or_else(|| format!("d{}", index + 1));
        let label = format!("{id} · {}", directive.text.as_deref().unwrap_or_default());
        Choice::new(id, label)
    }));
    if options.len() == 1 {
        return Ok(None);
    }
    let question = Question::choice(interview.say("wizard-of-directive"), options, 0);
    let id = interview.ask(&format!("{key}:directive"), question)?;
    Ok((id != NONE).then_some(id))
}
