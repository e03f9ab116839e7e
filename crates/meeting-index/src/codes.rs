//! Small numbers for the names of the closed lists, as the index stores them.

use std::sync::LazyLock;

use meeting_core::model::{
    AttachmentKind, Attendance, DirectiveKind, DirectiveStatus, KindOfSession, OwnKind, Priority, ProceedingKind,
    RecordState, Repeats, Role, SessionKind, SessionStatus, TaskStatus, WorkStatus,
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

/// The number of a name; none if no list has it.
pub(super) fn code(name: &str) -> Option<i64> {
    names().position(|known| known == name).and_then(|place| i64::try_from(place).ok())
}

/// The number of a kind of session. That of one of the office's own follows from its name, so that no other list changes.
pub(super) fn kind_code(kind: KindOfSession) -> Option<i64> {
    match kind {
        KindOfSession::Listed(kind) => code(kind.name()),
        KindOfSession::Own(name) => Some(own_code(name)),
    }
}

/// FNV-1a, below all numbers of lists.
fn own_code(name: &str) -> i64 {
    let hash = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (hash | 1 << 63).cast_signed()
}

/// The kind of session of a number, where the office has these kinds of its own.
pub(super) fn kind_of_session(code: i64, own: &[OwnKind]) -> Option<KindOfSession> {
    let listed = name(code).and_then(SessionKind::of_name).map(KindOfSession::Listed);
    listed.or_else(|| own.iter().find(|kind| own_code(kind.name) == code).map(|kind| KindOfSession::Own(kind.name)))
}

/// All names by their numbers.
static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| names().collect());

pub(super) fn name(code: i64) -> Option<&'static str> {
    usize::try_from(code).ok().and_then(|place| NAMES.get(place).copied())
}

/// Decodes the values of a closed list.
pub(super) fn decode<T>(of_name: impl Fn(&str) -> Option<T>) -> impl Fn(i64) -> Option<T> {
    move |code| name(code).and_then(&of_name)
}

/// The statuses of work by their numbers.
static WORK_STATUSES: LazyLock<Vec<Option<WorkStatus>>> = LazyLock::new(|| names().map(WorkStatus::of_name).collect());

pub(super) fn status_code(status: WorkStatus) -> i64 {
    code(status.name()).unwrap_or(-1)
}

pub(super) fn work_status(code: i64) -> Option<WorkStatus> {
    usize::try_from(code).ok().and_then(|place| WORK_STATUSES.get(place).copied().flatten())
}

pub(super) fn role_bit(role: Role) -> i64 {
    Role::ALL.iter().position(|known| *known == role).map_or(0, |place| 1 << place)
}

/// The roles of the bits, in the order of the format.
pub(super) fn roles(bits: i64) -> impl Iterator<Item = Role> {
    Role::ALL.iter().copied().filter(move |role| bits & role_bit(*role) != 0)
}

/// A text that differs between versions of these lists.
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
