//! Lazy access to the archive for completion. Errors are ignored: there is no one to report them to.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use meeting_core::archive::{self, Archive};
use meeting_core::i18n::{Catalog, Message};
use meeting_index::Names;

/// What may be asked while completing.
pub struct Lookup<'a> {
    pub catalog: &'a Catalog,
    archive: Option<Archive>,
    ids: OnceCell<BTreeSet<String>>,
    names: OnceCell<Option<Names>>,
}

impl<'a> Lookup<'a> {
    pub fn new(catalog: &'a Catalog, archive: Option<Archive>) -> Self {
        Self { catalog, archive, ids: OnceCell::new(), names: OnceCell::new() }
    }

    pub fn archive(&self) -> Option<&Archive> {
        self.archive.as_ref()
    }

    /// The ids of the records.
    pub fn ids(&self) -> &BTreeSet<String> {
        self.ids.get_or_init(|| self.archive.as_ref().map(archive::ids_by_name).unwrap_or_default())
    }

    /// The names that the index has.
    pub fn names(&self) -> Option<&Names> {
        let open = || Names::of(self.archive.as_ref()?, self.ids().len());
        self.names.get_or_init(open).as_ref()
    }

    /// The text of a key that is built from a name; empty if there is none.
    pub fn words(&self, key: &str) -> String {
        self.catalog.get(key).unwrap_or_default()
    }

    /// The text of a message.
    pub fn say(&self, message: &Message) -> String {
        self.catalog.say(message)
    }
}
