//! Operations without a command line: what the example does, and that it does what the commands do.

use chrono::NaiveDate;
use meeting_core::check::Today;

use crate::support::Office;

#[path = "../../examples/operations.rs"]
#[allow(dead_code, reason = "its `main` is for whoever runs it")]
mod example;

const ID: &str = "2023-05-08-giao-ban";
const RECORD: &str = "\
format: 1
id: 2023-05-08-giao-ban
title: Giao ban
state: draft
session:
  kind: other
  date: 2023-05-08
# Who does it is open.
tasks:
  - id: t1
    title: Báo cáo
";

#[test]
fn the_example_does_what_the_commands_do() {
    let today = Today::named(NaiveDate::from_ymd_opt(2023, 6, 1).unwrap());
    let arguments = [ID, "t1", "Rà soát trước ngày 30/6/2023"];
    let [one, other] = [Office::empty(), Office::empty()];
    let files = [&one, &other].map(|office| office.write("records/2023/2023-05-08-giao-ban.yaml", RECORD));
    let read = |office: usize| std::fs::read_to_string(&files[office]).unwrap();
    let mut out = Vec::new();
    example::run(&one.root(), today, arguments, false, &mut out).unwrap();
    assert_eq!(read(0), RECORD);
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
    example::run(&one.root(), today, arguments, true, &mut Vec::new()).unwrap();
    for command in [
        &["task", "done", "2023-05-08-giao-ban#t1", "--as-of", "2023-06-01"][..],
        &["add", ID, "directive", arguments[2], "--kind", "request", "--as-of", "2023-06-01"],
    ] {
        assert_eq!(other.run(command).code, 0);
    }
    assert_eq!(read(0), read(1));
    assert_ne!(read(0), RECORD);
}
