//! `meeting search`.

use insta::assert_snapshot;

use crate::support::Office;

const SEED: &str = "2023-05-08-dang-uy-khoi-lam-viec-voi-so-gddt";

fn first(office: &Office, arguments: &[&str]) -> (String, String) {
    let run = office.run(&[&["search"], arguments, &["--format", "json"]].concat());
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
    let hit = &run.json()["items"][0];
    (hit["ref"].as_str().unwrap().to_owned(), hit["snippet"].as_str().unwrap().to_owned())
}

#[test]
fn the_right_part_of_the_first_record_comes_first() {
    let office = Office::sample();
    let (reference, snippet) = first(&office, &["ket luan 21-kl/tw"]);
    assert!(reference.starts_with(SEED), "{reference}");
    assert!(snippet.contains("21-KL/TW"), "{snippet}");
    let (reference, _) = first(&office, &["--in", "directives", "tu duong ren luyen"]);
    assert_eq!(reference, format!("{SEED}#d5"));
    // The other tone placement, and decomposed as macOS and some keyboards write it.
    let (composed, snippet) = first(&office, &["Đảng uỷ khối"]);
    assert!(snippet.contains("Đảng ủy Khối"), "{snippet}");
    let decomposed: String = "Đảng ủy khối".chars().flat_map(decompose).collect();
    assert_ne!(decomposed, "Đảng ủy khối");
    assert_eq!(first(&office, &[&decomposed]).0, composed);
}

/// The letters of the test, decomposed.
fn decompose(letter: char) -> Vec<char> {
    match letter {
        'ả' => vec!['a', '\u{309}'],
        'ủ' => vec!['u', '\u{309}'],
        'ố' => vec!['o', '\u{302}', '\u{301}'],
        other => vec![other],
    }
}

#[test]
fn whole_outputs() {
    let office = Office::sample();
    for (name, arguments) in [
        ("number", vec!["ket luan 21-kl/tw", "--limit", "3"]),
        ("in_directives", vec!["--in", "directives", "tu duong ren luyen"]),
        ("other_tone", vec!["Đảng uỷ khối", "--limit", "2"]),
        ("exclusion", vec!["dang vien", "-chi", "--limit", "3"]),
        ("phrase_and_field", vec!["\"học bạ số\"", "date:2023-09", "--limit", "3"]),
        ("abbreviation", vec!["GDĐT", "--in", "organizations", "--limit", "3"]),
        ("english", vec!["pilot communes", "--limit", "2"]),
    ] {
        let run = office.run(&[&["search", "--lang", "vi"], &arguments[..]].concat());
        assert_snapshot!(name, run.transcript());
    }
}

#[test]
fn a_narrow_window() {
    let office = Office::sample();
    let run = office.finish(office.command().env("COLUMNS", "60").args(["search", "bản cam kết", "--limit", "3"]));
    for line in run.stdout.lines().filter(|line| line.starts_with("  ")) {
        assert!(line.chars().count() <= 60, "{line}");
    }
    assert_snapshot!(run.transcript());
}

#[test]
fn forms_for_programs() {
    let office = Office::sample();
    assert_snapshot!(office.run(&["search", "tu duong ren luyen", "in:directives", "--format", "ids"]).transcript());
    let json = office.run(&["search", "tu duong ren luyen", "in:directives", "--format", "json"]).json();
    let hit = &json["items"][0];
    let letters: Vec<char> = hit["snippet"].as_str().unwrap().chars().collect();
    let mark = |index: usize, end: usize| usize::try_from(hit["highlights"][index][end].as_u64().unwrap()).unwrap();
    let marked: String = letters[mark(0, 0)..mark(0, 1)].iter().collect();
    assert_eq!(marked, "tu dưỡng, rèn luyện");
    let line = usize::try_from(hit["line"].as_u64().unwrap()).unwrap();
    let text = std::fs::read_to_string(office.root().join(hit["file"].as_str().unwrap())).unwrap();
    assert!(text.lines().nth(line - 1).unwrap().contains("id: d5"));
}

#[test]
fn nothing_found_and_mistakes() {
    let office = Office::sample();
    assert_snapshot!(office.run(&["search", "khongcotrongkho"]).transcript());
    assert_snapshot!(office.run(&["search", "!!!", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["search", "a", "--in", "directive"]).transcript());
    assert_snapshot!(office.run(&["search"]).transcript());
    for hostile in
        ["\"", "a AND OR NOT", "body:x", "NEAR(a b)", "'; DROP TABLE part;--", "a*b*", "((((", "title:\"", "%_"]
    {
        let code = office.run(&["search", hostile]).code;
        assert!((0..=2).contains(&code), "{hostile}");
    }
}

#[cfg(unix)]
#[test]
fn the_first_hit_opens_in_the_editor() {
    let office = Office::sample();
    let mut command = office.command();
    command.env("VISUAL", office.editor("echo \"$@\""));
    let run = office.finish(command.args(["search", "--open", "tu duong ren luyen", "in:directives"]));
    assert_eq!(run.stdout.trim().rsplit('/').next().unwrap(), format!("{SEED}.yaml"), "{}", run.stderr);
}

/// After a pasted page the message says what was done, and does not repeat the page.
#[test]
fn messages_do_not_repeat_a_long_query() {
    let office = Office::sample();
    let long = "q".repeat(5_000);
    let cut = |before: &str| format!("{before}{}…", "q".repeat(199 - before.chars().count()));
    let said = |query: &str| office.run(&["search", query, "--limit", "1"]).stderr;
    let (typed, meant) = (cut("ddaof taoj -"), cut("đào tạo -"));
    assert_eq!(
        said(&format!("ddaof taoj -{long}")),
        format!("no results for `{typed}`; showing results for `{meant}` (Telex/VNI)\n")
    );
    assert_eq!(said(&format!("dao tso -{long}")), format!("no results\n  did you mean `{meant}`?\n"));
    assert_eq!(said(&format!("NOT {long}")), "no results\n");
}
