//! The documents that a text cites, each to be confirmed.

use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::CitedDocument;
use meeting_core::recognize::citation::{Citation, citations};
use meeting_core::recognize::{Certainty, Found};

/// The documents that a text cites and the user confirms.
pub fn confirmed(interview: &mut Interview, key: &str, text: &str) -> Result<Vec<CitedDocument>, Interrupt> {
    let mut cited = Vec::new();
    for (number, found) in citations(text).into_iter().enumerate() {
        let label = label(interview, &found);
        // Pressing Enter must not accept a guess.
        let is_yes = found.certainty > Certainty::Guessed;
        if interview.confirm(&format!("{key}:cite:{}", number + 1), label, is_yes)? {
            cited.push(CitedDocument::from(&found.value));
        }
    }
    Ok(cited)
}

fn label(interview: &Interview, found: &Found<Citation>) -> String {
    let Citation { kind, number, title, date, issuer, provision } = &found.value;
    let date = date.map(|date| interview.catalog.day(date));
    let name = [kind, number, title].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let parts: Vec<String> = [Some(name), date, issuer.clone(), provision.clone()]
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    interview.catalog.say(&Message::new("wizard-cites").with("document", parts.join(", ")))
}
