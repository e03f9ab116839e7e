//! Where a query found nothing, or not what was asked for: what may have been meant.

use crate::environment::Environment;
use crate::language;
use crate::meant::with_arguments;
use meeting_core::i18n::{Catalog, Language, Message};
use meeting_core::model::called::folded;
use meeting_core::model::field::Kind;
use meeting_core::query::{self, Query, hints};
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
    let more = understood(&behind(arguments, &words), catalog);
    let command = with_arguments(&command, &more);
    let message = Message::new("kind-as-words").with("words", words).with("what", what);
    environment.terminal.print(&message.with("command", command));
    true
}

/// What is behind the words with which the arguments begin: the rest of the argument in which they end, word by word, and the
/// other arguments.
fn behind(arguments: &[String], words: &str) -> Vec<String> {
    let mut left = words.len();
    let mut rest = Vec::new();
    for argument in arguments {
        let taken = left.min(argument.len());
        rest.extend(
            argument[taken..].split_whitespace().map(str::to_owned).filter(|_| taken > 0 && taken < argument.len()),
        );
        rest.extend(Some(argument.clone()).filter(|_| taken == 0));
        // A space stands between two arguments.
        left = left.saturating_sub(argument.len() + 1);
    }
    rest
}

/// Words as people say them as conditions: "quá hạn" is `is:overdue`, "của Sở Nội vụ" and "of Priya" ask for the lead.
fn understood(words: &[String], catalog: &Catalog) -> Vec<String> {
    let mut conditions = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let is_plain = |word: &String| word.starts_with(char::is_alphabetic) && !word.contains(':');
        let plain = words[at..].iter().take_while(|word| is_plain(word)).count();
        let state = (1..=plain.min(MOST))
            .rev()
            .find_map(|count| Some((count, query::state_called(&words[at..at + count].join(" "))?)));
        if let Some((count, state)) = state {
            conditions.push(format!("is:{state}"));
            at += count;
        } else if plain > 1 && OF.contains(&folded(&words[at]).as_str()) {
            let who = words[at + 1..at + plain].join(" ");
            // Who asks is not known.
            let is_self = SELF.contains(&folded(&who).as_str());
            let who = if is_self { catalog.get("list-own-name").unwrap_or_default() } else { who };
            conditions.push(format!("lead:{who}"));
            at += plain;
        } else {
            conditions.push(words[at].clone());
            at += 1;
        }
    }
    conditions
}

/// The words before somebody's name, and those for whoever asks, folded.
const OF: [&str; 4] = ["cua", "of", "for", "by"];
const SELF: [&str; 6] = ["toi", "minh", "chung toi", "me", "mine", "us"];

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
    use super::{behind, called_kind, understood};
    use crate::language;
    use meeting_core::i18n::Language;
    use meeting_core::model::field::Kind;

    #[test]
    fn what_is_said_behind_a_kind() {
        for (typed, words, expected) in [
            (&["việc", "quá", "hạn"][..], "việc", "is:overdue"),
            (&["việc quá hạn"], "việc", "is:overdue"),
            (&["việc quá hạn lead:an"], "việc", "is:overdue lead:an"),
            (&["nhiệm", "vụ", "chưa", "hoàn", "thành", "due:week"], "nhiệm vụ", "is:open due:week"),
            (&["nhiệm vụ của tôi"], "nhiệm vụ", "lead:TÊN"),
            (&["nhiệm vụ", "của", "Sở", "Nội", "vụ"], "nhiệm vụ", "lead:Sở Nội vụ"),
            (&["todo", "overdue", "of", "Priya"], "todo", "is:overdue lead:Priya"),
            (&["todo", "máy", "quét"], "todo", "máy quét"),
            (&["todo"], "todo", ""),
        ] {
            let arguments: Vec<String> = typed.iter().copied().map(str::to_owned).collect();
            let catalog = language::catalog(Language::Vi);
            assert_eq!(understood(&behind(&arguments, words), &catalog).join(" "), expected, "{typed:?}");
        }
    }

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
