//! Where on the command line the cursor is: after which command, in which argument.

use std::ops::RangeFrom;

use clap::{Arg, Command};

/// Where the cursor is.
pub struct Situation<'c> {
    /// The command that the words before the cursor name.
    pub command: &'c Command,
    /// The flags that it takes, those of every command included.
    pub flags: Vec<&'c Arg>,
    /// The flags that have been given, with their values.
    given: Vec<(&'c str, Option<String>)>,
    /// The operands that have been given.
    pub operands: Vec<String>,
    /// What the word under the cursor is.
    pub place: CurrentWord<'c>,
}

/// What the word under the cursor is. The range is the argument's own text in it.
pub enum CurrentWord<'c> {
    /// The name of a command.
    Command,
    /// A flag.
    Flag,
    /// The value of a flag.
    Value(&'c Arg, RangeFrom<usize>),
    /// An operand.
    Operand(&'c Arg),
    /// Unknown.
    Nowhere,
}

impl<'c> Situation<'c> {
    /// Parses the words before the cursor and the one under it, without the program's name.
    pub fn of(root: &'c Command, words: &[String], current: &str) -> Self {
        let global = || root.get_arguments().filter(|argument| argument.is_global_set());
        let mut read = Self {
            command: root,
            flags: flags_of(root).collect(),
            given: Vec::new(),
            operands: Vec::new(),
            place: CurrentWord::Nowhere,
        };
        let (mut awaiting, mut is_open, mut is_known, mut is_help) = (None, true, true, false);
        for word in words {
            if let Some(flag) = awaiting.take() {
                read.give(flag, Some(word.clone()));
            } else if is_open && word == "--" {
                is_open = false;
            } else if let Some((flag, value)) = read.flag(word).filter(|_| is_open) {
                match value {
                    None if takes_value(flag) => awaiting = Some(flag),
                    value => read.give(flag, value.map(|value| word[value.start..].to_owned())),
                }
            } else if !read.command.has_subcommands() {
                read.operands.push(word.clone());
            } else if let Some(command) = read.command.find_subcommand(word) {
                read.command = command;
                read.flags = flags_of(command).chain(global()).collect();
            } else if word == "help" && read.operands.is_empty() && !is_help {
                is_help = true;
            } else {
                is_known = false;
            }
        }
        if is_known {
            read.place = read.place_of(current, awaiting, is_open, is_help);
        }
        read
    }

    fn place_of(&self, current: &str, awaiting: Option<&'c Arg>, is_open: bool, is_help: bool) -> CurrentWord<'c> {
        if let Some(flag) = awaiting {
            return CurrentWord::Value(flag, 0..);
        }
        if self.command.has_subcommands() && (is_help || !current.starts_with('-')) {
            return CurrentWord::Command;
        }
        if is_help {
            return CurrentWord::Nowhere;
        }
        let operand = self.operand();
        if is_open && current.starts_with('-') {
            if let Some((flag, Some(value))) = self.flag(current) {
                return CurrentWord::Value(flag, value);
            }
            // `-lead:…` is an exclusion.
            let may_exclude = operand.is_some_and(|operand| operand.get_id() == "query");
            if !may_exclude || current == "-" || current.starts_with("--") {
                return CurrentWord::Flag;
            }
        }
        operand.map_or(CurrentWord::Nowhere, CurrentWord::Operand)
    }

    /// The operand that comes next.
    fn operand(&self) -> Option<&'c Arg> {
        let takes_many = |operand: &Arg| operand.get_num_args().is_some_and(|count| count.max_values() > 1);
        let next = self.command.get_positionals().nth(self.operands.len());
        next.or_else(|| self.command.get_positionals().find(|operand| takes_many(operand) || is_list(operand)))
    }

    /// The flag that a word is, and where in the word its value begins.
    fn flag(&self, word: &str) -> Option<(&'c Arg, Option<RangeFrom<usize>>)> {
        let of = |is_it: &dyn Fn(&Arg) -> bool| self.flags.iter().copied().find(|flag| is_it(flag));
        if let Some(long) = word.strip_prefix("--") {
            let (name, has_value) = long.split_once('=').map_or((long, false), |(name, _)| (name, true));
            let flag = of(&|flag| flag.get_long() == Some(name))?;
            return Some((flag, has_value.then_some(name.len() + 3..)));
        }
        let mut letters = word.strip_prefix('-')?.chars();
        let letter = letters.next()?;
        let flag = of(&|flag| flag.get_short() == Some(letter))?;
        match letters.as_str() {
            "" => Some((flag, None)),
            // `-qC` is not worth the trouble.
            _ => takes_value(flag).then_some((flag, Some(1 + letter.len_utf8()..))),
        }
    }

    fn give(&mut self, flag: &'c Arg, value: Option<String>) {
        self.given.push((flag.get_id().as_str(), value));
    }

    /// The value of a flag that has been given.
    pub fn value_of(&self, id: &str) -> Option<&str> {
        self.given.iter().find(|(given, _)| *given == id).and_then(|(_, value)| value.as_deref())
    }

    /// Whether a flag may be given now: most may once.
    pub fn may_take(&self, flag: &Arg) -> bool {
        !flag.is_hide_set() && (is_list(flag) || self.given.iter().all(|(given, _)| flag.get_id() != given))
    }
}

fn flags_of(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|argument| !argument.is_positional())
}

fn takes_value(flag: &Arg) -> bool {
    flag.get_action().takes_values()
}

fn is_list(argument: &Arg) -> bool {
    matches!(argument.get_action(), clap::ArgAction::Append)
}
