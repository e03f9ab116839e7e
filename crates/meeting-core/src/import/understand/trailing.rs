//! What stands in labels behind a piece of work: "…; chủ trì: Phòng A; phối hợp: Phòng B; hạn hoàn thành: 30/6/2023",
//! "…; lead: Bo; due: 5 March".

use super::actions::{due, names};
use super::bodies::Bodies;
use super::day_reader::DayReader;
use super::extraction::Due;
use super::text::{cut, lower, trimmed};
use crate::recognize::deadline::Basis;
use crate::recognize::words;

/// Who does a piece of work and until when, by its labels.
#[derive(Debug, Default)]
pub(super) struct Trailing {
    pub lead: Vec<String>,
    pub support: Vec<String>,
    pub due: Due,
}

impl Trailing {
    /// Parts a piece of work from the labels behind it; `None` if it has none.
    pub fn of<'t>(text: &'t str, days: DayReader, basis: &Basis, bodies: &Bodies) -> Option<(&'t str, Self)> {
        let pieces = cut(text, |_, sign, after| match sign {
            ';' => true,
            '.' => label(after.trim_start()).is_some(),
            _ => false,
        });
        let labelled = pieces.iter().rev().take_while(|piece| label(&text[(*piece).clone()]).is_some()).count();
        let (work, behind) = pieces.split_at(pieces.len() - labelled);
        let end = work.last().filter(|_| labelled > 0)?.end;
        let mut found = Self::default();
        for piece in behind {
            let (label, value) = label(&text[piece.clone()])?;
            match label {
                Label::Lead => found.lead = names(Some(value.to_owned()), bodies),
                Label::Support => found.support = names(Some(value.to_owned()), bodies),
                Label::Due => found.due = due(value, days, basis),
            }
        }
        Some((text[..end].trim_end_matches([';', '.', ' ']), found))
    }
}

#[derive(Debug, Clone, Copy)]
enum Label {
    Lead,
    Support,
    Due,
}

/// The label that a piece begins with, and its value.
fn label(piece: &str) -> Option<(Label, &str)> {
    let (label, value) = piece.split_once(':')?;
    let low = lower(label.trim());
    let tables = [(&words::LEADERS, Label::Lead), (&words::SUPPORTERS, Label::Support), (&words::DUES, Label::Due)];
    let (_, label) = tables.into_iter().find(|(words, _)| words.contains(&low.as_str()))?;
    let value = trimmed(value);
    (!value.is_empty()).then_some((label, value))
}
