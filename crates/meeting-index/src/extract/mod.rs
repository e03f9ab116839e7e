//! The rows that the index stores for a record. No SQL here, and no files.

use std::collections::HashMap;

mod columns;
mod names;
mod rows;
mod work;

use columns::Column::{Cites, Label, Lead, Main};
pub(super) use columns::{Column, Words, id_word};
pub(super) use names::{LONGEST_LIST, present};
use names::{NamedEntity, Names, beginning};
use rows::own_rows;
pub(super) use rows::{ChairRow, CiteRow, Detail, OrganizationRow, PartRow, PersonRow, RecordRow, date_of, day};

use super::codes::{code, kind_code, role_bit};
use lossless_yaml::Span;
use lossless_yaml::{Document, Node, Step, pointer};
use meeting_core::archive::Directory;
use meeting_core::model::field::Part;
use meeting_core::model::{
    self, Attachment, CitedDocument, FieldValue, Item, Organization, Participant, Record, Role, Session, SessionStatus,
    visit,
};
use meeting_core::work::WorkRecord;
use serde_json::Value;
use viet_text::fold::fold_tokens_into;
use viet_text::number;

/// The rows of a file of an archive with a directory. `stem` is the record's id where the file has none.
pub(super) fn extract(text: &str, document: &Document, stem: &str, directory: &Directory) -> RecordRow {
    let record = read(&document.value);
    let places = Places { root: &document.root };
    let names = Names::of(&record, directory);
    let mut directives = HashMap::new();
    for (place, directive) in record.directives.iter().enumerate() {
        if let Some(id) = present(directive.id.as_ref()) {
            directives.entry(id).or_insert(place);
        }
    }
    let (chairs, people) = (chairs(&record, &names), people(&record, &places));
    let extractor = Extractor { record: &record, names: &names, places: &places, chairs, people, directives };
    let mut row = extractor.run(stem);
    row.line = text[..document.root.span.start.min(text.len())].matches('\n').count() + 1;
    row
}

/// The record, with one space wherever a name or a reference has white space: how much of it there is tells nobody apart.
fn read(value: &Value) -> Record {
    let record = model::read(value).record;
    let mut places: Vec<String> = Vec::new();
    visit(&record, |path, item| match item {
        Item::Reference(_, text) if has_more_than_spaces(text) => places.push(pointer(path)),
        _ => {}
    });
    for (list, fields) in [("organizations", &["name", "short"]), ("participants", &["name", "group"])] {
        for at in 0..value[list].as_array().map_or(0, Vec::len) {
            let unlike =
                fields.iter().filter(|field| value[list][at][field].as_str().is_some_and(has_more_than_spaces));
            places.extend(unlike.map(|field| format!("/{list}/{at}/{field}")));
        }
    }
    if places.is_empty() {
        return record;
    }
    let mut alike = value.clone();
    for place in places {
        if let Some(Value::String(text)) = alike.pointer_mut(&place) {
            *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    model::read(&alike).record
}

/// Whether white space in a text is anything but one space.
fn has_more_than_spaces(text: &str) -> bool {
    let text = text.trim();
    text.contains("  ") || text.contains(|letter: char| letter.is_whitespace() && letter != ' ')
}

/// The places of the parts in the file.
struct Places<'d> {
    root: &'d Node,
}

impl Places<'_> {
    fn of(&self, part: Part, ordinal: usize) -> Span {
        let node = match part.list_key() {
            None => self.root.get("session"),
            Some(key) => self.root.get(key).and_then(|list| list.item(ordinal)),
        };
        node.map_or_else(Span::default, |node| node.span)
    }
}

/// The chairs: the place among the participants, and the name, of each.
fn chairs<'r>(record: &'r Record, names: &Names<'r>) -> Vec<(usize, &'r str)> {
    let people = record.participants.iter().enumerate().filter(|(_, person)| person.roles.contains(&Role::Chair));
    let named = people.filter_map(|(at, _)| Some((at, beginning(names.person(at).name()?))));
    named.collect()
}

/// The place of each participant among the parts of the record, after the session and the organizations. An empty item has no
/// place, and nothing refers to it.
fn people(record: &Record, places: &Places) -> Vec<usize> {
    let mut next = 1 + record.organizations.len();
    let place = |at| {
        let place = next;
        let span = places.of(Part::Participant, at);
        next += usize::from(span.end > span.start);
        place
    };
    (0..record.participants.len()).map(place).collect()
}

/// The lookups from which the rows are made.
struct Extractor<'r> {
    record: &'r Record,
    names: &'r Names<'r>,
    places: &'r Places<'r>,
    chairs: Vec<(usize, &'r str)>,
    /// The places of the participants among the parts.
    people: Vec<usize>,
    /// The places of the directives, by id; the first of several with one id.
    directives: HashMap<&'r str, usize>,
}

impl<'r> Extractor<'r> {
    fn run(&self, stem: &str) -> RecordRow {
        let record = self.record;
        let mut row = RecordRow {
            name: present(record.id.as_ref()).unwrap_or(stem).to_owned(),
            title: present(record.title.as_ref()).map(str::to_owned),
            state: record.state.and_then(|state| code(state.name())),
            number: own_numbers(record),
            issued: record.issued_on().map(day),
            conclusions: record.has_conclusions().then(|| record.has_issued_conclusions()),
            chair: (!self.chairs.is_empty())
                .then(|| self.chairs.iter().map(|(_, name)| *name).collect::<Vec<_>>().join("\n")),
            directives: record.directives.len(),
            ..RecordRow::default()
        };
        let mut session = self.session();
        session.reviews = work::reviewed(&row.name, &record.reviews);
        row.kind = session.kind;
        row.parts.push(session);
        let status = record.session.as_ref().and_then(|session| session.status);
        row.status = code(status.unwrap_or(SessionStatus::Held).name());
        if let Some(session) = &record.session {
            row.date = session.date.map(day);
            row.until = session.until.map(day);
            row.place = present(session.place.as_ref()).map(str::to_owned);
            row.series = present(session.series.as_ref()).map(str::to_owned);
        }
        row.parts.extend(
            record.organizations.iter().enumerate().map(|(at, organization)| self.organization(at, organization)),
        );
        // Empty items are not indexed, except organizations and directives, which are referred to by their places.
        let is_there = |row: &PartRow| row.span.end > row.span.start;
        let participants = record.participants.iter().enumerate().map(|(at, person)| self.participant(at, person));
        row.parts.extend(participants.filter(is_there));
        let proceedings = record.proceedings.iter().enumerate().map(|(at, said)| self.proceeding(at, said));
        row.parts.extend(proceedings.filter(is_there));
        let first_directive = row.parts.len();
        for (at, directive) in record.directives.iter().enumerate() {
            row.edges.extend(work::edges(&row.name, row.parts.len(), directive));
            row.parts.push(self.directive(at, directive));
        }
        let mut tasks = Vec::with_capacity(record.tasks.len());
        for (at, task) in record.tasks.iter().enumerate() {
            let part = Some(self.task(&row.name, at, task, first_directive)).filter(is_there);
            tasks.push(part.as_ref().map(|_| row.parts.len()));
            if let Some(part) = part {
                row.edges.extend(work::task_edge(&row.name, row.parts.len(), task));
                row.parts.push(part);
                row.tasks += 1;
            }
        }
        if let Some(work) = WorkRecord::of(record, &row.name, |reference| self.names.key(reference)) {
            row.begin = Some(day(work.begin));
            row.ledger = self.ledger(&work, first_directive, tasks);
        }
        let attachments = record.attachments.iter().enumerate().map(|(at, file)| self.attachment(at, file));
        row.parts.extend(attachments.filter(is_there));
        row
    }

    /// The row of a part with its place alone.
    fn part(&self, part: Part, ordinal: usize) -> PartRow {
        PartRow {
            part,
            span: self.places.of(part, ordinal),
            id: None,
            kind: None,
            priority: None,
            number: None,
            chairs: Vec::new(),
            to: None,
            to_ids: None,
            by: None,
            by_ids: None,
            inherits: None,
            has_updates: false,
            reviews: Vec::new(),
            cites: Vec::new(),
            own: Vec::new(),
            detail: Detail::None,
            words: Words::default(),
        }
    }

    fn session(&self) -> PartRow {
        let record = self.record;
        let mut row = self.part(Part::Session, 0);
        let none = Session::default();
        let session = record.session.as_ref().unwrap_or(&none);
        row.kind = session.kind.and_then(kind_code);
        self.words(&mut row, record);
        row.add_own(own_rows(&record.custom));
        row.add_own(own_rows(&session.custom));
        let chairs = self.chairs.iter();
        let chair =
            |(at, name): &(usize, &str)| ChairRow { name: (*name).to_owned(), place: self.people.get(*at).copied() };
        row.chairs.extend(chairs.map(chair));
        row
    }

    /// Adds all texts of a part to their columns; new fields of the format need no code here. The part of the session is the
    /// whole record without the parts that have rows of their own.
    fn words(&self, row: &mut PartRow, part: &'r impl FieldValue) {
        let has_own_row = |key: &str| Part::ALL.iter().any(|part| part.list_key() == Some(key));
        visit(part, |path, item| {
            match path {
                [Step::Key(list), ..] if row.part == Part::Session && has_own_row(list) => return,
                // A citation is indexed as a whole.
                [.., Step::Key("cites"), Step::Index(_), Step::Key(_)] | [.., Step::Key("document"), Step::Key(_)] => {
                    return;
                }
                _ => {}
            }
            match item {
                // What decides on an update is not what the work cites.
                Item::Citation(document) if path.first() == Some(&Step::Key("updates")) => {
                    mention(document, row.words.of(Column::Body));
                }
                Item::Citation(document) => cite(row, document),
                Item::Text(text) => match columns::column(row.part, path) {
                    Some(Label) if path.last() == Some(&Step::Key("number")) => index_number(text, row.words.of(Label)),
                    Some(column) => row.words.of(column).add(text),
                    None => {}
                },
                Item::Reference(target, text) if target.may_be_plain() => {
                    if let Some(column) = columns::column(row.part, path) {
                        self.names.resolve(text).index(row.words.of(column));
                    }
                }
                Item::Reference(..) | Item::Date(..) => {}
            }
        });
    }

    fn organization(&self, ordinal: usize, organization: &'r Organization) -> PartRow {
        let mut row = self.part(Part::Organization, ordinal);
        row.id = present(organization.id.as_ref()).map(str::to_owned);
        let named = self.names.organization(ordinal);
        named.index(row.words.of(Main));
        let part_of = present(organization.part_of.as_ref());
        let part_of = part_of.or_else(|| named.entry().and_then(|entry| entry.organization.as_deref()));
        let part_of_named = part_of.map(|part_of| self.names.resolve(part_of));
        self.words(&mut row, organization);
        row.add_own(own_rows(&organization.custom));
        row.detail = Detail::Organization(OrganizationRow {
            key: named.id().map(str::to_owned),
            name: named.name().map(str::to_owned),
            short: named.short().map(str::to_owned),
            part_of: part_of.map(str::to_owned),
            part_of_shown: part_of_named.and_then(NamedEntity::shown).map(str::to_owned),
        });
        row
    }

    fn participant(&self, ordinal: usize, person: &'r Participant) -> PartRow {
        let mut row = self.part(Part::Participant, ordinal);
        row.id = present(person.id.as_ref()).map(str::to_owned);
        let this = self.names.person(ordinal);
        this.index(row.words.of(Main));
        self.words(&mut row, person);
        row.add_own(own_rows(&person.custom));
        let organization = present(person.organization.as_ref());
        let named = organization.map(|organization| self.names.resolve(organization));
        let described = named.and_then(|named| named.organization);
        if let Some(named) = named.filter(|_| described.is_none()) {
            named.index(row.words.of(Lead));
        }
        let positions: Vec<_> = person.positions.iter().filter_map(|it| present(Some(it))).collect();
        row.detail = Detail::Person(PersonRow {
            roles: person.roles.iter().fold(0, |bits, role| bits | role_bit(*role)),
            attendance: person.attendance.and_then(|attendance| code(attendance.name())),
            key: this.id().map(str::to_owned),
            name: present(person.name.as_ref()).and(this.name()).map(str::to_owned),
            sort_name: present(person.sort_name.as_ref()).map(str::to_owned),
            positions: (!positions.is_empty()).then(|| positions.join("\n")),
            organization: named.filter(|_| described.is_none()).and_then(NamedEntity::shown).map(str::to_owned),
            organization_key: named.filter(|_| described.is_none()).and_then(NamedEntity::id).map(str::to_owned),
            // The organizations follow the session.
            organization_part: described.map(|place| place + 1),
        });
        row
    }

    fn attachment(&self, ordinal: usize, attachment: &'r Attachment) -> PartRow {
        let mut row = self.part(Part::Attachment, ordinal);
        row.kind = attachment.kind.and_then(|kind| code(kind.name()));
        self.words(&mut row, attachment);
        [row.by, row.by_ids] = self.names.shown_with_ids(&attachment.by);
        row
    }
}

/// The numbers of the record's papers, each once on a line.
fn own_numbers(record: &Record) -> Option<String> {
    let mut numbers: Vec<String> = Vec::new();
    for it in record.all_papers() {
        if let Some(number) = present(it.paper.number.as_ref()).filter(|number| !numbers.iter().any(|it| it == number))
        {
            numbers.push(number.to_owned());
        }
    }
    (!numbers.is_empty()).then(|| numbers.join("\n"))
}

/// Adds a number as written and, if it differs, in its comparison form.
fn index_number(written: &str, text: &mut columns::Text) {
    text.add(written);
    if let Some(key) = other_spelling(written) {
        text.add(&key);
    }
}

/// The comparison key of a number, if its words differ from those of the number as written.
fn other_spelling(written: &str) -> Option<String> {
    let key = number::key(written);
    let words = |text: &str| {
        let mut words = String::new();
        fold_tokens_into(text, &mut words);
        words
    };
    (words(written) != words(&key)).then_some(key)
}

/// Adds the words of a document.
fn mention(document: &CitedDocument, text: &mut columns::Text) {
    let field = |field: &'_ Option<String>| present(field.as_ref()).map(str::to_owned);
    let number = field(&document.number);
    // "Kết luận 21-KL/TW" is one phrase.
    let call = [field(&document.kind), number.clone()];
    text.add(&call.into_iter().flatten().collect::<Vec<_>>().join(" "));
    for words in [field(&document.title), field(&document.issuer), document.provision.clone()].into_iter().flatten() {
        text.add(&words);
    }
    if let Some(key) = number.as_deref().and_then(other_spelling) {
        text.add(&key);
    }
}

/// Adds a document that a part cites.
fn cite(row: &mut PartRow, cited: &CitedDocument) {
    let document = CiteRow {
        kind: present(cited.kind.as_ref()).map(str::to_owned),
        number: present(cited.number.as_ref()).map(str::to_owned),
        title: present(cited.title.as_ref()).map(str::to_owned),
        date: cited.date.map(day),
        issuer: present(cited.issuer.as_ref()).map(str::to_owned),
    };
    mention(cited, row.words.of(Cites));
    if document.number.is_some() || document.title.is_some() {
        row.cites.push(document);
    }
}
