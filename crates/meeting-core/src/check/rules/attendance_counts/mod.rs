//! The counts that are stated fit each other and the people who are listed.

use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{Attendance, Participant, Role, Session};

pub(crate) const RULE: Rule = Rule {
    code: "attendance-counts",
    group: Group::Meaning,
    // Offices differ in whom they count.
    severity: Severity::Warning,
    check: Check::Record(check),
    explanation: explanation!(),
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let Some(session) = &context.record.session else { return };
    among_themselves(context, session, findings);
    against_the_list(context, session, findings);
}

fn among_themselves(context: &Context, session: &Session, findings: &mut Vec<Finding>) {
    if let (Some(excused), Some(absent)) = (session.excused, session.absent)
        && excused > absent
    {
        let message = Message::new("attendance-counts-excused").with("excused", excused).with("absent", absent);
        let span = path::span(context.root, &steps!["session", "absent"]);
        findings.push(
            RULE.finding(context, &steps!["session", "excused"], message)
                .with_related(span, Message::new("attendance-counts-absent-here"))
                .with_help(Message::new("attendance-counts-excused-help")),
        );
    }
    if let (Some(present), Some(absent), Some(entitled)) = (session.present, session.absent, session.entitled)
        && present + absent != entitled
    {
        let message = Message::new("attendance-counts-sum").with("sum", present + absent).with("entitled", entitled);
        let span = |field: &'static str| path::span(context.root, &steps!["session", field]);
        findings.push(
            RULE.finding(context, &steps!["session", "entitled"], message)
                .with_related(span("present"), Message::new("attendance-counts-present-here"))
                .with_related(span("absent"), Message::new("attendance-counts-absent-here")),
        );
    }
}

/// More people on the list than are stated is a contradiction; fewer is only a list that is not complete.
fn against_the_list(context: &Context, session: &Session, findings: &mut Vec<Finding>) {
    if session.present.is_none() && session.absent.is_none() && session.excused.is_none() {
        return;
    }
    let (mut present, mut absent, mut excused) = (0, 0, 0);
    for participant in context.record.participants.iter().filter(|one| is_counted(one, session)) {
        // The size of a group without a count is unknown.
        let count = if participant.group.is_some() { participant.count.unwrap_or(0) } else { 1 };
        match participant.attendance.unwrap_or(Attendance::Present) {
            Attendance::Present | Attendance::Late | Attendance::LeftEarly => present += count,
            Attendance::Absent => absent += count,
            Attendance::Excused => {
                absent += count;
                excused += count;
            }
            // Offices differ in whether a participant with a deputy counts as present.
            Attendance::Delegated => {}
        }
    }
    for (field, stated, listed, message) in [
        ("present", session.present, present, Message::new("attendance-counts-present-listed")),
        ("absent", session.absent, absent, Message::new("attendance-counts-absent-listed")),
        ("excused", session.excused, excused, Message::new("attendance-counts-excused-listed")),
    ] {
        if let Some(stated) = stated.filter(|stated| listed > *stated) {
            let message = message.with("listed", listed).with("stated", stated);
            let span = path::span(context.root, &steps!["participants"]);
            findings.push(
                RULE.finding(context, &steps!["session", field], message)
                    .with_related(span, Message::new("attendance-counts-list").with("listed", listed)),
            );
        }
    }
}

/// Whether the participant certainly belongs to those that the stated counts are about. If the number of voters is
/// given, the counts are about voters, and others attend to report, to speak or to write.
fn is_counted(participant: &Participant, session: &Session) -> bool {
    !participant.roles.iter().any(|role| match role {
        Role::Guest | Role::Observer | Role::Press => true,
        Role::Presenter | Role::Speaker | Role::Secretary => session.entitled.is_some(),
        Role::Chair | Role::DeputyChair | Role::HeadOfDelegation | Role::Attendee => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record};

    const LIST: &str = "participants:\n  - {id: ha, name: Hà, roles: [chair]}\n  - {id: lan, name: Lan, attendance: late}\n  - {id: minh, name: Minh, roles: [secretary]}\n  - {id: phong, name: Phong, roles: [guest]}\n  - {group: các đảng viên khác, count: 10}\n  - {group: những người xin phép, count: 2, attendance: excused}\n  - {group: các tổ trưởng}\n  - {id: hung, name: Hùng, attendance: absent}\n  - {id: tu, name: Tú, attendance: delegated}\n";

    fn counts(fields: &str) -> Vec<String> {
        found("attendance-counts", &record(fields, LIST))
    }

    #[test]
    fn against_the_list() {
        assert!(counts("  present: 13\n  absent: 3\n  excused: 2\n").is_empty());
        assert!(counts("  present: 20\n  absent: 9\n  excused: 4\n").is_empty());
        assert_eq!(counts("  present: 12\n  absent: 2\n  excused: 1\n"), ["12", "2", "1"]);
        // The secretary may be no member.
        assert!(counts("  entitled: 15\n  present: 12\n  absent: 3\n").is_empty());
    }

    #[test]
    fn among_themselves() {
        assert_eq!(counts("  entitled: 27\n  present: 25\n  absent: 3\n"), ["27"]);
        assert!(counts("  entitled: 27\n  present: 25\n").is_empty());
        assert_eq!(counts("  absent: 3\n  excused: 4\n"), ["4"]);
    }
}
