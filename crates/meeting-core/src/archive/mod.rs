//! Where records live: the archive's root, its settings, and the files under `records/`.
//!
//! It maps folders to paths, texts and file states, and writes whole texts. It does not know what is valid in a record,
//! and never reads or writes outside the archive, whatever a record or a link says. Derived data is in the user's
//! cache.

mod cache;
mod display_path;
mod edit_buffer;
mod error;
pub mod git;
mod ids;
mod lock;
mod namesakes;
mod naming;
mod outline;
mod read;
mod reference;
mod rename;
mod resolver;
mod root;
mod schemas;
mod scratch;
mod settings;
pub mod starter;
mod state;
mod store;
mod transaction;
mod walk;
mod yaml_files;

pub use crate::model::Entity;
pub use cache::{CACHE_VARIABLE, cache_folder, cache_path};
pub use display_path::{shown_file, shown_root};
pub use edit_buffer::EditBuffer;
pub use error::ArchiveError;
pub use ids::{IdError, free_id, ids_by_name, proposed_id, resolve_id};
pub use lock::{Lock, LockError};
pub use namesakes::{Namesakes, id_of_name, named_ids};
pub use outline::{CrossReference, Edge, Effect, Outline, OutlineName, PastDay};
pub use read::{ReadError, read, text_of};
pub use reference::{Reference, is_record_id, is_slug, next_number};
pub use rename::rename;
pub use resolver::{LazyResolver, MapResolver, RecordResolver};
pub use root::{Archive, SETTINGS_FILE, settings_findings};
pub use schemas::{Freshness, SchemaCopy};
pub(crate) use settings::rule_table;
pub use settings::{
    Before, CHANGEABLE_RULES, Deadlines, FIXED_RULES, Field, Form, Level, Levels, OwnSchema, ReadFile, Settings, View,
    old_keys, settings_of, settings_schema,
};
pub use state::state_folder;
pub use store::{StoreError, create, replace_if_unchanged};
pub use transaction::{Interruption, Recovery, Write};
pub use walk::{RecordFile, Refusal, RefusedFile, Stat, Walk, now};
pub use yaml_files::files_below;
