//! Cited documents. The same number of another type, issuer or date is another document. A citation that says less is
//! counted with the fuller one that it fits, where there is no doubt which one that is; else it stands apart.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::sort::Key;
use super::{Asker, Result};
use crate::extract::{Column, date_of};
use crate::row::{Selected, read, selected};
use crate::select::{Phrase, Subject, any_of};
use crate::short;
use meeting_core::model::field::{FieldId, Part};
use meeting_core::rows::{self, DocumentRow, Listing, Reference};
use viet_text::fold::{fold_tokens_into, tokens};
use viet_text::number;

selected! {
    /// A document as one citation names it.
    #[derive(Debug, Clone)]
    struct Cited(_as_of; []) {
        date: Option<i64> = "c.date",
        kind: Option<i64> = "c.type_word",
        issuer: Option<i64> = "c.issuer_word",
        number: Option<Arc<str>> = "c.number",
        title: Option<Arc<str>> = "c.title",
    }
}

/// The order of documents that are equal in what was asked for.
const ORDER: [(FieldId, bool); 6] = [
    (FieldId::Cited, true),
    (FieldId::Number, false),
    (FieldId::Title, false),
    (FieldId::Date, false),
    (FieldId::Type, false),
    (FieldId::Issuer, false),
];

/// So many names are looked up one by one; for more, all citations are gone through.
const FEW: usize = 32;

selected! {
    /// A citation.
    struct Citation(as_of; []) {
        cited: Cited = Cited::columns(as_of),
        part: i64 = "c.part",
        record: i64 = "p.record",
        session: Option<i64> = "r.date",
        /// The id of the directive that cites.
        directive: Option<i64> = format!("CASE WHEN p.part = {} THEN p.name_word END", Part::Directive as i64),
    }
}

/// What a citation says of a document besides its number or title: folded, so that spelling does not count.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Particulars {
    kind: Option<Arc<str>>,
    issuer: Option<Arc<str>>,
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
type Identity = (Arc<str>, Particulars);

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
    pub(super) fn documents(&self) -> Result<Listing<DocumentRow>> {
        let mut rows: Vec<Citation> = self.rows(Subject::Document)?;
        self.snapshot.put_in_order(&mut rows, |row| (row.record, row.part))?;
        let documents = self.put_together(&rows)?;
        let order = self.order(documents.len(), &ORDER, |row, field| self.document_key(&documents[row], &rows, field));
        let shown = order[..self.limited(order.len())].iter().map(|document| &documents[*document]);
        let shown = shown.map(|document| self.document(document, &rows));
        Ok(Listing { total: documents.len(), rows: shown.collect::<Result<_>>()? })
    }

    /// Returns the documents that the citations name.
    fn put_together(&self, rows: &[Citation]) -> Result<Vec<Document>> {
        let word = |id| self.snapshot.word(id).ok().flatten();
        // Types, issuers and numbers come again and again.
        let words: RefCell<HashMap<i64, Arc<str>>> = RefCell::default();
        let folded = |id: Option<i64>| {
            let fold = |id| Arc::from(word(Some(id)).map_or_else(String::new, |text: Arc<str>| words_of(&text)));
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
        let incomplete: HashSet<&Arc<str>> =
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
        let mut by_name: HashMap<&Arc<str>, Vec<Particulars>> = HashMap::new();
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
    fn citations(&self, names: &HashSet<&Arc<str>>) -> Result<Vec<Cited>> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let phrase = |name: &&Arc<str>| {
            let tokens = tokens(name.get(1..).unwrap_or_default()).into_iter().map(|token| token.text).collect();
            Phrase { tokens, prefix: false }
        };
        let phrases: Vec<_> = names.iter().map(phrase).collect();
        let all = format!("SELECT DISTINCT {} FROM cite c", Cited::columns(self.request.as_of));
        let connection = self.snapshot.connection();
        if names.len() > FEW || phrases.iter().any(|phrase| phrase.tokens.is_empty()) {
            return connection.prepare(&all)?.query_map([], read)?.collect();
        }
        let some = format!("{all} WHERE c.part IN (SELECT rowid FROM words WHERE words MATCH ?1)");
        connection.prepare(&some)?.query_map([any_of(&phrases, Some(Column::Cites))], read)?.collect()
    }

    fn document(&self, document: &Document, rows: &[Citation]) -> Result<DocumentRow> {
        let cited = &document.cited;
        let mut cited_by = Vec::new();
        if self.is_whole() || self.shows(FieldId::CitedBy) {
            cited_by = self.directives(document, rows)?;
        }
        if self.shows(FieldId::CitedBy) {
            let records: Vec<&str> = cited_by.iter().map(|it| &*it.record).collect();
            let short = short::shortest(self.snapshot.connection(), &records)?;
            for (reference, short) in cited_by.iter_mut().zip(short) {
                reference.short = Some(short);
            }
        }
        let mut records: Vec<Arc<str>> = Vec::new();
        if self.is_whole() {
            for row in &document.rows {
                let name = &self.snapshot.record(rows[*row].record)?.name;
                if records.last() != Some(name) {
                    records.push(name.clone());
                }
            }
        }
        Ok(DocumentRow {
            document: rows::Document {
                kind: self.snapshot.word(cited.kind)?,
                number: cited.number.clone(),
                title: cited.title.clone(),
                date: cited.date.and_then(date_of),
                issuer: self.snapshot.word(cited.issuer)?,
            },
            cited: document.parts,
            cited_by,
            records,
            first: document.first.and_then(date_of),
            last: document.last.and_then(date_of),
        })
    }

    /// The directives that cite a document, in order of time.
    fn directives(&self, document: &Document, rows: &[Citation]) -> Result<Vec<Reference>> {
        let mut directives = BTreeSet::new();
        for row in document.rows.iter().map(|row| &rows[*row]) {
            if let Some(part) = self.snapshot.word(row.directive)? {
                let record = self.snapshot.record(row.record)?.name.clone();
                directives.insert((row.session, record, row.part, part));
            }
        }
        Ok(directives.into_iter().map(|(_, record, _, part)| Reference::new(record, Some(part))).collect())
    }

    fn document_key(&self, document: &Document, rows: &[Citation], field: FieldId) -> Key {
        let collator = &self.index.collator;
        let word = |id| Key::text(collator, self.snapshot.word(id).ok().flatten().as_deref());
        let cited = &document.cited;
        match field {
            FieldId::Cited => Key::count(document.parts),
            FieldId::CitedBy => {
                let first = self.directives(document, rows).ok().and_then(|all| all.into_iter().next());
                Key::text(collator, first.map(|first| first.to_string()).as_deref())
            }
            FieldId::Date => Key::number(cited.date),
            FieldId::First => Key::number(document.first),
            FieldId::Last => Key::number(document.last),
            FieldId::Type => word(cited.kind),
            FieldId::Issuer => word(cited.issuer),
            FieldId::Title => Key::text(collator, cited.title.as_deref()),
            _ => Key::text(collator, cited.number.as_deref()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::Arc;

    use proptest::collection::hash_set;
    use proptest::option::of;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::{Particulars, meant};

    fn particulars() -> impl Strategy<Value = HashSet<Particulars>> {
        let word = || of(select(vec!["a", "b"]).prop_map(Arc::from));
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
