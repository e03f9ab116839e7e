//! What a draft says beside the lines that it was read from, in pages that fit on the screen.

use std::collections::BTreeMap;

use serde_json::Value;

use meeting_core::archive::Directory;
use meeting_core::check::{Names, Target};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::{
    Attendance, DirectiveKind, Entity, Participant, ProceedingKind, References, Repeats, Role, SessionKind,
};
use meeting_core::ops::OpenRecord;
use viet_text::date::parse_date;

/// Something that was read, or that was left over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    pub what: What,
    /// It in words.
    pub words: String,
    /// Whether the import says that it may be wrong.
    pub is_uncertain: bool,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A field of the record, by its name for `set`.
    Field(String),
    /// A part with an id.
    Part(Entity, String),
    /// A passage that was left over.
    Left {
        /// Counted from 1.
        number: usize,
        /// Whether it was a part of the record, which may be put back.
        was_part: bool,
    },
}

/// The rows of a page by the numbers that people call them by. They are the same as long as the page is on the screen: what takes
/// the place of a row has its number, and what comes to them has the next one.
#[derive(Default)]
pub struct Numbers(Vec<Row>);

impl Numbers {
    /// The rows as they are now, in the order of the source.
    pub fn of(&mut self, rows: Vec<Row>) -> Vec<(usize, Row)> {
        let mut places: Vec<Option<usize>> = vec![None; rows.len()];
        let mut is_free = vec![true; self.0.len()];
        for is_meant in [Row::is_same, Row::is_beside] {
            for (place, row) in places.iter_mut().zip(&rows).filter(|(place, _)| place.is_none()) {
                *place = (0..is_free.len()).find(|at| is_free[*at] && is_meant(&self.0[*at], row));
                if let Some(at) = *place {
                    is_free[at] = false;
                }
            }
        }
        let mut numbered: Vec<(usize, Row)> = Vec::new();
        for (place, row) in places.into_iter().zip(rows) {
            let at = place.unwrap_or(self.0.len());
            match self.0.get_mut(at) {
                Some(known) => known.clone_from(&row),
                None => self.0.push(row.clone()),
            }
            numbered.push((at + 1, row));
        }
        numbered.sort_by_key(|(number, row)| (row.line, *number));
        numbered
    }
}

impl Row {
    /// Whether both are about the same; what is left over has other numbers when something is taken up.
    fn is_same(&self, other: &Self) -> bool {
        match (&self.what, &other.what) {
            (What::Left { .. }, What::Left { .. }) => (self.line, &self.words) == (other.line, &other.words),
            (one, other) => one == other,
        }
    }

    /// Whether both are of one line of the source.
    fn is_beside(&self, other: &Self) -> bool {
        self.line == other.line
    }
}

/// The fields of a record that are shown, but for those of `session`.
const FIELDS: [&str; 4] = ["title", "publication.number", "publication.date", "publication.place"];

/// The labels of the fields that no list has, or that are called otherwise there.
const LABELS: [(&str, &str); 17] = [
    ("x-import", "review-field-import"),
    ("title", "review-field-title"),
    ("session.start", "review-field-start"),
    ("session.end", "review-field-end"),
    ("session.part_of_day", "review-field-part-of-day"),
    ("session.purpose", "review-field-purpose"),
    ("session.basis", "review-field-basis"),
    ("session.present", "review-field-present"),
    ("session.absent", "review-field-absent"),
    ("session.excused", "review-field-excused"),
    ("session.entitled", "review-field-entitled"),
    ("session.quorum", "review-field-quorum"),
    ("session.mode", "review-field-mode"),
    ("session.status", "review-field-status"),
    ("publication.number", "review-field-number"),
    ("publication.date", "review-field-paper-date"),
    ("publication.place", "review-field-paper-place"),
];

/// All rows of a draft, in the order of the source.
pub fn rows(opened: &OpenRecord, catalog: &Catalog) -> Vec<Row> {
    let import = &opened.value["x-import"];
    let line_of = |field: &str| match &import["lines"][field] {
        Value::Array(several) => several.first().and_then(Value::as_u64),
        one => one.as_u64(),
    };
    let line_of = |field: &str| line_of(field).and_then(|line| usize::try_from(line).ok());
    let uncertain: Vec<&str> =
        import["uncertain"].as_array().into_iter().flatten().filter_map(|it| it["field"].as_str()).collect();
    let is_uncertain = |id: &str| {
        uncertain
            .iter()
            .any(|field| field.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
    };
    let mut rows = Vec::new();
    let session = opened.value["session"].as_object().into_iter().flatten().map(|(key, _)| format!("session.{key}"));
    for field in FIELDS.into_iter().map(str::to_owned).chain(session) {
        let value = field.split('.').fold(&opened.value, |value, key| &value[key]);
        let key = (field == "session.kind").then_some(SessionKind::KEY);
        let Some(text) = text_of(&field, value, key, catalog) else { continue };
        let words = format!("{}: {text}", field_label(&field, catalog));
        let is_uncertain = uncertain.contains(&field.as_str());
        rows.push(Row { line: line_of(&field).unwrap_or(1), words, is_uncertain, what: What::Field(field) });
    }
    let last = rows.iter().map(|row| row.line).max().unwrap_or(1);
    let names = Names::of(&opened.record, Directory::empty());
    for (entity, index, id) in opened.identified() {
        let words = words_of(opened, entity, index, &names, catalog);
        let line = line_of(id).unwrap_or(if matches!(entity, Entity::Organization) { last } else { usize::MAX });
        rows.push(Row { line, words, is_uncertain: is_uncertain(id), what: What::Part(entity, id.to_owned()) });
    }
    for (index, passage) in import["left"].as_array().into_iter().flatten().enumerate() {
        let line = passage["line"].as_u64().and_then(|line| usize::try_from(line).ok()).unwrap_or(usize::MAX);
        let text = passage["text"].as_str().unwrap_or_default();
        let was_part = passage["was"].is_object();
        let words = catalog.say(&Message::new(if was_part { "review-out" } else { "review-left" }).with("text", text));
        rows.push(Row { line, words, is_uncertain: false, what: What::Left { number: index + 1, was_part } });
    }
    rows.sort_by_key(|row| row.line);
    rows
}

/// The first lines of the pages: as many rows each as fit into `room` lines of the screen.
pub fn breaks(rows: &[Row], height: impl Fn(&[Row]) -> usize, room: usize) -> Vec<usize> {
    let mut lines: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
    for row in rows {
        lines.entry(row.line).or_default().push(row.clone());
    }
    let (mut breaks, mut used) = (Vec::new(), room);
    for (line, rows) in lines {
        let height = height(&rows);
        if used + height > room {
            breaks.push(line);
            used = 0;
        }
        used += height;
    }
    breaks
}

/// The rows of a page: those up to where the next one begins.
pub fn page(rows: &[Row], breaks: &[usize], number: usize) -> Option<Vec<Row>> {
    let first = *breaks.get(number)?;
    let start = if number == 0 { 0 } else { first };
    let end = breaks.get(number + 1).copied();
    let is_here = |row: &&Row| row.line >= start && end.is_none_or(|end| row.line < end);
    Some(rows.iter().filter(is_here).cloned().collect())
}

/// The label of a field, as people call it in a sentence.
pub fn field_label(field: &str, catalog: &Catalog) -> String {
    let name = field.rsplit('.').next().unwrap_or(field);
    let own = LABELS.iter().find(|(known, _)| *known == field);
    let label = own
        .map(|(_, key)| catalog.say(&Message::new(key)))
        .or_else(|| catalog.get(&format!("field-{name}")))
        .unwrap_or_else(|| name.to_owned());
    lowered(&label)
}

/// A label within a sentence.
pub fn lowered(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The label of a field of a part.
pub fn part_label(entity: Entity, field: &str, catalog: &Catalog) -> String {
    let key = match (entity, field) {
        (Entity::Proceeding, "by") => "wizard-speaker",
        (Entity::Proceeding, "title") => "review-field-heading",
        (Entity::Directive, "kind") => "wizard-directive-kind",
        (_, "kind") => "wizard-proceeding-kind",
        (Entity::Directive | Entity::Task, "lead") => "wizard-lead",
        (_, "due") => "wizard-due",
        (_, "attendance") => "review-attendance",
        (_, "quote") => "review-field-quote",
        (_, "vote") => "review-field-vote",
        _ => return catalog.get(&format!("field-{field}")).unwrap_or_else(|| field.to_owned()),
    };
    catalog.say(&Message::new(key))
}

/// The value of a field as people type it; none where there is none, or several with fields of their own. `key` is that of the
/// labels of a closed list.
pub fn text_of(field: &str, value: &Value, key: Option<&str>, catalog: &Catalog) -> Option<String> {
    match (value, key) {
        (Value::String(name), Some(key)) => return Some(label(catalog, key, name)),
        (Value::Array(names), Some(key)) => {
            let labels = names.iter().filter_map(Value::as_str).map(|name| label(catalog, key, name));
            return Some(labels.collect::<Vec<_>>().join("; "));
        }
        _ => {}
    }
    match value {
        Value::String(text) => Some(match (field.rsplit('.').next().unwrap_or(field), parse_date(text)) {
            ("date" | "until" | "due" | "completed", Some(day)) => catalog.day(day),
            _ => text.clone(),
        }),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let texts: Option<Vec<_>> = items.iter().map(Value::as_str).collect();
            texts.filter(|texts| !texts.is_empty()).map(|texts| texts.join("; "))
        }
        _ => None,
    }
}

/// The key of the labels of a part's field, where it is one of a closed list.
pub fn key_of(entity: Entity, field: &str) -> Option<&'static str> {
    match (entity, field) {
        (_, "roles") => Some(Role::KEY),
        (_, "attendance") => Some(Attendance::KEY),
        (Entity::Proceeding, "kind") => Some(ProceedingKind::KEY),
        (Entity::Directive, "kind") => Some(DirectiveKind::KEY),
        _ => None,
    }
}

fn label(catalog: &Catalog, key: &str, name: &str) -> String {
    catalog.get(&format!("{key}-{name}")).unwrap_or_else(|| name.to_owned())
}

/// A part in one line.
fn words_of(opened: &OpenRecord, entity: Entity, index: usize, names: &Names, catalog: &Catalog) -> String {
    let record = &opened.record;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let actors = |who: &References| {
        let shown = who.iter().map(|name| names.the(name, Target::Actor).map_or(&**name, |_| names.shown(name)));
        shown.collect::<Vec<_>>().join("; ")
    };
    let mut words = Vec::new();
    let mut add = |key: &'static str, value: String| {
        if !value.is_empty() {
            words.push(catalog.say(&Message::new(key).with("value", value)));
        }
    };
    match entity {
        Entity::Organization => {
            let Some(body) = record.organizations.get(index) else { return String::new() };
            add("review-body", text(&body.name));
            add("review-plain", text(&body.short));
        }
        Entity::Person | Entity::Group => {
            let Some(Participant { name, group, positions, roles, attendance, .. }) = record.participants.get(index)
            else {
                return String::new();
            };
            add("review-person", text(name));
            add("review-group", text(group));
            add("review-plain", positions.join("; "));
            let roles: Vec<String> = roles.iter().map(|role| label(catalog, Role::KEY, role.name())).collect();
            add("review-plain", roles.join(", "));
            add("review-plain", attendance.map_or_else(String::new, |it| label(catalog, Attendance::KEY, it.name())));
        }
        Entity::Proceeding => {
            let Some(one) = record.proceedings.get(index) else { return String::new() };
            let kind = one.kind.map_or_else(String::new, |kind| label(catalog, ProceedingKind::KEY, kind.name()));
            let said = one.text.clone().or_else(|| one.title.clone()).unwrap_or_default();
            words.push(catalog.say(&Message::new("review-proceeding").with("kind", kind).with("value", said)));
            let by = actors(&one.by);
            if !by.is_empty() {
                words.push(catalog.say(&Message::new("review-by").with("value", by)));
            }
        }
        Entity::Directive => {
            let Some(one) = record.directives.get(index) else { return String::new() };
            let kind = one.kind.map_or_else(String::new, |kind| label(catalog, DirectiveKind::KEY, kind.name()));
            words
                .push(catalog.say(&Message::new("review-directive").with("kind", kind).with("value", text(&one.text))));
            let to = actors(&one.to);
            if !to.is_empty() {
                words.push(catalog.say(&Message::new("review-to").with("value", to)));
            }
            let due = (one.due, &one.due_text, one.repeats);
            words.extend(of_work(&actors(&one.lead), &actors(&one.support), due, catalog));
        }
        Entity::Task => {
            let Some(one) = record.tasks.get(index) else { return String::new() };
            add("review-task", text(&one.title));
            let due = (one.due, &one.due_text, one.repeats);
            words.extend(of_work(&actors(&one.lead), &actors(&one.support), due, catalog));
        }
    }
    words.join(" · ")
}

/// Who does work, and by when.
fn of_work(
    lead: &str,
    support: &str,
    (due, due_text, repeats): (Option<chrono::NaiveDate>, &Option<String>, Option<Repeats>),
    catalog: &Catalog,
) -> Vec<String> {
    let due = due.map(|day| catalog.day(day)).or_else(|| due_text.clone());
    let due = due.or_else(|| repeats.map(|it| label(catalog, Repeats::KEY, it.name()))).unwrap_or_default();
    let said = [("review-lead", lead), ("review-support", support), ("review-due", due.as_str())];
    let said = said.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(key, value)| catalog.say(&Message::new(key).with("value", value))).collect()
}

/// The numbers that a text names, in order: `3`, `3-6`, `2, 5`; none where it is something else, or one is not `known`.
pub fn numbers(text: &str, known: &[usize]) -> Option<Vec<usize>> {
    let mut all = Vec::new();
    for piece in text.split([',', ';', ' ']).filter(|piece| !piece.is_empty()) {
        let (first, last) = piece.split_once(['-', '–']).unwrap_or((piece, piece));
        let (first, last): (usize, usize) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        if first > last || !known.contains(&first) || !known.contains(&last) {
            return None;
        }
        all.extend(known.iter().copied().filter(|number| (first..=last).contains(number)));
    }
    all.sort_unstable();
    all.dedup();
    (!all.is_empty()).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::{Numbers, Row, What, numbers};
    use meeting_core::model::Entity;

    #[test]
    fn numbers_stay_while_the_page_does() {
        let part = |line, entity, id: &str| Row {
            line,
            what: What::Part(entity, id.to_owned()),
            words: id.to_owned(),
            is_uncertain: false,
        };
        let left = |line, number| Row {
            line,
            what: What::Left { number, was_part: false },
            words: format!("line {line}"),
            is_uncertain: false,
        };
        let mut known = Numbers::default();
        let mut seen = |rows: Vec<Row>| -> Vec<(usize, String)> {
            known.of(rows).into_iter().map(|(number, row)| (number, row.words)).collect()
        };
        let shown = |rows: &[(usize, &str)]| -> Vec<(usize, String)> {
            rows.iter().map(|(number, words)| (*number, (*words).to_owned())).collect()
        };
        let (p1, d1) = (part(3, Entity::Proceeding, "p1"), part(3, Entity::Directive, "d1"));
        let expected = [(1, "p1"), (2, "d1"), (3, "line 4"), (4, "line 5")];
        assert_eq!(seen(vec![p1, d1.clone(), left(4, 1), left(5, 2)]), shown(&expected));
        // A directive is listed behind the others of its line, and what is taken up is left over no more.
        let (d2, d3) = (part(3, Entity::Directive, "d2"), part(4, Entity::Directive, "d3"));
        let expected = [(1, "d2"), (2, "d1"), (3, "d3"), (4, "line 5")];
        assert_eq!(seen(vec![d1.clone(), d2.clone(), d3.clone(), left(5, 1)]), shown(&expected));
        // What goes leaves its number, and what comes has the next one.
        let new = part(3, Entity::Organization, "so-noi-vu");
        assert_eq!(seen(vec![d1.clone(), d2.clone(), d3.clone()]), shown(&[(1, "d2"), (2, "d1"), (3, "d3")]));
        let expected = [(1, "d2"), (2, "d1"), (5, "so-noi-vu"), (3, "d3")];
        assert_eq!(seen(vec![new, d1, d2, d3]), shown(&expected));
    }

    #[test]
    fn items_by_their_numbers() {
        for (text, expected) in [
            ("3", Some(vec![3])),
            ("3-6", Some(vec![3, 4, 5, 6])),
            ("2, 5", Some(vec![2, 5])),
            ("5 2;2", Some(vec![2, 5])),
            ("6–7,1", Some(vec![1, 6, 7])),
            ("", None),
            ("0", None),
            ("8", None),
            ("6-3", None),
            ("hai", None),
            ("5-9", Some(vec![5, 6, 7, 9])),
        ] {
            assert_eq!(numbers(text, &[1, 2, 3, 4, 5, 6, 7, 9]), expected, "{text}");
        }
    }
}
