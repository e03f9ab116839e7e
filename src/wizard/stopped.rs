//! The message for a user who stops and will continue later.

use super::draft::Draft;
use meeting_core::archive::shown_file;
use meeting_core::i18n::Message;

/// Says where the answers are kept and how to go on.
pub fn stopped(draft: &Draft) -> Message {
    match draft.path() {
        Some(path) => Message::new("wizard-kept").with("path", shown_file(path)),
        None => Message::new("wizard-lost"),
    }
}
