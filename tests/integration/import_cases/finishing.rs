//! From a draft to a record that says what its document says: how many commands, and how many keys.
//!
//! For one document each of five genres there are the commands that a secretary types after the import. They end in a final
//! record in which the scorer finds nothing missed and nothing invented. The tables of the pages on the import are made here,
//! so that they cannot say anything else.

use std::collections::BTreeMap;
use std::fs;

use super::compare::compare;
use super::draft::Draft;
use super::run::TODAY;
use super::sets;
use super::tally::Tally;
use super::truth::{Case, Truth};
use crate::freshness::is_same;
use crate::support::{Office, repository};

/// A document and how it is finished.
struct Finishing {
    /// The beginning of its name.
    name: &'static str,
    /// What kind of paper it is, in English and in Vietnamese.
    genre: [&'static str; 2],
    /// What was missed and invented in the draft before papers were read by the tree of their blocks, at the commit "Score the
    /// import against what documents say, and keep the figures".
    before: usize,
    /// The commands after the import, without `meeting`; `ID` is the day of the record.
    commands: &'static [&'static str],
}

const FINISHINGS: [Finishing; 5] = [
    Finishing {
        name: "u04-",
        genre: ["notice of conclusions", "thông báo kết luận"],
        before: 35,
        commands: &[
            "set ID#do-ky-son positions+=\"Trưởng Ban Chỉ đạo\"",
            "set ID#t1 support=\"Ban Chỉ huy Quân sự phường; các tổ dân phố 14, 15\"",
            "set ID session.place=\"trụ sở UBND phường\" x-import= state=final",
        ],
    },
    Finishing {
        name: "u08-",
        genre: ["minutes of a working session", "biên bản làm việc"],
        before: 15,
        commands: &[
            "set ID#thai-thi-an positions=\"công chức Địa chính - Xây dựng\"",
            "set ID#y-krong-nie positions=\"điều phối viên\"",
            "set ID x-import= state=final",
        ],
    },
    Finishing {
        name: "u12-",
        genre: ["minutes of a party cell", "biên bản sinh hoạt chi bộ"],
        before: 16,
        commands: &[
            "set ID#khuong-duy-thu roles=chair",
            "add ID participant \"Cù Xuân Lạng\" --attendance absent",
            "add ID participant \"Bàng Thị Hợi\" --attendance absent",
            "add ID organization \"Tổ dân phố số 9\"",
            "add ID organization \"Tổ bảo vệ an ninh trật tự\"",
            "set ID#p3 ID#p4 kind=vote vote.for=31 vote.total=31",
            "set ID session.place=\"nhà sinh hoạt cộng đồng tổ 9\" x-import= state=final",
        ],
    },
    Finishing {
        name: "u31-",
        genre: ["English minutes of a school board", "biên bản hội đồng trường, tiếng Anh"],
        before: 35,
        commands: &["set ID x-import= state=final"],
    },
    Finishing {
        name: "u35-",
        genre: ["English notes of a working group", "ghi chép của nhóm công tác, tiếng Anh"],
        before: 17,
        commands: &["set ID x-import= state=final"],
    },
];

/// The words of a command line; double quotes hold several together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            letter => words.last_mut().unwrap().push(letter),
        }
    }
    words
}

/// What came of the draft and of the record that it became: what the truth still differs in.
struct Finished {
    draft: Tally,
    record: Tally,
    commands: usize,
    keys: usize,
}

fn record(office: &Office, truth: &Truth) -> Tally {
    let folder = office.root().join("records");
    let records = crate::support::files(folder.to_str().unwrap(), ".yaml");
    let values = records.iter().map(|(_, text)| lossless_yaml::parse(text).unwrap().value).collect::<Vec<_>>();
    compare(truth, &Draft::of(&values), false)
}

/// Runs the commands; each has to do what it says.
fn finish(case: &Case, commands: &[&str]) -> Finished {
    let office = Office::empty();
    office.write("meeting.yaml", "{}\n");
    let file = case.document.file_name().unwrap().to_str().unwrap();
    office.write(file, fs::read(&case.document).unwrap());
    let mut keys = 0;
    let mut run = |line: &str| {
        keys += line.chars().count() + "meeting ".len() + 1;
        let mut command = office.command();
        let run = office.finish(command.args(words(line)).env("MEETING_TODAY", TODAY));
        assert_eq!(run.code, 0, "{}: meeting {line}\n{}", case.name, run.transcript());
        run.stdout
    };
    let path = run(&format!("import {file}"));
    let id = path.rsplit('/').next().unwrap();
    let day = &id[.."2024-04-01".len()];
    let draft = record(&office, &case.truth);
    for command in commands {
        run(&command.replace("ID", day));
    }
    assert_eq!(office.run(&["validate"]).code, 0, "{}", case.name);
    let text = fs::read_to_string(office.root().join(path.trim())).unwrap();
    assert!(text.contains("\nstate: final\n") && !text.contains("x-import"), "{}: {text}", case.name);
    Finished { draft, record: record(&office, &case.truth), commands: commands.len() + 1, keys }
}

#[test]
fn a_draft_becomes_what_its_document_says() {
    let sets = sets();
    let cases: BTreeMap<&str, &Case> =
        sets["own-even"].iter().map(|case| (case.name.split_inclusive('-').next().unwrap(), case)).collect();
    let mut tables = [
        "| paper | differences before | in the draft now | commands | keys |\n|---|---|---|---|---|\n".to_owned(),
        "| văn bản | chỗ sai, thiếu trước đây | trong dự thảo nay | số lệnh | số phím |\n|---|---|---|---|---|\n"
            .to_owned(),
    ];
    let mut sums = [0; 4];
    for Finishing { name, genre, before, commands } in &FINISHINGS {
        let finished = finish(cases[name], commands);
        assert_eq!(finished.record.said, Vec::<String>::new(), "{name}: {:#?}", finished.draft.said);
        let figures = [*before, finished.draft.said.len(), finished.commands, finished.keys];
        for (sum, figure) in sums.iter_mut().zip(figures) {
            *sum += figure;
        }
        for (table, genre) in tables.iter_mut().zip(genre) {
            *table += &format!("| {genre} |{}\n", figures.map(|figure| format!(" {figure} |")).concat());
        }
    }
    for (table, all) in tables.iter_mut().zip(["all", "cả năm"]) {
        *table += &format!("| {all} |{}\n", sums.map(|figure| format!(" {figure} |")).concat());
    }
    for (page, table) in ["docs/import.md", "docs/import.vi.md"].into_iter().zip(tables) {
        let text = fs::read_to_string(repository().join(page)).unwrap();
        let (before, rest) = text.split_once("<!-- finishing -->\n").unwrap();
        let (_, after) = rest.split_once("<!-- end of finishing -->").unwrap();
        is_same(page, &format!("{before}<!-- finishing -->\n{table}<!-- end of finishing -->{after}"));
    }
}
