//! Ids of records: made from a date and a title, and found from their first letters.

use std::collections::BTreeSet;
use std::fs;

use chrono::NaiveDate;
use thiserror::Error;

use super::{Archive, is_record_id};
use crate::i18n::Message;
use viet_text::slug::slug;
use viet_text::suggest::nearest_all;

/// The longest slug that is proposed.
const LONGEST_SLUG: usize = 60;

/// Why a text does not lead to a record.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IdError {
    /// No record's id begins with it.
    #[error("no record {prefix}")]
    NotFound {
        /// What was asked for.
        prefix: String,
        /// Ids that are spelled nearly the same; a few at most.
        nearest: Vec<String>,
    },
    /// Several ids begin with it.
    #[error("{} records {prefix}", candidates.len())]
    Ambiguous {
        /// What was asked for.
        prefix: String,
        /// All of them, sorted.
        candidates: Vec<String>,
    },
}

impl IdError {
    /// The message for the user; advice is in the variants.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NotFound { prefix, .. } => Message::new("id-not-found").with("id", prefix),
            Self::Ambiguous { prefix, candidates } => {
                Message::new("id-ambiguous").with("id", prefix).with("count", candidates.len())
            }
        }
    }
}

/// The default id of a record with this date and title. A title without a Latin letter or a digit gives "meeting".
#[must_use]
pub(crate) fn proposed_id(date: NaiveDate, title: &str) -> String {
    let slug = slug(title, LONGEST_SLUG);
    let slug = if slug.is_empty() { "meeting" } else { &slug };
    format!("{}-{slug}", date.format("%Y-%m-%d"))
}

/// `id`, or `id-2`, `id-3` … if the archive has a record with that id. Another process may take it before the file is
/// created.
#[must_use]
pub(crate) fn free_id(archive: &Archive, id: &str) -> String {
    let is_free = |id: &String| archive.path_of(id).symlink_metadata().is_err();
    let mut numbered = (2_u64..).map(|number| format!("{id}-{number}"));
    Some(id.to_owned()).filter(is_free).or_else(|| numbered.find(is_free)).unwrap_or_else(|| id.to_owned())
}

/// The id of the one record whose id is, or else begins with, `prefix`. The names of the files decide.
pub fn resolve_id(archive: &Archive, prefix: &str) -> Result<String, IdError> {
    if is_record_id(prefix) && archive.path_of(prefix).is_file() {
        return Ok(prefix.to_owned());
    }
    let begun = |ids: &BTreeSet<String>| ids.iter().filter(|id| id.starts_with(prefix)).cloned().collect::<Vec<_>>();
    let mut candidates = begun(&ids_of_year(archive, prefix));
    let mut all = BTreeSet::new();
    if candidates.is_empty() {
        all = all_ids(archive);
        candidates = begun(&all);
    }
    if let Some(exact) = candidates.iter().find(|candidate| *candidate == prefix) {
        return Ok(exact.clone());
    }
    let prefix = prefix.to_owned();
    match candidates.len() {
        0 => Err(IdError::NotFound { nearest: nearest_ids(&prefix, &all), prefix }),
        1 => Ok(candidates.remove(0)),
        _ => Err(IdError::Ambiguous { prefix, candidates }),
    }
}

/// The ids in the folder of the year that `prefix` begins with; empty if it begins with no year.
fn ids_of_year(archive: &Archive, prefix: &str) -> BTreeSet<String> {
    let year = prefix.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let Some(year) = year else { return BTreeSet::new() };
    let Ok(entries) = fs::read_dir(archive.records().join(year)) else { return BTreeSet::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter_map(|name| Some(name.strip_suffix(".yaml")?.to_owned()).filter(|id| !id.starts_with('.'))).collect()
}

/// The ids in the names of the files; the files are not read.
#[must_use]
pub fn ids_by_name(archive: &Archive) -> BTreeSet<String> {
    let Ok(years) = fs::read_dir(archive.records()) else { return BTreeSet::new() };
    let years = years.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    years.flat_map(|year| ids_of_year(archive, &year)).filter(|id| is_record_id(id)).collect()
}

pub(super) fn all_ids(archive: &Archive) -> BTreeSet<String> {
    let files = archive.walk().unwrap_or_default();
    files.iter().filter_map(|file| Some(file.path.rsplit('/').next()?.strip_suffix(".yaml")?.to_owned())).collect()
}

/// How many near ids are worth reading.
const FEW: usize = 5;

/// The ids that are, or begin, nearly as `prefix` is spelled.
pub(super) fn nearest_ids(prefix: &str, all: &BTreeSet<String>) -> Vec<String> {
    let whole = nearest_all(prefix, all.iter().map(String::as_str));
    if !whole.is_empty() {
        return whole.into_iter().take(FEW).map(str::to_owned).collect();
    }
    // Ids are ASCII, except in files that were named by hand.
    let beginning = |id: &String| id.chars().take(prefix.chars().count()).collect::<String>();
    let beginnings: BTreeSet<_> = all.iter().map(beginning).collect();
    let near: BTreeSet<_> = nearest_all(prefix, beginnings.iter().map(String::as_str)).into_iter().collect();
    all.iter().filter(|id| near.contains(beginning(id).as_str())).take(FEW).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::{IdError, free_id, proposed_id, resolve_id};
    use crate::archive::Archive;
    use chrono::NaiveDate;

    #[test]
    fn proposals() {
        let date = NaiveDate::from_ymd_opt(2023, 5, 8).unwrap();
        assert_eq!(proposed_id(date, "Đảng ủy Khối làm việc"), "2023-05-08-dang-uy-khoi-lam-viec");
        assert_eq!(proposed_id(date, "会議"), "2023-05-08-meeting");
        assert_eq!(proposed_id(date, &"họp ".repeat(40)).len(), 11 + 59);
    }

    #[test]
    fn found_by_the_first_letters() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::at(folder.path()).unwrap();
        for id in ["2023-05-08-hop", "2023-05-08-hop-2", "2023-05-08-giao-ban", "2024-01-02-x"] {
            archive.create(id, "").unwrap();
        }
        std::fs::write(archive.records().join("2024/ghi-chep.yaml"), "").unwrap();
        let resolve = |prefix: &str| resolve_id(&archive, prefix);
        let not_found = |prefix: &str, nearest: &[&str]| {
            let nearest = nearest.iter().map(ToString::to_string).collect();
            Err(IdError::NotFound { prefix: prefix.to_owned(), nearest })
        };
        assert_eq!(resolve("2023-05-08-hop").unwrap(), "2023-05-08-hop", "exact goes before longer ones");
        assert_eq!(resolve("2023-05-08-g").unwrap(), "2023-05-08-giao-ban");
        assert_eq!(resolve("2024").unwrap(), "2024-01-02-x");
        assert_eq!(resolve("202401").ok(), None);
        assert_eq!(resolve("ghi").unwrap(), "ghi-chep");
        let candidates = vec!["2023-05-08-hop".to_owned(), "2023-05-08-hop-2".to_owned()];
        assert_eq!(
            resolve("2023-05-08-ho"),
            Err(IdError::Ambiguous { prefix: "2023-05-08-ho".to_owned(), candidates })
        );
        assert_eq!(resolve("2023-05-08-giao-bna"), not_found("2023-05-08-giao-bna", &["2023-05-08-giao-ban"]));
        assert_eq!(resolve("2024-01-20"), not_found("2024-01-20", &["2024-01-02-x"]));
        assert_eq!(resolve("../2024"), not_found("../2024", &[]));
        assert!(matches!(resolve(""), Err(IdError::Ambiguous { candidates, .. }) if candidates.len() == 5));
    }

    #[test]
    fn a_taken_id_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::at(folder.path()).unwrap();
        assert_eq!(free_id(&archive, "2023-05-08-hop"), "2023-05-08-hop");
        archive.create("2023-05-08-hop", "").unwrap();
        assert_eq!(free_id(&archive, "2023-05-08-hop"), "2023-05-08-hop-2");
        archive.create("2023-05-08-hop-2", "").unwrap();
        assert_eq!(free_id(&archive, "2023-05-08-hop"), "2023-05-08-hop-3");
    }
}
