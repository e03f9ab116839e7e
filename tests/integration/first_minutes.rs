//! What meets somebody who has just begun: the next steps, the editor, the pager, and settings of one's own.

use std::fs;

use insta::assert_snapshot;

use crate::support::Office;
use crate::terminal::{ENTER, Terminal};

fn office() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "language: vi\n");
    office
}

/// Writes the user's settings.
fn set(office: &Office, text: &str) {
    let folder = office.home().join(".config/meeting");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.yaml"), text).unwrap();
}

#[test]
fn init_says_where_to_go_first() {
    for language in ["vi", "en"] {
        let office = Office::empty();
        assert_snapshot!(office.run(&["--lang", language, "init", "vanphong"]).transcript());
        assert_snapshot!(office.run(&["--lang", language, "-C", "vanphong", "init", "."]).transcript());
        let here = Office::empty();
        assert_snapshot!(here.run(&["--lang", language, "init", "."]).transcript());
    }
}

#[test]
fn the_users_language_is_before_the_archives() {
    let office = office();
    let said = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = office.command();
        command.args(arguments).arg("list");
        for (name, value) in variables {
            command.env(name, value);
        }
        let run = office.finish(&mut command);
        assert_eq!(run.code, 0, "{}", run.transcript());
        let said = run.stdout + &run.stderr;
        if said.contains("Không") || said.contains("không") { "vi" } else { "en" }
    };
    assert_eq!(said(&[("LANG", "en_US.UTF-8")], &[]), "vi");
    set(&office, "language: en\n");
    assert_eq!(said(&[], &[]), "en");
    assert_eq!(said(&[("MEETING_LANG", "vi")], &[]), "vi");
    assert_eq!(said(&[("MEETING_LANG", "vi")], &["--lang", "en"]), "en");
    set(&office, "# nothing\n");
    assert_eq!(said(&[("LANG", "en_US.UTF-8")], &[]), "vi");
    let elsewhere = office.home().join("own");
    fs::create_dir_all(elsewhere.join("meeting")).unwrap();
    fs::write(elsewhere.join("meeting/config.yaml"), "language: en\n").unwrap();
    assert_eq!(said(&[("XDG_CONFIG_HOME", elsewhere.to_str().unwrap())], &[]), "en");
}

#[test]
fn mistakes_in_the_users_settings_are_shown_at_their_place() {
    let office = office();
    set(&office, "langauge: vi\neditor: [vim]\nrecords: x\n");
    let home = office.home().canonicalize().unwrap();
    for language in ["vi", "en"] {
        let run = office.run(&["--lang", language, "list"]);
        assert_snapshot!(run.transcript().replace(home.to_str().unwrap(), "~"));
    }
}

#[test]
fn the_editor_is_the_users_then_nano_then_vi() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let office = office();
    office.write(
        "records/2024/2024-01-02-a.yaml",
        "format: 1\nid: 2024-01-02-a\ntitle: A\nstate: draft\nsession:\n  kind: other\n  date: 2024-01-02\n",
    );
    let bin = office.home().join("bin");
    fs::create_dir_all(&bin).unwrap();
    symlink("/bin/sh", bin.join("sh")).unwrap();
    let put = |name: &str| {
        fs::write(bin.join(name), format!("#!/bin/sh\necho opened by {name}\n")).unwrap();
        fs::set_permissions(bin.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    };
    ["vi", "own", "visual"].into_iter().for_each(put);
    let edited = |language: &str, variables: &[(&str, &str)]| {
        let mut command = office.command();
        command.args(["--lang", language, "edit", "2024-01-02"]).env("PATH", &bin);
        for (name, value) in variables {
            command.env(name, value);
        }
        office.finish(&mut command).transcript()
    };
    assert_snapshot!(edited("vi", &[]));
    assert_snapshot!(edited("en", &[]));
    // On a terminal the words stay until they have been read.
    let path = bin.to_str().unwrap();
    let mut terminal = Terminal::small(&office, &[("MEETING_LANG", "vi"), ("PATH", path)], &["edit", "2024-01-02"]);
    terminal.wait_for("Nhấn Enter để mở");
    assert!(!terminal.contents().contains("opened by vi"));
    terminal.press(ENTER);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    terminal.wait_for("opened by vi");
    put("nano");
    assert_snapshot!(edited("vi", &[]));
    assert!(edited("vi", &[("EDITOR", "vi")]).contains("opened by vi"));
    set(&office, "editor: own\n");
    assert!(edited("vi", &[("VISUAL", "visual")]).contains("opened by own"));
}

#[test]
fn the_pager_tells_its_keys() {
    let keys = [
        ("vi", "Dau cach: trang sau, b: trang truoc, /: tim, q: thoat"),
        ("en", "Space: next page, b: back, /: search, q: quit"),
    ];
    for (language, keys) in keys {
        let office = office();
        let variables = [("MEETING_LANG", language)];
        let script = office.write("pager.sh", "cat > /dev/null\necho \"<$LESS>\"\n");
        let pager = format!("sh {}", script.display());
        let mut terminal = Terminal::small(&office, &[variables[0], ("PAGER", pager.as_str())], &["help", "query"]);
        assert_eq!(terminal.end(), 0);
        let shown = terminal.contents().replace('\n', "");
        assert!(shown.contains(&format!("<FRX -Ps{}$>", keys.replace(':', "\\:"))), "{shown}");
        // The user's own options stay.
        let own = [variables[0], ("PAGER", pager.as_str()), ("LESS", "R")];
        let mut terminal = Terminal::small(&office, &own, &["help", "query"]);
        assert_eq!(terminal.end(), 0);
        assert_eq!(terminal.contents().trim(), "<R>");
    }
}
