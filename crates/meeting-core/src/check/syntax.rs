//! Problems of the text as findings.

use super::Rule;
use super::rules::{
    duplicate_key, empty_file, not_text, several_documents, too_deep, too_large, unsupported_yaml, yaml_syntax,
};
use crate::finding::Finding;
use crate::i18n::Message;
use lossless_yaml::{MAX_BYTES, MAX_DEPTH, Problem, ProblemKind};

pub(super) fn finding(problem: &Problem) -> Finding {
    let (rule, message) = words(&problem.kind);
    let finding = rule.finding_at(problem.span, String::new(), message);
    match &problem.kind {
        ProblemKind::DuplicateKey { first, .. } => finding.with_related(*first, Message::new("duplicate-key-first")),
        ProblemKind::ColonInText => finding.with_help(Message::new("quote-the-colon")),
        ProblemKind::MissingSpace => finding.with_help(Message::new("space-help")),
        ProblemKind::Sign(_) => finding.with_help(Message::new("sign-help")),
        ProblemKind::Tab => finding.with_help(Message::new("tab-help")),
        ProblemKind::Indentation => finding.with_help(Message::new("indentation-help")),
        ProblemKind::Quote => finding.with_help(Message::new("quote-help")),
        ProblemKind::Escape => finding.with_help(Message::new("escape-help")),
        ProblemKind::Conflict => finding.with_help(Message::new("conflict-help")),
        ProblemKind::NotFinite => finding.with_help(Message::new("not-finite-help")),
        ProblemKind::Anchor | ProblemKind::Alias | ProblemKind::Tag => {
            finding.with_help(Message::new("quote-the-sign"))
        }
        ProblemKind::Utf16 | ProblemKind::NotUtf8 => finding.with_help(Message::new("save-as-utf8")),
        _ => finding,
    }
}

fn words(kind: &ProblemKind) -> (&'static Rule, Message) {
    match kind {
        ProblemKind::TooLarge => (&too_large::RULE, Message::new("too-large").with("limit", MAX_BYTES / 1024)),
        ProblemKind::NotUtf8 => (&not_text::RULE, Message::new("not-utf8")),
        ProblemKind::Utf16 => (&not_text::RULE, Message::new("utf16")),
        ProblemKind::ControlCharacter(character) => {
            let code = format!("U+{:04X}", u32::from(*character));
            (&not_text::RULE, Message::new("control-character").with("character", code))
        }
        ProblemKind::Empty => (&empty_file::RULE, Message::new("empty-file")),
        ProblemKind::TooDeep => (&too_deep::RULE, Message::new("too-deep").with("limit", MAX_DEPTH)),
        ProblemKind::SeveralDocuments => (&several_documents::RULE, Message::new("several-documents")),
        ProblemKind::Directive => (&unsupported_yaml::RULE, Message::new("yaml-directive")),
        ProblemKind::Anchor => (&unsupported_yaml::RULE, Message::new("yaml-anchor")),
        ProblemKind::Alias => (&unsupported_yaml::RULE, Message::new("yaml-alias")),
        ProblemKind::Tag => (&unsupported_yaml::RULE, Message::new("yaml-tag")),
        ProblemKind::Conflict => (&yaml_syntax::RULE, Message::new("yaml-conflict")),
        ProblemKind::NotFinite => (&unsupported_yaml::RULE, Message::new("yaml-not-finite")),
        ProblemKind::MergeKey => (&unsupported_yaml::RULE, Message::new("yaml-merge-key")),
        ProblemKind::ComplexKey => (&unsupported_yaml::RULE, Message::new("yaml-complex-key")),
        ProblemKind::DuplicateKey { key, .. } => (&duplicate_key::RULE, Message::new("duplicate-key").with("key", key)),
        ProblemKind::Tab => (&yaml_syntax::RULE, Message::new("yaml-tab")),
        ProblemKind::Quote => (&yaml_syntax::RULE, Message::new("yaml-quote")),
        ProblemKind::Bracket => (&yaml_syntax::RULE, Message::new("yaml-bracket")),
        ProblemKind::ColonInText => (&yaml_syntax::RULE, Message::new("yaml-colon")),
        ProblemKind::MissingSpace => (&yaml_syntax::RULE, Message::new("yaml-space")),
        ProblemKind::Sign(sign) => (&yaml_syntax::RULE, Message::new("yaml-sign").with("sign", sign.to_string())),
        ProblemKind::Escape => (&yaml_syntax::RULE, Message::new("yaml-escape")),
        ProblemKind::Indentation => (&yaml_syntax::RULE, Message::new("yaml-indentation")),
        ProblemKind::Other => (&yaml_syntax::RULE, Message::new("yaml-other")),
    }
}
