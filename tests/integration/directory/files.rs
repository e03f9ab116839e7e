//! What the file may be and may say.

use std::fs;

use insta::assert_snapshot;

use super::{office, record};
use crate::support::Office;

#[test]
fn names_are_one_line_and_an_alias_is_one_entry() {
    let office = office();
    office.write(
        "directory.yaml",
        "organizations:\n  - {id: a, name: \"Sở\\nY tế\", aliases: [\"X\\u202E\", Lê An, le-an, b, ban-b]}\n  - {id: b, name: Ban B, \
         short: \"\\u200B\", aliases: [\" \"]}\npeople:\n  - {id: le-an, name: Lê An, positions: \"A\\tB\", mail: \"a\\u0007@x\"}\n  \
         - {id: le-binh, name: Lê Bình, aliases: [Ban B, Lê An, Lê Bình, le-binh]}\n",
    );
    assert_snapshot!("names_of_entries", office.run(&["directory"]).transcript());
    assert_snapshot!("names_of_entries_vi", office.run(&["validate", "directory.yaml", "--lang", "vi"]).transcript());
    office.write("directory.yaml", "");
    let mut refused = String::new();
    for name in ["Sở\nY tế", "Sở\u{202e} Y tế", "\u{200b}", "\u{a0}", "A\u{7}"] {
        for arguments in [
            &["directory", "add", "organization", name][..],
            &["directory", "add", "organization", "Y", "--alias", name],
            &["new", "--draft", "--title", "T", "--date", "2024-03-04", "--organization", name],
        ] {
            let run = office.run(arguments);
            assert_ne!(run.code, 0, "{arguments:?}: {}", run.transcript());
            refused += &format!("{arguments:?}\n{}\n", run.stderr.lines().next().unwrap_or_default());
        }
    }
    assert_snapshot!("names_refused", refused);
    assert_eq!(fs::read_to_string(office.root().join("directory.yaml")).unwrap(), "");
    // As standard input may say it.
    office.write(
        "records/2024/2024-03-04-giao-ban.yaml",
        record("2024-03-04", "draft", "organizations:\n  - id: a\n    name: |-\n      Sở\n      Y tế\n"),
    );
    let run = office.run(&["validate", "records/2024/2024-03-04-giao-ban.yaml", "--lang", "vi"]);
    assert!(run.code == 1 && run.stdout.contains("có dấu xuống dòng trong `name`"), "{}", run.transcript());
}

#[test]
fn a_file_with_nearly_the_right_name_is_told() {
    let office = office();
    for (file, other) in
        [("directory.yml", "meeting.yaml"), ("danh-ba.yaml", "meeting.yaml"), ("Directory.yaml", "meeting.yaml")]
    {
        assert!(office.root().join(other).exists());
        office.write(file, "people: []\n");
        for command in [&["directory"][..], &["validate"]] {
            let run = office.run(command);
            assert_eq!(run.code, 0, "{}", run.transcript());
            let expected = format!("{file} is not read: rename it to directory.yaml\n");
            assert!(run.stderr.contains(&expected), "{}", run.transcript());
            let run = office.run(&[command, &["--lang", "vi"]].concat());
            assert!(
                run.stderr.contains(&format!("Không đọc {file}: hãy đổi tên thành directory.yaml\n")),
                "{}",
                run.stderr
            );
        }
        fs::remove_file(office.root().join(file)).unwrap();
    }
    assert!(!office.run(&["validate"]).stderr.contains("is not read"));
}

#[test]
fn a_draft_leaves_out_what_is_no_name() {
    let office = Office::empty();
    office.write("meeting.yaml", "language: en\n");
    office.write(
        "records/2024/2024-01-08-giao-ban.yaml",
        record(
            "2024-01-08",
            "draft",
            "organizations:\n  - {id: so-y-te, name: \"Sở\\tY tế\"}\n  - {id: so-noi-vu, name: Sở Nội vụ, part_of: \
             so-y-te}\nparticipants:\n  - {id: le-an, name: Lê An, positions: [\"Giám\\u200B đốc\", Ủy viên]}\ntasks:\n  - {id: \
             t1, title: Một, lead: \"Sở Tư\\u200B pháp\"}\n",
        ),
    );
    let vi = office.run(&["directory", "--from-records", "--dry-run", "--lang", "vi"]);
    let run = office.run(&["directory", "--from-records"]);
    let text = fs::read_to_string(office.root().join("directory.yaml")).unwrap();
    assert_snapshot!("unfit_in_draft", format!("{}{}{text}", vi.stderr, run.transcript()));
}

#[test]
fn what_is_added_is_said_once() {
    let office = office();
    office.write("directory.yaml", "organizations:\n  - {id: so-noi-vu, name: Sở Nội vụ, short: SNV}\n");
    let mut transcript = String::new();
    for arguments in [
        &["person", ""][..],
        &["person", "🎉"],
        &["person", "Lê Bình", "--organization", "SNV"],
        &["person", "Lê Bình", "--organization", "so-noi-vuu"],
        &["organization", "Phòng A", "--part-of", "snv"],
        &["person", "Lê An", "--alias", "Anh An", "--alias", "Anh  An", "--alias", "Lê An", "--dry-run"],
    ] {
        for language in ["en", "vi"] {
            let run = office.run(&[&["directory", "add"], arguments, &["--lang", language]].concat());
            transcript += &format!("$ meeting directory add {}\n{}", arguments.join(" "), run.transcript());
        }
    }
    assert_snapshot!("added", transcript);
}

#[test]
fn what_is_wrong_in_the_directory_is_counted_and_not_that_of_settings() {
    let office = office();
    let mut transcript = String::new();
    for text in ["people: [\n", "people: []\npeople: []\n", "people: \"\\d\"\n", "people: *a\n", "people: [{id: a}]\n"]
    {
        office.write("directory.yaml", text);
        for language in ["en", "vi"] {
            transcript += &office.run(&["validate", "directory.yaml", "--lang", language]).transcript();
        }
    }
    let json = office.run(&["validate", "directory.yaml", "--format", "json"]).json();
    assert_eq!(json["checked"], 1, "{json}");
    assert_snapshot!("wrong_files", transcript);
}

#[test]
fn what_could_not_be_read_is_said() {
    let office = office();
    office.write(
        "directory.yaml",
        "organizations:\n  - {id: so-noi-vu, name: Sở Nội vụ}\n  - {id: snv, name: Sở Nội vụ tỉnh}\n",
    );
    office.write("records/2024/2024-02-05-giao-ban.yaml", "title: [\n");
    fs::write(office.root().join("records/2024/2024-02-12-giao-ban.yaml"), b"title: \xff\n").unwrap();
    let mut transcript = String::new();
    for arguments in [&["check"][..], &["--from-records"], &["--from-records"], &["merge", "snv", "so-noi-vu"]] {
        for language in ["en", "vi"] {
            let run = office.run(&[&["directory"], arguments, &["--lang", language]].concat());
            transcript += &format!("$ meeting directory {}\n{}", arguments.join(" "), run.transcript());
        }
    }
    assert_snapshot!("unreadable", transcript);
}

#[cfg(unix)]
#[test]
fn whatever_the_files_are() {
    use std::os::unix::fs::symlink;

    let office = office();
    let config = office.root().join("config/meeting");
    fs::create_dir_all(&config).unwrap();
    let mut transcript = String::new();
    for (place, own) in [(office.root(), "directory.yaml"), (config, "config.yaml")] {
        let path = place.join(own);
        for what in ["a link to nothing", "a folder", "not UTF-8", "huge", "empty", "a comment"] {
            match what {
                "a link to nothing" => symlink("nowhere.yaml", &path).unwrap(),
                "a folder" => fs::create_dir(&path).unwrap(),
                "not UTF-8" => fs::write(&path, b"people: \xff\n").unwrap(),
                "huge" => fs::write(&path, "#".repeat((1 << 20) + 1)).unwrap(),
                "empty" => fs::write(&path, "").unwrap(),
                _ => fs::write(&path, "# nothing yet\n").unwrap(),
            }
            let command = |arguments: &[&str]| {
                let mut command = office.command();
                command.args(arguments).env("XDG_CONFIG_HOME", office.root().join("config"));
                office.finish(&mut command).transcript()
            };
            transcript += &format!("# {own}: {what}\n{}", command(&["directory", "list", "--format", "ids"]));
            if own == "directory.yaml" && !matches!(what, "empty" | "a comment") {
                transcript += &command(&["directory", "add", "person", "Lê An", "--lang", "vi"]);
            }
            if path.is_dir() { fs::remove_dir(&path).unwrap() } else { fs::remove_file(&path).unwrap() }
        }
    }
    assert_snapshot!(transcript);
}

#[test]
fn a_draft_has_those_who_only_lead() {
    let office = Office::empty();
    office.write("meeting.yaml", "language: en\n");
    office.write(
        "records/2024/2024-01-08-giao-ban.yaml",
        record(
            "2024-01-08",
            "draft",
            "organizations:\n  - {id: so-y-te, name: Sở Y tế}\nparticipants:\n  - {id: le-an, name: Lê An}\n  - {name: Trần Thị \
             Hòa}\ndirectives:\n  - id: d1\n    kind: assignment\n    text: Một\n    by: đồng chí Phạm Văn Dũng\n    lead: Sở Nội vụ\n    \
             support: các chi bộ\ntasks:\n  - {id: t1, title: Hai, lead: [Nguyễn Văn Bình, Sở Y tế, le-an, sở nội vụ]}\n  - {id: \
             t2, title: Ba, lead: so-noi-vu, support: [\"Vũ Thị Mai, Phó Giám đốc\"]}\n",
        ),
    );
    let run = office.run(&["directory", "--from-records"]);
    assert_eq!(run.code, 0, "{}", run.transcript());
    let text = fs::read_to_string(office.root().join("directory.yaml")).unwrap();
    assert_snapshot!("leads_in_draft", format!("{}{text}", run.transcript()));
    // They lead by those names, so each is one of the directory now.
    let run = office.run(&["list", "tasks", "lead:nguyen-van-binh", "--format", "ids"]);
    assert_eq!(run.stdout, "2024-01-08-giao-ban#t1\n");
    let again = office.run(&["directory", "--from-records"]);
    assert!(again.stderr.contains("nothing to add"), "{}", again.stderr);
    let vi = office.run(&["directory", "--from-records", "--lang", "vi"]);
    assert!(vi.stderr.contains("chưa rõ là cơ quan hay cá nhân"), "{}", vi.stderr);
}
