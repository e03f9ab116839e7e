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
