//! What is neither derived nor a record yet: it lies outside the archive too, but nobody may delete it as a cache.

use std::path::PathBuf;

use etcetera::BaseStrategy;

use super::cache::make;

/// Returns the folder for the user's unfinished work on all archives, made where it was missing:
/// `<user state folder>/meeting`, or `<user data folder>/meeting` where the system knows no state. None where it cannot
/// be made.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.data_dir()).join("meeting");
    make(&folder).ok()?;
    Some(folder)
}
