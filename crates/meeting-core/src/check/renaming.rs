//! Another id for a record or a part of it, in the record and in those that refer to it.
//!
//! Only the ids change: everything around them stays, down to comments and quotation marks. [`lossless_yaml::apply`]
//! verifies that each new text has the old value with the new ids.

use chrono::NaiveDate;
use thiserror::Error;

use super::fix::scalar;
use super::names::{Entity, Names, references};
use super::{Checker, path};
use crate::archive::{Directory, Outline};
use crate::i18n::Message;
use crate::model;
use lossless_yaml::{Document, Node, in_place};
use lossless_yaml::{Edit, Span, Step};

/// A record, or a part of it, that gets another id.
#[derive(Debug, Clone, Copy)]
pub struct Renaming<'a> {
    /// The record's id.
    pub record: &'a str,
    /// The part's id, where it is a part.
    pub part: Option<&'a str>,
    /// The new id.
    pub new: &'a str,
    /// A line of the part, if several parts have its id. References to it are ambiguous and stay unchanged.
    pub line: Option<usize>,
}

/// The lines, counted from 1, on which parts of a record have `id`, in the order of the text.
#[must_use]
pub(crate) fn lines_with_id(document: &Document, text: &str, id: &str) -> Vec<usize> {
    let mut lines: Vec<usize> = with_id(document, id).into_iter().map(|(_, own, _)| line_of(text, own.start)).collect();
    lines.sort_unstable();
    lines
}

/// A part of a record: the path of its id, where that is, and the whole part.
type Own = (String, Span, Span);

/// The parts of a record that have `id`.
fn with_id(document: &Document, id: &str) -> Vec<Own> {
    let mut found = Vec::new();
    for list in Entity::LISTED.map(Entity::list) {
        let nodes = document.root.get(list).map_or(&[][..], Node::items);
        let values = document.value[list].as_array().into_iter().flatten();
        for (index, (node, value)) in nodes.iter().zip(values).enumerate() {
            if let Some(own) = node.get("id").filter(|_| value["id"] == id) {
                found.push((path::name(&path::steps![list, index, "id"]), own.span, node.span));
            }
        }
    }
    found
}

/// The line of an offset in a text, counted from 1.
fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Why an id cannot be changed in a text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RenameError {
    /// The text cannot be read.
    #[error("cannot be read")]
    Unreadable,
    /// It cannot be written again in this field.
    #[error("cannot be changed at {0}")]
    Unwritable(String),
}

impl RenameError {
    /// The message for the user.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable => Message::new("rename-unreadable"),
            Self::Unwritable(path) => Message::new("rename-unwritable").with("place", path.as_str()),
        }
    }
}

/// An id that is somewhere, and what is to be there.
struct Mention {
    span: Span,
    path: String,
    new: String,
}

impl Renaming<'_> {
    /// The date in the new id of a record.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        if self.part.is_some() { None } else { self.new.get(..10)?.parse().ok() }
    }

    /// The new text of the record itself, whose file's name without `.yaml` is `stem`.
    ///
    /// # Errors
    /// If the text cannot be read, or an id in it cannot be written again.
    pub fn of_itself(&self, checker: &Checker, text: &str, stem: Option<&str>) -> Result<String, RenameError> {
        let document = lossless_yaml::parse(text).map_err(|_| RenameError::Unreadable)?;
        let mut mentions = self.as_others_say(&document, stem);
        match self.part {
            None => {
                let span = document.root.get("id").map(|node| node.span);
                let span = span.ok_or_else(|| RenameError::Unwritable("id".to_owned()))?;
                mentions.push(Mention { span, path: "id".to_owned(), new: self.new.to_owned() });
            }
            Some(part) if self.line.is_some() => {
                let unwritable = || RenameError::Unwritable(part.to_owned());
                mentions = vec![self.the_one(&document, text).ok_or_else(unwritable)?];
            }
            Some(part) => {
                let (_, record) = checker.check(text, stem).read.ok_or(RenameError::Unreadable)?;
                let names = Names::of(&record, Directory::empty());
                let own = names.with_id(part).ok_or_else(|| RenameError::Unwritable(part.to_owned()))?;
                let mut add = |span, at: &[Step]| {
                    mentions.push(Mention { span, path: path::name(at), new: self.new.to_owned() });
                };
                let id = own.path("id");
                add(path::span(&document.root, &id), &id);
                let is_meant = |text: &str, target| text == part && names.the(text, target) == Some(own);
                for reference in references(&record) {
                    if is_meant(reference.text.trim(), reference.target) {
                        add(reference.span(&document.root), &reference.path);
                    }
                }
            }
        }
        written(text, &document, mentions)
    }

    /// The id of the one part that has it and is on the given line; `None` if that is no part, or several.
    fn the_one(&self, document: &Document, text: &str) -> Option<Mention> {
        let (part, line) = (self.part?, self.line?);
        let end = |span: Span| text[..span.end].trim_end().len().max(span.start);
        let is_there = |span: Span| (line_of(text, span.start)..=line_of(text, end(span))).contains(&line);
        let mut found = with_id(document, part).into_iter().filter(|(_, id, whole)| is_there(*id) || is_there(*whole));
        let (Some((path, span, _)), None) = (found.next(), found.next()) else { return None };
        Some(Mention { span, path, new: self.new.to_owned() })
    }

    /// Whether the id identifies one part.
    #[must_use]
    pub fn is_clear(&self, document: &Document, text: &str) -> bool {
        let Some(part) = self.part else { return true };
        if self.line.is_some() { self.the_one(document, text).is_some() } else { with_id(document, part).len() < 2 }
    }

    /// The lines, counted from 1, on which a text refers to the part; `is_its_own` where it is that of its record.
    #[must_use]
    pub fn references_in(&self, checker: &Checker, text: &str, stem: Option<&str>, is_its_own: bool) -> Vec<usize> {
        let (Some(part), Ok(document)) = (self.part, lossless_yaml::parse(text)) else { return Vec::new() };
        let mut spans: Vec<Span> = self.as_others_say(&document, stem).iter().map(|mention| mention.span).collect();
        if let Some((_, record)) = checker.check(text, stem).read.filter(|_| is_its_own) {
            let own = references(&record).into_iter().filter(|reference| reference.text.trim() == part);
            spans.extend(own.map(|reference| reference.span(&document.root)));
        }
        spans.sort_unstable();
        spans.dedup();
        spans.into_iter().map(|span| line_of(text, span.start)).collect()
    }

    /// What in a text refers to the part where nothing of kind `entity` may be meant, with the line, counted from 1; `is_its_own`
    /// where it is the text of its record. Without a kind, nothing may refer to it.
    #[must_use]
    pub fn references_not_to(
        &self,
        entity: Option<Entity>,
        text: &str,
        stem: Option<&str>,
        is_its_own: bool,
    ) -> Vec<(String, usize)> {
        let (Some(part), Ok(document)) = (self.part, lossless_yaml::parse(text)) else { return Vec::new() };
        let record = model::read(&document.value).record;
        let of_others = self.as_others_say(&document, stem);
        let other = record.id.as_deref().or(stem).filter(|_| !is_its_own).unwrap_or_default();
        let who = |path: &[Step]| {
            let item = path.get(..2).and_then(|steps| match *steps {
                [Step::Key(list), Step::Index(index)] => document.value[list][index]["id"].as_str(),
                _ => None,
            });
            match item {
                Some(item) if is_its_own => item.to_owned(),
                Some(item) => format!("{other}#{item}"),
                None if is_its_own => self.record.to_owned(),
                None => other.to_owned(),
            }
        };
        let mut found: Vec<(String, usize)> = references(&record)
            .into_iter()
            .filter(|reference| !entity.is_some_and(|entity| reference.target.takes(entity)))
            .map(|reference| (reference.text.trim() == part, reference.span(&document.root), reference.path))
            .filter(|(is_id, span, _)| (is_its_own && *is_id) || of_others.iter().any(|mention| mention.span == *span))
            .map(|(_, span, path)| (who(&path), line_of(text, span.start)))
            .collect();
        found.sort_unstable_by_key(|(_, line)| *line);
        found.dedup();
        found
    }

    /// The new text of another record; `None` if it does not refer to what is renamed.
    ///
    /// # Errors
    /// If a reference in it cannot be written again.
    pub fn of_other(&self, text: &str, stem: Option<&str>) -> Result<Option<String>, RenameError> {
        // What cannot be read refers to nothing.
        let Ok(document) = lossless_yaml::parse(text) else { return Ok(None) };
        let mentions = self.as_others_say(&document, stem);
        if mentions.is_empty() { Ok(None) } else { written(text, &document, mentions).map(Some) }
    }

    /// The lines, counted from 1, where a text still mentions the old id outside of a reference.
    #[must_use]
    pub fn mentions_left(&self, text: &str) -> Vec<usize> {
        let is_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let names_it = |line: &str| {
            line.match_indices(self.record).any(|(at, found)| {
                let behind = &line[at + found.len()..];
                let is_whole = !line[..at].ends_with(is_id) && !behind.starts_with(is_id);
                let names_part = |part: &str| {
                    let rest = behind.strip_prefix(['#', '/']).and_then(|rest| rest.strip_prefix(part));
                    rest.is_some_and(|rest| !rest.starts_with(is_id))
                };
                is_whole && self.part.is_none_or(names_part)
            })
        };
        text.lines().enumerate().filter(|(_, line)| names_it(line)).map(|(number, _)| number + 1).collect()
    }

    /// The references that name the record, or the part of it.
    fn as_others_say(&self, document: &Document, stem: Option<&str>) -> Vec<Mention> {
        let outline = Outline::by_its_id(document, stem, "");
        let meant = outline.references.iter().filter(|reference| {
            reference.record == self.record && (self.part.is_none() || reference.part.as_deref() == self.part)
        });
        meant
            .map(|reference| {
                let (record, part) = match (self.part, &reference.part) {
                    (Some(_), _) => (self.record, Some(self.new)),
                    (None, part) => (self.new, part.as_deref()),
                };
                let new = part.map_or_else(|| record.to_owned(), |part| format!("{record}#{part}"));
                Mention { span: reference.span, path: reference.path.clone(), new }
            })
            .collect()
    }
}

/// The text with the new ids.
fn written(text: &str, document: &Document, mut mentions: Vec<Mention>) -> Result<String, RenameError> {
    mentions.sort_by_key(|mention| mention.span.start);
    let edits: Result<Vec<_>, _> = mentions.iter().map(|mention| mention.edit(text, document)).collect();
    let first = || RenameError::Unwritable(mentions.first().map_or_else(String::new, |mention| mention.path.clone()));
    lossless_yaml::apply(text, Some(document), &edits?).map(|edited| edited.text).ok_or_else(first)
}

impl Mention {
    fn edit(&self, text: &str, document: &Document) -> Result<Edit, RenameError> {
        // `ID/PART` stays so: it is no concern of ours.
        let has_slash = text.get(self.span.start..self.span.end).is_some_and(|there| there.contains('/'));
        let id = if has_slash { self.new.replacen('#', "/", 1) } else { self.new.clone() };
        let edit = in_place::reworded(text, &document.root, self.span, &id, scalar(&id));
        edit.ok_or_else(|| RenameError::Unwritable(self.path.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::{RenameError, Renaming};
    use crate::archive::Settings;
    use crate::check::Checker;

    const RECORD: &str = "\
# 2024-01-08-a is named here
format: 1
id: '2024-01-08-a'   # its id
title: Theo 2024-01-08-a-2 và 2024-01-08-a
session: {kind: other, date: 2024-01-08}
directives:
  - id: d1
    text: d1
    amends: 2024-01-08-a#d2   # of its own
  - {id: d2, text: X, lead: d2}
tasks:
  - {id: t1, title: d1, directive: d1, updates: [{date: 2024-01-08, session: \"2024-01-08-a\"}]}
reviews: [d1, 2024-01-08-a/d1, 2024-01-08-b#d1]
";

    #[test]
    fn only_the_ids_change() {
        let checker = Checker::new(&Settings::default()).unwrap();
        let renaming = Renaming { record: "2024-01-08-a", part: None, new: "2023-12-31-b", line: None };
        let new = renaming.of_itself(&checker, RECORD, None).unwrap();
        let expected = RECORD
            .replace("id: '2024-01-08-a' ", "id: '2023-12-31-b' ")
            .replace("2024-01-08-a#d2", "2023-12-31-b#d2")
            .replace("\"2024-01-08-a\"", "\"2023-12-31-b\"")
            .replace("2024-01-08-a/d1", "2023-12-31-b/d1");
        assert_eq!(new, expected);
        assert_eq!(renaming.mentions_left(&new), [1, 4]);

        let part = Renaming { record: "2024-01-08-a", part: Some("d1"), new: "12", line: None };
        let new = part.of_itself(&checker, RECORD, None).unwrap();
        let expected = RECORD
            .replace("- id: d1", "- id: \"12\"")
            .replace("directive: d1", "directive: \"12\"")
            .replace("[d1, 2024-01-08-a/d1", "[\"12\", 2024-01-08-a/12");
        assert_eq!(new, expected);
    }

    #[test]
    fn the_names_on_a_roll() {
        let text = "id: 2024-01-08-a\nparticipants:\n  - {id: an, name: An}\nproceedings:\n  - id: p1\n    kind: vote\n    vote:\n      moved_by: an\n      roll:\n        an: for # first\n        \"ba\": for\n";
        let checker = Checker::new(&Settings::default()).unwrap();
        let renaming = Renaming { record: "2024-01-08-a", part: Some("an"), new: "tran-an", line: None };
        let expected = text.replace("id: an,", "id: tran-an,").replace("by: an", "by: tran-an");
        let expected = expected.replace("an: for # first", "tran-an: for # first");
        assert_eq!(renaming.of_itself(&checker, text, None).unwrap(), expected);
    }

    #[test]
    fn of_others_the_references() {
        let renaming = Renaming { record: "2024-01-08-a", part: Some("d1"), new: "d9", line: None };
        let other = "reviews: [2024-01-08-a#d1, 2024-01-08-a#d10]\ntitle: \"2024-01-08-a#d1\"\n";
        let new = renaming.of_other(other, Some("x")).unwrap().unwrap();
        assert_eq!(new, "reviews: [2024-01-08-a#d9, 2024-01-08-a#d10]\ntitle: \"2024-01-08-a#d1\"\n");
        assert_eq!(renaming.mentions_left(&new), [2]);
        assert_eq!(renaming.of_other("reviews: [2024-01-08-b#d1]\n", None).unwrap(), None);
        let disguised = "reviews:\n  - \"2024-01-08\\x2Da#d1\"\n";
        assert_eq!(renaming.of_other(disguised, None).unwrap().unwrap(), "reviews:\n  - \"2024-01-08-a#d9\"\n");
        let block = "reviews:\n  - |-\n    2024-01-08-a#d1\n";
        assert_eq!(renaming.of_other(block, None), Err(RenameError::Unwritable("reviews[0]".to_owned())));
    }
}
