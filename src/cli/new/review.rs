//! The draft in the user's editor, until it is right or the user gives up; what was typed is never lost.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Draft, Environment, Failure, findings};
use crate::archive::{self, Archive};
use crate::check::Checker;
use crate::cli::editor;
use crate::diagnostic::{FileFindings, Severity};
use crate::i18n::Message;
use crate::render::Lines;
use crate::yaml;

/// Lets the user edit the draft and stores it once it is right; returns where. None where the user gave up: the
/// text is kept then, and the user is told where.
pub(super) fn edit_and_store(
    draft: &Draft,
    archive: &Archive,
    checker: &Checker,
    environment: &Environment,
    store: impl FnOnce(&Draft) -> Result<Option<PathBuf>, Failure>,
) -> Result<Option<PathBuf>, Failure> {
    let fail = |error: io::Error| Failure::io(&std::env::temp_dir().display().to_string(), &error);
    let file = tempfile::Builder::new().prefix("meeting-").suffix(".yaml").tempfile().map_err(fail)?;
    // From here on the file outlives this program, until the record is written.
    let (mut handle, path) = file.keep().map_err(|error| fail(error.error))?;
    handle.write_all(draft.text.as_bytes()).map_err(fail)?;
    drop(handle);
    let result = edited(&path, draft, archive, checker, environment).and_then(|edited| match edited {
        Some(edited) => store(&edited),
        None => Ok(None),
    });
    if let Ok(Some(_)) = &result {
        // The record holds the text from now on.
        let _ = std::fs::remove_file(&path);
    } else {
        if !path.exists() {
            // An editor may have taken it away; what it was given is better than nothing.
            let _ = std::fs::write(&path, &draft.text);
        }
        let message = Message::new("new-kept").with("path", path.display().to_string());
        let help = Message::new("new-kept-help").with("path", path.display().to_string());
        environment.terminal.tell(&message);
        environment.terminal.tell(&help);
    }
    result
}

/// Returns what the user made of the draft, once it has no errors; none where the user gave up.
fn edited(
    path: &Path,
    draft: &Draft,
    archive: &Archive,
    checker: &Checker,
    environment: &Environment,
) -> Result<Option<Draft>, Failure> {
    let name = path.display().to_string();
    let mut line = None;
    loop {
        editor::open(path, line)?;
        let text = archive::read(path).map_err(|error| {
            Failure::new(Message::new("file-failure").with("name", name.as_str()).with("reason", error.message()))
        })?;
        let edited = Draft { id: id_of(&text).unwrap_or_else(|| draft.id.clone()), text };
        let found = findings(&edited, archive, checker);
        let Some(first) = found.iter().find(|finding| finding.severity == Severity::Error) else {
            return Ok(Some(edited));
        };
        line = Some(Lines::of(&edited.text).position(first.span.start).line);
        environment.terminal.findings(&FileFindings { file: name.clone(), text: edited.text, findings: found });
        // Where nobody can answer, the answer is no.
        if !io::stdin().is_terminal() || !editor::ask(&Message::new("new-edit-again"), environment)? {
            return Ok(None);
        }
    }
}

fn id_of(text: &str) -> Option<String> {
    let document = yaml::parse(text).ok()?;
    document.value.get("id").and_then(Value::as_str).map(str::to_owned)
}
