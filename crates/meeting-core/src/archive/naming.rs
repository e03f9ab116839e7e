//! Finds records by words in their files.

use std::path::PathBuf;

use rayon::prelude::*;

use super::{Archive, ArchiveError, read};

impl Archive {
    /// The files and texts of the records that contain one of `words` as a value. Every text is read, no cache is used;
    /// a file that cannot be read contains nothing.
    ///
    /// # Errors
    /// If the folder of the records cannot be walked.
    pub fn naming(&self, words: &[&str]) -> Result<Vec<(PathBuf, String)>, ArchiveError> {
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let files = self.walk()?;
        let found = files.into_par_iter().filter_map(|file| {
            let path = self.root().join(&file.path);
            let text = read(&path).ok()?;
            // In double quotes, YAML may write any character in another way, which begins with a backslash.
            let may_name = text.contains('\\') || words.iter().any(|word| text.contains(word));
            may_name.then_some((path, text))
        });
        Ok(found.collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::archive::Archive;

    #[test]
    fn words_and_what_may_be_one_in_disguise() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::at(folder.path()).unwrap();
        archive.create("2023-05-08-a", "reviews: [2023-05-01-b#t1]\n").unwrap();
        archive.create("2023-05-08-c", "reviews: [\"2023-05-01\\x2Db#t1\"]\n").unwrap();
        archive.create("2023-05-08-d", "title: khác\n").unwrap();
        let found = archive.naming(&["2023-05-01-b"]).unwrap();
        let names: Vec<_> = found.iter().map(|(path, _)| path.file_stem().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["2023-05-08-a", "2023-05-08-c"]);
        assert!(archive.naming(&[]).unwrap().is_empty());
    }
}
