//! The documents that a text cites, each to be confirmed.

use serde_json::{Value, json};

use crate::cli::wizard::interview::{Interview, Turn};
use crate::i18n::Message;
use crate::render;
use crate::text::recognize::citation::{Citation, citations};
use crate::text::recognize::{Certainty, Found};

/// Returns the documents that a text cites and the user confirms.
pub(super) fn confirmed(interview: &mut Interview, key: &str, text: &str) -> Result<Vec<Value>, Turn> {
    let mut cited = Vec::new();
    for (number, found) in citations(text).into_iter().enumerate() {
        let label = label(interview, &found);
        // What is a guess must not be taken by somebody who only presses Enter.
        let is_yes = found.certainty > Certainty::Guessed;
        if interview.confirm(&format!("{key}:cite:{}", number + 1), label, is_yes)? {
            cited.push(document(&found.value));
        }
    }
    Ok(cited)
}

fn label(interview: &Interview, found: &Found<Citation>) -> String {
    let Citation { kind, number, title, date, issuer, provision } = &found.value;
    let date = date.map(|date| render::day(interview.catalog, date));
    let name = [kind, number, title].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let parts: Vec<String> = [Some(name), date, issuer.clone(), provision.clone()]
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    interview.catalog.say(&Message::new("wizard-cites").with("document", parts.join(", ")))
}

fn document(citation: &Citation) -> Value {
    let mut document = json!({});
    let texts = [
        ("type", &citation.kind),
        ("number", &citation.number),
        ("title", &citation.title),
        ("date", &citation.date.map(|date| date.to_string())),
        ("issuer", &citation.issuer),
        ("provision", &citation.provision),
    ];
    for (field, text) in texts {
        if let Some(text) = text {
            document[field] = text.as_str().into();
        }
    }
    document
}
