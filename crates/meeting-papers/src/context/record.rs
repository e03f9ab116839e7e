//! The values of a record.

use chrono::NaiveDate;
use meeting_core::archive::{Directory, Office};
use meeting_core::check::Names;
use meeting_core::i18n::{Catalog, Language, Message};
use meeting_core::model::{
    Attachment, AttachmentKind, Attendance, Ballot, CitedDocument, Directive, DirectiveKind, DirectiveStatus,
    KindOfSession, Mode, Paper, PartOfDay, Participant, Priority, Proceeding, ProceedingKind, Record, Repeats, Role,
    Session, SessionKind, Signature, Task, TaskStatus, Vote, VoteMethod, VoteResult,
};
use meeting_core::rows::{CurrentWork, Following};
use meeting_core::work::{WorkRecord, work_on};
use viet_text::fold::fold;

use super::actors::{Actors, label};
use super::deadline::Deadline;
use super::shape::Number;
use super::{
    ActionValues, ActorValues, AgendaValues, AttachmentValues, CitationValues, DirectiveValues, LeadValues,
    OfficeValues, PaperFields, PaperValues, PartValues, ProceedingValues, SessionValues, SignatureValues, TallyValues,
    TaskValues, VoteValues, day, paragraphs, text,
};
use crate::words;

/// What a paper of a record is made of.
#[derive(Debug, Clone, Copy)]
pub struct RecordInput<'r> {
    /// The record.
    pub record: &'r Record,
    /// The directory of its archive.
    pub directory: &'r Directory,
    /// What is so of its work.
    pub following: &'r Following,
    /// The day of the paper: what is work, and what is overdue.
    pub as_of: NaiveDate,
    /// The office that issues the paper.
    pub office: &'r Office,
    /// Its number, date, recipients and signatures.
    pub paper: &'r Paper,
    /// The id of the part of which an extract is made.
    pub part: Option<&'r str>,
}

/// The values of a paper of a record, in the language of the catalog.
#[must_use]
pub fn record_values(input: &RecordInput<'_>, catalog: &Catalog) -> PaperValues {
    let record = input.record;
    let actors = Actors::new(record, Names::of(record, input.directory), catalog, input.office);
    let reader = Reader { input, actors: &actors, catalog };
    let directives: Vec<DirectiveValues> = record.directives.iter().map(|it| reader.directive(it)).collect();
    let of_kinds = |kinds: &[DirectiveKind]| {
        let is_one = |it: &&DirectiveValues| kinds.iter().any(|kind| kind.name() == it.kind);
        directives.iter().filter(is_one).cloned().collect()
    };
    let proceedings: Vec<ProceedingValues> = record.proceedings.iter().map(|it| reader.proceeding(it)).collect();
    let (present, absent): (Vec<_>, Vec<_>) =
        record.participants.iter().partition(|it| it.attendance.is_none_or(Attendance::was_there));
    let people = |list: Vec<&Participant>| list.into_iter().map(|it| actors.participant(it)).collect();
    let (chairs, secretaries) = (actors.with_role(Role::Chair), actors.with_role(Role::Secretary));
    PaperValues {
        id: text(record.id.as_ref()),
        title: text(record.title.as_ref()),
        state: record.state.map(|state| state.name().to_owned()).unwrap_or_default(),
        session: record.session.as_ref().map(|it| reader.session(it)).unwrap_or_default(),
        agenda: record.agenda.iter().map(|title| AgendaValues { title: title.clone() }).collect(),
        organizations: record.organizations.iter().map(|it| actors.organization(it)).collect(),
        participants: people(record.participants.iter().collect()),
        attendees: people(present.iter().filter(|it| !is_named_apart(it)).copied().collect()),
        present: people(present),
        absent: people(absent),
        chair: chairs.first().cloned().unwrap_or_default(),
        chairs,
        secretary: secretaries.first().cloned().unwrap_or_default(),
        secretaries,
        issuer: actors.issuer().clone(),
        assessments: proceedings.iter().filter(|it| is_assessment(&it.kind) && !it.text.is_empty()).cloned().collect(),
        proceedings,
        resolutions: of_kinds(&[DirectiveKind::Resolution]),
        decisions: of_kinds(&[DirectiveKind::Resolution, DirectiveKind::Decision, DirectiveKind::Agreement]),
        by_lead: by_lead(&directives),
        directives,
        tasks: record.tasks.iter().map(|it| reader.task(it)).collect(),
        other_tasks: record.tasks.iter().filter(|it| it.directive.is_none()).map(|it| reader.task(it)).collect(),
        actions: reader.actions(),
        part: reader.part(),
        attachments: record.attachments.iter().map(|it| reader.attachment(it)).collect(),
        paper: reader.paper(),
        office: reader.office(),
        ..PaperValues::default()
    }
}

/// Whether a paper names a participant apart: who chairs, who writes.
fn is_named_apart(participant: &Participant) -> bool {
    participant.roles.iter().any(|role| matches!(role, Role::Chair | Role::Secretary))
}

/// Whether a proceeding says how things are.
fn is_assessment(kind: &str) -> bool {
    [ProceedingKind::Observation, ProceedingKind::Limitation, ProceedingKind::Conclusion]
        .iter()
        .any(|assessment| assessment.name() == kind)
}

/// The directives by those who lead, in the order in which they are first named; first those that are for everybody.
fn by_lead(directives: &[DirectiveValues]) -> Vec<LeadValues> {
    let mut groups: Vec<LeadValues> = Vec::new();
    for directive in directives {
        let lead = if directive.lead.is_empty() { &directive.to } else { &directive.lead };
        match groups.iter_mut().find(|group| group.lead == *lead) {
            Some(group) => group.directives.push(directive.clone()),
            None => groups.push(LeadValues { lead: lead.clone(), directives: vec![directive.clone()] }),
        }
    }
    groups.sort_by_key(|group| !group.lead.is_empty());
    groups
}

/// What the text of a directive says by itself, so that a paper need not.
struct Says {
    lead: bool,
    support: bool,
    deadline: bool,
}

struct Reader<'a, 'r> {
    input: &'a RecordInput<'r>,
    actors: &'a Actors<'r>,
    catalog: &'a Catalog,
}

impl Reader<'_, '_> {
    fn say(&self, key: &'static str, name: &'static str, value: impl Into<meeting_core::i18n::Argument>) -> String {
        self.catalog.say(&Message::new(key).with(name, value))
    }

    fn label(&self, key: &str, name: Option<&str>) -> String {
        name.map(|name| label(self.catalog, key, name)).unwrap_or_default()
    }

    fn session(&self, session: &Session) -> SessionValues {
        let kind = session.kind.map(KindOfSession::name).unwrap_or_default();
        SessionValues {
            kind: kind.to_owned(),
            kind_label: self.label(SessionKind::KEY, session.kind.map(KindOfSession::name)),
            name: self.meeting_name(),
            date: day(session.date),
            until: day(session.until),
            date_text: text(session.date_text.as_ref()),
            part_of_day: self.label(PartOfDay::KEY, session.part_of_day.map(PartOfDay::name)),
            start: text(session.start.as_ref()),
            end: text(session.end.as_ref()),
            begins: self.begins(session),
            ends: self.moment(session.end.as_ref(), session.until.or(session.date), String::new()),
            place: text(session.place.as_ref()),
            mode: self.label(Mode::KEY, session.mode.map(Mode::name)),
            series: text(session.series.as_ref()),
            basis: text(session.basis.as_ref()),
            purpose: text(session.purpose.as_ref()),
            cites: self.citations(&session.cites),
            entitled: Number(session.entitled),
            quorum: Number(session.quorum),
            present: Number(session.present),
            absent: Number(session.absent),
            excused: Number(session.excused),
        }
    }

    fn begins(&self, session: &Session) -> String {
        let part = session.part_of_day.map(|part| label(self.catalog, PartOfDay::KEY, part.name()));
        let part = part.map(|part| self.say("paper-part-of-day", "part", part)).unwrap_or_default();
        match &session.date_text {
            Some(words) => words.clone(),
            None => self.moment(session.start.as_ref(), session.date, part),
        }
    }

    /// A time on a day; where no time is known, `instead`, else the form for one.
    fn moment(&self, time: Option<&String>, date: Option<NaiveDate>, instead: String) -> String {
        let language = self.catalog.language();
        let date = words::long_date(&day(date), language);
        let time = match time {
            None if !instead.is_empty() => instead,
            time => words::clock(&text(time), language),
        };
        self.catalog.say(&Message::new("paper-moment").with("time", time).with("date", date))
    }

    /// The meeting as a sentence names it. A title that begins with what the meeting is goes on in small letters; one that says
    /// who met goes on after "buổi"; any other is quoted.
    fn meeting_name(&self) -> String {
        let title = text(self.input.record.title.as_ref());
        if self.catalog.language() == Language::En {
            return title;
        }
        let folded = fold(&title);
        let words = |key: &str| self.catalog.get(key).unwrap_or_default();
        for noun in words("paper-meeting-nouns").split(", ") {
            let (before, noun) = noun.strip_prefix('(').and_then(|it| it.split_once(") ")).unwrap_or(("", noun));
            if folded.starts_with(&format!("{} ", fold(noun))) {
                let mut letters = title.chars();
                let first = letters.next().into_iter().flat_map(char::to_lowercase);
                return format!("{before} {}", first.chain(letters).collect::<String>()).trim_start().to_owned();
            }
        }
        let verbs = words("paper-meeting-verbs");
        let has_verb = verbs.split(", ").any(|verb| folded.contains(&format!(" {} ", fold(verb))));
        self.say(if has_verb { "paper-meeting-of" } else { "paper-meeting-called" }, "title", title)
    }

    fn citations(&self, documents: &[CitedDocument]) -> Vec<CitationValues> {
        documents.iter().map(|document| self.citation(document)).collect()
    }

    /// A document as an office names it.
    fn citation(&self, document: &CitedDocument) -> CitationValues {
        let date = day(document.date);
        let number = document.number.as_ref().map(|number| match document.kind {
            Some(_) => self.say("paper-cited-number", "number", number),
            None => number.clone(),
        });
        let (kind, title) = (&document.kind, &document.title);
        // "Luật Tổ chức chính quyền địa phương số 77/2015/QH13": a title that begins with the type stands for it.
        let is_whole = kind.iter().zip(title).any(|(kind, title)| fold(title).starts_with(&fold(kind)));
        let named = if is_whole { [title.clone(), number, None] } else { [kind.clone(), number, title.clone()] };
        let date_said =
            document.date.map(|_| self.say("paper-cited-date", "date", words::date(&date, self.catalog.language())));
        let issuer = document.issuer.as_ref().map(|issuer| self.say("paper-cited-issuer", "issuer", issuer));
        let said = [document.provision.clone()].into_iter().chain(named).chain([date_said, issuer]);
        CitationValues {
            kind: text(document.kind.as_ref()),
            number: text(document.number.as_ref()),
            title: text(document.title.as_ref()),
            date,
            issuer: text(document.issuer.as_ref()),
            provision: text(document.provision.as_ref()),
            said: said.flatten().collect::<Vec<_>>().join(" "),
        }
    }

    fn proceeding(&self, proceeding: &Proceeding) -> ProceedingValues {
        ProceedingValues {
            id: text(proceeding.id.as_ref()),
            kind: proceeding.kind.map(|kind| kind.name().to_owned()).unwrap_or_default(),
            kind_label: self.label(ProceedingKind::KEY, proceeding.kind.map(ProceedingKind::name)),
            verb: self.label("paper-verb", proceeding.kind.map(ProceedingKind::name)),
            title: text(proceeding.title.as_ref()),
            by: self.actors.all(&proceeding.by),
            on_behalf_of: self.actors.all(&proceeding.on_behalf_of),
            text: text(proceeding.text.as_ref()),
            paragraphs: paragraphs(proceeding.text.as_ref()),
            cites: self.citations(&proceeding.cites),
            vote: proceeding.vote.as_ref().map(|vote| self.vote(vote)).unwrap_or_default(),
        }
    }

    fn vote(&self, vote: &Vote) -> VoteValues {
        let method = self.label(VoteMethod::KEY, vote.method.map(VoteMethod::name));
        let result = self.label(VoteResult::KEY, vote.result.map(VoteResult::name));
        let tally = vote
            .tally
            .iter()
            .map(|(name, votes)| TallyValues { name: self.actors.one(name).name, votes: Number(Some(votes.0)) });
        VoteValues {
            is_held: true,
            in_favour: Number(vote.in_favour),
            against: Number(vote.against),
            abstain: Number(vote.abstain),
            invalid: Number(vote.invalid),
            total: Number(vote.total),
            moved_by: self.actors.all(&vote.moved_by),
            seconded_by: self.actors.all(&vote.seconded_by),
            tally: tally.collect(),
            said: self.vote_said(vote, &method, &result),
            method,
            result,
        }
    }

    /// A vote in one clause: how, how many, and what became of it.
    fn vote_said(&self, vote: &Vote, method: &str, result: &str) -> String {
        let ballot = |ballot: Ballot, count: Option<i64>| {
            let name = label(self.catalog, Ballot::KEY, ballot.name());
            count.map(|count| self.catalog.say(&Message::new("paper-votes").with("name", name).with("count", count)))
        };
        let counts = [
            ballot(Ballot::For, vote.in_favour),
            ballot(Ballot::Against, vote.against),
            ballot(Ballot::Abstain, vote.abstain),
            vote.invalid.filter(|count| *count > 0).map(|count| self.say("paper-votes-invalid", "count", count)),
        ];
        let counts = counts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let pieces = [method.to_owned(), counts, result.to_owned()];
        pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// What is so of a part of the record on the day of the paper.
    fn current(&self, id: Option<&String>) -> Option<&CurrentWork> {
        self.input.following.work.get(id?)
    }

    /// Those who lead or support now, else those whom the part names.
    fn now(&self, current: Option<&String>, stored: &[String]) -> Vec<ActorValues> {
        match current {
            Some(names) => names.lines().map(|name| self.actors.one(name)).collect(),
            None => self.actors.all(stored),
        }
    }

    fn directive(&self, directive: &Directive) -> DirectiveValues {
        self.directive_with(directive).0
    }

    /// The values of a directive, and what its text says by itself.
    fn directive_with(&self, directive: &Directive) -> (DirectiveValues, Says) {
        let current = self.current(directive.id.as_ref());
        let due = current.and_then(|it| it.due).or(directive.due);
        let deadline = Deadline {
            due,
            time: directive.due_time.as_deref(),
            // Words for a deadline that was moved would be wrong.
            words: directive.due_text.as_deref().filter(|_| due == directive.due),
            repeats: directive.repeats.is_some(),
        };
        let support = self.now(current.and_then(|it| it.support.as_ref()), &directive.support);
        let lead = self.now(current.and_then(|it| it.lead.as_ref()), &directive.lead);
        let to = self.actors.all(&directive.to);
        let own = text(directive.text.as_ref());
        let folded = fold(&own);
        let names = |actors: &[ActorValues]| {
            let is_named = |actor: &ActorValues| {
                let names = [&actor.name, &actor.short].into_iter().filter(|name| !name.is_empty());
                names.into_iter().any(|name| folded.contains(&fold(name)) || begins_with(&own, name))
            };
            !actors.is_empty() && actors.iter().all(is_named)
        };
        // Where nobody leads, those whom it is asked of do it.
        let doers = if lead.is_empty() { &to } else { &lead };
        let says = Says { lead: names(doers), support: names(&support), deadline: deadline.is_said_in(&own) };
        let deadline = deadline.said(self.catalog);
        let addition = |is_said: bool, key, name, words: &str| {
            if is_said || words.is_empty() { String::new() } else { self.say(key, name, words) }
        };
        let called = |actors: &[ActorValues]| actors.iter().map(|it| it.called.as_str()).collect::<Vec<_>>().join(", ");
        let clause = words::clause(&own);
        let led = addition(says.lead, "paper-said-lead", "names", &called(doers));
        let rest = addition(says.support, "paper-said-support", "names", &called(&support))
            + &addition(says.deadline, "paper-said-deadline", "deadline", &deadline);
        let values = DirectiveValues {
            id: text(directive.id.as_ref()),
            kind: directive.kind.map(|kind| kind.name().to_owned()).unwrap_or_default(),
            kind_label: self.label(DirectiveKind::KEY, directive.kind.map(DirectiveKind::name)),
            number: text(directive.number.as_ref()),
            paragraphs: paragraphs(directive.text.as_ref()),
            by: self.actors.all(&directive.by),
            to,
            lead,
            cites: self.citations(&directive.cites),
            due: day(due),
            due_time: text(directive.due_time.as_ref()),
            due_text: text(directive.due_text.as_ref()),
            deadline,
            said: format!("{clause}{led}{rest}"),
            said_to_lead: format!("{clause}{rest}"),
            support,
            text: own.clone(),
            repeats: self.label(Repeats::KEY, directive.repeats.map(Repeats::name)),
            each: directive.each == Some(true),
            status: self.status(
                directive.id.as_ref(),
                DirectiveStatus::KEY,
                directive.status.map(DirectiveStatus::name),
            ),
            completed: day(current.and_then(|it| it.completed).or(directive.completed)),
        };
        (values, says)
    }

    /// The status on the day of the paper, else the stored one.
    fn status(&self, id: Option<&String>, key: &str, stored: Option<&str>) -> String {
        match self.current(id) {
            Some(current) => label(self.catalog, current.status.key(), current.status.name()),
            None => self.label(key, stored),
        }
    }

    /// The directive that a task of the record carries out.
    fn directive_of(&self, task: &Task) -> Option<&Directive> {
        let id = task.directive.as_ref()?;
        self.input.record.directives.iter().find(|directive| directive.id.as_ref() == Some(id))
    }

    fn task(&self, task: &Task) -> TaskValues {
        let current = self.current(task.id.as_ref());
        let directive = self.directive_of(task);
        let or_directive = |own: &[String], its: fn(&Directive) -> &[String]| match directive {
            Some(directive) if own.is_empty() => its(directive).to_vec(),
            _ => own.to_vec(),
        };
        let first = task.due.or(directive.and_then(|it| it.due));
        let due = current.and_then(|it| it.due).or(first);
        let stored = if task.due.is_some() || task.due_text.is_some() { None } else { directive };
        let [words, time] = [
            task.due_text.as_ref().or(stored.and_then(|it| it.due_text.as_ref())),
            task.due_time.as_ref().or(stored.and_then(|it| it.due_time.as_ref())),
        ];
        let repeats = task.repeats.or(stored.and_then(|it| it.repeats));
        // Of work that repeats the words hold for every occurrence; of other work only for the first deadline.
        let words = words.filter(|_| due == first || repeats.is_some());
        let deadline = Deadline {
            due: if repeats.is_some() { first } else { due },
            time: time.map(String::as_str),
            words: words.map(String::as_str),
            repeats: repeats.is_some(),
        };
        TaskValues {
            id: text(task.id.as_ref()),
            title: text(task.title.as_ref()),
            directive: text(task.directive.as_ref()),
            lead: self.now(
                current.and_then(|it| it.lead.as_ref()),
                &or_directive(&task.lead, |it| if it.lead.is_empty() { &it.to } else { &it.lead }),
            ),
            support: self
                .now(current.and_then(|it| it.support.as_ref()), &or_directive(&task.support, |it| &it.support)),
            due: day(due),
            due_time: text(time),
            due_text: text(words),
            deadline: deadline.said(self.catalog),
            repeats: self.label(Repeats::KEY, repeats.map(Repeats::name)),
            status: self.status(task.id.as_ref(), TaskStatus::KEY, task.status.map(TaskStatus::name)),
            completed: day(current.and_then(|it| it.completed).or(task.completed)),
            priority: self.label(Priority::KEY, task.priority.map(Priority::name)),
        }
    }

    /// What is to be done: the tasks, and the directives that are work themselves, in the order of the directives.
    fn actions(&self) -> Vec<ActionValues> {
        let record = self.input.record;
        let work: Vec<_> =
            WorkRecord::of(record, record.id.as_deref().unwrap_or_default(), |who| who).into_iter().collect();
        let on_day = work_on(&work, self.input.as_of);
        let is_work = |id: Option<&String>| {
            on_day.iter().any(|row| row.is_listed && Some(row.reference.part) == id.map(String::as_str))
        };
        let mut actions = Vec::new();
        for directive in &record.directives {
            let tasks = record.tasks.iter().filter(|task| task.directive.is_some() && task.directive == directive.id);
            actions.extend(tasks.map(|task| self.task_action(task)));
            if is_work(directive.id.as_ref()) {
                actions.push(self.directive_action(directive));
            }
        }
        actions.extend(
            record.tasks.iter().filter(|task| self.directive_of(task).is_none()).map(|it| self.task_action(it)),
        );
        actions
    }

    fn task_action(&self, task: &Task) -> ActionValues {
        let TaskValues { id, title, lead, support, due, deadline, status, completed, .. } = self.task(task);
        let basis = self.directive_of(task).map(|directive| text(directive.text.as_ref())).unwrap_or_default();
        self.action(ActionValues {
            id,
            title,
            basis,
            lead,
            support,
            due,
            deadline,
            status,
            completed,
            ..ActionValues::default()
        })
    }

    fn directive_action(&self, directive: &Directive) -> ActionValues {
        let DirectiveValues { id, text, to, lead, support, due, deadline, status, completed, kind_label, .. } =
            self.directive(directive);
        let lead = if lead.is_empty() { to } else { lead };
        let (title, basis) = (text, kind_label);
        self.action(ActionValues {
            id,
            title,
            basis,
            lead,
            support,
            due,
            deadline,
            status,
            completed,
            ..ActionValues::default()
        })
    }

    fn action(&self, action: ActionValues) -> ActionValues {
        let current = self.current(Some(&action.id));
        ActionValues {
            late: current.and_then(|it| it.late).into(),
            is_overdue: current.is_some_and(|it| it.attention == meeting_core::rows::Attention::Overdue),
            ..action
        }
    }

    /// The part of which an extract is made.
    fn part(&self) -> PartValues {
        let Some(id) = self.input.part else { return PartValues::default() };
        let record = self.input.record;
        let is_it = |other: &Option<String>| other.as_deref() == Some(id);
        if let Some(it) = record.proceedings.iter().find(|it| is_it(&it.id)).map(|it| self.proceeding(it)) {
            let ProceedingValues { id, kind_label, title, paragraphs, by, vote, .. } = it;
            return PartValues { id, kind_label, title, paragraphs, by, vote, ..PartValues::default() };
        }
        if let Some(it) = record.directives.iter().find(|it| is_it(&it.id)) {
            let (values, says) = self.directive_with(it);
            let DirectiveValues { id, kind_label, number, paragraphs, by, lead, support, deadline, .. } = values;
            let title = match number.as_str() {
                "" => String::new(),
                number => format!("{kind_label} {}", self.say("paper-cited-number", "number", number)),
            };
            return PartValues {
                id,
                kind_label,
                title,
                paragraphs,
                by,
                lead: if says.lead { Vec::new() } else { lead },
                support: if says.support { Vec::new() } else { support },
                deadline: if says.deadline { String::new() } else { deadline },
                vote: VoteValues::default(),
            };
        }
        let task = record.tasks.iter().find(|it| is_it(&it.id)).map(|it| self.task(it));
        let Some(TaskValues { id, title, lead, support, deadline, .. }) = task else { return PartValues::default() };
        let kind_label = self.catalog.get("part-tasks").unwrap_or_default();
        PartValues { id, kind_label, paragraphs: vec![title], lead, support, deadline, ..PartValues::default() }
    }

    fn attachment(&self, attachment: &Attachment) -> AttachmentValues {
        AttachmentValues {
            kind: self.label(AttachmentKind::KEY, attachment.kind.map(AttachmentKind::name)),
            caption: text(attachment.caption.as_ref()),
            by: self.actors.all(&attachment.by),
        }
    }

    fn office(&self) -> OfficeValues {
        let office = self.input.office;
        let issuer = self.actors.issuer();
        let parent = match (&office.parent, &office.name) {
            (Some(parent), _) => parent.clone(),
            (None, Some(_)) => String::new(),
            (None, None) => {
                let its = self.input.record.organizations.iter().find(|it| it.id.as_ref() == Some(&issuer.id));
                its.and_then(|it| it.part_of.as_ref()).map(|it| self.actors.one(it).name).unwrap_or_default()
            }
        };
        OfficeValues { name: issuer.name.clone(), parent, place: text(office.place.as_ref()) }
    }

    fn paper(&self) -> PaperFields {
        let mut fields = paper_fields(self.input.paper, self.input.office);
        fields.signatures = self.signatures();
        fields
    }

    /// The signatures of the paper, else that of who chaired first.
    fn signatures(&self) -> Vec<SignatureValues> {
        let given = &self.input.paper.signatures;
        if !given.is_empty() {
            return given.iter().map(|it| self.signature(it)).collect();
        }
        let chair = self.input.record.participants.iter().find(|it| it.roles.contains(&Role::Chair));
        // Somebody signs every paper.
        let usual = chair
            .map(|it| SignatureValues {
                position: self.actors.position_for(it).map(|it| it.office.to_owned()).unwrap_or_default(),
                name: text(it.name.as_ref()),
                is_chair: true,
                ..SignatureValues::default()
            })
            .unwrap_or_default();
        vec![usual]
    }

    fn signature(&self, signature: &Signature) -> SignatureValues {
        let by = signature.by.first().map(|by| self.actors.one(by)).unwrap_or_default();
        let participant = self.input.record.participants.iter().find(|it| it.id.as_ref() == Some(&by.id));
        let has_role = |role: Role| participant.is_some_and(|it| it.roles.contains(&role));
        let of_participant = || participant.and_then(|it| self.actors.position_for(it)).map(|it| it.office.to_owned());
        let (capacity, position) = signed_as(signature);
        SignatureValues {
            // Who signs in a capacity does not sign in any position.
            position: if capacity.is_empty() { position.or_else(of_participant) } else { position }.unwrap_or_default(),
            capacity,
            is_chair: has_role(Role::Chair),
            is_secretary: has_role(Role::Secretary),
            name: by.name,
        }
    }
}

/// Whether a text begins with somebody's name cut short, as people write who know whom they mean: "Văn phòng Sở báo cáo" of
/// Văn phòng Sở Giáo dục và Đào tạo.
fn begins_with(text: &str, name: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.next_if(|word| fold(word) == "giao");
    let mut common = 0;
    for word in name.split_whitespace() {
        if words.next_if(|other| fold(other) == fold(word)).is_none() {
            break;
        }
        common += 1;
    }
    // A capital letter would go on with another name.
    common >= 2 && words.next().is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// Capacity and position of a signature; where both are written in one, "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC", each by itself.
pub(super) fn signed_as(signature: &Signature) -> (String, Option<String>) {
    let capacity = signature.capacity.as_deref().unwrap_or_default();
    match (&signature.position, capacity.split_once(", ")) {
        (None, Some((capacity, position))) => (capacity.to_owned(), Some(position.to_owned())),
        (position, _) => (capacity.to_owned(), position.clone()),
    }
}

/// What the record or the user says of the paper itself, without its signatures.
pub(super) fn paper_fields(paper: &Paper, office: &Office) -> PaperFields {
    let clauses = paper.recipients.iter().map(|it| words::clause(it).trim_start_matches(['-', ' ']).to_owned());
    let (filed, recipients): (Vec<_>, Vec<_>) =
        clauses.filter(|it| !it.is_empty()).partition(|it| fold(it).starts_with("luu"));
    PaperFields {
        called: text(paper.called.as_ref()),
        number: text(paper.number.as_ref()),
        date: day(paper.date),
        place: text(paper.place.as_ref().or(office.place.as_ref())),
        title: text(paper.title.as_ref()),
        urgency: paper.urgency.map(|urgency| urgency.name().to_owned()).unwrap_or_default(),
        recipients,
        filed: filed.into_iter().next().unwrap_or_default(),
        signatures: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Signature, begins_with, signed_as};

    #[test]
    fn names_cut_short() {
        let name = "Văn phòng Sở Giáo dục và Đào tạo";
        assert!(begins_with("Văn phòng Sở báo cáo tiến độ", name));
        assert!(begins_with("Giao Văn phòng Sở tổng hợp", name));
        assert!(!begins_with("Văn phòng Ủy ban báo cáo", name));
        assert!(!begins_with("Văn hóa đọc", name));
        assert!(!begins_with("Phòng Giáo dục Trung học báo cáo", "Phòng Giáo dục Tiểu học"));
    }

    #[test]
    fn a_signature_says_capacity_and_position_apart() {
        let signed = |capacity: &str, position: Option<&str>| {
            let (capacity, position) = (Some(capacity.to_owned()), position.map(str::to_owned));
            signed_as(&Signature { capacity, position, ..Signature::default() })
        };
        let both = ("KT. GIÁM ĐỐC".to_owned(), Some("PHÓ GIÁM ĐỐC".to_owned()));
        assert_eq!(signed("KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC", None), both);
        assert_eq!(signed("KT. GIÁM ĐỐC", Some("PHÓ GIÁM ĐỐC")), both);
        assert_eq!(signed("T/M CHI BỘ", None), ("T/M CHI BỘ".to_owned(), None));
    }
}
