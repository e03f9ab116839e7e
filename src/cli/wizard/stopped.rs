//! What is said to somebody who goes on another time.

use super::draft::Draft;
use crate::archive::shown_file;
use crate::i18n::Message;

/// Says where the answers are kept and how to go on.
pub(super) fn stopped(draft: &Draft) -> Message {
    match draft.path() {
        Some(path) => Message::new("wizard-kept").with("path", shown_file(path)),
        None => Message::new("wizard-lost"),
    }
}
