//! What a document says, written by hand beside it as `NAME.truth.json`. Fields in `…_ok` are neutral: neither missed nor
//! invented.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer};

/// A document and what it says.
pub struct Case {
    /// The name of the truth without its ending.
    pub name: String,
    pub document: PathBuf,
    pub truth: Truth,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Truth {
    pub genre: String,
    #[serde(rename = "lang")]
    _lang: String,
    /// The name of the document where it is not the truth's.
    document: Option<String>,
    /// Arguments given to the import.
    #[serde(default)]
    pub args: Vec<String>,
    pub title: Option<Alternatives>,
    /// Pieces that a title has to hold where it is not `title`, in this many words at most.
    #[serde(default)]
    pub title_has: Vec<String>,
    #[serde(default = "forty")]
    pub title_max: usize,
    /// The days of the meetings, ISO.
    #[serde(default, deserialize_with = "one_or_many")]
    pub date: Vec<Alternatives>,
    #[serde(default)]
    pub date_unscored: bool,
    pub place: Option<Alternatives>,
    #[serde(default, deserialize_with = "one_or_many")]
    pub place_ok: Vec<Alternatives>,
    #[serde(default)]
    pub place_unscored: bool,
    #[serde(default, deserialize_with = "one_or_many")]
    pub number: Vec<Alternatives>,
    #[serde(default, deserialize_with = "one_or_many")]
    pub number_ok: Vec<Alternatives>,
    #[serde(default)]
    pub people: Vec<Person>,
    #[serde(default)]
    pub organizations: Vec<Alternatives>,
    #[serde(default)]
    pub organizations_ok: Vec<Alternatives>,
    #[serde(default)]
    pub asks: Vec<Ask>,
    #[serde(default)]
    pub asks_ok: Vec<Alternatives>,
    /// Type and number.
    #[serde(default)]
    pub citations: Vec<(Alternatives, Alternatives)>,
    #[serde(default)]
    pub citations_ok: Vec<(Alternatives, Alternatives)>,
    #[serde(default)]
    pub votes: Vec<Vote>,
    #[serde(default)]
    pub votes_ok: Vec<Vote>,
    /// The document is of no meeting: nothing but these days may be found in it.
    #[serde(default)]
    pub not_minutes: bool,
    #[serde(default)]
    pub date_ok: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub name: Alternatives,
    #[serde(default)]
    pub positions: Vec<Alternatives>,
    #[serde(default)]
    pub positions_ok: Vec<Alternatives>,
    #[serde(default)]
    pub roles: Vec<Alternatives>,
    #[serde(default)]
    pub roles_ok: Vec<String>,
    /// May be in the draft or not.
    #[serde(default)]
    pub optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Words of the document that are in this ask alone.
    pub phrase: Alternatives,
    #[serde(default)]
    pub lead: Vec<Alternatives>,
    #[serde(default)]
    pub lead_ok: Vec<Alternatives>,
    #[serde(default)]
    pub support: Vec<Alternatives>,
    #[serde(default)]
    pub support_ok: Vec<Alternatives>,
    pub due: Option<Alternatives>,
    /// A deadline in words that give no day, and the days that may stand for it nevertheless.
    pub due_text: Option<Alternatives>,
    pub due_alt: Option<Alternatives>,
    pub repeats: Option<Alternatives>,
    #[serde(default, deserialize_with = "one_or_many")]
    pub due_ok: Vec<String>,
}

/// The sides that are named; `total` is of those who voted.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    pub r#for: Option<i64>,
    pub against: Option<i64>,
    pub abstain: Option<i64>,
    pub invalid: Option<i64>,
    pub total: Option<i64>,
}

impl fmt::Display for Vote {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { r#for, against, abstain, invalid, total } = *self;
        let sides =
            [("for", r#for), ("against", against), ("abstain", abstain), ("invalid", invalid), ("total", total)];
        let named = sides.into_iter().filter_map(|(side, votes)| Some(format!("{side} {}", votes?)));
        f.write_str(&named.collect::<Vec<_>>().join(", "))
    }
}

/// Values of which each is right: `a|b`.
#[derive(Deserialize)]
#[serde(from = "String")]
pub struct Alternatives(pub Vec<String>);

impl From<String> for Alternatives {
    fn from(text: String) -> Self {
        Self(text.split('|').map(str::to_owned).collect())
    }
}

impl Alternatives {
    /// The one that stands for all.
    pub fn first(&self) -> &str {
        &self.0[0]
    }

    pub fn has(&self, value: &str) -> bool {
        self.0.iter().any(|one| one == value)
    }
}

fn forty() -> usize {
    40
}

/// A list, one value instead of a list of one, or nothing.
fn one_or_many<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Values<T> {
        Many(Vec<T>),
        One(T),
        None(()),
    }
    Ok(match Values::deserialize(deserializer)? {
        Values::Many(all) => all,
        Values::One(one) => vec![one],
        Values::None(()) => Vec::new(),
    })
}

/// All documents of a folder, by name.
pub fn cases(folder: &Path) -> Vec<Case> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let case = |name: &str| {
        let text = fs::read_to_string(folder.join(format!("{name}.truth.json"))).unwrap();
        let truth: Truth = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let is_its_document = |file: &&String| {
            let ending = file.strip_prefix(name).and_then(|rest| rest.strip_prefix('.'));
            ending.is_some_and(|ending| !ending.ends_with("json") && !ending.ends_with("yaml"))
        };
        let document = truth.document.clone().or_else(|| names.iter().find(is_its_document).cloned());
        let document = folder.join(document.unwrap_or_else(|| panic!("{name} has no document")));
        Case { name: name.to_owned(), document, truth }
    };
    names.iter().filter_map(|name| name.strip_suffix(".truth.json")).map(case).collect()
}
