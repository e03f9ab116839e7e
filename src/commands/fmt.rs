//! `meeting fmt`: gives records the canonical layout.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use rayon::prelude::*;

use super::validate::checker;
use super::validate::inputs::{self, Group};
use crate::environment::Access;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::check::{Input, Source};
use meeting_core::i18n::{Message, io_reason};
use meeting_core::ops::{FileLocks, Layouter, Left, Relaid};
use meeting_render::Change;
use viet_text::terminal::terminal_safe;

#[derive(Debug, Args)]
pub struct Arguments {
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

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
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
            Mode::Diff { color: environment.terminal.color(environment.terminal.is_interactive) }
        } else if arguments.check {
            Mode::List
        } else {
            Mode::Write(FileLocks::new(archive.as_ref())?)
        };
        let settings = archive.as_ref().map(|archive| archive.settings().clone()).unwrap_or_default();
        let checker = checker(&settings, environment)?;
        let work = Work { layouter: Layouter::new(&checker, archive.as_ref()), mode };
        let format = |input: &Input| match work.format(input) {
            Err(_) if input.is_gone() => Ok(Outcome::Gone),
            outcome => outcome,
        };
        outcomes.par_extend(inputs.par_iter().map(format));
        if let Mode::Write(locks) = &work.mode {
            for message in &locks.recovered() {
                environment.terminal.print(message);
            }
        }
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
    Diff { color: bool },
}

/// What happened to a text.
enum Outcome {
    /// Its layout is canonical already.
    Canonical,
    /// It has a new layout, or would have.
    Changed,
    /// The same, and this is what it looks like: the whole text of standard input, or the differences.
    Shown(Vec<u8>),
    /// The file has been deleted since.
    Gone,
}

/// What is done with a text, and with what.
struct Work<'a> {
    layouter: Layouter<'a>,
    mode: Mode<'a>,
}

impl Work<'_> {
    fn format(&self, input: &Input) -> Result<Outcome, Left> {
        let relaid = self.layouter.plan(input)?;
        match (&self.mode, &input.source, relaid) {
            (Mode::Write(_), Source::Bytes(text), None) => Ok(Outcome::Shown(text.clone())),
            (_, _, None) => Ok(Outcome::Canonical),
            (Mode::Write(_), Source::Bytes(_), Some(Relaid { new, .. })) => Ok(Outcome::Shown(new.into_bytes())),
            (Mode::Write(locks), _, Some(relaid)) => {
                let is_changed = Layouter::write(locks, input, relaid)?;
                Ok(if is_changed { Outcome::Changed } else { Outcome::Canonical })
            }
            (Mode::Diff { color }, _, Some(Relaid { old, new })) => {
                let mut diff = Vec::new();
                let change = Change { name: &input.name, new_name: &input.name, old: &old, new: &new };
                let shown = meeting_render::diff(&mut diff, *color, change);
                shown.map(|()| Outcome::Shown(diff)).map_err(|error| Left::failed(&input.name, io_reason(&error)))
            }
            (Mode::List, _, Some(_)) => Ok(Outcome::Changed),
        }
    }
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
            // A closed standard error is ignored.
            Err(Left::Broken { message, help }) => {
                environment.terminal.error(message, help.as_ref());
            }
            Err(Left::Failed(message)) => {
                environment.terminal.error(message, None);
            }
        }
    }
    // No summary after formatting standard input to standard output.
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
    let files = Message::new("count-records").with("count", count(|outcome| !matches!(outcome, Ok(Outcome::Gone))));
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
