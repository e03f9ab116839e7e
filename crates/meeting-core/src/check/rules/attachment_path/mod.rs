//! The path of an attachment or a paper leads from the archive's root to a file within the archive, on every system.

use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use lossless_yaml::Data;
use lossless_yaml::Edit;

pub(crate) const RULE: Rule = Rule {
    code: "attachment-path",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let attachments = context.record.attachments.iter().enumerate();
    let attachments = attachments.map(|(i, it)| (steps!["attachments", i, "path"], it.path.as_deref()));
    let papers = context.record.papers.iter().enumerate();
    let papers = papers.map(|(i, it)| (steps!["papers", i, "file"], it.file.as_deref()));
    for (place, path) in attachments.chain(papers) {
        let Some(path) = path else { continue };
        let message = if path.contains("://") {
            Message::new("attachment-path-url")
        } else if is_absolute(path) {
            Message::new("attachment-path-absolute")
        } else if leaves(path) {
            Message::new("attachment-path-outside")
        } else if path.contains('\\') {
            let span = path::span(context.root, &place);
            let is_plain = context.root.nearest(place).data == (Data::Scalar { plain: true });
            let slashed = path.replace('\\', "/");
            let finding = RULE.finding(context, &place, Message::new("attachment-path-backslash").with("path", path));
            let finding = finding.with_help(Message::new("attachment-path-slash").with("path", &slashed));
            // Only where the text in the file is the path itself, sign for sign.
            let is_itself = is_plain && context.text.get(span.start..span.end) == Some(path);
            findings.push(if is_itself { finding.with_fix(Edit::new(span, slashed)) } else { finding });
            continue;
        } else {
            continue;
        };
        let finding = RULE.finding(context, &place, message.with("path", path));
        findings.push(finding.with_help(Message::new("attachment-path-help")));
    }
}

/// Whether the path begins at the root of a system, a drive or a home folder.
fn is_absolute(path: &str) -> bool {
    path.starts_with(['/', '\\'])
        || path.starts_with("~/")
        || matches!(path.as_bytes(), [drive, b':', ..] if drive.is_ascii_alphabetic())
}

/// Whether the path leaves the folder that it starts in.
fn leaves(path: &str) -> bool {
    let mut depth = 0_i32;
    path.split(['/', '\\']).any(|step| {
        match step {
            "" | "." => {}
            ".." => depth -= 1,
            _ => depth += 1,
        }
        depth < 0
    })
}

#[cfg(test)]
mod tests {
    use super::{is_absolute, leaves};
    use crate::check::testing::{fixed, found, record};

    #[test]
    fn paths() {
        for path in ["/a", "\\\\may-chu\\a", "C:\\a", "d:a", "~/a"] {
            assert!(is_absolute(path), "{path}");
        }
        for path in ["../a", "a/../../b", "a\\..\\..\\b", "./.."] {
            assert!(!is_absolute(path) && leaves(path), "{path}");
        }
        for path in ["records/2023/a.pdf", "a/../b", "./a", "a..b", "12:30.txt", "..a/b"] {
            assert!(!is_absolute(path) && !leaves(path), "{path}");
        }
    }

    #[test]
    fn the_file_of_a_paper() {
        let text = record("", "papers:\n  - kind: minutes\n    file: /home/a.pdf\n");
        assert_eq!(found("attachment-path", &text), ["/home/a.pdf"]);
    }

    #[test]
    fn backslashes_are_fixed() {
        let text = record("", "attachments:\n  - kind: photo\n    path: records\\2023\\anh 1.jpg\n");
        assert_eq!(found("attachment-path", &text), ["records\\2023\\anh 1.jpg"]);
        assert!(fixed("attachment-path", &text).contains("path: records/2023/anh 1.jpg\n"));
        let text = record("", "attachments:\n  - kind: photo\n    path: \"records\\\\anh.jpg\"\n");
        assert_eq!(fixed("attachment-path", &text), text);
        let text = record("", "attachments:\n  - kind: photo\n    path: https://example.org/a.jpg\n");
        assert_eq!(found("attachment-path", &text), ["https://example.org/a.jpg"]);
    }
}
