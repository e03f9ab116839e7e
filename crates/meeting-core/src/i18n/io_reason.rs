//! What the operating system says, in the language of the user.

use std::io;

use super::Message;

/// The words for an error of the operating system: ours where it is a common one, else its own.
#[must_use]
pub fn io_reason(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound => Message::new("reason-not-found"),
        io::ErrorKind::PermissionDenied => Message::new("reason-permission-denied"),
        io::ErrorKind::AlreadyExists => Message::new("reason-already-exists"),
        io::ErrorKind::StorageFull => Message::new("reason-storage-full"),
        io::ErrorKind::ReadOnlyFilesystem => Message::new("reason-read-only"),
        io::ErrorKind::IsADirectory => Message::new("reason-is-a-folder"),
        io::ErrorKind::NotADirectory => Message::new("reason-not-a-folder"),
        _ => Message::new("reason-other").with("text", error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::io_reason;
    use std::io::{Error, ErrorKind};

    #[test]
    fn common_errors_have_no_number() {
        assert_eq!(io_reason(&Error::from_raw_os_error(2)).key, "reason-not-found");
        assert_eq!(io_reason(&ErrorKind::PermissionDenied.into()).key, "reason-permission-denied");
        assert_eq!(io_reason(&ErrorKind::IsADirectory.into()).key, "reason-is-a-folder");
        assert_eq!(io_reason(&Error::other("x")).key, "reason-other");
    }
}
