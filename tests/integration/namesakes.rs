//! Two people, or two bodies, of one name: an id asks for one of them, and lists tell them apart.

use std::fs;

use insta::assert_snapshot;

use crate::support::Office;

/// Two people called Hoàng C, and two bodies called Văn phòng. Hoàng C of the second record is in the directory under another id.
fn office(with_directory: bool) -> Office {
    let office = Office::empty();
    if with_directory {
        office.write(
            "directory.yaml",
            "organizations:\n  - {id: van-phong, name: Văn phòng}\n  - {id: van-phong-so, name: Văn phòng, aliases: [vps]}\n\
             people:\n  - {id: hoang-c, name: Hoàng C}\n  - {id: hoang-c-2, name: Hoàng C, aliases: [hoang-c-lai-xe]}\n",
        );
    }
    let second = if with_directory { "hoang-c-lai-xe" } else { "hoang-c-2" };
    let record = |day: &str, person: &str, body: &str| {
        let text = format!(
            "format: 1\nid: {day}-hop\ntitle: Họp\nstate: final\nsession: {{ kind: other, date: {day} }}\n\
             organizations: [{{ id: {body}, name: Văn phòng }}]\n\
             participants: [{{ id: {person}, name: Hoàng C, roles: [chair], organization: {body} }}]\n\
             proceedings: [{{ id: p1, kind: speech, text: Nói, by: {person} }}]\n\
             directives:\n  - {{ id: d1, kind: decision, text: Điều, to: {person} }}\n\
             \x20 - {{ id: d2, kind: decision, text: Điều hai, by: {body} }}\n\
             tasks:\n  - {{ id: t1, title: Việc, lead: {person}, support: {body} }}\n\
             \x20 - {{ id: t2, title: Việc hai, lead: {body}, support: {person} }}\n"
        );
        office.write(&format!("records/2024/{day}-hop.yaml"), text);
    };
    record("2024-01-01", "hoang-c", "van-phong");
    record("2024-01-02", second, "van-phong-so");
    office
}

#[test]
fn an_id_asks_for_one_of_two_namesakes() {
    for with_directory in [false, true] {
        let office = office(with_directory);
        let found = |kind: &str, query: &str| {
            let run = office.run(&["list", kind, "--format", "ids", "--", query]);
            assert_eq!(run.code, 0, "{query}: {}", run.stderr);
            run.stdout.replace("2024-01-", "").replace("-hop", "").replace('\n', " ").trim().to_owned()
        };
        for (kind, query, first, second) in [
            ("tasks", "lead:hoang-c", "01#t1", "02#t1"),
            ("tasks", "-lead:hoang-c lead:\"hoang c\"", "02#t1", "01#t1"),
            ("tasks", "support:hoang-c", "01#t2", "02#t2"),
            ("tasks", "lead:van-phong", "01#t2", "02#t2"),
            ("tasks", "support:van-phong", "01#t1", "02#t1"),
            ("directives", "to:hoang-c", "01#d1", "02#d1"),
            ("directives", "by:van-phong", "01#d2", "02#d2"),
            ("directives", "text:\"điều\" -text:hai by:hoang-c", "01#d1", "02#d1"),
            ("sessions", "chair:hoang-c", "01", "02"),
            ("sessions", "person:hoang-c", "01", "02"),
            ("sessions", "org:van-phong", "01", "02"),
            ("people", "org:van-phong", "hoang-c", "hoang-c-2"),
            ("organizations", "org:van-phong", "van-phong", "van-phong-so"),
        ] {
            assert_eq!(found(kind, query), first, "{query}");
            let other = query.replace(":hoang-c", ":hoang-c-2").replace(":van-phong", ":van-phong-so");
            assert_eq!(found(kind, &other), second, "{other}");
        }
        // Words find both, and so does the beginning of an id.
        assert_eq!(found("tasks", "lead:\"Hoàng C\""), "01#t1 02#t1");
        assert_eq!(found("tasks", "lead:hoang-c*"), "01#t1 02#t1");
        assert_eq!(found("tasks", "lead:hoang-c,hoang-c-2"), "01#t1 02#t1");
        let searched = |query: &str| office.run(&["search", "--format", "ids", "--", query]).stdout;
        assert_eq!(searched("in:tasks lead:hoang-c"), "2024-01-01-hop#t1\n");
        assert_eq!(searched("in:proceedings by:hoang-c"), "2024-01-01-hop#p1\n");
        // Work that was handed over is matched in another way.
        let path = office.root().join("records/2024/2024-01-01-hop.yaml");
        let text = fs::read_to_string(&path).unwrap();
        let to_second = "updates: [{ date: 2024-01-10, lead: hoang-c-2 }] }";
        fs::write(&path, text.replacen("support: van-phong }", &format!("support: van-phong, {to_second}"), 1))
            .unwrap();
        assert_eq!(found("tasks", "lead:hoang-c"), "");
        assert_eq!(found("tasks", "lead:hoang-c-2"), "01#t1 02#t1");
    }
    // A former id is as good as the id, and a name without an entry of this id is words.
    let office = office(true);
    let found = |query: &str| office.run(&["list", "tasks", "--format", "ids", "--", query]).stdout.lines().count();
    assert_eq!(
        [found("lead:hoang-c-lai-xe"), found("lead:vps"), found("lead:hoang"), found("lead:hoang-b")],
        [1, 1, 2, 0]
    );
}

#[test]
fn lists_and_groups_tell_namesakes_apart() {
    let office = office(true);
    let mut transcript = String::new();
    for arguments in [
        &["list", "people"][..],
        &["list", "organizations"],
        &["list", "organizations", "org:van-phong"],
        &["list", "tasks", "--group", "lead", "--columns", "ref,lead"],
        &["list", "tasks", "--group", "support", "--columns", "ref"],
        &["list", "directives", "--group", "to", "--columns", "ref"],
        &["list", "directives", "--group", "by", "--columns", "ref"],
        &["list", "sessions", "--group", "chair", "--columns", "ref"],
        &["list", "people", "--group", "organization", "--columns", "name"],
        &["list", "people", "--group", "name", "--columns", "id"],
        &["list", "people", "--format", "csv", "--columns", "id,name"],
        &["report", "--by", "lead"],
    ] {
        let run = office.run(&[arguments, &["--lang", "vi", "--as-of", "2024-02-01"]].concat());
        transcript += &format!("$ meeting {}\n{}\n", arguments.join(" "), run.transcript());
    }
    assert_snapshot!(transcript);
}
