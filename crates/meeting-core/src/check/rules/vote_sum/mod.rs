//! The votes of a ballot add up.

use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::{Vote, VoteResult};

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
        }
    }
}

/// The votes that are given, and whether all four kinds of them are.
fn given(vote: &Vote) -> (i64, bool) {
    let parts = [vote.in_favour, vote.against, vote.abstain, vote.invalid];
    (parts.iter().flatten().sum(), parts.iter().all(Option::is_some))
}

fn sum(context: &Context, i: usize, vote: &Vote, findings: &mut Vec<Finding>) {
    let (sum, is_complete) = given(vote);
    // Where a kind of votes is not stated, the others may be fewer, never more.
    let Some(total) = vote.total.filter(|total| sum > *total || (is_complete && sum != *total)) else { return };
    let message = Message::new("vote-sum").with("sum", sum).with("total", total);
    let finding = RULE.finding(context, &steps!["proceedings", i, "vote", "total"], message);
    let parts =
        [("for", vote.in_favour), ("against", vote.against), ("abstain", vote.abstain), ("invalid", vote.invalid)];
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
    let (sum, _) = given(vote);
    let votes = vote.total.unwrap_or(0).max(sum);
    // Over several days the number of those present changes.
    let present = session.present.filter(|_| session.until.is_none());
    let (field, limit, message, label) = match (session.entitled, present) {
        (Some(entitled), _) if votes > entitled => {
            ("entitled", entitled, Message::new("vote-sum-entitled"), Message::new("vote-sum-entitled-here"))
        }
        (_, Some(present)) if votes > present => {
            ("present", present, Message::new("vote-sum-present"), Message::new("vote-sum-present-here"))
        }
        _ => return,
    };
    let path = steps!["proceedings", i, "vote", if vote.total.is_some() { "total" } else { "for" }];
    let finding = ODD.finding(context, &path, message.with("votes", votes).with("limit", limit));
    findings.push(finding.with_related(path::span(context.root, &steps!["session", field]), label));
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
