//! Proceedings, directives and tasks of a record.

use std::io;

use chrono::NaiveDate;

use super::Show;
use super::life::{self, Standing};
use crate::words::day;
use meeting_core::archive::Reference;
use meeting_core::check::Entity;
use meeting_core::i18n::Message;
use meeting_core::model::{
    CitedDocument, Directive, DirectiveKind, Priority, Proceeding, ProceedingKind, Repeats, Task, Vote, VoteMethod,
    VoteResult, WorkStatus,
};

impl Show<'_> {
    pub(super) fn proceedings(&mut self) -> io::Result<()> {
        if !self.record.proceedings.is_empty() {
            self.section("show-proceedings")?;
        }
        for proceeding in &self.record.proceedings {
            self.proceeding(proceeding)?;
        }
        Ok(())
    }

    pub(super) fn directives(&mut self) -> io::Result<()> {
        if !self.record.directives.is_empty() {
            self.section("show-directives")?;
        }
        for directive in &self.record.directives {
            self.directive(directive)?;
        }
        Ok(())
    }

    pub(super) fn tasks(&mut self) -> io::Result<()> {
        if !self.record.tasks.is_empty() {
            self.section("show-tasks")?;
        }
        for task in &self.record.tasks {
            self.task(task)?;
        }
        Ok(())
    }

    /// Writes the part whose id is `id`; of a directive or task its whole life.
    pub(super) fn part(&mut self, id: &str) -> io::Result<bool> {
        let record = self.record;
        let Some(named) = self.names.all.iter().find(|named| named.id == Some(id)).copied() else { return Ok(false) };
        let title =
            [record.id.as_deref(), record.title.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        self.page.title(&title)?;
        match named.entity {
            Entity::Organization => {
                let line = self.organization(&record.organizations[named.index]);
                self.page.item(id, &line)?;
            }
            Entity::Person | Entity::Group => {
                let line = self.participant(&record.participants[named.index]);
                self.page.item(id, &line)?;
            }
            Entity::Proceeding => self.proceeding(&record.proceedings[named.index])?,
            Entity::Directive => {
                let directive = &record.directives[named.index];
                self.directive_alone(directive, true)?;
                let tasks: Vec<_> = life::tasks_of(directive, record).collect();
                if !tasks.is_empty() {
                    self.section("show-tasks")?;
                }
                for task in &tasks {
                    self.task_alone(task)?;
                }
                self.chain()?;
                self.history(&[directive], &tasks)?;
            }
            Entity::Task => {
                let task = &record.tasks[named.index];
                self.task_alone(task)?;
                if let Some(directive) = life::directive_of(task, record) {
                    self.section("show-directive")?;
                    self.directive_alone(directive, true)?;
                }
                self.history(&[], &[task])?;
            }
        }
        Ok(true)
    }

    fn proceeding(&mut self, proceeding: &Proceeding) -> io::Result<()> {
        let kind = proceeding.kind.map(|kind| self.value(ProceedingKind::KEY, kind.name()));
        let mut who = self.called(&proceeding.by);
        if !proceeding.on_behalf_of.is_empty() {
            let body = self.called(&proceeding.on_behalf_of);
            who = self.catalog.say(&Message::new("show-on-behalf-of").with("who", who).with("body", body));
        }
        let head = join(": ", [kind, proceeding.title.clone()]);
        let head = join(" — ", [Some(head), Some(who)]);
        self.page.item(proceeding.id.as_deref().unwrap_or("-"), &head)?;
        self.below(proceeding.text.clone())?;
        self.below(proceeding.vote.as_ref().map(|vote| self.vote(vote)))?;
        self.labelled("show-cites", self.cited(&proceeding.cites))
    }

    fn vote(&self, vote: &Vote) -> String {
        let counts = [
            ("show-for", vote.in_favour),
            ("show-against", vote.against),
            ("show-abstain", vote.abstain),
            ("show-invalid", vote.invalid),
            ("show-total", vote.total),
        ];
        let counts = counts
            .into_iter()
            .filter_map(|(key, count)| Some(self.catalog.say(&Message::new(key).with("count", count?))))
            .collect::<Vec<_>>()
            .join(", ");
        let method = vote.method.map(|method| self.value(VoteMethod::KEY, method.name()));
        let result = vote.result.map(|result| self.value(VoteResult::KEY, result.name()));
        join("; ", [Some(counts), method, result])
    }

    fn directive(&mut self, directive: &Directive) -> io::Result<()> {
        self.directive_alone(directive, directive.status.is_some())?;
        for update in &directive.updates {
            let status = update.status.map(WorkStatus::Directive);
            self.update(update.date, status, update.note.as_ref(), &update.by, update.session.as_ref())?;
        }
        Ok(())
    }

    /// Writes a directive without its updates. That it is in force goes without saying, unless `says_in_force`.
    fn directive_alone(&mut self, directive: &Directive, says_in_force: bool) -> io::Result<()> {
        let kind = directive.kind.map(|kind| self.value(DirectiveKind::KEY, kind.name()));
        let Standing { status, late } = life::directive_standing(directive, self.following, self.as_of);
        let is_said = says_in_force || status != status.first();
        let status = is_said.then(|| format!("[{}]", self.status(status)));
        let head = join(" ", [kind, directive.number.clone(), status]);
        self.page.item(directive.id.as_deref().unwrap_or("-"), &head)?;
        self.below(directive.text.clone())?;
        self.labelled("show-by", Some(self.called(&directive.by)))?;
        self.labelled("show-to", Some(self.called(&directive.to)))?;
        self.labelled("show-lead", Some(self.called(&directive.lead)))?;
        self.labelled("show-support", Some(self.called(&directive.support)))?;
        let due = self.due(directive.due, directive.due_text.as_ref(), directive.repeats);
        self.labelled("show-due", due.map(|due| self.lateness(due, late)))?;
        self.labelled("show-cites", self.cited(&directive.cites))?;
        self.labelled("show-follows", Some(directive.follows.join(", ")))?;
        self.labelled("show-amends", Some(self.older(directive, &directive.amends)))?;
        self.labelled("show-supersedes", Some(self.older(directive, &directive.supersedes)))?;
        self.newer(directive.id.as_deref())?;
        self.completed(directive.completed)
    }

    /// Writes when work was done, where that was by the day that is asked for.
    fn completed(&mut self, date: Option<NaiveDate>) -> io::Result<()> {
        let date = date.filter(|date| *date <= self.as_of);
        self.labelled("show-completed", date.map(|date| day(self.catalog, date)))
    }

    /// Returns references of a directive to older ones, in one line. One to itself, a mistake, says nothing of its life.
    fn older(&self, directive: &Directive, references: &[String]) -> String {
        let is_other = |reference: &&String| {
            let (record, part) = match Reference::parse(reference) {
                Reference::Local(part) => (self.record.id.as_deref(), Some(part)),
                Reference::Part { record, part } => (Some(record), Some(part)),
                Reference::Record(record) => (Some(record), None),
            };
            part.is_none() || (record, part) != (self.record.id.as_deref(), directive.id.as_deref())
        };
        let others = references.iter().filter(is_other);
        others.map(|reference| self.short(reference)).collect::<Vec<_>>().join(", ")
    }

    /// Returns a deadline and how many days the work is behind it.
    fn lateness(&self, due: String, late: Option<i64>) -> String {
        match late {
            None | Some(0) => due,
            Some(days) => format!("{due} — {}", self.catalog.say(&Message::new("following-late").with("days", days))),
        }
    }

    fn task(&mut self, task: &Task) -> io::Result<()> {
        self.task_alone(task)?;
        for update in &task.updates {
            let status = update.status.map(WorkStatus::Task);
            self.update(update.date, status, update.note.as_ref(), &update.by, update.session.as_ref())?;
        }
        Ok(())
    }

    /// Writes a task without its updates.
    fn task_alone(&mut self, task: &Task) -> io::Result<()> {
        let Standing { status, late } = life::task_standing(task, self.record, self.following, self.as_of);
        let status = self.status(status);
        let priority = task.priority.map(|priority| self.value(Priority::KEY, priority.name()));
        let priority = priority.map(|priority| format!("{}: {priority}", self.say("show-priority")));
        let marks = join("; ", [Some(status), priority]);
        let head = format!("{} [{marks}]", task.title.as_deref().unwrap_or_default());
        self.page.item(task.id.as_deref().unwrap_or("-"), &head)?;
        let directive = life::directive_of(task, self.record);
        self.labelled("show-directive", task.directive.clone())?;
        let lead = directive.filter(|_| task.lead.is_empty()).map_or(&task.lead, |directive| &directive.lead);
        self.labelled("show-lead", Some(self.called(lead)))?;
        self.labelled("show-support", Some(self.called(&task.support)))?;
        let inherited = directive.filter(|_| task.due.is_none() && task.due_text.is_none());
        let due = match inherited {
            Some(directive) => self.due(directive.due, directive.due_text.as_ref(), directive.repeats),
            None => self.due(task.due, task.due_text.as_ref(), task.repeats),
        };
        self.labelled("show-due", due.map(|due| self.lateness(due, late)))?;
        self.completed(task.completed)
    }

    fn due(&self, date: Option<NaiveDate>, words: Option<&String>, repeats: Option<Repeats>) -> Option<String> {
        let date = date.map(|date| day(self.catalog, date));
        let words = words.map(|words| if date.is_some() { format!("({words})") } else { words.clone() });
        let repeats = repeats.map(|repeats| self.value(Repeats::KEY, repeats.name()));
        let line = join("; ", [Some(join(" ", [date, words])), repeats]);
        (!line.is_empty()).then_some(line)
    }

    fn update(
        &mut self,
        date: Option<NaiveDate>,
        status: Option<WorkStatus>,
        note: Option<&String>,
        by: &[String],
        session: Option<&String>,
    ) -> io::Result<()> {
        let date = date.map(|date| day(self.catalog, date));
        let source = join("; ", [Some(self.called(by)), session.map(|session| self.short(session))]);
        let source = (!source.is_empty()).then(|| format!("({source})"));
        let head = join(" ", [date, status.map(|status| format!("[{}]", self.status(status)))]);
        let line = join(" ", [Some(join(" ", [Some(head), note.cloned()])), source]);
        self.page.below(&format!("• {line}"))
    }

    /// Returns cited documents in one line.
    pub(super) fn cited(&self, documents: &[CitedDocument]) -> Option<String> {
        let name = |document: &CitedDocument| {
            let date = document
                .date
                .map(|date| self.catalog.say(&Message::new("show-dated").with("date", day(self.catalog, date))));
            let issuer = document.issuer.as_ref().map(|issuer| format!("({issuer})"));
            let parts = [&document.provision, &document.kind, &document.number, &document.title];
            join(" ", parts.into_iter().cloned().chain([date, issuer]))
        };
        (!documents.is_empty()).then(|| documents.iter().map(name).collect::<Vec<_>>().join("; "))
    }

    fn below(&mut self, text: Option<String>) -> io::Result<()> {
        match text.filter(|text| !text.trim().is_empty()) {
            Some(text) => self.page.below(&text),
            None => Ok(()),
        }
    }

    pub(super) fn labelled(&mut self, key: &'static str, value: Option<String>) -> io::Result<()> {
        let line = value.filter(|value| !value.trim().is_empty()).map(|value| format!("{}: {value}", self.say(key)));
        self.below(line)
    }
}

/// Joins what is there.
pub(super) fn join(between: &str, parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    parts.join(between)
}
