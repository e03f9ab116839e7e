//! Does the new text say exactly what was planned?
//!
//! It is read again, and compared with the old one part by part:
//!
//! - a key, a value or a comment that no edit touches is there, at its place and unchanged;
//! - one that an edit replaces is what the edit's text means on its own;
//! - one in which an edit changes some letters has these letters changed and no others;
//! - what is new is what an edit put in; nothing is gone, and no edit has done anything else.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::edited::{Edited, Region, Touch};
use crate::check::mend::meaning;
use crate::diagnostic::Span;
use crate::yaml::{self, Data, Document, Entry, Node, comments};

/// Returns whether the edits have done what they say and nothing else.
pub(super) fn is_as_planned(old: &str, edited: &Edited) -> bool {
    let Ok(new) = yaml::parse(&edited.text) else { return false };
    match yaml::parse(old) {
        Ok(before) => {
            let mut comparison = Comparison { old, edited, done: HashSet::new() };
            before.problems.len() == new.problems.len()
                && comparison.node((&before.root, &before.value), (&new.root, &new.value))
                && comparison.comments(&before, &new)
                && comparison.done.len() == edited.regions.len()
        }
        // Nothing could be read before: each edit has written one text, which is read as that text now.
        Err(_) => edited.regions.iter().all(|region| is_one_text(edited, region, &new)),
    }
}

/// Returns whether an edit has written exactly one scalar and the scalar means what it should.
fn is_one_text(edited: &Edited, region: &Region, new: &Document) -> bool {
    let written = edited.written(region);
    let space = written.len() - written.trim_start().len();
    let span = Span::new(region.new.start + space, region.new.end);
    let planned = meaning(written);
    planned.is_some() && scalar_at(&new.root, &new.value, span) == planned.as_ref()
}

fn scalar_at<'d>(node: &Node, value: &'d Value, span: Span) -> Option<&'d Value> {
    match (&node.data, value) {
        (Data::Scalar { .. }, value) => (node.span == span).then_some(value),
        (Data::Sequence(items), Value::Array(values)) => {
            items.iter().zip(values).find_map(|(item, value)| scalar_at(item, value, span))
        }
        (Data::Mapping(entries), value) => {
            entries.iter().find_map(|entry| scalar_at(&entry.node, value.get(&entry.key)?, span))
        }
        (Data::Sequence(_), _) => None,
    }
}

/// A part of a record: where it stands and what it is.
type Part<'d> = (&'d Node, &'d Value);

struct Comparison<'a> {
    old: &'a str,
    edited: &'a Edited,
    /// The edits whose work has been seen, by what they replace.
    done: HashSet<Span>,
}

impl Comparison<'_> {
    fn node(&mut self, (before, was): Part, (after, is): Part) -> bool {
        match (&before.data, was, &after.data, is) {
            (Data::Mapping(olds), Value::Object(was), Data::Mapping(news), Value::Object(is)) => {
                self.mapping(olds, was, news, is)
            }
            (Data::Sequence(olds), Value::Array(was), Data::Sequence(news), Value::Array(is)) => {
                olds.len() == news.len()
                    && olds.iter().zip(was).zip(news.iter().zip(is)).all(|(old, new)| self.node(old, new))
            }
            (Data::Scalar { .. }, ..) => match self.edited.touch(before.span) {
                Touch::None => before.data == after.data && was == is && after.span == self.edited.moved(before.span),
                Touch::Whole(region) => self.see(region) && meaning(self.edited.written(region)).as_ref() == Some(is),
                Touch::Inside(regions) => {
                    let (Some(was), Some(is)) = (was.as_str(), is.as_str()) else { return false };
                    before.data == after.data && self.with_letters(was, regions) == is
                }
                Touch::Across => false,
            },
            _ => false,
        }
    }

    fn mapping(&mut self, olds: &[Entry], was: &Map<String, Value>, news: &[Entry], is: &Map<String, Value>) -> bool {
        let mut news = news.iter();
        for old in olds {
            let new = loop {
                let Some(new) = news.next() else { return false };
                match self.inserted(new) {
                    Some(region) if self.is_insertion(&region, new, is) => {}
                    Some(_) => return false,
                    None => break new,
                }
            };
            if !self.key(old, new) {
                return false;
            }
            // An empty value has the place of its key.
            if old.node.span == old.key_span {
                if new.node.span != new.key_span {
                    return false;
                }
                continue;
            }
            let (Some(was), Some(is)) = (was.get(&old.key), is.get(&new.key)) else { return false };
            if !self.node((&old.node, was), (&new.node, is)) {
                return false;
            }
        }
        news.all(|new| self.inserted(new).is_some_and(|region| self.is_insertion(&region, new, is)))
    }

    fn key(&mut self, old: &Entry, new: &Entry) -> bool {
        match self.edited.touch(old.key_span) {
            Touch::None => old.key == new.key && new.key_span == self.edited.moved(old.key_span),
            Touch::Whole(region) => {
                self.see(region)
                    && new.key_span == region.new
                    && meaning(self.edited.written(region)) == Some(Value::from(new.key.as_str()))
            }
            Touch::Inside(regions) => self.with_letters(&old.key, regions) == new.key,
            Touch::Across => false,
        }
    }

    /// Returns the edit that has put an entry in, if one has.
    fn inserted(&self, entry: &Entry) -> Option<Region> {
        let regions = &self.edited.regions;
        let at = regions.partition_point(|region| region.new.end <= entry.key_span.start);
        let region = regions.get(at)?;
        let is_insertion = region.old.start == region.old.end;
        (is_insertion && region.new.start <= entry.key_span.start).then_some(*region)
    }

    /// Returns whether the entry is what the edit says, all of it and nothing more.
    fn is_insertion(&mut self, region: &Region, entry: &Entry, values: &Map<String, Value>) -> bool {
        let is_first = self.see(region);
        let written = self.edited.written(region).trim_matches([' ', ',', '\r', '\n']);
        let Ok(written) = yaml::parse(written) else { return false };
        let planned = written.value.as_object().filter(|fields| fields.len() == 1);
        is_first && planned.is_some_and(|planned| planned.get(&entry.key) == values.get(&entry.key))
    }

    fn comments(&mut self, before: &Document, after: &Document) -> bool {
        let mut news = comments(&self.edited.text, &after.root).into_iter();
        for old in comments(self.old, &before.root) {
            let text = &self.old[old.start..old.end];
            let changed = match self.edited.touch(old) {
                Touch::None => text.to_owned(),
                // What was cut off as a comment has become a part of the text.
                Touch::Whole(region) if self.edited.written(region).contains(text) => continue,
                Touch::Inside(regions) => self.with_letters(text, regions),
                Touch::Whole(_) | Touch::Across => return false,
            };
            let Some(new) = news.next() else { return false };
            if self.edited.text[new.start..new.end] != changed {
                return false;
            }
        }
        news.next().is_none()
    }

    /// Returns `text` with the letters changed that the edits in `regions` change.
    fn with_letters(&mut self, text: &str, regions: &[Region]) -> String {
        let mut changed = String::with_capacity(text.len());
        let mut rest = text;
        for region in regions {
            self.see(region);
            let gone = &self.old[region.old.start..region.old.end];
            let Some((before, after)) = rest.split_once(gone) else { break };
            changed += before;
            changed += self.edited.written(region);
            rest = after;
        }
        changed + rest
    }

    /// Takes note of an edit's work; returns whether it is seen for the first time.
    fn see(&mut self, region: &Region) -> bool {
        self.done.insert(region.old)
    }
}

#[cfg(test)]
mod tests {
    use super::is_as_planned;
    use crate::check::fix::edited::Edited;
    use crate::diagnostic::{Edit, Span};

    /// Replaces `old` (once in the text, or nothing before it where it is empty) by `new`.
    fn edit(text: &str, old: &str, new: &str) -> Edit {
        let start = text.find(old).unwrap();
        Edit { span: Span::new(start, start + old.len()), text: new.to_owned() }
    }

    fn is_right(text: &str, edits: &[(&str, &str)]) -> bool {
        let edits: Vec<Edit> = edits.iter().map(|(old, new)| edit(text, old, new)).collect();
        is_as_planned(text, &Edited::new(text, &edits.iter().collect::<Vec<_>>()))
    }

    const TEXT: &str =
        "# đầu\ntitel: A # b\nlist: [x, y]\nnote: |\n  một hai\n  # ba\nend:\nlast: Ho\u{323}p # ho\u{323}p\n";

    #[test]
    fn what_was_planned() {
        for edits in [
            &[][..],
            &[("titel", "title")],
            &[("A", "\"A: B\"")],
            &[("titel", "title"), ("A", "B"), ("y", "z")],
            &[("A # b", "\"A # b\"")],
            &[(" A", "\n  - A")],
            &[("Ho\u{323}p", "Họp"), ("ho\u{323}p", "họp")],
            &[("một", "bốn")],
        ] {
            assert!(is_right(TEXT, edits), "{edits:?}");
        }
        let at = TEXT.find("titel").unwrap();
        let before = Edit { span: Span::new(at, at), text: "new: 1\n".to_owned() };
        assert!(is_as_planned(TEXT, &Edited::new(TEXT, &[&before])));
    }

    #[test]
    fn what_was_not() {
        for edits in [
            // The value takes the comment in, or loses it.
            &[("A", "\"A")][..],
            &[("A # b", "A")],
            &[("A", "B # c")],
            // More than was said: another key, an item, a whole list.
            &[("A", "B\nnew: 1")],
            &[("y", "y, z")],
            &[("[x, y]", "[z]")],
            // A key that stands twice; a comment that is no more.
            &[("titel", "list")],
            &[("# đầu", "x: 1")],
            // A comment inside a block is its text.
            &[("  # ba", "  \"ba\"")],
            // An empty value gets none by renaming its key.
            &[("end", "end: 1\nx")],
            &[("titel: A", "titel: B")],
        ] {
            assert!(!is_right(TEXT, edits), "{edits:?}");
        }
    }

    #[test]
    fn what_could_not_be_read_says_what_it_should() {
        assert!(is_right("a: B: C\nd: 1\n", &[("B: C", "\"B: C\"")]));
        assert!(is_right("a:B\nd: 1\n", &[("B", " B")]));
        assert!(!is_right("a: B: C\nd: 1\n", &[("B: C", "x: \"C\"")]));
        assert!(!is_right("a: B: C\nd: 1\n", &[("B: C\nd: 1", "\"B: C\"\nd: 2")]));
        assert!(!is_right("a: B: C\nd: E: F\n", &[("B: C", "\"B: C\"")]));
    }
}
