//! A document's number is written as the document writes it.

use crate::check::citations::citations;
use crate::check::{Check, Context, Rule, explanation, fix, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use lossless_yaml::Step;
use viet_text::number;

pub(crate) const RULE: Rule = Rule {
    code: "document-number",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let record = context.record;
    for cited in citations(record) {
        findings.extend(finding(context, cited.document.number.as_deref(), || cited.path("number")));
    }
    for (index, directive) in record.directives.iter().enumerate() {
        let at = || steps!["directives", index, "number"].to_vec();
        findings.extend(finding(context, directive.number.as_deref(), at));
    }
    for it in record.all_papers() {
        findings.extend(finding(context, it.paper.number.as_deref(), || it.at("number")));
    }
}

fn finding(context: &Context, number: Option<&str>, at: impl FnOnce() -> Vec<Step<'static>>) -> Option<Finding> {
    let number = number?;
    if number::is_well_formed(number) {
        return None;
    }
    let tidied = number::tidied(number)?;
    let finding = RULE
        .finding(context, &at(), Message::new("document-number").with("number", number))
        .with_label(Message::new("did-you-mean").with("name", tidied.as_str()))
        .with_help(Message::new("document-number-help"));
    Some(fix::by_words(finding, context, &tidied))
}
