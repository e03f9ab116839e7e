//! Every command that the docs show is run, and prints what they show.
//!
//! A block ```` ```console ```` holds commands after `$ ` and below each what it prints, on both streams. The blocks of
//! one page run one after the other in one copy of the sample archive. `UPDATE_DOCS=1` writes what is printed now.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Office, crates, files, repository};

/// Runs one line in the shell, in the office, as a user in a window of 100 columns would.
fn shell(office: &Office, line: &str, language: &str) -> String {
    let mut command = office.program("sh");
    command.env("MEETING_LANG", language).arg("-c").arg(format!("{{ {line}\n}} 2>&1"));
    let output = command.output().unwrap();
    let home = office.home().canonicalize().unwrap();
    String::from_utf8(output.stdout).unwrap().replace(home.to_str().unwrap(), "~")
}

/// The page with the current output of the program in its blocks.
fn printed(page: &str, language: &str) -> String {
    let office = Office::sample();
    let mut result = String::new();
    let mut lines = page.lines().peekable();
    let mut is_console = false;
    while let Some(line) = lines.next() {
        result += line;
        result.push('\n');
        if line == "```console" {
            is_console = true;
        } else if line == "```" {
            is_console = false;
        } else if let (true, Some(command)) = (is_console, line.strip_prefix("$ ")) {
            let mut command = command.to_owned();
            while command.ends_with('\\') {
                let more = lines.next().unwrap();
                result += more;
                result.push('\n');
                command = format!("{command}\n{more}");
            }
            while lines.peek().is_some_and(|line| *line != "```" && !line.starts_with("$ ")) {
                lines.next();
            }
            result += &shell(&office, &command, language);
        }
    }
    result
}

fn check(file: &Path) {
    let page = fs::read_to_string(file).unwrap();
    let language = if file.to_string_lossy().ends_with(".vi.md") { "vi" } else { "en" };
    let now = printed(&page, language);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(file, &now).unwrap();
    } else {
        similar(&page, &now, file);
    }
}

fn similar(page: &str, now: &str, file: &Path) {
    for (number, (shown, printed)) in page.lines().zip(now.lines()).enumerate() {
        assert_eq!(shown, printed, "{}:{} (UPDATE_DOCS=1 writes what is printed now)", file.display(), number + 1);
    }
    assert_eq!(page.lines().count(), now.lines().count(), "{}", file.display());
}

#[test]
fn the_readme_shows_what_is_printed() {
    check(&repository().join("README.md"));
    check(&repository().join("README.vi.md"));
}

#[test]
fn the_pages_show_what_is_printed() {
    for (file, _) in files("docs", ".md") {
        check(&file);
    }
}

#[test]
fn the_two_first_pages_have_the_same_parts() {
    let headings = |file: &str| {
        let page = fs::read_to_string(repository().join(file)).unwrap();
        let count = |mark: &str| page.lines().filter(|line| line.starts_with(mark)).count();
        (count("## "), count("```console"), count("$ "))
    };
    assert_eq!(headings("README.md"), headings("README.vi.md"));
    assert_eq!(headings("docs/tutorial.md"), headings("docs/tutorial.vi.md"));
}

/// The part of a link that GitHub gives to a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn links_lead_to_files_and_headings_that_exist() {
    let mut pages: Vec<PathBuf> = files("docs", ".md").into_iter().map(|(path, _)| path).collect();
    pages.extend(["README.md", "README.vi.md", "CONTRIBUTING.md"].map(|page| repository().join(page)));
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            if link.contains("://") {
                continue;
            }
            let (file, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            assert!(target.exists(), "{}: {link}", page.display());
            if !fragment.is_empty() {
                let text = fs::read_to_string(&target).unwrap();
                let mut headings = text.lines().filter(|line| line.starts_with('#'));
                let is_there = headings.any(|line| anchor(line.trim_start_matches('#').trim()) == fragment);
                assert!(is_there, "{}: {link}", page.display());
            }
        }
    }
}

/// Each page is in the index, so that a reader finds it.
#[test]
fn the_index_names_every_page() {
    let index = fs::read_to_string(repository().join("docs/README.md")).unwrap();
    for (path, _) in files("docs", ".md") {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(name == "README.md" || index.contains(&format!("]({name})")), "{name}");
    }
}

#[test]
fn the_readme_and_ci_run_the_same_tests() {
    let ci = fs::read_to_string(repository().join(".ci/run")).unwrap();
    for file in ["README.md", "README.vi.md"] {
        let readme = fs::read_to_string(repository().join(file)).unwrap();
        assert!(readme.contains("\ncargo test --release\n"), "{file}");
    }
    assert!(ci.contains("\ncargo test --release\n"));
}

#[test]
fn the_first_command_prints_sessions_and_directives() {
    for file in ["README.md", "README.vi.md"] {
        let readme = fs::read_to_string(repository().join(file)).unwrap();
        let line = readme.lines().find(|line| line.starts_with("cargo build --release && ")).unwrap();
        let runs: Vec<&str> = line.split(" && ").skip(1).collect();
        assert_eq!(runs.len(), 2, "{line}");
        for run in runs {
            let arguments: Vec<&str> = run.split(' ').skip(1).collect();
            let rows = Office::sample().run(&arguments).stdout.lines().count();
            assert!(run.starts_with("./target/release/meeting ") && rows > 5, "{file}: {run}");
        }
    }
}

#[test]
fn every_dependency_has_its_reason() {
    // What is used from elsewhere, and what is a crate of the workspace.
    let (mut wanted, mut own) = (BTreeSet::new(), BTreeSet::new());
    let mut used = BTreeSet::new();
    for folder in crates().into_iter().chain([repository(), repository().join("benches")]) {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let mut section = "";
        for line in manifest.lines() {
            let Some((name, rest)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) else {
                section = if line.starts_with('[') { line } else { section };
                continue;
            };
            if section == "[workspace.dependencies]" {
                if rest.contains("path = ") { &mut own } else { &mut wanted }.insert(name.to_owned());
            } else if section.ends_with("dependencies]") {
                assert!(line.contains("workspace = true"), "{line}: versions stand in the workspace");
                used.insert(name.trim_end_matches(".workspace").to_owned());
            }
        }
    }
    assert_eq!(wanted.union(&own).cloned().collect::<BTreeSet<_>>(), used);
    let page = fs::read_to_string(repository().join("docs/dependencies.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let named: BTreeSet<String> =
        rows.flat_map(|row| row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2)).map(str::to_owned).collect();
    assert_eq!(wanted, named);
}
