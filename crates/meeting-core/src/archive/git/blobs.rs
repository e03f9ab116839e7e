//! The bytes of many blobs, from one process.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::GitError;
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
        self.ask(object).map_err(|error| GitError::Refused(format!("cat-file: {error}")))
    }

    fn ask(&mut self, object: &str) -> io::Result<Option<Vec<u8>>> {
        let questions = self.questions.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        questions.write_all(format!("{object}\n").as_bytes())?;
        questions.flush()?;
        // `<object> blob <size>`, or `<object> missing`.
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        if head.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some(size) = head.split_ascii_whitespace().nth(2).and_then(|size| size.parse::<u64>().ok()) else {
            return Ok(None);
        };
        let kept = size.min(MAX_BYTES as u64 + 1);
        let mut bytes = Vec::with_capacity(usize::try_from(kept).unwrap_or(0));
        (&mut self.answers).take(kept).read_to_end(&mut bytes)?;
        // The rest, and the line's end after it.
        let rest = size - kept + 1;
        let passed = io::copy(&mut (&mut self.answers).take(rest), &mut io::sink())?;
        if bytes.len() as u64 != kept || passed != rest {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some(bytes))
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        drop(self.questions.take());
        // Nothing depends on how it ends.
        let _ = self.child.wait();
    }
}
