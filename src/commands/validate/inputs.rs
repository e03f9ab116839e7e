//! The files to check or format: those of the archive, or those on the command line.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use crate::environment::Environment;
use crate::failure::Failure;
use lossless_yaml::MAX_BYTES;
use meeting_core::archive::shown_root;
use meeting_core::archive::{self, Archive, SETTINGS_FILE, SchemaCopy, SkipReason, SkippedFile, old_keys};
use meeting_core::check::{self, Input, Source};

/// The records of `archive`, and what looks like one but may not be read.
pub(crate) fn whole_archive(archive: &Archive) -> Result<Vec<Input>, Failure> {
    let walk = archive.survey_committed()?;
    let root = shown_root(archive.root());
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

/// The outdated copies of schemas in `archive`, for checks of the whole archive.
pub fn outdated_schemas(archive: &Archive) -> Vec<Input> {
    let root = shown_root(archive.root());
    let copies = archive.outdated_schemas().into_iter();
    copies.map(|copy| Input::of_schema(root.join(copy.path).display().to_string(), archive, copy)).collect()
}

/// The settings of `archive`, if they have old names, which checking the whole archive reports.
pub fn settings_with_old_names(archive: &Archive) -> Option<Input> {
    let path = archive.root().join(SETTINGS_FILE);
    let (_, notes) = old_keys(&archive.read(&path).ok()?)?;
    let name = shown_root(archive.root()).join(SETTINGS_FILE).display().to_string();
    (!notes.is_empty()).then(|| Input::file(name, path).placed(SETTINGS_FILE.to_owned()))
}

/// The files to check or format with the settings and records of one archive, or of none.
pub(crate) struct Group {
    /// The archive.
    pub archive: Option<Archive>,
    /// Its files, as they were asked for.
    pub inputs: Vec<Input>,
    /// Whether all records of the archive are among them.
    pub is_whole: bool,
}

impl Group {
    /// All records of `archive`.
    pub fn whole(archive: Archive) -> Result<Self, Failure> {
        let inputs = whole_archive(&archive)?;
        Ok(Self { archive: Some(archive), inputs, is_whole: true })
    }
}

/// The files and folders of the command line, and standard input (under `stdin_name`) where it is `-`: each with the
/// archive that it is in, be it that of the command or another one. Of a folder with archives in it, their records are
/// taken, and none of their templates and settings.
pub(crate) fn groups(
    paths: &[PathBuf],
    stdin_name: Option<&str>,
    environment: &Environment,
    archive: Option<&Archive>,
) -> Result<Vec<Group>, Failure> {
    let mut groups = vec![Group { archive: archive.cloned(), inputs: Vec::new(), is_whole: false }];
    for path in paths {
        if path.as_os_str() == "-" {
            add(&mut groups, stdin(stdin_name)?, environment)?;
            continue;
        }
        let place = environment.path(path);
        let name = path.display().to_string();
        let metadata = place.metadata().map_err(|error| Failure::io(&name, &error))?;
        if !metadata.is_dir() {
            add(&mut groups, Input::file(name, place), environment)?;
            continue;
        }
        for copy in archive.map(|archive| schemas_below(archive, &place)).unwrap_or_default() {
            let inside = copy.strip_prefix(place.canonicalize().unwrap_or_default()).unwrap_or(&copy);
            add(&mut groups, Input::file(path.join(inside).display().to_string(), place.join(inside)), environment)?;
        }
        let files = archive::files_below(&place)?;
        let roots = roots(&place, &files)?;
        for root in &roots {
            let archive = Archive::at(&place.join(root))?;
            let inputs = whole_archive(&archive)?;
            let group = group_of(&mut groups, &archive);
            group.inputs.extend(inputs);
            group.is_whole = true;
        }
        for file in files.into_iter().filter(|file| !roots.iter().any(|root| file.starts_with(root))) {
            let input = Input::file(path.join(&file).display().to_string(), place.join(&file)).walked();
            add(&mut groups, input, environment)?;
        }
    }
    // The first one is that of the command, which may not be meant at all.
    if groups.len() > 1 && groups[0].inputs.is_empty() {
        groups.remove(0);
    }
    Ok(groups)
}

/// The copies of schemas of `archive` in a folder below its root: those of a whole archive are reported where they are outdated.
fn schemas_below(archive: &Archive, folder: &Path) -> Vec<PathBuf> {
    let Ok(folder) = folder.canonicalize() else { return Vec::new() };
    let copies = SchemaCopy::ALL.into_iter().map(|copy| archive.root().join(copy.path));
    let is_below = |copy: &PathBuf| folder != archive.root() && copy.starts_with(&folder) && copy.is_file();
    copies.filter(is_below).collect()
}

/// The archives in `folder` and below it, from there on, outer ones alone; `files` are the YAML files below it.
fn roots(folder: &Path, files: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut candidates: BTreeSet<&Path> = BTreeSet::from([Path::new("")]);
    for file in files {
        let is_settings = file.file_name().is_some_and(|name| name == SETTINGS_FILE);
        candidates.extend(file.parent().filter(|_| is_settings));
        candidates.extend(file.ancestors().filter(|at| at.ends_with("records")).filter_map(Path::parent));
    }
    let mut roots: Vec<PathBuf> = Vec::new();
    for candidate in candidates {
        let root = folder.join(candidate);
        if !roots.iter().any(|root| candidate.starts_with(root))
            && Archive::find(&root)?.is_some_and(|archive| root.canonicalize().is_ok_and(|root| root == archive.root()))
        {
            roots.push(candidate.to_owned());
        }
    }
    Ok(roots)
}

/// Adds an input to those of the archive that it is in.
fn add(groups: &mut Vec<Group>, input: Input, environment: &Environment) -> Result<(), Failure> {
    let input = match &groups[0].archive {
        Some(archive) => placed(input, environment, archive),
        None => input,
    };
    if let (None, Source::File(path)) = (&input.place, &input.source)
        && let Some(archive) = Archive::find(path)?
    {
        let input = placed(input, environment, &archive);
        group_of(groups, &archive).inputs.push(input);
    } else {
        groups[0].inputs.push(input);
    }
    Ok(())
}

fn group_of<'g>(groups: &'g mut Vec<Group>, archive: &Archive) -> &'g mut Group {
    let is_its = |group: &Group| group.archive.as_ref().is_some_and(|known| known.root() == archive.root());
    let at = groups.iter().position(is_its).unwrap_or_else(|| {
        groups.push(Group { archive: Some(archive.clone()), inputs: Vec::new(), is_whole: false });
        groups.len() - 1
    });
    &mut groups[at]
}

/// The input with its path in the archive, if it is inside; for standard input, the path in its name.
fn placed(input: Input, environment: &Environment, archive: &Archive) -> Input {
    let path = match &input.source {
        Source::File(path) => path.clone(),
        // Standard input without a name.
        _ if input.name == "-" => return input,
        _ => environment.path(Path::new(&input.name)),
    };
    let place = path.parent().and_then(|folder| folder.canonicalize().ok()).and_then(|folder| {
        let path = folder.join(path.file_name()?);
        path.starts_with(archive.root()).then(|| archive.relative(&path))
    });
    // By its name it is in the archive, but a linked folder leads out of it.
    if let (None, Source::File(path)) = (&place, &input.source)
        && named(path, environment).starts_with(archive.root())
    {
        let refused = SkippedFile { path: input.name.clone(), why: SkipReason::Outside };
        return Input { source: Source::Refused(refused), ..input };
    }
    Input { place, ..input }
}

/// The absolute path of a file; symbolic links are not resolved.
fn named(path: &Path, environment: &Environment) -> PathBuf {
    let directory = environment.directory();
    let below = path.strip_prefix(directory).unwrap_or(path);
    let mut named = directory.canonicalize().unwrap_or_else(|_| directory.to_path_buf());
    for part in below.components() {
        match part {
            Component::ParentDir => drop(named.pop()),
            Component::CurDir => {}
            // An absolute path begins again.
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
