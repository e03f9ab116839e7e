//! What shows that an English document is of a meeting.

use super::labels::{self, Label};
use super::lines::lines;
use super::{marks, opening, roster};
use crate::import::document::{Block, Kind};
use crate::import::understand::people::Context;
use crate::import::understand::text::{has, lower, without_mark};
use crate::import::understand::votes;

/// Whether English blocks speak of a meeting: a title, a list of who was there, a motion, or two parts of minutes.
pub(in crate::import::understand) fn speaks_of_a_meeting(blocks: &[Block]) -> bool {
    let lines = lines(blocks);
    if lines.iter().take(4).any(|block| opening::names_session(block.text.trim_start_matches("Subject: "))) {
        return true;
    }
    let early = |words: &[&str]| lines.iter().take(6).any(|block| has(&lower(&block.text), words));
    if early(&[
        "meeting",
        "minutes",
        "agenda",
        "stand-up",
        "standup",
        "retro",
        "sync",
        "huddle",
        "recap",
        "catch-up",
        "catchup",
        "attendees",
        "attended",
        "who was there",
        "discussed",
        "check-in",
        "1:1",
        "debrief",
        "in attendance",
    ]) {
        return true;
    }
    // A table of actions, with who does them or until when.
    let is_of_actions = |block: &Block| {
        let Kind::Table(rows) = &block.kind else { return false };
        let heads: Vec<String> =
            rows.first().map(|row| row.cells.iter().map(|cell| lower(&cell.join(" "))).collect()).unwrap_or_default();
        let names = |words: &[&str]| heads.iter().any(|head| has(head, words));
        names(&["action", "actions", "task", "action item"])
            && names(&["owner", "who", "responsible", "due", "deadline", "by when"])
    };
    if lines.iter().any(is_of_actions) {
        return true;
    }
    let mut parts = Vec::new();
    let mut speakers: Vec<&str> = Vec::new();
    for block in &lines {
        let own = without_mark(&block.text);
        let heading = Some(own.trim_end_matches(':')).filter(|_| block.kind != Kind::Item).and_then(labels::label);
        let label = heading.or_else(|| labels::labelled(own).map(|(label, _)| label));
        match label {
            Some(Label::People(Context { role: None, .. }) | Label::Start) => return true,
            Some(label @ (Label::People(_) | Label::Agenda | Label::Decisions | Label::Actions | Label::End)) => {
                parts.extend(Some(label).filter(|label| !parts.contains(label)));
            }
            _ => {}
        }
        if let Some((name, _)) =
            own.split_once(':').filter(|(name, _)| roster::is_name(name) && !speakers.contains(name))
        {
            speakers.push(name);
        }
        let low = lower(own);
        let is_of_us =
            has(&low, &["we agreed", "we decided", "we discussed", "we talked", "we met", "agreed that", "agreed to"]);
        let is_marked =
            marks::marked(own).is_some_and(|marked| marked.kind.is_none() && own.starts_with(char::is_uppercase));
        if is_of_us || is_marked {
            return true;
        }
        let is_told = has(&low, &["held a meeting", "meeting was held", "the meeting", "called to order", "convened"])
            || (has(&low, &["met on", "met in", "met at", "chaired"]) && !opening::is_only_a_day(own));
        let (mover, seconder) = votes::movers(own);
        if is_told || (mover.is_some() && seconder.is_some()) {
            return true;
        }
    }
    parts.len() > 1 || speakers.len() > 2
}
