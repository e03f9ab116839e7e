//! The draft of an import on a terminal: page by page beside the lines of the source, to accept, to correct, or to turn into
//! something else.
//!
//! The draft is there already. Every answer changes the record as `meeting set` does and is written at once, so that whoever
//! stops, or is stopped, has lost nothing.

mod page;

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::ask::{Ask, Choice, Question, Reply, YES};
use super::signals::Watch;
use super::suggestions::Suggestions;
use crate::change::changed_message;
use crate::environment::Environment;
use crate::failure::Failure;
use crate::terminal::{error_size, error_width};
use meeting_core::i18n::Message;
use meeting_core::import::{Document, Kind};
use meeting_core::model::{Entity, ProceedingKind, SessionKind};
use meeting_core::ops::{
    AddRequest, Assignment, Fields, OpenRecord, Operation, PartKind, Refusal, SetRequest, Staging, Target,
    TypedDeadline, Workspace, add, basis, set,
};
use page::{Row, What};
use viet_text::date::parse_date;

/// A draft that is gone through.
pub struct Review<'a> {
    pub workspace: &'a Workspace<'a>,
    /// The path of the record.
    pub path: PathBuf,
    pub document: &'a Document,
    /// Whether to ask without redrawing the screen.
    pub is_plain: bool,
}

/// How a review goes on after a question.
enum Turn {
    /// The same page again.
    Again,
    Next,
    Back,
    Stop,
}

const NEXT: &str = "next";
const CORRECT: &str = "correct";
const ASKS: &str = "asks";
const TURN: &str = "turn";
const DROP: &str = "drop";
const ADD: &str = "add";
const BACK: &str = "back";
const STOP: &str = "stop";
const FINAL: &str = "final";

/// The refusal of a change that would lose fields: the user may want that.
const LOST: &str = "turn-lost";

/// Lines of the screen that the choice below a page takes.
const CHOICE: usize = 12;

/// Lines of a page where nothing is drawn again.
const PLAIN: usize = 30;

/// The widest page: longer lines are hard to read.
const WIDEST: usize = 100;

impl Review<'_> {
    /// Goes through the draft; `false` if the user stops.
    ///
    /// # Errors
    /// Where the record cannot be read, or the terminal is gone.
    pub fn run(&self, environment: &Environment) -> Result<bool, Failure> {
        let catalog = &environment.terminal.catalog;
        let mut front = super::front(self.is_plain, environment);
        let known = Suggestions::of(self.workspace)?;
        let say = |message: Message| catalog.say(&message);
        let kept = say(self.stopped()?);
        let _watch = Watch::begin(kept.clone());
        let width = if self.is_plain { error_width().unwrap_or(WIDEST) } else { error_size().0 };
        let width = width.min(WIDEST).saturating_sub(1);
        let room = if self.is_plain { PLAIN } else { error_size().1.saturating_sub(CHOICE).max(6) };
        let rows = page::rows(&self.open()?, catalog);
        let source = lines_of(self.document);
        let height = |rows: &[Row]| shown(rows, 0, &source, width, environment).len();
        let breaks = page::breaks(&rows, height, room);
        let mut number = 0;
        let mut session = Session { review: self, environment, front: &mut *front, known: &known };
        session.front.say(&say(Message::new("review-welcome")))?;
        loop {
            let rows = page::rows(&self.open()?, catalog);
            let Some(page) = page::page(&rows, &breaks, number) else { break };
            let head = Message::new("review-page").with("number", number + 1).with("count", breaks.len());
            let mut lines = vec![String::new(), say(head)];
            lines.extend(shown(&page, 1, &source, width, environment));
            session.front.say(&lines.join("\n"))?;
            match session.page(&page, number > 0)? {
                Turn::Again => {}
                Turn::Next => number += 1,
                Turn::Back => number = number.saturating_sub(1),
                Turn::Stop => {
                    session.front.say(&kept)?;
                    return Ok(false);
                }
            }
        }
        session.end(&kept)
    }

    fn stopped(&self) -> Result<Message, Failure> {
        let path = self.workspace.archive()?.shown_path(&self.path);
        Ok(Message::new("review-stopped").with("path", path))
    }

    fn open(&self) -> Result<OpenRecord, Failure> {
        let id = self.id();
        Ok(Target::of(&id, self.workspace)?.open()?)
    }

    fn id(&self) -> String {
        self.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// The text of each line of a document.
fn lines_of(document: &Document) -> BTreeMap<usize, String> {
    let mut lines: BTreeMap<usize, String> = BTreeMap::new();
    let mut put = |line: usize, text: String| {
        let known = lines.entry(line).or_default();
        if !known.is_empty() {
            known.push(' ');
        }
        known.push_str(&text);
    };
    for block in &document.blocks {
        match &block.kind {
            Kind::Table(rows) => {
                for row in rows {
                    let cells = row.cells.iter().map(|cell| cell.join(" "));
                    put(row.line, cells.collect::<Vec<_>>().join(" | "));
                }
            }
            _ => put(block.line, block.text.clone()),
        }
    }
    lines
}

/// The lines of a page: what the source says, and below it, numbered from `first`, what was read in it.
fn shown(
    rows: &[Row],
    first: usize,
    source: &BTreeMap<usize, String>,
    width: usize,
    environment: &Environment,
) -> Vec<String> {
    const MOST: usize = 3;
    let catalog = &environment.terminal.catalog;
    let mut lines = Vec::new();
    let mut line = None;
    let mut put = |head: String, text: &str, most: usize| {
        let indent = " ".repeat(viet_text::terminal::width(&head));
        let options = textwrap::Options::new(width).initial_indent(&head).subsequent_indent(&indent);
        let text = viet_text::terminal::terminal_safe(text);
        let all = textwrap::wrap(&text, options);
        let is_cut = all.len() > most;
        let count = all.len().min(most);
        lines.extend(
            all.into_iter()
                .take(most)
                .enumerate()
                .map(|(index, one)| if is_cut && index + 1 == count { format!("{one} …") } else { one.into_owned() }),
        );
    };
    for (index, row) in rows.iter().enumerate() {
        if line != Some(row.line) {
            line = Some(row.line);
            match source.range(..=row.line).next_back().filter(|_| row.line != usize::MAX) {
                Some((_, text)) => {
                    let head = catalog.say(&Message::new("import-line").with("line", row.line));
                    put(format!("{head} | "), text, MOST);
                }
                None => put(String::new(), &catalog.say(&Message::new("review-no-line")), MOST),
            }
        }
        let doubt = if row.is_uncertain { catalog.say(&Message::new("review-doubt")) } else { String::new() };
        put(format!("  {}. ", first + index), &format!("{}{doubt}", row.words), MOST);
    }
    lines
}

/// A review while it asks.
struct Session<'s> {
    review: &'s Review<'s>,
    environment: &'s Environment,
    front: &'s mut dyn Ask,
    known: &'s Suggestions<'s>,
}

/// An answer, or how the review goes on without one.
macro_rules! answer {
    ($reply:expr) => {
        match $reply {
            Reply::Given(answer) => answer,
            Reply::Back => return Ok(Turn::Again),
            Reply::Stop => return Ok(Turn::Stop),
        }
    };
}

impl Session<'_> {
    fn say(&self, key: &'static str) -> String {
        self.environment.terminal.catalog.say(&Message::new(key))
    }

    /// Asks what is to become of a page.
    fn page(&mut self, rows: &[Row], may_go_back: bool) -> Result<Turn, Failure> {
        let mut options = vec![(NEXT, "review-next"), (CORRECT, "review-correct"), (ASKS, "review-asks")];
        options.extend([(TURN, "review-turn"), (DROP, "review-drop"), (ADD, "review-add")]);
        options.extend(may_go_back.then_some((BACK, "review-back")));
        options.push((STOP, "review-stop"));
        let options = options.into_iter().map(|(name, label)| Choice::new(name, self.say(label))).collect();
        let chosen = match self.front.ask(&Question::choice(self.say("review-what"), options, 0))? {
            Reply::Given(chosen) => chosen,
            Reply::Back => return Ok(if may_go_back { Turn::Back } else { Turn::Again }),
            Reply::Stop => return Ok(Turn::Stop),
        };
        match chosen.as_str() {
            NEXT => Ok(Turn::Next),
            BACK => Ok(Turn::Back),
            STOP => Ok(Turn::Stop),
            ADD => self.add(),
            _ => {
                let numbers = answer!(self.numbers(rows.len(), chosen == CORRECT)?);
                let numbers = page::numbers(&numbers, rows.len()).unwrap_or_default();
                let rows: Vec<&Row> = numbers.iter().filter_map(|number| rows.get(number - 1)).collect();
                match chosen.as_str() {
                    CORRECT => self.correct(&rows),
                    ASKS => self.asks(&rows),
                    TURN => self.turn(&rows),
                    _ => self.leave(&rows),
                }
            }
        }
    }

    /// Asks which rows of the page are meant.
    fn numbers(&mut self, most: usize, is_one: bool) -> Result<Reply, Failure> {
        let help = self.say(if is_one { "review-number-help" } else { "review-numbers-help" });
        let question = Question::text(self.say("review-numbers")).with_help(help).checked(move |typed| {
            let numbers = page::numbers(typed, most);
            let is_right = numbers.is_some_and(|numbers| !is_one || numbers.len() == 1);
            if is_right { Ok(()) } else { Err(Message::new("review-no-number").with("count", most)) }
        });
        self.front.ask(&question)
    }

    /// Corrects a field of a row.
    fn correct(&mut self, rows: &[&Row]) -> Result<Turn, Failure> {
        let [row] = rows else { return Ok(Turn::Again) };
        let catalog = &self.environment.terminal.catalog;
        let opened = self.review.open()?;
        let (target, field, value) = match &row.what {
            What::Left(_) => {
                self.front.say(&self.say("review-left-not"))?;
                return Ok(Turn::Again);
            }
            What::Field(field) => {
                let value = field.split('.').fold(&opened.value, |value, key| &value[key]);
                (self.review.id(), field.clone(), value.clone())
            }
            What::Part(entity, id) => {
                let fields: &[&str] = match entity {
                    Entity::Organization => &["name", "short"],
                    Entity::Person | Entity::Group => &["name", "positions", "roles", "organization", "attendance"],
                    Entity::Proceeding => &["text", "kind", "by", "title"],
                    Entity::Directive => &["lead", "due", "text", "support", "kind"],
                    Entity::Task => &["lead", "due", "title", "support"],
                };
                let options = fields.iter().map(|field| Choice::new(*field, part_label(*entity, field, catalog)));
                let question = Question::choice(self.say("review-field"), options.collect(), 0);
                let field = answer!(self.front.ask(&question)?);
                let part = opened.part(Some(id), id)?;
                let value = opened.value[entity.list()][part.index][&field].clone();
                (format!("{}#{id}", self.review.id()), field, value)
            }
        };
        let label = match &row.what {
            What::Part(entity, _) => part_label(*entity, &field, catalog),
            _ => page::field_label(&field, catalog),
        };
        let key = match &row.what {
            What::Part(entity, _) => page::key_of(*entity, &field),
            What::Field(_) | What::Left(_) => (field == "session.kind").then_some(SessionKind::KEY),
        };
        let initial = page::text_of(&field, &value, key, catalog).unwrap_or_default();
        let question = Question::text(label).with_help(self.say("review-value-help")).beginning(initial);
        let typed = answer!(self.front.ask(&question)?);
        let assignments = if field == "due" { self.deadline(&typed)? } else { vec![assigned(&field, &typed)] };
        self.change(&SetRequest { ids: vec![&target], becomes: None, may_lose: false, assignments })?;
        Ok(Turn::Again)
    }

    /// Says that rows are asks of somebody: what is none becomes a directive.
    fn asks(&mut self, rows: &[&Row]) -> Result<Turn, Failure> {
        let known = self.known;
        let offer = |typed: &str| {
            let (head, last) =
                typed.rsplit_once(';').map_or((String::new(), typed), |(head, last)| (format!("{head}; "), last));
            let mut offers = known.organizations(last.trim());
            offers.extend(known.people(last.trim()));
            for offer in &mut offers {
                offer.value.insert_str(0, &head);
            }
            offers
        };
        let help = self.say("wizard-actors-help");
        let question = Question::text(self.say("wizard-lead")).with_help(help).offering(offer);
        let lead = answer!(self.front.ask(&question)?);
        let question = Question::text(self.say("wizard-due")).with_help(self.say("wizard-due-help"));
        let due = answer!(self.front.ask(&question)?);
        let mut assignments = Vec::new();
        if !lead.is_empty() {
            assignments.push(assigned("lead", &lead));
        }
        if !due.is_empty() {
            assignments.extend(self.deadline(&due)?);
        }
        let (tasks, others): (Vec<&Row>, Vec<&Row>) =
            rows.iter().copied().partition(|row| matches!(row.what, What::Part(Entity::Task, _)));
        self.become_of(&others, Some(PartKind::Directive), &assignments)?;
        self.become_of(&tasks, None, &assignments)?;
        Ok(Turn::Again)
    }

    /// Makes rows ones of another kind.
    fn turn(&mut self, rows: &[&Row]) -> Result<Turn, Failure> {
        let catalog = &self.environment.terminal.catalog;
        let mut options = vec![
            Choice::new("directive", self.say("review-as-directive")),
            Choice::new("task", self.say("review-as-task")),
        ];
        let proceedings = ProceedingKind::NAMES.iter().filter_map(|kind| {
            let label = catalog.get(&format!("{}-{kind}", ProceedingKind::KEY))?;
            let label = catalog.say(&Message::new("review-as-proceeding").with("kind", label));
            Some(Choice::new(format!("proceeding {kind}"), label))
        });
        options.extend(proceedings);
        options.push(Choice::new("agenda", self.say("review-as-agenda")));
        let chosen = answer!(self.front.ask(&Question::choice(self.say("review-as"), options, 0))?);
        let (kind, of) = chosen.split_once(' ').unwrap_or((&chosen, ""));
        let assignments = if of.is_empty() { Vec::new() } else { vec![assigned("kind", of)] };
        self.become_of(rows, PartKind::of_name(kind), &assignments)?;
        Ok(Turn::Again)
    }

    /// Takes rows out of the record; their words are left over.
    fn leave(&mut self, rows: &[&Row]) -> Result<Turn, Failure> {
        let (fields, parts): (Vec<&Row>, Vec<&Row>) =
            rows.iter().copied().partition(|row| matches!(row.what, What::Field(_)));
        self.become_of(&parts, Some(PartKind::Left), &[])?;
        let fields = fields.iter().filter_map(|row| match &row.what {
            What::Field(field) => Some(assigned(field, "")),
            _ => None,
        });
        let (assignments, id): (Vec<_>, _) = (fields.collect(), self.review.id());
        if !assignments.is_empty() {
            self.change(&SetRequest { ids: vec![&id], becomes: None, may_lose: false, assignments })?;
        }
        Ok(Turn::Again)
    }

    /// Adds somebody whom the import has not found.
    fn add(&mut self) -> Result<Turn, Failure> {
        let options = vec![
            Choice::new("person", self.say("review-add-person")),
            Choice::new("organization", self.say("review-add-organization")),
            Choice::new("directive", self.say("review-add-directive")),
        ];
        let chosen = answer!(self.front.ask(&Question::choice(self.say("review-add-what"), options, 0))?);
        let (what, label, help) = match chosen.as_str() {
            "person" => (Entity::Person, "wizard-person", "review-person-help"),
            "organization" => (Entity::Organization, "wizard-organization", "review-organization-help"),
            _ => (Entity::Directive, "wizard-directive", "review-directive-help"),
        };
        let (people, known) = (what == Entity::Person, self.known);
        let offer = move |typed: &str| match what {
            Entity::Directive => Vec::new(),
            _ if people => known.people(typed),
            _ => known.organizations(typed),
        };
        let question = Question::text(self.say(label)).with_help(self.say(help)).offering(offer);
        let text = answer!(self.front.ask(&question)?);
        if text.is_empty() {
            return Ok(Turn::Again);
        }
        let id = self.review.id();
        let request = AddRequest { id: &id, what, base: Fields::default(), text: Some(&text), fields: Vec::new() };
        self.make(|workspace| add(workspace, &request))?;
        Ok(Turn::Again)
    }

    /// The end of the draft: it stays one, or is made final.
    fn end(&mut self, kept: &str) -> Result<bool, Failure> {
        let options =
            vec![Choice::new(NEXT, self.say("review-keep-draft")), Choice::new(FINAL, self.say("review-make-final"))];
        match self.front.ask(&Question::choice(self.say("wizard-ending"), options, 0))? {
            Reply::Given(chosen) if chosen == FINAL => {
                let assignments = vec![assigned("x-import", ""), assigned("state", "final")];
                let id = self.review.id();
                self.change(&SetRequest { ids: vec![&id], becomes: None, may_lose: false, assignments })?;
                Ok(true)
            }
            Reply::Given(_) => Ok(true),
            Reply::Back | Reply::Stop => {
                self.front.say(kept)?;
                Ok(false)
            }
        }
    }

    /// What a typed deadline sets.
    fn deadline(&mut self, typed: &str) -> Result<Vec<Assignment>, Failure> {
        let mut assignments = vec![assigned("due", ""), assigned("due_text", "")];
        if typed.is_empty() || parse_date(typed).is_some() {
            assignments[0] = assigned("due", typed);
            return Ok(assignments);
        }
        let opened = self.review.open()?;
        let settings = self.review.workspace.archive()?.settings();
        let read = TypedDeadline::read(typed, &basis(&opened.record, settings, self.review.workspace.today()));
        let due = read.due.map(|day: NaiveDate| day.to_string()).unwrap_or_default();
        assignments = vec![assigned("due", &due), assigned("due_text", typed)];
        assignments.extend(read.repeats.map(|repeats| assigned("repeats", repeats.name())));
        Ok(assignments)
    }

    /// Changes all of `rows` or none. Where fields would be lost, the user decides.
    fn become_of(&mut self, rows: &[&Row], becomes: Option<PartKind>, values: &[Assignment]) -> Result<(), Failure> {
        let id = self.review.id();
        let ids: Vec<String> = rows
            .iter()
            .filter_map(|row| match &row.what {
                What::Part(_, part) => Some(format!("{id}#{part}")),
                What::Left(number) => Some(format!("{id}#left{number}")),
                What::Field(_) => None,
            })
            .collect();
        if ids.len() < rows.len() {
            self.front.say(&self.say("review-field-not"))?;
            return Ok(());
        }
        if ids.is_empty() {
            return Ok(());
        }
        let ids = ids.iter().map(String::as_str).collect();
        let mut request = SetRequest { ids, becomes, may_lose: false, assignments: values.to_vec() };
        if let Some(refused) = self.change(&request)?.filter(|refused| refused.key == LOST) {
            let fields = refused.arguments.into_iter().find(|(name, _)| *name == "fields");
            let label = fields.into_iter().fold(Message::new("review-lose"), |label, (name, it)| label.with(name, it));
            let question = Question::confirm(self.environment.terminal.catalog.say(&label), true);
            if self.front.ask(&question)? == Reply::Given(YES.to_owned()) {
                request.may_lose = true;
                self.change(&request)?;
            }
        }
        Ok(())
    }

    /// Makes a change; the message if it is refused, which is shown unless the user is to decide.
    fn change(&mut self, request: &SetRequest) -> Result<Option<Message>, Failure> {
        self.make(|workspace| set(workspace, request))
    }

    fn make(
        &mut self,
        plan: impl Fn(&Workspace) -> Result<meeting_core::ops::Changeset, Refusal>,
    ) -> Result<Option<Message>, Failure> {
        let workspace = self.review.workspace;
        let lock = self.environment.lock(workspace.archive()?)?;
        let made = plan(workspace).map_err(Failure::from).and_then(|changeset| {
            self.environment.apply(workspace, &changeset, Staging::No, &lock).map(|()| changeset)
        });
        drop(lock);
        match made {
            Ok(changeset) => {
                let catalog = &self.environment.terminal.catalog;
                let changed = changeset.changed.iter().map(|changed| changed_message(changed, catalog));
                for message in changeset.understood.iter().cloned().chain(changed).chain(changeset.notes.clone()) {
                    self.front.say(&catalog.say(&message))?;
                }
                Ok(None)
            }
            Err(Failure::Refused(Refusal::Said { message, .. })) if message.key == LOST => Ok(Some(message)),
            Err(failure @ Failure::Refused(Refusal::Said { .. } | Refusal::Findings { .. })) => {
                self.environment.terminal.failure(&failure);
                Ok(None)
            }
            Err(failure) => Err(failure),
        }
    }
}

/// The label of a field of a part.
fn part_label(entity: Entity, field: &str, catalog: &meeting_core::i18n::Catalog) -> String {
    match (entity, field) {
        (Entity::Proceeding, "by") => catalog.say(&Message::new("wizard-speaker")),
        (_, "kind") if entity == Entity::Directive => catalog.say(&Message::new("wizard-directive-kind")),
        (_, "kind") => catalog.say(&Message::new("wizard-proceeding-kind")),
        (Entity::Directive | Entity::Task, "lead") => catalog.say(&Message::new("wizard-lead")),
        (_, "due") => catalog.say(&Message::new("wizard-due")),
        (_, "attendance") => catalog.say(&Message::new("review-attendance")),
        _ => catalog.get(&format!("field-{field}")).unwrap_or_else(|| field.to_owned()),
    }
}

fn assigned(field: &str, value: &str) -> Assignment {
    Assignment { field: field.to_owned(), operation: Operation::Set, value: value.to_owned() }
}
