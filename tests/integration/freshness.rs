//! What is generated and checked in is what the program generates.

use std::fmt::Write as _;
use std::fs;

use meeting_core::i18n::{Catalog, Language};
use meeting_core::query;
use serde_json::Value;
use similar::TextDiff;

use crate::support::{Office, repository};

/// Compares a checked-in file with what a command prints.
fn is_fresh(file: &str, arguments: &[&str]) {
    is_same(file, &Office::empty().run(arguments).stdout);
}

/// Compares a checked-in file with what it should be; with `UPDATE_GENERATED=1` writes it instead.
pub fn is_same(file: &str, printed: &str) {
    let path = repository().join(file);
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, printed).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let difference = TextDiff::from_lines(&*kept, printed);
    let difference = difference.unified_diff().context_radius(1).header("checked in", "printed now").to_string();
    assert!(kept == printed, "{file} is out of date: run the tests with UPDATE_GENERATED=1\n{difference}");
}

#[test]
fn schemas() {
    is_fresh("schemas/meeting-record.schema.json", &["schema"]);
    is_fresh("schemas/meeting-settings.schema.json", &["schema", "--settings"]);
    is_fresh("schemas/meeting-directory.schema.json", &["schema", "--directory"]);
    is_fresh("schemas/meeting-findings.schema.json", &["schema", "--findings"]);
    is_fresh("schemas/meeting-template-findings.schema.json", &["schema", "--template-findings"]);
}

#[test]
fn the_pages_of_the_rules() {
    is_fresh("docs/rules.md", &["explain", "--format", "markdown", "--lang", "en"]);
    is_fresh("docs/rules.vi.md", &["explain", "--format", "markdown", "--lang", "vi"]);
}

#[test]
fn completions() {
    for (shell, file) in [
        ("bash", "completions/meeting.bash"),
        ("elvish", "completions/meeting.elv"),
        ("fish", "completions/meeting.fish"),
        ("powershell", "completions/_meeting.ps1"),
        ("zsh", "completions/_meeting"),
    ] {
        is_fresh(file, &["completions", shell]);
    }
}

/// The page `docs/format.md` has, between two marks, a table of every field, made from the schema.
#[test]
fn the_tables_of_the_format() {
    let schema: Value = serde_json::from_str(include_str!("../../schemas/meeting-record.schema.json")).unwrap();
    let mut tables = String::new();
    table(&mut tables, "record", &schema);
    let page = fs::read_to_string(repository().join("docs/format.md")).unwrap();
    let (before, rest) = page.split_once("<!-- fields -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end of fields -->").unwrap();
    is_same("docs/format.md", &format!("{before}<!-- fields -->\n{tables}<!-- end of fields -->{after}"));
}

/// The page `docs/query-language.md` has, between two marks, a table of everything that queries support.
#[test]
fn the_table_of_what_a_query_asks_for() {
    let catalog = Catalog::new(Language::En);
    let mut table = "| ask | what it asks | also typed as | values |\n|---|---|---|---|\n".to_owned();
    for name in query::Name::all() {
        let (text, also) = (name.text(), name.also().collect::<Vec<_>>().join(", "));
        let meaning = catalog.get(&format!("ask-{text}")).unwrap();
        let values: Vec<String> = query::values(text).iter().map(|value| format!("`{value}`")).collect();
        writeln!(table, "| `{text}:` | {meaning} | {also} | {} |", values.join(", ")).unwrap();
    }
    let page = fs::read_to_string(repository().join("docs/query-language.md")).unwrap();
    let (before, rest) = page.split_once("<!-- fields -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end of fields -->").unwrap();
    is_same("docs/query-language.md", &format!("{before}<!-- fields -->\n{table}<!-- end of fields -->{after}"));
}

/// Writes the table of a mapping's fields, and below it those of the mappings inside it.
fn table(out: &mut String, name: &str, schema: &Value) {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = schema["properties"].as_object().unwrap();
    writeln!(out, "\n### {name}\n\n| field | type | meaning |\n|---|---|---|").unwrap();
    for (field, property) in properties {
        let star = if required.contains(&field.as_str()) { "\\*" } else { "" };
        let meaning = property["description"].as_str().unwrap();
        writeln!(out, "| `{field}`{star} | {} | {meaning} |", kind(property)).unwrap();
    }
    for (field, property) in properties {
        let inner = if property["items"]["properties"].is_object() { &property["items"] } else { property };
        if inner["properties"].is_object() && !out.contains(&format!("### {field}\n")) {
            table(out, field, inner);
        }
    }
}

fn kind(property: &Value) -> String {
    if let Some(values) = property["enum"].as_array() {
        let names = values.iter().filter_map(Value::as_str).map(|value| format!("`{value}`")).collect::<Vec<_>>();
        return if names.is_empty() { "1".to_owned() } else { names.join(", ") };
    }
    let types: Vec<&str> = match &property["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).filter(|name| *name != "null").collect(),
        other => other.as_str().into_iter().collect(),
    };
    match (types.as_slice(), &property["items"]) {
        (["string", "array"], _) => "reference or list of them".to_owned(),
        (["array"], items) if items["enum"].is_array() => format!("list of {}", kind(items)),
        (["array"], items) if items["properties"].is_object() => "list".to_owned(),
        (["array"], _) => "list of text".to_owned(),
        (["object"], _) => "mapping".to_owned(),
        (["integer"], _) => "whole number".to_owned(),
        (["boolean"], _) => "`true`, `false`".to_owned(),
        _ if property["format"] == "date" => "date".to_owned(),
        _ if property["pattern"].as_str().is_some_and(|pattern| pattern.contains(":[0-5]")) => "time".to_owned(),
        _ if property["pattern"].as_str().is_some_and(|pattern| pattern.contains("a-z0-9")) => "id".to_owned(),
        _ => "text".to_owned(),
    }
}
