//! How one record refers to another, or to a part of it.

/// What a reference points at, by its form alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reference<'a> {
    /// Something of the same record: an id, a name, a short form.
    Local(&'a str),
    /// A record.
    Record(&'a str),
    /// A part of a record.
    Part {
        /// The record's id.
        record: &'a str,
        /// The part's id in it.
        part: &'a str,
    },
}

impl<'a> Reference<'a> {
    /// What `text` refers to: `<record id>`, `<record id>#<id>` or `<record id>/<id>` (for shells that
    /// mind `#`), else something of the same record.
    #[must_use]
    pub fn parse(text: &'a str) -> Self {
        let text = text.trim();
        if is_record_id(text) {
            return Self::Record(text);
        }
        match text.split_once(['#', '/']) {
            Some((record, part)) if is_record_id(record) && is_slug(part) => Self::Part { record, part },
            _ => Self::Local(text),
        }
    }

    /// The id of the record that is named; `None` for something of the same record.
    #[must_use]
    pub fn record(self) -> Option<&'a str> {
        match self {
            Self::Local(_) => None,
            Self::Record(record) | Self::Part { record, .. } => Some(record),
        }
    }
}

/// Whether `text` has the form of a record's id, `YYYY-MM-DD-slug` (as in
/// [`crate::model::RECORD_ID_PATTERN`]).
#[must_use]
pub(crate) fn is_record_id(text: &str) -> bool {
    let Some((date, slug)) = text.split_at_checked(11) else { return false };
    let is_date = date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 | 10 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_date && is_slug(slug)
}

/// Whether `text` is an ASCII slug (as in [`crate::model::LOCAL_ID_PATTERN`]).
#[must_use]
pub(crate) fn is_slug(text: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    text.split('-').all(is_word)
}

/// The id that comes after all of `ids` that are made as `id` is, of one letter and a number: `t7`; `None` if `id`
/// is made in another way.
pub(crate) fn next_number<'i>(id: &str, ids: impl Iterator<Item = &'i str>) -> Option<String> {
    let numbered = |id: &str| {
        let (letter, number) =
            id.split_at_checked(1).filter(|(letter, _)| letter.as_bytes()[0].is_ascii_lowercase())?;
        Some((letter.to_owned(), number.parse::<u32>().ok()?))
    };
    let (letter, number) = numbered(id)?;
    let others = ids.filter_map(numbered).filter(|(other, _)| *other == letter).map(|(_, number)| number);
    Some(format!("{letter}{}", others.fold(number, u32::max).checked_add(1)?))
}

#[cfg(test)]
mod tests {
    use super::Reference::{self, Local, Part, Record};
    use super::next_number;

    #[test]
    fn by_form_alone() {
        let record = "2023-05-08-hop";
        for (text, expected) in [
            ("d1", Local("d1")),
            ("Sở GDĐT", Local("Sở GDĐT")),
            ("21-KL/TW", Local("21-KL/TW")),
            (" 2023-05-08-hop ", Record(record)),
            ("2023-05-08-hop#d1", Part { record, part: "d1" }),
            ("2023-05-08-hop/bui-thai-trong", Part { record, part: "bui-thai-trong" }),
            ("2023-05-08-hop#", Local("2023-05-08-hop#")),
            ("2023-05-08-hop#d1#d2", Local("2023-05-08-hop#d1#d2")),
            ("2023-05-08", Local("2023-05-08")),
            ("2023-05-08-", Local("2023-05-08-")),
            ("2023-05-08-Hop", Local("2023-05-08-Hop")),
            ("2023-05-08-a--b", Local("2023-05-08-a--b")),
            ("2023-05-0đ-hop", Local("2023-05-0đ-hop")),
            ("2023/05/08-hop", Local("2023/05/08-hop")),
            ("", Local("")),
        ] {
            assert_eq!(Reference::parse(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_next_number() {
        let next = |id| next_number(id, ["t1", "t6", "d9", "ban-t7", "t"].into_iter());
        assert_eq!(next("t1").as_deref(), Some("t7"));
        assert_eq!(next("d1").as_deref(), Some("d10"));
        assert_eq!(next("p1").as_deref(), Some("p2"));
        assert_eq!(next("nguyen-an"), None);
        assert_eq!(next("t4294967295"), None);
        assert_eq!(next(""), None);
    }
}
