//! The texts of a part, from which snippets are cut.

use rusqlite::OptionalExtension;
use serde_json::Value;

use super::Result;
use crate::row::{TIMELESS, query, read, selected};
use crate::snapshot::Snapshot;
use meeting_core::model::field::Part;

/// The names for the ids in a part.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub who: Option<String>,
    lead: Option<String>,
    support: Option<String>,
    by: Option<String>,
    to: Option<String>,
    organization: Option<String>,
}

impl Names {
    /// Looks up the names of a part.
    pub fn of(snapshot: &Snapshot, id: i64, part: Part) -> Result<Self> {
        let word = |id| snapshot.word(id).map(|word| word.map(|word| word.replace('\n', ", ")));
        match part {
            Part::Session | Part::Organization => Ok(Self::default()),
            Part::Participant => {
                let sql = "SELECT COALESCE(b.short_word, b.name_word, x.organization_word) FROM person x \
                           LEFT JOIN organization b ON b.id = x.organization WHERE x.id = ?1";
                let organization = snapshot.connection().prepare_cached(sql)?.query_row([id], read::<Option<i64>>);
                Ok(Self { organization: word(organization.optional()?.flatten())?, ..Self::default() })
            }
            Part::Proceeding | Part::Directive | Part::Task | Part::Attachment => {
                let from = "FROM work w LEFT JOIN now n ON n.id = w.id WHERE w.id = ?1";
                let found = query(snapshot.connection(), TIMELESS, from, [id])?;
                let WorkNames { lead, support, by, to } = found.into_iter().next().unwrap_or_default();
                let [lead, support] = [lead, support].map(|names| names.map(|names| names.replace('\n', ", ")));
                let [by, to] = [word(by)?, word(to)?];
                let who = lead.as_ref().or(to.as_ref()).or(by.as_ref()).cloned();
                Ok(Self { who, lead, support, by, to, organization: None })
            }
        }
    }
}

selected! {
    /// The names of the people and organizations of a piece of work.
    #[derive(Default)]
    struct WorkNames(_as_of; []) {
        lead: Option<String> = "n.lead",
        support: Option<String> = "n.support",
        by: Option<i64> = "w.by_word",
        to: Option<i64> = "w.to_word",
    }
}

/// The texts of a part, the main text first.
#[derive(Debug, Default)]
pub(super) struct Texts(Vec<String>);

impl Texts {
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    fn add(&mut self, text: Option<impl AsRef<str>>) {
        let Some(text) = text else { return };
        let text: Vec<_> = text.as_ref().split_whitespace().collect();
        if !text.is_empty() {
            self.0.push(text.join(" "));
        }
    }

    /// Adds the texts of fields, in this order.
    fn fields(&mut self, value: &Value, keys: &[&str]) {
        for key in keys {
            self.add(value.get(key).and_then(Value::as_str));
        }
    }

    /// Adds the texts of a list, each as a text.
    fn list(&mut self, value: Option<&Value>) {
        for item in value.and_then(Value::as_array).into_iter().flatten() {
            self.add(item.as_str());
        }
    }

    fn cites(&mut self, value: &Value) {
        for cite in value.get("cites").and_then(Value::as_array).into_iter().flatten() {
            let parts = ["type", "number", "title", "issuer", "provision"];
            let parts: Vec<_> = parts.iter().filter_map(|key| cite.get(key)?.as_str()).collect();
            self.add(Some(parts.join(" ")));
        }
    }

    /// Adds the texts of the office's own fields.
    fn own(&mut self, value: &Value) {
        let fields = value.as_object().into_iter().flatten().filter(|(key, _)| key.starts_with("x-"));
        for (_, value) in fields {
            self.add(value.as_str());
            self.list(Some(value));
        }
    }

    fn notes(&mut self, value: &Value) {
        for update in value.get("updates").and_then(Value::as_array).into_iter().flatten() {
            self.fields(update, &["note"]);
        }
    }
}

/// The texts of a part. `value` is the part, or the whole record for a session.
pub(super) fn texts(part: Part, value: &Value, names: &Names) -> Texts {
    let mut texts = Texts::default();
    match part {
        Part::Session => session(value, &mut texts),
        Part::Organization => texts.fields(value, &["name", "short", "part_of"]),
        Part::Participant => {
            let text = |key: &str| value.get(key).and_then(Value::as_str);
            let positions =
                value.get("positions").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            let who = text("name").or_else(|| text("group"));
            let whole: Vec<_> = who.into_iter().chain(positions).chain(names.organization.as_deref()).collect();
            texts.add(Some(whole.join(", ")));
            texts.fields(value, &["reason", "site", "delegated_to"]);
        }
        Part::Proceeding => {
            texts.fields(value, &["text", "title", "quote"]);
            texts.cites(value);
            texts.add(names.by.as_deref());
        }
        Part::Directive => {
            texts.fields(value, &["text", "number", "due_text", "quote"]);
            texts.cites(value);
            texts.notes(value);
        }
        Part::Task => {
            texts.fields(value, &["title", "due_text"]);
            texts.notes(value);
        }
        Part::Attachment => {
            texts.fields(value, &["caption", "path", "url"]);
            texts.add(names.by.as_deref());
        }
    }
    if matches!(part, Part::Directive | Part::Task) {
        for name in [&names.lead, &names.support, &names.to, &names.by] {
            texts.add(name.as_deref());
        }
    }
    texts.own(value);
    if let (Part::Session, Some(session)) = (part, value.get("session")) {
        texts.own(session);
    }
    texts
}

fn session(record: &Value, texts: &mut Texts) {
    texts.fields(record, &["title"]);
    texts.list(record.get("agenda"));
    if let Some(session) = record.get("session") {
        texts.fields(session, &["purpose", "place", "series", "basis", "date_text"]);
        texts.cites(session);
    }
    let papers = record.get("papers").and_then(Value::as_array).into_iter().flatten();
    for paper in papers.chain(record.get("publication")) {
        texts.fields(paper, &["type", "number", "place", "title", "file"]);
        texts.list(paper.get("recipients"));
        for signature in paper.get("signatures").and_then(Value::as_array).into_iter().flatten() {
            texts.fields(signature, &["capacity", "position", "by"]);
        }
    }
    if let Some(source) = record.get("source") {
        texts.fields(source, &["title", "author", "note"]);
    }
}
