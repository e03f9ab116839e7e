//! What was changed in a paper, what in its record, and what in both.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use meeting_core::import::{Document, Draft};
use meeting_core::model::{Entity, PaperKind};
use serde_json::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use viet_text::date::parse_date;

use super::lines::{Line, Span, Traced, lines, of_field, of_line, of_value};
use super::marks::{DEADLINE, Place, reference, words};
use super::replaced::{Replaced, likeness, replaced};
use super::{BYTES, digest};

/// How alike two lines are at least, of which one has become the other.
const ALIKE: usize = 400;
/// How far apart they may be among the lines that differ.
const NEAR: usize = 60;

/// A field of which a paper says something else than the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The id of the part that has the field; none for one of the record itself.
    pub part: Option<String>,
    /// The field as `set` names it; `due_text` stands for a whole deadline.
    pub field: String,
    /// The number of the paragraph in the paper.
    pub line: usize,
    /// What the paper says.
    pub paper: String,
    /// What the record says.
    pub record: String,
    /// What the field is to hold: of a list the items with semicolons between them.
    pub value: String,
    /// Whether the record was changed, too, since the paper was exported.
    pub is_conflict: bool,
}

impl Difference {
    /// The field, with its part: `d1.text`.
    #[must_use]
    pub fn reference(&self) -> String {
        reference(self.part.as_deref(), if self.field == DEADLINE { "due" } else { &self.field })
    }
}

/// Words of a paper that have changed and are no field's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotTaken {
    /// The number of the paragraph in the paper; of a paragraph that is not there, that of the one before it.
    pub line: usize,
    /// The paragraph.
    pub text: String,
    /// Why nothing is taken of it.
    pub reason: Reason,
}

/// Why a change of a paper is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The paragraph is new.
    Added,
    /// The paragraph is gone.
    Removed,
    /// Words that the template wrote, or that a field cannot be told from.
    Other,
    /// A name that stays as it was in other places.
    Elsewhere,
}

/// What a paper says otherwise than the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The fields that the paper has changed.
    pub differences: Vec<Difference>,
    /// The other changes.
    pub not_taken: Vec<NotTaken>,
}

/// The record as it is, and the paper that is made of it now.
#[derive(Debug, Clone, Copy)]
pub struct Now<'a> {
    /// The record's value.
    pub value: &'a Value,
    /// The paper made of it.
    pub traced: &'a Traced,
    /// What is read in the paper made of it.
    pub reading: &'a Reading,
}

/// A paper as it is read without knowing its record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    blanks: Vec<Blank>,
    asks: Vec<Ask>,
}

/// A field for which a paper has a blank, to be filled in by hand, where the record has nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Blank {
    /// The field as `set` names it.
    field: String,
    /// What was read; empty where nothing was.
    value: String,
    /// What the record says.
    record: String,
    /// Where it was read.
    lines: Vec<usize>,
}

/// Something that is asked for, with what may be written behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Ask {
    line: usize,
    /// The names and words of the fields in [`ASKED`], empty where there are none.
    says: [String; 3],
}

/// What may be written behind what is asked for.
const ASKED: [&str; 3] = ["lead", "support", DEADLINE];
/// The fields of a record that may be blanks.
const BLANKS: [&str; 4] = ["session.date", "session.start", "session.end", "session.place"];
/// Those of the paper itself.
const BLANKS_OF_PAPER: [&str; 2] = ["number", "date"];

impl Reading {
    /// What is read in a paper of a kind; `value` is the record.
    #[must_use]
    pub fn of(draft: &Draft, kind: Option<PaperKind>, value: &Value) -> Self {
        let read = Value::Object(draft.record.clone());
        let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        let lines = |name: &str| {
            let its = draft.lines.iter().filter(|(known, _)| known == name);
            its.map(|(_, line)| *line).collect::<Vec<_>>()
        };
        let of_session = BLANKS.into_iter().map(|field| Blank {
            value: text(raw(&read, None, field)),
            record: text(raw(value, None, field)),
            lines: lines(field),
            field: field.to_owned(),
        });
        let of_paper = kind.into_iter().flat_map(|kind| {
            BLANKS_OF_PAPER.map(|name| {
                let field = format!("papers.{}.{name}", kind.name());
                let own = text(read["papers"].get(0).and_then(|it| it.get(name)));
                Blank { value: own, record: text(raw(value, None, &field)), lines: lines(&field), field }
            })
        });
        let asks = [Entity::Directive, Entity::Task].into_iter().flat_map(|entity| {
            let asks = read[entity.list()].as_array().map(Vec::as_slice).unwrap_or_default();
            asks.iter().flat_map(|ask| {
                let says = ASKED.map(|field| names(&read, &ask[field]));
                let lines = lines(ask["id"].as_str().unwrap_or_default());
                lines.into_iter().map(move |line| Ask { line, says: says.clone() })
            })
        });
        Self { blanks: of_session.chain(of_paper).collect(), asks: asks.collect() }
    }

    /// The fields that may be blanks, and what the record says, for [`Traced::known`].
    #[must_use]
    pub fn values(&self) -> Vec<(String, String)> {
        self.blanks.iter().map(|blank| (blank.field.clone(), blank.record.clone())).collect()
    }

    /// What is asked for in a line.
    fn ask(&self, line: usize) -> Option<&Ask> {
        self.asks.iter().find(|ask| ask.line == line)
    }
}

/// Words, or the names of those to whom a field of a draft refers.
fn names(draft: &Value, value: &Value) -> String {
    let one = |text: &str| {
        let lists = [Entity::Organization, Entity::Person].map(Entity::list);
        let mut all = lists.into_iter().flat_map(|list| draft[list].as_array().into_iter().flatten());
        let named = all.find(|it| it["id"] == text);
        let name = named.and_then(|it| it["name"].as_str().or_else(|| it["group"].as_str()));
        name.unwrap_or(text).to_owned()
    };
    match value {
        Value::String(text) => one(text),
        Value::Array(items) => items.iter().filter_map(Value::as_str).map(one).collect::<Vec<_>>().join("; "),
        _ => String::new(),
    }
}

/// What a field of a record holds.
fn raw<'v>(value: &'v Value, part: Option<&str>, field: &str) -> Option<&'v Value> {
    let mut keys = field.split('.');
    let owner = match part {
        Some(id) => value.as_object()?.values().filter_map(Value::as_array).flatten().find(|it| it["id"] == id)?,
        None => value,
    };
    match keys.clone().collect::<Vec<_>>()[..] {
        ["papers", kind, field] if part.is_none() => {
            value["papers"].as_array()?.iter().find(|paper| paper["kind"] == kind)?.get(field)
        }
        _ => keys.try_fold(owner, |value, key| value.get(key)),
    }
}

/// What the paper knows of itself.
struct Known<'k>(BTreeSet<&'k str>);

impl<'k> Known<'k> {
    fn of(text: &'k str) -> Self {
        let at =
            (0..text.len() / (2 * BYTES)).filter_map(|number| text.get(number * 2 * BYTES..(number + 1) * 2 * BYTES));
        Self(at.collect())
    }

    fn has(&self, digest: &str) -> bool {
        self.0.contains(digest)
    }
}

/// The digest of a paper's whole text.
#[must_use]
pub fn text_of(document: &Document) -> String {
    digest(&lines(document).iter().map(|line| line.text.as_str()).collect::<Vec<_>>())
}

/// A place of which the paper says something else.
struct Changed {
    place: Place,
    line: usize,
    /// What stands in the paper made of the record, and in the one that came.
    shown: String,
    paper: String,
    is_conflict: bool,
}

/// Compares a paper that came back, `document` and what is read in it, with the record as it is. `known` are the digests
/// that it was exported with.
#[must_use]
pub fn compare(now: Now<'_>, document: &Document, reading: &Reading, known: &str) -> Comparison {
    let known = Known::of(known);
    let olds = &now.traced.lines;
    let news = lines(document);
    let texts = |lines: &[Line]| lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
    let mut changed: Vec<Changed> = Vec::new();
    let mut not_taken: Vec<NotTaken> = Vec::new();
    let mut others: Vec<&Line> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &texts(olds), &texts(&news)) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (&olds[op.old_range()], &news[op.new_range()]);
        let mut at = op.new_range().start.checked_sub(1).map_or(0, |before| news[before].number);
        for pair in pairs(old, new) {
            match pair {
                (Some(old), Some(new)) => {
                    at = new.number;
                    if known.has(&of_line(&new.text)) {
                        continue;
                    }
                    let mut found = replaced(old, &new.text);
                    let written = written_behind(now, old, new, reading);
                    let is_cut = cut_off(&mut found, &written);
                    let written = if found.has_other || is_cut { written } else { Vec::new() };
                    let mut is_unclear = false;
                    for (span, text) in old.spans.iter().zip(&found.fields) {
                        let place = &now.traced.places[span.place];
                        let shown = &old.text[span.range.clone()];
                        match text.as_deref().map(words) {
                            Some(text) if text == words(shown) => {}
                            Some(text) if known.has(&of_value(&place.key(), text)) => {}
                            Some(text) if place.is_settable => changed.push(Changed {
                                is_conflict: !known.has(&of_value(&place.key(), shown)),
                                place: place.clone(),
                                line: new.number,
                                shown: shown.to_owned(),
                                paper: text.to_owned(),
                            }),
                            _ => is_unclear = true,
                        }
                    }
                    if is_unclear {
                        not_taken.push(said(new, Reason::Other));
                    } else if found.has_other && written.is_empty() {
                        others.push(new);
                    }
                    changed.extend(written);
                }
                (None, Some(new)) => {
                    at = new.number;
                    if !known.has(&of_line(&new.text)) {
                        not_taken.push(said(new, Reason::Added));
                    }
                }
                (Some(old), None) => {
                    // What is new in the record was never in the paper, and words of the template are nothing of the record.
                    let was_there = |span: &Span| known.has(&of_field(&now.traced.places[span.place].key()));
                    if old.spans.iter().any(was_there) {
                        not_taken.push(NotTaken { line: at, ..said(old, Reason::Removed) });
                    }
                }
                (None, None) => {}
            }
        }
    }
    let mut differences = merged(changed, now, &mut not_taken);
    without_renamed(&mut differences);
    let explained = blanks(now, reading, &known, &mut differences);
    // A line is explained by what was read in it.
    let is_explained = |line: &Line| {
        explained.iter().any(|(value, lines)| lines.contains(&line.number) || line.text.contains(value.as_str()))
    };
    let unexplained = others.into_iter().filter(|line| !is_explained(line));
    not_taken.extend(unexplained.map(|line| said(line, Reason::Other)));
    not_taken.sort_by_key(|it| (it.line, it.reason));
    differences.sort_by_key(|it| it.line);
    Comparison { differences, not_taken }
}

fn said(line: &Line, reason: Reason) -> NotTaken {
    NotTaken { line: line.number, text: line.text.clone(), reason }
}

/// Which of the old lines has become which of the new ones: in order, those that are most alike.
fn pairs<'l>(old: &'l [Line], new: &'l [Line]) -> Vec<(Option<&'l Line>, Option<&'l Line>)> {
    let width = new.len() + 1;
    let mut best = vec![0_usize; (old.len() + 1) * width];
    let mut alike = vec![0_usize; old.len() * new.len()];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let ratio = if i.abs_diff(j) <= NEAR { likeness(&old[i].text, &new[j].text) } else { 0 };
            // Two lines that stand alone at a place are one, however much was written anew.
            let is_only = old.len() == 1 && new.len() == 1 && !old[i].spans.is_empty();
            let ratio = if ratio >= ALIKE || is_only { ratio.max(1) } else { 0 };
            alike[i * new.len() + j] = ratio;
            let both = if ratio > 0 { best[(i + 1) * width + j + 1] + ratio } else { 0 };
            best[i * width + j] = both.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        let here = best[i * width + j];
        if i < old.len() && j < new.len() {
            let ratio = alike[i * new.len() + j];
            if ratio > 0 && here == best[(i + 1) * width + j + 1] + ratio {
                pairs.push((Some(&old[i]), Some(&new[j])));
                (i, j) = (i + 1, j + 1);
                continue;
            }
            if here == best[(i + 1) * width + j] {
                pairs.push((Some(&old[i]), None));
                i += 1;
            } else {
                pairs.push((None, Some(&new[j])));
                j += 1;
            }
        } else if i < old.len() {
            pairs.push((Some(&old[i]), None));
            i += 1;
        } else {
            pairs.push((None, Some(&new[j])));
            j += 1;
        }
    }
    pairs
}

/// The fields that are to be called by one name wherever the paper names them.
const NAMES: [&str; 3] = ["name", "group", "short"];

/// One difference for each field.
fn merged(changed: Vec<Changed>, now: Now<'_>, not_taken: &mut Vec<NotTaken>) -> Vec<Difference> {
    let mut differences: Vec<Difference> = Vec::new();
    let mut rest = changed;
    while let Some(first) = rest.first() {
        let (part, field) = (first.place.part.clone(), first.place.field.clone());
        let (of_field, others): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|it| it.place.part == part && it.place.field == field);
        rest = others;
        let of_line = |it: &Changed, reason| NotTaken { line: it.line, text: it.paper.clone(), reason };
        // A name is another one only where it is so in the whole paper.
        let shown = now.traced.lines.iter().flat_map(|line| &line.spans).filter(|span| {
            let place = &now.traced.places[span.place];
            place.part == part && place.field == field
        });
        if part.is_some() && NAMES.contains(&field.as_str()) && shown.count() > of_field.len() {
            not_taken.extend(of_field.iter().map(|it| of_line(it, Reason::Elsewhere)));
            continue;
        }
        let mut texts: Vec<(&Place, String)> = Vec::new();
        let mut is_clear = true;
        for it in &of_field {
            let text = restored(&it.place.text, &it.shown, &it.paper);
            let same = texts.iter().find(|(place, _)| (place.item, place.line) == (it.place.item, it.place.line));
            match (text, same) {
                (Some(text), None) => texts.push((&it.place, text)),
                (Some(text), Some((_, known))) if text == *known => {}
                _ => is_clear = false,
            }
        }
        let Some(first) = of_field.first().filter(|_| is_clear) else {
            not_taken.extend(of_field.iter().map(|it| of_line(it, Reason::Other)));
            continue;
        };
        let old = raw(now.value, part.as_deref(), &field);
        // The record may have the words without the day that a paper puts behind them.
        let own = |field| raw(now.value, part.as_deref(), field).and_then(Value::as_str).unwrap_or_default();
        let (said, on) = with_day(&first.paper);
        if field == DEADLINE && said == own(DEADLINE) && on.is_none_or(|on| on.to_string() == own("due")) {
            continue;
        }
        let is_whole = first.place.item.is_none() && !old.is_some_and(Value::is_array);
        let value = if field == DEADLINE || is_reference(&field) {
            texts[0].1.clone()
        } else if is_whole {
            lines_with(
                old.and_then(Value::as_str).unwrap_or_default(),
                texts.iter().map(|(place, it)| (place.line, it)),
            )
        } else {
            let items = old.and_then(Value::as_array).into_iter().flatten().enumerate().map(|(item, value)| {
                let its = texts.iter().filter(|(place, _)| place.item == Some(item));
                let text = lines_with(value.as_str().unwrap_or_default(), its.map(|(place, it)| (place.line, it)));
                text.replace(';', "\\;")
            });
            items.collect::<Vec<_>>().join("; ")
        };
        differences.push(Difference {
            line: first.line,
            paper: texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" / "),
            record: texts.iter().map(|(place, _)| place.text.as_str()).collect::<Vec<_>>().join(" / "),
            value,
            is_conflict: of_field.iter().any(|it| it.is_conflict),
            part,
            field,
        });
    }
    differences
}

/// The words of a deadline, and the day in brackets behind them.
#[must_use]
pub fn with_day(text: &str) -> (&str, Option<NaiveDate>) {
    let behind = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    match behind.and_then(|(words, day)| Some((words, parse_date(day)?))) {
        Some((words, day)) => (words, Some(day)),
        None => (text, None),
    }
}

fn is_reference(field: &str) -> bool {
    matches!(field, "by" | "lead" | "support")
}

/// A text with other words in some lines; the marks at the end of a line stay.
fn lines_with<'t>(text: &str, new: impl Iterator<Item = (usize, &'t String)>) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (number, words_of_line) in new {
        if let Some(line) = lines.get_mut(number) {
            *line = line.replacen(words(line), words_of_line, 1);
        }
    }
    lines.join("\n")
}

/// The words of a record after what a paper shows of them has become something else; none where the paper shows them in
/// another form, such as in capital letters.
fn restored(record: &str, shown: &str, paper: &str) -> Option<String> {
    if record == shown {
        return Some(paper.to_owned());
    }
    let after_first = |text: &str| text.chars().next().map(|first| text.split_at(first.len_utf8()).1.to_owned());
    if after_first(record) == after_first(shown) {
        let (first, rest) = (record.chars().next()?, after_first(paper)?);
        let is_kept = shown.chars().next() == paper.chars().next();
        return Some(if is_kept { format!("{first}{rest}") } else { paper.to_owned() });
    }
    None
}

/// Leads, supports and deadlines that were written behind what is asked for, where the record has none.
fn written_behind(now: Now<'_>, old: &Line, new: &Line, reading: &Reading) -> Vec<Changed> {
    let places = || old.spans.iter().map(|span| &now.traced.places[span.place]);
    let asked = places().find(|it| matches!(it.field.as_str(), "text" | "title") && it.line == 0 && it.is_settable);
    let (Some(Place { part: Some(part), .. }), Some(ask)) = (asked, reading.ask(new.number)) else { return Vec::new() };
    let is_work = [Entity::Directive, Entity::Task].into_iter().any(|entity| {
        now.value[entity.list()].as_array().into_iter().flatten().any(|item| item["id"] == part.as_str())
    });
    if !is_work {
        return Vec::new();
    }
    let own = now.reading.ask(old.number);
    let written = ASKED.into_iter().enumerate().filter(|(at, field)| {
        let is_shown = places().any(|place| place.part.as_ref() == Some(part) && place.field == **field);
        let has = raw(now.value, Some(part), field).is_some_and(|value| !value.is_null());
        !has && !is_shown && own.is_none_or(|own| own.says[*at].is_empty()) && !ask.says[*at].is_empty()
    });
    let place = |field: &str| Place {
        part: Some(part.clone()),
        field: field.to_owned(),
        item: None,
        line: 0,
        is_settable: true,
        text: String::new(),
    };
    let changed = written.map(|(at, field)| Changed {
        place: place(field),
        line: new.number,
        shown: String::new(),
        paper: ask.says[at].clone(),
        is_conflict: false,
    });
    changed.collect()
}

/// Takes what was written behind a text, "…; chủ trì: Sở Nội vụ", off its words.
fn cut_off(found: &mut Replaced, written: &[Changed]) -> bool {
    let mut is_cut = false;
    for text in found.fields.iter_mut().flatten() {
        while let Some((before, (_, value))) =
            text.rsplit_once("; ").and_then(|(before, behind)| Some((before, behind.split_once(": ")?)))
            && written.iter().any(|it| it.paper.replace("; ", ", ") == words(value))
        {
            *text = before.to_owned();
            is_cut = true;
        }
    }
    is_cut
}

/// Leaves out references that differ only because the one whom they mean is called otherwise now.
fn without_renamed(differences: &mut Vec<Difference>) {
    let names: Vec<(String, String)> = differences
        .iter()
        .filter(|it| NAMES.contains(&it.field.as_str()) || it.field == "honorific")
        .map(|it| (it.record.clone(), it.paper.clone()))
        .collect();
    differences.retain(|it| {
        let renamed = names.iter().fold(it.record.clone(), |text, (old, new)| text.replace(old.as_str(), new));
        !is_reference(&it.field) || renamed != it.paper
    });
}

/// Adds what was read otherwise than in the paper made of the record; gives the values that explain a changed line, and
/// where they were read.
fn blanks(
    now: Now<'_>,
    reading: &Reading,
    known: &Known<'_>,
    differences: &mut Vec<Difference>,
) -> Vec<(String, Vec<usize>)> {
    let mut explained = Vec::new();
    for (read, own) in reading.blanks.iter().zip(&now.reading.blanks) {
        // What the reader does not find in the record's own paper, it does not find in a changed one.
        let is_read = own.value == own.record;
        if !is_read || read.value.is_empty() || read.value == own.record {
            continue;
        }
        explained.push((read.value.clone(), read.lines.clone()));
        let is_known = differences.iter().any(|it| it.part.is_none() && it.field == read.field);
        if is_known || known.has(&of_value(&read.field, &read.value)) {
            continue;
        }
        differences.push(Difference {
            part: None,
            field: read.field.clone(),
            line: read.lines.first().copied().unwrap_or(1),
            paper: read.value.clone(),
            record: own.record.clone(),
            value: read.value.clone(),
            is_conflict: !known.has(&of_value(&read.field, &own.record)),
        });
    }
    explained
}
