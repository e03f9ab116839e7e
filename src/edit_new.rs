//! A new record in the user's editor, until it has no errors or the user gives up; typed text is never lost.

use std::io::{self, IsTerminal, Write as _};
use std::path::{Path, PathBuf};

use crate::editor;
use crate::environment::Environment;
use crate::failure::Failure;
use meeting_core::archive::{self, Write};
use meeting_core::finding::{FileFindings, Severity};
use meeting_core::i18n::Message;
use meeting_core::ops::{Changeset, Refusal, Review, Staging, Workspace, new_of_text};
use meeting_render::Lines;

/// Opens a new record in the editor, writes it once it has no errors, and returns its path. `None` if the user gives
/// up: the text is kept, and its path is printed.
pub fn edit_new(
    changeset: &Changeset,
    reviews: &[Review],
    staging: Staging,
    workspace: &Workspace,
    environment: &Environment,
) -> Result<Option<PathBuf>, Failure> {
    let fail = |error: io::Error| Failure::io(&std::env::temp_dir().display().to_string(), &error);
    let file = tempfile::Builder::new().prefix("meeting-").suffix(".yaml").tempfile().map_err(fail)?;
    // From here on the file outlives this program, until the record is written.
    let (mut handle, path) = file.keep().map_err(|error| fail(error.error))?;
    let text = changeset.writes.first().map(Write::text).unwrap_or_default();
    handle.write_all(text.as_bytes()).map_err(fail)?;
    drop(handle);
    let result = edited(&path, &changeset.name, workspace, environment).and_then(|edited| {
        let Some(edited) = edited else { return Ok(None) };
        let lock = environment.lock(workspace.archive()?)?;
        let changeset = new_of_text(workspace, &edited, &changeset.name, reviews)?;
        environment.apply(workspace, &changeset, staging, &lock)?;
        Ok(changeset.authored)
    });
    if let Ok(Some(_)) = &result {
        // The record holds the text from now on.
        let _ = std::fs::remove_file(&path);
    } else {
        if !path.exists() {
            // An editor may have taken it away; what it was given is better than nothing.
            let _ = std::fs::write(&path, text);
        }
        for key in ["new-kept", "new-kept-help"] {
            environment.terminal.print(&Message::new(key).with("path", path.display().to_string()));
        }
    }
    result
}

/// What the user made of the text, once it has no errors; `None` if the user gave up.
fn edited(path: &Path, id: &str, workspace: &Workspace, environment: &Environment) -> Result<Option<String>, Failure> {
    let name = path.display().to_string();
    let mut line = None;
    loop {
        editor::open(path, line, environment)?;
        let text = archive::read(path).map_err(|error| Refusal::read(&name, &error))?;
        let files = match new_of_text(workspace, &text, id, &[])?.check(workspace) {
            Ok(_) => return Ok(Some(text)),
            Err(Refusal::Findings { files, .. }) => files,
            Err(other) => return Err(other.into()),
        };
        line = files.first().and_then(first_error);
        for FileFindings { text, findings, .. } in files {
            // The record does not exist yet: findings name the temporary file, where they can be fixed.
            environment.terminal.findings(&FileFindings { file: name.clone(), text, findings });
        }
        // Without a terminal to ask on, the answer is no.
        if !io::stdin().is_terminal() || !editor::ask(&Message::new("new-edit-again"), environment)? {
            return Ok(None);
        }
    }
}

/// The line of the first error of a file.
pub fn first_error(file: &FileFindings) -> Option<usize> {
    let error = file.findings.iter().find(|finding| finding.severity == Severity::Error)?;
    Some(Lines::of(&file.text).position(error.span.start).line)
}
