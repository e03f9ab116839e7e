//! What has been answered so far, on disk after every answer.
//!
//! The record follows from the answers, so only they are stored: in an append-only file with one line for each answer.
//! However the program ends, the lines before are complete. The file is in the user's state folder, not in a cache, and
//! is locked while it is in use.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local};
use serde::{Deserialize, Serialize};

use meeting_core::archive;
use meeting_core::ops::{Fields, Source};
use viet_text::fold::tokens;

/// What a record that is asked for begins with.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Beginning {
    /// The root of the archive.
    pub root: PathBuf,
    /// The session that is carried on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Source>,
    /// What a template or an earlier session gives.
    pub record: Fields,
}

/// A line of the file after the first one: a question's key and its answer.
type Line = (String, String);

/// The answers, and the file that they are kept in.
pub struct Draft {
    pub beginning: Beginning,
    answers: HashMap<String, String>,
    /// What was answered to the questions that an earlier answer has led to, before that answer was corrected: to be
    /// proposed.
    former: HashMap<String, String>,
    file: Option<File>,
    path: PathBuf,
}

/// A draft that is not in use.
pub struct PendingDraft {
    pub draft: Draft,
    /// When the last answer was given.
    pub since: DateTime<Local>,
}

impl Draft {
    /// A draft in memory.
    pub fn in_memory(beginning: Beginning) -> Self {
        Self { beginning, answers: HashMap::new(), former: HashMap::new(), file: None, path: PathBuf::new() }
    }

    /// Begins a draft. If no file can be written, it is kept in memory.
    pub fn begin(beginning: Beginning) -> Self {
        let mut draft = Self::in_memory(beginning);
        if let Some((file, path)) = folder().and_then(|folder| fresh(&folder).ok()) {
            draft.file = Some(file);
            draft.path = path;
            let first = serde_json::to_string(&draft.beginning).unwrap_or_default();
            draft.append(&first);
        }
        draft
    }

    /// The file of the answers; `None` if they are kept in memory.
    pub fn path(&self) -> Option<&Path> {
        self.file.is_some().then_some(self.path.as_path())
    }

    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    pub fn count(&self) -> usize {
        self.answers.values().filter(|answer| !answer.is_empty()).count()
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.answers.get(key).map(String::as_str)
    }

    /// What was answered before an answer that the question follows from was changed.
    pub fn former(&self, key: &str) -> Option<&str> {
        self.former.get(key).map(String::as_str)
    }

    /// Keeps an answer. The questions that an earlier answer has led to are asked again.
    pub fn put(&mut self, key: &str, answer: &str) {
        if self.get(key) != Some(answer) {
            let line = (key.to_owned(), answer.to_owned());
            let text = serde_json::to_string(&line).unwrap_or_default();
            self.apply(line);
            self.append(&text);
        }
    }

    fn apply(&mut self, (key, answer): Line) {
        let follows = format!("{key}:");
        let behind = self.answers.extract_if(|other, _| other.starts_with(&follows)).collect::<Vec<_>>();
        self.former.retain(|other, _| !other.starts_with(&follows));
        let before = self.answers.insert(key, answer.clone());
        if before.is_some_and(|before| is_correction(&before, &answer)) {
            self.former.extend(behind);
        }
    }

    /// Whether an item of a list after this one has been answered.
    pub fn goes_on(&self, list: &str, number: usize) -> bool {
        self.answers.iter().any(|(key, answer)| !answer.is_empty() && is_behind(key, list, number))
    }

    /// Appends a line. A full disk does not end the wizard: writing the record will report it.
    fn append(&mut self, line: &str) {
        if let Some(file) = &mut self.file {
            let _ = file.write_all(format!("{line}\n").as_bytes()).and_then(|()| file.sync_data());
        }
    }

    /// Deletes the file, once the record is written or the draft is discarded.
    pub fn discard(self) {
        if self.file.is_some() {
            let _ = fs::remove_file(&self.path);
        }
    }

    /// The drafts of an archive that are not in use, the latest first.
    pub fn waiting(root: &Path) -> Vec<PendingDraft> {
        let entries = folder().and_then(|folder| folder.read_dir().ok()).into_iter().flatten().flatten();
        let read = entries.filter_map(|entry| Self::open(&entry.path(), root));
        let mut waiting: Vec<PendingDraft> = read.collect();
        waiting.sort_by_key(|waiting| std::cmp::Reverse(waiting.since));
        waiting
    }

    /// Opens a draft and locks it; `None` if it belongs to another archive or is in use.
    fn open(path: &Path, root: &Path) -> Option<PendingDraft> {
        let mut file = OpenOptions::new().read(true).append(true).open(path).ok()?;
        file.try_lock().ok()?;
        let mut text = String::new();
        file.read_to_string(&mut text).ok()?;
        let mut lines = text.split_inclusive('\n');
        let beginning: Beginning = serde_json::from_str(lines.next()?).ok()?;
        if beginning.root != root {
            return None;
        }
        let since = file.metadata().ok()?.modified().ok()?.into();
        let mut draft = Self { path: path.to_owned(), ..Self::in_memory(beginning) };
        for line in lines {
            // A power cut may have left half of the last line.
            let Ok(line) = serde_json::from_str(line) else { break };
            draft.apply(line);
        }
        if draft.is_empty() {
            let _ = fs::remove_file(path);
            return None;
        }
        if !text.ends_with('\n') {
            file.write_all(b"\n").ok()?;
        }
        draft.file = Some(file);
        Some(PendingDraft { draft, since })
    }
}

/// Whether an answer says the same as the one before it, corrected: at least half of the words are the same.
fn is_correction(before: &str, answer: &str) -> bool {
    let words = |text: &str| tokens(text).into_iter().map(|token| token.text).collect::<Vec<_>>();
    let (before, answer) = (words(before), words(answer));
    let same = answer.iter().filter(|word| before.contains(word)).count();
    same > 0 && same * 2 >= before.len().max(answer.len())
}

/// Whether a key is that of an item of a list after the first `count`: `person:3`.
fn is_behind(key: &str, list: &str, count: usize) -> bool {
    let number = key.strip_prefix(list).and_then(|rest| rest.strip_prefix(':'));
    number.and_then(|number| number.parse::<usize>().ok()).is_some_and(|number| number > count)
}

fn folder() -> Option<PathBuf> {
    let folder = archive::state_folder().ok()?.join("new");
    fs::create_dir_all(&folder).ok()?;
    Some(folder)
}

/// Makes a file of its own, which only its owner reads, and locks it.
fn fresh(folder: &Path) -> io::Result<(File, PathBuf)> {
    let named = tempfile::Builder::new().prefix("new-").suffix(".jsonl").tempfile_in(folder)?;
    let (file, path) = named.keep().map_err(|error| error.error)?;
    file.lock()?;
    Ok((file, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_answer_asks_again_what_followed_from_the_first() {
        let mut draft = Draft::in_memory(Beginning::default());
        for (key, answer) in [("person:1", "An"), ("person:1:role", "chair"), ("person:10", "Chi")] {
            draft.put(key, answer);
        }
        draft.put("person:1", "An");
        assert_eq!(draft.get("person:1:role"), Some("chair"));
        draft.put("person:1", "An; thư ký");
        assert_eq!((draft.get("person:1:role"), draft.former("person:1:role")), (None, None));
        draft.put("person:1:role", "chair");
        draft.put("person:1", "Ân; thư ký");
        assert_eq!((draft.get("person:1:role"), draft.former("person:1:role")), (None, Some("chair")));
        // Nothing of one person is proposed for another.
        draft.put("person:1", "Bình");
        assert_eq!(draft.former("person:1:role"), None);
        assert_eq!(draft.get("person:10"), Some("Chi"));
    }

    #[test]
    fn an_item_in_the_middle_may_be_empty() {
        let mut draft = Draft::in_memory(Beginning::default());
        for (key, answer) in [("person:1", "x"), ("person:2", ""), ("person:12", "x"), ("person:12:role", "chair")] {
            draft.put(key, answer);
        }
        assert!(draft.goes_on("person", 2) && draft.goes_on("person", 11));
        assert!(!draft.goes_on("person", 12) && !draft.goes_on("directive", 0));
        draft.put("person:12", "");
        assert!(!draft.goes_on("person", 2));
    }

    #[test]
    fn half_a_line_is_no_answer_and_does_not_spoil_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new-1.jsonl");
        let root = PathBuf::from("/office");
        let first = serde_json::to_string(&Beginning { root: root.clone(), ..Beginning::default() }).unwrap();
        fs::write(&path, format!("{first}\n[\"title\",\"Giao ban\"]\n[\"kind\",\"oth")).unwrap();
        let mut draft = Draft::open(&path, &root).unwrap().draft;
        assert_eq!((draft.get("title"), draft.get("kind")), (Some("Giao ban"), None));
        assert!(Draft::open(&path, &root).is_none(), "somebody works on it");
        draft.put("kind", "other");
        drop(draft);
        assert!(Draft::open(&path, Path::new("/elsewhere")).is_none());
        assert_eq!(Draft::open(&path, &root).unwrap().draft.get("title"), Some("Giao ban"));
    }
}
