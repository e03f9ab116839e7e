//! The blocks as the lines that people wrote: a label, a speaker, a box to tick begins one wherever it stands.

use super::labels::{self, Label};
use crate::import::document::{Block, Kind};
use crate::import::understand::text::without_mark;
use crate::import::understand::{casing, votes};

/// The blocks with what stands on a line of its own as a block: labels within a paragraph, boxes to tick, speakers with
/// the time, the two halves of a label and its value. A line that announces a part is a heading.
pub(super) fn lines(blocks: &[Block]) -> Vec<Block> {
    let mut lines: Vec<Block> = Vec::new();
    for block in blocks {
        if !matches!(block.kind, Kind::Paragraph | Kind::Item) {
            lines.push(block.clone());
            continue;
        }
        let mut from = 0;
        for at in cuts(&block.text) {
            lines.push(Block { text: block.text[from..at].trim().to_owned(), ..block.clone() });
            from = at;
        }
        lines.push(Block { text: block.text[from..].trim().to_owned(), ..block.clone() });
    }
    lines.retain(|block| matches!(block.kind, Kind::Table(_)) || !block.text.is_empty());
    let mut joined: Vec<Block> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let block = &lines[at];
        at += 1;
        // "AYES: …" above "NAYS: …" is one vote.
        if votes::names_a_side(&block.text)
            && let Some(before) = joined.last_mut().filter(|before| votes::names_a_side(&before.text))
        {
            before.text = format!("{} {}", before.text, block.text);
            continue;
        }
        if block.kind != Kind::Paragraph {
            joined.push(numbered_heading(block));
            continue;
        }
        let name = block.text.trim_end_matches(':');
        let label = labels::label(name).filter(|_| without_mark(&block.text).starts_with(char::is_uppercase));
        let is_value = |next: &Block| {
            next.kind == Kind::Paragraph
                && labels::label(&next.text).is_none()
                && labels::labelled(&next.text).is_none()
                && next.text.split(' ').count() <= 40
        };
        match label {
            // "Date" above "5 June 2025"
            Some(Label::People(_) | Label::Time | Label::Place | Label::Start | Label::End)
                if lines.get(at).is_some_and(is_value) =>
            {
                joined.push(Block { text: format!("{name}: {}", lines[at].text), ..block.clone() });
                at += 1;
            }
            Some(
                Label::Actions | Label::Decisions | Label::Notes | Label::Agenda | Label::Aside | Label::People(_),
            ) if !block.text.trim_end_matches(':').contains(':') => {
                joined.push(Block {
                    kind: Kind::Heading(5),
                    text: without_mark(&block.text).to_owned(),
                    ..block.clone()
                });
            }
            _ => joined.push(numbered_heading(block)),
        }
    }
    joined
}

/// "3.0 ACTION ITEMS" is a heading above "3.1 …".
fn numbered_heading(block: &Block) -> Block {
    let number = block.text.split(' ').next().unwrap_or_default();
    let own = without_mark(&block.text);
    if number.ends_with(".0") && own.len() < block.text.len() && casing::is_capitals(own) {
        return Block { kind: Kind::Heading(4), text: own.to_owned(), ..block.clone() };
    }
    block.clone()
}

/// Where lines begin within a text that was put together from several.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let is_labelled = labels::labelled(text).is_some() || labels::group(text).is_some();
    for (at, letter) in text.char_indices().skip(1) {
        let rest = &text[at..];
        if !text[..at].ends_with(' ') {
            continue;
        }
        let is_box = ["[ ] ", "[x] ", "[X] "].iter().any(|sign| rest.starts_with(sign));
        let is_timed =
            letter == '[' && rest.get(1..9).is_some_and(|time| time.bytes().all(|c| c.is_ascii_digit() || c == b':'));
        let is_label = || {
            let Some(colon) = rest.find(':').filter(|colon| *colon < 40) else { return false };
            let name = &rest[..colon];
            let is_one = !name.contains(['.', ',', ';', '(', '/']) && rest[colon + 1..].starts_with(' ');
            let label = labels::labelled(rest).map(|(label, _)| label);
            let is_of_head =
                matches!(label, Some(Label::People(_) | Label::Time | Label::Place | Label::Start | Label::End));
            is_one && labels::is_whole(name) && (is_of_head || labels::group(rest).is_some())
        };
        if is_box || is_timed || (is_labelled && letter.is_uppercase() && is_label()) {
            cuts.push(at);
        }
    }
    cuts
}
