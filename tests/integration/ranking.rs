//! Which hits come first, and what is found though it was typed otherwise.

use std::fmt::Write;

use insta::assert_snapshot;

use crate::support::Office;

/// An office with records of so little that every hit has its reason: an id, and the YAML after its date.
fn office(records: &[(&str, &str)]) -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "{}\n");
    for (id, text) in records {
        let (year, day) = (&id[..4], &id[..10]);
        let head = format!("format: 1\nid: {id}\nstate: final\nsession: {{ kind: other, date: {day} }}\n");
        office.write(&format!("records/{year}/{id}.yaml"), head + text);
    }
    office
}

/// The references of the hits, best first, without the dates.
fn order(office: &Office, query: &[&str]) -> Vec<String> {
    let run = office.run(&[&["search", "--format", "ids"], query].concat());
    run.stdout.lines().map(|line| line[11..].to_owned()).collect()
}

/// A rule of the order, records (an id, and the YAML after its date), a query and what it finds, best first.
type Case = (&'static str, Vec<(&'static str, String)>, &'static str, &'static [&'static str]);

fn assert_order(cases: &[Case]) {
    for (rule, records, query, expected) in cases {
        let records: Vec<_> = records.iter().map(|(id, text)| (*id, text.as_str())).collect();
        assert_eq!(order(&office(&records), &[query]), *expected, "{rule}");
    }
}

fn title(text: &str) -> String {
    format!("title: {text}\n")
}

fn report(text: &str) -> String {
    format!("title: Họp\nproceedings:\n  - {{ id: p1, kind: report, text: '{text}' }}\n")
}

fn directive(text: &str) -> String {
    format!("title: Họp\ndirectives:\n  - {{ id: d1, kind: request, text: '{text}' }}\n")
}

/// A text among many others.
fn long(text: &str) -> String {
    let filler = "Báo cáo kết quả năm. ".repeat(40);
    format!("{filler}{text} {filler}")
}

#[test]
fn words_in_a_row_come_first_and_then_exact_marks() {
    assert_order(&[
        (
            "words in a row before scattered ones, though these are newer",
            vec![
                ("2023-01-01-row", title("Chuyển đổi số")),
                ("2023-03-01-scattered", title("Đổi tên và số điện thoại khi chuyển")),
            ],
            "chuyen doi so",
            &["row", "scattered"],
        ),
        (
            "also in a longer part",
            vec![
                ("2023-01-01-row", report(&long("Chuyển đổi số."))),
                ("2023-03-01-scattered", title("Đổi số, chuyển")),
            ],
            "chuyển đổi số",
            &["row#p1", "scattered"],
        ),
        (
            "in a row in another order is scattered",
            vec![("2023-01-01-row", title("bản cam kết")), ("2023-03-01-other", title("cam kết bản"))],
            "bản cam kết",
            &["row", "other"],
        ),
        (
            "the last word may be a beginning",
            vec![("2023-01-01-row", title("Thi đua khen thưởng")), ("2023-03-01-other", title("Khen trong thi đua"))],
            "đua kh*",
            &["row", "other"],
        ),
        (
            "a row stays a row with conditions beside it",
            vec![
                ("2023-01-01-row", directive("Chuyển đổi số")),
                ("2023-03-01-scattered", directive("Đổi số, chuyển")),
                ("2022-03-01-before", directive("Chuyển đổi số")),
            ],
            "chuyển date:2023 đổi in:directives số",
            &["row#d1", "scattered#d1"],
        ),
        (
            "exact marks before others, though these are newer",
            vec![("2023-01-01-exact", title("hóa đơn")), ("2023-03-01-folded", title("hoa đón"))],
            "hóa đơn",
            &["exact", "folded"],
        ),
        (
            "a row before exact marks",
            vec![("2023-01-01-row", title("dân vận")), ("2023-03-01-exact", title("dẫn tới vấn đề"))],
            "dẫn vấn",
            &["row", "exact"],
        ),
        (
            "without marks all spellings are equal, the newest first",
            vec![("2023-01-01-a", title("hóa đơn")), ("2023-03-01-b", title("hoa đón"))],
            "hoa don",
            &["b", "a"],
        ),
    ]);
}

#[test]
fn the_body_or_person_of_that_name_comes_first() {
    let body = |name: &str, short: &str| {
        format!("title: Họp\norganizations:\n  - {{ id: so-gddt, name: {name}, short: {short} }}\n")
    };
    let person = |id: &str, name: &str| {
        format!("title: Họp\nparticipants:\n  - {{ id: {id}, name: {name}, positions: [Giám đốc] }}\n")
    };
    let gddt = || body("Sở Giáo dục và Đào tạo", "Sở GDĐT");
    let office_of_all = || {
        vec![
            ("2023-01-01-first", gddt()),
            ("2023-02-01-second", gddt()),
            ("2023-03-01-title", title("Sở GDĐT và số liệu")),
            ("2023-04-01-numbers", title("Số liệu của GDĐT, sổ sách")),
        ]
    };
    assert_order(&[
        (
            "the short form of a body, once, in its newest session",
            office_of_all(),
            "so gddt",
            &["second#so-gddt", "first#so-gddt", "title", "numbers"],
        ),
        ("with diacritics", office_of_all(), "Sở GDĐT", &["second#so-gddt", "first#so-gddt", "title", "numbers"]),
        (
            "the whole name, abbreviated or not",
            vec![("2023-02-01-second", gddt()), ("2023-03-01-title", title("Sở GDĐT là sở giáo dục và đào tạo"))],
            "sở giáo dục và đào tạo",
            &["second#so-gddt", "title"],
        ),
        (
            "only the exact name: a part of it is a mention",
            vec![("2023-02-01-second", gddt()), ("2023-03-01-title", title("Giáo dục"))],
            "giáo dục",
            &["title", "second#so-gddt"],
        ),
        (
            "a person; the position does not count",
            vec![
                ("2023-01-01-an", person("an", "Trần Văn An")),
                ("2023-03-01-title", title("Trần Văn An báo cáo, Trần Văn An")),
            ],
            "tran van an",
            &["an#an", "title"],
        ),
        (
            "two people of one name are two",
            vec![
                ("2023-01-01-an", person("an", "Trần Văn An")),
                ("2023-02-01-an", person("an", "Trần Văn An")),
                ("2023-01-02-other", person("an-2", "Trần Văn An")),
                ("2023-03-01-title", title("Trần Văn An")),
            ],
            "\"trần văn an\"",
            &["an#an", "other#an-2", "title", "an#an"],
        ),
        (
            "another person, if diacritics were typed",
            vec![("2023-01-01-an", person("an", "Trần Văn Ân")), ("2023-03-01-title", title("Trần Văn An"))],
            "Trần Văn An",
            &["title", "an#an"],
        ),
        (
            "one word, and a condition beside it",
            vec![
                ("2023-01-01-body", body("Thanh tra", "TTr")),
                ("2023-03-01-title", title("Thanh tra TTr")),
                ("2024-03-01-later", body("Thanh tra", "TTr")),
            ],
            "ttr date:2023",
            &["body#so-gddt", "title"],
        ),
    ]);
}

#[test]
fn what_a_part_is_about_comes_first_and_then_what_is_new() {
    assert_order(&[
        (
            "a title before a long report, though this is newer",
            vec![("2023-01-01-title", title("Khen thưởng")), ("2023-03-01-report", report(&long("Khen.")))],
            "khen",
            &["title", "report#p1"],
        ),
        (
            "a directive before a long report, though this is newer and says it more often",
            vec![
                ("2023-01-01-directive", directive("Khen thưởng các tập thể")),
                ("2023-03-01-report", report(&long(&long("Khen. Khen.")))),
            ],
            "khen",
            &["directive#d1", "report#p1"],
        ),
        (
            "equal ones by date, the newest first",
            vec![
                ("2023-01-01-a", directive("Khen thưởng")),
                ("2024-01-01-c", directive("Khen thưởng")),
                ("2023-06-01-b", directive("Khen thưởng")),
            ],
            "khen",
            &["c#d1", "b#d1", "a#d1"],
        ),
        (
            "nearly equal ones too: one word more is no reason",
            vec![
                ("2023-01-01-shorter", directive("Khen thưởng kịp thời các tập thể, cá nhân")),
                ("2024-01-01-longer", directive("Khen thưởng kịp thời các tập thể, các cá nhân")),
            ],
            "khen",
            &["longer#d1", "shorter#d1"],
        ),
        (
            "within a session in the order of the record",
            vec![(
                "2023-01-01-a",
                "title: Họp\ndirectives:\n  - { id: d1, kind: request, text: Khen đội }\n  - { id: d2, kind: request, text: Khen tổ }\n"
                    .to_owned(),
            )],
            "khen",
            &["a#d1", "a#d2"],
        ),
    ]);
}

#[test]
fn exact_marks_are_found_behind_many_newer_hits() {
    let mut records = vec![("2020-01-01-exact".to_owned(), "title: hóa đơn\n".to_owned())];
    for number in 0..450 {
        records.push((format!("2023-01-01-n{number}"), "title: hoa đón\n".to_owned()));
    }
    let records: Vec<_> = records.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    assert_eq!(order(&office(&records), &["hóa đơn", "--limit", "1"]), ["exact"]);
}

/// The ways in which people write the numbers of documents.
const NUMBERS: [(&str, &str); 73] = [
    ("21-KL/TW", "kl"),
    ("21-kl/tw", "kl"),
    ("21 KL TW", "kl"),
    ("21 kl tw", "kl"),
    ("\"21 kl tw\"", "kl"),
    ("\"21-KL/TW\"", "kl"),
    ("21kl/tw", "kl"),
    ("21KL/TW", "kl"),
    ("21kl tw", "kl"),
    ("21-kl-tw", "kl"),
    ("21/kl/tw", "kl"),
    ("21–KL/TW", "kl"),
    ("kết luận 21", "kl"),
    ("ket luan 21", "kl"),
    ("Kết luận số 21", "kl"),
    ("\"kết luận 21\"", "kl"),
    ("\"kết luận số 21\"", "kl"),
    ("KL 21", "kl"),
    ("kl 21", "kl"),
    ("KL số 21", "kl"),
    ("21 KL", "kl"),
    ("21kl", "kl"),
    ("kết luận 21-KL/TW", "kl"),
    ("kết luận số 21-KL/TW", "kl"),
    ("\"Kết luận số 21-KL/TW\"", "kl"),
    ("KL 21-KL/TW", "kl"),
    ("số 21-KL/TW", "kl"),
    ("cites:21-KL/TW", "kl"),
    ("21-KL/TƯ", "kl"),
    ("21 KL TƯ", "kl"),
    ("KL21", "kl"),
    ("KL21-TW", "kl"),
    ("21KLTW", "kl"),
    ("cites:21-KL/TƯ", "kl"),
    ("cites:21-KL/TU", "tu"),
    ("cites:KL21", "kl"),
    ("cites:KL21-TW", "kl"),
    ("cites:21KLTW", "kl"),
    ("cites:NĐ30", "nd"),
    ("cites:21kl/tw", "kl"),
    ("cites:\"21 kl tw\"", "kl"),
    ("cites:\"kết luận 21\"", "kl"),
    ("cites:\"KL 21\"", "kl"),
    ("cites:\"kết luận số 21-KL/TW\"", "kl"),
    ("cites:\"số 21-KL/TW\"", "kl"),
    ("số 121", "other"),
    ("cites:\"số 121\"", "other"),
    ("121-KL/TW", "other"),
    ("21-NQ/TW", "nq"),
    ("nghị quyết 21", "nq"),
    ("21-KL/TU", "tu"),
    ("05-NQ/ĐU", "du"),
    ("5-NQ/ĐU", "du"),
    ("5 nq du", "du"),
    ("nghị quyết 5", "du"),
    ("NQ 05", "du"),
    ("number:5-NQ/ĐU", "du"),
    ("number:\"nghị quyết 05\"", "du"),
    ("123/QĐ-UBND", "qd"),
    ("123 qđ ubnd", "qd"),
    ("123-QĐ/UBND", "qd"),
    ("quyết định 123", "qd"),
    ("QĐ 123", "qd"),
    ("quyết định số 123/QĐ-UBND", "qd"),
    ("30/2020/NĐ-CP", "nd"),
    ("30 2020 nd cp", "nd"),
    ("nghị định 30/2020", "nd"),
    ("nghị định 30", "nd"),
    ("nđ 30", "nd"),
    ("NĐ 30/2020/NĐ-CP", "nd"),
    ("cites:\"nđ 30\"", "nd"),
    ("cites:\"nghị định 30/2020\"", "nd"),
    ("nghị định số 30/2020/NĐ-CP", "nd"),
];

#[test]
fn numbers_in_every_way_people_write_them() {
    let cite = |kind: &str, number: &str| {
        format!(
            "title: Họp\ndirectives:\n  - {{ id: d1, kind: request, text: Làm, cites: [{{ {kind}number: {number} }}] }}\n"
        )
    };
    // The number alone identifies the kind of document, too.
    let records = [
        ("2023-01-01-kl", cite("", "21-KL/TW")),
        ("2023-01-02-other", cite("type: Kết luận, ", "121-KL/TW")),
        ("2023-01-03-nq", cite("type: Nghị quyết, ", "21-NQ/TW")),
        ("2023-01-04-qd", cite("", "123/QĐ-UBND")),
        ("2023-01-05-nd", cite("", "30/2020/NĐ-CP")),
        (
            "2023-01-06-du",
            "title: Họp\ndirectives:\n  - { id: d1, kind: resolution, text: Làm, number: 05-NQ/ĐU }\n".to_owned(),
        ),
        ("2023-01-07-tu", cite("", "21-KL/TU")),
    ];
    let records: Vec<_> = records.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let office = office(&records);
    for (query, expected) in NUMBERS {
        let mut found = order(&office, &[query]);
        // "Kết luận 21" may be the province's too; it does not say whose.
        let says_issuer = query.to_lowercase().contains("tw") || expected != "kl";
        found.retain(|reference| says_issuer || reference != "tu#d1");
        assert_eq!(found, [format!("{expected}#d1")], "{query}");
    }
    let mut any = order(&office, &["số 21"]);
    any.sort();
    assert_eq!(any, ["kl#d1", "nq#d1", "tu#d1"]);
}

#[test]
fn numbers_in_prose_are_marked() {
    let text = "title: Họp\nproceedings:\n  - { id: p1, kind: report, text: 'Theo Kết luận số 21-KL/TW và Nghị định số 30/2020/NĐ-CP, 5kl/tw.' }\n";
    let office = office(&[("2023-01-01-a", text)]);
    let mut shown = String::new();
    for query in ["21 kl tw", "kết luận 21", "KL 21", "nđ 30", "nghị định 30/2020", "kết luận số 21-KL/TW", "05-KL/TW"]
    {
        let run = office.run(&["search", query]);
        writeln!(shown, "{query}\n{}", run.stdout.lines().nth(1).unwrap_or("nothing")).unwrap();
    }
    assert_snapshot!(shown);
}

#[test]
fn abbreviations_both_ways_with_the_offices_own() {
    let office = office(&[
        ("2023-01-01-short", "title: Họp với UBND tỉnh và BCH Đảng bộ\n"),
        ("2023-01-02-long", "title: Họp với Ủy ban nhân dân tỉnh và Ban Chấp hành Đảng bộ\n"),
        ("2023-01-03-own", "title: Giao ban ĐUK quý II\n"),
        ("2023-01-04-spelt", "title: Giao ban Đảng ủy Khối quý II\n"),
    ]);
    office.write("meeting.yaml", "abbreviations: { ĐUK: [Đảng ủy Khối] }\n");
    let mut shown = String::new();
    for query in [
        "UBND tỉnh",
        "ủy ban nhân dân tỉnh",
        "\"ubnd tỉnh và BCH\"",
        "BCH Đảng bộ",
        "\"ban chấp hành đảng bộ\"",
        "ĐUK",
        "\"giao ban đảng uỷ khối quý\"",
        "đuk quý",
    ] {
        let run = office.run(&["search", query]);
        let lines: Vec<_> = run.stdout.lines().filter(|line| line.starts_with("  ")).collect();
        writeln!(shown, "{query}\n{}", lines.join("\n")).unwrap();
    }
    assert_snapshot!(shown);
}

#[test]
fn decomposed_text_is_cut_between_letters() {
    // Every letter of the file decomposed, as some systems write it.
    let word = "ti\u{e2}\u{301}ng".to_owned() + "đa\u{309}ng".repeat(60).as_str();
    let text = format!("title: {word} ghi ba\u{309}n cam k\u{ea}\u{301}t {word}\n");
    let office = office(&[("2023-01-01-a", &text)]);
    for width in ["30", "40", "60", "80", "100"] {
        let run = office.finish(office.command().env("COLUMNS", width).args(["search", "bản cam kết"]));
        let line = run.stdout.lines().nth(1).unwrap();
        assert!(line.contains("«ba\u{309}n cam k\u{ea}\u{301}t»"), "{width}: {line}");
        let begins = line.trim_start_matches([' ', '…']).chars().next().unwrap();
        assert!(!('\u{300}'..'\u{370}').contains(&begins), "{width}: {line}");
    }
}

#[test]
fn telex_as_a_last_resort() {
    let office = Office::sample();
    for (name, arguments) in [
        ("telex", vec!["ddaof taoj", "--limit", "1"]),
        ("telex_phrase_and_field", vec!["\"ddangr uyr\"", "chair:trongj", "--limit", "1"]),
        ("telex_and_a_word_that_is_there", vec!["khoois", "release", "OR", "ddangr", "--limit", "1"]),
        ("vni", vec!["d9ao2 ta5o", "--limit", "1", "--lang", "vi"]),
        ("telex_ids", vec!["ddaof taoj", "--limit", "1", "--format", "ids"]),
        ("telex_quiet", vec!["-q", "ddaof taoj", "--limit", "1", "--format", "ids"]),
    ] {
        assert_snapshot!(name, office.run(&[&["search"], &arguments[..]].concat()).transcript());
    }
    // What is there as it was typed is never read otherwise.
    let run = office.run(&["search", "release", "--limit", "1"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let run = office.run(&["search", "ddaof taoj", "--format", "json", "--limit", "1"]);
    assert_eq!(run.code, 0);
    assert!(run.json()["total"].as_u64().unwrap() > 0 && run.stderr.contains("Telex"));
}

#[test]
fn the_nearest_words_that_occur() {
    let office = Office::sample();
    let mut shown = String::new();
    for query in [
        "dao tso",
        "quy chế phối hopp",
        "Đảng ủt khối",
        "tu duong ren luyem",
        "daotao",
        "\"hoc ba sp\"",
        "lead:\"dang uu so gddt\"",
        "lead:\"so gddr\"",
        "chair:trobg date:2023",
        "transcrpit",
        "platrfomr",
        "comunes pilot -draft",
        "nđ 99",
        "kl 9999",
        // Nothing near, or nothing that would be found.
        "khongcotrongkho",
        "21-KL/TX",
        "9999",
        "xyzzy đào tạo",
        "quy che lam viec",
        "Phòng Tổ chức cán bộ",
        "9999 -dang in:tasks",
        "qqq*",
    ] {
        let run = office.run(&["search", query]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{query}");
        writeln!(shown, "{query}\n{}", run.stderr).unwrap();
        // What is suggested finds something.
        if let Some(suggested) = run.stderr.split('`').nth(1) {
            assert_eq!(office.run(&["search", suggested]).code, 0, "{suggested}");
        }
    }
    assert_snapshot!(shown);
    assert_snapshot!("near_vi", office.run(&["search", "dao tso", "--lang", "vi"]).transcript());
}

#[test]
fn known_words_that_are_not_found_together() {
    let office = office(&[(
        "2023-01-01-a",
        "title: Họp\ndirectives:\n  - { id: d1, kind: request, text: Báo cáo, lead: Sở Nội vụ }\n  - { id: d2, kind: request, text: Võ thuật, lead: Sở Y tế }\n",
    )]);
    let run = office.run(&["search", "lead:so noi vo"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, "no results\n  did you mean `lead:\"sở nội vụ\"`?\n"));
    // Nothing of it is near to anything.
    assert_eq!(office.run(&["search", "lead:so noi vo", "date:1999"]).stderr, "no results\n");
}

#[test]
fn how_it_feels_on_the_sample_archive() {
    let office = Office::sample();
    let mut shown = String::new();
    for query in [
        "tu dưỡng rèn luyện",
        "đảng ủy khối",
        "học bạ số",
        "chuyển đổi số",
        "kết luận 21",
        "bản cam kết",
        "GDĐT",
        "quy chế phối hợp",
        "khen thưởng",
        "báo cáo",
    ] {
        let run = office.run(&["search", query, "--limit", "4"]);
        writeln!(shown, "### {query}\n{}", run.stdout).unwrap();
    }
    assert_snapshot!(shown);
}

#[test]
fn a_text_that_writes_the_centre_with_a_horn_is_found_as_it_is_typed() {
    let office = Office::empty();
    office.write(
        "records/2024/2024-01-02-a.yaml",
        "format: 1\nid: 2024-01-02-a\ntitle: Triển khai Kết luận 21-KL/TƯ\nstate: draft\nsession: {kind: other, date: 2024-01-02}\n",
    );
    let run = office.run(&["search", "21-KL/TƯ", "--format", "ids"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "2024-01-02-a\n"), "{}", run.stderr);
}
