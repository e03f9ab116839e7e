//! The `meeting` command: what is asked on a command line, done by the crates of this workspace, and shown.
//!
//! `command_line` reads the arguments, `commands` has one file for each command, `terminal` and `output` are the only files
//! that write to a stream.

mod change;
mod command_line;
mod commands;
mod complete;
mod edit_new;
mod editor;
mod empty_result;
mod environment;
mod exit;
mod failure;
mod follow_up;
mod global;
mod help;
mod input;
mod language;
mod made_paper;
mod meant;
mod new_record;
mod open_index;
mod output;
mod output_file;
mod paper_template;
mod progress;
mod query_arguments;
mod shown;
mod terminal;
mod usage;
mod wizard;
mod wrap;

use std::process::ExitCode;

use meeting_core::i18n::Texts;
use meeting_core::texts;

/// The texts of the command line's messages.
const TEXTS: Texts = texts!("commands", "complete", "help", "man", "review", "topics", "wizard");

/// Reading YAML is a flood of small allocations: this takes a fifth off the time of a check.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    command_line::run(std::env::args_os())
}
