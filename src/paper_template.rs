//! The templates of papers: the office's own files, and the built-in ones.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use docx_template::{Engine, Fields, Format, Limits, Problem, Template, TextTemplate};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::print_lines;
use meeting_core::archive::{Archive, Profile, shown_file};
use meeting_core::i18n::{Language, Message};
use meeting_papers::context::{self, PaperValues};
use meeting_papers::{Kind, built_in, built_in_text, words};
use meeting_render::Style;

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

/// The format of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    Docx,
    Pdf,
    Html,
    Md,
    Txt,
}

impl Form {
    /// The form that a file has by its name.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Self::value_variants().iter().copied().find(|form| form.endings().contains(&ending.as_str()))
    }

    /// The endings of its files, the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Docx => &["docx"],
            Self::Pdf => &["pdf"],
            Self::Html => &["html", "htm"],
            Self::Md => &["md"],
            Self::Txt => &["txt"],
        }
    }

    /// The endings of its templates: a PDF is made of a .docx.
    pub fn template_endings(self) -> &'static [&'static str] {
        if self == Self::Pdf { Self::Docx.endings() } else { self.endings() }
    }

    /// The format of a text.
    pub fn text(self) -> Option<Format> {
        match self {
            Self::Docx | Self::Pdf => None,
            Self::Html => Some(Format::Html),
            Self::Md => Some(Format::Markdown),
            Self::Txt => Some(Format::Text),
        }
    }
}

/// The template that a paper is made of.
pub struct Chosen {
    pub template: PaperTemplate,
    /// What it is called for people.
    called: String,
    /// The name of its file, where it is the office's own.
    pub own: Option<String>,
}

impl Chosen {
    /// The template in the language of the user: the given file, else the office's own of that kind, else the built-in one.
    /// Papers in English follow no rule of the state or the party. One with mistakes is refused: they are shown.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn of(
        kind: Kind,
        form: Form,
        given: Option<&Path>,
        environment: &Environment,
    ) -> Result<Result<Self, Exit>, Failure> {
        Self::in_language(environment.terminal.catalog.language(), kind, form, given, environment)
    }

    /// The same in a language.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn in_language(
        language: Language,
        kind: Kind,
        form: Form,
        given: Option<&Path>,
        environment: &Environment,
    ) -> Result<Result<Self, Exit>, Failure> {
        let catalog = &environment.terminal.catalog;
        let engine = words::engine(language, Limits::default());
        let archive = environment.find_archive()?;
        let own = match given {
            Some(path) => Some((environment.path(path), path.display().to_string())),
            None => archive
                .as_ref()
                .and_then(|archive| own_of(archive, kind.name(), form.template_endings()))
                .map(|path| (path.clone(), shown_file(&path))),
        };
        let name = own.as_ref().and_then(|(path, _)| Some(path.file_name()?.to_string_lossy().into_owned()));
        let (read, called) = if let Some((path, shown)) = own {
            (PaperTemplate::of_file(&path, &shown, &engine)?, shown)
        } else {
            let profile = match (language, &archive) {
                (Language::En, _) => Profile::Plain,
                (Language::Vi, Some(archive)) => archive.settings().office.profile.unwrap_or(Profile::State),
                (Language::Vi, None) => Profile::State,
            };
            let bytes = match form.text() {
                Some(format) => built_in_text(kind, profile, language, format).map(String::into_bytes),
                None => built_in(kind, profile, language),
            };
            let read = PaperTemplate::read(&bytes.map_err(Failure::new)?, form.text(), &engine);
            (read, catalog.say(&Message::new("export-template-built-in")))
        };
        let checked = read.and_then(|template| {
            let problems = template.check(&context::fields());
            if problems.is_empty() { Ok(template) } else { Err(problems) }
        });
        match checked {
            Ok(template) => Ok(Ok(Self { template, called, own: name })),
            Err(problems) => refused(&called, &problems, environment).map(Err),
        }
    }

    /// Shows what was wrong when it was filled.
    pub fn refused(&self, problems: &[Problem], environment: &Environment) -> Result<Exit, Failure> {
        refused(&self.called, problems, environment)
    }
}

/// Shows what is wrong with a template, on standard error.
fn refused(called: &str, problems: &[Problem], environment: &Environment) -> Result<Exit, Failure> {
    let style = Style { color: false, width: environment.terminal.width };
    let mut text = Vec::new();
    meeting_render::template_problems(&mut text, &environment.terminal.catalog, style, called, problems)?;
    print_lines(String::from_utf8_lossy(&text).trim_end());
    Ok(Exit::Findings)
}

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
