//! Two papers have the same full number in a period in which each number is given once.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::archive::{Outline, OutlinePaper, Profile, Settings};
use crate::check::{Check, IndexedFinding, Rule, explanation};
use crate::finding::{Group, Severity};
use crate::i18n::Message;
use viet_text::number;

pub(crate) const RULE: Rule = Rule {
    code: "duplicate-paper-number",
    group: Group::Meaning,
    severity: Severity::Warning,
    check: Check::Archive(check),
    explanation: explanation!(),
};

/// The period in which a number is given once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Period {
    Year(i32),
    Term,
}

impl Period {
    /// Papers of the party count through the term; those before it, by years, because no other term is known.
    fn of(day: NaiveDate, settings: &Settings) -> Self {
        let start = settings.office.term_start.filter(|_| settings.profile() == Profile::Party);
        if start.is_some_and(|start| day >= start) { Self::Term } else { Self::Year(day.year()) }
    }
}

fn check(outlines: &[Arc<Outline>], settings: &Settings, findings: &mut Vec<IndexedFinding>) {
    let mut same: HashMap<(String, Period), Vec<(usize, &OutlinePaper)>> = HashMap::new();
    for (index, outline) in outlines.iter().enumerate() {
        for paper in &outline.papers {
            if let Some((number, _)) = &paper.number {
                let key = (number::key(number), Period::of(paper.day, settings));
                same.entry(key).or_default().push((index, paper));
            }
        }
    }
    for papers in same.values_mut() {
        // The order of ids does not change when files get other names.
        papers.sort_by_key(|(index, _)| (&outlines[*index].id, &outlines[*index].file));
        for (at, (index, paper)) in papers.iter().enumerate() {
            // The first of the others; there is none for most.
            let Some((other, _)) = papers.get(usize::from(at == 0)) else { continue };
            let Some((number, span)) = &paper.number else { continue };
            let message =
                Message::new("duplicate-paper-number").with("number", number).with("file", &outlines[*other].file);
            let finding = RULE.finding_at(*span, paper.path("number"), message);
            findings.push((*index, finding.with_help(Message::new("duplicate-paper-number-help"))));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::check;
    use crate::archive::{Outline, Settings};
    use crate::check::testing::settings_with;
    use crate::finding::Finding;
    use crate::i18n::{Catalog, Language};

    /// The files whose papers have a number twice, each with the file that it is also in.
    fn found(settings: &Settings, records: &[(&str, &str)]) -> Vec<(String, String)> {
        let outline = |(at, (date, papers)): (usize, &(&str, &str))| {
            let text = format!("session: {{date: {date}}}\n{papers}\n");
            Arc::new(Outline::of("a", &format!("{at}.yaml"), &lossless_yaml::parse(&text).unwrap()))
        };
        let outlines: Vec<_> = records.iter().enumerate().map(outline).collect();
        let mut findings = Vec::new();
        check(&outlines, settings, &mut findings);
        // The message ends with the file.
        let words = Catalog::new(Language::En);
        let other = |finding: &Finding| words.say(&finding.message).rsplit(' ').next().unwrap().to_owned();
        let mut found: Vec<_> = findings
            .into_iter()
            .map(|(index, finding)| (format!("{index} {}", finding.path), other(&finding)))
            .collect();
        found.sort();
        found
    }

    #[test]
    fn the_period_is_a_year_or_the_term() {
        let records = [
            ("2024-12-30", "papers: [{kind: minutes, number: 05-BB/ĐU, date: 2025-01-02}]"),
            ("2025-06-01", "publication: {number: 5-BB/ĐU}"),
            (
                "2026-03-01",
                "papers: [{kind: minutes, number: 05-BB/ĐU}, {kind: other, number: 05-BB/CB}, {kind: other}]",
            ),
        ];
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        let in_2025 = [pair("0 papers[0].number", "1.yaml"), pair("1 publication.number", "0.yaml")];
        assert_eq!(found(&Settings::default(), &records), in_2025);
        let term = settings_with("office: {profile: party, term_start: 2025-02-01}\n", "{}");
        let in_term = [pair("1 publication.number", "2.yaml"), pair("2 papers[0].number", "1.yaml")];
        assert_eq!(found(&term, &records), in_term);
        // The state counts by years.
        let state = settings_with("office: {profile: state, term_start: 2025-02-01}\n", "{}");
        assert_eq!(found(&state, &records), in_2025);
    }

    #[test]
    fn each_of_three_is_told() {
        let twice = "papers: [{kind: minutes, number: 1/BB-VP}, {kind: conclusions, number: 1/BB-VP}]";
        let found = found(
            &Settings::default(),
            &[("2024-01-02", twice), ("2024-01-03", "papers: [{kind: minutes, number: 1/BB-VP}]")],
        );
        assert_eq!(found.len(), 3);
    }
}
