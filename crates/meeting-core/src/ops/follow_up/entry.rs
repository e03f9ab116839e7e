//! What a step writes: an update of work, the same for all work that is named.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::actors::Actors;
use super::{FollowUpRequest, SessionOf, refuse_future};
use crate::i18n::Message;
use crate::model::{
    CitedDocument, DirectiveUpdate, Entity, References, Step, TaskUpdate, UpdateKind, WorkStatus, fields_of,
};
use crate::ops::input::{pieces, refuse_control};
use crate::ops::{Refusal, Workspace};
use crate::recognize::citation::citations;
use viet_text::nfc;

/// An update of work.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The step.
    pub step: Step,
    /// The day of the update.
    pub date: NaiveDate,
    /// The day on which it was done, where one was given.
    pub done: Option<NaiveDate>,
    /// The note.
    pub note: Option<String>,
    /// Who reported it: references or names.
    pub by: Vec<String>,
    /// The id of the record whose session reviewed it.
    pub session: Option<String>,
    /// The new deadline.
    pub due: Option<NaiveDate>,
    /// Who leads from now on, as typed.
    pub lead: Vec<String>,
    /// Who supports from now on, as typed.
    pub support: Vec<String>,
    /// The leads that it is about, as typed.
    pub about: Vec<String>,
    /// The occurrence that it is about.
    pub occurrence: Option<NaiveDate>,
    /// The document that decides or proves it.
    pub document: Option<CitedDocument>,
    /// Whether somebody was reminded.
    pub is_reminder: bool,
}

impl Entry {
    /// The entry of a step that says nothing else.
    pub fn new(step: Step, date: NaiveDate) -> Self {
        Self {
            step,
            date,
            done: None,
            note: None,
            by: Vec::new(),
            session: None,
            due: None,
            lead: Vec::new(),
            support: Vec::new(),
            about: Vec::new(),
            occurrence: None,
            document: None,
            is_reminder: false,
        }
    }

    /// Reads what was typed.
    pub fn read(workspace: &Workspace, request: &FollowUpRequest) -> Result<Self, Refusal> {
        let step = request.step;
        let session = request.session.map(|id| SessionOf::find(id, workspace)).transpose()?;
        let today = workspace.today();
        // What was done earlier is written down today; any other step is of its day. A review has the day of its session
        // unless a day is given.
        let (date, done) = match request.on {
            Some(on) if step == Step::Done => (today, Some(on)),
            Some(on) => (on, None),
            None => (session.as_ref().and_then(|session| session.day).unwrap_or(today), None),
        };
        refuse_future(done.unwrap_or(date), workspace)?;
        let text = |field: &str, typed: Option<&str>| {
            let text = typed.map(|text| nfc(text.trim())).filter(|text| !text.is_empty());
            text.iter().try_for_each(|text| refuse_control(field, &Value::from(text.as_str())))?;
            Ok::<_, Refusal>(text)
        };
        let names = |field: &str, typed: &[String]| {
            let names = typed.iter().flat_map(|typed| pieces(typed)).filter(|name| !name.is_empty());
            names.map(|name| text(field, Some(&name)).map(Option::unwrap_or_default)).collect::<Result<Vec<_>, _>>()
        };
        let entry = Self {
            note: text("note", request.note)?,
            by: request.by.iter().map(|who| nfc(who.trim())).collect(),
            done,
            session: session.map(|session| session.id),
            due: request.due,
            lead: names("lead", request.lead)?,
            support: names("support", request.support)?,
            about: names("for", request.about)?,
            occurrence: request.occurrence,
            document: text("document", request.document)?.map(|text| document(&text)),
            is_reminder: request.is_reminder,
            ..Self::new(step, date)
        };
        match step {
            Step::Note if !entry.says_more() && !entry.is_reminder => Err(Refusal::new(Message::new("work-no-note"))),
            Step::Extend if entry.due.is_none() => Err(Refusal::new(Message::new("work-no-due"))),
            Step::Extend if entry.due < Some(date) => {
                let message = Message::new("work-due-past").with("due", request.due.unwrap_or(date)).with("date", date);
                Err(Refusal::new(message).with_help(Message::new("work-due-past-help")))
            }
            Step::Assign if entry.lead.is_empty() && entry.support.is_empty() => {
                Err(Refusal::new(Message::new("work-no-lead")))
            }
            _ => Ok(entry),
        }
    }

    /// Puts the ids of a record in the place of names, each once; says of whom it has none.
    pub fn resolve(&mut self, actors: &Actors) -> Vec<Message> {
        let mut notes = Vec::new();
        for names in [&mut self.lead, &mut self.support] {
            for name in std::mem::take(names) {
                let id = actors.id(&name).map(str::to_owned);
                if id.is_none() {
                    notes.push(Message::new("work-plain-name").with("name", name.as_str()));
                }
                let reference = id.unwrap_or(name);
                if !names.contains(&reference) {
                    names.push(reference);
                }
            }
        }
        notes
    }

    /// Whether it says something in words besides its step.
    pub fn says_more(&self) -> bool {
        self.note.is_some() || self.document.is_some()
    }

    /// The day of the event.
    pub fn day(&self) -> NaiveDate {
        self.done.unwrap_or(self.date)
    }

    /// The update that is added to a kind of work, with the status that it gives. What is said of some leads, an occurrence
    /// and of who leads has been read by now.
    pub fn update(&self, status: Option<WorkStatus>, of: Entity) -> Map<String, Value> {
        macro_rules! update {
            ($type:ident, $status:expr) => {
                fields_of(&$type {
                    date: Some(self.date),
                    kind: self.is_reminder.then_some(UpdateKind::Reminder),
                    note: self.note.clone(),
                    status: $status,
                    completed: self.done,
                    due: self.due,
                    lead: References::from(self.lead.clone()),
                    support: References::from(self.support.clone()),
                    about: References::from(self.about.clone()),
                    occurrence: self.occurrence,
                    document: self.document.clone(),
                    by: References::from(self.by.clone()),
                    session: self.session.clone(),
                    ..$type::default()
                })
            };
        }
        match of {
            Entity::Directive => update!(DirectiveUpdate, status.and_then(WorkStatus::of_directive)),
            _ => update!(TaskUpdate, status.and_then(WorkStatus::of_task)),
        }
    }
}

/// The document that a text cites; a text that cites none is its title. No word is lost.
fn document(text: &str) -> CitedDocument {
    let titled =
        |title: &str| Some(title.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).to_owned());
    let cited = citations(text).into_iter().next().map(|found| {
        let rest = if found.span.start == 0 { &text[found.span.end..] } else { text };
        let document = CitedDocument::from(&found.value);
        let title = document.title.clone().or_else(|| titled(rest)).filter(|title| !title.is_empty());
        CitedDocument { title, ..document }
    });
    let cited = cited.filter(|document| document.number.is_some() || document.title.is_some());
    cited.unwrap_or_else(|| CitedDocument { title: Some(text.to_owned()), ..CitedDocument::default() })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::document;
    use crate::model::fields_of;

    #[test]
    fn documents() {
        for (text, expected) in [
            ("Công văn số 12/UBND-VP", json!({ "type": "Công văn", "number": "12/UBND-VP" })),
            (
                "Công văn số 12/UBND-VP ngày 5/3/2024, xin gia hạn",
                json!({ "type": "Công văn", "number": "12/UBND-VP", "date": "2024-03-05", "title": "xin gia hạn" }),
            ),
            ("Thư của chị Lan", json!({ "title": "Thư của chị Lan" })),
        ] {
            assert_eq!(Value::from(fields_of(&document(text))), expected, "{text}");
        }
    }
}
