//! The names before a colon that are not fields.

use super::names::names;
use crate::model::field::FieldId;
use crate::model::interned;

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
    let fields = FieldId::ALL.iter().filter_map(|field| field.query());
    fields.chain(Keyword::ALL.iter().map(|keyword| keyword.name()))
}

/// What a name before a colon means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Field(FieldId),
    Keyword(Keyword),
    /// One that the office may have declared.
    Own(&'static str),
}

impl Name {
    /// The meaning of a name as typed. Its case does not matter: telephones begin with a capital.
    pub(super) fn of(typed: &str) -> Option<Self> {
        let name = typed.to_ascii_lowercase();
        let keyword = Keyword::of_name(&name).map(Self::Keyword);
        // The names of declared fields have such signs alone, and are not long.
        let is_own = name.len() > 2
            && name.len() < 250
            && name.strip_prefix("x-").is_some_and(|rest| {
                rest.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
            });
        let own = || is_own.then(|| Self::Own(interned(&name)));
        keyword.or_else(|| FieldId::of_query(&name).map(Self::Field)).or_else(own)
    }

    /// The name itself.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Field(field) => field.asked(),
            Self::Keyword(keyword) => keyword.name(),
            Self::Own(name) => name,
        }
    }
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
