//! The law of `--staged`: it finds every error that a commit brings to a place without one, and none that is not there.

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
    is_cancelled: bool,
    is_unreadable: bool,
    has_namesake: bool,
}

fn content() -> impl Strategy<Value = Content> {
    let reviews = prop::collection::vec((0..IDS.len(), 0..3_usize), 0..3);
    let rare = || prop::bool::weighted(0.1);
    (0..3_usize, prop::option::of(0..IDS.len()), any::<bool>(), reviews, rare(), rare(), rare()).prop_map(
        |(tasks, supersedes, has_directive, reviews, is_cancelled, is_unreadable, has_namesake)| Content {
            tasks,
            supersedes,
            has_directive,
            reviews,
            is_cancelled,
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
    let text = record(id, &more);
    if content.is_cancelled { text.replace("state: draft", "state: cancelled") } else { text }
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

/// Asserts the law of the step from one archive to the other.
fn assert_all_is_told([before, after]: [&[Option<Content>]; 2]) -> Result<(), TestCaseError> {
    let office = GitOffice::new();
    write(&office, before);
    office.git(&["commit", "-q", "-m", "x"]);
    let old = errors(&office, &[]);
    let had_one = |error: &&[String; 3]| !old.iter().any(|old| old[1..] == error[1..]);
    write(&office, after);
    let all = errors(&office, &[]);
    for flags in [&["--staged"][..], &["--since", "HEAD"]] {
        let found = errors(&office, flags);
        prop_assert!(found.is_subset(&all), "{flags:?} found what is not there: {:?}", &found - &all);
        // What several records do together is told at those that the commit changes.
        let is_shared = |error: &&[String; 3]| matches!(error[0].as_str(), "supersedes-circle" | "duplicate-record");
        for error in all.iter().filter(had_one) {
            let is_told =
                found.contains(error) || (is_shared(&error) && found.iter().any(|other| other[0] == error[0]));
            prop_assert!(is_told, "{flags:?} did not find {error:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_commit_brings_no_error_that_was_not_found(archives in two_archives()) {
        assert_all_is_told([&archives[0], &archives[1]])?;
    }
}

fn directive(supersedes: Option<usize>) -> Content {
    let (tasks, reviews) = (0, Vec::new());
    Content {
        tasks,
        supersedes,
        has_directive: true,
        reviews,
        is_cancelled: false,
        is_unreadable: false,
        has_namesake: false,
    }
}

/// What amends a directive is too old where the other's record gets a session that is younger.
#[test]
fn a_session_that_is_held_after_all() {
    let cancelled = Content { is_cancelled: true, ..directive(None) };
    let archive = |other| [Some(directive(Some(3))), None, None, other];
    let steps = [archive(Some(cancelled)), archive(Some(directive(None)))];
    assert_all_is_told([&steps[0], &steps[1]]).unwrap();
    let office = GitOffice::new();
    write(&office, &steps[0]);
    office.git(&["commit", "-q", "-m", "x"]);
    assert_eq!(errors(&office, &[]).len(), 0);
    write(&office, &steps[1]);
    let found = errors(&office, &["--staged"]);
    assert_eq!(found.iter().map(|error| error[0].as_str()).collect::<Vec<_>>(), ["amends-younger"]);
}

/// A reference to a record that was not there is an error before and after: it is told by a check of the whole archive.
#[test]
fn what_was_an_error_already_may_become_another_one() {
    let archive = |other| [Some(directive(Some(3))), None, None, other];
    let steps = [archive(None), archive(Some(directive(None)))];
    assert_all_is_told([&steps[0], &steps[1]]).unwrap();
    let office = GitOffice::new();
    write(&office, &steps[0]);
    office.git(&["commit", "-q", "-m", "x"]);
    let codes = |flags: &[&str]| errors(&office, flags).into_iter().map(|[code, ..]| code).collect::<Vec<_>>();
    assert_eq!(codes(&[]), ["unresolved-link"]);
    write(&office, &steps[1]);
    assert_eq!(codes(&[]), ["amends-younger"]);
}
