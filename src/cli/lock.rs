//! The right to change the records, waited for.

use std::time::Duration;

use super::Failure;
use crate::archive::{Archive, Lock, LockError, Recovery};

/// How long another process may take to finish its own changes.
const PATIENCE: Duration = Duration::from_secs(10);

/// Returns the lock of the archive; what stands for it where files lie in none. Nothing is changed before a change that was
/// interrupted is finished.
pub(super) fn lock(archive: Option<&Archive>) -> Result<Lock, Failure> {
    let Some(archive) = archive else { return Ok(Lock::none()) };
    let lock = Lock::acquire(archive, PATIENCE)?;
    if archive.is_unfinished() && archive.recover(&lock)? == Recovery::Busy {
        return Err(LockError::Busy.into());
    }
    Ok(lock)
}

impl From<LockError> for Failure {
    fn from(error: LockError) -> Self {
        Self::new(error.message())
    }
}
