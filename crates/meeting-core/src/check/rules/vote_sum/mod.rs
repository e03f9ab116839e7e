//! The votes of a ballot add up.

use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{Vote, VoteCount, VoteResult};

pub(crate) const RULE: Rule = Rule {
    code: "vote-sum",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// Bodies have rules of their own about who votes and what passes.
const ODD: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for (i, proceeding) in context.record.proceedings.iter().enumerate() {
        if let Some(vote) = &proceeding.vote {
            sum(context, i, vote, findings);
            result(context, i, vote, findings);
            turnout(context, i, vote, findings);
            ballots(context, i, vote, findings);
            tally(context, i, vote, findings);
        }
    }
}

fn sum(context: &Context, i: usize, vote: &Vote, findings: &mut Vec<Finding>) {
    let sum = vote.given();
    let parts =
        [("for", vote.in_favour), ("against", vote.against), ("abstain", vote.abstain), ("invalid", vote.invalid)];
    let is_complete = parts.iter().all(|(_, count)| count.is_some());
    // Where a kind of votes is not stated, the others may be fewer, never more.
    let Some(total) = vote.total.filter(|total| sum > *total || (is_complete && sum != *total)) else { return };
    let message = Message::new("vote-sum").with("sum", sum).with("total", total);
    let finding = RULE.finding(context, &steps!["proceedings", i, "vote", "total"], message);
    let parts: Vec<String> =
        parts.iter().filter_map(|(name, count)| count.map(|count| format!("{name} {count}"))).collect();
    let label = Message::new("vote-sum-parts").with("parts", parts.join(" + ")).with("sum", sum);
    findings.push(finding.with_label(label).with_help(Message::new("vote-sum-help")));
}

fn result(context: &Context, i: usize, vote: &Vote, findings: &mut Vec<Finding>) {
    let (Some(VoteResult::Pass), Some(pro), Some(contra)) = (vote.result, vote.in_favour, vote.against) else {
        return;
    };
    if pro <= contra {
        let message = Message::new("vote-sum-result").with("for", pro).with("against", contra);
        let span = path::span(context.root, &steps!["proceedings", i, "vote", "against"]);
        let finding = ODD.finding(context, &steps!["proceedings", i, "vote", "result"], message);
        findings.push(finding.with_related(span, Message::new("vote-sum-against").with("count", contra)));
    }
}

fn turnout(context: &Context, i: usize, vote: &Vote, findings: &mut Vec<Finding>) {
    let Some(session) = &context.record.session else { return };
    let votes = vote.votes();
    let (field, limit, message, label) = match (session.entitled, session.present_throughout()) {
        (Some(entitled), _) if votes > entitled => {
            ("entitled", entitled, Message::new("vote-sum-entitled"), Message::new("vote-sum-entitled-here"))
        }
        (_, Some(present)) if votes > present => {
            ("present", present, Message::new("vote-sum-present"), Message::new("vote-sum-present-here"))
        }
        _ => return,
    };
    let path = steps!["proceedings", i, "vote", vote.field_of_votes()];
    let finding = ODD.finding(context, &path, message.with("votes", votes).with("limit", limit));
    findings.push(finding.with_related(path::span(context.root, &steps!["session", field]), label));
}

/// No more ballots return than are given out, and no more votes are counted than ballots return.
fn ballots(context: &Context, i: usize, vote: &Vote, findings: &mut Vec<Finding>) {
    let span = |field: &'static str| path::span(context.root, &steps!["proceedings", i, "vote", field]);
    if let (Some(issued), Some(returned)) = (vote.issued, vote.returned)
        && returned > issued
    {
        let message = Message::new("vote-sum-returned").with("returned", returned).with("issued", issued);
        let finding = RULE.finding(context, &steps!["proceedings", i, "vote", "returned"], message);
        findings.push(finding.with_related(span("issued"), Message::new("vote-sum-issued-here")));
    }
    let votes = vote.votes();
    let ballots = [("returned", vote.returned), ("issued", vote.issued)];
    let least = ballots.into_iter().find_map(|(field, count)| Some((field, count?)));
    if let Some((field, limit)) = least.filter(|(_, limit)| votes > *limit) {
        let message = Message::new("vote-sum-ballots").with("votes", votes).with("limit", limit);
        let finding = RULE.finding(context, &steps!["proceedings", i, "vote", field], message);
        findings.push(finding.with_help(Message::new("vote-sum-help")));
    }
}

/// A ballot names each candidate at most once. Where it may name several, the numbers add up to much more than the votes; to
/// a little more they do by mistake.
fn tally(context: &Context, i: usize, vote: &Vote, findings: &mut Vec<Finding>) {
    let place = steps!["proceedings", i, "vote", "tally"];
    let Some(total) = vote.total.or(vote.returned).or(vote.issued) else { return };
    let valid = total - vote.invalid.unwrap_or(0);
    let node = context.root.nearest(place);
    for (label, VoteCount(count)) in vote.tally.iter().filter(|(_, VoteCount(count))| *count > valid) {
        let message =
            Message::new("vote-sum-tally-one").with("label", label).with("count", *count).with("votes", valid);
        let span = node.entry(label).map_or_else(|| path::span(context.root, &place), |entry| entry.node.span);
        findings.push(RULE.finding_at(span, path::name(&place), message).with_help(Message::new("vote-sum-help")));
    }
    let sum: i64 = vote.tally.iter().map(|(_, VoteCount(count))| count).sum();
    if sum > valid && 2 * sum < 3 * valid {
        let message = Message::new("vote-sum-tally").with("sum", sum).with("votes", valid);
        findings.push(ODD.finding(context, &place, message).with_help(Message::new("vote-sum-tally-help")));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record, severities};

    fn vote(session: &str, counts: &str) -> String {
        record(session, &format!("proceedings:\n  - id: p1\n    kind: vote\n    vote: {{{counts}}}\n"))
    }

    #[test]
    fn what_is_not_stated_may_make_up_the_rest() {
        assert!(found("vote-sum", &vote("", "for: 20, against: 3, total: 25")).is_empty());
        assert_eq!(found("vote-sum", &vote("", "for: 20, against: 6, total: 25")), ["25"]);
        assert_eq!(found("vote-sum", &vote("", "for: 20, against: 3, abstain: 1, invalid: 0, total: 25")), ["25"]);
        assert!(found("vote-sum", &vote("", "for: 20, against: 3, abstain: 2, invalid: 0, total: 25")).is_empty());
        assert!(found("vote-sum", &vote("", "total: 25")).is_empty());
    }

    #[test]
    fn ballots_and_tallies() {
        assert_eq!(found("vote-sum", &vote("", "issued: 25, returned: 26")), ["26"]);
        assert_eq!(found("vote-sum", &vote("", "for: 20, against: 6, issued: 26, returned: 25")), ["25"]);
        assert_eq!(found("vote-sum", &vote("", "for: 20, against: 6, issued: 25")), ["25"]);
        assert!(found("vote-sum", &vote("", "for: 20, against: 5, issued: 27, returned: 25")).is_empty());
        assert_eq!(found("vote-sum", &vote("", "total: 25, invalid: 1, tally: {An: 25, Ba: 0}")), ["tally", "25"]);
        assert!(found("vote-sum", &vote("", "total: 25, invalid: 1, tally: {An: 24}")).is_empty());
        // An election of several names more than one on a ballot; a level of confidence is one of three.
        assert!(found("vote-sum", &vote("", "total: 25, tally: {An: 24, Ba: 20, Ca: 22}")).is_empty());
        let levels = vote("", "returned: 25, tally: {cao: 20, tín nhiệm: 5, thấp: 1}");
        assert_eq!(
            (found("vote-sum", &levels), severities("vote-sum", &levels)),
            (vec!["tally".to_owned()], vec!["warning"])
        );
        assert!(found("vote-sum", &vote("", "returned: 25, tally: {cao: 20, tín nhiệm: 4, thấp: 1}")).is_empty());
    }

    #[test]
    fn what_is_odd() {
        let text = vote("", "for: 10, against: 10, result: pass");
        assert_eq!(found("vote-sum", &text), ["pass"]);
        assert_eq!(severities("vote-sum", &text), ["warning"]);
        assert!(found("vote-sum", &vote("", "for: 15, against: 10, result: fail")).is_empty());
        assert_eq!(found("vote-sum", &vote("  present: 20\n", "for: 21")), ["21"]);
        assert_eq!(found("vote-sum", &vote("  entitled: 20\n", "for: 1, total: 21")), ["21"]);
        assert!(found("vote-sum", &vote("  until: 2023-10-04\n  present: 20\n", "for: 21")).is_empty());
    }
}
