//! The directory: one name and one id for every body and person, whatever records call them.

mod files;
mod merges;

use std::fs;

use insta::assert_snapshot;

use crate::support::Office;

const DIRECTORY: &str = "\
organizations:
  - id: so-noi-vu
    name: Sở Nội vụ
    short: Sở NV
    aliases:
      - Sở Nội vụ tỉnh
      - snv
    mail: snv@example.org
  - id: so-khdt
    name: Sở Kế hoạch và Đầu tư
    short: Sở KH&ĐT
    until: 2024-02-29
    replaced_by: so-tai-chinh
  - id: so-tai-chinh
    name: Sở Tài chính
people:
  - id: nguyen-an
    name: Nguyễn An
    positions: Giám đốc
    organization: so-noi-vu
  - id: nguyen-an-lai-xe
    name: Nguyễn An
    positions: Lái xe
  - id: tran-thi-hoa
    name: Trần Thị Hòa
    aliases: Trần Hòa
";

fn record(day: &str, state: &str, rest: &str) -> String {
    format!(
        "format: 1\nid: {day}-giao-ban\ntitle: Giao ban\nstate: {state}\nsession:\n  kind: regular-meeting\n  date: {day}\n\
         {rest}"
    )
}

/// Three spellings and three ids of one body, and two people of one name.
fn office() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "language: en\n");
    for (day, state, rest) in [
        (
            "2024-01-08",
            "final",
            "organizations:\n  - id: snv\n    name: Sở Nội vụ tỉnh\nparticipants:\n  - id: tran-hoa\n    name: Trần Hòa\n    \
             roles:\n      - chair\n  - id: nguyen-an\n    name: Nguyễn An\n    organization: snv\ntasks:\n  - id: t1\n    \
             title: Rà soát biên chế\n    lead: snv\n    due: 2024-01-31\n",
        ),
        (
            "2024-01-15",
            "draft",
            "organizations:\n  - id: so-nv\n    name: Sở Nội vụ\n    short: Sở NV\nparticipants:\n  - id: tran-thi-hoa\n    \
             name: Trần Thị Hòa\n    roles:\n      - chair\n  - id: nguyen-an-lai-xe\n    name: Nguyễn An\ntasks:\n  - id: \
             t1\n    title: Lập kế hoạch tuyển dụng\n    lead:\n      - so-nv\n      - nguyen-an-lai-xe\n    due: \
             2024-02-28\n",
        ),
        (
            "2024-01-22",
            "draft",
            "participants:\n  - id: tran-thi-hoa\n    name: Trần Thị Hòa\n    roles:\n      - chair\ntasks:\n  - id: t1\n    \
             title: Trả lời kiến nghị\n    lead: so-noi-vu\n  - id: t2\n    title: Bố trí xe\n    lead: nguyen-an\n",
        ),
    ] {
        office.write(&format!("records/2024/{day}-giao-ban.yaml"), record(day, state, rest));
    }
    office
}

#[test]
fn reports_and_lists_with_a_directory_and_without() {
    let office = office();
    let runs: [&[&str]; 6] = [
        &["report", "--as-of", "2024-03-01"],
        &["report", "--period", "2024-02", "--by", "lead", "--as-of", "2024-03-01"],
        &["list", "organizations", "--columns", "id,name,short,sessions"],
        &["list", "people", "--columns", "id,name,organization,sessions"],
        &["list", "tasks", "lead:so noi vu tinh", "--columns", "ref,title,lead"],
        &["list", "tasks", "lead:so-noi-vu", "--columns", "ref,title,lead"],
    ];
    let all = || runs.map(|run| format!("$ meeting {}\n{}", run.join(" "), office.run(run).transcript())).concat();
    let without = all();
    office.write("directory.yaml", DIRECTORY);
    let with = all();
    assert_snapshot!(format!("# Without\n\n{without}\n# With\n\n{with}"));
    // A directory that is taken away leaves nothing behind.
    fs::remove_file(office.root().join("directory.yaml")).unwrap();
    assert_eq!(all(), without);
}

#[test]
fn white_space_tells_nobody_apart() {
    let office = Office::empty();
    office.write("meeting.yaml", "language: en\n");
    for (day, name) in [("2024-01-08", "Phòng B"), ("2024-01-15", "Phòng  B"), ("2024-01-22", "\"Phòng\\u00A0 B\"")]
    {
        let rest = format!(
            "organizations:\n  - name: {name}\nparticipants:\n  - {{name: {}}}\ntasks:\n  - id: t1\n    title: Một\n    lead: \
             {name}\n  - id: t2\n    title: Hai\n    lead: {}\n    due: 2024-02-01\n",
            name.replace("Phòng", "Lê"),
            name.replace('B', "C"),
        );
        office.write(&format!("records/2024/{day}-giao-ban.yaml"), record(day, "draft", &rest));
    }
    let runs: [&[&str]; 3] = [
        &["report", "--by", "lead", "--as-of", "2024-03-01"],
        &["list", "organizations", "--columns", "name,sessions"],
        &["list", "people", "--columns", "name,sessions"],
    ];
    assert_snapshot!("white_space", runs.map(|run| office.run(run).transcript()).concat());
}

#[test]
fn any_name_finds_and_handed_over_work_too() {
    let office = office();
    office.write("directory.yaml", DIRECTORY);
    let refs = |query: &str| office.run(&["list", "tasks", query, "--format", "ids"]).stdout;
    let all = "2024-01-15-giao-ban#t1\n2024-01-08-giao-ban#t1\n2024-01-22-giao-ban#t1\n";
    let sorted = |text: &str| {
        let mut lines: Vec<&str> = text.lines().collect();
        lines.sort_unstable();
        lines.join("\n")
    };
    for name in ["lead:so-noi-vu", "lead:\"Sở NV\"", "lead:snv", "lead:\"so noi vu tinh\"", "lead:\"Sở Nội vụ\""]
    {
        assert_eq!(sorted(&refs(name)), sorted(all), "{name}");
    }
    let run = office.run(&["task", "assign", "2024-01-22#t2", "--lead", "so nv", "--on", "2024-02-01"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = fs::read_to_string(office.root().join("records/2024/2024-01-22-giao-ban.yaml")).unwrap();
    assert!(text.contains("lead: so-noi-vu\n"), "{text}");
    for name in ["lead:so-noi-vu", "lead:\"Sở Nội vụ tỉnh\"", "lead:snv"] {
        let query = [name, "as-of"];
        let run = office.run(&["list", "tasks", query[0], "--format", "ids", "--as-of", "2024-03-01"]);
        assert_eq!(run.stdout.lines().count(), 4, "{name}: {}", run.stdout);
    }
    // A search for any name begins with the one who has it.
    let hits = office.run(&["search", "so noi vu tinh", "--format", "ids"]).stdout;
    assert_eq!(hits.lines().next(), Some("2024-01-15-giao-ban#so-nv"), "{hits}");
    assert_eq!(office.run(&["list", "people", "id:nguyen-an", "--format", "ids"]).stdout, "nguyen-an\n");
    assert_eq!(office.run(&["list", "organizations", "id:so-noi-vu", "--format", "ids"]).stdout, "so-noi-vu\n");
    // Bulk: from any name of the one to any name of the other.
    let run = office.run(&["task", "assign", "--from", "Sở Nội vụ tỉnh", "--to", "Sở Tài chính", "--on", "2024-03-01"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = office.run(&["list", "tasks", "lead:so-tai-chinh", "--format", "ids", "--as-of", "2024-03-01"]);
    assert_eq!(run.stdout.lines().count(), 4, "{}", run.stdout);
}

#[test]
fn what_validate_says_about_names() {
    let office = office();
    office.write("directory.yaml", DIRECTORY);
    office.write(
        "records/2024/2024-03-04-giao-ban.yaml",
        record(
            "2024-03-04",
            "draft",
            "organizations:\n  - id: so-tai-chnh\n    name: Sở Tài chinh\ntasks:\n  - id: t1\n    title: Một\n    lead: Sở \
             KH&ĐT\n  - id: t2\n    title: Hai\n    lead: Nguyễn An\n    support: Sở Nội vụ tinh\n",
        ),
    );
    assert_snapshot!("names", office.run(&["validate"]).transcript());
    assert_snapshot!("names_vi", office.run(&["validate", "--lang", "vi"]).transcript());
}

#[test]
fn mistakes_in_the_directory_stop_every_command() {
    let office = office();
    let faulty = "\
organisations: []
organizations:
  - {id: So-NV, name: Sở Nội vụ, until: 30/2/2024, colour: red}
  - {id: snv}
  - {id: a, name: A, part_of: b, replaced_by: [a, c], from: 2024-02-01, until: 2024-01-01}
  - {id: b, name: B, part_of: a, aliases: [X, A]}
  - {id: b, name: C}
people: [{id: an, name: An, organization: bb}]
";
    office.write("directory.yaml", faulty);
    assert_snapshot!("mistakes", office.run(&["list"]).transcript());
    assert_snapshot!("mistakes_vi", office.run(&["validate", "directory.yaml", "--lang", "vi"]).transcript());
    assert_eq!(office.run(&["directory"]).code, 2);
    office.write("directory.yaml", "# nothing yet\n");
    assert_eq!(office.run(&["list"]).code, 0);
    assert_eq!(office.run(&["validate", "directory.yaml"]).code, 0);
}

#[test]
fn two_spellings_become_one() {
    let office = office();
    office.write("directory.yaml", "# ours\norganizations:\n  - id: so-noi-vu   # the one\n    name: Sở Nội vụ\n");
    let before =
        |day: &str| fs::read_to_string(office.root().join(format!("records/2024/{day}-giao-ban.yaml"))).unwrap();
    let (final_one, draft) = (before("2024-01-08"), before("2024-01-15"));
    assert_snapshot!(
        "merge_dry_run",
        office.run(&["directory", "merge", "so-nv", "so noi vu", "--dry-run"]).transcript()
    );
    assert_eq!(before("2024-01-15"), draft);
    assert_eq!(office.run(&["directory", "merge", "so-nv", "so-noi-vu"]).transcript(), "so-noi-vu\n--- exit 0\n");
    assert_eq!(before("2024-01-15"), draft.replace("id: so-nv", "id: so-noi-vu").replace("- so-nv\n", "- so-noi-vu\n"));
    let run = office.run(&["directory", "merge", "Sở Nội vụ tỉnh", "so-noi-vu"]);
    assert_eq!(
        run.transcript(),
        "so-noi-vu\n--- stderr\none final record keeps its id; the alias leads to the entry\n--- exit 0\n"
    );
    assert_eq!(before("2024-01-08"), final_one);
    let directory = fs::read_to_string(office.root().join("directory.yaml")).unwrap();
    assert_eq!(
        directory,
        "# ours\norganizations:\n  - id: so-noi-vu   # the one\n    name: Sở Nội vụ\n    aliases:\n      - Sở NV\n      - \
         so-nv\n      - Sở Nội vụ tỉnh\n      - snv\n"
    );
    assert_eq!(office.run(&["list", "organizations", "--format", "ids"]).stdout, "so-noi-vu\n");
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[test]
fn what_cannot_be_merged() {
    let office = office();
    office.write("directory.yaml", DIRECTORY);
    office.write(
        "records/2024/2024-03-04-giao-ban.yaml",
        record(
            "2024-03-04",
            "draft",
            "organizations:\n  - {id: so-tai-chinh, name: Sở Tài chính}\n  - {id: so-tc, name: Sở TC}\n",
        ),
    );
    let texts = || {
        let read = |path: &str| fs::read_to_string(office.root().join(path)).unwrap();
        (read("directory.yaml"), read("records/2024/2024-03-04-giao-ban.yaml"))
    };
    let before = texts();
    let mut transcript = String::new();
    for (old, new) in [
        ("so-khdt", "so-tai-chinh"),
        ("so-tc", "so-tai-chinh"),
        ("so-noi-vu", "Sở NV"),
        ("tran-thi-hoa", "so-noi-vu"),
        ("nguyen an", "tran-thi-hoa"),
        ("so-noi-vu", "so-y-te"),
        ("so-y-te", "so-noi-vu"),
    ] {
        let run = office.run(&["directory", "merge", old, new]);
        transcript += &format!("$ meeting directory merge {old:?} {new:?}\n{}", run.transcript());
    }
    assert_eq!(texts(), before);
    assert_snapshot!(transcript);
}

#[test]
fn what_is_probably_one() {
    let office = office();
    office.write("directory.yaml", "organizations:\n  - {id: so-gddt, name: Sở Giáo dục và Đào tạo}\n");
    office.write(
        "records/2024/2024-03-04-giao-ban.yaml",
        record(
            "2024-03-04",
            "draft",
            "organizations:\n  - {id: so-gd-dt, name: Sở GD&ĐT}\nparticipants:\n  - {id: tran-thi-hoaa, name: Trần Thị \
             Hoà A}\n  - {id: tran-thi-hoan, name: Tran Thi Hoa}\n",
        ),
    );
    assert_snapshot!("probably_one", office.run(&["directory", "check"]).transcript());
    assert_snapshot!("probably_one_vi", office.run(&["directory", "check", "--lang", "vi"]).transcript());
    assert_snapshot!("probably_one_json", office.run(&["directory", "check", "--format", "json"]).transcript());
}

#[test]
fn a_draft_out_of_the_records_and_more_entries() {
    let office = office();
    assert_eq!(office.run(&["directory"]).code, 0);
    assert_snapshot!("draft_dry_run", office.run(&["directory", "--from-records", "--dry-run"]).transcript());
    let run = office.run(&["directory", "--from-records"]);
    assert_eq!(run.transcript(), "--- stderr\n6 new entries in directory.yaml\n--- exit 0\n");
    let again = office.run(&["directory", "--from-records"]);
    assert!(again.stderr.starts_with("nothing to add"), "{}", again.stderr);
    for (arguments, printed) in [
        (&["organization", "Sở Y tế", "--short", "SYT", "--alias", "Sở Y tế tỉnh", "--from", "1/3/2024"][..], "syt\n"),
        (
            &["person", "Lê Văn Bình; Giám đốc; Bí thư", "--organization", "syt", "--until", "2024-05-31"],
            "le-van-binh\n",
        ),
    ] {
        let run = office.run(&[&["directory", "add"], arguments].concat());
        assert_eq!((run.code, run.stdout.as_str()), (0, printed), "{}", run.stderr);
    }
    assert_snapshot!("listed", office.run(&["directory", "list"]).transcript());
    assert_snapshot!("listed_json", office.run(&["directory", "--format", "json"]).transcript());
    assert_snapshot!("listed_csv", office.run(&["directory", "--format", "csv"]).transcript());
    let mut transcript = String::new();
    for arguments in [
        &["organization", "sở y tế"][..],
        &["person", "Lê Văn Bình", "--short", "LVB"],
        &["organization", "Ban A", "--part-of", "ban-b"],
        &["organization", "Ban A", "--id", "Ban A"],
        &["organization", " "],
        &["person", "Lê Văn Bình", "--id", "syt"],
    ] {
        let run = office.run(&[&["directory", "add"], arguments].concat());
        transcript += &format!("$ meeting directory add {}\n{}", arguments.join(" "), run.transcript());
    }
    assert_snapshot!("not_added", transcript);
}

#[test]
fn new_records_take_ids_and_names_from_it() {
    let office = office();
    office.write("directory.yaml", DIRECTORY);
    let new = |more: &[&str]| {
        let arguments = ["new", "--title", "Họp", "--date", "4/3/2024", "--draft", "--lang", "en"];
        office.run(&[&arguments[..], more].concat())
    };
    let run = new(&[
        "--organization",
        "so noi vu tinh",
        "--organization",
        "Sở KH&ĐT",
        "--chair",
        "tran hoa",
        "--participant",
        "Nguyễn An; Lái xe",
        "--task",
        "Bố trí xe; so tai chinh",
    ]);
    let text = fs::read_to_string(office.root().join("records/2024/2024-03-04-hop.yaml")).unwrap();
    assert_snapshot!(format!("{}\n{text}", run.transcript()));
    let run = new(&["--participant", "Nguyễn An"]);
    assert_snapshot!("namesakes", run.transcript());
    assert_eq!(new(&["--participant", "nguyen-an"]).code, 0);
    let add = office.run(&["add", "2024-03-04-hop", "participant", "Trần Hòa"]);
    assert_eq!(
        add.transcript(),
        "--- stderr\nerror: the record already has “Trần Thị Hòa” (`tran-thi-hoa`), which “Trần Hòa” means in the \
         directory\n--- exit 2\n"
    );
}

#[test]
fn a_draft_of_a_paper_takes_ids_and_names_from_it() {
    let office = office();
    office.write("directory.yaml", DIRECTORY);
    office.write(
        "giao-ban.txt",
        "BIÊN BẢN\nHọp giao ban tháng 3\n\nThời gian: 8 giờ 00, ngày 04 tháng 3 năm 2024\nChủ trì: Ông Trần Hòa - Giám \
         đốc\n\nKết luận:\n1. Giao Sở Nội vụ tỉnh chủ trì rà soát biên chế, hoàn thành trước ngày 20/3/2024.\n",
    );
    let run = office.run(&["import", "giao-ban.txt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let path = run.stdout.lines().next().unwrap_or_default();
    let text = fs::read_to_string(office.root().join(path)).unwrap();
    assert!(text.contains("id: tran-thi-hoa\n    name: Trần Thị Hòa\n"), "{text}");
    assert!(text.contains("lead: so-noi-vu\n"), "{text}");
}

#[test]
fn show_says_names_that_only_the_directory_has() {
    let office = office();
    office.write("directory.yaml", DIRECTORY);
    let shown = office.run(&["show", "2024-01-22#t1"]).stdout;
    assert!(shown.contains("Sở NV"), "{shown}");
}

#[test]
fn what_would_make_one_of_two_is_said() {
    let office = Office::empty();
    office.write("meeting.yaml", "language: en\n");
    for (day, person, body) in [("2024-01-08", "Lê Hà", "Sở Công Thương"), ("2024-01-09", "Lê Hạ", "Sở Chính trị")]
    {
        let parts = format!(
            "organizations:\n  - {{id: so-ct, name: {body}}}\nparticipants:\n  - {{id: le-ha, name: {person}, roles: [chair]}}\n"
        );
        office.write(&format!("records/2024/{day}-giao-ban.yaml"), record(day, "final", &parts));
    }
    let run = office.run(&["directory", "--from-records"]);
    assert_eq!(
        run.transcript(),
        "--- stderr\n`so-ct` has several names in the records: “Sở Chính trị”, “Sở Công Thương”; only the first is \
         taken\n`le-ha` has several names in the records: “Lê Hạ”, “Lê Hà”; only the first is taken\n2 new entries in \
         directory.yaml\n--- exit 0\n"
    );
    assert!(!fs::read_to_string(office.root().join("directory.yaml")).unwrap().contains("aliases"));
    // An id of one and a name of another.
    office.write(
        "directory.yaml",
        "people:\n  - {id: le-ha, name: Lê Hà}\n  - {id: le-ha-2, name: Lê Hạ}\norganizations:\n  - {id: so-ct, name: Sở \
         Công Thương, aliases: Sở Chính trị}\n",
    );
    let run = office.run(&["validate", "records/2024/2024-01-09-giao-ban.yaml"]);
    assert!(run.stdout.contains("`le-ha` is “Lê Hà” in the directory; “Lê Hạ” is `le-ha-2`"), "{}", run.stdout);
    assert_eq!(office.run(&["directory", "check"]).code, 0);
}

#[test]
fn a_merge_loses_nothing() {
    let office = office();
    let directory = "organizations:\n  - id: so-noi-vu\n    name: Sở Nội vụ\n  - id: snv\n    name: Sở Nội vụ tỉnh\n    mail: \
                     a@example.org\n    from: 2020-01-01\n";
    office.write("directory.yaml", directory);
    let path = "records/2024/2024-01-15-giao-ban.yaml";
    let good = fs::read_to_string(office.root().join(path)).unwrap();
    office.write(path, good.replace("      - so-nv\n", "      - [snv\n"));
    let run = office.run(&["directory", "merge", "snv", "so-noi-vu"]);
    assert_eq!(run.code, 2, "{}", run.transcript());
    assert!(run.stderr.contains(path), "{}", run.stderr);
    assert_eq!(fs::read_to_string(office.root().join("directory.yaml")).unwrap(), directory);
    office.write(path, good);
    office.write("directory.yaml", directory.replace("Sở Nội vụ\n", "Sở Nội vụ\n    mail: b@example.org\n"));
    let run = office.run(&["directory", "merge", "snv", "so-noi-vu"]);
    assert_eq!(
        run.transcript(),
        "--- stderr\nerror: both have `mail`: \"a@example.org\" and \"b@example.org\"\n  help: make them the same in \
         directory.yaml first\n--- exit 2\n"
    );
    office.write("directory.yaml", directory);
    assert_eq!(office.run(&["directory", "merge", "snv", "so-noi-vu"]).code, 0);
    let merged = fs::read_to_string(office.root().join("directory.yaml")).unwrap();
    assert_eq!(
        merged,
        "organizations:\n  - id: so-noi-vu\n    name: Sở Nội vụ\n    aliases:\n      - Sở Nội vụ tỉnh\n      - snv\n    mail: \
         a@example.org\n    from: 2020-01-01\n"
    );
}
