//! 2,000 broken records: the verdict on their structure is that of any validator of JSON Schema, and `--fix` never does
//! harm. With `MEETING_MUTANTS_DIR=DIR` they are kept there, for `tests/outside.py`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::support::{Dice, Office, Run, files};

const MUTANTS: usize = 2000;

/// A line `key: value`, taken apart.
struct Line {
    number: usize,
    indent: String,
    key: String,
    value: String,
}

impl Line {
    /// The line with another value.
    fn with(&self, value: &str) -> String {
        format!("{}{}: {value}", self.indent, self.key)
    }
}

fn keyed(lines: &[String]) -> Vec<Line> {
    let take = |(number, line): (usize, &String)| {
        let content = line.trim_start_matches([' ', '-']);
        let (key, value) = content.split_once(':')?;
        let is_key = !key.is_empty() && key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        let indent = line[..line.len() - content.len()].to_owned();
        is_key.then(|| Line { number, indent, key: key.to_owned(), value: value.trim().to_owned() })
    };
    lines.iter().enumerate().filter_map(take).collect()
}

/// Puts comments everywhere; each has its own number.
fn sprinkle(lines: &mut Vec<String>, dice: &mut Dice) {
    for comment in 0..4 + dice.below(8) {
        let at = dice.below(lines.len());
        let indent = " ".repeat(dice.below(5));
        match dice.below(4) {
            0 => lines.insert(at, format!("{indent}# ghi chú {comment};")),
            1 => lines.insert(at, String::new()),
            _ if lines[at].contains('#') => {}
            _ => lines[at] += &format!("{indent}  # ghi chú {comment};"),
        }
    }
}

/// Breaks one thing.
fn mutate(lines: &mut Vec<String>, dice: &mut Dice) {
    let keyed = keyed(lines);
    if keyed.is_empty() {
        return;
    }
    let any = &keyed[dice.below(keyed.len())];
    match dice.below(20) {
        0 | 1 => lines[any.number] = format!("{}{}: {}", any.indent, misspelled(&any.key, dice), any.value),
        2 => drop(lines.remove(any.number)),
        3 => lines.insert(any.number, lines[any.number].clone()),
        4 => {
            let at = dice.below(lines.len());
            lines[at] = match dice.below(3) {
                0 => format!(" {}", lines[at]),
                1 => format!("\t{}", lines[at]),
                _ => lines[at].strip_prefix(' ').unwrap_or(&lines[at]).to_owned(),
            };
        }
        5 => lines.truncate(1 + dice.below(lines.len())),
        6 => lines[any.number] = any.with(&any.value.nfd().collect::<String>()),
        7 => lines[any.number] = any.with(&any.value.replacen(' ', " \u{200b}", 1)),
        8 => {
            let ids: Vec<&str> = keyed.iter().filter(|line| line.key == "id").map(|line| line.value.as_str()).collect();
            let ids: Vec<&str> = ids.into_iter().chain(["Trần Thị Hòa", "D1", "việc 1"]).collect();
            rewrite(lines, &keyed, &["id"], &ids, dice);
        }
        9 => {
            let status = keyed.iter().filter(|line| line.key == "status").collect::<Vec<_>>();
            if let Some(line) = status.get(dice.below(status.len())) {
                let indent = " ".repeat(line.indent.len());
                lines[line.number] = match dice.below(3) {
                    0 => format!("{}completed: 2024-01-05", line.indent),
                    1 => line.with("completed"),
                    _ => {
                        format!("{}updates:\n{indent}  - date: 2024-01-05\n{indent}    status: completed", line.indent)
                    }
                };
            }
        }
        10 => {
            if let Some(line) = keyed.iter().find(|line| line.key == "kind") {
                let indent = " ".repeat(line.indent.len());
                lines[line.number] += &format!("\n{indent}start: {}", dice.pick(TIMES));
            }
        }
        kind => {
            let (keys, values) = VALUES[kind % VALUES.len()];
            rewrite(lines, &keyed, keys, values, dice);
        }
    }
}

fn misspelled(key: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = key.chars().collect();
    let at = dice.below(letters.len());
    match dice.below(5) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters.swap(at, (at + 1) % key.len()),
        3 => letters[0] = letters[0].to_ascii_uppercase(),
        _ => letters.push('x'),
    }
    letters.into_iter().collect()
}

/// Gives one of the lines with these keys (any line, where there are none) another value.
fn rewrite(lines: &mut [String], keyed: &[Line], keys: &[&str], values: &[&str], dice: &mut Dice) {
    let fitting: Vec<&Line> =
        keyed.iter().filter(|line| keys.is_empty() || keys.contains(&line.key.as_str())).collect();
    if let Some(line) = fitting.get(dice.below(fitting.len())) {
        lines[line.number] = line.with(dice.pick(values));
    }
}

const TIMES: &[&str] = &["8h30", "14 giờ", "8:30", "25:00", "12:30", "\"9h\"", "1430"];

/// Keys, and values that they should not have; no keys are all keys.
const VALUES: [(&[&str], &[&str]); 7] = [
    (
        &[],
        &["2023", "true", "[a, b]", "{a: b}", "\"27\"", "27", "~", "1e3", "Giám đốc", "Một, hai", "[Một]", "-1", "'x'"],
    ),
    (
        &["kind", "status", "state", "side", "attendance", "mode", "classification"],
        &[
            "Final",
            "passd",
            "completd",
            "in process",
            "xong",
            "requst",
            "\"needs-acton\"",
            "fulfiled",
            "|\n        final",
        ],
    ),
    (
        &["date", "due", "completed", "until", "published"],
        &[
            "08/5/2023",
            "ngày 08 tháng 5 năm 2023",
            "2023-02-30",
            "\"9.10.2023\"",
            "05/13/2023",
            "2023",
            ">-\n        8/5/2023",
        ],
    ),
    (
        &["lead", "by", "to", "directive", "support", "organization"],
        &["d99", "So-GDDT", "Sở Giáo dụcc", "#d1", "2023-05-08-x/t1", "[d1]", "Tổ #2"],
    ),
    (&[], &["Họp: mục 1", "@mục 1", "[mục 1] họp", "Phòng họp #2", "Phòng  #tạm", "Mục 1 : hai"]),
    (&["number"], &["2927 -TB/TU", "Số: 18/2016/QĐ-UBND", "05", "'05-NQ /TW'"]),
    (
        &[],
        &[
            "|\n          a # b\n          c",
            "\"a # b\"",
            "{a: 1, b: [c # d\n          ]}",
            "'it''s'",
            "a\n          b # c",
        ],
    ),
];

/// The broken records: file name and text.
fn mutants() -> BTreeMap<String, String> {
    let base: Vec<String> = files("records", ".yaml")
        .into_iter()
        .chain(files("crates/meeting-core/src/check/rules", ".yaml"))
        .map(|(_, text)| text)
        .filter(|text| lossless_yaml::parse(text).is_ok_and(|document| document.value.get("id").is_some()))
        .collect();
    let mut dice = Dice(0x6D65_6574_696E_6731);
    let mut mutants = BTreeMap::new();
    for number in 0..MUTANTS {
        let mut lines: Vec<String> = base[number % base.len()].lines().map(str::to_owned).collect();
        // An id of its own, or else the whole archive would be one heap of duplicates.
        let id = lines.iter().position(|line| line.starts_with("id: ")).unwrap();
        lines[id] += &format!("-{number}");
        let name = lines[id].trim_start_matches("id: ").to_owned();
        sprinkle(&mut lines, &mut dice);
        for _ in 0..=dice.below(5) {
            mutate(&mut lines, &mut dice);
        }
        let name = if dice.below(20) == 0 { format!("ghi-{number}") } else { name };
        let line_end = dice.pick(&["\n", "\n", "\n", "\r\n"]);
        let mut text = lines.join("\n").replace('\n', line_end) + line_end;
        match dice.below(10) {
            0 => text.truncate(text.trim_end().len()),
            1 => text.insert(0, '\u{feff}'),
            2 => text.truncate(text.floor_char_boundary(text.len() - text.len() / 3)),
            _ => {}
        }
        mutants.insert(format!("{name}.yaml"), text);
    }
    mutants
}

/// What is found in each file: how many findings, how many of them errors, and their groups.
#[derive(Debug, Default, PartialEq)]
struct Found {
    count: usize,
    errors: usize,
    groups: Vec<String>,
    all: Vec<String>,
}

fn found(run: &Run) -> BTreeMap<String, Found> {
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for finding in run.json()["findings"].as_array().unwrap() {
        let name = finding["file"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let found = found.entry(name).or_default();
        found.count += 1;
        found.errors += usize::from(finding["severity"] == "error");
        found.groups.push(finding["group"].as_str().unwrap().to_owned());
        found.all.push(format!("{}:{} {}", finding["line"], finding["path"], finding["message"]));
    }
    found
}

/// The files of a folder: name and text.
fn listing(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect()
}

/// Applies a unified diff; the result is the changed or renamed files, under their new names.
fn patched(before: &BTreeMap<String, String>, diff: &str) -> BTreeMap<String, String> {
    let base = |line: &str, mark: &str| line.strip_prefix(mark).map(|path| path.rsplit('/').next().unwrap().to_owned());
    let mut after = before.clone();
    let (mut name, mut old, mut new, mut at) = (String::new(), Vec::new(), Vec::new(), 0);
    let finish = |after: &mut BTreeMap<String, String>, name: &str, old: &[&str], new: &[String], at: usize| {
        if !name.is_empty() {
            after.insert(name.to_owned(), new.concat() + &old[at..].concat());
        }
    };
    let mut lines = diff.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let bare = line.trim_end_matches('\n');
        if let Some(from) = base(bare, "rename from ") {
            let to = base(lines.next().unwrap().trim_end(), "rename to ").unwrap();
            let text = after.remove(&from).unwrap();
            after.insert(to, text);
        } else if bare.starts_with("--- a/") {
            finish(&mut after, &name, &old, &new, at);
            name = base(lines.next().unwrap().trim_end(), "+++ b/").unwrap();
            (old, new, at) = (Vec::new(), Vec::new(), 0);
            let text: &'static str = after[&name].clone().leak();
            old.extend(text.split_inclusive('\n'));
        } else if let Some(hunk) = bare.strip_prefix("@@ -") {
            let (start, count) =
                hunk.split(' ').next().unwrap().split_once(',').unwrap_or((hunk.split(' ').next().unwrap(), "1"));
            let start: usize = start.parse().unwrap();
            let start = if count == "0" { start } else { start - 1 };
            new.extend(old[at..start].iter().map(|line| (*line).to_owned()));
            at = start;
        } else if let Some(sign) = bare.chars().next().filter(|sign| matches!(sign, ' ' | '-' | '+')) {
            let has_end = !lines.peek().is_some_and(|next| next.starts_with('\\'));
            let text = if has_end { &line[1..] } else { &bare[1..] };
            if sign != '+' {
                assert_eq!(old[at], text, "{name}");
                at += 1;
            }
            if sign != '-' {
                new.push(text.to_owned());
            }
        }
    }
    finish(&mut after, &name, &old, &new, at);
    after
}

/// The numbers of the comments that were put in, however they are written by now.
fn markers(text: &str) -> Vec<String> {
    let text: String = text.nfc().filter(|letter| *letter != '\u{200b}').collect();
    let mut markers: Vec<String> = text
        .split("# ghi chú ")
        .skip(1)
        .filter_map(|rest| rest.split_once(';'))
        .map(|(number, _)| number)
        .filter(|number| number.len() < 3)
        .map(str::to_owned)
        .collect();
    markers.sort_unstable();
    markers
}

#[test]
fn the_verdict_is_any_validators_and_a_repair_never_harms() {
    let office = Office::empty();
    let before = mutants();
    assert_eq!(before.len(), MUTANTS);
    for (name, text) in &before {
        office.write(&format!("records/2023/{name}"), text);
    }
    let folder = office.root().join("records/2023");
    let run = office.run(&["validate", "--format", "json"]);
    let found_before = found(&run);

    let schema: Value = serde_json::from_str(include_str!("../../schemas/meeting-record.schema.json")).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let (mut readable, mut valid) = (0, 0);
    for (name, text) in &before {
        let groups = found_before.get(name).map(|found| found.groups.as_slice()).unwrap_or_default();
        match lossless_yaml::parse(text) {
            Ok(document) => {
                let is_valid = validator.is_valid(&document.value);
                assert_eq!(is_valid, !groups.iter().any(|group| group == "structure"), "{name}\n{text}");
                readable += 1;
                valid += usize::from(is_valid);
            }
            Err(_) => assert!(groups.iter().any(|group| group == "syntax"), "{name}\n{text}"),
        }
    }
    // The mutations break enough, and not everything.
    assert!((MUTANTS / 2..MUTANTS).contains(&readable), "{readable}");
    assert!((MUTANTS / 20..MUTANTS / 2).contains(&valid), "{valid}");
    keep(&before, &run.stdout);

    let diff = office.run(&["validate", "--diff"]);
    assert_eq!((diff.code, &listing(&folder)), (run.code, &before), "--diff writes nothing");
    let fixed = office.run(&["validate", "--fix", "--format", "json"]);
    let after = listing(&folder);
    assert!(patched(&before, &diff.stdout) == after, "--fix does what --diff shows");
    assert!(before.iter().filter(|(name, text)| after.get(*name) != Some(text)).count() > MUTANTS / 4);

    let found_after = found(&fixed);
    let renamed = |name: &str| {
        let line = diff
            .stdout
            .lines()
            .position(|line| line.starts_with("rename from ") && line.ends_with(&format!("/{name}")));
        let to = line.map(|at| diff.stdout.lines().nth(at + 1).unwrap().rsplit('/').next().unwrap().to_owned());
        to.unwrap_or_else(|| name.to_owned())
    };
    for (name, old) in &before {
        let name_after = renamed(name);
        let new = &after[&name_after];
        let (was, is) = (found_before.get(name), found_after.get(&name_after));
        let (count, errors) = was.map_or((0, 0), |found| (found.count, found.errors));
        if let Some(is) = is.filter(|_| *new != *old) {
            assert!(is.count <= count && is.errors <= errors, "{name}: {was:#?} {is:#?}\n{old}\n{new}");
        }
        assert_eq!(markers(old), markers(new), "{name}: a comment is lost\n{old}\n{new}");
        assert_eq!(old.contains('\r'), new.contains('\r'), "{name}");
        assert_eq!(old.starts_with('\u{feff}'), new.starts_with('\u{feff}'), "{name}");
        assert_eq!(old.ends_with('\n'), new.ends_with('\n'), "{name}");
        assert!(new.lines().count() >= old.lines().count(), "{name}");
    }

    let total = |found: &BTreeMap<String, Found>| found.values().map(|found| found.count).sum::<usize>();
    assert!(total(&found_after) < total(&found_before));

    let again = office.run(&["validate", "--fix", "--format", "json"]);
    assert!(listing(&folder) == after, "a second --fix changes nothing");
    // A file with a new name has another place in the report.
    assert_eq!(found(&again), found_after);
    assert_eq!(office.run(&["validate", "--format", "json"]).stdout, again.stdout);
}

/// Keeps the broken records and what was found in them, for a validator from outside.
fn keep(mutants: &BTreeMap<String, String>, report: &str) {
    let Some(folder) = std::env::var_os("MEETING_MUTANTS_DIR") else { return };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("records")).unwrap();
    for (name, text) in mutants {
        fs::write(folder.join("records").join(name), text).unwrap();
    }
    fs::write(folder.join("findings.json"), report).unwrap();
}
