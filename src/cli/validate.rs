//! `meeting validate`: checks files, folders, standard input, or the whole archive.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::{Environment, Exit, Failure, Output};
use crate::archive::Archive;
use crate::check::{self, Around, Checked, Checker, Finished, Input, Report, Source};
use crate::diagnostic::{FileFindings, Severity};
use crate::i18n::Catalog;
use crate::render::{self, Lines, Style};
use crate::yaml::MAX_BYTES;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    stdin_name: Option<String>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    #[arg(long)]
    warnings_as_errors: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let archive = environment.find_archive()?;
    let is_shared = archive.as_ref().is_none_or(|archive| archive.settings().shared);
    let checker = Checker::new(is_shared).context("the schema of the records")?;
    let report = if arguments.paths.is_empty() {
        whole_archive(&environment.archive()?, &checker)?
    } else {
        paths(arguments, environment, archive.as_ref(), &checker)?
    };
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    match arguments.format {
        Format::Json => {
            let files = report.files.iter().map(Finished::with_text);
            render::findings_json(output, &environment.catalog, report.checked, files)?;
        }
        Format::Human => {
            show(&report, environment, output)?;
            if !environment.is_quiet {
                render::summary(output, &environment.catalog, report.checked, errors, warnings)?;
            }
        }
    }
    let has_failed = errors > 0 || (arguments.warnings_as_errors && warnings > 0);
    Ok(if has_failed { Exit::Findings } else { Exit::Success })
}

/// How many files are shown at a time: their texts are in memory together.
const AT_A_TIME: usize = 256;

fn show(report: &Report, environment: &Environment, output: &mut Output) -> Result<(), Failure> {
    let style = Style { colour: environment.colour(environment.is_terminal), width: environment.width };
    for files in report.files.chunks(AT_A_TIME) {
        let pages: Vec<io::Result<Vec<u8>>> =
            files.par_iter().map(|file| page(&file.with_text(), &environment.catalog, style)).collect();
        for page in pages {
            output.write_all(&page?)?;
        }
    }
    Ok(())
}

/// Returns the findings in one file, as people see them.
fn page(file: &FileFindings, catalog: &Catalog, style: Style) -> io::Result<Vec<u8>> {
    let lines = Lines::of(&file.text);
    let mut page = Vec::new();
    for finding in &file.findings {
        render::one_finding(&mut page, catalog, style, &file.file, &file.text, &lines, finding)?;
    }
    Ok(page)
}

fn whole_archive(archive: &Archive, checker: &Checker) -> Result<Report, Failure> {
    let walk = archive.survey()?;
    let files: Vec<Input> = walk
        .files
        .iter()
        .map(|file| Input { name: Environment::shown_path(archive, &file.path), path: archive.root().join(&file.path) })
        .collect();
    let mut report = check::check_files(checker, &files, Around::EachOther);
    report.files.extend(walk.refused.iter().map(|refused| Finished {
        name: Environment::shown_path(archive, &refused.path),
        source: Source::Text(String::new()),
        findings: vec![check::refused(refused)],
    }));
    Ok(report)
}

/// Checks the files and folders of the command line, and standard input where it is `-`.
fn paths(
    arguments: &Arguments,
    environment: &Environment,
    archive: Option<&Archive>,
    checker: &Checker,
) -> Result<Report, Failure> {
    let mut files = Vec::new();
    let mut from_stdin = None;
    for path in &arguments.paths {
        if path.as_os_str() == "-" {
            from_stdin = Some(stdin(arguments.stdin_name.as_deref(), archive, checker)?);
            continue;
        }
        let place = environment.path(path);
        let name = path.display().to_string();
        let metadata = place.metadata().map_err(|error| Failure::io(&name, &error))?;
        if metadata.is_dir() {
            files.extend(folder(&place, path)?);
        } else {
            files.push(Input { name, path: place });
        }
    }
    let around = archive.map_or(Around::Nothing, Around::Archive);
    let mut report = check::check_files(checker, &files, around);
    if let Some(file) = from_stdin {
        report.checked += 1;
        report.files.extend((!file.findings.is_empty()).then_some(file));
    }
    Ok(report)
}

/// Returns the record files below a folder of the command line.
fn folder(place: &Path, shown: &Path) -> Result<Vec<Input>, Failure> {
    let files = crate::archive::files_below(place)?;
    Ok(files
        .into_iter()
        .map(|file| Input { name: shown.join(&file).display().to_string(), path: place.join(&file) })
        .collect())
}

fn stdin(name: Option<&str>, archive: Option<&Archive>, checker: &Checker) -> Result<Finished, Failure> {
    let name_shown = name.unwrap_or("-").to_owned();
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES + 1).unwrap_or(u64::MAX);
    io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(|error| Failure::io(&name_shown, &error))?;
    Ok(match crate::archive::text_of(bytes) {
        Ok(text) => {
            let stem = name.and_then(|name| check::stem(Path::new(name)));
            let Checked { mut findings, read } = checker.check(&text, stem);
            if let (Some(archive), Some((document, _))) = (archive, &read) {
                findings.extend(check::check_links(document, stem, archive));
            }
            Finished { name: name_shown, source: Source::Text(text), findings }
        }
        Err(error) => {
            let findings = error.problem().as_ref().map(Checker::unreadable).into_iter().collect();
            Finished { name: name_shown, source: Source::Text(String::new()), findings }
        }
    })
}
