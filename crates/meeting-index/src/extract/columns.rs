//! The folded words of a part, one text for each column of the full-text index.

use lossless_yaml::Step;
use meeting_core::model::field::{FieldId, Part};
use viet_text::fold::fold_tokens_into;

/// A column of the full-text index, in the order of `schema.sql`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// What the part is about: a title, a text, a name.
    Main,
    /// A proceeding's heading; the number of a session or directive.
    Label,
    /// All other text.
    Body,
    /// The cited documents.
    Cites,
    /// Who leads the work; where a session is held; a participant's organization, if no other part describes it.
    Lead,
    /// Who supports the work.
    Support,
    /// Whom a directive addresses.
    Addressee,
    /// Who said or gave it.
    Giver,
}

pub(crate) const COLUMNS: usize = 8;

impl Column {
    /// The name in `schema.sql`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Label => "label",
            Self::Body => "body",
            Self::Cites => "cites",
            Self::Lead => "lead",
            Self::Support => "support",
            Self::Addressee => "addressee",
            Self::Giver => "giver",
        }
    }

    /// The column that has the words of a field in the parts of a kind; none where they are in no column.
    pub(crate) fn of_field(field: FieldId, part: Part) -> Option<Self> {
        columns_of(field).iter().find(|(known, _)| *known == part).map(|(_, column)| *column)
    }
}

/// The columns that have the words of a field, by the kind of part. A task has no citations: they are those of its directive.
fn columns_of(field: FieldId) -> &'static [(Part, Column)] {
    use Column::{Addressee, Cites, Giver, Label, Lead, Main, Support};
    use Part::{Attachment, Directive, Organization, Participant, Proceeding, Session, Task};
    match field {
        FieldId::Title => &[(Session, Main), (Proceeding, Label), (Task, Main), (Attachment, Main)],
        FieldId::Text => &[(Proceeding, Main), (Directive, Main)],
        FieldId::Person | FieldId::Chair => &[(Participant, Main)],
        FieldId::Organization => &[(Organization, Main), (Participant, Lead)],
        FieldId::Number => &[(Session, Label), (Directive, Label)],
        FieldId::Cites => &[(Session, Cites), (Proceeding, Cites), (Directive, Cites)],
        FieldId::Place => &[(Session, Lead)],
        FieldId::Lead => &[(Directive, Lead), (Task, Lead)],
        FieldId::Support => &[(Directive, Support), (Task, Support)],
        FieldId::To => &[(Directive, Addressee)],
        FieldId::By => &[(Proceeding, Giver), (Directive, Giver), (Attachment, Giver)],
        FieldId::Ref
        | FieldId::Type
        | FieldId::Date
        | FieldId::Issued
        | FieldId::Until
        | FieldId::Kind
        | FieldId::Name
        | FieldId::Short
        | FieldId::PartOf
        | FieldId::Honorific
        | FieldId::Positions
        | FieldId::History
        | FieldId::Roles
        | FieldId::Series
        | FieldId::Directive
        | FieldId::Issuer
        | FieldId::Due
        | FieldId::NextDue
        | FieldId::OriginalDue
        | FieldId::Extensions
        | FieldId::Occurrences
        | FieldId::Missed
        | FieldId::Answered
        | FieldId::Reminded
        | FieldId::Late
        | FieldId::DueText
        | FieldId::Url
        | FieldId::Repeats
        | FieldId::Status
        | FieldId::Completed
        | FieldId::Open
        | FieldId::Done
        | FieldId::Overdue
        | FieldId::Updated
        | FieldId::Priority
        | FieldId::State
        | FieldId::Directives
        | FieldId::Tasks
        | FieldId::Sessions
        | FieldId::Absences
        | FieldId::Cited
        | FieldId::CitedBy
        | FieldId::First
        | FieldId::Last
        | FieldId::Id
        | FieldId::Record
        | FieldId::File
        | FieldId::Own(_) => &[],
    }
}

/// Fields that are not searched.
const UNSEARCHED: [&str; 3] = ["url", "sort_name", "honorific"];

/// The column of a text or name at `path` within a part; for a session the part is the whole record. None where it is not
/// searched.
pub(super) fn column(part: Part, path: &[Step]) -> Option<Column> {
    use Column::{Body, Label, Lead, Main};
    Some(match (part, path) {
        (_, [.., Step::Key(field)]) if UNSEARCHED.contains(field) => return None,
        // The author of an update has no role in the work, and who leads on which day is in the table `now`.
        (_, [Step::Key("updates"), _, Step::Key("by" | "lead" | "support" | "for"), ..])
        // All names of a person or organization are added together, each once.
        | (Part::Organization | Part::Participant, [Step::Key("name" | "short" | "group")])
        // An organization that the record describes is found by that part.
        | (Part::Participant, [Step::Key("organization")]) => return None,
        (Part::Session, [Step::Key("session"), Step::Key("place")]) => Lead,
        (
            Part::Session,
            [Step::Key("papers"), Step::Index(_), Step::Key("number")] | [Step::Key("publication"), Step::Key("number")],
        ) => Label,
        (Part::Attachment, [Step::Key("caption")]) => Main,
        (_, [Step::Key(field)] | [Step::Key(field), Step::Index(_)]) => {
            FieldId::of_name(field).and_then(|field| Column::of_field(field, part)).unwrap_or(Body)
        }
        _ => Body,
    })
}

/// Separates two values of a column, so that no phrase matches across them. No query can contain it, because it is not a
/// letter.
const BETWEEN: &str = " ¦ ";

/// The word of the full-text index that stands for an id; none of a text that cannot be one. The folded words of an id are those of
/// the name that it is made of, and the beginning of other ids; no text and no query has this word.
pub(crate) fn id_word(id: &str) -> Option<String> {
    let is_id =
        !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    is_id.then(|| format!("¤{}", id.replace('-', "¤")))
}

/// The folded words of one column.
#[derive(Debug, Default)]
pub(crate) struct Text(String);

impl Text {
    /// Adds a value.
    pub(super) fn add(&mut self, value: &str) {
        let before = self.0.len();
        if before > 0 {
            self.0.push_str(BETWEEN);
        }
        let between = self.0.len();
        fold_tokens_into(value, &mut self.0);
        if self.0.len() == between {
            self.0.truncate(before);
        }
    }

    /// Adds several names of one person or organization, each once, and what stands for its ids.
    pub(super) fn somebody<'a>(&mut self, names: impl Iterator<Item = &'a str>, ids: impl Iterator<Item = &'a str>) {
        let mut known: Vec<String> = Vec::with_capacity(3);
        for name in names {
            let mut folded = String::new();
            fold_tokens_into(name, &mut folded);
            if folded.is_empty() || known.contains(&folded) {
                continue;
            }
            if !self.0.is_empty() {
                self.0.push_str(BETWEEN);
            }
            self.0.push_str(&folded);
            known.push(folded);
        }
        for word in ids.filter_map(id_word) {
            if !known.contains(&word) {
                self.0.push(' ');
                self.0.push_str(&word);
                known.push(word);
            }
        }
    }

    pub(crate) fn words(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|words| !words.is_empty())
    }
}

/// The folded words of one part.
#[derive(Debug, Default)]
pub(crate) struct Words(pub(crate) [Text; COLUMNS]);

impl Words {
    pub(super) fn of(&mut self, column: Column) -> &mut Text {
        &mut self.0[column as usize]
    }
}
