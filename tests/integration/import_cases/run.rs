//! A document imported into an archive of its own, and what came of it.

use std::sync::LazyLock;

use regex::Regex;

use super::compare::compare;
use super::draft::Draft;
use super::tally::Tally;
use super::truth::{Case, Truth};
use crate::support::{Office, Run, files};

/// The day on which all is imported: after those of all documents.
pub const TODAY: &str = "2026-12-01";

/// What is given to an import that is refused for want of it.
const HELP: [(&str, &str); 2] = [("--date", "2000-01-01"), ("--title", "Không tên")];

/// A message which says that a document is no minutes.
static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?:\bno\b|\bnot\b|n't|nothing|hardly|unlike)[^\n]{0,60}\b(?:minutes|meeting|session was held)\b|",
        r"\b(?:không|chẳng|chưa)\b[^\n]{0,60}(?:biên bản|cuộc họp|buổi họp)"
    ))
    .unwrap()
});

/// What came of a document.
pub struct Outcome {
    pub verdict: Verdict,
    /// Whether the drafts break no rule; none where there is no draft.
    pub is_valid: Option<bool>,
    pub records: usize,
    /// What the import had to be given although the document may say it.
    pub given: Vec<&'static str>,
}

pub enum Verdict {
    /// The minutes of a meeting.
    Compared(Box<Tally>),
    /// No minutes: what was found in them nevertheless, and whether a message says that they are none.
    NoMinutes { invented: Vec<String>, has_notice: bool },
}

/// Imports a document and compares what comes of it.
pub fn run(case: &Case) -> Outcome {
    let office = Office::empty();
    office.write("meeting.yaml", "{}\n");
    let meeting = |arguments: &[&str]| -> Run {
        let mut command = office.command();
        // How long a line is decides no figure.
        command.args(["--lang", "en", "--color", "never"]).args(arguments).env_remove("COLUMNS");
        office.finish(command.env("MEETING_TODAY", TODAY))
    };
    let has_draft = || office.root().join("records").is_dir();
    let mut arguments = vec!["import", case.document.to_str().unwrap()];
    arguments.extend(case.truth.args.iter().map(String::as_str));
    let mut messages = meeting(&arguments).stderr;
    let mut given = Vec::new();
    for (flag, value) in HELP {
        if has_draft() {
            break;
        }
        if !case.truth.args.iter().any(|argument| argument == flag) {
            given.push(flag);
            arguments.extend([flag, value]);
            messages += &meeting(&arguments).stderr;
        }
    }
    let records =
        if has_draft() { files(office.root().join("records").to_str().unwrap(), ".yaml") } else { Vec::new() };
    let is_valid = has_draft().then(|| {
        let run = meeting(&["validate"]);
        messages += &run.stderr;
        run.code == 0
    });
    let mut draft =
        Draft::of(&records.iter().map(|(_, text)| lossless_yaml::parse(text).unwrap().value).collect::<Vec<_>>());
    if given.contains(&"--title") {
        draft.titles.clear();
    }
    let is_date_given = given.contains(&"--date");
    let verdict = if case.truth.not_minutes {
        Verdict::NoMinutes {
            invented: invented(&case.truth, &draft, is_date_given),
            has_notice: NOTICE.is_match(&messages),
        }
    } else {
        Verdict::Compared(Box::new(compare(&case.truth, &draft, is_date_given)))
    };
    Outcome { verdict, is_valid, records: records.len(), given }
}

/// What was found in a document that is of no meeting.
fn invented(truth: &Truth, draft: &Draft, is_date_given: bool) -> Vec<String> {
    let people = draft.people.iter().map(|it| format!("person {}", it.name));
    let asks = draft.asks.iter().map(|it| format!("ask {}", it.text.chars().take(80).collect::<String>()));
    let votes = draft.votes.iter().map(|it| format!("vote {it}"));
    let dates = draft.dates.iter().filter(|date| !is_date_given && !truth.date_ok.contains(date));
    people.chain(asks).chain(votes).chain(dates.map(|date| format!("date {date}"))).collect()
}
