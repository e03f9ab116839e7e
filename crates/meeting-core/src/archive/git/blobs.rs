//! The bytes of many blobs, from one process.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use sha2::{Digest, Sha256};

use super::GitError;
use crate::archive::root::hexadecimal;
use lossless_yaml::MAX_BYTES;

/// One `git cat-file --batch` process, which runs until it is dropped. It returns the bytes as stored.
#[derive(Debug)]
pub(super) struct Blobs {
    child: Child,
    /// None once there is nothing more to ask.
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Blobs {
    /// Starts it in the repository that `git` is about to work in.
    pub fn start(mut git: Command) -> Result<Self, GitError> {
        let git = git.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = git.spawn().map_err(GitError::NoGit)?;
        let (Some(questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(GitError::Refused("cat-file".to_owned()));
        };
        Ok(Self { child, questions: Some(questions), answers: BufReader::with_capacity(1 << 16, answers) })
    }

    /// The bytes of a blob, cut off if it is larger than a record may be. `None` if the repository lacks it.
    pub fn read(&mut self, object: &str) -> Result<Option<Vec<u8>>, GitError> {
        self.bytes(object).map_err(|error| refused(&error))
    }

    /// The SHA-256, in hexadecimal, of the file that a blob stands for. Where Git LFS keeps the file, the blob only names its
    /// hash. `None` if the repository lacks the blob.
    pub fn sha256(&mut self, object: &str) -> Result<Option<String>, GitError> {
        self.hash(object).map_err(|error| refused(&error))
    }

    fn hash(&mut self, object: &str) -> io::Result<Option<String>> {
        let Some(size) = self.size(object)? else { return Ok(None) };
        let mut start = Vec::new();
        (&mut self.answers).take(size.min(MOST_OF_POINTER)).read_to_end(&mut start)?;
        let mut hasher = Sha256::new();
        hasher.update(&start);
        let rest = size - start.len() as u64;
        let passed = io::copy(&mut (&mut self.answers).take(rest), &mut hasher)?;
        self.pass(1)?;
        if passed != rest {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let named = std::str::from_utf8(&start).ok().filter(|_| rest == 0).and_then(hash_of_pointer);
        Ok(Some(named.map_or_else(|| hexadecimal(hasher), str::to_owned)))
    }

    fn bytes(&mut self, object: &str) -> io::Result<Option<Vec<u8>>> {
        let Some(size) = self.size(object)? else { return Ok(None) };
        let kept = size.min(MAX_BYTES as u64 + 1);
        let mut bytes = Vec::with_capacity(usize::try_from(kept).unwrap_or(0));
        (&mut self.answers).take(kept).read_to_end(&mut bytes)?;
        // The rest, and the line's end after it.
        self.pass(size - kept + 1)?;
        if bytes.len() as u64 != kept {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some(bytes))
    }

    /// Reads on without keeping anything.
    fn pass(&mut self, count: u64) -> io::Result<()> {
        let passed = io::copy(&mut (&mut self.answers).take(count), &mut io::sink())?;
        if passed == count { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    /// Asks for a blob, whose bytes and the end of a line are to be read then. The number of the bytes.
    fn size(&mut self, object: &str) -> io::Result<Option<u64>> {
        let questions = self.questions.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        questions.write_all(format!("{object}\n").as_bytes())?;
        questions.flush()?;
        // `<object> blob <size>`, or `<object> missing`.
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        if head.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(head.split_ascii_whitespace().nth(2).and_then(|size| size.parse::<u64>().ok()))
    }
}

fn refused(error: &io::Error) -> GitError {
    GitError::Refused(format!("cat-file: {error}"))
}

/// The largest pointer of Git LFS.
const MOST_OF_POINTER: u64 = 1024;

/// The hash that a pointer of Git LFS names, if this is one.
fn hash_of_pointer(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("version https://git-lfs.github.com/spec/")?;
    rest.lines().find_map(|line| line.strip_prefix("oid sha256:"))
}

impl Drop for Blobs {
    fn drop(&mut self) {
        drop(self.questions.take());
        // Nothing depends on how it ends.
        let _ = self.child.wait();
    }
}
