//! The user's state folder: data that is not derived, so that it must not be deleted as a cache.

use std::io;
use std::path::PathBuf;

use etcetera::BaseStrategy;

use super::cache::make;

/// The folder for the user's unfinished work on all archives, created if it is missing: `<user state folder>/meeting`,
/// or `<user data folder>/meeting` if the system has no state folder.
///
/// # Errors
/// If it cannot be made.
pub fn state_folder() -> io::Result<PathBuf> {
    let folders = etcetera::choose_base_strategy().map_err(io::Error::other)?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.data_dir()).join("meeting");
    make(&folder)?;
    Ok(folder)
}
