//! A record made to be read.

mod json;
mod life;
mod work;

use std::io::{self, Write};

use chrono::NaiveDate;

use meeting_core::check::{Names, Target};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::{
    Attachment, AttachmentKind, Attendance, Classification, Mode, Organization, PartOfDay, Participant, Publication,
    Record, RecordState, Role, Session, SessionKind, SessionStatus, Side, Source, Urgency,
};
use meeting_core::rows::Following;

pub use json::add_life;

use super::page::Page;
use super::words::{day, value};

/// How a record is shown.
#[derive(Debug, Clone, Copy)]
pub struct RecordStyle {
    /// Whether bold may be used.
    pub colour: bool,
    /// The width of a line in columns.
    pub width: usize,
    /// What "today" means.
    pub as_of: NaiveDate,
}

/// Writes a whole record; `following` is what others say of it.
///
/// # Errors
/// Those of `out`.
pub fn record(
    out: &mut dyn Write,
    catalog: &Catalog,
    view: RecordStyle,
    record: &Record,
    following: &Following,
) -> io::Result<()> {
    let mut show = Show::new(out, catalog, view, record, following);
    show.head()?;
    show.people()?;
    show.proceedings()?;
    show.directives()?;
    show.tasks()?;
    show.rest()
}

/// Writes the one part of a record whose id is `id`, of a directive or task its whole life; returns whether there is one.
///
/// # Errors
/// Those of `out`.
pub fn record_part(
    out: &mut dyn Write,
    catalog: &Catalog,
    view: RecordStyle,
    record: &Record,
    following: &Following,
    id: &str,
) -> io::Result<bool> {
    Show::new(out, catalog, view, record, following).part(id)
}

/// Shows one record.
struct Show<'s> {
    page: Page<'s>,
    catalog: &'s Catalog,
    record: &'s Record,
    names: Names<'s>,
    following: &'s Following,
    as_of: NaiveDate,
}

impl<'s> Show<'s> {
    fn new(
        out: &'s mut dyn Write,
        catalog: &'s Catalog,
        view: RecordStyle,
        record: &'s Record,
        following: &'s Following,
    ) -> Self {
        let page = Page { out, width: view.width, colour: view.colour };
        Self { page, catalog, record, names: Names::of(record), following, as_of: view.as_of }
    }

    fn say(&self, key: &'static str) -> String {
        self.catalog.say(&Message::new(key))
    }

    /// The name of a value with its first letter as it is.
    fn value(&self, key: &str, name: &str) -> String {
        value(self.catalog, key, name)
    }

    /// What references mean, in words.
    fn called<'a>(&self, references: impl IntoIterator<Item = &'a String>) -> String {
        let name = |text: &String| {
            let named = self.names.the(text, Target::Actor);
            named.and_then(|named| named.short.or(named.name)).map_or_else(|| text.clone(), str::to_owned)
        };
        references.into_iter().map(name).collect::<Vec<_>>().join(", ")
    }

    fn head(&mut self) -> io::Result<()> {
        let record = self.record;
        self.page.title(record.title.as_deref().unwrap_or_default())?;
        let state = record.state.map(|state| self.value(RecordState::KEY, state.name()));
        let id = record.id.clone().unwrap_or_default();
        let line = [Some(id), state].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        self.page.title(&line)?;
        writeln!(self.page.out)?;
        if let Some(session) = &record.session {
            self.session(session)?;
        }
        if let Some(publication) = &record.publication {
            self.publication(publication)?;
        }
        if !record.agenda.is_empty() {
            self.section("show-agenda")?;
            for (index, item) in record.agenda.iter().enumerate() {
                self.page.item(&format!("{}.", index + 1), item)?;
            }
        }
        Ok(())
    }

    fn session(&mut self, session: &Session) -> io::Result<()> {
        self.field("show-kind", session.kind.map(|kind| self.value(SessionKind::KEY, kind.name())))?;
        self.field("show-time", self.time(session))?;
        self.field("show-status", session.status.map(|status| self.value(SessionStatus::KEY, status.name())))?;
        self.field("show-place", session.place.clone())?;
        self.field("show-mode", session.mode.map(|mode| self.value(Mode::KEY, mode.name())))?;
        self.field("show-series", session.series.clone())?;
        self.field("show-basis", session.basis.clone())?;
        self.field("show-cites", self.cited(&session.cites))?;
        self.field("show-purpose", session.purpose.clone())?;
        let is_chair = |participant: &&Participant| {
            participant.roles.iter().any(|role| matches!(role, Role::Chair | Role::CoChair))
        };
        let chairs: Vec<_> =
            self.record.participants.iter().filter(is_chair).filter_map(|chair| chair.name.clone()).collect();
        self.field("show-chair", (!chairs.is_empty()).then(|| chairs.join(", ")))?;
        self.field("show-attendance", self.attendance(session))
    }

    fn time(&self, session: &Session) -> Option<String> {
        let part = session.part_of_day.map(|part| self.value(PartOfDay::KEY, part.name()));
        let clock = match (&session.start, &session.end) {
            (Some(start), Some(end)) => Some(format!("{start}–{end}")),
            (Some(start), None) => Some(start.clone()),
            (None, end) => end.as_ref().map(|end| format!("–{end}")),
        };
        let date = session.date.map(|date| match session.until {
            Some(until) => {
                let (first, last) = (day(self.catalog, date), day(self.catalog, until));
                self.catalog.say(&Message::new("show-days").with("first", first).with("last", last))
            }
            None => day(self.catalog, date),
        });
        let words = session.date_text.as_ref().map(|words| format!("({words})"));
        let time = [clock, part].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let date = [date, words].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let parts: Vec<String> = [time, date].into_iter().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn attendance(&self, session: &Session) -> Option<String> {
        let counts = [
            ("show-entitled", session.entitled),
            ("show-quorum", session.quorum),
            ("show-present", session.present),
            ("show-absent", session.absent),
            ("show-excused", session.excused),
        ];
        let parts: Vec<String> = counts
            .into_iter()
            .filter_map(|(key, count)| Some(self.catalog.say(&Message::new(key).with("count", count?))))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn publication(&mut self, publication: &Publication) -> io::Result<()> {
        let date = publication.date.map(|date| day(self.catalog, date));
        let parts = [publication.number.clone(), publication.place.clone(), date];
        let line: Vec<String> = parts.into_iter().flatten().collect();
        self.field("show-number", (!line.is_empty()).then(|| line.join(", ")))?;
        let secrecy = publication.classification.map(|class| self.value(Classification::KEY, class.name()));
        self.field("show-classification", secrecy)?;
        self.field("show-urgency", publication.urgency.map(|urgency| self.value(Urgency::KEY, urgency.name())))
    }

    /// Writes a labelled value, where there is one.
    fn field(&mut self, key: &'static str, value: Option<String>) -> io::Result<()> {
        match value.filter(|value| !value.trim().is_empty()) {
            Some(value) => {
                let label = self.say(key);
                self.page.field(16, &label, &value)
            }
            None => Ok(()),
        }
    }

    fn section(&mut self, key: &'static str) -> io::Result<()> {
        let heading = self.say(key);
        self.page.heading(&heading)
    }

    fn people(&mut self) -> io::Result<()> {
        let record = self.record;
        if !record.participants.is_empty() {
            self.section("show-participants")?;
        }
        for participant in &record.participants {
            let line = self.participant(participant);
            self.page.item("-", &line)?;
        }
        if !record.organizations.is_empty() {
            self.section("show-organizations")?;
        }
        for body in &record.organizations {
            let line = self.organization(body);
            self.page.item("-", &line)?;
        }
        Ok(())
    }

    fn participant(&self, participant: &Participant) -> String {
        let mut line = match &participant.group {
            Some(group) => group.clone(),
            None => [participant.honorific.as_deref(), participant.name.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
        };
        if let Some(count) = participant.count {
            line += &format!(" ({})", self.catalog.say(&Message::new("show-count").with("count", count)));
        }
        if !participant.positions.is_empty() {
            line += &format!(" — {}", participant.positions.join(", "));
        } else if let Some(organization) = &participant.organization {
            line += &format!(" — {}", self.called([organization]));
        }
        let mut remarks: Vec<String> =
            participant.roles.iter().map(|role| self.value(Role::KEY, role.name())).collect();
        if let Some(attendance) = participant.attendance.filter(|attendance| *attendance != Attendance::Present) {
            remarks.push(self.value(Attendance::KEY, attendance.name()));
        }
        remarks.extend(participant.reason.clone());
        if let Some(other) = &participant.delegated_to {
            remarks.push(self.catalog.say(&Message::new("show-delegate").with("who", self.called([other]))));
        }
        match (&participant.arrived, &participant.left) {
            (None, None) => {}
            (arrived, left) => {
                let words = [("show-arrived", arrived), ("show-left", left)];
                remarks.extend(
                    words.into_iter().filter_map(|(key, time)| {
                        Some(self.catalog.say(&Message::new(key).with("time", time.as_ref()?)))
                    }),
                );
            }
        }
        remarks.extend(participant.mode.map(|mode| self.value(Mode::KEY, mode.name())));
        remarks.extend(participant.site.clone());
        if !remarks.is_empty() {
            line += &format!(" [{}]", remarks.join("; "));
        }
        line
    }

    fn organization(&self, body: &Organization) -> String {
        let mut line = body.name.clone().unwrap_or_default();
        if let Some(short) = &body.short {
            line += &format!(" ({short})");
        }
        if let Some(whole) = &body.part_of {
            line += &format!(" — {} {}", self.say("show-part-of"), self.called([whole]));
        }
        if let Some(side) = body.side {
            line += &format!(" [{}]", self.value(Side::KEY, side.name()));
        }
        line
    }

    fn rest(&mut self) -> io::Result<()> {
        let record = self.record;
        self.reviewed()?;
        if !record.attachments.is_empty() {
            self.section("show-attachments")?;
            for attachment in &record.attachments {
                let line = self.attachment(attachment);
                self.page.item("-", &line)?;
            }
        }
        if let Some(publication) = &record.publication {
            self.signatures(publication)?;
        }
        match &record.source {
            Some(source) => self.source(source),
            None => Ok(()),
        }
    }

    fn attachment(&self, attachment: &Attachment) -> String {
        let kind = attachment.kind.map(|kind| self.value(AttachmentKind::KEY, kind.name()));
        let by = (!attachment.by.is_empty()).then(|| format!("({})", self.called(&attachment.by)));
        let parts = [
            kind.map(|kind| kind + ":"),
            attachment.caption.clone(),
            by,
            attachment.path.clone(),
            attachment.url.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn signatures(&mut self, publication: &Publication) -> io::Result<()> {
        if !publication.recipients.is_empty() {
            self.section("show-recipients")?;
            for recipient in &publication.recipients {
                self.page.item("-", recipient)?;
            }
        }
        if !publication.signatures.is_empty() {
            self.section("show-signatures")?;
            for signature in &publication.signatures {
                let by = self.called(&signature.by);
                let capacity = signature.capacity.iter().cloned();
                let line = capacity.chain([by]).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": ");
                self.page.item("-", &line)?;
            }
        }
        Ok(())
    }

    fn source(&mut self, source: &Source) -> io::Result<()> {
        self.section("show-source")?;
        let published = source.published.map(|date| day(self.catalog, date));
        for text in [&source.title, &source.author, &published, &source.url, &source.note].into_iter().flatten() {
            self.page.item("", text)?;
        }
        Ok(())
    }
}
