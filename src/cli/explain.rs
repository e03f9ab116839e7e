//! `meeting explain`: what a finding means, with a bad and a good example.

use std::io::Write;

use clap::Args;

use super::{Environment, Exit, Failure, Output};
use crate::check::{Rule, rules};
use crate::i18n::Message;
use crate::text::{suggest, terminal};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    match &arguments.code {
        None => table(environment, output)?,
        Some(code) => match rules::ALL.iter().find(|rule| rule.code.eq_ignore_ascii_case(code)) {
            Some(rule) => explain(rule, environment, output)?,
            None => return Err(unknown(code)),
        },
    }
    Ok(Exit::Success)
}

fn unknown(code: &str) -> Failure {
    let failure = Failure::new(Message::new("unknown-code").with("code", code));
    match suggest::nearest(code, rules::ALL.iter().map(|rule| rule.code)) {
        Some(near) => failure.helped(Message::new("did-you-mean").with("name", near)),
        None => failure.helped(Message::new("unknown-code-help")),
    }
}

fn table(environment: &Environment, output: &mut Output) -> Result<(), Failure> {
    let catalog = &environment.catalog;
    let width = rules::ALL.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
    for rule in rules::ALL {
        let severity = catalog.say(&Message::new(severity_key(rule)));
        let gap = " ".repeat(10_usize.saturating_sub(terminal::width(&severity)));
        writeln!(output, "{:width$}  {severity}{gap}{}", rule.code, rule.explanation.title(catalog.language()))?;
    }
    Ok(())
}

fn severity_key(rule: &Rule) -> &'static str {
    match rule.severity {
        crate::diagnostic::Severity::Error => "severity-error",
        crate::diagnostic::Severity::Warning => "severity-warning",
    }
}

fn explain(rule: &Rule, environment: &Environment, output: &mut Output) -> Result<(), Failure> {
    let catalog = &environment.catalog;
    let severity = catalog.say(&Message::new(severity_key(rule)));
    writeln!(output, "{severity}[{}]: {}", rule.code, rule.explanation.title(catalog.language()))?;
    let body = rule.explanation.words(catalog.language()).lines().skip(1).skip_while(|line| line.trim().is_empty());
    writeln!(output)?;
    for line in body {
        writeln!(output, "{line}")?;
    }
    for (heading, example) in [("explain-bad", rule.explanation.bad), ("explain-good", rule.explanation.good)] {
        writeln!(output, "\n{}\n", catalog.say(&Message::new(heading)))?;
        for line in terminal::terminal_safe_lines(example).lines() {
            writeln!(output, "    {line}")?;
        }
    }
    Ok(())
}
