//! A `url` is the address of a web page.

use serde_json::Value;

use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{Item, visit};
use lossless_yaml::Step;

pub(crate) const RULE: Rule = Rule {
    code: "web-address",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    // Most records have no address at all.
    if !has_key(context.value, "url") {
        return;
    }
    visit(context.record, |path, item| {
        let (Some(Step::Key("url")), Item::Text(text)) = (path.last(), item) else { return };
        if !is_web_address(text) {
            let finding = RULE.finding(context, path, Message::new("web-address").with("url", text));
            findings.push(finding.with_help(Message::new("web-address-help")));
        }
    });
}

fn has_key(value: &Value, key: &str) -> bool {
    match value {
        Value::Object(fields) => fields.contains_key(key) || fields.values().any(|field| has_key(field, key)),
        Value::Array(items) => items.iter().any(|item| has_key(item, key)),
        _ => false,
    }
}

/// `https://` or `http://`, a host, and no space: what browsers open and terminals link to.
fn is_web_address(text: &str) -> bool {
    let lower = text.trim().to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | ':' | '[' | ']' | '@' | '_');
    host.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[')
        && host.chars().all(is_host)
        && !rest.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::is_web_address;
    use crate::check::testing::{found, record};

    #[test]
    fn addresses() {
        for text in ["https://example.org", "http://vanban.tinh.gov.vn:8080/a?b=c#d", "HTTPS://x/ộ", "https://[::1]/"]
        {
            assert!(is_web_address(text), "{text}");
        }
        for text in
            ["", "PLAT-212", "www.example.org", "https:/a", "https://", "ftp://a/b", "https://a b", "javascript:x"]
        {
            assert!(!is_web_address(text), "{text}");
        }
    }

    #[test]
    fn wherever_there_is_one() {
        let rest = "directives:\n  - {id: d1, kind: request, text: A, lead: B, url: PLAT-1, cites: [{number: 1/A, url: x}]}\ntasks:\n  - {id: t1, title: A, lead: B, url: \"https://example.org/t\"}\nattachments:\n  - {kind: photo, url: anh.jpg}\nsource:\n  url: example.org\n";
        assert_eq!(found("web-address", &record("", rest)), ["PLAT-1", "x", "anh.jpg", "example.org"]);
    }
}
