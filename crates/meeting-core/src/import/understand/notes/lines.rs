//! The blocks as the lines that people wrote: a label, a speaker, a box to tick begins one wherever it stands.

use super::labels::{self, Label};
use super::roster;
use crate::import::document::{Block, Kind};
use crate::import::understand::section::labelled_rows;
use crate::import::understand::text::{lower, marker, sentences, without_mark};
use crate::import::understand::tree::Mark;
use crate::import::understand::{casing, votes};

/// The blocks with what stands on a line of its own as a block: labels within a paragraph, boxes to tick, speakers with
/// the time, the two halves of a label and its value. A line that announces a part is a heading.
pub(super) fn lines(blocks: &[Block]) -> Vec<Block> {
    let mut lines: Vec<Block> = Vec::new();
    for block in blocks {
        if let Kind::Table(rows) = &block.kind
            && let Some(labelled) = labelled_rows(rows, |cell| labels::label(cell).is_some())
        {
            lines.extend(labelled.into_iter().map(of_row));
            continue;
        }
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
        // "Present: Mr J Oakes" above "Mrs T Begum", which goes on with it
        if let Some((Label::People(_), start)) = labels::labelled(&block.text)
            && start < block.text.len()
            && lines.get(at).is_some_and(|next| next.line <= block.line + 1)
        {
            let below =
                lines[at..].iter().take(people_below(&lines[at..])).take_while(|line| !line.text.contains(':')).count();
            let texts = lines[at..at + below].iter().map(|line| line.text.as_str());
            let text = std::iter::once(block.text.as_str()).chain(texts).collect::<Vec<_>>().join("; ");
            joined.push(Block { text, ..block.clone() });
            at += below;
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
            // "Members in attendance" above lines with one member each
            Some(Label::People(_))
                if people_below(&lines[at..])
                    > usize::from(lines.get(at).is_some_and(|next| !next.text.contains(':'))) =>
            {
                joined.push(Block { text: format!("{name}:"), ..block.clone() });
                let below = people_below(&lines[at..]);
                joined.extend(lines[at..at + below].iter().map(|line| Block { kind: Kind::Item, ..line.clone() }));
                at += below;
            }
            // "Date" above "5 June 2025"
            Some(Label::People(_) | Label::Time | Label::Place | Label::Start | Label::End | Label::Aside)
                if lines.get(at).is_some_and(is_value) =>
            {
                joined.push(Block { text: format!("{name}: {}", lines[at].text), ..block.clone() });
                at += 1;
            }
            // "Contents" above its items; what is below these is of the meeting again
            Some(Label::Aside) if !block.text.contains(':') && Mark::of(block) == Mark::Plain => {
                joined.push(Block { text: format!("{name}:"), ..block.clone() });
                let is_item = |line: &&Block| line.kind == Kind::Item || marker(&line.text).is_some();
                for line in lines[at..].iter().take_while(is_item) {
                    // No item of a table of contents holds what follows it.
                    joined.push(Block { kind: Kind::Item, depth: 2, ..line.clone() });
                    at += 1;
                }
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

/// How many of the first lines are of people, one below the other: "Frank Delacroix - President".
fn people_below(lines: &[Block]) -> usize {
    let is_person = |(at, line): &(usize, &Block)| {
        let is_next = *at == 0 || line.line <= lines[at - 1].line + 1;
        is_next
            && line.kind == Kind::Paragraph
            && (line.text.contains(':') || line.text.split(' ').count() <= 12)
            && match labels::labelled(&line.text) {
                Some((Label::People(_), start)) => start < line.text.len(),
                Some(_) => false,
                None => !line.text.contains(':') && roster::list(&line.text).len() == 1,
            }
    };
    lines.iter().enumerate().take_while(is_person).count()
}

/// A line of a table of labels; the head of such a table says nothing.
fn of_row(line: Block) -> Block {
    let head = ["field", "item", "meeting information", "details", "information"];
    let is_head = line.text.split_once(':').is_some_and(|(name, _)| head.contains(&lower(name.trim()).as_str()));
    if is_head { Block { kind: Kind::Caption, ..line } } else { line }
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
    // "Thanks for the call. What we agreed:"
    if text.ends_with(':')
        && let [.., last] = &sentences(text)[..]
        && last.start > 0
        && labels::label(text[last.clone()].trim_end_matches(':')).is_some()
    {
        cuts.push(last.start);
    }
    for (at, letter) in text.char_indices().skip(1) {
        let rest = &text[at..];
        if !text[..at].ends_with(' ') {
            continue;
        }
        let is_box = ["[ ] ", "[x] ", "[X] "].iter().any(|sign| rest.starts_with(sign));
        // "<nick> +1"
        let is_of_a_log = rest.strip_prefix('<').and_then(|rest| rest.split_once("> ")).is_some_and(|(nick, _)| {
            !nick.is_empty() && nick.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
        });
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
        if is_box || is_timed || is_of_a_log || (is_labelled && letter.is_uppercase() && is_label()) {
            cuts.push(at);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}
