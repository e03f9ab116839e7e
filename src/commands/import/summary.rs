//! The summary of an import, on standard error.

use std::io::{self, Write};

use serde_json::Value;

use crate::terminal::Notes;
use meeting_core::i18n::{Catalog, Message};
use meeting_core::import::{Draft, Passage};
use viet_text::grapheme;
use viet_text::terminal::terminal_safe;

/// How much of a passage is shown: enough to find it.
const SHOWN: usize = 90;

/// The most passages that are shown of each kind; the record lists all.
const MOST: usize = 20;

/// Says how much was found, what is uncertain and what was left over.
pub fn show(draft: &Draft, catalog: &Catalog) -> io::Result<()> {
    let count = |list: &str| draft.record.get(list).and_then(Value::as_array).map_or(0, Vec::len);
    let people = draft.record.get("participants").and_then(Value::as_array).into_iter().flatten();
    let people = people.filter(|one| one.get("name").is_some()).count();
    let found = Message::new("import-found")
        .with("people", people)
        .with("organizations", count("organizations"))
        .with("proceedings", count("proceedings"))
        .with("directives", count("directives"))
        .with("tasks", count("tasks"));
    let mut text = format!("{}\n", catalog.say(&found));
    let uncertain = draft.uncertain.iter().map(|one| {
        let field = field_in_words(&one.field, catalog);
        let place = Message::new("import-doubt").with("line", one.from.line).with("field", field);
        (catalog.say(&place), one.from.text.as_str())
    });
    list(&mut text, catalog, "import-uncertain", &uncertain.collect::<Vec<_>>());
    for (key, passages) in [("import-left", &draft.left), ("import-dropped", &draft.dropped)] {
        let place = |one: &Passage| catalog.say(&Message::new("import-line").with("line", one.line));
        let passages: Vec<_> = passages.iter().map(|one| (place(one), one.text.as_str())).collect();
        list(&mut text, catalog, key, &passages);
    }
    Notes.write_all(text.as_bytes())
}

/// A field as people read it, after the item that it belongs to: `d1.due` is `d1, due`.
fn field_in_words(field: &str, catalog: &Catalog) -> String {
    let (item, name) = field.rsplit_once('.').map_or(("", field), |(item, name)| (item, name));
    let label = catalog.get(&format!("field-{name}")).map(|label| lower_first(&label));
    match (item, label) {
        ("" | "session", Some(label)) => label,
        (item, Some(label)) => format!("{item}, {label}"),
        (_, None) => format!("`{field}`"),
    }
}

fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn list(text: &mut String, catalog: &Catalog, key: &'static str, passages: &[(String, &str)]) {
    if passages.is_empty() {
        return;
    }
    *text += &format!("{}\n", catalog.say(&Message::new(key).with("count", passages.len())));
    for (place, words) in passages.iter().take(MOST) {
        let shown = &words[..grapheme::floor(words, SHOWN.min(words.len()))];
        let more = if shown.len() < words.len() { "…" } else { "" };
        *text += &format!("  {}\n", terminal_safe(&format!("{place}: {shown}{more}")));
    }
    if passages.len() > MOST {
        *text += &format!("  {}\n", catalog.say(&Message::new("import-more").with("count", passages.len() - MOST)));
    }
}
