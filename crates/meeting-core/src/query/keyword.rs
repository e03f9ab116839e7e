//! The names before a colon.

use std::sync::LazyLock;

use super::names::names;
use crate::i18n::{Catalog, Language};
use crate::model::called::{self, Called};
use crate::model::field::{FieldId, Kind};
use crate::model::interned;
use viet_text::suggest::nearest;

names!(
    /// A name before a colon that is not a field of the format.
    Keyword {
        /// A state that follows from several fields: `is:overdue`.
        Is = "is",
        /// Something is there: `has:due`.
        Has = "has",
        /// The kind of part: `in:directives`.
        In = "in",
        /// Without: the same as `-`.
        Not = "not",
        /// `date` after this date or period.
        After = "after",
        /// `date` before this date or period.
        Before = "before",
        /// `due` after this date or period.
        DueAfter = "due-after",
        /// `due` before this date or period.
        DueBefore = "due-before",
    }
);

/// Every name that a query can put before a colon: the fields', then the keywords'.
pub fn names() -> impl Iterator<Item = &'static str> {
    Name::all().map(Name::text)
}

/// What a name before a colon means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// A field.
    Field(FieldId),
    /// Something else.
    Keyword(Keyword),
    /// One that the office may have declared.
    Own(&'static str),
}

/// Everything that a name is called, in the order of [`names`].
static CALLED: LazyLock<Vec<Called<Name>>> = LazyLock::new(|| {
    let fields = called::fields().filter(|called| called.what.query().is_some());
    let mut all: Vec<Called<Name>> = fields
        .map(|called| Called {
            text: called.text.clone(),
            folded: called.folded.clone(),
            what: Name::Field(called.what),
        })
        .collect();
    let catalogs = Language::ALL.map(Catalog::new);
    for keyword in Keyword::ALL {
        let labels = catalogs.iter().filter_map(|catalog| catalog.get(&format!("keyword-{}", keyword.name())));
        all.extend(labels.map(|label| Called::new(&label, Name::Keyword(*keyword))));
    }
    all
});

/// Most words of what a name is called.
pub(super) const LONGEST_NAME: usize = 6;

impl Name {
    /// Every name: the fields', then the keywords'.
    pub fn all() -> impl Iterator<Item = Self> {
        let fields = FieldId::ALL.iter().copied().filter(|field| field.query().is_some()).map(Self::Field);
        fields.chain(Keyword::ALL.iter().copied().map(Self::Keyword))
    }

    /// The name that was typed itself.
    pub(super) fn exact(typed: &str) -> Option<Self> {
        let lower = typed.to_ascii_lowercase();
        let keyword = Keyword::of_name(&lower).map(Self::Keyword);
        // The names of declared fields have such signs alone, and are not long.
        let is_own = lower.len() > 2
            && lower.len() < 250
            && lower.strip_prefix("x-").is_some_and(|rest| {
                rest.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
            });
        let own = || is_own.then(|| Self::Own(interned(&lower)));
        keyword.or_else(|| FieldId::of_query(&lower).map(Self::Field)).or_else(own)
    }

    /// The one meaning of a name as typed when `kind` is listed; `None` if it has none, or several.
    #[must_use]
    pub fn of(typed: &str, kind: Option<Kind>) -> Option<Self> {
        match Self::meanings(typed, kind)[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// What a name as typed may mean when `kind` is listed: what it is the name of, else all that is called so. Of
    /// several, a column of the list is meant. The case of letters does not matter: telephones begin with a capital.
    pub(super) fn meanings(typed: &str, kind: Option<Kind>) -> Vec<Self> {
        if let Some(name) = Self::exact(typed) {
            return vec![name];
        }
        // The catalogs take a while to load: not for times and addresses.
        if !typed.chars().all(may_be_in_name) {
            return Vec::new();
        }
        let typed = called::folded(typed);
        let mut found: Vec<Self> = Vec::new();
        for called in CALLED.iter().filter(|called| called.folded == typed) {
            if !found.contains(&called.what) {
                found.push(called.what);
            }
        }
        let is_column = |name: &Self| match (name, kind) {
            (Self::Field(field), Some(kind)) => FieldId::columns(kind).any(|column| column == *field),
            _ => false,
        };
        match found.iter().copied().filter(is_column).collect::<Vec<_>>()[..] {
            [one] => vec![one],
            _ => found,
        }
    }

    /// Everything that the name is called besides itself, in both languages.
    pub fn also(self) -> impl Iterator<Item = &'static str> {
        let own = called::folded(self.text());
        CALLED
            .iter()
            .filter(move |called| called.what == self && called.folded != own)
            .map(|called| called.text.as_str())
    }

    /// The heading or label of the name in a language.
    #[must_use]
    pub fn label(self, catalog: &Catalog) -> String {
        let key = match self {
            Self::Field(field) => format!("field-{}", field.name()),
            Self::Keyword(keyword) => format!("keyword-{}", keyword.name()),
            Self::Own(name) => format!("field-{name}"),
        };
        catalog.get(&key).unwrap_or_default().to_lowercase()
    }

    /// The name itself.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Field(field) => field.asked(),
            Self::Keyword(keyword) => keyword.name(),
            Self::Own(name) => name,
        }
    }
}

/// Every name, and everything that one is called.
pub(super) fn all_called() -> impl Iterator<Item = &'static str> {
    names().chain(CALLED.iter().map(|called| called.text.as_str()))
}

/// The name of several words that `text` begins with: its words up to the colon.
pub(super) fn several_words(text: &str) -> Option<&str> {
    let mut end = 0;
    for word in text.split(' ').take(LONGEST_NAME) {
        let before = word.find(':').unwrap_or(word.len());
        if before == 0 || !word[..before].chars().all(may_be_in_name) {
            return None;
        }
        if before < word.len() {
            let name = &text[..end + before];
            return (end > 0 && !Name::meanings(name, None).is_empty()).then_some(name);
        }
        end += word.len() + 1;
    }
    None
}

/// The name of several words that a mistyped one is nearest to.
pub(super) fn near_of_several_words(typed: &str) -> Option<&'static str> {
    let is_one = |text: &str| text.contains(' ') && text.split(' ').count() <= LONGEST_NAME;
    let words = typed.split(' ').count();
    let same_count = |called: &&str| is_one(called) && called.split(' ').count() == words;
    if !is_one(typed) || !typed.chars().all(may_be_in_name) {
        return None;
    }
    nearest(typed, all_called().filter(same_count))
}

/// Whether a letter can be in what a name is called.
fn may_be_in_name(letter: char) -> bool {
    // A decomposed diacritic is a letter's, too; the text of a query is composed where it can be.
    letter.is_alphabetic() || matches!(letter, ' ' | '-' | '_')
}

/// Whether `name` before a colon is meant as a field's name. `rest` is what follows the colon.
///
/// Times (`10:30`), addresses (`https://…`) and words that end in a colon ("Kính gửi: …") are not.
pub(super) fn looks_like_name(name: &str, rest: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '_'))
        && !rest.is_empty()
        && !rest.starts_with("//")
        && !rest.starts_with([' ', ')'])
}
