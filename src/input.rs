//! Dates and standard input from the command line.

use std::io::{self, Read};

use chrono::NaiveDate;

use crate::environment::Environment;
use crate::failure::Failure;
use lossless_yaml::MAX_BYTES;
use meeting_core::i18n::{Day, Message};
use meeting_core::ops::Fields;
use meeting_core::recognize::Certainty;
use meeting_core::recognize::day::parse_day;

/// The date in a flag. An ambiguous date is printed as understood.
pub fn day(flag: &str, text: &str, environment: &Environment) -> Result<NaiveDate, Failure> {
    let found = parse_day(text, environment.today()?);
    let (day, certainty) =
        found.ok_or_else(|| Failure::new(Message::new("no-date").with("name", flag).with("value", text)))?;
    if certainty < Certainty::Certain {
        environment.terminal.note(&Message::new("work-day").with("value", text).with("date", Day(day)));
    }
    Ok(day)
}

/// The fields of the YAML or JSON on standard input.
pub fn fields_of_stdin() -> Result<Fields, Failure> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES + 1).unwrap_or(u64::MAX);
    io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(|error| Failure::io("-", &error))?;
    Ok(Fields::parse("-", bytes)?)
}
