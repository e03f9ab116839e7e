//! Profiles: how papers look, as data. The styles and the page of an assembled paper and the table in the docs are made from
//! the same measures.

use std::sync::LazyLock;

use meeting_core::archive::Profile;
use meeting_core::i18n::Language;
use serde_json::{Map, Value};

/// Whether papers of a profile exist in `language`: the forms of state and party are Vietnamese.
#[must_use]
pub fn speaks(profile: Profile, language: Language) -> bool {
    profile == Profile::Plain || language == Language::Vi
}

/// The measures of a profile.
#[must_use]
pub fn measures(profile: Profile) -> &'static Measures {
    &ALL[profile as usize]
}

/// The measures of a profile.
#[derive(Debug)]
pub struct Measures {
    /// The day of the rule, or of our own version where there is no rule.
    pub version: String,
    /// The rule, in each language.
    pub rule: [String; 2],
    /// What is measured, in the order of a paper.
    pub elements: Vec<Element>,
}

/// Something that is measured: the page, a table, or a style of paragraphs.
#[derive(Debug)]
pub struct Element {
    /// The name that sources use; the id of the style.
    pub id: String,
    /// What it is called, in each language.
    pub is: [String; 2],
    /// Its measures.
    pub measures: Vec<Measure>,
}

/// A measure.
#[derive(Debug)]
pub struct Measure {
    /// What is measured, such as `size`.
    pub name: String,
    /// The value.
    pub value: Content,
    /// The unit of a number: `mm`, `pt` or `lines`; empty for words.
    pub unit: String,
    /// The range that the rule allows; empty where it allows only the value.
    pub range: String,
    /// The keys of its sources.
    pub source: String,
    /// How sure it is: C confirmed, S secondary sources, H habit, U unconfirmed, O our own choice.
    pub sure: String,
}

/// The value of a measure.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A number, in the measure's unit.
    Number(f64),
    /// Words.
    Words(String),
}

impl Measures {
    /// The element with this id.
    #[must_use]
    pub fn element(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.id == id)
    }

    /// The elements that are styles of paragraphs.
    pub fn styles(&self) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(|element| element.is_style())
    }

    /// A number of the page, in millimetres.
    pub(crate) fn page(&self, name: &str) -> f64 {
        self.element("page").and_then(|page| page.number(name)).unwrap_or_default()
    }

    /// The width of the text, in millimetres.
    pub(crate) fn text_width(&self) -> f64 {
        self.page("width") - self.page("left") - self.page("right")
    }
}

impl Element {
    fn is_style(&self) -> bool {
        self.id != "page" && self.words("columns").is_none()
    }

    /// What it is called in `language`.
    #[must_use]
    pub fn called(&self, language: Language) -> &str {
        &self.is[language as usize]
    }

    /// The measure with this name.
    #[must_use]
    pub fn measure(&self, name: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.name == name)
    }

    /// The number that is measured.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<f64> {
        match self.measure(name)?.value {
            Content::Number(number) => Some(number),
            Content::Words(_) => None,
        }
    }

    /// The words that are measured.
    #[must_use]
    pub fn words(&self, name: &str) -> Option<&str> {
        match &self.measure(name)?.value {
            Content::Words(words) => Some(words),
            Content::Number(_) => None,
        }
    }

    /// Whether its letters are so, such as `bold`.
    pub(crate) fn is_letters(&self, word: &str) -> bool {
        self.words("letters").is_some_and(|words| words.split(' ').any(|other| other == word))
    }

    /// The widths of the columns, in millimetres.
    pub(crate) fn columns(&self) -> Vec<f64> {
        self.words("columns").unwrap_or_default().split(' ').filter_map(|width| width.parse().ok()).collect()
    }
}

static ALL: LazyLock<[Measures; 3]> = LazyLock::new(|| {
    [include_str!("profiles/state.yaml"), include_str!("profiles/party.yaml"), include_str!("profiles/plain.yaml")].map(
        |text| read(text).unwrap_or(Measures { version: String::new(), rule: Default::default(), elements: vec![] }),
    )
});

/// Reads the measures of a profile; the files are part of the program, and a test reads each of them.
fn read(text: &str) -> Option<Measures> {
    let value = lossless_yaml::parse(text).ok()?.value;
    let elements = value.get("elements")?.as_object()?.iter().map(|(id, element)| element_of(id, element.as_object()?));
    Some(Measures {
        version: value.get("version")?.as_str()?.to_owned(),
        rule: in_languages(value.get("rule")?)?,
        elements: elements.collect::<Option<_>>()?,
    })
}

fn element_of(id: &str, fields: &Map<String, Value>) -> Option<Element> {
    let own = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let measure = |(name, value): (&String, &Value)| {
        let text = |key: &str, default: &str| value.get(key).and_then(Value::as_str).unwrap_or(default).to_owned();
        let sure = text("sure", own("sure"));
        let content = match value.get("value")? {
            Value::Number(number) => Content::Number(number.as_f64()?),
            value => Content::Words(value.as_str()?.to_owned()),
        };
        // What nobody prescribes has no source, whatever the source of the element is.
        let source = text("source", if sure == "O" { "" } else { own("source") });
        Some(Measure {
            name: name.clone(),
            value: content,
            unit: text("unit", ""),
            range: text("range", ""),
            source,
            sure,
        })
    };
    let measures = fields.iter().filter(|(name, _)| !["is", "sure", "source"].contains(&name.as_str())).map(measure);
    Some(Element {
        id: id.to_owned(),
        is: in_languages(fields.get("is")?)?,
        measures: measures.collect::<Option<_>>()?,
    })
}

/// The texts of both languages, in the order of [`Language::ALL`].
fn in_languages(value: &Value) -> Option<[String; 2]> {
    let text = |language: Language| value.get(language.code())?.as_str().map(str::to_owned);
    Some([text(Language::Vi)?, text(Language::En)?])
}

#[cfg(test)]
mod tests {
    use super::{Content, Profile, measures};

    #[test]
    fn every_measure_is_complete() {
        for profile in Profile::ALL {
            let measures = measures(profile);
            assert!(measures.elements.len() > 15, "{} is read", profile.name());
            for element in &measures.elements {
                for measure in &element.measures {
                    let place = format!("{} {} {}", profile.name(), element.id, measure.name);
                    assert!(["C", "S", "H", "U", "O"].contains(&measure.sure.as_str()), "{place}");
                    assert_eq!(measure.source.is_empty(), measure.sure == "O", "{place} has a source");
                    let units: &[&str] = match (measure.name.as_str(), &measure.value) {
                        ("columns", Content::Words(_)) => &["mm"],
                        (_, Content::Words(_)) => &[""],
                        ("size" | "before" | "after", _) => &["pt"],
                        ("line", _) => &["pt", "lines"],
                        _ => &["mm"],
                    };
                    assert!(units.contains(&measure.unit.as_str()), "{place}: {}", measure.unit);
                }
            }
        }
    }

    #[test]
    fn tables_are_as_wide_as_the_text() {
        for profile in Profile::ALL {
            let measures = measures(profile);
            for element in measures.elements.iter().filter(|element| element.words("columns").is_some()) {
                let sum: f64 = element.columns().iter().sum();
                assert!((sum - measures.text_width()).abs() < 0.01, "{} {}", profile.name(), element.id);
            }
        }
    }
}
