//! `meeting edit`: what an editor may do to a record, and what becomes of it.

use std::fs;

use insta::assert_snapshot;

use crate::git_office::{path, record};
use crate::support::{Office, Run};

const ID: &str = "2024-01-02-a";

fn office() -> Office {
    let office = Office::empty();
    office.write(&path(ID), record(ID, ""));
    office
}

/// Edits with a script for an editor; `$1` is the file.
fn edit(office: &Office, script: &str) -> Run {
    let run = office.finish(office.command().args(["edit", "2024-01-02"]).env("EDITOR", office.editor(script)));
    // Where the text is kept, the archive's name is hashed.
    let home = office.root().parent().unwrap().canonicalize().unwrap().display().to_string();
    let hashed = |text: &str| {
        let text = text.replace(&home, "HOME");
        let pieces: Vec<_> = text
            .split('/')
            .map(|it| if it.len() == 16 && it.bytes().all(|b| b.is_ascii_hexdigit()) { "ARCHIVE" } else { it })
            .collect();
        pieces.join("/")
    };
    Run { stdout: hashed(&run.stdout), stderr: hashed(&run.stderr), code: run.code }
}

fn text(office: &Office) -> String {
    fs::read_to_string(office.root().join(path(ID))).unwrap()
}

#[test]
fn what_is_right_is_written() {
    let office = office();
    assert_snapshot!(edit(&office, "sed -i 's/^title: .*/title: Giao ban/' \"$1\"").transcript());
    assert!(text(&office).contains("title: Giao ban\n"));
    assert_snapshot!(edit(&office, ":").transcript());
    // By another file of the same name, and with other line ends.
    let replaced = edit(&office, "sed 's/$/\\r/' \"$1\" > \"$1.new\" && mv \"$1.new\" \"$1\"");
    assert_eq!(replaced.code, 0, "{}", replaced.stderr);
    assert!(text(&office).contains("title: Giao ban\r\n"));
}

#[test]
fn what_is_wrong_is_kept_and_taken_up_again() {
    let office = office();
    let before = text(&office);
    assert_snapshot!(edit(&office, "sed -i 's/^title:/titel:/' \"$1\"").transcript());
    assert_eq!(text(&office), before);
    let seen = edit(&office, "grep -q ^titel: \"$1\" && sed -i 's/^titel: .*/title: Mới/' \"$1\"");
    assert_eq!((seen.code, seen.stdout.as_str()), (0, "records/2024/2024-01-02-a.yaml\n"), "{}", seen.stderr);
    assert!(text(&office).contains("title: Mới\n"));
    assert_eq!(edit(&office, "grep -q 'title: Mới' \"$1\"").code, 0, "the desk is clear");
}

#[test]
fn what_somebody_else_has_written_meanwhile_stays() {
    let office = office();
    let other = office.root().join(path(ID)).display().to_string();
    let script =
        format!("sed -i 's/^title: .*/title: Của tôi/' \"$1\"; sed -i 's/^title: .*/title: Của người khác/' '{other}'");
    let run = edit(&office, &script);
    assert_snapshot!(run.transcript());
    assert!(text(&office).contains("title: Của người khác\n"));
    assert_snapshot!(edit(&office, "false").transcript());
    let kept = run.stderr.split("text is in HOME/").nth(1).unwrap().split(';').next().unwrap().to_owned();
    let folder = office.root().parent().unwrap().join(".local/state/meeting");
    let archive = fs::read_dir(folder).unwrap().next().unwrap().unwrap().file_name().into_string().unwrap();
    let kept = fs::read_to_string(office.root().parent().unwrap().join(kept.replace("ARCHIVE", &archive))).unwrap();
    assert!(kept.contains("title: Của tôi\n"));
}

#[test]
fn an_editor_that_fails_or_leaves_no_text() {
    let office = office();
    let before = text(&office);
    for (script, code) in [
        ("exit 3", 2),
        ("kill -INT $$", 2),
        ("rm \"$1\"", 2),
        ("printf 'a\\377' > \"$1\"", 1),
        ("head -c 1100000 /dev/zero | tr '\\0' a > \"$1\"", 1),
        ("sed -i 's/^title:/titel:/' \"$1\"; exit 1", 2),
    ] {
        let run = edit(&office, script);
        assert_eq!(run.code, code, "{script}: {}", run.stderr);
        assert!(run.stdout.is_empty());
        assert_eq!(text(&office), before, "{script}");
    }
}
