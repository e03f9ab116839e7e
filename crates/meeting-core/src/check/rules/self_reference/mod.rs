//! Nothing replaces, changes, or is part of itself.

use crate::check::{Check, Context, Reference, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use lossless_yaml::Step;

pub(crate) const RULE: Rule = Rule {
    code: "self-reference",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for reference in &context.references {
        if let Some((field, text)) = to_itself(context, reference) {
            let message = Message::new("self-reference").with("field", field).with("name", text);
            let help = match field {
                "part_of" => "self-reference-help-part",
                "delegated_to" => "self-reference-help-delegate",
                _ => "self-reference-help-directive",
            };
            findings.push(RULE.finding(context, &reference.path, message).with_help(Message::new(help)));
        }
    }
}

/// The field and the text of a reference to the part that contains it.
fn to_itself<'r>(context: &Context<'r>, reference: &Reference<'r>) -> Option<(&'static str, &'r str)> {
    let [Step::Key(list), Step::Index(index), Step::Key(field), ..] = reference.path[..] else { return None };
    if !matches!(field, "amends" | "supersedes" | "part_of" | "delegated_to") {
        return None;
    }
    let named = context.own_part(reference.text, reference.target)?;
    (named.entity.list() == list && named.index == index).then_some((field, reference.text))
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::codes_of;

    #[test]
    fn fields_that_cannot_mean_their_own_thing() {
        let good = include_str!("good.yaml");
        let with = |line: &str| good.replace("    supersedes: d1\n", &format!("    {line}\n"));
        for (line, codes) in [
            ("amends: [d1, d2]", vec!["self-reference"]),
            ("supersedes: 2025-03-03-giao-ban-tuan-10#d2", vec!["self-reference"]),
            ("supersedes: 2025-02-24-giao-ban-tuan-9#d2", vec![]),
            ("by: tran-thi-hoa", vec![]),
        ] {
            assert_eq!(codes_of(&with(line)), codes, "{line}");
        }
        let within =
            good.replace("participants:", "organizations:\n  - {id: so, name: Sở, part_of: Sở}\nparticipants:");
        assert_eq!(codes_of(&within), ["self-reference"]);
        let delegate = good.replace("    roles:", "    delegated_to: tran-thi-hoa\n    roles:");
        assert_eq!(codes_of(&delegate), ["self-reference"]);
    }
}
