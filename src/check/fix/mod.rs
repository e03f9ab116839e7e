//! Certain repairs, made and proven.
//!
//! The edits of a round that do not overlap are made together. The new text has to say exactly what was planned
//! ([`verify`]), the findings that were mended have to be gone, and it must not be worse than the old one: no more
//! findings, and no more errors. Otherwise the repairs that do harm are found by halving, and left out. What one repair
//! uncovers, the next round mends, until nothing changes.

mod edited;
mod verify;

use super::{Checker, Reach, rules};
use crate::archive::SchemaCopy;
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity};

use edited::Edited;

/// So many rounds are enough: each uncovers what lies inside the last one's, and records are not deep.
const MOST_ROUNDS: usize = 16;

/// A text after its certain repairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// Another name for its file, where it has a wrong one.
    pub rename: Option<String>,
    /// How many findings have been mended, the name of the file included.
    pub count: usize,
}

/// The file that a text is, or will be.
#[derive(Clone, Copy)]
struct File<'a> {
    stem: Option<&'a str>,
    place: Option<&'a str>,
}

/// A text and what is wrong with it.
struct State {
    text: String,
    findings: Vec<Diagnostic>,
}

impl Checker {
    /// Makes the certain repairs of a text. `stem` is the file's name without `.yaml`, where it has one; `place` is its
    /// path from the archive's root. What the record's author answers for, and what the office does not want to know, is
    /// left alone.
    #[must_use]
    pub fn mend(&self, text: &str, stem: Option<&str>, place: Option<&str>) -> Mended {
        let file = File { stem, place };
        if let Some(copy) = place.and_then(SchemaCopy::at) {
            return self.mend_schema(copy, text, file);
        }
        let mut state = State { findings: self.told(text, file), text: text.to_owned() };
        let mut count = 0;
        for _ in 0..MOST_ROUNDS {
            let planned = disjoint(&state.findings);
            if planned.is_empty() {
                break;
            }
            let made = most(&planned, &mut |chosen| self.after(&state, chosen, file).is_some());
            let Some(next) = self.after(&state, &made, file).filter(|_| !made.is_empty()) else { break };
            count += made.len();
            state = next;
        }
        let rename = state.findings.iter().find_map(|finding| match &finding.fix {
            Some(Fix::Rename(name)) => Some(name.clone()),
            _ => None,
        });
        Mended { text: state.text, count: count + usize::from(rename.is_some()), rename }
    }

    /// Replaces a copy of a schema, where nothing is lost with it.
    fn mend_schema(&self, copy: &SchemaCopy, text: &str, file: File) -> Mended {
        let findings = self.judged(rules::outdated_schema::findings(copy, text), &[], file.place, Reach::Record);
        let edit = findings.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(Fix::edits).next();
        let new = edit.map(|edit| edit.text.clone());
        Mended { count: usize::from(new.is_some()), text: new.unwrap_or_else(|| text.to_owned()), rename: None }
    }

    /// Returns the findings of a text, as far as they follow from it alone, as they are told.
    fn told(&self, text: &str, file: File) -> Vec<Diagnostic> {
        let checked = self.check(text, file.stem);
        self.judged(checked.findings, &checked.allowances, file.place, Reach::Record)
    }

    /// Returns the state after the repairs of `chosen` findings; none where they do not keep what they promise.
    fn after(&self, state: &State, chosen: &[&Diagnostic], file: File) -> Option<State> {
        let mut edits: Vec<&Edit> =
            chosen.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(Fix::edits).collect();
        edits.sort_by_key(|edit| edit.span);
        let edited = Edited::new(&state.text, &edits);
        if !verify::is_as_planned(&state.text, &edited) {
            return None;
        }
        let findings = self.told(&edited.text, file);
        let is_gone = |mended: &&Diagnostic| {
            let span = edited.moved(mended.span);
            let is_same = |left: &Diagnostic| {
                left.message.key == mended.message.key
                    && left.path == mended.path
                    && left.span.start <= span.end
                    && span.start <= left.span.end
            };
            !findings.iter().any(is_same)
        };
        let is_better = findings.len() <= state.findings.len() && errors(&findings) <= errors(&state.findings);
        (is_better && chosen.iter().all(is_gone)).then_some(State { text: edited.text, findings })
    }
}

fn errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

/// Returns the findings whose edits can be made together: of two that overlap, the first.
fn disjoint(findings: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut chosen = Vec::new();
    for finding in findings {
        let edits = finding.fix.as_ref().map_or(&[][..], Fix::edits);
        // Two that put something in at the same place do not know of each other either.
        let is_free = |edit: &Edit| {
            let meets = |other: &&Edit| {
                (edit.span.start < other.span.end && other.span.start < edit.span.end)
                    || edit.span.start == other.span.start
            };
            !taken.iter().any(meets)
        };
        if !edits.is_empty() && edits.iter().all(is_free) {
            taken.extend(edits);
            chosen.push(finding);
        }
    }
    chosen
}

/// Returns as many of `candidates` as are good together, by halving those that are not.
pub(crate) fn most<T: Clone>(candidates: &[T], is_good: &mut impl FnMut(&[T]) -> bool) -> Vec<T> {
    fn take<T: Clone>(taken: &mut Vec<T>, candidates: &[T], is_good: &mut impl FnMut(&[T]) -> bool) {
        if candidates.is_empty() {
            return;
        }
        let before = taken.len();
        taken.extend_from_slice(candidates);
        if is_good(taken) {
            return;
        }
        taken.truncate(before);
        if candidates.len() > 1 {
            let (first, second) = candidates.split_at(candidates.len() / 2);
            take(taken, first, is_good);
            take(taken, second, is_good);
        }
    }
    let mut taken = Vec::new();
    take(&mut taken, candidates, is_good);
    taken
}

#[cfg(test)]
mod tests {
    use super::most;
    use crate::archive::Settings;
    use crate::check::Checker;

    #[test]
    fn those_that_do_harm_are_found() {
        let mut tries = 0;
        let kept = most(&(0..64).collect::<Vec<_>>(), &mut |chosen| {
            tries += 1;
            !(chosen.contains(&7) || chosen.contains(&20) && chosen.contains(&50))
        });
        assert_eq!(kept, (0..64).filter(|number| ![7, 50].contains(number)).collect::<Vec<_>>());
        assert!(tries < 40, "{tries}");
        assert_eq!(most(&[1], &mut |_| false), [0; 0]);
    }

    #[test]
    fn one_repair_uncovers_the_next_and_none_does_harm() {
        let mend = |lines: &str| {
            let text = format!(
                "format: 1\nid: 2024-01-02-a\ntitle: A\nstate: draft\nsession: {{kind: other, date: 2024-01-02}}\n{lines}"
            );
            let mended = Checker::new(&Settings::default()).unwrap().mend(&text, Some("2024-01-02-a"), None);
            assert_eq!(mended.rename, None);
            (mended.text[text.len() - lines.len()..].to_owned(), mended.count)
        };
        for (lines, after, count) in [
            // The key, then its value.
            ("agend: Việc 1\n", "agenda:\n  - Việc 1\n", 2),
            // Two would become one.
            ("agend: A\nagenad: B\n", "agend: A\nagenad: B\n", 0),
            ("agend: A\nagenda: B\n", "agend: A\nagenda:\n  - B\n", 1),
            // One mistake would give way to two.
            ("tsks:\n- {id: t1, titel: A}\n", "tsks:\n- {id: t1, titel: A}\n", 0),
        ] {
            assert_eq!(mend(lines), (after.to_owned(), count), "{lines}");
        }
    }
}
