//! `meeting explain`: what findings mean, with a bad and a good example.

use std::io::Write;

use clap::{Args, ValueEnum};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::check::{Rule, example, rules};
use meeting_core::i18n::Message;
use meeting_render::{Explained, Style};
use viet_text::suggest;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let rules = arguments.codes.iter().map(|code| rule(code)).collect::<Result<Vec<_>, _>>()?;
    let catalog = &environment.terminal.catalog;
    let style = Style {
        color: environment.terminal.color(environment.terminal.is_interactive),
        width: environment.terminal.width,
    };
    match (rules.is_empty(), arguments.format) {
        (true, Format::Text) => meeting_render::rule_table(output, catalog, style, rules::ALL)?,
        (true, Format::Markdown) => {
            let all = rules::ALL.iter().map(|rule| explained(rule)).collect::<Result<Vec<_>, _>>()?;
            meeting_render::rules_markdown(output, catalog, &all)?;
        }
        (false, format) => {
            for (index, rule) in rules.into_iter().enumerate() {
                if index > 0 {
                    writeln!(output)?;
                }
                let explained = explained(rule)?;
                match format {
                    Format::Text => meeting_render::explanation(output, catalog, style, &explained)?,
                    Format::Markdown => meeting_render::rule_markdown(output, catalog, &explained)?,
                }
            }
        }
    }
    Ok(Exit::Success)
}

fn rule(code: &str) -> Result<&'static Rule, Failure> {
    if let Some(rule) = rules::ALL.iter().find(|rule| rule.code.eq_ignore_ascii_case(code)) {
        return Ok(rule);
    }
    let failure = Failure::new(Message::new("unknown-code").with("code", code));
    Err(match suggest::nearest(code, rules::ALL.iter().map(|rule| rule.code)) {
        Some(near) => failure.with_help(Message::new("did-you-mean").with("name", near)),
        None => failure.with_help(Message::new("unknown-code-help")),
    })
}

/// A rule with what is found in its bad example now.
fn explained(rule: &'static Rule) -> Result<Explained<'static>, Failure> {
    let bad = example::check(rule, rule.explanation.bad).map_err(anyhow::Error::from)?;
    Ok(Explained { rule, bad })
}
