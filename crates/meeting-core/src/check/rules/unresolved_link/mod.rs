//! A reference to another record means something that is there.

use crate::archive::{CrossReference, Outline};
use crate::check::{Check, Links, Rule, Target, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use viet_text::suggest;

pub(crate) const RULE: Rule = Rule {
    code: "unresolved-link",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Links(check),
    explanation: explanation!(),
};

/// More ids than this are no help.
const MOST_IDS: usize = 12;

fn check(outline: &Outline, links: &Links, findings: &mut Vec<Finding>) {
    for reference in &outline.references {
        let other;
        let holder = if outline.id == reference.record {
            outline
        } else if let Some(found) = links.outline(&reference.record) {
            other = found;
            &*other
        } else {
            findings.push(no_record(outline, reference, links));
            continue;
        };
        // The parts of a record that cannot be read are unknown.
        if holder.is_readable {
            findings.extend(part_finding(reference, holder, links));
        }
    }
}

fn finding(reference: &CrossReference, message: Message) -> Finding {
    RULE.finding_at(reference.span, reference.path.clone(), message.with("record", &reference.record))
}

fn no_record(outline: &Outline, reference: &CrossReference, links: &Links) -> Finding {
    let finding = finding(reference, Message::new("unresolved-link"));
    // Another record, and one that has what is named.
    let is_meant = |id: &String| {
        let has_part = |part: &String| links.outline(id).is_some_and(|near| near.part(part).is_some());
        *id != outline.id && reference.part.as_ref().is_none_or(has_part)
    };
    match &links.ids_near(&reference.record).into_iter().filter(is_meant).collect::<Vec<_>>()[..] {
        [] => finding.with_help(Message::new("unresolved-link-help")),
        [near] => {
            let meant = reference.part.as_ref().map_or_else(|| near.clone(), |part| format!("{near}#{part}"));
            finding.with_label(Message::new("did-you-mean").with("name", meant))
        }
        several => finding.with_help(Message::new("unresolved-link-near").with("ids", several.join(", "))),
    }
}

/// The finding of a reference to a missing part of an existing record.
fn part_finding(reference: &CrossReference, holder: &Outline, links: &Links) -> Option<Finding> {
    let target = target(&reference.path)?;
    let ids = || holder.ids().filter(|(_, kind)| target.takes(*kind)).map(|(id, _)| id);
    let finding = match reference.part.as_deref().map(|id| (id, holder.part(id))) {
        Some((_, Some(found))) if target.takes(found) => return None,
        Some((id, Some(found))) => {
            let found = Message::new(found.words());
            finding(reference, Message::new("unresolved-link-kind").with("id", id).with("found", found))
        }
        Some((id, None)) => {
            let finding = finding(reference, Message::new("unresolved-link-part").with("id", id));
            // `t1` is not a misspelled `t2`: it is another task.
            let near = if is_numbered(id) || !links.may_advise_on_part() {
                Vec::new()
            } else {
                suggest::nearest_all(id, ids())
            };
            match near[..] {
                [near] => {
                    let meant = format!("{}#{near}", reference.record);
                    finding.with_label(Message::new("did-you-mean").with("name", meant))
                }
                _ => finding,
            }
        }
        None => finding(reference, Message::new("unresolved-link-whole")),
    };
    let ids: Vec<&str> = ids().take(MOST_IDS + 1).collect();
    let mut finding = match ids.len() {
        _ if finding.label.is_some() => finding,
        0 => finding.with_help(Message::new("unresolved-link-none")),
        1..=MOST_IDS => finding.with_help(Message::new("unresolved-link-known").with("ids", ids.join(", "))),
        _ => finding,
    };
    finding.message = finding.message.with("expected", Message::new(target.words()));
    Some(finding)
}

/// Whether an id is a letter and a number, such as `t12`.
fn is_numbered(id: &str) -> bool {
    let digits = id.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    id.len() - digits.len() <= 1 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What the field at `path` may mean in another record; `None` if that is the record itself.
fn target(path: &str) -> Option<Target> {
    let name = path.rsplit('.').next().unwrap_or(path);
    Some(match name.split('[').next().unwrap_or(name) {
        "session" => return None,
        "reviews" => Target::AnyWork,
        "amends" | "supersedes" | "directive" => Target::Directive,
        "follows" => Target::Proceeding,
        "organization" | "part_of" => Target::Organization,
        _ => Target::Actor,
    })
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::findings_among;

    #[test]
    fn what_is_there_and_what_is_not() {
        let good = include_str!("good.yaml");
        let (first, second) = good.split_once("---\n").unwrap();
        let keys = |line: &str| {
            let text = second.replace("  - 2025-02-24-giao-ban-tuan-9#t1\n", &format!("  - {line}\n"));
            let of_second = findings_among(&[first, &text]).pop().unwrap();
            of_second.into_iter().map(|finding| finding.message.key).collect::<Vec<_>>()
        };
        for (line, expected) in [
            ("2025-02-24-giao-ban-tuan-9#t1", vec![]),
            ("2025-02-24-giao-ban-tuan-9#d1", vec![]),
            ("2025-02-24-giao-ban-tuan-9#tran-thi-hoa", vec!["unresolved-link-kind"]),
            ("2025-02-24-giao-ban-tuan-9#t7", vec!["unresolved-link-part"]),
            ("2025-02-24-giao-ban-tuan-9", vec!["unresolved-link-whole"]),
            ("2025-02-24-giao-ban-tuan-8#t1", vec!["unresolved-link"]),
            ("2025-03-03-giao-ban-tuan-10#d1", vec![]),
            ("2025-03-03-giao-ban-tuan-10#d7", vec!["unresolved-link-part"]),
        ] {
            assert_eq!(keys(line), expected, "{line}");
        }
    }

    #[test]
    fn a_task_may_carry_out_a_directive_of_another_record() {
        let (first, second) = include_str!("good.yaml").split_once("---\n").unwrap();
        let keys = |directive: &str| {
            let task = format!("tasks:\n  - {{id: t9, title: Báo cáo, lead: Văn phòng, directive: {directive}}}\n");
            let of_second = findings_among(&[first, &format!("{second}{task}")]).pop().unwrap();
            of_second.into_iter().map(|finding| finding.message.key).collect::<Vec<_>>()
        };
        assert_eq!(keys("2025-02-24-giao-ban-tuan-9#d1"), [""; 0]);
        assert_eq!(keys("2025-02-24-giao-ban-tuan-9#d7"), ["unresolved-link-part"]);
        assert_eq!(keys("2025-02-24-giao-ban-tuan-9#t1"), ["unresolved-link-kind"]);
    }

    #[test]
    fn only_what_is_there_is_proposed() {
        let (first, second) = include_str!("good.yaml").split_once("---\n").unwrap();
        let proposed = |line: &str| {
            let text = second.replace("  - 2025-02-24-giao-ban-tuan-9#t1\n", &format!("  - {line}\n"));
            let finding = findings_among(&[first, &text]).pop().unwrap().pop().unwrap();
            finding.label.map(|label| format!("{:?}", label.arguments[0].1))
        };
        let near = proposed("2025-02-24-giao-ban-tuan-8#t1").unwrap();
        assert!(near.contains("2025-02-24-giao-ban-tuan-9#t1"), "{near}");
        // No such task there, another task, and the record itself.
        assert_eq!(proposed("2025-02-24-giao-ban-tuan-8#t7"), None);
        assert_eq!(proposed("2025-02-24-giao-ban-tuan-9#t2"), None);
        assert_eq!(proposed("2025-03-03-giao-ban-tuan-11#d1"), None);
    }
}
