//! The directions of the code, as far as Cargo does not prove them: which crate may depend on which, what a module of
//! `meeting-core` may use of the others, and what operations and commands may not name.

use crate::support::{crates, files, repository, sources};

/// The crates of the workspace, each with those that it may use; the program may use all.
const CRATES: [(&str, &[&str]); 5] = [
    ("lossless-yaml", &[]),
    ("meeting-core", &["lossless-yaml", "viet-text"]),
    ("meeting-index", &["lossless-yaml", "meeting-core", "viet-text"]),
    ("meeting-render", &["lossless-yaml", "meeting-core", "viet-text"]),
    ("viet-text", &[]),
];

/// The modules of `meeting-core`, from left to right; those of the first group may use each other.
const LAYERS: [&[&str]; 7] = [
    &["i18n", "finding", "recognize"],
    &["model"],
    &["schema"],
    &["archive"],
    &["work"],
    &["check", "query", "import"],
    &["ops", "rows"],
];

/// Libraries of `meeting-core` that one module alone may name.
const ALONE: [(&str, &str); 4] =
    [("html5gum", "import"), ("zip", "import"), ("pulldown_cmark", "import"), ("roxmltree", "import")];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The modules that a file of `module` uses although they are to its right, or at its level.
fn wrong_directions(module: &str, source: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let own = layer(module).expect("every module has its place in LAYERS");
    for line in code_lines(source) {
        for used in line.split("crate::").skip(1) {
            for name in names(used) {
                let Some(its) = layer(&name) else { continue };
                let is_beside = its == own && name != module && own != 0;
                if its > own || is_beside {
                    wrong.push(format!("{module} uses {name}: {}", line.trim()));
                }
            }
        }
    }
    wrong
}

/// What a file of a module or a crate names although it belongs to another alone.
fn wrong_libraries(own: &str, source: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for line in code_lines(source) {
        for (library, owner) in ALONE {
            let is_named = line.contains(&format!("{library}::")) || line.contains(&format!("use {library}"));
            if is_named && own != owner && !line.contains(&format!("_{library}")) {
                wrong.push(format!("{own} names {library}: {}", line.trim()));
            }
        }
    }
    wrong
}

fn code_lines(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The first names after `crate::`, also of `{a, b::c}`.
fn names(used: &str) -> Vec<String> {
    let name = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    match used.strip_prefix('{') {
        Some(list) => list.split([',', '{']).map(name).collect(),
        None => vec![name(used)],
    }
}

#[test]
fn each_crate_uses_only_what_stands_left_of_it() {
    let named: Vec<_> =
        crates().iter().map(|folder| folder.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(named, CRATES.map(|(name, _)| name));
    for (name, allowed) in CRATES {
        let manifest = std::fs::read_to_string(repository().join("crates").join(name).join("Cargo.toml")).unwrap();
        for (other, _) in CRATES {
            let is_used = manifest.lines().any(|line| line.starts_with(&format!("{other}.workspace")));
            assert!(!is_used || allowed.contains(&other), "{name} uses {other}");
        }
    }
}

#[test]
fn each_module_uses_only_what_stands_left_of_it() {
    let mut wrong = Vec::new();
    for (path, source) in files("crates/meeting-core/src", ".rs") {
        // `<module>/…`, `<module>.rs`
        let inside = path.strip_prefix(repository().join("crates/meeting-core/src")).unwrap();
        let own = inside.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned();
        if own != "lib" {
            wrong.extend(wrong_libraries(&own, &source));
            wrong.extend(wrong_directions(&own, &source));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_wrong_use_is_seen() {
    assert_eq!(wrong_directions("model", "use crate::schema::Schema;").len(), 1);
    assert_eq!(wrong_directions("check", "use crate::query::parse;").len(), 1);
    assert_eq!(wrong_directions("i18n", "use crate::{ops, model};").len(), 2);
    assert_eq!(wrong_directions("ops", "use crate::archive::Archive;").len(), 0);
    assert_eq!(wrong_directions("model", "// use crate::schema::Schema;").len(), 0);
    assert_eq!(wrong_libraries("query", "use zip::ZipArchive;").len(), 1);
    assert_eq!(wrong_libraries("import", "use zip::ZipArchive;").len(), 0);
    assert!(sources().iter().any(|(path, _)| path.ends_with("viet-text/src/lib.rs")));
}

/// Notes and errors are data until the terminal shows them.
#[test]
fn only_the_terminal_and_the_output_write_to_a_stream() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let is_theirs = ["src/terminal.rs", "src/output.rs"].iter().any(|own| path.ends_with(own));
        for (number, line) in text.lines().enumerate().filter(|_| !is_theirs) {
            if line.contains("stderr()") || line.contains("stdout()") {
                wrong.push(format!("{}:{}", path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What happens to records is said in `ops`, which any front can call: neither a command line, nor a terminal, nor a
/// database.
const NOT_FOR_OPERATIONS: [&str; 7] = ["clap", "rusqlite", "stdout", "stderr", "stdin", "crossterm", "indicatif"];

/// Commands ask operations for changes, and make them by `Environment::apply`.
const NOT_FOR_CHANGING_COMMANDS: [&str; 7] = [
    "serde_json",
    "meeting_index",
    "lossless_yaml",
    ".commit(",
    ".commit_and_stage(",
    "replace_if_unchanged",
    "Checker",
];

/// The commands that change records, and what they share.
const CHANGING_COMMANDS: [&str; 13] = [
    "change.rs",
    "commands/add.rs",
    "commands/directive.rs",
    "commands/edit.rs",
    "commands/import",
    "commands/new.rs",
    "commands/rename.rs",
    "commands/set.rs",
    "commands/task.rs",
    "edit_new.rs",
    "new_record.rs",
    "wizard",
    "follow_up.rs",
];

/// Files of `folder` whose code (not comments or tests) names one of the words.
fn naming(folder: &str, words: &[&str], is_meant: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, source) in files(folder, ".rs") {
        let inside = path.strip_prefix(repository().join(folder)).unwrap().display().to_string();
        let code = source.split("#[cfg(test)]").next().unwrap();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let is_test = inside.ends_with("tests.rs");
        for word in words.iter().filter(|word| !is_test && is_meant(&inside) && lines.contains(**word)) {
            found.push(format!("{folder}/{inside}: {word}"));
        }
    }
    found
}

#[test]
fn operations_know_no_front_and_no_database() {
    for folder in ["ops", "model", "check"] {
        let wrong = naming(&format!("crates/meeting-core/src/{folder}"), &NOT_FOR_OPERATIONS, |_| true);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
    // The test sees what it looks for.
    assert!(!naming("src", &NOT_FOR_OPERATIONS, |_| true).is_empty());
}

#[test]
fn commands_that_change_records_only_ask_operations() {
    // What a wizard keeps on disk is its own, and what it shows is what `show` shows.
    let own = |file: &str| {
        ["wizard/draft.rs", "wizard/ending.rs", "wizard/review/page.rs", "commands/import/summary.rs"].contains(&file)
    };
    let is_meant = |file: &str| {
        CHANGING_COMMANDS.iter().any(|one| file == *one || file.starts_with(&format!("{one}/"))) && !own(file)
    };
    let wrong = naming("src", &NOT_FOR_CHANGING_COMMANDS, is_meant);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The example is a front: what it names a server or another program would need.
#[test]
fn an_operation_needs_no_command_line_terminal_or_database() {
    let wrong = naming("examples", &["clap", "meeting_index", "meeting_render", "rusqlite", "serde_json"], |_| true);
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(files("examples", ".rs").len(), 1);
}

#[test]
fn main_is_short() {
    let text = std::fs::read_to_string(repository().join("src/main.rs")).unwrap();
    assert!(text.lines().filter(|line| !line.starts_with("mod ") && !line.starts_with("//!")).count() < 25);
}

/// What would let a test depend on how it was started, or on how fast the machine is. `support.rs` has the one place for
/// each; in a terminal, programs are started by the terminal.
const FOR_SUPPORT_ALONE: [&str; 8] = [
    "Command::new(",
    "cargo_bin",
    "CARGO_BIN_EXE",
    "var_os(\"PATH",
    "var(\"PATH",
    "thread::sleep",
    "sleep(Duration",
    "wait_timeout",
];

/// No test measures time.
const FOR_NOBODY: [&str; 3] = ["Instant", ".elapsed()", "SystemTime::now"];

#[test]
fn tests_know_no_clock_and_start_programs_in_one_way() {
    let mut wrong = Vec::new();
    let mut look = |path: &std::path::Path, text: &str, words: &[&str]| {
        for (number, line) in text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(**word)) {
                wrong.push(format!("{}:{}: {word}", path.display(), number + 1));
            }
        }
    };
    for (path, text) in files("tests/integration", ".rs") {
        let name = path.file_name().unwrap().to_str().unwrap();
        if name != "architecture.rs" {
            look(&path, &text, &FOR_NOBODY);
        }
        if name != "architecture.rs" && name != "support.rs" {
            look(&path, &text, &FOR_SUPPORT_ALONE);
        }
    }
    for (path, text) in sources() {
        let inside = path.strip_prefix(repository()).unwrap();
        let is_test = inside
            .iter()
            .any(|name| matches!(name.to_str(), Some("tests" | "tests.rs" | "laws" | "laws.rs" | "phrases.rs")));
        let tests =
            if is_test { Some(text.as_str()) } else { text.split_once("\nmod tests {").map(|(_, tests)| tests) };
        look(&path, tests.unwrap_or_default(), &FOR_NOBODY);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
