//! What a new archive begins with: settings with every one explained, folders, schemas, templates.

use std::fs;
use std::path::{Path, PathBuf};

use super::read::lies_inside;
use super::schemas::editor_settings;
use super::{SETTINGS_FILE, SchemaCopy, Settings, StoreError, create};
use crate::i18n::Language;

/// The templates of a language, by file name.
fn templates(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Vi => &[
            ("giao-ban.yaml", include_str!("starter/templates/giao-ban.yaml")),
            ("buoi-lam-viec.yaml", include_str!("starter/templates/buoi-lam-viec.yaml")),
            ("hop-chi-bo.yaml", include_str!("starter/templates/hop-chi-bo.yaml")),
        ],
        Language::En => &[("team-meeting.yaml", include_str!("starter/templates/team-meeting.yaml"))],
    }
}

/// What became of one file of a new archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StarterFile {
    /// It was written.
    New(PathBuf),
    /// It was there already and is as it was.
    Kept(PathBuf),
}

/// Creates an archive in `root`, which is created too if it is missing. Existing files are kept.
///
/// # Errors
/// If a folder or file cannot be written.
pub fn make(root: &Path, language: Language) -> Result<Vec<StarterFile>, StoreError> {
    for folder in ["records", "schemas", "templates", ".vscode"] {
        let folder = root.join(folder);
        fs::create_dir_all(&folder).map_err(|source| StoreError::Io { path: folder.clone(), source })?;
        let inside = fs::canonicalize(root).and_then(|root| lies_inside(&root, &folder));
        if !inside.map_err(|source| StoreError::Io { path: folder.clone(), source })? {
            return Err(StoreError::Outside { path: folder });
        }
    }
    let settings = match language {
        Language::Vi => include_str!("starter/meeting.vi.yaml"),
        Language::En => include_str!("starter/meeting.en.yaml"),
    };
    let mut files = vec![
        (PathBuf::from(SETTINGS_FILE), settings.to_owned()),
        // git keeps no empty folder.
        (PathBuf::from("records/.gitkeep"), String::new()),
    ];
    files.extend(SchemaCopy::ALL.map(|copy| (PathBuf::from(copy.path), copy.text(&Settings::default()))));
    files.push((PathBuf::from(".vscode/settings.json"), editor_settings()));
    let templates = templates(language).iter();
    files.extend(templates.map(|(name, text)| (Path::new("templates").join(name), (*text).to_owned())));
    files.into_iter().map(|(path, text)| make_file(root, path, &text)).collect()
}

fn make_file(root: &Path, path: PathBuf, text: &str) -> Result<StarterFile, StoreError> {
    match create(&root.join(&path), text) {
        Ok(()) => Ok(StarterFile::New(path)),
        Err(StoreError::Exists { .. }) => Ok(StarterFile::Kept(path)),
        Err(error) => Err(error),
    }
}
