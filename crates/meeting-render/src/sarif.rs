//! Findings for code scanning: SARIF 2.1.0.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::json::Stream;
use super::{Layout, Lines, Position, findings, json};
use lossless_yaml::Span;
use meeting_core::check::{Rule, rules};
use meeting_core::finding::{FileFindings, Finding, Fix};
use meeting_core::i18n::Catalog;

/// The root of the repository, which the paths of the files are relative to.
const ROOT: &str = "SRCROOT";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<R>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: R,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<&'static str>,
    rules: Vec<Descriptor>,
}

/// A rule.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 1],
}

#[derive(Serialize)]
struct Text {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
}

/// A finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: [Place; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Place>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<SarifFix>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize, Clone)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// The identity of a finding when lines have moved.
#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "codeAndLine/v1")]
    code_and_line: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifFix {
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Text,
}

/// Writes the findings of `files`, named from the repository's root, as one SARIF document.
///
/// # Errors
/// Those of `out`.
pub fn sarif(out: &mut dyn Write, catalog: &Catalog, files: impl Iterator<Item = FileFindings>) -> io::Result<()> {
    let places: HashMap<&str, usize> = rules::ALL.iter().enumerate().map(|(place, rule)| (rule.code, place)).collect();
    let results = files.flat_map(|file| Scanned::of(catalog, &file, &places).outcomes());
    let run = Run {
        tool: Tool { driver: driver(catalog) },
        language: catalog.language().code(),
        column_kind: "unicodeCodePoints",
        results: Stream::of(results),
    };
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    json(out, &Log { schema, version: "2.1.0", runs: [run] }, Layout::Pretty)
}

/// The public URL of the repository, if the package names one.
fn repository() -> Option<&'static str> {
    Some(env!("CARGO_PKG_REPOSITORY")).filter(|address| !address.is_empty())
}

fn driver(catalog: &Catalog) -> Driver {
    Driver {
        name: "meeting",
        version: env!("CARGO_PKG_VERSION"),
        information_uri: repository(),
        rules: rules::ALL.iter().map(|rule| descriptor(catalog, rule)).collect(),
    }
}

fn descriptor(catalog: &Catalog, rule: &Rule) -> Descriptor {
    let language = catalog.language();
    let (title, body) = (rule.explanation.title(language), rule.explanation.body(language));
    let first = body.split("\n\n").next().unwrap_or_default();
    Descriptor {
        id: rule.code,
        short_description: Text::plain(title),
        full_description: Text::plain(first),
        help: Text { text: body.to_owned(), markdown: Some(body.to_owned()) },
        help_uri: repository().map(|address| format!("{address}/blob/HEAD/docs/rules.md#{}", rule.code)),
        default_configuration: Configuration { level: rule.severity.name() },
        properties: Properties { tags: [rule.group.name()] },
    }
}

impl Text {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), markdown: None }
    }

    /// A message with words of a record in it, none of which may become a link.
    fn said(text: &str) -> Self {
        Self::plain(text.replace("](", "] ("))
    }
}

/// A file whose findings are written.
struct Scanned<'f> {
    catalog: &'f Catalog,
    file: &'f FileFindings,
    places: &'f HashMap<&'f str, usize>,
    lines: Lines<'f>,
    location: ArtifactLocation,
}

impl<'f> Scanned<'f> {
    fn of(catalog: &'f Catalog, file: &'f FileFindings, places: &'f HashMap<&'f str, usize>) -> Self {
        Self { catalog, file, places, lines: Lines::of(&file.text), location: ArtifactLocation::of(&file.file) }
    }

    fn outcomes(&self) -> Vec<Outcome> {
        let mut seen = HashMap::new();
        self.file.findings.iter().map(|finding| self.outcome(finding, &mut seen)).collect()
    }

    fn outcome(&self, finding: &Finding, seen: &mut HashMap<u64, usize>) -> Outcome {
        let related = finding.related.iter().enumerate().map(|(index, label)| Place {
            id: Some(index),
            message: Some(Text::said(&self.catalog.say(&label.text))),
            physical_location: self.place(label.span),
        });
        Outcome {
            rule_id: finding.code,
            rule_index: self.places.get(finding.code).copied(),
            level: finding.severity.name(),
            message: Text::said(&findings::words(self.catalog, finding)),
            locations: [Place { id: None, message: None, physical_location: self.place(finding.span) }],
            related_locations: related.collect(),
            partial_fingerprints: self.fingerprints(finding, seen),
            fixes: self.fix(finding).into_iter().collect(),
        }
    }

    fn place(&self, span: Span) -> PhysicalLocation {
        PhysicalLocation { artifact_location: self.location.clone(), region: self.region(span) }
    }

    fn region(&self, span: Span) -> Region {
        let (start, end): (Position, Position) = (self.lines.position(span.start), self.lines.position(span.end));
        Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
    }

    /// The fix; none where the file would have to be renamed, which SARIF cannot express.
    fn fix(&self, finding: &Finding) -> Option<SarifFix> {
        let edits = finding.fix.as_ref().map(Fix::edits).filter(|edits| !edits.is_empty())?;
        let replacements = edits.iter().map(|edit| Replacement {
            deleted_region: self.region(edit.span),
            inserted_content: Text::plain(&edit.text),
        });
        let change = ArtifactChange { artifact_location: self.location.clone(), replacements: replacements.collect() };
        Some(SarifFix { artifact_changes: [change] })
    }

    /// The hash of the code and the words of the line, and its number among equal ones of the file.
    fn fingerprints(&self, finding: &Finding, seen: &mut HashMap<u64, usize>) -> Fingerprints {
        let line = self.lines.position(finding.span.start).line;
        let words = self.file.text[self.lines.range(line, line)].trim();
        let hash = fnv1a(finding.code.bytes().chain([0]).chain(words.bytes()));
        let number = seen.entry(hash).or_default();
        *number += 1;
        Fingerprints { code_and_line: format!("{hash:016x}:{number}") }
    }
}

impl ArtifactLocation {
    /// The URI of a file: relative to the root, or absolute if it is outside.
    fn of(path: &str) -> Self {
        let encoded: String = path.bytes().map(encoded).collect();
        if Path::new(path).is_absolute() {
            return Self { uri: format!("file:///{}", encoded.trim_start_matches('/')), uri_base_id: None };
        }
        Self { uri: encoded, uri_base_id: Some(ROOT) }
    }
}

/// A byte of a path as part of a URI (RFC 3986).
fn encoded(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

/// The 64-bit FNV-1a hash, which is the same in every release.
fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::{ArtifactLocation, Text, fnv1a};

    #[test]
    fn addresses() {
        let uri = |path: &str| ArtifactLocation::of(path).uri;
        assert_eq!(uri("records/2023/a b#1%.yaml"), "records/2023/a%20b%231%25.yaml");
        assert_eq!(uri("biên bản/a:b.yaml"), "bi%C3%AAn%20b%E1%BA%A3n/a%3Ab.yaml");
        assert_eq!(uri("/tmp/x?.yaml"), "file:///tmp/x%3F.yaml");
        assert_eq!(ArtifactLocation::of("/tmp/x").uri_base_id, None);
    }

    #[test]
    fn words_of_a_record_are_no_links() {
        assert_eq!(Text::said("`directives[2].lead` [x](http://a)").text, "`directives[2].lead` [x] (http://a)");
    }

    #[test]
    fn the_hash_is_fnv() {
        assert_eq!(fnv1a(b"".iter().copied()), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"foobar".iter().copied()), 0x8594_4171_f739_67e8);
    }
}
