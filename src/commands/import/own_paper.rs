//! An exported paper that comes back: known by its properties, and taken as changes of its record.

use super::super::{Environment, Exit, Failure, Output};
use crate::change::{Mode, changed_message};
use crate::language;
use crate::made_paper::{self, Exported, Making, Origin};
use crate::paper_template::{Chosen, FOLDER, Form};
use crate::shown::Shown;
use meeting_core::archive::Archive;
use meeting_core::i18n::{Language, Message};
use meeting_core::import::Document;
use meeting_core::model::RecordState;
use meeting_core::ops::{
    Assignment, Operation, Refusal, SetRequest, Target, TypedDeadline, Workspace, basis, set_each,
};
use meeting_papers::returned::{Comparison, DEADLINE, Difference, Now, Reason, compare, text_of, with_day};
use viet_text::date::parse_date;

/// Which of two sides holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Paper,
    Record,
}

/// A field, the fields of a part or all fields, and the side that holds there: `d1.text=paper`, `d1=record`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// As typed.
    typed: String,
    reference: String,
    side: Side,
}

impl Accepted {
    /// Reads `REF=paper|record`.
    fn parse(typed: &str, id: &str) -> Result<Self, Failure> {
        let wrong = || Failure::new(Message::new("import-accept").with("text", typed));
        let (reference, side) = typed.split_once('=').ok_or_else(wrong)?;
        let side = match side.trim() {
            "paper" => Side::Paper,
            "record" => Side::Record,
            _ => return Err(wrong()),
        };
        let reference = reference.trim();
        let own = reference.strip_prefix(id).unwrap_or(reference).trim_start_matches(['#', '/', '.']);
        Ok(Self { typed: typed.to_owned(), reference: own.to_owned(), side })
    }

    fn is_of(&self, difference: &Difference) -> bool {
        self.reference.is_empty()
            || difference.reference() == self.reference
            || difference.part.as_ref() == Some(&self.reference)
    }
}

/// A paper that `export` has made of a record of this archive.
pub struct OwnPaper<'a> {
    exported: Exported,
    target: Target,
    document: &'a Document,
}

impl<'a> OwnPaper<'a> {
    /// Knows a paper by its properties. One of a record that the archive does not have is a paper like any other.
    pub fn of(bytes: &[u8], document: &'a Document, workspace: &Workspace) -> Option<Self> {
        let exported = Exported::read(bytes)?;
        let target = Target::of(&exported.record, workspace).ok()?;
        target.read().ok()?;
        Some(Self { exported, target, document })
    }

    fn said(&self, key: &'static str) -> Message {
        Message::new(key).with("id", self.exported.record.as_str()).with("kind", self.exported.kind.name())
    }

    /// Takes what was changed in it. A second record of the same meeting is never made of it.
    pub fn take(
        &self,
        accepted: &[String],
        is_dry_run: bool,
        environment: &Environment,
        output: &mut Output,
    ) -> Result<Exit, Failure> {
        let terminal = &environment.terminal;
        if text_of(self.document) == self.exported.text {
            terminal.note(&self.said("import-own-unchanged"));
            return Ok(Exit::Success);
        }
        let Some(origin) = &self.exported.origin else {
            terminal.error(&self.said("import-own-changed"), Some(&self.said("import-own-changed-help")));
            return Ok(Exit::Findings);
        };
        let accepted: Vec<Accepted> =
            accepted.iter().map(|typed| Accepted::parse(typed, &self.exported.record)).collect::<Result<_, _>>()?;
        let workspace = environment.workspace()?;
        let archive = workspace.archive()?;
        let lock = environment.lock(archive)?;
        let comparison = match self.compare(origin, environment)? {
            Ok(comparison) => comparison,
            Err(exit) => return Ok(exit),
        };
        if let Some(unknown) = accepted.iter().find(|it| !comparison.differences.iter().any(|one| it.is_of(one))) {
            let known: Vec<String> = comparison.differences.iter().map(Difference::reference).collect();
            let message = Message::new("import-accept-unknown").with("text", unknown.typed.as_str());
            let failure = Failure::new(message);
            let known_values = Message::new("known-values").with("names", known.join(", "));
            return Err(if known.is_empty() { failure } else { failure.with_help(known_values) });
        }
        // What was said last holds.
        let side = |it: &Difference| accepted.iter().rev().find(|one| one.is_of(it)).map(|one| one.side);
        let conflicts: Vec<&Difference> =
            comparison.differences.iter().filter(|it| it.is_conflict && side(it).is_none()).collect();
        for conflict in &conflicts {
            let reference = format!("{}#{}", self.exported.record, conflict.reference());
            let message = Message::new("import-own-conflict")
                .with("field", conflict.reference())
                .with("line", conflict.line)
                .with("paper", conflict.paper.as_str())
                .with("record", conflict.record.as_str());
            terminal.error(&message, Some(&Message::new("import-own-conflict-help").with("reference", reference)));
        }
        if !conflicts.is_empty() {
            terminal.note(&self.said("import-own-nothing"));
            return Ok(Exit::Findings);
        }
        let taken: Vec<&Difference> =
            comparison.differences.iter().filter(|it| side(it) != Some(Side::Record)).collect();
        let requests: Vec<Assignments> =
            taken.iter().map(|it| self.assignments(it, &workspace)).collect::<Result<_, _>>()?;
        let requests: Vec<SetRequest> = requests.iter().map(Assignments::request).collect();
        let (changeset, refused) = set_each(&workspace, &requests)?;
        environment.carry_out(&workspace, &changeset, Mode::of(is_dry_run), &lock, output)?;
        if !is_dry_run {
            changeset.changed.iter().for_each(|changed| terminal.note(&changed_message(changed, &terminal.catalog)));
        }
        changeset.notes.iter().for_each(|note| terminal.note(note));
        let is_all_taken = comparison.not_taken.is_empty() && refused.is_empty();
        self.say_rest(&comparison, &taken, &refused, environment);
        if is_all_taken && changeset.writes.is_empty() {
            terminal.note(&self.said("import-own-same"));
        }
        Ok(if is_all_taken { Exit::Success } else { Exit::Findings })
    }

    /// Says what of the paper was not taken.
    fn say_rest(
        &self,
        comparison: &Comparison,
        taken: &[&Difference],
        refused: &[(usize, Refusal)],
        environment: &Environment,
    ) {
        let terminal = &environment.terminal;
        let opened = self.target.open();
        let is_final = opened.is_ok_and(|opened| opened.record.state == Some(RecordState::Final));
        for (number, refusal) in refused {
            let Some(difference) = taken.get(*number) else { continue };
            let message = Message::new("import-own-refused")
                .with("field", difference.reference())
                .with("line", difference.line)
                .with("paper", difference.paper.as_str());
            terminal.print(&message);
            if !is_final {
                terminal.refusal(refusal);
            }
        }
        if is_final && !refused.is_empty() {
            let help = Message::new("set-final-help").with("id", self.exported.record.as_str());
            terminal.error(&self.said("import-own-final"), Some(&help));
        }
        for it in &comparison.not_taken {
            let key = match it.reason {
                Reason::Added => "import-own-added",
                Reason::Removed => "import-own-removed",
                Reason::Other => "import-own-other",
                Reason::Elsewhere => "import-own-elsewhere",
            };
            terminal.print(&Message::new(key).with("line", it.line).with("text", it.text.as_str()));
        }
        if !is_final && !refused.is_empty() || !comparison.not_taken.is_empty() {
            terminal.error(&self.said("import-own-rest"), Some(&self.said("import-own-changed-help")));
        }
    }

    /// Makes the paper of the record as it is now, and compares.
    fn compare(&self, origin: &Origin, environment: &Environment) -> Result<Result<Comparison, Exit>, Failure> {
        let settings = self.target.archive_of_record().map(Archive::settings);
        let language = Language::of_code(&origin.language).unwrap_or_default();
        let mut catalog = language::catalog(language);
        if let Some(settings) = settings {
            catalog = catalog.with_words(settings.words(language));
        }
        let own = match (&origin.template, &self.target.archive) {
            (Some(name), Some(archive)) => Some(archive.root().join(FOLDER).join(name)),
            _ => None,
        };
        if let (Some(path), Some(name)) = (&own, &origin.template)
            && !path.is_file()
        {
            let message = self.said("import-own-template").with("file", format!("{FOLDER}/{name}"));
            return Err(Failure::new(message).with_help(self.said("import-own-template-help")));
        }
        let template = match Chosen::in_language(language, self.exported.kind, Form::Docx, own.as_deref(), environment)?
        {
            Ok(template) => template,
            Err(exit) => return Ok(Err(exit)),
        };
        let shown = Shown::read(&self.target, &self.exported.record)?;
        let following = shown.following(&self.target, origin.as_of, environment);
        let making = Making {
            kind: self.exported.kind,
            template: &template.template,
            catalog: &catalog,
            settings,
            following: &following,
            as_of: origin.as_of,
            part: origin.part.as_deref(),
            date: origin.date,
        };
        let values = making.values(&shown.record);
        let (lead, values) = match &origin.lead {
            None => (None, values),
            Some(called) => {
                let each = making.of_each_lead(&values);
                match each.into_iter().enumerate().find(|(_, (known, _))| known == called) {
                    Some((number, (_, values))) => (Some(number), values),
                    None => return Err(Failure::new(self.said("import-own-lead").with("lead", called.as_str()))),
                }
            }
        };
        let bytes = match making.fill(&values) {
            Ok(bytes) => bytes,
            Err(problems) => return template.refused(&problems, environment).map(Err),
        };
        let document = made_paper::read(&bytes)?;
        let value = &shown.document.value;
        let traced = making.trace(&document, value, &values, lead);
        let now = Now { value, traced: &traced, reading: &making.reading(&document, value) };
        Ok(Ok(compare(now, self.document, &making.reading(self.document, value), &origin.known)))
    }

    /// What `set` is asked for.
    fn assignments(&self, difference: &Difference, workspace: &Workspace) -> Result<Assignments, Failure> {
        let id = match &difference.part {
            Some(part) => format!("{}#{part}", self.exported.record),
            None => self.exported.record.clone(),
        };
        let assignment =
            |field: &str, value: String| Assignment { field: field.to_owned(), operation: Operation::Set, value };
        let all = if difference.field == DEADLINE {
            let opened = self.target.open()?;
            let settings = workspace.archive()?.settings();
            let today = workspace.today();
            // Minutes say the words, and the day behind them.
            let (words, day) = with_day(&difference.value);
            let typed = TypedDeadline::read(words, &basis(&opened.record, settings, today));
            let day = day.or(typed.due).map(|day| day.to_string()).unwrap_or_default();
            let is_day = parse_date(words).is_some();
            vec![
                assignment("due", day),
                assignment("due_text", if is_day { String::new() } else { words.to_owned() }),
                assignment("due_time", typed.due_time.unwrap_or_default()),
            ]
        } else {
            vec![assignment(&difference.field, difference.value.clone())]
        };
        Ok(Assignments { id, all })
    }
}

struct Assignments {
    id: String,
    all: Vec<Assignment>,
}

impl Assignments {
    fn request(&self) -> SetRequest<'_> {
        SetRequest { ids: vec![&self.id], becomes: None, may_lose: false, assignments: self.all.clone() }
    }
}
