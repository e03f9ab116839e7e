//! Dates and standard input from the command line.

use std::io::{self, Read};

use chrono::NaiveDate;

use crate::environment::Environment;
use crate::failure::Failure;
use lossless_yaml::MAX_BYTES;
use meeting_core::ops::{Fields, parse_day, parse_days};
use viet_text::date::{Direction, Period, RelativeDates};

/// The day in a flag. What has been understood is printed where the words leave room.
pub fn day(flag: &str, text: &str, direction: Direction, environment: &Environment) -> Result<NaiveDate, Failure> {
    let (day, understood) = parse_day(flag, text, RelativeDates { today: environment.today()?, direction })?;
    if let Some(understood) = &understood {
        environment.terminal.note(understood);
    }
    Ok(day)
}

/// The period in a flag, which looks back. What has been understood is printed where the words leave room.
pub fn period(flag: &str, text: &str, environment: &Environment) -> Result<Period, Failure> {
    let said = RelativeDates { today: environment.today()?, direction: Direction::Past };
    let (period, understood) = parse_days(flag, text, said)?;
    if let Some(understood) = &understood {
        environment.terminal.note(understood);
    }
    Ok(period)
}

/// The fields of the YAML or JSON on standard input.
pub fn fields_of_stdin() -> Result<Fields, Failure> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES + 1).unwrap_or(u64::MAX);
    io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(|error| Failure::io("-", &error))?;
    Ok(Fields::parse("-", bytes)?)
}
