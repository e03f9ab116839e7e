//! `--help`: the commands in their groups, in the reader's language, with examples of that language.

use crate::support::{Office, files};

#[test]
fn commands_are_listed_in_groups() {
    let office = Office::empty();
    for language in ["en", "vi"] {
        let short = office.run(&["-h", "--lang", language]);
        insta::assert_snapshot!(format!("groups_{language}"), short.transcript());
        let step = office.run(&["task", "extend", "-h", "--lang", language]);
        insta::assert_snapshot!(format!("names_of_values_{language}"), step.transcript());
    }
}

/// The first line with a letter that English has not.
fn vietnamese(text: &str) -> Option<&str> {
    text.lines().find(|line| line.contains(|c: char| c.is_alphabetic() && !c.is_ascii()))
}

#[test]
fn english_pages_have_english_examples() {
    let office = Office::empty();
    let page = office.run(&["-h", "--lang", "en"]).stdout;
    let entries = page.lines().filter_map(|line| line.strip_prefix("  "));
    let names: Vec<&str> = entries
        .filter(|entry| entry.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|entry| entry.split(' ').next())
        .collect();
    assert!(names.len() > 20, "{names:?}");
    let pages = names.iter().map(|name| vec![*name, "--help"]);
    for mut page in pages.chain([vec!["help", "query"], vec!["help", "fields"], vec!["man"], vec!["--help"]]) {
        page.extend(["--lang", "en"]);
        let shown = office.run(&page);
        assert_eq!(shown.code, 0, "{page:?}: {}", shown.stderr);
        assert_eq!(vietnamese(&shown.stdout), None, "{page:?}");
    }
    assert_eq!(office.run(&["init", "--lang", "en"]).code, 0);
    for (path, text) in files(office.root().to_str().unwrap(), ".yaml") {
        assert_eq!(vietnamese(&text), None, "{}", path.display());
    }
}

/// Every page: each command with its examples, and each topic.
fn pages(office: &Office, language: &str) -> Vec<Vec<String>> {
    let commands = |page: &str| -> Vec<String> {
        let is_name = |word: &&str| word.starts_with(|c: char| c.is_ascii_lowercase());
        let entries = page.lines().filter_map(|line| line.strip_prefix("  ")).filter(|entry| entry.contains("  "));
        entries.filter_map(|entry| entry.split(' ').next()).filter(is_name).map(str::to_owned).collect()
    };
    let wide = |arguments: &[&str]| {
        let mut command = office.command();
        command.env("COLUMNS", "400").args(arguments).args(["--lang", language]);
        office.finish(&mut command).stdout
    };
    let mut pages: Vec<Vec<String>> = vec![Vec::new()];
    for name in commands(&wide(&["-h"])) {
        pages.push(vec![name.clone()]);
        if ["task", "directive", "directory", "hook", "index", "template"].contains(&name.as_str()) {
            pages.extend(commands(&wide(&[&name, "-h"])).into_iter().map(|inner| vec![name.clone(), inner]));
        }
    }
    let mut pages: Vec<Vec<String>> = pages
        .into_iter()
        .flat_map(|page| ["-h", "--help"].map(|flag| [page.clone(), vec![flag.to_owned()]].concat()))
        .collect();
    pages.extend(["query", "fields"].map(|topic| vec!["help".to_owned(), topic.to_owned()]));
    pages
}

#[test]
fn no_line_is_wider_than_the_window_and_no_word_is_broken() {
    let office = Office::empty();
    for language in ["vi", "en"] {
        let pages = pages(&office, language);
        assert!(pages.len() > 80, "{}", pages.len());
        for page in &pages {
            let shown = |width: usize| {
                let mut command = office.command();
                command.env("COLUMNS", width.to_string()).args(page).args(["--lang", language]);
                let run = office.finish(&mut command);
                assert_eq!(run.code, 0, "{page:?}: {}", run.stderr);
                run.stdout
            };
            // A command that goes on in the next line has a backslash for the shell.
            let words = |text: &str| -> Vec<String> {
                text.split_whitespace().filter(|word| *word != "\\").map(str::to_owned).collect()
            };
            let whole = words(&shown(400));
            for width in [80, 60] {
                let narrow = shown(width);
                assert_eq!(words(&narrow), whole, "{page:?} {width}");
                for line in narrow.lines() {
                    assert!(viet_text::terminal::width(line) <= width, "{page:?} {language} {width}: {line}");
                }
            }
        }
    }
    let elsewhere = office.finish(office.command().env("COLUMNS", "60").args(["--lang", "vi"]));
    assert!(elsewhere.stdout.lines().all(|line| viet_text::terminal::width(line) <= 60), "{}", elsewhere.stdout);
}

/// A page for each command and each of its steps, with what every manual page has, in the reader's language.
#[test]
fn manual_pages() {
    let office = Office::empty();
    for (language, headings) in [
        ("en", ["NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO", "EXAMPLES"]),
        ("vi", ["TÊN", "CÚ PHÁP", "MÔ TẢ", "MÃ THOÁT", "BIẾN MÔI TRƯỜNG", "TỆP", "XEM THÊM", "VÍ DỤ"]),
    ] {
        let run = office.run(&["man", language, "--lang", language]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        insta::assert_snapshot!(format!("manual_pages_{language}"), run.stdout);
        for path in run.stdout.lines() {
            let page = std::fs::read_to_string(office.root().join(path)).unwrap();
            let has = |heading: &str| {
                page.contains(&format!(".SH \"{heading}\"\n")) || page.contains(&format!(".SH {heading}\n"))
            };
            let [always @ .., examples] = headings;
            for heading in always {
                assert!(has(heading), "{path}: {heading}");
            }
            let name = path.rsplit('/').next().unwrap().trim_end_matches(".1").trim_start_matches("meeting");
            let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
            let help = office.run(&[&words[..], &["--help", "--lang", language]].concat()).stdout;
            let label = if language == "en" { "Examples:" } else { "Ví dụ:" };
            // `meeting help --help` is the page of the program.
            assert_eq!(has(examples), help.contains(label) && words != ["help"], "{path}");
        }
    }
    let page = std::fs::read_to_string(office.root().join("en/meeting-task-done.1")).unwrap();
    insta::assert_snapshot!("manual_page_of_a_step", page);
}
