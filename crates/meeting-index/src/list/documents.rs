//! Cited documents. The same number with another type, issuer or date is another document. A citation without some of these
//! is counted with the fuller citation that it fits, if there is exactly one; otherwise it is a document of its own.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::rows::Rows;
use super::sort::Item;
use super::{ListQuery, Result};
use crate::extract::{Column, date_of};
use crate::row::{Selected, TIMELESS, read, selected};
use crate::select::{Phrase, Subject, any_of};
use crate::short;
use meeting_core::model::field::{FieldId, Part};
use meeting_core::rows::{self, DocumentRow, Reference};
use viet_text::fold::{fold_tokens_into, tokens};
use viet_text::number;

selected! {
    /// A document as one citation names it.
    #[derive(Debug, Clone)]
    pub(super) struct CitedDocument(_as_of; []) {
        pub date: Option<i64> = "c.date",
        pub kind: Option<i64> = "c.type_word",
        pub issuer: Option<i64> = "c.issuer_word",
        pub number: Option<Arc<str>> = "c.number",
        pub title: Option<Arc<str>> = "c.title",
    }
}

/// The order of documents that are equal in the fields of the request.
const ORDER: [(FieldId, bool); 6] = [
    (FieldId::Cited, true),
    (FieldId::Number, false),
    (FieldId::Title, false),
    (FieldId::Date, false),
    (FieldId::Type, false),
    (FieldId::Issuer, false),
];

/// Up to this many names are looked up one by one; for more, all citations are read.
const FEW: usize = 32;

selected! {
    /// A citation.
    pub(super) struct Citation(as_of; []) {
        document: CitedDocument = CitedDocument::columns(as_of),
        part: i64 = "c.part",
        record: i64 = "p.record",
        session: Option<i64> = "r.date",
        /// The id of the directive that cites.
        directive: Option<i64> = format!("CASE WHEN p.part = {} THEN p.name_word END", Part::Directive as i64),
    }
}

/// What a citation has besides the number or the title, folded, so that spelling does not count.
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

    /// Whether `fuller` has everything that this has, and more.
    fn fits(&self, fuller: &Self) -> bool {
        fn agrees<T: PartialEq>(own: Option<&T>, other: Option<&T>) -> bool {
            own.is_none() || own == other
        }
        self != fuller
            && agrees(self.kind.as_ref(), fuller.kind.as_ref())
            && agrees(self.issuer.as_ref(), fuller.issuer.as_ref())
            && agrees(self.date.as_ref(), fuller.date.as_ref())
    }
}

/// The name of a document (its number or title), and its particulars.
type Identity = (Arc<str>, Particulars);

fn words_of(text: &str) -> String {
    let mut words = String::new();
    fold_tokens_into(text, &mut words);
    words
}

/// Resolves all particulars that occur with one name: those that fit exactly one fuller citation are replaced by its.
fn resolved(all: &[Particulars]) -> Vec<Particulars> {
    let fits_none = |one: &Particulars| one.is_complete() || !all.iter().any(|other| one.fits(other));
    let fullest: Vec<_> = all.iter().filter(|one| fits_none(one)).collect();
    let resolve = |one: &Particulars| {
        let mut fuller = fullest.iter().filter(|other| one.fits(other));
        match (fuller.next(), fuller.next()) {
            (Some(only), None) if !one.is_complete() => (*only).clone(),
            _ => one.clone(),
        }
    };
    all.iter().map(resolve).collect()
}

/// All citations of one document.
pub(super) struct Document {
    /// The citation that is shown.
    pub citation: CitedDocument,
    /// In the order of the files.
    citations: Vec<Citation>,
    /// How many parts cite it.
    pub parts: usize,
    pub first: Option<i64>,
    pub last: Option<i64>,
}

impl ListQuery<'_> {
    pub(super) fn documents(&self) -> Result<Rows<'_, DocumentRow>> {
        let mut citations: Vec<Citation> = self.matches(Subject::Document)?;
        self.snapshot.put_in_order(&mut citations, |citation| (citation.record, citation.part))?;
        let documents = self.cited_documents(citations)?;
        let order = self.order(documents.len(), &ORDER, |row| Item::Document(&documents[row]));
        let (total, shown) = (documents.len(), self.limited(documents.len()));
        let make = move |range: Range<usize>, _| {
            let rows = order[range].iter().map(|row| self.document(&documents[*row]));
            rows.collect::<Result<_>>().map(Some)
        };
        Ok(Rows::new(total, shown, make))
    }

    /// The documents of the citations.
    fn cited_documents(&self, citations: Vec<Citation>) -> Result<Vec<Document>> {
        let word = |id| self.snapshot.word(id).ok().flatten();
        // Types and issuers recur.
        let words: RefCell<HashMap<i64, Arc<str>>> = RefCell::default();
        let folded = |id: Option<i64>| {
            let fold = |id| Arc::from(word(Some(id)).map_or_else(String::new, |text: Arc<str>| words_of(&text)));
            Some(words.borrow_mut().entry(id?).or_insert_with_key(|id| fold(*id)).clone())
        };
        let identity = |cited: &CitedDocument| -> Identity {
            let name = match (&cited.number, &cited.title) {
                (Some(number), _) => format!("n{}", number::key(number)),
                (None, title) => format!("t{}", title.as_deref().map(words_of).unwrap_or_default()),
            };
            let particulars = Particulars { kind: folded(cited.kind), issuer: folded(cited.issuer), date: cited.date };
            (name.into(), particulars)
        };
        let identities: Vec<Identity> = citations.iter().map(|citation| identity(&citation.document)).collect();
        // Which document a citation means does not depend on the query.
        let mut known: HashMap<Identity, CitedDocument> = HashMap::new();
        let incomplete: HashSet<&Arc<str>> =
            identities.iter().filter(|(_, particulars)| !particulars.is_complete()).map(|(name, _)| name).collect();
        let mut everywhere = self.citations_of(&incomplete)?;
        // Which of two spellings is taken must not depend on the order of reading.
        everywhere.sort_by_cached_key(|cited| {
            (cited.number.clone(), cited.title.clone(), word(cited.kind), word(cited.issuer), cited.date)
        });
        for cited in everywhere {
            let identity = identity(&cited);
            if incomplete.contains(&identity.0) {
                known.entry(identity).or_insert(cited);
            }
        }
        let mut by_name: HashMap<&Arc<str>, Vec<Particulars>> = HashMap::new();
        for (name, particulars) in known.keys() {
            by_name.entry(name).or_default().push(particulars.clone());
        }
        let mut resolutions: HashMap<Identity, Identity> = HashMap::new();
        for (name, all) in by_name {
            let pairs = all.iter().cloned().zip(resolved(&all)).filter(|(one, other)| one != other);
            resolutions.extend(pairs.map(|(one, other)| ((name.clone(), one), (name.clone(), other))));
        }
        let mut documents: Vec<Document> = Vec::new();
        let mut places: HashMap<&Identity, usize> = HashMap::new();
        for (citation, own) in citations.into_iter().zip(&identities) {
            let resolved = resolutions.get(own).unwrap_or(own);
            let place = *places.entry(resolved).or_insert_with(|| {
                let shown = known.get(resolved).unwrap_or(&citation.document).clone();
                documents.push(Document { citation: shown, citations: Vec::new(), parts: 0, first: None, last: None });
                documents.len() - 1
            });
            let document = &mut documents[place];
            // The citations of a part follow each other.
            if document.citations.last().is_none_or(|last| last.part != citation.part) {
                document.parts += 1;
            }
            // The latest of the fullest citations is shown, with a title if any citation has one.
            let shown = &mut document.citation;
            if own == resolved && citation.session >= document.last {
                let title = citation.document.title.clone().or(shown.title.take());
                *shown = CitedDocument { title, ..citation.document.clone() };
            } else if shown.title.is_none() {
                shown.title.clone_from(&citation.document.title);
            }
            document.first = [document.first, citation.session].into_iter().flatten().min();
            document.last = document.last.max(citation.session);
            document.citations.push(citation);
        }
        Ok(documents)
    }

    /// All different citations in the archive of documents of these names; there may be others among them.
    fn citations_of(&self, names: &HashSet<&Arc<str>>) -> Result<Vec<CitedDocument>> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let phrase = |name: &&Arc<str>| {
            let tokens = tokens(name.get(1..).unwrap_or_default()).into_iter().map(|token| token.text).collect();
            Phrase { tokens, prefix: false }
        };
        let phrases: Vec<_> = names.iter().map(phrase).collect();
        let all = format!("SELECT DISTINCT {} FROM cite c", CitedDocument::columns(TIMELESS));
        let connection = self.snapshot.connection();
        if names.len() > FEW || phrases.iter().any(|phrase| phrase.tokens.is_empty()) {
            return connection.prepare(&all)?.query_map([], read)?.collect();
        }
        let some = format!("{all} WHERE c.part IN (SELECT rowid FROM words WHERE words MATCH ?1)");
        connection.prepare(&some)?.query_map([any_of(&phrases, Some(Column::Cites))], read)?.collect()
    }

    fn document(&self, document: &Document) -> Result<DocumentRow> {
        let cited = &document.citation;
        let mut cited_by = Vec::new();
        if self.is_whole() || self.shows(FieldId::CitedBy) {
            cited_by = self.directives(document)?;
        }
        if self.shows(FieldId::CitedBy) {
            short::shorten(self.snapshot.connection(), &mut cited_by)?;
        }
        let mut records: Vec<Arc<str>> = Vec::new();
        if self.is_whole() {
            for citation in &document.citations {
                let name = &self.snapshot.record(citation.record)?.name;
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
    pub(super) fn directives(&self, document: &Document) -> Result<Vec<Reference>> {
        let mut directives = BTreeSet::new();
        for row in &document.citations {
            if let Some(part) = self.snapshot.word(row.directive)? {
                let record = self.snapshot.record(row.record)?.name.clone();
                directives.insert((row.session, record, row.part, part));
            }
        }
        Ok(directives.into_iter().map(|(_, record, _, part)| Reference::new(record, Some(part))).collect())
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

    use super::{Particulars, resolved};

    fn particulars() -> impl Strategy<Value = HashSet<Particulars>> {
        let word = || of(select(vec!["a", "b"]).prop_map(Arc::from));
        let one = (word(), word(), of(1..3_i64));
        hash_set(one.prop_map(|(kind, issuer, date)| Particulars { kind, issuer, date }), 0..8)
    }

    proptest! {
        #[test]
        fn a_citation_resolves_to_itself_or_the_one_fullest_that_it_fits(all in particulars()) {
            let mut all: Vec<_> = all.into_iter().collect();
            let meanings = resolved(&all);
            for (one, meaning) in all.iter().zip(&meanings) {
                let fuller: Vec<_> = all.iter().filter(|other| one.fits(other)).collect();
                let fullest = fuller.iter().filter(|it| !all.iter().any(|other| it.fits(other))).collect::<Vec<_>>();
                let expected = if let [only] = fullest.as_slice() { **only } else { one };
                prop_assert_eq!(meaning, expected);
                // Resolution takes one step.
                let place = all.iter().position(|other| other == meaning).unwrap();
                prop_assert_eq!(&meanings[place], meaning);
            }
            // The order of the citations does not count.
            all.reverse();
            let reversed: Vec<_> = resolved(&all).into_iter().rev().collect();
            prop_assert_eq!(reversed, meanings);
        }
    }
}
