//! Where a query found nothing, or not what was asked for: what may have been meant.

use crate::environment::Environment;
use crate::language;
use crate::meant::with_arguments;
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

/// Notes that the query begins with what a kind is called: `list nhiệm vụ` and `list todo` search for words, `list tasks`
/// lists tasks. `kinds` are those that the command takes. Whether it does.
pub fn note_label_of_kind(command: &str, arguments: &[String], kinds: &[Kind], environment: &Environment) -> bool {
    let Some((kind, words)) = called_kind(arguments, kinds) else { return false };
    let catalog = &environment.terminal.catalog;
    let what = catalog.get(&format!("kind-{}", kind.name())).unwrap_or_default();
    let command = format!("meeting {command} {}", kind.name());
    let command = with_arguments(&command, behind(arguments, &words));
    let message = Message::new("kind-as-words").with("words", words).with("what", what);
    environment.terminal.print(&message.with("command", command));
    true
}

/// The arguments behind those that the words are made of; none where an argument has more of the query in it.
fn behind<'a>(arguments: &'a [String], words: &str) -> &'a [String] {
    let mut joined = String::new();
    for (at, argument) in arguments.iter().enumerate() {
        joined += argument;
        if joined == words {
            return &arguments[at + 1..];
        }
        joined.push(' ');
    }
    &[]
}

/// What a kind is called, in any language, with which the query begins, and the words as typed.
fn called_kind(arguments: &[String], kinds: &[Kind]) -> Option<(Kind, String)> {
    let is_word = |argument: &&String| !argument.contains(':') && argument.starts_with(char::is_alphabetic);
    let text = arguments.iter().take_while(is_word).take(MOST).map(String::as_str).collect::<Vec<_>>().join(" ");
    let typed = tokens(&text);
    if typed.is_empty() {
        return None;
    }
    let catalogs = Language::ALL.map(language::catalog);
    let mut longest: Option<(usize, Kind)> = None;
    for kind in kinds {
        let labels = catalogs.iter().filter_map(|catalog| catalog.get(&format!("kind-{}", kind.name())));
        let synonyms = kind.synonyms().iter().map(|synonym| (*synonym).to_owned());
        for label in labels.chain(synonyms) {
            // "cơ quan, đơn vị": each piece is a label as well.
            for piece in label.split(',').map(tokens) {
                let length = piece.len();
                let is_here = typed.len() >= length && piece.iter().zip(&typed).all(|(a, b)| a.text == b.text);
                if is_here && length > longest.map_or(0, |(length, _)| length) {
                    longest = Some((length, *kind));
                }
            }
        }
    }
    let (length, kind) = longest?;
    Some((kind, text[..typed[length - 1].end].to_owned()))
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
            (&["todo"], Some((Kind::Tasks, "todo"))),
            (&["Decisions", "is:open"], Some((Kind::Directives, "Decisions"))),
            (&["việc"], Some((Kind::Tasks, "việc"))),
            (&["công", "việc", "của", "sở"], Some((Kind::Tasks, "công việc"))),
            (&["action", "items"], Some((Kind::Tasks, "action items"))),
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
