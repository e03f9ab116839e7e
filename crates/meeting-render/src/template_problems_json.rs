//! What is wrong with templates, for programs: in the shape of findings (see `docs/json.md`).

use std::io::{self, Write};

use docx_template::{Cell, Part, Problem};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::findings_json::schema_of;
use super::template_problems::words;
use super::{Layout, json};
use meeting_core::i18n::Catalog;

/// Where the schema is published.
const SCHEMA_ID: &str = "https://meeting-records.github.io/schemas/meeting-template-findings.schema.json";

/// What `meeting template check --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Meeting template findings")]
struct Document {
    /// Version of this shape.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// How many templates were looked at.
    checked: usize,
    /// What was found, in the order of the templates and, within one, of its parts and paragraphs.
    findings: Vec<ProblemRow>,
}

/// One finding.
#[derive(Serialize, JsonSchema)]
struct ProblemRow {
    /// The kind of mistake, such as `unknown-field`.
    code: &'static str,
    /// Always `error`: a template with a mistake is not filled.
    #[schemars(extend("enum" = ["error"]))]
    severity: &'static str,
    /// The template, as it was named on the command line or as seen from the current folder.
    file: String,
    /// The part of the template: `document`, `header1`, `footer1`, `footnotes`, `endnotes`, `text` (a template that is a text), or
    /// `file` (the file as a whole).
    part: String,
    /// The paragraph in its part, from 1, those in tables and text boxes included; none in a text, and for a whole part.
    #[schemars(range(min = 1))]
    paragraph: Option<usize>,
    /// The line of a template that is a text, from 1.
    #[schemars(range(min = 1))]
    line: Option<usize>,
    /// The cell that the paragraph is in.
    cell: Option<CellRow>,
    /// The tag as it was typed; none where the mistake is no tag's.
    tag: Option<String>,
    /// What is wrong, in the reader's language.
    message: String,
    /// What to do, in the reader's language.
    help: Option<String>,
    /// What is probably meant: a name, or a whole tag.
    suggestion: Option<String>,
}

/// A cell of a table. All numbers are from 1.
#[derive(Serialize, JsonSchema)]
struct CellRow {
    /// The number of the table in its part, in the order in which tables begin.
    #[schemars(range(min = 1))]
    table: usize,
    /// The number of the row.
    #[schemars(range(min = 1))]
    row: usize,
    /// The number of the cell in its row; merged cells are one.
    #[schemars(range(min = 1))]
    column: usize,
}

impl ProblemRow {
    fn of(catalog: &Catalog, file: &str, problem: &Problem) -> Self {
        let (message, help) = words(problem);
        let place = problem.place;
        let (paragraph, line) = match place.part {
            Part::Text => (None, place.paragraph),
            _ => (place.paragraph, None),
        };
        Self {
            code: problem.kind.code(),
            severity: "error",
            file: file.to_owned(),
            part: place.part.to_string(),
            paragraph,
            line,
            cell: place.cell.map(|Cell { table, row, column }| CellRow { table, row, column }),
            tag: Some(problem.tag.clone()).filter(|tag| !tag.is_empty()),
            message: catalog.say(&message),
            help: help.map(|help| catalog.say(&help)),
            suggestion: problem.suggestion.clone(),
        }
    }
}

/// Writes the problems of all templates that were looked at, each by what its file is called, as one JSON document.
///
/// # Errors
/// Those of `out`.
pub fn template_problems_json(
    out: &mut dyn Write,
    catalog: &Catalog,
    templates: &[(String, Vec<Problem>)],
) -> io::Result<()> {
    let rows = |(file, problems): &(String, Vec<Problem>)| {
        problems.iter().map(|problem| ProblemRow::of(catalog, file, problem)).collect::<Vec<_>>()
    };
    let findings = templates.iter().flat_map(rows).collect();
    json(out, &Document { version: 1, checked: templates.len(), findings }, Layout::Pretty)
}

/// The JSON Schema of what [`template_problems_json`] writes.
#[must_use]
pub fn template_problems_schema() -> Value {
    schema_of::<Document>(SCHEMA_ID)
}
