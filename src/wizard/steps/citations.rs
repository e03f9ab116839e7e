//! The documents that a text cites, each to be confirmed.

use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::CitedDocument;
use meeting_core::recognize::Certainty;
use meeting_core::recognize::citation::citations;

/// The documents that a text cites and the user confirms.
pub fn confirmed(interview: &mut Interview, key: &str, text: &str) -> Result<Vec<CitedDocument>, Interrupt> {
    let mut cited = Vec::new();
    for (number, found) in citations(text).into_iter().enumerate() {
        let document = CitedDocument::from(&found.value);
        let named = meeting_render::citation(interview.catalog, &document).to_string();
        let label = interview.catalog.say(&Message::new("wizard-cites").with("document", named));
        // Pressing Enter must not accept a guess.
        let is_yes = found.certainty > Certainty::Guessed;
        if interview.confirm(&format!("{key}:cite:{}", number + 1), label, is_yes)? {
            cited.push(document);
        }
    }
    Ok(cited)
}
