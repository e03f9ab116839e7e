//! The format that the tests write in, that of minutes in `tests/data`, and the texts there.

use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

use crate::{Change, EditError, Format, WriteError};

/// The prefix of instructions to a program.
pub const MARK: &str = "meeting:";

const FIRST: &[&str] = &["group", "id", "organization", "count", "attendance", "roles"];

/// The format of minutes.
pub static MINUTES: LazyLock<Format> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(include_str!("../tests/data/schema.json")).unwrap();
    Format::new(schema).with_first_keys("group", FIRST).with_mark(MARK)
});

pub fn write(value: &Value) -> Result<String, WriteError> {
    MINUTES.write(value)
}

pub fn edit(text: &str, changes: &[Change]) -> Result<String, EditError> {
    MINUTES.edit(text, changes)
}

/// The sample texts, in the order of their names.
pub fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}
