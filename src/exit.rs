//! Exit codes.

use std::process::ExitCode;

/// How a command ends, from good to bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: done, found, or only warnings.
    Success,
    /// 1: an error-level finding, or a search without a hit.
    Findings,
    /// 2: wrong usage or failure.
    Failure,
    /// 130: the user broke off.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Findings => 1,
            Exit::Failure => 2,
            Exit::Interrupted => 130,
        })
    }
}
