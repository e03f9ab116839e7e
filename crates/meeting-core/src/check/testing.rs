//! What the tests of rules share: a small record, and the findings of one rule in a text.

use std::fs;
use std::sync::LazyLock;

use super::{Checker, Reach};
use crate::archive::{Archive, SETTINGS_FILE, Settings};
use crate::finding::{Finding, Fix};

static SHARED: LazyLock<Checker> = LazyLock::new(|| checker(true));
static PRIVATE: LazyLock<Checker> = LazyLock::new(|| checker(false));

#[allow(clippy::unwrap_used, reason = "a schema that does not compile fails every test")]
fn checker(is_shared: bool) -> Checker {
    Checker::new(&Settings { shared: is_shared, ..Settings::default() }).unwrap()
}

/// A final record of 2 October 2023 with more lines for its session and, after that, for itself. It has
/// one participant, unless `rest` brings its own.
pub(super) fn record(session: &str, rest: &str) -> String {
    let people = "participants:\n  - id: nguyen-thi-hanh\n    name: Nguyễn Thị Hạnh\n    roles:\n      - chair\n";
    let people = if rest.contains("participants:") { "" } else { people };
    format!(
        "format: 1\nid: 2023-10-02-giao-ban\ntitle: Giao ban\nstate: final\nsession:\n  kind: regular-meeting\n  date: 2023-10-02\n{session}{people}{rest}"
    )
}

/// Everything that is found in a text, in an archive that is shared or not.
pub(super) fn check(text: &str, is_shared: bool) -> Vec<Finding> {
    let archive = if is_shared { &SHARED } else { &PRIVATE };
    let checked = archive.check(text, None);
    assert!(checked.read.is_some(), "{text}");
    checked.findings
}

/// The settings in `text`, in an archive whose schema files all contain `schema`.
pub(super) fn settings_with(text: &str, schema: &str) -> Settings {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(SETTINGS_FILE, text);
    let files = text.split([' ', '}', '\n']).filter(|word| word.starts_with("schemas/"));
    files.for_each(|file| write(file, schema));
    Archive::at(folder.path()).unwrap().settings().clone()
}

/// All findings of a text with these settings.
pub(super) fn findings_with(settings: &str, text: &str) -> Vec<Finding> {
    let checker = Checker::new(&settings_with(settings, "{}")).unwrap();
    let checked = checker.check(text, None);
    checker.apply_policy(checked.findings, &checked.suppressions, None, Reach::Record)
}

/// What the rule `code` finds in a text.
pub(super) fn findings(code: &str, text: &str) -> Vec<Finding> {
    check(text, true).into_iter().filter(|finding| finding.code == code).collect()
}

/// The pieces of the text at which the rule points.
pub(super) fn found(code: &str, text: &str) -> Vec<String> {
    findings(code, text).iter().map(|finding| text[finding.span.start..finding.span.end].to_owned()).collect()
}

/// The severities of the findings of the rule.
pub(super) fn severities(code: &str, text: &str) -> Vec<&'static str> {
    findings(code, text).iter().map(|finding| finding.severity.name()).collect()
}

/// The text after every fix that the rule offers.
pub(super) fn fixed(code: &str, text: &str) -> String {
    apply(&findings(code, text), text)
}

/// The text after every fix that is offered with these settings.
pub(super) fn fixed_with(settings: &str, text: &str) -> String {
    apply(&findings_with(settings, text), text)
}

fn apply(findings: &[Finding], text: &str) -> String {
    let edits = findings.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(Fix::edits);
    let mut text = text.to_owned();
    for edit in edits.collect::<Vec<_>>().into_iter().rev() {
        text.replace_range(edit.span.start..edit.span.end, &edit.text);
    }
    text
}
