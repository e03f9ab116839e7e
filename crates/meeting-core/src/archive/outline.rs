//! The outline of a record: what checks of other records need of it, which is its ids, its names and its references.
//!
//! It is taken from the value of the file, so an error elsewhere in the record hides nothing.

use std::ops::Range;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Reference;
use crate::model::{Content, Day, Entity, Place, RecordState, SessionStatus, in_effect_from, visit_value};
use lossless_yaml::Span;
use lossless_yaml::{Document, Node, Step, path_name};

/// What checks of other records need of a record.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outline {
    /// The record's id, from its file name.
    pub id: String,
    /// The file, as shown to the user. It is not cached: it depends on the current folder.
    #[serde(skip)]
    pub file: String,
    /// Whether the file could be read. Where it could not, everything below is empty, and nothing follows from
    /// that.
    pub is_readable: bool,
    /// Where its id is written; its beginning where none is.
    pub id_span: Span,
    /// What has an id, in its order.
    parts: Vec<OutlinePart>,
    /// The ids and names of `parts` in one string: all outlines of a large archive are in memory together, and a string
    /// for each would take more memory than the text.
    words: String,
    /// Its parts by their ids, where they are looked for.
    #[serde(skip)]
    by_id: ById,
    /// What its directives amend or supersede.
    pub edges: Vec<Edge>,
    /// Every reference to a record, in its order.
    pub references: Vec<CrossReference>,
    /// Every past date, in its order.
    pub past: Vec<PastDay>,
    /// When its session was; none where it was not held and will not have been.
    pub session: Option<OutlineSession>,
    /// The updates of its directives that decide something, in its order.
    decisions: Vec<OutlineDecision>,
    /// Its papers that have a number or a file, in its order.
    pub papers: Vec<OutlinePaper>,
}

/// A paper of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlinePaper {
    /// Its index in `papers`; none for the `publication` of an older record.
    index: Option<u32>,
    /// Its date, else that of the session.
    #[serde(with = "as_number")]
    pub day: NaiveDate,
    /// Its number and where that is.
    pub number: Option<(String, Span)>,
    /// The path of the issued file and where that is.
    pub file: Option<(String, Span)>,
    /// The SHA-256 that the file had when it was issued.
    pub sha256: Option<String>,
}

impl OutlinePaper {
    /// A field of the paper, written as in `papers[0].number`.
    #[must_use]
    pub fn path(&self, field: &'static str) -> String {
        match self.index {
            Some(index) => path_name(&[Step::Key("papers"), Step::Index(index as usize), Step::Key(field)]),
            None => path_name(&[Step::Key("publication"), Step::Key(field)]),
        }
    }
}

/// When a session was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineSession {
    /// Its first day.
    #[serde(with = "as_number")]
    pub date: NaiveDate,
    /// The first day on which what it says is so.
    #[serde(with = "as_number")]
    pub begin: NaiveDate,
}

/// An update of a directive that says how far it is, by when it is to be done, or who answers for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct OutlineDecision {
    directive: u32,
    update: u32,
    #[serde(with = "as_number")]
    day: NaiveDate,
    span: Span,
}

/// An update of a directive that decides something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'o> {
    /// The id of the directive.
    pub directive: &'o str,
    /// The first day of those that it is about: of writing, of completion, of an occurrence.
    pub day: NaiveDate,
    /// Where the day of writing is, in bytes of the file.
    pub span: Span,
    /// The field, written as in `directives[2].updates[0].date`.
    pub path: String,
}

/// A part of a record that has an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct OutlinePart {
    kind: Entity,
    /// The lengths of its id and of its name in `words`, in bytes; their offset is the sum of the lengths before.
    id: u32,
    name: u32,
    /// Where the name is; empty where there is none.
    span: Span,
    index: u32,
}

/// The ranges of the ids in `words`, in the order of the ids. Computed from the rest of the outline.
#[derive(Debug, Clone, Default)]
struct ById(OnceLock<Vec<(Range<usize>, Entity)>>);

impl PartialEq for ById {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for ById {}

/// The name of a person or an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutlineName<'o> {
    /// Whose it is: a person's or an organization's.
    pub kind: Entity,
    /// The id.
    pub id: &'o str,
    /// The name.
    pub name: &'o str,
    /// Where the name is, in bytes of the file; quotation marks included.
    pub span: Span,
    /// Its index in the list of its kind, counted from 0.
    pub index: usize,
}

impl OutlineName<'_> {
    /// The field, written as in `participants[2].name`.
    #[must_use]
    pub fn path(&self) -> String {
        path_name(&[Step::Key(self.kind.list()), Step::Index(self.index), Step::Key("name")])
    }
}

/// A directive that changes another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// Id of the newer directive.
    pub directive: String,
    /// What it does to the older one.
    pub effect: Effect,
    /// The older one, as written: a reference.
    pub target: String,
    /// Where the reference is, in bytes of the file; quotation marks included.
    pub span: Span,
    /// The field, written as in `directives[2].amends[0]`.
    pub path: String,
}

/// What a directive does to an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Effect {
    /// It changes it.
    Amends,
    /// It replaces it.
    Supersedes,
}

/// A reference that names a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrossReference {
    /// Id of the record that is named.
    pub record: String,
    /// Id of the part that is named.
    pub part: Option<String>,
    /// Where it is, in bytes of the file; quotation marks included.
    pub span: Span,
    /// The field, written as in `directives[2].amends[0]`.
    pub path: String,
}

/// A date on which something has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastDay {
    /// The date.
    #[serde(with = "as_number")]
    pub date: NaiveDate,
    /// Where it is, in bytes of the file; quotation marks included.
    pub span: Span,
    place: Place,
}

impl PastDay {
    /// The field, written as in `tasks[2].completed`.
    #[must_use]
    pub fn path(&self) -> String {
        path_name(&self.place.steps())
    }
}

/// A date as a number of days: tens of thousands of outlines are encoded and decoded.
mod as_number {
    use chrono::{Datelike, NaiveDate};
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    pub fn serialize<S: Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i32(date.num_days_from_ce())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        let days = i32::deserialize(deserializer)?;
        NaiveDate::from_num_days_from_ce_opt(days).ok_or_else(|| Error::custom("no day"))
    }
}

impl Outline {
    /// The outline of the record `id` in `file`, whose text is `document`.
    #[must_use]
    pub fn of(id: &str, file: &str, document: &Document) -> Self {
        let mut outline = Self { id: id.to_owned(), file: file.to_owned(), is_readable: true, ..Self::default() };
        outline.id_span = document.root.get("id").map(|node| node.span).unwrap_or_default();
        for kind in Entity::LISTED {
            let nodes = document.root.get(kind.list()).map_or(&[][..], Node::items);
            for (index, (item, node)) in items(&document.value[kind.list()]).iter().zip(nodes).enumerate() {
                outline.add_part(item, node, kind, index);
            }
        }
        outline.session = session(id, &document.value);
        outline.add_decisions(document);
        outline.add_papers(document);
        let is_held = is_held(&document.value);
        visit_value(&document.value, |path, content, text| {
            let text = text.trim();
            let span = || document.root.nearest(path.iter().copied()).span;
            match content {
                Content::Reference(_) if !text.is_empty() => {
                    outline.add_reference(text, path, &span);
                    outline.add_edge(&document.value, text, path, &span);
                }
                Content::Date(day) if day == Day::Done || (day == Day::Held && is_held) => {
                    if let Ok(date) = text.parse() {
                        outline.past.push(PastDay { date, span: span(), place: Place::of(path) });
                    }
                }
                _ => {}
            }
        });
        outline.parts.shrink_to_fit();
        outline.words.shrink_to_fit();
        outline
    }

    /// The outline of `document` under the id in its text; without one, under `stem`, the name of its file.
    #[must_use]
    pub fn by_its_id(document: &Document, stem: Option<&str>, file: &str) -> Self {
        let id = document.value.get("id").and_then(Value::as_str).or(stem).unwrap_or_default();
        Self::of(id, file, document)
    }

    /// The outline of the record in the file `file`, whose name without `.yaml` is `stem`.
    #[must_use]
    pub(super) fn of_text(text: &str, stem: &str, file: &str) -> Self {
        match lossless_yaml::parse(text) {
            Ok(document) => Self::by_its_id(&document, Some(stem), file),
            Err(_) => Self::unreadable(stem, file),
        }
    }

    /// The outline of a record that is there but cannot be read.
    #[must_use]
    pub fn unreadable(id: &str, file: &str) -> Self {
        Self { id: id.to_owned(), file: file.to_owned(), ..Self::default() }
    }

    /// Whether it refers to a record, another one or itself.
    #[must_use]
    pub fn points_anywhere(&self) -> bool {
        !self.references.is_empty() || !self.edges.is_empty()
    }

    /// What the id `part` belongs to.
    #[must_use]
    pub fn part(&self, part: &str) -> Option<Entity> {
        let by_id = self.by_id.0.get_or_init(|| {
            let mut places = Vec::with_capacity(self.parts.len());
            let mut start = 0;
            for (part, (id, kind)) in self.parts.iter().zip(self.ids()) {
                places.push((start..start + id.len(), kind));
                start += id.len() + part.name as usize;
            }
            // The order of those with one id stays.
            places.sort_by_key(|(place, _)| self.words.get(place.clone()));
            places
        });
        let id = |place: &Range<usize>| self.words.get(place.clone());
        let at = by_id.partition_point(|(place, _)| id(place) < Some(part));
        by_id.get(at).filter(|(place, _)| id(place) == Some(part)).map(|(_, kind)| *kind)
    }

    /// Everything in it that has an id.
    pub fn ids(&self) -> impl Iterator<Item = (&str, Entity)> {
        self.parts().map(|named| (named.id, named.kind))
    }

    /// Its people and organizations that have an id and a name.
    pub fn names(&self) -> impl Iterator<Item = OutlineName<'_>> {
        self.parts().filter(|named| !named.name.is_empty())
    }

    /// The updates of its directives that decide something, in its order.
    pub fn decisions(&self) -> impl Iterator<Item = Decision<'_>> {
        self.decisions.iter().filter_map(|it| {
            let is_its = |part: &OutlineName| part.kind == Entity::Directive && part.index == it.directive as usize;
            let path = path_name(&[
                Step::Key("directives"),
                Step::Index(it.directive as usize),
                Step::Key("updates"),
                Step::Index(it.update as usize),
                Step::Key("date"),
            ]);
            let directive = self.parts().find(is_its)?.id;
            Some(Decision { directive, day: it.day, span: it.span, path })
        })
    }

    fn parts(&self) -> impl Iterator<Item = OutlineName<'_>> {
        let mut rest = self.words.as_str();
        let mut take = move |length: u32| {
            // Words that are not as long as they should be come from a damaged file, never from a record.
            let (word, behind) = rest.split_at_checked(length as usize).unwrap_or_default();
            rest = behind;
            word
        };
        self.parts.iter().map(move |part| OutlineName {
            kind: part.kind,
            id: take(part.id),
            name: take(part.name),
            span: part.span,
            index: part.index as usize,
        })
    }

    fn add_papers(&mut self, document: &Document) {
        let nodes = document.root.get("papers").map_or(&[][..], Node::items);
        let papers = items(&document.value["papers"]).iter().zip(nodes).enumerate();
        let papers = papers.map(|(index, (paper, node))| (u32::try_from(index).ok(), paper, Some(node)));
        let older = (None, &document.value["publication"], document.root.get("publication"));
        let session = text(&document.value["session"]["date"]).and_then(|day| day.parse().ok());
        for (index, paper, node) in papers.chain([older]) {
            let field = |name: &str| Some((text(&paper[name])?.to_owned(), node?.get(name)?.span));
            let day = text(&paper["date"]).and_then(|day| day.parse().ok()).or(session);
            let (number, file) = (field("number"), field("file"));
            if let Some(day) = day.filter(|_| number.is_some() || file.is_some()) {
                let sha256 = text(&paper["sha256"]).map(str::to_owned);
                self.papers.push(OutlinePaper { index, day, number, file, sha256 });
            }
        }
    }

    fn add_part(&mut self, item: &Value, node: &Node, kind: Entity, index: usize) {
        let is_group = kind == Entity::Person && item["group"].is_string();
        let kind = if is_group { Entity::Group } else { kind };
        let Some(id) = text(&item["id"]) else { return };
        let is_named = matches!(kind, Entity::Person | Entity::Organization);
        let (name, span) = match (text(&item["name"]), node.get("name")) {
            (Some(name), Some(node)) if is_named => (name, node.span),
            _ => ("", Span::default()),
        };
        // A record is at most a mebibyte long.
        let length = |word: &str| u32::try_from(word.len()).unwrap_or(u32::MAX);
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        self.words.push_str(id);
        self.words.push_str(name);
        self.parts.push(OutlinePart { kind, id: length(id), name: length(name), span, index });
    }

    fn add_decisions(&mut self, document: &Document) {
        let short = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        for (directive, item) in items(&document.value["directives"]).iter().enumerate() {
            for (update, said) in items(&item["updates"]).iter().enumerate() {
                if !["status", "due", "lead", "support"].iter().any(|field| !said[*field].is_null()) {
                    continue;
                }
                let date = |field: &str| said[field].as_str().and_then(|text| text.trim().parse::<NaiveDate>().ok());
                let days = ["date", "completed", "occurrence"].into_iter().filter_map(date);
                if let Some(day) = days.min() {
                    let steps: [Step; 5] =
                        ["directives".into(), directive.into(), "updates".into(), update.into(), "date".into()];
                    let span = document.root.nearest(steps).span;
                    let (directive, update) = (short(directive), short(update));
                    self.decisions.push(OutlineDecision { directive, update, day, span });
                }
            }
        }
    }

    /// Adds what a directive of `record` does to an older one, where `path` says so.
    fn add_edge(&mut self, record: &Value, target: &str, path: &[Step], span: &impl Fn() -> Span) {
        let [Step::Key(list @ "directives"), Step::Index(index), Step::Key(field), ..] = path else { return };
        let effect = match *field {
            "amends" => Effect::Amends,
            "supersedes" => Effect::Supersedes,
            _ => return,
        };
        if let Some(id) = text(&record[list][index]["id"]) {
            let (directive, target) = (id.to_owned(), target.to_owned());
            self.edges.push(Edge { directive, effect, target, span: span(), path: path_name(path) });
        }
    }

    fn add_reference(&mut self, text: &str, path: &[Step], span: &impl Fn() -> Span) {
        let (record, part) = match Reference::parse(text) {
            Reference::Local(_) => return,
            Reference::Record(record) => (record, None),
            Reference::Part { record, part } => (record, Some(part.to_owned())),
        };
        self.references.push(CrossReference { record: record.to_owned(), part, span: span(), path: path_name(path) });
    }
}

/// When the session of the record `id` was.
fn session(id: &str, record: &Value) -> Option<OutlineSession> {
    let session = &record["session"];
    let day = |field: &str| session[field].as_str().and_then(|text| text.trim().parse().ok());
    let date = day("date").or_else(|| id.get(..10)?.parse().ok())?;
    let state = record["state"].as_str().and_then(RecordState::of_name);
    let status = session["status"].as_str().and_then(SessionStatus::of_name);
    let begin = in_effect_from(state, status, date, day("until").unwrap_or(date))?;
    Some(OutlineSession { date, begin })
}

/// Whether a record is final and its session has taken place.
fn is_held(record: &Value) -> bool {
    record["state"] == "final"
        && record["session"]
            .get("status")
            .is_none_or(|status| status.as_str().and_then(SessionStatus::of_name) == Some(SessionStatus::Held))
}

/// The items of a list; empty for any other value.
fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A text that is not blank.
fn text(value: &Value) -> Option<&str> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Outline;
    use lossless_yaml::parse;

    #[test]
    fn everything_that_others_ask_for() {
        let text = "\
format: one
session:
  kind: inspection
organizations:
  - id: so-gddt
    name: Sở Giáo dục và Đào tạo
participants:
  - {id: a, name: A Kruih, organization: so-gddt}
  - {id: b, group: các chi bộ}
  - {name: Không có id}
  - 7
proceedings:
  - id: p1
directives:
  - id: d1
    text: 2023-01-01-not-a-reference
    amends: 2023-05-08-hop#d1
    supersedes:
      - \"2023-05-08-hop/d2\"
      - d9
    updates:
      - session: 2023-06-05-giao-ban
x-own:
  by: 2023-05-08-hop
tasks:
  - id: t1
    directive: 2023-05-08-hop#d3
    lead: [so-gddt, 2023-05-08-hop#a]
reviews:
  - 2023-05-08-hop#t1
  -
";
        let outline = Outline::of("2023-09-01-b", "records/2023/2023-09-01-b.yaml", &parse(text).unwrap());
        let parts: Vec<_> = outline.ids().map(|(id, kind)| format!("{id} {kind:?}")).collect();
        assert_eq!(parts, ["so-gddt Organization", "a Person", "b Group", "p1 Proceeding", "d1 Directive", "t1 Task"]);
        let names: Vec<_> =
            outline.names().map(|name| format!("{}: {} {:?} {}", name.path(), name.id, name.kind, name.name)).collect();
        assert_eq!(
            names,
            [
                "organizations[0].name: so-gddt Organization Sở Giáo dục và Đào tạo",
                "participants[0].name: a Person A Kruih",
            ]
        );
        for name in outline.names() {
            assert_eq!(text[name.span.start..name.span.end], *name.name);
        }
        let edges: Vec<_> = outline
            .edges
            .iter()
            .map(|edge| {
                let place = &text[edge.span.start..edge.span.end];
                format!("{}: {} {:?} {} = {place}", edge.path, edge.directive, edge.effect, edge.target)
            })
            .collect();
        assert_eq!(
            edges,
            [
                "directives[0].amends: d1 Amends 2023-05-08-hop#d1 = 2023-05-08-hop#d1",
                "directives[0].supersedes[0]: d1 Supersedes 2023-05-08-hop/d2 = \"2023-05-08-hop/d2\"",
                "directives[0].supersedes[1]: d1 Supersedes d9 = d9",
            ]
        );
        let references: Vec<_> = outline
            .references
            .iter()
            .map(|reference| {
                let place = &text[reference.span.start..reference.span.end];
                format!("{}: {place} = {} {:?}", reference.path, reference.record, reference.part.as_deref())
            })
            .collect();
        assert_eq!(
            references,
            [
                "directives[0].amends: 2023-05-08-hop#d1 = 2023-05-08-hop Some(\"d1\")",
                "directives[0].supersedes[0]: \"2023-05-08-hop/d2\" = 2023-05-08-hop Some(\"d2\")",
                "directives[0].updates[0].session: 2023-06-05-giao-ban = 2023-06-05-giao-ban None",
                "tasks[0].directive: 2023-05-08-hop#d3 = 2023-05-08-hop Some(\"d3\")",
                "tasks[0].lead[1]: 2023-05-08-hop#a = 2023-05-08-hop Some(\"a\")",
                "reviews[0]: 2023-05-08-hop#t1 = 2023-05-08-hop Some(\"t1\")",
            ]
        );
    }
}
