//! What is changed in a record and comes back in a paper is found, and nothing else.

use chrono::NaiveDate;
use docx_template::{Limits, Template};
use meeting_core::archive::{Directory, Office, Profile};
use meeting_core::i18n::{Catalog, Language};
use meeting_core::import::{self, Document, Format, ImportOptions};
use meeting_core::model::{self, Paper};
use meeting_core::rows::Following;
use serde_json::Value;

use super::marks::{DEADLINE, words};
use super::{Comparison, Marks, Now, Place, Reading, Traced, compare, mark, trace};
use crate::context::{PaperValues, RecordInput, record_values};
use crate::tests::sample_values;
use crate::{Kind, TEXTS, built_in, profile, words as paper_words};

/// How papers of a record are made.
struct Maker {
    kind: Kind,
    template: Template,
    catalog: Catalog,
}

impl Maker {
    fn values(&self, value: &Value) -> PaperValues {
        let record = model::read(value).record;
        let papers = record.all_papers();
        let paper = papers.iter().find(|it| it.paper.kind == self.kind.of_record());
        let as_of = NaiveDate::from_ymd_opt(2024, 3, 31).unwrap();
        let input = RecordInput {
            record: &record,
            directory: Directory::empty(),
            following: &Following::alone(&record, as_of),
            as_of,
            office: &Office::default(),
            paper: &paper.map(|it| it.paper.clone().into_owned()).unwrap_or_default(),
            part: None,
        };
        record_values(&input, &self.catalog)
    }

    fn paper(&self, values: &PaperValues) -> Document {
        let bytes = self.template.fill(values).unwrap();
        import::read("a.docx", &bytes, Some(Format::Docx)).unwrap().0
    }

    fn reading(&self, document: &Document, value: &Value) -> Reading {
        Reading::of(&import::understand(document, &ImportOptions::default()), self.kind.of_record(), value)
    }

    fn trace(&self, value: &Value) -> (Traced, Document) {
        let values = self.values(value);
        let document = self.paper(&values);
        let marks = mark(value, &values);
        let following = Following::alone(&marks.record, NaiveDate::from_ymd_opt(2024, 3, 31).unwrap());
        let marked = self.marked(&marks, &following);
        (trace(&document, &marked, marks, &values), document)
    }

    fn marked(&self, marks: &Marks, following: &Following) -> Document {
        let papers = marks.record.all_papers();
        let paper = papers.iter().find(|it| it.paper.kind == self.kind.of_record());
        let input = RecordInput {
            record: &marks.record,
            directory: Directory::empty(),
            following,
            as_of: NaiveDate::from_ymd_opt(2024, 3, 31).unwrap(),
            office: &Office::default(),
            paper: &paper.map_or_else(Paper::default, |it| it.paper.clone().into_owned()),
            part: None,
        };
        self.paper(&record_values(&input, &self.catalog))
    }

    /// What is found when the paper of `old` has become that of `new`, and the record says `now`.
    fn compare(&self, old: &Value, new: &Value, now: &Value) -> Comparison {
        let (traced, document) = self.trace(old);
        let known = traced.known(&self.reading(&document, old).values());
        let returned = self.paper(&self.values(new));
        let (traced, document) = self.trace(now);
        let reading = self.reading(&document, now);
        let now = Now { value: now, traced: &traced, reading: &reading };
        compare(now, &returned, &self.reading(&returned, now.value), &known)
    }
}

/// A maker of each built-in paper of a record.
fn makers() -> Vec<Maker> {
    let mut makers = Vec::new();
    for kind in [Kind::Minutes, Kind::Conclusions, Kind::Actions, Kind::Agenda, Kind::Resolution, Kind::Decisions] {
        for (profile, language) in
            [(Profile::State, Language::Vi), (Profile::Party, Language::Vi), (Profile::Plain, Language::En)]
        {
            assert!(profile::speaks(profile, language));
            let bytes = built_in(kind, profile, language).unwrap();
            let template = Template::read(&bytes, &paper_words::engine(language, Limits::default())).unwrap();
            makers.push(Maker { kind, template, catalog: Catalog::new(language).with(&TEXTS) });
        }
    }
    makers
}

/// What a template decides by.
const NAMED: [&str; 8] = ["by", "lead", "support", "name", "group", "short", "positions", "honorific"];

/// The value at a place.
fn at<'v>(value: &'v mut Value, place: &Place) -> Option<&'v mut Value> {
    let owner = match &place.part {
        Some(part) => {
            let lists = value.as_object_mut()?.values_mut().filter_map(Value::as_array_mut).flatten();
            lists.into_iter().find(|it| it["id"] == part.as_str())?
        }
        None => value,
    };
    let field = match place.field.split('.').collect::<Vec<_>>()[..] {
        ["papers", kind, field] => {
            owner["papers"].as_array_mut()?.iter_mut().find(|it| it["kind"] == kind)?.get_mut(field)?
        }
        _ => place.field.split('.').try_fold(owner, |value, key| value.get_mut(key))?,
    };
    match place.item {
        Some(item) => field.get_mut(item),
        None => Some(field),
    }
}

/// Marks do not change what a paper says, and every text of the record that stands in it is found.
#[test]
fn marks_change_nothing() {
    let mut lost = Vec::new();
    for maker in makers() {
        for value in sample_values() {
            let values = maker.values(&value);
            if !values.is_enough_for(maker.kind) {
                continue;
            }
            let document = maker.paper(&values);
            let marks = mark(&value, &values);
            let following = Following::alone(&marks.record, NaiveDate::from_ymd_opt(2024, 3, 31).unwrap());
            let marked = maker.marked(&marks, &following);
            let (plain, marked) = (super::lines::lines(&document), super::lines::lines(&marked));
            for (plain, marked) in plain.iter().zip(&marked) {
                if super::marks::strip(&marked.text) != plain.text {
                    lost.push(format!("{:?} {}: {}", maker.kind, values.id, plain.text));
                }
            }
            assert_eq!(plain.len(), marked.len());
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// A paper in which every so many texts have other words: these fields differ, and nothing else.
#[test]
fn what_was_changed_is_found() {
    const ROUNDS: usize = 2;
    let mut wrong = Vec::new();
    let mut found = 0;
    for (number, maker) in makers().into_iter().enumerate() {
        for value in sample_values() {
            if !maker.values(&value).is_enough_for(maker.kind) {
                continue;
            }
            let (traced, _) = maker.trace(&value);
            let mut places: Vec<&Place> = Vec::new();
            let spans = || traced.lines.iter().flat_map(|line| line.spans.iter().map(move |span| (line, span)));
            // What a paper shows in capital letters alone cannot be taken back.
            let is_capital = |place: &Place| {
                spans().any(|(line, span)| {
                    let shown = &line.text[span.range.clone()];
                    let its = &traced.places[span.place];
                    its.part == place.part && its.field == place.field && shown == shown.to_uppercase()
                })
            };
            for place in spans().map(|(_, span)| &traced.places[span.place]) {
                // A record with other names says more in a paper than the names: who leads, who signs as what.
                let is_text = !NAMED.contains(&place.field.as_str()) && place.field != DEADLINE;
                let is_known = places.iter().any(|known| known.part == place.part && known.field == place.field);
                if place.is_settable && is_text && !is_known && !is_capital(place) && place.text.contains(' ') {
                    places.push(place);
                }
            }
            for round in [number % ROUNDS] {
                let mut changed = value.clone();
                let mut expected = Vec::new();
                for place in places.iter().skip(round).step_by(ROUNDS) {
                    let Some(Value::String(text)) = at(&mut changed, place) else { continue };
                    let line = text.lines().nth(place.line).unwrap();
                    let own = words(line);
                    let (before, last) = own.rsplit_once(' ').unwrap();
                    // What a text says of leads and deadlines, it goes on saying.
                    let is_ask = matches!(place.part.as_deref().map(|part| &part[..1]), Some("d" | "t"));
                    let (first, second) = if is_ask { (own, "lại") } else { (before, "lại ") };
                    let last = if is_ask { "" } else { last };
                    let new = line.replacen(own, &format!("{first} {second}{last} sửa"), 1);
                    *text = text.replacen(line, &new, 1);
                    expected.push((place.reference(), words(&new).to_owned()));
                }
                let comparison = maker.compare(&value, &changed, &value);
                let mut seen: Vec<_> =
                    comparison.differences.iter().map(|it| (it.reference(), it.paper.clone())).collect();
                found += seen.len();
                expected.sort();
                seen.sort();
                let context = format!("{:?} {}", maker.kind, value["id"]);
                let missing: Vec<_> = expected.iter().filter(|it| !seen.contains(it)).collect();
                let beyond: Vec<_> = seen.iter().filter(|it| !expected.contains(it)).collect();
                let conflicts = comparison.differences.iter().filter(|it| it.is_conflict).count();
                if !missing.is_empty() || !beyond.is_empty() || conflicts > 0 || !comparison.not_taken.is_empty() {
                    wrong.push(format!(
                        "{context}\n  missing {missing:?}\n  beyond {beyond:?}\n  {conflicts} {:?}",
                        comparison.not_taken
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {found}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Three ways: what only the record has changed stays, what both have changed alike is no difference, and what both have
/// changed otherwise is a conflict.
#[test]
fn the_record_may_have_changed_too() {
    let maker = makers().remove(0);
    let text = |value: &mut Value, new: &str| value["proceedings"][0]["text"] = new.into();
    for value in sample_values() {
        let Some(old) = value["proceedings"][0]["text"].as_str().filter(|text| !text.contains('\n')) else { continue };
        let (mut one, mut other) = (value.clone(), value.clone());
        text(&mut one, &format!("{} và một việc nữa.", words(old)));
        text(&mut other, &format!("{} nhưng không hết.", words(old)));
        for (new, now, expected) in
            [(&value, &one, None), (&one, &one, None), (&one, &value, Some(false)), (&one, &other, Some(true))]
        {
            let comparison = maker.compare(&value, new, now);
            let seen: Vec<_> = comparison.differences.iter().map(|it| it.is_conflict).collect();
            assert_eq!(seen, expected.into_iter().collect::<Vec<_>>(), "{}: {comparison:?}", value["id"]);
            assert_eq!(comparison.not_taken, []);
        }
    }
}
