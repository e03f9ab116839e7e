//! Where a query found nothing, or not what was asked for: what may have been meant.

use crate::environment::Environment;
use crate::language;
use meeting_core::i18n::{Language, Message};
use meeting_core::model::field::Kind;
use meeting_core::query::{Query, hints};
use viet_text::fold::tokens;

/// Writes the hints of a query that found nothing on standard error.
pub fn show_hints(query: &Query, environment: &Environment) {
    for hint in hints(query) {
        environment.terminal.print(&hint);
    }
}

/// Notes that the query begins with the label of a kind: `list nhiệm vụ` searches for words, `list tasks` lists tasks.
/// `kinds` are those that the command takes.
pub fn note_label_of_kind(command: &str, arguments: &[String], kinds: &[Kind], environment: &Environment) {
    let Some((kind, words)) = called_kind(arguments, kinds) else { return };
    let catalog = &environment.terminal.catalog;
    let what = catalog.get(&format!("kind-{}", kind.name())).unwrap_or_default();
    let message = Message::new("kind-as-words").with("words", words).with("what", what);
    let message = message.with("command", format!("meeting {command} {}", kind.name()));
    environment.terminal.print(&message);
}

/// The kind whose label, in any language, the query begins with, and the words of the label as typed.
fn called_kind(arguments: &[String], kinds: &[Kind]) -> Option<(Kind, String)> {
    let is_word = |argument: &&String| !argument.contains(':') && argument.starts_with(char::is_alphabetic);
    let text = arguments.iter().take_while(is_word).take(MOST).map(String::as_str).collect::<Vec<_>>().join(" ");
    let typed = tokens(&text);
    if typed.is_empty() {
        return None;
    }
    let catalogs = Language::ALL.map(language::catalog);
    for kind in kinds {
        let labels = catalogs.iter().filter_map(|catalog| catalog.get(&format!("kind-{}", kind.name())));
        for label in labels {
            // "cơ quan, đơn vị": each piece is a label as well.
            for piece in label.split(',').map(tokens) {
                let is_here = typed.len() >= piece.len() && piece.iter().zip(&typed).all(|(a, b)| a.text == b.text);
                if let Some(last) = typed.get(piece.len().wrapping_sub(1)).filter(|_| is_here) {
                    return Some((*kind, text[..last.end].to_owned()));
                }
            }
        }
    }
    None
}

/// Most words of a label.
const MOST: usize = 8;

#[cfg(test)]
mod tests {
    use super::called_kind;
    use meeting_core::model::field::Kind;

    #[test]
    fn kinds_as_people_call_them() {
        for (typed, expected) in [
            (&["nhiệm", "vụ"][..], Some((Kind::Tasks, "nhiệm vụ"))),
            (&["nhiệm vụ"], Some((Kind::Tasks, "nhiệm vụ"))),
            (&["nhiem-vu", "is:open"], Some((Kind::Tasks, "nhiem-vu"))),
            (&["Chỉ", "đạo", "số", "hóa"], Some((Kind::Directives, "Chỉ đạo"))),
            (&["đơn vị"], Some((Kind::Organizations, "đơn vị"))),
            (&["TASKS"], Some((Kind::Tasks, "TASKS"))),
            (&["nhiệm"], None),
            (&["lead:nhiệm", "vụ"], None),
            (&["-nhiệm vụ"], None),
            (&["\"nhiệm vụ\""], None),
            (&["giao", "nhiệm", "vụ"], None),
            (&[], None),
        ] {
            let arguments: Vec<String> = typed.iter().copied().map(str::to_owned).collect();
            let found = called_kind(&arguments, &Kind::ALL);
            assert_eq!(found.as_ref().map(|(kind, words)| (*kind, words.as_str())), expected, "{typed:?}");
        }
    }
}
