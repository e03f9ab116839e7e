//! What follows from a file alone, as bytes.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::archive::Outline;
use crate::check::{Rule, Suppression, rules};
use crate::finding::{Finding, Fix, Label, Severity};
use crate::i18n::{Argument, Keys, Message};
use lossless_yaml::{Edit, Span};

/// What is stored of a file.
#[derive(Serialize, Deserialize)]
pub(in crate::check) struct EncodedFile<'s> {
    #[serde(borrow)]
    findings: Vec<EncodedFinding<'s>>,
    #[serde(borrow)]
    suppressions: Vec<EncodedSuppression<'s>>,
    outline: Option<Cow<'s, Outline>>,
}

#[derive(Serialize, Deserialize)]
struct EncodedFinding<'s> {
    code: &'s str,
    severity: EncodedSeverity,
    #[serde(borrow)]
    message: EncodedMessage<'s>,
    span: Span,
    path: &'s str,
    #[serde(borrow)]
    label: Option<EncodedMessage<'s>>,
    #[serde(borrow)]
    related: Vec<(Span, EncodedMessage<'s>)>,
    #[serde(borrow)]
    help: Option<EncodedMessage<'s>>,
    #[serde(borrow)]
    fix: Option<EncodedFix<'s>>,
}

#[derive(Serialize, Deserialize)]
enum EncodedSeverity {
    Note,
    Warning,
    Error,
}

#[derive(Serialize, Deserialize)]
struct EncodedSuppression<'s> {
    code: &'s str,
    covers: Span,
    span: Span,
}

#[derive(Serialize, Deserialize)]
struct EncodedMessage<'s> {
    key: &'s str,
    #[serde(borrow)]
    arguments: Vec<(&'s str, EncodedArgument<'s>)>,
}

#[derive(Serialize, Deserialize)]
enum EncodedArgument<'s> {
    Text(&'s str),
    Number(i64),
    Day(chrono::NaiveDate),
    Days(Vec<chrono::NaiveDate>),
    #[serde(borrow)]
    Message(Box<EncodedMessage<'s>>),
    Messages(Vec<EncodedMessage<'s>>),
}

#[derive(Serialize, Deserialize)]
enum EncodedFix<'s> {
    #[serde(borrow)]
    Edits(Vec<(Span, &'s str)>),
    Rename(&'s str),
}

impl<'s> EncodedFile<'s> {
    /// The bytes of what follows from a file; `None` if they cannot be made.
    pub fn encode(
        findings: &'s [Finding],
        suppressions: &'s [Suppression],
        outline: Option<&'s Outline>,
    ) -> Option<Vec<u8>> {
        let findings = findings.iter().map(encode_finding).collect();
        let suppressions = suppressions.iter().map(|Suppression { code, covers, span }| EncodedSuppression {
            code,
            covers: *covers,
            span: *span,
        });
        let outline = outline.map(Cow::Borrowed);
        postcard::to_stdvec(&Self { findings, suppressions: suppressions.collect(), outline }).ok()
    }
}

/// What follows from a file alone: its findings, suppressions and outline.
type Decoded = (Vec<Finding>, Vec<Suppression>, Option<Outline>);

/// Decodes an entry; `None` if this program did not write it.
pub(in crate::check) fn decode<'k>(bytes: &[u8], keys: impl Fn() -> &'k Keys) -> Option<Decoded> {
    let stored: EncodedFile = postcard::from_bytes(bytes).ok()?;
    let findings: Option<Vec<_>> = stored.findings.into_iter().map(|finding| finding.decode(keys())).collect();
    let suppressions: Option<Vec<_>> = stored.suppressions.into_iter().map(EncodedSuppression::decode).collect();
    Some((findings?, suppressions?, stored.outline.map(Cow::into_owned)))
}

fn rule(code: &str) -> Option<&'static Rule> {
    rules::ALL.iter().copied().find(|rule| rule.code == code)
}

impl EncodedSuppression<'_> {
    fn decode(self) -> Option<Suppression> {
        Some(Suppression { code: rule(self.code)?.code, covers: self.covers, span: self.span })
    }
}

fn encode_finding(finding: &Finding) -> EncodedFinding<'_> {
    EncodedFinding {
        code: finding.code,
        severity: match finding.severity {
            Severity::Note => EncodedSeverity::Note,
            Severity::Warning => EncodedSeverity::Warning,
            Severity::Error => EncodedSeverity::Error,
        },
        message: encode_message(&finding.message),
        span: finding.span,
        path: &finding.path,
        label: finding.label.as_ref().map(encode_message),
        related: finding.related.iter().map(|label| (label.span, encode_message(&label.text))).collect(),
        help: finding.help.as_ref().map(encode_message),
        fix: finding.fix.as_ref().map(|fix| match fix {
            Fix::Edits(edits) => EncodedFix::Edits(edits.iter().map(|edit| (edit.span, edit.text.as_str())).collect()),
            Fix::Rename(name) => EncodedFix::Rename(name),
        }),
    }
}

fn encode_message(message: &Message) -> EncodedMessage<'_> {
    EncodedMessage {
        key: message.key,
        arguments: message.arguments.iter().map(|(name, value)| (*name, encode_argument(value))).collect(),
    }
}

fn encode_argument(argument: &Argument) -> EncodedArgument<'_> {
    match argument {
        Argument::Text(text) => EncodedArgument::Text(text),
        Argument::Number(number) => EncodedArgument::Number(*number),
        Argument::Day(date) => EncodedArgument::Day(*date),
        Argument::Days(dates) => EncodedArgument::Days(dates.clone()),
        Argument::Message(message) => EncodedArgument::Message(Box::new(encode_message(message))),
        Argument::Messages(all) => EncodedArgument::Messages(all.iter().map(encode_message).collect()),
    }
}

impl EncodedFinding<'_> {
    fn decode(self, keys: &Keys) -> Option<Finding> {
        let rule = rule(self.code)?;
        let related = self.related.into_iter().map(|(span, text)| Some(Label { span, text: text.decode(keys)? }));
        let optional = |message: Option<EncodedMessage>| match message {
            Some(message) => message.decode(keys).map(Some),
            None => Some(None),
        };
        Some(Finding {
            code: rule.code,
            group: rule.group,
            severity: match self.severity {
                EncodedSeverity::Note => Severity::Note,
                EncodedSeverity::Warning => Severity::Warning,
                EncodedSeverity::Error => Severity::Error,
            },
            message: self.message.decode(keys)?,
            span: self.span,
            path: self.path.to_owned(),
            label: optional(self.label)?,
            related: related.collect::<Option<_>>()?,
            help: optional(self.help)?,
            fix: self.fix.map(|fix| match fix {
                EncodedFix::Edits(edits) => {
                    let edit = |(span, text): (Span, &str)| Edit { span, text: text.to_owned() };
                    Fix::Edits(edits.into_iter().map(edit).collect())
                }
                EncodedFix::Rename(name) => Fix::Rename(name.to_owned()),
            }),
        })
    }
}

impl EncodedMessage<'_> {
    fn decode(self, keys: &Keys) -> Option<Message> {
        let argument = |argument: EncodedArgument| {
            Some(match argument {
                EncodedArgument::Text(text) => Argument::Text(text.to_owned()),
                EncodedArgument::Number(number) => Argument::Number(number),
                EncodedArgument::Day(date) => Argument::Day(date),
                EncodedArgument::Days(dates) => Argument::Days(dates),
                EncodedArgument::Message(message) => Argument::Message(Box::new(message.decode(keys)?)),
                EncodedArgument::Messages(all) => {
                    Argument::Messages(all.into_iter().map(|message| message.decode(keys)).collect::<Option<_>>()?)
                }
            })
        };
        let arguments = self.arguments.into_iter().map(|(name, value)| Some((keys.find(name)?, argument(value)?)));
        Some(Message { key: keys.find(self.key)?, arguments: arguments.collect::<Option<_>>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::{EncodedFile, decode};
    use crate::check::rules::tests::{findings_of, findings_of_bad};
    use crate::check::{Suppression, rules};
    use crate::finding::Fix;
    use crate::i18n::Keys;
    use lossless_yaml::Span;

    /// The findings of every rule survive encoding and decoding.
    #[test]
    fn nothing_is_forgotten() {
        let keys = Keys::new();
        let mut count = 0;
        for rule in rules::ALL {
            let mut findings = findings_of_bad(rule);
            if let Some(finding) = findings.first_mut() {
                count += 1;
                finding.fix = finding.fix.take().or(Some(Fix::Rename("2023-05-08-hop.yaml".to_owned())));
            }
            let suppressions = vec![Suppression { code: rule.code, covers: Span::new(1, 2), span: Span::new(3, 4) }];
            let bytes = EncodedFile::encode(&findings, &suppressions, None).unwrap();
            assert_eq!(decode(&bytes, || &keys), Some((findings, suppressions, None)), "{}", rule.code);
        }
        assert_eq!(count, rules::ALL.len());
    }

    #[test]
    fn what_this_program_did_not_write_is_nothing() {
        let keys = Keys::new();
        let findings = findings_of("title: x\n");
        let bytes = EncodedFile::encode(&findings, &[], None).unwrap();
        assert_eq!(decode(&bytes[..bytes.len() - 1], || &keys), None);
        let other = String::from_utf8_lossy(&bytes).replace("missing-field", "missing-other").into_bytes();
        assert_eq!(decode(&other, || &keys), None);
    }
}
