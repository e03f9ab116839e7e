//! An update is for somebody who does not lead, or of work for which the leads answer together.

use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::Entity;
use lossless_yaml::Step;
use viet_text::suggest;

pub(crate) const RULE: Rule = Rule {
    code: "for-no-lead",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// More names than this are no help, and are not compared.
const MOST_NAMES: usize = 12;

fn check(context: &Context, findings: &mut Vec<Finding>) {
    // The leads of the work that the last reference is in.
    let mut last = None;
    for reference in &context.references {
        let [Step::Key(list), Step::Index(index), _, _, Step::Key("for"), ..] = reference.path[..] else { continue };
        let entity = if list == Entity::Task.list() { Entity::Task } else { Entity::Directive };
        let Some(plan) = context.plans().get(entity, index) else { continue };
        let who = reference.text.trim();
        let finding = |message: Message| RULE.finding(context, &reference.path, message.with("name", who));
        if plan.each == Some(false) {
            let finding = finding(Message::new("for-no-lead-together"));
            findings.push(finding.with_help(Message::new("for-no-lead-together-help")));
            continue;
        }
        let (_, leads) = match last.take().filter(|(place, _)| *place == (entity, index)) {
            Some(known) => last.insert(known),
            None => last.insert(((entity, index), context.plans().leads(plan))),
        };
        let Some(leads) = leads.as_ref().filter(|leads| !leads.contains(context.names.key(who))) else { continue };
        let finding = finding(Message::new("for-no-lead"));
        let names = || leads.iter().copied().take(MOST_NAMES);
        findings.push(match suggest::nearest_all(who, names())[..] {
            [near] => finding.with_label(Message::new("did-you-mean").with("name", near)),
            _ if (1..=MOST_NAMES).contains(&leads.len()) => {
                let names = names().collect::<Vec<_>>().join(", ");
                finding.with_help(Message::new("for-no-lead-known").with("names", names))
            }
            _ => finding,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{check, findings, found, record};

    const CODE: &str = "for-no-lead";
    const BODIES: &str =
        "organizations:\n  - {id: xa-a, name: UBND xã A, short: xã A}\n  - {id: xa-b, name: UBND xã B}\n";

    fn task(fields: &str, update: &str) -> String {
        let update = format!("    updates:\n      - date: 2023-12-01\n        {update}\n");
        record("", &format!("{BODIES}tasks:\n  - id: t1\n    title: Báo cáo\n{fields}{update}"))
    }

    #[test]
    fn the_leads_of_any_time() {
        let each = "    lead: [xa-a, các thôn]\n    each: true\n";
        for (who, expected) in [
            ("xa-a", &[][..]),
            ("UBND xã A", &[]),
            ("[xã A, các thôn]", &[]),
            ("xa-b", &["xa-b"]),
            ("[xa-a, UBND xã B]", &["UBND xã B"]),
            ("các thon", &["các thon"]),
        ] {
            assert_eq!(found(CODE, &task(each, &format!("for: {who}"))), expected, "{who}");
        }
        let handed = "for: xa-a\n        lead: xa-b\n      - date: 2023-12-04\n        for: [xa-a, xa-b]\n        status: completed";
        assert!(found(CODE, &task(each, handed)).is_empty());
    }

    #[test]
    fn a_name_that_is_nearly_that_of_a_lead_is_told_once() {
        let text = task("    lead: [xa-a, các thôn]\n    each: true\n", "for: UBND xã  A");
        let found = check(&text, true);
        assert_eq!(found.iter().map(|it| it.code).collect::<Vec<_>>(), [CODE], "{found:#?}");
    }

    #[test]
    fn the_leads_answer_together() {
        let text = task("    lead: [xa-a, xa-b]\n", "for: xa-a");
        assert_eq!(findings(CODE, &text)[0].message.key, "for-no-lead-together");
    }

    #[test]
    fn leads_come_with_the_directive() {
        let directive = "directives:\n  - {id: d1, kind: request, text: Báo cáo, to: [xa-a, xa-b], each: true}\n";
        let task = |of: &str, who: &str| {
            let update = format!("    updates:\n      - date: 2023-12-01\n        for: {who}\n");
            record(
                "",
                &format!("{BODIES}{directive}tasks:\n  - id: t1\n    title: Báo cáo\n    directive: {of}\n{update}"),
            )
        };
        assert!(found(CODE, &task("d1", "xa-b")).is_empty());
        assert_eq!(found(CODE, &task("d1", "Văn phòng")), ["Văn phòng"]);
        assert!(found(CODE, &task("2023-09-04-giao-ban#d1", "Văn phòng")).is_empty());
    }
}
