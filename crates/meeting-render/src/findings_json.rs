//! Findings for programs: the frozen JSON shape, version 1 (see `docs/json.md`).

use std::io::{self, Write};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Value, json};

use super::json::Stream;
use super::{Layout, Lines, json as write_json};
use meeting_core::finding::{FileFindings, Finding};
use meeting_core::i18n::Catalog;

/// Where the schema of the findings is published.
const SCHEMA_ID: &str = "https://meeting-records.github.io/schemas/meeting-findings.schema.json";

/// What `meeting validate --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Meeting findings")]
struct Document<F> {
    /// Version of this shape.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// How many files were looked at.
    checked: usize,
    /// What was found, in the order of the files and, within a file, of its text.
    findings: F,
}

/// One finding.
#[derive(Serialize, JsonSchema)]
struct FindingRow {
    /// Name of the rule; stable for ever. `meeting explain CODE` tells more.
    code: &'static str,
    /// What decides it: `syntax`, `structure` (the JSON Schema alone) or `meaning`.
    #[schemars(extend("enum" = ["syntax", "structure", "meaning"]))]
    group: &'static str,
    /// `error` (exit code 1) or `warning`.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    severity: &'static str,
    /// The file, as it was named on the command line or as seen from the current folder.
    file: String,
    /// The line where it begins, from 1.
    #[schemars(range(min = 1))]
    line: usize,
    /// The column where it begins, from 1, in Unicode code points.
    #[schemars(range(min = 1))]
    column: usize,
    /// The line where it ends.
    #[schemars(range(min = 1))]
    end_line: usize,
    /// The column behind its last character.
    #[schemars(range(min = 1))]
    end_column: usize,
    /// The field, such as `directives[2].lead` (items count from 0); empty for the whole record.
    path: String,
    /// What is wrong, in the reader's language.
    message: String,
    /// What to do, in the reader's language.
    help: Option<String>,
    /// Whether there is one certain fix, which `--fix` makes.
    fixable: bool,
}

impl FindingRow {
    fn of(catalog: &Catalog, file: &str, lines: &Lines, finding: &Finding) -> Self {
        let (start, end) = (lines.position(finding.span.start), lines.position(finding.span.end));
        let advice = finding.help.as_ref().or(finding.label.as_ref());
        Self {
            code: finding.code,
            group: finding.group.name(),
            severity: finding.severity.name(),
            file: file.to_owned(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            path: finding.path.clone(),
            message: catalog.say(&finding.message),
            help: advice.map(|advice| catalog.say(advice)),
            fixable: finding.fix.is_some(),
        }
    }
}

/// Writes the findings of `files` as one JSON document; `checked` is how many files were looked at.
///
/// # Errors
/// Those of `out`.
pub fn findings_json(
    out: &mut dyn Write,
    catalog: &Catalog,
    checked: usize,
    files: impl Iterator<Item = FileFindings>,
) -> io::Result<()> {
    let findings = files.flat_map(|file| {
        let lines = Lines::of(&file.text);
        let findings = file.findings.iter();
        findings.map(|finding| FindingRow::of(catalog, &file.file, &lines, finding)).collect::<Vec<_>>()
    });
    write_json(out, &Document { version: 1, checked, findings: Stream::of(findings) }, Layout::Pretty)
}

/// The JSON Schema of what [`findings_json`] writes.
#[must_use]
pub fn findings_schema() -> Value {
    schema_of::<Document<Vec<FindingRow>>>(SCHEMA_ID)
}

/// The JSON Schema of an output, which is published at `id`.
pub(super) fn schema_of<T: JsonSchema>(id: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true).for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), json!(id));
    schema.to_value()
}
