//! The groups of a report.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate};

use super::{WorkItem, counts};
use crate::extract::date_of;
use crate::list::ListQuery;
use crate::row::{Columns, Selected, TIMELESS, selected};
use meeting_core::rows::{By, Document, ReportRow, ReportValue};
use meeting_core::work::{Counted, Counts};
use viet_text::{fold::fold, number};

type Result<T> = rusqlite::Result<T>;

/// The most empty months that are shown between two with work. A longer gap is a mistyped year or an interrupted archive.
const LONGEST_GAP: u32 = 60;

/// The SQL of the columns of the value of the work `w` in the record `r`: a [`Citation`], or an id, a name and what is counted of
/// it; and the joins that they need.
pub(super) fn value_sql(by: By) -> (String, &'static [&'static str]) {
    const LEAD: &str = "LEFT JOIN now_who h ON h.part = w.id AND h.role IN (0, 2)";
    let somebody = "h.key_word, h.word";
    let (all, share) = (counts("n"), counts("h"));
    let (columns, share, joins): (&str, &str, &[&str]) = match by {
        By::Lead => (somebody, &share, &[LEAD]),
        By::Support => (somebody, &all, &["LEFT JOIN now_who h ON h.part = w.id AND h.role = 1"]),
        By::Chair => (
            "x.key_word, h.word",
            &all,
            &["LEFT JOIN chair h ON h.part = r.first", "LEFT JOIN person x ON x.id = h.target"],
        ),
        // A person's organization, the organization itself, or a plain name.
        By::Organization => (
            "CASE WHEN o.id IS NOT NULL THEN o.key_word WHEN h.target IS NULL THEN h.key_word \
             ELSE x.organization_key_word END, \
             CASE WHEN o.id IS NOT NULL THEN IFNULL(o.short_word, IFNULL(o.name_word, o.key_word)) \
             WHEN h.target IS NULL THEN h.word ELSE x.organization_word END",
            &share,
            &[
                LEAD,
                "LEFT JOIN person x ON x.id = h.target",
                "LEFT JOIN organization o ON o.id = IFNULL(x.organization, h.target)",
            ],
        ),
        By::Month => ("NULL, NULL", &all, &[]),
        By::Document => return (Citation::columns(TIMELESS), Citation::JOINS),
    };
    (format!("{columns}, {share}"), joins)
}

/// The key of a group, in the numbers of the index: strings are looked up at the end.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    /// An id, or a plain name. A plain name that equals an id of another record is the same group.
    Somebody(i64),
    /// Months since the common era.
    Month(i32),
    Document(String),
}

selected! {
    /// A citation. A task has those of its directive.
    #[derive(Debug, Clone, PartialEq, Eq, Hash)]
    struct Citation(_as_of; ["LEFT JOIN cite c ON c.part = IFNULL(w.inherits, w.id)"]) {
        kind: Option<i64> = "c.type_word",
        issuer: Option<i64> = "c.issuer_word",
        date: Option<i64> = "c.date",
        number: Option<Arc<str>> = "c.number",
        title: Option<Arc<str>> = "c.title",
    }
}

/// The name of a group in its latest record.
#[derive(Debug, Clone)]
enum Label {
    /// A name; the key is an id.
    Name(i64),
    Document(Citation),
    /// The key is the name.
    Nothing,
}

/// Which label is the latest: whether it is more than the key, the day of the session, and of several on one day the place of
/// the work in the order of the files.
type Latest = (bool, Option<i64>, Reverse<(i64, i64)>);

/// A group of the report.
struct Group {
    key: Key,
    label: Label,
    latest: Latest,
    /// The last piece of work that was counted.
    work: Option<i64>,
    counted: Counted,
}

/// All groups of the report.
pub(super) struct Groups {
    by: By,
    all: Vec<Group>,
    /// Work without a value.
    without: Counted,
    known: HashMap<Key, usize>,
    /// The keys of citations, which recur.
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
            without: Counted::default(),
        }
    }

    /// Counts a piece of work in the group of the row, and gives whether it was not counted there before: two leads may be of
    /// one organization.
    pub fn count(&mut self, list: &ListQuery, counted: &WorkItem, columns: &mut Columns) -> Result<bool> {
        let WorkItem { work, session, record, is_each, .. } = *counted;
        let (value, counts) = self.value(list, columns, counted)?;
        // A lead that was excused is left out.
        if counts.total() == 0 {
            return Ok(false);
        }
        let Some((key, label)) = value else {
            // Some of what was handed over was nobody's before.
            let is_share = self.by == By::Lead;
            if is_share {
                self.without.add(counts);
            }
            return Ok(is_share);
        };
        let place = (list.snapshot.rank(record)?, work);
        let latest = (!matches!(label, Label::Nothing), session, Reverse(place));
        let place = *self.known.entry(key.clone()).or_insert_with(|| {
            let label = label.clone();
            self.all.push(Group { key, label, latest, work: None, counted: Counted::default() });
            self.all.len() - 1
        });
        let group = &mut self.all[place];
        if latest > group.latest {
            (group.latest, group.label) = (latest, label);
        }
        let is_new = group.work.replace(work) != Some(work);
        if is_new {
            group.counted.add(counts);
        } else if is_each && self.by == By::Organization {
            // Two leads of one organization have answered for themselves.
            group.counted.units += counts;
        }
        Ok(is_new)
    }

    /// Counts a piece of work without a value.
    pub fn count_without(&mut self, counts: Counts) {
        self.without.add(counts);
    }

    /// The value of a row, if it has one, and what is counted of it.
    fn value(
        &mut self,
        list: &ListQuery,
        columns: &mut Columns,
        counted: &WorkItem,
    ) -> Result<(Option<(Key, Label)>, Counts)> {
        let all = counted.counts;
        match self.by {
            By::Month => Ok((counted.session.and_then(date_of).map(|day| (month(day), Label::Nothing)), all)),
            By::Document => {
                let citation: Citation = columns.next()?;
                if citation.number.is_none() && citation.title.is_none() {
                    return Ok((None, all));
                }
                Ok((Some((self.document(list, &citation)?, Label::Document(citation))), all))
            }
            By::Lead | By::Support | By::Chair | By::Organization => {
                let (id, name): (Option<i64>, Option<i64>) = (columns.next()?, columns.next()?);
                let value = name.map(|name| match id {
                    Some(id) if id != name => (Key::Somebody(id), Label::Name(name)),
                    _ => (Key::Somebody(name), Label::Nothing),
                });
                Ok((value, columns.next()?))
            }
        }
    }

    /// The key of a cited document. As in the list of documents, the same number with another type, issuer or date is another
    /// document.
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

    /// The rows in order; that of work without a value is last.
    pub fn rows(self, list: &ListQuery) -> Result<Vec<ReportRow>> {
        let named = self.all.iter().map(|group| Ok(ReportRow { value: value(list, group)?, counted: group.counted }));
        let mut rows: Vec<_> = named.collect::<Result<_>>()?;
        if self.by == By::Month {
            rows.sort_by_key(month_of);
            rows = with_empty_months(rows);
        } else {
            let collator = &list.index.collator;
            rows.sort_by_cached_key(|row| {
                let name = collator.sort_key(&row.value.words());
                (Reverse(row.counted.units.total()), name, row.value.id().map(str::to_owned))
            });
        }
        if self.without.pieces > 0 {
            rows.push(ReportRow { value: ReportValue::None, counted: self.without });
        }
        Ok(rows)
    }
}

fn month(day: NaiveDate) -> Key {
    Key::Month(day.year() * 12 + day.month0().cast_signed())
}

fn value(list: &ListQuery, group: &Group) -> Result<ReportValue> {
    let text = |id| -> Result<String> { Ok(list.snapshot.word(Some(id))?.as_deref().unwrap_or_default().to_owned()) };
    Ok(match (&group.key, &group.label) {
        (Key::Somebody(id), Label::Name(name)) => ReportValue::Known { id: text(*id)?, name: text(*name)? },
        (Key::Somebody(name), _) => ReportValue::Plain(text(*name)?),
        (Key::Document(_), Label::Document(citation)) => ReportValue::Document(Document {
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

/// Adds a row for each month without work between two with work.
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
                        .map(|month| ReportRow { value: ReportValue::Month(month), counted: Counted::default() }),
                );
            }
        }
        all.push(row);
    }
    all
}
