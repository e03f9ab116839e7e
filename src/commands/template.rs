//! `meeting template`: the templates of papers: the built-in ones, and the office's own.

use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};
use docx_template::{Limits, Problem};
use serde_json::{Value, json};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::paper_template::{FOLDER, own, problems};
use meeting_core::archive::{Profile, shown_file};
use meeting_core::i18n::{Language, Message};
use meeting_papers::context::{self, Shape};
use meeting_papers::{Kind, built_in, profile, words};
use meeting_render::{Layout, Style};
use viet_text::terminal::terminal_safe;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    List {
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    Copy {
        #[arg(value_name = "KIND", value_parser = kinds())]
        kind: Kind,
        #[arg(long, value_name = "NAME", value_parser = profiles())]
        profile: Option<Profile>,
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    Check {
        #[arg(value_name = "FILE")]
        paths: Vec<PathBuf>,
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    Fields {
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::name)).try_map(|name| Kind::of_name(&name).ok_or(name))
}

fn profiles() -> impl TypedValueParser<Value = Profile> {
    PossibleValuesParser::new(Profile::ALL.map(Profile::name))
        .try_map(|name| Profile::ALL.into_iter().find(|profile| profile.name() == name).ok_or(name))
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    match &arguments.action {
        Action::List { format } => list(*format, environment, output),
        Action::Copy { kind, profile, output: path } => copy(*kind, *profile, path.as_deref(), environment, output),
        Action::Check { paths, format } => check(paths, *format, environment, output),
        Action::Fields { format } => fields(*format, environment, output),
    }
}

/// Writes a list in the shape of all lists.
fn items(kind: &str, items: &[Value], output: &mut Output) -> Result<(), Failure> {
    output.set_plain();
    let document = json!({ "version": 1, "kind": kind, "total": items.len(), "items": items });
    Ok(meeting_render::json(output, &document, Layout::Pretty)?)
}

/// Lists the kinds of papers with the profiles that have them in the language of the command, and the office's own templates.
fn list(format: Format, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let language = environment.terminal.catalog.language();
    let profiles: Vec<&str> =
        Profile::ALL.into_iter().filter(|profile| profile::speaks(*profile, language)).map(Profile::name).collect();
    let own = own_templates(environment)?;
    if format == Format::Json {
        let built_in = Kind::ALL.map(|kind| json!({ "kind": kind.name(), "profiles": profiles, "file": null }));
        let own = own.iter().map(|path| {
            let kind = path.file_stem().and_then(OsStr::to_str).and_then(Kind::of_name).map(Kind::name);
            json!({ "kind": kind, "profiles": [], "file": shown_file(path) })
        });
        items("templates", &built_in.into_iter().chain(own).collect::<Vec<_>>(), output)?;
        return Ok(Exit::Success);
    }
    for kind in Kind::ALL {
        writeln!(output, "{:<12} {}", kind.name(), profiles.join(", "))?;
    }
    for path in own {
        writeln!(output, "{}", terminal_safe(&shown_file(&path)))?;
    }
    Ok(Exit::Success)
}

fn own_templates(environment: &Environment) -> Result<Vec<PathBuf>, Failure> {
    Ok(environment.find_archive()?.map(|archive| own(&archive)).unwrap_or_default())
}

/// Writes a built-in template into a new file, to be changed in Word.
fn copy(
    kind: Kind,
    profile: Option<Profile>,
    path: Option<&Path>,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let catalog = &environment.terminal.catalog;
    let profile = profile.unwrap_or(match catalog.language() {
        Language::Vi => Profile::State,
        Language::En => Profile::Plain,
    });
    let bytes = built_in(kind, profile, catalog.language()).map_err(Failure::new)?;
    let path = if let Some(path) = path {
        environment.path(path)
    } else {
        let archive = environment.archive()?;
        let folder = archive.root().join(FOLDER);
        std::fs::create_dir_all(&folder).map_err(|error| Failure::io(&shown_file(&folder), &error))?;
        folder.join(kind.name()).with_extension("docx")
    };
    let shown = shown_file(&path);
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    file.and_then(|mut file| file.write_all(&bytes)).map_err(|error| Failure::io(&shown, &error))?;
    writeln!(output, "{}", catalog.say(&Message::new("init-made").with("path", shown)))?;
    Ok(Exit::Success)
}

/// Finds all mistakes of templates: those that are named, else the office's own.
fn check(paths: &[PathBuf], format: Format, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let catalog = &environment.terminal.catalog;
    let own = if paths.is_empty() { own_templates(environment)? } else { Vec::new() };
    let own = own.iter().map(|path| (path.clone(), shown_file(path)));
    // What is named is shown as it was typed.
    let named = paths.iter().map(|path| (environment.path(path), path.display().to_string()));
    let engine = words::engine(catalog.language(), Limits::default());
    let problems = |(path, shown): (PathBuf, String)| {
        let problems = problems(&path, &shown, &engine)?;
        Ok((shown, problems))
    };
    let checked: Vec<(String, Vec<Problem>)> = own.chain(named).map(problems).collect::<Result<_, Failure>>()?;
    let is_good = checked.iter().all(|(_, problems)| problems.is_empty());
    match format {
        Format::Json => {
            output.set_plain();
            meeting_render::template_problems_json(output, catalog, &checked)?;
        }
        Format::Text => say_checked(&checked, environment, output)?,
    }
    if checked.is_empty() {
        environment.terminal.note(&Message::new("template-none"));
    }
    Ok(if is_good { Exit::Success } else { Exit::Findings })
}

/// Says of each template what is wrong with it, or that nothing is.
fn say_checked(
    checked: &[(String, Vec<Problem>)],
    environment: &Environment,
    output: &mut Output,
) -> Result<(), Failure> {
    let catalog = &environment.terminal.catalog;
    let style = Style {
        color: environment.terminal.color(environment.terminal.is_interactive),
        width: environment.terminal.width,
    };
    for (shown, problems) in checked {
        if problems.is_empty() {
            writeln!(output, "{}", terminal_safe(&catalog.say(&Message::new("template-good").with("file", shown))))?;
        } else {
            meeting_render::template_problems(output, catalog, style, shown, problems)?;
        }
    }
    Ok(())
}

/// Prints what templates may name, by group.
fn fields(format: Format, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let catalog = &environment.terminal.catalog;
    if format == Format::Json {
        let rows = context::groups().into_iter().flat_map(|group| {
            group.fields.iter().map(|field| {
                let (name, description) = (field.name, field.description(catalog));
                let (is_list, item) = match field.shape() {
                    Shape::List(item) => (true, *item),
                    shape => (false, shape),
                };
                json!({ "group": group.name, "name": name, "type": item.to_string(), "list": is_list, "description": description })
            })
        });
        items("template-fields", &rows.collect::<Vec<_>>(), output)?;
        return Ok(Exit::Success);
    }
    for (number, group) in context::groups().into_iter().enumerate() {
        if number > 0 {
            writeln!(output)?;
        }
        writeln!(output, "{}", group.name)?;
        let longest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or_default();
        let names = longest(&mut group.fields.iter().map(|field| field.name.len()));
        let shapes = longest(&mut group.fields.iter().map(|field| field.shape().to_string().len()));
        for field in group.fields {
            let (shape, description) = (field.shape().to_string(), field.description(catalog));
            writeln!(output, "  {:<names$}  {shape:<shapes$}  {description}", field.name)?;
        }
    }
    Ok(Exit::Success)
}
