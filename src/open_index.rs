//! The index of the archive, refreshed, with a bar while it takes time and a word about what it could not read or left out.

use crate::environment::Environment;
use crate::progress::Progress;
use meeting_core::archive::Archive;
use meeting_core::i18n::Message;
use meeting_index::{IgnoredCopy, Index, IndexError};

/// Opens and refreshes the index; notes on standard error how many records cannot be read, and which files are copies.
pub fn open_index(archive: &Archive, environment: &Environment) -> Result<Index, IndexError> {
    let mut progress = Progress::new(environment);
    let mut index = Index::open(archive, &mut |stage| progress.show_stage(stage))?;
    drop(progress);
    note_unreadable(index.unreadable()?.len(), environment);
    if !environment.terminal.is_quiet {
        for IgnoredCopy { file, record, counted } in index.ignored_copies()? {
            let [file, counted] = [file, counted].map(|file| archive.shown(&file));
            let message = Message::new("left-out").with("file", file).with("id", record).with("counted", counted);
            environment.terminal.print(&message);
        }
    }
    Ok(index)
}

/// Notes how many records cannot be read.
pub fn note_unreadable(count: usize, environment: &Environment) {
    if count > 0 {
        environment.terminal.note(&Message::new("unreadable-records").with("count", count));
    }
}
