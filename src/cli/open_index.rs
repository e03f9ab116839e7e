//! The index of the archive, refreshed, with a bar while it takes time and a word about what it could not read or left out.

use std::io::{self, Write};

use super::progress::Progress;
use super::{Environment, Failure};
use crate::archive::Archive;
use crate::i18n::Message;
use crate::index::{Index, LeftOut};

/// Opens and refreshes the index; says on standard error how many records could not be read, and
/// which files are copies.
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
    if !environment.is_quiet {
        for LeftOut { file, record, counted } in index.left_out()? {
            let [file, counted] = [file, counted].map(|file| Environment::shown_path(archive, &file));
            let message = Message::new("left-out").with("file", file).with("id", record).with("counted", counted);
            let _ = writeln!(io::stderr().lock(), "{}", environment.catalog.say(&message));
        }
    }
    Ok(index)
}
