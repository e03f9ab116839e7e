//! What holds for every change of every text: the value is exactly the one that was meant, lines that have nothing to do
//! with it stay byte for byte, and so do the comments. What is expected is worked out here, not by the code that is tested.

mod generate;
mod oracle;
mod ugly;

use std::collections::BTreeSet;
use std::env;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rayon::prelude::*;
use serde_json::{Value, json};

use super::{Change, EditError, apply, edit, in_place};
use crate::layout::laws::UglyWriter;
use crate::testing::{MINUTES, samples, write};
use crate::write::tests::shaped;
use crate::{Document, Step, parse};
use generate::Dice;

/// How many changes were made, and how many refused.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Tally {
    made: usize,
    refused: usize,
}

impl Tally {
    fn and(self, other: Self) -> Self {
        Self { made: self.made + other.made, refused: self.refused + other.refused }
    }
}

/// Makes one change and looks at what came of it.
fn try_change(schema: &Value, (text, document): (&str, &Document), change: &Change, tally: &mut Tally) {
    match edit(schema, text, std::slice::from_ref(change)) {
        Ok(new) => {
            tally.made += 1;
            if let Err(reason) = oracle::verdict((text, document), change, &new) {
                panic!("{reason}\n{change:?}\n--- old\n{text}\n--- new\n{new}");
            }
        }
        Err(EditError::Unproven(_)) => {
            tally.refused += 1;
            if env::var_os("MEETING_SHOW_REFUSALS").is_some() {
                eprintln!("refused {change:?}\n{text}\n----");
            }
        }
        Err(error) => panic!("{error}: {change:?}\n{text}"),
    }
}

fn records() -> Vec<(String, Document)> {
    samples().into_iter().map(|text| (text.clone(), parse(&text).unwrap())).collect()
}

/// The paths of a value, with the schema of each.
fn places<'v>(value: &'v Value, schema: &'v Value) -> Vec<(Vec<Step<'v>>, &'v Value, &'v Value)> {
    let mut found = Vec::new();
    let mut left = vec![(Vec::new(), value, schema)];
    while let Some((place, value, schema)) = left.pop() {
        for (key, value) in value.as_object().into_iter().flatten() {
            left.push(([&place[..], &[Step::Key(key)]].concat(), value, &schema["properties"][key]));
        }
        for (index, value) in value.as_array().into_iter().flatten().enumerate() {
            left.push(([&place[..], &[Step::Index(index)]].concat(), value, &schema["items"]));
        }
        found.push((place, value, schema));
    }
    found
}

/// A value that a field may hold, unlike the one that it holds.
fn another(schema: &Value, dice: &mut Dice) -> Value {
    if schema["format"] == "date" {
        return format!("20{}-0{}-1{}", 10 + dice.below(90), 1 + dice.below(9), dice.below(10)).into();
    }
    if schema["items"].is_object() {
        let items: Vec<Value> = (0..=dice.below(3)).map(|_| another(&schema["items"], dice)).collect();
        return items.into();
    }
    if let Some(fields) = schema["properties"].as_object() {
        let chosen = fields.iter().enumerate().filter(|(index, _)| *index == 0 || dice.below(3) == 0);
        let chosen: Vec<_> = chosen.map(|(_, (key, schema))| (key.clone(), schema.clone())).collect();
        return Value::Object(chosen.into_iter().map(|(key, schema)| (key, another(&schema, dice))).collect());
    }
    let words = [
        "Họp",
        "a: b",
        "no",
        "12:30",
        "# đầu",
        "- mục",
        "21-KL/TW",
        "\"",
        "it's",
        "cuối ",
        "x, y",
        "[",
        "{",
        "010",
        "2023-05-08",
        "dòng 1\ndòng 2\n",
        "dòng 1\n\ndòng 3",
        "một\n  hai",
        "y\n\n",
        "a #b",
        "tab\tx",
        "null",
        "&a",
        "*a",
        "!x",
        "%",
        "? a",
        ":",
    ];
    match dice.below(12) {
        0 => json!(dice.below(100)),
        1 => json!(true),
        _ => words[dice.below(words.len())].into(),
    }
}

/// Every field of every record of the repository: another value, no value, one more item; and in one part of each kind,
/// each missing field, and a new list or mapping instead of the old.
#[test]
fn every_field_of_every_record() {
    let schema = &MINUTES.schema;
    let tallies = records().into_par_iter().enumerate().map(|(index, (text, document))| {
        let mut dice = Dice::new(7 + index as u64);
        let mut tally = Tally::default();
        let mut kinds = BTreeSet::new();
        for (place, value, schema_here) in places(&document.value, schema) {
            let known = schema_here["properties"].as_object().into_iter().flatten();
            let missing: Vec<_> = known.filter(|(key, _)| value.get(key).is_none()).collect();
            let is_first = kinds.insert(kind(&place));
            if is_first {
                for (key, schema_there) in missing {
                    let place = [&place[..], &[Step::Key(key)]].concat();
                    let change = Change::Set { place, value: another(schema_there, &mut dice) };
                    try_change(schema, (&text, &document), &change, &mut tally);
                }
            }
            if place.is_empty() {
                continue;
            }
            let mut changes = vec![Change::Remove { place: place.clone() }];
            if is_first || !(value.is_object() || value.is_array()) {
                changes.push(Change::Set { place: place.clone(), value: another(schema_here, &mut dice) });
            }
            if value.is_array() {
                changes.push(Change::Append { place, item: another(&schema_here["items"], &mut dice) });
            }
            for change in changes {
                try_change(schema, (&text, &document), &change, &mut tally);
            }
        }
        tally
    });
    let tally = tallies.reduce(Tally::default, Tally::and);
    assert!(tally.made > 4_000 && tally.refused == 0, "{tally:?}");
}

/// Replacing a scalar by an edit of the text gives the same text as a change of the record: in the records of the
/// repository, and in the same records with untidy formatting.
#[test]
fn every_scalar_written_anew() {
    let schema = &MINUTES.schema;
    let tallies = records().into_par_iter().enumerate().map(|(index, (text, document))| {
        let mut tally = Tally::default();
        for mask in [0, 22] {
            let text = ugly::text(&text, mask);
            let read = parse(&text).unwrap();
            let mut dice = Dice::new(31 + index as u64);
            for (place, value, schema) in places(&document.value, schema) {
                let Value::String(new) = another(schema, &mut dice) else { continue };
                let span = read.root.nearest(place.iter().copied()).span;
                let edit = in_place::scalar(&new).and_then(|new| in_place::rewritten(&text, &read.root, span, new));
                let Some(edit) = edit.filter(|_| value.is_string()) else { continue };
                let Some(edited) = apply(&text, Some(&read), [&edit]) else {
                    tally.refused += 1;
                    continue;
                };
                tally.made += 1;
                let change = Change::Set { place, value: new.into() };
                if let Err(reason) = oracle::verdict((&text, &read), &change, &edited.text) {
                    panic!("{reason}\n{change:?}\n--- old\n{text}\n--- new\n{}", edited.text);
                }
            }
        }
        tally
    });
    let tally = tallies.reduce(Tally::default, Tally::and);
    assert!(tally.made > 1_000 && tally.refused == 0, "{tally:?}");
}

/// The kind of path, for any item of a list.
fn kind(place: &[Step]) -> String {
    let steps = place.iter().map(|step| if let Step::Key(key) = step { key } else { "item" });
    steps.collect::<Vec<_>>().join(".")
}

/// A random change at a path of the value.
fn any_change<'v>(value: &'v Value, schema: &'v Value, dice: &mut Dice) -> Option<Change<'v>> {
    let places = places(value, schema);
    let (place, value, schema) = places[dice.below(places.len())].clone();
    let fields: Vec<&String> = schema["properties"].as_object().into_iter().flat_map(|fields| fields.keys()).collect();
    if (value.is_object() || place.is_empty()) && !fields.is_empty() && dice.below(2) == 0 {
        let key = fields[dice.below(fields.len())];
        let value = another(&schema["properties"][key], dice);
        return Some(Change::Set { place: [&place[..], &[Step::Key(key)]].concat(), value });
    }
    if place.is_empty() {
        return None;
    }
    Some(match dice.below(4) {
        0 => Change::Remove { place },
        1 if value.is_array() || value.is_string() => Change::Append { place, item: another(&schema["items"], dice) },
        _ => Change::Set { place, value: another(schema, dice) },
    })
}

#[test]
fn a_thousand_generated_records() {
    let schema = &MINUTES.schema;
    let mut tally = Tally::default();
    for seed in 0..1_000 {
        let mut dice = Dice::new(seed);
        let text = write(&generate::record(&mut dice)).unwrap();
        let document = parse(&text).unwrap();
        for _ in 0..2 {
            if let Some(change) = any_change(&document.value, schema, &mut dice) {
                try_change(schema, (&text, &document), &change, &mut tally);
            }
        }
    }
    assert!(tally.made > 1_500, "{tally:?}");
    assert_eq!(tally.refused, 0);
}

/// Untidy records with the texts of the repository's records.
#[test]
fn uglified_records() {
    let schema = &MINUTES.schema;
    let mut tally = Tally::default();
    let mut seen = BTreeSet::new();
    for (text, document) in &records() {
        for mask in ugly::MASKS {
            let ugly = ugly::text(text, mask);
            let read = parse(&ugly).unwrap();
            assert!(read.value == document.value, "the test writes something else:\n{ugly}");
            let mut dice = Dice::new(mask);
            for _ in 0..2 {
                if let Some(change) = any_change(&document.value, schema, &mut dice) {
                    try_change(schema, (&ugly, &read), &change, &mut tally);
                }
            }
            seen.insert(ugly);
        }
    }
    assert!(seen.len() >= 200, "{}", seen.len());
    assert_eq!(tally.refused, 0, "{tally:?}");
}

/// The same records with an anchor, an alias or a tag: not for us to change.
#[test]
fn what_a_record_may_not_hold_is_refused() {
    let schema = &MINUTES.schema;
    for (text, _) in &records() {
        for sign in ["&neo ", "!!str ", "!x "] {
            let marked = text.replacen("title: ", &format!("title: {sign}"), 1);
            assert_ne!(&marked, text);
            let change = Change::Set { place: vec![Step::Key("state")], value: json!("draft") };
            let refused = edit(schema, &marked, &[change]);
            assert!(matches!(refused, Err(EditError::Unreadable(_))), "{marked}");
        }
    }
}

/// Texts of any value in any layout: 300, or `MEETING_FUZZ_TEXTS`.
#[test]
fn any_text_in_any_layout() {
    let schema = &MINUTES.schema;
    let strategy = shaped(schema);
    let set = |name, otherwise| env::var(name).map_or(otherwise, |number| number.parse().unwrap());
    let first: u64 = set("MEETING_FUZZ_SEED", 0);
    let mut tally = Tally::default();
    for seed in first..first + set("MEETING_FUZZ_TEXTS", 300) {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
        let value = strategy.new_tree(&mut runner).unwrap().current();
        if value.as_object().is_none_or(serde_json::Map::is_empty) {
            continue;
        }
        let text = UglyWriter::of(&value, seed);
        let Ok(document) = parse(&text) else {
            eprintln!("seed {seed} is no record:\n{text}");
            continue;
        };
        let mut dice = Dice::new(seed);
        for _ in 0..3 {
            if let Some(change) = any_change(&document.value, schema, &mut dice) {
                try_change(schema, (&text, &document), &change, &mut tally);
            }
        }
    }
    eprintln!("{} changes made, {} refused", tally.made, tally.refused);
    assert!(tally.refused * 50 < tally.made, "{tally:?}");
}

/// What is worked out here finds harm where there is some.
#[test]
fn harm_is_seen() {
    let old = "title: A # c\nagenda:\n  - B # d\n  - C\nx-a: 1\n";
    let document = parse(old).unwrap();
    let change = Change::Set { place: vec![Step::Key("title")], value: json!("Z") };
    let verdict = |new: &str| oracle::verdict((old, &document), &change, new);
    assert_eq!(verdict(&old.replace("A #", "Z #")), Ok(()));
    for (harm, word) in [
        (old.to_owned(), "the value is"),
        (old.replace("A #", "Z #").replace("  - C", "  -  C"), "lines before"),
        (old.replace("A # c", "Z"), "the comment"),
        (old.replace("A #", "Z #").replace(" # d", ""), "lines before"),
        (old.replace("A #", "Z #").replace("x-a: 1\n", ""), "the value is"),
        ("agenda:\n  - B # d\n  - C\ntitle: Z # c\nx-a: 1\n".to_owned(), "the keys"),
        (old.replace("A #", "[ #"), "the new text"),
    ] {
        let found = verdict(&harm).unwrap_err();
        assert!(found.starts_with(word), "{found}: {harm}");
    }
}
