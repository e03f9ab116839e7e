//! What edits of a text mean: the value and the comments that the text has after them.
//!
//! Each edit must have exactly one meaning, or all are rejected:
//!
//! - it replaces a key or a scalar (with what is next to it) by what its own text means;
//! - it changes some letters inside a key, a scalar or a comment;
//! - it replaces a whole entry with a list or mapping, up to the end of its line at most, by the entries that its own text
//!   means, which have the same comments;
//! - it puts one entry into a mapping: before the entry that begins there, or after the one whose line or value ends there.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::edited::{EditedText, Region, Touch};
use super::form::spaces;
use super::lines::{column, line_start};
use super::verify::{Comment, Expected, Replaceable};
use crate::Span;
use crate::{Data, Document, Entry, Node, comments, parse};

/// What the text has to be after the edits; `None` if one of them means nothing.
pub(super) fn expected<'a>(text: &'a str, document: &Document, edited: &'a EditedText) -> Option<Expected<'a>> {
    let added = edited.regions.iter().filter(|region| region.old.start == region.old.end);
    let insertions = added.filter_map(|region| {
        let (anchor, entry) = insertion(text, region.old.start, edited.written(region))?;
        Some((anchor, (region.old, entry)))
    });
    let mut reading =
        Reading { text, edited, insertions: insertions.collect(), entries: HashMap::new(), done: HashSet::new() };
    let value = reading.value(&document.root, &document.value)?;
    let comments = reading.comments(&document.root)?;
    (reading.done.len() == edited.regions.len()).then_some(Expected {
        value: Cow::Owned(value),
        comments,
        replaceable: Replaceable::Anything,
        problems: document.problems.len(),
    })
}

/// What a piece of text means on its own, as the value of a key.
pub(super) fn meaning(text: &str) -> Option<Value> {
    let mut document = parse(&format!("x: {text}")).ok()?;
    document.value.get_mut("x").map(Value::take)
}

/// Where an entry is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Anchor {
    /// Before the entry whose key begins here.
    Before(usize),
    /// After the entry whose key begins here.
    BehindKey(usize),
    /// After the entry whose value ends here.
    BehindValue(usize),
}

/// The entry that `written` puts in at `at`, and where; `None` if it is something else.
fn insertion(text: &str, at: usize, written: &str) -> Option<(Anchor, (String, Value))> {
    let entry = written.trim_matches([' ', ',', '\r', '\n']);
    let anchor = if written.starts_with(',') {
        Anchor::BehindValue(at)
    } else if let Some(line) = written.trim_start_matches('\r').strip_prefix('\n') {
        Anchor::BehindKey(line_start(text, at) + line.len() - line.trim_start_matches(' ').len())
    } else {
        Anchor::Before(at)
    };
    let Ok(Value::Object(fields)) = parse(entry).map(|document| document.value) else { return None };
    let mut fields = fields.into_iter();
    fields.next().filter(|_| fields.next().is_none()).map(|field| (anchor, field))
}

/// Reads a text with its edits in mind.
struct Reading<'a> {
    text: &'a str,
    edited: &'a EditedText,
    insertions: HashMap<Anchor, (Span, (String, Value))>,
    /// The comments in what replaces whole entries, by what it replaces.
    entries: HashMap<Span, Vec<String>>,
    /// The edits whose meaning has been found, by what they replace.
    done: HashSet<Span>,
}

impl<'a> Reading<'a> {
    fn value(&mut self, node: &Node, value: &Value) -> Option<Value> {
        match (&node.data, value) {
            (Data::Mapping(entries), Value::Object(fields)) => self.mapping(entries, fields).map(Value::Object),
            (Data::Sequence(items), Value::Array(values)) => {
                let values: Option<_> = items.iter().zip(values).map(|(item, value)| self.value(item, value)).collect();
                values.map(Value::Array)
            }
            _ => match self.edited.touch(node.span) {
                Touch::None => Some(value.clone()),
                // A text cannot be replaced by nothing: what follows would be read as the value.
                Touch::Whole(region) => {
                    meaning(&self.replaced(region, node.span)?).filter(|meant| value.is_null() || !meant.is_null())
                }
                Touch::Inside(regions) => self.with_letters(value.as_str()?, regions).map(Value::String),
                Touch::Across => None,
            },
        }
    }

    fn mapping(&mut self, entries: &[Entry], fields: &Map<String, Value>) -> Option<Map<String, Value>> {
        let mut new = Map::new();
        for entry in entries {
            self.insert(Anchor::Before(entry.key_span.start), &mut new)?;
            if let Some(region) = self.replacement(entry) {
                for (key, value) in self.entries(region)? {
                    put(key, value, &mut new)?;
                }
                continue;
            }
            let key = match self.edited.touch(entry.key_span) {
                Touch::None => entry.key.clone(),
                Touch::Whole(region) => match meaning(&self.replaced(region, entry.key_span)?)? {
                    Value::String(key) => key,
                    _ => return None,
                },
                Touch::Inside(regions) => self.with_letters(&entry.key, regions)?,
                Touch::Across => return None,
            };
            let old = fields.get(&entry.key)?;
            // An empty value has the span of its key.
            let value = if entry.node.span == entry.key_span { old.clone() } else { self.value(&entry.node, old)? };
            put(key, value, &mut new)?;
            self.insert(Anchor::BehindKey(entry.key_span.start), &mut new)?;
            self.insert(Anchor::BehindValue(entry.node.span.end), &mut new)?;
        }
        Some(new)
    }

    /// The edit that replaces the whole of an entry with a list or mapping.
    fn replacement(&self, entry: &Entry) -> Option<Region> {
        let end = entry.node.content_end(self.text);
        let is_scalar = matches!(entry.node.data, Data::Scalar { .. });
        let Touch::Whole(region) = self.edited.touch(Span::new(entry.key_span.start, end)) else { return None };
        let rest = self.text.get(end..region.old.end)?.trim_start_matches(' ');
        let is_rest_of_line = rest.is_empty() || (rest.starts_with('#') && !rest.contains('\n'));
        (!is_scalar && region.old.start == entry.key_span.start && is_rest_of_line).then_some(*region)
    }

    /// The entries that an edit writes instead of another one.
    fn entries(&mut self, region: Region) -> Option<Map<String, Value>> {
        self.see(region.old)?;
        let column = column(self.text, region.old.start)?;
        let written = format!("{}{}", spaces(column), self.edited.written(&region));
        let document = parse(&written).ok()?;
        let texts = comments(&written, &document.root).into_iter().map(|span| written[span.start..span.end].to_owned());
        self.entries.insert(region.old, texts.collect());
        match document.value {
            Value::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// Inserts the entry that an edit adds at a path, if there is one; `None` if it cannot be inserted.
    fn insert(&mut self, anchor: Anchor, fields: &mut Map<String, Value>) -> Option<()> {
        let Some((span, (key, value))) = self.insertions.remove(&anchor) else { return Some(()) };
        self.see(span)?;
        put(key, value, fields)
    }

    fn comments(&mut self, root: &Node) -> Option<Vec<Comment<'a>>> {
        let mut left = Vec::new();
        let mut moved: HashMap<Span, Vec<&str>> = HashMap::new();
        for span in comments(self.text, root) {
            let text = &self.text[span.start..span.end];
            if let Touch::Whole(region) = self.edited.touch(span)
                && let Some(new) = self.entries.get(&region.old)
            {
                let old = moved.entry(region.old).or_default();
                if old.is_empty() {
                    left.extend(new.iter().map(|text| Comment { text: Cow::Owned(text.clone()), may_go: false }));
                }
                old.push(text);
                continue;
            }
            let text = match self.edited.touch(span) {
                Touch::None => Cow::Borrowed(text),
                // What was cut off as a comment has become a part of the text.
                Touch::Whole(region) if self.edited.written(region).contains(text) => continue,
                Touch::Whole(region) => Cow::Owned(self.replaced(region, span).filter(|new| new.starts_with('#'))?),
                Touch::Inside(regions) => Cow::Owned(self.with_letters(text, regions)?),
                Touch::Across => return None,
            };
            left.push(Comment { text, may_go: false });
        }
        // In another order, perhaps, but each of them.
        let is_kept = |(old, new): (&Span, &Vec<String>)| {
            let mut old = moved.get(old).cloned().unwrap_or_default();
            let mut new: Vec<&str> = new.iter().map(String::as_str).collect();
            old.sort_unstable();
            new.sort_unstable();
            old == new
        };
        self.entries.iter().all(is_kept).then_some(left)
    }

    /// The text that an edit writes instead of the whole of `span`, without the surrounding punctuation that it
    /// repeats.
    fn replaced(&mut self, region: &Region, span: Span) -> Option<String> {
        self.see(region.old)?;
        let written = self.edited.written(region);
        let (before, behind) = (&self.text[region.old.start..span.start], &self.text[span.end..region.old.end]);
        let inside = written.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind));
        Some(inside.unwrap_or(written).to_owned())
    }

    /// `text` with the letters changed that the edits in `regions` change.
    fn with_letters(&mut self, text: &str, regions: &[Region]) -> Option<String> {
        let mut changed = String::with_capacity(text.len());
        let mut rest = text;
        for region in regions {
            self.see(region.old)?;
            let (before, after) = rest.split_once(&self.text[region.old.start..region.old.end])?;
            changed += before;
            changed += self.edited.written(region);
            rest = after;
        }
        Some(changed + rest)
    }

    /// Takes note of an edit whose meaning has been found; `None` if it means something else already.
    fn see(&mut self, edit: Span) -> Option<()> {
        self.done.insert(edit).then_some(())
    }
}

/// Adds an entry to a mapping that has none with its key.
fn put(key: String, value: Value, fields: &mut Map<String, Value>) -> Option<()> {
    fields.insert(key, value).is_none().then_some(())
}

#[cfg(test)]
mod tests {
    use crate::{Edit, Span};
    use crate::{apply, parse};

    /// Replaces `old` (once in the text, or nothing before it where it is empty) by `new`.
    fn edit(text: &str, old: &str, new: &str) -> Edit {
        let start = text.find(old).unwrap();
        Edit { span: Span::new(start, start + old.len()), text: new.to_owned() }
    }

    fn is_right(text: &str, edits: &[(&str, &str)]) -> bool {
        let edits: Vec<Edit> = edits.iter().map(|(old, new)| edit(text, old, new)).collect();
        apply(text, parse(text).ok().as_ref(), &edits).is_some()
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
            // With a sign next to it, which stays.
            &[("titel:", "title:")],
            &[("[x,", "[\"a b\",")],
            &[("# đầu", "# cuối")],
            &[("y]", "z]")],
        ] {
            assert!(is_right(TEXT, edits), "{edits:?}");
        }
        // One entry more, before another, after a line and in brackets.
        let flow = "t: [{s: x}]\n";
        for (text, at, new) in [
            (TEXT, TEXT.find("titel").unwrap(), "new: 1\n"),
            (TEXT, TEXT.find("\nlist").unwrap(), "\nnew: 1"),
            (flow, flow.find("s:").unwrap(), "new: 1, "),
            (flow, flow.find('}').unwrap(), ", new: 1"),
        ] {
            let edit = Edit::new(Span::new(at, at), new);
            assert!(apply(text, parse(text).ok().as_ref(), [&edit]).is_some(), "{new:?}");
        }
    }

    #[test]
    fn an_entry_where_the_lines_around_do_not_have_it() {
        let text = "a:\n  b: 1\nc: 2\n";
        for (before, new, is_right) in
            [("\nc", "\n  x: 1", true), ("\nc", "\nx: 1", false), ("\n  b", "\n  x: 1", false)]
        {
            let at = text.find(before).unwrap();
            let edit = Edit::new(Span::new(at, at), new);
            assert_eq!(apply(text, parse(text).ok().as_ref(), [&edit]).is_some(), is_right, "{before:?} {new:?}");
        }
    }

    #[test]
    fn a_whole_entry_by_others() {
        let text = "a: 1\nold: # x\n  b: 2\n  # y\n  c: [3] # z\nlast: 4\n";
        let old = &text[5..text.len() - 9];
        for (new, expected) in [
            ("new: # x\n  - # y\n    c: [3] # z\nb: 2", true),
            ("b: 2 # y\n# z\nnew: [3] # x", true),
            // A comment is lost, or there are more; a key is twice; it is not what it means here.
            ("new: # x\n  - # y\n    c: [3]\nb: 2", false),
            ("new: 1 # x # y # z", false),
            ("# x\nnew: 1 # y\n# z\n# x", false),
            ("# x\na: 1 # y\n# z", false),
            ("# x\n  new: 1 # y\n# z", false),
        ] {
            assert_eq!(is_right(text, &[(old, new)]), expected, "{new:?}");
        }
        assert!(!is_right(text, &[("a: 1", "new: 1")]));
    }

    #[test]
    fn what_was_not() {
        for edits in [
            // The value takes the comment in, or loses it.
            &[("A", "\"A")][..],
            &[("A # b", "A")],
            &[("A", "B # c")],
            // Nothing is left of the value.
            &[("A", "")],
            &[("A # b", "# b")],
            // The edit inserted more: another key, an item, a whole list.
            &[("A", "B\nnew: 1")],
            &[("y", "y, z")],
            &[("[x, y]", "[z]")],
            // A key that is twice; a comment that is no more.
            &[("titel", "list")],
            &[("# đầu", "x: 1")],
            // A comment inside a block is its text.
            &[("  # ba", "  \"ba\"")],
            // An empty value gets none by renaming its key.
            &[("end", "end: 1\nx")],
            &[("titel: A", "titel: B")],
            // The indentation puts the entry into another mapping than the neighboring lines.
            &[("# b", "# b\n  new: 1")],
            &[("[x, y]", "[x, y]\n  new: 1")],
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
