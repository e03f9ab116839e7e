//! The words that recognition goes by. They are data, in `words/`: a section a table, a phrase a line.

use std::sync::LazyLock;

/// Phrases in lower case.
pub(crate) type Words = LazyLock<Vec<&'static str>>;
/// Phrases in lower case, each with what it means.
pub(crate) type Meanings = LazyLock<Vec<(&'static str, &'static str)>>;

const BODIES: &str = include_str!("words/bodies.txt");
const PEOPLE: &str = include_str!("words/people.txt");
const WORK: &str = include_str!("words/work.txt");
const LABELS: &str = include_str!("words/labels.txt");

/// The tables of the sections; what they hold is said there.
macro_rules! tables {
    ($($name:ident: $of:ident = $file:ident $section:literal;)*) => {
        $(pub(crate) static $name: $of = LazyLock::new(|| of_section($file, $section));)*

        #[cfg(test)]
        const TABLES: &[(&str, &str)] = &[$(($file, $section)),*];
    };
}

tables! {
    HEADS: Words = BODIES "heads";
    PARTS: Words = BODIES "parts";
    WHOLE: Words = BODIES "whole";
    OF_A_LEVEL: Words = BODIES "of a level";
    SHORT_FORMS: Words = BODIES "short forms";
    NAMELESS: Words = BODIES "nameless";
    PAIRS: Words = BODIES "pairs";
    SMALL: Words = BODIES "within";
    LAST_SMALL: Words = BODIES "last";
    SECOND_FIELDS: Words = BODIES "second fields";
    FIELDS: Words = BODIES "fields";
    OF_FIELDS: Words = BODIES "of fields";
    WITH_AND: Words = BODIES "with and";
    OFFICES_WITH_AND: Words = BODIES "offices with and";
    OF_WORK: Words = BODIES "of work";
    LEVELS: Words = BODIES "levels";
    PHRASES: Words = BODIES "phrases";
    BEHIND: Words = BODIES "behind";
    BEHIND_CAPITALS: Words = BODIES "behind capitals";
    BEHIND_BODIES: Words = BODIES "behind bodies";
    NOUNS_TOO: Words = BODIES "nouns too";
    SHARED_HEADS: Words = BODIES "shared";
    ENGLISH_BODIES: Words = BODIES "english";
    POSTS: Words = PEOPLE "posts";
    ENGLISH_POSTS: Words = PEOPLE "english posts";
    FAMILY: Words = PEOPLE "family";
    NOBODY: Words = PEOPLE "nobody";
    ADDRESSES: Words = PEOPLE "addresses";
    RANKS: Words = PEOPLE "ranks";
    DEGREES: Words = PEOPLE "degrees";
    LISTS: Words = PEOPLE "lists";
    PLACES: Words = PEOPLE "places";
    OFFICES: Words = PEOPLE "offices";
    GIVING: Words = WORK "giving";
    NOT_GIVING: Words = WORK "not giving";
    NOT_BEFORE_GIVING: Words = WORK "not before giving";
    LEADING: Words = WORK "leading";
    CHAIRED: Words = WORK "chaired";
    PRONOUNS: Words = WORK "pronouns";
    SUPPORTING: Words = WORK "supporting";
    LEADERS: Words = WORK "leaders";
    SUPPORTERS: Words = WORK "supporters";
    DUES: Words = WORK "dues";
    PARTIES: Words = WORK "parties";
    COLLECTIVES: Words = WORK "collectives";
    MEMBERS: Words = WORK "members";
    WHICH: Words = WORK "which";
    ASKING: Meanings = WORK "asking";
    CONCLUDING: Meanings = WORK "concluding";
    STATEMENTS: Words = WORK "statements";
    TOLD: Words = WORK "told";
    ANNOUNCING: Words = WORK "announcing";
    URGING: Words = WORK "urging";
    KINDS: Meanings = WORK "kinds";
    VERBS: Words = WORK "verbs";
    SPEAKING: Words = WORK "speaking";
    ADDRESSED: Words = WORK "addressed";
    CONCLUDING_HEADINGS: Words = LABELS "concluding";
    TELLING_HEADINGS: Words = LABELS "telling";
    PLAIN_IN_HEADINGS: Words = LABELS "plain";
}

/// The labels, each with its section.
pub(crate) fn labels() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    lines(LABELS).filter_map(move |line| match of_head(line) {
        Some(head) => {
            section = head;
            None
        }
        None => Some((line, section)),
    })
}

/// A line of a table.
trait Entry: Sized {
    fn of(line: &'static str) -> Option<Self>;
}

impl Entry for &'static str {
    fn of(line: &'static str) -> Option<Self> {
        Some(line)
    }
}

impl Entry for (&'static str, &'static str) {
    fn of(line: &'static str) -> Option<Self> {
        line.split_once(" = ")
    }
}

fn of_section<T: Entry>(file: &'static str, section: &'static str) -> Vec<T> {
    let inside = lines(file).skip_while(|line| of_head(line) != Some(section)).skip(1);
    inside.take_while(|line| of_head(line).is_none()).filter_map(T::of).collect()
}

/// The lines of a file without comments.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The section that a line begins.
fn of_head(line: &'static str) -> Option<&'static str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{BODIES, LABELS, PEOPLE, TABLES, WORK, lines, of_head, of_section};
    use viet_text::fold::plain_letter;

    #[test]
    fn files_are_in_order() {
        for file in [BODIES, PEOPLE, WORK, LABELS] {
            let mut sections = BTreeSet::new();
            let mut before: Option<(String, &str)> = None;
            for line in lines(file) {
                if let Some(section) = of_head(line) {
                    assert!(sections.insert(section), "[{section}] is there twice");
                    before = None;
                    continue;
                }
                assert_eq!(line, line.trim().to_lowercase(), "in lower case, without spaces around it");
                assert!(!line.contains("uỷ") && !line.contains("toạ"), "{line}: the tone mark as recognition reads it");
                let phrase = line.split(" = ").next().unwrap_or_default();
                let key = (phrase.chars().map(plain_letter).collect::<String>(), phrase);
                assert!(before.as_ref().is_none_or(|before| *before < key), "{line} is not behind {before:?}");
                before = Some(key);
            }
        }
    }

    #[test]
    fn each_section_is_a_table_and_each_table_a_section() {
        let sections = |file| lines(file).filter_map(of_head).collect::<BTreeSet<_>>();
        for file in [BODIES, PEOPLE, WORK] {
            let tables: BTreeSet<&str> = TABLES.iter().filter(|(of, _)| *of == file).map(|(_, name)| *name).collect();
            assert_eq!(sections(file), tables);
        }
        for (file, section) in TABLES {
            assert!(!of_section::<&str>(file, section).is_empty(), "{section}");
        }
    }
}
