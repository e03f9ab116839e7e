//! The law of `--staged`: it finds every error that a commit brings into the archive, and none that is not there.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;

use crate::git_office::{GitOffice, path, record};

const IDS: [&str; 4] = ["2024-01-02-a", "2024-01-03-b", "2024-01-04-c", "2024-01-05-d"];

/// What a record of such an archive may have.
#[derive(Debug, Clone, PartialEq)]
struct Content {
    tasks: usize,
    /// What its directive supersedes.
    supersedes: Option<usize>,
    has_directive: bool,
    reviews: Vec<(usize, usize)>,
    is_unreadable: bool,
    has_namesake: bool,
}

fn content() -> impl Strategy<Value = Content> {
    let reviews = prop::collection::vec((0..IDS.len(), 0..3_usize), 0..3);
    let rare = || prop::bool::weighted(0.1);
    (0..3_usize, prop::option::of(0..IDS.len()), any::<bool>(), reviews, rare(), rare()).prop_map(
        |(tasks, supersedes, has_directive, reviews, is_unreadable, has_namesake)| Content {
            tasks,
            supersedes,
            has_directive,
            reviews,
            is_unreadable,
            has_namesake,
        },
    )
}

/// An archive before and after a commit, in which most records stay as they are.
fn two_archives() -> impl Strategy<Value = [Vec<Option<Content>>; 2]> {
    let record = || prop::option::weighted(0.8, content());
    let both = prop::collection::vec((record(), record(), prop::bool::weighted(0.4)), IDS.len());
    both.prop_map(|records| {
        let after = records.iter().map(|(before, after, has_changed)| if *has_changed { after } else { before });
        [records.iter().map(|(before, ..)| before.clone()).collect(), after.cloned().collect()]
    })
}

fn text(id: &str, content: &Content) -> String {
    if content.is_unreadable {
        return "a: [\n".to_owned();
    }
    let mut more = String::new();
    if content.has_directive {
        more += "directives:\n  - id: d1\n    kind: decision\n    text: Báo cáo\n";
        if let Some(target) = content.supersedes {
            writeln!(more, "    supersedes: {}#d1", IDS[target]).unwrap();
        }
    }
    for task in 0..content.tasks {
        let key = if task == 0 { "tasks:\n" } else { "" };
        writeln!(more, "{key}  - id: t{task}\n    title: Việc\n    lead: Sở Nội vụ").unwrap();
    }
    for (index, (record, task)) in content.reviews.iter().enumerate() {
        let key = if index == 0 { "reviews:\n" } else { "" };
        writeln!(more, "{key}  - {}#t{task}", IDS[*record]).unwrap();
    }
    record(id, &more)
}

fn write(office: &GitOffice, archive: &[Option<Content>]) {
    let _ = fs::remove_dir_all(office.root().join("records"));
    office.office.write("records/.gitkeep", "");
    for (id, content) in IDS.iter().zip(archive) {
        if let Some(content) = content {
            office.office.write(&path(id), text(id, content));
            if content.has_namesake {
                office.office.write(&format!("records/khac/{id}.yaml"), text(id, content));
            }
        }
    }
    office.git(&["add", "-A"]);
}

/// The errors that `validate` finds with these flags: code, file, field.
fn errors(office: &GitOffice, flags: &[&str]) -> BTreeSet<[String; 3]> {
    let json = office.meeting(&[&["validate", "--format", "json"], flags].concat()).json();
    let findings = json["findings"].as_array().unwrap().iter().filter(|finding| finding["severity"] == "error");
    findings.map(|f| ["code", "file", "path"].map(|key| f[key].as_str().unwrap().to_owned())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_commit_brings_no_error_that_was_not_found(archives in two_archives()) {
        let [before, after] = archives;
        let office = GitOffice::new();
        write(&office, &before);
        office.git(&["commit", "-q", "-m", "x"]);
        let old = errors(&office, &[]);
        write(&office, &after);
        let all = errors(&office, &[]);
        for flags in [&["--staged"][..], &["--since", "HEAD"]] {
            let found = errors(&office, flags);
            prop_assert!(found.is_subset(&all), "{flags:?} found what is not there: {:?}", &found - &all);
            // What several records do together is told at those that the commit changes.
            let is_shared = |error: &&[String; 3]| matches!(error[0].as_str(), "supersedes-circle" | "duplicate-record");
            let brought = &all - &old;
            for error in &brought {
                let is_told = found.contains(error)
                    || (is_shared(&error) && found.iter().any(|other| other[0] == error[0]));
                prop_assert!(is_told, "{flags:?} did not find {error:?}");
            }
        }
    }
}
