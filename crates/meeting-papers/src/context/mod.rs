//! What a template can name: the values of a record or of a period, and their description.
//!
//! A value that the record does not give is an empty text or an empty list, so that no template fails on it.

mod actors;
mod deadline;
mod period;
mod record;
mod shape;
mod values;

pub use period::{PeriodInput, PeriodWork, period_values};
pub use record::{RecordInput, record_values};
pub use shape::{Described, Group, Number, Shape, ValueField};
pub use values::*;

use docx_template::Fields;

use crate::Kind;

impl PaperValues {
    /// Whether there is anything that a paper of the kind is about.
    #[must_use]
    pub fn is_enough_for(&self, kind: Kind) -> bool {
        match kind {
            Kind::Minutes | Kind::Report => true,
            Kind::Agenda => !self.agenda.is_empty(),
            Kind::Conclusions => !self.directives.is_empty() || !self.assessments.is_empty(),
            Kind::Resolution => !self.resolutions.is_empty(),
            Kind::Actions => !self.actions.is_empty(),
            Kind::Decisions => !self.decisions.is_empty(),
            Kind::Extract => !self.part.id.is_empty(),
        }
    }
}

impl PaperValues {
    /// Those who lead an action, each once, in the order of the actions.
    #[must_use]
    pub fn leads(&self) -> Vec<ActorValues> {
        let mut leads: Vec<ActorValues> = Vec::new();
        for lead in self.actions.iter().flat_map(|action| &action.lead) {
            if !leads.contains(lead) {
                leads.push(lead.clone());
            }
        }
        leads
    }

    /// The same with the actions of one lead alone: a paper for that lead.
    #[must_use]
    pub fn of_lead(mut self, lead: &ActorValues) -> Self {
        self.actions.retain(|action| action.lead.contains(lead));
        self.for_lead = lead.clone();
        self
    }
}

/// What templates may name, for the checks of the engine.
#[must_use]
pub fn fields() -> Fields {
    PaperValues::shape().fields()
}

/// Every group of values, each once, the whole first.
#[must_use]
pub fn groups() -> Vec<&'static Group> {
    let mut groups: Vec<&'static Group> = PaperValues::shape().group().into_iter().collect();
    let mut at = 0;
    while let Some(group) = groups.get(at) {
        for inner in group.fields.iter().filter_map(|field| field.shape().group()) {
            if !groups.contains(&inner) {
                groups.push(inner);
            }
        }
        at += 1;
    }
    groups
}

/// A text that may be absent.
fn text(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// The lines of a text as paragraphs.
fn paragraphs(text: Option<&String>) -> Vec<String> {
    let lines = text.map(String::as_str).unwrap_or_default().lines();
    lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A day as the format writes it.
fn day(date: Option<chrono::NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}
