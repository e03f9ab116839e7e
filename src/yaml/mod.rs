//! YAML as records use it: one document of mappings, lists and scalars.

mod comments;
mod edit;
mod format;
mod keys;
mod layout;
mod order;
mod problem;
mod record;
mod refine;
mod scalar;
mod tree;
mod write;

pub use crate::diagnostic::{Step, path_name, pointer};
pub use comments::{comments, next_token};
pub use edit::{Change, EditError, Edited, apply, in_place};
pub use format::Format;
pub use keys::has_keys;
pub use layout::FormatError;
pub use problem::{Problem, ProblemKind};
pub use record::{MARK, RECORD, edit, write};
pub use tree::{Data, Document, Entry, MAX_BYTES, MAX_DEPTH, Node, parse};
pub use write::WriteError;
