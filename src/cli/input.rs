//! What the command line gives in words: days, and what comes on standard input.

use std::io::{self, Read};

use chrono::NaiveDate;

use super::{Environment, Failure};
use crate::i18n::{Day, Message};
use crate::ops::Fields;
use crate::text::recognize::Certainty;
use crate::text::recognize::day::parse_day;
use crate::yaml::MAX_BYTES;

/// The day that a flag names. What was understood is said where the words leave room.
pub(super) fn day(flag: &str, text: &str, environment: &Environment) -> Result<NaiveDate, Failure> {
    let found = parse_day(text, environment.today()?);
    let (day, certainty) =
        found.ok_or_else(|| Failure::new(Message::new("no-date").with("name", flag).with("value", text)))?;
    if certainty < Certainty::Certain {
        environment.terminal.note(&Message::new("work-day").with("value", text).with("date", Day(day)));
    }
    Ok(day)
}

/// The fields of the YAML or JSON on standard input.
pub(super) fn fields_of_stdin() -> Result<Fields, Failure> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES + 1).unwrap_or(u64::MAX);
    io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(|error| Failure::io("-", &error))?;
    Ok(Fields::parse("-", bytes)?)
}
