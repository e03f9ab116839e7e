//! Every rule is named, documented in both languages, and proven by its examples.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::ALL;
use crate::archive::{CHANGEABLE_RULES, FIXED_RULES, MapResolver, Outline, Settings};
use crate::check::example::{self, stem};
use crate::check::{Check, Checker, Links, Rule, Source, cross_record};
use crate::finding::{Finding, Group};
use crate::i18n::{Catalog, Language, Message};

/// The findings of one record, under the name that its id gives it.
pub(in crate::check) fn findings_of(text: &str) -> Vec<Finding> {
    check(&Example { stem: stem(text), text: text.to_owned() })
}

/// The codes of the findings of one record.
pub(in crate::check) fn codes_of(text: &str) -> Vec<&'static str> {
    findings_of(text).into_iter().map(|finding| finding.code).collect()
}

/// A record of an example, and the name of its file.
struct Example {
    stem: Option<String>,
    text: String,
}

fn check(example: &Example) -> Vec<Finding> {
    Checker::new(&Settings::default()).unwrap().check(&example.text, example.stem.as_deref()).findings
}

/// The outlines of records; every one of them can be read.
fn outlines(examples: &[Example]) -> Vec<Arc<Outline>> {
    let outline = |(index, example): (usize, &Example)| {
        let stem = example.stem.as_deref().unwrap();
        let document = lossless_yaml::parse(&example.text).unwrap();
        Arc::new(Outline::of(stem, &format!("records/{index}/{stem}.yaml"), &document))
    };
    examples.iter().enumerate().map(outline).collect()
}

/// The findings of each of several records, those between them included.
fn check_together(examples: &[Example]) -> Vec<Vec<Finding>> {
    let outlines = outlines(examples);
    let resolver = MapResolver::new(outlines.iter().cloned());
    let links = Links::new(&resolver);
    let mut findings: Vec<Vec<Finding>> = examples.iter().map(check).collect();
    for (findings, outline) in findings.iter_mut().zip(&outlines) {
        findings.extend(cross_record::links(outline, &links));
    }
    for (index, finding) in cross_record::archive(&outlines, &Settings::default()) {
        findings[index].push(finding);
    }
    findings
}

fn records(texts: &[&str]) -> Vec<Example> {
    texts.iter().map(|text| Example { stem: stem(text), text: (*text).to_owned() }).collect()
}

/// The findings of each of several records of one archive.
pub(in crate::check) fn findings_among(texts: &[&str]) -> Vec<Vec<Finding>> {
    check_together(&records(texts))
}

/// What is found between several records of one archive.
pub(in crate::check) fn archive_findings(texts: &[&str]) -> Vec<(usize, Finding)> {
    cross_record::archive(&outlines(&records(texts)), &Settings::default())
}

/// Everything that is found in the bad example of a rule.
pub(in crate::check) fn findings_of_bad(rule: &Rule) -> Vec<Finding> {
    run(rule, rule.explanation.bad)
}

/// Everything that is found in an example.
fn run(rule: &Rule, text: &str) -> Vec<Finding> {
    example::check(rule, text).unwrap().files.into_iter().flat_map(|file| file.findings).collect()
}

#[test]
fn codes_are_unique_and_named_after_their_folders() {
    let folders: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().replace('_', "-"))
        .collect();
    let codes: BTreeSet<String> = ALL.iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(codes.len(), ALL.len(), "a code stands twice");
    assert_eq!(codes, folders);
    for code in codes {
        assert!(code.bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase() || byte.is_ascii_digit()), "{code}");
    }
}

/// The archive, which reads the settings, is left of the rules.
#[test]
fn settings_know_every_rule() {
    let codes = |is_changeable: bool| -> BTreeSet<&str> {
        ALL.iter().filter(|rule| (rule.group == Group::Meaning) == is_changeable).map(|rule| rule.code).collect()
    };
    assert_eq!(CHANGEABLE_RULES.iter().copied().collect::<BTreeSet<_>>(), codes(true));
    assert_eq!(FIXED_RULES.iter().copied().collect::<BTreeSet<_>>(), codes(false));
    assert_eq!(CHANGEABLE_RULES.len() + FIXED_RULES.len(), ALL.len());
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    for rule in ALL {
        for language in Language::ALL {
            let words = rule.explanation.words(language);
            let at = format!("{} {language:?}", rule.code);
            assert!(words.starts_with("# ") && words.ends_with('\n'), "{at}");
            let title = rule.explanation.title(language);
            assert!(title.len() > 8 && title != rule.code && !title.ends_with('.'), "{at}: {title}");
            let body: Vec<&str> = words.lines().skip(1).filter(|line| !line.trim().is_empty()).collect();
            assert!((3..=8).contains(&body.len()), "{at}: {} lines", body.len());
        }
        assert_ne!(rule.explanation.en, rule.explanation.vi, "{}", rule.code);
    }
}

#[test]
fn bad_examples_break_their_rule_and_no_other() {
    for rule in ALL {
        let found = run(rule, rule.explanation.bad);
        let codes: BTreeSet<&str> = found.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, BTreeSet::from([rule.code]), "{found:#?}");
        for finding in &found {
            assert_eq!(finding.group, rule.group, "{}", rule.code);
            assert!(finding.severity <= rule.severity, "{}", rule.code);
        }
    }
}

#[test]
fn good_examples_break_no_rule() {
    for rule in ALL {
        assert_eq!(run(rule, rule.explanation.good), [], "{}", rule.code);
    }
}

#[test]
fn sample_records_break_no_rule() {
    let files = texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../records"), "yaml");
    let stem = |name: &str| name.strip_suffix(".yaml").map(str::to_owned);
    let records: Vec<Example> = files.into_iter().map(|(name, text)| Example { stem: stem(&name), text }).collect();
    for (record, findings) in records.iter().zip(check_together(&records)) {
        assert_eq!(findings, [], "{:?}", record.stem);
    }
}

#[test]
fn every_finding_has_words_in_both_languages() {
    for language in Language::ALL {
        let catalog = Catalog::new(language);
        for finding in ALL.iter().flat_map(|rule| run(rule, rule.explanation.bad)) {
            let related = finding.related.iter().map(|label| &label.text);
            for message in [&finding.message].into_iter().chain(&finding.label).chain(&finding.help).chain(related) {
                let words = catalog.say(message);
                assert!(words != message.key && !words.contains("{$") && !words.contains("{ $"), "{words}");
            }
        }
    }
}

#[test]
fn every_message_is_in_both_catalogs() {
    let sources = texts(&folder().join(".."), "rs");
    let sources = sources.iter().filter(|(name, _)| name != "tests.rs");
    let keys: BTreeSet<String> = sources.flat_map(|(_, text)| keys(text)).collect();
    assert!(keys.len() > 70, "{keys:?}");
    for language in Language::ALL {
        let catalog = Catalog::new(language);
        for key in &keys {
            let key: &'static str = key.clone().leak();
            assert_ne!(catalog.say(&Message::new(key)), key, "{language:?}");
        }
    }
}

/// Every fix of a bad example is made, and leaves no finding that could be fixed.
#[test]
fn fixes_leave_nothing_to_fix() {
    let checker = Checker::new(&Settings::default()).unwrap();
    for rule in ALL.iter().filter(|rule| matches!(rule.check, Check::Record(_) | Check::Reading)) {
        for input in example::inputs(rule, rule.explanation.bad) {
            let Source::Bytes(bytes) = input.source else { continue };
            let example = Example { stem: input.stem, text: String::from_utf8(bytes).unwrap() };
            let findings = check(&example);
            let fixed = checker.fix(&example.text, example.stem.as_deref(), None);
            let name = fixed.rename.as_deref().and_then(|name| name.strip_suffix(".yaml"));
            let stem = name.map(str::to_owned).or(example.stem.clone());
            let left = check(&Example { stem, text: fixed.text });
            let fixable = findings.iter().filter(|finding| finding.fix.is_some()).count();
            assert!(fixed.count >= fixable, "{}", rule.code);
            assert!(left.len() + fixable <= findings.len(), "{left:#?}");
            assert!(left.iter().all(|finding| finding.fix.is_none()), "{left:#?}");
        }
    }
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules")
}

/// The names and texts of the files below `folder` that end in `extension`.
fn texts(folder: &Path, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(texts(&path, extension));
        } else if path.extension().is_some_and(|other| other == extension) {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

fn keys(text: &str) -> Vec<String> {
    let quoted =
        |rest: &str| rest.strip_prefix('"').and_then(|rest| rest.split_once('"')).map(|(key, _)| key.to_owned());
    let mut keys: Vec<String> = text.split("Message::new").filter_map(|rest| quoted(rest.strip_prefix('(')?)).collect();
    // Keys that are chosen in one place and used in another begin with the rule's code.
    let code = text.split("code: ").nth(1).and_then(quoted).map(|code| code + "-");
    if let Some(code) = code {
        let longer = text.split('"').filter(|word| word.starts_with(&code) && !word.contains([' ', '\n', '.']));
        keys.extend(longer.map(str::to_owned));
    }
    keys
}
