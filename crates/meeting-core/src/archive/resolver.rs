//! The other records of an archive, as far as a rule may ask about them.

use std::collections::{BTreeSet, HashMap};
use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::ids::{all_ids, nearest_ids};
use super::read::lies_inside;
use super::{Archive, Outline, ReadError, is_record_id, read};

/// Finds the other records of an archive, as far as rules ask about them.
pub trait RecordResolver {
    /// The outline of the record `record_id`; `None` if there is no such record.
    fn outline(&self, record_id: &str) -> Option<Arc<Outline>>;

    /// Ids of records that are spelled nearly as `record_id`; a few at most.
    fn ids_near(&self, record_id: &str) -> Vec<String>;
}

/// A resolver that reads an outline when it is first asked for.
#[derive(Debug)]
pub(crate) struct LazyResolver<'a> {
    archive: &'a Archive,
    known: Mutex<HashMap<String, Option<Arc<Outline>>>>,
    ids: OnceLock<BTreeSet<String>>,
}

impl<'a> LazyResolver<'a> {
    /// The neighbours in `archive`.
    #[must_use]
    pub fn new(archive: &'a Archive) -> Self {
        Self { archive, known: Mutex::default(), ids: OnceLock::new() }
    }

    fn load(&self, record_id: &str) -> Option<Outline> {
        let path = self.archive.path_of(record_id);
        let file = self.archive.relative(&path);
        match lies_inside(self.archive.root(), &path) {
            Ok(true) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Ok(false) | Err(_) => return Some(Outline::unreadable(record_id, &file)),
        }
        match read(&path) {
            Ok(text) => Some(match lossless_yaml::parse(&text) {
                Ok(document) => Outline::of(record_id, &file, &document),
                Err(_) => Outline::unreadable(record_id, &file),
            }),
            Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => None,
            Err(_) => Some(Outline::unreadable(record_id, &file)),
        }
    }
}

impl RecordResolver for LazyResolver<'_> {
    fn outline(&self, record_id: &str) -> Option<Arc<Outline>> {
        if !is_record_id(record_id) {
            return None;
        }
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(outline) = known().get(record_id) {
            return outline.clone();
        }
        // Read without the lock, so that threads do not wait for each other's disk; at worst two read the same.
        let outline = self.load(record_id).map(Arc::new);
        known().insert(record_id.to_owned(), outline.clone());
        outline
    }

    fn ids_near(&self, record_id: &str) -> Vec<String> {
        nearest_ids(record_id, self.ids.get_or_init(|| all_ids(self.archive)))
    }
}

/// A resolver over outlines in memory, by record id.
#[derive(Debug, Clone, Default)]
pub(crate) struct MapResolver(pub HashMap<String, Arc<Outline>>);

impl MapResolver {
    /// Neighbours with these outlines.
    pub fn new(outlines: impl IntoIterator<Item = Arc<Outline>>) -> Self {
        Self(outlines.into_iter().map(|outline| (outline.id.clone(), outline)).collect())
    }
}

impl RecordResolver for MapResolver {
    fn outline(&self, record_id: &str) -> Option<Arc<Outline>> {
        self.0.get(record_id).cloned()
    }

    fn ids_near(&self, record_id: &str) -> Vec<String> {
        nearest_ids(record_id, &self.0.keys().cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{LazyResolver, MapResolver, RecordResolver};
    use crate::archive::{Archive, Outline};
    use std::fs;
    use std::sync::Arc;

    #[test]
    fn read_once_and_only_where_records_are() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::at(folder.path()).unwrap();
        archive.create("2023-05-08-a", "tasks: [{id: t1}]\n").unwrap();
        archive.create("2023-05-08-broken", "a: [\n").unwrap();
        fs::create_dir(archive.path_of("2023-05-08-folder")).unwrap();
        fs::write(folder.path().join("secret.yaml"), "x: 1\n").unwrap();

        let resolver = LazyResolver::new(&archive);
        let first = resolver.outline("2023-05-08-a").unwrap();
        assert_eq!((first.file.as_str(), first.ids().count()), ("records/2023/2023-05-08-a.yaml", 1));
        fs::remove_file(archive.path_of("2023-05-08-a")).unwrap();
        assert!(Arc::ptr_eq(&first, &resolver.outline("2023-05-08-a").unwrap()));
        assert!(!resolver.outline("2023-05-08-broken").unwrap().is_readable);
        assert!(!resolver.outline("2023-05-08-folder").unwrap().is_readable);
        assert_eq!(resolver.outline("2023-05-08-none"), None);
        assert_eq!(resolver.outline("../../secret"), None);
    }

    #[test]
    fn all_known() {
        let resolver = MapResolver::new([Arc::new(Outline::unreadable("2023-05-08-a", ""))]);
        assert!(resolver.outline("2023-05-08-a").is_some());
        assert!(resolver.outline("2023-05-08-b").is_none());
    }
}
