//! The comments of a text: what follows a `#` and is no part of a value.

use super::{Data, Node};
use crate::Span;

/// Whether a comment (from its `#` on) is an instruction to the program.
pub(super) fn is_addressed(comment: &str, mark: Option<&str>) -> bool {
    let words = comment.strip_prefix('#').map(str::trim_start);
    mark.is_some_and(|mark| words.is_some_and(|words| words.starts_with(mark)))
}

/// The spans of the comments of `text`, in order, each from its `#` to the end of its line (without the line end).
/// `root` is the tree of the same text.
#[must_use]
pub fn comments(text: &str, root: &Node) -> Vec<Span> {
    // A block (`|`, `>`) begins with its text, so that a comment after its sign is between two scalars too.
    let mut scalars = Vec::new();
    collect(root, &mut scalars);
    let mut found = Vec::new();
    let mut done = 0;
    for scalar in scalars.into_iter().chain([Span::new(text.len(), text.len())]) {
        between(text, done, scalar.start, &mut found);
        done = done.max(scalar.end);
    }
    found
}

/// Collects the spans of all keys and scalars, in the order of the text.
fn collect(node: &Node, scalars: &mut Vec<Span>) {
    match &node.data {
        Data::Scalar { .. } => scalars.push(node.span),
        Data::Sequence(items) => items.iter().for_each(|item| collect(item, scalars)),
        Data::Mapping(entries) => {
            for entry in entries {
                scalars.push(entry.key_span);
                // An empty value has the span of its key.
                if entry.node.span != entry.key_span {
                    collect(&entry.node, scalars);
                }
            }
        }
    }
}

/// Collects the comments between two offsets, neither of which is in a comment.
fn between(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let mut at = start;
    while let Some(length) = text.get(at..end).and_then(|gap| gap.find('#')) {
        let hash = at + length;
        // A `#` begins a comment at the beginning of a line and after a space.
        if !text[..hash].chars().next_back().is_none_or(|before| before.is_ascii_whitespace() || before == '\u{feff}') {
            at = hash + 1;
            continue;
        }
        let line = text[hash..].split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        found.push(Span::new(hash, hash + line.len()));
        at = hash + line.len();
    }
}

/// Where the next token begins, after the spaces, line ends and comments from `at` on.
#[must_use]
pub fn next_token(text: &str, at: usize) -> usize {
    let mut at = at;
    loop {
        let rest = &text[at..];
        let token = rest.trim_start_matches([' ', '\t', '\r', '\n', '\u{feff}']);
        at += rest.len() - token.len();
        if !token.starts_with('#') {
            return at;
        }
        at += token.find('\n').unwrap_or(token.len());
    }
}

#[cfg(test)]
mod tests {
    use super::comments;
    use crate::parse;

    fn found(text: &str) -> Vec<&str> {
        let document = parse(text).unwrap();
        comments(text, &document.root).into_iter().map(|span| &text[span.start..span.end]).collect()
    }

    #[test]
    fn wherever_they_stand() {
        let text = "\u{feff}# đầu\nformat: 1 # một\r\ntitle: \"A # b\" #hai\n# ba\nx-a: c#d\nnote: | # bốn\n  # không\n  phải\n\n  # cũng không\n# năm\nlist: # sáu\n  # bảy\n  - a # tám\n  - 'b # c'\n  # chín\nempty: # mười\nflow: [a, # mười một\n  b]\n# cuối";
        assert_eq!(
            found(text),
            [
                "# đầu",
                "# một",
                "#hai",
                "# ba",
                "# bốn",
                "# năm",
                "# sáu",
                "# bảy",
                "# tám",
                "# chín",
                "# mười",
                "# mười một",
                "# cuối"
            ]
        );
    }

    #[test]
    fn blocks_at_the_end() {
        assert_eq!(found("a: |+\n  x\n\n# end\n"), ["# end"]);
        assert_eq!(found("a: >-\n  x\n  # y"), Vec::<&str>::new());
        assert_eq!(found("a:\n  - |\n    x\n   # less\n  - b # more\n"), ["# less", "# more"]);
        assert_eq!(found("a: |2\n    x\n  # y\n # z\nb: 1\n"), ["# z"]);
    }
}
