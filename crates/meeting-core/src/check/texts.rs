//! The texts of a record, and whether a field is written.

use super::Context;
use crate::model::{Content, visit_value};
use lossless_yaml::{Node, Step};

/// Calls `look` with every text in a field of the format: its path, its node, what the field holds, and the text.
pub(super) fn each_text<'d>(context: &Context<'d>, mut look: impl FnMut(&[Step<'static>], &'d Node, Content, &'d str)) {
    visit_value(context.value, |path, content, text| {
        look(path, context.root.nearest(path.iter().copied()), content, text);
    });
}

/// Whether a value is written at `path`. An unreadable value is absent in the typed record; rules about missing values
/// must not report it again.
pub(super) fn is_written(context: &Context, path: &[Step]) -> bool {
    let value = path.iter().try_fold(context.value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    });
    value.is_some_and(|value| !value.is_null())
}
