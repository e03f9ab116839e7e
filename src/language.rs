//! The language of messages.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use meeting_core::archive::Archive;
use meeting_core::i18n::{Catalog, Language};

/// All messages in `language`.
pub fn catalog(language: Language) -> Catalog {
    let libraries = [&meeting_index::TEXTS, &meeting_render::TEXTS, &meeting_papers::TEXTS];
    libraries.into_iter().fold(Catalog::new(language), Catalog::with).with(&crate::TEXTS)
}

/// All messages in the language of the command, with the words of the archive that it works in. Reads the raw arguments, because
/// errors in them are translated too.
pub fn catalog_of(arguments: &[OsString], user: Option<Language>) -> Catalog {
    let archive = archive(arguments);
    let language = choose(arguments, user, archive.as_ref());
    match archive {
        Some(archive) => catalog(language).with_words(archive.settings().words(language)),
        None => catalog(language),
    }
}

/// The language of `--lang`, `MEETING_LANG`, the user's settings, the archive's or the locale, in this order; English by
/// default.
fn choose(arguments: &[OsString], user: Option<Language>, archive: Option<&Archive>) -> Language {
    let from_flag = || value_of(arguments, "--lang").and_then(|code| Language::of_code(&code));
    let from_variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    from_flag()
        .or_else(|| Language::of_code(&from_variable("MEETING_LANG")?))
        .or(user)
        .or_else(|| archive?.settings().language)
        .or_else(|| {
            // As POSIX has it, the first of these that is set decides alone.
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(from_variable)?;
            Language::of_locale(&locale)
        })
        .unwrap_or_default()
}

/// The archive that the command works in. Broken settings are reported by the command that needs them.
fn archive(arguments: &[OsString]) -> Option<Archive> {
    Archive::find(&folder(arguments)?).ok()?
}

/// The folder that the command works in.
pub fn folder(arguments: &[OsString]) -> Option<PathBuf> {
    value_of(arguments, "-C").map(PathBuf::from).or_else(|| env::current_dir().ok())
}

/// The last value of a flag, written `--flag value`, `--flag=value` or, for short ones, `-Fvalue`.
fn value_of(arguments: &[OsString], flag: &str) -> Option<String> {
    let mut words = arguments.iter().skip(1).map(|argument| argument.to_string_lossy());
    let mut last = None;
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        }
        if word == flag {
            last = words.next().map(std::borrow::Cow::into_owned).or(last);
        } else if let Some(value) = word.strip_prefix(flag) {
            match value.strip_prefix('=') {
                Some(value) => last = Some(value.to_owned()),
                None if !flag.starts_with("--") => last = Some(value.to_owned()),
                None => {}
            }
        }
    }
    last
}
