//! The draft of an import on a terminal: page by page beside the lines of the source, to accept, to correct, or to turn into
//! something else.
//!
//! The draft is there already. Every answer changes the record as `meeting set` does and is written at once, so that whoever
//! stops, or is stopped, has lost nothing.

mod page;
mod resume;

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::ask::{Ask, Choice, Question, Reply, YES};
use super::signals::Watch;
use super::suggestions::Suggestions;
use crate::change::{changed_in_words, values_in_full};
use crate::environment::Environment;
use crate::failure::Failure;
use crate::terminal::{error_size, error_width};
use meeting_core::archive::StoreError;
use meeting_core::finding::FileFindings;
use meeting_core::i18n::Message;
use meeting_core::import::{Document, Kind};
use meeting_core::model::{Entity, ProceedingKind, SessionKind};
use meeting_core::ops::{
    AddRequest, Assignment, ChangedPart, Changeset, Fields, OpenRecord, Operation, PartKind, Refusal, RenameRequest,
    SetRequest, Staging, Target, TypedDeadline, Workspace, add, basis, rename, set, takes_several,
};
use meeting_core::recognize::deadline::Basis;
use page::{Numbers, Row, What};
pub use resume::{go_on, go_through};

/// A draft that is gone through.
struct Review<'a> {
    workspace: &'a Workspace<'a>,
    /// The path of the record; another one when its day has been corrected.
    path: PathBuf,
    document: &'a Document,
    /// Whether to ask without redrawing the screen.
    is_plain: bool,
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
    fn run(&mut self, environment: &Environment) -> Result<bool, Failure> {
        let catalog = &environment.terminal.catalog;
        let mut front = super::front(self.is_plain, environment);
        let known = Suggestions::of(self.workspace)?;
        let say = |message: Message| catalog.say(&message);
        let watch = Watch::begin(say(self.stopped()?));
        let width = if self.is_plain { error_width().unwrap_or(WIDEST) } else { error_size().0 };
        let width = width.min(WIDEST).saturating_sub(1);
        let room = if self.is_plain { PLAIN } else { error_size().1.saturating_sub(CHOICE).max(6) };
        let rows = page::rows(&self.open()?, catalog);
        let source = lines_of(self.document);
        let height = |rows: &[Row]| shown(&Numbers::default().of(rows.to_vec()), &source, width, environment).len();
        let breaks = page::breaks(&rows, height, room);
        let mut number = 0;
        let mut numbers = Numbers::default();
        let front = &mut *front;
        let mut session = Session { review: self, environment, front, known: &known, watch, said: Vec::new() };
        session.front.say(&say(Message::new("review-welcome")))?;
        loop {
            let rows = page::rows(&session.review.open()?, catalog);
            let Some(page) = page::page(&rows, &breaks, number) else { break };
            let page = numbers.of(page);
            let head = Message::new("review-page").with("number", number + 1).with("count", breaks.len());
            let mut lines = vec![String::new(), say(head)];
            lines.extend(shown(&page, &source, width, environment));
            session.front.say(&lines.join("\n"))?;
            let turn = session.page(&page, number > 0)?;
            if !matches!(turn, Turn::Again) {
                numbers = Numbers::default();
            }
            match turn {
                Turn::Again => {}
                Turn::Next => number += 1,
                Turn::Back => number = number.saturating_sub(1),
                Turn::Stop => return session.stop(),
            }
        }
        session.end()
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

/// The lines of a page: what the source says, and below it, numbered, what was read in it.
fn shown(
    rows: &[(usize, Row)],
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
    for (number, row) in rows {
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
        put(format!("  {number}. "), &format!("{}{doubt}", row.words), MOST);
    }
    lines
}

/// A review while it asks.
struct Session<'s, 'r> {
    review: &'s mut Review<'r>,
    environment: &'s Environment,
    front: &'s mut dyn Ask,
    known: &'s Suggestions<'s>,
    /// What says where the draft is, should the program be ended.
    watch: Option<Watch>,
    /// What came of the last answer: it is shown above the next question, where it does not scroll away.
    said: Vec<Said>,
}

/// Something to be said above the next question.
enum Said {
    Words(String),
    Findings(FileFindings),
    Failure(Failure),
}

/// What came of a change.
enum Made {
    Done,
    Refused,
    /// Fields would be lost: the user decides.
    WouldLose,
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

impl Session<'_, '_> {
    fn say(&self, key: &'static str) -> String {
        self.environment.terminal.catalog.say(&Message::new(key))
    }

    /// Has something said above the next question.
    fn note(&mut self, message: &Message) {
        self.said.push(Said::Words(self.environment.terminal.catalog.say(message)));
    }

    /// Says what is to be said.
    fn flush(&mut self) -> Result<(), Failure> {
        for said in std::mem::take(&mut self.said) {
            match said {
                Said::Words(words) => self.front.say(&words)?,
                Said::Findings(file) => self.environment.terminal.findings(&file),
                Said::Failure(failure) => drop(self.environment.terminal.failure(&failure)),
            }
        }
        Ok(())
    }

    /// Stops, and says where the draft is.
    fn stop(&mut self) -> Result<bool, Failure> {
        self.flush()?;
        let kept = self.environment.terminal.catalog.say(&self.review.stopped()?);
        self.front.say(&kept)?;
        Ok(false)
    }

    /// Asks what is to become of a page.
    fn page(&mut self, rows: &[(usize, Row)], may_go_back: bool) -> Result<Turn, Failure> {
        self.flush()?;
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
                let known: Vec<usize> = rows.iter().map(|(number, _)| *number).collect();
                let numbers = answer!(self.numbers(known.clone(), chosen == CORRECT)?);
                let numbers = page::numbers(&numbers, &known).unwrap_or_default();
                let is_meant = |(number, row): &'_ (usize, Row)| numbers.contains(number).then(|| row.clone());
                let rows: Vec<Row> = rows.iter().filter_map(is_meant).collect();
                let rows: Vec<&Row> = rows.iter().collect();
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
    fn numbers(&mut self, known: Vec<usize>, is_one: bool) -> Result<Reply, Failure> {
        let (label, help, wrong) = if is_one {
            ("review-number", "review-number-help", "review-no-one-number")
        } else {
            ("review-numbers", "review-numbers-help", "review-no-number")
        };
        let question = Question::text(self.say(label)).with_help(self.say(help)).checked(move |typed| {
            let numbers = page::numbers(typed, &known);
            let is_right = numbers.is_some_and(|numbers| !is_one || numbers.len() == 1);
            let most = known.iter().copied().max().unwrap_or_default();
            if is_right { Ok(()) } else { Err(Message::new(wrong).with("count", most)) }
        });
        self.front.ask(&question)
    }

    /// Corrects a field of a row.
    fn correct(&mut self, rows: &[&Row]) -> Result<Turn, Failure> {
        let [row] = rows else { return Ok(Turn::Again) };
        let catalog = &self.environment.terminal.catalog;
        let opened = self.review.open()?;
        let (target, entity, field, value) = match &row.what {
            What::Left { .. } => {
                self.note(&Message::new("review-left-not"));
                return Ok(Turn::Again);
            }
            What::Field(field) => {
                let value = field.split('.').fold(&opened.value, |value, key| &value[key]);
                (self.review.id(), None, field.clone(), value.clone())
            }
            What::Part(entity, id) => {
                let fields: &[&str] = match entity {
                    Entity::Organization => &["name", "short"],
                    Entity::Person => &["name", "positions", "roles", "organization", "attendance"],
                    Entity::Group => &["group", "roles", "organization", "attendance"],
                    Entity::Proceeding => &["text", "kind", "by", "title"],
                    Entity::Directive => &["lead", "due", "text", "support", "to", "kind"],
                    Entity::Task => &["lead", "due", "title", "support"],
                };
                let label = |field: &&str| page::part_label(*entity, field, catalog);
                let options = fields.iter().map(|field| Choice::new(*field, label(field)));
                let question = Question::choice(self.say("review-field"), options.collect(), 0);
                let field = answer!(self.front.ask(&question)?);
                let part = opened.part(Some(id), id)?;
                let value = opened.value[entity.list()][part.index][&field].clone();
                (format!("{}#{id}", self.review.id()), Some(*entity), field, value)
            }
        };
        if field == "due" {
            let initial = page::text_of(&field, &value, None, catalog).unwrap_or_default();
            let typed = answer!(self.ask_deadline(initial)?);
            let assignments = self.deadline(&typed, self.says_same(row, &typed)?)?;
            self.change(&SetRequest { ids: vec![&target], becomes: None, may_lose: false, assignments })?;
            return Ok(Turn::Again);
        }
        let (label, key) = match entity {
            Some(entity) => (page::part_label(entity, &field, catalog), page::key_of(entity, &field)),
            None => (page::field_label(&field, catalog), (field == "session.kind").then_some(SessionKind::KEY)),
        };
        let initial = page::text_of(&field, &value, key, catalog).unwrap_or_default();
        let mut question = Question::text(label).beginning(initial);
        if takes_several(entity, &field) {
            question = question.with_help(self.say("review-value-help"));
        }
        let typed = answer!(self.front.ask(&question)?);
        let day = self.review.workspace.date_order().date(&typed);
        if let Some(day) = day.filter(|_| entity.is_none() && field == "session.date") {
            self.hold_on(day)?;
            return Ok(Turn::Again);
        }
        let assignments = vec![assigned(&field, &typed)];
        self.change(&SetRequest { ids: vec![&target], becomes: None, may_lose: false, assignments })?;
        Ok(Turn::Again)
    }

    /// Corrects the day of the session, and with it the record's id, which begins with it.
    fn hold_on(&mut self, day: NaiveDate) -> Result<(), Failure> {
        let id = self.review.id();
        let new = format!("{day}{}", id.get(10..).unwrap_or_default());
        if new == id {
            self.note(&Message::new("set-unchanged"));
            return Ok(());
        }
        let request = RenameRequest { id: &id, new: Some(&new), line: None };
        if let Made::Done = self.make(|workspace| Ok(rename(workspace, &request)?.changeset))? {
            self.review.path = self.review.workspace.archive()?.path_of(&new);
            self.note(&Message::new("review-renamed").with("id", new));
            let kept = self.environment.terminal.catalog.say(&self.review.stopped()?);
            self.watch = None;
            self.watch = Watch::begin(kept);
        }
        Ok(())
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
        let due = answer!(self.ask_deadline(String::new())?);
        // What was left over goes last: its numbers change when it is taken up.
        let mut groups: BTreeMap<(bool, bool), Vec<&Row>> = BTreeMap::new();
        for row in rows {
            let is_task = matches!(row.what, What::Part(Entity::Task, _));
            groups.entry((!is_task, !self.says_same(row, &due)?)).or_default().push(row);
        }
        for ((is_no_task, is_other), rows) in groups {
            let mut assignments = Vec::new();
            if !lead.is_empty() {
                assignments.push(assigned("lead", &lead));
            }
            if !due.is_empty() {
                assignments.extend(self.deadline(&due, !is_other)?);
            }
            self.become_of(&rows, is_no_task.then_some(PartKind::Directive), &assignments)?;
        }
        Ok(Turn::Again)
    }

    /// Makes rows ones of another kind.
    fn turn(&mut self, rows: &[&Row]) -> Result<Turn, Failure> {
        let catalog = &self.environment.terminal.catalog;
        let is_out = |row: &&Row| matches!(row.what, What::Left { was_part: true, .. });
        let mut options = Vec::new();
        options.extend(rows.iter().all(is_out).then(|| Choice::new("back", self.say("review-as-back"))));
        options.push(Choice::new("directive", self.say("review-as-directive")));
        options.push(Choice::new("task", self.say("review-as-task")));
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
        let (out, rows): (Vec<&Row>, Vec<&Row>) =
            rows.iter().copied().partition(|row| matches!(row.what, What::Left { .. }));
        if !out.is_empty() {
            self.note(&Message::new("review-out-already").with("count", out.len()));
        }
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
    fn end(&mut self) -> Result<bool, Failure> {
        loop {
            self.flush()?;
            let options = vec![
                Choice::new(NEXT, self.say("review-keep-draft")),
                Choice::new(FINAL, self.say("review-make-final")),
            ];
            match self.front.ask(&Question::choice(self.say("wizard-ending"), options, 0))? {
                Reply::Given(chosen) if chosen == FINAL => {
                    if !self.may_delete_left()? {
                        continue;
                    }
                    let assignments = vec![assigned("x-import", ""), assigned("state", "final")];
                    let id = self.review.id();
                    self.change(&SetRequest { ids: vec![&id], becomes: None, may_lose: false, assignments })?;
                    self.flush()?;
                    return Ok(true);
                }
                Reply::Given(_) => return Ok(true),
                Reply::Back | Reply::Stop => return self.stop(),
            }
        }
    }

    /// Whether the passages that were left over may go with the notes of the import: the user is shown the first of them.
    fn may_delete_left(&mut self) -> Result<bool, Failure> {
        const SHOWN: usize = 3;
        let opened = self.review.open()?;
        let left = opened.value["x-import"]["left"].as_array().map_or(&[][..], Vec::as_slice);
        if left.is_empty() {
            return Ok(true);
        }
        let catalog = &self.environment.terminal.catalog;
        self.note(&Message::new("review-deletes").with("count", left.len()));
        for passage in left.iter().take(SHOWN) {
            let line = catalog.say(&Message::new("import-line").with("line", passage["line"].as_i64().unwrap_or(1)));
            self.said.push(Said::Words(format!("  {line}: {}", passage["text"].as_str().unwrap_or_default())));
        }
        if left.len() > SHOWN {
            self.said.push(Said::Words("  …".to_owned()));
        }
        self.flush()?;
        let question = Question::confirm(self.say("review-delete"), false);
        Ok(self.front.ask(&question)? == Reply::Given(YES.to_owned()))
    }

    /// Asks for a deadline.
    fn ask_deadline(&mut self, initial: String) -> Result<Reply, Failure> {
        let basis = self.basis()?;
        let label = self.say("wizard-due");
        let name = label.clone();
        let check = move |typed: &str| {
            let wrong = TypedDeadline::read(typed, &basis).is_no_day() && basis.dates.date(typed).is_none();
            let message = || Message::new("no-date").with("name", name.as_str()).with("value", typed);
            if wrong { Err(message()) } else { Ok(()) }
        };
        let question = Question::text(label).with_help(self.say("wizard-due-help")).beginning(initial);
        self.front.ask(&question.checked(check))
    }

    /// What the deadlines of the record are reckoned from.
    fn basis(&self) -> Result<Basis, Failure> {
        let settings = self.review.workspace.archive()?.settings();
        Ok(basis(&self.review.open()?.record, settings, self.review.workspace.today()))
    }

    /// Whether the deadline of a row in the words of the source is the day that was typed.
    fn says_same(&self, row: &Row, typed: &str) -> Result<bool, Failure> {
        let What::Part(entity, id) = &row.what else { return Ok(false) };
        let (opened, basis) = (self.review.open()?, self.basis()?);
        let part = opened.part(Some(id), id)?;
        let words = opened.value[entity.list()][part.index]["due_text"].as_str();
        let day = |words: &str| basis.dates.date(words).or_else(|| TypedDeadline::read(words, &basis).due);
        Ok(day(typed).is_some_and(|typed| words.and_then(day) == Some(typed)))
    }

    /// What a typed deadline sets; `is_worded` where the words of the source say the same, and stay.
    fn deadline(&mut self, typed: &str, is_worded: bool) -> Result<Vec<Assignment>, Failure> {
        let basis = self.basis()?;
        let read = TypedDeadline::read(typed, &basis);
        let day = basis.dates.date(typed);
        let due = day.or(read.due).map(|day| day.to_string()).unwrap_or_default();
        let mut assignments = vec![assigned("due", &due)];
        if is_worded {
            return Ok(assignments);
        }
        assignments.push(assigned("due_text", if day.is_some() { "" } else { typed }));
        assignments.extend(read.repeats.map(|repeats| assigned("repeats", repeats.name())));
        if due.is_empty() && !typed.is_empty() {
            self.note(&read.understood());
        }
        Ok(assignments)
    }

    /// Changes all of `rows` or none. Where fields would be lost, the user is shown them, and decides.
    fn become_of(&mut self, rows: &[&Row], becomes: Option<PartKind>, values: &[Assignment]) -> Result<(), Failure> {
        let id = self.review.id();
        let ids: Vec<String> = rows
            .iter()
            .filter_map(|row| match &row.what {
                What::Part(_, part) => Some(format!("{id}#{part}")),
                What::Left { number, .. } => Some(format!("{id}#left{number}")),
                What::Field(_) => None,
            })
            .collect();
        if ids.len() < rows.len() {
            self.note(&Message::new("review-field-not"));
            return Ok(());
        }
        if ids.is_empty() {
            return Ok(());
        }
        let ids = ids.iter().map(String::as_str).collect();
        let mut request = SetRequest { ids, becomes, may_lose: false, assignments: values.to_vec() };
        if let Made::WouldLose = self.change(&request)? {
            request.may_lose = true;
            // What would go is what the change removes; where that fails for another reason, it is said.
            if let Ok(changeset) = set(self.review.workspace, &request) {
                let opened = self.review.open()?;
                for changed in &changeset.changed {
                    let is_asked = |field: &str| values.iter().any(|it| it.field == field);
                    let gone = changed.fields.iter().filter(|it| it.to.is_empty() && !is_asked(&it.field));
                    for field in gone {
                        let label = self.label(changed, &field.field, &opened);
                        let words = values_in_full(&field.from, &self.environment.terminal.catalog);
                        let name = named(changed);
                        self.note(
                            &Message::new("review-goes").with("id", name).with("field", label).with("was", words),
                        );
                    }
                }
                self.flush()?;
                let question = Question::confirm(self.say("review-lose"), true);
                if self.front.ask(&question)? != Reply::Given(YES.to_owned()) {
                    return Ok(());
                }
            }
            self.change(&request)?;
        }
        Ok(())
    }

    /// Changes fields, or the kind of parts.
    fn change(&mut self, request: &SetRequest) -> Result<Made, Failure> {
        self.make(|workspace| set(workspace, request))
    }

    /// Makes a change. What came of it is to be said, unless the user is to decide.
    fn make(&mut self, plan: impl Fn(&Workspace) -> Result<Changeset, Refusal>) -> Result<Made, Failure> {
        let workspace = self.review.workspace;
        let opened = self.review.open()?;
        let lock = self.environment.lock(workspace.archive()?)?;
        let said = &mut self.said;
        let warn = |files: &[FileFindings]| said.extend(files.iter().cloned().map(Said::Findings));
        let made = plan(workspace).and_then(|changeset| {
            changeset.apply(workspace, &lock, Staging::No, warn)?;
            Ok(changeset)
        });
        drop(lock);
        match made {
            Ok(changeset) => {
                let catalog = &self.environment.terminal.catalog;
                let changed = changeset.changed.iter().map(|changed| {
                    let label = |field: &str| self.label(changed, field, &opened);
                    changed_in_words(changed, &named(changed), label, catalog)
                });
                let changed: Vec<Message> = changed.collect();
                for message in changeset.understood.iter().chain(&changed).chain(&changeset.notes) {
                    self.note(message);
                }
                Ok(Made::Done)
            }
            Err(Refusal::Said { message, .. }) if message.key == LOST => Ok(Made::WouldLose),
            Err(
                refusal @ (Refusal::Said { .. } | Refusal::Findings { .. } | Refusal::Store(StoreError::Exists { .. })),
            ) => {
                self.said.push(Said::Failure(refusal.into()));
                Ok(Made::Refused)
            }
            Err(refusal) => Err(refusal.into()),
        }
    }

    /// What people call a field of a part that was changed; `opened` is the record before.
    fn label(&self, changed: &ChangedPart, field: &str, opened: &OpenRecord) -> String {
        let catalog = &self.environment.terminal.catalog;
        let part = changed.name.split_once('#').map(|(_, part)| part);
        let entity = part.and_then(|part| opened.identified().find(|(.., id)| *id == part)).map(|(entity, ..)| entity);
        match (part, entity) {
            (None, _) => page::field_label(field, catalog),
            (Some(_), entity) => page::lowered(&page::part_label(entity.unwrap_or(Entity::Directive), field, catalog)),
        }
    }
}

/// What a part of the one record that is reviewed is called: its id alone.
fn named(changed: &ChangedPart) -> String {
    changed.name.split_once('#').map_or_else(|| changed.name.clone(), |(_, part)| format!("#{part}"))
}

fn assigned(field: &str, value: &str) -> Assignment {
    Assignment { field: field.to_owned(), operation: Operation::Set, value: value.to_owned() }
}
