//! Conditions on cited documents. The full-text index has parts, not documents, so the documents of the parts that match are
//! matched one by one before the query.

use rusqlite::Connection;

use super::phrase::{Phrase, any_of};
use crate::extract::Column;
use crate::row::Columns;
use viet_text::{fold::tokens, number};

/// A condition on a cited document.
#[derive(Debug, Clone)]
pub(crate) struct Matcher {
    pub phrases: Vec<Phrase>,
    pub title_only: bool,
    pub number_only: bool,
}

impl Matcher {
    /// Any of the phrases in any field.
    pub fn any(phrases: Vec<Phrase>) -> Self {
        Self { phrases, title_only: false, number_only: false }
    }

    fn matches(&self, kind: Option<&str>, number: Option<&str>, title: Option<&str>, issuer: Option<&str>) -> bool {
        let call = [kind, number].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let key = number.map(number::key);
        let texts: &[Option<&str>] = if self.title_only {
            &[title]
        } else if self.number_only {
            &[number, key.as_deref()]
        } else {
            &[Some(&call), title, issuer, key.as_deref()]
        };
        texts.iter().flatten().any(|text| {
            let words: Vec<_> = tokens(text).into_iter().map(|token| token.text).collect();
            self.phrases.iter().any(|phrase| phrase.places(&words).next().is_some())
        })
    }
}

/// Fills the table `matched` with the documents that match.
pub(crate) fn matched_documents(connection: &Connection, matchers: &[Matcher]) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS matched (number INTEGER, part INTEGER, ordinal INTEGER, \
         PRIMARY KEY (part, ordinal, number)) WITHOUT ROWID; DELETE FROM matched",
    )?;
    let select = "SELECT c.part, c.ordinal, t.text, c.number, c.title, i.text FROM cite c \
                  LEFT JOIN word t ON t.id = c.type_word LEFT JOIN word i ON i.id = c.issuer_word \
                  WHERE c.part IN (SELECT rowid FROM words WHERE words MATCH ?1)";
    let mut select = connection.prepare(select)?;
    let mut insert = connection.prepare("INSERT OR IGNORE INTO matched (number, part, ordinal) VALUES (?1, ?2, ?3)")?;
    for (number, matcher) in (0_i64..).zip(matchers) {
        let mut rows = select.query([any_of(&matcher.phrases, Some(Column::Cites))])?;
        while let Some(row) = rows.next()? {
            let mut columns = Columns::of(row);
            let (part, ordinal): (i64, i64) = columns.next()?;
            if matcher.matches(columns.text()?, columns.text()?, columns.text()?, columns.text()?) {
                insert.execute([number, part, ordinal])?;
            }
        }
    }
    Ok(())
}
