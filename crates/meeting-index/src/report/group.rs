//! The rows of a report while they are counted: what work has in common.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate};

use super::Counted;
use crate::extract::date_of;
use crate::list::ListQuery;
use crate::row::{Columns, Selected, TIMELESS, selected};
use meeting_core::model::Timeliness;
use meeting_core::rows::{By, Document, ReportRow, ReportValue, Tally};
use viet_text::{fold::fold, number};

type Result<T> = rusqlite::Result<T>;

/// So many empty months are shown between two with work: beyond, a year was mistyped or the archive has two lives.
const LONGEST_GAP: u32 = 60;

/// The SQL of the columns that tell the value of a piece of work: a [`Citation`], or an id and a name; and what is joined for
/// them. `w` is the work and `r` its record. What has no value has a row of its own.
pub(super) fn value_sql(by: By) -> (String, &'static [&'static str]) {
    const PART: &str = "LEFT JOIN part t ON t.id = h.target";
    const LEAD: &str = "LEFT JOIN who h ON h.part = w.id AND h.role = 0";
    let somebody = "t.name_word, h.word";
    let (columns, joins): (&str, &[&str]) = match by {
        By::Lead => (somebody, &[LEAD, PART]),
        By::Support => (somebody, &["LEFT JOIN who h ON h.part = w.id AND h.role = 1", PART]),
        By::Chair => (somebody, &["LEFT JOIN who h ON h.part = r.first AND h.role = 2", PART]),
        // A person's organization, the organization itself, or a plain name.
        By::Organization => (
            "b.name_word, CASE WHEN b.id IS NOT NULL THEN IFNULL(o.short_word, IFNULL(o.name_word, b.name_word)) \
             WHEN h.target IS NULL THEN h.word ELSE x.organization_word END",
            &[
                LEAD,
                "LEFT JOIN person x ON x.id = h.target",
                "LEFT JOIN organization o ON o.id = IFNULL(x.organization, h.target)",
                "LEFT JOIN part b ON b.id = o.id",
            ],
        ),
        By::Month => ("NULL, NULL", &[]),
        By::Document => return (Citation::columns(TIMELESS), Citation::JOINS),
    };
    (columns.to_owned(), joins)
}

/// What work has in common, in the numbers of the index. Strings are looked up when everything is counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    /// The id, or a name without one. A name that reads like the id in another record is that id.
    Somebody(i64),
    /// Months since the common era.
    Month(i32),
    Document(String),
}

selected! {
    /// A citation as it stands in a row. A task cites what its directive cites.
    #[derive(Debug, Clone, PartialEq, Eq, Hash)]
    struct Citation(_as_of; ["LEFT JOIN cite c ON c.part = IFNULL(w.inherits, w.id)"]) {
        kind: Option<i64> = "c.type_word",
        issuer: Option<i64> = "c.issuer_word",
        date: Option<i64> = "c.date",
        number: Option<Arc<str>> = "c.number",
        title: Option<Arc<str>> = "c.title",
    }
}

/// How the latest record calls a value.
#[derive(Debug, Clone)]
enum Called {
    /// By name; the key is an id.
    Name(i64),
    Document(Citation),
    /// By nothing but the key.
    Nothing,
}

/// Which record calls a value so: whether that is more than the key, the day of the session, and, of several on one day, the
/// place of the work in the order of the files.
type Latest = (bool, Option<i64>, Reverse<(i64, i64)>);

/// A row of the report.
struct Group {
    key: Key,
    called: Called,
    latest: Latest,
    /// The last piece of work that was counted in it.
    work: Option<i64>,
    tally: Tally,
}

/// All rows of the report.
pub(super) struct Groups {
    by: By,
    all: Vec<Group>,
    /// The work that has no value.
    without: Tally,
    known: HashMap<Key, usize>,
    /// The keys of citations: many are written in the same way.
    citations: HashMap<Citation, Key>,
    /// Types and issuers, folded.
    folded: HashMap<i64, String>,
}

impl Groups {
    pub fn new(by: By) -> Self {
        Self {
            by,
            all: Vec::new(),
            known: HashMap::new(),
            citations: HashMap::new(),
            folded: HashMap::new(),
            without: Tally::default(),
        }
    }

    /// Counts a piece of work for the value in the row. Returns whether it has not been counted for that value before: two
    /// leaders may be of one body.
    pub fn count(
        &mut self,
        list: &ListQuery,
        counted: &Counted,
        columns: &mut Columns,
        bucket: Timeliness,
    ) -> Result<bool> {
        let Counted { work, session, record, .. } = *counted;
        let Some((key, called)) = self.value(list, columns, session)? else { return Ok(false) };
        let place = (list.snapshot.rank(record)?, work);
        let latest = (!matches!(called, Called::Nothing), session, Reverse(place));
        let place = *self.known.entry(key.clone()).or_insert_with(|| {
            let called = called.clone();
            self.all.push(Group { key, called, latest, work: None, tally: Tally::default() });
            self.all.len() - 1
        });
        let group = &mut self.all[place];
        if latest > group.latest {
            (group.latest, group.called) = (latest, called);
        }
        let is_new = group.work.replace(work) != Some(work);
        if is_new {
            group.tally.add(bucket);
        }
        Ok(is_new)
    }

    /// Counts a piece of work that has no value.
    pub fn count_without(&mut self, bucket: Timeliness) {
        self.without.add(bucket);
    }

    fn value(
        &mut self,
        list: &ListQuery,
        columns: &mut Columns,
        session: Option<i64>,
    ) -> Result<Option<(Key, Called)>> {
        match self.by {
            By::Month => Ok(session.and_then(date_of).map(|day| (month(day), Called::Nothing))),
            By::Document => {
                let citation: Citation = columns.next()?;
                if citation.number.is_none() && citation.title.is_none() {
                    return Ok(None);
                }
                Ok(Some((self.document(list, &citation)?, Called::Document(citation))))
            }
            By::Lead | By::Support | By::Chair | By::Organization => {
                let (id, name): (Option<i64>, Option<i64>) = (columns.next()?, columns.next()?);
                Ok(name.map(|name| match id {
                    Some(id) => (Key::Somebody(id), Called::Name(name)),
                    None => (Key::Somebody(name), Called::Nothing),
                }))
            }
        }
    }

    /// Returns the key of a cited document: as in the list of documents, the same number of another type, issuer or date
    /// is another one.
    fn document(&mut self, list: &ListQuery, citation: &Citation) -> Result<Key> {
        if let Some(key) = self.citations.get(citation) {
            return Ok(key.clone());
        }
        let name = match &citation.number {
            Some(number) => number::key(number),
            None => citation.title.as_deref().map(fold).unwrap_or_default(),
        };
        let numbered = citation.number.is_some();
        let (kind, issuer) = (self.folded(list, citation.kind)?, self.folded(list, citation.issuer)?);
        let key = Key::Document(format!("{numbered}\n{name}\n{kind}\n{issuer}\n{:?}", citation.date));
        self.citations.insert(citation.clone(), key.clone());
        Ok(key)
    }

    fn folded(&mut self, list: &ListQuery, word: Option<i64>) -> Result<String> {
        let Some(word) = word else { return Ok(String::new()) };
        if let Some(known) = self.folded.get(&word) {
            return Ok(known.clone());
        }
        let folded = list.snapshot.word(Some(word))?.as_deref().map(fold).unwrap_or_default();
        self.folded.insert(word, folded.clone());
        Ok(folded)
    }

    /// Returns the rows in order; what lacks the value comes last.
    pub fn rows(self, list: &ListQuery) -> Result<Vec<ReportRow>> {
        let named = self.all.iter().map(|group| Ok(ReportRow { value: value(list, group)?, tally: group.tally }));
        let mut rows: Vec<_> = named.collect::<Result<_>>()?;
        if self.by == By::Month {
            rows.sort_by_key(month_of);
            rows = with_empty_months(rows);
        } else {
            let collator = &list.index.collator;
            rows.sort_by_cached_key(|row| {
                let name = collator.sort_key(&row.value.words());
                (Reverse(row.tally.total()), name, row.value.id().map(str::to_owned))
            });
        }
        if self.without.total() > 0 {
            rows.push(ReportRow { value: ReportValue::None, tally: self.without });
        }
        Ok(rows)
    }
}

fn month(day: NaiveDate) -> Key {
    Key::Month(day.year() * 12 + day.month0().cast_signed())
}

fn value(list: &ListQuery, group: &Group) -> Result<ReportValue> {
    let text = |id| -> Result<String> { Ok(list.snapshot.word(Some(id))?.as_deref().unwrap_or_default().to_owned()) };
    Ok(match (&group.key, &group.called) {
        (Key::Somebody(id), Called::Name(name)) => ReportValue::Known { id: text(*id)?, name: text(*name)? },
        (Key::Somebody(name), _) => ReportValue::Plain(text(*name)?),
        (Key::Document(_), Called::Document(citation)) => ReportValue::Document(Document {
            kind: list.snapshot.word(citation.kind)?,
            number: citation.number.clone(),
            title: citation.title.clone(),
            date: citation.date.and_then(date_of),
            issuer: list.snapshot.word(citation.issuer)?,
        }),
        (Key::Month(_), _) => group
            .latest
            .1
            .and_then(date_of)
            .and_then(|day| day.with_day(1))
            .map_or(ReportValue::None, ReportValue::Month),
        _ => ReportValue::None,
    })
}

fn month_of(row: &ReportRow) -> Option<NaiveDate> {
    if let ReportValue::Month(month) = row.value { Some(month) } else { None }
}

/// Returns the rows with one for each month between in which nothing was asked for.
fn with_empty_months(rows: Vec<ReportRow>) -> Vec<ReportRow> {
    let mut all: Vec<ReportRow> = Vec::with_capacity(rows.len());
    for row in rows {
        if let (Some(last), Some(month)) = (all.last().and_then(month_of), month_of(&row)) {
            let between = (1..=LONGEST_GAP).map_while(|ahead| last.checked_add_months(Months::new(ahead)));
            let empty: Vec<_> = between.take_while(|between| *between < month).collect();
            if empty.len() < LONGEST_GAP as usize {
                all.extend(
                    empty
                        .into_iter()
                        .map(|month| ReportRow { value: ReportValue::Month(month), tally: Tally::default() }),
                );
            }
        }
        all.push(row);
    }
    all
}
