//! A record whose texts hold marks, so that they are found again in a paper.
//!
//! A mark is three variation selectors, which have no width, which folding drops, and which change nothing of what a
//! template does with a text: the first stands behind the first letter, the second before the marks that end the text.

use lossless_yaml::Step;
use meeting_core::model::{self, Content, Entity, Record, visit_value};
use serde_json::Value;

use crate::context::PaperValues;

/// The first of the letters that marks are made of.
const FIRST: u32 = 0xE0100;
/// How many of them write a number.
const DIGITS: u32 = 238;
/// What begins a text.
const START: char = '\u{e01ee}';
/// What ends it.
const END: char = '\u{e01ef}';

/// A text of a record: a field, an item of a list, or a line of either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The id of the part that has the field; none for a field of the record itself.
    pub part: Option<String>,
    /// The field as `set` names it: `session.place`, `text`, `papers.minutes.title`.
    pub field: String,
    /// Which item of a list it is, counted from 0.
    pub item: Option<usize>,
    /// Which line of the text it is, counted from 0.
    pub line: usize,
    /// Whether `set` can change it.
    pub is_settable: bool,
    /// What the record says there.
    pub text: String,
}

impl Place {
    /// The field, with its part: `d1.text`.
    #[must_use]
    pub fn reference(&self) -> String {
        reference(self.part.as_deref(), &self.field)
    }

    /// What tells it from every other place.
    pub(super) fn key(&self) -> String {
        format!("{} {} {}", self.reference(), self.item.unwrap_or_default(), self.line)
    }
}

pub(super) fn reference(part: Option<&str>, field: &str) -> String {
    part.map_or_else(|| field.to_owned(), |part| format!("{part}.{field}"))
}

/// A record with marks, and what each means.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// The record.
    pub record: Record,
    /// The places of its marks, by their numbers.
    pub places: Vec<Place>,
}

/// The field of a deadline, which is a day, a time and words.
pub const DEADLINE: &str = "due_text";

/// Marks the texts of a record, `value` as read. `values` are those of the paper without marks: of a deadline the whole words
/// are marked, as the paper says it.
#[must_use]
pub fn mark(value: &Value, values: &PaperValues) -> Marks {
    let mut marked = value.clone();
    let mut places = Vec::new();
    let mut found = Vec::new();
    visit_value(value, |path, content, _| {
        if content == Content::Text && !path.iter().any(|step| matches!(step, Step::Key("updates" | "quote"))) {
            found.push(path.to_vec());
        }
    });
    deadlines(&mut marked, values, &mut found);
    for path in found {
        let Some(Value::String(text)) = at(&mut marked, &path) else { continue };
        let mut place = named(value, &path);
        let mut lines = Vec::new();
        for (number, line) in text.lines().enumerate() {
            place.line = number;
            lines.push(marked_line(line, &place, &mut places));
        }
        *text = lines.join("\n");
    }
    Marks { record: model::read(&marked).record, places }
}

/// Puts the words of each deadline as the paper says it into the record that is marked.
fn deadlines(marked: &mut Value, values: &PaperValues, found: &mut Vec<Vec<Step<'static>>>) {
    // A text that says its deadline itself has none behind it.
    let of_directives = values
        .directives
        .iter()
        .map(|it| (it.id.as_str(), it.due.as_str(), it.deadline.as_str(), it.said.ends_with(&it.deadline)));
    let of_tasks = values.tasks.iter().map(|it| (it.id.as_str(), it.due.as_str(), it.deadline.as_str(), true));
    for (list, work) in [
        (Entity::Directive.list(), of_directives.collect::<Vec<_>>()),
        (Entity::Task.list(), of_tasks.collect::<Vec<_>>()),
    ] {
        let Some(items) = marked.get_mut(list).and_then(Value::as_array_mut) else { continue };
        for (index, (item, (id, due, deadline, is_behind))) in items.iter_mut().zip(work).enumerate() {
            let own = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default();
            let says = !own("due").is_empty() || !own(DEADLINE).is_empty();
            let path = vec![Step::Key(list), Step::Index(index), Step::Key(DEADLINE)];
            // A deadline that was moved is that of an update.
            if deadline.is_empty() || own("id") != id || !says || own("due") != due {
                found.retain(|known| *known != path);
                continue;
            }
            if let Some(fields) = item.as_object_mut().filter(|_| is_behind) {
                fields.insert(DEADLINE.to_owned(), deadline.into());
                if !found.contains(&path) {
                    found.push(path);
                }
            }
        }
    }
}

/// What a path means for `set`.
fn named(value: &Value, path: &[Step<'static>]) -> Place {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let (path, item) = match path {
        [path @ .., Step::Index(item)] => (path, Some(*item)),
        path => (path, None),
    };
    let mut place = Place {
        part: None,
        field: lossless_yaml::path_name(path),
        item,
        line: 0,
        is_settable: false,
        text: String::new(),
    };
    match path {
        [Step::Key("papers"), Step::Index(index), Step::Key(field)] => {
            let papers = value["papers"].as_array().map(Vec::as_slice).unwrap_or_default();
            if let Some(kind) = text(&papers[*index]["kind"]) {
                place.is_settable = papers.iter().position(|paper| paper["kind"] == kind.as_str()) == Some(*index);
                place.field = format!("papers.{kind}.{field}");
            }
        }
        [Step::Key(list), Step::Index(index), Step::Key(field)] => {
            let is_listed = Entity::LISTED.iter().any(|entity| entity.list() == *list);
            if let Some(id) = text(&value[*list][*index]["id"]).filter(|_| is_listed) {
                place.is_settable = ids(value).filter(|known| *known == id).count() == 1;
                (place.part, place.field) = (Some(id), (*field).to_owned());
            }
        }
        [Step::Key(_)] | [Step::Key("session"), Step::Key(_)] => place.is_settable = true,
        _ => {}
    }
    place
}

/// The ids of all parts.
fn ids(value: &Value) -> impl Iterator<Item = &str> {
    let lists = Entity::LISTED.into_iter().map(Entity::list);
    lists.flat_map(|list| value[list].as_array().into_iter().flatten()).filter_map(|item| item["id"].as_str())
}

fn at<'v>(value: &'v mut Value, path: &[Step]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.get_mut(index),
    })
}

/// A line with a mark behind its first letter and one before the marks at its end.
fn marked_line(line: &str, place: &Place, places: &mut Vec<Place>) -> String {
    let line = viet_text::nfc(&strip(line));
    let text = words(&line);
    let number = u32::try_from(places.len()).unwrap_or(u32::MAX);
    let Some(first) = text.chars().next().filter(|_| number < DIGITS * DIGITS) else { return line };
    places.push(Place { text: text.to_owned(), ..place.clone() });
    let digits: String =
        [number / DIGITS, number % DIGITS].iter().filter_map(|digit| char::from_u32(FIRST + digit)).collect();
    let (before, after) = line.split_once(text).unwrap_or((&line, ""));
    format!("{before}{first}{START}{digits}{}{END}{digits}{after}", &text[first.len_utf8()..])
}

/// A line without the spaces around it and the marks at its end.
pub(super) fn words(line: &str) -> &str {
    line.trim().trim_end_matches(|letter: char| ".,;:".contains(letter) || letter.is_whitespace())
}

fn is_mark(letter: char) -> bool {
    (FIRST..=u32::from(END)).contains(&u32::from(letter))
}

/// A text without marks.
pub(super) fn strip(text: &str) -> String {
    text.chars().filter(|letter| !is_mark(*letter)).collect()
}

/// The texts in a marked line: their numbers, and where they are in the line without marks.
pub(super) fn found(line: &str) -> Vec<(usize, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let (mut at, mut before) = (0, 0);
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if !is_mark(letter) {
            before = at;
            at += letter.len_utf8();
            continue;
        }
        let mut digit = || letters.next().map(u32::from).and_then(|it| it.checked_sub(FIRST)).filter(|it| *it < DIGITS);
        let Some(number) = digit().zip(digit()).and_then(|(high, low)| usize::try_from(high * DIGITS + low).ok())
        else {
            continue;
        };
        if letter == START {
            open.push((number, before));
        } else if let Some(position) = open.iter().rposition(|(known, _)| *known == number) {
            // A text of which a template shows only a piece has no end, or no beginning.
            let (_, start) = open.remove(position);
            found.push((number, start..at));
        }
    }
    found.sort_by_key(|(_, range)| (range.start, range.end));
    found
}
