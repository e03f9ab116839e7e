//! Papers of a record. They have no ids: a field of one is named by the paper's kind, `papers.minutes.number`.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::assignment::{Assignment, Operation};
use super::field::{Field, Reader, choice, value_of};
use super::input::{Fields, refuse_control_characters};
use super::names::KnownNames;
use super::set::{SetRequest, set};
use super::target::{FoundPart, OpenRecord, Target};
use super::{Changeset, Refusal, Workspace};
use crate::archive::Write;
use crate::i18n::Message;
use crate::model::{self, PaperKind, Secrecy};
use crate::query::choose;
use crate::schema::keys_of;
use lossless_yaml::{Change, Step};

/// The list of a record.
pub(super) const LIST: &str = "papers";

/// The older form of the minutes.
const PUBLICATION: &str = "publication";

/// What an assignment to a field of a record is about, if it names one of a paper.
pub(super) enum PaperField<'a> {
    /// A field of the first paper of a kind.
    Of(PaperKind, &'a str),
    /// A field of the record.
    Record(&'static str),
}

impl<'a> PaperField<'a> {
    /// Reads `papers.minutes.number`, and `publication.number` where the record has no `publication`.
    ///
    /// # Errors
    /// If no paper is of that kind.
    pub fn named(assignment: &'a Assignment, record: &Value) -> Result<Option<Self>, Refusal> {
        let name = assignment.field.as_str();
        if let Some((kind, field)) = name.strip_prefix("papers.").and_then(|rest| rest.split_once('.')) {
            return Ok(kind_of(kind)?.map(|kind| Self::Of(kind, field)));
        }
        let Some(field) = name.strip_prefix("publication.") else { return Ok(None) };
        if record.get(PUBLICATION).is_some_and(|older| !older.is_null()) {
            return Ok(None);
        }
        let is_secrecy = choose(Secrecy::VOCABULARY, &assignment.value).is_ok();
        Ok(Some(match field {
            "classification" if is_secrecy => Self::Record("secrecy"),
            "classification" => Self::Record("audience"),
            field => Self::Of(PaperKind::Minutes, field),
        }))
    }

    /// The field itself. The paper is added to the record if there is none of its kind.
    ///
    /// # Errors
    /// If papers have no such field.
    pub fn find(
        self,
        assignment: &'a Assignment,
        part: &FoundPart,
        opened: &mut OpenRecord,
        schema: &Value,
    ) -> Result<Field<'a>, Refusal> {
        let (kind, name) = match self {
            Self::Of(kind, name) => (kind, name),
            Self::Record(name) => return Field::find(name, part, schema, &[]),
        };
        let mut field = Field::find(name, part, &schema["properties"][LIST]["items"], &[])?;
        field.name = &assignment.field;
        let papers = opened.record.papers.iter();
        let index = papers.clone().position(|paper| paper.kind == Some(kind)).unwrap_or(papers.len());
        if index == papers.len() && assignment.operation != Operation::Drop && !assignment.value.is_empty() {
            let place = vec![Step::Key(LIST)];
            opened.change(&[Change::Append { place, item: json!({ "kind": kind.name() }) }])?;
        }
        field.steps.splice(0..0, [Step::Key(LIST), Step::Index(index)]);
        Ok(field)
    }
}

/// The names that the fields of a paper have in a record, given the schema of a paper; of all kinds, those of the minutes.
pub(super) fn names(schema: &Value) -> impl Iterator<Item = String> {
    let fields = keys_of(schema).into_iter().filter(|key| *key != "kind");
    fields.map(|field| format!("{LIST}.{}.{field}", PaperKind::Minutes.name()))
}

fn kind_of(text: &str) -> Result<Option<PaperKind>, Refusal> {
    choice(LIST, PaperKind::VOCABULARY, text).map(PaperKind::of_name)
}

/// A paper that is added to a record.
#[derive(Debug, Clone)]
pub struct AddPaperRequest<'a> {
    /// The record, as typed.
    pub id: &'a str,
    /// Fields of unknown shape, below everything else.
    pub base: Fields,
    /// Its fields.
    pub assignments: Vec<Assignment>,
}

/// Plans one more paper of a record, final or not: what is issued is no part of what was said.
///
/// # Errors
/// If it has no kind, papers have no such field, or a value does not fit it.
pub fn add_paper(workspace: &Workspace, request: &AddPaperRequest) -> Result<Changeset, Refusal> {
    let target = Target::of(request.id, workspace)?;
    if target.part.is_some() {
        return Err(Refusal::new(Message::new("add-to-part").with("id", request.id)));
    }
    let mut opened = target.open()?;
    let mut understood = Vec::new();
    let names = KnownNames::of(&opened.record, Some(workspace));
    let settings = workspace.archive()?.settings();
    let mut reader = Reader { today: workspace.today(), settings, names: &names, understood: &mut understood };
    let schema = model::schema();
    let part = FoundPart { entity: None, index: 0, called: request.id };
    let mut paper = request.base.clone();
    for assignment in &request.assignments {
        let field = Field::find(&assignment.field, &part, &schema["properties"][LIST]["items"], &[])?;
        let value = value_of(&field, &assignment.value, false, &mut reader)?;
        paper.lay_over(Fields(Map::from_iter([(assignment.field.clone(), value)])));
    }
    let mut paper = paper.composed().0;
    if paper.get("kind").is_none_or(Value::is_null) {
        let by_number = paper.get("number").and_then(Value::as_str).and_then(PaperKind::of_number);
        let kind = by_number.ok_or_else(|| {
            let names = PaperKind::NAMES.join(", ");
            Refusal::new(Message::new("add-paper-no-kind")).with_help(Message::new("known-values").with("names", names))
        })?;
        paper.shift_insert(0, "kind".to_owned(), kind.name().into());
    }
    refuse_control_characters(&paper)?;
    let old = opened.text.clone();
    opened.change(&[Change::Append { place: vec![Step::Key(LIST)], item: paper.into() }])?;
    let writes = vec![Write::Replace { path: opened.path, old, new: opened.text }];
    Ok(Changeset { writes, understood, ..Changeset::default() })
}

/// What is written of a paper when it is issued.
#[derive(Debug, Clone, Copy)]
pub struct IssueRequest<'a> {
    /// The record, as typed.
    pub id: &'a str,
    /// The kind of paper.
    pub kind: PaperKind,
    /// Its number.
    pub number: Option<&'a str>,
    /// The day of issue.
    pub date: Option<NaiveDate>,
}

/// Plans the number and the date of a paper, and gives the record as it then is. A record without a paper of that kind gets
/// one; nothing is written where the record says so already.
///
/// # Errors
/// If the paper has another number or another date: what went out is not changed by making it once more.
pub fn issue(workspace: &Workspace, request: &IssueRequest) -> Result<(Changeset, OpenRecord), Refusal> {
    let target = Target::of(request.id, workspace)?;
    let opened = target.open()?;
    let mut assignments = Vec::new();
    let given = [("number", request.number.map(str::to_owned)), ("date", request.date.map(|date| date.to_string()))];
    for (field, given) in given.into_iter().filter_map(|(field, given)| Some((field, given?))) {
        let paper = opened.record.all_papers().into_iter().find(|it| it.paper.kind == Some(request.kind));
        let known = paper.and_then(|it| match field {
            "number" => it.paper.number.clone(),
            _ => it.paper.date.map(|date| date.to_string()),
        });
        let assignment = format!("papers.{}.{field}={given}", request.kind.name());
        match known {
            Some(known) if known != given => {
                let message = Message::new("issue-known").with("field", field).with("known", known);
                let help = format!("meeting set {} {assignment}", request.id);
                return Err(Refusal::new(message.with("kind", request.kind.name()))
                    .with_help(Message::new("issue-known-help").with("command", help)));
            }
            Some(_) => {}
            None => assignments.push(Assignment::parse(&assignment)?),
        }
    }
    if assignments.is_empty() {
        return Ok((Changeset::default(), opened));
    }
    let request = SetRequest { ids: vec![request.id], becomes: None, may_lose: false, assignments };
    let changeset = set(workspace, &request)?;
    let text = changeset.writes.first().map_or_else(|| opened.text.clone(), |write| write.text().to_owned());
    let issued = OpenRecord::parse(opened.path, opened.name, text)?;
    Ok((changeset, issued))
}
