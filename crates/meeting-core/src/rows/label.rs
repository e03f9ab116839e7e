//! What people and bodies are called where several are listed: namesakes have different labels.

use std::collections::HashMap;

/// A label of each, given the id and the name: of those of one name, the ones with an id get it behind the name. The id of
/// somebody without one may be the name.
#[must_use]
pub fn labels(named: &[(Option<&str>, &str)]) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, name) in named {
        *counts.entry(name).or_default() += 1;
    }
    let label = |(id, name): &(Option<&str>, &str)| match id {
        Some(id) if id != name && counts.get(name) > Some(&1) => with_id(name, id),
        _ => (*name).to_owned(),
    };
    named.iter().map(label).collect()
}

/// The name of somebody whose name others have as well.
#[must_use]
pub fn with_id(name: &str, id: &str) -> String {
    format!("{name} ({id})")
}

#[cfg(test)]
mod tests {
    use super::labels;

    #[test]
    fn namesakes_have_different_labels() {
        let named = [(Some("an"), "An"), (Some("an-2"), "An"), (None, "An"), (Some("binh"), "Bình"), (Some("Ý"), "Ý")];
        assert_eq!(labels(&named), ["An (an)", "An (an-2)", "An", "Bình", "Ý"]);
    }
}
