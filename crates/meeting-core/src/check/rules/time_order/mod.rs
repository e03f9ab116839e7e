//! Clock times are in chronological order.

use crate::check::texts::is_written;
use crate::check::{Check, Context, Rule, explanation, path, steps};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::model::Session;

pub(crate) const RULE: Rule = Rule {
    code: "time-order",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(),
};

/// Arriving after the end is unusual; only an end before its start is certainly wrong.
const ODD: Rule = Rule { severity: Severity::Warning, ..RULE };

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let Some(session) = &context.record.session else { return };
    // Over several days clock times have no order.
    if is_written(context, &steps!["session", "until"]) {
        return;
    }
    // "HH:MM" sorts as text.
    if let (Some(start), Some(end)) = (&session.start, &session.end)
        && end < start
    {
        let message = Message::new("time-order-session").with("start", start).with("end", end);
        let start = path::span(context.root, &steps!["session", "start"]);
        findings.push(
            RULE.finding(context, &steps!["session", "end"], message)
                .with_related(start, Message::new("time-order-start"))
                .with_help(Message::new("time-order-help")),
        );
    }
    people(context, session, findings);
}

fn people(context: &Context, session: &Session, findings: &mut Vec<Finding>) {
    for (i, person) in context.record.participants.iter().enumerate() {
        let at = |field: &'static str| steps!["participants", i, field];
        if let (Some(arrived), Some(left)) = (&person.arrived, &person.left)
            && left < arrived
        {
            let message = Message::new("time-order-person").with("arrived", arrived).with("left", left);
            let span = path::span(context.root, &at("arrived"));
            let finding = RULE.finding(context, &at("left"), message);
            findings.push(finding.with_related(span, Message::new("time-order-arrived")));
            continue;
        }
        if let (Some(arrived), Some(end)) = (&person.arrived, &session.end)
            && arrived > end
        {
            let message = Message::new("time-order-late").with("arrived", arrived).with("end", end);
            let span = path::span(context.root, &steps!["session", "end"]);
            let finding = ODD.finding(context, &at("arrived"), message);
            findings.push(finding.with_related(span, Message::new("time-order-end")));
        }
        if let (Some(left), Some(start)) = (&person.left, &session.start)
            && left < start
        {
            let message = Message::new("time-order-early").with("left", left).with("start", start);
            let span = path::span(context.root, &steps!["session", "start"]);
            let finding = ODD.finding(context, &at("left"), message);
            findings.push(finding.with_related(span, Message::new("time-order-start")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{found, record, severities};

    #[test]
    fn people_come_before_they_leave() {
        let with = |times: &str| {
            record(
                "  start: \"08:00\"\n  end: \"10:00\"\n",
                &format!("participants:\n  - id: ha\n    name: Hà\n    roles: [chair]\n{times}"),
            )
        };
        let reversed = with("    arrived: \"09:00\"\n    left: \"08:30\"\n");
        assert_eq!(found("time-order", &reversed), ["\"08:30\""]);
        assert_eq!(severities("time-order", &reversed), ["error"]);
        let late = with("    arrived: \"10:30\"\n");
        assert_eq!(severities("time-order", &late), ["warning"]);
        let early = with("    left: \"07:30\"\n");
        assert_eq!(severities("time-order", &early), ["warning"]);
        assert!(found("time-order", &with("    arrived: \"07:30\"\n    left: \"10:30\"\n")).is_empty());
    }

    #[test]
    fn several_days_have_no_order() {
        let times = "  start: \"14:00\"\n  end: \"11:00\"\n";
        assert_eq!(found("time-order", &record(times, "")), ["\"11:00\""]);
        assert!(found("time-order", &record(&format!("  until: 2023-10-04\n{times}"), "")).is_empty());
        assert!(found("time-order", &record(&format!("  until: hôm sau\n{times}"), "")).is_empty());
    }
}
