//! The examples of a rule: the files that they are, and what is really found in them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::batch::{check_with_file, finished};
use super::{Check, Checker, Input, LinkScope, Report, Rule, Source, Today, check_files};
use chrono::NaiveDate;

use crate::archive::{SETTINGS_FILE, SchemaCopy, Settings, directory_of, settings_of};
use lossless_yaml::MAX_BYTES;

/// The date on which examples are checked: a fixed one, so that their findings never change.
const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The SHA-256 of the files of examples, which are empty.
const EMPTY_FILE: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The one file that the settings of an example may name.
const OFFICE_SCHEMA: &str = include_str!("rules/office_schema/x-phong.schema.json");

/// The files that an example of `rule` is. One file is one record; those of a rule that needs several are
/// parted by a line `---`.
#[must_use]
pub fn inputs(rule: &Rule, example: &str) -> Vec<Input> {
    let texts: Vec<&str> = match rule.check {
        Check::Reading | Check::Record(_) | Check::Day(_) | Check::Files(_) | Check::Settings | Check::Schemas => {
            vec![example]
        }
        Check::Links(_) | Check::Archive(_) => example.split("---\n").collect(),
    };
    let mut names = BTreeSet::new();
    let mut inputs = Vec::new();
    for text in texts {
        let stem = stem(text);
        let mut name = name(rule, stem.as_deref());
        // A second file of one name is in another folder.
        while !names.insert(name.clone()) {
            name = name.replacen("records/", "records/ban-sao/", 1);
        }
        let source = Source::Bytes(text.as_bytes().to_vec());
        let place = matches!(rule.check, Check::Schemas).then(|| name.clone());
        inputs.push(Input { name, place, stem, source, stat: None, is_walked: false });
    }
    inputs
}

/// What is found in an example of `rule`.
///
/// # Errors
/// Those of [`Checker::new`].
pub fn check(rule: &Rule, example: &str) -> Result<Report, Box<jsonschema::ValidationError<'static>>> {
    let mut inputs = inputs(rule, example);
    if example == rule.explanation.bad {
        spoil(rule, &mut inputs);
    }
    let checker = Checker::new(&office(rule))?.as_of(Today::named(TODAY));
    let scope = match rule.check {
        Check::Files(_) => return Ok(check_with_file(&checker, inputs, EMPTY_FILE)),
        Check::Settings => return Ok(settings(inputs)),
        Check::Reading | Check::Record(_) | Check::Day(_) | Check::Schemas => LinkScope::Nothing,
        Check::Links(_) | Check::Archive(_) => LinkScope::EachOther,
    };
    Ok(check_files(&checker, inputs, scope))
}

/// Makes of a bad example what no text can show: a file that is too large, and one that cannot be opened.
fn spoil(rule: &Rule, inputs: &mut [Input]) {
    for input in inputs {
        match (rule.code, &mut input.source) {
            ("too-large", Source::Bytes(bytes)) => bytes.resize(MAX_BYTES + 1, b'\n'),
            // A folder is no record.
            ("unreadable-file", source) => *source = Source::File(PathBuf::from(".")),
            _ => {}
        }
    }
}

/// The settings and the directory of the archive that the examples of a rule are in.
fn office(rule: &Rule) -> Settings {
    let settings = rule.explanation.settings.map(|settings| settings_of(settings, &|_| Ok(OFFICE_SCHEMA.to_owned())));
    let directory = rule.explanation.directory.and_then(|directory| directory_of(directory).ok());
    // A test proves that they are valid.
    let settings = settings.and_then(Result::ok).unwrap_or_default();
    Settings { directory: Arc::new(directory.unwrap_or_default()), ..settings }
}

fn settings(inputs: Vec<Input>) -> Report {
    let found = inputs.into_iter().map(|input| {
        let findings = match &input.source {
            Source::Bytes(bytes) => settings_of(&String::from_utf8_lossy(bytes), &|_| Ok(OFFICE_SCHEMA.to_owned()))
                .err()
                .unwrap_or_default(),
            Source::File(_) | Source::Refused(_) => Vec::new(),
        };
        (input, findings)
    });
    finished(found.collect())
}

/// The stem that the file has: the one of a first line `# file: …`, else the record's id.
pub(super) fn stem(text: &str) -> Option<String> {
    let of = |prefix: &str| text.lines().find_map(|line| line.strip_prefix(prefix));
    of("# file: ").and_then(|name| name.strip_suffix(".yaml")).or_else(|| of("id: ")).map(str::to_owned)
}

fn name(rule: &Rule, stem: Option<&str>) -> String {
    match stem {
        _ if matches!(rule.check, Check::Settings) => SETTINGS_FILE.to_owned(),
        _ if matches!(rule.check, Check::Schemas) => SchemaCopy::ALL[0].path.to_owned(),
        Some(stem) => format!("records/{}/{stem}.yaml", stem.get(..4).unwrap_or_default()),
        None => "records/bien-ban.yaml".to_owned(),
    }
}
