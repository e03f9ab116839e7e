//! The derived index: every part of every record in `SQLite`, its words in FTS5.
//!
//! The index is a cache of the files. [`Index::open`] refreshes it; [`Index::list`] and [`Index::search`] query it and read the
//! texts that they show from the files. A damaged index is rebuilt, in memory if it cannot be written. Nothing is ever written
//! into the archive.

mod codes;
mod complete;
mod copies;
mod difference;
mod error;
mod extract;
mod follow;
mod ledger;
mod list;
mod load;
mod refresh;
mod report;
mod row;
mod search;
mod select;
mod short;
mod snapshot;
mod store;
mod totals;
mod work;
mod write;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use complete::Names;
pub use copies::IgnoredCopy;
pub use error::IndexError;
pub use follow::FollowRequest;
pub use ledger::IndexLedger;

pub use list::{Contents, ListRequest, Rows, SortKey};
pub use refresh::Stage;
pub use search::{Alternative, SearchRequest};

use chrono::NaiveDate;
use list::{ListQuery, OwnLookup};
use meeting_core::archive::{Archive, cache_folder, cache_path};
use meeting_core::model::field::Kind;
use meeting_core::query::Query;
use meeting_core::rows::{Hits, Listing, SessionRow, WorkRow};
use refresh::Progress;
use select::{Subject, is_about_work};
use snapshot::Snapshot;
use store::Store;
use viet_text::abbreviation::Abbreviations;
use viet_text::collate::Collator;

/// How often a query is run where files change between the refresh and the query.
const ATTEMPTS: usize = 4;

/// The index of an archive.
pub struct Index {
    archive: Archive,
    folder: Option<PathBuf>,
    store: Store,
    is_fresh: bool,
    /// Paths that the walk could not read: files and folders without permission, links out of the archive.
    refused: Vec<String>,
    abbreviations: Abbreviations,
    collator: Collator,
}

/// The state of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// How many records it has.
    pub records: usize,
    /// How many parts these have.
    pub parts: usize,
    /// The files that cannot be read, sorted, from the archive's root.
    pub unreadable: Vec<String>,
    /// The size of its file; 0 in memory.
    pub bytes: u64,
    /// The path of its file; none in memory.
    pub path: Option<PathBuf>,
    /// Whether it is up to date. It is not while another process writes it.
    pub is_fresh: bool,
}

impl Index {
    /// Opens the index of `archive` and refreshes it.
    pub fn open(archive: &Archive, progress: &mut dyn FnMut(Stage)) -> Result<Self, IndexError> {
        Self::open_in(archive, cache_folder(archive), progress)
    }

    /// Opens the index in a folder, or in memory.
    fn open_in(
        archive: &Archive,
        folder: Option<PathBuf>,
        progress: &mut dyn FnMut(Stage),
    ) -> Result<Self, IndexError> {
        let store = Store::open(folder.as_deref(), progress)?;
        let own = archive.settings().abbreviations.clone();
        let mut index = Self {
            archive: archive.clone(),
            folder,
            store,
            is_fresh: false,
            refused: Vec::new(),
            abbreviations: Abbreviations::standard().extended(own),
            collator: Collator::new(),
        };
        index.refresh(progress)?;
        Ok(index)
    }

    /// Updates the index to the files.
    pub fn refresh(&mut self, progress: &mut dyn FnMut(Stage)) -> Result<(), IndexError> {
        self.is_fresh = match refresh::refresh(&mut self.store, &self.archive, &mut self.refused, progress) {
            Err(error) if error.is_damage() => {
                self.replace_store(progress)?;
                match refresh::refresh(&mut self.store, &self.archive, &mut self.refused, progress) {
                    Err(error) if error.is_damage() => {
                        self.store = Store::open(None, &mut |_| {})?;
                        refresh::refresh(&mut self.store, &self.archive, &mut self.refused, progress)?
                    }
                    done => done?,
                }
            }
            done => done?,
        };
        Ok(())
    }

    /// Creates the index again.
    pub fn rebuild(&mut self, progress: &mut dyn FnMut(Stage)) -> Result<(), IndexError> {
        self.replace_store(progress)?;
        self.refresh(progress)
    }

    /// Deletes the index of `archive`, if there is one.
    pub fn clear(archive: &Archive) -> Result<(), IndexError> {
        cache_path(archive).map_or(Ok(()), |folder| store::clear(&folder))
    }

    /// The path of the index of `archive`, whether it exists or not; none if it can be in memory only.
    #[must_use]
    pub fn path(archive: &Archive) -> Option<PathBuf> {
        cache_path(archive).map(|folder| store::path(&folder))
    }

    /// The state of the index.
    pub fn state(&mut self) -> Result<State, IndexError> {
        let unreadable = self.unreadable()?;
        self.ask(|index, _| {
            let connection = &index.store.connection;
            let count = |sql| connection.query_row(sql, [], row::read::<i64>);
            let path = index.store.path();
            Ok(Some(State {
                records: usize::try_from(count("SELECT count(*) FROM record")?).unwrap_or(0),
                parts: usize::try_from(count("SELECT count(*) FROM part")?).unwrap_or(0),
                unreadable: unreadable.clone(),
                bytes: path.as_ref().and_then(|path| path.metadata().ok()).map_or(0, |metadata| metadata.len()),
                path,
                is_fresh: index.is_fresh,
            }))
        })
    }

    /// The paths that could not be read, sorted, from the archive's root: files without a record, and files, folders and links
    /// that the walk could not read.
    pub fn unreadable(&mut self) -> Result<Vec<String>, IndexError> {
        self.ask(|index, _| {
            let mut files = index.store.connection.prepare("SELECT path FROM file WHERE NOT readable ORDER BY path")?;
            let mut unreadable: Vec<String> = files.query_map([], row::read)?.collect::<Result<_, _>>()?;
            unreadable.extend(index.refused.iter().cloned());
            unreadable.sort();
            Ok(Some(unreadable))
        })
    }

    /// The files that are not listed, because another one has a record of the same id.
    pub fn ignored_copies(&mut self) -> Result<Vec<IgnoredCopy>, IndexError> {
        self.ask(|index, _| Ok(Some(copies::ignored_copies(&index.store.connection)?)))
    }

    /// The rows of a list, all at once.
    pub fn list(&mut self, kind: Kind, query: &Query, request: &ListRequest) -> Result<Listing, IndexError> {
        self.prepare(query, subject_of(kind), request.as_of)?;
        self.listing(query, request, |list| list.list(kind))
    }

    /// The rows of a list, one after the other. `show` is called once: before that the query is repeated where a file
    /// has changed since it was indexed; a file that changes later has no values, and one that is deleted no rows.
    pub fn stream<T>(
        &mut self,
        kind: Kind,
        query: &Query,
        request: &ListRequest,
        show: impl FnOnce(&mut Rows) -> T,
    ) -> Result<T, IndexError> {
        self.prepare(query, subject_of(kind), request.as_of)?;
        let mut show = Some(show);
        self.ask(|index, may_ask_again| {
            let snapshot = Snapshot::new(index)?;
            let own = OwnLookup::of(&snapshot, request)?;
            let list = ListQuery { index, snapshot: &snapshot, query, request, own: &own, may_ask_again };
            let Some(mut rows) = list.list(kind)? else { return Ok(None) };
            if may_ask_again && !rows.are_current(&list)? {
                return Ok(None);
            }
            let Some(show) = show.take() else { return Ok(None) };
            let shown = show(&mut rows);
            // Rows have been shown, so the query is not repeated, whatever the error.
            Ok(Some(rows.finish().map(|()| shown)))
        })?
        .map_err(IndexError::from)
    }

    /// The sessions that a query finds.
    pub fn sessions(&mut self, query: &Query, request: &ListRequest) -> Result<Listing<SessionRow>, IndexError> {
        self.prepare(query, None, request.as_of)?;
        self.listing(query, request, |list| list.sessions().map(Some))
    }

    /// The directives or the work that a query finds.
    pub fn work(&mut self, kind: Kind, query: &Query, request: &ListRequest) -> Result<Listing<WorkRow>, IndexError> {
        self.prepare(query, subject_of(kind), request.as_of)?;
        self.listing(query, request, |list| list.work(kind))
    }

    fn listing<R>(
        &mut self,
        query: &Query,
        request: &ListRequest,
        rows: impl for<'l> Fn(&'l ListQuery) -> rusqlite::Result<Option<Rows<'l, R>>>,
    ) -> Result<Listing<R>, IndexError> {
        self.ask(|index, may_ask_again| {
            let snapshot = Snapshot::new(index)?;
            let own = OwnLookup::of(&snapshot, request)?;
            let list = ListQuery { index, snapshot: &snapshot, query, request, own: &own, may_ask_again };
            let Some(rows) = rows(&list)? else { return Ok(None) };
            Ok(rows.listing(may_ask_again)?)
        })
    }

    /// The parts that match a query, best first.
    pub fn search(&mut self, query: &Query, request: &SearchRequest) -> Result<Hits, IndexError> {
        self.prepare_work(request.as_of)?;
        self.ask(|index, may_ask_again| {
            let snapshot = Snapshot::new(index)?;
            Ok(search::search(index, &snapshot, query, request, may_ask_again)?)
        })
    }

    /// An alternative to a query without hits.
    pub fn search_alternative(&mut self, query: &Query, request: &SearchRequest) -> Result<Alternative, IndexError> {
        self.ask(|index, may_ask_again| {
            let snapshot = Snapshot::new(index)?;
            Ok(search::alternative(index, &snapshot, query, request, may_ask_again)?)
        })
    }

    /// The shortest unique beginning of each record id: at least its date, and whole words.
    pub fn shortest_refs(&mut self, ids: &[&str]) -> Result<Vec<String>, IndexError> {
        self.ask(|index, _| Ok(Some(short::shortest(&index.store.connection, ids)?)))
    }

    /// The file of the record with the id `id`, or with the only id that begins so, from the archive's root; none if there is no
    /// such record, or more than one.
    pub fn file_of(&mut self, id: &str) -> Result<Option<String>, IndexError> {
        self.ask(|index, _| Ok(Some(short::file_of(&index.store.connection, id)?)))
    }

    /// Brings the work in the file to a day, where a query needs it. If another process writes, or nobody can, the query makes
    /// temporary tables.
    fn prepare(&mut self, query: &Query, subject: Option<Subject>, on: NaiveDate) -> Result<(), IndexError> {
        if is_about_work(query, subject.unwrap_or(Subject::Any)) { self.prepare_work(on) } else { Ok(()) }
    }

    fn prepare_work(&mut self, on: NaiveDate) -> Result<(), IndexError> {
        match self.store.bring_to(on) {
            Err(error) if !error.is_damage() && !error.is_busy() => Err(error),
            // The query meets the damage again, and the index is rebuilt.
            _ => Ok(()),
        }
    }

    /// Repeats a query until no file that is shown has changed since it was indexed, but not without end. `question` gets
    /// whether it may be repeated, and gives none where a file has changed.
    fn ask<T>(
        &mut self,
        mut question: impl FnMut(&Self, bool) -> Result<Option<T>, IndexError>,
    ) -> Result<T, IndexError> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            let may_ask_again = attempt < ATTEMPTS;
            match question(self, may_ask_again) {
                Ok(Some(answer)) => return Ok(answer),
                Ok(None) => self.refresh(&mut |_| {})?,
                Err(error) if error.is_damage() && attempt == 1 => self.rebuild(&mut |_| {})?,
                Err(error) if error.is_damage() && may_ask_again => {
                    self.store = Store::open(None, &mut |_| {})?;
                    self.refresh(&mut |_| {})?;
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn replace_store(&mut self, progress: Progress) -> Result<(), IndexError> {
        // The old file must be closed before it can be deleted everywhere.
        self.store = Store::open(None, &mut |_| {})?;
        if let Some(folder) = &self.folder
            && store::clear(folder).is_ok()
        {
            self.store = Store::open(Some(folder), progress)?;
        }
        Ok(())
    }
}

/// What is listed, where that is work.
fn subject_of(kind: Kind) -> Option<Subject> {
    matches!(kind, Kind::Directives | Kind::Tasks).then_some(Subject::Work)
}

/// The texts of this crate's messages.
pub const TEXTS: meeting_core::i18n::Texts = meeting_core::texts!("index");
