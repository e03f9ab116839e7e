//! The languages that the catalogs have.

/// A language of the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    #[default]
    En,
}

impl Language {
    /// Every language, in the order of the docs.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The language's ISO 639-1 code, as `--lang` takes it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of an exact code (`vi`, `en`).
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language of a POSIX locale name such as `vi_VN.UTF-8`; `None` for any other language.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        Self::of_code(locale.split(['_', '.', '@', '-']).next()?)
    }
}
