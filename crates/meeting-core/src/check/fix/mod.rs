//! Certain fixes, made and proven.
//!
//! The edits of one round that do not overlap are applied together. [`lossless_yaml::apply`] verifies that the new text
//! has the planned value; in addition, the findings that were fixed must be gone, and the text must not have more
//! findings or more errors than before. If it does, bisection finds the harmful fixes, and they are skipped. Rounds
//! repeat until nothing changes.

pub(super) mod syntax;

use super::{Checker, Context, Reach, rules};
use crate::archive::{Reference, SETTINGS_FILE, SchemaCopy, old_keys};
use crate::finding::{Finding, Fix, Severity};
use lossless_yaml::Edit;
use lossless_yaml::{Document, in_place};

/// Most rounds: each fixes what the one before uncovered, and records are not deep.
const MOST_ROUNDS: usize = 16;

/// A text after its certain fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedText {
    /// The text.
    pub text: String,
    /// The correct name of the file, if it has a wrong one.
    pub rename: Option<String>,
    /// How many findings have been fixed, the name of the file included.
    pub count: usize,
}

/// The file that a text is, or will be.
#[derive(Clone, Copy)]
struct File<'a> {
    stem: Option<&'a str>,
    place: Option<&'a str>,
}

/// A text and its findings.
struct State {
    text: String,
    /// The parsed text, if it can be read.
    document: Option<Document>,
    findings: Vec<Finding>,
}

/// `finding` with the fix that replaces the scalar it points at by `words`.
pub(super) fn by_words(finding: Finding, context: &Context, words: &str) -> Finding {
    let edit = scalar(words).and_then(|text| in_place::rewritten(context.text, context.root, finding.span, text));
    finding.with_fix(edit)
}

/// `words` as a scalar that has this value in any context. References to records need no quotes, although they begin
/// with a digit.
pub(super) fn scalar(words: &str) -> Option<String> {
    let is_reference = Reference::parse(words).record().is_some();
    if is_reference { Some(words.to_owned()) } else { in_place::scalar(words) }
}

impl Checker {
    /// Applies the certain fixes of a text. `stem` is the file's name without `.yaml`, if it has one; `place` is its
    /// path from the archive's root. Suppressed findings and rules that are switched off are not fixed.
    #[must_use]
    pub fn fix(&self, text: &str, stem: Option<&str>, place: Option<&str>) -> FixedText {
        let file = File { stem, place };
        if let Some(copy) = place.and_then(SchemaCopy::at) {
            return self.fix_schema(copy, text, file);
        }
        if place == Some(SETTINGS_FILE) {
            return fix_settings(text);
        }
        let mut state = self.state(text.to_owned(), file);
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
        FixedText { text: state.text, count: count + usize::from(rename.is_some()), rename }
    }

    /// Replaces a copy of a schema, where nothing is lost with it.
    fn fix_schema(&self, copy: &SchemaCopy, text: &str, file: File) -> FixedText {
        let findings = self.apply_policy(
            rules::outdated_schema::findings(copy, text, &self.settings),
            &[],
            file.place,
            Reach::Record,
        );
        let edit = findings.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(Fix::edits).next();
        let new = edit.map(|edit| edit.text.clone());
        FixedText { count: usize::from(new.is_some()), text: new.unwrap_or_else(|| text.to_owned()), rename: None }
    }

    /// Checks a text with the rules that need it alone, and applies settings and suppressions.
    fn state(&self, text: String, file: File) -> State {
        let checked = self.check(&text, file.stem);
        // Of what breaks the structure too often, the check returns no document.
        let document = checked.read.map(|(document, _)| document).or_else(|| lossless_yaml::parse(&text).ok());
        let findings = self.apply_policy(checked.findings, &checked.suppressions, file.place, Reach::Record);
        State { text, document, findings }
    }

    /// The state after the fixes of `chosen` findings; `None` if they do not keep what they promise.
    fn after(&self, state: &State, chosen: &[&Finding], file: File) -> Option<State> {
        let mut edits: Vec<&Edit> =
            chosen.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(Fix::edits).collect();
        edits.sort_by_key(|edit| edit.span);
        let edited = lossless_yaml::apply(&state.text, state.document.as_ref(), edits)?;
        let is_gone = |fixed: &Finding, findings: &[Finding]| {
            let span = edited.moved(fixed.span);
            let is_same = |left: &Finding| {
                left.message.key == fixed.message.key
                    && left.path == fixed.path
                    && left.span.start <= span.end
                    && span.start <= left.span.end
            };
            !findings.iter().any(is_same)
        };
        let after = self.state(edited.text.clone(), file);
        let is_better =
            after.findings.len() <= state.findings.len() && errors(&after.findings) <= errors(&state.findings);
        (is_better && chosen.iter().all(|fixed| is_gone(fixed, &after.findings))).then_some(after)
    }
}

/// Writes the current names of settings that have old ones.
fn fix_settings(text: &str) -> FixedText {
    let fixed = old_keys(text).and_then(|(document, notes)| {
        let edits: Vec<&Edit> = notes.iter().filter_map(|note| note.fix.as_ref()).flat_map(Fix::edits).collect();
        let count = edits.len();
        Some((count, lossless_yaml::apply(text, Some(&document), edits)?.text))
    });
    let (count, text) = fixed.unwrap_or_else(|| (0, text.to_owned()));
    FixedText { text, rename: None, count }
}

fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

/// The findings whose edits can be made together: of two that overlap, the first.
fn disjoint(findings: &[Finding]) -> Vec<&Finding> {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut chosen = Vec::new();
    for finding in findings {
        let edits = finding.fix.as_ref().map_or(&[][..], Fix::edits);
        // Two insertions at the same offset are not independent either.
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

/// As many of `candidates` as are good together, by halving those that are not.
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
    fn one_fix_uncovers_the_next_and_none_does_harm() {
        let fix = |lines: &str| {
            let text = format!(
                "format: 1\nid: 2024-01-02-a\ntitle: A\nstate: draft\nsession: {{kind: other, date: 2024-01-02}}\n{lines}"
            );
            let fixed = Checker::new(&Settings::default()).unwrap().fix(&text, Some("2024-01-02-a"), None);
            assert_eq!(fixed.rename, None);
            (fixed.text[text.len() - lines.len()..].to_owned(), fixed.count)
        };
        for (lines, after, count) in [
            // The key, then its value.
            ("agend: Việc 1\n", "agenda:\n  - Việc 1\n", 2),
            // Two would become one.
            ("agend: A\nagenad: B\n", "agend: A\nagenad: B\n", 0),
            ("agend: A\nagenda: B\n", "agend: A\nagenda:\n  - B\n", 1),
            // A word that is not composed, and touches signs of YAML.
            ("agenda: [Ho\u{323}p, \"a\"]\nx-so\u{302}: 1 #so\u{302}\n", "agenda: [Họp, \"a\"]\nx-sô: 1 #sô\n", 1),
            // One error is replaced by two.
            ("tsks:\n- {id: t1, titel: A}\n", "tsks:\n- {id: t1, titel: A}\n", 0),
        ] {
            assert_eq!(fix(lines), (after.to_owned(), count), "{lines}");
        }
    }
}
