//! The severities of rules in the settings, and how deadlines are read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::finding::Severity;
use viet_text::date::DateOrder;

/// The severity of a rule, or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not worth a word.
    Off,
    /// Worth a look.
    Warning,
    /// Stops a commit.
    Error,
}

impl Level {
    /// The names, in the order of the docs.
    pub const NAMES: [&str; 3] = ["off", "warning", "error"];

    /// The severity of a finding; `None` if the rule is off.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// The levels of some rules, by code.
pub(super) type LevelsByCode = BTreeMap<String, Level>;

/// The severities in the settings, for the whole archive and for folders of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// For the whole archive.
    pub(super) everywhere: LevelsByCode,
    /// For folders, from the root and in composed Unicode (NFC); longer paths first.
    pub(super) folders: Vec<(String, LevelsByCode)>,
}

impl Levels {
    /// Whether the settings change no severity.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.everywhere.is_empty() && self.folders.is_empty()
    }

    /// The level of a rule for the file at `place` (from the root, with `/` between the names, in NFC): that of the
    /// longest folder that has one, else that of the archive. `None` if the settings do not mention the rule.
    #[must_use]
    pub fn level(&self, code: &str, place: Option<&str>) -> Option<Level> {
        let lies_in = |folder: &str| {
            let rest = place.and_then(|place| place.strip_prefix(folder));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let around = self.folders.iter().filter(|(folder, _)| lies_in(folder)).map(|(_, levels)| levels);
        around.chain([&self.everywhere]).find_map(|levels| levels.get(code).copied())
    }
}

/// What "before" means in a deadline.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Before {
    /// "Before 15 May" means 14 May at the latest.
    #[default]
    Exclusive,
    /// "Before 15 May" means 15 May at the latest.
    Inclusive,
}

impl Before {
    /// The names, in the order of the docs.
    pub const NAMES: [&str; 2] = ["exclusive", "inclusive"];
}

/// The names of the orders of day and month, in the order of the docs.
pub(super) const DATE_ORDERS: [(&str, DateOrder); 2] =
    [("day-first", DateOrder::DayFirst), ("month-first", DateOrder::MonthFirst)];

/// The rules that the papers of an office follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// Those of the Vietnamese state.
    State,
    /// Those of the Communist Party of Vietnam.
    Party,
    /// None.
    Plain,
}

impl Profile {
    /// The names, in the order of the docs.
    pub const NAMES: [&str; 3] = ["state", "party", "plain"];

    /// Every profile, in the same order.
    pub const ALL: [Self; 3] = [Self::State, Self::Party, Self::Plain];

    /// As settings and arguments name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// The office, as its papers name it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Its name.
    pub name: Option<String>,
    /// The body above it.
    pub parent: Option<String>,
    /// Where its papers are issued.
    pub place: Option<String>,
    /// The rules that its papers follow, as far as it says so; see `Settings::profile`.
    pub profile: Option<Profile>,
    /// First day of the term in which papers of a party body are numbered.
    pub term_start: Option<NaiveDate>,
}

/// What deadlines mean, and how late they may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Deadlines {
    /// What "before" means.
    pub before: Before,
    /// How many days after the session a deadline may be at most.
    pub longest: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::{Level, Levels};

    #[test]
    fn the_longest_folder_that_names_the_rule_decides() {
        let levels = |pairs: &[(&str, Level)]| pairs.iter().map(|(code, level)| ((*code).to_owned(), *level)).collect();
        let set = Levels {
            everywhere: levels(&[("no-lead", Level::Error), ("quorum", Level::Warning)]),
            folders: vec![
                ("records/2019/cũ".to_owned(), levels(&[("no-lead", Level::Warning)])),
                ("records/2019".to_owned(), levels(&[("no-lead", Level::Off), ("no-chair", Level::Warning)])),
            ],
        };
        for (code, place, expected) in [
            ("no-lead", None, Some(Level::Error)),
            ("no-lead", Some("records/2020/a.yaml"), Some(Level::Error)),
            ("no-lead", Some("records/2019/a.yaml"), Some(Level::Off)),
            ("no-lead", Some("records/20190/a.yaml"), Some(Level::Error)),
            ("no-lead", Some("records/2019/cũ/a.yaml"), Some(Level::Warning)),
            ("no-chair", Some("records/2019/cũ/a.yaml"), Some(Level::Warning)),
            ("quorum", Some("records/2019/cũ/a.yaml"), Some(Level::Warning)),
            ("no-chair", Some("records/2020/a.yaml"), None),
            ("file-name", Some("records/2019/a.yaml"), None),
        ] {
            assert_eq!(set.level(code, place), expected, "{code} {place:?}");
        }
    }
}
