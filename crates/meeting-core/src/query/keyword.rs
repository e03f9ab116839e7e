//! The names before a colon.

use std::sync::LazyLock;

use super::names::names;
use crate::i18n::{Catalog, Language, Message};
use crate::model::called::{self, Called};
use crate::model::field::{FieldId, FieldType, Kind};
use crate::model::{DeclaredField, OwnType, interned};
use viet_text::suggest::{distance, nearest};

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

/// The names that a query can put before a colon, in an archive and in a list.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// What is listed; none in a search.
    pub kind: Option<Kind>,
    /// The fields that the office has declared.
    pub own: &'a [DeclaredField],
}

impl<'a> Names<'a> {
    /// The one meaning of a name as typed; `None` if it has none, or several.
    #[must_use]
    pub fn meaning(self, typed: &str) -> Option<Name> {
        match self.meanings(typed)[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// What a name as typed may mean: what it is the name of, else all that is called so. Of several, a column of the list is
    /// meant. The case of letters does not matter: telephones begin with a capital.
    pub(super) fn meanings(self, typed: &str) -> Vec<Name> {
        if let Some(name) = Name::exact(typed) {
            return vec![name];
        }
        // The catalogs take a while to load: not for times and addresses.
        if !typed.chars().all(may_be_in_name) {
            return Vec::new();
        }
        let typed = called::folded(typed);
        let mut found: Vec<Name> = Vec::new();
        let titled = self.own.iter().filter(|declared| declared.is_called(&typed));
        let titled = titled.map(|declared| Name::Own(declared.field.name));
        for name in CALLED.iter().filter(|called| called.folded == typed).map(|called| called.what).chain(titled) {
            if !found.contains(&name) {
                found.push(name);
            }
        }
        match found.iter().copied().filter(|name| self.is_column(*name)).collect::<Vec<_>>()[..] {
            [one] => vec![one],
            _ => found,
        }
    }

    /// Whether a name is that of a column of the list.
    fn is_column(self, name: Name) -> bool {
        let Some(kind) = self.kind else { return false };
        match name {
            Name::Field(field) => FieldId::columns(kind).any(|column| column == field),
            Name::Own(own) => {
                self.declared(own).is_some_and(|it| FieldId::own_columns(kind, &[it.field]).next().is_some())
            }
            Name::Keyword(_) => false,
        }
    }

    /// The field that the office has declared under a name.
    #[must_use]
    pub fn declared(self, name: &str) -> Option<&'a DeclaredField> {
        self.own.iter().find(|declared| declared.field.name.eq_ignore_ascii_case(name))
    }

    /// The field that the office has declared under a title, in either language.
    #[must_use]
    pub fn titled(self, typed: &str) -> Option<&'a DeclaredField> {
        let typed = called::folded(typed);
        self.own.iter().find(|declared| declared.is_called(&typed))
    }

    /// Every name, and everything that one is called.
    pub(super) fn all_called(self) -> impl Iterator<Item = &'a str> {
        let own = self.own.iter().flat_map(|it| [it.field.name, it.title.vi, it.title.en]);
        let of_format = names().chain(CALLED.iter().map(|called| called.text.as_str()));
        // A text of the format lives as long as any.
        own.chain(of_format.map(|text| -> &'a str { text }))
    }

    /// The names that are nearest to a mistyped one, as many as `count`, nearest first.
    pub(super) fn nearest(self, typed: &str, count: usize) -> Vec<Name> {
        let typed = called::folded(typed);
        let own = self.own.iter().map(|declared| Name::Own(declared.field.name));
        let mut all: Vec<(usize, Name)> = Name::all()
            .chain(own)
            .map(|name| {
                let titles = self.declared(name.text()).map(|it| [it.title.vi, it.title.en].map(called::folded));
                let called = [called::folded(name.text())].into_iter().chain(titles.into_iter().flatten());
                let also = CALLED.iter().filter(|called| called.what == name).map(|called| called.folded.clone());
                let distance = called.chain(also).map(|called| distance(&typed, &called)).min();
                (distance.unwrap_or(usize::MAX), name)
            })
            .collect();
        all.sort_by_key(|(distance, _)| *distance);
        all.truncate(count);
        all.into_iter().map(|(_, name)| name).collect()
    }

    /// A name in messages: in English itself, in Vietnamese what it is called.
    pub(super) fn shown(self, name: Name) -> Message {
        let title = self.declared(name.text()).map(|declared| declared.title.vi.to_lowercase());
        let label = title.unwrap_or_else(|| name.label(&Catalog::new(Language::Vi)));
        // "hạn (ngày)" and "cơ quan, đơn vị" cannot be typed before a colon.
        let label = label.split(['(', ',']).next().unwrap_or_default().trim();
        let label = if self.meaning(label) == Some(name) { label } else { name.text() };
        Message::new("query-name").with("name", name.text()).with("label", label)
    }
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

    /// Everything that the name is called besides itself, in both languages.
    pub fn also(self) -> impl Iterator<Item = &'static str> {
        let own = called::folded(self.text());
        CALLED
            .iter()
            .filter(move |called| called.what == self && called.folded != own)
            .map(|called| called.text.as_str())
    }

    /// Whether its values are days or numbers, from one to another.
    pub(super) fn takes_ranges(self, names: Names) -> bool {
        match self {
            Self::Field(field) => matches!(field.holds(), FieldType::Date | FieldType::Count),
            Self::Own(name) => {
                let holds = names.declared(name).map(|declared| declared.field.holds);
                matches!(holds, Some(OwnType::Date | OwnType::Number))
            }
            Self::Keyword(keyword) => {
                matches!(keyword, Keyword::After | Keyword::Before | Keyword::DueAfter | Keyword::DueBefore)
            }
        }
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

/// The name of several words that `text` begins with: its words up to the colon.
pub(super) fn several_words<'t>(text: &'t str, names: Names) -> Option<&'t str> {
    let mut end = 0;
    for word in text.split(' ').take(LONGEST_NAME) {
        let before = word.find(':').unwrap_or(word.len());
        if before == 0 || !word[..before].chars().all(may_be_in_name) {
            return None;
        }
        if before < word.len() {
            let name = &text[..end + before];
            return (end > 0 && !names.meanings(name).is_empty()).then_some(name);
        }
        end += word.len() + 1;
    }
    None
}

/// The name of several words that a mistyped one is nearest to.
pub(super) fn near_of_several_words<'a>(typed: &str, names: Names<'a>) -> Option<&'a str> {
    let is_one = |text: &str| text.contains(' ') && text.split(' ').count() <= LONGEST_NAME;
    let words = typed.split(' ').count();
    let same_count = |called: &&str| is_one(called) && called.split(' ').count() == words;
    if !is_one(typed) || !typed.chars().all(may_be_in_name) {
        return None;
    }
    nearest(typed, names.all_called().filter(same_count))
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
