//! Small numbers for the names of the closed lists, as the index stores them.

use std::sync::LazyLock;

use meeting_core::model::{
    AttachmentKind, Attendance, DirectiveKind, DirectiveStatus, Priority, ProceedingKind, RecordState, Repeats, Role,
    SessionKind, SessionStatus, TaskStatus, WorkStatus,
};

/// Every list whose values are stored. A name that is in two lists has one number.
const LISTS: [&[&str]; 12] = [
    RecordState::NAMES,
    SessionKind::NAMES,
    SessionStatus::NAMES,
    ProceedingKind::NAMES,
    DirectiveKind::NAMES,
    DirectiveStatus::NAMES,
    TaskStatus::NAMES,
    Priority::NAMES,
    Repeats::NAMES,
    AttachmentKind::NAMES,
    Role::NAMES,
    Attendance::NAMES,
];

fn names() -> impl Iterator<Item = &'static str> {
    LISTS.into_iter().flatten().copied()
}

/// Returns the number of a name; none where no list has it.
pub(super) fn code(name: &str) -> Option<i64> {
    names().position(|known| known == name).and_then(|place| i64::try_from(place).ok())
}

/// All names by their numbers: lists ask for those of every row.
static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| names().collect());

/// Returns the name of a number.
pub(super) fn name(code: i64) -> Option<&'static str> {
    usize::try_from(code).ok().and_then(|place| NAMES.get(place).copied())
}

/// Makes values of a closed list, which `of_name` knows by their names, of their numbers.
pub(super) fn decode<T>(of_name: impl Fn(&str) -> Option<T>) -> impl Fn(i64) -> Option<T> {
    move |code| name(code).and_then(&of_name)
}

/// The statuses of work by their numbers: reports ask for that of every piece of work.
static WORK_STATUSES: LazyLock<Vec<Option<WorkStatus>>> = LazyLock::new(|| names().map(WorkStatus::of_name).collect());

/// Returns the number of a status of work.
pub(super) fn status_code(status: WorkStatus) -> i64 {
    code(status.name()).unwrap_or(-1)
}

/// Returns the status of work that has a number.
pub(super) fn work_status(code: i64) -> Option<WorkStatus> {
    usize::try_from(code).ok().and_then(|place| WORK_STATUSES.get(place).copied().flatten())
}

/// Returns the bit of a role.
pub(super) fn role_bit(role: Role) -> i64 {
    Role::ALL.iter().position(|known| *known == role).map_or(0, |place| 1 << place)
}

/// Returns the roles of the bits, in the format's order.
pub(super) fn roles(bits: i64) -> impl Iterator<Item = Role> {
    Role::ALL.iter().copied().filter(move |role| bits & role_bit(*role) != 0)
}

/// Returns what tells these lists from those of another version of the program.
pub(super) fn fingerprint() -> String {
    names().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{code, name, names, role_bit, roles, status_code, work_status};
    use meeting_core::model::{Role, WorkStatus};

    #[test]
    fn there_and_back() {
        for known in names() {
            assert_eq!(code(known).and_then(name), Some(known));
        }
        assert_eq!(code("no-such-name"), None);
        assert_eq!(name(-1), None);
        for status in WorkStatus::all() {
            assert_eq!(work_status(status_code(status)), Some(status));
        }
        let bits = role_bit(Role::Chair) | role_bit(Role::Press);
        assert_eq!(roles(bits).collect::<Vec<_>>(), [Role::Chair, Role::Press]);
    }
}
