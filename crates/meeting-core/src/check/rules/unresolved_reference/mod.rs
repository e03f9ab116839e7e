//! A reference inside the record means something that is there.

use std::collections::BTreeSet;

use crate::archive::{self, is_slug};
use crate::check::{Check, Context, Reference, Rule, Target, explanation, fix, path};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use viet_text::fold::fold;
use viet_text::suggest;

pub(crate) const RULE: Rule = Rule {
    code: "unresolved-reference",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// More ids than this are no help.
const MOST_IDS: usize = 12;

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for reference in &context.references {
        if context.names.has(reference.text, reference.target) {
            continue;
        }
        let form = archive::Reference::parse(reference.text);
        let finding = match (reference.target, form) {
            // A text without the form of an id is a plain name.
            (Target::Actor | Target::Organization, _) => of_another_kind(context, reference),
            (Target::Record, archive::Reference::Record(_)) => None,
            (Target::Record, _) => Some(not_a_record(context, reference)),
            (_, archive::Reference::Local(id)) if is_slug(id) => Some(not_here(context, reference)),
            (_, archive::Reference::Local(_)) => Some(not_a_reference(context, reference)),
            // The command line takes `/` for `#`; records are read by others too.
            (_, archive::Reference::Part { .. }) if !reference.text.contains('#') => {
                Some(not_a_reference(context, reference))
            }
            // Only other records can resolve it.
            (_, archive::Reference::Record(_) | archive::Reference::Part { .. }) => None,
        };
        findings.extend(finding);
    }
}

/// An id that belongs to something which cannot be meant here.
fn of_another_kind(context: &Context, reference: &Reference) -> Option<Finding> {
    let found = context.names.with_id(reference.text)?;
    let message = Message::new("unresolved-reference-kind")
        .with("id", reference.text)
        .with("found", Message::new(found.entity.words()))
        .with("expected", Message::new(reference.target.words()));
    let there = Message::new("unresolved-reference-there").with("id", reference.text);
    let span = path::span(context.root, &found.path("id"));
    Some(RULE.finding(context, &reference.path, message).with_related(span, there))
}

fn not_here(context: &Context, reference: &Reference) -> Finding {
    let ids = ids(context, reference.target);
    if let Some(finding) = of_another_kind(context, reference) {
        return match known(&ids) {
            Some(known) => finding.with_help(known),
            None => finding,
        };
    }
    let message = Message::new("unresolved-reference")
        .with("id", reference.text)
        .with("kind", Message::new(reference.target.words()));
    suggest_one(context, reference, RULE.finding(context, &reference.path, message), &ids)
}

fn not_a_reference(context: &Context, reference: &Reference) -> Finding {
    let text = reference.text.trim();
    let finding = RULE.finding(
        context,
        &reference.path,
        Message::new("unresolved-reference-form")
            .with("text", reference.text)
            .with("kind", Message::new(reference.target.words())),
    );
    // `#d1` is d1 of this record; `<record>/d1` is the command line's way of writing `<record>#d1`.
    let here = text.strip_prefix('#').filter(|id| context.names.has(id, reference.target));
    if let Some(meant) = here.map(str::to_owned).or_else(|| with_hash(text)) {
        let finding = finding.with_label(Message::new("did-you-mean").with("name", meant.as_str()));
        return fix::by_words(finding, context, &meant);
    }
    suggest_one(context, reference, finding, &ids(context, reference.target))
}

fn with_hash(text: &str) -> Option<String> {
    matches!(archive::Reference::parse(text), archive::Reference::Part { .. }).then(|| text.replacen('/', "#", 1))
}

fn not_a_record(context: &Context, reference: &Reference) -> Finding {
    let message = Message::new("unresolved-reference-record").with("text", reference.text);
    let finding = RULE.finding(context, &reference.path, message);
    match archive::Reference::parse(reference.text).record() {
        Some(record) => {
            let finding = finding.with_label(Message::new("did-you-mean").with("name", record));
            fix::by_words(finding, context, record)
        }
        None => finding.with_help(Message::new("unresolved-reference-record-help")),
    }
}

/// The matching ids of this record, in its order, each once although two parts may have it.
fn ids<'r>(context: &Context<'r>, target: Target) -> Vec<&'r str> {
    let mut seen = BTreeSet::new();
    let fitting = context.names.all.iter().filter(|named| target.takes(named.entity));
    fitting.filter_map(|named| named.id).filter(|id| seen.insert(*id)).collect()
}

/// Proposes the one id that is nearest; among `d1`, `d2`, `d3` none is.
fn suggest_one(context: &Context, reference: &Reference, finding: Finding, ids: &[&str]) -> Finding {
    match suggest::nearest_all(reference.text, ids.iter().copied())[..] {
        [near] => {
            let finding = finding.with_label(Message::new("did-you-mean").with("name", near));
            if fold(reference.text.trim()) == near { fix::by_words(finding, context, near) } else { finding }
        }
        _ => match known(ids) {
            Some(known) => finding.with_help(known),
            None => finding.with_help(Message::new("unresolved-reference-none")),
        },
    }
}

fn known(ids: &[&str]) -> Option<Message> {
    (1..=MOST_IDS).contains(&ids.len()).then(|| Message::new("unresolved-reference-known").with("ids", ids.join(", ")))
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::findings_of;

    /// The key, the proposal and the fix for a line of the example's task.
    fn result(line: &str) -> Option<(&'static str, String, Option<String>)> {
        let text = format!("{}    {line}\n", include_str!("good.yaml").trim_end_matches("    directive: d2\n"));
        let finding = findings_of(&text).into_iter().find(|finding| finding.code == "unresolved-reference")?;
        let proposal = finding.label.map_or_else(String::new, |label| format!("{:?}", label.arguments[0].1));
        let proposal = proposal.trim_start_matches("Text(\"").trim_end_matches("\")").to_owned();
        Some((finding.message.key, proposal, finding.fix.map(|fix| fix.edits()[0].text.clone())))
    }

    #[test]
    fn what_is_meant() {
        let found = |key, proposal: &str, fix: Option<&str>| Some((key, proposal.to_owned(), fix.map(str::to_owned)));
        for (line, expected) in [
            ("directive: d1", None),
            // It may be d1 or d2.
            ("directive: d3", found("unresolved-reference", "", None)),
            ("directive: D1", found("unresolved-reference-form", "d1", Some("d1"))),
            ("directive: t1", found("unresolved-reference-kind", "", None)),
            ("directive: 2025-02-24-giao-ban#d1", None),
            ("directive: việc 1", found("unresolved-reference-form", "", None)),
            ("directive: d1\n    lead: t1", found("unresolved-reference-kind", "", None)),
            ("directive: d1\n    lead: các chi bộ", None),
            ("directive: d1\nreviews: [d1]", None),
            ("directive: d1\nreviews: [2025-02-24-giao-ban#d1]", None),
            ("directive: d1\nreviews: [d9]", found("unresolved-reference", "", None)),
            ("directive: d1\nreviews: ['#d1']", found("unresolved-reference-form", "d1", Some("d1"))),
            (
                "directive: d1\nreviews: [2025-02-24-giao-ban/d1]",
                found("unresolved-reference-form", "2025-02-24-giao-ban#d1", Some("2025-02-24-giao-ban#d1")),
            ),
            ("directive: d1\nreviews: [việc cũ]", found("unresolved-reference-form", "", None)),
            (
                "directive: d1\n    updates: [{date: 2025-03-10, session: 2025-03-10-giao-ban#t1}]",
                found("unresolved-reference-record", "2025-03-10-giao-ban", Some("2025-03-10-giao-ban")),
            ),
            (
                "directive: d1\n    updates: [{date: 2025-03-10, session: giao ban tuần 11}]",
                found("unresolved-reference-record", "", None),
            ),
        ] {
            assert_eq!(result(line), expected, "{line}");
        }
    }
}
