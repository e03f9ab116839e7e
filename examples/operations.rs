//! Another front: marks a task done and adds a directive, by the operations alone.
//!
//! It knows no command line, terminal or database: the ledger is a scan of the records. Run it in a folder of an archive:
//!
//! ```text
//! cargo run --example operations -- 2023-05-08-a t1 "Báo cáo kết quả trước ngày 30/6/2023"
//! ```
//!
//! It prints what would change, and makes it where a fourth argument says `write`.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use meeting_core::check::Today;
use meeting_core::i18n::{Catalog, Language, Message};
use meeting_core::model::{Entity, Step};
use meeting_core::ops::{AddRequest, Changeset, Fields, FollowUpRequest, Refusal, Staging, Workspace, add, follow_up};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [record, task, directive, rest @ ..] = &arguments[..] else { return ExitCode::from(2) };
    let today = Today::by_clock(chrono::Local::now().date_naive());
    let is_made = rest.iter().any(|word| word == "write");
    let mut out = io::stdout();
    match run(Path::new("."), today, [record, task, directive], is_made, &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            show_refusal(&refusal, &mut out);
            ExitCode::FAILURE
        }
    }
}

/// Marks a task of a record done and adds a directive to it, in the archive of a folder; only shows it unless it `is_made`.
///
/// # Errors
/// Where there is no such task, or the record would have errors.
pub fn run(
    folder: &Path,
    today: Today,
    [record, task, directive]: [&str; 3],
    is_made: bool,
    out: &mut dyn Write,
) -> Result<(), Refusal> {
    let workspace = Workspace::scanning(folder, today)?;
    let (lock, recovered) = workspace.lock()?;
    if let Some(message) = recovered {
        tell(&message, out);
    }
    let ids = [format!("{record}#{task}")];
    let done = follow_up(&workspace, &FollowUpRequest::new(&ids, Step::Done))?;
    show(&done, out);
    if is_made {
        done.apply(&workspace, &lock, Staging::No, |_| {})?;
    }
    let added = add(
        &workspace,
        &AddRequest {
            id: record,
            what: Entity::Directive,
            base: Fields::default(),
            text: Some(directive),
            fields: vec![("kind", "kind", "request")],
        },
    )?;
    show(&added, out);
    if is_made {
        added.apply(&workspace, &lock, Staging::No, |_| {})?;
    }
    Ok(())
}

/// Prints the files of a change, and what becomes of work.
fn show(change: &Changeset, out: &mut dyn Write) {
    for outcome in &change.outcomes {
        let after = outcome.after.map_or("unchanged", |after| after.name());
        say(&format!("{}: {} -> {after}", outcome.reference, outcome.before.name()), out);
    }
    change.understood.iter().chain(&change.notes).for_each(|message| tell(message, out));
    for write in &change.writes {
        let old = write.old().map(|(_, text)| text).unwrap_or_default();
        let is_new = |line: &&str| !old.lines().any(|known| known == *line);
        let name = write.path().file_name().unwrap_or_default();
        say(&format!("{}:", name.to_string_lossy()), out);
        write.text().lines().filter(is_new).for_each(|line| say(&format!("+ {line}"), out));
    }
}

fn show_refusal(refusal: &Refusal, out: &mut dyn Write) {
    match refusal {
        Refusal::Said { message, .. } => tell(message, out),
        Refusal::Unreadable(file) => say(&file.file, out),
        Refusal::Findings { files, message } => {
            tell(message, out);
            files.iter().flat_map(|file| &file.findings).for_each(|finding| tell(&finding.message, out));
        }
        Refusal::Store(error) => tell(&error.message(), out),
    }
}

fn tell(message: &Message, out: &mut dyn Write) {
    say(&Catalog::new(Language::En).say(message), out);
}

fn say(line: &str, out: &mut dyn Write) {
    // Ignore a closed pipe.
    let _ = writeln!(out, "{line}");
}
