//! Work is given to an organization that had ended, or a person who had left, by the day of the session.

use crate::archive::DirectoryEntry;
use crate::check::{Check, Context, Entity, Reference, Rule, Target, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use lossless_yaml::Step;

pub(crate) const RULE: Rule = Rule {
    code: "ended-organization",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(directory),
};

/// The fields that give work to somebody.
const GIVES_WORK: [&str; 3] = ["lead", "support", "to"];

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let directory = &context.settings.directory;
    let Some(date) = context.record.session.as_ref().and_then(|session| session.date) else { return };
    if !directory.has_ended_before(date) {
        return;
    }
    for reference in &context.references {
        // An update is of a day of its own; the session's day does not decide there.
        let gives_work = matches!(reference.path[..], [_, _, Step::Key(field), ..] if GIVES_WORK.contains(&field));
        let Some(entry) = entry(context, reference).filter(|_| gives_work) else { continue };
        let Some(message) = entry.said_to_have_ended(date) else { continue };
        let is_person = entry.entity == Entity::Person;
        let finding = RULE.finding(context, &reference.path, message);
        let next: Vec<&str> = successors(entry, |id| directory.with_id(id)).iter().map(|it| it.id.as_str()).collect();
        findings.push(match next[..] {
            [] if is_person => finding.with_help(Message::new("ended-organization-person-help")),
            [] => finding.with_help(Message::new("ended-organization-gone")),
            _ => finding.with_help(Message::new("ended-organization-help").with("ids", next.join(", "))),
        });
    }
}

/// The entry of the directory that a reference means.
fn entry<'a>(context: &Context<'a>, reference: &Reference<'a>) -> Option<&'a DirectoryEntry> {
    match context.names.the(reference.text, Target::Actor) {
        Some(named) => named.entry,
        None => match context.names.elsewhere(reference.text, Target::Actor)[..] {
            [entry] => Some(entry),
            _ => None,
        },
    }
}

/// Those that have taken the place of an entry in the end.
fn successors<'d>(
    entry: &'d DirectoryEntry,
    find: impl Fn(&str) -> Option<&'d DirectoryEntry>,
) -> Vec<&'d DirectoryEntry> {
    let (mut waiting, mut met) = (vec![entry], Vec::new());
    let mut last = Vec::new();
    while let Some(entry) = waiting.pop() {
        let next: Vec<_> = entry.replaced_by.iter().filter_map(|id| find(id)).collect();
        if next.is_empty() && !met.is_empty() && !last.contains(&entry) {
            last.push(entry);
        }
        met.push(entry.id.as_str());
        // The last is taken first.
        waiting.extend(next.into_iter().rev().filter(|it| !met.contains(&it.id.as_str())));
    }
    last
}

#[cfg(test)]
mod tests {
    use super::successors;
    use crate::archive::directory_of;
    use crate::check::rules::tests::findings_of_bad;

    #[test]
    fn successors_are_named_in_the_order_of_the_directory() {
        let text = "organizations:\n  - {id: a, name: A, replaced_by: [b, c, d]}\n  - {id: b, name: B, replaced_by: [e, d]}\n  - \
                    {id: c, name: C}\n  - {id: d, name: D}\n  - {id: e, name: E}\n";
        let directory = directory_of(text).unwrap();
        let last = successors(directory.with_id("a").unwrap(), |id| directory.with_id(id));
        assert_eq!(last.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["e", "d", "c"]);
    }

    #[test]
    fn the_last_successor_is_named() {
        let findings = findings_of_bad(&super::RULE);
        assert_eq!(findings.len(), 2, "{findings:?}");
        assert!(findings.iter().all(|it| format!("{:?}", it.help).contains("so-tai-chinh")), "{findings:?}");
    }
}
