//! What was extraction, as a record.

use std::collections::BTreeSet;

use serde::Serialize;

use super::extraction::{self, Due, Extraction};
use super::organizations::KnownOrganization;
use super::{ImportOptions, votes};
use crate::archive::named_ids;
use crate::import::draft::{Draft, Passage};
use crate::model::{
    Attachment, AttachmentKind, Attendance, CitedDocument, Directive, DirectiveKind, FieldValue, KindOfSession,
    Mapping, Organization, Paper, PaperKind, PartOfDay, Participant, Proceeding, ProceedingKind, Record, References,
    Repeats, Role, Session, SessionKind, Side, Signature, Source, Task, Urgency, Vote, VoteCount, VoteMethod,
    VoteResult, fields_of,
};
use viet_text::fold::fold;

/// The draft of what was extraction.
pub(super) fn draft(extraction: Extraction, given: &ImportOptions) -> Draft {
    let mut writing = Writing { draft: Draft::default(), taken: BTreeSet::new(), names: Vec::new() };
    let record = Record {
        title: writing.title(&extraction, given),
        session: Some(writing.session(&extraction, given)),
        agenda: writing.texts("agenda", &extraction.agenda).into(),
        organizations: writing.organizations(&extraction).into(),
        participants: writing.participants(&extraction).into(),
        proceedings: writing.proceedings(&extraction).into(),
        directives: writing.directives(&extraction).into(),
        tasks: writing.tasks(&extraction).into(),
        papers: vec![writing.paper(&extraction)].into(),
        attachments: writing.attachments(&extraction).into(),
        source: Some(writing.source(&extraction)),
        ..Record::default()
    };
    writing.draft.record = fields_of(&record);
    writing.draft.notes = extraction.notes;
    writing.draft.is_no_minutes = extraction.is_no_minutes;
    let passages = |list: Vec<(usize, String)>| list.into_iter().map(|(line, text)| Passage { line, text }).collect();
    writing.draft.left.extend(passages(extraction.left));
    writing.draft.left.sort_by_key(|passage| passage.line);
    writing.draft.dropped = passages(extraction.dropped);
    writing.draft
}

struct Writing {
    draft: Draft,
    taken: BTreeSet<String>,
    /// The names by which a person or an organization can be meant, folded, and the ids.
    names: Vec<(String, String)>,
}

impl Writing {
    fn title(&mut self, extraction: &Extraction, given: &ImportOptions) -> Option<String> {
        if given.title.is_some() {
            return given.title.clone();
        }
        let title = extraction.title.as_ref()?;
        self.noted("title", title);
        Some(title.text.clone())
    }

    fn noted(&mut self, field: &str, value: &extraction::Value) {
        self.draft.came_from(field, value.line);
        if let Some(words) = &value.doubt {
            self.draft.doubt(field, value.line, words);
        }
    }

    /// The value of a field as `read` understands it. What it does not understand is left over.
    fn field<T>(&mut self, path: &str, extraction: &Extraction, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = extraction.get(path)?;
        let understood = read(&value.text);
        if understood.is_some() {
            self.noted(path, value);
        } else {
            self.draft.left.push(Passage { line: value.line, text: value.text.clone() });
        }
        understood
    }

    fn text(&mut self, path: &str, extraction: &Extraction) -> Option<String> {
        self.field(path, extraction, |text| Some(text.to_owned()))
    }

    fn count(&mut self, path: &str, extraction: &Extraction) -> Option<i64> {
        self.field(path, extraction, |text| text.parse::<u32>().ok().map(i64::from))
    }

    fn session(&mut self, extraction: &Extraction, given: &ImportOptions) -> Session {
        let found = extraction.get("session.kind");
        if given.kind.is_none() && found.is_none() {
            let (line, text) = extraction.title.as_ref().map_or((1, ""), |title| (title.line, title.text.as_str()));
            self.draft.doubt("session.kind", line, text);
        }
        let kind = match &given.kind {
            Some(kind) if found.is_none_or(|found| found.text != *kind) => KindOfSession::of_name(kind),
            _ => self.field("session.kind", extraction, KindOfSession::of_name),
        };
        if let Some((line, _)) = extraction.cites.first() {
            self.draft.came_from("session.cites", *line);
        }
        Session {
            cites: extraction.cites.iter().map(|(_, cited)| CitedDocument::from(cited)).collect::<Vec<_>>().into(),
            kind: Some(kind.unwrap_or(SessionKind::Other.into())),
            date_text: self.text("session.date_text", extraction),
            until: self.field("session.until", extraction, |text| text.parse().ok()),
            date: given.date.or_else(|| self.field("session.date", extraction, |text| text.parse().ok())),
            // A clock time is more precise than a part of the day.
            part_of_day: match extraction.get("session.start") {
                None => self.field("session.part_of_day", extraction, PartOfDay::of_name),
                Some(_) => None,
            },
            start: self.text("session.start", extraction),
            end: self.text("session.end", extraction),
            place: self.text("session.place", extraction),
            basis: self.text("session.basis", extraction),
            purpose: self.text("session.purpose", extraction),
            entitled: self.count("session.entitled", extraction),
            present: self.count("session.present", extraction),
            absent: self.count("session.absent", extraction),
            excused: self.count("session.excused", extraction),
            ..Session::default()
        }
    }

    fn source(&mut self, extraction: &Extraction) -> Source {
        Source {
            url: self.text("source.url", extraction),
            title: self.text("source.title", extraction),
            author: self.text("source.author", extraction),
            published: self.field("source.published", extraction, |text| text.parse().ok()),
            ..Source::default()
        }
    }

    fn texts(&mut self, field: &str, texts: &[(usize, String)]) -> Vec<String> {
        if let Some((line, _)) = texts.first() {
            self.draft.came_from(field, *line);
        }
        texts.iter().map(|(_, text)| text.clone()).collect()
    }

    /// The first id of a letter and a number, from this one on, that no other part has.
    fn numbered(&mut self, letter: &str, from: usize) -> String {
        let mut candidates = (from..).map(|number| format!("{letter}{number}"));
        let id = candidates.find(|id| !self.taken.contains(id)).unwrap_or_default();
        self.taken.insert(id.clone());
        id
    }

    /// The ids of people, groups or organizations; `None` for those that cannot be distinguished.
    fn ids(&mut self, items: &[impl Serialize]) -> Vec<Option<String>> {
        let items: Vec<_> = items.iter().map(fields_of).collect();
        let ids: Vec<_> =
            named_ids(&items.iter().collect::<Vec<_>>(), &self.taken).into_iter().map(Result::ok).collect();
        self.taken.extend(ids.iter().flatten().cloned());
        ids
    }

    /// Leaves out an ambiguous item and lists its text as left over.
    fn leave_out(&mut self, line: usize, words: &[&str]) {
        self.draft.left.push(Passage { line, text: words.join(", ") });
    }

    fn organizations(&mut self, extraction: &Extraction) -> Vec<Organization> {
        let mut list = Vec::new();
        let named = |organization: &KnownOrganization| Organization {
            name: Some(organization.name.clone()),
            short: organization.short.clone(),
            ..Organization::default()
        };
        let items: Vec<Organization> = extraction.organizations.known.iter().map(named).collect();
        let ids = self.ids(&items);
        for ((organization, item), id) in extraction.organizations.known.iter().zip(items).zip(ids) {
            let Some(id) = id else {
                self.leave_out(organization.line, &[&organization.name]);
                continue;
            };
            for name in std::iter::once(&organization.name).chain(&organization.short) {
                self.names.push((fold(name), id.clone()));
            }
            self.draft.came_from(id.as_str(), organization.line);
            list.push(Organization { id: Some(id), side: organization.side.and_then(Side::of_name), ..item });
        }
        // A body may be named behind the one that belongs to it.
        for item in &mut list {
            let name = extraction.organizations.known.iter().find(|known| Some(&known.name) == item.name.as_ref());
            item.part_of = name.and_then(|known| known.part_of.as_ref()).map(|name| self.reference(name));
        }
        list
    }

    fn participants(&mut self, extraction: &Extraction) -> Vec<Participant> {
        let mut list = Vec::new();
        let named = |person: &extraction::Person| Participant {
            name: Some(person.name.clone()),
            positions: person.positions.clone().into(),
            ..Participant::default()
        };
        let items: Vec<Participant> = extraction.people.iter().map(named).collect();
        let ids = self.ids(&items);
        for ((person, item), id) in extraction.people.iter().zip(items).zip(ids) {
            let Some(id) = id else {
                let words = std::iter::once(&person.name).chain(&person.positions).map(String::as_str);
                self.leave_out(person.line, &words.collect::<Vec<_>>());
                continue;
            };
            self.names.push((fold(&person.name), id.clone()));
            // "đ/c Ánh": the only person with this given name.
            if let Some((_, given)) = person.name.rsplit_once(' ') {
                self.names.push((fold(given), id.clone()));
            }
            self.draft.came_from(id.as_str(), person.line);
            for (_, line) in person.roles.iter().filter(|(_, line)| *line != person.line) {
                self.draft.came_from(format!("{id}.roles"), *line);
            }
            if let Some(words) = &person.doubt {
                self.draft.doubt(id.as_str(), person.line, words);
            }
            let roles: Vec<Role> = person.roles.iter().filter_map(|(role, _)| Role::of_name(role)).collect();
            list.push(Participant {
                id: Some(id),
                honorific: person.honorific.clone(),
                attendance: person.attendance.and_then(Attendance::of_name),
                reason: person.reason.clone(),
                represents: person.represents.as_ref().map(|name| self.reference(name)),
                site: person.site.clone(),
                arrived: person.arrived.clone(),
                left: person.left.clone(),
                roles: roles.into(),
                ..item
            });
        }
        let named =
            |group: &extraction::Group| Participant { group: Some(group.text.clone()), ..Participant::default() };
        let groups: Vec<Participant> = extraction.groups.iter().map(named).collect();
        let ids = self.ids(&groups);
        for ((group, item), id) in extraction.groups.iter().zip(groups).zip(ids) {
            self.draft.came_from(id.as_deref().unwrap_or("participants"), group.line);
            // A group may speak, too.
            self.names.extend(id.iter().map(|id| (fold(&group.text), id.clone())));
            // A group may do without an id.
            list.push(Participant {
                id,
                count: group.count.map(i64::from),
                attendance: group.attendance.and_then(Attendance::of_name),
                reason: group.reason.clone(),
                represents: group.represents.as_ref().map(|name| self.reference(name)),
                site: group.site.clone(),
                ..item
            });
        }
        list
    }

    /// The id of whom a name means, else the name.
    fn reference(&self, name: &str) -> String {
        let key = fold(name);
        let key = ["dong chi ", "d/c ", "ong ", "ba "].iter().find_map(|word| key.strip_prefix(word)).unwrap_or(&key);
        let mut fits = self.names.iter().filter(|(known, _)| known == key).map(|(_, id)| id);
        match (fits.next(), fits.next()) {
            (Some(id), None) => id.clone(),
            _ => name.to_owned(),
        }
    }

    /// Whom names mean, each once.
    fn references<'n>(&self, names: impl IntoIterator<Item = &'n String>) -> References {
        let mut found: Vec<String> = Vec::new();
        for name in names {
            let reference = self.reference(name);
            if !found.contains(&reference) {
                found.push(reference);
            }
        }
        found.into()
    }

    fn proceedings(&mut self, extraction: &Extraction) -> Vec<Proceeding> {
        let mut list = Vec::new();
        for (index, one) in extraction.proceedings.iter().enumerate() {
            let id = self.numbered("p", index + 1);
            self.part(&id, one.line, one.doubt.as_ref());
            if let Some(line) = one.title_line {
                self.draft.came_from(format!("{id}.title"), line);
            }
            for line in &one.text_lines {
                self.draft.came_from(format!("{id}.text"), *line);
            }
            list.push(Proceeding {
                id: Some(id),
                kind: ProceedingKind::of_name(one.kind),
                title: one.title.clone(),
                by: self.references(&one.by),
                on_behalf_of: self.references(&one.on_behalf_of),
                text: one.text.clone(),
                vote: one.vote.as_ref().map(|vote| self.vote(vote)),
                ..Proceeding::default()
            });
        }
        list
    }

    fn vote(&self, vote: &votes::Vote) -> Vote {
        let count = |count: Option<u32>| count.map(i64::from);
        Vote {
            in_favour: count(vote.in_favour),
            against: count(vote.against),
            abstain: count(vote.abstain),
            invalid: count(vote.invalid),
            total: count(vote.total),
            tally: Mapping(
                vote.tally.iter().map(|(name, count)| (name.clone(), VoteCount(i64::from(*count)))).collect(),
            ),
            method: vote.method.and_then(VoteMethod::of_name),
            result: vote.result.and_then(VoteResult::of_name),
            moved_by: self.references(&vote.moved_by),
            seconded_by: self.references(&vote.seconded_by),
            ..Vote::default()
        }
    }

    fn part(&mut self, id: &str, line: usize, doubt: Option<&String>) {
        self.draft.came_from(id, line);
        if let Some(words) = doubt {
            self.draft.doubt(id, line, words);
        }
    }

    /// Notes a deadline whose words may mean another day.
    fn due(&mut self, id: &str, line: usize, due: &Due, extraction: &Extraction) {
        if let Some(words) = due.words.as_ref().filter(|words| due.date.is_some() && extraction.days.is_doubtful(words))
        {
            self.draft.doubt(format!("{id}.due"), line, words);
        }
    }

    fn directives(&mut self, extraction: &Extraction) -> Vec<Directive> {
        let mut list = Vec::new();
        for (index, one) in extraction.directives.iter().enumerate() {
            let id = self.numbered("d", index + 1);
            self.part(&id, one.line, one.doubt.as_ref());
            self.due(&id, one.line, &one.due, extraction);
            let Due { date, time, words, repeats } = one.due.clone();
            list.push(Directive {
                id: Some(id),
                kind: DirectiveKind::of_name(one.kind),
                text: Some(one.text.clone()),
                by: self.references(&one.by),
                to: self.references(&one.to),
                lead: self.references(&one.lead),
                support: self.references(&one.support),
                cites: one.cites.iter().map(CitedDocument::from).collect::<Vec<_>>().into(),
                due: date,
                due_time: time,
                due_text: words,
                repeats: repeats.map(Repeats::from),
                quote: one.quote.clone(),
                ..Directive::default()
            });
        }
        list
    }

    fn tasks(&mut self, extraction: &Extraction) -> Vec<Task> {
        let mut list = Vec::new();
        for (index, one) in extraction.tasks.iter().enumerate() {
            let id = self.numbered("t", index + 1);
            self.part(&id, one.line, one.doubt.as_ref());
            self.due(&id, one.line, &one.due, extraction);
            let Due { date, time, words, repeats } = one.due.clone();
            list.push(Task {
                id: Some(id),
                title: Some(one.title.clone()),
                lead: self.references(&one.lead),
                support: self.references(&one.support),
                due: date,
                due_time: time,
                due_text: words,
                repeats: repeats.map(Repeats::from),
                ..Task::default()
            });
        }
        list
    }

    fn signatures(&mut self, extraction: &Extraction) -> Vec<Signature> {
        if let Some(first) = extraction.signatures.first() {
            self.draft.came_from("papers.signatures", first.line);
        }
        let signature = |one: &extraction::Signature| Signature {
            by: self.references([&one.by]),
            capacity: one.capacity.clone(),
            position: one.position.clone(),
            ..Signature::default()
        };
        extraction.signatures.iter().map(signature).collect()
    }

    /// The paper that the document is; empty if it has neither a letterhead nor recipients.
    fn paper(&mut self, extraction: &Extraction) -> Paper {
        let paper = Paper {
            number: self.text("papers.number", extraction),
            date: self.field("papers.date", extraction, |text| text.parse().ok()),
            place: self.text("papers.place", extraction),
            urgency: self.field("papers.urgency", extraction, Urgency::of_name),
            recipients: self.texts("papers.recipients", &extraction.recipients).into(),
            signatures: self.signatures(extraction).into(),
            ..Paper::default()
        };
        if paper.is_absent() {
            return paper;
        }
        let by_number = || PaperKind::of_number(paper.number.as_deref()?);
        Paper { kind: extraction.paper.or_else(by_number).or(Some(PaperKind::Minutes)), ..paper }
    }

    fn attachments(&mut self, extraction: &Extraction) -> Vec<Attachment> {
        let photo = |(line, text): &(usize, String)| {
            self.draft.came_from("attachments", *line);
            let (kind, caption) = (Some(AttachmentKind::Photo), Some(text.clone()));
            Attachment { kind, caption, ..Attachment::default() }
        };
        extraction.captions.iter().map(photo).collect()
    }
}
