//! Ids of people and organizations: made from their names and, for two of the same name, from what distinguishes them.
//!
//! Whose id it is never follows from the order in which they are named: the next record may name them in another one.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value};

use viet_text::slug::name_slug;

/// The longest part of an id that is made of one text.
const LONGEST: usize = 60;
/// The longest suffix.
const LONGEST_SUFFIX: usize = 40;

/// Entries of a list that would get the same id, with nothing to distinguish them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namesakes {
    /// The id.
    pub id: String,
    /// The name of the one that gets none.
    pub name: String,
}

/// The id of a person or organization of whom only the name is known; empty if the name has no letter and no digit.
#[must_use]
pub(crate) fn id_of_name(name: &str) -> String {
    name_slug(name, LONGEST)
}

/// An id for each person, group or organization of a list; `taken` are the ids of everything else in the record. An
/// existing id is kept. Entries that would get the same id get a suffix from their position or organization; one entry
/// that has neither may go without a suffix.
#[must_use]
pub(crate) fn named_ids(items: &[&Map<String, Value>], taken: &BTreeSet<String>) -> Vec<Result<String, Namesakes>> {
    let candidates: Vec<[Option<String>; LEVELS]> = items.iter().map(|item| candidates(item)).collect();
    let mut taken = taken.clone();
    let mut ids: Vec<Option<String>> = items.iter().map(|item| text(item, "id").map(str::to_owned)).collect();
    for level in 0..LEVELS {
        // Existing ids of the list are taken as well.
        let shared = counts(candidates.iter().map(|candidates| candidates[level].as_ref()));
        for (id, candidates) in ids.iter_mut().zip(&candidates).filter(|(id, _)| id.is_none()) {
            let own = candidates[level].as_ref().filter(|own| shared.get(own.as_str()) == Some(&1));
            *id = own.filter(|own| taken.insert((*own).clone())).cloned();
        }
    }
    // Who has nothing but the name is the one without a suffix, where there is only one such.
    let left = |(id, candidates): (&Option<String>, &'_ [Option<String>; LEVELS])| {
        candidates[0].clone().filter(|_| id.is_none())
    };
    let left: Vec<Option<String>> = ids.iter().zip(&candidates).map(left).collect();
    let shared = counts(left.iter().map(Option::as_ref));
    for (id, plain) in ids.iter_mut().zip(&left).filter(|(id, _)| id.is_none()) {
        let own = plain.as_ref().filter(|own| shared.get(own.as_str()) == Some(&1));
        *id = own.filter(|own| taken.insert((*own).clone())).cloned();
    }
    let plain = |at: usize| candidates[at][0].clone().unwrap_or_default();
    let answer = |(at, id): (usize, Option<String>)| {
        let name = text(items[at], "name").or_else(|| text(items[at], "group")).unwrap_or_default().to_owned();
        id.filter(|id| !id.is_empty()).ok_or_else(|| Namesakes { id: plain(at), name })
    };
    ids.into_iter().enumerate().map(answer).collect()
}

/// How often each id is there.
fn counts<'i>(ids: impl Iterator<Item = Option<&'i String>>) -> HashMap<&'i str, usize> {
    let mut counts = HashMap::new();
    for id in ids.flatten() {
        *counts.entry(id.as_str()).or_default() += 1;
    }
    counts
}

/// How many ids are tried for each.
const LEVELS: usize = 5;

/// The ids that something may have, the best first.
fn candidates(item: &Map<String, Value>) -> [Option<String>; LEVELS] {
    let of = |key: &str| text(item, key).map(id_of_name).filter(|slug| !slug.is_empty());
    let suffix = |key: &str| {
        let words = match item.get(key) {
            Some(Value::Array(several)) => several.first().and_then(Value::as_str),
            other => other.and_then(Value::as_str),
        };
        words.map(|words| name_slug(words, LONGEST_SUFFIX)).filter(|slug| !slug.is_empty())
    };
    let name = of("name").or_else(|| of("group"));
    let with = |suffixes: &[&str]| {
        let suffixes: Option<Vec<String>> = suffixes.iter().map(|key| suffix(key)).collect();
        Some(format!("{}-{}", name.as_ref()?, suffixes?.join("-")))
    };
    let position_and_body = || with(&["positions", "organization"]);
    match of("short") {
        None => {
            let of_body = || with(&["organization"]).or_else(|| with(&["part_of"]));
            [name.clone(), with(&["positions"]), of_body(), position_and_body(), with(&["represents"])]
        }
        short => [short, name.clone(), with(&["part_of"]), None, None],
    }
}

fn text<'i>(item: &'i Map<String, Value>, key: &str) -> Option<&'i str> {
    item.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::named_ids;
    use serde_json::{Map, Value, json};
    use std::collections::BTreeSet;

    /// The ids of a list in YAML's flow style, as one text; `?` for entries that cannot be distinguished.
    fn ids(list: &Value, taken: &[&str]) -> String {
        let items: Vec<&Map<String, Value>> = list.as_array().unwrap().iter().filter_map(Value::as_object).collect();
        let taken: BTreeSet<String> = taken.iter().map(ToString::to_string).collect();
        let ids = named_ids(&items, &taken);
        ids.into_iter().map(|id| id.unwrap_or_else(|other| format!("{}?", other.id))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_positions_and_bodies() {
        let an = |more: Value| {
            let mut person = json!({ "name": "Nguyễn An" });
            person.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            person
        };
        let (director, driver) =
            (an(json!({ "positions": ["Giám đốc"] })), an(json!({ "positions": ["Lái xe", "x"] })));
        for (list, taken, expected) in [
            (json!([director, { "name": "Lê Hoa" }]), &[][..], "nguyen-an le-hoa"),
            (json!([director, driver]), &[], "nguyen-an-giam-doc nguyen-an-lai-xe"),
            (json!([driver, director]), &[], "nguyen-an-lai-xe nguyen-an-giam-doc"),
            (json!([director, an(json!({}))]), &[], "nguyen-an-giam-doc nguyen-an"),
            (json!([an(json!({})), an(json!({}))]), &[], "nguyen-an? nguyen-an?"),
            (json!([director, director, driver]), &[], "nguyen-an? nguyen-an? nguyen-an-lai-xe"),
            (
                json!([an(json!({ "organization": "snv" })), an(json!({ "organization": "Sở Y tế" }))]),
                &[],
                "nguyen-an-snv nguyen-an-so-y-te",
            ),
            // Different people whose names differ in their marks alone.
            (
                json!([{ "name": "Lê Hoa", "positions": ["A"] }, { "name": "Lê Hòa", "positions": ["B"] }]),
                &[],
                "le-hoa-a le-hoa-b",
            ),
            (json!([{ "name": "Lê Hoa" }, { "name": "Lê Hòa" }]), &[], "le-hoa? le-hoa?"),
            // One who has an id keeps it.
            (json!([an(json!({ "id": "nguyen-an" })), driver]), &["nguyen-an"], "nguyen-an nguyen-an-lai-xe"),
            (json!([driver, an(json!({ "id": "x" }))]), &["x"], "nguyen-an-lai-xe x"),
            (json!([driver]), &["nguyen-an"], "nguyen-an-lai-xe"),
            (json!([an(json!({}))]), &["nguyen-an"], "nguyen-an?"),
            (
                json!([{ "name": "Phòng A Sở Nội vụ", "short": "Phòng A" }, { "name": "Phòng A Sở Y tế", "short": "Phòng A" }]),
                &[],
                "phong-a-so-noi-vu phong-a-so-y-te",
            ),
            (
                json!([{ "name": "Sở Nội vụ", "short": "SNV" }, { "name": "Sở Nội vụ", "short": "SNV2" }]),
                &[],
                "snv snv2",
            ),
            (
                json!([{ "name": "王小" }, { "name": "李小" }, { "name": "王 Anna" }]),
                &[],
                "u738b-5c0f u674e-5c0f u738b-anna",
            ),
            (json!([{ "name": "…" }]), &[], "?"),
        ] {
            assert_eq!(ids(&list, taken), expected, "{list}");
        }
    }
}
