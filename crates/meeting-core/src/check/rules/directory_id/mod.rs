//! A person or an organization of the directory has another id in the record.

use crate::check::{Check, Context, Rule, Target, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "directory-id",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(directory),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for named in &context.names.all {
        let (Some(entry), Some(id)) = (named.entry, named.id) else { continue };
        let others = || {
            let called = [named.name, named.short].into_iter().flatten();
            let all = called.flat_map(|name| context.settings.directory.find(name, Target::Actor));
            all.filter(|other| other.entity == named.entity && *other != entry).collect::<Vec<_>>()
        };
        if let (Some(name), [other, ..]) = (named.name.filter(|name| !entry.is_called(name)), &others()[..]) {
            let message = Message::new("directory-id-of-another").with("id", id).with("name", name);
            let message = message.with("entry", &entry.name).with("other", &other.id);
            findings.push(RULE.finding(context, &named.path("id"), message));
            continue;
        }
        // A former id is an alias.
        if entry.id == id || entry.aliases.iter().any(|alias| alias == id) {
            continue;
        }
        let message = Message::new("directory-id").with("id", id).with("name", &entry.name).with("other", &entry.id);
        let help = match context.record.id.as_deref() {
            Some(record) => Message::new("directory-id-help").with("old", format!("{record}#{id}")),
            None => Message::new("directory-id-help").with("old", id),
        };
        findings.push(RULE.finding(context, &named.path("id"), message).with_help(help.with("new", &entry.id)));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::findings_of_bad;

    #[test]
    fn the_command_is_named() {
        let [finding] = &findings_of_bad(&super::RULE)[..] else { panic!() };
        let help = format!("{:?}", finding.help);
        assert!(help.contains("2025-03-03-giao-ban-tuan-10#so-nv") && help.contains("so-noi-vu"), "{help}");
    }
}
