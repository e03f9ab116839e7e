//! What is to be checked or laid out: the files of the archive, or those of the command line.

use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use crate::archive::{self, Archive, Refusal, Refused};
use crate::check::{self, Input, Source};
use crate::cli::{Environment, Failure};
use crate::yaml::MAX_BYTES;

/// Returns the records of `archive`, and what looks like one but may not be read.
pub(in crate::cli) fn whole_archive(archive: &Archive) -> Result<Vec<Input>, Failure> {
    let walk = archive.survey()?;
    let root = Environment::shown_root(archive.root());
    let shown = |place: &str| root.join(place).display().to_string();
    let files: Vec<Input> =
        walk.files.into_par_iter().map(|file| Input::of_walk(shown(&file.path), archive, file)).collect();
    let refused = walk.refused.into_iter().map(|refused| Input {
        name: shown(&refused.path),
        place: Some(refused.path.clone()),
        stem: None,
        source: Source::Refused(refused),
        stat: None,
        is_walked: true,
    });
    Ok(files.into_iter().chain(refused).collect())
}

/// Returns the files and folders of the command line, and standard input (under `stdin_name`) where it is `-`.
pub(in crate::cli) fn paths(
    paths: &[PathBuf],
    stdin_name: Option<&str>,
    environment: &Environment,
    archive: Option<&Archive>,
) -> Result<Vec<Input>, Failure> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(stdin(stdin_name)?);
            continue;
        }
        let place = environment.path(path);
        let name = path.display().to_string();
        let metadata = place.metadata().map_err(|error| Failure::io(&name, &error))?;
        // The folder of an archive holds more than records: templates, and settings.
        let is_root = |archive: &&Archive| place.canonicalize().is_ok_and(|folder| folder == archive.root());
        if let Some(archive) = archive.filter(is_root) {
            inputs.extend(whole_archive(archive)?);
        } else if metadata.is_dir() {
            for file in archive::files_below(&place)? {
                inputs.push(Input::file(path.join(&file).display().to_string(), place.join(&file)).walked());
            }
        } else {
            inputs.push(Input::file(name, place));
        }
    }
    Ok(match archive {
        Some(archive) => inputs.into_iter().map(|input| placed(input, environment, archive)).collect(),
        None => inputs,
    })
}

/// Returns the input with its place in the archive, where it lies in it; standard input has that of its name.
fn placed(input: Input, environment: &Environment, archive: &Archive) -> Input {
    let path = match &input.source {
        Source::File(path) => path.clone(),
        // Standard input that nobody has named.
        _ if input.name == "-" => return input,
        _ => environment.path(Path::new(&input.name)),
    };
    let place = path.parent().and_then(|folder| folder.canonicalize().ok()).and_then(|folder| {
        let path = folder.join(path.file_name()?);
        path.starts_with(archive.root()).then(|| archive.relative(&path))
    });
    // By its name it lies in the archive, but a linked folder leads out of it.
    if let (None, Source::File(path)) = (&place, &input.source)
        && named(path, environment).starts_with(archive.root())
    {
        let refused = Refused { path: input.name.clone(), why: Refusal::Outside };
        return Input { source: Source::Refused(refused), ..input };
    }
    Input { place, ..input }
}

/// Returns the whole path of a file, as its name says it: links on the way are not followed.
fn named(path: &Path, environment: &Environment) -> PathBuf {
    let directory = environment.directory();
    let below = path.strip_prefix(directory).unwrap_or(path);
    let mut named = directory.canonicalize().unwrap_or_else(|_| directory.to_path_buf());
    for part in below.components() {
        match part {
            Component::ParentDir => drop(named.pop()),
            Component::CurDir => {}
            // An absolute path begins anew.
            part => named.push(part),
        }
    }
    named
}

fn stdin(name: Option<&str>) -> Result<Input, Failure> {
    let shown = name.unwrap_or("-").to_owned();
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES + 1).unwrap_or(u64::MAX);
    io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(|error| Failure::io(&shown, &error))?;
    let stem = name.and_then(|name| check::stem(Path::new(name))).map(str::to_owned);
    Ok(Input { name: shown, place: None, stem, source: Source::Bytes(bytes), stat: None, is_walked: false })
}
