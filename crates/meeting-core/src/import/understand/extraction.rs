//! What has been understood so far, before it is a record.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::day_reader::DayReader;
use super::organizations::OrganizationRegistry;
use super::text::lower;
use super::votes::Vote;
use crate::i18n::Message;
use crate::import::document::Row;
use crate::model::PaperKind;
use crate::recognize::citation::Citation;
use crate::recognize::deadline::{Deadline, Recurrence};
use crate::recognize::words;
use viet_text::fold::{fold, marked};

/// Everything that was found in a document.
#[derive(Debug, Default)]
pub(super) struct Extraction {
    pub title: Option<Value>,
    /// The lines that the title was read from.
    pub title_lines: Vec<usize>,
    /// The fields of `session`, `source` and the paper, by their path.
    pub fields: Vec<(&'static str, Value)>,
    /// What the document is as a paper.
    pub paper: Option<PaperKind>,
    /// What the session rests on.
    pub cites: Vec<(usize, Citation)>,
    pub agenda: Vec<(usize, String)>,
    pub organizations: OrganizationRegistry,
    pub people: Vec<Person>,
    pub groups: Vec<Group>,
    pub proceedings: Vec<Proceeding>,
    pub directives: Vec<Directive>,
    pub tasks: Vec<Task>,
    /// How its days are read.
    pub days: DayReader,
    /// What the user should be told of the reading.
    pub notes: Vec<Message>,
    /// Whether nothing in the document speaks of a meeting.
    pub is_no_minutes: bool,
    pub captions: Vec<(usize, String)>,
    pub recipients: Vec<(usize, String)>,
    pub signatures: Vec<Signature>,
    /// Words that say what others are, such as labels: no part of the record holds them, and they are not left over.
    pub understood: Vec<(usize, String)>,
    /// Blocks that are no part of what the paper says: headings that are only labels, forms to be filled in.
    pub structure: Vec<(usize, String)>,
    /// Names and positions of people as a line has them that was read for them.
    pub mentions: Vec<(usize, String)>,
    pub left: Vec<(usize, String)>,
    pub dropped: Vec<(usize, String)>,
}

/// Who signs a paper, where no part of the session says that they would.
#[derive(Debug, Clone, Default)]
pub(super) struct Signature {
    pub by: String,
    /// "T/M BAN THƯỜNG VỤ"
    pub capacity: Option<String>,
    pub position: Option<String>,
    pub line: usize,
}

/// The value of one field.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub text: String,
    pub line: usize,
    /// The source text, if the user should check the value.
    pub doubt: Option<String>,
}

impl Value {
    pub fn sure(text: impl Into<String>, line: usize) -> Self {
        Self { text: text.into(), line, doubt: None }
    }

    pub fn doubtful(text: impl Into<String>, line: usize, words: &str) -> Self {
        Self { text: text.into(), line, doubt: Some(words.to_owned()) }
    }
}

/// A person.
#[derive(Debug, Clone, Default)]
pub(super) struct Person {
    pub name: String,
    pub honorific: Option<String>,
    pub positions: Vec<String>,
    pub roles: Vec<(&'static str, usize)>,
    pub attendance: Option<&'static str>,
    pub reason: Option<String>,
    /// The body for which they attend.
    pub represents: Option<String>,
    pub site: Option<String>,
    pub arrived: Option<String>,
    pub left: Option<String>,
    pub line: usize,
    pub doubt: Option<String>,
    /// Whether a list of participants has the person on a line of its own; other text may name a person again.
    pub is_listed: bool,
    /// Set by [`Extraction::meet`].
    pub keys: Keys,
}

/// What a person is compared by, computed once: a document may name very many.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    pub folded: String,
    marked: String,
    /// What the positions begin with.
    offices: HashSet<Vec<String>>,
}

/// People without names.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    pub text: String,
    pub count: Option<u32>,
    pub attendance: Option<&'static str>,
    pub reason: Option<String>,
    pub represents: Option<String>,
    pub site: Option<String>,
    pub line: usize,
}

/// A report or a statement.
#[derive(Debug, Clone, Default)]
pub(super) struct Proceeding {
    pub kind: &'static str,
    pub title: Option<String>,
    /// The line of the heading that is the title.
    pub title_line: Option<usize>,
    pub by: Vec<String>,
    pub on_behalf_of: Option<String>,
    pub text: Option<String>,
    /// The lines of the other paragraphs of the text.
    pub text_lines: Vec<usize>,
    /// Whether the text is that of the paragraphs that follow.
    pub is_announced: bool,
    pub vote: Option<Vote>,
    pub line: usize,
    pub doubt: Option<String>,
}

/// When work is due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Due {
    pub date: Option<NaiveDate>,
    pub time: Option<String>,
    pub words: Option<String>,
    pub repeats: Option<Recurrence>,
}

impl From<Deadline> for Due {
    fn from(deadline: Deadline) -> Self {
        let Deadline { text, due, time, repeats, .. } = deadline;
        Self { date: due, time: time.filter(|_| due.is_some()), words: Some(text), repeats }
    }
}

/// Something that was concluded.
#[derive(Debug, Clone, Default)]
pub(super) struct Directive {
    pub kind: &'static str,
    pub text: String,
    pub by: Option<String>,
    pub to: Option<String>,
    pub lead: Vec<String>,
    pub support: Vec<String>,
    pub cites: Vec<Citation>,
    pub due: Due,
    pub quote: Option<String>,
    pub line: usize,
    pub doubt: Option<String>,
}

/// Work to track.
#[derive(Debug, Clone, Default)]
pub(super) struct Task {
    pub title: String,
    pub lead: Vec<String>,
    pub support: Vec<String>,
    pub due: Due,
    pub line: usize,
    pub doubt: Option<String>,
}

impl Extraction {
    /// Sets a field that is not set yet; returns whether it was.
    pub fn set(&mut self, field: &'static str, value: Value) -> bool {
        let is_new = self.get(field).is_none() && !value.text.trim().is_empty();
        if is_new {
            self.fields.push((field, value));
        }
        is_new
    }

    /// Notes words that fields say by their names or values: "báo cáo:", "(có phép …)".
    pub fn understand(&mut self, line: usize, text: &str) {
        self.understood.push((line, text.to_owned()));
    }

    /// Notes a block that is no part of what the paper says: a heading that is only a label, a form to be filled in.
    pub fn note_structure(&mut self, line: usize, text: &str) {
        self.structure.push((line, text.to_owned()));
    }

    /// Keeps words that were not understood.
    pub fn leave(&mut self, line: usize, text: &str) {
        if !text.trim().is_empty() {
            self.left.push((line, text.to_owned()));
        }
    }

    /// Keeps the rows of a table that was not understood.
    pub fn leave_rows<'r>(&mut self, rows: impl IntoIterator<Item = &'r Row>) {
        for row in rows {
            self.leave(row.line, &row.in_one_line(" | "));
        }
    }

    pub fn get(&self, field: &str) -> Option<&Value> {
        self.fields.iter().find(|(name, _)| *name == field).map(|(_, value)| value)
    }

    /// Adds a person who is not known yet, by whatever name there is.
    pub fn meet(&mut self, mut person: Person) {
        person.keys = Keys::of(&person);
        self.people.push(person);
    }

    /// Adds a person or more about a known one; returns the full name. A given name alone means the only person who has
    /// it.
    pub fn add_person(&mut self, mut person: Person) -> Option<String> {
        person.keys = Keys::of(&person);
        // A given name alone says nothing of whom it means.
        if person.name.contains(' ') {
            let words = person.positions.iter().chain(&person.honorific).chain([&person.name]);
            self.mentions.extend(words.map(|words| (person.line, words.clone())));
        }
        if !person.name.contains(' ') {
            let key = &person.keys.folded;
            let mut fits = self.people.iter().filter(|known| known.keys.folded.rsplit(' ').next() == Some(key));
            return match (fits.next(), fits.next()) {
                (Some(known), None) => Some(known.name.clone()),
                _ => None,
            };
        }
        // "Ông Bá Nghị" is Hứa Bá Nghị.
        if person.positions.is_empty() && !names_family(&person.name) {
            let tail = format!(" {}", person.keys.folded);
            let mut fits = self.people.iter_mut().filter(|known| known.keys.folded.ends_with(&tail));
            if let (Some(known), None) = (fits.next(), fits.next()) {
                let name = known.name.clone();
                known.learn(Person { name: name.clone(), keys: Keys::default(), ..person });
                return Some(name);
            }
        }
        // Whom a text quotes is not in the room.
        if person.keys.folded == "ho chi minh" {
            return None;
        }
        // Of two that are called the same, the one whose position it is.
        let mut called = self.people.iter_mut().filter(|known| known.is_called(&person)).collect::<Vec<_>>();
        let meant = called.iter().position(|known| known.shares_position(&person)).or_else(|| match &called[..] {
            [known] if !known.is_another(&person) => Some(0),
            [_, _, ..] if !person.is_listed => Some(0),
            _ => None,
        });
        if let Some(meant) = meant {
            let is_unclear = called.len() > 1 && !called[meant].shares_position(&person);
            let name = called[meant].name.clone();
            if is_unclear {
                return Some(name);
            }
            called[meant].learn(person);
            return Some(name);
        }
        let name = person.name.clone();
        self.people.push(person);
        Some(name)
    }
}

/// Whether a name begins with a family name.
fn names_family(name: &str) -> bool {
    let first = lower(name.split(' ').next().unwrap_or_default());
    words::FAMILY.contains(&first.as_str())
}

impl Keys {
    fn of(person: &Person) -> Self {
        let offices = person.positions.iter().map(|position| beginning(position)).collect();
        Self { folded: fold(&person.name), marked: marked(&person.name), offices }
    }
}

impl Person {
    pub fn has(&self, role: &str) -> bool {
        self.roles.iter().any(|(known, _)| *known == role)
    }

    /// Whether both have one name: the same letters, with the same marks where both have any. Where the tone mark
    /// is, and capitals, are no difference.
    fn is_called(&self, other: &Self) -> bool {
        let (one, other) = (&self.keys, &other.keys);
        let is_bare = one.marked == one.folded || other.marked == other.folded;
        if is_bare { one.folded == other.folded } else { one.marked == other.marked }
    }

    /// Whether a position of both begins alike: it is the same one in other words.
    fn shares_position(&self, other: &Self) -> bool {
        !self.keys.offices.is_disjoint(&other.keys.offices)
    }

    /// Whether another line of the list is about another person of the same name.
    fn is_another(&self, other: &Self) -> bool {
        let have_positions = !self.positions.is_empty() && !other.positions.is_empty();
        self.is_listed && other.is_listed && have_positions && !self.shares_position(other)
    }

    /// Merges another mention of the same person. A position that begins alike is the same one in other words: "Giám
    /// đốc Sở GDĐT" and "Giám đốc GDĐT" in a caption.
    fn learn(&mut self, other: Self) {
        // It may still be another person of that name.
        let is_other_office =
            !self.positions.is_empty() && !other.positions.is_empty() && !self.shares_position(&other);
        if is_other_office || (self.is_listed && other.is_listed) {
            let words = [std::slice::from_ref(&other.name), &other.positions].concat().join(", ");
            self.doubt.get_or_insert(words);
        }
        self.is_listed |= other.is_listed;
        for position in other.positions {
            if self.keys.offices.insert(beginning(&position)) {
                self.positions.push(position);
            }
        }
        for (role, line) in other.roles {
            if !self.has(role) {
                self.roles.push((role, line));
            }
        }
        self.honorific = self.honorific.take().or(other.honorific);
        self.attendance = self.attendance.or(other.attendance);
        self.reason = self.reason.take().or(other.reason);
        self.represents = self.represents.take().or(other.represents);
        self.site = self.site.take().or(other.site);
        self.arrived = self.arrived.take().or(other.arrived);
        self.left = self.left.take().or(other.left);
    }
}

/// The words that a position begins with.
fn beginning(position: &str) -> Vec<String> {
    fold(position).split(' ').take(2).map(str::to_owned).collect()
}
