//! Templates that are texts.

use serde::Serialize;

use crate::engine::{is_delimiter, value};
use crate::escaping::Escaping;
use crate::script::Script;
use crate::tag::{Mark, find};
use crate::{Engine, Fields, Format, Part, Place, Problem, ProblemKind};

/// A template in Markdown, in HTML or without markup.
///
/// A line that holds nothing but statements and comments disappears.
#[derive(Debug, Clone)]
pub struct TextTemplate {
    engine: Engine,
    format: Format,
    script: Script,
}

impl TextTemplate {
    /// Reads a template. What is wrong with its tags is told by [`check`](Self::check).
    pub fn read(bytes: &[u8], format: Format, engine: &Engine) -> Result<Self, Vec<Problem>> {
        let problem = |kind| vec![Problem::of_part(Part::Text, kind)];
        if bytes.len() > engine.limits.part {
            return Err(problem(ProblemKind::TooLarge { limit: engine.limits.part }));
        }
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains(is_delimiter));
        let text = text.ok_or_else(|| problem(ProblemKind::NotText))?;
        let mut script = Script::default();
        // Where each tag that can be read is in the text.
        let mut ranges = Vec::new();
        let (mut line, mut counted) = (1, 0);
        let limit = engine.limits.tags;
        let all = find(text, false, limit);
        if all.len() > limit {
            return Err(problem(ProblemKind::TooManyTags { limit }));
        }
        for found in all {
            line += text[counted..found.range.start].matches('\n').count();
            counted = found.range.start;
            let place = Place { part: Part::Text, paragraph: Some(line), cell: None };
            let range = found.range.clone();
            script.add(found, &text[range.clone()], place, engine);
            ranges.resize(script.tags.len(), range);
        }
        script.blocks(engine);
        script.order = (0..script.tags.len()).collect();
        let mut written = 0;
        for (number, range) in alone_with_their_lines(text, &script, &ranges).into_iter().enumerate() {
            script.source.text += &text[written..range.start.max(written)];
            script.source.push_tag(number, &script.tags[number].tag);
            written = range.end;
        }
        script.source.text += &text[written..];
        Ok(Self { engine: engine.clone(), format, script })
    }

    /// All mistakes, given what the template may name.
    #[must_use]
    pub fn check(&self, fields: &Fields) -> Vec<Problem> {
        self.script.check(&self.engine, fields)
    }

    /// The filled template. One with mistakes that do not depend on the fields is refused.
    pub fn fill(&self, values: &impl Serialize) -> Result<String, Vec<Problem>> {
        let problems = self.check(&Fields::Any);
        if !problems.is_empty() {
            return Err(problems);
        }
        let value = value(values)?;
        let escaping = Escaping::Text(self.format);
        self.script.fill(&self.engine, escaping, &value, Part::Text)
    }
}

/// The ranges of the tags; where a line holds nothing but statements and comments, with what else is in the line.
fn alone_with_their_lines(
    text: &str,
    script: &Script,
    ranges: &[std::ops::Range<usize>],
) -> Vec<std::ops::Range<usize>> {
    let is_blank = |text: &str| text.trim_matches([' ', '\t']).is_empty();
    let mut grown = ranges.to_vec();
    let mut first = 0;
    while first < ranges.len() {
        // The tags up to `end` have only spaces between them.
        let mut end = first + 1;
        while end < ranges.len() && is_blank(&text[ranges[end - 1].end..ranges[end].start]) {
            end += 1;
        }
        let before = text[..ranges[first].start].trim_end_matches([' ', '\t']);
        let after = text[ranges[end - 1].end..].trim_start_matches([' ', '\t']);
        let line_end =
            ["", "\n", "\r\n"].into_iter().find(|end| after == *end || !end.is_empty() && after.starts_with(end));
        let is_alone = script.tags[first..end].iter().all(|placed| placed.tag.mark != Mark::Value)
            && (before.is_empty() || before.ends_with('\n'));
        if let (true, Some(line_end)) = (is_alone, line_end) {
            for number in first + 1..end {
                grown[number].start = ranges[number - 1].end;
            }
            for number in first..end - 1 {
                grown[number].end = ranges[number + 1].start;
            }
            grown[first].start = before.len();
            grown[end - 1].end = text.len() - after.len() + line_end.len();
        }
        first = end;
    }
    grown
}
