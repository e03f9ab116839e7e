//! Where records live: the archive's root, its settings, and the files under `records/`.
//!
//! It maps folders to paths, texts and file states, and writes whole texts. It does not know what is valid in a record,
//! and never reads or writes outside the archive, whatever a record or a link says. Derived data is in the user's
//! cache.

mod cache;
mod directory;
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
pub use cache::{cache_folder, cache_path};
pub use directory::{DIRECTORY_FILE, Directory, DirectoryEntry, directory_schema};
pub(crate) use directory::{LEAST_OF_SLIP, NearNames, directory_of, spelling};
pub use display_path::{shown_file, shown_root};
pub use edit_buffer::EditBuffer;
pub use error::ArchiveError;
pub use ids::{IdError, ids_by_name, resolve_id};
pub(crate) use ids::{free_id, proposed_id};
pub use lock::{Lock, LockError};
pub use namesakes::Namesakes;
pub(crate) use namesakes::{id_of_name, named_ids};
pub use outline::{
    CrossReference, Decision, Edge, Effect, Outline, OutlineName, OutlinePaper, OutlineSession, PastDay,
};
pub use read::{ReadError, read, text_of};
pub use reference::Reference;
pub(crate) use reference::{is_record_id, is_slug, next_number};
pub use rename::rename;
pub use resolver::RecordResolver;
pub(crate) use resolver::{LazyResolver, MapResolver};
pub(crate) use root::OwnFile;
pub use root::{Archive, SETTINGS_FILE};
pub use schemas::{Freshness, SchemaCopy};
pub(crate) use settings::rule_table;
pub(crate) use settings::settings_of;
pub use settings::{
    Before, Deadlines, Field, Form, Level, Levels, Office, OwnSchema, Profile, ReadFile, Settings, Undeclared,
    UserSettings, View, old_keys, settings_schema,
};
#[cfg(test)]
pub(crate) use settings::{CHANGEABLE_RULES, FIXED_RULES};
pub use state::state_folder;
pub use store::{StoreError, create, replace_if_unchanged};
pub use transaction::{Interruption, Recovery, Write};
pub use walk::{RecordFile, SkipReason, SkippedFile, Stat, Walk, now};
pub use yaml_files::files_below;
