//! Help in the user's language: every word of clap's pages comes from the catalogs.
//!
//! The keys are made from the names: `help-<command>` for what a command does, `help-<command>-examples` for what
//! `--help` adds, `help-<command>-<argument>` for an argument, `help-arg-<argument>` for one that several
//! commands take. A test proves that none is missing.

use clap::builder::StyledStr;
use clap::{Arg, Command};

use crate::commands::topic::Topic;
use meeting_core::i18n::{Catalog, Message};

/// `command` with all its texts in the catalog's language.
pub fn translated(command: Command, catalog: &Catalog) -> Command {
    let command = words(command, catalog, "meeting");
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |sub| {
            let name = sub.get_name().to_owned();
            let nested: Vec<String> = sub.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
            nested.into_iter().fold(words(sub, catalog, &name), |sub, inner| {
                let path = format!("{name}-{inner}");
                sub.mut_subcommand(inner, |inner| words(inner, catalog, &path))
            })
        })
    })
}

/// A command with its texts; `name` is its path from the program, joined by hyphens.
fn words(command: Command, catalog: &Catalog, name: &str) -> Command {
    let say = |key: &'static str| catalog.say(&Message::new(key));
    let about = catalog.get(&format!("help-{name}")).unwrap_or_else(|| name.to_owned());
    let mut command = command
        .about(about)
        .disable_help_flag(true)
        .help_template(template(&say("help-usage")))
        .subcommand_help_heading(say("help-commands"))
        .subcommand_value_name(say("help-command-value"));
    if let Some(examples) = catalog.get(&format!("help-{name}-examples")) {
        let topics = if name == "meeting" { topics(catalog) } else { String::new() };
        command = command.after_long_help(format!("{}\n{examples}{topics}", say("help-examples")));
    }
    let (options, operands, global) = (say("help-options"), say("help-operands"), say("help-global"));
    let command = command.mut_args(|argument| {
        let heading = if argument.is_positional() {
            &operands
        } else if argument.is_global_set() || argument.get_id() == "version" {
            &global
        } else {
            &options
        };
        let help = argument_help(&argument, catalog, name);
        let argument = argument.help(help).help_heading(heading.clone());
        // The help names the values itself.
        if argument.get_action().takes_values() {
            argument.hide_default_value(true).hide_possible_values(true)
        } else {
            argument
        }
    });
    let usage = usage(&command, name, &say("help-usage-options"));
    command.override_usage(usage)
}

/// The list of the pages that are not about one command.
fn topics(catalog: &Catalog) -> String {
    let lines = Topic::ALL.map(|topic| format!("\n  meeting help {:8}{}", topic.name(), topic.about(catalog)));
    format!("\n\n{}{}", catalog.say(&Message::new("help-topics")), lines.concat())
}

fn argument_help(argument: &Arg, catalog: &Catalog, command: &str) -> String {
    let id = argument.get_id().as_str().replace('_', "-");
    let own = catalog.get(&format!("help-{command}-{id}"));
    own.or_else(|| catalog.get(&format!("help-arg-{id}"))).unwrap_or(id)
}

fn template(usage: &str) -> String {
    format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n")
}

/// Clap's own usage line with the placeholders translated.
fn usage(command: &Command, name: &str, options: &str) -> StyledStr {
    let mut copy = command.clone().bin_name(bin_name(name));
    let rendered = copy.render_usage().to_string();
    let line = rendered.trim_start_matches("Usage:").trim();
    line.replace("[OPTIONS]", options).into()
}

fn bin_name(name: &str) -> String {
    match name {
        "meeting" => "meeting".to_owned(),
        name => format!("meeting {}", name.replace('-', " ")),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{Command, CommandFactory};

    use crate::command_line::CommandLine;
    use meeting_core::i18n::{Catalog, Language};

    /// Adds the keys that the pages of `command` need; an argument that several commands take may have one key.
    fn needed(command: &Command, name: &str, catalog: &Catalog, keys: &mut BTreeSet<String>) {
        keys.insert(format!("help-{name}"));
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str().replace('_', "-");
            let own = format!("help-{name}-{id}");
            keys.insert(if catalog.get(&own).is_some() { own } else { format!("help-arg-{id}") });
        }
        for sub in command.get_subcommands() {
            let path = if name == "meeting" { sub.get_name().to_owned() } else { format!("{name}-{}", sub.get_name()) };
            needed(sub, &path, catalog, keys);
        }
    }

    #[test]
    fn every_page_has_its_words_and_no_word_is_left_over() {
        for language in Language::ALL {
            let catalog = crate::language::catalog(language);
            let mut keys = BTreeSet::new();
            needed(&CommandLine::command(), "meeting", &catalog, &mut keys);
            for key in &keys {
                assert!(catalog.get(key).is_some(), "{key} in {}", language.code());
            }
            let page = [
                "usage",
                "commands",
                "command-value",
                "options",
                "operands",
                "global",
                "usage-options",
                "examples",
                "topics",
            ];
            keys.extend(page.map(|name| format!("help-{name}")));
            let known = crate::TEXTS.of(language).iter().flat_map(|source| source.lines());
            for key in known.filter(|line| line.starts_with("help-")).filter_map(|line| line.split(" =").next()) {
                assert!(keys.contains(key) || key.ends_with("-examples"), "{key} is unused");
            }
        }
    }

    #[test]
    fn no_argument_shares_its_name_with_one_of_every_command() {
        let command = CommandLine::command();
        let global: Vec<&str> = command.get_arguments().map(|argument| argument.get_id().as_str()).collect();
        for sub in command.get_subcommands() {
            for argument in sub.get_arguments() {
                assert!(!global.contains(&argument.get_id().as_str()), "{} of {}", argument.get_id(), sub.get_name());
            }
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        CommandLine::command().debug_assert();
    }
}
