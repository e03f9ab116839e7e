//! The text of a record while the user edits it. It is outside the archive and not in the cache, because it may be the
//! only copy of an hour's work.

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
    /// Locked while the buffer is open.
    _lock: File,
}

impl EditBuffer {
    /// Opens the buffer of the record `id` of `archive`; `None` if another process has it open.
    ///
    /// # Errors
    /// If the system has no state folder or the buffer cannot be created.
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

    /// Whether the buffer has changes that are not in the record.
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

    /// Renames the text so that another one can be saved here, and returns its new path.
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

    /// Deletes the buffer, once the record has the text or nothing was changed.
    pub fn clear(&self) {
        let _ = fs::remove_file(&self.text);
        let _ = fs::remove_file(&self.base);
    }
}
