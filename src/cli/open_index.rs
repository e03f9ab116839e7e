//! The index of the archive, refreshed, with a bar while it takes time and a word about what it could not read.

use std::io::{self, Write};

use super::progress::Progress;
use super::{Environment, Failure};
use crate::archive::Archive;
use crate::i18n::Message;
use crate::index::Index;

/// Opens and refreshes the index; says on standard error how many records could not be read.
pub(super) fn open_index(archive: &Archive, environment: &Environment) -> Result<Index, Failure> {
    let mut progress = Progress::new(environment);
    let mut index = Index::open(archive, &mut |stage| progress.tell(stage))?;
    drop(progress);
    let unreadable = index.unreadable()?.len();
    if unreadable > 0 && !environment.is_quiet {
        let words = environment.catalog.say(&Message::new("unreadable-records").with("count", unreadable));
        // The results matter more than a note that nobody can see.
        let _ = writeln!(io::stderr().lock(), "{words}");
    }
    Ok(index)
}
