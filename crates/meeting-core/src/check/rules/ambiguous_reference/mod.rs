//! A name matches two entities of the record.

use crate::check::{Check, Context, Named, Reference, Rule, explanation, path};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "ambiguous-reference",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for reference in &context.references {
        if context.names.called(reference.text).nth(1).is_none() {
            findings.extend(in_directory(context, reference));
            continue;
        }
        let found = context.names.find(reference.text, reference.target);
        let [first, rest @ ..] = &found[..] else { continue };
        // One id that is twice is the business of another rule.
        let is_one_id = first.id.is_some() && rest.iter().all(|other| other.id == first.id);
        if rest.is_empty() || is_one_id {
            continue;
        }
        let message = Message::new("ambiguous-reference").with("name", reference.text).with("count", found.len());
        let mut finding = RULE.finding_of(context, reference, message).with_help(help(&found));
        for named in &found {
            let kind = Message::new(named.entity.words());
            let span = path::span(context.root, &named.path(field(named, reference.text)));
            finding = finding.with_related(span, Message::new("ambiguous-reference-fits").with("kind", kind));
        }
        findings.push(finding);
    }
}

/// The finding about a name of several entries of the directory, of whom the record describes none.
fn in_directory(context: &Context, reference: &Reference) -> Option<Finding> {
    let entries = context.names.elsewhere(reference.text, reference.target);
    if entries.len() < 2 {
        return None;
    }
    let message = Message::new("ambiguous-in-directory").with("name", reference.text).with("count", entries.len());
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let help = Message::new("ambiguous-reference-help").with("ids", ids.join(", "));
    Some(RULE.finding(context, &reference.path, message).with_help(help))
}

/// The field of `named` whose value is `text`.
fn field(named: &Named, text: &str) -> &'static str {
    match named {
        Named { id: Some(id), .. } if *id == text => "id",
        Named { short: Some(short), .. } if *short == text => "short",
        Named { entity, .. } => entity.name_field(),
    }
}

fn help(found: &[Named]) -> Message {
    let mut ids: Vec<&str> = found.iter().filter_map(|named| named.id).collect();
    ids.dedup();
    if ids.len() == found.len() {
        Message::new("ambiguous-reference-help").with("ids", ids.join(", "))
    } else {
        Message::new("ambiguous-reference-help-no-id")
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::tests::findings_of;
    use crate::i18n::Argument;

    #[test]
    fn lists_every_thing_that_fits() {
        let bad = include_str!("bad.yaml");
        let [finding] = &findings_of(bad)[..] else { panic!() };
        assert_eq!(finding.related.len(), 2);
        for label in &finding.related {
            assert_eq!(&bad[label.span.start..label.span.end], "Phòng TCCB");
        }
        let help = finding.help.as_ref().unwrap();
        let ids = "phong-to-chuc-so-noi-vu, phong-to-chuc-so-gddt".to_owned();
        assert_eq!(help.arguments, [("ids", Argument::Text(ids))]);
    }

    #[test]
    fn one_thing_with_two_names_is_clear() {
        let one = include_str!("bad.yaml").replacen("short: Phòng TCCB", "short: Phòng Tổ chức", 1);
        assert_eq!(findings_of(&one), []);
        let same = one.replace("name: Phòng Tổ chức cán bộ Sở Giáo dục và Đào tạo", "name: Phòng TCCB");
        assert_eq!(findings_of(&same), []);
    }
}
