//! The id of a person or an organization has another name in another record.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::{Entity, Outline, Settings, spelling};
use crate::check::{Check, IndexedFinding, Rule, explanation};
use crate::finding::{Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "same-id-other-name",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Archive(check),
    explanation: explanation!(),
};

/// The name under which an id is in most records.
struct UsualName<'o> {
    spelling: String,
    name: &'o str,
    file: &'o str,
}

fn check(outlines: &[Arc<Outline>], _: &Settings, findings: &mut Vec<IndexedFinding>) {
    let usual = usual_names(outlines);
    if usual.is_empty() {
        return;
    }
    for (index, outline) in outlines.iter().enumerate() {
        for named in outline.names() {
            let Some(usual) = usual.get(&(named.kind, named.id)) else { continue };
            if named.name == usual.name || spelling(named.name) == usual.spelling {
                continue;
            }
            let message = Message::new("same-id-other-name")
                .with("id", named.id)
                .with("name", named.name)
                .with("other", usual.name)
                .with("file", usual.file);
            let finding = RULE.finding_at(named.span, named.path(), message);
            findings.push((index, finding.with_help(Message::new("same-id-other-name-help"))));
        }
    }
}

/// The id and the file of a record. The order of ids does not change when files get other names.
type Place<'o> = (&'o str, &'o str);

/// Each spelling of a name, the first record that has it, and how many do. Nearly always one.
type Spellings<'o> = Vec<(&'o str, Place<'o>, usize)>;

/// The spellings of all names, by kind and id.
type ByName<'o> = HashMap<(Entity, &'o str), Spellings<'o>>;

/// Fewer records than this are not worth a thread of their own.
const LEAST: usize = 1024;

/// The usual name of each id that has more than one.
fn usual_names(outlines: &[Arc<Outline>]) -> HashMap<(Entity, &str), UsualName<'_>> {
    // One part for each core: what the parts have counted has to be put together again.
    let part = outlines.len().div_ceil(rayon::current_num_threads()).max(LEAST);
    let all = outlines.par_chunks(part).map(counted).reduce(ByName::new, together);
    all.into_iter().filter_map(|(key, spellings)| Some((key, usual(&spellings)?))).collect()
}

fn counted(outlines: &[Arc<Outline>]) -> ByName<'_> {
    let mut all = ByName::new();
    for outline in outlines {
        for named in outline.names() {
            count(all.entry((named.kind, named.id)).or_default(), named.name, (&outline.id, &outline.file), 1);
        }
    }
    all
}

/// Both, the files of the first before those of the second.
fn together<'o>(mut first: ByName<'o>, second: ByName<'o>) -> ByName<'o> {
    if first.is_empty() {
        return second;
    }
    for (key, spellings) in second {
        let known = first.entry(key).or_default();
        for (name, place, more) in spellings {
            count(known, name, place, more);
        }
    }
    first
}

fn count<'o>(spellings: &mut Spellings<'o>, name: &'o str, place: Place<'o>, more: usize) {
    match spellings.iter_mut().find(|(spelling, ..)| *spelling == name) {
        Some((_, first, count)) => (*first, *count) = (place.min(*first), *count + more),
        None => spellings.push((name, place, more)),
    }
}

/// The usual one of several names; `None` if all are one name.
fn usual<'o>(spellings: &[(&'o str, Place<'o>, usize)]) -> Option<UsualName<'o>> {
    if spellings.len() < 2 {
        return None;
    }
    let mut names: Vec<(String, (&str, Place), usize)> = Vec::new();
    for &(name, place, count) in spellings {
        let spelling = spelling(name);
        match names.iter_mut().find(|(other, ..)| *other == spelling) {
            Some((_, first, sum)) => {
                *sum += count;
                if place < first.1 {
                    *first = (name, place);
                }
            }
            None => names.push((spelling, (name, place), count)),
        }
    }
    if names.len() < 2 {
        return None;
    }
    // Of names that are equally frequent, that of the first record.
    let most = names.into_iter().min_by_key(|(_, (_, place), sum)| (std::cmp::Reverse(*sum), *place))?;
    let (spelling, (name, (_, file)), _) = most;
    Some(UsualName { spelling, name, file })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{counted, together};
    use crate::archive::Outline;
    use crate::check::rules::tests::archive_findings;

    #[test]
    fn the_rare_name_is_told_and_spellings_are_one() {
        let text = |day: u32, name: &str| {
            let head = include_str!("good.yaml").split("---").next().unwrap();
            head.replace("2025-02-24", &format!("2025-02-{day}")).replace("Trần Thị Hòa", name)
        };
        let names = ["Trần Thị Hoa Mai", "Trần Thị Hòa", "TRẦN THỊ  HOÀ", "Trần Thị Hòa"];
        let texts: Vec<String> = (10..).zip(names).map(|(day, name)| text(day, name)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = archive_findings(&texts);
        let [(0, finding)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(&texts[0][finding.span.start..finding.span.end], "Trần Thị Hoa Mai");
        assert_eq!(finding.path, "participants[0].name");
        assert!(format!("{:?}", finding.message).contains("records/1/2025-02-11-giao-ban-tuan-9.yaml"));
    }

    #[test]
    fn other_marks_are_another_name() {
        let text = |day: u32, name: &str| {
            let head = include_str!("good.yaml").split("---").next().unwrap();
            head.replace("2025-02-24", &format!("2025-02-{day}")).replace("Trần Thị Hòa", name)
        };
        let texts = [text(10, "Trần Thị Hòa"), text(11, "Trần Thị Hoa")];
        let found = archive_findings(&[&texts[0], &texts[1]]);
        let [(1, finding)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(&texts[1][finding.span.start..finding.span.end], "Trần Thị Hoa");
    }

    #[test]
    fn parts_count_as_the_whole() {
        let outline = |name: &str, file: &str| {
            let text = format!("participants:\n  - id: a\n    name: {name}\n  - id: b\n    name: B\n");
            Arc::new(Outline::of(file, file, &lossless_yaml::parse(&text).unwrap()))
        };
        let outlines: Vec<_> =
            [("A", "1"), ("Á", "2"), ("A", "3"), ("X", "4")].map(|(name, file)| outline(name, file)).into();
        for at in 0..=outlines.len() {
            let (first, second) = outlines.split_at(at);
            assert_eq!(together(counted(first), counted(second)), counted(&outlines), "{at}");
        }
    }
}
