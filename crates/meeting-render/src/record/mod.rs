//! A record as a document: what it says, with what other records say of its work.

mod json;
mod work;

use chrono::NaiveDate;

use serde_json::Value;

use meeting_core::archive::Directory;
use meeting_core::check::{Names, Target as Entities};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::{
    Attachment, AttachmentKind, Attendance, Audience, CitedDocument, CustomFields, Mode, Organization, OwnField,
    OwnPlace, Paper, PaperKind, PartOfDay, Participant, Record, RecordState, Role, Secrecy, Session, SessionKind,
    SessionStatus, Side, Source, Urgency, WorkStatus,
};
use meeting_core::rows::{Attention, Following};

pub use json::add_current;

use super::doc::{Block, Doc, Field, Item, List, Markers, Meaning, Target, Text};
use super::words::{day, value};

/// A whole record of an archive with a directory as a document on the day `as_of`; `following` is what other records say of it,
/// `own` the fields that the office has declared.
#[must_use]
pub fn record(
    catalog: &Catalog,
    (record, directory): (&Record, &Directory),
    following: &Following,
    as_of: NaiveDate,
    own: &[OwnField],
) -> Doc {
    let mut builder = Builder::new(catalog, (record, directory), following, as_of, own);
    builder.head();
    builder.people();
    builder.work();
    builder.reviews();
    builder.end();
    builder.doc
}

/// The part of a record whose id is `id` as a document, of a directive or task with its history; none where there is no
/// such part.
#[must_use]
pub fn record_part(
    catalog: &Catalog,
    (record, directory): (&Record, &Directory),
    following: &Following,
    as_of: NaiveDate,
    own: &[OwnField],
    id: &str,
) -> Option<Doc> {
    let mut builder = Builder::new(catalog, (record, directory), following, as_of, own);
    builder.part(id)?;
    Some(builder.doc)
}

/// Builds the document of a record.
struct Builder<'r> {
    catalog: &'r Catalog,
    record: &'r Record,
    names: Names<'r>,
    following: &'r Following,
    as_of: NaiveDate,
    own: &'r [OwnField],
    doc: Doc,
}

impl<'r> Builder<'r> {
    fn new(
        catalog: &'r Catalog,
        (record, directory): (&'r Record, &'r Directory),
        following: &'r Following,
        as_of: NaiveDate,
        own: &'r [OwnField],
    ) -> Self {
        Self { catalog, record, names: Names::of(record, directory), following, as_of, own, doc: Doc::default() }
    }

    fn title(&mut self, text: Text) {
        self.doc.blocks.push(Block::Heading { level: 1, text });
    }

    fn section(&mut self, key: &'static str, block: Block) {
        let text = self.say(key).into();
        self.doc.blocks.extend([Block::Heading { level: 2, text }, block]);
    }

    /// Adds a section of a list, unless that is empty.
    fn list(&mut self, key: &'static str, markers: Markers, items: Vec<Item>) {
        if !items.is_empty() {
            self.section(key, Block::List(List { markers, items }));
        }
    }

    fn head(&mut self) {
        let record = self.record;
        self.title(record.title.as_ref().map(Text::from).unwrap_or_default());
        let state = record.state.map(|state| self.value(RecordState::KEY, state.name()));
        let id = record.id.as_ref().map(Text::from).unwrap_or_default();
        let subtitle = state.into_iter().fold(id, |id, state| id.then(" · ").then(state));
        let session = record.session.as_ref().map(|session| self.session(session));
        let secrecy = record.class_of_secrecy().map(|(secrecy, _)| self.value(Secrecy::KEY, secrecy.name()));
        let audience = record.readers().map(|audience| self.value(Audience::KEY, audience.name()));
        let readers = [self.field("show-secrecy", secrecy), self.field("show-audience", audience)];
        let own = record.session.iter().flat_map(|session| self.own(OwnPlace::Session, &session.custom));
        let own = own.chain(self.own(OwnPlace::Record, &record.custom));
        let fields = session.into_iter().flatten().chain(readers).chain(own).flatten().collect();
        self.doc.blocks.extend([Block::Subtitle(subtitle), Block::Fields(fields)]);
        self.list("show-agenda", Markers::Numbers, record.agenda.iter().map(Item::new).collect());
    }

    fn session(&self, session: &Session) -> Vec<Option<Field>> {
        let status = session.status.map(|status| {
            let words = value(self.catalog, SessionStatus::KEY, status.name());
            Text::new(words, Meaning::Status(Attention::of_session(status)))
        });
        let chairs = self.record.participants.iter().filter(|person| person.roles.contains(&Role::Chair));
        let chairs = Text::join(", ", chairs.map(person));
        vec![
            self.field("show-kind", session.kind.map(|kind| self.value(SessionKind::KEY, kind.name()))),
            self.field("show-time", Some(self.time(session))),
            self.field("show-status", status),
            self.field("show-place", session.place.as_ref().map(Text::from)),
            self.field("show-mode", session.mode.map(|mode| self.value(Mode::KEY, mode.name()))),
            self.field("show-series", session.series.as_ref().map(Text::from)),
            self.field("show-basis", session.basis.as_ref().map(Text::from)),
            self.field("show-cites", Some(self.cited(&session.cites))),
            self.field("show-purpose", session.purpose.as_ref().map(Text::from)),
            self.field("show-chair", Some(chairs)),
            self.field("show-attendance", Some(self.attendance(session))),
        ]
    }

    fn time(&self, session: &Session) -> Text {
        let [start, end] = [&session.start, &session.end].map(|time| time.as_ref().map(|time| self.catalog.time(time)));
        let time = match (start, end) {
            (None, None) => session.part_of_day.map(|part| self.value(PartOfDay::KEY, part.name())),
            (start, None) => start.map(Text::from),
            (start, Some(end)) => Some(Text::message(
                self.catalog,
                "show-hours",
                &[("start", start.unwrap_or_default().into()), ("end", end.into())],
            )),
        };
        let date = session.date.map(|date| match session.until {
            Some(until) => {
                Text::message(self.catalog, "show-days", &[("first", self.day(date)), ("last", self.day(until))])
            }
            None => Text::message(self.catalog, "show-day", &[("date", self.day(date))]),
        });
        let words = session.date_text.as_ref().map(|words| Text::from(words).within("(", ")"));
        Text::join(", ", [time, Some(Text::join(" ", [date, words]))])
    }

    fn attendance(&self, session: &Session) -> Text {
        self.counts([
            ("show-entitled", session.entitled),
            ("show-quorum", session.quorum),
            ("show-present", session.present),
            ("show-absent", session.absent),
            ("show-excused", session.excused),
        ])
    }

    /// The counts that there are, each in words.
    fn counts<const N: usize>(&self, counts: [(&'static str, Option<i64>); N]) -> Text {
        let words =
            |(key, count): (_, Option<i64>)| Some(self.catalog.say(&Message::new(key).with("count", count?)).into());
        Text::join(", ", counts.map(words))
    }

    fn people(&mut self) {
        let record = self.record;
        let participants = record.participants.iter();
        let participants = participants.map(|it| Item::new(self.participant(it)).with_id(it.id.as_ref())).collect();
        self.list("show-participants", Markers::Bullets, participants);
        let organizations = record.organizations.iter();
        let organizations = organizations.map(|it| Item::new(self.organization(it)).with_id(it.id.as_ref())).collect();
        self.list("show-organizations", Markers::Bullets, organizations);
    }

    fn participant(&self, participant: &Participant) -> Text {
        let name = match &participant.group {
            Some(group) => group.into(),
            None => Text::join(" ", [&participant.honorific, &participant.name].map(|it| it.as_ref().map(Text::from))),
        };
        let count = participant.count.map(|count| self.catalog.say(&Message::new("show-count").with("count", count)));
        let count = count.map(|count| Text::from(count).within(" (", ")")).unwrap_or_default();
        let position = match &participant.organization {
            _ if !participant.positions.is_empty() => Some(participant.positions.join(", ").into()),
            organization => organization.as_ref().map(|organization| self.called([organization])),
        };
        let represents = participant.represents.as_ref();
        let position = position.map(|position| Text::from(" — ").then(position)).unwrap_or_default();
        let delegate = participant.delegated_to.as_ref();
        let time = |key, time: &Option<String>| {
            Some(self.catalog.say(&Message::new(key).with("time", self.catalog.time(time.as_ref()?))).into())
        };
        let roles = participant.roles.iter().map(|role| Some(self.value(Role::KEY, role.name())));
        let attendance = participant.attendance.filter(|attendance| !attendance.is_assumed());
        let remarks = roles.chain([
            represents.map(|body| Text::message(self.catalog, "show-represents", &[("body", self.called([body]))])),
            attendance.map(|attendance| self.value(Attendance::KEY, attendance.name())),
            participant.reason.as_ref().map(Text::from),
            delegate.map(|other| Text::message(self.catalog, "show-delegate", &[("who", self.called([other]))])),
            time("show-arrived", &participant.arrived),
            time("show-left", &participant.left),
            participant.mode.map(|mode| self.value(Mode::KEY, mode.name())),
            participant.site.as_ref().map(Text::from),
        ]);
        let remarks = Text::join("; ", remarks.chain(self.own_remarks(OwnPlace::Participant, &participant.custom)));
        let remarks = if remarks.is_blank() { remarks } else { remarks.within(" [", "]") };
        name.then(count).then(position).then(remarks)
    }

    fn organization(&self, organization: &Organization) -> Text {
        let mut text = organization.name.as_ref().map(Text::from).unwrap_or_default();
        if let Some(short) = &organization.short {
            text = text.then(format!(" ({short})"));
        }
        if let Some(whole) = &organization.part_of {
            text = text.then(format!(" — {} ", self.say("show-part-of"))).then(self.called([whole]));
        }
        let side = organization.side.map(|side| self.value(Side::KEY, side.name()));
        let own = self.own_remarks(OwnPlace::Organization, &organization.custom);
        let remarks = Text::join("; ", [side].into_iter().chain(own));
        if remarks.is_blank() { text } else { text.then(remarks.within(" [", "]")) }
    }

    /// The parts of a record behind its work.
    fn end(&mut self) {
        let record = self.record;
        let attachments = record.attachments.iter().map(|it| Item::new(self.attachment(it))).collect();
        self.list("show-attachments", Markers::Bullets, attachments);
        let papers = record.all_papers().iter().map(|it| self.paper(&it.paper)).collect();
        self.list("show-papers", Markers::Bullets, papers);
        if let Some(source) = &record.source {
            self.source(source);
        }
    }

    fn paper(&self, paper: &Paper) -> Item {
        let called = paper.called.as_ref().map(Text::from);
        let kind = paper.kind.map(|kind| self.value(PaperKind::KEY, kind.name()));
        let [number, place, title] = [&paper.number, &paper.place, &paper.title].map(|it| it.as_ref().map(Text::from));
        let name = Text::join(" ", [called.or(kind), number]);
        let paper_text = Text::join(", ", [Some(name), place, paper.date.map(|date| self.day(date))]);
        let urgency = paper.urgency.map(|urgency| self.value(Urgency::KEY, urgency.name()));
        let audience = paper.audience.map(|audience| self.value(Audience::KEY, audience.name()));
        let file = paper.file.as_ref().map(|file| Text::link(file, Target::File(file.clone())));
        let remarks = Text::join("; ", [urgency, audience, file]);
        let remarks = (!remarks.is_blank()).then(|| remarks.within("[", "]"));
        let mut item = Item::new(Text::join(" ", [Some(Text::join(": ", [Some(paper_text), title])), remarks]));
        let recipients = Text::join("; ", paper.recipients.iter().map(|recipient| Some(recipient.into())));
        let signatures = paper.signatures.iter().map(|signature| {
            let capacity = [&signature.capacity, &signature.position].map(|it| it.as_ref().map(Text::from));
            Some(Text::join(": ", [Some(Text::join(", ", capacity)), Some(self.called(&signature.by))]))
        });
        let fields = [
            self.field("show-recipients", Some(recipients)),
            self.field("show-signatures", Some(Text::join("; ", signatures))),
        ];
        let fields: Vec<Field> = fields.into_iter().flatten().collect();
        item.blocks.extend((!fields.is_empty()).then_some(Block::Fields(fields)));
        item
    }

    fn attachment(&self, attachment: &Attachment) -> Text {
        let kind = attachment.kind.map(|kind| self.value(AttachmentKind::KEY, kind.name()).then(":"));
        let by = (!attachment.by.is_empty()).then(|| self.called(&attachment.by).within("(", ")"));
        let path = attachment.path.as_ref().map(|path| Text::link(path, Target::File(path.clone())));
        Text::join(" ", [kind, attachment.caption.as_ref().map(Text::from), by, path, url(attachment.url.as_ref())])
    }

    fn source(&mut self, source: &Source) {
        let [title, author, note] =
            [&source.title, &source.author, &source.note].map(|text| text.as_ref().map(Text::from));
        let published = source.published.map(|date| self.day(date));
        let heading = Block::Heading { level: 2, text: self.say("show-source").into() };
        let texts = [title, author, published, url(source.url.as_ref()), note].into_iter().flatten();
        self.doc.blocks.extend([heading].into_iter().chain(texts.map(Block::Paragraph)));
    }

    fn say(&self, key: &'static str) -> String {
        self.catalog.say(&Message::new(key))
    }

    /// The label of a value of a closed list.
    fn value(&self, key: &str, name: &str) -> Text {
        value(self.catalog, key, name).into()
    }

    fn day(&self, date: NaiveDate) -> Text {
        Text::new(day(self.catalog, date), Meaning::Day(date))
    }

    /// A status with what it means for the display.
    fn status(&self, status: WorkStatus, attention: Attention) -> Text {
        Text::new(value(self.catalog, status.key(), status.name()), Meaning::Status(attention))
    }

    /// A labelled value, unless that is blank.
    fn field(&self, key: &'static str, value: Option<Text>) -> Option<Field> {
        let value = value.filter(|value| !value.is_blank())?;
        Some(Field { label: self.say(key), value })
    }

    /// The fields of the office's own that a part has, in the order of the settings.
    fn own(&self, place: OwnPlace, custom: &CustomFields) -> Vec<Option<Field>> {
        let of_place = self.own.iter().filter(|field| field.is_of(place));
        let text = |value: &Value| match value {
            Value::String(text) => text.parse().map_or_else(|_| text.into(), |day| self.day(day)),
            value => Text::from(value.to_string()),
        };
        let fields = of_place.filter_map(|field| {
            let value = match custom.get(field.name)? {
                Value::Null => return None,
                Value::Array(items) => Text::join(", ", items.iter().map(|item| Some(text(item)))),
                value => text(value),
            };
            let label = self.catalog.get(&format!("field-{}", field.name)).unwrap_or_else(|| field.name.to_owned());
            Some((!value.is_blank()).then_some(Field { label, value }))
        });
        fields.collect()
    }

    /// The fields of the office's own of a part as remarks.
    fn own_remarks(&self, place: OwnPlace, custom: &CustomFields) -> impl Iterator<Item = Option<Text>> {
        let fields = self.own(place, custom).into_iter().flatten();
        fields.map(|field| Some(Text::from(field.label).then(": ").then(field.value)))
    }

    /// The names of the people and organizations that are referred to.
    fn called<'a>(&self, references: impl IntoIterator<Item = &'a String>) -> Text {
        let name = |text: &String| {
            let named = self.names.the(text, Entities::Actor);
            let words = self.names.shown(text);
            Some(match named.and_then(|named| named.id) {
                Some(id) => Text::link(words, Target::Part(id.to_owned())),
                None => words.into(),
            })
        };
        Text::join(", ", references.into_iter().map(name))
    }

    /// A link to another record, or to a part of it, by its shortest reference.
    fn link(&self, reference: &str) -> Text {
        Text::link(self.short(reference), Target::of(reference))
    }

    /// The shortest reference to another record, or to a part of it, that is unique; the reference itself where the
    /// record is not in the archive.
    fn short(&self, reference: &str) -> String {
        let (record, part) = reference.trim().split_once(['#', '/']).unwrap_or((reference.trim(), ""));
        match self.following.short.get(record) {
            Some(short) if part.is_empty() => short.clone(),
            Some(short) => format!("{short}#{part}"),
            None => reference.trim().to_owned(),
        }
    }

    fn cited(&self, documents: &[CitedDocument]) -> Text {
        Text::join("; ", documents.iter().map(|document| Some(citation(self.catalog, document))))
    }
}

/// A cited document as an office names it: Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng.
#[must_use]
pub fn citation(catalog: &Catalog, document: &CitedDocument) -> Text {
    let text = |text: &Option<String>| text.as_ref().map(Text::from);
    let named = |key, name, text: Option<Text>| Some(Text::message(catalog, key, &[(name, text?)]));
    let number = text(&document.number);
    let number = if document.kind.is_some() { named("cited-number", "number", number) } else { number };
    let [provision, kind, title] = [&document.provision, &document.kind, &document.title].map(text);
    let date = document.date.map(|date| Text::new(day(catalog, date), Meaning::Day(date)));
    let [date, issuer] = [named("show-dated", "date", date), named("cited-issuer", "issuer", text(&document.issuer))];
    Text::join(" ", [provision, kind, number, title, date, issuer])
}

fn url(url: Option<&String>) -> Option<Text> {
    url.map(|url| Text::link(url, Target::Url(url.clone())))
}

/// The name of a participant, as a link where it has an id.
fn person(participant: &Participant) -> Option<Text> {
    let name = participant.name.as_ref()?;
    Some(match &participant.id {
        Some(id) => Text::link(name, Target::Part(id.clone())),
        None => name.into(),
    })
}

/// References as links, each with the words that `words` makes of it.
fn links<'a>(references: impl IntoIterator<Item = &'a String>, words: impl Fn(&str) -> String) -> Text {
    let link = |reference: &String| Some(Text::link(words(reference), Target::of(reference)));
    Text::join(", ", references.into_iter().map(link))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use meeting_core::i18n::Language;

    /// A line a span: `meaning: words`; the words alone where they are plain.
    fn spans(text: &Text) -> Vec<String> {
        let line = |span: &crate::Span| match &span.meaning {
            Meaning::Plain => span.text.clone(),
            meaning => format!("{meaning:?}: {}", span.text),
        };
        text.spans().iter().map(line).collect()
    }

    #[test]
    fn spans_say_what_they_are() {
        let value = json!({
            "id": "2023-05-08-a", "participants": [{ "id": "an", "name": "Lê Văn An" }],
            "directives": [{ "id": "d1", "kind": "request", "lead": "an", "due": "2023-06-15", "follows": ["p1"],
                             "amends": "2022-01-02-b#d2", "updates": [{ "date": "2023-06-01", "by": "an" }] }],
        });
        let value: Record = serde_json::from_value(value).unwrap();
        let as_of = NaiveDate::from_ymd_opt(2023, 6, 16).unwrap();
        let catalog = Catalog::new(Language::En).with(&meeting_core::TEXTS).with(&crate::TEXTS);
        let record = (&value, &**Directory::empty());
        let doc = record_part(&catalog, record, &Following::alone(&value, as_of), as_of, &[], "d1").unwrap();
        let [_, Block::List(List { items, .. }), _, Block::Table(rows)] = &doc.blocks[..] else { panic!("{doc:#?}") };
        assert_eq!(spans(&items[0].text), ["request", " ", "[", "Status(Overdue): in force", "]"]);
        let [Block::Fields(fields)] = &items[0].blocks[..] else { panic!("{items:#?}") };
        let fields: Vec<_> = fields.iter().map(|Field { label, value }| (&**label, spans(value))).collect();
        let expected: [(&str, &[&str]); 4] = [
            ("Lead", &["Link(Part(\"an\")): Lê Văn An"]),
            ("Due", &["Day(2023-06-15): 2023-06-15", " — ", "Status(Overdue): 1 day late"]),
            ("Follows", &["Link(Part(\"p1\")): p1"]),
            ("Amends", &["Link(Record { record: \"2022-01-02-b\", part: Some(\"d2\") }): 2022-01-02-b#d2"]),
        ];
        assert_eq!(fields, expected.map(|(label, spans)| (label, spans.iter().map(ToString::to_string).collect())));
        let [[date, event]] = &rows[..] else { panic!("{rows:#?}") };
        assert_eq!(spans(date), ["Day(2023-06-01): 2023-06-01"]);
        assert_eq!(spans(event), ["d1", " ", "(", "Link(Part(\"an\")): Lê Văn An", ")"]);
    }

    #[test]
    fn texts_stay_in_messages() {
        let catalog = Catalog::new(Language::En).with(&crate::TEXTS);
        let text = |part: &str| Text::link(part, Target::Part(part.to_owned()));
        let days = Text::message(&catalog, "show-days", &[("first", text("a")), ("last", text("b"))]);
        assert_eq!(spans(&days), ["Link(Part(\"a\")): a", " to ", "Link(Part(\"b\")): b"]);
    }
}
