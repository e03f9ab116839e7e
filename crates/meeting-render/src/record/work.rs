//! Proceedings, directives and tasks of a record, and what has happened to them.

use chrono::NaiveDate;

use super::{Builder, Text, links, url};
use crate::doc::{Block, Field, Item, List, Markers, Meaning};
use meeting_core::archive::Reference;
use meeting_core::check::Entity;
use meeting_core::i18n::Message;
use meeting_core::model::{
    Ballot, Directive, DirectiveKind, Effect, OwnPlace, Priority, Proceeding, ProceedingKind, References, Repeats,
    Task, Update, Vote, VoteCount, VoteMethod, VoteResult, WorkStatus,
};
use meeting_core::rows::{Attention, CurrentWork, Event, EventKind, Link, Reviewed, Work};

/// What a record says first of a deadline.
#[derive(Clone, Copy)]
struct Stored<'r> {
    due: Option<NaiveDate>,
    words: Option<&'r String>,
    repeats: Option<Repeats>,
}

impl Builder<'_> {
    pub(super) fn work(&mut self) {
        let record = self.record;
        let proceedings = record.proceedings.iter().map(|proceeding| self.proceeding(proceeding)).collect();
        self.list("show-proceedings", Markers::Ids, proceedings);
        let directives = record.directives.iter().map(|directive| {
            let item = self.directive(directive, directive.status.is_some());
            self.with_updates(item, Work::Directive(directive))
        });
        let directives = directives.collect();
        self.list("show-directives", Markers::Ids, directives);
        let tasks = record.tasks.iter().map(|task| self.with_updates(self.task(task), Work::Task(task))).collect();
        self.list("show-tasks", Markers::Ids, tasks);
    }

    /// Adds the part whose id is `id`; a directive or task with its history.
    pub(super) fn part(&mut self, id: &str) -> Option<()> {
        let record = self.record;
        let named = self.names.all.iter().find(|named| named.id == Some(id)).copied()?;
        self.title(Text::join(" · ", [&record.id, &record.title].map(|text| text.as_ref().map(Text::from))));
        let item = match named.entity {
            Entity::Organization => Item::new(self.organization(&record.organizations[named.index])),
            Entity::Person | Entity::Group => Item::new(self.participant(&record.participants[named.index])),
            Entity::Proceeding => self.proceeding(&record.proceedings[named.index]),
            Entity::Directive => self.directive(&record.directives[named.index], true),
            Entity::Task => self.task(&record.tasks[named.index]),
        };
        let items = vec![Item { id: Some(id.to_owned()), ..item }];
        self.doc.blocks.push(Block::List(List { markers: Markers::Ids, items }));
        match named.entity {
            Entity::Directive => {
                let directive = &record.directives[named.index];
                let tasks: Vec<&Task> = record.tasks_of(directive).collect();
                self.list("show-tasks", Markers::Ids, tasks.iter().map(|task| self.task(task)).collect());
                self.chain();
                let works = [Work::Directive(directive)].into_iter().chain(tasks.into_iter().map(Work::Task));
                self.history(&works.collect::<Vec<_>>());
            }
            Entity::Task => {
                let task = &record.tasks[named.index];
                let directive = record.directive_of(task).map(|directive| self.directive(directive, true));
                self.list("show-directive", Markers::Ids, directive.into_iter().collect());
                self.history(&[Work::Task(task)]);
            }
            Entity::Organization | Entity::Person | Entity::Group | Entity::Proceeding => {}
        }
        Some(())
    }

    fn proceeding(&self, proceeding: &Proceeding) -> Item {
        let kind = proceeding.kind.map(|kind| self.value(ProceedingKind::KEY, kind.name()));
        let mut who = self.called(&proceeding.by);
        if !proceeding.on_behalf_of.is_empty() {
            let arguments = [("who", who), ("body", self.called(&proceeding.on_behalf_of))];
            who = Text::message(self.catalog, "show-on-behalf-of", &arguments);
        }
        let title = Text::join(": ", [kind, proceeding.title.as_ref().map(Text::from)]);
        let texts = [proceeding.text.as_ref().map(Text::from), proceeding.vote.as_ref().map(|vote| self.vote(vote))];
        let [moved, seconded, tally, roll] = proceeding.vote.as_ref().map(|vote| self.ballot(vote)).unwrap_or_default();
        let fields = [moved, seconded, tally, roll, self.field("show-cites", Some(self.cited(&proceeding.cites)))];
        let own = self.own(OwnPlace::Proceeding, &proceeding.custom);
        Item {
            id: proceeding.id.clone(),
            text: Text::join(" — ", [Some(title), Some(who)]),
            blocks: blocks(texts, fields.into_iter().chain(own)),
        }
    }

    fn vote(&self, vote: &Vote) -> Text {
        let counts = self.counts([
            ("show-for", vote.in_favour),
            ("show-against", vote.against),
            ("show-abstain", vote.abstain),
            ("show-invalid", vote.invalid),
            ("show-total", vote.total),
            ("show-issued", vote.issued),
            ("show-returned", vote.returned),
        ]);
        let method = vote.method.map(|method| self.value(VoteMethod::KEY, method.name()));
        let result = vote.result.map(|result| self.value(VoteResult::KEY, result.name()));
        Text::join("; ", [Some(counts), method, result])
    }

    /// Who moved and seconded what was voted on, and the votes by label and by person.
    fn ballot(&self, vote: &Vote) -> [Option<Field>; 4] {
        let tally = vote.tally.iter().map(|(label, VoteCount(count))| Some(format!("{label} {count}").into()));
        let roll = Ballot::ALL.iter().map(|ballot| {
            let names = vote.roll.iter().filter(|(_, known)| known == ballot).map(|(name, _)| name);
            let names = Some(self.called(names)).filter(|names| !names.is_blank())?;
            Some(self.value(Ballot::KEY, ballot.name()).then(": ").then(names))
        });
        [
            self.field("show-moved-by", Some(self.called(&vote.moved_by))),
            self.field("show-seconded-by", Some(self.called(&vote.seconded_by))),
            self.field("show-tally", Some(Text::join("; ", tally))),
            self.field("show-roll", Some(Text::join("; ", roll))),
        ]
    }

    /// A directive without its updates. That it is in force is left unsaid, unless `says_in_force`.
    fn directive(&self, directive: &Directive, says_in_force: bool) -> Item {
        let kind = directive.kind.map(|kind| self.value(DirectiveKind::KEY, kind.name()));
        let current = self.following.current(Work::Directive(directive));
        let said = current.filter(|current| says_in_force || !current.is_initial());
        let status = said.map(|current| self.status(current.status, current.attention).within("[", "]"));
        let stored = Stored { due: directive.due, words: directive.due_text.as_ref(), repeats: directive.repeats };
        let due = self.due(stored, current);
        let newer = |key, effect| self.field(key, Some(self.newer(directive, effect)));
        let fields = [
            self.field("show-by", Some(self.called(&directive.by))),
            self.field("show-to", Some(self.called(&directive.to))),
            self.field("show-lead", Some(self.in_force(&directive.lead, current.and_then(|it| it.lead.as_ref())))),
            self.field(
                "show-support",
                Some(self.in_force(&directive.support, current.and_then(|it| it.support.as_ref()))),
            ),
            self.field("show-due", Some(due)),
            self.answered(current),
            self.occurrences(current),
            self.field("show-cites", Some(self.cited(&directive.cites))),
            self.field("show-follows", Some(links(&directive.follows, str::to_owned))),
            self.field("show-amends", Some(self.older(directive, &directive.amends))),
            self.field("show-supersedes", Some(self.older(directive, &directive.supersedes))),
            self.field("show-url", url(directive.url.as_ref())),
            newer("following-amended-by", Effect::Amends),
            newer("following-superseded-by", Effect::Supersedes),
            self.completed(directive.completed, current),
        ];
        Item {
            id: directive.id.clone(),
            text: Text::join(" ", [kind, directive.number.as_ref().map(Text::from), status]),
            blocks: blocks(
                [directive.text.as_ref().map(Text::from)],
                fields.into_iter().chain(self.own(OwnPlace::Directive, &directive.custom)),
            ),
        }
    }

    /// The day on which work was done; of what is not work on the day, that of the record.
    fn completed(&self, stored: Option<NaiveDate>, current: Option<&CurrentWork>) -> Option<Field> {
        let date = match current {
            Some(current) => current.completed,
            None => stored.filter(|date| *date <= self.as_of),
        };
        self.field("show-completed", date.map(|date| self.day(date)))
    }

    /// Those whom the record names first, or those who have taken over.
    fn in_force(&self, stored: &[String], now: Option<&String>) -> Text {
        match now {
            Some(names) => Text::join(", ", names.lines().map(|name| Some(name.into()))),
            None => self.called(stored),
        }
    }

    /// How many leads have done work for which each of them answers.
    fn answered(&self, current: Option<&CurrentWork>) -> Option<Field> {
        let (done, all) = current.and_then(|current| current.each)?;
        self.field("show-answered", Some(format!("{done}/{all}").into()))
    }

    /// How many occurrences count of work that repeats.
    fn occurrences(&self, current: Option<&CurrentWork>) -> Option<Field> {
        let counted = current.and_then(|current| current.occurrences);
        // One that is not late says nothing that the deadline does not.
        let (all, missed) = counted.filter(|(all, missed)| *all > 1 || *missed > 0)?;
        let words = Message::new("show-occurrences-missed").with("count", all).with("missed", missed);
        self.field("show-occurrences", Some(self.catalog.say(&words).into()))
    }

    /// References of a directive to older ones, without a mistaken one to itself.
    fn older(&self, directive: &Directive, references: &[String]) -> Text {
        let is_other = |reference: &&String| {
            let (record, part) = match Reference::parse(reference) {
                Reference::Local(part) => (self.record.id.as_deref(), Some(part)),
                Reference::Part { record, part } => (Some(record), Some(part)),
                Reference::Record(record) => (Some(record), None),
            };
            part.is_none() || (record, part) != (self.record.id.as_deref(), directive.id.as_deref())
        };
        links(references.iter().filter(is_other), |reference| self.short(reference))
    }

    /// References to the newer directives that have this effect on a directive.
    fn newer(&self, directive: &Directive, effect: Effect) -> Text {
        let newer = self.following.newer.iter();
        let newer = newer.filter(|newer| newer.effect == effect && directive.id.as_ref() == Some(&newer.part));
        Text::join(", ", newer.map(|newer| Some(self.link(&newer.by.to_string()))))
    }

    /// A task without its updates.
    fn task(&self, task: &Task) -> Item {
        let current = self.following.current(Work::Task(task));
        let priority = task.priority.map(|priority| self.value(Priority::KEY, priority.name()));
        let priority = priority.map(|priority| Text::from(self.say("show-priority") + ": ").then(priority));
        let status = current.map(|current| self.status(current.status, current.attention));
        let marks = Text::join("; ", [status, priority]);
        let directive = self.record.directive_of(task);
        let lead = directive.filter(|_| task.lead.is_empty()).map_or(&task.lead, |directive| &directive.lead);
        let inherited = directive.filter(|_| task.due.is_none() && task.due_text.is_none());
        let (due, words, repeats) = match inherited {
            Some(directive) => (directive.due, &directive.due_text, task.repeats.or(directive.repeats)),
            None => (task.due, &task.due_text, task.repeats),
        };
        let due = self.due(Stored { due, words: words.as_ref(), repeats }, current);
        let fields = [
            self.field("show-directive", Some(links(&task.directive, str::to_owned))),
            self.field("show-lead", Some(self.in_force(lead, current.and_then(|it| it.lead.as_ref())))),
            self.field("show-support", Some(self.in_force(&task.support, current.and_then(|it| it.support.as_ref())))),
            self.field("show-due", Some(due)),
            self.answered(current),
            self.occurrences(current),
            self.completed(task.completed, current),
            self.field("show-url", url(task.url.as_ref())),
        ];
        Item {
            id: task.id.clone(),
            text: match task.title.as_ref().map(Text::from).unwrap_or_default() {
                title if marks.is_blank() => title,
                title => title.then(marks.within(" [", "]")),
            },
            blocks: blocks([], fields.into_iter().chain(self.own(OwnPlace::Task, &task.custom))),
        }
    }

    /// A deadline, how it was put off, and how late the work is. The words are those of the first deadline.
    fn due(&self, stored: Stored, current: Option<&CurrentWork>) -> Text {
        let due = current.and_then(|current| current.due).or(stored.due);
        let words = stored.words.filter(|_| due.is_none() || due == stored.due).map(Text::from);
        let words = words.map(|words| if due.is_some() { words.within("(", ")") } else { words });
        let repeats = stored.repeats.map(|repeats| self.value(Repeats::KEY, repeats.name()));
        let due = Text::join("; ", [Some(Text::join(" ", [due.map(|date| self.day(date)), words])), repeats]);
        let put_off = current.filter(|current| current.extensions > 0).and_then(|current| {
            let count = Message::new("following-extended").with("count", current.extensions);
            let count = count.with("date", current.original_due?);
            Some(self.catalog.say(&count).into())
        });
        let late = current.and_then(|current| Some((current.late?, current.attention)));
        let late = late.filter(|(days, _)| *days > 0 && !due.is_blank()).map(|(days, attention)| {
            let words = self.catalog.say(&Message::new("following-late").with("days", days));
            Text::new(words, Meaning::Status(attention))
        });
        Text::join(" — ", [Some(due), put_off, late])
    }

    fn with_updates(&self, mut item: Item, work: Work) -> Item {
        let updates = work.updates();
        if !updates.is_empty() {
            let update = |event: &Event| Item::new(self.event(event.date.map(|date| self.day(date)), event));
            let items = updates.iter().map(update).collect();
            item.blocks.push(Block::List(List { markers: Markers::Bullets, items }));
        }
        item
    }

    /// What happened, behind the words of `first`.
    fn event(&self, first: Option<Text>, event: &Event) -> Text {
        match event.kind {
            EventKind::Update(update) => {
                let session = update.session.map(|session| self.link(session));
                let source = Text::join("; ", [Some(self.called(update.by)), session]);
                let source = (!source.is_blank()).then(|| source.within("(", ")"));
                let said = Text::join(": ", [self.said(&update), update.note.map(Text::from)]);
                Text::join(" ", [first, self.plain_status(update.status), Some(said), source])
            }
            EventKind::Completion(status) => Text::join(" ", [first, self.plain_status(Some(status))]),
            EventKind::Review(review) => {
                let title = review.title.as_ref().map(Text::from);
                let session = Text::join(" · ", [Some(self.link(&review.record)), title]);
                Text::join(
                    " ",
                    [first, Some(Text::message(self.catalog, "following-reviewed", &[("session", session)]))],
                )
            }
            EventKind::Replacement(newer) => {
                let status = self.plain_status(Some(WorkStatus::Directive(newer.effect.status())));
                let by = [("directive", self.link(&newer.by.to_string()))];
                Text::join(" ", [first, status, Some(Text::message(self.catalog, "following-by", &by))])
            }
        }
    }

    /// What an update says besides its status and note.
    fn said(&self, update: &Update) -> Option<Text> {
        let day = |date: Option<NaiveDate>| date.map(|date| self.day(date));
        let who = |who: &References| (!who.is_empty()).then(|| self.called(who));
        let said = [
            ("event-occurrence", day(update.occurrence)),
            ("event-for", who(update.about)),
            ("event-completed", day(update.completed)),
            ("event-due", day(update.due)),
            ("event-lead", who(update.lead)),
            ("event-support", who(update.support)),
            ("event-reminder", update.is_reminder.then(Text::default)),
        ];
        let said =
            said.into_iter().filter_map(|(key, value)| Some(Text::message(self.catalog, key, &[("value", value?)])));
        let said = Text::join("; ", said.map(Some));
        let document = update.document.map(|document| self.cited(std::slice::from_ref(document)).within("(", ")"));
        let said = Text::join(" ", [(!said.is_blank()).then_some(said), document]);
        (!said.is_blank()).then_some(said)
    }

    /// A status of which no deadline is known, in brackets.
    fn plain_status(&self, status: Option<WorkStatus>) -> Option<Text> {
        let status = status?;
        Some(self.status(status, Attention::of_work(status, false)).within("[", "]"))
    }

    /// Adds what has happened to works by the day that is asked for.
    fn history(&mut self, works: &[Work]) {
        let following = self.following;
        let (past, later): (Vec<_>, Vec<_>) =
            following.events(works).into_iter().partition(|event| event.date.is_none_or(|date| date <= self.as_of));
        let row = |event: &Event| {
            let date = event.date.map_or_else(|| "—".into(), |date| self.day(date));
            [date, self.event(Some(event.part.into()), event)]
        };
        let mut rows: Vec<_> = past.iter().map(row).collect();
        if !later.is_empty() {
            let count = Message::new("following-later").with("count", later.len());
            rows.push(["…".into(), self.catalog.say(&count.with("date", self.as_of)).into()]);
        }
        if !rows.is_empty() {
            self.section("following-history", Block::Table(rows));
        }
    }

    /// Adds the directives of which one is an amendment or replacement, and those that amend or replace it.
    fn chain(&mut self) {
        let item = |Link { work, status, text, .. }: &Link| {
            Item::new(self.summary(&work.to_string(), self.plain_status(*status), text.as_deref()))
        };
        let items = self.following.chain.iter().map(item).collect();
        self.list("following-chain", Markers::Bullets, items);
    }

    /// Adds the work that the session reviewed, and the open work that it did not.
    pub(super) fn reviews(&mut self) {
        let following = self.following;
        let is_known = |reference: &String| {
            following.reviewed.iter().any(|reviewed| reviewed.work.to_string() == reference.trim().replace('/', "#"))
        };
        let unknown = self.record.reviews.iter().filter(|reference| !is_known(reference));
        let unknown = unknown.map(|reference| Item::new(links([reference], str::to_owned)));
        let reviewed = following.reviewed.iter().map(|Reviewed { work, text, then, now }| {
            let words = |status: Option<WorkStatus>| {
                status.map(|status| self.status(status, Attention::of_work(status, false)))
            };
            let status = match (words(*then), words(*now)) {
                (Some(then), Some(now)) if then != now => {
                    Some(Text::message(self.catalog, "following-changed", &[("then", then), ("now", now)]))
                }
                (then, now) => now.or(then),
            };
            Item::new(self.summary(&work.to_string(), status.map(|status| status.within("[", "]")), text.as_deref()))
        });
        let items = unknown.chain(reviewed).collect();
        self.list("show-reviews", Markers::Bullets, items);
        let left_out = following.left_out.iter().map(|Reviewed { work, text, then, .. }| {
            Item::new(self.summary(&work.to_string(), self.plain_status(*then), text.as_deref()))
        });
        let left_out = left_out.collect();
        self.list("show-left-out", Markers::Bullets, left_out);
    }

    /// Work of any record in one line.
    fn summary(&self, reference: &str, status: Option<Text>, text: Option<&str>) -> Text {
        let text = text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ").into());
        Text::join(" ", [Some(self.link(reference)), status, text])
    }
}

/// The blocks below the first paragraph of an item, without blank paragraphs.
fn blocks<const T: usize>(texts: [Option<Text>; T], fields: impl Iterator<Item = Option<Field>>) -> Vec<Block> {
    let texts = texts.into_iter().flatten().filter(|text| !text.is_blank()).map(Block::Paragraph);
    let fields: Vec<Field> = fields.flatten().collect();
    texts.chain((!fields.is_empty()).then_some(Block::Fields(fields))).collect()
}
