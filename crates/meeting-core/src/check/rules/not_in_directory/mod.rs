//! A person or an organization of the record is nearly one of the directory.

use crate::check::nearness::{Nearness, WrittenName};
use crate::check::{Check, Context, Entity, Named, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "not-in-directory",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(directory),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let directory = &context.settings.directory;
    if directory.is_empty() {
        return;
    }
    let parts = context.names.all.iter().filter(|named| matches!(named.entity, Entity::Organization | Entity::Person));
    findings.extend(parts.filter(|named| named.entry.is_none()).filter_map(|named| nearly(context, named)));
}

/// The finding about a part that is not in the directory, but has nearly the name of an entry.
fn nearly(context: &Context, named: &Named) -> Option<Finding> {
    let name = named.name?;
    let mut written = WrittenName::new(name);
    let entries = context.settings.directory.nearly(name).into_iter().filter(|entry| entry.entity == named.entity);
    let near = entries.flat_map(|entry| entry.names().map(move |spelling| (entry, spelling)));
    let near = near.filter_map(|(entry, spelling)| Some((written.nearness(spelling)?, entry, spelling)));
    let (nearness, entry, spelling) = near.min_by_key(|(nearness, ..)| *nearness)?;
    // Of the same name, the record's id tells it apart.
    if nearness == Nearness::Same {
        return None;
    }
    let message = Message::new("not-in-directory").with("name", name);
    let help = Message::new("not-in-directory-help").with("name", spelling).with("id", &entry.id);
    let finding = RULE.finding(context, &named.path("name"), message);
    Some(finding.with_label(Message::new("did-you-mean").with("name", spelling)).with_help(help))
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::findings_of_bad;

    #[test]
    fn the_entry_is_named() {
        let [finding] = &findings_of_bad(&super::RULE)[..] else { panic!() };
        assert!(format!("{:?}", finding.help).contains("so-noi-vu"), "{finding:?}");
        assert_eq!(finding.path, "organizations[0].name");
    }
}
