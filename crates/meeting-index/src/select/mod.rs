//! Compiles a query to SQL.
//!
//! A [`Selection`] has fixed aliases: `r` the record, `p` the part, and the table of the kind's own fields (`w` work with `n`
//! what is so of it on the day, `x` person, `o` organization, `c` cite). User input is only ever bound to parameters.

mod condition;
mod document;
mod fragment;
mod people;
mod phrase;
mod scope;
mod spelling;
mod tree;

use chrono::NaiveDate;
use rusqlite::{Connection, params_from_iter};

use document::{Matcher, matched_documents};
pub(super) use fragment::Fragment;
use people::{PeopleMatcher, matched_people};
pub(super) use phrase::{Phrase, any_of};
pub(super) use scope::Subject;
pub(super) use spelling::Spelling;
pub(super) use tree::Tree;

use crate::row::{Columns, Selected, read};
use crate::snapshot::Snapshot;
use meeting_core::model::field::{FieldId, Part};
use meeting_core::query::{Condition, Query};

use scope::{Scope, scope};

/// A query for one subject, as SQL.
pub(super) struct Selection {
    tables: &'static str,
    conditions: Fragment,
    /// The full-text expression from which the rows come, if there is one: `words` is then alias `f`.
    pub driver: Option<String>,
    /// The conditions on documents that are matched before the query, by their numbers in it.
    matchers: Vec<Matcher>,
    /// The same for conditions on who leads or supports work.
    people: Vec<PeopleMatcher>,
}

impl Selection {
    /// The rows that are selected.
    pub fn rows<T: Selected>(&self, connection: &Connection, as_of: NaiveDate) -> rusqlite::Result<Vec<T>> {
        let mut statement = connection.prepare(&self.sql(&T::columns(as_of), T::JOINS))?;
        statement.query_map(params_from_iter(self.values()), read)?.collect()
    }

    /// Passes each row to `visit` instead of collecting them.
    pub fn each(
        &self,
        connection: &Connection,
        columns: &str,
        joins: &[&str],
        mut visit: impl FnMut(&mut Columns) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let mut statement = connection.prepare(&self.sql(columns, joins))?;
        let mut rows = statement.query(params_from_iter(self.values()))?;
        while let Some(row) = rows.next()? {
            visit(&mut Columns::of(row))?;
        }
        Ok(())
    }

    /// The SQL that reads `columns`, which may be of the tables in `joins`.
    pub fn sql(&self, columns: &str, joins: &[&str]) -> String {
        let tables = [&[self.tables], joins].concat().join(" ");
        format!("SELECT {columns} FROM {tables} WHERE {}", self.conditions.text)
    }

    /// The values of the parameters, in order.
    pub fn values(&self) -> &[rusqlite::types::Value] {
        &self.conditions.values
    }

    /// Adds a condition.
    pub fn and(self, condition: &str) -> Self {
        Self { conditions: Fragment::new(format!("{condition} AND ")).with(self.conditions), ..self }
    }
}

/// The selection of what matches a query on a day, with everything matched before it that it needs. `tree`: the query, or more
/// than it. `parts`: the kinds of parts of a search; empty for all.
pub(super) fn select(
    snapshot: &Snapshot,
    (query, tree): (&Query, &Tree),
    subject: Subject,
    parts: &[Part],
    as_of: NaiveDate,
) -> rusqlite::Result<Selection> {
    let is_about_work = is_about_work(query, subject);
    if is_about_work {
        snapshot.work_on(as_of)?;
    }
    let compiler = Compiler::new(subject, as_of, is_about_work && snapshot.is_handed_over()?);
    let selection = compiler.select(tree, parts);
    if !selection.matchers.is_empty() {
        matched_documents(snapshot.connection(), &selection.matchers)?;
    }
    if !selection.people.is_empty() {
        matched_people(snapshot.connection(), &selection.people, snapshot.directory())?;
    }
    Ok(selection)
}

/// Whether what is so on a day decides which rows match.
pub(super) fn is_about_work(query: &Query, subject: Subject) -> bool {
    matches!(subject, Subject::Work | Subject::Part(Part::Directive | Part::Task))
        || query.expression.has(&scope::is_about_work)
}

/// Compiles trees to SQL.
struct Compiler {
    subject: Subject,
    as_of: NaiveDate,
    /// Whether some work is led or supported by others than those whom the full-text index has for it.
    is_handed_over: bool,
    matchers: Vec<Matcher>,
    people: Vec<PeopleMatcher>,
}

impl Compiler {
    fn new(subject: Subject, as_of: NaiveDate, is_handed_over: bool) -> Self {
        Self { subject, as_of, is_handed_over, matchers: Vec::new(), people: Vec::new() }
    }

    /// The selection of the rows that match. `parts`: the kinds of parts of a search; empty for all.
    fn select(mut self, tree: &Tree, parts: &[Part]) -> Selection {
        let members = match tree {
            Tree::All(members) => members.as_slice(),
            other => std::slice::from_ref(other),
        };
        let (text, rest) = self.split(members);
        let is_bound_to_records = rest.iter().any(|tree| self.restricts_records(tree));
        let mut conditions: Vec<_> = rest.into_iter().map(|tree| self.tree(tree)).collect();
        if !parts.is_empty() {
            conditions.push(Fragment::new("p.part IN ").list(parts.iter().map(|part| *part as i64)));
        }
        let search = self.subject == Subject::Any;
        if let (Some(text), false) = (&text, search) {
            conditions.push(in_words(self.row().trim_start_matches('+'), text));
        }
        let tables = match (self.subject, &text) {
            (Subject::Record, _) => "record r",
            (Subject::Any, Some(_)) => {
                "words f CROSS JOIN part p ON p.id = f.rowid CROSS JOIN record r ON r.id = p.record"
            }
            (Subject::Any, None) => "record r CROSS JOIN part p ON p.id BETWEEN r.first AND r.last",
            (Subject::Document, _) if is_bound_to_records => {
                "record r CROSS JOIN cite c ON c.part BETWEEN r.first AND r.last CROSS JOIN part p ON p.id = c.part"
            }
            (Subject::Document, _) => {
                "cite c CROSS JOIN part p ON p.id = c.part CROSS JOIN record r ON r.id = p.record"
            }
            (Subject::Work, text) if text.is_none() && is_bound_to_records => {
                "record r CROSS JOIN now n ON n.id BETWEEN r.first AND r.last CROSS JOIN work w ON w.id = n.id \
                 CROSS JOIN part p ON p.id = n.id"
            }
            (Subject::Work, _) => {
                "now n CROSS JOIN work w ON w.id = n.id CROSS JOIN part p ON p.id = n.id \
                 CROSS JOIN record r ON r.id = p.record"
            }
            (Subject::Part(part), text) => own_table(part, text.is_none() && is_bound_to_records),
        };
        let mut before = Fragment::default();
        if let (Some(text), true) = (&text, search) {
            before = before.sql("f.words MATCH ").bind(text.clone()).sql(" AND ");
        }
        match self.subject {
            Subject::Work => before = before.sql("n.listed AND "),
            Subject::Part(part @ (Part::Directive | Part::Task | Part::Proceeding | Part::Attachment)) => {
                before = before.sql(&format!("w.part = {} AND ", part as i64));
            }
            _ => {}
        }
        let conditions = before.with(Fragment::all(conditions));
        Selection { tables, conditions, driver: text, matchers: self.matchers, people: self.people }
    }

    /// The rowid of the listed part, for tests of membership. The unary plus keeps `SQLite` from scanning all matches for each
    /// record.
    fn row(&self) -> &'static str {
        match self.subject {
            Subject::Record => "r.first",
            Subject::Any => "+p.id",
            Subject::Document => "+c.part",
            Subject::Part(Part::Participant) => "+x.id",
            Subject::Part(Part::Organization) => "+o.id",
            Subject::Part(_) | Subject::Work => "+w.id",
        }
    }

    /// Splits conditions into one full-text expression and the others.
    fn split<'t, 'q>(&self, members: &'t [Tree<'q>]) -> (Option<String>, Vec<&'t Tree<'q>>) {
        let (mut wanted, mut unwanted, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        for member in members {
            match (member, self.text(member)) {
                (_, Some(text)) => wanted.push(text),
                (Tree::Of(condition), None) => {
                    // Necessary, but not sufficient: the condition is tested on few rows.
                    wanted.extend(self.needed_text(condition));
                    rest.push(member);
                }
                (Tree::Not(inner), None) => match self.text(inner) {
                    Some(text) => unwanted.push((text, member)),
                    None => rest.push(member),
                },
                _ => rest.push(member),
            }
        }
        if wanted.is_empty() {
            rest.extend(unwanted.into_iter().map(|(_, member)| member));
            return (None, rest);
        }
        // A lone NOT is an error in FTS5, and NOT binds tighter than AND.
        let mut text = wanted.join(" AND ");
        if !unwanted.is_empty() {
            let unwanted: Vec<String> = unwanted.into_iter().map(|(text, _)| text).collect();
            text = format!("({text}) NOT ({})", unwanted.join(" OR "));
        }
        (Some(text), rest)
    }

    /// The full-text expression of a tree that has no other conditions.
    fn text(&self, tree: &Tree) -> Option<String> {
        match tree {
            Tree::Free(phrases) if !matches!(self.subject, Subject::Record | Subject::Document) => {
                (!phrases.is_empty()).then(|| any_of(phrases, None))
            }
            Tree::Of(condition) => self.field_text(condition),
            Tree::All(members) if !members.is_empty() => match self.split(members) {
                (Some(text), rest) if rest.is_empty() => Some(format!("({text})")),
                _ => None,
            },
            Tree::Any(members) if !members.is_empty() => {
                let all: Option<Vec<_>> = members.iter().map(|member| self.text(member)).collect();
                all.map(|all| format!("({})", all.join(" OR ")))
            }
            _ => None,
        }
    }

    /// Whether few records meet a condition, so that the query should begin with these.
    fn restricts_records(&self, tree: &Tree) -> bool {
        match tree {
            Tree::Of(condition) => {
                let condition: &Condition = condition;
                let is_narrow =
                    matches!(condition, Condition::Date { .. } | Condition::Text { .. } | Condition::Number { .. });
                // A task's directive is found by its record.
                let is_cited = matches!(condition, Condition::Number { field, .. } if *field == FieldId::Cites);
                let is_own = scope(condition, self.subject) == Scope::Own;
                is_narrow && (!is_own || (is_cited && self.subject == Subject::Work))
            }
            Tree::Any(members) => members.iter().all(|member| self.restricts_records(member)),
            Tree::All(members) => members.iter().any(|member| self.restricts_records(member)),
            Tree::Free(_) | Tree::Not(_) => false,
        }
    }

    fn tree(&mut self, tree: &Tree) -> Fragment {
        if let Some(text) = self.text(tree) {
            return in_words(self.row(), &text);
        }
        match tree {
            Tree::All(members) => {
                let (text, rest) = self.split(members);
                let mut all: Vec<_> = text.iter().map(|text| in_words(self.row(), text)).collect();
                all.extend(rest.into_iter().map(|member| self.tree(member)));
                Fragment::all(all)
            }
            Tree::Any(members) => Fragment::any(members.iter().map(|member| self.tree(member)).collect::<Vec<_>>()),
            // A row without the field does not meet the condition, so it meets the negation.
            Tree::Not(inner) => Fragment::new("NOT IFNULL(").with(self.tree(inner)).sql(", 0)"),
            Tree::Free(phrases) if phrases.is_empty() => Fragment::new("0"),
            Tree::Free(phrases) if self.subject == Subject::Document => self.document(Matcher::any(phrases.clone())),
            Tree::Free(phrases) => records_with(&any_of(phrases, None), &Part::ALL, ""),
            Tree::Of(condition) => self.condition(condition),
        }
    }
}

/// Rows whose words match.
fn in_words(row: &str, text: &str) -> Fragment {
    Fragment::new(format!("{row} IN (SELECT rowid FROM words WHERE words MATCH ")).bind(text.to_owned()).sql(")")
}

/// Records with a part of these kinds whose words match; `and` may have more conditions on the part `q`.
fn records_with(text: &str, parts: &[Part], and: &str) -> Fragment {
    let sql = "r.id IN (SELECT q.record FROM words g CROSS JOIN part q ON q.id = g.rowid WHERE g.words MATCH ";
    let mut fragment = Fragment::new(sql).bind(text.to_owned());
    if parts.len() < Part::ALL.len() {
        fragment = fragment.sql(" AND q.part IN ").list(parts.iter().map(|part| *part as i64));
    }
    fragment.sql(and).sql(")")
}

fn own_table(part: Part, record_first: bool) -> &'static str {
    match (part, record_first) {
        (Part::Participant, true) => {
            "record r CROSS JOIN person x ON x.id BETWEEN r.first AND r.last CROSS JOIN part p ON p.id = x.id"
        }
        (Part::Participant, false) => {
            "person x CROSS JOIN part p ON p.id = x.id CROSS JOIN record r ON r.id = p.record"
        }
        (Part::Organization, true) => {
            "record r CROSS JOIN organization o ON o.id BETWEEN r.first AND r.last CROSS JOIN part p ON p.id = o.id"
        }
        (Part::Organization, false) => {
            "organization o CROSS JOIN part p ON p.id = o.id CROSS JOIN record r ON r.id = p.record"
        }
        (_, true) => {
            "record r CROSS JOIN work w ON w.id BETWEEN r.first AND r.last CROSS JOIN part p ON p.id = w.id \
             LEFT JOIN now n ON n.id = w.id"
        }
        (_, false) => {
            "work w CROSS JOIN part p ON p.id = w.id CROSS JOIN record r ON r.id = p.record \
             LEFT JOIN now n ON n.id = w.id"
        }
    }
}
