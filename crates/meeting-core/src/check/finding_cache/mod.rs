//! The findings of the last check of an archive: for each file, what follows from that file alone.
//!
//! A file with the same size, times and inode counts as unchanged, as in git's index. The cache is keyed by the
//! program, the schema and the settings; if one of them changes, all entries are discarded. What follows from other
//! files or from the date is never cached.

mod encoding;

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

pub(super) use encoding::{EncodedFile, decode};

use super::Checker;
use crate::archive::{Archive, Stat, cache_folder};
use crate::i18n::Keys;

/// Name of the file in the archive's cache.
const FILE: &str = "validate";

/// What the file begins with; the fingerprint of the key, the entries and a checksum of them follow.
const MAGIC: &[u8; 8] = b"meeting\x01";
const HEADER: usize = MAGIC.len() + 8;
const CHECKSUM: usize = 4;

/// The cached data of one file.
#[derive(Serialize, Deserialize)]
struct Entry<'m> {
    place: &'m str,
    stat: Stat,
    #[serde(with = "serde_bytes_of_slice")]
    stored: &'m [u8],
}

/// What the last check of an archive left after.
pub(super) struct FindingCache {
    /// The cache file; `None` if there is no cache folder.
    file: Option<PathBuf>,
    fingerprint: u64,
    bytes: Vec<u8>,
}

impl FindingCache {
    /// Reads the cache of `archive`; it is empty if it was written for another `checker`.
    pub fn load(archive: &Archive, checker: &Checker) -> Self {
        let fingerprint = fingerprint(checker);
        let file = cache_folder(archive).map(|folder| folder.join(FILE));
        let bytes = file.as_ref().and_then(|file| fs::read(file).ok()).unwrap_or_default();
        Self { file, fingerprint, bytes: if is_intact(&bytes, fingerprint) { bytes } else { Vec::new() } }
    }

    /// The entries, by the path of the file.
    pub fn known(&self) -> CacheEntries<'_> {
        let mut by_place = HashMap::new();
        let mut rest = body(&self.bytes);
        while let Ok((entry, after)) = postcard::take_from_bytes::<Entry>(rest) {
            by_place.insert(entry.place, (entry.stat, entry.stored));
            rest = after;
        }
        CacheEntries { by_place, keys: OnceLock::new() }
    }

    /// A writer for the next version of the cache.
    pub fn writer(&self) -> CacheWriter<'_> {
        CacheWriter { cache: self, unchanged: Vec::new(), writer: None, has_failed: false }
    }
}

/// Writes the next version of the cache, as soon as there is something new. A failure to write is ignored: the next
/// check only takes longer.
pub(super) struct CacheWriter<'m> {
    cache: &'m FindingCache,
    unchanged: Vec<Entry<'m>>,
    writer: Option<ChecksumWriter>,
    has_failed: bool,
}

impl<'m> CacheWriter<'m> {
    /// Keeps the entry of an unchanged file.
    pub fn keep(&mut self, place: &'m str, stat: Stat, stored: &'m [u8]) {
        let entry = Entry { place, stat, stored };
        if self.writer.is_some() {
            self.write(&entry);
        }
        self.unchanged.push(entry);
    }

    /// Adds the entry of a new or changed file.
    pub fn add(&mut self, place: &str, stat: Stat, stored: &[u8]) {
        self.begin();
        self.write(&Entry { place, stat, stored });
    }

    /// Replaces the cache file if an entry has been added or removed.
    pub fn finish(mut self, known: &CacheEntries) {
        if self.unchanged.len() < known.by_place.len() {
            self.begin();
        }
        if let (Some(writer), Some(file), false) = (self.writer, &self.cache.file, self.has_failed) {
            let _ = writer.finish(file);
        }
    }

    fn begin(&mut self) {
        if self.writer.is_some() || self.has_failed {
            return;
        }
        let folder = self.cache.file.as_ref().and_then(|file| file.parent());
        self.writer = folder.and_then(|folder| ChecksumWriter::begin(folder, self.cache.fingerprint).ok());
        self.has_failed = self.writer.is_none();
        for entry in std::mem::take(&mut self.unchanged) {
            self.write(&entry);
            self.unchanged.push(entry);
        }
    }

    fn write(&mut self, entry: &Entry) {
        if let Some(writer) = &mut self.writer {
            self.has_failed |= postcard::to_io(entry, writer).is_err();
        }
    }
}

/// The entries of the cache, in memory.
pub(super) struct CacheEntries<'m> {
    by_place: HashMap<&'m str, (Stat, &'m [u8])>,
    /// Collected when the first finding is decode: most files have none.
    keys: OnceLock<Keys>,
}

impl<'m> CacheEntries<'m> {
    /// The entry of the file at `place`, if the file has not changed since.
    pub fn of(&self, place: &str, stat: &Stat) -> Option<&'m [u8]> {
        self.by_place.get(place).filter(|(known, _)| known == stat).map(|(_, stored)| *stored)
    }

    /// The names of messages.
    pub fn keys(&self) -> &Keys {
        self.keys.get_or_init(Keys::new)
    }
}

fn is_intact(bytes: &[u8], fingerprint: u64) -> bool {
    let checksum = bytes.len().checked_sub(CHECKSUM).and_then(|start| bytes.get(start..));
    bytes.starts_with(&header(fingerprint)) && checksum == Some(&crc32fast::hash(body(bytes)).to_le_bytes())
}

fn body(bytes: &[u8]) -> &[u8] {
    bytes.get(HEADER..bytes.len().saturating_sub(CHECKSUM)).unwrap_or_default()
}

fn header(fingerprint: u64) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..MAGIC.len()].copy_from_slice(MAGIC);
    header[MAGIC.len()..].copy_from_slice(&fingerprint.to_le_bytes());
    header
}

/// Writes the file of a cache, and sums up what it writes.
struct ChecksumWriter {
    file: BufWriter<NamedTempFile>,
    sum: crc32fast::Hasher,
}

impl ChecksumWriter {
    fn begin(folder: &Path, fingerprint: u64) -> io::Result<Self> {
        let mut file = BufWriter::new(NamedTempFile::new_in(folder)?);
        file.write_all(&header(fingerprint))?;
        Ok(Self { file, sum: crc32fast::Hasher::new() })
    }

    fn finish(mut self, path: &Path) -> io::Result<()> {
        self.file.write_all(&self.sum.finalize().to_le_bytes())?;
        self.file.into_inner()?.persist(path)?;
        Ok(())
    }
}

impl Write for ChecksumWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sum.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A hash of the program, the schema and the settings. It includes the program file's size and times, so that a rebuilt
/// program of the same version discards the cache.
fn fingerprint(checker: &Checker) -> u64 {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    let program = std::env::current_exe().and_then(fs::metadata);
    program.map(|program| Stat::of(&program)).ok().hash(&mut hasher);
    checker.cache_key().hash(&mut hasher);
    hasher.finish()
}

/// Serializes bytes as one byte string, not as a list of numbers.
mod serde_bytes_of_slice {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'de [u8], D::Error> {
        <&[u8]>::deserialize(deserializer)
    }
}
