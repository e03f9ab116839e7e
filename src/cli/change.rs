//! What every command that changes records does with its changes: show them, check them, make them all or none.

use std::collections::HashMap;
use std::io::{self, IsTerminal};

use anyhow::Context;

use super::output::{say, show_findings};
use super::{Environment, Failure, Output};
use crate::archive::{Archive, Lock, Write};
use crate::check::{self, Checked, Checker, Reach};
use crate::diagnostic::{Diagnostic, FileFindings, Severity};
use crate::i18n::Message;
use crate::render;

/// What is done with changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// They are made.
    Write,
    /// The differences are shown, and nothing is changed.
    DryRun,
}

impl Mode {
    /// Returns the mode that `--dry-run` asks for.
    pub fn of(is_dry_run: bool) -> Self {
        if is_dry_run { Self::DryRun } else { Self::Write }
    }
}

/// Makes all changes or none, or shows them. Where a record would have errors that it has not now, they are shown and
/// nothing is changed. Returns whether the changes are made, or could be.
pub(super) fn carry_out(
    writes: &[Write],
    mode: Mode,
    lock: &Lock,
    archive: &Archive,
    environment: &Environment,
    output: &mut Output,
) -> Result<bool, Failure> {
    if mode == Mode::DryRun {
        show(writes, archive, environment, output)?;
    }
    let checker = Checker::new(archive.settings()).context("the schema of the records")?;
    let mut is_sound = true;
    for write in writes {
        let findings = new_errors(write, archive, &checker);
        if !findings.is_empty() {
            is_sound = false;
            let file = Environment::shown_path(archive, &archive.relative(write.path()));
            let file = FileFindings { file, text: write.text().to_owned(), findings };
            let colour = environment.colour(io::stderr().is_terminal());
            show_findings(&mut io::stderr().lock(), environment, colour, &file)?;
        }
    }
    if !is_sound {
        let mut stderr = io::stderr().lock();
        let colour = environment.colour(stderr.is_terminal());
        say(&mut stderr, &environment.catalog, colour, &Message::new("change-refused"), None)?;
        return Ok(false);
    }
    if mode == Mode::Write {
        archive.commit(lock, writes)?;
    }
    Ok(true)
}

/// Shows the changes as git does.
fn show(writes: &[Write], archive: &Archive, environment: &Environment, output: &mut Output) -> Result<(), Failure> {
    let has_colour = environment.colour(environment.is_terminal);
    for write in writes {
        let new_name = archive.relative(write.path());
        let (name, old) = match write {
            Write::Create { .. } => (new_name.clone(), ""),
            Write::Replace { old, .. } => (new_name.clone(), old.as_str()),
            Write::Move { from, old, .. } => (archive.relative(from), old.as_str()),
        };
        let change = render::Change { name: &name, new_name: &new_name, old, new: write.text() };
        render::diff(output, has_colour, change)?;
    }
    Ok(())
}

/// Returns the errors of the new text that the old one has not: of each code, as many as are more than before.
fn new_errors(write: &Write, archive: &Archive, checker: &Checker) -> Vec<Diagnostic> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    if let Write::Replace { old, .. } | Write::Move { old, .. } = write {
        let path = match write {
            Write::Move { from, .. } => from,
            _ => write.path(),
        };
        for finding in errors(old, path, archive, checker) {
            *known.entry(finding.code).or_default() += 1;
        }
    }
    let mut found = errors(write.text(), write.path(), archive, checker);
    found.retain(|finding| match known.get_mut(finding.code) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    found
}

fn errors(text: &str, path: &std::path::Path, archive: &Archive, checker: &Checker) -> Vec<Diagnostic> {
    let stem = check::stem(path);
    let Checked { mut findings, allowances, read } = checker.check(text, stem);
    if let Some((document, _)) = &read {
        findings.extend(check::check_links(document, stem, archive));
    }
    let place = archive.relative(path);
    let mut findings = checker.judged(findings, &allowances, Some(&place), Reach::Links);
    findings.retain(|finding| finding.severity == Severity::Error);
    findings
}
