//! `-khen` is an exclusion: what a query may look like on the command line, next to flags.
//!
//! Clap would read `-khen` as the flags `-k -h -e -n`. Where a command takes a query, an argument of one hyphen and
//! more than one letter is therefore written `not:khen` before clap sees it. Known short flags have one letter and
//! stay what they are; so does everything after `--` and the value of a flag.

use std::ffi::OsString;

use clap::Command;

/// `arguments` in which the exclusions of a query are written so that no flag can be meant.
pub fn with_exclusions(command: &Command, arguments: Vec<OsString>) -> Vec<OsString> {
    let Some((position, target)) = called(command, &arguments) else { return arguments };
    if target.get_positionals().all(|operand| operand.get_id() != "query") {
        return arguments;
    }
    let mut is_value = false;
    let mut is_open = true;
    arguments
        .into_iter()
        .enumerate()
        .map(|(index, argument)| {
            let Some(text) = argument.to_str().filter(|_| index > position && is_open && !is_value) else {
                is_value = false;
                return argument;
            };
            is_open = text != "--";
            is_value = takes_value(command, target, text);
            exclusion(text).unwrap_or(argument)
        })
        .collect()
}

/// The subcommand that is called, and where its name is.
pub fn called<'c>(command: &'c Command, arguments: &[OsString]) -> Option<(usize, &'c Command)> {
    let mut is_value = false;
    for (index, argument) in arguments.iter().enumerate().skip(1) {
        let text = argument.to_str()?;
        if is_value {
            is_value = false;
        } else if text.starts_with('-') {
            is_value = takes_value(command, command, text);
        } else {
            return command.find_subcommand(text).map(|target| (index, target));
        }
    }
    None
}

/// The arguments after a command that takes a query, split into flags and words.
pub struct SplitArguments<'c> {
    command: &'c Command,
    target: &'c Command,
    /// The flags with their values, in order.
    pub flags: Vec<OsString>,
    /// The words of the query and other operands, in order; exclusions are rewritten so that they cannot be flags.
    pub words: Vec<OsString>,
    is_value: bool,
}

impl<'c> SplitArguments<'c> {
    pub fn new(command: &'c Command, target: &'c Command) -> Self {
        Self { command, target, flags: Vec::new(), words: Vec::new(), is_value: false }
    }

    /// Adds arguments; a `--` among them applies to these alone.
    pub fn add(&mut self, arguments: impl IntoIterator<Item = OsString>) {
        let mut is_open = true;
        for argument in arguments {
            // Text that is not UTF-8 is not a flag.
            let text = argument.to_str().unwrap_or_default();
            if self.is_value {
                self.is_value = false;
                self.flags.push(argument);
            } else if !is_open || !text.starts_with('-') || text == "-" {
                self.words.push(argument);
            } else if text == "--" {
                is_open = false;
            } else if let Some(word) = exclusion(text) {
                self.words.push(word);
            } else {
                self.is_value = takes_value(self.command, self.target, text);
                self.flags.push(argument);
            }
        }
    }
}

/// An exclusion so that no flag can be meant; `None` if it is something else.
fn exclusion(text: &str) -> Option<OsString> {
    let rest = text.strip_prefix('-')?;
    // `-C` takes its value with or without a space between.
    let is_it = !rest.starts_with('-') && rest.chars().count() > 1 && !rest.starts_with('C');
    is_it.then(|| format!("not:{rest}").into())
}

/// Whether the argument after `flag` is its value.
pub fn takes_value(command: &Command, target: &Command, flag: &str) -> bool {
    let mut flags = target.get_arguments().chain(command.get_arguments());
    let is_it = |argument: &&clap::Arg| match flag.strip_prefix("--") {
        Some(long) => argument.get_long() == Some(long),
        None => flag.strip_prefix('-').is_some_and(|short| {
            let mut letters = short.chars();
            letters.next().is_some() && argument.get_short() == short.chars().next() && letters.next().is_none()
        }),
    };
    flags.find(is_it).is_some_and(|argument| argument.get_action().takes_values())
}
