//! A draft without errors: what the rules refuse is no field but words that are left over.

use serde_json::Value;

use super::{Archive, Checker, Draft, Failure, whole};
use crate::check::{self, Checked, Reach};
use crate::diagnostic::{Diagnostic, Severity};
use crate::import::Passage;
use crate::yaml::{self, Data, Document, Node};

/// How often a field is taken out; a draft that is still wrong then is not written.
const MOST: usize = 200;

/// Moves every field that would be an error to what is left over.
pub(super) fn make_valid(draft: &mut Draft, id: &str, archive: &Archive, checker: &Checker) -> Result<(), Failure> {
    for _ in 0..MOST {
        let record = Value::Object(whole(draft, id));
        let text = yaml::write(&record).map_err(|error| Failure::new(error.message()))?;
        let Some((document, at)) = first_error(&text, id, archive, checker) else { break };
        if !take_out(draft, &document, at) {
            break;
        }
    }
    Ok(())
}

/// Returns where the first error of the text stands.
fn first_error(text: &str, id: &str, archive: &Archive, checker: &Checker) -> Option<(Document, usize)> {
    let error = errors(text, id, archive, checker).into_iter().next()?;
    Some((yaml::parse(text).ok()?, error.span.start))
}

/// Returns the errors of a record's text, on its own and with the records that it points to.
pub(super) fn errors(text: &str, id: &str, archive: &Archive, checker: &Checker) -> Vec<Diagnostic> {
    let Checked { mut findings, allowances, read } = checker.check(text, Some(id));
    if let Some((document, _)) = &read {
        findings.extend(check::check_links(document, Some(id), archive));
    }
    let place = archive.relative(&archive.path_of(id));
    let mut findings = checker.judged(findings, &allowances, Some(&place), Reach::Links);
    findings.retain(|finding| finding.severity == Severity::Error);
    findings
}

/// Takes the field out in which a byte of the text lies: a field of a part, else the part. Returns whether one was.
fn take_out(draft: &mut Draft, document: &Document, at: usize) -> bool {
    const NEEDED: [&str; 5] = ["id", "kind", "name", "text", "title"];
    let lies_in = |node: &Node| node.span.start <= at && at <= node.span.end;
    let entries = document.root.entries();
    let Some(entry) = entries.iter().find(|entry| entry.key_span.start <= at && at <= entry.node.span.end) else {
        return false;
    };
    let list = entry.key.as_str();
    if matches!(list, "format" | "id" | "title" | "state") {
        return false;
    }
    let Some(value) = draft.record.get_mut(list) else { return false };
    let index = match &entry.node.data {
        Data::Sequence(items) => items.iter().position(lies_in),
        _ => None,
    };
    let node = index.and_then(|index| entry.node.item(index)).unwrap_or(&entry.node);
    let field = node.entries().iter().find(|field| field.key_span.start <= at && at <= field.node.span.end);
    let field = field.map(|field| field.key.clone()).filter(|field| !NEEDED.contains(&field.as_str()));
    let part = match index {
        Some(index) => value.get(index).and_then(|item| item.get("id")).and_then(Value::as_str).map(str::to_owned),
        None => Some(list.to_owned()),
    };
    let name = [part.clone().unwrap_or_else(|| list.to_owned())]
        .into_iter()
        .chain(field.clone())
        .collect::<Vec<_>>()
        .join(".");
    let target = match index {
        Some(index) => value.get_mut(index),
        None => Some(value),
    };
    let taken = match (&field, target) {
        (Some(field), Some(Value::Object(fields))) => fields.shift_remove(field),
        _ => match (index, draft.record.get_mut(list)) {
            (Some(index), Some(Value::Array(items))) => Some(items.remove(index)),
            _ => draft.record.shift_remove(list),
        },
    };
    let line = draft.line_of(&name).unwrap_or(1);
    draft.forget(&name);
    let text = taken.as_ref().map(words).unwrap_or_default();
    draft.left.push(Passage { line, text });
    taken.is_some()
}

/// Returns the words of a value, its ids aside.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => {
            let said = fields.iter().filter(|(key, _)| !matches!(key.as_str(), "id" | "kind"));
            said.map(|(_, value)| words(value)).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}
