//! The issued file of a paper is there and has the content with which it was issued.

use crate::archive::Outline;
use crate::check::{Check, ReadHash, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;

pub(crate) const RULE: Rule = Rule {
    code: "paper-file",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Files(check),
    explanation: explanation!(),
};

/// A clone may lack large files.
const MISSING: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(outline: &Outline, hash: &ReadHash, findings: &mut Vec<Finding>) {
    for paper in &outline.papers {
        let Some((file, span)) = &paper.file else { continue };
        let (rule, message, help) = match (hash(file), &paper.sha256) {
            (None, _) => (MISSING, "paper-file-missing", "paper-file-missing-help"),
            (Some(now), Some(issued)) if !now.eq_ignore_ascii_case(issued) => (RULE, "paper-file", "paper-file-help"),
            (Some(_), _) => continue,
        };
        let finding = rule.finding_at(*span, paper.path("file"), Message::new(message).with("file", file));
        findings.push(finding.with_help(Message::new(help)));
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::archive::Outline;

    #[test]
    fn a_file_that_has_changed_or_is_missing() {
        for (paper, expected) in [
            ("file: a.pdf, sha256: AB", None),
            ("file: a.pdf", None),
            ("sha256: ff", None),
            ("file: a.pdf, sha256: cd", Some("error papers[0].file a.pdf")),
            ("file: b.pdf, sha256: ab", Some("warning papers[0].file b.pdf")),
            ("file: b.pdf", Some("warning papers[0].file b.pdf")),
        ] {
            let text = format!("session: {{date: 2024-01-02}}\npapers: [{{kind: minutes, {paper}}}]\n");
            let outline = Outline::of("a", "a.yaml", &lossless_yaml::parse(&text).unwrap());
            let mut findings = Vec::new();
            check(&outline, &|file| (file == "a.pdf").then(|| "ab".to_owned()), &mut findings);
            let told: Vec<_> = findings
                .iter()
                .map(|it| format!("{} {} {}", it.severity.name(), it.path, &text[it.span.start..it.span.end]))
                .collect();
            assert_eq!(told, Vec::from_iter(expected), "{paper}");
        }
    }
}
