//! Values that are one of a few names.

use super::error::Fault;
use super::keyword::Name;
use super::value::Value;
use crate::model::field::{Field, FieldType, Kind};
use crate::model::{DirectiveKind, DirectiveStatus, SessionKind, SessionStatus, TaskStatus};

/// Returns the names that a field takes when `kind` is listed: that kind's own, else all.
pub(super) fn names_of(field: &'static Field, kind: Option<Kind>) -> Vec<&'static str> {
    let own: Option<&'static [&'static str]> = match (field.column, kind) {
        ("kind", Some(Kind::Sessions)) => Some(SessionKind::NAMES),
        ("kind", Some(Kind::Directives)) => Some(DirectiveKind::NAMES),
        ("status", Some(Kind::Sessions)) => Some(SessionStatus::NAMES),
        ("status", Some(Kind::Directives)) => Some(DirectiveStatus::NAMES),
        ("status", Some(Kind::Tasks)) => Some(TaskStatus::NAMES),
        _ => None,
    };
    let mut names = Vec::new();
    let lists = match field.value {
        FieldType::Choice(lists) => lists,
        _ => &[],
    };
    for name in own.map_or_else(|| lists.concat(), <[_]>::to_vec) {
        // `cancelled` is a status of sessions and of tasks.
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Returns the one whose name the value is; the case of letters does not matter.
pub(super) fn exact<T: Copy>(
    name: Name,
    value: &Value,
    all: &[T],
    name_of: impl Fn(T) -> &'static str,
) -> Result<T, Fault> {
    let typed = value.shown().to_ascii_lowercase();
    let found = all.iter().copied().find(|&one| name_of(one) == typed);
    found.ok_or_else(|| {
        let known: Vec<&str> = all.iter().copied().map(name_of).collect();
        Fault::unknown_value(name, value, &known)
    })
}
