//! Cited documents. The same number of another type, issuer or date is another document. A citation that says less is
//! counted with the fuller one that it fits, where there is no doubt which one that is; else it stands apart.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use rusqlite::Row;

use super::item::{day_value, put};
use super::sort::Key;
use super::{Asker, Item, Listing, Result};
use crate::index::extract::Column;
use crate::index::select::{Phrase, Subject, any_of};
use crate::index::short;
use crate::model::field::Part;
use crate::text::fold::{fold_tokens_into, tokens};
use crate::text::number;

/// A document as one citation names it.
#[derive(Debug, Clone)]
struct Cited {
    date: Option<i64>,
    kind: Option<i64>,
    issuer: Option<i64>,
    number: Option<String>,
    title: Option<String>,
}

/// The columns of [`Cited`].
const CITED: &str = "c.date, c.type_word, c.issuer_word, c.number, c.title";

impl Cited {
    fn of(row: &Row) -> Result<Self> {
        Ok(Self { date: row.get(0)?, kind: row.get(1)?, issuer: row.get(2)?, number: row.get(3)?, title: row.get(4)? })
    }
}

/// So many names are looked up one by one; for more, all citations are gone through.
const FEW: usize = 32;

/// A citation.
struct CiteRow {
    cited: Cited,
    part: i64,
    record: i64,
    session: Option<i64>,
    /// The id of the directive that cites.
    directive: Option<i64>,
}

/// What a citation says of a document besides its number or title: folded, so that spelling does not count.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Particulars {
    kind: Option<Rc<str>>,
    issuer: Option<Rc<str>>,
    date: Option<i64>,
}

impl Particulars {
    fn is_complete(&self) -> bool {
        self.kind.is_some() && self.issuer.is_some() && self.date.is_some()
    }

    /// Returns whether this says less than `fuller`, and nothing else.
    fn fits(&self, fuller: &Self) -> bool {
        fn says<T: PartialEq>(own: Option<&T>, other: Option<&T>) -> bool {
            own.is_none() || own == other
        }
        self != fuller
            && says(self.kind.as_ref(), fuller.kind.as_ref())
            && says(self.issuer.as_ref(), fuller.issuer.as_ref())
            && says(self.date.as_ref(), fuller.date.as_ref())
    }
}

/// What a document is known by.
type Identity = (Rc<str>, Particulars);

/// Returns the folded words of a text.
fn words_of(text: &str) -> String {
    let mut words = String::new();
    fold_tokens_into(text, &mut words);
    words
}

/// Returns which of the particulars that one number has each of them means.
fn meant(all: &[Particulars]) -> Vec<Particulars> {
    let fits_none = |one: &Particulars| one.is_complete() || !all.iter().any(|other| one.fits(other));
    let fullest: Vec<_> = all.iter().filter(|one| fits_none(one)).collect();
    let meant = |one: &Particulars| {
        let mut fuller = fullest.iter().filter(|other| one.fits(other));
        match (fuller.next(), fuller.next()) {
            (Some(only), None) if !one.is_complete() => (*only).clone(),
            _ => one.clone(),
        }
    };
    all.iter().map(meant).collect()
}

/// All citations of one document.
struct Document {
    /// How it is shown.
    cited: Cited,
    /// The citations, in the order in which they were met.
    rows: Vec<usize>,
    /// How many parts cite it.
    parts: usize,
    first: Option<i64>,
    last: Option<i64>,
}

impl Asker<'_> {
    pub(super) fn documents(&self) -> Result<Listing> {
        let columns = format!("{CITED}, c.part, p.record, r.date, p.part, p.name_word");
        let mut rows = self.rows(Subject::Document, &columns, "", |row| {
            let is_directive = row.get::<_, i64>(8)? == Part::Directive as i64;
            Ok(CiteRow {
                cited: Cited::of(row)?,
                part: row.get(5)?,
                record: row.get(6)?,
                session: row.get(7)?,
                directive: row.get::<_, Option<i64>>(9)?.filter(|_| is_directive),
            })
        })?;
        self.snapshot.put_in_order(&mut rows, |row| (row.record, row.part))?;
        let documents = self.put_together(&rows)?;
        let defaults =
            [("cited", true), ("number", false), ("title", false), ("date", false), ("type", false), ("issuer", false)];
        let order =
            self.order(documents.len(), &defaults, |row, column| self.document_key(&documents[row], &rows, column));
        let shown = order[..self.limited(order.len())].iter().map(|document| &documents[*document]);
        let items = shown.map(|document| self.document(document, &rows));
        Ok(Listing { total: documents.len(), items: items.collect::<Result<_>>()? })
    }

    /// Returns the documents that the citations name.
    fn put_together(&self, rows: &[CiteRow]) -> Result<Vec<Document>> {
        let word = |id| self.snapshot.word(id).ok().flatten();
        // Types, issuers and numbers come again and again.
        let words: RefCell<HashMap<i64, Rc<str>>> = RefCell::default();
        let folded = |id: Option<i64>| {
            let fold = |id| Rc::from(word(Some(id)).map_or_else(String::new, |text: Rc<str>| words_of(&text)));
            Some(words.borrow_mut().entry(id?).or_insert_with_key(|id| fold(*id)).clone())
        };
        let identity = |cited: &Cited| -> Identity {
            let name = match (&cited.number, &cited.title) {
                (Some(number), _) => format!("n{}", number::key(number)),
                (None, title) => format!("t{}", title.as_deref().map(words_of).unwrap_or_default()),
            };
            let particulars = Particulars { kind: folded(cited.kind), issuer: folded(cited.issuer), date: cited.date };
            (name.into(), particulars)
        };
        let identities: Vec<Identity> = rows.iter().map(|row| identity(&row.cited)).collect();
        // Which documents have a number does not depend on the question.
        let mut known: HashMap<Identity, Cited> = HashMap::new();
        let incomplete: HashSet<&Rc<str>> =
            identities.iter().filter(|(_, particulars)| !particulars.is_complete()).map(|(name, _)| name).collect();
        let mut citations = self.citations(&incomplete)?;
        // Of two spellings of one document the same one stands for it, whichever was read first.
        citations.sort_by_cached_key(|cited| {
            (cited.number.clone(), cited.title.clone(), word(cited.kind), word(cited.issuer), cited.date)
        });
        for cited in citations {
            let identity = identity(&cited);
            if incomplete.contains(&identity.0) {
                known.entry(identity).or_insert(cited);
            }
        }
        let mut by_name: HashMap<&Rc<str>, Vec<Particulars>> = HashMap::new();
        for (name, particulars) in known.keys() {
            by_name.entry(name).or_default().push(particulars.clone());
        }
        let mut means: HashMap<Identity, Identity> = HashMap::new();
        for (name, all) in by_name {
            let pairs = all.iter().cloned().zip(meant(&all)).filter(|(one, meant)| one != meant);
            means.extend(pairs.map(|(one, meant)| ((name.clone(), one), (name.clone(), meant))));
        }
        let mut documents: Vec<Document> = Vec::new();
        let mut places: HashMap<&Identity, usize> = HashMap::new();
        for (number, (row, own)) in rows.iter().zip(&identities).enumerate() {
            let meant = means.get(own).unwrap_or(own);
            let place = *places.entry(meant).or_insert_with(|| {
                let cited = known.get(meant).unwrap_or(&row.cited).clone();
                documents.push(Document { cited, rows: Vec::new(), parts: 0, first: None, last: None });
                documents.len() - 1
            });
            let document = &mut documents[place];
            // The rows of a part stand together.
            if document.rows.last().is_none_or(|last| rows[*last].part != row.part) {
                document.parts += 1;
            }
            // It is shown as the latest citation spells it that says all there is to say.
            if own == meant && row.session >= document.last {
                document.cited =
                    Cited { title: row.cited.title.clone().or(document.cited.title.take()), ..row.cited.clone() };
            } else if document.cited.title.is_none() {
                document.cited.title.clone_from(&row.cited.title);
            }
            document.rows.push(number);
            document.first = [document.first, row.session].into_iter().flatten().min();
            document.last = document.last.max(row.session);
        }
        Ok(documents)
    }

    /// Returns every way in which the archive cites documents of these names, and perhaps others.
    fn citations(&self, names: &HashSet<&Rc<str>>) -> Result<Vec<Cited>> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let phrase = |name: &&Rc<str>| {
            let tokens = tokens(name.get(1..).unwrap_or_default()).into_iter().map(|token| token.text).collect();
            Phrase { tokens, prefix: false }
        };
        let phrases: Vec<_> = names.iter().map(phrase).collect();
        let all = format!("SELECT DISTINCT {CITED} FROM cite c");
        let connection = self.snapshot.connection();
        if names.len() > FEW || phrases.iter().any(|phrase| phrase.tokens.is_empty()) {
            return connection.prepare(&all)?.query_map([], Cited::of)?.collect();
        }
        let some = format!("{all} WHERE c.part IN (SELECT rowid FROM words WHERE words MATCH ?1)");
        connection.prepare(&some)?.query_map([any_of(&phrases, Some(Column::Cites))], Cited::of)?.collect()
    }

    fn document(&self, document: &Document, rows: &[CiteRow]) -> Result<Item> {
        let mut item = Item::default();
        let values = &mut item.values;
        let cited = &document.cited;
        put(values, "type", self.snapshot.word(cited.kind)?.as_deref());
        put(values, "number", cited.number.clone());
        put(values, "title", cited.title.clone());
        put(values, "date", day_value(cited.date));
        put(values, "issuer", self.snapshot.word(cited.issuer)?.as_deref());
        put(values, "cited", document.parts);
        put(values, "first", day_value(document.first));
        put(values, "last", day_value(document.last));
        let is_shown = self.request.columns.iter().any(|field| field.name() == "cited_by");
        if self.is_full() || is_shown {
            let directives = self.directives(document, rows)?;
            let refs: Vec<_> = directives.iter().map(|(record, part)| format!("{record}#{part}")).collect();
            put(&mut item.values, "cited_by", refs);
            if is_shown {
                let records: Vec<&str> = directives.iter().map(|(record, _)| record.as_str()).collect();
                let short = short::shortest(self.snapshot.connection(), &records)?;
                let shown = short.iter().zip(&directives).map(|(record, (_, part))| format!("{record}#{part}"));
                item.show("cited_by", Some(shown.collect::<Vec<_>>().join(", ")));
            }
        }
        if self.is_full() {
            let mut records: Vec<String> = Vec::new();
            for row in &document.rows {
                let name = &self.snapshot.record(rows[*row].record)?.name;
                if records.last() != Some(name) {
                    records.push(name.clone());
                }
            }
            put(&mut item.values, "records", records);
        }
        Ok(item)
    }

    /// Returns the directives that cite a document: the record and the part's id, in order of time.
    fn directives(&self, document: &Document, rows: &[CiteRow]) -> Result<Vec<(String, String)>> {
        let mut directives = BTreeSet::new();
        for row in document.rows.iter().map(|row| &rows[*row]) {
            if let Some(part) = self.snapshot.word(row.directive)? {
                let record = self.snapshot.record(row.record)?.name.clone();
                directives.insert((row.session, record, row.part, part.to_string()));
            }
        }
        Ok(directives.into_iter().map(|(_, record, _, part)| (record, part)).collect())
    }

    fn document_key(&self, document: &Document, rows: &[CiteRow], column: &str) -> Key {
        let collator = &self.index.collator;
        let word = |id| self.snapshot.word(id).ok().flatten();
        let cited = &document.cited;
        match column {
            "cited" => Key::Number(i64::try_from(document.parts).unwrap_or(i64::MAX)),
            "cited_by" => {
                let first = self.directives(document, rows).ok().and_then(|all| all.into_iter().next());
                Key::text(collator, first.map(|(record, part)| format!("{record}#{part}")).as_deref())
            }
            "date" => Key::number(cited.date),
            "first" => Key::number(document.first),
            "last" => Key::number(document.last),
            "type" => Key::text(collator, word(cited.kind).as_deref()),
            "issuer" => Key::text(collator, word(cited.issuer).as_deref()),
            "title" => Key::text(collator, cited.title.as_deref()),
            _ => Key::text(collator, cited.number.as_deref()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::rc::Rc;

    use proptest::collection::hash_set;
    use proptest::option::of;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::{Particulars, meant};

    fn particulars() -> impl Strategy<Value = HashSet<Particulars>> {
        let word = || of(select(vec!["a", "b"]).prop_map(Rc::from));
        let one = (word(), word(), of(1..3_i64));
        hash_set(one.prop_map(|(kind, issuer, date)| Particulars { kind, issuer, date }), 0..8)
    }

    proptest! {
        #[test]
        fn a_citation_means_itself_or_the_one_fullest_that_it_fits(all in particulars()) {
            let mut all: Vec<_> = all.into_iter().collect();
            let meanings = meant(&all);
            for (one, meaning) in all.iter().zip(&meanings) {
                let fuller: Vec<_> = all.iter().filter(|other| one.fits(other)).collect();
                let fullest = fuller.iter().filter(|it| !all.iter().any(|other| it.fits(other))).collect::<Vec<_>>();
                let expected = if let [only] = fullest.as_slice() { **only } else { one };
                prop_assert_eq!(meaning, expected);
                // What is meant means itself: nothing is handed on.
                let place = all.iter().position(|other| other == meaning).unwrap();
                prop_assert_eq!(&meanings[place], meaning);
            }
            // The order in which the citations were met does not count.
            all.reverse();
            let reversed: Vec<_> = meant(&all).into_iter().rev().collect();
            prop_assert_eq!(reversed, meanings);
        }
    }
}
