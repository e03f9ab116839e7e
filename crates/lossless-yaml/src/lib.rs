//! YAML for texts that people edit: parsing with spans, edits in place, and formatting, without losing a comment.
//!
//! ```
//! use lossless_yaml::{Change, Format, Step, parse};
//! use serde_json::json;
//!
//! // The format: the order of keys, and which texts are dates. A JSON Schema says it.
//! let format = Format::new(json!({ "properties": {
//!     "title": {}, "date": { "format": "date" }, "tasks": { "items": { "properties": { "id": {}, "done": {} } } }
//! } }));
//! let text = "# minutes\ntasks:\n- id: t1  # first\ntitle: Board\n";
//!
//! // Where things are: spans are bytes of the text.
//! let document = parse(text).unwrap();
//! let id = document.root.nearest(["tasks".into(), 0.into(), "id".into()]);
//! assert_eq!(&text[id.span.start..id.span.end], "t1");
//!
//! // One value changes; every other byte stays.
//! let place = vec![Step::Key("tasks"), Step::Index(0), Step::Key("done")];
//! let edited = format.edit(text, &[Change::Set { place, value: json!(true) }]).unwrap();
//! assert_eq!(edited, "# minutes\ntasks:\n- id: t1  # first\n  done: true\ntitle: Board\n");
//!
//! // The canonical layout: keys in their order, comments with what they are about.
//! assert_eq!(format.lay_out(&edited).unwrap(),
//!     "# minutes\ntitle: Board\ntasks:\n  - id: t1 # first\n    done: true\n");
//!
//! // What cannot be read is explained with its place.
//! assert!(parse("title: [").is_err());
//! ```
//!
//! | item | what it gives |
//! |---|---|
//! | [`parse`] | a [`Document`]: a tree of [`Node`]s with their spans next to a JSON value; or [`Problem`]s with their places |
//! | [`comments`], [`next_token`] | the comments of a text, and what follows a place |
//! | [`Format`] | writing a value ([`Format::write`]), changing a text by [`Change`]s of its value ([`Format::edit`]), moving an item to another list ([`Format::move_item`]), laying it out ([`Format::lay_out`]) |
//! | [`apply`], [`in_place`] | [`Edit`]s of the text, made only if the value becomes what they say |
//!
//! # Contract
//!
//! - Any bytes may be given ([`Document`] takes a text); none makes a function panic. The cost is linear in the text, and
//!   texts larger than [`MAX_BYTES`] or nested deeper than [`MAX_DEPTH`] are refused.
//! - An edit is verified before it is returned: the new text has exactly the value that was meant, no byte has changed
//!   outside of the edit and its lines, and no comment is lost but those that are in what was removed. What cannot be
//!   verified is refused; nothing is ever half changed.
//! - A new layout has the same value and the same comments, and laying it out again changes nothing.
//! - Line ends (LF or CRLF) and a byte order mark stay as they are.
//! - Errors are enums with places; the words for a user are the caller's.
//!
//! # Limits
//!
//! - One document, of mappings with text keys, lists and scalars, with the scalars of YAML 1.2's core schema. Anchors, aliases,
//!   tags, directives, merge keys and complex keys are problems, because an edit in one place would change another.
//! - A key is once in its mapping: a second one is a problem.

mod comments;
mod edit;
mod format;
mod keys;
mod layout;
mod order;
mod problem;
mod refine;
mod scalar;
mod span;
#[cfg(test)]
mod testing;
mod tree;
mod write;

pub use comments::{comments, next_token};
pub use edit::{Change, EditError, EditedText, apply, in_place};
pub use format::Format;
pub use keys::has_keys;
pub use layout::FormatError;
pub use problem::{Problem, ProblemKind};
pub use span::{Edit, Span, Step, path_name, pointer};
pub use tree::{Data, Document, Entry, MAX_BYTES, MAX_DEPTH, Node, parse};
pub use write::WriteError;
