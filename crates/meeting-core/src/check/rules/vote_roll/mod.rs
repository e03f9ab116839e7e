//! The roll of a vote agrees with the counts, and names people who were there.

use std::collections::HashSet;

use crate::check::{Check, Context, Rule, Target, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{Attendance, Ballot, Entity, Session, Vote, VoteMethod};
use viet_text::suggest::nearest;

pub(crate) const RULE: Rule = Rule {
    code: "vote-roll",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// Bodies differ in who may vote for somebody else.
const ODD: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for (i, proceeding) in context.record.proceedings.iter().enumerate() {
        if let Some(vote) = proceeding.vote.as_ref().filter(|vote| !vote.roll.is_empty()) {
            names(context, i, vote, findings);
            counts(context, i, vote, findings);
            recused(context, i, vote, findings);
        }
    }
}

/// Each name is that of one participant, once, who was there to vote.
fn names(context: &Context, i: usize, vote: &Vote, findings: &mut Vec<Finding>) {
    let place = steps!["proceedings", i, "vote", "roll"];
    let node = context.root.nearest(place);
    let mut known = HashSet::new();
    for (name, ballot) in vote.roll.iter() {
        let span = node.entry(name).map_or_else(|| path::span(context.root, &place), |entry| entry.key_span);
        let said = |rule: Rule, message: Message| rule.finding_at(span, path::name(&place), message.with("name", name));
        match context.names.find(name, Target::Actor)[..] {
            [] => {
                let finding = said(ODD, Message::new("vote-roll-unknown"));
                let there = context.names.all.iter().filter(|named| Target::Actor.takes(named.entity));
                let near = nearest(name, there.flat_map(|named| [named.id, named.name, named.short]).flatten());
                findings.push(match near {
                    Some(near) => finding.with_label(Message::new("did-you-mean").with("name", near)),
                    None => finding.with_help(Message::new("vote-roll-unknown-help")),
                });
            }
            [named] => {
                if !known.insert((named.entity, named.index)) {
                    findings.push(said(RULE, Message::new("vote-roll-twice")));
                }
                let person = Some(named.index).filter(|_| named.entity == Entity::Person);
                let attendance = person.and_then(|at| context.record.participants.get(at)?.attendance);
                if has_voted(*ballot) && matches!(attendance, Some(Attendance::Absent | Attendance::Excused)) {
                    findings.push(said(ODD, Message::new("vote-roll-absent")));
                }
            }
            // What fits two is the business of another rule.
            _ => {}
        }
    }
}

fn has_voted(ballot: Ballot) -> bool {
    matches!(ballot, Ballot::For | Ballot::Against | Ballot::Abstain)
}

/// A roll may be of some of those who voted; that of a roll call is of all.
fn counts(context: &Context, i: usize, vote: &Vote, findings: &mut Vec<Finding>) {
    let listed = |ballot: Ballot| vote.roll.iter().filter(|(_, known)| *known == ballot).count();
    let (pro, contra, abstained) = (listed(Ballot::For), listed(Ballot::Against), listed(Ballot::Abstain));
    let is_whole = vote.method == Some(VoteMethod::RollCall);
    let invalid = usize::try_from(vote.invalid.unwrap_or(0)).unwrap_or(0);
    for (field, stated, listed) in [
        ("for", vote.in_favour, pro),
        ("against", vote.against, contra),
        ("abstain", vote.abstain, abstained),
        ("total", vote.total, pro + contra + abstained + invalid),
    ] {
        let Some(stated) = stated.and_then(|stated| usize::try_from(stated).ok()) else { continue };
        if listed > stated || (is_whole && listed < stated) {
            let message = Message::new("vote-roll").with("field", field).with("stated", stated).with("listed", listed);
            let span = path::span(context.root, &steps!["proceedings", i, "vote", "roll"]);
            let finding = RULE.finding(context, &steps!["proceedings", i, "vote", field], message);
            findings.push(finding.with_related(span, Message::new("vote-roll-here").with("count", listed)));
        }
    }
}

/// Participants who are recused do not count among those who vote.
fn recused(context: &Context, i: usize, vote: &Vote, findings: &mut Vec<Finding>) {
    let recused = vote.roll.iter().filter(|(_, ballot)| *ballot == Ballot::Recused).count();
    let recused = i64::try_from(recused).unwrap_or(0);
    let votes = vote.votes();
    let present = context.record.session.as_ref().and_then(Session::present_throughout);
    let Some(present) = present.filter(|_| recused > 0) else { return };
    // More votes than people who were present are the business of another rule.
    if votes > present - recused && votes <= present {
        let message = Message::new("vote-roll-recused").with("votes", votes).with("present", present);
        let span = path::span(context.root, &steps!["proceedings", i, "vote", "roll"]);
        let finding = RULE.finding(
            context,
            &steps!["proceedings", i, "vote", vote.field_of_votes()],
            message.with("recused", recused),
        );
        findings.push(finding.with_related(span, Message::new("vote-roll-recused-here")));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record, severities};

    const PEOPLE: &str = "participants:\n  - {id: an, name: Trần An, roles: [chair]}\n  - {id: ba, name: Lê Ba}\n  - {id: ca, name: Vũ Ca, attendance: excused}\n";

    fn vote(session: &str, vote: &str) -> String {
        record(session, &format!("{PEOPLE}proceedings:\n  - id: p1\n    kind: vote\n    vote: {{{vote}}}\n"))
    }

    #[test]
    fn against_the_counts() {
        let roll = "roll: {an: for, ba: against}";
        assert!(found("vote-roll", &vote("", &format!("for: 12, against: 3, total: 15, {roll}"))).is_empty());
        assert_eq!(found("vote-roll", &vote("", &format!("for: 0, against: 3, {roll}"))), ["0"]);
        let call = |counts: &str| found("vote-roll", &vote("", &format!("{counts}, method: roll-call, {roll}")));
        assert_eq!(call("for: 12, against: 1, total: 2"), ["12"]);
        assert_eq!(call("for: 1, against: 1, total: 3"), ["3"]);
        assert!(call("for: 1, against: 1, abstain: 0, total: 2").is_empty());
        assert!(call("for: 1, against: 1, invalid: 1, total: 3").is_empty());
    }

    #[test]
    fn who_is_on_it() {
        assert!(found("vote-roll", &vote("", "roll: {an: for, Lê Ba: recused, ca: absent}")).is_empty());
        assert_eq!(found("vote-roll", &vote("", "roll: {an: for, Trần An: for}")), ["Trần An"]);
        let text = vote("", "roll: {Phan Dung: for, ca: for}");
        assert_eq!(found("vote-roll", &text), ["Phan Dung", "ca"]);
        assert_eq!(severities("vote-roll", &text), ["warning", "warning"]);
    }

    #[test]
    fn recused() {
        let text = |total: usize| vote("  present: 25\n", &format!("total: {total}, roll: {{ba: recused}}"));
        assert_eq!(found("vote-roll", &text(25)), ["25"]);
        assert!(found("vote-roll", &text(24)).is_empty());
        let days = vote("  until: 2023-10-04\n  present: 25\n", "total: 25, roll: {ba: recused}");
        assert!(found("vote-roll", &days).is_empty());
    }
}
