//! The right to change the records, waited for.

use std::time::Duration;

use super::Failure;
use crate::archive::{Archive, Lock, LockError};

/// How long another process may take to finish its own changes.
const PATIENCE: Duration = Duration::from_secs(10);

/// Returns the lock of the archive; what stands for it where files lie in none.
pub(super) fn lock(archive: Option<&Archive>) -> Result<Lock, Failure> {
    archive.map_or(Ok(Lock::none()), |archive| Ok(Lock::acquire(archive, PATIENCE)?))
}

impl From<LockError> for Failure {
    fn from(error: LockError) -> Self {
        Self::new(error.message())
    }
}
