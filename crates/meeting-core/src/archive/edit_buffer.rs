//! Where a record's text lies while somebody edits it: outside the archive, and not in the cache, for it may be all that
//! there is of an hour's work.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::cache::{make, name_of};
use super::{Archive, ReadError, read, state_folder};

/// The text of a record that is being edited, and what the record was when that began.
#[derive(Debug)]
pub struct EditBuffer {
    text: PathBuf,
    base: PathBuf,
    /// Locked as long as somebody works here.
    _lock: File,
}

impl EditBuffer {
    /// The place where the record `id` of `archive` is edited; `None` while somebody else edits it.
    ///
    /// # Errors
    /// If the system has or makes no such place.
    pub fn open(archive: &Archive, id: &str) -> io::Result<Option<Self>> {
        let folder = state_folder()?.join(name_of(archive.root()));
        make(&folder)?;
        // An id is harmless as a file's name only where it has the form of one.
        let name: String = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
        let lock =
            File::options().create(true).truncate(false).write(true).open(folder.join(format!("{name}.lock")))?;
        if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
            return Ok(None);
        }
        let (text, base) = (folder.join(format!("{name}.yaml")), folder.join(format!("{name}.base")));
        Ok(Some(Self { text, base, _lock: lock }))
    }

    /// The file that is edited.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.text
    }

    /// Whether a text is here that somebody has changed and not given to the record.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        fs::read(&self.text).is_ok_and(|text| fs::read(&self.base).is_ok_and(|base| text != base))
    }

    /// What the record was when the work that is here began.
    pub fn base(&self) -> Result<String, ReadError> {
        read(&self.base)
    }

    /// Lays a record's text here to be edited.
    pub fn save(&self, text: &str) -> io::Result<()> {
        fs::write(&self.base, text)?;
        fs::write(&self.text, text)
    }

    /// What has become of the text.
    pub fn read(&self) -> Result<String, ReadError> {
        read(&self.text)
    }

    /// Gives the text another name, so that another one can be laid here; returns where it lies.
    pub fn stash(&self) -> io::Result<PathBuf> {
        let mut numbers = 1..=u32::MAX;
        let free = numbers.find_map(|number| {
            let path = self.text.with_extension(format!("{number}.yaml"));
            (!path.exists()).then_some(path)
        });
        let path = free.ok_or(io::ErrorKind::AlreadyExists)?;
        fs::rename(&self.text, &path)?;
        Ok(path)
    }

    /// Clears the buffer: the record has the text, or nobody has changed it.
    pub fn clear(&self) {
        let _ = fs::remove_file(&self.text);
        let _ = fs::remove_file(&self.base);
    }
}
