//! Every text of a record, and what is written at a place.

use super::Context;
use crate::model::{Content, visit_value};
use lossless_yaml::{Node, Step};

/// Calls `look` with every text of the record that is in a field of the format, its place, and what the field holds.
pub(super) fn each_text<'d>(context: &Context<'d>, mut look: impl FnMut(&[Step<'static>], &'d Node, Content, &'d str)) {
    visit_value(context.value, |path, content, text| {
        look(path, context.root.nearest(path.iter().copied()), content, text);
    });
}

/// Whether something is written at `place`. What is written but cannot be read counts as absent in
/// the record; a rule about what is absent must not speak of it again.
pub(super) fn is_written(context: &Context, path: &[Step]) -> bool {
    let value = path.iter().try_fold(context.value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    });
    value.is_some_and(|value| !value.is_null())
}
