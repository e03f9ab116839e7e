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

/// The office that issues a paper, from the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Its name.
    pub name: Option<String>,
    /// The body above it.
    pub parent: Option<String>,
    /// Where it sits.
    pub place: Option<String>,
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
