//! Rewrite: a record as edited by hand.

use super::{Changeset, Target};
use crate::archive::Write;

/// Plans that the record becomes `text`, where it is still `base`.
#[must_use]
pub fn rewrite(target: &Target, base: &str, text: &str) -> Changeset {
    let path = target.path.clone();
    let write = Write::Replace { path: path.clone(), old: base.to_owned(), new: text.to_owned() };
    Changeset { writes: vec![write], authored: Some(path), name: target.name.clone(), ..Changeset::default() }
}
