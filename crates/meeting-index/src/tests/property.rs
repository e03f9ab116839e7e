//! Random queries over random records: the index says what a slow and obvious reading of the records says.

use std::collections::BTreeSet;
use std::fmt::Write;

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::{Office, today, values};
use crate::{Index, IndexLedger, ListRequest, SearchRequest};
use meeting_core::model::field::{FieldId, Kind, Part};
use meeting_core::model::{self, Entity, Progress, Record, WorkStatus};
use meeting_core::ops::{Ledger, ScanLedger};
use meeting_core::query::{Condition, DateField, DateRange, DocumentNumberValue, Expression, Has, Is, Query, Words};
use meeting_core::work::{WorkOnDay, WorkRecord, work_on};
use viet_text::fold::{fold, tokens};

/// None of them, and no two in a row, is an abbreviation.
const WORDS: [&str; 7] = ["đảng", "ủy", "khối", "sở", "nội", "vụ", "vui"];
// An id asks for one alone (see directory.rs); no word of a query is one of these.
const BODIES: [(&str, &str); 2] = [("so-noi", "Sở Nội"), ("khoi-dang", "Khối Đảng")];
const PEOPLE: [(&str, &str); 3] = [("uy-vu", "Ủy Vụ"), ("dang-noi", "Đảng Nội"), ("so-vui", "Sở Vui")];

/// Text, who leads, when it is due, what has become of it and a cited document of a directive.
type DirectiveParts = (String, Vec<String>, Option<u64>, Fate, Option<&'static str>);
/// Title, directive, who leads, when it is due and what has become of a task.
type TaskParts = (String, Option<usize>, Vec<String>, Option<u64>, Fate);

/// What has become of work: the days of its changes, in order, each with the new status; or a status without a day.
#[derive(Debug, Clone)]
enum Fate {
    Undated(Option<&'static str>),
    Dated(Vec<(u64, &'static str)>),
}

/// What a directive and the task of the same place have besides.
#[derive(Debug, Clone)]
struct More {
    support: Vec<String>,
    to: Vec<String>,
    number: Option<&'static str>,
    kind: Option<&'static str>,
    repeats: Option<&'static str>,
    priority: Option<&'static str>,
    has_note: bool,
}

/// What an update says.
const NOTE: &str = "vui nội";

/// A directive of the record, how it speaks of an older one, and that one: the number of its record and its own.
type Newer = (usize, &'static str, (usize, usize));

#[derive(Debug, Clone)]
struct Made {
    day: u64,
    days: Option<u64>,
    state: &'static str,
    title: String,
    place: Option<String>,
    bodies: Vec<usize>,
    people: Vec<(usize, &'static str, Option<usize>)>,
    directives: Vec<DirectiveParts>,
    tasks: Vec<TaskParts>,
    /// As many as there may be directives or tasks.
    more: Vec<More>,
    /// What its directives make of others.
    newer: Vec<Newer>,
    number: Option<&'static str>,
}

/// The id of the record of a number.
fn id(record: usize) -> String {
    format!("2023-01-01-r{record}")
}

fn date(day: u64) -> NaiveDate {
    today() + Days::new(day) - Days::new(10)
}

fn phrase() -> impl Strategy<Value = String> + Clone {
    vec(select(&WORDS[..]), 1..4).prop_map(|words| words.join(" "))
}

fn leads() -> impl Strategy<Value = Vec<String>> {
    let names = ["so-noi", "khoi-dang", "uy-vu", "Đảng Nội", "nội vụ"].map(str::to_owned).to_vec();
    vec(select(names), 0..3)
}

fn fate(statuses: Vec<&'static str>) -> impl Strategy<Value = Fate> + Clone {
    let changes = vec((0..24_u64, select(statuses.clone())), 1..3).prop_map(|mut changes| {
        changes.sort_by_key(|(day, _)| *day);
        Fate::Dated(changes)
    });
    prop_oneof![option::of(select(statuses)).prop_map(Fate::Undated), changes]
}

impl Fate {
    /// Writes the status and the updates; `has_note`: one of them is a note alone.
    fn write(&self, text: &mut String, has_note: bool) {
        let mut updates = Vec::new();
        match self {
            Self::Undated(status) => optional(text, "status", *status),
            Self::Dated(changes) => {
                optional(text, "status", changes.last().map(|(_, status)| status));
                updates.extend(
                    changes.iter().map(|(day, status)| format!("{{ date: {}, status: {status} }}", date(*day))),
                );
            }
        }
        updates.extend(has_note.then(|| format!("{{ date: 2023-06-01, note: {NOTE} }}")));
        writeln!(text, "    updates: [{}]", updates.join(", ")).unwrap();
    }
}

fn more() -> impl Strategy<Value = More> {
    let choices = (
        option::of(select(vec!["05-NQ/X", "21-KL/TW"])),
        option::of(select(vec!["request", "decision"])),
        option::of(select(vec!["weekly", "yearly"])),
        option::of(select(vec!["high", "low"])),
    );
    (leads(), leads(), choices, any::<bool>()).prop_map(|(support, to, choices, has_note)| {
        let (number, kind, repeats, priority) = choices;
        More { support, to, number, kind, repeats, priority, has_note }
    })
}

fn made() -> impl Strategy<Value = Made> {
    let directive = (
        phrase(),
        leads(),
        option::of(0..20_u64),
        fate(vec!["in-force", "fulfilled", "revoked", "amended", "superseded"]),
        option::of(select(vec!["21-KL/TW", "5-QĐ/X"])),
    );
    let task = (
        phrase(),
        option::of(0..2_usize),
        leads(),
        option::of(0..20_u64),
        fate(vec!["in-process", "completed", "cancelled"]),
    );
    let newer = (0..2_usize, select(vec!["amends", "supersedes"]), (0..5_usize, 0..2_usize));
    let people = vec((0..3_usize, select(vec!["chair", "deputy-chair", "guest"]), option::of(0..3_usize)), 0..3);
    (
        (0..20_u64, option::of(1..4_u64), select(vec!["draft", "final", "cancelled"]), phrase(), option::of(phrase())),
        (vec(0..2_usize, 0..2), people, vec(directive, 0..3), vec(task, 0..3)),
        (vec(more(), 3), option::of(select(vec!["5-BB/X", "21-KL/TW"])), vec(newer, 0..4)),
    )
        .prop_map(|((day, days, state, title, place), parts, (more, number, newer))| {
            let (mut bodies, mut people, directives, tasks) = parts;
            bodies.dedup();
            people.dedup_by_key(|person| person.0);
            Made { day, days, state, title, place, bodies, people, directives, tasks, more, newer, number }
        })
}

impl More {
    /// Writes what directives and tasks have alike.
    fn write(&self, text: &mut String) {
        writeln!(text, "    support: [{}]", self.support.join(", ")).unwrap();
        optional(text, "repeats", self.repeats);
    }
}

impl Made {
    fn text(&self) -> String {
        let mut text = format!("title: {}\nstate: {}\nsession:\n  date: {}\n", self.title, self.state, date(self.day));
        if let Some(days) = self.days {
            writeln!(text, "  until: {}", date(self.day + days)).unwrap();
        }
        if let Some(place) = &self.place {
            writeln!(text, "  place: {place}").unwrap();
        }
        text += "organizations:\n";
        for body in &self.bodies {
            writeln!(text, "  - {{ id: {}, name: {} }}", BODIES[*body].0, BODIES[*body].1).unwrap();
        }
        text += "participants:\n";
        for (person, role, body) in &self.people {
            let body = body.map_or("", |body| ["so-noi", "khoi-dang", "vụ sở"][body]);
            let (id, name) = PEOPLE[*person];
            writeln!(text, "  - {{ id: {id}, name: {name}, roles: [{role}], organization: '{body}' }}").unwrap();
        }
        text += "directives:\n";
        for (number, (words, lead, due, status, cite)) in self.directives.iter().enumerate() {
            writeln!(text, "  - id: d{number}\n    text: {words}\n    lead: [{}]", lead.join(", ")).unwrap();
            optional(&mut text, "due", due.map(date));
            status.write(&mut text, self.more[number].has_note);
            optional(&mut text, "cites", cite.map(|number| format!("[{{ number: {number} }}]")));
            let more = &self.more[number];
            writeln!(text, "    to: [{}]", more.to.join(", ")).unwrap();
            optional(&mut text, "number", more.number);
            optional(&mut text, "kind", more.kind);
            more.write(&mut text);
            for how in ["amends", "supersedes"] {
                let of_it = self.newer.iter().filter(|newer| newer.0 == number && newer.1 == how);
                let older: Vec<_> = of_it.map(|(.., (record, older))| format!("{}#d{older}", id(*record))).collect();
                writeln!(text, "    {how}: [{}]", older.join(", ")).unwrap();
            }
        }
        text += "tasks:\n";
        for (number, (words, directive, lead, due, status)) in self.tasks.iter().enumerate() {
            writeln!(text, "  - id: t{number}\n    title: {words}\n    lead: [{}]", lead.join(", ")).unwrap();
            optional(&mut text, "directive", directive.map(|directive| format!("d{directive}")));
            optional(&mut text, "due", due.map(date));
            status.write(&mut text, self.more[number].has_note);
            optional(&mut text, "priority", self.more[number].priority);
            self.more[number].write(&mut text);
        }
        if let Some(number) = self.number {
            writeln!(text, "papers: [{{ kind: minutes, number: {number} }}]").unwrap();
        }
        text
    }

    /// What a name or id means in this record.
    fn names(&self, reference: &str) -> Vec<String> {
        let bodies = self.bodies.iter().map(|body| BODIES[*body]);
        let people = self.people.iter().map(|person| PEOPLE[person.0]);
        let known = bodies.chain(people).find(|(id, name)| *id == reference || *name == reference);
        known.map_or_else(|| vec![reference.to_owned()], |(id, name)| vec![id.to_owned(), name.to_owned()])
    }

    /// `work`: what is so of its work on the day.
    fn parts(&self, own: usize, all: &[Self], work: &[WorkOnDay]) -> Vec<Thing> {
        let is = |thing: &mut Thing, id: &str| thing.is(self, all, work, (own, id));
        let mut parts = Vec::new();
        let number = self.number.map(str::to_owned).into_iter().collect();
        let place = self.place.iter().cloned().collect();
        let fields = [("title", vec![self.title.clone()]), ("place", place), ("number", number)];
        parts.push(Thing::new(Part::Session, "", fields.to_vec()));
        for body in &self.bodies {
            let names = vec![BODIES[*body].0.to_owned(), BODIES[*body].1.to_owned()];
            parts.push(Thing::new(Part::Organization, BODIES[*body].0, vec![("organization", names)]));
        }
        for (person, role, body) in &self.people {
            let names = vec![PEOPLE[*person].0.to_owned(), PEOPLE[*person].1.to_owned()];
            let body = body.map(|body| self.names(["so-noi", "khoi-dang", "vụ sở"][body])).unwrap_or_default();
            let mut thing = Thing::new(
                Part::Participant,
                PEOPLE[*person].0,
                vec![("person", names), ("organization", body.clone())],
            );
            // A body that the record describes answers for its own words.
            if body.len() > 1 {
                thing.free.truncate(2);
            }
            thing.role = Some(role);
            parts.push(thing);
        }
        let chairs: Vec<_> =
            self.people.iter().filter(|person| person.1 == "chair").map(|person| PEOPLE[person.0].1).collect();
        for (number, (words, lead, _, _, cite)) in self.directives.iter().enumerate() {
            let more = &self.more[number];
            let static_lead = if lead.is_empty() { &more.to } else { lead };
            let (lead, support) = (self.named(static_lead), self.named(&more.support));
            let named = |names: &[String]| names.iter().flat_map(|name| self.names(name)).collect::<Vec<_>>();
            let by = if let [chair] = chairs[..] { vec![chair.to_owned()] } else { vec![] };
            let fields = vec![
                ("text", vec![words.clone()]),
                ("lead", lead),
                ("by", by),
                ("cites", cite.map(str::to_owned).into_iter().collect()),
                ("support", support),
                ("to", named(&more.to)),
                ("number", more.number.map(str::to_owned).into_iter().collect()),
            ];
            let mut thing = Thing::new(Part::Directive, &format!("d{number}"), fields).with(more);
            thing.kind = more.kind;
            is(&mut thing, &format!("d{number}"));
            parts.push(thing);
        }
        for (number, (words, directive, lead, ..)) in self.tasks.iter().enumerate() {
            let of = directive.and_then(|directive| self.directives.get(directive));
            let inherited = directive.filter(|directive| *directive < self.directives.len());
            let theirs = |directive: usize| {
                let lead = &self.directives[directive].1;
                if lead.is_empty() { &self.more[directive].to } else { lead }
            };
            let lead = inherited.filter(|_| lead.is_empty()).map_or(lead, theirs);
            let more = &self.more[number];
            let support = match inherited {
                Some(directive) if more.support.is_empty() => &self.more[directive].support,
                _ => &more.support,
            };
            let (lead, support) = (self.named(lead), self.named(support));
            let fields = vec![("title", vec![words.clone()]), ("lead", lead), ("support", support)];
            let mut thing = Thing::new(Part::Task, &format!("t{number}"), fields).with(more);
            thing.priority = more.priority;
            thing.fields.push(("cites", of.and_then(|of| of.4).map(str::to_owned).into_iter().collect()));
            is(&mut thing, &format!("t{number}"));
            parts.push(thing);
        }
        parts
    }

    /// All names of those whom a record names first.
    fn named(&self, references: &[String]) -> Vec<String> {
        references.iter().flat_map(|reference| self.names(reference)).collect()
    }

    /// Whether its work names somebody.
    fn mentions(&self, key: &str) -> bool {
        let leads = self.directives.iter().map(|it| &it.1).chain(self.tasks.iter().map(|it| &it.2));
        let count = self.directives.len().max(self.tasks.len());
        let more = self.more.iter().take(count).flat_map(|it| [&it.support, &it.to]);
        leads.chain(more).flatten().any(|reference| self.key(reference) == key)
    }

    /// What stands for somebody in every record.
    fn key<'n>(&self, reference: &'n str) -> &'n str {
        let reference = reference.trim();
        let bodies = self.bodies.iter().map(|body| BODIES[*body]);
        let people = self.people.iter().map(|person| PEOPLE[person.0]);
        let known = bodies.chain(people).find(|(id, name)| *id == reference || *name == reference);
        known.map_or(reference, |(id, _)| id)
    }
}

fn optional(text: &mut String, key: &str, value: Option<impl std::fmt::Display>) {
    if let Some(value) = value {
        writeln!(text, "    {key}: {value}").unwrap();
    }
}

/// A part, for obvious reading.
#[derive(Debug)]
struct Thing {
    part: Part,
    id: String,
    fields: Vec<(&'static str, Vec<String>)>,
    free: Vec<String>,
    role: Option<&'static str>,
    due: Option<NaiveDate>,
    status: Option<WorkStatus>,
    is_overdue: bool,
    is_listed: bool,
    has_lead: bool,
    has_support: bool,
    has_tasks: bool,
    kind: Option<&'static str>,
    priority: Option<&'static str>,
    has_updates: bool,
}

impl Thing {
    fn new(part: Part, id: &str, fields: Vec<(&'static str, Vec<String>)>) -> Self {
        let free = fields.iter().flat_map(|(_, values)| values.clone()).collect();
        Self {
            part,
            id: id.to_owned(),
            fields,
            free,
            role: None,
            due: None,
            status: None,
            is_overdue: false,
            is_listed: false,
            has_lead: false,
            has_support: false,
            has_tasks: false,
            kind: None,
            priority: None,
            has_updates: false,
        }
    }

    fn with(mut self, more: &More) -> Self {
        self.free.extend(more.has_note.then(|| NOTE.to_owned()));
        self
    }

    /// What is so of it on the day, as the part `id` of the record `own`; nothing without a row.
    fn is(&mut self, made: &Made, all: &[Made], work: &[WorkOnDay], (own, id): (usize, &str)) {
        let record = self::id(own);
        let is_own = |row: &&WorkOnDay| row.reference.record == record && row.reference.part == id;
        let Some(row) = work.iter().find(is_own) else { return };
        let of_it = |task: &&WorkOnDay| task.directive == Some(row.reference);
        let tasks: Vec<_> = work.iter().filter(of_it).filter(|_| row.entity == Entity::Directive).collect();
        (self.due, self.status) = (row.due, Some(row.status));
        self.has_tasks = !tasks.is_empty();
        // A directive for which tasks stand is as late as these are.
        self.is_overdue = if row.is_listed || tasks.is_empty() {
            row.is_overdue()
        } else {
            tasks.iter().any(|task| task.is_overdue())
        };
        self.is_listed = row.is_listed;
        (self.has_lead, self.has_support) = (!row.leads.is_empty(), !row.support.is_empty());
        self.has_updates = row.updated.is_some() || tasks.iter().any(|task| task.updated.is_some());
        // Somebody whom its own record does not describe is one of the directive that it amends.
        let named = |key: &&str| {
            let names = made.names(key);
            let described = |made: &Made| Some(made.names(key)).filter(|names| names.len() > 1);
            if names.len() > 1 || made.mentions(key) { names } else { all.iter().find_map(described).unwrap_or(names) }
        };
        for (field, keys) in [("lead", &row.leads), ("support", &row.support)] {
            let names = keys.iter().flat_map(named).collect();
            self.fields.iter_mut().filter(|(known, _)| *known == field).for_each(|(_, own)| own.clone_from(&names));
        }
    }

    fn values(&self, field: &str) -> &[String] {
        self.fields.iter().find(|(name, _)| *name == field).map_or(&[], |(_, values)| values)
    }

    fn holds(&self, condition: &Condition, made: &Made, things: &[Thing]) -> bool {
        let any = |values: &[String], words: &[Words]| {
            values.iter().any(|value| words.iter().any(|words| stands_in(words, value)))
        };
        let progress = self.status.map(WorkStatus::progress);
        match condition {
            Condition::Words(words) => any(&self.free, std::slice::from_ref(words)),
            Condition::Text { field, values } if field.name() == "chair" => {
                self.role.is_some_and(|role| role != "guest") && any(self.values("person"), values)
            }
            Condition::Text { field, values } => any(self.values(field.name()), values),
            Condition::Number { field, values } => {
                let spelled = |value: &DocumentNumberValue| {
                    let key =
                        Words { tokens: value.key.split('-').map(str::to_owned).collect(), ..value.words.clone() };
                    [value.words.clone(), key]
                };
                let numbers = self.values(field.name());
                let keys: Vec<_> = numbers.iter().map(|number| viet_text::number::key(number)).collect();
                let words: Vec<_> = values.iter().flat_map(spelled).collect();
                any(numbers, &words) || any(&keys, &words)
            }
            Condition::Choice { field, values } => {
                let own = match field.name() {
                    "roles" => self.role,
                    "status" if self.part == Part::Session => Some("held"),
                    "status" => self.status.map(WorkStatus::name),
                    "kind" => self.kind,
                    "priority" => self.priority,
                    _ => (self.part == Part::Session).then_some(made.state),
                };
                own.is_some_and(|own| values.iter().any(|value| value == own))
            }
            Condition::Date { field: DateField::Date, values } => {
                let (first, last) = (date(made.day), date(made.day + made.days.unwrap_or(0)));
                self.part == Part::Session
                    && values.iter().any(|range| {
                        range.first.is_none_or(|from| last >= from) && range.last.is_none_or(|to| first <= to)
                    })
            }
            Condition::Date { values, .. } => self.due.is_some_and(|due| {
                values
                    .iter()
                    .any(|range| range.first.is_none_or(|from| due >= from) && range.last.is_none_or(|to| due <= to))
            }),
            Condition::Is(Is::Overdue) => self.is_overdue,
            Condition::Is(Is::Open) => progress == Some(Progress::Open),
            Condition::Is(Is::InForce) => progress == Some(Progress::Open) && self.part == Part::Directive,
            Condition::Is(Is::Done) => progress == Some(Progress::Done),
            Condition::Is(Is::Draft) => self.part == Part::Session && made.state == "draft",
            Condition::Has(Has::Due) => self.due.is_some(),
            Condition::Has(Has::Lead) => self.has_lead,
            Condition::Has(Has::Support) => self.has_support,
            Condition::Has(Has::Number) => !self.values("number").is_empty(),
            Condition::Has(Has::Updates) => self.has_updates,
            Condition::Has(Has::Cites) => !self.values("cites").is_empty(),
            Condition::Has(Has::Place) => self.part == Part::Session && made.place.is_some(),
            Condition::Has(Has::Tasks) => match self.part {
                Part::Session => !made.tasks.is_empty(),
                _ => self.has_tasks,
            },
            Condition::In(parts) => parts.contains(&self.part),
            other => unreachable!("{other:?} {}", things.len()),
        }
    }
}

fn stands_in(words: &Words, value: &str) -> bool {
    let value: Vec<_> = tokens(value).into_iter().map(|token| token.text).collect();
    let asked = words.tokens.len();
    (0..value.len()).any(|at| {
        value[at..].len() >= asked
            && words.tokens.iter().enumerate().all(|(offset, token)| {
                let word = &value[at + offset];
                if words.prefix && offset == asked - 1 { word.starts_with(token.as_str()) } else { word == token }
            })
    })
}

/// The parts that fulfil a condition; the session first if it is one of them.
fn has_field(condition: &Condition) -> &'static [Part] {
    use Part::{Directive, Organization, Participant, Proceeding, Session, Task};
    match condition {
        Condition::Words(_) | Condition::In(_) => &Part::ALL,
        Condition::Text { field, .. } | Condition::Choice { field, .. } => match field.name() {
            "title" => &[Session, Proceeding, Task],
            "text" | "by" => &[Proceeding, Directive],
            "lead" | "support" => &[Directive, Task],
            "to" => &[Directive],
            "priority" => &[Task],
            "kind" => &[Session, Proceeding, Directive],
            "status" => &[Session, Directive, Task],
            "person" | "roles" => &[Participant],
            "organization" => &[Participant, Organization],
            _ => &[Session],
        },
        Condition::Date { field: DateField::Date, .. } | Condition::Is(Is::Draft) | Condition::Has(Has::Place) => {
            &[Session]
        }
        Condition::Number { field, .. } if field.name() == "number" => &[Session, Directive],
        Condition::Number { .. } | Condition::Has(Has::Cites) => &[Session, Proceeding, Directive, Task],
        Condition::Has(Has::Number | Has::Tasks) => &[Session, Directive],
        Condition::Is(Is::InForce) => &[Directive],
        _ => &[Directive, Task],
    }
}

fn is_chair(condition: &Condition) -> bool {
    matches!(condition, Condition::Text { field, .. } if field.name() == "chair")
}

/// Whether a condition holds for the record: for its session where that has the field, else for some part.
fn of_record(condition: &Condition, made: &Made, things: &[Thing]) -> bool {
    let of_session = !is_chair(condition) && has_field(condition).contains(&Part::Session);
    let mut things_of = things.iter().filter(|thing| !of_session || thing.part == Part::Session);
    things_of.any(|thing| thing.holds(condition, made, things))
}

/// Whether a condition holds for a document that a directive cites.
fn of_document(condition: &Condition, made: &Made, things: &[Thing], number: &str) -> bool {
    match condition {
        Condition::Words(words) => stands_in(words, number),
        Condition::Number { values, .. } => values.iter().any(|value| stands_in(&value.words, number)),
        Condition::In(parts) => parts.contains(&Part::Directive),
        // It has neither title nor date.
        Condition::Text { field, .. } if field.name() == "title" => false,
        Condition::Date { field: DateField::Date, .. } => false,
        _ => of_record(condition, made, things),
    }
}

/// Whether a condition holds for the thing at `at`; `listed` is the kind of a list, none in a search.
fn holds(condition: &Condition, made: &Made, things: &[Thing], at: usize, listed: Option<Part>) -> bool {
    let has = has_field(condition);
    let of_record = || of_record(condition, made, things);
    let own = || has.contains(&things[at].part) && things[at].holds(condition, made, things);
    match listed {
        None => {
            let is_of_record = match condition {
                Condition::Text { field, .. } | Condition::Choice { field, .. } => {
                    ["chair", "person", "organization", "place", "roles", "state"].contains(&field.name())
                }
                Condition::Date { field, .. } => *field == DateField::Date,
                Condition::Is(Is::Draft) | Condition::Has(Has::Place) => true,
                _ => false,
            };
            if is_of_record { of_record() } else { own() }
        }
        Some(Part::Session) if matches!(condition, Condition::Words(_)) => {
            things.iter().any(|thing| thing.holds(condition, made, things))
        }
        // Among the tasks, the text of a directive is its title.
        Some(Part::Task) if things[at].part == Part::Directive && has.contains(&Part::Task) => match condition {
            Condition::Text { field, values } if field.name() == "title" => {
                let words = things[at].values("text");
                words.iter().any(|value| values.iter().any(|words| stands_in(words, value)))
            }
            _ => own(),
        },
        Some(part) if has.contains(&part) && !is_chair(condition) => own(),
        Some(_) => of_record(),
    }
}

fn matches(expression: &Expression, holds: &dyn Fn(&Condition) -> bool) -> bool {
    match expression {
        Expression::All(all) => all.iter().all(|one| matches(one, holds)),
        Expression::Any(any) => any.iter().any(|one| matches(one, holds)),
        Expression::Not(inner) => !matches(inner, holds),
        Expression::Condition(condition) => holds(condition),
    }
}

fn words() -> impl Strategy<Value = Words> + Clone {
    (phrase(), any::<bool>(), 1..4_usize).prop_map(|(written, prefix, length)| {
        let mut tokens: Vec<String> = tokens(&written).into_iter().map(|token| token.text).collect();
        if let (true, Some(last)) = (prefix, tokens.last_mut()) {
            last.truncate(length);
        }
        Words { tokens, prefix, quoted: true, written: fold(&written) }
    })
}

/// What a part can have and random records do have.
const HAS: [Has; 8] =
    [Has::Due, Has::Lead, Has::Support, Has::Cites, Has::Number, Has::Place, Has::Updates, Has::Tasks];

fn condition() -> impl Strategy<Value = Condition> {
    let field = |name: &'static str| FieldId::of_name(name).unwrap();
    let text = select(vec!["title", "text", "lead", "by", "person", "organization", "place", "chair", "support", "to"]);
    let choice = select(vec![
        ("state", "draft"),
        ("roles", "chair"),
        ("roles", "guest"),
        ("status", "in-force"),
        ("status", "fulfilled"),
        ("status", "amended"),
        ("status", "superseded"),
        ("status", "completed"),
        ("status", "needs-action"),
        ("status", "held"),
        ("kind", "request"),
        ("kind", "conference"),
        ("priority", "high"),
        ("priority", "normal"),
    ]);
    let number = (select(vec!["cites", "number"]), select(vec!["21-KL/TW", "kl/tw", "5-QĐ", "5-NQ/X", "05-nq", "21"]));
    let end = || option::of((0..24_u64).prop_map(date));
    let range = (end(), end()).prop_filter("an end", |(first, last)| first.is_some() || last.is_some());
    let range = range.prop_map(|(first, last)| DateRange { first, last });
    prop_oneof![
        6 => words().prop_map(Condition::Words),
        4 => (text, vec(words(), 1..3)).prop_map(move |(name, values)| Condition::Text { field: field(name), values }),
        3 => choice.prop_map(move |(name, value)| Condition::Choice { field: field(name), values: vec![value.to_owned()] }),
        3 => (select(vec![DateField::Date, DateField::Due]), vec(range, 1..3))
            .prop_map(|(field, values)| Condition::Date { field, values }),
        2 => number.prop_map(move |(name, written)| Condition::Number {
            field: field(name),
            values: vec![DocumentNumberValue {
                key: viet_text::number::key(written),
                words: Words {
                    tokens: tokens(written).into_iter().map(|token| token.text).collect(),
                    prefix: false,
                    written: written.to_owned(),
                    quoted: false,
                },
            }],
        }),
        1 => vec(select(Part::ALL.to_vec()), 1..4).prop_map(Condition::In),
        2 => select(vec![Is::Overdue, Is::Open, Is::Done, Is::Draft, Is::InForce]).prop_map(Condition::Is),
        2 => select(HAS.to_vec()).prop_map(Condition::Has),
    ]
}

fn expression() -> impl Strategy<Value = Expression> {
    condition().prop_map(Expression::Condition).prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            3 => vec(inner.clone(), 0..4).prop_map(Expression::All),
            2 => vec(inner.clone(), 1..4).prop_map(Expression::Any),
            2 => inner.prop_map(|inner| Expression::Not(Box::new(inner))),
        ]
    })
}

fn asked(index: &mut Index, kind: Kind, query: &Query, as_of: NaiveDate) -> BTreeSet<String> {
    let request = ListRequest { as_of, ..ListRequest::default() };
    let listing = index.list(kind, query, &request).unwrap();
    let text = |item: &meeting_core::rows::Row, key: &str| values(item)[key].as_str().unwrap().to_owned();
    let key = match kind {
        Kind::People | Kind::Organizations => "id",
        Kind::Documents => "number",
        _ => "ref",
    };
    let streamed: Vec<_> = index.stream(kind, query, &request, |rows| rows.collect()).unwrap();
    assert_eq!(streamed, listing.rows);
    let found: Vec<_> = listing.rows.iter().map(|item| text(item, key)).collect();
    assert_eq!(listing.total, found.len());
    let set: BTreeSet<_> = found.iter().cloned().collect();
    assert_eq!(set.len(), found.len());
    set
}

/// The index as a ledger gives the same results as a scan of all records.
fn as_the_scan(office: &Office, index: Index, count: usize, as_of: NaiveDate) -> Result<(), TestCaseError> {
    let scan = ScanLedger::new(&office.archive);
    let ledger = IndexLedger::new(&office.archive, index);
    let ids: BTreeSet<String> = (0..count).map(id).collect();
    prop_assert_eq!(ledger.open_work(as_of).unwrap(), scan.open_work(as_of).unwrap());
    prop_assert_eq!(ledger.held_sessions(as_of).unwrap(), scan.held_sessions(as_of).unwrap());
    for typed in ids.iter().map(String::as_str).chain(["2023-01-01-r1", "2023", "2023-01-0", "1999", ""]) {
        prop_assert_eq!(ledger.file_of(typed).unwrap(), scan.file_of(typed).unwrap(), "{}", typed);
    }
    Ok(())
}

#[test]
fn the_index_says_what_the_records_say() {
    let mut runner = TestRunner::new(Config { cases: 30, failure_persistence: None, ..Config::default() });
    runner
        .run(
            &(vec(made(), 1..5), vec(expression(), 20), (0..24_u64).prop_map(date)),
            |(records, expressions, as_of)| {
                let office = Office::new();
                // They come in two goes, the last ones first, and the first of them was another one before.
                office.write(
                    &id(0),
                    "session: { date: 2023-06-25 }\ndirectives: [{ id: d0, supersedes: 2023-01-01-r1#d0 }]\n",
                );
                for (number, record) in records.iter().enumerate().skip(records.len() / 2) {
                    office.write(&id(number), &record.text());
                }
                let mut index = Index::open_in(&office.archive, None, &mut |_| {}).unwrap();
                for (number, record) in records.iter().enumerate() {
                    office.write(&id(number), &record.text());
                }
                index.refresh(&mut |_| {}).unwrap();
                let read = |made: &Made| model::read(&lossless_yaml::parse(&made.text()).unwrap().value).record;
                let read: Vec<Record> = records.iter().map(read).collect();
                let ids: Vec<String> = (0..records.len()).map(id).collect();
                let work = read.iter().zip(&ids).zip(&records);
                let work: Vec<_> =
                    work.filter_map(|((record, id), made)| WorkRecord::of(record, id, |who| made.key(who))).collect();
                let work = work_on(&work, as_of);
                let parts = records.iter().enumerate().map(|(own, made)| made.parts(own, &records, &work));
                let parts: Vec<_> = parts.collect();
                for expression in expressions {
                    let query = Query { expression };
                    let expected = |listed: Option<Part>| {
                        let mut set = BTreeSet::new();
                        for (number, (made, things)) in records.iter().zip(&parts).enumerate() {
                            for (at, thing) in things.iter().enumerate() {
                                let holds = |condition: &Condition| holds(condition, made, things, at, listed);
                                let is_row = match listed {
                                    Some(Part::Task) => thing.is_listed,
                                    _ => listed.is_none_or(|part| part == thing.part),
                                };
                                if is_row && matches(&query.expression, &holds) {
                                    let record = id(number);
                                    set.insert(match (listed, thing.part) {
                                        (Some(Part::Participant | Part::Organization), _) => thing.id.clone(),
                                        (_, Part::Session) => record,
                                        _ => format!("{record}#{}", thing.id),
                                    });
                                }
                            }
                        }
                        set
                    };
                    for (kind, part) in [
                        (Kind::Sessions, Part::Session),
                        (Kind::Directives, Part::Directive),
                        (Kind::Tasks, Part::Task),
                        (Kind::People, Part::Participant),
                        (Kind::Organizations, Part::Organization),
                    ] {
                        prop_assert_eq!(
                            asked(&mut index, kind, &query, as_of),
                            expected(Some(part)),
                            "{:?} {:?}",
                            kind,
                            query
                        );
                    }
                    let hits = index.search(&query, &SearchRequest { as_of, ..SearchRequest::default() }).unwrap();
                    let found: BTreeSet<_> = hits.hits.iter().map(|hit| hit.reference.clone()).collect();
                    prop_assert_eq!(found.len(), hits.total);
                    prop_assert_eq!(found, expected(None), "search {:?}", query);
                    let mut documents = BTreeSet::new();
                    for (made, things) in records.iter().zip(&parts) {
                        for number in made.directives.iter().filter_map(|directive| directive.4) {
                            let holds = |condition: &Condition| of_document(condition, made, things, number);
                            if matches(&query.expression, &holds) {
                                documents.insert(number.to_owned());
                            }
                        }
                    }
                    prop_assert_eq!(
                        asked(&mut index, Kind::Documents, &query, as_of),
                        documents,
                        "documents {:?}",
                        query
                    );
                }
                as_the_scan(&office, index, records.len(), as_of)
            },
        )
        .unwrap();
}
