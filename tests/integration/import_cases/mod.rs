//! How well `meeting import` reads papers: documents, what each says, and how much of it is in the draft.
//!
//! Each folder of `tests/data/import-cases` is a set of documents, each with its truth beside it (`truth`). A document is
//! imported into an archive of its own (`run`), its draft is compared with the truth field by field (`compare`), and the
//! sums stand in `figures.txt`. So a change that reads one paper better shows what it does to all others.

mod compare;
mod draft;
mod finishing;
mod fold;
mod run;
mod similarity;
mod tally;
mod truth;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde_json::{Value, json};

use self::draft::Draft;
use self::run::{Outcome, Verdict};
use self::tally::{Counts, Tally};
pub use self::truth::Case;
use self::truth::{Alternatives, Truth};
use crate::freshness::is_same;
use crate::support::repository;

const FOLDER: &str = "tests/data/import-cases";

/// The set of which only sums are shown, in `figures.txt`: whoever writes rules has not seen its documents.
pub const HELD_BACK: &str = "own-odd";

/// The names of the sets and their documents.
pub fn sets() -> BTreeMap<String, Vec<Case>> {
    let entries = fs::read_dir(repository().join(FOLDER)).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    entries.filter(|path| path.is_dir()).map(|path| (name(&path), truth::cases(&path))).collect()
}

fn outcomes<'a>(cases: impl IntoParallelIterator<Item = &'a Case>) -> Vec<(&'a Case, Outcome)> {
    cases.into_par_iter().map(|case| (case, run::run(case))).collect()
}

/// The sums of a set: by field, and of all fields by genre and by container.
fn figures(set: &str, outcomes: &[(&Case, Outcome)]) -> String {
    let mut total = Tally::default();
    let (mut genres, mut containers) = (BTreeMap::new(), BTreeMap::new());
    let (mut valid, mut given, mut compared, mut refused) = (0, 0, 0, 0);
    for (case, outcome) in outcomes {
        match &outcome.verdict {
            Verdict::Compared(tally) => {
                compared += 1;
                valid += usize::from(outcome.is_valid == Some(true));
                given += usize::from(!outcome.given.is_empty());
                total.add(tally);
                for (sums, name) in [(&mut genres, &*case.truth.genre), (&mut containers, container(case))] {
                    let (documents, counts): &mut (usize, Counts) = sums.entry(name).or_default();
                    *documents += 1;
                    *counts += tally.all();
                }
            }
            Verdict::NoMinutes { invented, has_notice } => {
                refused += usize::from(invented.is_empty() && *has_notice);
            }
        }
    }
    let others = outcomes.len() - compared;
    let mut table = format!(
        "{set}\n\n  minutes: {compared}, of which drafts without an error: {valid}, had to be given a date or title: {given}\n  \
         others: {others}, of which refused with a word and nothing invented: {refused}\n"
    );
    table += &heading("field");
    table.extend(total.fields().map(|(field, counts)| counts.row(field)));
    table += &total.all().row("all");
    for (by, sums) in [("genre", genres), ("container", containers)] {
        table += &heading(by);
        table.extend(sums.iter().map(|(name, (documents, counts))| counts.row(&format!("{name} ({documents})"))));
    }
    table
}

fn heading(by: &str) -> String {
    format!("\n  {by:28}{:>6}{:>8}{:>10}{:>8}\n", "found", "missed", "invented", "F1 %")
}

/// The ending of a document's name.
fn container(case: &Case) -> &str {
    case.document.extension().unwrap().to_str().unwrap()
}

/// What was missed (`-`) and invented (`+`) in a document.
fn details(case: &Case, outcome: &Outcome) -> String {
    let validity = match outcome.is_valid {
        Some(true) => "valid",
        Some(false) => "not valid",
        None => "no draft",
    };
    let mut text = format!("{} [{}] {validity}, records: {}", case.name, case.truth.genre, outcome.records);
    if !outcome.given.is_empty() {
        text += &format!(", had to be given {}", outcome.given.join(" "));
    }
    text.push('\n');
    match &outcome.verdict {
        Verdict::Compared(tally) => {
            text.extend(tally.fields().map(|(field, counts)| counts.row(field)));
            text.extend(tally.said.iter().map(|line| format!("    {}\n", line.replace('\n', " "))));
        }
        Verdict::NoMinutes { invented, has_notice } => {
            text += if *has_notice { "  a message says so\n" } else { "  no message says so\n" };
            text.extend(invented.iter().map(|what| format!("    + {what}\n")));
        }
    }
    text
}

/// Better figures are written down like worse ones, so that the next change starts from them.
#[test]
fn the_figures_do_not_fall() {
    let figures: Vec<_> = sets().iter().map(|(set, cases)| figures(set, &outcomes(cases))).collect();
    is_same(&format!("{FOLDER}/figures.txt"), &figures.join("\n\n"));
    // The page on the import shows those of the set that was held back.
    let unseen = figures.iter().find(|figures| figures.starts_with(HELD_BACK)).unwrap();
    let page = fs::read_to_string(repository().join("docs/import.md")).unwrap();
    let (before, rest) = page.split_once("<!-- unseen -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end of unseen -->").unwrap();
    is_same(
        "docs/import.md",
        &format!("{before}<!-- unseen -->\n```text\n{}\n```\n<!-- end of unseen -->{after}", unseen.trim_end()),
    );
}

/// Prints what was missed and invented in the documents whose names contain `MEETING_IMPORT_CASES`, or in all, and the sums.
#[test]
#[ignore = "prints what a developer wants to see"]
fn details_of_documents() {
    let wanted = std::env::var("MEETING_IMPORT_CASES").unwrap_or_default();
    for (set, cases) in sets().iter().filter(|(set, _)| *set != HELD_BACK) {
        let chosen: Vec<_> = cases.iter().filter(|case| case.name.contains(&wanted)).collect();
        let outcomes = outcomes(chosen);
        for (case, outcome) in &outcomes {
            println!("{}", details(case, outcome));
        }
        if !outcomes.is_empty() {
            println!("{}", figures(set, &outcomes));
        }
    }
}

/// The scorer finds everything in a record that says what the truth says, and no truth contradicts itself.
#[test]
fn a_draft_made_of_the_truth_has_everything() {
    for (set, cases) in sets() {
        for case in cases.iter().filter(|case| !case.truth.not_minutes) {
            let said = compare::compare(&case.truth, &Draft::of(&records(&case.truth)), false).said;
            let shown = if set == HELD_BACK { &[] } else { said.as_slice() };
            assert!(said.is_empty(), "{set}/{}: {shown:#?}", case.name);
        }
    }
}

/// The records of a truth, one for each day; the first has everything else.
fn records(truth: &Truth) -> Vec<Value> {
    let first = |one: &Alternatives| one.first().to_owned();
    let firsts = |all: &[Alternatives]| all.iter().map(first).collect::<Vec<_>>();
    let title = truth.title.as_ref().map_or_else(|| truth.title_has.join(" "), first);
    let people = truth.people.iter().enumerate().map(|(index, it)| {
        let is_absent = it.roles.iter().any(|role| role.has("absent"));
        json!({
            "id": format!("p{index}"),
            "name": it.name.first(),
            "positions": firsts(&it.positions),
            "roles": firsts(&it.roles).into_iter().filter(|role| role != "absent").collect::<Vec<_>>(),
            "attendance": if is_absent { "absent" } else { "present" },
        })
    });
    let asks = truth.asks.iter().enumerate().map(|(index, it)| {
        json!({
            "id": format!("d{index}"),
            "text": it.phrase.first(),
            "lead": firsts(&it.lead),
            "support": firsts(&it.support),
            "due": it.due.as_ref().map(first),
            "due_text": it.due_text.as_ref().map(first),
            "repeats": it.repeats.as_ref().map(first),
        })
    });
    let cites = truth.citations.iter().map(|(kind, number)| json!({"type": kind.first(), "number": number.first()}));
    let votes = truth.votes.iter().map(|it| {
        json!({"vote": {
            "for": it.r#for, "against": it.against, "abstain": it.abstain, "invalid": it.invalid, "total": it.total,
        }})
    });
    let proceedings: Vec<_> = [json!({"cites": cites.collect::<Vec<_>>()})].into_iter().chain(votes).collect();
    let bodies = firsts(&truth.organizations).into_iter().enumerate();
    let session =
        |date: Option<&Alternatives>| json!({"date": date.map(first), "place": truth.place.as_ref().map(first)});
    let whole = json!({
        "title": title,
        "session": session(truth.date.first()),
        "papers": [{"number": truth.number.first().map(first)}],
        "participants": people.collect::<Vec<_>>(),
        "organizations": bodies.map(|(index, name)| json!({"id": format!("o{index}"), "name": name})).collect::<Vec<_>>(),
        "directives": asks.collect::<Vec<_>>(),
        "proceedings": proceedings,
    });
    let others = truth.date.iter().skip(1).map(|date| json!({"session": {"date": date.first()}}));
    [whole].into_iter().chain(others).collect()
}
