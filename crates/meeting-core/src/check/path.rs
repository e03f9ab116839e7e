//! The way from a record to a part of it, as rules write it down.

use lossless_yaml::Span;
pub(crate) use lossless_yaml::path_name as name;
use lossless_yaml::{Data, Node, Step};

/// Builds a path: `steps!["directives", 2, "lead"]`.
macro_rules! steps {
    ($($step:expr),* $(,)?) => { [$(::lossless_yaml::Step::from($step)),*] };
}
pub(crate) use steps;

/// The span of the value at `path`: a scalar's own span, the key of a list or mapping, and for a missing value the
/// nearest ancestor that exists.
pub(crate) fn span(root: &Node, path: &[Step]) -> Span {
    let (mut node, mut key) = (root, None);
    for step in path {
        let next = match step {
            Step::Key(name) => node.entry(name).map(|entry| (&entry.node, Some(entry.key_span))),
            Step::Index(index) => node.item(*index).map(|item| (item, None)),
        };
        let Some(next) = next else { break };
        (node, key) = next;
    }
    match (&node.data, key) {
        (Data::Scalar { .. }, _) => node.span,
        (_, Some(key)) => key,
        (Data::Mapping(entries), None) => entries.first().map_or(node.span, |entry| entry.key_span),
        (Data::Sequence(_), None) => Span::new(node.span.start, node.span.start + 1),
    }
}
