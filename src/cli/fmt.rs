//! `meeting fmt`: gives records the canonical layout.

use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::failure::io_reason;
use super::lock::FileLocks;
use super::validate::checker;
use super::validate::inputs::{self, Group};
use super::workspace::Access;
use super::{Environment, Exit, Failure, Output};
use crate::archive::{self, Archive, ReadError, StoreError};
use crate::check::{self, Around, Checker, Input, Source};
use crate::i18n::Message;
use crate::render::{self, Change, Lines};
use crate::text::terminal::terminal_safe;
use crate::yaml::{self, FormatError, Formatter, Problem};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long)]
    check: bool,
    #[arg(long)]
    diff: bool,
}

impl Arguments {
    /// What the command does with the records.
    pub fn access(&self) -> Access {
        if self.check || self.diff { Access::Check } else { Access::Write }
    }
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let archive = environment.find_archive()?;
    let groups = if arguments.paths.is_empty() {
        vec![Group::whole(environment.archive()?)?]
    } else {
        inputs::groups(&arguments.paths, None, environment, archive.as_ref())?
    };
    let (mut all, mut outcomes) = (Vec::new(), Vec::new());
    for Group { archive, inputs, .. } in groups {
        if let Some(archive) = &archive {
            environment.settle(archive)?;
        }
        let mode = if arguments.diff {
            Mode::Diff { colour: environment.terminal.colour(environment.terminal.is_interactive) }
        } else if arguments.check {
            Mode::List
        } else {
            Mode::Write(FileLocks::new(archive.as_ref(), environment)?)
        };
        let settings = archive.as_ref().map(|archive| archive.settings().clone()).unwrap_or_default();
        let checker = checker(&settings, environment)?;
        let work = Work { formatter: Formatter::default(), checker, archive: archive.as_ref(), mode };
        let format = |input: &Input| match work.format(input) {
            Err(_) if input.is_gone() => Ok(Outcome::Gone),
            outcome => outcome,
        };
        outcomes.par_extend(inputs.par_iter().map(format));
        all.extend(inputs);
    }
    if !arguments.check && !arguments.diff {
        output.set_plain();
    }
    show(&all, &outcomes, arguments, environment, output)?;
    Ok(exit(&outcomes, arguments.check))
}

/// What is done with a new layout.
enum Mode<'a> {
    /// It is written.
    Write(FileLocks<'a>),
    /// The file is listed.
    List,
    /// The differences are shown.
    Diff { colour: bool },
}

/// What happened to a text.
enum Outcome {
    /// Its layout is canonical already.
    Canonical,
    /// It has a new layout, or would have.
    Changed,
    /// The same, and this is what it looks like: the whole text of standard input, or the differences.
    Shown(Vec<u8>),
    /// Its file has gone meanwhile.
    Gone,
}

/// Why a text is left as it is.
enum Left {
    /// It is no YAML that a record may be, or no record.
    Broken { message: Message, help: Option<Message> },
    /// It cannot be read or written, or its layout cannot be changed safely.
    Failed(Message),
}

/// What every text needs to be laid out.
struct Work<'a> {
    formatter: Formatter,
    checker: Checker,
    archive: Option<&'a Archive>,
    mode: Mode<'a>,
}

impl Work<'_> {
    fn format(&self, input: &Input) -> Result<Outcome, Left> {
        let old = self.read(input)?;
        let new = self.formatter.format(&old).map_err(|error| left(&input.name, &old, &error))?;
        // Other programs have YAML files too, in a layout of their own.
        if !yaml::has_keys(&old, &["format"]) {
            return Err(no_record(&input.name));
        }
        if !self.means_the_same(input, &old, &new) {
            return Err(Left::Failed(Message::new("fmt-allowance").with("name", &*input.name)));
        }
        match (&self.mode, &input.source) {
            (Mode::Write(_), Source::Bytes(_)) => Ok(Outcome::Shown(new.into_owned().into_bytes())),
            (_, _) if matches!(new, Cow::Borrowed(_)) => Ok(Outcome::Canonical),
            (Mode::Write(locks), Source::File(path)) => write(locks, input, path, &old, &new),
            (Mode::Diff { colour }, _) => {
                let mut diff = Vec::new();
                let change = Change { name: &input.name, new_name: &input.name, old: &old, new: &new };
                let shown = render::diff(&mut diff, *colour, change);
                shown.map(|()| Outcome::Shown(diff)).map_err(|error| failed(&input.name, io_reason(&error)))
            }
            _ => Ok(Outcome::Changed),
        }
    }

    fn read(&self, input: &Input) -> Result<String, Left> {
        let read = match (&input.source, self.archive) {
            (Source::File(path), Some(archive)) => archive.read(path),
            (Source::File(path), None) => archive::read(path),
            (Source::Bytes(bytes), _) => archive::text_of(bytes.clone()),
            (Source::Refused(refused), _) => return Err(Left::Failed(refused.message())),
        };
        read.map_err(|error| unreadable(&input.name, &error))
    }

    /// Returns whether comments that speak to the program say the same in the new layout: an allowance stands for a line,
    /// and what is in that line may be another thing.
    fn means_the_same(&self, input: &Input, old: &str, new: &str) -> bool {
        old == new || !old.contains(yaml::MARK) || self.found(input, old) == self.found(input, new)
    }

    /// Returns the codes and fields of what is wrong with a text, in an order that does not depend on its layout.
    fn found(&self, input: &Input, text: &str) -> Vec<(&'static str, String)> {
        let input = Input { source: Source::Bytes(text.as_bytes().to_vec()), stat: None, ..input.clone() };
        let around = self.archive.map_or(Around::Nothing, Around::Archive);
        let report = check::check_files(&self.checker, vec![input], around);
        let findings = report.files.into_iter().flat_map(|file| file.findings);
        let mut found: Vec<_> = findings.map(|finding| (finding.code, finding.path)).collect();
        found.sort_unstable();
        found
    }
}

fn write(locks: &FileLocks, input: &Input, path: &Path, old: &str, new: &str) -> Result<Outcome, Left> {
    match locks.replace(input, path, old, new) {
        Ok(Ok(())) => Ok(Outcome::Changed),
        // The same file may stand on the command line twice, or have a second name.
        Ok(Err(StoreError::Changed { .. })) if archive::read(path).is_ok_and(|now| now == new) => {
            Ok(Outcome::Canonical)
        }
        Ok(Err(error)) => Err(Left::Failed(error.message())),
        Err(Failure::Said { message, .. }) => Err(Left::Failed(message)),
        Err(_) => Err(Left::Failed(Message::new("fmt-unsafe").with("name", &*input.name))),
    }
}

fn left(name: &str, text: &str, error: &FormatError) -> Left {
    match error {
        FormatError::Unreadable(problems) => match problems.first() {
            Some(problem) => broken(name, text, problem),
            None => Left::Failed(Message::new("fmt-unsafe").with("name", name)),
        },
        FormatError::NoMapping => no_record(name),
        FormatError::Unsafe => Left::Failed(Message::new("fmt-unsafe").with("name", name)),
    }
}

fn no_record(name: &str) -> Left {
    Left::Broken { message: Message::new("fmt-no-record").with("name", name), help: None }
}

fn unreadable(name: &str, error: &ReadError) -> Left {
    match error.problem() {
        Some(problem) => broken(name, "", &problem),
        None => failed(name, error.message()),
    }
}

fn broken(name: &str, text: &str, problem: &Problem) -> Left {
    let line = Lines::of(text).position(problem.span.start).line;
    let reason = Checker::unreadable(problem).message;
    let message = Message::new("fmt-syntax").with("name", name).with("line", line).with("reason", reason);
    Left::Broken { message, help: Some(Message::new("fmt-syntax-help").with("name", name)) }
}

fn failed(name: &str, reason: Message) -> Left {
    Left::Failed(Message::new("file-failure").with("name", name).with("reason", reason))
}

/// Shows what was changed on standard output, and the rest on standard error.
fn show(
    inputs: &[Input],
    outcomes: &[Result<Outcome, Left>],
    arguments: &Arguments,
    environment: &Environment,
    output: &mut Output,
) -> Result<(), Failure> {
    let is_written = !arguments.check && !arguments.diff;
    let is_listed = !environment.terminal.is_quiet || (arguments.check && !arguments.diff);
    for (input, outcome) in inputs.iter().zip(outcomes) {
        match outcome {
            Ok(Outcome::Changed) if is_listed => writeln!(output, "{}", terminal_safe(&input.name))?,
            Ok(Outcome::Canonical | Outcome::Changed | Outcome::Gone) => {}
            Ok(Outcome::Shown(text)) => output.write_all(text)?,
            // Where standard error is gone, nobody can be told.
            Err(Left::Broken { message, help }) => {
                environment.terminal.error(message, help.as_ref());
            }
            Err(Left::Failed(message)) => {
                environment.terminal.error(message, None);
            }
        }
    }
    // Whose standard input has gone to standard output needs to hear no more.
    let is_filter =
        is_written && !inputs.is_empty() && inputs.iter().all(|input| matches!(input.source, Source::Bytes(_)));
    if !is_filter {
        environment.terminal.note(&summary(outcomes, is_written));
    }
    Ok(())
}

fn summary(outcomes: &[Result<Outcome, Left>], is_written: bool) -> Message {
    let count =
        |is_meant: fn(&Result<Outcome, Left>) -> bool| outcomes.iter().filter(|outcome| is_meant(outcome)).count();
    let changed = count(|outcome| matches!(outcome, Ok(Outcome::Changed | Outcome::Shown(_))));
    let left = count(Result::is_err);
    let key = match is_written {
        _ if changed == 0 && left == 0 => "fmt-clean",
        true => "fmt-changed",
        false => "fmt-would-change",
    };
    let files = Message::new("count-files").with("count", count(|outcome| !matches!(outcome, Ok(Outcome::Gone))));
    let summary = Message::new(key).with("files", files).with("count", changed);
    if left == 0 { summary } else { Message::new("fmt-left").with("summary", summary).with("count", left) }
}

fn exit(outcomes: &[Result<Outcome, Left>], is_check: bool) -> Exit {
    let exit = |outcome: &Result<Outcome, Left>| match outcome {
        Err(Left::Failed(_)) => Exit::Failure,
        Err(Left::Broken { .. }) => Exit::Findings,
        Ok(Outcome::Changed | Outcome::Shown(_)) if is_check => Exit::Findings,
        Ok(_) => Exit::Success,
    };
    outcomes.iter().map(exit).max().unwrap_or(Exit::Success)
}
