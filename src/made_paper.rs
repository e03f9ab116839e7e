//! A paper of a record as it is made, and as it is made again when it comes back changed.

use chrono::NaiveDate;
use docx_template::{Limits, Problem, ProblemKind, properties, set_properties};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::failure::Failure;
use crate::paper_template::PaperTemplate;
use meeting_core::archive::{Directory, Office, Settings};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::import::{self, Document, Format, ImportOptions};
use meeting_core::model::{Paper, Record};
use meeting_core::rows::Following;
use meeting_papers::Kind;
use meeting_papers::context::{PaperValues, RecordInput, record_values};
use meeting_papers::returned::{Marks, Reading, Traced, mark, text_of, trace};

/// The custom property of a .docx that names the record, the kind of paper and the digest of its text:
/// `2023-05-08-hop minutes 0123456789`.
pub const RECORD_PROPERTY: &str = "meeting-record";

/// The beginning of the names of the properties that hold an [`Origin`], piece by piece.
const ORIGIN_PROPERTY: &str = "meeting-paper-";
/// The longest text of a property that word processors keep.
const LONGEST_PROPERTY: usize = 255;

/// How an exported paper was made, so that it can be made again: kept in the paper, without any of its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The day of which its work is told.
    pub as_of: NaiveDate,
    /// The language, as its code.
    pub language: String,
    /// The part of which it is an extract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Whose work alone it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// The date of a paper that the record does not keep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// The file name of the office's own template.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// The digests of its lines and fields.
    pub known: String,
}

/// What is known of a .docx that was exported.
#[derive(Debug)]
pub struct Exported {
    pub record: String,
    pub kind: Kind,
    /// The digest of its text.
    pub text: String,
    /// None where a program has not kept it.
    pub origin: Option<Origin>,
}

impl Exported {
    /// Reads the properties of a .docx; none of one that was not exported.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let properties = properties(bytes, &Limits::default()).ok()?;
        let [record, kind, text] = properties.get(RECORD_PROPERTY)?.split(' ').collect::<Vec<_>>()[..] else {
            return None;
        };
        let pieces = (1..).map_while(|number| properties.get(&format!("{ORIGIN_PROPERTY}{number}")));
        let origin = serde_json::from_str(&pieces.map(String::as_str).collect::<String>()).ok();
        Some(Self { record: record.to_owned(), kind: Kind::of_name(kind)?, text: text.to_owned(), origin })
    }

    /// The .docx with its properties.
    pub fn write(bytes: &[u8], id: &str, kind: Kind, document: &Document, origin: &Origin) -> Result<Vec<u8>, Failure> {
        let mut properties = vec![(RECORD_PROPERTY.to_owned(), format!("{id} {} {}", kind.name(), text_of(document)))];
        let origin = serde_json::to_string(origin).map_err(|error| unexpected(&error.to_string()))?;
        let letters: Vec<char> = origin.chars().collect();
        for (number, piece) in letters.chunks(LONGEST_PROPERTY).enumerate() {
            properties.push((format!("{ORIGIN_PROPERTY}{}", number + 1), piece.iter().collect()));
        }
        // A paper that is too large for properties is one without them.
        match set_properties(bytes, &properties, &Limits::default()) {
            Err(ProblemKind::TooLarge { .. }) => Ok(bytes.to_vec()),
            made => made.map_err(|kind| unexpected(&format!("{kind:?}"))),
        }
    }
}

fn unexpected(reason: &str) -> Failure {
    Failure::Unexpected(anyhow::anyhow!("the properties of a paper: {reason}"))
}

/// What a paper is made with.
#[derive(Clone, Copy)]
pub struct Making<'m> {
    pub kind: Kind,
    pub template: &'m PaperTemplate,
    pub catalog: &'m Catalog,
    pub settings: Option<&'m Settings>,
    pub following: &'m Following,
    /// The day of which its work is told.
    pub as_of: NaiveDate,
    /// The part of which it is an extract.
    pub part: Option<&'m str>,
    /// The date of a paper that the record does not keep.
    pub date: Option<NaiveDate>,
}

impl Making<'_> {
    /// The values of the paper of a record.
    pub fn values(&self, record: &Record) -> PaperValues {
        let kind = self.kind.of_record();
        let papers = record.all_papers();
        let found = papers.iter().find(|it| kind.is_some() && it.paper.kind == kind);
        let mut paper = found.map_or_else(Paper::default, |it| it.paper.clone().into_owned());
        if kind.is_none() {
            paper.date = self.date;
        }
        let office = self.settings.map_or_else(Office::default, |settings| settings.office.clone());
        let input = RecordInput {
            record,
            directory: self.settings.map_or(Directory::empty(), |settings| &settings.directory),
            following: self.following,
            as_of: self.as_of,
            office: &office,
            paper: &paper,
            part: self.part,
        };
        record_values(&input, self.catalog)
    }

    /// The values of the actions of each lead, with what the lead is called; what nobody leads comes last.
    pub fn of_each_lead(&self, values: &PaperValues) -> Vec<(String, PaperValues)> {
        let mut each: Vec<(String, PaperValues)> =
            values.leads().into_iter().map(|lead| (lead.name.clone(), values.clone().of_lead(&lead))).collect();
        let mut nobody = values.clone();
        nobody.actions.retain(|action| action.lead.is_empty());
        if !nobody.actions.is_empty() {
            each.push((self.catalog.say(&Message::new("paper-no-lead")), nobody));
        }
        each
    }

    /// Finds the fields of a record, `value` as read, in the paper that was made of it with these values; `lead` counts the
    /// papers of [`Making::of_each_lead`].
    pub fn trace(&self, document: &Document, value: &Value, values: &PaperValues, lead: Option<usize>) -> Traced {
        let marks = mark(value, values);
        let mut marked = self.values(&marks.record);
        if let Some(lead) = lead {
            marked = self.of_each_lead(&marked).into_iter().nth(lead).map(|(_, values)| values).unwrap_or_default();
        }
        // A paper that cannot be made with marks has fields that nothing is known of.
        let made = self.template.fill(&marked).ok().and_then(|bytes| read(&bytes).ok());
        let (marked, marks) = made.map_or_else(|| (Document::default(), Marks::default()), |made| (made, marks));
        trace(document, &marked, marks, values)
    }

    /// What is read in the paper without knowing its record, `value`.
    pub fn reading(&self, document: &Document, value: &Value) -> Reading {
        let options = ImportOptions { dates: self.settings.and_then(|it| it.dates), ..ImportOptions::default() };
        Reading::of(&import::understand(document, &options), self.kind.of_record(), value)
    }

    /// The bytes of the paper.
    pub fn fill(&self, values: &PaperValues) -> Result<Vec<u8>, Vec<Problem>> {
        self.template.fill(values)
    }
}

/// The text of a .docx that was made here.
pub fn read(bytes: &[u8]) -> Result<Document, Failure> {
    let read = import::read("paper.docx", bytes, Some(Format::Docx));
    read.map(|(document, _)| document).map_err(|error| unexpected(&format!("{error:?}")))
}
