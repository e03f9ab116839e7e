//! Help in the user's language: every word of clap's pages comes from the catalogs.
//!
//! The keys are made from the names: `help-<command>` for what a command does, `help-<command>-examples` for what
//! `--help` adds, `help-<command>-<argument>` for an argument, `help-arg-<argument>` for one that several
//! commands take, `help-value-<name>` for the name of a value. A test proves that none is missing.

use clap::builder::StyledStr;
use clap::{Arg, Command};

use crate::commands::GROUPS;
use crate::commands::topic::Topic;
use crate::wrap::{wrapped, wrapped_command};
use meeting_core::i18n::{Catalog, Message};
use viet_text::terminal;

/// `command` with all its texts in the catalog's language. Clap wraps descriptions; `width` is that of the other lines, none for
/// pages that are wrapped elsewhere.
pub fn translated(command: Command, catalog: &Catalog, width: Option<usize>) -> Command {
    let width = width.unwrap_or(usize::MAX);
    let command = words(command, catalog, "meeting", width);
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |sub| {
            let name = sub.get_name().to_owned();
            let nested: Vec<String> = sub.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
            nested.into_iter().fold(words(sub, catalog, &name, width), |sub, inner| {
                let path = format!("{name}-{inner}");
                sub.mut_subcommand(inner, |inner| words(inner, catalog, &path, width))
            })
        })
    });
    let template = grouped(&command, catalog);
    command.help_template(template)
}

/// The template of the first page, which lists the commands in their groups: clap knows only one list of them.
fn grouped(command: &Command, catalog: &Catalog) -> StyledStr {
    let say = |key: &str| catalog.get(key).unwrap_or_default();
    let style = command.get_styles().get_header();
    let list = command.clone().help_template("{subcommands}").render_help().ansi().to_string();
    let mut entries: Vec<String> = Vec::new();
    for line in list.lines() {
        match entries.last_mut() {
            // The description of a command may go on in further lines.
            Some(entry) if line.starts_with("   ") => *entry += &format!("\n{line}"),
            _ => entries.push(line.to_owned()),
        }
    }
    let shown = command.get_subcommands().filter(|sub| !sub.is_hide_set());
    let names: Vec<&str> = shown.map(Command::get_name).collect();
    let groups = GROUPS.map(|(group, members)| {
        let lines = members.iter().filter_map(|member| entries.get(names.iter().position(|name| name == member)?));
        let lines = lines.map(String::as_str).collect::<Vec<_>>().join("\n");
        format!("{style}{}:{style:#}\n{lines}\n\n", say(&format!("help-group-{group}")))
    });
    let (usage, global) = (say("help-usage"), say("help-global"));
    let options = format!("{style}{global}:{style:#}\n{{options}}{{after-help}}\n");
    format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{}{options}", groups.concat()).into()
}

/// A command with its texts; `name` is its path from the program, joined by hyphens.
fn words(command: Command, catalog: &Catalog, name: &str, width: usize) -> Command {
    let say = |key: &'static str| catalog.say(&Message::new(key));
    let about = catalog.get(&format!("help-{name}")).unwrap_or_else(|| name.to_owned());
    let mut command = command
        .about(about)
        .disable_help_flag(true)
        .help_template(template(&say("help-usage")))
        .subcommand_help_heading(say("help-commands"))
        .subcommand_value_name(say("help-command-value"));
    if let Some(examples) = catalog.get(&format!("help-{name}-examples")) {
        let topics = if name == "meeting" { topics(catalog, width) } else { String::new() };
        let examples = fitted(&examples, width);
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
        if !argument.get_action().takes_values() {
            return argument;
        }
        let name = value_name(&argument, catalog);
        // The help names the values itself.
        argument.value_name(name).hide_default_value(true).hide_possible_values(true)
    });
    let label = say("help-usage");
    let usage = usage(&command, name, &say("help-usage-options"), width.saturating_sub(terminal::width(&label) + 1));
    command.override_usage(usage)
}

/// Examples in lines of a width. A command that goes on in further lines stays as it is if all of them fit.
fn fitted(examples: &str, width: usize) -> String {
    let joined = |command: &[&str]| {
        let lines = command.iter().map(|line| line.trim_end_matches('\\').trim());
        format!("  {}", lines.collect::<Vec<_>>().join(" "))
    };
    let lines: Vec<&str> = examples.lines().collect();
    let commands = lines.split_inclusive(|line| !line.ends_with('\\'));
    let fits = |line: &&str| terminal::width(line) <= width;
    let fitted = commands.flat_map(|command| match command {
        command if command.iter().all(fits) => command.iter().map(|line| (*line).to_owned()).collect(),
        command => wrapped_command(&joined(command), width, "      "),
    });
    fitted.collect::<Vec<_>>().join("\n")
}

/// The list of the pages that are not about one command.
fn topics(catalog: &Catalog, width: usize) -> String {
    let lines = Topic::ALL.map(|topic| {
        let line = format!("  meeting help {:8}{}", topic.name(), topic.about(catalog));
        let indent = " ".repeat("  meeting help ".len() + 8);
        format!("\n{}", wrapped(&line, width, &indent).join("\n"))
    });
    format!("\n\n{}{}", catalog.say(&Message::new("help-topics")), lines.concat())
}

fn argument_help(argument: &Arg, catalog: &Catalog, command: &str) -> String {
    let id = argument.get_id().as_str().replace('_', "-");
    let own = catalog.get(&format!("help-{command}-{id}"));
    own.or_else(|| catalog.get(&format!("help-arg-{id}"))).unwrap_or(id)
}

/// What stands for the value of an argument, in the catalog's language: each word in capitals is translated, signs and
/// values stay.
fn value_name(argument: &Arg, catalog: &Catalog) -> String {
    let name = match argument.get_value_names() {
        Some(names) => names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(" "),
        None => argument.get_id().as_str().to_uppercase(),
    };
    let is_in_word = |c: char| c.is_ascii_uppercase() || c == '_';
    let mut translated = String::new();
    for piece in name.split_inclusive(|c| !is_in_word(c)) {
        let (word, sign) = piece.split_at(piece.trim_end_matches(|c| !is_in_word(c)).len());
        let known = catalog.get(&format!("help-value-{}", word.to_lowercase().replace('_', "-")));
        translated += known.as_deref().unwrap_or(word);
        translated += sign;
    }
    translated
}

fn template(usage: &str) -> String {
    format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n")
}

/// Clap's own usage line with the placeholders translated.
fn usage(command: &Command, name: &str, options: &str, width: usize) -> StyledStr {
    let mut copy = command.clone().bin_name(bin_name(name));
    let rendered = copy.render_usage().to_string();
    // The placeholder of the options is one word for the wrapping.
    let no_break = '\u{a0}';
    let line = rendered.trim_start_matches("Usage:").trim();
    let line = line.replace("[OPTIONS]", &options.replace(' ', &no_break.to_string()));
    wrapped(&line, width, "    ").join("\n").replace(no_break, " ").into()
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
    use crate::commands::GROUPS;
    use meeting_core::i18n::{Catalog, Language};

    /// Adds the keys that the pages of `command` need; an argument that several commands take may have one key.
    fn needed(command: &Command, name: &str, catalog: &Catalog, keys: &mut BTreeSet<String>) {
        keys.insert(format!("help-{name}"));
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str().replace('_', "-");
            let own = format!("help-{name}-{id}");
            keys.insert(if catalog.get(&own).is_some() { own } else { format!("help-arg-{id}") });
            let argument = Some(argument).filter(|argument| argument.get_action().takes_values());
            let names = argument.and_then(clap::Arg::get_value_names).into_iter().flatten();
            let names = names.flat_map(|name| name.split(|c: char| !c.is_ascii_uppercase() && c != '_'));
            keys.extend(
                names
                    .filter(|name| !name.is_empty())
                    .map(|name| format!("help-value-{}", name.to_lowercase().replace('_', "-"))),
            );
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
            keys.extend(GROUPS.map(|(group, _)| format!("help-group-{group}")));
            let known = crate::TEXTS.of(language).iter().flat_map(|source| source.lines());
            for key in known.filter(|line| line.starts_with("help-")).filter_map(|line| line.split(" =").next()) {
                assert!(keys.contains(key) || key.ends_with("-examples"), "{key} is unused");
            }
        }
    }

    #[test]
    fn every_command_is_in_one_group() {
        let command = CommandLine::command();
        let mut names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, members)| *members).copied().collect();
        names.sort_unstable();
        grouped.sort_unstable();
        assert_eq!(grouped, names);
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
