//! The papers of a record: what it says as a document with a number, recipients and signatures.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::part::{FieldValue, part};
use super::{Audience, Classification, List, PaperKind, Record, References, Secrecy, Urgency, scalar};
use lossless_yaml::Step;

part! {
    /// A paper that was made of a record.
    pub struct Paper {
        /// Kind of paper.
        #[schemars(required)]
        pub kind: Option<PaperKind> = Plain,
        /// What the paper is called, such as "Thông báo" or "Kết luận".
        pub called as "type": Option<String> = Text,
        /// Number of the paper, such as "05-BB/ĐU".
        pub number: Option<String> = Text,
        /// Date of issue.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub date: Option<NaiveDate> = Date(Day::Issued),
        /// Place of issue.
        pub place: Option<String> = Text,
        /// Title of the paper.
        pub title: Option<String> = Text,
        /// Urgency of delivery.
        pub urgency: Option<Urgency> = Plain,
        /// Recipients ("Nơi nhận").
        #[serde(default)]
        #[schemars(inner(pattern(scalar::TEXT_PATTERN)))]
        pub recipients: List<String> = Text,
        /// Signatures.
        #[serde(default)]
        pub signatures: List<Signature> = Part(Signature::FIELDS),
        /// Who may read the paper. Default: the audience of the record.
        pub audience: Option<Audience> = Plain,
        /// The issued file, relative to the archive's root.
        pub file: Option<String> = Text,
        /// SHA-256 of the issued file, in hexadecimal.
        pub sha256: Option<String> = Plain,
    }
}

part! {
    /// One signature under a paper.
    pub struct Signature {
        /// Who signs: a reference to a participant, or a name.
        #[serde(default)]
        pub by: References = Reference(Target::Actor),
        /// Capacity of the signer, such as "T/M BAN THƯỜNG VỤ".
        pub capacity: Option<String> = Text,
        /// Position of the signer, such as "BÍ THƯ".
        pub position: Option<String> = Text,
    }
}

part! {
    /// The paper of kind `minutes`, as older records have it.
    pub struct Publication {
        /// The record's own number, such as "05-BB/ĐU".
        pub number: Option<String> = Text,
        /// Date of issue.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_date")]
        pub date: Option<NaiveDate> = Date(Day::Issued),
        /// Place of issue.
        pub place: Option<String> = Text,
        /// Secrecy or audience.
        pub classification: Option<Classification> = Plain,
        /// Urgency of delivery.
        pub urgency: Option<Urgency> = Plain,
        /// Recipients ("Nơi nhận").
        #[serde(default)]
        #[schemars(inner(pattern(scalar::TEXT_PATTERN)))]
        pub recipients: List<String> = Text,
        /// Signatures.
        #[serde(default)]
        pub signatures: List<Signature> = Part(Signature::FIELDS),
    }
}

impl Publication {
    /// The same as a paper; none if it says nothing besides the classification.
    fn as_paper(&self) -> Option<Paper> {
        let paper = Paper {
            number: self.number.clone(),
            date: self.date,
            place: self.place.clone(),
            urgency: self.urgency,
            recipients: self.recipients.clone(),
            signatures: self.signatures.clone(),
            custom: self.custom.clone(),
            ..Paper::default()
        };
        (!paper.is_absent()).then(|| Paper { kind: Some(PaperKind::Minutes), ..paper })
    }
}

/// A paper of a record, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperAt<'r> {
    /// The paper.
    pub paper: Cow<'r, Paper>,
    /// Its path in the record.
    pub path: Vec<Step<'static>>,
}

impl PaperAt<'_> {
    /// The path of one of its fields.
    #[must_use]
    pub fn at(&self, field: &'static str) -> Vec<Step<'static>> {
        [&self.path[..], &[Step::Key(field)]].concat()
    }
}

impl Record {
    /// Every paper of the record. The `publication` of an older record is the minutes.
    #[must_use]
    pub fn all_papers(&self) -> Vec<PaperAt<'_>> {
        let papers = self.papers.iter().enumerate();
        let papers = papers.map(|(index, paper)| PaperAt {
            paper: Cow::Borrowed(paper),
            path: vec![Step::Key("papers"), Step::Index(index)],
        });
        let older = self.publication.as_ref().and_then(Publication::as_paper);
        let older = older.map(|paper| PaperAt { paper: Cow::Owned(paper), path: vec![Step::Key("publication")] });
        papers.chain(older).collect()
    }

    /// The day from which deadlines such as "within ten days" count: the date of the conclusions, else that of the minutes.
    #[must_use]
    pub fn issued_on(&self) -> Option<NaiveDate> {
        let papers = self.all_papers();
        let date = |kind| papers.iter().filter(|it| it.paper.kind == Some(kind)).find_map(|it| it.paper.date);
        date(PaperKind::Conclusions).or_else(|| date(PaperKind::Minutes))
    }

    /// Whether something was concluded: there are directives, or a conclusion among the proceedings.
    #[must_use]
    pub fn has_conclusions(&self) -> bool {
        let is_conclusion = |kind: Option<super::ProceedingKind>| kind == Some(super::ProceedingKind::Conclusion);
        self.directives.iter().any(|directive| !directive.is_absent())
            || self.proceedings.iter().any(|said| is_conclusion(said.kind))
    }

    /// Whether what was concluded has gone out: there are conclusions or a resolution with a number or a date.
    #[must_use]
    pub fn has_issued_conclusions(&self) -> bool {
        self.papers.iter().any(|paper| {
            matches!(paper.kind, Some(PaperKind::Conclusions | PaperKind::Resolution))
                && (!paper.number.is_absent() || paper.date.is_some())
        })
    }

    /// The class of secrecy and where it stands, in its own field or in the `publication` of an older record.
    #[must_use]
    pub fn class_of_secrecy(&self) -> Option<(Secrecy, Vec<Step<'static>>)> {
        let own = self.secrecy.map(|secrecy| (secrecy, vec![Step::Key("secrecy")]));
        own.or_else(|| {
            let secrecy = self.publication.as_ref()?.classification?.secrecy()?;
            Some((secrecy, vec![Step::Key("publication"), Step::Key("classification")]))
        })
    }

    /// Who may read the record, as far as it says so, in its own field or in the `publication` of an older record.
    #[must_use]
    pub fn readers(&self) -> Option<Audience> {
        self.audience.or_else(|| self.publication.as_ref()?.classification?.audience())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::model::{Record, read};
    use lossless_yaml::path_name;

    fn record(value: &Value) -> Record {
        read(value).record
    }

    #[test]
    fn the_publication_of_an_older_record_is_the_minutes() {
        let older = record(&json!({
            "papers": [{ "kind": "conclusions", "number": "12/TB-VP" }],
            "publication": { "number": "05-BB/ĐU", "place": "Kon Tum", "classification": "mat" },
        }));
        let papers = older.all_papers();
        let shown: Vec<_> = papers
            .iter()
            .map(|it| (path_name(&it.at("number")), it.paper.kind.unwrap().name(), it.paper.number.as_deref().unwrap()))
            .collect();
        let expected = [
            ("papers[0].number".to_owned(), "conclusions", "12/TB-VP"),
            ("publication.number".to_owned(), "minutes", "05-BB/ĐU"),
        ];
        assert_eq!(shown, expected);
        let (secrecy, path) = older.class_of_secrecy().unwrap();
        assert_eq!((secrecy.name(), &*path_name(&path)), ("mat", "publication.classification"));
        assert_eq!(older.readers(), None);
        assert!(record(&json!({ "publication": { "classification": "public" } })).all_papers().is_empty());
    }

    #[test]
    fn deadlines_count_from_the_conclusions_else_from_the_minutes() {
        for (value, expected) in [
            (json!({ "papers": [{ "kind": "invitation", "date": "2024-03-01" }] }), None),
            (json!({ "publication": { "date": "2024-03-05" } }), Some("2024-03-05")),
            (
                json!({ "papers": [
                    { "kind": "minutes", "date": "2024-03-05" },
                    { "kind": "conclusions", "number": "1/TB" },
                    { "kind": "conclusions", "date": "2024-03-08" },
                ] }),
                Some("2024-03-08"),
            ),
        ] {
            let issued = record(&value).issued_on().map(|day| day.to_string());
            assert_eq!(issued.as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn conclusions_go_out_as_a_paper_with_a_number_or_a_date() {
        for (value, expected) in [
            (json!({}), (false, false)),
            (json!({ "proceedings": [{ "kind": "speech" }], "directives": [{}] }), (false, false)),
            (json!({ "proceedings": [{ "kind": "conclusion" }] }), (true, false)),
            (
                json!({ "directives": [{ "id": "d1" }], "papers": [{ "kind": "conclusions", "title": "A" }] }),
                (true, false),
            ),
            (
                json!({ "directives": [{ "id": "d1" }], "papers": [{ "kind": "minutes", "number": "1/BB" }] }),
                (true, false),
            ),
            (
                json!({ "directives": [{ "id": "d1" }], "papers": [{ "kind": "resolution", "number": "1/NQ" }] }),
                (true, true),
            ),
            (
                json!({ "directives": [{ "id": "d1" }], "papers": [{ "kind": "conclusions", "date": "2024-01-02" }] }),
                (true, true),
            ),
        ] {
            let record = record(&value);
            assert_eq!((record.has_conclusions(), record.has_issued_conclusions()), expected, "{value}");
        }
    }
}
