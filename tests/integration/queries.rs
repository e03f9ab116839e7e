//! The query language, case by case: what `list` and `search` find in a fixed archive and in the sample records.
//!
//! The cases are data (`tests/data/queries`); the real program answers each of them.

use std::fmt::Write as _;
use std::fs;

use chrono::NaiveDate;
use meeting_core::i18n::{Catalog, Language};
use meeting_core::model::field::{FieldId, Kind, Part};
use meeting_core::query::{self, Context};

use crate::support::{Office, repository};

/// What a case expects.
#[derive(Debug)]
enum Expected {
    /// These references, sorted.
    Found(Vec<String>),
    /// A mistake: the message, and the first and last column of its carets.
    Mistake(String, usize, usize),
}

#[derive(Debug)]
struct Case {
    line: usize,
    /// What is listed; none in a search.
    kind: Option<Kind>,
    query: String,
    expected: Expected,
}

fn data(name: &str) -> String {
    fs::read_to_string(repository().join("tests/data/queries").join(name)).unwrap()
}

/// How many records of no interest the fixed archive has besides those of interest.
const FILLERS: u32 = 24;

/// An office with the fixed archive: the records of the file, and fillers in 2021.
fn fixed() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", data("meeting.yaml"));
    for record in data("records.txt").split("=== ").skip(1) {
        let (id, text) = record.split_once('\n').unwrap();
        office.write(&format!("records/{}/{id}.yaml", &id[..4]), format!("format: 1\nid: {id}\n{text}"));
    }
    for number in 1..=FILLERS {
        let date = format!("2021-{:02}-{:02}", number.div_ceil(2), if number % 2 == 0 { 20 } else { 5 });
        let id = format!("{date}-loc{number:02}");
        let text = format!(
            "format: 1\nid: {id}\ntitle: Họp nội bộ {number}\nstate: final\n\
             session: {{ kind: regular-meeting, date: {date} }}\n\
             participants: [{{ id: nguoi-loc, name: Trần Văn Lọc, roles: [attendee] }}]\n\
             directives:\n  - {{ id: d1, kind: assignment, text: Việc chung {number}, lead: Phòng Hành chính, \
             status: fulfilled, completed: {date} }}\n\
             tasks: [{{ id: t1, title: Theo dõi {number}, directive: d1, status: completed, completed: {date} }}]\n"
        );
        office.write(&format!("records/2021/{id}.yaml"), text);
    }
    office
}

/// The cases of a file.
fn cases(name: &str) -> Vec<Case> {
    let text = data(name);
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(number, line)| case(number + 1, line)).collect()
}

fn case(line: usize, text: &str) -> Case {
    let [what, query, expected] = text.split(" | ").collect::<Vec<_>>().try_into().unwrap_or_else(|parts| {
        panic!("line {line}: {parts:?}");
    });
    let kind = what.strip_prefix("list ").map(|name| Kind::of_name(name).unwrap());
    let expected = match expected.strip_prefix("! ") {
        Some(mistake) => {
            let (key, columns) = mistake.split_once(' ').unwrap();
            let (first, last) = columns.split_once('-').unwrap();
            Expected::Mistake(key.to_owned(), first.parse().unwrap(), last.parse().unwrap())
        }
        None if expected == "-" => Expected::Found(Vec::new()),
        None => {
            let separator = if kind == Some(Kind::Documents) { "; " } else { " " };
            let mut found: Vec<String> = expected.split(separator).flat_map(spelled_out).collect();
            found.sort();
            Expected::Found(found)
        }
    };
    Case { line, kind, query: unescaped(query), expected }
}

/// `@loc` means every filler.
fn spelled_out(reference: &str) -> Vec<String> {
    match reference.strip_prefix("@loc") {
        Some(part) => (1..=FILLERS).map(|number| format!("loc{number:02}{part}")).collect(),
        None => vec![reference.to_owned()],
    }
}

/// `\u{301}` means that character.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split("\\u{");
    let mut result = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once('}').unwrap();
        result.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        result += rest;
    }
    result
}

/// Runs a query. It is one argument, after `--` because it may begin with a dash.
fn ask(office: &Office, case: &Case) -> crate::support::Run {
    match case.kind {
        Some(kind) => office.run(&["list", "--format", "ids", "--", kind.name(), &case.query]),
        None => office.run(&["search", "--format", "ids", "--", &case.query]),
    }
}

/// What is wrong with the answer to a case; `shorten` makes the file's spelling of a reference.
fn complaint(office: &Office, case: &Case, shorten: &dyn Fn(&str) -> String) -> Option<String> {
    let run = ask(office, case);
    let (answer, is_right) = match &case.expected {
        Expected::Found(expected) => {
            let mut found: Vec<String> = run.stdout.lines().map(shorten).collect();
            found.sort();
            let code = i32::from(found.is_empty() && case.kind.is_none());
            (format!("{found:?} {}", run.stderr), &found == expected && run.code == code)
        }
        Expected::Mistake(key, first, last) => {
            let as_of = NaiveDate::from_ymd_opt(2024, 4, 1).unwrap();
            let parsed =
                query::parse(std::slice::from_ref(&case.query), &Context { as_of, kind: case.kind, settings: None });
            let Err(error) = parsed else { return Some(format!("line {}: no mistake", case.line)) };
            let column = |byte: usize| error.text[..byte].chars().count();
            let (from, to) = (column(error.span.start) + 1, column(error.span.end));
            let carets = format!("| {}{}", " ".repeat(from - 1), "^".repeat(to + 1 - from));
            let words = Catalog::new(Language::En).say(&error.message);
            let is_shown = run.stderr.contains(&words) && run.stderr.lines().any(|line| line.ends_with(&carets));
            let is_right = error.message.key == key && (from, to) == (*first, *last);
            (format!("{} {from}-{to} {}", error.message.key, run.stderr), is_right && is_shown && run.code == 2)
        }
    };
    (!is_right).then(|| {
        let what = case.kind.map_or("search", Kind::name);
        format!("line {}: {what} {}\n  expected {:?}\n  answered {answer}", case.line, case.query, case.expected)
    })
}

fn check(office: &Office, cases: &[Case], shorten: &(dyn Fn(&str) -> String + Sync)) {
    // The first question makes the index, the others find it.
    let mut complaints: Vec<String> = cases[..1].iter().filter_map(|case| complaint(office, case, shorten)).collect();
    std::thread::scope(|scope| {
        let threads: Vec<_> = cases[1..]
            .chunks(cases.len().div_ceil(4))
            .map(|some| {
                scope.spawn(|| some.iter().filter_map(|case| complaint(office, case, shorten)).collect::<Vec<_>>())
            })
            .collect();
        complaints.extend(threads.into_iter().flat_map(|thread| thread.join().unwrap()));
    });
    assert!(complaints.is_empty(), "{} of {} cases:\n{}", complaints.len(), cases.len(), complaints.join("\n"));
}

#[test]
fn the_fixed_archive() {
    let cases = cases("cases.txt");
    assert!(cases.len() >= 540, "{}", cases.len());
    check(&fixed(), &cases, &|reference| match reference.split_at_checked(11) {
        Some((date, rest)) if date.starts_with("202") && date.ends_with('-') => rest.to_owned(),
        _ => reference.to_owned(),
    });
}

/// An archive whose records call bodies and people by the names of a directory, former ids and aliases.
#[test]
fn names_of_the_directory() {
    let office = Office::empty();
    office.write("directory.yaml", data("directory.yaml"));
    for record in data("directory-records.txt").split("=== ").skip(1) {
        let (id, text) = record.split_once('\n').unwrap();
        office.write(&format!("records/2024/{id}.yaml"), format!("format: 1\nid: {id}\n{text}"));
    }
    let cases = cases("directory.txt");
    assert!(cases.len() >= 50, "{}", cases.len());
    check(&office, &cases, &|reference| match reference.split_at_checked(11) {
        Some((date, rest)) if date.starts_with("2024-") => rest.to_owned(),
        _ => reference.to_owned(),
    });
}

/// The days of a period as a case writes it; either end may be open.
fn period(text: &str) -> (NaiveDate, NaiveDate) {
    let end = |text: &str, open: NaiveDate| if text.is_empty() { open } else { text.parse().unwrap() };
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    (end(from, NaiveDate::MIN), end(to, NaiveDate::MAX))
}

/// Days in words: what the program finds is what a calendar says, evaluated slowly over the days of all records.
#[test]
fn days_in_words() {
    let office = Office::empty();
    let (first, last) = (NaiveDate::from_ymd_opt(2023, 1, 1).unwrap(), NaiveDate::from_ymd_opt(2025, 6, 30).unwrap());
    // The id of each record and the days of its session, the id of each task and its deadline twice.
    let (mut sessions, mut tasks) = (Vec::new(), Vec::new());
    let asked = "2022-12-01-giao-viec";
    let mut work = format!(
        "format: 1\nid: {asked}\ntitle: Giao việc\nstate: final\nsession: {{ kind: other, date: 2022-12-01 }}\ntasks:\n"
    );
    for (number, day) in first.iter_days().take_while(|day| *day <= last).enumerate() {
        let until = if number % 10 == 0 { day + chrono::Days::new(2) } else { day };
        let id = format!("{day}-hop");
        let text = format!(
            "format: 1\nid: {id}\ntitle: Họp\nstate: final\nsession: {{ kind: other, date: {day}, until: {until} }}\n"
        );
        office.write(&format!("records/{}/{id}.yaml", day.format("%Y")), text);
        writeln!(work, "  - {{ id: t{number:03}, title: Việc, due: {day} }}").unwrap();
        sessions.push((id, day, until));
        tasks.push((format!("{asked}#t{number:03}"), day, day));
    }
    office.write(&format!("records/2022/{asked}.yaml"), work);
    sessions.insert(0, (asked.to_owned(), first - chrono::Days::new(31), first - chrono::Days::new(31)));
    let text = data("days.txt");
    let cases: Vec<Vec<&str>> = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split(" | ").collect())
        .collect();
    assert!(cases.len() >= 80, "{}", cases.len());
    let mut complaints = Vec::new();
    for case in cases {
        let [what, query, days] = case[..] else { panic!("{case:?}") };
        let periods: Vec<_> = days.split(' ').map(period).collect();
        let kind = what.strip_prefix("list ").unwrap();
        let meets = |from: NaiveDate, to: NaiveDate| periods.iter().any(|(first, last)| from <= *last && to >= *first);
        let all = if kind == "sessions" { &sessions } else { &tasks };
        let expected: Vec<&str> =
            all.iter().filter(|(_, from, to)| meets(*from, *to)).map(|(id, ..)| id.as_str()).collect();
        assert!(!expected.is_empty() && expected.len() < all.len(), "{query} decides nothing");
        let run = office.run(&["list", kind, "--format", "ids", "--as-of", "2024-04-01", "--", query]);
        let mut found: Vec<&str> = run.stdout.lines().collect();
        found.sort_unstable();
        if found != expected {
            let (few, many) = (found.iter().take(4).collect::<Vec<_>>(), found.len());
            complaints.push(format!(
                "{query}: expected {} ({days}), found {many}: {few:?} {}",
                expected.len(),
                run.stderr
            ));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn the_sample_records() {
    check(&Office::sample(), &cases("sample.txt"), &|reference| match reference.split_once('#') {
        Some((record, part)) => format!("{}#{part}", &record[..10]),
        None if reference.starts_with("202") => reference[..10].to_owned(),
        None => reference.to_owned(),
    });
}

/// No name that a query can ask for, and no value of a closed list that has one, is without a case.
#[test]
fn every_name_has_a_case() {
    let text = data("cases.txt");
    for name in query::names() {
        assert!(text.contains(&format!("{name}:")), "{name}:");
    }
    for name in query::Is::NAMES {
        assert!(text.contains(&format!("is:{name}")), "is:{name}");
    }
    for name in query::Has::NAMES {
        assert!(text.contains(&format!("has:{name}")), "has:{name}");
    }
    for part in Part::ALL {
        assert!(text.contains(&format!("in:{}", part.name())), "in:{}", part.name());
    }
    for kind in Kind::ALL {
        assert!(text.contains(&format!("list {} | ", kind.name())), "{}", kind.name());
    }
}

/// Every input is answered, and none leads to an internal error.
#[test]
fn hostile_queries() {
    let office = fixed();
    let long = "khen ".repeat(4_000);
    let word = "k".repeat(100_000);
    let many = format!("lead:{}", vec!["a"; 2_000].join(","));
    let or = vec!["khen"; 5_000].join(" OR ");
    let deep = format!("{}khen{}", "(".repeat(63), ")".repeat(63));
    let too_deep = format!("{}khen{}", "(".repeat(65), ")".repeat(65));
    let far_too_deep = "(".repeat(100_000);
    for (query, code) in [
        (&long, 2),
        (&word, 1),
        (&many, 2),
        (&or, 2),
        (&deep, 0),
        (&too_deep, 2),
        (&far_too_deep, 2),
        (&"-(".repeat(40_000), 2),
        (&"not:".repeat(20_000), 2),
    ] {
        let run = office.run(&["search", "--format", "ids", "--", query]);
        let shown: String = query.chars().take(20).collect();
        assert_eq!(run.code, code, "{shown}… {}", run.stderr.chars().take(300).collect::<String>());
        assert!(!run.stderr.contains("defect"), "{shown}… {}", run.stderr);
    }
    // No argument of a program can hold a NUL, but a query can.
    let as_of = NaiveDate::from_ymd_opt(2024, 4, 1).unwrap();
    let parsed = query::parse(&["khen\0thưởng".to_owned()], &Context { as_of, kind: None, settings: None }).unwrap();
    assert_eq!(parsed.all_words()[0].tokens, ["khen", "thuong"]);
}

/// Every column of every kind can be sorted by, either way, and is the same column of a CSV file.
#[test]
fn every_column_sorts() {
    let office = fixed();
    for kind in Kind::ALL {
        let whole = |sort: &str, column: &str| {
            let run = office.run(&["list", kind.name(), "--sort", sort, "--columns", column, "--format", "csv"]);
            assert_eq!(run.code, 0, "{} {sort}: {}", kind.name(), run.stderr);
            let mut lines = run.stdout.lines().map(str::to_owned);
            assert_eq!(lines.next().as_deref(), Some(column), "{}", kind.name());
            lines.collect::<Vec<_>>()
        };
        for field in FieldId::columns(kind) {
            let (up, down) = (whole(field.name(), field.name()), whole(&format!("-{}", field.name()), field.name()));
            let (mut one, mut other) = (up.clone(), down);
            one.sort();
            other.sort();
            assert_eq!(one, other, "{} {}", kind.name(), field.name());
            let empty = up.iter().position(String::is_empty).unwrap_or(up.len());
            assert!(up[empty..].iter().all(String::is_empty), "{} {}: {up:?}", kind.name(), field.name());
        }
    }
}

/// The commands of `meeting help query`, run unchanged.
#[test]
fn the_page_about_queries_shows_what_works() {
    let office = Office::sample();
    for language in ["en", "vi"] {
        let page = office.run(&["help", "query", "--lang", language]);
        assert_eq!(page.code, 0, "{}", page.stderr);
        let commands: Vec<&str> = page.stdout.lines().filter_map(|line| line.strip_prefix("  meeting ")).collect();
        assert!(commands.len() > 20, "{}", page.stdout);
        for command in commands {
            let output = office.program("sh").arg("-c").arg(format!("meeting {command}")).output().unwrap();
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success() && !output.stdout.is_empty() && errors.is_empty(), "{command}: {errors}");
        }
    }
}

#[test]
fn topics() {
    let office = Office::empty();
    for language in ["en", "vi"] {
        for page in ["query", "fields"] {
            let run = office.run(&["help", page, "--lang", language]);
            insta::assert_snapshot!(format!("help_{page}_{language}"), run.transcript());
        }
    }
    let fields = office.run(&["help", "fields"]).stdout;
    for name in query::names() {
        assert!(fields.lines().any(|line| line.starts_with(&format!("  {name}:"))), "{name}");
    }
    // A topic is found with flags in any place, and a command's help is still its own.
    assert_eq!(office.run(&["--lang", "en", "help", "fields"]).stdout, fields);
    assert_eq!(office.run(&["help", "list"]).stdout, office.run(&["list", "--help"]).stdout);
    assert_eq!(
        office.run(&["--lang", "vi", "help", "list"]).stdout,
        office.run(&["list", "--help", "--lang", "vi"]).stdout
    );
    assert_eq!(office.run(&["help"]).stdout, office.run(&["--help"]).stdout);
    assert!(office.run(&["help"]).stdout.contains("meeting help query"));
    assert_eq!(office.run(&["help", "querry"]).code, 2);
}

#[test]
fn hints_where_nothing_was_found() {
    let office = fixed();
    let mut transcript = String::new();
    for arguments in [
        &["search", "khen AND phù"][..],
        &["search", "khen or phù"],
        &["search", "NOT khen"],
        &["search", "NEAR(khen phù)"],
        &["search", "khen NEAR/3 phù", "--lang", "vi"],
        &["search", "giao ban 08/05/2023", "--lang", "vi"],
        &["list", "tasks", "rà soát VÀ họp", "--lang", "vi"],
        &["list", "tasks", "lập or rà", "--quiet"],
        &["search", "khen OR hiệu", "--format", "ids"],
    ] {
        writeln!(transcript, "$ meeting {}\n{}", arguments.join(" "), office.run(arguments).transcript()).unwrap();
    }
    insta::assert_snapshot!(transcript);
}

/// What the shells make of a query is what the program gets.
#[cfg(unix)]
mod shells {
    use super::fixed;
    use crate::support::{Office, is_installed};

    /// The exit code of a line in a shell, and the references that it prints, sorted and without their dates.
    fn run(office: &Office, shell: &[&str], line: &str) -> (i32, Vec<String>) {
        let output =
            office.program(shell[0]).env("LC_ALL", "C.UTF-8").args(&shell[1..]).arg("-c").arg(line).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let mut found: Vec<String> = printed.lines().map(|line| line[11..].to_owned()).collect();
        found.sort();
        (output.status.code().unwrap_or(-1), found)
    }

    /// The arguments of `meeting`, and the results.
    const LINES: &[(&str, &[&str])] = &[
        // The shell takes the quotes away, the argument keeps its bounds.
        (r#"list --format ids tasks lead:"so noi vu""#, &["cu#t1", "so-hoa#t1"]),
        ("list --format ids tasks lead:'so noi vu'", &["cu#t1", "so-hoa#t1"]),
        (r"list --format ids tasks lead:so\ noi\ vu", &["cu#t1", "so-hoa#t1"]),
        (r#"list --format ids tasks 'lead:"so noi vu"'"#, &["cu#t1", "so-hoa#t1"]),
        (r#"list --format ids tasks lead:"so noi vu","van phong""#, &["cu#t1", "so-hoa#t1", "tuan-le#t1"]),
        (r#"list --format ids tasks status:"đang thực hiện""#, &["so-hoa#t2"]),
        (r#"list --format ids tasks -lead:"so noi vu" type:task is:open"#, &["so-hoa#t2", "tuan-le#t1", "tuan-le#t2"]),
        // Exclusions together with flags.
        ("search --format ids khen -thuong", &[]),
        ("search --format ids khen -phu", &["so-hoa#p2"]),
        ("search --format ids -phu khen", &["so-hoa#p2"]),
        (r#"search --format ids khen -"thưởng đơn""#, &[]),
        (r#"search --format ids khen -"đơn thưởng""#, &["so-hoa#p2"]),
        (r#"search --format ids khen '-"đơn thưởng"'"#, &["so-hoa#p2"]),
        (r#"search --format ids khen not:"thưởng đơn""#, &[]),
        ("search --format ids khen -- -thuong", &[]),
        ("search --format ids -- khen -phu", &["so-hoa#p2"]),
        // Flags anywhere before `--`.
        ("search trực --limit 1 lễ --format ids", &["giao-ban#d1"]),
        ("search trực lễ --format=ids", &["giao-ban#d1"]),
        ("search --in directives trực lễ -C . --format ids", &["giao-ban#d1"]),
        ("list tasks --sort -due --format ids is:overdue", &["so-hoa#t1", "so-hoa#t2"]),
        // A whole query as one argument, and words that OR joins as several.
        (r#"search --format ids "khen OR hiệu""#, &["so-hoa#p2", "so-hoa#t3"]),
        ("search --format ids khen OR hiệu", &["so-hoa#p2", "so-hoa#t3"]),
        ("search --format ids 'trực (lễ OR tết)'", &["giao-ban#d1", "giao-ban-2#d10"]),
        (r"search --format ids trực \(lễ OR tết\)", &["giao-ban#d1", "giao-ban-2#d10"]),
        (r#"search --format ids trực "(lễ OR tết)""#, &["giao-ban#d1", "giao-ban-2#d10"]),
        (r#"search --format ids '"máy quét" -lễ'"#, &["tuan-le#t1"]),
        (r#"search --format ids "máy quét""#, &["tuan-le#t1"]),
        (r#"search --format ids "quét máy""#, &["tuan-le#t1"]),
        (r#"search --format ids '"quét máy"'"#, &[]),
        // What the shell would expand.
        ("search --format ids 'nghị*' in:directives date:2023", &["hoi-dong#d1", "so-hoa#d2", "tai-chinh#d2"]),
        (r"search --format ids nghị\* in:directives date:2023", &["hoi-dong#d1", "so-hoa#d2", "tai-chinh#d2"]),
        ("list --format ids 'date:>=2024-01-15'", &["moi", "nhap"]),
        (r#"list --format ids "date:>2024-01-15""#, &["nhap"]),
        ("list --format ids after:2024-01-15", &["nhap"]),
        ("list --format ids tasks id:2023-01-10#t2", &["so-hoa#t2"]),
        ("list --format ids tasks id:2023-01-10/t2", &["so-hoa#t2"]),
        ("list --format ids directives cites:21-KL/TW", &["so-hoa#d1"]),
    ];

    fn check(shell: &[&str]) {
        // Not everybody who builds has every shell; where they are promised, they must be there.
        if !is_installed(shell[0], "MEETING_REQUIRE_SHELLS") {
            return;
        }
        let office = fixed();
        for (line, expected) in LINES {
            let (code, found) = run(&office, shell, &format!("meeting {line}"));
            assert_eq!(found, *expected, "{}: {line}", shell[0]);
            let is_search = line.starts_with("search");
            assert_eq!(code, i32::from(is_search && expected.is_empty()), "{}: {line}", shell[0]);
        }
        // Without quotes, parentheses are the shell's own: it complains, and the program never runs.
        let (code, found) = run(&office, shell, "meeting search trực (lễ OR tết) 2>/dev/null");
        assert!(code != 0 && found.is_empty(), "{}", shell[0]);
        // An unknown flag is not a word, and one letter is no exclusion.
        assert_eq!(run(&office, shell, "meeting search khen --khen 2>/dev/null"), (2, vec![]));
        assert_eq!(run(&office, shell, "meeting search khen -k 2>/dev/null"), (2, vec![]));
    }

    #[test]
    fn bash() {
        check(&["bash", "--norc", "--noprofile"]);
    }

    #[test]
    fn zsh() {
        check(&["zsh", "--no-rcs"]);
    }
}
