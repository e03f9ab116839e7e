//! A person's or body's id stands for the same one in every record.

use std::collections::HashMap;
use std::sync::Arc;

use crate::archive::{Entity, Outline};
use crate::check::{Check, Placed, Rule, explanation};
use crate::diagnostic::{Group, Severity};
use crate::i18n::Message;
use crate::text::fold::fold;

pub(crate) const RULE: Rule = Rule {
    code: "same-id-other-name",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Archive(check),
    explanation: explanation!(),
};

/// The name under which an id stands in most records.
struct Usual<'o> {
    folded: String,
    name: &'o str,
    file: &'o str,
}

fn check(outlines: &[Arc<Outline>], findings: &mut Vec<Placed>) {
    let usual = usual_names(outlines);
    if usual.is_empty() {
        return;
    }
    for (index, outline) in outlines.iter().enumerate() {
        for named in outline.names() {
            let Some(usual) = usual.get(&(named.kind, named.id)) else { continue };
            if named.name == usual.name || fold(named.name) == usual.folded {
                continue;
            }
            let message = Message::new("same-id-other-name")
                .with("id", named.id)
                .with("name", named.name)
                .with("other", usual.name)
                .with("file", usual.file);
            let finding = RULE.breach_at(named.span, named.path(), message);
            findings.push((index, finding.helped(Message::new("same-id-other-name-help"))));
        }
    }
}

/// Returns the usual name of each id that has more than one.
fn usual_names(outlines: &[Arc<Outline>]) -> HashMap<(Entity, &str), Usual<'_>> {
    // Each spelling, the first file that has it, and how many do. Nearly always one.
    type Spellings<'o> = Vec<(&'o str, &'o str, usize)>;
    let mut all: HashMap<(Entity, &str), Spellings> = HashMap::new();
    for outline in outlines {
        for named in outline.names() {
            let spellings = all.entry((named.kind, named.id)).or_default();
            match spellings.iter_mut().find(|(spelling, ..)| *spelling == named.name) {
                Some((_, _, count)) => *count += 1,
                None => spellings.push((named.name, &outline.file, 1)),
            }
        }
    }
    all.into_iter().filter_map(|(key, spellings)| Some((key, usual(&spellings)?))).collect()
}

/// Returns the usual one of several names; none where all are one name.
fn usual<'o>(spellings: &[(&'o str, &'o str, usize)]) -> Option<Usual<'o>> {
    if spellings.len() < 2 {
        return None;
    }
    let mut names: Vec<(Usual, usize)> = Vec::new();
    for &(name, file, count) in spellings {
        let folded = fold(name);
        match names.iter_mut().find(|(other, _)| other.folded == folded) {
            Some((_, sum)) => *sum += count,
            None => names.push((Usual { folded, name, file }, count)),
        }
    }
    if names.len() < 2 {
        return None;
    }
    // Of names that are equally frequent, the first.
    let most = names.iter().map(|(_, sum)| *sum).max()?;
    names.into_iter().find(|(_, sum)| *sum == most).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::archive_findings;

    #[test]
    fn the_rare_name_is_told_and_spellings_are_one() {
        let text = |day: u32, name: &str| {
            let head = include_str!("good.yaml").split("---").next().unwrap();
            head.replace("2025-02-24", &format!("2025-02-{day}")).replace("Trần Thị Hòa", name)
        };
        let names = ["Trần Thị Hoa Mai", "Trần Thị Hòa", "TRẦN THỊ HOÀ", "Trần Thị Hòa"];
        let texts: Vec<String> = (10..).zip(names).map(|(day, name)| text(day, name)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = archive_findings(&texts);
        let [(0, finding)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(&texts[0][finding.span.start..finding.span.end], "Trần Thị Hoa Mai");
        assert_eq!(finding.path, "participants[0].name");
        assert!(format!("{:?}", finding.message).contains("records/1/2025-02-11-giao-ban-tuan-9.yaml"));
    }
}
