//! `meeting man`: the manual pages, one on standard output or all of them in a folder.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};

use crate::command_line::CommandLine;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::help;
use crate::output::Output;
use meeting_core::i18n::Catalog;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let catalog = &environment.terminal.catalog;
    let mut command = help::translated(CommandLine::command(), catalog, None);
    // Every command has the options of all commands only then.
    command.build();
    let mut pages = Vec::new();
    collect(&command, Vec::new(), &mut pages);
    let Some(directory) = &arguments.folder else {
        if let Some(first) = pages.first() {
            output.write_all(&first.text(&pages, catalog)?)?;
        }
        return Ok(Exit::Success);
    };
    let directory = environment.path(directory);
    let fail = |path: &PathBuf, error| Failure::io(&path.display().to_string(), &error);
    fs::create_dir_all(&directory).map_err(|error| fail(&directory, error))?;
    for page in &pages {
        let path = directory.join(format!("{}.1", page.title()));
        fs::write(&path, page.text(&pages, catalog)?).map_err(|error| fail(&path, error))?;
        writeln!(output, "{}", path.display())?;
    }
    Ok(Exit::Success)
}

/// The page of a command.
struct Page {
    command: Command,
    /// The names of the command and of those that it is one of: `task`, `done`.
    path: Vec<String>,
}

/// A page of a command and of each command in it.
fn collect(command: &Command, path: Vec<String>, pages: &mut Vec<Page>) {
    let own = path.clone();
    pages.push(Page { command: command.clone(), path });
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        collect(sub, [own.clone(), vec![sub.get_name().to_owned()]].concat(), pages);
    }
}

/// What the environment says, and what the program keeps: names, and the keys of the words for them.
const ENVIRONMENT: [(&str, &str); 10] = [
    ("MEETING_LANG", "man-environment-lang"),
    ("MEETING_TODAY", "man-environment-today"),
    ("MEETING_CACHE_DIR", "man-environment-cache"),
    ("MEETING_HYPERLINKS", "man-environment-hyperlinks"),
    ("VISUAL, EDITOR", "man-environment-editor"),
    ("PAGER", "man-environment-pager"),
    ("NO_COLOR", "man-environment-no-color"),
    ("FORCE_COLOR, CLICOLOR_FORCE", "man-environment-force-color"),
    ("LC_ALL, LC_MESSAGES, LANG", "man-environment-locale"),
    ("XDG_CONFIG_HOME", "man-environment-config"),
];
const FILES: [(&str, &str); 7] = [
    ("meeting.yaml", "man-file-settings"),
    ("directory.yaml", "man-file-directory"),
    ("records/", "man-file-records"),
    ("templates/", "man-file-templates"),
    ("schemas/", "man-file-schemas"),
    (".meeting/", "man-file-journal"),
    ("~/.config/meeting/config.yaml", "man-file-user"),
];
/// The exit codes.
const EXIT: [(&str, &str); 3] = [("0", "man-exit-0"), ("1", "man-exit-1"), ("2", "man-exit-2")];
/// The headings that the generator writes in English.
const HEADINGS: [(&str, &str); 4] = [
    ("NAME", "man-name"),
    ("SYNOPSIS", "man-synopsis"),
    ("DESCRIPTION", "man-description"),
    ("OPTIONS", "man-options"),
];

impl Page {
    /// The name of the page: `meeting-task-done`.
    fn title(&self) -> String {
        ["meeting"].into_iter().chain(self.path.iter().map(String::as_str)).collect::<Vec<_>>().join("-")
    }

    fn text(&self, pages: &[Self], catalog: &Catalog) -> Result<Vec<u8>, Failure> {
        let say = |key: &str| catalog.get(key).unwrap_or_default();
        let mut command = self.command.clone().after_long_help("").after_help("");
        let examples = self.command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
        // Names of pages have hyphens, those of commands spaces.
        command = command.name(self.title()).display_name(self.title());
        // A date would make the page differ from day to day.
        let source = format!("meeting {}", env!("CARGO_PKG_VERSION"));
        let man = Man::new(command).title(self.title()).date(" ").source(source).manual(say("man-manual"));
        let mut page = Vec::new();
        man.render_title(&mut page)?;
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
        if self.command.get_subcommands().any(|sub| !sub.is_hide_set()) {
            man.render_subcommands_section(&mut page)?;
        }
        let mut page = String::from_utf8_lossy(&page).into_owned();
        for (english, key) in HEADINGS {
            page = page.replace(&format!(".SH {english}\n"), &format!(".SH \"{}\"\n", say(key)));
        }
        let mut page = page.into_bytes();
        self.sections(pages, &examples, catalog).to_writer(&mut page)?;
        Ok(page)
    }

    /// The sections that no generator knows.
    fn sections(&self, pages: &[Self], examples: &str, catalog: &Catalog) -> Roff {
        let say = |key: &str| catalog.get(key).unwrap_or_default();
        let mut roff = Roff::new();
        let list = |roff: &mut Roff, heading: &str, entries: Vec<(String, String)>| {
            roff.control("SH", [say(heading).as_str()]);
            for (name, words) in entries {
                roff.control("TP", []);
                roff.text([bold(name)]);
                roff.text([roman(words)]);
            }
        };
        let words =
            |names: &[(&str, &str)]| names.iter().map(|(name, key)| ((*name).to_owned(), say(key))).collect::<Vec<_>>();
        if let Some((_, lines)) = examples.split_once('\n') {
            roff.control("SH", [say("man-examples").as_str()]);
            roff.control("nf", []);
            for line in lines.lines() {
                roff.text([roman(line)]);
            }
            roff.control("fi", []);
        }
        list(&mut roff, "man-exit", words(&EXIT));
        list(&mut roff, "man-environment", words(&ENVIRONMENT));
        list(&mut roff, "man-files", words(&FILES));
        roff.control("SH", [say("man-see").as_str()]);
        let mut related: Vec<Inline> = Vec::new();
        for title in self.related(pages) {
            if !related.is_empty() {
                related.push(roman(", "));
            }
            related.extend([bold(title), roman("(1)")]);
        }
        roff.text(related);
        roff
    }

    /// The pages to read next: what it is one of, what is in it, what is beside it, and git.
    fn related(&self, pages: &[Self]) -> Vec<String> {
        let is_near = |other: &&Self| {
            let (own, its) = (&self.path, &other.path);
            let parent = own.split_last().map(|(_, parent)| parent);
            let is_within = its.len() == own.len() + 1 && its.starts_with(own);
            let is_beside =
                own.len() > 1 && its.len() == own.len() && Some(&its[..its.len() - 1]) == parent && its != own;
            its.len() < own.len() && own.starts_with(its) || is_within || is_beside
        };
        let near = pages.iter().filter(is_near).map(Self::title);
        near.chain(["git".to_owned()]).collect()
    }
}
