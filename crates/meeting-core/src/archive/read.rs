//! The text of a file, and never more of it than a record may have.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use thiserror::Error;

use crate::i18n::{Message, io_reason};
use lossless_yaml::Span;
use lossless_yaml::{MAX_BYTES, Problem, ProblemKind};

/// Why a file gives no text.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The system refuses.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// A folder, a pipe or a device.
    #[error("not a regular file")]
    NotAFile,
    /// A link that leaves the archive.
    #[error("a link that leaves the archive")]
    Outside,
    /// A link to nothing.
    #[error("a link to nothing")]
    Dangling,
    /// Larger than [`MAX_BYTES`].
    #[error("{size} bytes are too many")]
    TooLarge {
        /// The size, as far as it is known.
        size: u64,
    },
    /// UTF-16, by its byte order mark.
    #[error("UTF-16 text")]
    Utf16,
    /// Bytes that are not UTF-8.
    #[error("not UTF-8 from byte {offset} on")]
    NotUtf8 {
        /// Where the first of them is.
        offset: usize,
    },
}

impl ReadError {
    /// The message for the user.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Io(source) => Message::new("read-io").with("reason", io_reason(source)),
            Self::NotAFile => Message::new("read-not-a-file"),
            Self::Outside => Message::new("read-outside"),
            Self::Dangling => Message::new("read-dangling"),
            Self::TooLarge { size } => Message::new("read-too-large")
                .with("size", i64::try_from(*size).unwrap_or(i64::MAX))
                .with("limit", MAX_BYTES),
            Self::Utf16 => Message::new("read-utf16"),
            Self::NotUtf8 { offset } => Message::new("read-not-utf8").with("offset", *offset),
        }
    }

    /// The problem of the file's content; `None` if it could not be read.
    #[must_use]
    pub fn problem(&self) -> Option<Problem> {
        let (kind, span) = match self {
            Self::Io(_) | Self::NotAFile | Self::Outside | Self::Dangling => return None,
            Self::TooLarge { .. } => (ProblemKind::TooLarge, Span::default()),
            Self::Utf16 => (ProblemKind::Utf16, Span::default()),
            Self::NotUtf8 { offset } => (ProblemKind::NotUtf8, Span::new(*offset, offset + 1)),
        };
        Some(Problem { kind, span })
    }
}

/// The text of the regular file at `path`. A leading UTF-8 byte order mark stays, so that offsets are
/// those of the file.
pub fn read(path: &Path) -> Result<String, ReadError> {
    refuse_dangling(path)?;
    // Asked before the file is opened: opening a pipe would wait for its other end.
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    let size = metadata.len();
    if size > MAX_BYTES as u64 {
        return Err(ReadError::TooLarge { size });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    let limit = MAX_BYTES as u64 + 1;
    // The file may have grown since; the limit holds anyway.
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    text_of(bytes)
}

/// Fails where `path` is a link to nothing, which is not the same as no file: somebody wants one to be there.
pub(super) fn refuse_dangling(path: &Path) -> Result<(), ReadError> {
    if path.is_symlink() && !path.exists() { Err(ReadError::Dangling) } else { Ok(()) }
}

/// Whether `path`, its links resolved, is in the canonical folder `root`.
pub(super) fn lies_inside(root: &Path, path: &Path) -> io::Result<bool> {
    Ok(fs::canonicalize(path)?.starts_with(root))
}

/// The text that `bytes` are.
pub fn text_of(bytes: Vec<u8>) -> Result<String, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { size: bytes.len() as u64 });
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ReadError::Utf16);
    }
    String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 { offset: error.utf8_error().valid_up_to() })
}

#[cfg(test)]
mod tests {
    use super::{ReadError, read};
    use lossless_yaml::MAX_BYTES;
    use std::fs;

    #[test]
    fn what_is_text_and_what_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        let read_bytes = |bytes: &[u8]| {
            fs::write(&path, bytes).unwrap();
            read(&path)
        };
        assert_eq!(read_bytes("\u{FEFF}chủ trì\r\n".as_bytes()).unwrap(), "\u{FEFF}chủ trì\r\n");
        assert!(matches!(read_bytes(b"ab\xFFcd"), Err(ReadError::NotUtf8 { offset: 2 })));
        assert!(matches!(read_bytes(b"\xFF\xFEa\0"), Err(ReadError::Utf16)));
        assert!(matches!(read_bytes(b"\xFE\xFF\0a"), Err(ReadError::Utf16)));
        assert_eq!(read_bytes(&vec![b'a'; MAX_BYTES]).unwrap().len(), MAX_BYTES);
        assert!(
            matches!(read_bytes(&vec![b'a'; MAX_BYTES + 1]), Err(ReadError::TooLarge { size }) if size == MAX_BYTES as u64 + 1)
        );
        assert!(matches!(read(folder.path()), Err(ReadError::NotAFile)));
        assert!(matches!(read(&folder.path().join("none")), Err(ReadError::Io(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nothing_is_no_missing_file() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("a.yaml");
        std::os::unix::fs::symlink("nowhere.yaml", &link).unwrap();
        assert!(matches!(read(&link), Err(ReadError::Dangling)));
        fs::write(folder.path().join("nowhere.yaml"), "a").unwrap();
        assert_eq!(read(&link).unwrap(), "a");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_or_a_device_is_never_opened() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.yaml");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(matches!(read(&pipe), Err(ReadError::NotAFile)));
        assert!(matches!(read(std::path::Path::new("/dev/zero")), Err(ReadError::NotAFile)));
    }
}
