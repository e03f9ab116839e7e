//! Dates and standard input from the command line.

use std::io::{self, Read};

use chrono::NaiveDate;

use crate::environment::Environment;
use crate::failure::Failure;
use lossless_yaml::MAX_BYTES;
use meeting_core::i18n::Message;
use meeting_core::ops::{Fields, Workspace, parse_day, parse_days, parse_due};
use viet_text::date::{Direction, Period, RelativeDates};

/// The day in a flag. What has been understood is printed where the words leave room.
pub fn day(flag: &str, text: &str, direction: Direction, environment: &Environment) -> Result<NaiveDate, Failure> {
    Ok(noted(parse_day(flag, text, environment.relative_dates(direction)?)?, environment))
}

/// The last day of the deadline in a flag, which is reckoned from another day, by default today.
pub fn due(
    flag: &str,
    text: &str,
    base: Option<NaiveDate>,
    workspace: &Workspace,
    environment: &Environment,
) -> Result<NaiveDate, Failure> {
    let day = base.unwrap_or_else(|| workspace.today());
    Ok(noted(parse_due(flag, text, day, workspace.archive()?.settings())?, environment))
}

/// The day in a flag that may be before or after today: the nearer one; of two that are as near, the earlier.
pub fn nearest_day(flag: &str, text: &str, environment: &Environment) -> Result<NaiveDate, Failure> {
    let said = environment.relative_dates(Direction::Past)?;
    let in_direction = |direction| parse_day(flag, text, RelativeDates { direction, ..said });
    let (before, after) = (in_direction(Direction::Past)?, in_direction(Direction::Future)?);
    let is_after_nearer = (after.0 - said.today).abs() < (before.0 - said.today).abs();
    Ok(noted(if is_after_nearer { after } else { before }, environment))
}

/// Prints what has been understood of a day.
fn noted((day, understood): (NaiveDate, Option<Message>), environment: &Environment) -> NaiveDate {
    if let Some(understood) = &understood {
        environment.terminal.note(understood);
    }
    day
}

/// The period in a flag, which looks back. What has been understood is printed where the words leave room.
pub fn period(flag: &str, text: &str, environment: &Environment) -> Result<Period, Failure> {
    let said = environment.relative_dates(Direction::Past)?;
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
