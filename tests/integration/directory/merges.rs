//! Two that become one: what is proposed, what is done, and what is left as it was.

use std::fs;

use insta::assert_snapshot;

use super::record;
use crate::support::Office;

fn of_records(records: &[(&str, &str, &str)], directory: &str) -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "language: en\n");
    for (day, state, rest) in records {
        office.write(&format!("records/2024/{day}-giao-ban.yaml"), record(day, state, rest));
    }
    office.write("directory.yaml", directory);
    office
}

fn text(office: &Office, path: &str) -> String {
    fs::read_to_string(office.root().join(path)).unwrap()
}

#[test]
fn what_check_proposes_can_be_done() {
    let office = of_records(
        &[
            (
                "2024-01-08",
                "final",
                "organizations:\n  - {id: so-y-te, name: Sở Y tế}\n  - {id: so-yte, name: Sở Ytế}\n  - {id: so-gd-dt, name: Sở \
                 GD&ĐT}\nparticipants:\n  - {id: an, name: An, roles: [chair]}\n  - {name: Tran Thi Hoa}\n",
            ),
            (
                "2024-01-15",
                "draft",
                "organizations:\n  - {id: so-noi-vu, name: Sở Nội vụ}\n  - {id: so-noivu, name: Sở Nộivụ}\n  - {id: so-tu-phap, \
                 name: Sở Tư pháp}\n",
            ),
            (
                "2024-01-22",
                "draft",
                "organizations:\n  - {id: so-tuphap, name: Sở Tưpháp}\n  - {id: so-cthuong, name: Sở Công Thuơng}\n",
            ),
            (
                "2024-01-29",
                "draft",
                "organizations:\n  - {id: so-ct, name: Sở Công Thương}\n  - {id: thue, name: Thuế tỉnh}\n",
            ),
        ],
        "organizations:\n  - {id: so-y-te, name: Sở Y tế}\n  - {id: so-noi-vu, name: Sở Nội vụ}\n  - {id: so-gddt, name: Sở Giáo \
         dục và Đào tạo}\n  - {id: so-xd, name: Sở Xây dựng, mail: a@example.org}\n  - {id: so-xdung, name: Sở Xâydựng, mail: \
         b@example.org}\n  - {id: so-tttt, name: Sở Thông tin, until: 2024-01-01, replaced_by: so-tt}\n  - {id: so-tt, name: Sở \
         Thôngtin}\n  - {id: so-tu-phap, name: Sở Tư pháp}\n  - {id: tu-phap, name: Sở Tưpháp}\n  - {id: thuetinh, name: \
         Thuếtỉnh}\n  - {id: thue-khac, name: Cục Thuế}\npeople:\n  - {id: tran-thi-hoa, name: Trần Thị Hòa}\n",
    );
    let run = office.run(&["directory", "check"]);
    let mut commands = 0;
    for line in run.stdout.lines() {
        let Some(rest) = line.strip_prefix("    meeting directory ") else { continue };
        // No word of these has a quotation mark in it.
        let words: Vec<&str> = rest
            .split('\'')
            .enumerate()
            .flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
            .collect();
        let done = office.run(&[&["directory"][..], &words, &["--dry-run"]].concat());
        assert_eq!(done.code, 0, "{line}\n{}", done.stderr);
        commands += 1;
    }
    assert!(commands > 3, "{}", run.stdout);
    assert_snapshot!("proposals", run.transcript());
    assert_snapshot!("proposals_vi", office.run(&["directory", "check", "--lang", "vi"]).transcript());
}

const TWO: &str = "organizations:\n  - id: so-noi-vu\n    name: Sở Nội vụ\n  - id: snv\n    name: Sở Nội vụ tỉnh\n";

#[test]
fn each_is_named_once() {
    let office = of_records(
        &[
            (
                "2024-01-08",
                "draft",
                "organizations:\n  - {id: snv, name: Sở Nội vụ tỉnh}\n  - {id: so-y-te, name: Sở Y tế}\ndirectives:\n  - id: d1\n    \
             kind: assignment\n    text: Rà soát biên chế\n    to:\n      - snv\n    lead:\n      - so-noi-vu\n  - id: d2\n    kind: \
             assignment\n    text: Tuyển dụng\n    to:\n      - snv\n      - so-y-te\n    lead: Sở Nội vụ\ntasks:\n  - id: t1\n    \
             title: Một\n    lead:\n      - snv # first\n      - so-y-te\n      - so-noi-vu\n    support:\n      - Sở Nội vụ tỉnh\n    \
             updates:\n      - {date: 2024-01-09, lead: [so-noi-vu, snv], support: [so-y-te, snv]}\n  - id: t2\n    title: Hai\n    \
             lead: so-y-te\n    support: [Sở Nội vụ, snv, các huyện]\n",
            ),
            (
                "2024-01-15",
                "draft",
                "tasks:\n  - id: t1\n    title: Theo danh bạ\n    lead:\n      - so-noi-vu\n      - snv\n  - id: t2\n    title: Một mã\n    \
             lead: snv\n  - id: t3\n    title: Hai lần từ trước\n    lead: [so-noi-vu, Sở Nội vụ]\n",
            ),
            (
                "2024-01-22",
                "final",
                "tasks:\n  - id: t1\n    title: Chính thức\n    lead:\n      - so-noi-vu\n      - snv\n",
            ),
        ],
        TWO,
    );
    let run = office.run(&["directory", "merge", "snv", "so-noi-vu"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let days = ["2024-01-08", "2024-01-15", "2024-01-22"];
    let texts = days.map(|day| text(&office, &format!("records/2024/{day}-giao-ban.yaml")));
    assert_snapshot!(texts.join("---\n"));
    let listed = office.run(&["list", "tasks", "title:\"Chính thức\"", "--columns", "ref,lead"]);
    assert_eq!(listed.stdout.matches("Sở Nội vụ").count(), 1, "{}", listed.transcript());
}

#[test]
fn what_would_be_wrong_in_a_record_refuses_the_merge() {
    let delegate = "participants:\n  - {id: an, name: Lê An, roles: [chair]}\n  - {id: binh-2, name: Lê Bình, attendance: \
                    delegated, delegated_to: le-binh}\n";
    let office = of_records(
        &[("2024-01-08", "draft", delegate)],
        "people:\n  - {id: le-binh, name: Lê Bình}\n  - {id: binh-2, name: Lê Văn Bình}\n",
    );
    let before = [text(&office, "directory.yaml"), text(&office, "records/2024/2024-01-08-giao-ban.yaml")];
    let run = office.run(&["directory", "merge", "binh-2", "le-binh"]);
    assert!(
        run.code == 2 && run.stdout.contains("self-reference") || run.stderr.contains("self-reference"),
        "{}",
        run.transcript()
    );
    assert_eq!([text(&office, "directory.yaml"), text(&office, "records/2024/2024-01-08-giao-ban.yaml")], before);
}

#[test]
fn two_votes_of_one_are_said() {
    let rest = "participants:\n  - {id: binh-2, name: Lê Văn Bình}\nproceedings:\n  - id: p1\n    kind: vote\n    text: Một\n    vote:\n      \
                roll: {binh-2: for, le-binh: against}\n";
    let directory = "people:\n  - {id: le-binh, name: Lê Bình}\n  - {id: binh-2, name: Lê Văn Bình}\n";
    let office = of_records(&[("2024-01-08", "draft", rest)], directory);
    let merge = |language| office.run(&["directory", "merge", "binh-2", "le-binh", "--lang", language]).transcript();
    assert_snapshot!("two_votes", merge("en") + &merge("vi"));
    assert_eq!(text(&office, "directory.yaml"), directory);
}

#[test]
fn people_who_have_left_and_words_about_people() {
    let office = of_records(
        &[
            (
                "2024-01-08",
                "draft",
                "participants:\n  - {id: le-an, name: Lê An}\n  - {id: le-van-an, name: Lê Văn An}\n",
            ),
            ("2024-06-03", "draft", "tasks:\n  - {id: t1, title: Một, lead: tran-hoa}\n"),
        ],
        "people:\n  - {id: le-an, name: Lê An}\n  - {id: le-van-an, name: Lê Văn An}\n  - {id: tran-hoa, name: Trần Hòa, until: \
         2024-05-31}\n  - {id: tran-thi-hoa, name: Trần Thị Hòa}\n",
    );
    let refused = office.run(&["directory", "merge", "le-an", "le-van-an"]).transcript();
    let refused_vi = office.run(&["directory", "merge", "le-an", "le-van-an", "--lang", "vi"]).transcript();
    let found = office.run(&["validate", "records/2024/2024-06-03-giao-ban.yaml"]).stdout;
    let found_vi = office.run(&["validate", "records/2024/2024-06-03-giao-ban.yaml", "--lang", "vi"]).stdout;
    let new = |arguments: &[&str]| {
        let run = office.run(&[&["new", "--draft", "--title", "Họp", "--date", "2024-06-04"], arguments].concat());
        run.stderr
    };
    assert!(new(&["--participant", "Trần Hòa"]).contains("“Trần Hòa” left on 2024-05-31"));
    assert_snapshot!("people", [refused, refused_vi, found, found_vi].join("\n"));
    assert_eq!(office.run(&["directory", "merge", "tran-hoa", "tran-thi-hoa"]).code, 0);
    let directory = text(&office, "directory.yaml");
    assert!(directory.contains("name: Trần Thị Hòa, aliases: [Trần Hòa, tran-hoa], until: 2024-05-31"), "{directory}");
}

#[test]
fn comments_move_to_the_entry_that_stays() {
    let directory = "\
# ours
organizations:
  # the department
  - id: so-noi-vu # the one
    name: Sở Nội vụ
  # the other spelling
  - id: snv # used until 2023
    # as the seal has it
    name: Sở Nội vụ tỉnh # with the province
    aliases:
      # on old papers
      - Sở NV
  - id: so-y-te # health
    name: Sở Y tế
    part_of: snv # for the test
  # the end
";
    for line_end in ["\n", "\r\n"] {
        let rest = "tasks:\n  - id: t1\n    title: Một\n    lead: so-noi-vu\n    # helps with it\n    support: snv # of the province\n    # \
                    soon\n    due: 2024-01-31\n";
        let office = of_records(&[("2024-01-08", "draft", rest)], &directory.replace('\n', line_end));
        let run = office.run(&["directory", "merge", "snv", "so-noi-vu"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let merged = text(&office, "directory.yaml").replace(line_end, "\n");
        assert_eq!(
            merged,
            "\
# ours
organizations:
  # the department
  # the other spelling
  # used until 2023
  # as the seal has it
  # with the province
  # on old papers
  - id: so-noi-vu # the one
    name: Sở Nội vụ
    aliases:
      - Sở Nội vụ tỉnh
      - Sở NV
      - snv
  - id: so-y-te # health
    name: Sở Y tế
    part_of: so-noi-vu # for the test
  # the end
"
        );
        let record = text(&office, "records/2024/2024-01-08-giao-ban.yaml");
        assert!(
            record.ends_with(
                "    # helps with it\n    # of the province\n    lead: so-noi-vu\n    # soon\n    due: 2024-01-31\n"
            ),
            "{record}"
        );
    }
}
