//! What people type out of habit from other programs, and the command that they probably mean.

use meeting_core::i18n::Message;
use meeting_core::model::called::folded;

/// What is meant by a word that is no command.
enum Meant {
    /// This command, with the arguments that were typed.
    Command(&'static str),
    /// This command, whose arguments are others than those that were typed.
    Alone(&'static str),
    /// There is no such command, because records are files.
    Delete,
}

use Meant::{Alone, Command, Delete};

/// Words in place of a command, in either language, folded; a word under another command stands behind it.
const MEANT: &[(&[&str], Meant)] = &[
    (&["find", "grep", "rg", "query", "ask", "tim", "tim kiem", "tra cuu"], Command("search")),
    (&["ls", "dir", "all", "liet ke", "danh sach"], Command("list")),
    (&["sessions", "meetings", "minutes", "cuoc hop", "bien ban"], Command("list sessions")),
    (&["directives", "decisions", "chi dao", "y kien chi dao"], Command("list directives")),
    (
        &["tasks", "todo", "todos", "actions", "viec", "cong viec", "task list", "task ls", "nhiem vu"],
        Command("list tasks"),
    ),
    (&["people", "participants", "ca nhan"], Command("list people")),
    (&["organizations", "organisations", "co quan", "don vi"], Command("list organizations")),
    (&["documents", "van ban"], Command("list documents")),
    (&["overdue", "late", "qua han"], Command("list tasks is:overdue")),
    (&["directive list"], Command("list directives")),
    (&["status", "st", "desk", "today", "home", "dashboard", "viec hom nay"], Alone("")),
    (&["cat", "print", "display", "less", "open", "xem", "hien thi"], Command("show")),
    (&["lint", "verify", "test", "kiem tra"], Command("validate")),
    (&["format", "prettier", "dinh dang"], Command("fmt")),
    (&["write", "make", "start meeting", "lap", "tao", "moi"], Command("new")),
    (&["modify", "change", "update"], Command("set")),
    (&["vi", "vim", "nano", "sua"], Command("edit")),
    (&["mv", "move", "doi ten", "doi ma"], Command("rename")),
    (&["stats", "statistics", "summary", "count", "bao cao", "thong ke"], Command("report")),
    (&["add task", "new task", "task add", "task new", "create task", "them nhiem vu"], Alone("add ID task")),
    (&["add directive", "new directive", "add decision", "directive add", "directive new"], Alone("add ID directive")),
    (&["add participant", "add person"], Alone("add ID participant")),
    (&["delete", "remove", "rm", "del", "erase", "task delete", "task remove", "task rm", "xoa"], Delete),
    (&["finish", "complete", "close", "fulfil", "fulfill", "hoan thanh"], Command("task done")),
    (&["start"], Command("task start")),
    (&["done"], Command("task done")),
    (&["cancel"], Command("task cancel")),
    (&["reopen"], Command("task reopen")),
    (&["note", "comment", "log"], Command("task note")),
    (&["extend", "postpone", "gia han"], Command("task extend")),
    (&["assign", "delegate"], Command("task assign")),
    (&["amend"], Command("directive amend")),
    (&["supersede"], Command("directive supersede")),
    (&["revoke"], Command("directive revoke")),
];

/// What was probably meant by an unknown command, with a command that can be copied. `before`: the command that it was typed
/// under, if any; `behind`: the arguments after it; `is_in_git`: whether git may know the records.
pub fn advice(before: Option<&str>, typed: &str, behind: &[String], is_in_git: bool) -> Option<Message> {
    let alone = folded(typed);
    let under = before.map(|before| format!("{} {alone}", folded(before)));
    // `them-nhiem-vu` is one word, `them nhiem vu` several.
    let mut several = vec![(alone.clone(), 0)];
    for (at, word) in behind.iter().take(MOST_WORDS - 1).enumerate() {
        let longer = format!("{} {}", several[at].0, folded(word));
        several.push((longer, at + 1));
    }
    let of = |words: &str| MEANT.iter().find(|(known, _)| known.contains(&words)).map(|(_, meant)| meant);
    let under = under.and_then(|under| Some((of(&under)?, 0)));
    let (meant, taken) =
        under.or_else(|| several.iter().rev().find_map(|(words, taken)| Some((of(words)?, *taken))))?;
    let behind = &behind[taken..];
    Some(match meant {
        Command(command) => did_you_mean(with_arguments(&format!("meeting {command}"), behind)),
        Alone(command) => did_you_mean(format!("meeting {command}").trim_end().to_owned()),
        Delete => delete(behind.first().map(String::as_str), is_in_git),
    })
}

/// Most words of what is typed for a command.
const MOST_WORDS: usize = 3;

fn did_you_mean(command: String) -> Message {
    Message::new("did-you-mean").with("name", command)
}

/// How a record goes: its file is deleted, or it says that it was cancelled.
fn delete(id: Option<&str>, is_in_git: bool) -> Message {
    let id = id.and_then(|id| id.split(['#', '/']).next()).filter(|id| is_record_id(id));
    let message = match id {
        Some(id) => Message::new("meant-delete-one").with("year", &id[..4]).with("id", id),
        None => Message::new("meant-delete"),
    };
    message.with("git", if is_in_git { "yes" } else { "no" })
}

/// Whether the id is whole, so that its file is known: `2024-03-01-giao-ban`.
fn is_record_id(id: &str) -> bool {
    let is_plain = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    is_plain && id.len() > 11 && id.as_bytes()[..4].iter().all(u8::is_ascii_digit) && id.as_bytes()[4] == b'-'
}

/// A command with arguments as a shell takes them.
pub fn with_arguments(command: &str, arguments: &[String]) -> String {
    arguments.iter().fold(command.to_owned(), |line, argument| format!("{line} {}", in_shell(argument)))
}

/// An argument with quotes where a shell needs them.
fn in_shell(argument: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./:,=+@%#".contains(letter);
    if !argument.is_empty() && !argument.starts_with('#') && argument.chars().all(is_plain) {
        return argument.to_owned();
    }
    format!("'{}'", argument.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::{Alone, Command, MEANT, advice, folded, in_shell};
    use crate::command_line::CommandLine;
    use meeting_core::i18n::Language;

    fn said(language: Language, before: Option<&str>, typed: &str, behind: &[&str]) -> Option<String> {
        let behind: Vec<String> = behind.iter().map(|word| (*word).to_owned()).collect();
        advice(before, typed, &behind, true).map(|message| crate::language::catalog(language).say(&message))
    }

    #[test]
    fn habits() {
        for (before, typed, behind, expected) in [
            (None, "find", &["chuyển", "đổi số"][..], "meeting search chuyển 'đổi số'"),
            (None, "ls", &[], "meeting list"),
            (None, "status", &["--short"], "meeting"),
            (None, "lint", &["records/2024"], "meeting validate records/2024"),
            (None, "add-task", &["2024-03-01"], "meeting add ID task"),
            (None, "Tìm", &["khen"], "meeting search khen"),
            (None, "liệt", &["kê", "lead:so"], "meeting list lead:so"),
            (None, "decisions", &["is:open"], "meeting list directives is:open"),
            (Some("task"), "list", &["is:open"], "meeting list tasks is:open"),
            (None, "fulfil", &["2024-01-08#d1"], "meeting task done 2024-01-08#d1"),
            (Some("directive"), "done", &[], "meeting task done"),
        ] {
            let found = said(Language::En, before, typed, behind);
            assert_eq!(found, Some(format!("did you mean `{expected}`?")), "{typed}");
        }
        assert_eq!(said(Language::Vi, None, "lint", &[]).as_deref(), Some("có phải `meeting validate`?"));
        assert_eq!(said(Language::En, None, "frobnicate", &["find"]), None);
    }

    #[test]
    fn deleting() {
        let said = |language, typed: &str, id: &str, is_in_git| {
            let message = advice(None, typed, &[id.to_owned()], is_in_git).unwrap();
            crate::language::catalog(language).say(&message)
        };
        assert_eq!(
            said(Language::En, "delete", "2024-03-01-giao-ban", true),
            "to remove a record, run `git rm records/2024/2024-03-01-giao-ban.yaml`; to keep one that is no longer valid, run \
             `meeting set 2024-03-01-giao-ban state=cancelled`"
        );
        assert_eq!(
            said(Language::En, "delete", "2024-03-01-giao-ban", false),
            "to remove a record, delete its file, records/2024/2024-03-01-giao-ban.yaml; to keep one that is no longer valid, \
             run `meeting set 2024-03-01-giao-ban state=cancelled`"
        );
        assert_eq!(
            said(Language::Vi, "xóa", "2024-03", true),
            "muốn xóa biên bản, chạy `git rm records/NĂM/MÃ.yaml`; muốn giữ biên bản đã hết giá trị, chạy `meeting set MÃ \
             state=cancelled`"
        );
        assert_eq!(
            said(Language::Vi, "xóa", "2024-03-01-giao-ban#d1", false),
            "muốn xóa biên bản, xóa tệp records/2024/2024-03-01-giao-ban.yaml; muốn giữ biên bản đã hết giá trị, chạy \
             `meeting set 2024-03-01-giao-ban state=cancelled`"
        );
    }

    /// Every word is folded, stands once and is no command, and every command that is named exists.
    #[test]
    fn the_table_is_sound() {
        let root = CommandLine::command();
        let mut words: Vec<&str> = MEANT.iter().flat_map(|(words, _)| words.iter().copied()).collect();
        for word in &words {
            assert_eq!(folded(word), **word);
            assert!(root.find_subcommand(word).is_none(), "{word}");
        }
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
        for (_, meant) in MEANT {
            if let Command(command) | Alone(command) = meant {
                let mut at = &root;
                for word in command.split_whitespace() {
                    let Some(next) = at.find_subcommand(word) else {
                        assert!(!at.has_subcommands(), "{command}");
                        break;
                    };
                    at = next;
                }
            }
        }
    }

    #[test]
    fn arguments_in_a_shell() {
        for (argument, expected) in
            [("lead:so-gddt", "lead:so-gddt"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("", "''"), ("a*", "'a*'")]
        {
            assert_eq!(in_shell(argument), expected);
        }
    }
}
