//! YAML as records use it: one document of mappings, lists and scalars.

mod comments;
mod edit;
mod keys;
mod layout;
mod order;
mod problem;
mod refine;
mod scalar;
mod tree;
mod write;

pub use crate::diagnostic::{Step, path_name, pointer};
pub use comments::{MARK, comments, is_addressed, next_token};
pub use edit::{Change, EditError, Edited, apply, edit, in_place};
pub use keys::has_keys;
pub use layout::{FormatError, Formatter};
pub use problem::{Problem, ProblemKind};
pub use tree::{Data, Document, Entry, MAX_BYTES, MAX_DEPTH, Node, parse};
pub use write::{WriteError, write};
