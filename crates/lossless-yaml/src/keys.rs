//! Which keys are at the top of a text.

use super::parse;

/// Whether all of `keys` are at the top of a text, with a value. A text that cannot be read is taken at its word:
/// there, a line that begins with the key will do.
#[must_use]
pub fn has_keys(text: &str, keys: &[&str]) -> bool {
    if let Ok(document) = parse(text) {
        return keys.iter().all(|key| document.value.get(key).is_some_and(|value| !value.is_null()));
    }
    let is_key = |line: &str, key: &str| {
        let rest = line.trim_start_matches(['"', '\'']).strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start_matches(['"', '\'']).trim_start().starts_with(':'))
    };
    keys.iter().all(|key| text.lines().any(|line| is_key(line, key)))
}

#[cfg(test)]
mod tests {
    use super::has_keys;

    #[test]
    fn keys_at_the_top_count_even_where_the_text_cannot_be_read() {
        for text in [
            "format: 1\nsession:\n  date: 2024-01-02\n",
            "{\"format\": 1, \"session\": {}}",
            "\"format\" : 1\n'session':\na: [\n",
            "format: 1\nsession: x\ntitle: A: B\n",
        ] {
            assert!(has_keys(text, &["format", "session"]), "{text}");
        }
        for text in
            ["", "- format\n- session\n", "format: 1\n", "format: 1\nsession:\n", "a:\n  format: 1\n  session: 2\n"]
        {
            assert!(!has_keys(text, &["format", "session"]), "{text}");
        }
    }
}
