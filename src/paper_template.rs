//! The templates of papers: the office's own files, and the built-in ones.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use docx_template::{Engine, Fields, Format, Problem, Template, TextTemplate};

use crate::failure::Failure;
use meeting_core::archive::Archive;
use meeting_papers::context::{self, PaperValues};

/// The folder of an archive that holds the office's own templates.
pub const FOLDER: &str = "templates";

/// The endings of templates of papers, with the format of those that are texts.
const ENDINGS: [(&str, Option<Format>); 5] = [
    ("docx", None),
    ("md", Some(Format::Markdown)),
    ("html", Some(Format::Html)),
    ("htm", Some(Format::Html)),
    ("txt", Some(Format::Text)),
];

/// A template, of whatever format.
pub enum PaperTemplate {
    Word(Template),
    Text(TextTemplate),
}

impl PaperTemplate {
    /// Reads a template; `format` is that of a text.
    pub fn read(bytes: &[u8], format: Option<Format>, engine: &Engine) -> Result<Self, Vec<Problem>> {
        match format {
            Some(format) => TextTemplate::read(bytes, format, engine).map(Self::Text),
            None => Template::read(bytes, engine).map(Self::Word),
        }
    }

    /// Reads the template in a file, of the format that the file's name says; `shown` is what the file is called.
    ///
    /// # Errors
    /// If the file cannot be read; what is wrong with the template is the inner error.
    pub fn of_file(path: &Path, shown: &str, engine: &Engine) -> Result<Result<Self, Vec<Problem>>, Failure> {
        let mut bytes = Vec::new();
        let limit = engine.limits.file as u64 + 1;
        let read = File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
        read.map_err(|error| Failure::io(shown, &error))?;
        let format = ending(path).and_then(|(_, format)| format);
        Ok(Self::read(&bytes, format, engine))
    }

    /// All its mistakes.
    pub fn check(&self, fields: &Fields) -> Vec<Problem> {
        match self {
            Self::Word(template) => template.check(fields),
            Self::Text(template) => template.check(fields),
        }
    }

    /// The bytes of the paper.
    pub fn fill(&self, values: &PaperValues) -> Result<Vec<u8>, Vec<Problem>> {
        match self {
            Self::Word(template) => template.fill(values),
            Self::Text(template) => template.fill(values).map(String::into_bytes),
        }
    }
}

/// The ending of a file that a template of a paper may be, and the format if it is a text.
pub fn ending(path: &Path) -> Option<(&'static str, Option<Format>)> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    ENDINGS.into_iter().find(|(known, _)| *known == ending)
}

/// The office's own templates, in order.
pub fn own(archive: &Archive) -> Vec<PathBuf> {
    let Ok(entries) = archive.root().join(FOLDER).read_dir() else { return Vec::new() };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut own: Vec<PathBuf> = paths.filter(|path| ending(path).is_some()).collect();
    own.sort();
    own
}

/// The office's own template of a kind, of one of these endings.
pub fn own_of(archive: &Archive, kind: &str, endings: &[&str]) -> Option<PathBuf> {
    own(archive).into_iter().find(|path| {
        path.file_stem().is_some_and(|stem| stem == kind)
            && ending(path).is_some_and(|(ending, _)| endings.contains(&ending))
    })
}

/// What is wrong with the template in a file.
pub fn problems(path: &Path, shown: &str, engine: &Engine) -> Result<Vec<Problem>, Failure> {
    let read = PaperTemplate::of_file(path, shown, engine)?;
    Ok(read.map_or_else(|problems| problems, |template| template.check(&context::fields())))
}
